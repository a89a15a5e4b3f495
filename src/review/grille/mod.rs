//! Validation grids as checks read them: the latest one of each territoire, and the MAIA 25 beside it.

pub(super) mod after_the_grid;
pub(super) mod base_in_progress;
pub(super) mod desk_base;
pub(super) mod maia25;
pub(super) mod neutralised;
pub(super) mod rhythm;
pub(super) mod trained_before_hired;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::columns::{dates, flags, numbers, origins, texts};
use crate::base::codes::{MODALITES_GRILLE, etat_grille};
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::identify::tables::grille::{ANNEE, ITEM, KIND, VALEUR};
use crate::identify::tables::grille_items;
use crate::normalise::Frames;
use crate::normalise::frames::{ROLE, TERRITOIRE};

/// The latest grid of a territoire, of the exercice or before it.
#[derive(Debug, Default)]
struct Grille {
    territoire: String,
    annee: i64,
    items: BTreeMap<String, Ligne>,
}

/// An item of a grid.
#[derive(Debug)]
struct Ligne {
    origin: u32,
    item: String,
    modalite: Option<String>,
    neutralise: bool,
    depuis: Option<i64>,
    fait_en: Option<i64>,
    rythme: Option<i64>,
}

impl Ligne {
    /// What the item amounts to.
    fn etat(&self) -> Option<&'static str> {
        etat_grille(self.modalite.as_deref()?)
    }

    fn is(&self, etat: &str) -> bool {
        self.etat() == Some(etat)
    }

    /// `« Annuaire complet » : « Non »`.
    fn said(&self) -> String {
        let label = grille_items::item(&self.item).map_or(self.item.as_str(), |it| it.label);
        let modalite = self.modalite.as_deref().map_or("vide", |it| MODALITES_GRILLE.label(it));
        format!("«\u{a0}{label}\u{a0}» vaut «\u{a0}{modalite}\u{a0}»")
    }

    /// A remark on the value.
    fn remark(&self, frames: &Frames, grille: &Grille, rule: &'static Rule, message: String) -> Diagnostic {
        let place = frames.provenance.place(self.origin, VALEUR);
        Diagnostic::new(rule, place, message).territoire(Some(grille.territoire.clone()))
    }
}

/// The grids that hold for the exercice, by territoire.
fn grilles(frames: &Frames) -> Result<Vec<Grille>, Failure> {
    let frame = frames.get(KIND.id);
    let (territoire, item) = (texts(&frame, TERRITOIRE)?, texts(&frame, ITEM)?);
    let (annee, modalite) = (numbers(&frame, ANNEE)?, texts(&frame, "modalite")?);
    let (obsolete, neutralise) = (flags(&frame, "obsolete")?, flags(&frame, "neutralise")?);
    let (depuis, fait_en, rythme) =
        (numbers(&frame, "depuis")?, numbers(&frame, "fait_en")?, numbers(&frame, "rythme")?);
    let mut grilles: BTreeMap<String, Grille> = BTreeMap::new();
    for (row, origin) in origins(&frame)?.into_iter().enumerate() {
        let (Some(territoire), Some(item), Some(annee)) = (&territoire[row], &item[row], annee[row]) else { continue };
        if annee > i64::from(frames.periode.exercice) || obsolete[row] == Some(true) {
            continue;
        }
        let grille = grilles.entry(territoire.clone()).or_default();
        if annee < grille.annee {
            continue;
        }
        if annee > grille.annee {
            *grille = Grille { territoire: territoire.clone(), annee, items: BTreeMap::new() };
        }
        let ligne = Ligne {
            origin,
            item: item.clone(),
            modalite: modalite[row].clone(),
            neutralise: neutralise[row] == Some(true),
            depuis: depuis[row],
            fait_en: fait_en[row],
            rythme: rythme[row],
        };
        grille.items.entry(item.clone()).or_insert(ligne);
    }
    Ok(grilles.into_values().collect())
}

/// Scores of the latest MAIA 25 of each territoire on or before the end of the period.
fn scores(frames: &Frames) -> Result<BTreeMap<String, BTreeMap<i64, i64>>, Failure> {
    let frame = frames.get("maia25");
    let (territoire, role) = (texts(&frame, TERRITOIRE)?, texts(&frame, ROLE)?);
    let (item, score, date) = (numbers(&frame, "item")?, numbers(&frame, "score")?, dates(&frame, "date_eval")?);
    let mut latest: BTreeMap<String, (Option<Date>, BTreeMap<i64, i64>)> = BTreeMap::new();
    for row in 0..frame.height() {
        let (Some(territoire), Some(item)) = (&territoire[row], item[row]) else { continue };
        if role[row].as_deref() != Some("item") || date[row].is_some_and(|it| it > frames.periode.fin) {
            continue;
        }
        let known = latest.entry(territoire.clone()).or_default();
        if date[row] > known.0 {
            *known = (date[row], BTreeMap::new());
        }
        if let (true, Some(score)) = (date[row] == known.0, score[row]) {
            known.1.entry(item).or_insert(score);
        }
    }
    Ok(latest.into_iter().map(|(territoire, it)| (territoire, it.1)).collect())
}

/// The day that the pilote of each territoire came, as the staffing table says.
fn hired(frames: &Frames) -> Result<BTreeMap<String, Date>, Failure> {
    let frame = frames.get("effectifs");
    let (territoire, qualite) = (texts(&frame, TERRITOIRE)?, texts(&frame, "qualite")?);
    let (role, entree) = (texts(&frame, ROLE)?, dates(&frame, "date_entree")?);
    let mut hired = BTreeMap::new();
    for row in 0..frame.height() {
        let pilote = qualite[row].as_deref() == Some("PILOTE") && role[row].as_deref() == Some("poste");
        if let (true, Some(territoire), Some(date)) = (pilote, &territoire[row], entree[row]) {
            hired.entry(territoire.clone()).or_insert(date);
        }
    }
    Ok(hired)
}
