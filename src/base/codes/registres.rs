//! Codes of the registers: concertation, ledger, road map, one-stop desk.

use super::{Code, CodeList, ORIENTEURS};

const fn code(id: &'static str, label: &'static str, spellings: &'static [&'static str]) -> Code {
    Code { id, label, spellings }
}

const AUTRE: Code = code("AUTRE", "Autre", &["autre", "autres", "divers"]);
const NR: Code = code("NR", "Non renseigné", &[]);

/// Instances of concertation, and meetings of the team (circulaire 2012/06, § 2.3).
pub static INSTANCES: CodeList = CodeList {
    id: "instance",
    codes: &[
        code(
            "STRATEGIQUE",
            "Table stratégique",
            &[
                "ts",
                "tcs",
                "tsd",
                "tcsd",
                "stratégique",
                "table de concertation stratégique",
                "concertation stratégique",
                "table stratégique départementale",
                "niveau stratégique",
                "comité stratégique",
                "copil",
                "comité de pilotage",
            ],
        ),
        code(
            "TACTIQUE",
            "Table tactique",
            &[
                "tt",
                "tct",
                "tactique",
                "table de concertation tactique",
                "concertation tactique",
                "tct plénière",
                "tct restreinte",
                "niveau tactique",
                "comité tactique",
                "cotech",
            ],
        ),
        code(
            "EQUIPE",
            "Réunion d’équipe",
            &["équipe", "réunion d'équipe", "réunion équipe", "réunion de l'équipe", "équipe maia", "réunion interne"],
        ),
        AUTRE,
    ],
};

/// Whether a meeting was held.
pub static TENUES: CodeList = CodeList {
    id: "tenue",
    codes: &[
        code(
            "TENUE",
            "Tenue",
            &[
                "oui",
                "o",
                "x",
                "faite",
                "fait",
                "réalisée",
                "réalisé",
                "maintenue",
                "effectuée",
                "ok",
                "terminée",
                "a eu lieu",
            ],
        ),
        code(
            "ANNULEE",
            "Annulée",
            &[
                "annulé",
                "annulation",
                "non",
                "n",
                "non tenue",
                "pas tenue",
                "non réalisée",
                "pas réalisée",
                "supprimée",
            ],
        ),
        code(
            "REPORTEE",
            "Reportée",
            &["reporté", "report", "décalée", "à reporter", "à reprogrammer", "reprogrammée", "ajournée"],
        ),
        code(
            "PREVUE",
            "Prévue",
            &["prévu", "à venir", "programmée", "planifiée", "à programmer", "à confirmer", "en attente"],
        ),
    ],
};

/// Attendance at a meeting.
pub static PRESENCES: CodeList = CodeList {
    id: "presence",
    codes: &[
        code("PRESENT", "Présent", &["p", "présent", "présente", "présents", "oui", "o", "x", "1", "vrai", "signé"]),
        code("EXCUSE", "Excusé", &["e", "exc", "excusé", "excusée", "excusés"]),
        code("ABSENT", "Absent", &["a", "abs", "absent", "absente", "absents", "non", "n", "0", "faux"]),
        code(
            "SUPPLEANT",
            "Suppléant",
            &[
                "s",
                "suppléant",
                "suppléante",
                "représenté",
                "représentée",
                "remplacé",
                "remplacée",
                "présent par suppléant",
            ],
        ),
    ],
};

