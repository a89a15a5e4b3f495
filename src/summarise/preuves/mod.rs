//! The items of MAIA 25 that registers settle, each with its evidence (convention FIR 201700224, annexe 5, remarks of the grid).

mod strategique;
mod tactique;
mod guichet;
mod gestion_de_cas;

use jiff::civil::Date;

use super::pool::lower_first;
use crate::base::settings::{Maia25, PorteDeux};
use crate::normalise::concertation::{Concertation, Decision, Reunion, TACTIQUE, Validation, counts_for};

/// What is found of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Jugement {
    pub item: u8,
    /// 1, 0, or nothing to judge on.
    pub point: Option<bool>,
    pub preuves: Vec<Preuve>,
    /// Why the point is not had, or why there is nothing to judge on, in French.
    pub motif: String,
}

/// A row that an item rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Preuve {
    pub origin: u32,
    pub colonne: &'static str,
    /// `Table stratégique du 14/03/2017`.
    pub texte: String,
}

/// What an item is judged on: a territoire, over a window of time.
struct Cas<'a> {
    concertation: &'a Concertation,
    territoire: &'a str,
    debut: Date,
    fin: Date,
    regles: &'a Maia25,
}

/// Judges an item.
type Juge = fn(&Cas) -> Jugement;

/// Items that registers settle, in the order of the grid.
const JUGES: &[Juge] = &[
    strategique::reunie,
    strategique::decisions_prises,
    strategique::representants,
    strategique::decisions_suivies,
    tactique::invites,
    tactique::hopital,
    tactique::equipes_du_departement,
    tactique::decisions_suivies,
    tactique::representation_effective,
    tactique::entrepot,
    guichet::formulaire,
    guichet::outils_partages,
    guichet::territorialite,
    guichet::referentiel_unique,
    guichet::permanence,
    guichet::base_du_guichet,
    gestion_de_cas::medecin_traitant,
    gestion_de_cas::hospitalisation,
    gestion_de_cas::rapport_d_activite,
];

/// What registers say of each item over a window of time, the gates of the grid applied.
pub fn juger(
    concertation: &Concertation,
    territoire: &str,
    (debut, fin): (Date, Date),
    regles: &Maia25,
) -> Vec<Jugement> {
    let own = concertation.of_territoire(territoire);
    let cas = Cas { concertation: &own, territoire, debut, fin, regles };
    let mut jugements: Vec<Jugement> = JUGES.iter().map(|juge| juge(&cas)).collect();
    let missed = |all: &[Jugement], item: u8| all.iter().any(|it| it.item == item && it.point == Some(false));
    if missed(&jugements, 1) {
        shut(&mut jugements, 2..=4, "L’item 1 n’a pas son point («\u{a0}si OUI\u{a0}» de la grille).");
    }
    let gates: &[u8] = match regles.porte_item_4 {
        PorteDeux::Items1Et3 => &[3],
        PorteDeux::Items1Et2 => &[2],
    };
    if gates.iter().any(|it| missed(&jugements, *it)) {
        shut(&mut jugements, 4..=4, "L’item placé avant «\u{a0}si OUI\u{a0}» n’a pas son point.");
    }
    jugements
}

fn shut(jugements: &mut [Jugement], items: std::ops::RangeInclusive<u8>, why: &str) {
    for jugement in jugements.iter_mut().filter(|it| items.contains(&it.item) && it.point != Some(false)) {
        jugement.point = Some(false);
        jugement.motif = why.to_owned();
    }
}

impl Jugement {
    fn oui(item: u8, preuves: Vec<Preuve>) -> Self {
        Self { item, point: Some(true), preuves, motif: String::new() }
    }

    fn non(item: u8, preuves: Vec<Preuve>, motif: impl Into<String>) -> Self {
        Self { item, point: Some(false), preuves, motif: motif.into() }
    }

    fn inconnu(item: u8, motif: impl Into<String>) -> Self {
        Self { item, point: None, preuves: Vec::new(), motif: motif.into() }
    }

    /// The point when there is evidence, else its absence with a reason.
    fn si(item: u8, preuves: Vec<Preuve>, motif: &str) -> Self {
        if preuves.is_empty() { Self::non(item, preuves, motif) } else { Self::oui(item, preuves) }
    }
}

impl<'a> Cas<'a> {
    /// Meetings of a table within the window, in order of date, with their ranks.
    fn reunions(&self, table: &'a str) -> Vec<(usize, &'a Reunion)> {
        let concertation: &'a Concertation = self.concertation;
        let territoire: &'a str = self.territoire;
        let window = self.debut..=self.fin;
        concertation.of_table(table, territoire).filter(|it| window.contains(&it.1.date)).collect()
    }

