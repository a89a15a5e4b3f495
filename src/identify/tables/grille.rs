//! Validation grid: 42 items in twelve sections.

use crate::base::codes;
use crate::base::table::{Column, ColumnType, Need, TableKind};

pub const TERRITOIRE: &str = "territoire";
pub const ANNEE: &str = "annee";
pub const SECTION: &str = "section";
pub const ITEM: &str = "item";
pub const VALEUR: &str = "valeur";
pub const SOURCE: &str = "source";
pub const NORME: &str = "norme";
pub const COMMENTAIRE: &str = "commentaire";

const fn column(
    id: &'static str,
    label: &'static str,
    headings: &'static [&'static str],
    ty: ColumnType,
    need: Need,
) -> Column {
    Column { id, label, headings, ty, need }
}

/// Grille de validation.
pub static KIND: TableKind = TableKind {
    id: "grille",
    label: "Grille de validation",
    row: "un item",
    columns: &[
        column(TERRITOIRE, "MAIA", &["Territoire", "Site", "Territoire MAIA"], ColumnType::Territoire, Need::Optional),
        column(ANNEE, "Année", &["Exercice", "Millésime", "An"], ColumnType::Year, Need::Optional),
        column(
            SECTION,
            "Section",
            &["Partie", "Thème", "Domaine", "Chapitre"],
            ColumnType::Code(&codes::SECTIONS_GRILLE),
            Need::Optional,
        ),
        column(
            ITEM,
            "Item",
            &["Critère", "Intitulé", "Indicateur", "Rubrique", "Items", "Critères"],
            ColumnType::Text,
            Need::Required,
        ),
        column(
            VALEUR,
            "Valeur",
            &["Résultat", "État", "Modalité", "Réponse", "Atteinte"],
            ColumnType::Code(&codes::MODALITES_GRILLE),
            Need::Required,
        ),
        column(
            SOURCE,
            "Source de données",
            &["Source", "Sources", "Preuve", "Pièce", "Justificatif", "Sources de données"],
            ColumnType::Text,
            Need::Optional,
        ),
        column(
            NORME,
            "Objectifs et normes",
            &["Norme", "Normes", "Référence", "Objectif", "Texte", "Objectifs"],
            ColumnType::Text,
            Need::Optional,
        ),
        column(
            COMMENTAIRE,
            "Commentaire",
            &["Commentaires", "Observations", "Remarque", "Remarques", "Précisions", "Observation"],
            ColumnType::Text,
            Need::Optional,
        ),
    ],
};
