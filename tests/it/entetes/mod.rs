//! Headings of case bases written by people who never saw our lists: most are read, those that are not are said, none is misread in silence.
//!
//! A set is a text of lines: `# author` starts a workbook, then `column<TAB>heading`, `-` for a column that no figure uses, `-column` for one that
//! holds the like of a column, `\n` for a line break in a heading. `ENTETES=file,file` shows how others than those kept here are read.

/// Believable values under the headings.
mod valeurs;

use std::collections::BTreeMap;

use maia::base::cell::{FileId, Place, SheetId};
use maia::base::diagnostic::Diagnostic;
use maia::base::settings::Settings;
use maia::base::table::ColumnType;
use maia::extract::grid::{Grid, Row, Value};
use maia::identify::tables::cas;
use maia::identify::{How, Identified, workbook};

use crate::draw::Draw;

const SETS: &[(&str, &str)] = &[
    ("a", include_str!("a.tsv")),
    ("b", include_str!("b.tsv")),
    ("c", include_str!("c.tsv")),
    ("varies", include_str!("varies.tsv")),
];

/// Fewer than one heading in fifteen may be left unread.
const UNREAD: usize = 15;

/// What one person wrote.
struct Written {
    author: String,
    /// The column meant, if any, and its heading.
    headings: Vec<(String, String)>,
}

/// What became of a heading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Right,
    /// Left aside, as it should be.
    Aside,
    /// Not read, and it is said so.
    Unread(String),
    /// Not read, and nothing says so.
    Lost,
    /// Read as something else, which is said.
    Misread(&'static str),
    Silent(&'static str),
}

#[test]
fn headings_of_people_who_saw_no_list_are_read_and_never_misread_in_silence() {
    for (name, set) in SETS {
        let found = measured(set);
        let silent = count(&found, |it| matches!(it, Outcome::Silent(_) | Outcome::Lost));
        assert_eq!(silent, 0, "{name}: {}", shown(&found));
        let missed = count(&found, |it| matches!(it, Outcome::Unread(_) | Outcome::Misread(_)));
        assert!(missed * UNREAD < found.len(), "{name}: {}", shown(&found));
    }
}

/// Fails, since what it is for is to be read.
#[test]
fn other_sets_are_measured() {
    let sets = std::env::var("ENTETES").unwrap_or_default();
    let paths = sets.split(',').filter(|it| !it.is_empty());
    let measures = paths.map(|it| format!("{it}: {}\n", shown(&measured(&std::fs::read_to_string(it).unwrap()))));
    let measures: String = measures.collect();
    assert!(measures.is_empty(), "\n{measures}");
}

type Found = (String, String, String, Outcome);

fn measured(set: &str) -> Vec<Found> {
    let books = parsed(set);
    books.iter().enumerate().flat_map(|(rank, it)| judged(it, rank as u64)).collect()
}

fn parsed(set: &str) -> Vec<Written> {
    let mut books: Vec<Written> = Vec::new();
    for line in set.lines() {
        if let Some(author) = line.strip_prefix('#') {
            books.push(Written { author: author.trim().to_owned(), headings: Vec::new() });
        } else if let (Some((column, heading)), Some(book)) = (line.split_once('\t'), books.last_mut()) {
            let like = column.trim_start_matches('-');
            assert!(like.is_empty() || cas::KIND.column(like).is_some(), "{column}");
            book.headings.push((column.to_owned(), heading.replace("\\n", "\n")));
        }
    }
    books
}

fn judged(written: &Written, seed: u64) -> Vec<Found> {
    let mut draw = Draw::new(seed);
    let mut grid = Grid::new(SheetId { file: FileId(0), index: 0 }, "Feuil1");
    let text = |it: &str| Some(it).filter(|it| !it.is_empty()).map(|it| Value::Text(it.into()));
    let row = |cells: Vec<Option<Value>>| {
        cells.into_iter().enumerate().filter_map(|(col, it)| Some((col as u32, it?))).collect()
    };
    let headings = written.headings.iter().map(|it| text(&it.1)).collect();
    grid.rows.push(Row { number: 0, cells: row(headings) });
    for (number, line) in valeurs::lines(&mut draw, &written.headings).iter().enumerate() {
        let cells = line.iter().map(|it| valeurs::cell(it, seed.is_multiple_of(2))).collect();
        grid.rows.push(Row { number: number as u32 + 1, cells: row(cells) });
    }
    let found = workbook(&[grid], &["base".to_owned()], None, &Settings::default()).remove(0);
    let outcome = |(col, (column, heading)): (usize, &(String, String))| {
        (written.author.clone(), heading.clone(), column.clone(), outcome(&found, col as u32, column))
    };
    written.headings.iter().enumerate().map(outcome).collect()
}

fn outcome(found: &Identified, col: u32, meant: &str) -> Outcome {
    let read = found.tables.iter().filter(|it| it.kind == &cas::KIND).flat_map(|it| &it.columns);
    let read = read.into_iter().find(|it| it.col == col);
    let mut remarks = found.diagnostics.iter().filter(|it| is_about(it, col) || found.tables.is_empty());
    let remark = remarks.next().map(|it| (it.rule.code, it.message.as_str()));
    let told = remark.is_some();
    let personal = cas::KIND.column(meant).is_some_and(|it| matches!(it.ty, ColumnType::Personal));
    match read {
        Some(it) if it.column.id == meant => Outcome::Right,
        Some(it) if told && it.how != How::Exact => Outcome::Misread(it.column.id),
        Some(it) => Outcome::Silent(it.column.id),
        None if meant.starts_with('-') => Outcome::Aside,
        None if personal && !told => Outcome::Right,
        None => remark.map_or(Outcome::Lost, |it| Outcome::Unread(why(it))),
    }
}

/// What a remark says, when it is not that the heading is unknown.
fn why((code, message): (&str, &str)) -> String {
    if code == "TAB-05" { "unknown".to_owned() } else { format!("{code} {message}") }
}

/// Whether a remark is on the heading of a column, or names its cell.
fn is_about(remark: &Diagnostic, col: u32) -> bool {
    let address = maia::base::cell::a1(0, col);
    let on = matches!(remark.place, Place::Cell(at) if (at.row, at.col) == (0, col));
    on || remark.message.split(|it: char| !it.is_ascii_alphanumeric()).any(|it| it == address)
}

fn count(found: &[Found], like: impl Fn(&Outcome) -> bool) -> usize {
    found.iter().filter(|it| like(&it.3)).count()
}

fn shown(found: &[Found]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut missed = String::new();
    for (author, heading, column, outcome) in found {
        let name = match outcome {
            Outcome::Right => "right",
            Outcome::Aside => "aside",
            Outcome::Unread(_) => "unread",
            Outcome::Lost => "unread and unsaid",
            Outcome::Misread(_) => "misread and said",
            Outcome::Silent(_) => "misread in silence",
        };
        *counts.entry(name).or_default() += 1;
        if !matches!(outcome, Outcome::Right | Outcome::Aside) {
            missed += &format!("\n  {author}: {heading:?} ({column}) {outcome:?}");
        }
    }
    let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
    format!("{} of {}{missed}", counts.join(", "), found.len())
}
