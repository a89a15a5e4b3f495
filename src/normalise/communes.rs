//! The list of communes of each territoire, and which of them a name means: wrapped, without its article, misprinted.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::PolarsResult;

use super::Frames;
use super::columns::{origins, texts};
use super::frames::TERRITOIRE;
use crate::base::fold::fold;

/// Communes that lists name, by the letters of their names.
#[derive(Debug, Default)]
pub struct Communes {
    listed: BTreeMap<String, Commune>,
}

/// A commune of the list.
#[derive(Debug, Default)]
pub struct Commune {
    /// As the list first writes it.
    pub name: String,
    /// Territoires that list it.
    pub territoires: BTreeSet<String>,
    /// The row of each mention.
    pub rows: Vec<u32>,
}

/// How a name means a commune.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The same letters, whatever the spaces, hyphens, accents and article.
    Same,
    /// One letter more, less or other.
    Near,
}

impl Communes {
    /// Those of the lists received.
    pub fn of(frames: &Frames) -> PolarsResult<Self> {
        let frame = frames.get("communes");
        let (names, territoires) = (texts(&frame, "commune")?, texts(&frame, TERRITOIRE)?);
        let mut communes = Self::default();
        for ((name, territoire), origin) in names.into_iter().zip(territoires).zip(origins(&frame)?) {
            let Some(name) = name else { continue };
            let listed = communes.listed.entry(letters(&name)).or_default();
            listed.territoires.extend(territoire);
            listed.rows.push(origin);
            if listed.name.is_empty() {
                listed.name = name;
            }
        }
        Ok(communes)
    }

    /// How many different communes there are.
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Every commune, in order of its letters.
    pub fn iter(&self) -> impl Iterator<Item = &Commune> {
        self.listed.values()
    }

    /// The commune that a name means; a misprint means one only when it is near a single one.
    pub fn find(&self, name: &str) -> Option<(Means, &Commune)> {
        let letters = letters(name);
        if let Some(same) = self.listed.get(&letters) {
            return Some((Means::Same, same));
        }
        let mut near = self.listed.iter().filter(|it| one_slip(it.0, &letters));
        let only = near.next()?.1;
        near.next().is_none().then_some((Means::Near, only))
    }
}

/// The letters of a name, without its leading article.
fn letters(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let named = match words.as_slice() {
        [article, rest @ ..] if !rest.is_empty() && ["la", "le", "les", "l"].contains(article) => rest,
        all => all,
    };
    let whole = |word: &&str| {
        match *word {
            "st" => "saint",
            "ste" => "sainte",
            other => other,
        }
        .to_owned()
    };
    named.iter().map(whole).collect()
}

/// Shorter names are too alike for a slip to be told from another name.
const LONG_ENOUGH: usize = 6;

/// Whether two names differ by one letter more, less or other.
fn one_slip(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < LONG_ENOUGH || long.len() - short.len() > 1 || short == long {
        return false;
    }
    let same = short.bytes().zip(long.bytes()).take_while(|it| it.0 == it.1).count();
    let (left, right) = (&short.as_bytes()[same..], &long.as_bytes()[same..]);
    let after = |bytes: &'_ [u8]| bytes.get(1..).map(<[u8]>::to_vec);
    if short.len() == long.len() { after(left) == after(right) } else { Some(left.to_vec()) == after(right) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Periode;
    use crate::normalise::example::frames;

    #[test]
    fn wrapped_shortened_and_misprinted_names_mean_their_commune() {
        let list = "territoire | commune\nSaverne | PETITE-PIERRE\nHaguenau | MITTELSCHAEFFOLSH EIM\nHaguenau | SEEBAACH\n\
                    Haguenau | FROESCHWILLER\nHaguenau | FROESCHWILLER\nMolsheim | ROTT\nMolsheim | SAINT-NABOR";
        let frames = frames(&[("communes", list)], Periode::new(2017, None)).unwrap();
        let communes = Communes::of(&frames).unwrap();
        assert_eq!(communes.len(), 6);
        for (name, expected) in [
            ("La Petite-Pierre", Some((Means::Same, "PETITE-PIERRE"))),
            ("Mittelschaeffolsheim", Some((Means::Same, "MITTELSCHAEFFOLSH EIM"))),
            ("Seebach", Some((Means::Near, "SEEBAACH"))),
            ("Frœschwiller", Some((Means::Same, "FROESCHWILLER"))),
            ("Froeschviller", Some((Means::Near, "FROESCHWILLER"))),
            ("St Nabor", Some((Means::Same, "SAINT-NABOR"))),
            ("Roth", None),
            ("Strasbourg", None),
            ("", None),
        ] {
            let found = communes.find(name).map(|it| (it.0, it.1.name.as_str()));
            assert_eq!(found, expected, "{name}");
        }
    }
}
