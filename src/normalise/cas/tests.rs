use proptest::prelude::*;

use super::*;
use crate::base::settings::Settings;
use crate::extract::grid::Value;
use crate::identify::{RawRow, Role};
use crate::normalise::raw::raw;
use crate::normalise::{Frames, understand, unite};

/// A document: its name, when it was last modified, its table.
type Document<'a> = (&'a str, &'a str, &'a str);

/// Frames of case bases in folders of territoires, and the remarks as `code cell`.
fn frames(documents: &[Document]) -> (Frames, Vec<String>) {
    let mut diagnostics = Vec::new();
    let mut parts = Vec::new();
    for (rank, (name, modified, text)) in documents.iter().enumerate() {
        let mut table = raw(&table::KIND, &[], &["Feuil1", name, "Saverne"], text);
        for column in table.columns.iter_mut().filter(|it| it.column.id == table::IDENTITE) {
            column.heading = "Nom".to_owned();
        }
        table.top_left.sheet.file.0 = rank as u32;
        table.modified = (!modified.is_empty()).then(|| (*modified).to_owned());
        parts.push(understand(&table).unwrap().drain_into(&mut diagnostics));
    }
    let frames = unite(parts, &Settings::default(), Some(2017), None).unwrap().drain_into(&mut diagnostics);
    let told = diagnostics.iter().map(|it| format!("{} {}", it.rule.code, it.place.address())).collect();
    (frames, told)
}

/// A column of the united frame.
fn column(documents: &[Document], name: &str) -> Vec<String> {
    let (frames, _) = frames(documents);
    let frame = frames.get("cas");
    let values = frame.column(name).unwrap();
    (0..frame.height()).map(|row| values.get(row).unwrap().str_value().into_owned()).collect()
}

fn told(documents: &[Document]) -> Vec<String> {
    frames(documents).1
}

#[test]
fn blank_codes_are_nr_and_absent_columns_null() {
    let base = [("a", "", "date_demande | orienteur\n01/03/2017 | MT\n02/03/2017 | \n03/03/2017 | n’importe")];
    assert_eq!(column(&base, "orienteur"), ["MEDECIN_TRAITANT", "NR", "AUTRE"]);
    assert_eq!(column(&base, "sexe"), ["null", "null", "null"]);
    assert_eq!(column(&base, "date_demande"), ["2017-03-01", "2017-03-02", "2017-03-03"]);
    assert_eq!(told(&base), ["VAL-14 B4"]);
}

#[test]
fn the_case_manager_above_rows_is_theirs_when_no_column_says_it() {
    let managers = |text: &str| {
        let mut table = raw(&table::KIND, &[], &["Feuil1", "a", "Saverne"], text);
        for (row, section) in table.rows.iter_mut().zip([Some("GC N°1"), Some("Janvier"), None]) {
            row.section = section.map(str::to_owned);
        }
        let frame = understand(&table).unwrap().value.frame;
        let gc = frame.column("gc").unwrap().str().unwrap();
        gc.iter().map(|it| it.map(str::to_owned)).collect::<Vec<_>>()
    };
    let without = managers("date_demande\n01/03/2017\n02/03/2017\n03/03/2017");
    assert_eq!(without, [Some("GC N°1".to_owned()), None, None]);
    let with = managers("date_demande | gc\n01/03/2017 | GC N°2\n02/03/2017 | \n03/03/2017 | ");
    assert_eq!(with, [Some("GC N°2".to_owned()), None, None]);
}

#[test]
fn rows_that_say_nothing_of_a_request_do_not_count() {
    let base = [(
        "a",
        "",
        "id_dossier | identite | age | date_demande | statut\n1 | X | 80 | 01/03/2017 | \n2 | Y | 117 | | \n3 | | | NR | \n| Exemple | | 01/01/2017 | \n= Total | | | 2 | \n| | | | ",
    )];
    let (frames, _) = frames(&base);
    let usage = frames.usage.values().next().unwrap();
    assert_eq!((usage.read, usage.used, usage.excluded), (4, 1, 3));
}

#[test]
fn ages_are_completed_years_at_inclusion() {
    let base = [(
        "a",
        "",
        "date_inclusion | date_naissance | annee_naissance | age\n\
         14/06/2017 | 15/06/1930 | | \n15/06/2017 | 15/06/1930 | | \n15/06/2017 | | 1930 | 12\n15/06/2017 | | | 84\n\
         15/06/2017 | 02/05/2029 | | ",
    )];
    assert_eq!(column(&base, "age"), ["86", "87", "87", "84", "88"]);
    assert_eq!(told(&base), ["VAL-16 B6"]);
}

