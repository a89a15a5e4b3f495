//! Headings that are in none of the lists, each in an otherwise ordinary table with the values such a column holds.

use super::*;
use crate::base::table::{Column, ColumnType};
use crate::identify::tables::{cas, effectifs};

/// Values that a column of that id holds, row by row.
pub(super) fn sample(column: &Column, row: usize) -> String {
    let pick = |values: &[&str]| values[row % values.len()].to_owned();
    let rank = row as u32;
    match column.id {
        "date_demande" => format!("{:02}/01/2016", 1 + rank),
        "date_premiere_visite" => format!("{:02}/01/2016", 12 + rank),
        "date_inclusion" => format!("{:02}/02/2016", 1 + rank),
        "date_sortie" => {
            if row.is_multiple_of(3) {
                String::new()
            } else {
                format!("{:02}/10/2016", 1 + rank)
            }
        }
        "date_naissance" => format!("{:02}/05/1931", 1 + rank),
        "annee_naissance" => format!("{}", 1925 + rank),
        "id_dossier" => format!("S-{row:03}"),
        "gc" => pick(&["GC 1", "GC 2", "GC 1"]),
        "orienteur" => pick(&["Médecin traitant", "CLIC", "Hôpital", "SSIAD", "Famille", "CCAS"]),
        "motif_sortie" => pick(&["Décès", "EHPAD", "Refus de la personne", "Stabilisation"]),
        "motif_non_inclusion" => pick(&["", "Hors critères", "", "Liste d'attente"]),
        "decision" => pick(&["Inclus", "Non inclus", "En attente"]),
        "commune" => pick(&["Saverne", "Wasselonne", "Bouxwiller"]),
        "qualite" => pick(&["Pilote", "GC N°1", "GC N°2", "Secrétaire"]),
        "profil" => pick(&["IDE", "ASE", "Attaché territorial"]),
        "statut" => pick(&["Titulaire", "Contractuel"]),
        "etp" => pick(&["1", "0.8", "0.5"]),
        _ => match column.ty {
            ColumnType::Date => format!("{:02}/03/2016", 1 + rank),
            ColumnType::Amount => format!("{}", 30_000 + 1_000 * rank),
            ColumnType::Year => "2017".to_owned(),
            ColumnType::Count => format!("{}", 2 + rank),
            ColumnType::Number => format!("{}", 9_000 + 100 * rank),
            ColumnType::Share => pick(&["50 %", "25 %", "25 %"]),
            ColumnType::Quantity | ColumnType::Measure => format!("{},5", 12 + rank),
            ColumnType::Bool => pick(&["oui", "non"]),
            ColumnType::Code(list) => list.codes[row % 3].spellings.first().copied().unwrap_or("").to_owned(),
            _ => format!("texte {row}"),
        },
    }
}

/// A table with the named columns under their own labels, but one under the heading given.
fn with_heading(kind: &'static TableKind, base: &[&str], id: &str, heading: &str) -> Identified {
    let mut ids: Vec<&str> = base.iter().copied().filter(|it| *it != id).collect();
    ids.insert(ids.len() / 2, id);
    let columns: Vec<&Column> = ids.iter().map(|it| kind.column(it).unwrap()).collect();
    let headings: Vec<&str> = columns.iter().map(|it| if it.id == id { heading } else { it.label }).collect();
    let mut text = format!("Titre\n\n{}\n", headings.join("|"));
    for row in 0..6 {
        let cells: Vec<String> = columns.iter().map(|it| sample(it, row)).collect();
        text += &format!("{}\n", cells.join("|"));
    }
    of(&text)
}

/// Lists the headings that were not taken for the column meant; a heading left unread counts as well.
pub(super) fn missed(kind: &'static TableKind, base: &[&str], cases: &str) -> Vec<String> {
    let mut missed = Vec::new();
    for (id, headings) in cases.trim().lines().filter_map(|it| it.split_once(": ")) {
        for heading in headings.split(" ; ") {
            let found = with_heading(kind, base, id, heading);
            let table = found.tables.first();
            let read = table.and_then(|it| it.columns.iter().find(|it| it.heading == heading.replace("\\n", "\n")));
            let personal = kind.column(id).unwrap().ty;
            match read {
                Some(matched) if matched.column.id == id => {}
                None if matches!(personal, ColumnType::Personal) => {}
                other => {
                    let said: Vec<_> = found.diagnostics.iter().map(|it| it.message.clone()).collect();
                    missed.push(format!("{id} «{heading}» → {:?} {said:?}", other.map(|it| it.column.id)));
                }
            }
        }
    }
    missed
}

const BASE: &[&str] = &[
    "id_dossier",
    "gc",
    "date_demande",
    "orienteur",
    "date_premiere_visite",
    "date_inclusion",
    "date_sortie",
    "motif_sortie",
];

#[test]
fn case_bases_are_understood_beyond_the_lists() {
    let missed = missed(&cas::KIND, BASE, CAS_HEADINGS);
    assert!(missed.is_empty(), "{} missed\n{}", missed.len(), missed.join("\n"));
}

