//! The remarks of recognition.

pub(super) mod announced;
pub(super) mod card;
pub(super) mod hidden;
pub(super) mod naming;
pub(super) mod nir;
pub(super) mod reason;
pub(super) mod rules;

use crate::base::cell::{CellRef, Place, a1};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::table::{Column, ColumnType, Need, TableKind};
use crate::identify::layout::headings::Heading;
use crate::identify::lexicon::declared::key;
use crate::identify::sheet::Sheet;
use naming::{list, listed, name};
use rules::{
    TAB_01, TAB_02, TAB_03, TAB_04, TAB_05, TAB_07, TAB_08, TAB_09, TAB_10, TAB_11, TAB_12, TAB_14, TAB_15, TAB_17,
};

/// A heading recognised by likeness.
pub(super) fn likely(heading: &Heading, column: &Column, why: &str) -> Diagnostic {
    let message = format!("L’en-tête {} a été lu comme «\u{a0}{}\u{a0}»{why}.", name(heading), column.label);
    Diagnostic::new(&TAB_01, Place::Cell(heading.cell), message)
}

/// Columns of crosses read as one column.
pub(super) fn crossed(headings: &[&Heading], column: &Column) -> Option<Diagnostic> {
    let (first, last) = (headings.first()?, headings.last()?);
    let message = format!(
        "Les colonnes de croix de {} à {} ont été lues ensemble comme «\u{a0}{}\u{a0}».",
        a1(first.cell.row, first.cell.col),
        a1(last.cell.row, last.cell.col),
        column.label
    );
    Some(Diagnostic::new(&TAB_01, Place::Cell(first.cell), message))
}

/// Values of another sort than the heading announces; columns that take any value have none.
pub(super) fn unlikely(heading: &Heading, column: &Column) -> Option<Diagnostic> {
    let expected = match column.ty {
        ColumnType::Date => "des dates",
        ColumnType::Year => "des années",
        ColumnType::Amount => "des montants",
        ColumnType::Etp => "des ETP, de 0 à 1 pour un poste",
        ColumnType::Share => "des parts, de 0 à 100\u{a0}%",
        ColumnType::Count | ColumnType::Number => "des nombres entiers",
        ColumnType::Quantity | ColumnType::Measure => "des nombres",
        ColumnType::Territoire | ColumnType::Text | ColumnType::Structure | ColumnType::Code(_) => "des mots",
        _ => return None,
    };
    let message = format!(
        "La colonne {} est lue comme «\u{a0}{}\u{a0}», où {expected} sont attendus, mais ses valeurs ont une autre forme.",
        name(heading),
        column.label
    );
    Some(Diagnostic::new(&TAB_07, Place::Cell(heading.cell), message))
}

/// A heading that may be several columns.
pub(super) fn tie(sheet: &Sheet, kind: &TableKind, heading: &Heading, columns: &[&Column]) -> Diagnostic {
    let labels: Vec<String> = columns.iter().map(|it| format!("«\u{a0}{}\u{a0}»", it.label)).collect();
    let message = match labels.as_slice() {
        [only] => format!("L’en-tête {} désigne peut-être {only}\u{a0}; la colonne n’est pas lue.", name(heading)),
        _ => format!("L’en-tête {} peut désigner {}\u{a0}; la colonne n’est pas lue.", name(heading), either(&labels)),
    };
    let severity =
        if columns.iter().any(|it| it.need == Need::Required) { Severity::Bloquant } else { Severity::ACorriger };
    let severity = if columns.len() == 1 { Severity::ACorriger } else { severity };
    Diagnostic::new(&TAB_02, Place::Cell(heading.cell), message)
        .severity(severity)
        .correction(answer(sheet, kind, heading, columns))
}

/// Two headings for one column.
pub(super) fn duplicate(sheet: &Sheet, kind: &TableKind, column: &Column, headings: &[&Heading]) -> Vec<Diagnostic> {
    let cells: Vec<String> = headings.iter().map(|it| a1(it.cell.row, it.cell.col)).collect();
    let severity = if column.need == Need::Required { Severity::Bloquant } else { Severity::ACorriger };
    let Some(first) = headings.first() else { return Vec::new() };
    let message = format!(
        "Les en-têtes {} désignent tous «\u{a0}{}\u{a0}» et leurs valeurs diffèrent\u{a0}; aucune de ces colonnes n’est lue.",
        list(&cells, "et"),
        column.label
    );
    vec![Diagnostic::new(&TAB_03, Place::Cell(first.cell), message).severity(severity).correction(answer(
        sheet,
        kind,
        first,
        &[column],
    ))]
}