#[test]
fn columns_of_physicians_say_yes_for_a_name_or_a_date() {
    let base = [(
        "a",
        "",
        "date_demande | medecin_traitant | contact_mt | criteres_ok\n\
         1/3/2017 | Dr Untel | 12/03/2017 | 3\n1/3/2017 | non | non | 2\n1/3/2017 | ? | | 1",
    )];
    assert_eq!(column(&base, "medecin_traitant"), ["true", "false", "null"]);
    assert_eq!(column(&base, "contact_mt"), ["true", "false", "null"]);
    assert_eq!(column(&base, "criteres_ok"), ["true", "false", "false"]);
}

const HEAD: &str = "id_dossier | sexe | date_demande | date_inclusion | date_sortie | orienteur | statut";

fn rows(rows: &[&str]) -> String {
    format!("{HEAD}\n{}", rows.join("\n"))
}

const ONE: &str = "1 | F | 01/03/2016 | 10/03/2016 | | MT | en cours";
const ONE_OUT: &str = "1 | F | 01/03/2016 | 10/03/2016 | 05/01/2017 | MT | sorti";
const ONE_AGAIN: &str = "1 | F | 01/09/2017 | 10/09/2017 | | MT | en cours";
const TWO: &str = "2 | M | 02/03/2016 | 12/03/2016 | | CLIC | en cours";
const OTHER_ONE: &str = "1 | M | 11/07/2015 | 20/07/2015 | | CCAS | en cours";
const OTHER_TWO: &str = "2 | F | 12/07/2015 | 22/07/2015 | | CCAS | en cours";

#[test]
fn equal_rows_of_two_documents_count_once() {
    let (a, b) = (rows(&[ONE, TWO]), rows(&[TWO]));
    let base = [("a", "", a.as_str()), ("b", "", b.as_str())];
    assert_eq!(column(&base, "sexe"), ["F", "M"]);
    assert_eq!(told(&base), ["DOU-01 A2"]);
    let (frames, _) = frames(&base);
    assert_eq!(frames.usage.values().map(|it| it.excluded).sum::<usize>(), 1);
}

#[test]
fn the_row_of_the_document_modified_last_is_taken() {
    let (a, b) = (rows(&[ONE_OUT, TWO]), rows(&[ONE, TWO]));
    for (first, second, out) in [
        ("2017-02-01T00:00:00Z", "2016-06-01T00:00:00Z", "2017-01-05"),
        ("2016-02-01T00:00:00Z", "2016-06-01T00:00:00Z", "null"),
    ] {
        let base = [("a", first, a.as_str()), ("b", second, b.as_str())];
        let mut exits = column(&base, "date_sortie");
        exits.sort();
        assert_eq!(exits, [out, "null"]);
        assert_eq!(told(&base).len(), 2, "{:?}", told(&base));
    }
}

#[test]
fn an_older_copy_without_file_numbers_does_not_count_its_rows_again() {
    let head = "gc | date_demande | orienteur | date_premiere_visite | date_inclusion | date_sortie | motif_sortie";
    let settled: String = (1..=4)
        .map(|it| format!("\nA | 0{it}/01/2016 | CLIC | 0{it}/02/2016 | 0{it}/03/2016 | 0{it}/09/2016 | EHPAD"))
        .collect();
    let june = format!("{head}{settled}\nA | 05/05/2017 | MT | | | | \nB | 05/05/2017 | MT | | | | ");
    let december = format!(
        "{head}{settled}\nA | 05/05/2017 | MT | 09/07/2017 | 10/07/2017 | | \nC | 05/05/2017 | MT | 09/07/2017 | 10/07/2017 | | "
    );
    for (june_modified, december_modified) in [("2017-07-01T00:00:00Z", "2018-01-10T00:00:00Z"), ("", "")] {
        let base = [("copie de base", june_modified, june.as_str()), ("base", december_modified, december.as_str())];
        assert_eq!(column(&base, "gc").len(), 4 + 3, "{:?}", told(&base));
        assert!(told(&base).contains(&"DOU-02 A6".to_owned()), "{:?}", told(&base));
    }
    let others = format!("{head}\nA | 05/05/2017 | MT | 09/07/2017 | 10/07/2017 | | ");
    assert_eq!(column(&[("a", "", june.as_str()), ("b", "", others.as_str())], "gc").len(), 7, "no copies of one base");
}

