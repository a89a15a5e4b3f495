//! Remarks on cells, gathered by sheet so that one cause down a column is said once.

use std::collections::BTreeMap;

use super::grid::{Corners, Grid};
use crate::base::cell::{CellRef, Place, SheetId};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};

/// Cells of a sheet that call for a remark, by rule and column.
#[derive(Debug, Default)]
pub(super) struct CellRemarks {
    outside: u32,
    found: BTreeMap<(&'static str, u32), Found>,
}

#[derive(Debug)]
struct Found {
    rule: &'static Rule,
    first: u32,
    last: u32,
    count: u32,
}

impl CellRemarks {
    /// Notes a cell.
    pub(super) fn add(&mut self, rule: &'static Rule, row: u32, col: u32) {
        let found = self.found.entry((rule.code, col)).or_insert(Found { rule, first: row, last: row, count: 0 });
        found.first = found.first.min(row);
        found.last = found.last.max(row);
        found.count += 1;
    }

    /// Notes a cell whose address does not exist.
    pub(super) fn add_outside(&mut self) {
        self.outside += 1;
    }

    /// One remark for each rule and column, from the first cell concerned to the last.
    pub(super) fn diagnostics(self, sheet: SheetId) -> impl Iterator<Item = Diagnostic> {
        let outside = (self.outside > 0).then(|| {
            let message = format!("{} valeurs de la feuille ont une adresse qui n’existe pas.", self.outside);
            Diagnostic::new(&OUTSIDE, Place::Sheet(sheet), message)
        });
        let found = self.found.into_iter().map(move |((_, col), Found { rule, first, last, count })| {
            let cell = CellRef { sheet, row: first, col };
            if count == 1 {
                Diagnostic::new(rule, Place::Cell(cell), format!("{} dans cette cellule.", rule.title))
            } else {
                let message = format!("{} dans {count} cellules de cette colonne.", rule.title);
                Diagnostic::new(rule, Place::Span(cell, (last, col)), message)
            }
        });
        outside.into_iter().chain(found)
    }
}

/// What the extent of a sheet and its merged cells call for.
pub(super) fn of_layout(grid: &Grid) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let width = grid.rows.iter().filter_map(|it| it.cells.last()).map(|it| it.0 + 1).max().unwrap_or(0);
    if width > super::limits::COLUMNS {
        let message = format!("La feuille va jusqu’à la {width}ᵉ colonne.");
        diagnostics.push(Diagnostic::new(&WIDE, Place::Sheet(grid.sheet), message));
    }
    if let Some((first, last)) = overlap(&grid.merged) {
        let place = Place::Span(grid.cell(first.0, first.1), last);
        let message = "Cette fusion de cellules en recouvre une autre.";
        diagnostics.push(Diagnostic::new(&OVERLAP, place, message));
    }
    diagnostics
}

/// A merged range that shares a cell with one that starts above it or on its left.
fn overlap(merged: &[Corners]) -> Option<Corners> {
    /// Ranges side by side that are compared with one another: beyond, the search is given up.
    const ABREAST: usize = 1_000;
    let mut sorted = merged.to_vec();
    sorted.sort_unstable();
    let mut open: Vec<Corners> = Vec::new();
    for range in sorted {
        open.retain(|it| it.1.0 >= range.0.0);
        if open.iter().any(|it| it.0.1 <= range.1.1 && range.0.1 <= it.1.1) {
            return Some(range);
        }
        if open.len() == ABREAST {
            return None;
        }
        open.push(range);
    }
    None
}

pub(super) static CELL_LOST: Rule = Rule {
    code: "FIC-14",
    severity: Severity::Bloquant,
    title: "Contenu illisible",
    explanation: "Le fichier renvoie pour cette cellule à un contenu qui n’existe pas ou dont la forme est inconnue. \
                  Les autres cellules ont été lues.",
    correction: "Saisir de nouveau la valeur de la cellule, puis enregistrer.",
};

pub(super) static OUTSIDE: Rule = Rule {
    code: "FIC-15",
    severity: Severity::Bloquant,
    title: "Cellule hors de la feuille",
    explanation: "Le fichier place des valeurs à des adresses qui n’existent pas dans une feuille\u{a0}; elles n’ont \
                  pas été lues.",
    correction: "Ouvrir le fichier dans Excel, accepter la réparation proposée, vérifier, enregistrer.",
};

pub(super) static NO_SUCH_DATE: Rule = Rule {
    code: "FIC-16",
    severity: Severity::ACorriger,
    title: "Nombre au format date qui n’est aucun jour",
    explanation: "Excel ne compte les jours que du 1er janvier 1900 au 31 décembre 9999, et connaît un \
                  29 février 1900 qui n’a pas existé. Le nombre est gardé tel quel, jamais ramené à une date.",
    correction: "Saisir la date attendue, ou donner à la cellule un format de nombre.",
};

pub(super) static LONG_NUMBER: Rule = Rule {
    code: "FIC-17",
    severity: Severity::AVerifier,
    title: "Nombre de plus de 15 chiffres",
    explanation: "Un tableur ne garde que 15 chiffres d’un nombre\u{a0}: la fin d’un identifiant plus long est perdue \
                  dès la saisie.",
    correction: "Mettre la colonne au format Texte, puis saisir de nouveau l’identifiant.",
};

pub(super) static TWICE: Rule = Rule {
    code: "FIC-18",
    severity: Severity::Bloquant,
    title: "Contenu écrit deux fois",
    explanation: "Le fichier donne deux contenus à la même cellule\u{a0}; le dernier est retenu, comme le ferait Excel.",
    correction: "Ouvrir le fichier dans Excel, vérifier la cellule, enregistrer.",
};

pub(super) static OVERLAP: Rule = Rule {
    code: "FIC-19",
    severity: Severity::AVerifier,
    title: "Fusions de cellules qui se recouvrent",
    explanation: "Une cellule ne peut appartenir qu’à une fusion\u{a0}; un titre fusionné peut être rattaché à de \
                  mauvaises colonnes.",
    correction: "Annuler ces fusions dans Excel, puis enregistrer.",
};

pub(super) static WIDE: Rule = Rule {
    code: "FIC-20",
    severity: Severity::AVerifier,
    title: "Feuille très large",
    explanation: "Aucun tableau d’une MAIA n’a plus d’un millier de colonnes\u{a0}: des cellules ont sans doute été \
                  remplies par mégarde.",
    correction: "Supprimer les colonnes inutiles à droite du tableau.",
};

pub(super) static REPEATED: Rule = Rule {
    code: "FIC-21",
    severity: Severity::Bloquant,
    title: "Contenu répété jusqu’au bout de la feuille",
    explanation: "Le fichier répète la même ligne ou la même cellule bien plus de fois qu’un tableau n’en compte\u{a0}; \
                  elle n’est lue qu’une fois.",
    correction: "Supprimer les lignes ou les colonnes répétées sous le tableau, puis enregistrer.",
};

pub(super) static CUT: Rule = Rule {
    code: "FIC-26",
    severity: Severity::ACorriger,
    title: "Texte trop long",
    explanation: "Une cellule d’Excel ne contient pas plus de 32\u{a0}767 caractères\u{a0}; la suite n’a pas été lue.",
    correction: "Raccourcir le texte de la cellule.",
};
