//! Staffing table: one row per post, with totals by site.

use crate::base::codes;
use crate::base::table::{Column, ColumnType, Need, TableKind};

pub const TERRITOIRE: &str = "territoire";
pub const EXERCICE: &str = "exercice";
pub const FINANCEUR: &str = "financeur";
pub const QUALITE: &str = "qualite";
pub const PROFIL: &str = "profil";
pub const ETP: &str = "etp";
pub const STATUT: &str = "statut";
pub const DATE_ENTREE: &str = "date_entree";
pub const DATE_SORTIE: &str = "date_sortie";
pub const SALAIRE_BRUT: &str = "salaire_brut";
pub const CHARGES: &str = "charges";
pub const COUT_TOTAL: &str = "cout_total";
pub const SALAIRE_AP: &str = "salaire_ap";
pub const CHARGES_AP: &str = "charges_ap";
pub const COUT_AP: &str = "cout_ap";
pub const SALAIRE_TC: &str = "salaire_tc";
pub const CHARGES_TC: &str = "charges_tc";
pub const COUT_TC: &str = "cout_tc";
pub const DIU: &str = "diu";
pub const IDENTITE: &str = "identite";

/// Tableau des effectifs.
pub static KIND: TableKind = TableKind {
    id: "effectifs",
    label: "Tableau des effectifs",
    row: "un poste",
    columns: &[
        Column {
            id: TERRITOIRE,
            label: "MAIA",
            headings: &[
                "MAIA de rattachement",
                "Territoire d'intervention",
                "Territoire d'affectation",
                "Site de rattachement",
                "Affectation",
                "Territoire",
                "Site",
                "Secteur",
                "Territoire MAIA",
                "Dispositif",
                "Antenne",
            ],
            ty: ColumnType::Territoire,
            need: Need::Useful,
        },
        Column {
            id: EXERCICE,
            label: "Exercice",
            headings: &["Année", "Millésime"],
            ty: ColumnType::Year,
            need: Need::Optional,
        },
        Column {
            id: FINANCEUR,
            label: "Financeur",
            headings: &["Financé par", "Origine financement", "Budget", "Source"],
            ty: ColumnType::Code(&codes::FINANCEURS),
            need: Need::Optional,
        },
        Column {
            id: QUALITE,
            label: "Qualité",
            headings: &[
                "Catégorie",
                "Catégorie de personnel",
                "Fonction",
                "Poste",
                "Emploi",
                "Intitulé du poste",
                "Métier",
                "Agent",
            ],
            ty: ColumnType::Text,
            need: Need::Required,
        },
        Column {
            id: PROFIL,
            label: "Profil",
            headings: &["Formation d'origine", "Grade", "Cadre d'emploi", "Diplôme", "Formation", "Formation initiale"],
            ty: ColumnType::Text,
            need: Need::Optional,
        },
        Column {
            id: ETP,
            label: "ETP",
            headings: &[
                "ETP financés",
                "Équivalent temps plein",
                "Quotité",
                "Temps de travail",
                "% ETP",
                "Tps",
                "Nb ETP",
                "Temps",
            ],
            ty: ColumnType::Etp,
            need: Need::Required,
        },
        Column {
            id: STATUT,
            label: "Statut",
            headings: &["Type de contrat", "Contrat", "Titulaire/Contractuel", "CDI/CDD", "Position"],
            ty: ColumnType::Text,
            need: Need::Optional,
        },
        Column {
            id: DATE_ENTREE,
            label: "Période de recrutement",
            headings: &[
                "Depuis le",
                "En poste depuis",
                "Date de recrutement",
                "Date d'entrée",
                "Date d'embauche",
                "Arrivée",
                "Date de prise de poste",
                "Début de contrat",
                "Entrée",
            ],
            ty: ColumnType::Date,
            need: Need::Optional,
        },
        Column {
            id: DATE_SORTIE,
            label: "Date de départ",
            headings: &["Fin de contrat", "Date de sortie", "Sortie", "Départ", "Date de fin"],
            ty: ColumnType::Date,
            need: Need::Optional,
        },
        Column {
            id: SALAIRE_BRUT,
            label: "Salaire brut",
            headings: &[
                "Brut annuel",
                "Salaire",
                "Rémunération brute",
                "Salaire brut 2017",
                "Rémunération",
                "Salaire brut au prorata",
            ],
            ty: ColumnType::Amount,
            need: Need::Useful,
        },
        Column {
            id: CHARGES,
            label: "Charges sociales",
            headings: &[
                "Charges salariales et patronales",
                "Charges patronales",
                "Charges",
                "Cotisations",
                "Charges sociales 2017",
                "Charges au prorata",
                "Charges sociales au prorata",
            ],
            ty: ColumnType::Amount,
            need: Need::Useful,
        },
        Column {
            id: COUT_TOTAL,
            label: "Coût total",
            headings: &[
                "Coût total 2017",
                "Total",
                "Coût global",
                "Coût chargé",
                "Montant total",
                "Coût total au prorata",
                "Coût",
            ],
            ty: ColumnType::Amount,
            need: Need::Useful,
        },
        Column {
            id: SALAIRE_AP,
            label: "Salaire brut en année pleine",
            headings: &["Salaire AP", "Salaire année pleine", "Salaire brut AP"],
            ty: ColumnType::Amount,
            need: Need::Optional,
        },
        Column {
            id: CHARGES_AP,
            label: "Charges en année pleine",
            headings: &["charges année pleine", "Charges AP", "Charges sociales en année pleine"],
            ty: ColumnType::Amount,
            need: Need::Optional,
        },
        Column {
            id: COUT_AP,
            label: "Coût total en année pleine",
            headings: &["Coût total année pleine", "Coût AP", "Coût année pleine"],
            ty: ColumnType::Amount,
            need: Need::Optional,
        },
        Column {
            id: SALAIRE_TC,
            label: "Salaire brut à temps complet",
            headings: &["Salaire à temps complet", "Salaire brut temps plein"],
            ty: ColumnType::Amount,
            need: Need::Optional,
        },
        Column {
            id: CHARGES_TC,
            label: "Charges sociales à temps complet",
            headings: &["Charges à temps complet", "Charges temps plein"],
            ty: ColumnType::Amount,
            need: Need::Optional,
        },
        Column {
            id: COUT_TC,
            label: "Coût total à temps complet",
            headings: &["Coût à temps complet", "Coût temps plein"],
            ty: ColumnType::Amount,
            need: Need::Optional,
        },
        Column {
            id: DIU,
            label: "DIU",
            headings: &["Diplôme GC", "Formé", "Formation DIU", "Diplôme DIU", "Obtention DIU"],
            ty: ColumnType::Code(&codes::DIUS),
            need: Need::Optional,
        },
        Column {
            id: IDENTITE,
            label: "Identité",
            headings: &[
                "Nom",
                "Prénom",
                "Nom et prénom",
                "Nom Prénom",
                "Matricule",
                "Titulaire du poste",
                "Nom de l'agent",
                "Occupé par",
            ],
            ty: ColumnType::Personal,
            need: Need::Optional,
        },
    ],
};