#[test]
fn a_follow_up_told_by_its_person_or_its_days_counts_once_in_bases_of_two_years() {
    let base = |head: &str, rows: &[&str]| format!("{head}\n{}", rows.join("\n"));
    let named = "identite | sexe | date_naissance | date_demande | date_inclusion | date_sortie";
    let days = "sexe | orienteur | date_demande | date_premiere_visite | date_inclusion | date_sortie";
    for (head, old, new, expected) in [
        (
            named,
            "Arzel | F | 02/05/1930 | 01/02/2016 | 10/02/2016 | ",
            "Arzel | F | 02/05/1930 | 01/02/2016 | 10/02/2016 | 03/04/2017",
            2,
        ),
        (
            named,
            "Arzel | F | 02/05/1930 | 01/02/2016 | 10/02/2016 | ",
            "Arzel | F | 02/05/1930 | 01/02/2016 | 12/02/2016 | 03/04/2017",
            2,
        ),
        (
            named,
            "Arzel | F | 02/05/1930 | 01/02/2016 | 10/02/2016 | ",
            "Bihan | F | 02/05/1930 | 01/02/2016 | 10/02/2016 | 03/04/2017",
            3,
        ),
        (
            named,
            "Arzel | F | 02/05/1930 | 01/02/2016 | 10/02/2016 | ",
            "Arzel | F | 02/05/1931 | 01/02/2016 | 10/02/2016 | 03/04/2017",
            3,
        ),
        (
            days,
            "F | MT | 01/02/2016 | 05/02/2016 | 10/02/2016 | ",
            "F | MT | 01/02/2016 | 05/02/2016 | 10/02/2016 | 03/04/2017",
            2,
        ),
        (
            days,
            "F | MT | 01/02/2016 | 05/02/2016 | 10/02/2016 | ",
            "M | MT | 01/02/2016 | 05/02/2016 | 10/02/2016 | 03/04/2017",
            3,
        ),
        (days, "F | MT | 01/02/2016 | | 10/02/2016 | ", "F | MT | 01/02/2016 | | 10/02/2016 | 03/04/2017", 3),
    ] {
        let (old, new) = (base(head, &[old]), base(head, &[new, "F | F | 07/07/1933 | 01/07/2017 | 10/07/2017 | "]));
        let documents =
            [("2016", "2017-01-05T00:00:00Z", old.as_str()), ("2017", "2018-01-05T00:00:00Z", new.as_str())];
        assert_eq!(column(&documents, "sexe").len(), expected, "{old}\n{new}");
        assert_eq!(told(&documents).contains(&"DOU-02 A2".to_owned()), expected == 2, "{old}\n{new}");
    }
}

#[test]
fn tables_that_each_give_a_part_of_the_follow_ups_complete_one_another() {
    let requests = "date_demande | date_inclusion | identite\n\
        01/02/2016 | 10/02/2016 | Arzel\n01/03/2016 | 10/03/2016 | Bihan\n01/04/2016 | 10/04/2016 | Colin\n01/05/2016 | 10/05/2016 | Dantec";
    let numbered = requests.replace("identite", "id_dossier").replace("Arzel", "1").replace("Bihan", "2");
    let numbered = numbered.replace("Colin", "3").replace("Dantec", "4");
    let unnamed = requests.replace("identite", "commentaire");
    for (base, exits, expected) in [
        (
            requests,
            "identite | date_sortie\nBihan | 03/04/2017\nColin | 05/04/2017",
            [None, Some("2017-04-03"), Some("2017-04-05"), None],
        ),
        (requests, "identite | date_sortie\nBihan | 03/04/2015", [None; 4]),
        (
            &numbered,
            "id_dossier | date_sortie\n2 | 03/04/2017\n3 | 05/04/2017",
            [None, Some("2017-04-03"), Some("2017-04-05"), None],
        ),
        (
            &unnamed,
            "date_inclusion | date_sortie\n10/02/2016 | 01/04/2017\n10/03/2016 | 03/04/2017\n10/05/2016 | 06/04/2017",
            [Some("2017-04-01"), Some("2017-04-03"), None, Some("2017-04-06")],
        ),
        (&unnamed, "date_inclusion | date_sortie\n10/03/2016 | 03/04/2017", [None; 4]),
    ] {
        let documents = [("base", "2018-01-05T00:00:00Z", base), ("sorties", "2018-01-06T00:00:00Z", exits)];
        let (requests, ends) = (column(&documents, "date_demande"), column(&documents, "date_sortie"));
        let mut read: Vec<(String, Option<String>)> =
            requests.into_iter().zip(ends.into_iter().map(|it| Some(it).filter(|it| it != "null"))).collect();
        read.retain(|it| it.0 != "null");
        read.sort();
        assert_eq!(read.iter().map(|it| it.1.as_deref()).collect::<Vec<_>>(), expected, "{exits}");
        let united = expected.iter().flatten().count();
        let rows = exits.lines().count() - 1;
        assert_eq!(column(&documents, "date_sortie").len(), 4 + rows - united, "{exits}");
    }
}

