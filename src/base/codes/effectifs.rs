//! Codes of the staffing table and of budgets.

use super::{Code, CodeList};

/// What an agent does in the dispositif.
pub static QUALITES: CodeList = CodeList {
    id: "qualite",
    codes: &[
        Code { id: "PILOTE", label: "Pilote", spellings: &["pilote", "pilote maia", "pilote local"] },
        Code {
            id: "GC",
            label: "Gestionnaire de cas",
            spellings: &["gc", "gestionnaire de cas", "gdc", "gestionnaire"],
        },
        Code {
            id: "SECRETAIRE",
            label: "Secrétaire",
            spellings: &["secrétaire", "secrétaire assistante", "assistante", "secrétariat"],
        },
        Code { id: "AUTRE", label: "Autre", spellings: &["autre", "autres", "divers"] },
    ],
};

/// Who pays.
pub static FINANCEURS: CodeList = CodeList {
    id: "financeur",
    codes: &[
        Code { id: "ARS", label: "ARS", spellings: &["ars", "subvention ars", "fir", "agence régionale de santé"] },
        Code {
            id: "DEPARTEMENT",
            label: "Département",
            spellings: &[
                "département",
                "cd",
                "cd67",
                "conseil départemental",
                "conseil général",
                "cg",
                "département du bas-rhin",
                "conseil départemental du bas-rhin",
            ],
        },
        Code { id: "AUTRE", label: "Autre", spellings: &["autre", "autres", "divers"] },
    ],
};

/// Diploma of case manager (arrêté du 16 novembre 2012).
pub static DIUS: CodeList = CodeList {
    id: "diu",
    codes: &[
        Code {
            id: "OBTENU", label: "Obtenu", spellings: &["obtenu", "oui", "o", "x", "diplômé", "diplômée", "diu"]
        },
        Code { id: "EN_COURS", label: "En cours", spellings: &["en cours", "en formation", "inscrit", "inscrite"] },
        Code { id: "NON", label: "Non", spellings: &["non", "n", "aucun"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};
