//! The sheets of a blank workbook that are to be filled in, and the rows that are the same for everyone.

use super::hints::hint;
use crate::base::codes::{CodeList, SECTIONS_GRILLE};
use crate::base::table::{Column, ColumnType, TableKind};
use crate::identify::tables::registres::Registre;
use crate::identify::tables::{budget, cas, effectifs, grille, grille_items, maia25, maia25_items};
use crate::write::book::{Answer, Field, Kind};

/// A sheet to be filled in.
pub(super) struct Form {
    pub title: &'static str,
    pub columns: Vec<&'static Column>,
    /// What stands in the first rows from the start, by column.
    pub given: Vec<Vec<(&'static str, String)>>,
    /// Rows ready to be filled in.
    pub rows: u32,
}

/// The sheets of a kind of table.
pub(super) fn forms(kind: &'static TableKind) -> Vec<Form> {
    let columns = |left_out: &[&str]| {
        let asked = kind.columns.iter().filter(|it| is_asked(kind, it));
        asked.filter(|it| !left_out.contains(&it.id)).collect::<Vec<_>>()
    };
    let form = |title, left_out: &[&str], given: Vec<_>, rows| Form { title, columns: columns(left_out), given, rows };
    match kind.id {
        "budget" => vec![
            form("Dépenses", &[budget::RECETTES], accounts(budget::DEPENSES, EXPENSES), 60),
            form("Recettes", &[budget::DEPENSES], accounts(budget::RECETTES, INCOME), 60),
        ],
        "maia25" => vec![form("Grille MAIA 25", &[], items(), 25)],
        "grille" => vec![form("Grille de validation", &[], validation(), 42)],
        id => vec![form(kind.label, &[], given(id), 1_000)],
    }
}

/// The rows that a register starts with.
fn given(id: &str) -> Vec<Vec<(&'static str, String)>> {
    let rows = Registre::of(id).map(|it| it.given).unwrap_or_default();
    rows.iter().map(|row| row.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()).collect()
}

/// Columns that name or describe a person are never asked for; nor is what another column says with less.
fn is_asked(kind: &TableKind, column: &Column) -> bool {
    const LESS_IS_ENOUGH: &[&str] =
        &[cas::DATE_NAISSANCE, cas::AGE, cas::MOTIF_DEMANDE, cas::TYPE_LOGEMENT, cas::AIDES_EN_PLACE];
    let is_too_much = kind == &cas::KIND && LESS_IS_ENOUGH.contains(&column.id);
    !is_too_much && !matches!(column.ty, ColumnType::Personal | ColumnType::Tick { .. })
}

/// The column as a form asks it; `lists` gives the range of a closed list.
pub(super) fn field(kind: &TableKind, column: &Column, lists: &dyn Fn(&str) -> Option<String>) -> Field {
    let among = |id: &str| lists(id).map_or(Answer::Free, Answer::Among);
    let (width, look, answer) = match column.ty {
        ColumnType::Text if column.label.len() <= 6 => (10.0, Kind::Text, Answer::Free),
        ColumnType::Text => (wide(kind, column), Kind::Text, Answer::Free),
        ColumnType::Territoire => (24.0, Kind::Text, Answer::Free),
        ColumnType::Date => (13.0, Kind::Date, Answer::Date),
        ColumnType::Year => (10.0, Kind::Plain, Answer::Whole { least: 1900, most: 2099 }),
        ColumnType::Count if column.id == maia25::SCORE => (10.0, Kind::Plain, Answer::Whole { least: 0, most: 1 }),
        ColumnType::Count => (12.0, Kind::Plain, Answer::Whole { least: 0, most: 9_999 }),
        ColumnType::Amount => (14.0, Kind::Cents, Answer::Decimal { least: -1e9, most: 1e9 }),
        ColumnType::Etp => (10.0, Kind::Etp, Answer::Decimal { least: 0.0, most: 10.0 }),
        ColumnType::Share => (10.0, Kind::Percent, Answer::Decimal { least: 0.0, most: 1.0 }),
        ColumnType::Number => (12.0, Kind::Plain, Answer::Whole { least: 0, most: 99_999_999 }),
        ColumnType::Quantity => (12.0, Kind::Decimal, Answer::Decimal { least: 0.0, most: 1e9 }),
        ColumnType::Measure => (14.0, Kind::Text, Answer::Free),
        ColumnType::Structure => (28.0, Kind::Text, Answer::Free),
        ColumnType::Opaque | ColumnType::Subject(_) => (24.0, Kind::Text, Answer::Free),
        ColumnType::Bool | ColumnType::Tick { .. } => (12.0, Kind::Text, among(YES_OR_NO)),
        ColumnType::Code(list) => (22.0, Kind::Text, among(list.id)),
        ColumnType::Personal => (10.0, Kind::Text, Answer::Free),
    };
    let help = described(column.ty, hint(kind, column).advice);
    Field { heading: column.label.to_owned(), width, kind: look, answer, help }
}

fn wide(kind: &TableKind, column: &Column) -> f64 {
    match (kind.id, column.id) {
        ("maia25", maia25::LIBELLE) | ("grille", grille::ITEM) => 70.0,
        ("grille", grille::NORME) => 60.0,
        (_, budget::EXPLICATION | maia25::REMARQUE | budget::DEPENSES | budget::RECETTES) => 40.0,
        (_, effectifs::QUALITE | effectifs::PROFIL) => 24.0,
        _ => as_given(kind, column),
    }
}

/// As wide as what stands there from the start, or as texts of several words need.
fn as_given(kind: &TableKind, column: &Column) -> f64 {
    const WORDY: &[&str] =
        &["texte_court", "texte", "constat", "axe", "objectif", "action", "realise", "resultat", "vigilance"];
    let rows = Registre::of(kind.id).map(|it| it.given).unwrap_or_default();
    let texts = rows.iter().flat_map(|it| it.iter()).filter(|it| it.0 == column.id).map(|it| it.1.chars().count());
    let least = if WORDY.contains(&column.id) { 40.0 } else { 18.0 };
    texts.max().map_or(least, |it| (it as f64).clamp(least, 80.0))
}

/// The advice on a column, then what it takes unless that goes without saying.
pub(super) fn described(ty: ColumnType, advice: &str) -> String {
    match ty {
        ColumnType::Text
        | ColumnType::Territoire
        | ColumnType::Structure
        | ColumnType::Opaque
        | ColumnType::Subject(_)
        | ColumnType::Measure
            if !advice.is_empty() =>
        {
            advice.to_owned()
        }
        _ => [advice, expected(ty)].join(" ").trim_start().to_owned(),
    }
}

/// What a column takes, in a sentence.
fn expected(ty: ColumnType) -> &'static str {
    match ty {
        ColumnType::Text
        | ColumnType::Personal
        | ColumnType::Territoire
        | ColumnType::Structure
        | ColumnType::Opaque
        | ColumnType::Subject(_) => "Un texte court.",
        ColumnType::Date => {
            "Une date\u{a0}: 24/06/2017. Si le jour n’est pas connu, le mois en lettres\u{a0}: «\u{a0}'juin 2017\u{a0}»."
        }
        ColumnType::Year => "Une année\u{a0}: 2017.",
        ColumnType::Count => "Un nombre entier.",
        ColumnType::Amount => "Un montant en euros.",
        ColumnType::Etp => "Un nombre d’ETP\u{a0}: 0,8.",
        ColumnType::Share => "Une part\u{a0}: 80\u{a0}%.",
        ColumnType::Number => "Un nombre entier.",
        ColumnType::Quantity => "Un nombre, décimales permises.",
        ColumnType::Measure => "Un nombre ou un pourcentage.",
        ColumnType::Bool | ColumnType::Tick { .. } => "Oui ou Non.",
        ColumnType::Code(_) => "Une valeur de la liste.",
    }
}

