//! For each column of a blank workbook: an example, and what its label alone does not say.

use crate::base::table::{Column, TableKind};
use crate::identify::tables::registres::Registre;
use crate::identify::tables::{budget, cas, effectifs, grille, maia25};

/// What helps to fill in a column.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hint {
    /// As it is typed: `24/06/2017`, `0,8`, `Oui`; empty when an ordinary row leaves the cell blank.
    pub example: &'static str,
    pub advice: &'static str,
}

/// The hint of a column; nothing to say is an empty one.
pub(super) fn hint(kind: &TableKind, column: &Column) -> Hint {
    let own = HINTS.iter().find(|it| it.0 == kind.id).map(|it| it.1);
    let hints = own.or_else(|| Some(Registre::of(kind.id)?.hints)).unwrap_or_default();
    hints.iter().find(|it| it.0 == column.id).map(|&(_, example, advice)| Hint { example, advice }).unwrap_or_default()
}

/// Column, example, advice.
type Line = (&'static str, &'static str, &'static str);

const HINTS: &[(&str, &[Line])] =
    &[("cas", CAS), ("effectifs", EFFECTIFS), ("budget", BUDGET), ("maia25", MAIA25), ("grille", GRILLE)];

const MAIA: &str = "Le nom de la MAIA, toujours écrit de la même façon.";
const ANNEE: &str = "L’année du tableau.";

const CAS: &[Line] = &[
    (cas::TERRITOIRE, "Saverne", MAIA),
    (cas::ID_DOSSIER, "2017-001", "Un numéro propre à la MAIA, jamais un nom."),
    (cas::GC, "GC 1", "GC 1, GC 2… jamais un nom."),
    (cas::DATE_DEMANDE, "02/01/2017", "Jour où la demande est arrivée."),
    (cas::ORIENTEUR, "CLIC", "Qui a orienté la personne."),
    (cas::CRITERES_OK, "Oui", "Les trois critères nationaux d’inclusion sont réunis."),
    (cas::DECISION, "Inclus", ""),
    (cas::DATE_DECISION, "05/01/2017", ""),
    (cas::DATE_PREMIERE_VISITE, "09/01/2017", "Première visite à domicile du gestionnaire de cas."),
    (cas::DATE_INCLUSION, "16/01/2017", "Vide tant que la personne n’est pas incluse."),
    (cas::DATE_SORTIE, "30/11/2017", "Vide tant que la personne est suivie."),
    (cas::MOTIF_SORTIE, "Décès", ""),
    (cas::MOTIF_NON_INCLUSION, "", "Seulement quand la décision est «\u{a0}Non inclus\u{a0}»."),
    (cas::REORIENTATION_VERS, "", "Vers qui la personne a été réorientée."),
    (cas::STATUT, "Sorti", ""),
    (cas::SEXE, "Femme", ""),
    (cas::ANNEE_NAISSANCE, "1932", "L’année seule\u{a0}: la date de naissance n’est pas demandée."),
    (cas::COMMUNE, "Saverne", "Commune du domicile."),
    (cas::MODE_DE_VIE, "Seul", ""),
    (cas::AIDANT, "Enfant", ""),
    (cas::GIR_ENTREE, "GIR 3", ""),
    (cas::GIR_SORTIE, "GIR 2", ""),
    (cas::GIR_EVALUE_PAR_GC, "Oui", ""),
    (cas::APA, "Oui", ""),
    (cas::DIAGNOSTIC, "Maladie d’Alzheimer diagnostiquée", ""),
    (cas::MEDECIN_TRAITANT, "Oui", "La personne a un médecin traitant."),
    (cas::CONTACT_MT, "Oui", "Le gestionnaire de cas a pris contact avec le médecin traitant."),
    (cas::PROTECTION_JURIDIQUE, "Aucune", ""),
    (cas::CONSENTEMENT, "Oui", ""),
    (cas::DATE_CONSENTEMENT, "16/01/2017", ""),
    (cas::EVALUATION, "RAI", "Outil d’évaluation multidimensionnelle."),
    (cas::DATE_EVALUATION, "23/01/2017", ""),
    (cas::PSI, "Oui", "Plan de services individualisé."),
    (cas::DATE_PSI, "01/02/2017", ""),
    (cas::DATE_REVISION_PSI, "01/08/2017", "Dernière révision."),
    (cas::HOSPITALISATIONS, "1", "Hospitalisations de l’année."),
    (cas::NB_VAD, "8", "Visites à domicile de l’année."),
];

const EFFECTIFS: &[Line] = &[
    (effectifs::TERRITOIRE, "Saverne", MAIA),
    (effectifs::EXERCICE, "2017", ANNEE),
    (effectifs::FINANCEUR, "ARS", "Qui paie le poste."),
    (effectifs::QUALITE, "GC N°1", "Pilote, GC N°1, GC N°2, Secrétaire… jamais un nom."),
    (effectifs::PROFIL, "Infirmier", "Métier d’origine."),
    (effectifs::ETP, "0,8", "Équivalent temps plein du poste."),
    (effectifs::STATUT, "Contractuel", ""),
    (effectifs::DATE_ENTREE, "01/03/2017", "Jour d’arrivée sur le poste."),
    (effectifs::DATE_SORTIE, "", "Vide tant que l’agent est en poste."),
    (effectifs::SALAIRE_BRUT, "20000", "De l’exercice, au prorata de la présence."),
    (effectifs::CHARGES, "8000", "De l’exercice, au prorata de la présence."),
    (effectifs::COUT_TOTAL, "28000", "Salaire brut plus charges."),
    (effectifs::SALAIRE_AP, "24000", "Pour douze mois, à l’ETP du poste."),
    (effectifs::CHARGES_AP, "9600", "Pour douze mois, à l’ETP du poste."),
    (effectifs::COUT_AP, "33600", "Salaire plus charges, pour douze mois."),
    (effectifs::SALAIRE_TC, "30000", "Pour douze mois à temps complet."),
    (effectifs::CHARGES_TC, "12000", "Pour douze mois à temps complet."),
    (effectifs::COUT_TC, "42000", "Salaire plus charges, à temps complet."),
    (effectifs::DIU, "Obtenu", "Diplôme interuniversitaire de gestionnaire de cas."),
];

const BUDGET: &[Line] = &[
    (budget::TERRITOIRE, "Saverne", "Le nom de la MAIA\u{a0}; vide pour le budget du département entier."),
    (budget::EXERCICE, "2017", ANNEE),
    (budget::COMPTE, "60", "Compte à deux chiffres, ou plus pour un détail."),
    (budget::DEPENSES, "Achats", ""),
    (budget::RECETTES, "Subventions", ""),
    (budget::PREVU, "1200", "Montant voté."),
    (budget::PREVU_MODIFIE, "1200", "Après décision modificative ou avenant."),
    (budget::REALISE, "1200", "Montant du compte administratif."),
    (budget::EXPLICATION, "", "Pourquoi le réalisé s’écarte du prévu. Aucun nom de personne."),
    (budget::FINANCEUR, "ARS", "Qui paie."),
];

const MAIA25: &[Line] = &[
    (maia25::TERRITOIRE, "Saverne", MAIA),
    (maia25::DATE_EVAL, "15/12/2016", "Le même jour sur toutes les lignes."),
    (maia25::ITEM, "1", ""),
    (maia25::LIBELLE, "La table stratégique s’est réunie au moins deux fois", ""),
    (maia25::SCORE, "1", "1 si l’item est atteint, 0 sinon."),
    (maia25::REMARQUE, "", "Ce qui justifie la note. Aucun nom de personne."),
];

const GRILLE: &[Line] = &[
    (grille::TERRITOIRE, "Saverne", MAIA),
    (grille::ANNEE, "2017", "La même année sur toutes les lignes."),
    (grille::SECTION, "Obligations juridiques", ""),
    (grille::ITEM, "Conventions ARS/Porteur", ""),
    (grille::VALEUR, "Signée", "Ce que dit la grille\u{a0}; «\u{a0}Neutralisé\u{a0}» quand l’item ne s’applique plus."),
    (grille::SOURCE, "", "Document qui le prouve."),
    (grille::NORME, "Obligation conventionnelle", ""),
    (grille::COMMENTAIRE, "", "Aucun nom de personne."),
];
