//! The validation grid: its sections, what its items may say, and what that amounts to.

use super::{Code, CodeList};

/// Sections of the grid, in its order; their ids are the codes of the indicator file.
pub static SECTIONS_GRILLE: CodeList = CodeList {
    id: "section_grille",
    codes: &[
        Code {
            id: "obligations_juridiques",
            label: "Obligations juridiques",
            spellings: &["Obligations juridiques", "Obligations réglementaires", "Cadre juridique"],
        },
        Code { id: "pilote", label: "Pilote", spellings: &["Pilote", "Le pilote"] },
        Code {
            id: "concertation_strategique",
            label: "Concertation stratégique",
            spellings: &["Concertation stratégique", "Table stratégique", "Table de concertation stratégique"],
        },
        Code {
            id: "concertation_tactique",
            label: "Concertation tactique",
            spellings: &["Concertation tactique", "Table tactique", "Table de concertation tactique"],
        },
        Code { id: "guichet_integre", label: "Guichet intégré", spellings: &["Guichet intégré", "GI"] },
        Code {
            id: "outils_communs",
            label: "Définition des outils communs",
            spellings: &["Définition des outils communs", "Outils communs"],
        },
        Code {
            id: "organisation_guichet",
            label: "Organisation du guichet intégré",
            spellings: &["Organisation du Guichet intégré", "Organisation du GI"],
        },
        Code {
            id: "gestionnaires_de_cas",
            label: "Gestionnaires de cas",
            spellings: &["Gestionnaires de cas", "Les gestionnaires de cas"],
        },
        Code {
            id: "outils_gc",
            label: "Outils de la gestion de cas",
            spellings: &["Outils Gestion de cas", "Outils GC", "Outils de la gestion de cas"],
        },
        Code { id: "appui_pilote", label: "Appui du pilote", spellings: &["Appui du Pilote", "Appui pilote"] },
        Code {
            id: "connaissance_partagee",
            label: "Connaissance partagée",
            spellings: &[
                "Connaissance partagée des ressources et des besoins du territoire",
                "Connaissance partagée",
                "Connaissance partagée du territoire",
            ],
        },
        Code { id: "pilotage", label: "Pilotage", spellings: &["Pilotage"] },
    ],
};

