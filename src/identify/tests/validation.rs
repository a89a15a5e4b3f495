//! Validation grids, as offices lay them out.

use super::*;
use crate::identify::tables::grille_items::ITEMS;

/// The four grids of the annexe of the convention, one under the other.
const STACKED: &str = include_str!("grille_stacked.tsv");

fn of_column(row: &RawRow, table: &RawTable, id: &str) -> String {
    let rank = table.columns.iter().position(|it| it.column.id == id).unwrap();
    row.cells[rank].as_ref().map_or(String::new(), cell)
}

fn value_of<'a>(table: &'a RawTable, item: &str) -> Option<&'a RawRow> {
    table.rows.iter().find(|it| of_column(it, table, "item") == item)
}

#[test]
fn the_grids_of_the_convention_are_read_item_by_item() {
    let found = recognised(&sheet(&STACKED.replace('\t', "|")));
    let titles: Vec<_> = found.tables.iter().map(|it| it.titles[0].1.as_str()).collect();
    assert_eq!(titles, ["MAIA Haguenau-Wissembourg", "MAIA Saverne", "MAIA Sélestat", "MAIA Molsheim"]);
    for table in &found.tables {
        let items: Vec<_> = table.rows.iter().map(|it| of_column(it, table, "item")).collect();
        assert_eq!(items, ITEMS.iter().map(|it| it.id).collect::<Vec<_>>());
        assert!(table.rows.iter().all(|it| of_column(it, table, "annee") == "2016"));
        let ids: Vec<_> = table.columns.iter().map(|it| it.column.id).collect();
        assert_eq!(ids, ["section", "item", "valeur", "annee", "source", "norme", "commentaire"]);
    }
    let tactical = found.tables.iter().map(|it| of_column(value_of(it, "tt_decisions").unwrap(), it, "valeur"));
    assert_eq!(
        tactical.collect::<Vec<_>>(),
        ["Non", "Oui et suivi de décisions", "Oui et suivi de décisions", "Oui et suivi de décisions"]
    );
    assert_eq!(remarks(&found), Vec::<String>::new());
}

fn lines(values: impl Fn(usize) -> String) -> String {
    let rows = ITEMS.iter().enumerate();
    rows.map(|(rank, it)| {
        let opens = rank == 0 || ITEMS[rank - 1].section != it.section;
        let section = crate::base::codes::SECTIONS_GRILLE.label(it.section);
        let opening = if opens { format!("{section}\n") } else { String::new() };
        format!("{opening}{}|{}\n", it.label, values(rank))
    })
    .collect()
}

fn shape(found: &Identified) -> Vec<String> {
    let line = |it: &RawTable| {
        let years: Vec<_> =
            it.columns.iter().filter(|it| it.column.id == "annee").map(|it| it.heading.clone()).collect();
        format!("{} {} {} {}", it.kind.id, it.rows.len(), it.titles[0].1, years.join(" ")).trim().to_owned()
    };
    found.tables.iter().map(line).collect()
}

#[test]
fn sites_side_by_side_are_grids_of_their_own() {
    let values = |rank: usize| if rank.is_multiple_of(3) { "Oui|Non|Oui" } else { "Non|Oui|" }.to_owned();
    let found =
        of(&format!("Grille de validation 2016\n\nItem|MAIA Saverne|MAIA Molsheim|Commentaire\n{}", lines(values)));
    assert_eq!(shape(&found), ["grille 42 MAIA Saverne", "grille 42 MAIA Molsheim",]);
}

#[test]
fn two_years_side_by_side_are_two_grids() {
    let found = of(&format!("MAIA Saverne\nItem|2016|2017\n{}", lines(|_| "Oui|Non".to_owned())));
    assert_eq!(shape(&found), ["grille 42 MAIA Saverne 2016", "grille 42 MAIA Saverne 2017"]);
}

#[test]
fn a_plain_list_has_its_section_in_a_column_and_sites_one_after_the_other() {
    let rows = |site: &str| -> String {
        let section = |id: &'static str| crate::base::codes::SECTIONS_GRILLE.label(id);
        ITEMS.iter().map(|it| format!("{site}|2017|{}|{}|Oui\n", section(it.section), it.label)).collect()
    };
    let found = of(&format!("MAIA|Année|Section|Item|Valeur\n{}{}", rows("Saverne"), rows("Molsheim")));
    assert_eq!(found.tables.len(), 2, "{}", shown(&found));
    for (table, site) in found.tables.iter().zip(["Saverne", "Molsheim"]) {
        assert_eq!(table.rows.len(), 42);
        assert!(table.rows.iter().all(|it| of_column(it, table, "territoire") == site));
        assert!(table.rows.iter().all(|it| of_column(it, table, "annee") == "2017"));
    }
}

