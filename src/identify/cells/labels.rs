//! Labels of rows: totals, sides and accounts of a budget, sub-titles, formats written under headings.

use super::words::years;
use crate::base::codes::QUALITES;
use crate::base::comptes;
use crate::base::date::MOIS;
use crate::base::fold::fold;
use crate::extract::grid::Value;

/// The words of a cell.
pub(in crate::identify) fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Cheap test before [`total`]: whether the label starts like that of a total.
pub(in crate::identify) fn may_be_total(text: &str) -> bool {
    let mut letters = text.chars().filter(|it| it.is_alphabetic()).flat_map(char::to_lowercase);
    let start = (letters.next(), letters.next());
    STARTS.iter().any(|(one, other)| start == (Some(*one), Some(*other)))
}

/// The two letters that labels of totals start with: `Total`, `Sous-total`, `s/total`, `Ensemble`, `Moyenne`, `À reporter`…
const STARTS: &[(char, char)] = &[
    ('t', 'o'),
    ('s', 'o'),
    ('s', 't'),
    ('s', 's'),
    ('e', 'n'),
    ('c', 'u'),
    ('m', 'o'),
    ('g', 'r'),
    ('g', 'd'),
    ('a', 'r'),
    ('à', 'r'),
    ('r', 'e'),
    ('t', 't'),
];

/// Whether a label is that of a total, and whether of totals.
pub(in crate::identify) fn total(text: &str) -> Option<bool> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_total = match words.as_slice() {
        ["total" | "totaux" | "stotal" | "sstotal" | "soustotal", ..] => true,
        ["sous" | "s" | "ss" | "grand" | "gd" | "montant", "total" | "totaux", ..] => true,
        ["ensemble" | "cumul" | "moyenne" | "somme"] => true,
        ["ensemble", "des" | "du" | "de" | "maia", ..] | ["moyenne" | "somme" | "cumul", ..] => words.len() <= 5,
        ["report"] | ["a", "reporter"] => true,
        _ => false,
    };
    let partial = matches!(words.first(), Some(&("sous" | "s" | "ss" | "stotal" | "sstotal" | "soustotal")));
    let grand = !partial && words.iter().any(|it| GRAND.contains(it));
    is_total.then_some(grand)
}

const GRAND: &[&str] = &[
    "general",
    "generale",
    "generaux",
    "dispositif",
    "ensemble",
    "global",
    "globale",
    "grand",
    "gd",
    "rh",
    "totaux",
    "departemental",
    "departementale",
    "cumul",
    "consolide",
    "tous",
    "toutes",
];

/// Whether a text alone on its row is a note: `* dont 0,2 ETP`, `(1) hors SICODOM`, `¹ Chaque mécanisme…`, `Légende : …`, or a whole sentence.
pub(in crate::identify) fn is_note(text: &str) -> bool {
    let text = text.trim();
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or_default();
    let called = text.starts_with(['*', '¹', '²', '³'])
        || (text.starts_with('(') && first.bytes().all(|it| it.is_ascii_digit()));
    let named = NOTES.contains(&first) && (text.contains(':') || text.contains('=') || folded.split(' ').count() >= 4);
    called || named || text.chars().count() > 100
}

const NOTES: &[&str] = &[
    "legende",
    "nb",
    "note",
    "notes",
    "source",
    "sources",
    "rq",
    "remarque",
    "remarques",
    "attention",
    "maj",
    "lecture",
    "nota",
    "rappel",
    "precision",
    "precisions",
    "abreviations",
    "mise",
];

/// `Dépenses`, `Charges d'exploitation`, `RECETTES`: the side of the rows below.
pub(in crate::identify) fn is_side(folded: &str) -> bool {
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let sides = ["depenses", "recettes", "charges", "produits", "emplois", "ressources", "depense", "recette"];
    let rest = [
        "de",
        "d",
        "fonctionnement",
        "exploitation",
        "directes",
        "indirectes",
        "directs",
        "section",
        "budget",
        "les",
        "en",
        "du",
        "des",
        "et",
        "previsionnelles",
        "previsionnels",
        "courantes",
        "courants",
    ];
    let side = sides.contains(&first)
        || (matches!(first, "section" | "budget" | "les") && folded.split(' ').any(|it| sides.contains(&it)));
    side && words.all(|it| rest.contains(&it) || sides.contains(&it) || it.bytes().all(|it| it.is_ascii_digit()))
}

/// `MAIA Saverne`, `Territoire de Molsheim`: the site of the rows below.
pub fn is_site(folded: &str) -> bool {
    let mut words = folded.split(' ');
    words.next().is_some_and(|it| ["maia", "territoire"].contains(&it)) && (1..=5).contains(&words.count())
}

/// Whether a folded name says that it is that of a site: `maia saverne`, `site de molsheim`.
pub(in crate::identify) fn announces_site(folded: &str) -> bool {
    folded
        .split(' ')
        .any(|it| ["maia", "maias", "site", "sites", "territoire", "territoires", "antenne", "secteur"].contains(&it))
}

/// `Total`, `Ensemble`, `Département`, `Total dispositif MAIA`: all sites together.
pub(in crate::identify) fn is_whole(folded: &str) -> bool {
    let whole = ["total", "totaux", "ensemble", "departement", "dispositif", "global", "general", "cumul", "consolide"];
    let small = ["des", "du", "les", "sites", "territoires", "maia", "maias", "tous", "le", "budget"];
    let mut words = folded.split(' ').peekable();
    words.clone().any(|it| whole.contains(&it)) && words.all(|it| whole.contains(&it) || small.contains(&it))
}

