//! MAIA 25 grids as checks read them: the items and stated totals of one territoire at one date.

pub(super) mod broken_gate;
pub(super) mod duplicate_item;
pub(super) mod missing_score;
pub(super) mod score_not_binary;
pub(super) mod wrong_subtotal;
pub(super) mod wrong_total;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::columns::{dates, numbers, origins, texts};
use super::known_sum;
use crate::base::codes::GROUPES_MAIA25;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::identify::tables::maia25 as table;
use crate::identify::tables::maia25_items::ITEMS;
use crate::normalise::Frames;
use crate::normalise::frames::{ROLE, TABLEAU, TERRITOIRE};

/// A grid: the rows of one territoire at one date, whatever the files.
#[derive(Debug, Default)]
struct Grille {
    items: Vec<Ligne>,
    groupes: Vec<Ligne>,
    totaux: Vec<Ligne>,
}

/// An item or a stated total.
#[derive(Debug)]
struct Ligne {
    origin: u32,
    territoire: Option<String>,
    item: Option<i64>,
    groupe: Option<String>,
    score: Option<i64>,
}

impl Grille {
    /// The first row of an item.
    fn item(&self, item: i64) -> Option<&Ligne> {
        self.items.iter().find(|it| it.item == Some(item))
    }

    fn score(&self, item: i64) -> Option<i64> {
        self.item(item)?.score
    }

    /// The sum of known scores, and how many items of the scale have none; of a group, or of the whole.
    fn sum(&self, groupe: Option<&str>) -> (i64, i64) {
        let scale = || ITEMS.iter().filter(|it| groupe.is_none_or(|groupe| it.group == groupe));
        let scores: Vec<Option<i64>> = scale().map(|it| self.score(i64::from(it.number))).collect();
        let unknown = scores.iter().filter(|it| it.is_none()).count() as i64;
        (known_sum(scores).unwrap_or(0), unknown)
    }

    /// Whether a stated total can be that of the group, its unknown items being 0 or 1.
    fn allows(&self, stated: i64, groupe: Option<&str>) -> bool {
        let (known, unknown) = self.sum(groupe);
        (known..=known.saturating_add(unknown)).contains(&stated)
    }
}

impl Ligne {
    /// A remark on the score.
    fn remark(&self, frames: &Frames, rule: &'static Rule, message: String) -> Diagnostic {
        let place = frames.provenance.place(self.origin, table::SCORE);
        Diagnostic::new(rule, place, message).territoire(self.territoire.clone())
    }
}

/// The territoire, the table when the territoire is not known, the date.
type Key = (Option<String>, Option<i64>, Option<Date>);

/// Every grid, by territoire then date. Grids of no known territoire stay apart.
fn grilles(frames: &Frames) -> Result<Vec<Grille>, Failure> {
    let frame = frames.get(table::KIND.id);
    let (territoire, role, groupe) = (texts(&frame, TERRITOIRE)?, texts(&frame, ROLE)?, texts(&frame, "groupe")?);
    let (tableau, item) = (numbers(&frame, TABLEAU)?, numbers(&frame, table::ITEM)?);
    let (score, date) = (numbers(&frame, table::SCORE)?, dates(&frame, table::DATE_EVAL)?);
    let mut grilles: BTreeMap<Key, Grille> = BTreeMap::new();
    for (row, origin) in origins(&frame)?.into_iter().enumerate() {
        let apart = tableau[row].filter(|_| territoire[row].is_none());
        let grille = grilles.entry((territoire[row].clone(), apart, date[row])).or_default();
        let ligne = Ligne {
            origin,
            territoire: territoire[row].clone(),
            item: item[row],
            groupe: groupe[row].clone(),
            score: score[row],
        };
        match role[row].as_deref() {
            Some("groupe") => grille.groupes.push(ligne),
            Some("total") => grille.totaux.push(ligne),
            _ => grille.items.push(ligne),
        }
    }
    Ok(grilles.into_values().collect())
}

/// `Table stratégique`.
fn label(groupe: &str) -> &str {
    GROUPES_MAIA25.label(groupe)
}