const STAFF: &[&str] = &["qualite", "profil", "etp", "statut", "date_entree", "salaire_brut", "charges", "cout_total"];

#[test]
fn staffing_tables_are_understood_beyond_the_lists() {
    let missed = missed(&effectifs::KIND, STAFF, EFFECTIFS_HEADINGS);
    assert!(missed.is_empty(), "{} missed\n{}", missed.len(), missed.join("\n"));
}

const CAS_HEADINGS: &str = "
date_demande: Dt demande ; Date de réception de la demande ; Date de la première sollicitation ; Demande du ; Date arrivée demande ; Date de saisine MAIA ; date_demande ; DATE 1ERE DEMANDE ; Demande (date) ; Dde reçue le ; Date signalement ; Date d'arrivée de la demande ; Date de la demande d'intervention ; Date fiche d'orientation ; Date d'entrée de la demande
date_premiere_visite: Dt 1ère visite ; Date 1ere VAD ; 1ere visite le ; Date première VAD GC ; Date de 1er rendez-vous ; 1er entretien ; Date 1er entretien à domicile ; Première VAD ; 1ère rencontre ; Date visite ; Visite GC ; Date de la visite d'évaluation ; date_1ere_visite ; Date de la première visite du GC ; Date VAD1 ; 1e visite
date_inclusion: Dt inclusion ; Date d'inclusion en GC ; Date entrée GC ; Date d'admission ; Inclusion le ; Date début de suivi ; Date début PEC ; Date de début d'accompagnement ; Entrée dans le dispositif ; Date d'entrée en file active ; Incl. ; Date ouverture dossier ; Date inclusion (validée) ; Date de prise en charge GC ; Début prise en charge
date_sortie: Dt sortie ; Date de sortie de GC ; Sortie ; Date fin de suivi ; Date de fin d'accompagnement ; Date fin PEC ; Date de clôture du dossier ; Clôture ; Fin de prise en charge ; Date de sortie du dispositif ; Date de sortie de file active ; Date arrêt de suivi ; Sorti(e) le ; Date de fermeture ; Date sortie effective
motif_sortie: Motif fin de suivi ; Cause sortie ; Motifs de sortie ; Raison de la sortie ; Motif de fin d'accompagnement ; Motif de sortie du dispositif ; Motif clôture ; Type de sortie ; Cause de fin de PEC ; Motif de sortie de GC ; Raison de la clôture ; Pourquoi sorti
orienteur: Orienteurs ; Qui oriente ? ; Origine demande ; Adresseur ; Adressé par : ; Provenance de la demande ; Orientation par ; Source de la demande ; Origine de l'orientation ; Professionnel orienteur ; Structure à l'origine de la demande ; Demande émanant de ; Service orienteur ; Personne à l'origine de la demande
gc: Intervenant GC ; Gestionnaire de cas référent ; G.C. ; Nom gestionnaire ; GC en charge ; Gest. de cas ; Gestionnaire référent ; GDC référent ; Gestionnaire(s) de cas ; Nom du gestionnaire de cas
id_dossier: N° du dossier ; Num dossier ; Dossier n° ; No dossier ; N°DOSSIER ; Code dossier ; Id usager ; N° personne ; Numéro dossier MAIA ; Référence dossier ; N° identifiant ; Code anonyme ; N° d'anonymat
decision: Décision d'inclusion ; Décision de la commission ; Inclusion oui/non ; Inclusion ? ; Décision finale ; Suite de la demande ; Avis commission ; Suites données ; Inclus O/N
date_decision: Date de la décision ; Décision du ; Date commission d'inclusion ; Date de la commission ; Date réunion inclusion
motif_non_inclusion: Motif de la non inclusion ; Raison du refus ; Motif si non inclus ; Si non inclus, pourquoi ; Motif refus d'inclusion ; Cause de non-inclusion
sexe: Sexe (F/M) ; Sexe H/F ; H / F ; Genre F/M
age: Âge (années) ; Age entrée ; Âge à la demande ; Âge à l'inclusion (ans) ; Age inclusion ; AGE
date_naissance: Date naissance ; Date de naissance (jj/mm/aaaa) ; D.D.N. ; Dt naissance ; Né.e le
gir_entree: GIR à l'inclusion ; GIR entree ; GIR début ; GIR à l'entrée en GC ; Gir ; Niveau de GIR
gir_sortie: GIR de sortie ; GIR à la fin ; GIR fin de suivi ; GIR en sortie
mode_de_vie: Modes de vie ; Vit seul ; Situation matrimoniale ; Vit seul / en couple ; Mode de vie (seul, couple…)
commune: Commune de domicile ; Ville de résidence ; Commune du domicile ; Communes ; Commune d'habitation ; Code postal
aidant: Aidant familial ; Aidants ; Aidant (lien) ; Lien de l'aidant principal ; Existence d'un aidant
diagnostic: Diagnostic principal ; Diag. ; Diagnostic médical ; Pathologie ; Diagnostic Alzheimer ou apparenté
protection_juridique: Mesure de protection juridique ; Protection jur. ; Mesures de protection ; Tutelle / curatelle ; Régime de protection
consentement: Consentement recueilli ; Consentement signé (O/N) ; Accord de la personne ; Recueil consentement
date_consentement: Date du recueil de consentement ; Date signature consentement ; Consentement signé le
evaluation: Évaluation multidimensionnelle ; Outil utilisé ; Outil d'éval ; Type d'évaluation
date_evaluation: Date de l'éval. ; Date évaluation multidimensionnelle ; Évaluation faite le ; Date GEVA-A
psi: PSI (O/N) ; Présence d'un PSI ; PSI formalisé ; PSI oui/non ; PSI signé
date_psi: Date de réalisation du PSI ; Date 1er PSI ; Date du 1er PSI ; PSI réalisé le ; Date signature PSI
date_revision_psi: Date de la révision du PSI ; Date dernière révision PSI ; Dernière actualisation du PSI ; Révision du PSI ; PSI révisé (date)
hospitalisations: Nombre d'hospitalisations ; Nb d'hospitalisations ; Nb hospit. ; Hospitalisations (nb)
nb_vad: Nombre de VAD ; Nb de visites à domicile ; Nbre VAD ; Nb visites réalisées
apa: APA (oui/non) ; APA ? ; Bénéficie de l'APA ; Allocation APA
contact_mt: Contact avec le MT ; Contact médecin traitant ; Lien médecin traitant ; MT contacté (O/N) ; Lien avec MT
gir_evalue_par_gc: GIR évalué par GC ; Évaluation du GIR par le GC ; GIR fait par GC
statut: Statut du dossier ; État dossier ; Situation du dossier ; Statut actuel
territoire: MAIA de rattachement ; Nom de la MAIA ; Territoire d'intervention ; Site MAIA
commentaire: Commentaires éventuels ; Observations diverses ; Remarques particulières ; Infos complémentaires
identite: Nom de l'usager ; Nom et prénom de la personne ; NOM Prénom ; Nom patronymique ; Nom de jeune fille ; Tél. ; Adresse postale ; Identité de la personne ; Nom usuel ; N° de téléphone
";

