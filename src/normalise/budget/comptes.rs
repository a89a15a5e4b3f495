//! Accounts of classes 6, 7 and 8: their numbers, their labels, and how detailed lines add up.

use std::collections::BTreeMap;

use crate::base::fold::fold;

/// A two-digit account.
#[derive(Debug)]
pub struct Compte {
    pub code: &'static str,
    pub label: &'static str,
    /// Other wordings, for tables that write no number.
    pub spellings: &'static [&'static str],
}

/// Two-digit accounts of charges and products (plan comptable général; annexe 2 de la convention FIR 201700224).
pub static COMPTES: &[Compte] = &[
    Compte { code: "60", label: "Achats", spellings: &[] },
    Compte { code: "61", label: "Services externes", spellings: &["services extérieurs"] },
    Compte { code: "62", label: "Autres services externes", spellings: &["autres services extérieurs"] },
    Compte { code: "63", label: "Impôts et taxes", spellings: &["impôts, taxes et versements assimilés"] },
    Compte {
        code: "64",
        label: "Frais du personnel",
        spellings: &["charges de personnel", "frais de personnel", "personnel"],
    },
    Compte { code: "65", label: "Autres charges de gestion", spellings: &["autres charges de gestion courante"] },
    Compte { code: "66", label: "Charges financières", spellings: &[] },
    Compte { code: "67", label: "Charges exceptionnelles", spellings: &[] },
    Compte {
        code: "68",
        label: "Dotation aux amortissements et aux provisions",
        spellings: &["dotations aux amortissements et provisions", "dotations aux amortissements", "dotations"],
    },
    Compte { code: "69", label: "Impôts sur les bénéfices", spellings: &[] },
    Compte {
        code: "70",
        label: "Rémunération des services",
        spellings: &["produits des services", "ventes et prestations"],
    },
    Compte { code: "71", label: "Production stockée", spellings: &[] },
    Compte { code: "72", label: "Production immobilisée", spellings: &[] },
    Compte { code: "73", label: "Produits de la tarification", spellings: &["dotations et produits de tarification"] },
    Compte {
        code: "74",
        label: "Subventions",
        spellings: &["subventions d’exploitation", "subventions et participations"],
    },
    Compte { code: "75", label: "Autres produits de gestion courante", spellings: &["autres produits de gestion"] },
    Compte { code: "76", label: "Produits financiers", spellings: &[] },
    Compte { code: "77", label: "Produits exceptionnels", spellings: &[] },
    Compte {
        code: "78",
        label: "Reprise",
        spellings: &[
            "reprises",
            "reprises sur amortissements et provisions",
            "reprise sur amortissements et provisions",
        ],
    },
    Compte { code: "79", label: "Transferts de charges", spellings: &[] },
    Compte { code: "86", label: "Emplois des contributions volontaires", spellings: &[] },
    Compte { code: "87", label: "Contributions volontaires", spellings: &[] },
];

/// The label of a two-digit account; empty for one that is not in the list.
pub fn label(code: &str) -> &'static str {
    COMPTES.iter().find(|it| it.code == code).map_or("", |it| it.label)
}

/// `D` for accounts of charges, `R` for accounts of products.
pub fn side(code: &str) -> Option<&'static str> {
    match code.as_bytes() {
        [b'6', ..] | [b'8', b'6', ..] => Some("D"),
        [b'7', ..] | [b'8', b'7', ..] => Some("R"),
        _ => None,
    }
}

/// The number a cell begins with, and the rest of its text: `64 Frais du personnel (2)` is `64` and `Frais du personnel`.
pub(super) fn leading(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let start = ["compte ", "cpte ", "c/"]
        .iter()
        .find_map(|it| text.get(..it.len()).filter(|start| start.eq_ignore_ascii_case(it)).map(|start| start.len()));
    let text = text[start.unwrap_or(0)..].trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (code, rest) = text.split_at(digits);
    let apart = rest.chars().next().is_none_or(|it| !it.is_alphanumeric() && !matches!(it, ',' | '%' | '€'));
    let known = (2..=8).contains(&digits) && side(code).is_some();
    let amount = rest.trim_start().starts_with(['%', '€']);
    (apart && known && !amount).then(|| (code, bare(rest)))
}

/// The account whose label a text is.
pub(super) fn by_label(text: &str) -> Option<&'static Compte> {
    let folded = fold(bare(text));
    COMPTES.iter().find(|it| fold(it.label) == folded || it.spellings.iter().any(|it| fold(it) == folded))
}