/// What to do of amounts that are each of a part of the year.
pub(super) fn to_add_up(column: &Column) -> String {
    format!("Ajouter une colonne «\u{a0}{}\u{a0}» qui donne le total de l’année, somme de ces colonnes.", column.label)
}

/// A second heading for a column that a better one already gives.
pub(super) fn second(heading: &Heading, column: &Column, kept: &Heading) -> Diagnostic {
    let message = format!(
        "L’en-tête {} désigne aussi «\u{a0}{}\u{a0}», déjà lue en {}\u{a0}; cette colonne n’est pas lue.",
        name(heading),
        column.label,
        a1(kept.cell.row, kept.cell.col)
    );
    Diagnostic::new(&TAB_03, Place::Cell(heading.cell), message).severity(Severity::AVerifier)
}

/// Headings that are no known column, together.
pub(super) fn unknown(headings: &[&Heading]) -> Option<Diagnostic> {
    let first = headings.first()?;
    let names: Vec<String> = headings.iter().map(|it| listed(it)).collect();
    let message = match headings {
        [only] => format!("L’en-tête {} n’est pas reconnu\u{a0}; la colonne n’est pas lue.", name(only)),
        _ => format!(
            "Ces en-têtes ne sont pas reconnus\u{a0}: {}\u{a0}; leurs colonnes ne sont pas lues.",
            list(&names, "et")
        ),
    };
    Some(Diagnostic::new(&TAB_05, Place::Cell(first.cell), message))
}

/// Amounts of a year that is counted from another.
pub(super) fn relative_year(heading: &Heading) -> Diagnostic {
    let message = format!(
        "L’en-tête {} annonce une autre année que celle du tableau, sans l’écrire\u{a0}; la colonne n’est pas lue.",
        name(heading)
    );
    Diagnostic::new(&TAB_05, Place::Cell(heading.cell), message).correction(
        "Rien à faire si les comptes de cette année sont donnés ailleurs\u{a0}; sinon, écrire l’année dans l’en-tête, comme «\u{a0}Réalisé 2017\u{a0}»."
            .to_owned(),
    )
}