/// Kinds of partners around a table of concertation.
pub static TYPES_STRUCTURE: CodeList = CodeList {
    id: "type_structure",
    codes: &[
        code(
            "HOPITAL",
            "Hôpital",
            &[
                "hôpital",
                "ch",
                "chu",
                "centre hospitalier",
                "hôpitaux",
                "clinique",
                "établissement de santé",
                "ssr",
                "hôpital local",
            ],
        ),
        code(
            "CD",
            "Conseil départemental",
            &[
                "cd",
                "conseil départemental",
                "cg",
                "conseil général",
                "département",
                "cd67",
                "ems apa",
                "service du département",
            ],
        ),
        code("CLIC", "CLIC", &["clic", "centre local d'information et de coordination", "esp@s", "espas"]),
        code(
            "SSIAD",
            "SSIAD",
            &["ssiad", "spasad", "service de soins infirmiers à domicile", "soins infirmiers à domicile"],
        ),
        code("SAAD", "Aide à domicile", &["saad", "aide à domicile", "service d'aide à domicile", "sad", "abrapa"]),
        code("EHPAD", "EHPAD", &["ehpad", "maison de retraite", "usld", "résidence autonomie", "hébergement"]),
        code("CCAS", "CCAS", &["ccas", "cias", "centre communal d'action sociale", "commune", "mairie"]),
        code(
            "LIBERAL",
            "Professionnels libéraux",
            &[
                "libéral",
                "libéraux",
                "idel",
                "médecin libéral",
                "urps",
                "infirmier libéral",
                "msp",
                "maison de santé",
                "médecins libéraux",
            ],
        ),
        code(
            "USAGERS",
            "Usagers",
            &["usagers", "usager", "association d'usagers", "familles", "france alzheimer", "représentant des usagers"],
        ),
        code(
            "CAISSE",
            "Caisse de retraite ou d’assurance maladie",
            &["caisse", "carsat", "msa", "cpam", "cnav", "caisse de retraite", "rsi", "assurance maladie"],
        ),
        code(
            "RESEAU",
            "Réseau",
            &[
                "réseau",
                "réseau de santé",
                "réseau gérontologique",
                "réseaux",
                "had",
                "filière gériatrique",
                "plateforme de répit",
            ],
        ),
        code("ARS", "ARS", &["ars", "agence régionale de santé", "délégation territoriale"]),
        AUTRE,
    ],
};

/// Fields that partners come from (cahier des charges national, § 3.1).
pub static CATEGORIES_STRUCTURE: CodeList = CodeList {
    id: "categorie_structure",
    codes: &[
        code("SANITAIRE", "Sanitaire", &["sanitaire", "santé", "soins", "champ sanitaire"]),
        code("SOCIAL", "Social", &["social", "sociale", "champ social", "action sociale"]),
        code("MEDICO_SOCIAL", "Médico-social", &["médico-social", "médicosocial", "médico social", "ms"]),
        code("USAGERS", "Usagers", &["usagers", "usager", "familles", "représentants des usagers"]),
        code("LIBERAUX", "Libéraux", &["libéraux", "libéral", "professionnels libéraux", "ambulatoire"]),
        code(
            "FINANCEUR",
            "Financeur",
            &[
                "financeur",
                "financeurs",
                "ars",
                "cd",
                "institutionnel",
                "institutionnels",
                "décideur",
                "conseil départemental",
                "caisse",
            ],
        ),
        AUTRE,
    ],
};

/// Level at which a person speaks for a structure.
pub static ROLES: CodeList = CodeList {
    id: "role",
    codes: &[
        code(
            "MEDICAL",
            "Médical",
            &[
                "médical",
                "médecin",
                "médecin chef",
                "gériatre",
                "médecin coordonnateur",
                "praticien hospitalier",
                "ph",
                "chef de pôle",
            ],
        ),
        code(
            "DIRECTION",
            "Direction",
            &[
                "direction",
                "directeur",
                "directrice",
                "directeur adjoint",
                "directrice adjointe",
                "dg",
                "président",
                "présidente",
                "élu",
                "élue",
                "maire",
                "vice-président",
            ],
        ),
        code(
            "CHEF_DE_SERVICE",
            "Chef de service",
            &[
                "chef de service",
                "cheffe de service",
                "responsable",
                "responsable de service",
                "cadre",
                "cadre de santé",
                "coordinateur",
                "coordinatrice",
                "chef d'unité",
            ],
        ),
        code(
            "AUTRE",
            "Autre",
            &[
                "autre",
                "autres",
                "divers",
                "infirmier",
                "infirmière",
                "idec",
                "assistante sociale",
                "chargé de mission",
                "chargée de mission",
                "pilote",
                "gestionnaire de cas",
            ],
        ),
    ],
};

