//! Codes of the case base.

use super::{Code, CodeList};

/// Who referred the person; also where a person is sent on to.
pub static ORIENTEURS: CodeList = CodeList {
    id: "orienteur",
    codes: &[
        Code {
            id: "MEDECIN_TRAITANT",
            label: "Médecin traitant",
            spellings: &[
                "mt",
                "médecin traitant",
                "médecin généraliste",
                "généraliste",
                "mg",
                "médecin",
                "médecin de famille",
                "méd traitant",
                "méd. traitant",
                "med traitant",
                "médecin trait",
                "dr traitant",
            ],
        },
        Code {
            id: "HOPITAL",
            label: "Hôpital",
            spellings: &[
                "ch",
                "chu",
                "hôpital",
                "centre hospitalier",
                "ssr",
                "court séjour gériatrique",
                "umg",
                "emg",
                "urgences",
                "as hôpital",
                "as ch",
                "as du ch",
                "as clinique",
                "service social hôpital",
                "hospitalisation",
                "clinique",
                "assistante sociale hôpital",
                "service hospitalier",
                "gériatrie",
                "équipe mobile de gériatrie",
            ],
        },
        Code {
            id: "CONSULT_MEMOIRE",
            label: "Consultation mémoire",
            spellings: &["cm", "consultation mémoire", "cmrr", "hôpital de jour", "hdj"],
        },
        Code {
            id: "EMS_APA",
            label: "Équipe médico-sociale APA",
            spellings: &[
                "ems",
                "ems apa",
                "équipe apa",
                "équipe médico-sociale",
                "équipe médico-sociale apa",
                "cd",
                "cg",
                "conseil général",
                "conseil départemental",
                "département",
                "utams",
                "mdph",
                "mda",
                "apa",
                "évaluateur apa",
            ],
        },
        Code { id: "CLIC", label: "CLIC", spellings: &["clic", "espas", "maison des aînés"] },
        Code { id: "CCAS", label: "CCAS", spellings: &["ccas", "cias", "mairie", "commune"] },
        Code {
            id: "SERVICE_SOCIAL",
            label: "Service social",
            spellings: &[
                "service social",
                "polyvalence",
                "polyvalence de secteur",
                "as secteur",
                "as de secteur",
                "assistante sociale",
                "assistante sociale de secteur",
                "assistant social",
                "carsat",
                "msa",
                "as",
                "caisse de retraite",
            ],
        },
        Code { id: "SSIAD", label: "SSIAD", spellings: &["ssiad", "service de soins infirmiers à domicile"] },
        Code {
            id: "SAAD",
            label: "Aide à domicile",
            spellings: &["saad", "sad", "aide à domicile", "service d'aide à domicile", "admr", "abrapa"],
        },
        Code {
            id: "IDEL",
            label: "Infirmier libéral",
            spellings: &[
                "idel",
                "ide libérale",
                "ide libéral",
                "infirmier libéral",
                "infirmière libérale",
                "infirmière",
                "infirmier",
                "cabinet infirmier",
                "ide",
            ],
        },
        Code { id: "ESA", label: "ESA", spellings: &["esa", "équipe spécialisée alzheimer"] },
        Code {
            id: "EHPAD_AJ",
            label: "EHPAD, accueil de jour",
            spellings: &[
                "ehpad",
                "accueil de jour",
                "aj",
                "hébergement temporaire",
                "ht",
                "plateforme de répit",
                "ehpad accueil de jour",
            ],
        },
        Code {
            id: "RESEAU_PTA",
            label: "Réseau, PTA",
            spellings: &["réseau", "réseau gérontologique", "réseau géronto", "pta", "had", "cta", "réseau de santé"],
        },
        Code {
            id: "PSY",
            label: "Psychiatrie",
            spellings: &["cmp", "epsan", "empg", "psychiatrie", "psychiatre", "psy"],
        },
        Code {
            id: "MJPM",
            label: "Mandataire judiciaire",
            spellings: &["mjpm", "mandataire", "mandataire judiciaire", "udaf", "tuteur", "curateur", "tutelle"],
        },
        Code {
            id: "FAMILLE",
            label: "Famille, entourage",
            spellings: &[
                "famille",
                "aidant",
                "entourage",
                "voisin",
                "voisine",
                "fils",
                "fille",
                "conjoint",
                "enfant",
                "proche",
                "aidant familial",
            ],
        },
        Code {
            id: "PERSONNE",
            label: "La personne elle-même",
            spellings: &[
                "personne",
                "personne elle-même",
                "usager",
                "elle-même",
                "lui-même",
                "la personne",
                "intéressé",
                "intéressée",
            ],
        },
        Code { id: "AUTRE", label: "Autre", spellings: &["autre", "autres", "divers"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// What was decided of a request.
pub static DECISIONS: CodeList = CodeList {
    id: "decision",
    codes: &[
        Code {
            id: "INCLUS",
            label: "Inclus",
            spellings: &[
                "inclus",
                "incluse",
                "inclusion",
                "oui",
                "accepté",
                "acceptée",
                "accord",
                "o",
                "retenu",
                "retenue",
                "favorable",
                "entrée en gc",
            ],
        },
        Code {
            id: "NON_INCLUS",
            label: "Non inclus",
            spellings: &[
                "non inclus",
                "non incluse",
                "non inclusion",
                "refus",
                "refusé",
                "refusée",
                "non",
                "n",
                "rejet",
                "défavorable",
                "non retenu",
            ],
        },
        Code {
            id: "EN_ATTENTE",
            label: "En attente",
            spellings: &[
                "en attente",
                "attente",
                "à l'étude",
                "en cours",
                "liste d'attente",
                "à évaluer",
                "en cours d'évaluation",
            ],
        },
        Code {
            id: "REORIENTE",
            label: "Réorienté",
            spellings: &["réorienté", "réorientée", "réorientation", "orienté", "relais"],
        },
    ],
};

/// State of a file.
pub static STATUTS: CodeList = CodeList {
    id: "statut",
    codes: &[
        Code {
            id: "ACTIF",
            label: "Actif",
            spellings: &[
                "actif",
                "active",
                "en cours",
                "ouvert",
                "suivi",
                "suivi en cours",
                "file active",
                "oui",
                "inclus",
            ],
        },
        Code { id: "VEILLE", label: "Veille", spellings: &["veille", "en veille", "stabilisé", "suspendu"] },
        Code {
            id: "SORTI",
            label: "Sorti",
            spellings: &[
                "sorti",
                "sortie",
                "clos",
                "clôturé",
                "clôturée",
                "fermé",
                "inactif",
                "terminé",
                "archivé",
                "non",
            ],
        },
        Code {
            id: "ATTENTE",
            label: "En attente",
            spellings: &["attente", "en attente", "liste d'attente", "à évaluer"],
        },
    ],
};

/// Why case management ended.
pub static MOTIFS_SORTIE: CodeList = CodeList {
    id: "motif_sortie",
    codes: &[
        Code {
            id: "DECES", label: "Décès", spellings: &["décès", "dcd", "décédé", "décédée", "décédé(e)", "mort"]
        },
        Code {
            id: "EHPAD",
            label: "Entrée en établissement",
            spellings: &[
                "ehpad",
                "entrée ehpad",
                "entrée en ehpad",
                "maison de retraite",
                "mr",
                "institution",
                "institutionnalisation",
                "entrée en établissement",
                "entrée en institution",
                "établissement",
                "placement",
            ],
        },
        Code {
            id: "USLD_HOPITAL",
            label: "USLD, hospitalisation",
            spellings: &[
                "usld",
                "hospitalisation longue durée",
                "hospitalisation définitive",
                "hospitalisation",
                "hôpital",
            ],
        },
        Code {
            id: "STABILISATION",
            label: "Situation stabilisée",
            spellings: &[
                "stabilisation",
                "situation stabilisée",
                "stabilisée",
                "stabilisé",
                "stabilisées",
                "relais mis en place",
                "objectifs atteints",
                "fin de mission",
            ],
        },
        Code {
            id: "REFUS",
            label: "Refus",
            spellings: &[
                "refus",
                "refus de la personne",
                "refus famille",
                "refus de la famille",
                "refus d'accompagnement",
                "rupture",
                "opposition",
            ],
        },
        Code {
            id: "DEMENAGEMENT",
            label: "Déménagement",
            spellings: &["déménagement", "hors secteur", "changement de territoire", "hors maia", "déménagé"],
        },
        Code {
            id: "RELAIS",
            label: "Relais",
            spellings: &[
                "relais",
                "relais clic",
                "relais ems",
                "relais apa",
                "relais ssiad",
                "relais réseau",
                "relais pta",
                "relais mjpm",
                "passage de relais",
                "réorientation",
                "transfert",
            ],
        },
        Code { id: "PERDU_DE_VUE", label: "Perdu de vue", spellings: &["perdu de vue", "injoignable", "pdv"] },
        Code {
            id: "NE_RELEVE_PLUS",
            label: "Ne relève plus de la gestion de cas",
            spellings: &[
                "ne relève plus de la gc",
                "ne relève plus",
                "hors critères",
                "ne relève plus de la gestion de cas",
            ],
        },
        Code { id: "AUTRE", label: "Autre", spellings: &["autre", "autres", "divers"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// Why a request did not lead to case management.
pub static MOTIFS_NON_INCLUSION: CodeList = CodeList {
    id: "motif_non_inclusion",
    codes: &[
        Code {
            id: "HORS_CRITERES",
            label: "Hors critères",
            spellings: &[
                "hors critères",
                "ne relève pas de la gc",
                "ne relève pas",
                "non complexe",
                "1 seul critère",
                "un seul critère",
                "ne relève pas de la gestion de cas",
                "critères non remplis",
            ],
        },
        Code {
            id: "AGE",
            label: "Moins de 60 ans",
            spellings: &["< 60 ans", "moins de 60 ans", "âge", "trop jeune", "60 ans"],
        },
        Code {
            id: "HORS_TERRITOIRE",
            label: "Hors territoire",
            spellings: &["hors territoire", "hors secteur", "autre territoire"],
        },
        Code {
            id: "REFUS",
            label: "Refus",
            spellings: &["refus", "refus de la personne", "refus famille", "refus de la famille"],
        },
        Code {
            id: "DECES_AVANT",
            label: "Décès avant inclusion",
            spellings: &["décès", "décès avant", "décès avant inclusion", "dcd", "décédé", "décédée"],
        },
        Code {
            id: "ENTREE_ETAB_AVANT",
            label: "Entrée en établissement avant inclusion",
            spellings: &["entrée en établissement", "ehpad", "entrée ehpad", "entrée en ehpad", "institution"],
        },
        Code {
            id: "REORIENTE",
            label: "Réorienté",
            spellings: &[
                "réorienté",
                "réorientée",
                "réorientation",
                "clic",
                "ems",
                "réseau",
                "ssiad",
                "service social",
                "orienté vers clic",
            ],
        },
        Code {
            id: "DEJA_SUIVI",
            label: "Déjà suivi",
            spellings: &["déjà suivi", "déjà suivie", "déjà accompagné", "suivi par ailleurs"],
        },
        Code {
            id: "FILE_COMPLETE",
            label: "File active complète",
            spellings: &["file complète", "file active complète", "liste d'attente", "pas de place", "manque de place"],
        },
        Code { id: "DOUBLON", label: "Doublon", spellings: &["doublon", "double demande"] },
        Code {
            id: "DEMANDE_ANNULEE",
            label: "Demande annulée",
            spellings: &["demande annulée", "annulée", "annulation", "sans suite"],
        },
        Code { id: "AUTRE", label: "Autre", spellings: &["autre", "autres", "divers"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// With whom the person lives.
pub static MODES_DE_VIE: CodeList = CodeList {
    id: "mode_de_vie",
    codes: &[
        Code {
            id: "SEUL",
            label: "Seul",
            spellings: &[
                "seul",
                "seule",
                "vit seul",
                "vit seule",
                "seul(e)",
                "isolé",
                "isolée",
                "célibataire",
                "veuf",
                "veuve",
                "oui",
            ],
        },
        Code {
            id: "COUPLE",
            label: "En couple",
            spellings: &["couple", "en couple", "avec conjoint", "conjoint", "marié", "mariée", "avec son conjoint"],
        },
        Code {
            id: "ENFANT",
            label: "Avec un enfant",
            spellings: &[
                "avec enfant",
                "avec enfants",
                "avec enfant(s)",
                "enfant",
                "avec son fils",
                "avec sa fille",
                "chez sa fille",
                "chez son fils",
            ],
        },
        Code {
            id: "AUTRE_PROCHE",
            label: "Avec un autre proche",
            spellings: &[
                "avec autre proche",
                "autre proche",
                "avec un proche",
                "famille",
                "avec sa soeur",
                "avec son frère",
            ],
        },
        Code {
            id: "RESIDENCE_AUTONOMIE",
            label: "Résidence autonomie",
            spellings: &["résidence autonomie", "foyer-logement", "foyer logement", "marpa"],
        },
        Code {
            id: "FAMILLE_ACCUEIL",
            label: "Famille d’accueil",
            spellings: &["famille d'accueil", "accueil familial"],
        },
        Code { id: "ETABLISSEMENT", label: "Établissement", spellings: &["établissement", "ehpad", "institution"] },
        Code { id: "AUTRE", label: "Autre", spellings: &["autre", "autres", "divers", "non"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// The main carer.
pub static AIDANTS: CodeList = CodeList {
    id: "aidant",
    codes: &[
        Code {
            id: "CONJOINT",
            label: "Conjoint",
            spellings: &["conjoint", "conjointe", "époux", "épouse", "mari", "femme"],
        },
        Code {
            id: "ENFANT",
            label: "Enfant",
            spellings: &["enfant", "enfants", "fils", "fille", "belle-fille", "gendre"],
        },
        Code {
            id: "AUTRE_FAMILLE",
            label: "Autre famille",
            spellings: &[
                "autre famille",
                "frère",
                "soeur",
                "nièce",
                "neveu",
                "famille",
                "petit-fils",
                "petite-fille",
                "petits-enfants",
            ],
        },
        Code {
            id: "AMI_VOISIN",
            label: "Ami, voisin",
            spellings: &["ami", "amie", "voisin", "voisine", "ami-voisin", "ami voisin"],
        },
        Code {
            id: "AUCUN",
            label: "Aucun",
            spellings: &["aucun", "aucune", "non", "pas d'aidant", "néant", "sans", "absence"],
        },
        Code { id: "AUTRE", label: "Autre", spellings: &["autre", "autres", "divers", "oui"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// Main diagnosis.
pub static DIAGNOSTICS: CodeList = CodeList {
    id: "diagnostic",
    codes: &[
        Code {
            id: "MA_DIAGNOSTIQUEE",
            label: "Maladie d’Alzheimer diagnostiquée",
            spellings: &["ma diagnostiquée", "ma", "alzheimer", "maladie d'alzheimer", "alzheimer diagnostiquée"],
        },
        Code {
            id: "MAMA",
            label: "Maladie apparentée",
            spellings: &["mama", "maladie apparentée", "corps de lewy", "dft"],
        },
        Code {
            id: "TROUBLES_COGNITIFS",
            label: "Troubles cognitifs sans diagnostic",
            spellings: &[
                "troubles cognitifs",
                "troubles cognitifs sans diagnostic",
                "tc",
                "troubles mnésiques",
                "troubles de la mémoire",
            ],
        },
        Code { id: "PARKINSON", label: "Parkinson", spellings: &["parkinson", "maladie de parkinson"] },
        Code { id: "VASCULAIRE", label: "Vasculaire", spellings: &["vasculaire", "avc", "démence vasculaire"] },
        Code {
            id: "PSYCHIATRIQUE",
            label: "Psychiatrique",
            spellings: &["psychiatrique", "psychiatrie", "psy", "dépression"],
        },
        Code { id: "ADDICTION", label: "Addiction", spellings: &["addiction", "alcool", "alcoolisme"] },
        Code { id: "AUCUNE", label: "Aucune", spellings: &["aucune", "aucun", "non", "néant", "ras"] },
        Code { id: "AUTRE", label: "Autre", spellings: &["autre", "autres", "divers"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// Legal protection.
pub static PROTECTIONS: CodeList = CodeList {
    id: "protection_juridique",
    codes: &[
        Code {
            id: "AUCUNE",
            label: "Aucune",
            spellings: &["aucune", "aucun", "non", "néant", "sans", "pas de mesure"],
        },
        Code {
            id: "SAUVEGARDE",
            label: "Sauvegarde de justice",
            spellings: &["sauvegarde de justice", "sauvegarde", "sdj", "protetion de justice", "protection de justice"],
        },
        Code { id: "CURATELLE_SIMPLE", label: "Curatelle simple", spellings: &["curatelle simple", "curatelle"] },
        Code {
            id: "CURATELLE_RENFORCEE",
            label: "Curatelle renforcée",
            spellings: &[
                "curatelle renforcée",
                "curatelle renforcée aux biens",
                "curatelle renforcée à la personne",
                "curatelle renforcée aux biens et à la personne",
                "cr",
            ],
        },
        Code { id: "CURATELLE_AMENAGEE", label: "Curatelle aménagée", spellings: &["curatelle aménagée"] },
        Code {
            id: "TUTELLE",
            label: "Tutelle",
            spellings: &["tutelle", "tutelle aux biens", "tutelle à la personne", "tutelle aux biens et à la personne"],
        },
        Code {
            id: "HABILITATION_FAMILIALE",
            label: "Habilitation familiale",
            spellings: &["habilitation familiale", "habilitation du conjoint"],
        },
        Code {
            id: "MANDAT_PROTECTION_FUTURE",
            label: "Mandat de protection future",
            spellings: &["mandat de protection future", "mpf"],
        },
        Code {
            id: "ACCOMPAGNEMENT",
            label: "Mesure d’accompagnement",
            spellings: &["mesure d'accompagnement", "masp", "maj", "mesure d'accompagnement (masp/maj)"],
        },
        Code {
            id: "EN_COURS",
            label: "Demande en cours",
            spellings: &["en cours", "demande en cours", "demandée", "signalement en cours"],
        },
        Code { id: "AUTRE", label: "Autre", spellings: &["autre", "autres", "divers", "oui"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// Sex.
pub static SEXES: CodeList = CodeList {
    id: "sexe",
    codes: &[
        Code { id: "F", label: "Femme", spellings: &["f", "femme", "féminin", "mme", "madame", "mlle"] },
        Code { id: "M", label: "Homme", spellings: &["m", "h", "homme", "masculin", "mr", "monsieur"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// Degree of dependence (grille AGGIR).
pub static GIRS: CodeList = CodeList {
    id: "gir",
    codes: &[
        Code { id: "1", label: "GIR 1", spellings: &["1", "gir 1", "gir1"] },
        Code { id: "2", label: "GIR 2", spellings: &["2", "gir 2", "gir2"] },
        Code { id: "3", label: "GIR 3", spellings: &["3", "gir 3", "gir3"] },
        Code { id: "4", label: "GIR 4", spellings: &["4", "gir 4", "gir4"] },
        Code { id: "5", label: "GIR 5", spellings: &["5", "gir 5", "gir5"] },
        Code { id: "6", label: "GIR 6", spellings: &["6", "gir 6", "gir6"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// APA benefit.
pub static APAS: CodeList = CodeList {
    id: "apa",
    codes: &[
        Code { id: "OUI", label: "Oui", spellings: &["oui", "o", "x", "1", "bénéficiaire", "accordée", "vrai"] },
        Code {
            id: "EN_COURS",
            label: "En cours",
            spellings: &["en cours", "demande en cours", "demandée", "dossier en cours"],
        },
        Code { id: "NON", label: "Non", spellings: &["non", "n", "0", "aucune", "refusée", "faux"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// Multidimensional assessment tool.
pub static EVALUATIONS: CodeList = CodeList {
    id: "evaluation",
    codes: &[
        Code {
            id: "RAI",
            label: "RAI",
            spellings: &["rai", "interrai", "inter rai", "rai-hc", "rai hc", "interrai hc"],
        },
        Code { id: "GEVA_A", label: "GEVA-A", spellings: &["geva-a", "geva a", "gevaa", "geva"] },
        Code {
            id: "AUTRE",
            label: "Autre outil",
            spellings: &["autre", "autres", "oui", "synthèse", "faite", "réalisée"],
        },
        Code {
            id: "AUCUNE",
            label: "Aucune",
            spellings: &["aucune", "aucun", "non", "néant", "non faite", "pas faite"],
        },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};

/// Done, under way, not done or refused.
pub static OUI_EN_COURS_NON: CodeList = CodeList {
    id: "oui_en_cours_non",
    codes: &[
        Code {
            id: "OUI",
            label: "Oui",
            spellings: &[
                "oui",
                "o",
                "x",
                "1",
                "fait",
                "faite",
                "signé",
                "signée",
                "réalisé",
                "réalisée",
                "vrai",
                "ok",
                "recueilli",
                "obtenu",
            ],
        },
        Code { id: "EN_COURS", label: "En cours", spellings: &["en cours", "à faire", "à signer", "demandé"] },
        Code { id: "REFUS", label: "Refus", spellings: &["refus", "refusé", "refusée"] },
        Code { id: "NON", label: "Non", spellings: &["non", "n", "0", "pas fait", "faux", "non fait"] },
        Code { id: "NR", label: "Non renseigné", spellings: &[] },
    ],
};