/// A label without separators before it nor a note's number after it.
pub(super) fn bare(text: &str) -> &str {
    let text =
        text.trim_matches(|it: char| it.is_whitespace() || matches!(it, '-' | '–' | '—' | ':' | '.' | '|' | '/'));
    match text.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
        Some((label, note)) if !note.is_empty() && note.bytes().all(|it| it.is_ascii_digit()) => label.trim_end(),
        _ => text,
    }
}

/// A detailed line of an account, for one column of amounts.
#[derive(Debug, Clone, Copy)]
pub struct Detail<'a> {
    /// `64111`; `None` for a line without number.
    pub code: Option<&'a str>,
    pub libelle: &'a str,
    /// Cents.
    pub amount: Option<i64>,
}

/// What the detailed lines of one account add up to, each amount once; `None` when none is known.
///
/// `64111` is part of `641` when both are there, a line without number part of the numbered line above it, and « dont … » part of the
/// line above: a part counts only where the whole is blank.
pub fn sum(details: &[Detail]) -> Option<i64> {
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); details.len()];
    let mut roots = Vec::new();
    for (rank, parent) in parents(details).into_iter().enumerate() {
        match parent {
            Some(parent) => parts[parent].push(rank),
            None => roots.push(rank),
        }
    }
    total(roots.into_iter().map(|rank| value(details, &parts, rank)))
}

/// The line that each line is a part of. A number is longer than its parent's, and « dont … » has no part: depth is bounded.
fn parents(details: &[Detail]) -> Vec<Option<usize>> {
    let mut numbers = BTreeMap::new();
    for (rank, code) in details.iter().enumerate().filter_map(|(rank, it)| Some((rank, it.code?))) {
        numbers.entry(code).or_insert(rank);
    }
    let (mut line, mut numbered) = (None, None);
    let mut parents = Vec::with_capacity(details.len());
    for (rank, detail) in details.iter().enumerate() {
        if fold(detail.libelle).starts_with("dont ") {
            parents.push(line);
            continue;
        }
        line = Some(rank);
        let Some(code) = detail.code else {
            parents.push(numbered);
            continue;
        };
        numbered = Some(rank);
        parents.push((1..code.len()).rev().find_map(|length| numbers.get(code.get(..length)?).copied()));
    }
    parents
}

fn value(details: &[Detail], parts: &[Vec<usize>], rank: usize) -> Option<i64> {
    details[rank].amount.or_else(|| total(parts[rank].iter().map(|it| value(details, parts, *it))))
}

fn total(amounts: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    let mut known = amounts.flatten();
    let first = known.next()?;
    known.try_fold(first, i64::checked_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_number_opens_its_cell() {
        for (text, expected) in [
            ("64 Frais du personnel (2)", Some(("64", "Frais du personnel"))),
            ("64111 - Rémunération principale", Some(("64111", "Rémunération principale"))),
            ("Compte 60 : Achats", Some(("60", "Achats"))),
            ("60", Some(("60", ""))),
            ("61 Locations (16 VS)", Some(("61", "Locations (16 VS)"))),
            ("16 véhicules", None),
            ("60 % du total", None),
            ("60 000 €", Some(("60", "000 €"))),
            ("7e Subvention", None),
            ("6 Charges", None),
            ("Autres", None),
        ] {
            assert_eq!(leading(text), expected, "{text}");
        }
    }

    #[test]
    fn each_amount_counts_once() {
        fn line(text: &'static str, amount: Option<i64>) -> Detail<'static> {
            let (code, libelle) = leading(text).map_or((None, text), |it| (Some(it.0), it.1));
            Detail { code, libelle, amount }
        }
        for (details, expected) in [
            (vec![line("Locations", Some(64)), line("Assurance", None)], Some(64)),
            (vec![line("Locations", None)], None),
            (
                vec![
                    line("641 Rémunérations", Some(100)),
                    line("64111 Principale", Some(80)),
                    line("645 Charges", Some(40)),
                ],
                Some(140),
            ),
            (vec![line("64111 Principale", Some(80)), line("64112 Indemnités", Some(20))], Some(100)),
            (vec![line("641 Rémunérations", None), line("Pilotes", Some(60)), line("GC", Some(40))], Some(100)),
            (vec![line("641 Rémunérations", Some(100)), line("Pilotes", Some(60))], Some(100)),
            (vec![line("Locations", Some(64)), line("dont véhicules", Some(60))], Some(64)),
        ] {
            assert_eq!(sum(&details), expected, "{details:?}");
        }
    }
}
