//! Invented towns, so that every territoire has a name of its own.

use crate::base::territoire::{slug, towns};

/// How many territoires can be told apart.
pub(super) const MOST: u32 = 5_000;

/// The area of one MAIA, under an invented name.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// `Belmont-Courville`.
    pub(super) name: String,
    pub(super) id: String,
}

/// The territoire of that rank; one in three is named after a single town.
pub(super) fn place(rank: u32) -> Place {
    let first = town(rank * 2);
    let name = if rank % 3 == 2 { first } else { format!("{first}-{}", town(rank * 2 + 1)) };
    let id = slug(&towns(&name));
    Place { name, id }
}

fn town(rank: u32) -> String {
    let rank = rank as usize;
    let (begin, rest) = (BEGINNINGS[rank % BEGINNINGS.len()], rank / BEGINNINGS.len());
    let (end, rest) = (ENDS[(rest + rank) % ENDS.len()], rest / ENDS.len());
    format!("{begin}{}{end}", MIDDLES[rest % MIDDLES.len()])
}

static BEGINNINGS: [&str; 31] = [
    "Aub", "Bel", "Brév", "Cour", "Dam", "Élan", "Fré", "Gran", "Haut", "Isl", "Jan", "Lav", "Mar", "Niv", "Orn",
    "Pont", "Quin", "Rav", "Sav", "Thib", "Urv", "Val", "Var", "Yver", "Bouc", "Cham", "Doul", "Épin", "Flor", "Gess",
    "Hérin",
];
static MIDDLES: [&str; 12] = ["e", "i", "o", "a", "ou", "eu", "an", "in", "er", "ar", "el", "il"];
static ENDS: [&str; 29] = [
    "mont", "ville", "court", "bourg", "font", "val", "roche", "lieu", "gny", "lles", "mare", "champ", "pont", "port",
    "rive", "selle", "tour", "vert", "beuf", "nay", "ron", "zac", "gnan", "meuse", "thier", "lon", "res", "chy", "dun",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_territoires_share_a_town() {
        let mut seen = BTreeSet::new();
        for rank in 0..MOST {
            let place = place(rank);
            for town in towns(&place.name) {
                assert!(seen.insert(town), "{}", place.name);
            }
            assert!("MAIA ".len() + place.name.chars().count() <= 31, "{} is too long for a sheet", place.name);
        }
    }
}