#[test]
fn a_sheet_of_closed_or_refused_cases_says_what_became_of_them() {
    let statuts = |name: &str, text: &str, column: &str| -> Vec<String> {
        let mut table = raw(&table::KIND, &[], &[name, "a", "Saverne"], text);
        table.top_left.row = 3;
        let understood = understand(&table).unwrap();
        let frame = understood.value.frame;
        let values = frame.column(column).unwrap().str().unwrap();
        let told = understood.diagnostics.iter().map(|it| it.rule.code);
        values.iter().map(|it| it.unwrap_or("").to_owned()).chain(told.map(str::to_owned)).collect()
    };
    let open =
        "date_demande | date_inclusion | date_sortie\n01/03/2017 | 05/03/2017 | \n02/03/2017 | 06/03/2017 | 01/06/2017";
    assert_eq!(statuts("Dossiers sortis", open, "statut"), ["SORTI", "", "CAS-16"]);
    assert_eq!(statuts("Sorties 2017", open, "statut"), ["SORTI", "", "CAS-16"]);
    assert_eq!(statuts("Entrées et sorties", open, "statut"), ["", ""]);
    assert_eq!(statuts("En cours", open, "statut"), ["", ""]);
    let refused = "date_demande | orienteur\n01/03/2017 | MT";
    assert_eq!(statuts("Refusés", refused, "decision"), ["NON_INCLUS", "CAS-16"]);
    assert_eq!(statuts("Liste d’attente", refused, "decision"), [""]);
}

#[test]
fn another_inclusion_is_another_follow_up() {
    let base = rows(&[ONE_OUT, ONE_AGAIN, TWO]);
    assert_eq!(column(&[("a", "", &base)], "sexe"), ["F", "F", "M"]);
    assert_eq!(told(&[("a", "", &base)]), Vec::<String>::new());
    let overlapping = rows(&[ONE, ONE_AGAIN, TWO]);
    assert_eq!(told(&[("a", "", &overlapping)]), ["DOU-04 A3"]);
}

#[test]
fn two_numberings_that_both_start_at_one_are_not_mixed() {
    let (a, b) = (rows(&[ONE, TWO]), rows(&[OTHER_ONE, OTHER_TWO]));
    let base = [("GC1", "", a.as_str()), ("GC2", "", b.as_str())];
    assert_eq!(column(&base, "sexe"), ["F", "M", "M", "F"]);
    assert_eq!(told(&base), Vec::<String>::new());
}

#[test]
fn a_number_given_twice_in_one_table_is_told_and_both_rows_count() {
    let many: Vec<String> = (3..40).map(|it| format!("{it} | F | 01/03/2016 | 10/03/2016 | | MT | en cours")).collect();
    let mut lines = vec![ONE, "1 | M | 05/03/2016 | 10/03/2016 | | CLIC | en cours"];
    lines.extend(many.iter().map(String::as_str));
    let base = rows(&lines);
    assert_eq!(told(&[("a", "", &base)]), ["DOU-03 A3"]);
    assert_eq!(column(&[("a", "", &base)], "sexe").len(), 39);
}

#[test]
fn one_person_in_two_territoires_is_told_not_merged() {
    let mut diagnostics = Vec::new();
    let mut parts = Vec::new();
    for (rank, (folder, name)) in [("Saverne", "DUPONT | Jeanne"), ("Molsheim", "Jeanne | Dupont")].iter().enumerate() {
        let text =
            format!("identite | commentaire | date_naissance | date_inclusion\n{name} | 02/05/1930 | 10/03/2016");
        let mut table = raw(&table::KIND, &[], &["Feuil1", "base", folder], &text);
        table.columns[0].heading = "Nom".to_owned();
        table.columns[1].column = table.columns[0].column;
        table.columns[1].heading = "Prénom".to_owned();
        table.top_left.sheet.file.0 = rank as u32;
        parts.push(understand(&table).unwrap().drain_into(&mut diagnostics));
    }
    let frames = unite(parts, &Settings::default(), Some(2017), None).unwrap().drain_into(&mut diagnostics);
    assert_eq!(frames.get("cas").height(), 2);
    assert_eq!(diagnostics.iter().map(|it| it.rule.code).collect::<Vec<_>>(), ["DOU-05"]);
    assert!(!format!("{diagnostics:?}").contains("upont"));
}

