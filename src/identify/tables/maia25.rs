//! MAIA 25 grid: 25 items in five groups, with subtotals.

use crate::base::table::{Column, ColumnType, Need, TableKind};

pub const TERRITOIRE: &str = "territoire";
pub const DATE_EVAL: &str = "date_eval";
pub const ITEM: &str = "item";
pub const LIBELLE: &str = "libelle";
pub const SCORE: &str = "score";
pub const REMARQUE: &str = "remarque";

/// Grille MAIA 25.
pub static KIND: TableKind = TableKind {
    id: "maia25",
    label: "Grille MAIA 25",
    row: "un item",
    columns: &[
        Column {
            id: TERRITOIRE,
            label: "MAIA",
            headings: &["Territoire", "Site"],
            ty: ColumnType::Territoire,
            need: Need::Optional,
        },
        Column {
            id: DATE_EVAL,
            label: "Date d’évaluation",
            headings: &["Date", "Période", "Année", "Évaluation du"],
            ty: ColumnType::Date,
            need: Need::Optional,
        },
        Column {
            id: ITEM,
            label: "N°",
            headings: &["Item n°", "Point", "Ligne", "#", "Numéro"],
            ty: ColumnType::Count,
            need: Need::Optional,
        },
        Column {
            id: LIBELLE,
            label: "Item",
            headings: &["Intitulé", "Question", "Critère", "Libellé"],
            ty: ColumnType::Text,
            need: Need::Required,
        },
        Column {
            id: SCORE,
            label: "Score",
            headings: &["Points", "Cotation", "Note", "Valeur"],
            ty: ColumnType::Count,
            need: Need::Required,
        },
        Column {
            id: REMARQUE,
            label: "Remarque",
            headings: &["Rq", "Commentaire", "Précision", "Source"],
            ty: ColumnType::Text,
            need: Need::Optional,
        },
    ],
};
