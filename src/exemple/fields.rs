//! The columns of a case base, their headings as offices write them, and what each says of a case.

use super::cases::Case;
use super::days::When;
use crate::base::codes::{self, CodeList};

/// A column of a case base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Territoire,
    Number,
    Gc,
    Demande,
    Orienteur,
    Decision,
    MotifNonInclusion,
    Visite,
    Inclusion,
    Statut,
    Sexe,
    Age,
    Naissance,
    ModeDeVie,
    Aidant,
    Gir,
    GirParGc,
    Apa,
    Diagnostic,
    Protection,
    ContactMt,
    Consentement,
    Evaluation,
    Psi,
    DatePsi,
    Revision,
    Hospitalisations,
    Sortie,
    MotifSortie,
    Commentaire,
}

/// What a case says in a column.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answer {
    Blank,
    Date(When),
    Code(&'static CodeList, &'static str),
    Count(i64),
    YesNo(bool),
    /// The file number, the name of the territoire or the label of the case manager: the layout knows how they are written.
    Name,
}

impl Field {
    /// What the case says in this column.
    pub(super) fn of(self, case: &Case) -> Answer {
        let code = |list, code: Option<&'static str>| code.map_or(Answer::Blank, |it| Answer::Code(list, it));
        let yes_no = |it: Option<bool>| it.map_or(Answer::Blank, Answer::YesNo);
        match self {
            Field::Territoire | Field::Number | Field::Gc => Answer::Name,
            Field::Demande => Answer::Date(case.demande),
            Field::Orienteur => code(&codes::ORIENTEURS, case.orienteur),
            Field::Decision => code(&codes::DECISIONS, case.decision),
            Field::MotifNonInclusion => code(&codes::MOTIFS_NON_INCLUSION, case.motif_non_inclusion),
            Field::Visite => Answer::Date(case.visite),
            Field::Inclusion => Answer::Date(case.inclusion),
            Field::Statut => code(&codes::STATUTS, statut(case)),
            Field::Sexe => code(&codes::SEXES, case.sexe),
            Field::Age => Answer::Count(case.age.into()),
            Field::Naissance => Answer::Date(When::Day(case.naissance)),
            Field::ModeDeVie => code(&codes::MODES_DE_VIE, case.mode_de_vie),
            Field::Aidant => code(&codes::AIDANTS, case.aidant),
            Field::Gir => code(&codes::GIRS, case.gir),
            Field::GirParGc => yes_no(case.gir_par_gc),
            Field::Apa => code(&codes::APAS, case.apa),
            Field::Diagnostic => code(&codes::DIAGNOSTICS, case.diagnostic),
            Field::Protection => code(&codes::PROTECTIONS, case.protection),
            Field::ContactMt => yes_no(case.contact_mt),
            Field::Consentement => code(&codes::OUI_EN_COURS_NON, case.consentement),
            Field::Evaluation => code(&codes::EVALUATIONS, case.evaluation),
            Field::Psi => code(&codes::OUI_EN_COURS_NON, case.psi),
            Field::DatePsi => Answer::Date(case.date_psi),
            Field::Revision => Answer::Date(case.revision),
            Field::Hospitalisations => case.hospitalisations.map_or(Answer::Blank, |it| Answer::Count(it.into())),
            Field::Sortie => Answer::Date(case.sortie),
            Field::MotifSortie => code(&codes::MOTIFS_SORTIE, case.motif_sortie),
            Field::Commentaire => Answer::Blank,
        }
    }
}

fn statut(case: &Case) -> Option<&'static str> {
    match (case.inclusion, case.is_out()) {
        (When::Unknown, _) => case.waits().then_some("ATTENTE"),
        (_, true) => Some("SORTI"),
        (_, false) => Some("ACTIF"),
    }
}

/// Every column in the usual order, with headings seen in files.
pub(super) static COLUMNS: &[(Field, &[&str])] = &[
    (Field::Territoire, &["MAIA", "Territoire", "Site", "Territoire MAIA"]),
    (Field::Number, &["N° dossier", "Identifiant", "Code usager", "N° d'ordre"]),
    (Field::Gc, &["GC", "Gestionnaire de cas", "Référent GC", "Suivi par", "GC référent"]),
    (
        Field::Demande,
        &[
            "Date de la demande",
            "Date 1ère demande",
            "Reçu le",
            "Date d’orientation",
            "Date du signalement",
            "1ère demande",
        ],
    ),
    (Field::Orienteur, &["Orienteur", "Origine de la demande", "Adressé par", "Orienté par", "Prescripteur"]),
    (
        Field::Visite,
        &["Date 1ère visite", "Date première visite", "1ère VAD", "Date de la 1ère VAD", "Date première rencontre"],
    ),
    (Field::Decision, &["Décision", "Suite donnée", "Avis", "Statut de la demande"]),
    (
        Field::MotifNonInclusion,
        &["Motif de non inclusion", "Motif non-inclusion", "Raison non inclusion", "Pourquoi non inclus"],
    ),
    (Field::Inclusion, &["Date d’inclusion", "Date inclusion", "Entrée en GC", "Début de suivi", "Inclus le"]),
    (Field::Statut, &["Statut", "Actif/Inactif", "Etat du dossier"]),
    (Field::Sexe, &["Sexe", "Genre", "H/F", "F/H"]),
    (Field::Age, &["Âge", "Age à l'inclusion", "Âge à l’entrée", "Age (ans)"]),
    (Field::Naissance, &["Date de naissance", "DDN", "Né(e) le", "Date naiss."]),
    (Field::ModeDeVie, &["Mode de vie", "Situation de vie", "Vit avec", "Composition du foyer"]),
    (Field::Aidant, &["Aidant", "Aidant principal", "Proche aidant", "Personne ressource"]),
    (Field::Gir, &["GIR", "GIR à l’entrée", "Niveau GIR", "GIR initial"]),
    (Field::GirParGc, &["GIR par le GC", "Éval. GIR", "GIR réalisé par GC"]),
    (Field::Apa, &["APA", "Bénéficiaire APA", "APA O/N"]),
    (Field::Diagnostic, &["Diagnostic", "Pathologie principale", "Maladie", "Pathologie(s)"]),
    (Field::Protection, &["Protection juridique", "Mesure de protection", "Tutelle/curatelle", "Mesure juridique"]),
    (Field::ContactMt, &["Contact MT", "MT contacté", "Lien MT", "Lien avec le médecin traitant"]),
    (Field::Consentement, &["Consentement", "Accord signé", "Recueil du consentement", "Consentement signé"]),
    (Field::Evaluation, &["Évaluation", "Outil d'évaluation", "Eval multidimensionnelle"]),
    (Field::Psi, &["PSI", "PSI réalisé", "PSI O/N", "Plan de services"]),
    (Field::DatePsi, &["Date PSI", "PSI du", "Date du plan", "PSI le"]),
    (Field::Revision, &["Révision PSI", "Dernière révision", "PSI révisé le", "MAJ PSI"]),
    (Field::Hospitalisations, &["Hospitalisation(s)", "Nb hospitalisations", "Nbre d'hospit"]),
    (Field::Sortie, &["Date de sortie", "Fin de suivi", "Sortie le", "Date de clôture", "Date sortie"]),
    (Field::MotifSortie, &["Motif de sortie", "Cause de sortie", "Motif de fin", "Raison de sortie"]),
    (Field::Commentaire, &["Observations", "Commentaires", "Remarques"]),
];