/// Whether a person may commit the structure.
pub static MANDATS: CodeList = CodeList {
    id: "mandat",
    codes: &[
        code(
            "TITULAIRE",
            "Titulaire",
            &[
                "titulaire",
                "t",
                "oui",
                "o",
                "x",
                "lettre de mission",
                "mandat",
                "délégation",
                "signée",
                "signé",
                "mandaté",
                "mandatée",
            ],
        ),
        code("SUPPLEANT", "Suppléant", &["suppléant", "suppléante", "s"]),
        code("AUCUN", "Aucun", &["aucun", "non", "n", "sans", "sans mandat", "pas de mandat"]),
        NR,
    ],
};

/// What a decision rests on (MAIA 25, items 10, 19 and 25).
pub static SOURCES_DONNEES: CodeList = CodeList {
    id: "source_donnee",
    codes: &[
        code(
            "BDD_GC",
            "Base de gestion de cas",
            &[
                "bdd gc",
                "bdd gestion de cas",
                "base gc",
                "base de données gestion de cas",
                "gestion de cas",
                "file active",
            ],
        ),
        code(
            "BDD_GI",
            "Base du guichet intégré",
            &["bdd gi", "bdd guichet intégré", "base guichet intégré", "guichet intégré", "base du guichet"],
        ),
        code(
            "ENTREPOT",
            "Entrepôt commun de données",
            &[
                "entrepôt commun",
                "entrepôt",
                "entrepôt de données",
                "entrepôt de données communs",
                "données apa",
                "données partagées",
                "cnav",
                "données hôpital",
                "pmsi",
            ],
        ),
        code(
            "RAPPORT_ACTIVITE",
            "Rapport d’activité",
            &["rapport d'activité", "rapport activité", "ra", "rapport d'activité gc", "bilan d'activité"],
        ),
        AUTRE,
        NR,
    ],
};

/// What became of a decision, or of a referral.
pub static ETATS_SUIVI: CodeList = CodeList {
    id: "etat_suivi",
    codes: &[
        code(
            "FAIT",
            "Fait",
            &[
                "fait",
                "faite",
                "oui",
                "réalisé",
                "réalisée",
                "terminé",
                "terminée",
                "ok",
                "x",
                "clos",
                "close",
                "soldé",
                "résolu",
                "résolue",
                "traité",
                "traitée",
                "achevé",
            ],
        ),
        code(
            "EN_COURS",
            "En cours",
            &[
                "en cours",
                "en partie",
                "partiel",
                "partiellement",
                "commencé",
                "engagé",
                "engagée",
                "à poursuivre",
                "en attente",
                "saisie",
            ],
        ),
        code(
            "NON_FAIT",
            "Non fait",
            &[
                "non fait",
                "non",
                "pas fait",
                "à faire",
                "non réalisé",
                "non réalisée",
                "pas commencé",
                "reporté",
                "reportée",
                "abandonné",
                "abandonnée",
                "sans suite",
                "aucune",
            ],
        ),
        code(
            "DEFAUT_DE_SUIVI",
            "Défaut de suivi",
            &["défaut de suivi", "pas de retour", "sans réponse", "aucun retour", "non suivi", "sans nouvelles"],
        ),
    ],
};

/// State of an action of the road map.
pub static ETATS_ACTION: CodeList = CodeList {
    id: "etat_action",
    codes: &[
        code(
            "REALISE",
            "Réalisé",
            &[
                "réalisé",
                "réalisée",
                "fait",
                "faite",
                "oui",
                "terminé",
                "terminée",
                "atteint",
                "clos",
                "achevé",
                "achevée",
                "finalisé",
                "100 %",
            ],
        ),
        code(
            "EN_COURS",
            "En cours",
            &[
                "en cours",
                "partiel",
                "partiellement",
                "partiellement réalisé",
                "commencé",
                "engagé",
                "engagée",
                "à poursuivre",
                "poursuite",
                "débuté",
            ],
        ),
        code(
            "A_FAIRE",
            "À faire",
            &[
                "à faire",
                "non",
                "non réalisé",
                "non réalisée",
                "pas commencé",
                "à venir",
                "prévu",
                "prévue",
                "programmé",
                "non débuté",
                "à engager",
                "0 %",
            ],
        ),
        code("ABANDONNE", "Abandonné", &["abandonné", "abandonnée", "annulé", "annulée", "sans objet"]),
    ],
};

