//! Staffing tables and registers as people word them: what each heading is read as, or that it is left aside.

use super::*;

/// Kind, headings and three rows, the columns read.
const WORDINGS: &[(&str, &str, &[&str])] = &[
    (
        "effectifs",
        "
Emploi|Tx d'emploi|Du|Au|Masse salariale brute|Masse salariale charges|Masse salariale chargée
Pilote|1|01/03/2014||48000|20160|68160
GC N°1|0,8|05/01/2015|31/10/2017|32000|13440|45440
Secrétaire|0,5|01/06/2015|30/11/2017|13000|5460|18460
",
        &["qualite", "etp", "date_entree", "date_sortie", "salaire_brut", "charges", "cout_total"],
    ),
    (
        "effectifs",
        "
Poste occupé|ETP|Salaire brut mensuel|Brut par mois|Salaire brut annuel|Coût mens.
Pilote|1|4000|4000|48000|5680
GC N°1|0,8|2666|2666|32000|3786
Secrétaire|0,5|1083|1083|13000|1538
",
        &["qualite", "etp", "salaire_brut"],
    ),
    (
        "depenses",
        "
Cpte|Intitulé du compte|Réglé le|N° de mdt|Entreprise|Montant TTC|Montant HT
6251|Voyages|16/03/2017|1204|Garage|152,40|127,00
6063|Fournitures|17/03/2017|1211|Papeterie|48,00|40,00
6262|Téléphone|18/03/2017|1218|Opérateur|96,00|80,00
",
        &["compte", "date_paiement", "n_mandat", "tiers", "montant"],
    ),
    (
        "presences",
        "
Réunion|Séance du|Organisme représenté|Nature de l'organisme|Secteur|Était|Nom du participant
Table tactique|14/03/2017|Centre hospitalier|Hôpital|Sanitaire|Présent|A
Table tactique|14/03/2017|CCAS de la ville|CCAS|Social|Excusé|B
Table stratégique|14/06/2017|CLIC du canton|CLIC|Médico-social|Absent|C
",
        &["table", "date", "structure", "type_structure", "categorie", "present"],
    ),
    (
        "guichet",
        "
Date d'appel|Reçu par|Appelant|Objet de la demande|Orienté vers|N° fiche
03/02/2017|CLIC|Aidant ou entourage|Aide à domicile|SSIAD|1
07/02/2017|CCAS|Professionnel|Information|CLIC|2
09/02/2017|CLIC|Personne elle-même|Soins|EHPAD|3
",
        &["date", "structure", "demandeur", "domaine", "orientation"],
    ),
    (
        "temps_mutualises",
        "
Site|Année|Emploi|Tâche|Taux d'affectation|Hrs
Saverne|2017|Secrétaire|Assistance au pilotage|30 %|482
Saverne|2017|Secrétaire|Guichet intégré|20 %|322
Saverne|2017|Secrétaire|Assistance à la gestion de cas|50 %|803
",
        &["territoire", "exercice", "poste", "mission", "quotite", "heures"],
    ),
    (
        "decisions",
        "
Réf décision|Table|Séance du|Ce qui a été décidé|Date butoir|Où en est-on
D-1|Table tactique|16/01/2017|Diffuser le formulaire|30/06/2017|En cours
D-2|Table stratégique|16/02/2017|Créer un annuaire|30/07/2017|Fait
D-3|Table tactique|16/03/2017|Revoir la procédure|30/08/2017|Non fait
",
        &["id", "table", "date", "texte_court", "echeance", "statut"],
    ),
];

#[test]
fn tables_are_read_under_the_words_of_offices() {
    for (kind, sheet, expected) in WORDINGS {
        let found = of(sheet);
        let ids: Vec<&str> = columns(&found).into_iter().filter(|it| *it != "nom").collect();
        assert_eq!((found.tables[0].kind.id, ids.as_slice()), (*kind, *expected));
    }
}

#[test]
fn posts_with_one_column_for_each_site_are_refused_with_what_to_do() {
    let found = of("
Répartition des moyens

Poste|Saverne|Molsheim|Wissembourg|Total
Pilote|0,5|0,5||1
Gestionnaire de cas|2,5|1,8|3|7,3
Secrétaire|0,5|0,5|0,5|1,5
");
    assert!(found.tables.is_empty());
    assert_eq!(found.diagnostics.iter().map(|it| it.rule.code).collect::<Vec<_>>(), ["TAB-18"]);
}
