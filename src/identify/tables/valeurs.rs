//! *Valeurs rencontrées*: the sheet of the consolidation that lists unknown values, handed back with other readings.

use crate::base::table::{Column, ColumnType, Need, TableKind};

pub const TABLEAU: &str = "tableau";
pub const COLONNE: &str = "colonne";
pub const VALEUR: &str = "valeur";
pub const LUE_COMME: &str = "lue_comme";
pub const FICHIER: &str = "fichier";
pub const FEUILLE: &str = "feuille";
pub const CELLULE: &str = "cellule";

/// Valeurs rencontrées.
pub static KIND: TableKind = TableKind {
    id: "valeurs",
    label: "Valeurs rencontrées",
    row: "une valeur et sa lecture",
    columns: &[
        text(TABLEAU, "Tableau", Need::Optional),
        text(COLONNE, "Colonne", Need::Required),
        text(VALEUR, "Valeur rencontrée", Need::Required),
        text(LUE_COMME, "Lue comme", Need::Required),
        text(FICHIER, "Premier fichier", Need::Optional),
        text(FEUILLE, "Feuille", Need::Optional),
        text(CELLULE, "Première cellule", Need::Optional),
    ],
};

/// Headings are those that the sheet was written with.
const fn text(id: &'static str, label: &'static str, need: Need) -> Column {
    Column { id, label, headings: &[], ty: ColumnType::Text, need }
}
