//! The 25 items of the MAIA 25 scale, in the order of the national grid.

use crate::base::fold::fold;

/// One item of the scale, worth one point.
#[derive(Debug)]
pub struct Item {
    /// Rank in the grid, from 1 to 25.
    pub number: u8,
    /// Id of its group in [`crate::base::codes::GROUPES_MAIA25`].
    pub group: &'static str,
    /// What people read.
    pub label: &'static str,
    /// How files word it: the grid's own words first, then shorter ones.
    pub texts: &'static [&'static str],
}

/// The item of that number.
pub fn item(number: u8) -> Option<&'static Item> {
    ITEMS.iter().find(|it| it.number == number)
}

/// First and last item of the group that a short text names: `1) Table stratégique`, `GUICHET INTEGRE`, `Sous-total GC`.
///
/// « Guichet intégré » alone is both of its groups.
pub fn range_named(text: &str) -> Option<(u8, u8)> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let says = |starts: &[&str]| words.iter().any(|word| starts.iter().any(|it| word.starts_with(it)));
    let is = |names: &[&str]| words.iter().any(|word| names.contains(word));
    if !words.iter().all(|word| GROUP_WORDS.iter().any(|it| word.starts_with(it)) || word.len() <= 2) {
        return None;
    }
    let strategic = says(&["strategiq"]) || is(&["ts", "tcs"]);
    let tactical = says(&["tactiq"]) || is(&["tt", "tct"]);
    let cases = folded.contains("gestion de cas") || says(&["gestionnaire"]) || is(&["gc", "gdc"]);
    let tools = says(&["outil"]);
    let organised = says(&["organis", "fonctionnement"]);
    let desk = says(&["guichet"]) || is(&["gi"]) || tools || organised;
    match (strategic, tactical, desk, cases) {
        (true, false, false, false) => Some((1, 4)),
        (false, true, false, false) => Some((5, 10)),
        (false, false, true, false) if tools && !organised => Some((11, 14)),
        (false, false, true, false) if organised && !tools => Some((15, 20)),
        (false, false, true, false) => Some((11, 20)),
        (false, false, false, true) => Some((21, 25)),
        _ => None,
    }
}

/// What the words of the name of a group start with, longer than two letters; the label of an item has others.
const GROUP_WORDS: &[&str] = &[
    "strategiq",
    "tactiq",
    "table",
    "concertation",
    "guichet",
    "integr",
    "outil",
    "commun",
    "organis",
    "fonctionnement",
    "gestion",
    "cas",
    "gdc",
    "tcs",
    "tct",
    "total",
    "sous",
    "max",
    "point",
    "pts",
    "score",
    "maia",
    "groupe",
    "domaine",
    "partie",
    "volet",
    "axe",
    "theme",
    "les",
    "des",
    "sur",
    "item",
    "note",
];

