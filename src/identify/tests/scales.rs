//! MAIA 25 grids, as offices lay them out.

use super::*;

/// Two grids of December 2016, one under the other, as the annexe of the convention prints them.
const STACKED: &str = include_str!("maia25_stacked.tsv");

fn scores(table: &RawTable) -> String {
    let column = |id: &str| table.columns.iter().position(|it| it.column.id == id).unwrap();
    let (item, score) = (column("item"), column("score"));
    let digit = |row: &RawRow| row.cells[score].as_ref().map_or("_".to_owned(), cell);
    let items = table.rows.iter().filter(|it| it.role == Role::Data);
    items
        .map(|row| format!("{}:{}", row.cells[item].as_ref().map_or(String::new(), cell), digit(row)))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_grids_of_the_convention_are_read_item_by_item() {
    let found = recognised(&sheet(&STACKED.replace('\t', "|")));
    assert_eq!(found.tables.len(), 2);
    assert_eq!(
        scores(&found.tables[0]),
        "1:1 2:1 3:1 4:1 5:1 6:1 7:1 8:0 9:0 10:0 11:1 12:1 13:1 14:1 15:1 16:1 17:1 18:0 19:0 20:0 21:1 22:0 23:0 24:0 25:1"
    );
    assert_eq!(
        scores(&found.tables[1]),
        "1:1 2:1 3:_ 4:1 5:1 6:1 7:1 8:0 9:0 10:0 11:0 12:0 13:0 14:0 15:1 16:1 17:0 18:0 19:0 20:0 21:1 22:1 23:0 24:0 25:0"
    );
    for (table, site, total) in [(&found.tables[0], "MAIA Haguenau", 16.0), (&found.tables[1], "MAIA Sélestat", 11.0)]
    {
        let ids: Vec<_> = table.columns.iter().map(|it| it.column.id).collect();
        assert_eq!(ids, ["item", "libelle", "score", "date_eval", "remarque"]);
        assert_eq!(table.columns[3].heading, "déc-16");
        assert!(table.titles.iter().any(|it| it.1 == site), "{:?}", table.titles);
        let totals: Vec<_> =
            table.rows.iter().filter(|it| it.role == Role::Total).map(|it| it.cells[1].clone()).collect();
        assert_eq!(totals.len(), 5, "{totals:?}");
        let grand: Vec<_> = table.rows.iter().filter(|it| it.role == Role::GrandTotal).collect();
        assert_eq!(grand.len(), 1);
        assert_eq!(grand[0].cells[2], Some(Value::Number(total)));
    }
    assert_eq!(remarks(&found), Vec::<String>::new());
}

fn short_items(rest: impl Fn(u8) -> String) -> String {
    tables::maia25_items::ITEMS.iter().map(|it| format!("{}|{}|{}\n", it.number, it.label, rest(it.number))).collect()
}

#[test]
fn a_plain_table_of_items_is_a_grid() {
    let found = of(&format!(
        "MAIA 25 - MAIA Saverne\nÉvaluation de décembre 2016\n\nN°|Item|Score|Remarque\n{}",
        short_items(|it| format!("{}|", it % 2))
    ));
    assert_eq!(columns(&found), ["item", "libelle", "score", "remarque"]);
    assert!(scores(&found.tables[0]).starts_with("1:1 2:0 3:1"));
    assert_eq!(found.tables[0].rows.len(), 25);
    assert_eq!(remarks(&found), Vec::<String>::new());
}

#[test]
fn sites_side_by_side_are_grids_of_their_own() {
    let found = of(&format!("N°|Item|MAIA Haguenau|MAIA Saverne\n{}", short_items(|it| format!("{}|1", it % 2))));
    assert_eq!(found.tables.len(), 2);
    assert_eq!(found.tables[0].titles[0].1, "MAIA Haguenau");
    assert_eq!(found.tables[1].titles[0].1, "MAIA Saverne");
    assert!(scores(&found.tables[0]).starts_with("1:1 2:0"));
    assert!(scores(&found.tables[1]).starts_with("1:1 2:1"));
}

#[test]
fn two_dates_side_by_side_are_grids_of_their_own() {
    let found = of(&format!("N°|Item|déc-16|déc-17\n{}", short_items(|it| format!("{}|1", it % 2))));
    assert_eq!(found.tables.len(), 2);
    let dates: Vec<_> =
        found.tables.iter().flat_map(|it| &it.columns).filter(|it| it.column.id == "date_eval").collect();
    assert_eq!(dates.iter().map(|it| it.heading.as_str()).collect::<Vec<_>>(), ["déc-16", "déc-17"]);
}

#[test]
fn an_absent_item_is_said_and_a_row_that_is_no_item_is_too() {
    let text = format!(
        "Grille MAIA 25\n\nItem|Score\n{}",
        tables::maia25_items::ITEMS[..24].iter().map(|it| format!("{}|1\n", it.label)).collect::<String>()
    );
    let found =
        of(&text.replace(tables::maia25_items::ITEMS[9].label, "Une question que la grille nationale ne pose pas"));
    assert_eq!(remarks(&found), ["TAB-10 A13", "TAB-11 A4"]);
}

#[test]
fn answers_in_words_or_crosses_are_scores() {
    let words = of(&format!(
        "MAIA 25\nItem|Réponse|Remarque\n{}",
        short_items(|it| if it % 2 == 1 { "Oui|" } else { "Non|" }.to_owned())
            .lines()
            .map(|it| it.split_once('|').unwrap().1.to_owned() + "\n")
            .collect::<String>()
    ));
    assert!(scores(&words.tables[0]).starts_with("1:1 2:0 3:1"), "{}", shown(&words));
    assert_eq!(remarks(&words), ["TAB-12 B2"]);
    let crosses =
        of(&format!("N°|Item|Oui|Non\n{}", short_items(|it| if it % 2 == 1 { "X|" } else { "|x" }.to_owned())));
    assert!(scores(&crosses.tables[0]).starts_with("1:1 2:0 3:1"), "{}", shown(&crosses));
    assert_eq!(remarks(&crosses), ["TAB-12 C1"]);
}

#[test]
fn numbers_alone_are_items_when_the_sheet_says_so() {
    let rows: String = (1..=25).map(|it| format!("{it}|{}\n", it % 2)).collect();
    let found = of(&format!("MAIA 25 – MAIA Saverne\nN° item|Score\n{rows}"));
    assert!(scores(&found.tables[0]).starts_with("1:1 2:0 3:1"), "{}", shown(&found));
    assert_eq!(of(&format!("Divers\nN°|Valeur\n{rows}")).tables.len(), 0);
}