    /// Whether some register tells of meetings of a table.
    fn tient_registre(&self, table: &'a str) -> bool {
        self.concertation.of_table(table, self.territoire).next().is_some()
    }

    /// Decisions of a meeting.
    fn decisions(&self, reunion: usize) -> impl Iterator<Item = &'a Decision> {
        let concertation: &'a Concertation = self.concertation;
        concertation.decisions.iter().filter(move |it| it.reunion == Some(reunion))
    }

    /// Whether some register of decisions was received.
    fn tient_decisions(&self) -> bool {
        self.concertation.decisions.iter().any(|it| counts_for(it.territoire.as_ref(), self.territoire))
    }

    /// The validation of a tool known by the end of the window.
    fn validations(&self, outil: &str) -> Vec<&'a Validation> {
        let concertation: &'a Concertation = self.concertation;
        let own = |it: &&Validation| it.outil == outil && counts_for(it.territoire.as_ref(), self.territoire);
        concertation.validations.iter().filter(own).collect()
    }

    fn tient_validations(&self) -> bool {
        self.concertation.validations.iter().any(|it| counts_for(it.territoire.as_ref(), self.territoire))
    }

    /// Whether a day is known and not after the window.
    fn acquis(&self, date: Option<Date>) -> bool {
        date.is_some_and(|it| it <= self.fin)
    }

    /// Decisions of the tactical table that rest on one of these sources, with the point they give.
    fn appui(&self, item: u8, sources: &[&str], motif: &str) -> Jugement {
        if !self.tient_decisions() {
            return Jugement::inconnu(item, SANS_DECISIONS);
        }
        let reunions = self.reunions(TACTIQUE);
        let preuves = reunions.iter().flat_map(|(rank, reunion)| {
            let found = self.decisions(*rank).filter(|it| it.source.as_deref().is_some_and(|it| sources.contains(&it)));
            found.map(|it| decision(it, reunion, "source_donnee"))
        });
        Jugement::si(item, preuves.collect(), motif)
    }

    /// Tools that both tables validated, with the point they give.
    fn valides_deux_fois(&self, item: u8, outils: &[&str]) -> Jugement {
        if !self.tient_validations() {
            return Jugement::inconnu(item, SANS_VALIDATIONS);
        }
        let mut preuves = Vec::new();
        for outil in outils {
            let both = |it: &&&Validation| self.acquis(it.date_tt) && self.acquis(it.date_ts);
            match self.validations(outil).iter().find(both) {
                Some(found) => preuves.push(validation(found, "date_ts")),
                None => {
                    let label = crate::base::codes::OUTILS.label(outil);
                    let motif =
                        format!("«\u{a0}{label}\u{a0}» n’est pas validé en table tactique et en table stratégique.");
                    return Jugement::non(item, preuves, motif);
                }
            }
        }
        Jugement::oui(item, preuves)
    }
}

const SANS_REUNIONS: &str = "Aucun registre des réunions reçu pour cette table.";
const SANS_DECISIONS: &str = "Aucun registre des décisions reçu.";
const SANS_PRESENCES: &str = "Aucune présence notée à la dernière table tactique.";
const SANS_VALIDATIONS: &str = "Aucun registre des validations reçu.";

fn reunion(it: &Reunion) -> Preuve {
    let table = crate::base::codes::INSTANCES.label(&it.table);
    let texte = format!("{table} du {}", crate::base::date::french(it.date));
    Preuve { origin: it.origin, colonne: "date", texte }
}

fn decision(it: &Decision, of: &Reunion, colonne: &'static str) -> Preuve {
    let numero = it.numero.as_ref().map_or_else(String::new, |it| format!(" n°\u{a0}{it}"));
    Preuve { origin: it.origin, colonne, texte: format!("Décision{numero}, {}", lower_first(&reunion(of).texte)) }
}

fn validation(it: &Validation, colonne: &'static str) -> Preuve {
    let day = |date: Option<Date>| date.map_or_else(|| "–".to_owned(), crate::base::date::french);
    let label = crate::base::codes::OUTILS.label(&it.outil);
    let texte = format!("{label}\u{a0}: TT {}, TS {}", day(it.date_tt), day(it.date_ts));
    Preuve { origin: it.origin, colonne, texte }
}

#[cfg(test)]
mod tests;
