//! Where tables stand: side by side, stacked, under headings on several rows, beside lists and notes.

use super::*;

#[test]
fn headings_on_two_rows_are_read_together() {
    let found = of("
MAIA Saverne
|||Dates||||
N° dossier|GC|Orienteur|Demande|1ère visite|Inclusion|Sortie|Motif de sortie
1|GC 1|CLIC|05/01/2016|12/01/2016|20/01/2016||
2|GC 2|MT|07/01/2016|30/01/2016|02/02/2016|11/05/2016|Décès
");
    assert_eq!(
        columns(&found),
        [
            "id_dossier",
            "gc",
            "orienteur",
            "date_demande",
            "date_premiere_visite",
            "date_inclusion",
            "date_sortie",
            "motif_sortie"
        ]
    );
}

#[test]
fn a_row_that_the_next_one_ends_is_no_table_of_its_own() {
    let found = of("
Suivi des dépenses – exercice 2017
Montant|Date||compte|Origine|Date||
TTC|d'émission du mandat|Pièce|d'imputation|du financement|de décaissement|Désignation|MAIA
2580.31|29/05/2017|F-2017-001|6064|ARS|16/06/2017|Maintenance|Haguenau
2946.89|30/07/2017|F-2017-002|6064|ARS|21/08/2017|Loyer du mois|Saverne
");
    assert_eq!(found.tables[0].kind.id, "depenses");
    assert_eq!(found.tables[0].rows.len(), 2);
    let found = of("
Suivi des décisions – MAIA Saverne
Décisions
prises|Séance du|Niveau|Échéance|Suivi|N°
Mettre l’annuaire à jour|14/01/2017|Tactique|28/05/2017|Fait|1
Former les accueillants|06/02/2017|Stratégique|19/04/2017|En cours|2
");
    assert_eq!(found.tables[0].rows.len(), 2);
    assert_eq!(columns(&found), ["texte_court", "date", "table", "echeance", "statut", "id"]);
}

#[test]
fn headings_of_headings_stand_over_the_columns_they_are_merged_over() {
    let mut grid = sheet(
        "
Qualité|Profil|ETP|À temps complet|||Au prorata||
|||Salaire brut|Charges sociales|Coût total|Salaire brut|Charges sociales|Coût total
Responsable|Administrateur|0.2|55329|17813|73142|11066|3563|14628
Comptable|Attaché|0.1|32000|11700|43700|6400|2340|8740
TOTAL||0.3|87329|29513|116842|17466|5903|23368
",
    );
    let expected =
        ["qualite", "profil", "etp", "salaire_tc", "charges_tc", "cout_tc", "salaire_brut", "charges", "cout_total"];
    assert_eq!(columns(&recognised(&grid)), expected, "merged cells unknown");
    grid.merged = vec![((0, 3), (0, 5)), ((0, 6), (0, 8)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (1, 2))];
    assert_eq!(columns(&recognised(&grid)), expected, "merged cells known");
}

#[test]
fn a_list_beside_a_base_is_not_of_it() {
    let found = of("
N° dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie|Motif de sortie||Motifs de sortie
1|GC 1|05/01/2016|12/01/2016|20/01/2016||||Décès
2|GC 2|07/01/2016|30/01/2016|02/02/2016|11/05/2016|Décès||EHPAD
3|GC 2|08/01/2016|30/01/2016|02/02/2016|11/05/2016|EHPAD||Refus
4|GC 2|09/01/2016|30/01/2016|02/02/2016|11/05/2016|EHPAD||Autre
");
    assert_eq!(columns(&found).len(), 7);
    assert_eq!(found.tables[0].rows.len(), 4);
}

#[test]
fn a_blank_column_does_not_cut_a_base_in_two() {
    let found = of("
N° dossier|GC|Date de la demande|Date 1ère visite||Date d'inclusion|Date de sortie|Motif de sortie
1|GC 1|05/01/2016|12/01/2016||20/01/2016||
2|GC 2|07/01/2016|30/01/2016||02/02/2016|11/05/2016|Décès
");
    assert_eq!(columns(&found).len(), 7);
}

#[test]
fn two_tables_side_by_side_are_two() {
    let found = of("
MAIA Saverne||||MAIA Molsheim
Qualité|ETP|Coût total||Qualité|ETP|Coût total
Pilote|1|56100||Pilote|1|43700
GC N°1|0.8|33100||GC N°1|1|56900
TOTAL|1.8|89200||TOTAL|2|100600
");
    let expected = "
# effectifs A2: qualite@A etp@B cout_total@C
^ MAIA Saverne
- 3 Pilote|1|56100
- 4 GC N°1|0.8|33100
T 5 TOTAL|1.8|89200
# effectifs E2: qualite@E etp@F cout_total@G
^ MAIA Molsheim
- 3 Pilote|1|43700
- 4 GC N°1|1|56900
T 5 TOTAL|2|100600
";
    check(&found, expected);
}

#[test]
fn headings_that_come_again_are_dropped_and_a_site_above_them_is_a_section() {
    let found = of("
Effectifs 2017

MAIA Saverne
Qualité|Profil|ETP|Coût total
Pilote|CSE|1|56100
TOTAL||1|56100

MAIA Molsheim
Qualité|Profil|ETP|Coût total
Pilote|Attaché|1|43700
Qualité|Profil|ETP|Coût total
GC N°1|IDE|0.5|20000
TOTAL||1.5|63700
TOTAL GÉNÉRAL||2.5|119800
");
    let expected = "
# effectifs A4: qualite@A profil@B etp@C cout_total@D
^ MAIA Saverne
^ Effectifs 2017
- 5 Pilote|CSE|1|56100
T 6 TOTAL||1|56100
- 10 [MAIA Molsheim] Pilote|Attaché|1|43700
- 12 [MAIA Molsheim] GC N°1|IDE|0.5|20000
T 13 [MAIA Molsheim] TOTAL||1.5|63700
G 14 TOTAL GÉNÉRAL||2.5|119800
";
    check(&found, expected);
}

#[test]
fn what_stands_below_a_table_is_no_row_of_it() {
    let found = of("
N° dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie|Motif de sortie
1|2|3|4|5|6|7
1|GC 1|05/01/2016|12/01/2016|20/01/2016||
2|GC 2|07/01/2016|30/01/2016|02/02/2016|11/05/2016|Décès
Total|2

Légende : NR = non renseigné

Banque|Code banque|Code guichet|N° de compte|Clef
Une banque|aucun|aucun|aucun|aucun
");
    let expected = "
# cas A1: id_dossier@A gc@B date_demande@C date_premiere_visite@D date_inclusion@E date_sortie@F motif_sortie@G
- 3 1|GC 1|05/01/2016|12/01/2016|20/01/2016||
- 4 2|GC 2|07/01/2016|30/01/2016|02/02/2016|11/05/2016|Décès
T 5 Total|2|||||
";
    check(&found, expected);
    assert!(remarks(&found).contains(&"TAB-08 A9:G10".to_owned()), "{:?}", remarks(&found));
}

#[test]
fn documents_and_lists_are_no_tables_and_the_reason_is_said() {
    for (text, expected) in [
        ("", "la feuille est vide"),
        (
            "LISEZ-MOI\nCe dossier contient les bases de gestion de cas.\nDate de mise à jour : janvier 2018",
            "aucune ligne d’en-têtes connue",
        ),
        (
            "Communes\nABRESCHVILLER|BARR|RHINAU\nALTWILLER|BENFELD|SAND\nASSWILLER|BERG|STEIGE",
            "aucune ligne d’en-têtes connue",
        ),
        ("Banque|Code banque|Code guichet|N° de compte|Clef|Domiciliation\nX|1|2|3|4|Y", "aucun"),
    ] {
        let found = of(text);
        assert_eq!(found.tables.len(), 0, "{text}\n{}", shown(&found));
        let reason = found.reason.unwrap();
        assert!(reason.contains(expected), "{text}\n{reason}");
    }
}

#[test]
fn what_is_hidden_is_read_and_said() {
    let mut grid = sheet(
        "
Qualité|Profil|ETP|Coût total
Pilote|CSE|1|56100
GC N°1|IDE|0.5|20000
",
    );
    grid.hidden_rows.insert(2);
    grid.hidden_cols.insert(3);
    let found = recognised(&grid);
    assert_eq!(found.tables[0].rows.len(), 2);
    let said = &found.diagnostics.last().unwrap().message;
    assert_eq!(said, "Lu comme le reste\u{a0}: 1 ligne masquée et 1 colonne masquée.");
}

#[test]
fn parts_of_a_base_stand_above_its_headings() {
    let grid = sheet(
        "
IDENTITÉ||DEMANDE|||VISITE|INCLUSION||SORTIE|
N° dossier|Commune|Date|Orienteur|Motif|Date|Date|GC|Date|Motif
1|Saverne|05/01/2016|CLIC|chutes à répétition|12/01/2016|20/01/2016|GC 1||
2|Barr|07/01/2016|CCAS|isolement|30/01/2016|02/02/2016|GC 2|11/05/2016|Décès
",
    );
    let expected = [
        "id_dossier",
        "commune",
        "date_demande",
        "orienteur",
        "motif_demande",
        "date_premiere_visite",
        "date_inclusion",
        "gc",
        "date_sortie",
        "motif_sortie",
    ];
    assert_eq!(columns(&recognised(&grid)), expected);
}

#[test]
fn a_case_manager_above_rows_is_their_section() {
    let text = "N° dossier|Date de la demande|Orienteur|Date d'inclusion|Motif de sortie
GC N°1
1|05/01/2017|CLIC|17/01/2017|
2|05/02/2017|MT|17/02/2017|
GC N°2
3|05/03/2017|CLIC|17/03/2017|";
    let identified = of(text);
    let sections: Vec<_> = identified.tables[0].rows.iter().map(|it| it.section.as_deref()).collect();
    assert_eq!(sections, [Some("GC N°1"), Some("GC N°1"), Some("GC N°2")]);
}

#[test]
fn monthly_counts_are_no_cases_beside_or_below_a_base() {
    let base = "N° dossier|GC|Date de la demande|Orienteur|Date d'inclusion|Date de sortie\n1|GC 1|01/01/2017|CLIC|05/01/2017|";
    let below = format!("{base}\n\n\nActivité\nTrimestre|Inclusions|Sorties\nT1|3|5\nT2|4|1\nT3|2|2\nT4|0|1");
    let found = of(&below);
    assert_eq!(found.tables[0].rows.len(), 1, "{}", shown(&found));
    assert!(remarks(&found).iter().any(|it| it.starts_with("TAB-08")), "{:?}", remarks(&found));
    let counts = of("Mois|Demandes|Inclusions|Sorties\nJanvier|4|2|1\nFévrier|3|2|0\nTotal|7|4|1");
    assert!(counts.tables.is_empty(), "{}", shown(&counts));
}

#[test]
fn headings_that_come_again_on_two_rows_name_no_site() {
    let found = of("
MAIA de Saverne
Fonction exercée|Total|Cotisations|ETP|Salaire
Pilote|23 296|6 656|1|16 640

Maia Molsheim
Fonction
exercée|Total|Cotisations|ETP|Salaire
Pilote|34 890|9 968|1|24 922
");
    let sections: Vec<Option<&str>> =
        found.tables.iter().flat_map(|it| &it.rows).map(|it| it.section.as_deref()).collect();
    assert_eq!(sections, [None, Some("Maia Molsheim")], "{}", shown(&found));
}

#[test]
fn headings_on_both_sides_of_a_gap_are_of_one_table_when_their_rows_are() {
    for given in [
        "Grand livre des dépenses\nLibellé|Facture n°|Exercice d'imputation|Enveloppe||Imputation (compte)|Net à payer|Date d'acquittement\n\
         Copieur|F1|2017|ARS||6064|904,95|26/04/2017\nPapier|F2|2017|ARS||6064|12,95|27/04/2017\nTrain|F3|2017|ARS||6064|4,95|28/04/2017",
        "Sortie le|Devenir||Suivi commencé le|GIR initial|Référent GC|N° dossier|Signalé le\n01/01/2017|EHPAD||30/08/2016|1|GC 2|S1|07/08/2016\n\
         |||12/11/2015|2|GC 2|S2|12/10/2015\n10/11/2016|EHPAD||22/06/2016|4|GC 1|S3|08/06/2016\n|||09/09/2017|2|GC 1|S4|06/08/2017",
    ] {
        let found = of(given);
        assert_eq!(found.tables.len(), 1, "{}", shown(&found));
        assert!(found.tables.iter().all(|it| it.columns.len() >= 7), "{}", shown(&found));
    }
}
