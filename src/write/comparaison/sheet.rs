//! The workbook of a comparison: every change with its difference as a live formula.

use super::{Change, Comparison, Line, Sort, named};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::write::book::{Book, Cell, Column, Kind, Page};

pub(super) fn workbook(comparison: &Comparison) -> Result<Vec<u8>, Failure> {
    let mut book = Book::new(&title(comparison));
    book.add("Comparaison", |page| {
        fill(comparison, page);
        Ok(())
    })?;
    book.bytes()
}

fn title(comparison: &Comparison) -> String {
    match (comparison.before.exercice, comparison.after.exercice) {
        (one, other) if one == other => format!("Comparaison de deux exécutions – exercice {one}"),
        (one, other) => format!("Comparaison des exercices {one} et {other}"),
    }
}

fn fill(comparison: &Comparison, page: &mut Page) {
    page.heading(&title(comparison));
    page.paragraph(&format!("Avant\u{a0}: {}", comparison.before.path.display()));
    page.paragraph(&format!("Après\u{a0}: {}", comparison.after.path.display()));
    page.paragraph(&comparison.sentence());
    page.skip(1);
    let columns = vec![
        Column::new("Territoire", 26.0, Kind::Text),
        Column::new("Indicateur", 52.0, Kind::Wrapped),
        Column::new("Détail", 34.0, Kind::Wrapped),
        Column::new("Unité", 14.0, Kind::Text),
        Column::new("Avant", 16.0, Kind::Decimal),
        Column::new("Après", 16.0, Kind::Decimal),
        Column::new("Écart", 16.0, Kind::Decimal),
        Column::new("Écart en %", 12.0, Kind::Percent),
    ];
    let mut table = page.table("Chiffres qui diffèrent", columns);
    for change in &comparison.changes {
        let row = table.next_row();
        table.row(cells(change, row));
    }
    table.finish();
}

fn cells(change: &Change, row: u32) -> [Cell; 8] {
    let (before, after) = change.values();
    let kind = kind(change, [before, after]);
    let (from, to) = (a1(row, 4), a1(row, 5));
    let both = before.zip(after);
    let gap = both.map(|(one, other)| Cell::formula(format!("{to}-{from}"), other - one).kind(kind));
    let share = both
        .filter(|it| it.0 != 0.0 && change.unite() != "%")
        .map(|(one, other)| Cell::formula(format!("{to}/{from}-1"), other / one - 1.0));
    let side = |value: Option<f64>, line: Option<&Line>| {
        let reason = line.map(|it| it.note.as_str()).filter(|it| !it.is_empty()).unwrap_or(ABSENT);
        Cell::known(value, Cell::number, reason).kind(kind)
    };
    [
        named(change.territoire).into(),
        change.label().into(),
        change.detail().into(),
        change.unite().into(),
        side(before, change.before).without_note(),
        side(after, change.after).without_note(),
        gap.unwrap_or_else(|| {
            Cell::text(if change.sort() == Sort::Appeared { "apparu" } else { "perdu" }).kind(Kind::Word)
        }),
        share.unwrap_or_else(Cell::none),
    ]
}

const ABSENT: &str = "Ce chiffre n’est pas dans cette exécution";

fn kind(change: &Change, values: [Option<f64>; 2]) -> Kind {
    match change.unite() {
        "€" => Kind::Cents,
        "ETP" => Kind::Etp,
        _ if values.iter().flatten().all(|it| it.fract() == 0.0) => Kind::Integer,
        _ => Kind::Decimal,
    }
}
