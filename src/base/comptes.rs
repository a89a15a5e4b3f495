//! Accounts of classes 6, 7 and 8: their numbers, their labels, their side.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold::fold;

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
    Compte {
        code: "60",
        label: "Achats",
        spellings: &["achats et fournitures", "achats et variation de stocks", "achats et variation des stocks"],
    },
    Compte { code: "61", label: "Services externes", spellings: &["services extérieurs"] },
    Compte { code: "62", label: "Autres services externes", spellings: &["autres services extérieurs"] },
    Compte { code: "63", label: "Impôts et taxes", spellings: &["impôts, taxes et versements assimilés"] },
    Compte {
        code: "64",
        label: "Frais du personnel",
        spellings: &[
            "charges de personnel",
            "charges du personnel",
            "frais de personnel",
            "dépenses de personnel",
            "charges de personnel et frais assimilés",
            "personnel",
        ],
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
        spellings: &[
            "produits des services",
            "ventes et prestations",
            "vente de produits finis, prestations de services",
            "ventes de produits finis, prestations de services",
            "vente de produits et prestations de services",
        ],
    },
    Compte { code: "71", label: "Production stockée", spellings: &[] },
    Compte { code: "72", label: "Production immobilisée", spellings: &[] },
    Compte { code: "73", label: "Produits de la tarification", spellings: &["dotations et produits de tarification"] },
    Compte {
        code: "74",
        label: "Subventions",
        spellings: &["subventions d’exploitation", "subventions de fonctionnement", "subventions et participations"],
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

/// The account whose label a text is.
pub fn by_label(text: &str) -> Option<&'static Compte> {
    LABELS.get(&fold(bare(text))).copied()
}

/// Folded label → its account.
static LABELS: LazyLock<BTreeMap<String, &'static Compte>> = LazyLock::new(|| {
    let spellings = |it: &'static Compte| it.spellings.iter().chain([&it.label]).map(move |text| (fold(text), it));
    COMPTES.iter().flat_map(spellings).collect()
});

/// A label without separators before it nor a note's number after it.
pub fn bare(text: &str) -> &str {
    let text =
        text.trim_matches(|it: char| it.is_whitespace() || matches!(it, '-' | '–' | '—' | ':' | '.' | '|' | '/'));
    match text.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
        Some((label, note)) if !note.is_empty() && note.bytes().all(|it| it.is_ascii_digit()) => label.trim_end(),
        _ => text,
    }
}