/// What the items say, with the variants of one edition or another.
pub static MODALITES_GRILLE: CodeList = CodeList {
    id: "modalite_grille",
    codes: &[
        Code {
            id: "OUI",
            label: "Oui",
            spellings: &[
                "oui", "atteint", "atteinte", "vrai", "o", "acquis", "acquise", "ok", "en place", "validé", "validée",
            ],
        },
        Code {
            id: "NON",
            label: "Non",
            spellings: &[
                "non",
                "non atteint",
                "non atteinte",
                "faux",
                "n",
                "non acquis",
                "non acquise",
                "pas en place",
                "non validé",
                "non validée",
                "pas fait",
                "non fait",
                "non réalisé",
                "non réalisée",
                "pas encore",
                "absent",
                "absente",
            ],
        },
        Code { id: "SIGNEE", label: "Signée", spellings: &["signée", "signé", "signées"] },
        Code { id: "REMIS", label: "Remis", spellings: &["remis", "remise", "transmis"] },
        Code { id: "COMPLET", label: "Complet", spellings: &["complet", "complète"] },
        Code { id: "REALISEE", label: "Réalisée", spellings: &["réalisée", "réalisé", "fait", "faite"] },
        Code { id: "PROGRAMMEE", label: "Programmée", spellings: &["programmée", "programmé", "prévue", "prévu"] },
        Code {
            id: "EN_COURS",
            label: "En cours",
            spellings: &[
                "en cours",
                "en cours de réalisation",
                "encours",
                "en cours de mise en place",
                "en cours de mise en œuvre",
                "en cours de rédaction",
                "à finaliser",
                "ec",
                "en construction",
                "en voie d’acquisition",
                "en développement",
                "à compléter",
            ],
        },
        Code {
            id: "PARTIEL",
            label: "Partiel",
            spellings: &[
                "partiel",
                "partielle",
                "partiellement",
                "en partie",
                "à améliorer",
                "à consolider",
                "à renforcer",
                "partiellement atteint",
                "partiellement atteinte",
                "partiellement acquis",
                "partiellement conforme",
                "partiellement réalisé",
                "partiellement réalisée",
                "partiellement validé",
            ],
        },
        Code {
            id: "AUCUNE_DEMARCHE",
            label: "Aucune démarche",
            spellings: &["aucune démarche", "pas de démarche", "aucune démarche engagée"],
        },
        Code {
            id: "TOUS", label: "Tous", spellings: &["tous", "toutes", "tous représentés", "toutes représentées"]
        },
        Code {
            id: "REPRESENTATION_FRAGILE",
            label: "Représentation instable ou non décisionnelle",
            spellings: &[
                "représentation instable ou non décisionnelle",
                "représentation non décisionnelle et/ou instable",
                "représentation non décisionnelle ou instable",
                "représentation instable et/ou non décisionnelle",
                "représentation non décisionnelle",
                "représentation instable",
            ],
        },
        Code {
            id: "OUI_ET_SUIVI",
            label: "Oui et suivi de décisions",
            spellings: &[
                "oui et suivi de décisions",
                "oui et suivi des décisions",
                "oui et suivi de décision",
                "oui et suivi",
                "oui avec suivi",
            ],
        },
        Code {
            id: "OUI_SANS_SUIVI",
            label: "Oui sans suivi de décisions",
            spellings: &["oui sans suivi de décisions", "oui sans suivi des décisions", "oui mais sans suivi"],
        },
        Code {
            id: "DECISION_STRATEGIQUE",
            label: "Décision en concertation stratégique",
            spellings: &["décision en concertation stratégique", "décision en table stratégique", "décision en TS"],
        },
        Code {
            id: "NON_PARTAGE",
            label: "Non partagé ou incomplet ou en cours",
            spellings: &[
                "non partagé ou incomplet ou en cours",
                "non partagé, incomplet ou en cours",
                "non partagé",
                "incomplet ou en cours",
            ],
        },
        Code {
            id: "NON_MULTIDIMENSIONNEL",
            label: "Non défini ou non multidimensionnel ou outil d’orientation vers la gestion de cas",
            spellings: &[
                "non défini ou non multidimensionnel ou outil d'orientation vers la gestion de cas",
                "non défini ou non multidimensionne l ou outil d'orientation vers la gestion de cas",
                "non défini ou non multidimensionnel ou outil d'orientation vers la GC",
                "non défini ou non multidimensionnel",
                "non multidimensionnel",
                "non défini",
            ],
        },
        Code {
            id: "ENGAGEMENT_PARTIEL",
            label: "Engagement partiel",
            spellings: &["engagement partiel", "engagements partiels"],
        },
        Code {
            id: "ABSENCE_ENGAGEMENT",
            label: "Absence d’engagement",
            spellings: &["absence d'engagement", "aucun engagement", "pas d'engagement"],
        },
        Code {
            id: "INCOMPLETE_OU_INSTABLE",
            label: "Incomplète ou instable",
            spellings: &["incomplète ou instable", "incomplet ou instable", "instable ou incomplète"],
        },
        Code { id: "AUCUN", label: "Aucun", spellings: &["aucun", "aucune", "aucun outil"] },
        Code {
            id: "AUCUNE_FORMATION",
            label: "Aucune formation programmée",
            spellings: &["aucune formation programmée", "aucune formation", "pas de formation programmée"],
        },
        Code {
            id: "PRESENCE_PARTIELLE",
            label: "Présence partielle des accueillants",
            spellings: &["présence partielle des accueillants", "présence partielle"],
        },
        Code {
            id: "INCOMPLET_OU_TURNOVER",
            label: "Incomplet ou turnover",
            spellings: &["incomplet ou turnover", "incomplet ou turn over", "turnover", "turn-over"],
        },
        Code { id: "INCOMPLET", label: "Incomplet", spellings: &["incomplet", "incomplète"] },
        Code { id: "TOTALITE", label: "Totalité", spellings: &["totalité", "la totalité", "en totalité"] },
        Code { id: "SATISFAISANT", label: "Satisfaisant", spellings: &["satisfaisant", "satisfaisante", "conforme"] },
        Code {
            id: "NON_SATISFAISANT",
            label: "Non satisfaisant",
            spellings: &["non satisfaisant", "insuffisant", "pas satisfaisant", "non conforme"],
        },
        Code {
            id: "UTILISATION_INCOMPLETE",
            label: "Utilisation du guide ou utilisation incomplète",
            spellings: &[
                "utilisation du guide ou utilisation incomplète",
                "utilisation du guide ou incomplète",
                "utilisation du guide",
                "utilisation incomplète",
            ],
        },
        Code {
            id: "REALISE_MIS_A_JOUR",
            label: "Réalisé et mis à jour",
            spellings: &["réalisé et mis à jour", "réalisée et mise à jour", "fait et mis à jour"],
        },
        Code {
            id: "REALISE_SANS_MISE_A_JOUR",
            label: "Réalisé, non mis à jour",
            spellings: &["réalisé non mis à jour", "réalisé mais non mis à jour"],
        },
        Code { id: "OBJECTIFS_ATTEINTS", label: "Objectifs atteints", spellings: &["objectifs atteints"] },
        Code { id: "OBJECTIFS_POURSUIVIS", label: "Objectifs poursuivis", spellings: &["objectifs poursuivis"] },
        Code {
            id: "OBJECTIFS_ARGUMENTES",
            label: "Objectifs non atteints mais présence d’argumentaires",
            spellings: &[
                "objectifs non atteints mais présence d'argumentaires",
                "objectifs non atteints mais présence d'un argumentaire",
                "objectifs non atteints avec argumentaire",
            ],
        },
        Code {
            id: "OBJECTIFS_NON_ATTEINTS",
            label: "Objectifs non atteints",
            spellings: &["objectifs non atteints", "objectifs non atteints sans argumentaire"],
        },
        Code {
            id: "NEUTRALISE",
            label: "Neutralisé",
            spellings: &[
                "neutralisé",
                "neutralité",
                "neutralisée",
                "obsolète",
                "item obsolète",
                "item obsolète en 2017",
                "non applicable",
                "sans objet",
                "s.o.",
                "so",
                "n/a",
                "non concerné",
                "non concernée",
            ],
        },
    ],
};

