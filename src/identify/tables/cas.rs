//! Case base: one row per episode of case management (or request).

use crate::base::codes;
use crate::base::table::{Column, ColumnType, Need, TableKind};

pub const TERRITOIRE: &str = "territoire";
pub const ID_DOSSIER: &str = "id_dossier";
pub const GC: &str = "gc";
pub const DATE_DEMANDE: &str = "date_demande";
pub const ORIENTEUR: &str = "orienteur";
pub const MOTIF_DEMANDE: &str = "motif_demande";
pub const CRITERES_OK: &str = "criteres_ok";
pub const DECISION: &str = "decision";
pub const DATE_DECISION: &str = "date_decision";
pub const DATE_PREMIERE_VISITE: &str = "date_premiere_visite";
pub const DATE_INCLUSION: &str = "date_inclusion";
pub const DATE_SORTIE: &str = "date_sortie";
pub const MOTIF_SORTIE: &str = "motif_sortie";
pub const MOTIF_NON_INCLUSION: &str = "motif_non_inclusion";
pub const REORIENTATION_VERS: &str = "reorientation_vers";
pub const STATUT: &str = "statut";
pub const SEXE: &str = "sexe";
pub const DATE_NAISSANCE: &str = "date_naissance";
pub const ANNEE_NAISSANCE: &str = "annee_naissance";
pub const AGE: &str = "age";
pub const COMMUNE: &str = "commune";
pub const MODE_DE_VIE: &str = "mode_de_vie";
pub const TYPE_LOGEMENT: &str = "type_logement";
pub const AIDANT: &str = "aidant";
pub const GIR_ENTREE: &str = "gir_entree";
pub const GIR_SORTIE: &str = "gir_sortie";
pub const GIR_EVALUE_PAR_GC: &str = "gir_evalue_par_gc";
pub const APA: &str = "apa";
pub const DIAGNOSTIC: &str = "diagnostic";
pub const MEDECIN_TRAITANT: &str = "medecin_traitant";
pub const CONTACT_MT: &str = "contact_mt";
pub const PROTECTION_JURIDIQUE: &str = "protection_juridique";
pub const CONSENTEMENT: &str = "consentement";
pub const DATE_CONSENTEMENT: &str = "date_consentement";
pub const EVALUATION: &str = "evaluation";
pub const DATE_EVALUATION: &str = "date_evaluation";
pub const PSI: &str = "psi";
pub const DATE_PSI: &str = "date_psi";
pub const DATE_REVISION_PSI: &str = "date_revision_psi";
pub const AIDES_EN_PLACE: &str = "aides_en_place";
pub const HOSPITALISATIONS: &str = "hospitalisations";
pub const NB_VAD: &str = "nb_vad";
pub const COMMENTAIRE: &str = "commentaire";
pub const IDENTITE: &str = "identite";

