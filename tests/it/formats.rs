//! The same tables saved by other programs in every format give identical frames, provenance apart.
//!
//! `.ci/formats` saves them, and says in `MAIA_FORMATS` the folder that holds an inbox for each format.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use maia::base::settings::Settings;
use maia::base::table::ORIGIN;
use maia::extract::{self, Verdict};
use maia::identify::tables::TABLE_KINDS;
use maia::normalise::frames::{Frames, TABLEAU};
use maia::pipeline::{Request, review};
use polars::prelude::{Column, DataType};

#[test]
#[ignore = "the other programs are those of .ci/formats, which runs it"]
fn the_same_tables_in_every_format_give_identical_frames() {
    let folder = std::env::var("MAIA_FORMATS").expect("MAIA_FORMATS names the folder of the inboxes");
    let expected = rows(&frames(&Path::new(&folder).join("xlsx"), "xlsx"));
    let all: usize = expected.values().map(Vec::len).sum();
    assert!(["cas", "budget", "effectifs", "maia25"].iter().all(|it| !expected[*it].is_empty()), "{all} rows");
    for format in ["xls", "xlsb", "ods", "csv"] {
        let found = rows(&frames(&Path::new(&folder).join(format), format));
        for (kind, rows) in &expected {
            let other = &found[kind];
            let lost: Vec<_> = rows.iter().filter(|it| !other.contains(it)).take(3).collect();
            let new: Vec<_> = other.iter().filter(|it| !rows.contains(it)).take(3).collect();
            assert!(rows == other, "{format}, {kind}: {} rows for {}\n{lost:#?}\n{new:#?}", other.len(), rows.len());
        }
        writeln!(std::io::stdout(), "{format}: {all} rows, all the same").unwrap();
    }
}

/// The frames of an inbox whose tables are all in that format.
fn frames(inbox: &Path, format: &str) -> Frames {
    let settings = Settings::parse(&std::fs::read_to_string(inbox.join("maia.toml")).unwrap()).unwrap();
    let entries = extract::list(inbox).unwrap();
    let tables = entries.iter().filter(|it| it.name.extension().is_some_and(|it| it == format)).count();
    let request = Request { exercice: Some(2017), settings, ..Request::default() };
    let reviewed = review(&entries, &request, &|_, _| ()).unwrap();
    let kept = reviewed.files.iter().filter(|it| it.verdict == Verdict::Retenu).count();
    assert!(tables >= 10 && kept >= 10, "{format}: {tables} files, {kept} kept");
    reviewed.frames
}

/// The rows of each frame as texts, in order; where each was read is left out.
fn rows(frames: &Frames) -> BTreeMap<&'static str, Vec<String>> {
    TABLE_KINDS
        .iter()
        .map(|kind| {
            let frame = frames.get(kind.id);
            let told = |it: &&Column| ![ORIGIN, TABLEAU].contains(&it.name().as_str());
            let columns: Vec<Column> =
                frame.columns().iter().filter(told).map(|it| it.cast(&DataType::String).unwrap()).collect();
            let shown = |column: &Column, row| {
                let value = column.str().unwrap().get(row).unwrap_or("∅").to_owned();
                format!("{}={value}", column.name())
            };
            let row = |row| columns.iter().map(|it| shown(it, row)).collect::<Vec<_>>().join(" ");
            let mut rows: Vec<String> = (0..frame.height()).map(row).collect();
            rows.sort_unstable();
            (kind.id, rows)
        })
        .collect()
}
