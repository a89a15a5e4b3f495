//! Headings alone, without the values below them.

use super::*;

#[track_caller]
fn check(kind: &str, cases: &[(&str, &str)]) {
    let lexicon = lexicon(kind).unwrap();
    for (heading, expected) in cases {
        let candidates = lexicon.candidates(&Wording::of(heading));
        let found = match candidates.as_slice() {
            [only] if only.score >= TAKEN => only.column.id,
            [first, second, ..]
                if first.score >= TAKEN && (first.level, first.score - 0.05) > (second.level, second.score) =>
            {
                first.column.id
            }
            [] => "",
            _ => "?",
        };
        let shown: Vec<_> = candidates.iter().map(|it| (it.column.id, it.level, it.score)).collect();
        assert_eq!(found, *expected, "{heading:?} gives {shown:?}");
    }
}

#[test]
fn headings_of_case_bases_are_understood_beyond_the_lists() {
    check(
        "cas",
        &[
            ("Dt 1ère visite", "date_premiere_visite"),
            ("DATE DE LA PREMIERE VISITE A DOMICILE", "date_premiere_visite"),
            ("Date de 1ère rencontre", "date_premiere_visite"),
            ("Date demande", "date_demande"),
            ("Dates de demande", "date_demande"),
            ("Date de la sollicitation", "date_demande"),
            ("Date d’entrée dans le dispositif", "date_inclusion"),
            ("Date d'admission en gestion de cas", "date_inclusion"),
            ("Date de fin de prise en charge", "date_sortie"),
            ("Date fermeture dossier", "date_sortie"),
            ("Date de sortie d'hospitalisation", ""),
            ("Motif de fin de suivi", "motif_sortie"),
            ("Motif de non-admission", "motif_non_inclusion"),
            ("Raison de la sortie", "motif_sortie"),
            ("Gestionnaire", "gc"),
            ("Gestionnaire de cas référent", "gc"),
            ("N° de dossier", "id_dossier"),
            ("Num. dossier", "id_dossier"),
            ("GIR à l'inclusion", "gir_entree"),
            ("GIR fin", "gir_sortie"),
            ("Date de naiss.", "date_naissance"),
            ("Date révision du PSI", "date_revision_psi"),
            ("Date de réunion", "?"),
            ("Délai (jours)", ""),
            ("Date d'inclusoin", "date_inclusion"),
        ],
    );
}

#[test]
fn headings_of_people_who_saw_no_list_are_understood() {
    check(
        "cas",
        &[
            ("Date à laquelle la demande nous est parvenue", "date_demande"),
            ("Date à laquelle la personne est entrée dans le dispositif", "date_inclusion"),
            ("Date à laquelle la personne a quitté le dispositif", "date_sortie"),
            ("Raison pour laquelle la personne a quitté le dispositif", "motif_sortie"),
            ("DATE DE LA PREMIERE VISITE DU GC AU DOMICILE", "date_premiere_visite"),
            ("Quand la 1ère visite ?", "date_premiere_visite"),
            ("d. 1re vis.", "date_premiere_visite"),
            ("Premier RV à domicile", "date_premiere_visite"),
            ("1er contact à domicile", "date_premiere_visite"),
            ("Premier contact au domicile", "date_premiere_visite"),
            ("Demande faite par", "orienteur"),
            ("Qui demande ?", "orienteur"),
            ("Signalement Émanant de", "orienteur"),
            ("Demande d'accompagnement du", "date_demande"),
            ("Date de prise en compte de la demande", "date_demande"),
            ("Suivi commencé le", "date_inclusion"),
            ("DATE MISE EN PLACE ACCOMPAGNEMENT", "date_inclusion"),
            ("Prise en charge du", "date_inclusion"),
            ("Prise en charge au", "date_sortie"),
            ("Levée du suivi", "date_sortie"),
            ("Stop suivi", "date_sortie"),
            ("Suivi arrêté car", "motif_sortie"),
            ("m. de sort.", "motif_sortie"),
            ("datepremierevisite", "date_premiere_visite"),
            ("motifsortie", "motif_sortie"),
            ("Nb de visites dans l'année", "nb_vad"),
            ("Qui suit ?", "gc"),
            ("Quel GIR ?", "gir_entree"),
            ("Plan de services revu le", "date_revision_psi"),
        ],
    );
}