/// Base de gestion de cas.
pub static KIND: TableKind = TableKind {
    id: "cas",
    label: "Base de gestion de cas",
    row: "une demande ou un suivi",
    columns: &[
        Column {
            id: TERRITOIRE,
            label: "MAIA",
            headings: &[
                "MAIA de rattachement",
                "Territoire d'intervention",
                "Territoire d'affectation",
                "Site de rattachement",
                "Nom de la MAIA",
                "Territoire",
                "Site",
                "Secteur",
                "Territoire MAIA",
                "TS",
                "Dispositif",
                "Antenne",
            ],
            ty: ColumnType::Territoire,
            need: Need::Useful,
        },
        Column {
            id: ID_DOSSIER,
            label: "N° dossier",
            headings: &[
                "N°",
                "Numéro",
                "Identifiant",
                "Code usager",
                "ID",
                "Réf",
                "Référence",
                "N° d'ordre",
                "Numéro de dossier",
                "N° usager",
            ],
            ty: ColumnType::Text,
            need: Need::Useful,
        },
        Column {
            id: GC,
            label: "Gestionnaire de cas",
            headings: &[
                "GC",
                "GDC",
                "Nom du GC",
                "Référent",
                "Référent GC",
                "GC référent",
                "Suivi par",
                "Gestionnaire",
            ],
            ty: ColumnType::Text,
            need: Need::Useful,
        },
        Column {
            id: DATE_DEMANDE,
            label: "Date de la demande",
            headings: &[
                "Date 1ère demande",
                "Date première demande",
                "Date d'orientation",
                "Date orientation",
                "Date de réception",
                "Date du signalement",
                "Reçu le",
                "Date de saisine",
                "1ère demande",
                "Demande reçue le",
                "Première demande",
            ],
            ty: ColumnType::Date,
            need: Need::Required,
        },
        Column {
            id: ORIENTEUR,
            label: "Orienteur",
            headings: &[
                "Orientation par",
                "Orientée par",
                "Orienteurs",
                "Source de la demande",
                "Service orienteur",
                "Origine de la demande",
                "Prescripteur",
                "Demandeur",
                "Orienté par",
                "Adressé par",
                "Provenance",
                "Origine",
                "Structure orientante",
                "Auteur de la demande",
                "Orientation par",
            ],
            ty: ColumnType::Code(&codes::ORIENTEURS),
            need: Need::Useful,
        },
        Column {
            id: MOTIF_DEMANDE,
            label: "Motif de la demande",
            headings: &[
                "Motif d'orientation",
                "Problématique(s)",
                "Problématique",
                "Objet",
                "Motif orientation",
                "Raison de la demande",
            ],
            ty: ColumnType::Text,
            need: Need::Optional,
        },
        Column {
            id: CRITERES_OK,
            label: "Critères nationaux",
            headings: &["3 critères", "Relève de la GC", "Éligible", "Critères d'inclusion", "Critères remplis"],
            ty: ColumnType::Bool,
            need: Need::Optional,
        },
        Column {
            id: DECISION,
            label: "Décision",
            headings: &[
                "Suite de la demande",
                "Suite donnée",
                "Inclusion (O/N)",
                "Inclus",
                "Avis",
                "Statut de la demande",
                "Résultat",
                "Commission",
            ],
            ty: ColumnType::Code(&codes::DECISIONS),
            need: Need::Useful,
        },
        Column {
            id: DATE_DECISION,
            label: "Date de décision",
            headings: &[
                "Date commission",
                "Date réunion d'inclusion",
                "Date de validation",
                "Date CI",
                "Décidé le",
                "Date décision",
            ],
            ty: ColumnType::Date,
            need: Need::Optional,
        },
        Column {
            id: DATE_PREMIERE_VISITE,
            label: "Date de la première visite",
            headings: &[
                "Date 1ère visite",
                "Date première visite",
                "Date de la 1ère VAD",
                "VAD",
                "1ère VAD",
                "Première visite à domicile",
                "Date visite GC",
                "Date 1er RDV",
                "Date première rencontre",
                "1ère visite",
                "Première visite",
            ],
            ty: ColumnType::Date,
            need: Need::Required,
        },
        Column {
            id: DATE_INCLUSION,
            label: "Date d’inclusion",
            headings: &[
                "Date inclusion",
                "Date d'entrée",
                "Entrée en GC",
                "Début de suivi",
                "Début accompagnement",
                "Date début",
                "Inclus le",
                "Date de prise en charge",
                "Date de début",
            ],
            ty: ColumnType::Date,
            need: Need::Required,
        },
        Column {
            id: DATE_SORTIE,
            label: "Date de sortie",
            headings: &[
                "Date sortie",
                "Date de fin",
                "Fin de suivi",
                "Fin d'accompagnement",
                "Sortie le",
                "Date de clôture",
                "Date arrêt",
                "Clôturé le",
                "Date fin",
            ],
            ty: ColumnType::Date,
            need: Need::Required,
        },
        Column {
            id: MOTIF_SORTIE,
            label: "Motif de sortie",
            headings: &[
                "Type de sortie",
                "Motif sortie",
                "Cause de sortie",
                "Raison de sortie",
                "Motif de fin",
                "Motif d'arrêt",
                "Motif de clôture",
                "Devenir",
            ],
            ty: ColumnType::Code(&codes::MOTIFS_SORTIE),
            need: Need::Useful,
        },
        Column {
            id: MOTIF_NON_INCLUSION,
            label: "Motif de non-inclusion",
            headings: &[
                "Motif de refus d'inclusion",
                "Motif non-inclusion",
                "Motif de refus",
                "Raison non inclusion",
                "Pourquoi non inclus",
                "Réorientation",
                "Suite si non inclus",
            ],
            ty: ColumnType::Code(&codes::MOTIFS_NON_INCLUSION),
            need: Need::Optional,
        },
        Column {
            id: REORIENTATION_VERS,
            label: "Réorienté vers",
            headings: &[
                "Orientation proposée",
                "Relais vers",
                "Structure de relais",
                "Orientation",
                "Vers quel service",
            ],
            ty: ColumnType::Code(&codes::ORIENTEURS),
            need: Need::Optional,
        },
        Column {
            id: STATUT,
            label: "Statut",
            headings: &[
                "Statut actuel",
                "État",
                "Situation",
                "Actif/Inactif",
                "Dossier",
                "En cours",
                "File active",
                "Etat du dossier",
            ],
            ty: ColumnType::Code(&codes::STATUTS),
            need: Need::Optional,
        },
        Column {
            id: SEXE,
            label: "Sexe",
            headings: &["Genre", "H/F", "F/H", "Civilité", "M/Mme"],
            ty: ColumnType::Code(&codes::SEXES),
            need: Need::Optional,
        },
        Column {
            id: DATE_NAISSANCE,
            label: "Date de naissance",
            headings: &["DDN", "Né(e) le", "D. naissance", "Naissance", "Date naiss.", "Né le"],
            ty: ColumnType::Date,
            need: Need::Optional,
        },
        Column {
            id: ANNEE_NAISSANCE,
            label: "Année de naissance",
            headings: &["Année naissance", "Année naiss", "Né en", "Annee"],
            ty: ColumnType::Year,
            need: Need::Optional,
        },
        Column {
            id: AGE,
            label: "Âge à l’inclusion",
            headings: &[
                "Âge (années)",
                "Âge à la demande",
                "Âge",
                "Age à l'inclusion",
                "Âge à l'entrée",
                "Tranche d'âge",
                "Age (ans)",
            ],
            ty: ColumnType::Count,
            need: Need::Optional,
        },
        Column {
            id: COMMUNE,
            label: "Commune",
            headings: &[
                "Commune du domicile",
                "Commune d'habitation",
                "Ville",
                "Commune de résidence",
                "Lieu de vie (commune)",
                "Adresse commune",
                "Localité",
                "Code INSEE",
                "CP",
            ],
            ty: ColumnType::Text,
            need: Need::Optional,
        },
        Column {
            id: MODE_DE_VIE,
            label: "Mode de vie",
            headings: &[
                "Situation matrimoniale",
                "Vit seul(e)",
                "Situation familiale",
                "Vit avec",
                "Composition du foyer",
                "Situation de vie",
                "Isolement",
            ],
            ty: ColumnType::Code(&codes::MODES_DE_VIE),
            need: Need::Optional,
        },
        Column {
            id: TYPE_LOGEMENT,
            label: "Type de logement",
            headings: &["Logement", "Domicile", "Habitat", "Lieu de vie", "Type d'habitat"],
            ty: ColumnType::Text,
            need: Need::Optional,
        },
        Column {
            id: AIDANT,
            label: "Aidant principal",
            headings: &[
                "Aidant familial",
                "Lien avec l'aidant",
                "Lien de l'aidant principal",
                "Aidant",
                "Aidant naturel",
                "Présence d'un aidant",
                "Entourage",
                "Personne ressource",
                "Proche aidant",
            ],
            ty: ColumnType::Code(&codes::AIDANTS),
            need: Need::Optional,
        },
        Column {
            id: GIR_ENTREE,
            label: "GIR à l’entrée",
            headings: &["GIR", "GIR initial", "GIR entrée", "AGGIR", "GIR évalué", "Niveau GIR"],
            ty: ColumnType::Code(&codes::GIRS),
            need: Need::Optional,
        },
        Column {
            id: GIR_SORTIE,
            label: "GIR à la sortie",
            headings: &["GIR sortie", "GIR actuel", "Dernier GIR", "GIR final", "GIR réévalué", "Nouveau GIR"],
            ty: ColumnType::Code(&codes::GIRS),
            need: Need::Optional,
        },
        Column {
            id: GIR_EVALUE_PAR_GC,
            label: "GIR évalué par le GC",
            headings: &["GIR par le GC", "Évaluation GIR GC", "GIR réalisé par GC", "Éval. GIR", "GIR GC"],
            ty: ColumnType::Bool,
            need: Need::Optional,
        },
        Column {
            id: APA,
            label: "APA",
            headings: &["Bénéficiaire APA", "APA O/N", "Dossier APA", "Plan d'aide APA", "APA en cours"],
            ty: ColumnType::Code(&codes::APAS),
            need: Need::Optional,
        },
        Column {
            id: DIAGNOSTIC,
            label: "Diagnostic",
            headings: &[
                "Maladie d'Alzheimer ou apparentée",
                "Pathologie principale",
                "Pathologie(s)",
                "MAMA",
                "Troubles cognitifs",
                "Diag posé",
                "Maladie",
            ],
            ty: ColumnType::Code(&codes::DIAGNOSTICS),
            need: Need::Optional,
        },
        Column {
            id: MEDECIN_TRAITANT,
            label: "Médecin traitant",
            headings: &["MT", "Médecin", "Généraliste", "A un MT"],
            ty: ColumnType::Bool,
            need: Need::Optional,
        },
        Column {
            id: CONTACT_MT,
            label: "Contact avec le médecin traitant",
            headings: &[
                "Contact MT",
                "Date contact MT",
                "MT contacté",
                "MT informé",
                "MT informé le",
                "Courrier MT",
                "Lien MT",
                "Lien avec le médecin traitant",
            ],
            ty: ColumnType::Bool,
            need: Need::Optional,
        },
        Column {
            id: PROTECTION_JURIDIQUE,
            label: "Protection juridique",
            headings: &[
                "Mesure de protection",
                "Tutelle/curatelle",
                "Mesure juridique",
                "Protection",
                "MJPM",
                "Sauvegarde",
            ],
            ty: ColumnType::Code(&codes::PROTECTIONS),
            need: Need::Optional,
        },
        Column {
            id: CONSENTEMENT,
            label: "Consentement",
            headings: &[
                "Accord",
                "Accord signé",
                "Autorisation échange d'infos",
                "Recueil du consentement",
                "Formulaire signé",
                "Consentement signé",
            ],
            ty: ColumnType::Code(&codes::OUI_EN_COURS_NON),
            need: Need::Optional,
        },
        Column {
            id: DATE_CONSENTEMENT,
            label: "Date du consentement",
            headings: &["Date consentement", "Date accord", "Signé le", "Date de signature", "Date du recueil"],
            ty: ColumnType::Date,
            need: Need::Optional,
        },
        Column {
            id: EVALUATION,
            label: "Outil d’évaluation",
            headings: &[
                "Outil utilisé",
                "Évaluation",
                "RAI",
                "InterRAI",
                "GEVA-A",
                "Eval multidimensionnelle",
                "Synthèse",
            ],
            ty: ColumnType::Code(&codes::EVALUATIONS),
            need: Need::Optional,
        },
        Column {
            id: DATE_EVALUATION,
            label: "Date d’évaluation",
            headings: &["Date évaluation", "Date RAI", "Évalué le", "Date GEVA", "Date d'éval", "Date de l'évaluation"],
            ty: ColumnType::Date,
            need: Need::Optional,
        },
        Column {
            id: PSI,
            label: "PSI",
            headings: &["PSI signé", "Plan de services", "PSI réalisé", "PSI fait", "Plan d'actions", "PSI O/N"],
            ty: ColumnType::Code(&codes::OUI_EN_COURS_NON),
            need: Need::Optional,
        },
        Column {
            id: DATE_PSI,
            label: "Date du PSI",
            headings: &[
                "Date de signature du PSI",
                "Date PSI",
                "PSI du",
                "Date du plan",
                "Date réalisation PSI",
                "PSI le",
            ],
            ty: ColumnType::Date,
            need: Need::Optional,
        },
        Column {
            id: DATE_REVISION_PSI,
            label: "Date de révision du PSI",
            headings: &[
                "Révision PSI",
                "Date révision",
                "Dernière révision",
                "PSI révisé le",
                "Réévaluation",
                "MAJ PSI",
            ],
            ty: ColumnType::Date,
            need: Need::Optional,
        },
        Column {
            id: AIDES_EN_PLACE,
            label: "Aides en place",
            headings: &[
                "Services en place",
                "Intervenants",
                "Aides à l'entrée",
                "Professionnels intervenants",
                "Plan d'aide",
            ],
            ty: ColumnType::Text,
            need: Need::Optional,
        },
        Column {
            id: HOSPITALISATIONS,
            label: "Hospitalisations",
            headings: &[
                "Hospitalisation(s)",
                "Nb hospitalisations",
                "Nbre d'hospit",
                "Hospit",
                "Passages urgences",
                "Nombre hospit période",
            ],
            ty: ColumnType::Count,
            need: Need::Optional,
        },
        Column {
            id: NB_VAD,
            label: "Nombre de visites",
            headings: &["Nb VAD", "VAD réalisées", "Nb visites", "Visites"],
            ty: ColumnType::Count,
            need: Need::Optional,
        },
        Column {
            id: COMMENTAIRE,
            label: "Commentaire",
            headings: &["Commentaires", "Observations", "Remarques", "Divers", "Notes", "Obs."],
            ty: ColumnType::Personal,
            need: Need::Optional,
        },
        Column {
            id: IDENTITE,
            label: "Identité",
            headings: &[
                "Nom",
                "Prénom",
                "Nom de naissance",
                "Nom d'usage",
                "Nom et prénom",
                "Nom Prénom",
                "Usager",
                "Adresse",
                "Téléphone",
                "Tél",
                "Mail",
                "Courriel",
                "N° APA",
                "NIR",
                "N° sécurité sociale",
                "N° SS",
                "Personne à contacter",
            ],
            ty: ColumnType::Personal,
            need: Need::Optional,
        },
    ],
};