/// Columns that figures depend on and that the table does not have, the gravest apart.
pub(super) fn missing(kind: &TableKind, cell: CellRef, absent: &[&'static Column]) -> Vec<Diagnostic> {
    [(Need::Required, Severity::ACorriger), (Need::Useful, Severity::AVerifier)]
        .into_iter()
        .filter_map(|(need, severity)| {
            let labels: Vec<String> =
                absent.iter().filter(|it| it.need == need).map(|it| format!("«\u{a0}{}\u{a0}»", it.label)).collect();
            let message = match labels.as_slice() {
                [] => return None,
                [only] => format!("Le tableau «\u{a0}{}\u{a0}» n’a pas de colonne {only}.", kind.label),
                _ => format!("Le tableau «\u{a0}{}\u{a0}» n’a pas de colonnes {}.", kind.label, list(&labels, "ni")),
            };
            Some(Diagnostic::new(&TAB_04, Place::Cell(cell), message).severity(severity))
        })
        .collect()
}

/// Rows below a table that are no part of it.
pub(super) fn unread(sheet: &Sheet, from: u32, to: u32, columns: (u32, u32)) -> Diagnostic {
    let last = sheet.rows(from, to).last().map_or(from, |it| it.number);
    let message = format!(
        "Les lignes {} à {} ne ressemblent pas à celles du tableau qui les précède\u{a0}; elles ne sont pas lues.",
        from + 1,
        last + 1
    );
    Diagnostic::new(&TAB_08, Place::Span(sheet.grid.cell(from, columns.0), (last, columns.1)), message)
}

/// Cells that stand for the one above, together; `None` when there are none.
pub(super) fn repeated(sheet: &Sheet, cells: &[(u32, u32)]) -> Option<Diagnostic> {
    let (first, last) = (cells.iter().min()?, cells.iter().max()?);
    let named = a1(first.0, first.1);
    let message = match cells.len() {
        1 => format!("La cellule {named} a été lue comme celle du dessus."),
        many => format!("{many} cellules, de {named} à {}, ont été lues comme celle du dessus.", a1(last.0, last.1)),
    };
    Some(Diagnostic::new(&TAB_14, Place::Cell(sheet.grid.cell(first.0, first.1)), message))
}

/// A table that counts cases.
pub(super) fn counts(cell: CellRef, kind: &TableKind) -> Diagnostic {
    let message = format!(
        "Ce tableau a les en-têtes d’un tableau «\u{a0}{}\u{a0}», mais des nombres à la place des dates\u{a0}: c’est un récapitulatif, il n’est pas lu.",
        kind.label
    );
    Diagnostic::new(&TAB_15, Place::Cell(cell), message)
}

/// A grid whose scores were not found.
pub(super) fn grid_without_score(cell: CellRef) -> Diagnostic {
    let message = "Les items d’une grille MAIA 25 ont été trouvés, mais pas de colonne de cotations 0 ou 1\u{a0}; elle n’est pas lue.";
    Diagnostic::new(&TAB_09, Place::Cell(cell), message)
        .correction("Porter 0 ou 1 dans une colonne à droite des libellés, sous l’en-tête «\u{a0}Score\u{a0}»")
}

/// A row with a score that is no known item.
pub(super) fn stranger(cell: CellRef) -> Diagnostic {
    Diagnostic::new(
        &TAB_10,
        Place::Cell(cell),
        "Cette ligne est cotée, mais son libellé n’est celui d’aucun item\u{a0}; elle n’est pas lue.",
    )
}

/// Answers in words or crosses that were read as scores.
pub(super) fn answers(cell: CellRef) -> Diagnostic {
    Diagnostic::new(
        &TAB_12,
        Place::Cell(cell),
        "Les réponses de cette colonne (oui ou non, acquis, croix, pourcentages) ont été lues 1 ou 0.",
    )
}

/// Crosses alone, as many as the total that is written.
pub(super) fn counted_crosses(cell: CellRef) -> Diagnostic {
    let message = "Cette colonne ne porte que des croix, et le total écrit est leur nombre\u{a0}: une croix est lue 1, une case vide est lue 0.";
    Diagnostic::new(&TAB_12, Place::Cell(cell), message)
}

/// Crosses alone, whose blanks nothing explains.
pub(super) fn blanks_among_crosses(cell: CellRef) -> Diagnostic {
    let message = "Cette colonne ne porte que des croix\u{a0}: une croix est lue 1. Rien ne dit si une case vide veut dire «\u{a0}non\u{a0}» ou \
                   «\u{a0}non évalué\u{a0}»\u{a0}: elle reste sans note.";
    Diagnostic::new(&TAB_12, Place::Cell(cell), message)
        .correction("Écrire 0 là où l’item n’est pas atteint, ou le total des points sous la colonne")
}

/// A second column of scores for the same site and date.
pub(super) fn other_scores(cell: CellRef, heading: &str, read: &str) -> Diagnostic {
    let message = format!(
        "Les colonnes «\u{a0}{read}\u{a0}» et «\u{a0}{heading}\u{a0}» répondent toutes deux aux mêmes items, et diffèrent\u{a0}; c’est \
         «\u{a0}{read}\u{a0}» qui est lue."
    );
    Diagnostic::new(&TAB_05, Place::Cell(cell), message)
        .correction("Si c’est l’autre qui compte, écrire «\u{a0}retenu\u{a0}» dans son en-tête")
}

/// A column of 0 and 1 that nothing tells.
pub(super) fn unread_scores(cell: CellRef, heading: &str) -> Diagnostic {
    let message = format!(
        "La colonne «\u{a0}{heading}\u{a0}» porte des 0 et des 1, mais son en-tête n’est ni une date, ni un territoire connu, ni une \
         cotation\u{a0}; elle n’est pas lue."
    );
    Diagnostic::new(&TAB_05, Place::Cell(cell), message)
        .correction("Écrire au-dessus de la colonne le nom du territoire, ou la date de la cotation")
}

/// An item whose label says little, known by its place.
pub(super) fn by_place(cell: CellRef, item: u8) -> Diagnostic {
    let message = format!("Ce libellé a été lu comme l’item {item}\u{a0}: c’est le seul qui manque à cette place.");
    Diagnostic::new(&TAB_17, Place::Cell(cell), message)
}

/// Items numbered otherwise than in the national grid.
pub(super) fn by_place_in_groups(cell: CellRef) -> Diagnostic {
    let message = "Ces numéros ne sont pas ceux de la grille nationale\u{a0}: chaque item a été reconnu à son rang dans son groupe.";
    Diagnostic::new(&TAB_17, Place::Cell(cell), message)
}

/// An item whose number is that of another.
pub(super) fn number_and_label(cell: CellRef, item: u8, written: u8) -> Diagnostic {
    let message = format!(
        "Le libellé est celui de l’item {item}, mais le numéro écrit est {written}\u{a0}; le libellé l’emporte."
    );
    Diagnostic::new(&TAB_17, Place::Cell(cell), message)
}

/// Numbers that are not those of the scale.
pub(super) fn unknown_numbers(cell: CellRef) -> Diagnostic {
    let message = "La feuille annonce une grille MAIA 25, mais ses numéros ne suffisent pas à reconnaître les 25 items\u{a0}; elle n’est pas lue.";
    Diagnostic::new(&TAB_09, Place::Cell(cell), message)
        .correction("Numéroter les items de 1 à 25 comme la grille nationale, ou reprendre leurs libellés")
}

/// A validation grid whose values were not found.
pub(super) fn grid_without_value(cell: CellRef) -> Diagnostic {
    let message = "Les items d’une grille de validation ont été trouvés, mais pas de colonne qui dise «\u{a0}Oui\u{a0}», «\u{a0}Non\u{a0}», \
                   «\u{a0}En cours\u{a0}»…\u{a0}; elle n’est pas lue.";
    Diagnostic::new(&TAB_09, Place::Cell(cell), message)
        .correction("Écrire les réponses en toutes lettres dans une colonne à droite des libellés")
}

/// Rows of a validation grid that are no known item.
pub(super) fn strangers_to_grid(cell: CellRef, rows: &[u32]) -> Diagnostic {
    let numbers: Vec<String> = rows.iter().map(|it| (it + 1).to_string()).collect();
    let message = match numbers.as_slice() {
        [_] => "Cette ligne est renseignée, mais son libellé n’est celui d’aucun item de la grille de validation\u{a0}; elle n’est pas \
                lue."
            .to_owned(),
        _ => format!(
            "Les lignes {} sont renseignées, mais leurs libellés ne sont ceux d’aucun item de la grille de validation\u{a0}; elles ne \
             sont pas lues.",
            list(&numbers, "et")
        ),
    };
    Diagnostic::new(&TAB_10, Place::Cell(cell), message)
}

/// An item of the validation grid whose label says little, known by its place.
pub(super) fn item_by_place(cell: CellRef, label: &str) -> Diagnostic {
    let message = format!(
        "Ce libellé a été lu comme l’item «\u{a0}{label}\u{a0}»\u{a0}: c’est le seul qui manque à cette place."
    );
    Diagnostic::new(&TAB_17, Place::Cell(cell), message)
}

/// Crosses or figures read as answers of the validation grid.
pub(super) fn answers_of_grid(cell: CellRef, blanks: bool) -> Diagnostic {
    let message = if blanks {
        "Cette colonne ne porte que des croix\u{a0}: une croix est lue «\u{a0}Oui\u{a0}»\u{a0}; rien ne dit si une case vide veut dire \
         «\u{a0}non\u{a0}»\u{a0}: elle reste sans réponse."
    } else {
        "Les réponses de cette colonne (croix, 0 ou 1) ont été lues «\u{a0}Oui\u{a0}» ou «\u{a0}Non\u{a0}»."
    };
    Diagnostic::new(&TAB_12, Place::Cell(cell), message)
        .correction("Écrire «\u{a0}Oui\u{a0}» ou «\u{a0}Non\u{a0}» en toutes lettres")
}

/// The items that a grid lacks.
pub(super) fn absent_items(cell: CellRef, absent: &[u8]) -> Option<Diagnostic> {
    let numbers: Vec<String> = absent.iter().map(u8::to_string).collect();
    let message = match numbers.as_slice() {
        [] => return None,
        [only] => format!("L’item {only} n’est pas dans cette grille."),
        _ => format!("Les items {} ne sont pas dans cette grille.", list(&numbers, "et")),
    };
    Some(Diagnostic::new(&TAB_11, Place::Cell(cell), message))
}

fn either(items: &[String]) -> String {
    list(items, "ou")
}

/// How to answer in `maia.toml` what a heading is.
pub(super) fn answer(sheet: &Sheet, kind: &TableKind, heading: &Heading, columns: &[&Column]) -> String {
    let ids: Vec<String> = columns.iter().map(|it| format!("\"{}\"", it.id)).collect();
    let key = key(heading.cell, &sheet.grid.name, sheet.names);
    let first = ids.first().cloned().unwrap_or_default();
    let others = ids.get(1..).unwrap_or_default();
    let or = if others.is_empty() { String::new() } else { format!(" (ou {})", either(others)) };
    format!(
        "Renommer l’en-tête, ou répondre dans maia.toml\u{a0}: sous [choix], la ligne \"{key}\" = {first}{or}, \
         ou \"ignorer\"\u{a0}; pour toutes les feuilles, sous [entetes.{}], la ligne {} = [\"l’en-tête\"]",
        kind.id,
        columns.first().map_or("", |it| it.id)
    )
}