const EFFECTIFS_HEADINGS: &str = "
qualite: Fonctions ; Intitulé de poste ; Poste occupé ; Fonction / poste ; Libellé du poste ; Type de poste ; Catégorie de personnel ; Fonction exercée ; Nature du poste
profil: Grade / profil ; Formation d'origine ; Grade de l'agent ; Diplômes ; Qualification ; Cadre d'emplois ; Grade ou diplôme
etp: ETP 2017 ; Nbre ETP ; Nombre d'ETP ; E.T.P. ; ETP financés ; ETP réel ; Quotité de travail ; Temps (ETP) ; Équivalents temps plein ; Quotité (ETP) ; Taux d'emploi
statut: Statut de l'agent ; Nature du contrat ; Type contrat ; Statut / contrat ; Statut (titulaire, CDD…) ; Titulaire / contractuel
date_entree: Date recrutement ; Recruté le ; Date de début de contrat ; Date d'arrivée ; Date entrée ; Prise de poste ; Date prise de fonction ; Depuis le ; En poste depuis ; Date d'entrée en fonction ; Début contrat
date_sortie: Date fin de contrat ; Date de sortie ; Fin contrat ; Date départ ; Départ le ; Date de fin de fonction
salaire_brut: Sal. brut ; Salaires bruts ; Brut ; Salaire brut annuel ; Rémunération brute annuelle ; Traitement brut ; Salaire brut 2017 ; Rémunérations ; Salaire annuel brut
charges: Charges soc. ; Ch. sociales ; Charges patronales 2017 ; Cotisations patronales ; Charges employeur ; Cotisations sociales ; Charges sociales patronales ; Charges soc. et fiscales ; Charges salariales et patronales
cout_total: Coût chargé ; Cout total ; Coût annuel chargé ; Coût total employeur ; Total coût ; Coût employeur ; Masse salariale ; Coût salarial total ; Coût total chargé ; Coût annuel ; TOTAL 2017 ; Coût salarial ; Salaire chargé
salaire_ap: Brut année pleine ; Salaire brut (année pleine) ; Salaire brut sur année pleine ; Salaire brut AP
charges_ap: Charges sociales année pleine ; Charges patronales en année pleine ; Charges (année pleine)
cout_ap: Coût en année pleine ; Coût chargé année pleine ; Total année pleine ; Coût total sur une année pleine ; Coût AP
salaire_tc: Salaire brut temps complet ; Salaire brut à temps plein ; Salaire brut pour un temps complet
cout_tc: Coût total temps plein ; Coût chargé à temps complet
diu: DIU gestion de cas ; DIU GC ; Formation DIU GC ; DIU obtenu
financeur: Financement ; Financeurs ; Origine du financement ; Source de financement ; Financé par :
territoire: MAIA de rattachement ; Territoire d'affectation ; Affectation
identite: Nom de l'agent ; Nom, prénom ; NOM ; Nom et prénom de l'agent ; Nom du salarié
";
