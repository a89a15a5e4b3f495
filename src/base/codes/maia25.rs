//! The five groups of the MAIA 25 scale.

use super::{Code, CodeList};

/// Groups of MAIA 25; their ids are the codes of the indicator file, in lower case there.
pub static GROUPES_MAIA25: CodeList = CodeList {
    id: "groupe_maia25",
    codes: &[
        Code { id: "table_strategique", label: "Table stratégique", spellings: &["table stratégique"] },
        Code { id: "table_tactique", label: "Table tactique", spellings: &["table tactique"] },
        Code {
            id: "guichet_outils",
            label: "Guichet intégré – outils",
            spellings: &["outils", "outils du guichet intégré", "guichet intégré outils"],
        },
        Code {
            id: "guichet_organisation",
            label: "Guichet intégré – organisation",
            spellings: &["organisation", "organisation du guichet intégré", "guichet intégré organisation"],
        },
        Code { id: "gestion_de_cas", label: "Gestion de cas", spellings: &["gc", "gestion de cas"] },
    ],
};
