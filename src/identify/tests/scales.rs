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
fn a_row_that_heads_each_site_is_no_line_over_all_of_them() {
    let found = of(&format!("N°|Item :|MAIA Haguenau|MAIA Saverne\n{}", short_items(|it| format!("{}|1", it % 2))));
    let titles: Vec<Vec<&str>> =
        found.tables.iter().map(|it| it.titles.iter().map(|it| it.1.as_str()).collect()).collect();
    assert_eq!(titles, [["MAIA Haguenau"], ["MAIA Saverne"]]);
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

/// What territoire and date the columns of each table give, and its scores from item 1 to 25, `.` where nothing is known.
fn read(text: &str) -> Vec<String> {
    let shown = |table: &RawTable| {
        let at = |id: &str| table.columns.iter().position(|it| it.column.id == id);
        let (item, score) = (at("item").unwrap(), at("score").unwrap());
        let mut points = ['.'; 25];
        for row in table.rows.iter().filter(|it| it.role == Role::Data) {
            if let (Some(Value::Number(item)), Some(Value::Number(score))) = (&row.cells[item], &row.cells[score]) {
                points[*item as usize - 1] = if *score == 1.0 { '1' } else { '0' };
            }
        }
        let said = |id: &str| at(id).and_then(|it| table.rows[0].cells[it].as_ref()).map_or(String::new(), cell);
        let points = points.iter().collect::<String>();
        format!("{} {} {points}", said("territoire"), said("date_eval")).trim().to_owned()
    };
    of(text).tables.iter().map(shown).collect()
}

/// `1` on odd items, `0` on the others, and the contrary.
const ODD: &str = "1010101010101010101010101";
const EVEN: &str = "0101010101010101010101010";

fn cells(scores: &str, yes: &str, no: &str) -> String {
    scores.chars().map(|it| if it == '1' { yes } else { no }.to_owned()).collect::<Vec<_>>().join("|")
}

fn column(scores: &str, label: impl Fn(usize) -> String, yes: &str, no: &str) -> String {
    let answers = scores.chars().enumerate();
    answers.map(|(rank, it)| format!("{}|{}\n", label(rank), if it == '1' { yes } else { no })).collect()
}

#[test]
fn grids_on_their_side_are_read_row_by_row() {
    let numbered = |lead: &str| (1..=25).map(|it| format!("{lead}{it}")).collect::<Vec<_>>().join("|");
    let worded = tables::maia25_items::ITEMS.iter().map(|it| it.label).collect::<Vec<_>>().join("|");
    let restarted = [4, 6, 4, 6, 5].map(|size| (1..=size).map(|it: u8| it.to_string()).collect::<Vec<_>>().join("|"));
    let rows = |yes: &str, no: &str| {
        format!("MAIA Saverne|déc-16|{}|9\nMAIA Molsheim|déc-17|{}|9\n", cells(ODD, yes, no), cells(EVEN, yes, no))
    };
    let expected = [format!("déc-16 {ODD}"), format!("déc-17 {EVEN}")];
    let sites = ["MAIA Saverne", "MAIA Molsheim"];
    for (headings, yes, no) in [
        (numbered("Item "), "1", "0"),
        (numbered("I"), "oui", "non"),
        (numbered(""), "x", "-"),
        (worded, "1", "0"),
        (restarted.join("|"), "1", "0"),
    ] {
        let text = format!("Grille MAIA 25\n\nSite|Date|{headings}|Total\n{}", rows(yes, no));
        let found = of(&text);
        assert_eq!(read(&text), expected, "{headings}");
        for (table, site) in found.tables.iter().zip(sites) {
            assert!(table.turned && table.titles.iter().any(|it| it.1 == site), "{:?}", table.titles);
        }
        let score = found.tables[1].columns.iter().find(|it| it.column.id == "score").unwrap();
        let cell = found.tables[1].cell(found.tables[1].rows[0].row, score.col);
        assert_eq!(a1(cell.row, cell.col), "C5");
    }
}

#[test]
fn scores_are_read_however_offices_give_them() {
    let item = |rank: usize| format!("{}|{}", rank + 1, tables::maia25_items::ITEMS[rank].label);
    for (yes, no, remark) in [
        ("✔", "✘", "TAB-12 C2"),
        ("acquis", "non acquis", "TAB-12 C2"),
        ("100 %", "0 %", "TAB-12 C2"),
        ("1 pt", "0 pt", ""),
    ] {
        let text = format!("Grille MAIA 25\nN°|Item|État\n{}", column(ODD, item, yes, no));
        assert_eq!(read(&text), [ODD], "{yes}");
        assert_eq!(remarks(&of(&text)).join(" "), remark, "{yes}");
    }
}

#[test]
fn blanks_among_crosses_are_no_when_the_total_counts_the_crosses() {
    let item = |rank: usize| format!("{}|{}", rank + 1, tables::maia25_items::ITEMS[rank].label);
    let rows = column(ODD, item, "x", "");
    let text = |total: &str| format!("Grille MAIA 25\nN°|Item|État\n{rows}{total}");
    let unknown: String = ODD.chars().map(|it| if it == '1' { '1' } else { '.' }).collect();
    assert_eq!(read(&text("")), [unknown.as_str()]);
    assert_eq!(read(&text("|Total|12")), [unknown.as_str()]);
    assert_eq!(read(&text("|Total|13")), [ODD]);
    assert_eq!(remarks(&of(&text("|Total|13"))), ["TAB-12 C2"]);
}

#[test]
fn crosses_under_answers_are_read_whatever_the_answers() {
    let item = |rank: usize| tables::maia25_items::ITEMS[rank].label.to_owned();
    for (headings, yes, no) in [
        ("Oui|Non", "x|", "|x"),
        ("Non|Oui", "|x", "x|"),
        ("0|1", "|x", "x|"),
        ("Acquis|En partie|Non acquis", "x||", "||x"),
    ] {
        let text = format!("Grille MAIA 25\nItem|{headings}\n{}", column(ODD, item, yes, no));
        assert_eq!(read(&text), [ODD], "{headings}");
    }
    let text = format!("Grille MAIA 25\nItem|0|1|2|3\n{}", column(ODD, item, "||x|", "|||x"));
    assert_eq!(read(&text), [""; 0]);
    assert_eq!(remarks(&of(&text)), ["TAB-09 A3"]);
}

#[test]
fn of_two_evaluations_what_was_decided_is_read_whatever_the_order() {
    let item = |rank: usize| tables::maia25_items::ITEMS[rank].label.to_owned();
    for (headings, first) in [
        ("Auto-évaluation|Évaluation retenue", false),
        ("Évaluation retenue|Auto-évaluation", true),
        ("Cotation validée|Cotation proposée", true),
        ("Score N|Score N-1", true),
        ("Pilote|ARS", false),
        ("ARS|Pilote", true),
        ("Avis|Consensus", false),
    ] {
        let (yes, no) = if first { ("1|0", "0|1") } else { ("0|1", "1|0") };
        let text = format!("Grille MAIA 25\nItem|{headings}\n{}", column(ODD, item, yes, no));
        assert_eq!(read(&text), [ODD], "{headings}");
        assert_eq!(remarks(&of(&text)).len(), 1, "{headings}");
    }
}

#[test]
fn grids_with_columns_of_their_own_are_all_read() {
    let label = |rank: usize| tables::maia25_items::ITEMS[rank].label.to_owned();
    let one = column(ODD, |rank| format!("{}|{}", rank + 1, label(rank)), "1", "0");
    let two = column(EVEN, label, "1", "0");
    let stacked = format!("MAIA Saverne\nN°|Item|Score\n{one}\n\nMAIA Molsheim\nItem|Score|Commentaire\n{two}");
    let found = of(&stacked);
    for (table, site) in found.tables.iter().zip(["MAIA Saverne", "MAIA Molsheim"]) {
        let nearest = table.titles.iter().find(|it| it.1.starts_with("MAIA "));
        assert_eq!(nearest.map(|it| it.1.as_str()), Some(site));
    }
    assert_eq!(read(&stacked), [ODD, EVEN]);
    let bare = column(ODD, |rank| (rank + 1).to_string(), "1", "0");
    let mixed = format!(
        "MAIA 25\nMAIA Saverne\nN°|Item|Score\n{one}\n\nMAIA Obernai\nItem|Score|Commentaire\n{bare}\n\nMAIA Molsheim\n|Item|Score|Commentaire|Preuve\n{}",
        column(EVEN, |rank| format!("|{}", label(rank)), "1", "0")
    );
    assert_eq!(read(&mixed), [ODD, ODD, EVEN]);
    let found = of(&mixed);
    for (table, site) in found.tables.iter().zip(["MAIA Saverne", "MAIA Obernai", "MAIA Molsheim"]) {
        let nearest = table.titles.iter().find(|it| it.1.starts_with("MAIA ") && it.1 != "MAIA 25");
        assert_eq!(nearest.map(|it| it.1.as_str()), Some(site));
    }
    let beside: String = two.lines().zip(one.lines()).map(|(left, right)| format!("{left}||{right}\n")).collect();
    assert_eq!(read(&format!("MAIA Molsheim|||MAIA Saverne\nItem|Score||N°|Item|Score\n{beside}")), [EVEN, ODD]);
}

#[test]
fn what_is_aimed_at_or_compared_is_no_score() {
    let item = |rank: usize| tables::maia25_items::ITEMS[rank].label.to_owned();
    let rows = column(ODD, item, "1|1|0", "0|1|1");
    let text = format!("Grille MAIA 25\nItem|Réalisé 2017|Objectif 2018|Écart\n{rows}");
    assert_eq!(read(&text), [ODD]);
}

#[test]
fn lists_of_several_sites_are_told_apart_item_by_item() {
    let rows: String = (0..25)
        .flat_map(|rank| {
            let label = tables::maia25_items::ITEMS[rank].label;
            [("Saverne", ODD), ("Molsheim", EVEN)]
                .map(|(site, scores)| format!("{label}|{site}|{}\n", &scores[rank..=rank]))
        })
        .collect();
    let read = read(&format!("Item|Site|Score\n{rows}"));
    assert_eq!(read, [format!("Saverne  {ODD}"), format!("Molsheim  {EVEN}")]);
}

#[test]
fn numbers_that_start_again_in_each_group_are_placed_or_refused() {
    let groups = [
        ("Gestion de cas", 20..25),
        ("Table stratégique", 0..4),
        ("Outils du guichet intégré", 10..14),
        ("Organisation du guichet", 14..20),
        ("Table tactique", 4..10),
    ];
    let rows = |named: bool| {
        let group = |(name, ranks): &(&str, std::ops::Range<usize>)| {
            let items = ranks.clone().enumerate().map(|(rank, item)| format!("{}|{}\n", rank + 1, &ODD[item..=item]));
            (if named { format!("{name}\n") } else { String::new() }) + &items.collect::<String>()
        };
        groups.iter().map(group).collect::<String>()
    };
    let placed = format!("Grille MAIA 25\nItem|Score\n{}", rows(true));
    assert_eq!(read(&placed), [ODD]);
    assert_eq!(remarks(&of(&placed)), ["TAB-17 A4"]);
    let refused = format!("Grille MAIA 25\nItem|Score\n{}", rows(false));
    assert_eq!(read(&refused), [""; 0]);
    assert_eq!(remarks(&of(&refused)), ["TAB-09 A4"]);
}

#[test]
fn words_that_mislead_give_way_to_the_number_and_the_order() {
    let label = |rank: usize| match rank {
        7 => "CR TT : suivi des décisions précédentes",
        12 => "Palette d’orientations du formulaire",
        _ => tables::maia25_items::ITEMS[rank].label,
    };
    let numbered = column(ODD, |rank| format!("{}|{}", rank + 1, label(rank)), "1", "0");
    let bare = column(ODD, |rank| label(rank).to_owned(), "1", "0");
    for text in [format!("MAIA 25\nN°|Item|Score\n{numbered}"), format!("MAIA 25\nItem|Score\n{bare}")] {
        assert!(read(&text)[0].ends_with(ODD), "{:?}", read(&text));
    }
}

#[test]
fn items_that_open_a_list_are_no_headings_though_their_words_are_unknown() {
    let items = |rest: &dyn Fn(u8) -> String| -> String {
        let word = |it: u8, label: &'static str| if it == 1 { "Tenue de la TS : deux séances" } else { label };
        let row = |it: &tables::maia25_items::Item| format!("{}|{}\n", word(it.number, it.label), rest(it.number));
        tables::maia25_items::ITEMS.iter().map(row).collect()
    };
    for (heading, yes, no) in [
        ("Item|Points obtenus|Points possibles", "1 pt|1 pt", "0 pt|1 pt"),
        ("Intitulé|Atteint ?", "Atteint", "Non atteint"),
        ("Critère|Oui|Non", "x|", "|x"),
    ] {
        let answer = |it: u8| if it.is_multiple_of(3) { no } else { yes }.to_owned();
        let found = of(&format!("MAIA 25 – MAIA Saverne 2017\n{heading}\n{}", items(&answer)));
        let [table] = &found.tables[..] else { panic!("{heading} {}", shown(&found)) };
        assert!(scores(table).starts_with("1:1 2:1 3:0 4:1 5:1 6:0"), "{heading} {}", scores(table));
    }
    let list: String = ["Saverne", "Molsheim"]
        .into_iter()
        .map(|site| {
            items(&|it| (it % 2).to_string()).lines().map(|it| format!("{site}|2017|{it}\n")).collect::<String>()
        })
        .collect();
    let found = of(&format!("MAIA|Année|Libellé|Score\n{list}"));
    assert_eq!(found.tables.len(), 2);
    for (table, site) in found.tables.iter().zip(["Saverne", "Molsheim"]) {
        let rank = table.columns.iter().position(|it| it.column.id == "territoire").unwrap();
        assert!(table.rows.iter().all(|it| it.cells[rank].as_ref().map(cell).as_deref() == Some(site)));
        assert_eq!(table.rows.len(), 25);
    }
}

#[test]
fn words_cut_over_two_rows_are_scored_on_the_first() {
    let rows: String = tables::maia25_items::ITEMS
        .iter()
        .map(|it| {
            let words: Vec<&str> = it.texts[0].split(' ').collect();
            let (start, end) = words.split_at(words.len() / 2);
            format!("{}|{}|{}\n|{}\n", it.number, start.join(" "), it.number % 2, end.join(" "))
        })
        .collect();
    let found = of(&format!("MAIA 25 – MAIA Saverne 2017\nN°|Item|Score\n{rows}"));
    let [table] = &found.tables[..] else { panic!("{}", shown(&found)) };
    let expected: Vec<_> = (1..=25).map(|it| format!("{it}:{}", it % 2)).collect();
    assert_eq!(scores(table), expected.join(" "));
}

#[test]
fn words_of_an_item_further_down_do_not_take_its_place() {
    let word = |it: &tables::maia25_items::Item| match it.number {
        5 => "Composition de la TT validée par la TS",
        11 => "Validation du formulaire d’analyse par la TT et la TS",
        _ => it.label,
    };
    let rows: String =
        tables::maia25_items::ITEMS.iter().map(|it| format!("{}|{}\n", word(it), u8::from(it.number == 5))).collect();
    let found = of(&format!("MAIA 25 – MAIA Saverne 2017\nItem|Score\n{rows}"));
    let expected: Vec<_> = (1..=25).map(|it| format!("{it}:{}", u8::from(it == 5))).collect();
    assert_eq!(scores(&found.tables[0]), expected.join(" "));
}
