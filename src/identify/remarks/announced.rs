//! A table that a title, the name of a sheet or that of a file announces, and that no headings tell.

use super::rules::TAB_18;
use crate::base::cell::{Place, a1};
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::base::table::TableKind;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::evidence::Profile;
use crate::identify::layout::titles::titles;
use crate::identify::sheet::{LONGEST_HEADING, Sheet, heading_text};
use crate::identify::tables::{TABLE_KINDS, effectifs};

/// Who announces the table.
enum By {
    Title(String),
    Sheet,
    File,
}

/// The remark on a sheet without any table; `read` are the tables of the whole file, whose name counts when there is none.
pub(in crate::identify) fn remark(sheet: &Sheet, read: &[&'static TableKind]) -> Option<Diagnostic> {
    let block = block(sheet).filter(|_| !speaks_otherwise(&sheet.grid.name))?;
    let announced = announced(sheet, &block, read.is_empty()).filter(|it| !read.contains(&it.0));
    if block.posts() && announced.as_ref().is_none_or(|it| it.0 == &effectifs::KIND) {
        return Some(block.posts_by_column(sheet));
    }
    let (kind, by) = announced?;
    let by = match by {
        By::Title(cell) => format!("Le titre en {cell}"),
        By::Sheet => "Le nom de la feuille".to_owned(),
        By::File => "Le nom du fichier".to_owned(),
    };
    let message = format!(
        "{by} annonce un tableau «\u{a0}{}\u{a0}», mais les en-têtes de la ligne {} ne sont pas reconnus\u{a0}; il n’est pas lu.",
        kind.label,
        block.row + 1
    );
    let correction = format!(
        "Reprendre les en-têtes du modèle que donne «\u{a0}maia modele {0}\u{a0}», ou déclarer ceux du fichier dans maia.toml sous [entetes.{0}].",
        kind.id
    );
    Some(Diagnostic::new(&TAB_18, Place::Cell(sheet.grid.cell(block.row, block.first)), message).correction(correction))
}

fn announced(sheet: &Sheet, block: &Block, only: bool) -> Option<(&'static TableKind, By)> {
    let above = titles(sheet, block.row, 0, block.row, (block.first, block.last));
    let titled = above.iter().find_map(|(cell, text)| Some((named(text)?, By::Title(a1(cell.row, cell.col)))));
    let by_sheet = || Some((named(&sheet.grid.name)?, By::Sheet));
    let by_file = || Some((named(sheet.names.first().filter(|_| only)?)?, By::File));
    titled.or_else(by_sheet).or_else(by_file)
}

/// The kind of table that a text names, if it names one and says nothing else of it.
fn named(text: &str) -> Option<&'static TableKind> {
    if text.len() > LONGEST_HEADING || speaks_otherwise(text) {
        return None;
    }
    let folded = fold(text);
    let (kind, _) = NAMES.iter().find(|(_, names)| names.iter().any(|it| says(&folded, it)))?;
    TABLE_KINDS.iter().copied().find(|it| it.id == *kind)
}

fn speaks_otherwise(text: &str) -> bool {
    let folded = fold(text);
    OTHERWISE.iter().any(|it| says(&folded, it))
}

fn says(folded: &str, words: &str) -> bool {
    format!(" {folded} ").contains(&format!(" {words} "))
}

/// Rows of a sheet that have the shape of a table: texts, then filled rows below them.
struct Block {
    row: u32,
    first: u32,
    last: u32,
    /// Each column: whether its heading says nothing known, and what it holds.
    columns: Vec<(bool, Profile)>,
}

/// How many rows below headings show that they are some.
const BELOW: usize = 3;

fn block(sheet: &Sheet) -> Option<Block> {
    let rows = &sheet.grid.rows;
    rows.iter().enumerate().take(LOOKED_AT).find_map(|(at, row)| {
        let below = rows.get(at + 1..)?.iter().take(BELOW);
        let filled = below.filter(|it| shared(row, it) >= 3 && shared(row, it) * 2 >= row.cells.len()).count();
        (is_header(row) && filled >= 2).then(|| shape(sheet, row))
    })
}

/// Rows that are gone through to find one that may hold headings.
const LOOKED_AT: usize = 40;

fn is_header(row: &Row) -> bool {
    let texts = row.cells.iter().filter(|(_, value)| matches!(value, Value::Text(text) if text.len() <= SHORT)).count();
    row.cells.len() >= 3 && texts == row.cells.len()
}

/// A longer cell is a sentence.
const SHORT: usize = 60;