#[test]
fn headings_cut_short_listed_or_exported_are_understood() {
    check(
        "cas",
        &[
            ("m. vie", "mode_de_vie"),
            ("logt", "type_logement"),
            ("Dte déb. acc.", "date_inclusion"),
            ("Date 1re consult. domicile", "date_premiere_visite"),
            ("PSI (fait/en cours/non)", "psi"),
            ("Actif / sorti", "statut"),
            ("Seul ou en couple ?", "mode_de_vie"),
            ("caseManager", "gc"),
            ("firstVisitDate", "date_premiere_visite"),
            ("exit_reason", "motif_sortie"),
            ("birth_year", "annee_naissance"),
            ("gir_at_entry", "gir_entree"),
            ("Inclus ou pas ?", "?"),
            ("Raison pour laquelle la personne n'a pas été incluse", "motif_non_inclusion"),
            ("Aides (SSIAD, SAAD, portage)", "aides_en_place"),
            ("Date de la première demande adressée à la MAIA", "date_demande"),
        ],
    );
}

#[test]
fn headings_that_name_another_event_are_left_alone() {
    check(
        "cas",
        &[
            ("Date de naissance de l’aidant", ""),
            ("Date du dernier appel", ""),
            ("Dernière VAD", ""),
            ("Prochaine visite", ""),
            ("Visite n° 2", ""),
            ("DATE VISITE A DOMICILE N°2", ""),
            ("Heure de visite", ""),
            ("Date d’entrée\nen EHPAD", ""),
            ("Date d'entrée sur liste d'attente", ""),
            ("Nb de jours d'hospitalisation", ""),
            ("Date retour à domicile après hospitalisation", ""),
            ("DATE DE DEBUT DE PRISE EN CHARGE APA", ""),
            ("Date du décès", ""),
        ],
    );
}

#[test]
fn columns_of_staffing_tables_are_never_confused() {
    check(
        "effectifs",
        &[
            ("Salaire brut", "salaire_brut"),
            ("Sal. brut", "salaire_brut"),
            ("Salaire net", ""),
            ("Salaire mensuel brut", ""),
            ("ETPT", ""),
            ("Nb ETP", "etp"),
            ("Nombre d'ETP", "etp"),
            ("Coût chargé", "cout_total"),
            ("Coût total 2017", "cout_total"),
            ("Total charges", "charges"),
            ("Charges sociales patronales", "charges"),
            ("Salaire Brut en année pleine", "salaire_ap"),
            ("charges année pleine", "charges_ap"),
            ("Coût total année pleine", "cout_ap"),
            ("Salaire brut à temps complet", "salaire_tc"),
            ("Charges au prorata", "charges"),
            ("Coût en année pleine", "cout_ap"),
            ("Date de fin de contrat", "date_sortie"),
            ("Date début contrat", "date_entree"),
            ("Date d'arrivée", "date_entree"),
            ("Fonction occupée", "qualite"),
        ],
    );
}

#[test]
fn columns_of_budgets_are_never_confused() {
    check(
        "budget",
        &[
            ("montant en euros", "prevu"),
            ("Mt", "prevu"),
            ("Prévi.", "prevu"),
            ("Budget prévisionnel 2017", "prevu"),
            ("Montant prévisionnel", "prevu"),
            ("Réalisé 2017", "realise"),
            ("Montant réalisé", "realise"),
            ("Budget réalisé", "realise"),
            ("Écart", ""),
            ("Écart prévu / réalisé", ""),
            ("Reste à réaliser", ""),
            ("BP modifié", "prevu_modifie"),
            ("N° de compte", "compte"),
            ("Nature des charges", "depenses"),
            ("Nature des produits", "recettes"),
        ],
    );
}