/// Every item (grille nationale « MAIA 25, indicateur d’implantation de l’intégration »).
pub static ITEMS: &[Item] = &[
    Item {
        number: 1,
        group: "table_strategique",
        label: "La table stratégique s’est réunie au moins deux fois",
        texts: &[
            "Une table de concertation stratégique s'est réunie au moins deux fois sur la période",
            "Table stratégique réunie au moins 2 fois sur la période",
            "TS réunie ≥ 2 fois",
            "Deux réunions de la table stratégique",
        ],
    },
    Item {
        number: 2,
        group: "table_strategique",
        label: "La table stratégique prend des décisions",
        texts: &[
            "Lors des réunions des décisions sont prises",
            "Des décisions sont prises en table stratégique",
            "Des décisions sont prises",
            "Décisions prises TS",
        ],
    },
    Item {
        number: 3,
        group: "table_strategique",
        label: "L’ARS et le Département ont désigné leurs représentants",
        texts: &[
            "L'ARS et le Conseil Départemental ont désigné des représentants pour cette table de concertation",
            "L'ARS et le Conseil Général ont désigné des représentants pour cette table de concertation",
            "ARS et CD ont désigné des représentants",
            "Représentants ARS et Conseil départemental désignés",
        ],
    },
    Item {
        number: 4,
        group: "table_strategique",
        label: "Les décisions stratégiques sont suivies pour chaque structure",
        texts: &[
            "Les décisions prises en Table stratégique sont suivies pour chaque structure dans le CR suivant",
            "Décisions suivies pour chaque structure dans le CR suivant",
            "Suivi des décisions de la table stratégique",
            "Décisions TS suivies pour chaque structure",
        ],
    },
    Item {
        number: 5,
        group: "table_tactique",
        label: "La liste des invités de la table tactique est validée et précise",
        texts: &[
            "La liste des invités a été 1) validée par la Table stratégique, 2) croise le champ des acteurs du sanitaire \
             et du social, 3) précise le niveau décisionnel dans la structure et 4) les pouvoirs de représentativité éventuels",
            "Liste des invités validée par la table stratégique",
            "Liste des invités TT",
            "Liste des invités : validée en TS, sanitaire et social, niveau décisionnel, pouvoirs",
        ],
    },
    Item {
        number: 6,
        group: "table_tactique",
        label: "L’hôpital est représenté sur les plans médical et managérial",
        texts: &[
            "L'hôpital est représenté en concertation tactique à la fois sur le plan médical (chef de pôle concerné ou son \
             représentant qualifié); et sur le plan managérial (directeur ou son représentant qualifié)",
            "L'hôpital est représenté sur le plan médical et sur le plan managérial",
            "Hôpital représenté médical et managérial",
            "Représentation de l'hôpital",
        ],
    },
    Item {
        number: 7,
        group: "table_tactique",
        label: "Toutes les équipes du Département sont représentées",
        texts: &[
            "Toutes les équipes opérationnelles du Conseil Départemental (EMS APA, service social polyvalent +/- gériatrique, \
             services \"CLICs\" quand cela est approprié) sont représentées à la table tactique par un représentant en position \
             de chef de service ou de directeur.",
            "Toutes les équipes opérationnelles du Conseil Départemental sont représentées",
            "Toutes les équipes opérationnelles du CD représentées par un chef de service ou directeur",
        ],
    },
    Item {
        number: 8,
        group: "table_tactique",
        label: "Les décisions tactiques sont suivies dans le compte rendu suivant",
        texts: &[
            "Les décisions prises en Table Tactique sont suivies dans le CR suivant",
            "Décisions TT suivies dans le CR suivant",
            "Suivi des décisions de la table tactique",
        ],
    },
    Item {
        number: 9,
        group: "table_tactique",
        label: "Chaque structure représentée apparaît dans le suivi des décisions",
        texts: &[
            "La représentation est effective pour chaque structure représentée et apparaît dans le suivi de décision",
            "Représentation effective pour chaque structure dans le suivi",
            "Représentation effective de chaque structure",
        ],
    },
    Item {
        number: 10,
        group: "table_tactique",
        label: "Des décisions s’appuient sur l’entrepôt de données communes",
        texts: &[
            "Des décisions sont prises à partir de données provenant de l'entrepôt de données communs",
            "Décisions à partir de l'entrepôt de données communes",
            "Entrepôt de données communes",
        ],
    },
    Item {
        number: 11,
        group: "guichet_outils",
        label: "Le formulaire d’analyse est validé par les deux tables",
        texts: &[
            "Le formulaire d'analyse est validé en table tactique et en table stratégique",
            "Formulaire validé TT et TS",
            "Validation du formulaire d'analyse",
        ],
    },
    Item {
        number: 12,
        group: "guichet_outils",
        label: "Le formulaire d’analyse est multidimensionnel",
        texts: &[
            "Le formulaire d'analyse est multidimensionnel (il porte intérêt à la situation dans les domaines 1) santé, \
             2) autonomie fonctionnelle, 3) aspects familiaux et sociaux, 4) économiques et administratifs et \
             5) environnement et sécurité individuelle)",
            "Le formulaire d'analyse est multidimensionnel",
            "Formulaire multidimensionnel",
        ],
    },
    Item {
        number: 13,
        group: "guichet_outils",
        label: "Le formulaire oriente vers une palette de services",
        texts: &[
            "Le formulaire d'analyse prévoit les orientations vers une palette diversifiée de services et ne se limite pas à \
             filtrer l'accès à la gestion de cas",
            "Formulaire oriente vers une palette de services",
            "Palette diversifiée de services",
        ],
    },
    Item {
        number: 14,
        group: "guichet_outils",
        label: "Le référentiel oriente vers l’ensemble des ressources",
        texts: &[
            "Le référentiel d'intervention permet d'orienter vers l'ensemble des ressources du territoire",
            "Référentiel permet d'orienter vers l'ensemble des ressources",
            "Référentiel d'intervention",
        ],
    },
    Item {
        number: 15,
        group: "guichet_organisation",
        label: "Les deux tables s’engagent à partager tous les outils",
        texts: &[
            "La Table Tactique et la Table Stratégique s'engagent à partager tous les outils d'un guichet intégré",
            "TT et TS s'engagent à partager tous les outils",
            "Engagement à partager tous les outils",
        ],
    },
    Item {
        number: 16,
        group: "guichet_organisation",
        label: "La territorialité du guichet intégré est définie et validée",
        texts: &[
            "La territorialité du guichet intégré est 1) définie en argumentant par écrit sa pertinence et 2) validée en \
             Table Stratégique",
            "Territorialité définie par écrit et validée en TS",
            "Territorialité du guichet intégré",
        ],
    },
    Item {
        number: 17,
        group: "guichet_organisation",
        label: "Un référentiel unique des missions est validé en table tactique",
        texts: &[
            "Un référentiel unique des missions et interventions de tous les partenaires du territoire est validé en Table \
             Tactique (CR)",
            "Référentiel unique des missions validé en TT",
            "Référentiel unique",
        ],
    },
    Item {
        number: 18,
        group: "guichet_organisation",
        label: "La permanence de l’information est décidée",
        texts: &[
            "La permanence de l'information et de l'orientation par mutualisation entre les partenaires du guichet intégré \
             fait l'objet de décision en Table Tactique et en Table Stratégique",
            "Permanence de l'information mutualisée",
            "Permanence de l'information et de l'orientation",
        ],
    },
    Item {
        number: 19,
        group: "guichet_organisation",
        label: "Les décisions tactiques s’appuient sur la base du guichet intégré",
        texts: &[
            "Les décisions de Table Tactique s'appuient sur la base de données issue de la mise en œuvre du guichet intégré (CR)",
            "Décisions TT s'appuient sur la base de données du guichet intégré",
            "Décisions TT à partir de la BDD guichet intégré",
        ],
    },
    Item {
        number: 20,
        group: "guichet_organisation",
        label: "Les documents du Département et de l’ARS tiennent compte du guichet intégré",
        texts: &[
            "Les documents issus des instances stratégiques Conseil Départemental et ARS (PSRS, Schéma gérontologique, schéma \
             d'organisation...) prennent en compte l'organisation en guichet intégré MAIA",
            "Documents CD et ARS tiennent compte du guichet intégré",
            "Documents stratégiques CD/ARS (PSRS, schémas) prennent en compte le guichet intégré",
        ],
    },
    Item {
        number: 21,
        group: "gestion_de_cas",
        label: "Charge par gestionnaire de cas autour de 40, ou moins de 5 nouveaux cas par mois",
        texts: &[
            "Charge en cas par gestionnaires de cas temps plein autour de 40 (sans dépasser) ou moins de 5 nouveaux cas par \
             mois/GC temps plein (BDD)",
            "Charge par GC temps plein autour de 40",
            "Charge ≤ 40 par GC ou < 5 nouveaux cas par mois",
            "Charge en cas par gestionnaire de cas",
        ],
    },
    Item {
        number: 22,
        group: "gestion_de_cas",
        label: "Lien systématique avec le médecin généraliste",
        texts: &[
            "Les procédures de gestion de cas organisent un lien systématique avec le médecin généraliste",
            "Procédure lien systématique médecin généraliste",
            "Lien avec le médecin traitant",
        ],
    },
    Item {
        number: 23,
        group: "gestion_de_cas",
        label: "Place du gestionnaire de cas pendant l’hospitalisation",
        texts: &[
            "Les procédures de gestion de cas organisent la place du gestionnaire de cas durant un séjour hospitalier et les \
             interfaces entrée et sortie de l'hôpital",
            "Procédure place du GC pendant l'hospitalisation",
            "Place du gestionnaire de cas durant un séjour hospitalier",
        ],
    },
    Item {
        number: 24,
        group: "gestion_de_cas",
        label: "Délai demande – première visite inférieur à 10 jours",
        texts: &[
            "Le délai moyen entre la première demande et la première visite des Gestionnaires de Cas est < 10j, et le nombre de \
             données manquantes pour les deux dates < 10% (la BDD)",
            "Délai moyen première demande première visite < 10 jours",
            "Délai moyen 1re demande 1re visite et données manquantes < 10 %",
        ],
    },
    Item {
        number: 25,
        group: "gestion_de_cas",
        label: "Les décisions tactiques s’appuient sur l’activité des gestionnaires de cas",
        texts: &[
            "Les décisions de la Table Tactique s'appuient sur les données issues du rapport d'activité des Gestionnaires de cas \
             ou de la Banque De Données (CR)",
            "Décisions TT s'appuient sur le rapport d'activité GC ou la BDD",
            "Décisions TT à partir du rapport d'activité des gestionnaires de cas",
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::codes::GROUPES_MAIA25;

    #[test]
    fn items_are_numbered_in_order_and_their_groups_exist() {
        assert_eq!(ITEMS.iter().map(|it| it.number).collect::<Vec<_>>(), (1..=25).collect::<Vec<_>>());
        assert!(ITEMS.iter().all(|it| GROUPES_MAIA25.get(it.group).is_some()));
        let sizes = ["table_strategique", "table_tactique", "guichet_outils", "guichet_organisation", "gestion_de_cas"]
            .map(|group| ITEMS.iter().filter(|it| it.group == group).count());
        assert_eq!(sizes, [4, 6, 4, 6, 5]);
    }

    #[test]
    fn groups_are_known_by_their_names() {
        for (text, expected) in [
            ("1) Table Stratégique", Some((1, 4))),
            ("max point Table Tactique = 6", Some((5, 10))),
            ("Guichet intégré : outils", Some((11, 14))),
            ("ORGANISATION DU GUICHET INTEGRE", Some((15, 20))),
            ("GUICHET INTEGRE", Some((11, 20))),
            ("Sous-total GC", Some((21, 25))),
            ("Gestionnaires de cas", Some((21, 25))),
            ("Tables tactique et stratégique", None),
            ("Sous-total", None),
            ("Suivi des décisions stratégiques", None),
            ("Charge des gestionnaires de cas", None),
        ] {
            assert_eq!(range_named(text), expected, "{text}");
        }
    }
}