#[test]
fn a_grid_above_a_maia_25_leaves_it_its_rows() {
    let scale: String = tables::maia25_items::ITEMS.iter().map(|it| format!("{}|1\n", it.label)).collect();
    let found = of(&format!(
        "MAIA Saverne\nItem|2016\n{}\nMAIA 25 décembre 2016\nItem|Score\n{scale}",
        lines(|_| "Oui".to_owned())
    ));
    let kinds: Vec<_> = found.tables.iter().map(|it| (it.kind.id, it.rows.len())).collect();
    assert_eq!(kinds, [("grille", 42), ("maia25", 25)]);
}

#[test]
fn answers_ticked_in_columns_of_their_own_are_read() {
    let found = of(&format!(
        "Grille de validation 2017\nItem|OUI|NON|EN COURS\n{}",
        lines(|rank| ["x||", "|x|", "||x"][rank % 3].to_owned())
    ));
    let [table] = &found.tables[..] else { panic!("{}", shown(&found)) };
    let values: Vec<_> = table.rows.iter().take(3).map(|it| of_column(it, table, "valeur")).collect();
    assert_eq!(values, ["OUI", "NON", "EN COURS"]);
    assert_eq!(remarks(&found), Vec::<String>::new());
}

#[test]
fn a_column_of_crosses_never_says_no() {
    let text = format!("Grille de validation 2017\nItem|Validé\n{}", lines(|rank| ["✓", ""][rank % 2].to_owned()));
    let found = of(&text);
    let [table] = &found.tables[..] else { panic!("{}", shown(&found)) };
    let values: Vec<_> = table.rows.iter().take(2).map(|it| of_column(it, table, "valeur")).collect();
    assert_eq!(values, ["Oui", ""]);
    assert_eq!(remarks(&found), ["TAB-12 B2"]);
}

#[test]
fn sites_as_rows_are_grids_of_their_own() {
    let labels: Vec<_> = ITEMS.iter().map(|it| it.label).collect();
    let site = |name: &str, value: &str| format!("MAIA {name}|{}\n", vec![value; labels.len()].join("|"));
    let text = format!(
        "Grille de validation 2017\nSite|{}\n{}{}",
        labels.join("|"),
        site("Saverne", "Oui"),
        site("Molsheim", "Non")
    );
    let found = of(&text);
    let titles: Vec<_> = found.tables.iter().map(|it| it.titles[0].1.as_str()).collect();
    assert_eq!(titles, ["MAIA Saverne", "MAIA Molsheim"], "{}", shown(&found));
    assert!(found.tables.iter().all(|it| it.turned && it.rows.len() == 42));
}

#[test]
fn what_the_agency_decided_goes_before_what_the_pilote_proposed() {
    for headings in ["Avis ARS|Auto-évaluation", "Retenu|Proposition du pilote"] {
        let found = of(&format!("MAIA Saverne 2017\nItem|{headings}\n{}", lines(|_| "Oui|Non".to_owned())));
        let [table] = &found.tables[..] else { panic!("{}", shown(&found)) };
        assert!(table.rows.iter().all(|it| of_column(it, table, "valeur") == "Oui"), "{headings}");
        assert_eq!(remarks(&found), ["TAB-05 C2"], "{headings}");
    }
}

#[test]
fn a_grid_without_known_answers_is_said() {
    let found = of(&format!("MAIA Saverne 2017\nItem|Note\n{}", lines(|rank| (rank % 4).to_string())));
    assert!(found.tables.is_empty());
    assert_eq!(remarks(&found), ["TAB-09 A4"]);
}

#[test]
fn sites_over_two_evaluations_stand_over_both() {
    let values = |_: usize| "Non|Oui|Oui|Non".to_owned();
    let text = format!(
        "Grille de validation 2017\nItem|MAIA Saverne||MAIA Molsheim|\n|Auto-évaluation|Avis ARS|Avis ARS|Auto-évaluation\n{}",
        lines(values)
    );
    let found = of(&text);
    assert_eq!(found.tables.len(), 2, "{}", shown(&found));
    for (table, site) in found.tables.iter().zip(["MAIA Saverne", "MAIA Molsheim"]) {
        assert!(table.titles.iter().any(|it| it.1 == site), "{:?}", table.titles);
        assert!(table.rows.iter().all(|it| of_column(it, table, "valeur") == "Oui"));
    }
}