/// Tools of the one-stop desk and of case management that the tables validate (MAIA 25, items 5, 11 to 17, 22 and 23).
pub static OUTILS: CodeList = CodeList {
    id: "outil",
    codes: &[
        code("ANNUAIRE", "Annuaire", &["annuaire", "annuaire partagé", "annuaire des ressources", "répertoire"]),
        code(
            "REFERENTIEL",
            "Référentiel",
            &[
                "référentiel",
                "référentiel d'orientation",
                "référentiel unique",
                "référentiel des ressources",
                "référentiel des missions",
            ],
        ),
        code(
            "FORMULAIRE",
            "Formulaire",
            &[
                "formulaire",
                "formulaire d'analyse",
                "formulaire d'analyse multidimensionnelle",
                "fiche d'orientation",
                "formulaire d'orientation",
                "fam",
            ],
        ),
        code(
            "BASE",
            "Base de données",
            &["base", "base de données", "base partagée", "base du guichet intégré", "bdd guichet intégré", "bdd gi"],
        ),
        code(
            "PROCEDURE_MT",
            "Procédure médecin traitant",
            &[
                "procédure mt",
                "procédure médecin traitant",
                "procédure médecin généraliste",
                "lien médecin traitant",
                "lien avec le médecin généraliste",
            ],
        ),
        code(
            "PROCEDURE_HOSPITALISATION",
            "Procédure hospitalisation",
            &[
                "procédure hospitalisation",
                "procédure hospitalière",
                "procédure hôpital",
                "place du gc pendant l'hospitalisation",
                "hospitalisation",
            ],
        ),
        code(
            "TERRITORIALITE",
            "Territorialité",
            &["territorialité", "territoire", "périmètre", "périmètre du guichet intégré", "définition du territoire"],
        ),
        code(
            "LISTE_INVITES",
            "Liste des invités",
            &[
                "liste des invités",
                "liste d'invités",
                "composition de la table tactique",
                "liste des membres",
                "composition tt",
            ],
        ),
        AUTRE,
    ],
};

/// Who designates representatives in the strategic table.
pub static ORGANISMES: CodeList = CodeList {
    id: "organisme",
    codes: &[
        code("ARS", "ARS", &["ars", "agence régionale de santé", "délégation territoriale de l'ars", "dt ars"]),
        code(
            "CD",
            "Conseil départemental",
            &[
                "cd",
                "conseil départemental",
                "cg",
                "conseil général",
                "département",
                "cd67",
                "cd 67",
                "président du conseil départemental",
            ],
        ),
        AUTRE,
    ],
};

/// What an expense is for.
pub static MISSIONS: CodeList = CodeList {
    id: "mission",
    codes: &[
        code(
            "GESTION_DE_CAS",
            "Gestion de cas",
            &["gestion de cas", "gc", "gestionnaire de cas", "gestionnaires de cas"],
        ),
        code("PILOTAGE", "Pilotage", &["pilotage", "pilote", "pilotes", "coordination", "animation", "concertation"]),
        code("GUICHET_INTEGRE", "Guichet intégré", &["guichet intégré", "gi", "guichet"]),
        code(
            "COMMUN",
            "Commun",
            &["commun", "communs", "mutualisé", "mutualisée", "transversal", "tous", "général", "siège"],
        ),
        code("HORS_MAIA", "Hors MAIA", &["hors maia", "hors projet", "autre projet", "hors dispositif"]),
        AUTRE,
    ],
};

/// What the words of a ledger line may speak of, when a check needs to know it.
pub static SUJETS: CodeList = CodeList {
    id: "sujet",
    codes: &[
        code(
            "ANNULATION",
            "Annulation",
            &[
                "annulation",
                "annule",
                "annulé",
                "annulée",
                "avoir",
                "régularisation",
                "remboursement",
                "reversement",
                "réduction de mandat",
                "extourne",
                "trop perçu",
                "contrepassation",
                "rejet",
            ],
        ),
        code(
            "DEPLACEMENT",
            "Déplacement",
            &[
                "déplacement",
                "déplacements",
                "frais kilométriques",
                "indemnités kilométriques",
                "frais de mission",
                "frais de missions",
                "trajet",
                "trajets",
                "frais de route",
            ],
        ),
    ],
};

