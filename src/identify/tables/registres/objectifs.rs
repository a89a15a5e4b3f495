//! The actions of the convention and what was reached of their targets (convention FIR 201700224, annexe 4).

use super::{EXERCICE, MAIA, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::table::ColumnType::{Measure, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "objectifs",
    label: "Objectifs de la convention",
    row: "un indicateur d’une action",
    columns: &[
        TERRITOIRE,
        EXERCICE,
        required("action", "Action", &["Actions", "Intitulé de l'action", "Objectif", "Action de la convention"], Text),
        required(
            "indicateur",
            "Indicateur",
            &[
                "Indicateurs",
                "Indicateur de suivi",
                "Indicateur d'évaluation",
                "Indicateurs de résultat",
                "Critère d'évaluation",
                "Mesure",
            ],
            Text,
        ),
        useful(
            "cible",
            "Cible",
            &[
                "Valeur cible",
                "Objectif chiffré",
                "Attendu",
                "À atteindre",
                "Prévu",
                "Valeur attendue",
                "Objectif fixé",
            ],
            Measure,
        ),
        useful(
            "atteint",
            "Atteint",
            &[
                "Résultat",
                "Réalisé",
                "Valeur atteinte",
                "Résultat atteint",
                "Valeur",
                "Valeur réalisée",
                "Obtenu",
                "Résultat obtenu",
            ],
            Measure,
        ),
        column("periode", "Période", &["Date", "Semestre", "Trimestre"], Text),
        column(
            "commentaire",
            "Commentaire",
            &["Commentaires", "Observations", "Remarques", "Remarque", "Observation", "Précisions", "Explications"],
            Text,
        ),
    ],
};

/// Objectifs de la convention.
pub(super) static REGISTRE: Registre = Registre {
    key: &["territoire", "exercice", "action", "indicateur", "periode"],
    events: false,
    hints: &[
        MAIA,
        ("exercice", "2017", ""),
        ("action", "Gestion de cas", ""),
        ("indicateur", "Situations suivies en file active", ""),
        ("cible", "40", "Un nombre ou un pourcentage\u{a0}; 1 pour oui."),
        ("atteint", "38", "Un nombre ou un pourcentage\u{a0}; 1 pour oui, 0 pour non."),
        ("periode", "2017", ""),
        ("commentaire", "", "Aucun nom de personne."),
    ],
    given: GIVEN,
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    synonyms: &[
        ("action", &["axe"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
        ("exercice", &["annee", "millesime"]),
    ],
    weak: &["intitule", "libelle", "convention", "territoire", "suivi", "valeur"],
    derived: &["Écart", "Écarts", "Taux de réalisation", "Taux d'atteinte"],
    siblings: &[&["action", "cible"]],
    least: 3.0,
    needed: &[&["indicateur"], &["cible", "atteint"], &["action"]],
    ..words(&KIND, &[("action", 1.0), ("indicateur", 1.5), ("cible", 1.2), ("atteint", 1.0), ("exercice", 0.3)])
};

/// The actions of the annexe, each with its indicators.
const GIVEN: &[&[(&str, &str)]] = &[
    &[
        ("action", "Renforcer les équipes de gestionnaires de cas"),
        ("indicateur", "Nombre de situations suivies en file active"),
    ],
    &[
        ("action", "Renforcer les équipes de gestionnaires de cas"),
        ("indicateur", "Tableau de bord de la file active présenté et validé en table stratégique"),
    ],
    &[
        ("action", "Donner aux équipes les moyens opérationnels et méthodologiques de leurs missions"),
        ("indicateur", "Nombre de sollicitations de l’enveloppe de médecins vacataires"),
    ],
    &[
        ("action", "Donner aux équipes les moyens opérationnels et méthodologiques de leurs missions"),
        ("indicateur", "Types de demandes adressées aux médecins"),
    ],
    &[
        ("action", "Donner aux équipes les moyens opérationnels et méthodologiques de leurs missions"),
        ("indicateur", "Récurrence des sollicitations"),
    ],
    &[
        ("action", "Déployer un plan de formation «\u{a0}connaissances et prise en charge des personnes âgées\u{a0}»"),
        ("indicateur", "Nombre de participants aux formations"),
    ],
    &[
        ("action", "Déployer un plan de formation «\u{a0}connaissances et prise en charge des personnes âgées\u{a0}»"),
        ("indicateur", "Nombre de formations réalisées sur le territoire"),
    ],
    &[
        ("action", "Déployer un plan de formation «\u{a0}connaissances et prise en charge des personnes âgées\u{a0}»"),
        ("indicateur", "Récurrence des formations"),
    ],
    &[
        ("action", "Déployer un plan de formation «\u{a0}connaissances et prise en charge des personnes âgées\u{a0}»"),
        ("indicateur", "Taux de satisfaction des participants"),
    ],
    &[
        ("action", "Déployer les instances «\u{a0}autonomie\u{a0}» en territoire"),
        ("indicateur", "Tableau de suivi des situations"),
    ],
    &[
        ("action", "Déployer les instances «\u{a0}autonomie\u{a0}» en territoire"),
        ("indicateur", "Nombre de participants aux instances"),
    ],
    &[("action", "Participer aux futures Maisons des aînés"), ("indicateur", "Nombre d’acteurs du parcours reçus")],
    &[
        ("action", "Participer aux futures Maisons des aînés"),
        ("indicateur", "Nombre de situations individuelles orientées et traitées"),
    ],
    &[
        ("action", "Accompagner les pilotes, en stratégie et sur le terrain"),
        ("indicateur", "Évaluation prévue au marché public"),
    ],
    &[
        ("action", "Renforcer la visibilité du dispositif MAIA"),
        ("indicateur", "Dépenses de communication validées par l’ARS"),
    ],
    &[
        ("action", "Ancrer les MAIA sur leurs territoires et sur le champ de l’autonomie"),
        ("indicateur", "Équipes départementales intégrées au guichet intégré"),
    ],
    &[
        ("action", "Ancrer les MAIA sur leurs territoires et sur le champ de l’autonomie"),
        ("indicateur", "Points d’amélioration du parcours remontés en table stratégique"),
    ],
    &[
        ("action", "Définir une stratégie sur les systèmes d’information"),
        ("indicateur", "À définir projet par projet au moment du déploiement"),
    ],
    &[
        ("action", "Collaborer étroitement avec les futures PTA"),
        ("indicateur", "À définir au moment du déploiement des PTA"),
    ],
    &[("action", "Redéfinir les territoires d’intervention des MAIA"), ("indicateur", "Avenant à la convention signé")],
];