#[test]
fn nothing_personal_is_left_in_the_frame() {
    let text = "identite | gc | date_naissance | commentaire | date_inclusion\nDupont | Mme Muller | 02/05/1930 | secret | 10/03/2016";
    let mut table = raw(&table::KIND, &[], &["Feuil1", "base", "Saverne"], text);
    table.columns[0].heading = "Nom".to_owned();
    let mut diagnostics = Vec::new();
    let part = understand(&table).unwrap().drain_into(&mut diagnostics);
    let frames = unite(vec![part], &Settings::default(), Some(2017), None).unwrap().drain_into(&mut diagnostics);
    let shown = format!("{:?} {:?} {diagnostics:?}", frames.get("cas"), frames.get("cas").get_row(0).unwrap());
    for word in ["Dupont", "Muller", "1930", "secret"] {
        assert!(!shown.contains(word), "{word}");
    }
    assert!(frames.get("cas").get_column_names().iter().all(|it| cas_schema().contains(it.as_str())));
}

#[test]
fn a_serial_number_in_a_date_column_is_read_and_told() {
    let mut table = raw(&table::KIND, &[], &["Feuil1", "base", "Saverne"], "date_demande\n42545");
    table.rows[0].cells[0] = Some(Value::Number(42_545.0));
    let Reported { value, diagnostics } = understand(&table).unwrap();
    assert_eq!(value.frame.column("date_demande").unwrap().get(0).unwrap().str_value(), "2016-06-24");
    assert_eq!(diagnostics[0].message, "Date de la demande\u{a0}: le nombre 42545 est lu comme le 24/06/2016");
}

#[test]
fn rows_without_territoire_are_left_out_and_told() {
    let table = raw(&table::KIND, &[], &["Feuil1", "base"], "date_demande\n01/03/2017\n02/03/2017");
    let part = understand(&table).unwrap().value;
    let Reported { value: frames, diagnostics } = unite(vec![part], &Settings::default(), None, None).unwrap();
    assert_eq!(frames.get("cas").height(), 0);
    let told: Vec<_> = diagnostics.iter().map(|it| format!("{} {}", it.rule.code, it.place.address())).collect();
    assert_eq!(told, ["TER-01 A2:A3"]);
    let usage = frames.usage.values().next().unwrap();
    assert_eq!((usage.read, usage.used, usage.excluded), (2, 0, 2));
}

fn any_value() -> impl Strategy<Value = Option<Value>> {
    let known =
        ["01/03/2017", "31/02/2017", "mars 2017", "oui", "NR", "EHPAD", "MT", "GC N°1", "MAIA Saverne", "1,234", "x"];
    prop_oneof![
        Just(None),
        proptest::sample::select(known.to_vec()).prop_map(|it| Some(Value::Text(it.into()))),
        "\\PC{1,12}".prop_map(|it| Some(Value::Text(it.as_str().into()))),
        any::<f64>().prop_map(|it| Some(Value::Number(it))),
        any::<i32>().prop_map(|day| Some(Value::Date { day, second: 0 })),
        any::<f64>().prop_map(|it| Some(Value::Duration(it))),
        any::<bool>().prop_map(|it| Some(Value::Bool(it))),
        Just(Some(Value::Error("#REF!".into()))),
        Just(Some(Value::Uncomputed)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn whatever_the_cells_no_row_is_lost_in_silence(
        cells in proptest::collection::vec(proptest::collection::vec(any_value(), table::KIND.columns.len()), 0..12),
        copies in 1_u32..3,
    ) {
        let headings: Vec<&str> = table::KIND.columns.iter().map(|it| it.id).collect();
        let mut base = raw(&table::KIND, &[], &["Feuil1", "base", "Saverne"], &headings.join(" | "));
        base.rows = (1..).zip(&cells).map(|(row, cells)| RawRow { row, role: Role::Data, section: None, cells: cells.clone() }).collect();
        let parts = (0..copies).map(|file| {
            base.top_left.sheet.file.0 = file;
            understand(&base).unwrap().value
        });
        let frames = unite(parts.collect(), &Settings::default(), None, None).unwrap().value;
        let usage: Vec<_> = frames.usage.values().collect();
        prop_assert!(usage.iter().all(|it| it.read == it.used + it.excluded));
        prop_assert_eq!(usage.iter().map(|it| it.used).sum::<usize>(), frames.get("cas").height());
        let filled = cells.iter().filter(|it| it.iter().any(Option::is_some)).count();
        prop_assert!(usage.iter().all(|it| it.read == filled));
    }
}
