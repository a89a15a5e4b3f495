//! Case bases, as offices lay them out.

use super::*;

#[test]
fn an_ordinary_base_is_read_and_of_persons_only_names() {
    let found = of("
MAIA Saverne - file active
N° dossier|Nom|Prénom|GC|Date de la demande|Orienteur|Date 1ère visite|Date d'inclusion|Date de sortie|Motif de sortie|GIR|Commentaire
S-001|Durand|Anne|GC 1|05/01/2016|Médecin traitant|12/01/2016|20/01/2016||||
S-002|Petit|Jean|GC 2|07/01/2016|CLIC|30/01/2016|02/02/2016|11/05/2016|EHPAD|3|suivi difficile
S-003|Morel|Luc|GC 1|10/02/2016|CCAS|||||2|
Total : 3
");
    let expected = "
# cas A2: id_dossier@A identite@B identite@C gc@D date_demande@E orienteur@F date_premiere_visite@G date_inclusion@H date_sortie@I motif_sortie@J gir_entree@K
^ MAIA Saverne - file active
- 3 S-001|Durand|Anne|GC 1|05/01/2016|Médecin traitant|12/01/2016|20/01/2016|||
- 4 S-002|Petit|Jean|GC 2|07/01/2016|CLIC|30/01/2016|02/02/2016|11/05/2016|EHPAD|3
- 5 S-003|Morel|Luc|GC 1|10/02/2016|CCAS|||||2
T 6 Total : 3||||||||||
";
    check(&found, expected);
    assert_eq!(remarks(&found), ["TAB-04 A2"]);
}

#[test]
fn years_of_requests_are_no_years_of_birth() {
    let base = |years: [i32; 3]| {
        let rows: String = years.iter().map(|it| format!("GC 1|{it}|05/01/2016|12/01/2016|20/01/2016\n")).collect();
        of(&format!("GC|Année|Date de la demande|Date 1ère visite|Date d'inclusion\n{rows}"))
    };
    let requests = base([2016, 2016, 2017]);
    assert!(!columns(&requests).contains(&"annee_naissance"));
    assert_eq!(remarks(&requests), ["TAB-04 A1", "TAB-04 A1"]);
    assert!(columns(&base([1931, 1928, 1940])).contains(&"annee_naissance"));
}

#[test]
fn a_reason_just_after_a_date_is_the_reason_of_that_date() {
    let found = of("
N° dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie|Motif
1|GC 1|05/01/2016|12/01/2016|20/01/2016|11/05/2016|Décès
2|GC 2|07/01/2016|30/01/2016|02/02/2016|12/05/2016|EHPAD
");
    assert_eq!(columns(&found).last(), Some(&"motif_sortie"));
    assert!(remarks(&found).contains(&"TAB-01 G1".to_owned()));
}

#[test]
fn a_column_of_dates_at_the_place_of_the_missing_one_is_that_one() {
    let rows: String =
        (1..9).map(|it| format!("{it}|GC 1|0{it}/01/2016|1{it}/01/2016|2{it}/01/2016|0{it}/10/2016|Décès\n")).collect();
    let found = of(&format!(
        "N° dossier|GC|Date de la demande|Colonne1|Date d'inclusion|Date de sortie|Motif de sortie\n{rows}"
    ));
    assert_eq!(columns(&found)[3], "date_premiere_visite");
    assert!(remarks(&found).contains(&"TAB-01 D1".to_owned()));
    let late = rows.replace("1/01/2016|2", "1/12/2016|2").replace("2/01/2016|2", "2/12/2016|2");
    let found = of(&format!(
        "N° dossier|GC|Date de la demande|Colonne1|Date d'inclusion|Date de sortie|Motif de sortie\n{late}"
    ));
    assert!(!columns(&found).contains(&"date_premiere_visite"));
}

#[test]
fn columns_of_case_managers_and_exit_reasons_are_told_without_headings() {
    let reasons = ["Décès", "EHPAD", "Refus", "Stabilisation", "Déménagement", "DCD", "Entrée EHPAD", "Décédée"];
    let rows: String = reasons
        .iter()
        .enumerate()
        .map(|(at, it)| {
            format!("{at}|GC N°{at}|0{}/01/2016|1{at}/01/2016|2{at}/01/2016|0{}/10/2016|{it}\n", at + 1, at + 1)
        })
        .collect();
    let found = of(&format!(
        "N° dossier||Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie|Colonne7\n{rows}"
    ));
    assert_eq!(columns(&found)[1], "gc");
    assert_eq!(columns(&found)[6], "motif_sortie");
}

#[test]
fn a_tie_is_asked_and_the_answer_is_used() {
    let text = "
N° dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Fin de suivi|Date de clôture|Motif de sortie
1|GC 1|05/01/2016|12/01/2016|20/01/2016|11/05/2016|12/05/2016|Décès
2|GC 2|07/01/2016|30/01/2016|02/02/2016|12/05/2016|13/05/2016|EHPAD
";
    let found = of(text);
    assert!(!columns(&found).contains(&"date_sortie"));
    let asked = found.diagnostics.iter().find(|it| it.rule.code == "TAB-03").unwrap();
    assert_eq!(asked.severity, crate::base::diagnostic::Severity::Bloquant);
    assert!(asked.correction.contains("\"dossier/fichier › Feuil1 › F1\" = \"date_sortie\""), "{}", asked.correction);
    let settings = Settings::parse("[choix]\n\"dossier/fichier › Feuil1 › F1\" = \"date_sortie\"\n").unwrap();
    let found = on_its_own(&sheet(text), &["fichier".to_owned(), "dossier".to_owned()], &settings);
    let sortie = found.tables[0].columns.iter().find(|it| it.column.id == "date_sortie").unwrap();
    assert_eq!((sortie.col, &sortie.how), (5, &How::Declared));
}

#[test]
fn headings_of_a_departement_are_declared() {
    let text = "
Fiche|Qui|Sollicité le|Vu le|Admis le|Parti le|Pourquoi
1|GC 1|05/01/2016|12/01/2016|20/01/2016|11/05/2016|Décès
2|GC 2|07/01/2016|30/01/2016|02/02/2016|12/05/2016|EHPAD
";
    let settings = Settings::parse(
        "[entetes.cas]\nid_dossier = [\"Fiche\"]\ngc = [\"Qui\"]\ndate_demande = [\"Sollicité le\"]\n\
         date_premiere_visite = [\"Vu le\"]\ndate_inclusion = [\"Admis le\"]\ndate_sortie = [\"Parti le\"]\n\
         motif_sortie = [\"Pourquoi\"]\n",
    )
    .unwrap();
    let found = on_its_own(&sheet(text), &["fichier".to_owned()], &settings);
    assert_eq!(columns(&found).len(), 7);
    assert!(found.tables[0].columns.iter().all(|it| it.how == How::Declared));
    assert_eq!(remarks(&found), ["TAB-04 A1"]);
}

#[test]
fn a_heading_that_may_be_a_name_is_not_printed() {
    let found = of("
N° dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie|Motif de sortie|Dupond Martine
1|GC 1|05/01/2016|12/01/2016|20/01/2016|11/05/2016|Décès|x
");
    let said = found.diagnostics.iter().find(|it| it.rule.code == "TAB-05").unwrap();
    assert!(!said.message.contains("Dupond") && said.message.contains("H1"), "{}", said.message);
}

#[test]
fn values_of_another_sort_than_the_heading_are_said() {
    let found = of("
N° dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie|Motif de sortie
1|GC 1|05/01/2016|oui|20/01/2016|11/05/2016|Décès
2|GC 2|07/01/2016|non|02/02/2016|12/05/2016|EHPAD
");
    assert!(remarks(&found).contains(&"TAB-07 D1".to_owned()), "{:?}", remarks(&found));
}

#[test]
fn dates_under_the_heading_of_a_state_are_the_dates_of_that_state() {
    let found = of("
N° dossier|GC|Date de la demande|Date 1ère visite|Inclusion|Sortie|Motif de sortie|PSI|Consentement
1|GC 1|05/01/2016|12/01/2016|20/01/2016|11/05/2016|Décès|02/02/2016|03/02/2016
2|GC 2|07/01/2016|30/01/2016|02/02/2016|12/05/2016|EHPAD|04/02/2016|05/02/2016
");
    assert_eq!(
        columns(&found)[4..],
        ["date_inclusion", "date_sortie", "motif_sortie", "date_psi", "date_consentement"]
    );
}

/// A base whose dates stand under the headings given, after that of the file number.
fn dated(headings: &str) -> String {
    let rows: String = (1..9)
        .map(|it| {
            let exit = if it % 4 != 0 { format!("0{it}/10/2016") } else { String::new() };
            format!("{it}|GC 1|0{it}/01/2016|1{it}/01/2016|2{it}/01/2016|{exit}|CLIC\n")
        })
        .collect();
    format!("Dossier|GC|{headings}|Orienteur\n{rows}")
}

#[test]
fn several_unnamed_dates_are_placed_by_the_order_of_events() {
    let found = of(&dated("Reçu le|Étape 1|Étape 2|Étape 3"));
    assert_eq!(
        columns(&found),
        ["id_dossier", "gc", "date_demande", "date_premiere_visite", "date_inclusion", "date_sortie", "orienteur"]
    );
    for cell in ["TAB-01 D1", "TAB-01 E1", "TAB-01 F1"] {
        assert!(remarks(&found).contains(&cell.to_owned()), "{cell}");
    }
}

#[test]
fn dates_that_could_be_several_events_are_not_placed() {
    let found = of(&dated("Reçu le|Étape 1|Date d'hospitalisation|Date de sortie"));
    assert!(!columns(&found).contains(&"date_premiere_visite"), "{:?}", columns(&found));
    assert!(!columns(&found).contains(&"date_inclusion"), "{:?}", columns(&found));
}

#[test]
fn case_managers_named_above_the_rows_are_not_missing() {
    let found = of("
N° dossier|Date de la demande|Orienteur|Date 1ère visite|Date d'inclusion|Date de sortie|Motif de sortie|Décision
GC 1
1|05/01/2016|CLIC|12/01/2016|20/01/2016|11/05/2016|Décès|Inclus
2|07/01/2016|CLIC|30/01/2016|02/02/2016|12/05/2016|EHPAD|Inclus
GC 2
3|07/01/2016|CLIC|30/01/2016|02/02/2016|12/05/2016|EHPAD|Inclus
");
    assert!(remarks(&found).is_empty(), "{:?}", remarks(&found));
}

#[test]
fn titles_over_groups_of_columns_tell_an_entry_from_an_exit() {
    let found = of("
||Entrée|||||Sortie||
Identifiant|GC|Date de demande|Qui a orienté|1re VAD|Inclusion|GIR|Date|Motif|GIR
1|GC 1|05/01/2016|CLIC|12/01/2016|20/01/2016|3|11/05/2016|Décès|2
2|GC 2|07/01/2016|MT|30/01/2016|02/02/2016|4|12/05/2016|EHPAD|3
");
    assert_eq!(
        columns(&found),
        [
            "id_dossier",
            "gc",
            "date_demande",
            "orienteur",
            "date_premiere_visite",
            "date_inclusion",
            "gir_entree",
            "date_sortie",
            "motif_sortie",
            "gir_sortie"
        ]
    );
}

#[test]
fn crosses_under_codes_are_one_column_of_codes() {
    let rest = "Date de la demande|Date d’inclusion|Date de sortie";
    let rows = "\
        1|X||03/02/2018|05/02/2018|06/07/2018|X|\n\
        2||X|04/02/2018|06/02/2018|||\n\
        3|X|X|05/02/2018|07/02/2018|08/08/2018||x\n\
        4|x||07/02/2018|08/02/2018|10/08/2018||x\n\
        5|x||07/02/2018|09/02/2018|09/08/2018||x\n\
        6|x||07/02/2018|10/02/2018|||";
    for [sexe, motif, under] in [
        ["Sexe F|Sexe H", "Motif de sortie Décès|Motif de sortie EHPAD", ""],
        ["F|H", "Motif de sortie Décès|Motif de sortie EHPAD", ""],
        ["Sexe|", "Motif de sortie|", "|F|H||||Décès|EHPAD\n"],
    ] {
        let text = format!("N°|{sexe}|{rest}|{motif}\n{under}{rows}\nTotal|4|2||||1|3");
        let found = of(&text);
        let table = &found.tables[0];
        let ids: Vec<&str> = table.columns.iter().map(|it| it.column.id).collect();
        assert_eq!(
            ids,
            ["id_dossier", "sexe", "date_demande", "date_inclusion", "date_sortie", "motif_sortie"],
            "{text}"
        );
        let said = |at: usize| -> Vec<Option<Value>> {
            table.rows.iter().filter(|it| it.role == Role::Data).map(|it| it.cells[at].clone()).collect()
        };
        let texts = |all: [&str; 6]| all.map(|it| (!it.is_empty()).then(|| Value::Text(it.into()))).to_vec();
        assert_eq!(said(1), texts(["F", "H", "F / H", "F", "F", "F"]), "{text}");
        assert_eq!(said(5), texts(["Décès", "", "EHPAD", "EHPAD", "EHPAD", ""]), "{text}");
        let told = remarks(&found);
        let row = if under.is_empty() { 1 } else { 2 };
        assert!(told.contains(&format!("TAB-01 B{row}")) && told.contains(&format!("TAB-01 G{row}")), "{told:?}");
    }
}

#[test]
fn answers_under_codes_that_are_no_choice_are_left_aside() {
    let found = of("\
N°|Date de la demande|Date d’inclusion|Conjoint|Enfant
1|03/02/2018|05/02/2018|x|x
2|03/02/2018|05/02/2018|x|x
3|03/02/2018|05/02/2018|x|
4|03/02/2018|05/02/2018||x");
    assert!(!columns(&found).contains(&"aidant"), "{}", shown(&found));
}

#[test]
fn values_tell_years_of_birth_and_free_words_apart() {
    let rows: String = (1..9)
        .map(|it| format!("{it}|GC 1|0{it}/01/2016|1{it}/01/2016|2{it}/01/2016||193{it}|CLIC|0{it}/02/2016\n"))
        .collect();
    let found = of(&format!(
        "Dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie|Naissance|Réorienté vers|Adressée\n{rows}"
    ));
    assert_eq!(columns(&found)[6..], ["annee_naissance", "reorientation_vers"]);
    assert!(
        ["TAB-01 G1", "TAB-05 I1"].iter().all(|it| remarks(&found).iter().any(|told| told == it)),
        "{:?}",
        remarks(&found)
    );
}

#[test]
fn words_unknown_after_a_known_name_leave_it_its_column_when_the_values_agree() {
    let base = |heading: &str, cell: &str| {
        let cell = |it: i32| if cell == "D" { format!("D{it}") } else { cell.to_owned() };
        let rows: String = (1..9)
            .map(|it| format!("{}|GC 1|0{it}/01/2016|1{it}/01/2016|2{it}/01/2016|0{it}/10/2016|CLIC\n", cell(it)))
            .collect();
        of(&format!(
            "{heading}|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Date de sortie|Orienteur\n{rows}"
        ))
    };
    for (heading, cell, expected) in [
        ("GIR communiqué oralement", "4", Some("gir_entree")),
        ("Commune indiquée", "Rodez", Some("commune")),
        ("N° Iodas", "D", Some("id_dossier")),
        ("GIR communiqué oralement", "Rodez", None),
        ("GIR du voisin", "4", None),
    ] {
        let found = base(heading, cell);
        let read = found.tables[0].columns.iter().find(|it| it.col == 0).map(|it| it.column.id);
        assert_eq!(read, expected, "{heading} {cell}");
        assert!(remarks(&found).iter().any(|it| it.ends_with(" A1") && !it.starts_with("TAB-04")), "{heading} {cell}");
    }
}

#[test]
fn what_a_word_cut_short_means_is_told_by_what_stands_below() {
    for (cell, expected) in [("Saverne", Some("commune")), ("rien à signaler", None)] {
        let rows: String =
            (1..9).map(|it| format!("{it}|GC 1|0{it}/01/2016|1{it}/01/2016|2{it}/01/2016|{cell}\n")).collect();
        let found = of(&format!("Dossier|GC|Date de la demande|Date 1ère visite|Date d'inclusion|Com.\n{rows}"));
        assert_eq!(columns(&found).get(5).copied(), expected, "{cell}");
    }
}

#[test]
fn a_heading_made_of_codes_is_the_column_of_those_codes() {
    let found = of("\
N°|Date de la demande|Date d’inclusion|Date de sortie|Accepté / Refusé|Dossier en cours ou clos|Seul ou en couple
1|03/02/2018|05/02/2018||accepté|en cours|seul
2|03/02/2018|||refusé|clos|en couple
3|03/02/2018|05/02/2018|06/03/2018|accepté|clos|seul");
    let read = columns(&found);
    for column in ["decision", "statut", "mode_de_vie"] {
        assert!(read.contains(&column), "{column}: {}", shown(&found));
    }
}

#[test]
fn codes_under_a_heading_that_is_half_that_of_a_person_are_not_dropped_in_silence() {
    let found = of("\
N°|Date de la demande|Date d’inclusion|Contact établi par
1|03/02/2018|05/02/2018|CLIC
2|03/02/2018||Hôpital
3|03/02/2018|05/02/2018|SSIAD
4|03/02/2018|05/02/2018|Famille
5|03/02/2018|05/02/2018|CLIC");
    assert!(
        columns(&found).contains(&"orienteur") || remarks(&found).contains(&"TAB-05 D1".to_owned()),
        "{}",
        shown(&found)
    );
}
