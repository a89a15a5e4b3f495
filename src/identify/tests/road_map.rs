//! Road maps: tables of axes, and forms of one axis each.

use super::*;
use crate::identify::tables::registres::feuille_de_route as road_map;

/// The road map of a territoire as it was presented, its sheets one under the other.
const QUIMPERLE: &str = include_str!("quimperle.txt");

fn cell(table: &RawTable, row: &RawRow, column: &str) -> String {
    let rank = table.columns.iter().position(|it| it.column.id == column);
    match rank.and_then(|it| row.cells.get(it)?.as_ref()) {
        Some(Value::Text(text)) => text.to_string(),
        _ => String::new(),
    }
}

#[test]
fn every_axis_and_theme_of_a_real_road_map_is_read() {
    let identified = of(QUIMPERLE);
    let rows = |table: &RawTable| -> Vec<(String, String)> {
        table.rows.iter().map(|row| (cell(table, row, road_map::MECANISME), cell(table, row, road_map::AXE))).collect()
    };
    let tables: Vec<_> = identified.tables.iter().map(|it| (it.kind.id, rows(it).len())).collect();
    assert_eq!(
        tables,
        [("feuille_de_route", 3), ("feuille_de_route", 7), ("feuille_de_route", 4), ("feuille_de_route", 7)]
    );
    let listed: Vec<(String, String)> = [rows(&identified.tables[0]), rows(&identified.tables[2])].concat();
    let names: Vec<(&str, &str)> = listed.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    assert_eq!(
        names,
        [
            ("Concertation", "Constituer une table de concertation tactique"),
            ("Guichet intégré", "Favoriser l'interconnaissance"),
            ("Gestion de cas", "Organiser la mise en oeuvre de la gestion de cas"),
            ("Thématique 1", "Elaborer un diagnostic territorial polyvalent partagé"),
            ("Thématique 2", "Organiser la mise en œuvre des préconisations"),
            ("Thématique 3", "Favoriser l'articulation entre les dispositifs d'intégration et de coordination"),
            ("Thématique 4", "Mettre en place un groupe de travail sur l'hébergement temporaire"),
        ]
    );
    assert_eq!(rows(&identified.tables[3]).len(), 7);
}

#[test]
fn each_form_of_a_real_road_map_gives_its_axis_and_what_is_said_of_it() {
    let identified = of(QUIMPERLE);
    let table = &identified.tables[1];
    let said: Vec<(String, String, usize, usize, String)> = table
        .rows
        .iter()
        .map(|row| {
            let lines = |column| cell(table, row, column).lines().count();
            let axe = cell(table, row, road_map::AXE).chars().take(30).collect();
            let porteur = cell(table, row, road_map::PORTEUR);
            (cell(table, row, road_map::MECANISME), axe, lines(road_map::REALISE), lines(road_map::ACTION), porteur)
        })
        .collect();
    let said: Vec<(&str, &str, usize, usize, &str)> =
        said.iter().map(|it| (it.0.as_str(), it.1.as_str(), it.2, it.3, it.4.as_str())).collect();
    let expected = [
        ("Concertation", "Constituer une table de concer", 0, 7, ""),
        ("Guichet intégré", "Favoriser la mise en réseau de", 0, 1, ""),
        ("Gestion de cas", "Organiser la mise en œuvre de ", 0, 5, ""),
        ("Thématique", "Elaborer un diagnostic territo", 4, 10, "MAIA"),
        ("Thématique", "Organiser la mise en œuvre des", 1, 2, "CLS Quimperlé"),
        ("Thématique", "Favoriser l'articulation entre", 3, 5, "MAIA Pays de Quimperlé"),
        ("Thématique", "Contribuer à améliorer la répo", 0, 6, ""),
    ];
    assert_eq!(said, expected);
    let vigilance = cell(table, &table.rows[1], road_map::VIGILANCE);
    assert!(vigilance.starts_with("Veiller à l'articulation"), "{vigilance}");
}
