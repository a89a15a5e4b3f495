//! Broken and hostile files, made here: each gets one verdict, none ends the run, none is read as sound with other content.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use maia::base::cell::FileId;
use maia::extract::{self, Entry, Reading, Verdict};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

use crate::draw::Draw;

#[test]
fn a_flipped_bit_is_refused_or_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let sound = fs::read(workbook(folder.path())).unwrap();
    let expected = cells(&read(folder.path(), "sain.xlsx", &sound));
    let mut draw = Draw::new(21);
    let mut silent = Vec::new();
    for _ in 0..400 {
        let mut bytes = sound.clone();
        let (at, bit) = (draw.below(bytes.len()), draw.below(8));
        bytes[at] ^= 1 << bit;
        let reading = read(folder.path(), "bit.xlsx", &bytes);
        if reading.verdict.is_none() && cells(&reading) != expected {
            silent.push(format!("byte {at}, bit {bit}"));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn a_truncated_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let sound = fs::read(workbook(folder.path())).unwrap();
    for part in 1..60 {
        let cut = sound.len() * part / 60;
        let reading = read(folder.path(), "court.xlsx", &sound[..cut]);
        assert_eq!(reading.verdict, Some(Verdict::Refuse), "{cut} bytes of {}", sound.len());
        assert!(!reading.diagnostics.is_empty(), "{cut} bytes: refused without a word");
    }
}

#[test]
fn a_bomb_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bytes);
    for name in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        for _ in 0..40 {
            archive.write_all(&vec![b' '; 1 << 20]).unwrap();
        }
    }
    archive.finish().unwrap();
    let bytes = bytes.into_inner();
    let start = Instant::now();
    let reading = read(folder.path(), "bombe.xlsx", &bytes);
    assert_eq!(reading.verdict, Some(Verdict::Refuse));
    assert!(start.elapsed() < Duration::from_secs(10), "{:?} in an unoptimised build", start.elapsed());
}

#[test]
fn files_of_any_bytes_get_a_verdict_and_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let mut draw = Draw::new(7);
    let starts: [&[u8]; 9] = [
        b"PK\x03\x04",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        b"<html><table><tr><td>1",
        b"<?xml version=\"1.0\"?><Workbook>",
        b"MAIA;Date;GC\r\n",
        b"\xEF\xBB\xBFa;b\n",
        b"\xFF\xFEa\0;\0",
        b"%PDF-1.4",
        b"",
    ];
    for name in ["a.xlsx", "a.xls", "a.xlsb", "a.ods", "a.csv"] {
        for start in starts {
            for _ in 0..6 {
                let mut bytes = start.to_vec();
                bytes.extend((0..draw.below(400)).map(|_| draw.below(256) as u8));
                let _ = read(folder.path(), name, &bytes);
            }
        }
    }
}

#[test]
fn one_far_cell_costs_that_cell_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "ici").unwrap();
    sheet.write(1_048_575, 16_383, "là-bas").unwrap();
    let path = folder.path().join("loin.xlsx");
    book.save(&path).unwrap();
    let reading = read(folder.path(), "loin.xlsx", &fs::read(&path).unwrap());
    assert_eq!(reading.verdict, None);
    assert_eq!(cells(&reading).len(), 2);
}

/// A small sound workbook, and where it lies.
fn workbook(folder: &Path) -> PathBuf {
    let mut book = Workbook::new();
    for name in ["Dossiers", "Budget"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for row in 0..60 {
            for col in 0..8 {
                sheet.write(row, col, f64::from(row) * 100.25 + f64::from(col)).unwrap();
            }
            sheet.write(row, 8, format!("ligne {row}")).unwrap();
        }
    }
    let path = folder.join("sain.xlsx");
    book.save(&path).unwrap();
    path
}

fn read(folder: &Path, name: &str, bytes: &[u8]) -> Reading {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    extract::read(&Entry { id: FileId(0), path, name: name.into() })
}

/// Every cell with its sheet and place, as text to compare.
fn cells(reading: &Reading) -> Vec<String> {
    reading
        .grids
        .iter()
        .flat_map(|grid| grid.rows.iter().map(move |row| (grid, row)))
        .flat_map(|(grid, row)| {
            row.cells.iter().map(move |(col, value)| format!("{} {} {col} {value:?}", grid.name, row.number))
        })
        .collect()
}