/// The values of a closed list, in the sheet of lists.
pub(super) struct List {
    pub id: &'static str,
    pub values: Vec<&'static str>,
    /// Row of the first value, from zero.
    pub first: u32,
}

/// The closed lists that the sheets of a kind use, each once; one under the other, so that none looks like headings.
pub(super) fn lists(forms: &[Form]) -> Vec<List> {
    let mut all: Vec<List> = Vec::new();
    let mut first = 0;
    for column in forms.iter().flat_map(|it| &it.columns) {
        let (id, values) = match column.ty {
            ColumnType::Code(list) => (list.id, labels(list)),
            ColumnType::Bool => (YES_OR_NO, vec!["Oui", "Non"]),
            _ => continue,
        };
        if all.iter().all(|it| it.id != id) {
            let next = first + values.len() as u32 + 1;
            all.push(List { id, values, first });
            first = next;
        }
    }
    all
}

const YES_OR_NO: &str = "oui_non";

fn labels(list: &'static CodeList) -> Vec<&'static str> {
    list.codes.iter().map(|it| it.label).collect()
}

fn accounts(label: &'static str, accounts: &[(&'static str, &'static str)]) -> Vec<Vec<(&'static str, String)>> {
    accounts
        .iter()
        .map(|(account, name)| vec![(budget::COMPTE, (*account).to_owned()), (label, (*name).to_owned())])
        .collect()
}

fn items() -> Vec<Vec<(&'static str, String)>> {
    maia25_items::ITEMS
        .iter()
        .map(|it| vec![(maia25::ITEM, it.number.to_string()), (maia25::LIBELLE, it.label.to_owned())])
        .collect()
}

fn validation() -> Vec<Vec<(&'static str, String)>> {
    let section = |id: &str| SECTIONS_GRILLE.label(id).to_owned();
    grille_items::ITEMS
        .iter()
        .map(|it| {
            vec![
                (grille::SECTION, section(it.section)),
                (grille::ITEM, it.label.to_owned()),
                (grille::NORME, it.norm.to_owned()),
            ]
        })
        .collect()
}

/// Accounts of the budget of the convention FIR (annexe 2).
const EXPENSES: &[(&str, &str)] = &[
    ("60", "Achats"),
    ("61", "Services externes"),
    ("62", "Autres services externes"),
    ("63", "Impôts et taxes"),
    ("64", "Frais du personnel"),
    ("65", "Autres charges de gestion"),
    ("66", "Charges financières"),
    ("67", "Charges exceptionnelles"),
    ("68", "Dotation aux amortissements et aux provisions"),
];
const INCOME: &[(&str, &str)] = &[
    ("70", "Rémunération des services"),
    ("74", "Subventions"),
    ("75", "Autres produits de gestion courante"),
    ("76", "Produits financiers"),
    ("77", "Produits exceptionnels"),
    ("78", "Reprise sur amortissements et provisions"),
];