/// What shared administrative time goes to (convention FIR 201700224, article 3.2).
pub static MISSIONS_TEMPS: CodeList = CodeList {
    id: "mission_temps",
    codes: &[
        code(
            "GESTION_DE_CAS",
            "Assistance à la gestion de cas",
            &["assistance à la gestion de cas", "gestion de cas", "gc", "assistance gc", "secrétariat gestion de cas"],
        ),
        code(
            "PILOTAGE",
            "Assistance au pilotage",
            &[
                "assistance au pilotage",
                "pilotage",
                "pilote",
                "assistance pilotage",
                "secrétariat pilotage",
                "concertation",
            ],
        ),
        code(
            "GUICHET_INTEGRE",
            "Guichet intégré",
            &["guichet intégré", "gi", "guichet", "assistance au guichet intégré"],
        ),
        code(
            "HORS_MAIA",
            "Hors MAIA",
            &[
                "hors maia",
                "autre",
                "autres",
                "autres missions",
                "autres activités",
                "hors dispositif",
                "reste",
                "ctp",
                "paerpa",
            ],
        ),
    ],
};

/// Payments of the grant of a year (convention FIR 201700224, article 4).
pub static VERSEMENTS: CodeList = CodeList {
    id: "versement",
    codes: &[
        code(
            "1",
            "1er versement",
            &[
                "1",
                "1er",
                "premier",
                "1er versement",
                "premier versement",
                "versement 1",
                "v1",
                "acompte",
                "1er acompte",
                "premier acompte",
                "acompte 1",
                "acompte n° 1",
                "tranche 1",
                "1re tranche",
                "avance",
                "1/2",
                "65 %",
            ],
        ),
        code(
            "2",
            "2e versement (solde)",
            &[
                "2",
                "2e",
                "2ème",
                "2nd",
                "second",
                "second versement",
                "deuxième versement",
                "2e versement",
                "2ème versement",
                "2nd versement",
                "versement 2",
                "v2",
                "2e acompte",
                "2ème acompte",
                "second acompte",
                "deuxième acompte",
                "acompte 2",
                "acompte n° 2",
                "tranche 2",
                "2e tranche",
                "solde",
                "2/2",
                "35 %",
            ],
        ),
        code(
            "3",
            "3e versement",
            &[
                "3",
                "3e",
                "3ème",
                "3e versement",
                "troisième versement",
                "3ème versement",
                "3e acompte",
                "troisième acompte",
                "acompte 3",
                "acompte n° 3",
                "tranche 3",
                "3e tranche",
                "versement complémentaire",
            ],
        ),
    ],
};

/// Parts of the road map.
pub static MECANISMES: CodeList = CodeList {
    id: "mecanisme",
    codes: &[
        code(
            "CONCERTATION",
            "Concertation",
            &[
                "concertation",
                "table tactique",
                "table stratégique",
                "tables de concertation",
                "pilotage",
                "gouvernance",
            ],
        ),
        code("GUICHET_INTEGRE", "Guichet intégré", &["guichet intégré", "gi", "guichet", "accueil et orientation"]),
        code(
            "GESTION_DE_CAS",
            "Gestion de cas",
            &["gestion de cas", "gc", "gestion de cas complexes", "situations complexes"],
        ),
        code(
            "THEMATIQUE",
            "Thématique",
            &[
                "thématique",
                "thématique 1",
                "thématique 2",
                "thématique 3",
                "thématique 4",
                "thématiques",
                "thème",
                "transversal",
            ],
        ),
        AUTRE,
    ],
};

