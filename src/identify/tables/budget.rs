//! Budget, planned or spent: accounts of class 6 and 7, with sub-lines and totals.

use crate::base::codes;
use crate::base::table::{Column, ColumnType, Need, TableKind};

pub const TERRITOIRE: &str = "territoire";
pub const EXERCICE: &str = "exercice";
pub const COMPTE: &str = "compte";
pub const DEPENSES: &str = "depenses";
pub const RECETTES: &str = "recettes";
pub const PREVU: &str = "prevu";
pub const PREVU_MODIFIE: &str = "prevu_modifie";
pub const REALISE: &str = "realise";
pub const EXPLICATION: &str = "explication";
pub const FINANCEUR: &str = "financeur";

/// Budget.
pub static KIND: TableKind = TableKind {
    id: "budget",
    label: "Budget",
    row: "un compte ou une sous-ligne",
    columns: &[
        Column {
            id: TERRITOIRE,
            label: "MAIA",
            headings: &["Territoire", "Site"],
            ty: ColumnType::Territoire,
            need: Need::Optional,
        },
        Column {
            id: EXERCICE,
            label: "Exercice",
            headings: &["Année", "Millésime"],
            ty: ColumnType::Year,
            need: Need::Optional,
        },
        Column {
            id: COMPTE,
            label: "Compte",
            headings: &["N° compte", "Cpte", "Chapitre", "N° de compte"],
            ty: ColumnType::Text,
            need: Need::Useful,
        },
        Column {
            id: DEPENSES,
            label: "Dépenses",
            headings: &[
                "Intitulé du compte",
                "Libellé du compte",
                "Désignation du compte",
                "Libellé des dépenses",
                "Intitulé des dépenses",
                "Dépenses prévisionnelles",
                "Postes de dépenses",
                "Postes de charges",
                "Intitulé des charges",
                "Libellé des charges",
                "Libellé",
                "Nature des dépenses",
                "Intitulé",
                "Postes",
                "Charges",
                "Nature",
            ],
            ty: ColumnType::Text,
            need: Need::Required,
        },
        Column {
            id: RECETTES,
            label: "Recettes",
            headings: &[
                "Libellé des recettes",
                "Intitulé des recettes",
                "Recettes prévisionnelles",
                "Postes de recettes",
                "Postes de produits",
                "Intitulé des produits",
                "Libellé des produits",
                "Produits",
                "Nature des recettes",
                "Ressources",
            ],
            ty: ColumnType::Text,
            need: Need::Useful,
        },
        Column {
            id: PREVU,
            label: "Prévu",
            headings: &[
                "Montant TTC",
                "Montant total",
                "Montant annuel",
                "montant en euros",
                "Montant",
                "Prévision",
                "Prévisionnel",
                "BP",
                "Budget",
                "Budget voté",
                "Budget prévisionnel",
                "Montant prévu",
            ],
            ty: ColumnType::Amount,
            need: Need::Required,
        },
        Column {
            id: PREVU_MODIFIE,
            label: "Prévu modifié",
            headings: &["BP modifié", "DM", "Avenant", "Budget modifié"],
            ty: ColumnType::Amount,
            need: Need::Optional,
        },
        Column {
            id: REALISE,
            label: "Réalisé",
            headings: &[
                "Réalisation",
                "Réel",
                "Exécuté",
                "CA",
                "Compte administratif",
                "Dépensé",
                "Consommé",
                "Montant réalisé",
            ],
            ty: ColumnType::Amount,
            need: Need::Optional,
        },
        Column {
            id: EXPLICATION,
            label: "Explication",
            headings: &["Commentaire", "Motif de l'écart", "Justification", "Observations"],
            ty: ColumnType::Text,
            need: Need::Optional,
        },
        Column {
            id: FINANCEUR,
            label: "Financeur",
            headings: &["Financé par"],
            ty: ColumnType::Code(&codes::FINANCEURS),
            need: Need::Optional,
        },
    ],
};