/// What a modality amounts to.
pub static ETATS_GRILLE: CodeList = CodeList {
    id: "etat_grille",
    codes: &[
        Code { id: "ATTEINT", label: "Atteint", spellings: &["atteint"] },
        Code { id: "PARTIEL", label: "Partiel", spellings: &["partiel"] },
        Code { id: "NON", label: "Non atteint", spellings: &["non", "non atteint"] },
        Code { id: "NEUTRALISE", label: "Neutralisé", spellings: &["neutralisé"] },
    ],
};

/// The state that a modality amounts to; `None` for what is no modality.
pub fn etat_grille(modalite: &str) -> Option<&'static str> {
    MODALITES_PAR_ETAT.iter().find(|it| it.1.contains(&modalite)).map(|it| it.0)
}

/// What each state gathers.
pub const MODALITES_PAR_ETAT: &[(&str, &[&str])] = &[
    (
        "ATTEINT",
        &[
            "OUI",
            "SIGNEE",
            "REMIS",
            "COMPLET",
            "REALISEE",
            "TOUS",
            "OUI_ET_SUIVI",
            "DECISION_STRATEGIQUE",
            "SATISFAISANT",
            "TOTALITE",
            "REALISE_MIS_A_JOUR",
            "OBJECTIFS_ATTEINTS",
        ],
    ),
    (
        "PARTIEL",
        &[
            "PROGRAMMEE",
            "EN_COURS",
            "PARTIEL",
            "REPRESENTATION_FRAGILE",
            "OUI_SANS_SUIVI",
            "NON_PARTAGE",
            "ENGAGEMENT_PARTIEL",
            "INCOMPLETE_OU_INSTABLE",
            "PRESENCE_PARTIELLE",
            "INCOMPLET_OU_TURNOVER",
            "INCOMPLET",
            "UTILISATION_INCOMPLETE",
            "REALISE_SANS_MISE_A_JOUR",
            "OBJECTIFS_POURSUIVIS",
            "OBJECTIFS_ARGUMENTES",
        ],
    ),
    (
        "NON",
        &[
            "NON",
            "AUCUNE_DEMARCHE",
            "NON_MULTIDIMENSIONNEL",
            "ABSENCE_ENGAGEMENT",
            "AUCUN",
            "AUCUNE_FORMATION",
            "NON_SATISFAISANT",
            "OBJECTIFS_NON_ATTEINTS",
        ],
    ),
    ("NEUTRALISE", &["NEUTRALISE"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_modality_amounts_to_one_state() {
        for code in MODALITES_GRILLE.codes {
            let states = MODALITES_PAR_ETAT.iter().filter(|it| it.1.contains(&code.id)).count();
            assert_eq!(states, 1, "{}", code.id);
            assert!(etat_grille(code.id).is_some_and(|it| ETATS_GRILLE.get(it).is_some()));
        }
    }
}
