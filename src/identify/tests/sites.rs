//! Budgets with a site in columns.

use super::*;

/// For each table: its site, its columns of amounts, its first amounts.
fn sites(grid: &Grid) -> Vec<String> {
    let at = |table: &RawTable, id: &str| table.columns.iter().position(|it| it.column.id == id);
    let shown = |table: &RawTable| {
        let row = &table.rows[0];
        let cell_at = |id: &str| at(table, id).and_then(|it| row.cells[it].as_ref()).map(cell);
        let amounts = ["prevu", "realise"].iter().filter_map(|id| Some(format!("{id} {}", cell_at(id)?)));
        let amounts: Vec<String> = amounts.collect();
        format!("{}: {}", cell_at("territoire").unwrap_or_default(), amounts.join(" "))
    };
    recognised(grid).tables.iter().map(shown).collect()
}

#[test]
fn the_columns_of_each_site_are_a_table() {
    let merged = "||MAIA Saverne||MAIA Thann||Total|\nCompte|Libellé|Prévu|Réalisé|Prévu|Réalisé|Prévu|Réalisé\n60|Achats|1|2|3|4|4|6\n74|ARS|5|6|7|8|12|14";
    let of_three =
        ["MAIA Saverne: prevu 1 realise 2", "MAIA Thann: prevu 3 realise 4", "Département: prevu 4 realise 6"];
    let mut grid = sheet(merged);
    assert_eq!(sites(&grid), of_three, "merged cells unknown");
    grid.merged = vec![((0, 2), (0, 3)), ((0, 4), (0, 5)), ((0, 6), (0, 7))];
    assert_eq!(sites(&grid), of_three, "merged cells known");
    for (text, expected) in [
        (
            "BUDGET 2017\n\nCompte|Libellé|MAIA Saverne|MAIA Thann|Total\n60|Achats|1|2|3\n74|ARS|5|6|11",
            vec!["MAIA Saverne: prevu 1", "MAIA Thann: prevu 2", "Département: prevu 3"],
        ),
        (
            "Compte administratif 2017\n\nCompte|Libellé|MAIA Saverne|MAIA Thann\n60|Achats|1|2\n74|ARS|5|6",
            vec!["MAIA Saverne: realise 1", "MAIA Thann: realise 2"],
        ),
        (
            "BUDGET 2017\n\nCompte|Libellé|Prévu MAIA Saverne|Réalisé MAIA Saverne|Prévu MAIA Thann|Réalisé MAIA Thann\n60|Achats|1|2|3|4\n74|ARS|5|6|7|8",
            vec!["MAIA Saverne: prevu 1 realise 2", "MAIA Thann: prevu 3 realise 4"],
        ),
        (
            "BUDGET 2017 par site\n\nCompte|Libellé|Saverne|Thann|Total\n60|Achats|1|2|3\n74|ARS|5|6|11",
            vec!["Saverne: prevu 1", "Thann: prevu 2", "Département: prevu 3"],
        ),
        (
            "BUDGET 2017\n\n||Prévu 2017||Réalisé 2017|\nCompte|Libellé|MAIA Saverne|MAIA Thann|MAIA Saverne|MAIA Thann\n60|Achats|1|3|2|4\n74|ARS|5|6|7|8",
            vec!["MAIA Saverne: prevu 1 realise 2", "MAIA Thann: prevu 3 realise 4"],
        ),
        // Nothing says that these are sites: they may be persons, or those who pay.
        ("BUDGET 2017\n\nCompte|Libellé|Saverne|Thann|Total\n60|Achats|1|2|3\n74|ARS|5|6|11", vec![": prevu 3"]),
        (
            "BUDGET 2017 par site\n\nCompte|Libellé|Part ARS|Part Commune|Total\n60|Achats|1|2|3\n74|ARS|5|6|11",
            vec![": prevu 3"],
        ),
    ] {
        assert_eq!(sites(&sheet(text)), expected, "{text}");
    }
}

#[test]
fn names_that_only_a_title_says_to_be_sites_are_said() {
    let found = of("BUDGET 2017 par site\n\nCompte|Libellé|Saverne|Thann\n60|Achats|1|2\n74|ARS|5|6");
    assert_eq!(remarks(&found), ["TAB-01 C3"]);
}

#[test]
fn sites_that_nothing_announces_are_not_read_and_it_is_said() {
    let found = of("||Dupont||Martin|\nCompte|Libellé|Prévu|Réalisé|Prévu|Réalisé\n60|Achats|1|2|3|4\n74|ARS|5|6|7|8");
    assert_eq!(found.tables.len(), 0, "{}", shown(&found));
    assert!(!remarks(&found).is_empty());
    assert!(found.diagnostics.iter().all(|it| !it.message.contains("Dupont")));
}