fn shared(header: &Row, row: &Row) -> usize {
    row.cells.iter().filter(|it| header.get(it.0).is_some()).count()
}

fn shape(sheet: &Sheet, row: &Row) -> Block {
    let column = |(col, value): &(u32, Value)| {
        let text = heading_text(value).unwrap_or_default();
        let told = sheet.candidates(&text).iter().any(|it| !it.is_empty());
        (!told, sheet.profile(*col, row.number + 1, sheet.last_row()))
    };
    Block {
        row: row.number,
        first: row.cells.first().map_or(0, |it| it.0),
        last: row.cells.last().map_or(0, |it| it.0),
        columns: row.cells.iter().map(column).collect(),
    }
}

impl Block {
    /// Whether posts stand on the left, and parts of posts under headings that name no column: one site each.
    fn posts(&self) -> bool {
        let posts = self.columns.iter().any(|it| it.1.posts() >= 2);
        let parts = self.columns.iter().filter(|it| it.0 && it.1.is_numbers() && it.1.are_parts());
        posts && parts.count() >= 2
    }

    fn posts_by_column(&self, sheet: &Sheet) -> Diagnostic {
        let message = format!(
            "Les postes sont en lignes et leurs ETP semblent répartis en colonnes, une par site, de {} à {}\u{a0}; ce tableau n’est pas lu.",
            a1(self.row, self.first),
            a1(self.row, self.last)
        );
        Diagnostic::new(&TAB_18, Place::Cell(sheet.grid.cell(self.row, self.first)), message).correction(
            "Écrire une ligne par poste et par site, avec les colonnes «\u{a0}MAIA\u{a0}», «\u{a0}Qualité\u{a0}» et «\u{a0}ETP\u{a0}».",
        )
    }
}

/// Words that tell a page about a table, not the table.
const OTHERWISE: &[&str] = &[
    "legende",
    "mode d emploi",
    "notice",
    "liste",
    "listes",
    "parametres",
    "statistiques",
    "graphique",
    "graphiques",
    "synthese",
    "recapitulatif",
    "definitions",
    "sommaire",
    "exemple",
    "anomalies",
];

/// Id of a kind of table, and what people call it; the first that a text holds is meant.
const NAMES: &[(&str, &[&str])] = &[
    ("suivi", &["suivi des decisions", "suivi de la mise en oeuvre des decisions", "avancement des decisions"]),
    ("decisions", &["releve de decisions", "releve des decisions", "registre des decisions", "tableau des decisions"]),
    ("validations", &["validation des outils", "outils valides", "suivi des outils"]),
    ("designations", &["designations", "designation des representants"]),
    ("presences", &["emargement", "presences", "participants aux tables"]),
    ("reunions", &["registre des reunions", "reunions de concertation", "calendrier des instances"]),
    ("feuille_de_route", &["feuille de route", "plan d actions", "plan d action", "programme de travail", "fdr"]),
    ("guichet", &["guichet integre", "registre du guichet", "registre des appels", "demandes recues au guichet"]),
    ("ruptures", &["ruptures de parcours", "ruptures", "dysfonctionnements"]),
    ("objectifs", &["objectifs de la convention", "indicateurs de la convention", "objectifs conventionnels"]),
    ("territoire", &["caracteristiques du territoire", "donnees de territoire", "portrait du territoire"]),
    ("temps_mutualises", &["temps mutualises", "temps mutualise", "postes mutualises", "temps partage"]),
    ("versements", &["versements", "acomptes", "echeancier de versement", "echeancier des versements"]),
    ("depenses", &["grand livre", "liste des mandats", "journal des depenses", "factures payees", "mandats emis"]),
    (
        "effectifs",
        &["effectifs", "tableau du personnel", "etat du personnel", "charges de personnel", "moyens humains"],
    ),
    ("cas", &["base de gestion de cas", "file active", "base gestion de cas", "suivi des situations"]),
    ("budget", &["budget", "compte administratif", "budget previsionnel"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_a_table_or_speaks_of_something_else() {
        for (given, expected) in [
            ("Effectifs 2017", Some("effectifs")),
            ("Tableau des effectifs – MAIA de Saverne", Some("effectifs")),
            ("Suivi des décisions", Some("suivi")),
            ("Relevé de décisions du 14 mars", Some("decisions")),
            ("Feuille de route 2017", Some("feuille_de_route")),
            ("Effectifs : légende", None),
            ("Statistiques de la file active", None),
            ("Courrier du 14 mars", None),
            ("Feuil1", None),
        ] {
            assert_eq!(named(given).map(|it| it.id), expected, "{given}");
        }
    }
}