/// Who turns to the one-stop desk.
pub static DEMANDEURS: CodeList = CodeList {
    id: "demandeur",
    codes: &[
        code(
            "PERSONNE",
            "Personne elle-même",
            &[
                "personne",
                "personne elle-même",
                "la personne",
                "usager",
                "intéressé",
                "intéressée",
                "elle-même",
                "lui-même",
                "personne âgée",
                "bénéficiaire",
            ],
        ),
        code(
            "AIDANT",
            "Aidant ou entourage",
            &[
                "aidant",
                "entourage",
                "famille",
                "conjoint",
                "conjointe",
                "enfant",
                "fils",
                "fille",
                "proche",
                "voisin",
                "voisine",
                "aidant familial",
                "neveu",
                "nièce",
                "épouse",
                "époux",
            ],
        ),
        code(
            "PROFESSIONNEL",
            "Professionnel",
            &[
                "professionnel",
                "professionnelle",
                "partenaire",
                "médecin",
                "médecin traitant",
                "hôpital",
                "ssiad",
                "infirmier",
                "idel",
                "assistante sociale",
                "mairie",
                "ccas",
                "clic",
                "ehpad",
                "service social",
            ],
        ),
        AUTRE,
        NR,
    ],
};

/// What the one-stop desk is asked for.
pub static DOMAINES: CodeList = CodeList {
    id: "domaine",
    codes: &[
        code(
            "INFORMATION",
            "Information",
            &[
                "information",
                "informations",
                "renseignement",
                "renseignements",
                "info",
                "information générale",
                "conseil",
                "documentation",
            ],
        ),
        code(
            "AIDE_A_DOMICILE",
            "Aide à domicile",
            &[
                "aide à domicile",
                "maintien à domicile",
                "aide humaine",
                "portage de repas",
                "téléalarme",
                "apa",
                "aide ménagère",
                "plan d'aide",
                "adaptation du logement",
            ],
        ),
        code(
            "SOINS",
            "Soins",
            &[
                "soins",
                "soin",
                "santé",
                "médical",
                "infirmier",
                "ssiad",
                "consultation mémoire",
                "sortie d'hôpital",
                "soins infirmiers",
            ],
        ),
        code(
            "HEBERGEMENT",
            "Hébergement",
            &[
                "hébergement",
                "ehpad",
                "entrée en ehpad",
                "accueil temporaire",
                "accueil de jour",
                "maison de retraite",
                "placement",
                "répit",
                "hébergement temporaire",
            ],
        ),
        code(
            "ADMINISTRATIF",
            "Administratif",
            &[
                "administratif",
                "démarches",
                "démarches administratives",
                "accès aux droits",
                "droits",
                "protection juridique",
                "financier",
                "dossier",
                "aide financière",
                "juridique",
            ],
        ),
        AUTRE,
        NR,
    ],
};

/// Kinds of breaks in paths that case managers report (cahier des charges national, annexe IV).
pub static RUPTURES: CodeList = CodeList {
    id: "rupture",
    codes: &[
        code(
            "RUPTURE",
            "Rupture de parcours",
            &[
                "rupture",
                "rupture de parcours",
                "rupture de prise en charge",
                "interruption",
                "rupture de soins",
                "discontinuité",
            ],
        ),
        code("DOUBLON", "Doublon", &["doublon", "doublons", "redondance", "double évaluation", "double emploi"]),
        code(
            "SERVICE_MANQUANT",
            "Service manquant",
            &[
                "service manquant",
                "manque de service",
                "absence de service",
                "carence",
                "offre insuffisante",
                "service absent",
                "ressource manquante",
                "zone blanche",
                "pénurie",
                "manque",
            ],
        ),
        code(
            "REFUS",
            "Refus de prise en charge",
            &["refus", "refus de prise en charge", "refus de service", "refus d'admission", "refus du service"],
        ),
        code(
            "DELAI",
            "Délai",
            &["délai", "délais", "délai d'attente", "attente", "liste d'attente", "délai trop long", "retard"],
        ),
        AUTRE,
    ],
};

/// Where the one-stop desk sends people: those who refer, and case management.
pub static ORIENTATIONS: CodeList = CodeList {
    id: "orientation",
    codes: &{
        const WHERE: &[Code] = ORIENTEURS.codes;
        let mut codes =
            [code("GESTION_DE_CAS", "Gestion de cas", &["gestion de cas", "gc", "gestionnaire de cas", "maia"]);
                WHERE.len() + 1];
        let mut at = 0;
        while at < WHERE.len() {
            codes[at + 1] = WHERE[at];
            at += 1;
        }
        codes
    },
};