/// A post alone on its row is a post without figures yet.
pub(in crate::identify) fn is_post(folded: &str) -> bool {
    let bare: Vec<&str> =
        folded.split(' ').filter(|it| *it != "n" && !it.bytes().all(|it| it.is_ascii_digit())).collect();
    let bare = bare.join(" ");
    QUALITES.codes.iter().any(|it| it.spellings.iter().any(|it| fold(it) == bare))
}

/// `Pilote local`, `GC n°3 (remplaçante)`: a post, then words about it.
pub(in crate::identify) fn starts_as_post(folded: &str) -> bool {
    let ends = folded.match_indices(' ').map(|it| it.0).chain([folded.len()]);
    ends.into_iter().any(|end| folded.get(..end).is_some_and(is_post))
}

/// Whether a sub-title names who follows the rows below: `GC N°1`, `GC2`, `Gestionnaire de cas : …`.
pub fn is_case_manager(section: &str) -> bool {
    let folded = fold(section);
    let first = folded.split(' ').next().unwrap_or_default().trim_end_matches(|it: char| it.is_ascii_digit());
    ["gc", "gdc"].contains(&first) || folded.contains("gestionnaire de cas")
}

pub(in crate::identify) fn is_subtitle(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let named = words.first().is_some_and(|it| SUBTITLES.contains(it) || MOIS.contains(it));
    named || words.contains(&"maia") || (words.len() == 1 && years(folded).len() == 1)
}

const SUBTITLES: &[&str] = &[
    "maia",
    "site",
    "secteur",
    "antenne",
    "territoire",
    "annee",
    "exercice",
    "mois",
    "gestionnaire",
    "dossiers",
    "personnes",
    "situations",
    "demandes",
    "sorties",
    "file",
    "en",
];

/// Whether a label starts with an account.
pub(in crate::identify) fn starts_with_account(text: &str) -> bool {
    account(text).is_some()
}

/// The account of class 6, 7 or 8 that a label starts with: `64 Frais du personnel` gives `64`.
pub(in crate::identify) fn account(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|it: char| !it.is_alphanumeric());
    let text = text.strip_prefix("Compte ").or_else(|| text.strip_prefix("compte ")).unwrap_or(text).trim_start();
    let digits = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let class = number.starts_with(['6', '7', '8']);
    let apart = rest.chars().next().is_none_or(|it| !it.is_alphanumeric() && it != ',' && it != '%' && it != '€');
    let measured = ["%", "ans"].iter().any(|it| rest.trim_start().starts_with(it));
    (class && (2..=6).contains(&digits) && apart && !measured).then_some(number)
}

/// Whether a label is that of an account, by its number or by its words.
pub(in crate::identify) fn names_account(label: &str) -> bool {
    account(label).is_some() || comptes::by_label(label).is_some()
}

/// `1 | 2 | 3`, `(a) | (b)`, `jj/mm/aaaa | O/N`: nothing but numbers of columns or formats.
pub(in crate::identify) fn is_hint(cells: &[(u32, Value)]) -> bool {
    if cells.len() < 3 {
        return false;
    }
    let counted = cells
        .iter()
        .enumerate()
        .all(|(rank, (_, value))| matches!(value, Value::Number(it) if *it == (rank + 1) as f64));
    let hinted =
        cells.iter().filter(|(_, value)| text(value).is_some_and(|it| HINTS.contains(&fold(it).as_str()))).count();
    counted || hinted * 3 >= cells.len() * 2
}

const HINTS: &[&str] = &[
    "jj mm aaaa",
    "jj mm aa",
    "mm aaaa",
    "o n",
    "oui non",
    "texte",
    "date",
    "nombre",
    "h f",
    "f h",
    "m f",
    "f m",
    "liste",
    "en",
    "euros",
    "en euros",
    "eur",
    "",
    "liste deroulante",
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "obligatoire",
    "facultatif",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_the_rest() {
        for (text, expected) in [
            ("TOTAL", Some(false)),
            ("Sous-total général", Some(false)),
            ("TOTAL RH DISPOSITIF MAIA 67", Some(true)),
            ("Total général", Some(true)),
            ("Total des dépenses", Some(false)),
            ("Total MAIA Saverne", Some(false)),
            ("ENSEMBLE", Some(true)),
            ("Totalement autonome", None),
            ("Tutelle", None),
            ("Moyenne", Some(false)),
        ] {
            assert_eq!(total(text), expected, "{text}");
        }
    }

    #[test]
    fn accounts_open_labels() {
        for (text, expected) in [
            ("60 Achats", Some("60")),
            ("64 Frais du personnel (2)", Some("64")),
            ("6411 - Salaires", Some("6411")),
            ("Compte 74", Some("74")),
            ("60", Some("60")),
            ("60 % du poste", None),
            ("75 ans et plus", None),
            ("6 véhicules", None),
            ("16 VS", None),
            ("Achats", None),
        ] {
            assert_eq!(account(text), expected, "{text}");
        }
    }

    #[test]
    fn sides_of_a_budget_are_told_from_accounts() {
        for (text, expected) in [
            ("DÉPENSES", true),
            ("Charges d'exploitation", true),
            ("Recettes 2017", true),
            ("Charges sociales", false),
            ("Produits financiers", false),
        ] {
            assert_eq!(is_side(&fold(text)), expected, "{text}");
        }
    }
}
