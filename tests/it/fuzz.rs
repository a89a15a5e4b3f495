//! Anything at all, for a bounded time: no reading of a cell, no search for headings, no csv, no compressed file may panic or run on.
//!
//! `MAIA_FUZZ_SECONDS` says how long each target runs; two seconds unless told.

use std::time::{Duration, Instant};

use maia::base::cell::{FileId, SheetId};
use maia::base::codes;
use maia::base::settings::Settings;
use maia::extract::grid::{Grid, Row, Value};
use maia::extract::{self, Entry};
use maia::identify;
use maia::identify::tables::TABLE_KINDS;
use maia::normalise::{self, values};
use rust_xlsxwriter::Workbook;

use crate::draw::Draw;

#[test]
fn any_cell_is_read_or_not_understood() {
    fuzz(1, |draw| {
        let value = cell(draw);
        let _ = (values::date(&value), values::birth_date(&value), values::amount(&value), values::etp(&value));
        let _ = (values::count(&value), values::year(&value), values::yes_no(&value), values::text(&value));
        let _ = (values::code(&value, &codes::ORIENTEURS), values::code(&value, &codes::MOTIFS_SORTIE));
    });
}

#[test]
fn any_sheet_is_recognised_or_not() {
    fuzz(2, |draw| {
        let grids = [sheet(draw), sheet(draw)];
        let found = identify::workbook(&grids, &["MAIA Saverne 2017".to_owned()], None, &Settings::default());
        for table in found.iter().flat_map(|it| &it.tables) {
            assert!(
                table.rows.iter().all(|row| row.cells.len() == table.columns.len()),
                "a row is not as wide as its table"
            );
            normalise::understand(table).expect("data never fails");
        }
    });
}

#[test]
fn any_text_file_gets_a_verdict() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("texte.csv");
    fuzz(3, |draw| {
        let bytes: Vec<u8> =
            (0..draw.below(300)).map(|_| *draw.pick(b"a1;,\t\"'\r\n\0 \xE9\xC3\xA9\xFF<>&=")).collect();
        std::fs::write(&path, bytes).unwrap();
        let _ = extract::read(&Entry { id: FileId(0), path: path.clone(), name: "texte.csv".into() });
    });
}

#[test]
fn any_compressed_file_is_checked_before_it_is_believed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("classeur.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..20 {
        sheet.write(row, 0, format!("Dossier {row}")).unwrap();
        sheet.write(row, 1, f64::from(row) * 12.5).unwrap();
    }
    let sound = book.save_to_buffer().unwrap();
    let read = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        extract::read(&Entry { id: FileId(0), path: path.clone(), name: "classeur.xlsx".into() })
    };
    let expected = format!("{:?}", read(&sound).grids);
    fuzz(4, |draw| {
        let mut bytes = sound.clone();
        for _ in 0..1 + draw.below(4) {
            let at = draw.below(bytes.len());
            match draw.below(4) {
                0 => bytes[at] = draw.below(256) as u8,
                1 => bytes[at] ^= 1 << draw.below(8),
                2 => bytes.truncate(at.max(4)),
                _ => bytes.splice(at..at, (0..draw.below(9)).map(|it| it as u8)).for_each(drop),
            }
        }
        let reading = read(&bytes);
        assert!(
            reading.verdict.is_some() || format!("{:?}", reading.grids) == expected,
            "a damaged file is read as sound with other content"
        );
    });
}

/// Runs a target on draws of one seed after another, for as long as asked.
fn fuzz(target: u64, mut run: impl FnMut(&mut Draw)) {
    let seconds = std::env::var("MAIA_FUZZ_SECONDS").ok().and_then(|it| it.parse().ok()).unwrap_or(2);
    let start = Instant::now();
    let mut seed = target << 32;
    while start.elapsed() < Duration::from_secs(seconds) {
        let one = Instant::now();
        run(&mut Draw::new(seed));
        assert!(one.elapsed() < Duration::from_secs(20), "seed {seed} ran on");
        seed += 1;
    }
}

/// Words, numbers and signs of real tables, mixed beyond sense.
fn cell(draw: &mut Draw) -> Value {
    const PIECES: [&str; 42] = [
        "31",
        "02",
        "2017",
        "/",
        "-",
        ".",
        ",",
        " ",
        "\u{a0}",
        "\u{202f}",
        "€",
        "k€",
        "%",
        "(",
        ")",
        "déc",
        "août",
        "mi-",
        "fin ",
        "début ",
        "été",
        "NR",
        "?",
        "GIR",
        "oui",
        "O",
        "1",
        "0",
        "8",
        "1234567890123456789",
        "e9",
        "+",
        "\u{1F600}",
        "œ",
        "MT",
        "#REF!",
        "GC N°",
        "'",
        "\n",
        "\u{ad}",
        "inf",
        "NaN",
    ];
    match draw.below(12) {
        0 => Value::Number(f64::from_bits(draw.next())),
        1 => Value::Number(draw.below(60_000) as f64),
        2 => Value::Date { day: draw.next() as i32, second: draw.below(100_000) as u32 },
        3 => Value::Duration(f64::from_bits(draw.next())),
        4 => Value::Bool(draw.chance(50)),
        5 => Value::Error("#SPILL!".into()),
        6 => Value::Uncomputed,
        _ => {
            let text: String = (0..1 + draw.below(6)).map(|_| *draw.pick(&PIECES)).collect();
            Value::Text(if text.trim().is_empty() { "x".into() } else { text.into() })
        }
    }
}

/// Headings of every kind of table strewn among cells of any sort.
fn sheet(draw: &mut Draw) -> Grid {
    let mut grid = Grid::new(SheetId { file: FileId(0), index: 0 }, "Feuil1");
    let kind = draw.pick(TABLE_KINDS);
    let mut number = 0;
    for _ in 0..draw.below(30) {
        number += 1 + draw.below(3) as u32;
        let mut cells = Vec::new();
        for col in 0..draw.below(16) as u32 {
            match draw.below(10) {
                0..4 => {}
                4..7 => {
                    let column = draw.pick(kind.columns);
                    let heading = if column.headings.is_empty() { column.label } else { draw.pick(column.headings) };
                    cells.push((col, Value::Text(heading.into())));
                }
                _ => cells.push((col, cell(draw))),
            }
        }
        if !cells.is_empty() {
            grid.rows.push(Row { number, cells });
        }
    }
    if draw.chance(20) {
        grid.merged.push(((0, 0), (draw.below(9) as u32, draw.below(9) as u32)));
        grid.tables.push(((draw.below(5) as u32, 0), (draw.below(40) as u32, draw.below(20) as u32)));
    }
    grid
}
