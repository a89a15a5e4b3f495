//! The 42 items of the validation grid, in its order.

/// One item of the grid.
#[derive(Debug)]
pub struct Item {
    /// Stable id.
    pub id: &'static str,
    /// Id of its section in [`crate::base::codes::SECTIONS_GRILLE`].
    pub section: &'static str,
    /// What people read.
    pub label: &'static str,
    /// The text the item is held against, as the grid gives it.
    pub norm: &'static str,
    /// How files word it; four labels stand in two sections.
    pub texts: &'static [&'static str],
}

/// The item of that id.
pub fn item(id: &str) -> Option<&'static Item> {
    ITEMS.iter().find(|it| it.id == id)
}

/// Every item (convention FIR 201700224, annexe 5, grilles de validation).
pub static ITEMS: &[Item] = &[
    Item {
        id: "conventions",
        section: "obligations_juridiques",
        label: "Conventions ARS/Porteur",
        norm: "Obligation conventionnelle",
        texts: &["Conventions ARS/ Porteur", "Convention ARS/Porteur", "Conventions signées"],
    },
    Item {
        id: "reporting_financier",
        section: "obligations_juridiques",
        label: "Reporting financier",
        norm: "Obligation conventionnelle",
        texts: &["Reporting financier", "Rapport financier remis"],
    },
    Item {
        id: "rapport_etape",
        section: "obligations_juridiques",
        label: "Rapport d’étape",
        norm: "Obligation conventionnelle (modèle de convention pluriannuelle, art. 2 et 5)",
        texts: &["Rapport d'étape"],
    },
    Item {
        id: "presentation_rapport",
        section: "obligations_juridiques",
        label: "Présentation du rapport d’étape en concertation stratégique",
        norm: "Obligation conventionnelle (modèle de convention pluriannuelle, art. 2 et 5)",
        texts: &[
            "Présentation du rapport d'étape en concertation stratégique",
            "Présentation du rapport d'étape en TS",
            "Rapport d'étape présenté en table stratégique",
        ],
    },
    Item {
        id: "remontee_indicateurs",
        section: "obligations_juridiques",
        label: "Remontées des indicateurs",
        norm: "Cahier des charges national, annexe VII",
        texts: &["Remontées des indicateurs", "Remontée des indicateurs nationaux"],
    },
    Item {
        id: "territoire_infra",
        section: "obligations_juridiques",
        label: "Le territoire est infra-départemental",
        norm: "Cahier des charges national, §\u{a0}1.3.2",
        texts: &["Le territoire est infra départemental", "Territoire infra-départemental"],
    },
    Item {
        id: "population_cible",
        section: "obligations_juridiques",
        label: "La population cible les personnes âgées en perte d’autonomie",
        norm: "CASF, art. L. 113-3",
        texts: &[
            "La population cible les personnes âgées en perte d'autonomie",
            "La population cible les PA en perte d'autonomie",
        ],
    },
    Item {
        id: "autorisation_recueil",
        section: "obligations_juridiques",
        label: "Autorisation au recueil et à l’échange d’informations",
        norm: "Instruction CNP du 27 juillet 2012\u{a0}; loi informatique et libertés",
        texts: &[
            "Autorisation au recueil et à l'échange d'informations (formulaire, GEVA-A et PSI)",
            "Autorisation CNIL",
        ],
    },
    Item {
        id: "pilote_recrute",
        section: "pilote",
        label: "Pilote recruté",
        norm: "Cahier des charges national, §\u{a0}2.3\u{a0}: poste dédié à la conduite du projet",
        texts: &["Pilote recruté"],
    },
    Item {
        id: "pilote_profil",
        section: "pilote",
        label: "Profil respecté",
        norm: "Cahier des charges national, annexe III\u{a0}: définition du profil",
        texts: &["Profil respecté", "Profil du pilote respecté"],
    },
    Item {
        id: "pilote_forme",
        section: "pilote",
        label: "Pilote formé (formation nationale)",
        norm: "Obligation conventionnelle (modèle de convention pluriannuelle, art. 2)",
        texts: &["Pilote formé (formation nationale)", "Formation nationale du pilote"],
    },
    Item {
        id: "ts_representation",
        section: "concertation_strategique",
        label: "Représentation de l’ensemble des décideurs et financeurs",
        norm: "Cahier des charges national, §\u{a0}3.1.1\u{a0}: département, ARS, caisses, usagers, libéraux",
        texts: &["Représentation de l'ensemble des décideurs et financeurs", "Décideurs et financeurs représentés"],
    },
    Item {
        id: "ts_niveau",
        section: "concertation_strategique",
        label: "Le niveau de représentation permet la prise de décision",
        norm: "Cahier des charges national, §\u{a0}3.1.1\u{a0}: niveau décisionnel et légitime",
        texts: &["Le niveau de représentation permet la prise de décision", "Niveau de représentation décisionnel"],
    },
    Item {
        id: "ts_decisions",
        section: "concertation_strategique",
        label: "Des décisions sont prises",
        norm: "Cahier des charges national, §\u{a0}3.1.2\u{a0}: les comptes rendus formalisent les décisions et leur suivi",
        texts: &["Des décisions sont prises", "Décisions prises", "Des décisions prises"],
    },
    Item {
        id: "ts_rythme",
        section: "concertation_strategique",
        label: "Un rythme de concertation est défini",
        norm: "Circulaire 2012/06, §\u{a0}2.3\u{a0}: tous les six mois au minimum",
        texts: &["Un rythme de concertation est défini", "Rythme de concertation défini"],
    },
    Item {
        id: "tt_representation",
        section: "concertation_tactique",
        label: "Représentation de l’ensemble des services",
        norm: "Cahier des charges national, §\u{a0}3.1.1\u{a0}: services du département, CCAS, CLIC, hôpitaux, réseaux, SSIAD, usagers, libéraux",
        texts: &["Représentation de l'ensemble des services", "Services représentés"],
    },
    Item {
        id: "tt_niveau",
        section: "concertation_tactique",
        label: "Le niveau de représentation permet la prise de décision",
        norm: "Cahier des charges national, §\u{a0}3.1.1\u{a0}: niveau décisionnel et légitime",
        texts: &["Le niveau de représentation permet la prise de décision", "Niveau de représentation décisionnel"],
    },
    Item {
        id: "tt_decisions",
        section: "concertation_tactique",
        label: "Des décisions sont prises",
        norm: "Cahier des charges national, §\u{a0}3.1.2\u{a0}: les comptes rendus formalisent les décisions et leur suivi",
        texts: &["Des décisions sont prises", "Décisions prises", "Des décisions prises"],
    },
    Item {
        id: "tt_rythme",
        section: "concertation_tactique",
        label: "Un rythme de concertation est défini",
        norm: "Rythme soutenu\u{a0}: tous les deux ou trois mois",
        texts: &["Un rythme de concertation est défini", "Rythme de concertation défini"],
    },
    Item {
        id: "gi_engagement",
        section: "guichet_integre",
        label: "Engagement stratégique",
        norm: "Circulaire 2012/06, §\u{a0}2.3\u{a0}: décision stratégique d’engagement dans le guichet intégré",
        texts: &["Engagement stratégique"],
    },
    Item {
        id: "annuaire",
        section: "outils_communs",
        label: "Annuaire complet",
        norm: "Cahier des charges national, §\u{a0}3.2\u{a0}: l’annuaire identifie l’intégralité des ressources",
        texts: &["Annuaire complet"],
    },
    Item {
        id: "referentiel",
        section: "outils_communs",
        label: "Référentiel de missions et d’interventions partagé",
        norm: "Cahier des charges national, §\u{a0}3.2\u{a0}: missions et modalités d’intervention de l’ensemble des ressources",
        texts: &[
            "Référentiel de missions/ d'interventions partagé",
            "Référentiel de missions partagé",
            "Référentiel des missions partagé",
        ],
    },
    Item {
        id: "formulaire",
        section: "outils_communs",
        label: "Formulaire d’analyse multidimensionnelle et de liaison",
        norm: "Cahier des charges national, §\u{a0}3.2\u{a0}: le formulaire est multidimensionnel et ne se limite pas à l’orientation vers la gestion de cas",
        texts: &[
            "Formulaire (d'analyse multidimensionnel et de liaison)",
            "Formulaire (analyse multidimensionnel et liaison)",
            "Formulaire d'analyse multidimensionnel et de liaison",
        ],
    },
    Item {
        id: "gi_tactique",
        section: "organisation_guichet",
        label: "Engagement tactique",
        norm: "Cahier des charges national, §\u{a0}3.2\u{a0}: décision d’engagement tactique dans le guichet intégré",
        texts: &["Engagement tactique"],
    },
    Item {
        id: "gi_outils",
        section: "organisation_guichet",
        label: "Utilisation des outils communs",
        norm: "Cahier des charges national, §\u{a0}3.2\u{a0}: implication des CLIC, réseaux, CCAS, hôpitaux, SSIAD, services sociaux",
        texts: &[
            "Utilisation des outils communs (annuaire complet, référentiel de missions formulaire d'analyse multidimensionnelle)",
            "Outils communs utilisés",
        ],
    },
    Item {
        id: "gi_formation",
        section: "organisation_guichet",
        label: "Formation des accueillants à l’entretien et à l’orientation",
        norm: "Cahier des charges national, §\u{a0}3.2\u{a0}: formation de tous les accueillants aux outils communs",
        texts: &["Formation des accueillants à l'entretien et à l'orientation", "Formation des accueillants"],
    },
    Item {
        id: "gc_recrutes",
        section: "gestionnaires_de_cas",
        label: "Recrutés",
        norm: "Cahier des charges national, annexe IV\u{a0}; arrêté du 13 novembre 2012",
        texts: &["Recrutés", "Gestionnaires de cas recrutés", "GC recrutés"],
    },
    Item {
        id: "gc_profil",
        section: "gestionnaires_de_cas",
        label: "Profil respecté",
        norm: "Cahier des charges national, annexe IV\u{a0}; arrêté du 13 novembre 2012",
        texts: &["Profil respecté", "Profil des gestionnaires de cas respecté"],
    },
    Item {
        id: "gc_formes",
        section: "gestionnaires_de_cas",
        label: "Formés (obtention du DIU)",
        norm: "Arrêté du 13 novembre 2012, art. 2",
        texts: &["Formés (obtention DIU)", "Gestionnaires de cas formés", "GC formés (DIU)", "Formés (DIU)"],
    },
    Item {
        id: "gc_inclusion",
        section: "gestionnaires_de_cas",
        label: "Taux d’inclusion",
        norm: "Fiche indicateurs MAIA\u{a0}: inclusion progressive, cinq nouveaux cas par mois",
        texts: &["Taux d'inclusion"],
    },
    Item {
        id: "gc_situations",
        section: "gestionnaires_de_cas",
        label: "Nombre de situations par an",
        norm: "Fiche indicateurs MAIA\u{a0}: quarante dossiers actifs au plus par ETP de gestionnaire de cas",
        texts: &["Nombre de situations par an", "Nb de situations par an"],
    },
    Item {
        id: "geva",
        section: "outils_gc",
        label: "GEVA-A",
        norm: "Circulaire 2012/06, §\u{a0}2.3",
        texts: &["GEVA-A", "GEVA A", "GEVAA"],
    },
    Item {
        id: "psi",
        section: "outils_gc",
        label: "PSI",
        norm: "Circulaire 2012/06, annexe 8",
        texts: &["PSI", "Plan de services individualisé"],
    },
    Item {
        id: "reunions_equipe",
        section: "appui_pilote",
        label: "Régularité des réunions d’équipe",
        norm: "Cahier des charges national, annexe III\u{a0}: réunions hebdomadaires",
        texts: &[
            "Régularité des réunions d'équipe: pilote et gestionnaires de cas",
            "Régularité des réunions d'équipe",
            "Réunions d'équipe régulières",
        ],
    },
    Item {
        id: "diagnostic",
        section: "connaissance_partagee",
        label: "Diagnostic organisationnel approfondi",
        norm: "Cahier des charges national, §\u{a0}2.3\u{a0}: diagnostic réalisé et mis à jour",
        texts: &["Diagnostic Organisationnel Approfondi (DIAG MAIA)", "DIAG MAIA", "Diagnostic MAIA"],
    },
    Item {
        id: "bdd_gc",
        section: "connaissance_partagee",
        label: "Base de données gestion de cas",
        norm: "Cahier des charges national, §\u{a0}2.3",
        texts: &["Base de données Gestion de cas", "BDD gestion de cas", "BDD GC"],
    },
    Item {
        id: "bdd_gi",
        section: "connaissance_partagee",
        label: "Base de données guichet intégré",
        norm: "Cahier des charges national, §\u{a0}2.3",
        texts: &["Base de données Guichet Intégré", "BDD guichet intégré", "BDD GI"],
    },
    Item {
        id: "analyse_tactique",
        section: "connaissance_partagee",
        label: "Analyse des données en concertation tactique et ajustement des ressources",
        norm: "Cahier des charges national, §\u{a0}3.6",
        texts: &[
            "Analyse des données en concertation tactique et ajustement des ressources",
            "Analyse des données en TT et ajustement",
            "Analyse des données en concertation tactique et ajustement",
        ],
    },
    Item {
        id: "analyse_strategique",
        section: "connaissance_partagee",
        label: "Analyse des données en concertation stratégique et ajustement des ressources",
        norm: "Cahier des charges national, §\u{a0}3.6",
        texts: &[
            "Analyse des données en concertation stratégique et ajustement des ressources",
            "Analyse des données en TS et ajustement",
            "Analyse des données en concertation stratégique et ajustement",
        ],
    },
    Item {
        id: "feuille_de_route",
        section: "pilotage",
        label: "Feuille de route",
        norm: "Modèle de l’équipe projet nationale\u{a0}: recensement de l’atteinte des objectifs",
        texts: &["Feuille de route"],
    },
    Item {
        id: "evaluation_gir",
        section: "pilotage",
        label: "Évaluation GIR par les gestionnaires de cas",
        norm: "Accord du département et des caisses de retraite pour que le gestionnaire de cas évalue le GIR",
        texts: &["Evaluation GIR par les GC", "Évaluation du GIR par les gestionnaires de cas"],
    },
    Item {
        id: "evaluation_maia25",
        section: "pilotage",
        label: "Évaluation du MAIA 25",
        norm: "Indicateur national, observé entre deux phases de validation",
        texts: &["Evaluation du MAIA 25", "Évaluation MAIA 25"],
    },
];
