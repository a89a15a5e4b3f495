//! How the time of shared administrative posts is shared out (convention FIR 201700224, article 3.2).

use super::{EXERCICE, MAIA, NOM, Registre, TERRITOIRE, column, required, useful, words};
use crate::base::codes;
use crate::base::table::ColumnType::{Amount, Code, Quantity, Share, Structure, Text};
use crate::base::table::TableKind;
use crate::identify::lexicon::vocabulary::Vocabulary;

static KIND: TableKind = TableKind {
    id: "temps_mutualises",
    label: "Temps mutualisés",
    row: "la part d’un poste qui va à une mission",
    columns: &[
        TERRITOIRE,
        EXERCICE,
        useful(
            "poste",
            "Poste",
            &["Agent", "Secrétaire", "Poste mutualisé", "Intitulé du poste", "Personnel"],
            Structure,
        ),
        required(
            "mission",
            "Mission",
            &["Activité", "Répartition", "Tâche", "Missions", "Affectation du temps", "Affectation"],
            Code(&codes::MISSIONS_TEMPS),
        ),
        useful(
            "quotite",
            "Quotité",
            &[
                "%",
                "Part",
                "Pourcentage",
                "% du temps",
                "Part du temps",
                "Taux",
                "% temps",
                "Taux d'affectation",
                "Part d'affectation",
            ],
            Share,
        ),
        column(
            "heures",
            "Heures",
            &["Temps passé", "Nb heures", "Nombre d'heures", "Volume horaire", "Heures passées", "Temps (h)"],
            Quantity,
        ),
        column("periode", "Période", &["Mois", "Trimestre", "Semestre"], Text),
        column(
            "montant",
            "Montant valorisé",
            &["Valorisation", "Coût valorisé", "Coût", "Montant", "Valorisation (€)"],
            Amount,
        ),
        NOM,
    ],
};

/// Temps mutualisés.
pub(super) static REGISTRE: Registre = Registre {
    marks: &["Mission", "Répartition", "Heures", "Temps passé", "Nb heures", "Activité"],
    key: &["territoire", "exercice", "poste", "mission", "periode"],
    events: false,
    hints: &[
        MAIA,
        ("exercice", "2017", ""),
        ("poste", "Secrétaire", "Intitulé du poste, jamais un nom."),
        ("mission", "Assistance à la gestion de cas", ""),
        ("quotite", "100 %", "Part du temps du poste\u{a0}; les parts d’un poste font 100 %."),
        ("heures", "1607", "Heures de la période, si elles sont suivies."),
        ("periode", "2017", "Mois, trimestre ou année."),
        ("montant", "33100", "Coût du temps, si le tableau le donne."),
    ],
    ..Registre::new(&KIND, WORDS)
};

const WORDS: Vocabulary = Vocabulary {
    synonyms: &[
        ("poste", &["emploi", "fonction", "agent", "personnel", "metier"]),
        ("mission", &["activite", "tache", "affectation", "repartition"]),
        ("quotite", &["pourcentage", "part", "taux", "tx", "proportion"]),
        ("heures", &["heure", "hr", "hrs", "h", "horaire"]),
        ("montant", &["cout", "valorisation", "valorise", "mt", "mnt"]),
        ("periode", &["mois", "trimestre", "semestre"]),
        ("nombre", &["nb", "nbre", "nbr", "volume"]),
        ("territoire", &["maia", "site", "secteur", "antenne"]),
        ("exercice", &["annee", "millesime"]),
    ],
    weak: &[
        "nombre",
        "intitule",
        "temps",
        "exerce",
        "territoire",
        "realise",
        "concerne",
        "correspondant",
        "partage",
        "mutualise",
        "passe",
        "total",
    ],
    least: 3.0,
    needed: &[&["mission"], &["quotite", "heures"], &["poste", "periode"]],
    ..words(
        &KIND,
        &[
            ("poste", 1.0),
            ("mission", 1.5),
            ("quotite", 1.2),
            ("heures", 1.5),
            ("periode", 0.7),
            ("montant", 0.5),
            ("territoire", 0.3),
            ("exercice", 0.3),
        ],
    )
};