#[test]
fn a_maia_25_above_a_grid_leaves_it_its_rows() {
    let scale: String = tables::maia25_items::ITEMS.iter().map(|it| format!("{}|1\n", it.texts[0])).collect();
    let found = of(&format!(
        "MAIA Saverne\nItem|Score\n{scale}\nGrille de validation 2017\nCritère|Réponse\n{}",
        lines(|_| "Oui".to_owned())
    ));
    let kinds: Vec<_> = found.tables.iter().map(|it| (it.kind.id, it.rows.len())).collect();
    assert_eq!(kinds, [("maia25", 25), ("grille", 42)]);
}

#[test]
fn totals_under_a_grid_do_not_hide_the_title_of_the_next() {
    let grid = |year: u32, total: &str| {
        format!(
            "Grille de validation {year}\nItem|Validé|Observations\n{}Critères validés|{total}\n",
            lines(|_| "Oui".to_owned())
        )
    };
    for total in ["42", "42/42", "100 %"] {
        let found = of(&format!("{}\n{}", grid(2016, total), grid(2017, total)));
        let titles: Vec<_> = found.tables.iter().map(|it| it.titles[0].1.as_str()).collect();
        assert_eq!(titles, ["Grille de validation 2016", "Grille de validation 2017"], "{total}");
    }
}

#[test]
fn grids_side_by_side_with_labels_of_their_own_are_both_read() {
    let rows: String = ITEMS.iter().map(|it| format!("{}|Oui|||{}|Non|à suivre\n", it.label, it.label)).collect();
    let found =
        of(&format!("MAIA Saverne||||MAIA Molsheim\nCritère|Réponse|Commentaire||Critère|Réponse|Commentaire\n{rows}"));
    assert_eq!(found.tables.len(), 2, "{}", shown(&found));
    for (table, (site, value)) in found.tables.iter().zip([("MAIA Saverne", "Oui"), ("MAIA Molsheim", "Non")]) {
        assert_eq!(table.titles[0].1, site);
        assert!(table.rows.iter().all(|it| of_column(it, table, "valeur") == value));
    }
}

#[test]
fn crosses_under_letters_stay_with_their_site() {
    let values = |rank: usize| ["x||||x|", "|x||||x", "||x|x||"][rank % 3].to_owned();
    let found =
        of(&format!("Grille de validation 2017\n|MAIA Saverne|||MAIA Molsheim||\nItem|O|P|N|O|P|N\n{}", lines(values)));
    assert_eq!(found.tables.len(), 2, "{}", shown(&found));
    for (table, expected) in found.tables.iter().zip([["O", "Partiel", "N"], ["Partiel", "N", "O"]]) {
        let read: Vec<_> = table.rows.iter().take(3).map(|it| of_column(it, table, "valeur")).collect();
        assert_eq!(read, expected);
    }
}

#[test]
fn a_level_of_their_own_beside_answers_is_never_left_out() {
    let found = of(&format!(
        "Grille de validation 2017\nItem|Conforme|Non conforme|À revoir avec le siège\n{}",
        lines(|rank| ["x||", "|x|", "||x"][rank % 3].to_owned())
    ));
    let [table] = &found.tables[..] else { panic!("{}", shown(&found)) };
    let read: Vec<_> = table.rows.iter().take(3).map(|it| of_column(it, table, "valeur")).collect();
    assert_eq!(read, ["Conforme", "Non conforme", "À revoir avec le siège"]);
}

#[test]
fn shares_of_what_is_reached_are_answers() {
    let found = of(&format!(
        "Grille de validation 2017\nItem|Atteinte\n{}",
        lines(|rank| ["1", "0.5", "0"][rank % 3].to_owned())
    ));
    let [table] = &found.tables[..] else { panic!("{}", shown(&found)) };
    let read: Vec<_> = table.rows.iter().take(3).map(|it| of_column(it, table, "valeur")).collect();
    assert_eq!(read, ["Oui", "Partiel", "Non"]);
    assert_eq!(remarks(&found), ["TAB-12 B2"]);
}
