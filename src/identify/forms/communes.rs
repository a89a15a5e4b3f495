//! Lists of communes without headings: printed in columns under the name of each MAIA, one name a cell.

use crate::base::fold::fold;
use crate::base::table::Column;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::text;
use crate::identify::layout::titles::titles;
use crate::identify::sheet::Sheet;
use crate::identify::tables::registres::Registre;
use crate::identify::{How, Matched, RawRow, RawTable, Role};

/// The lists of a sheet.
#[derive(Debug, Default)]
pub(in crate::identify) struct Lists {
    pub tables: Vec<RawTable>,
    /// Rows, first and last, that they take.
    pub rows: Vec<(u32, u32)>,
}

/// Fewer names than this make no list.
const LEAST: usize = 8;
/// Longer texts are no names of communes.
const LONGEST: usize = 45;

/// Finds the lists of a sheet that says that it holds communes.
pub(in crate::identify) fn find(sheet: &Sheet) -> Lists {
    let columns = Registre::of("communes").and_then(|it| Some((it.kind, it.kind.column("commune")?)));
    let (Some((kind, commune)), true) = (columns, speaks_of_communes(sheet)) else { return Lists::default() };
    let blocks = [under_sub_titles(sheet), under_headings(sheet)].into_iter().find(|it| !it.is_empty());
    let Some(blocks) = blocks else { return Lists::default() };
    let mut lists = Lists::default();
    let first = blocks.iter().map(|it| it.row).min().unwrap_or_default();
    let last = blocks.iter().filter_map(|it| Some(it.cells.last()?.0)).max().unwrap_or_default();
    lists.rows.push((first, last));
    let mut cols: Vec<u32> = blocks.iter().map(|it| it.col).collect();
    cols.sort_unstable();
    cols.dedup();
    for col in cols {
        let of_col: Vec<&Block> = blocks.iter().filter(|it| it.col == col).collect();
        let table = RawTable {
            kind,
            top_left: sheet.grid.cell(first, col),
            columns: vec![matched(commune, col)],
            rows: of_col.iter().flat_map(|it| it.rows()).collect(),
            titles: titles(sheet, first, 0, first, (col, col)),
            names: [sheet.grid.name.clone()].into_iter().chain(sheet.names.iter().cloned()).collect(),
            modified: sheet.modified.map(str::to_owned),
            turned: false,
        };
        lists.tables.push(table);
    }
    lists
}

/// Names one under the other in one column, and the MAIA they are of.
struct Block<'a> {
    /// Row of the name of the MAIA.
    row: u32,
    col: u32,
    maia: &'a str,
    cells: Vec<(u32, &'a str)>,
}

impl Block<'_> {
    fn rows(&self) -> impl Iterator<Item = RawRow> {
        self.cells.iter().map(|(row, name)| RawRow {
            row: *row,
            role: Role::Data,
            section: Some(self.maia.to_owned()),
            cells: vec![Some(Value::Text(unwrapped(name).into()))],
        })
    }
}

fn matched(column: &'static Column, col: u32) -> Matched {
    Matched { column, col, heading: column.label.to_owned(), how: How::Values }
}

/// Whether the sheet, its file or a line of its top names communes.
fn speaks_of_communes(sheet: &Sheet) -> bool {
    let names = sheet.names.iter().take(1).map(String::as_str).chain([sheet.grid.name.as_str()]);
    let top = sheet.grid.rows.iter().take(5).filter(|it| it.cells.len() == 1);
    let top = top.flat_map(|it| &it.cells).filter_map(|it| text(&it.1));
    names.chain(top).any(|it| fold(it).split(' ').any(|word| matches!(word, "commune" | "communes")))
}

/// `MAIA de Saverne :` alone on its row, names on several columns below.
fn under_sub_titles<'a>(sheet: &Sheet<'a>) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut maia = None;
    for row in &sheet.grid.rows {
        if let [(_, value)] = row.cells.as_slice()
            && let Some(line) = text(value).filter(|it| names_a_maia(it))
        {
            maia = Some((row.number, line));
            continue;
        }
        let Some((title, line)) = maia else { continue };
        let Some(names) = names(row) else {
            maia = None;
            continue;
        };
        for (col, name) in names {
            match blocks.iter_mut().find(|it| (it.row, it.col) == (title, col)) {
                Some(block) => block.cells.push((row.number, name)),
                None => blocks.push(Block { row: title, col, maia: line, cells: vec![(row.number, name)] }),
            }
        }
    }
    long_enough(blocks)
}

/// `MAIA Saverne | MAIA Molsheim` on one row, the names of each below it.
fn under_headings<'a>(sheet: &Sheet<'a>) -> Vec<Block<'a>> {
    let rows = &sheet.grid.rows;
    let heads = |row: &Row| row.cells.len() >= 2 && row.cells.iter().all(|it| text(&it.1).is_some_and(names_a_maia));
    let Some(at) = rows.iter().take(20).position(heads) else { return Vec::new() };
    let Some((header, below)) = rows.get(at..).and_then(<[Row]>::split_first) else { return Vec::new() };
    let mut blocks: Vec<Block<'a>> = Vec::new();
    for (col, value) in &header.cells {
        blocks.extend(text(value).map(|maia| Block { row: header.number, col: *col, maia, cells: Vec::new() }));
    }
    for row in below {
        let Some(names) = names(row) else { break };
        for (col, name) in names {
            if let Some(block) = blocks.iter_mut().find(|it| it.col == col) {
                block.cells.push((row.number, name));
            }
        }
    }
    blocks.retain(|it| !it.cells.is_empty());
    long_enough(blocks)
}

fn long_enough(blocks: Vec<Block>) -> Vec<Block> {
    let names: usize = blocks.iter().map(|it| it.cells.len()).sum();
    if names >= LEAST { blocks } else { Vec::new() }
}

fn names_a_maia(text: &str) -> bool {
    text.len() <= LONGEST + 10 && ["maia ", "territoire "].iter().any(|it| fold(text).starts_with(it))
}

/// The names of a row, when it holds nothing else.
fn names(row: &Row) -> Option<Vec<(u32, &str)>> {
    row.cells
        .iter()
        .map(|(col, value)| {
            let name = text(value).map(str::trim)?;
            let plain =
                name.len() <= LONGEST && !name.contains([':', ';']) && !name.contains(|it: char| it.is_ascii_digit());
            plain.then_some((*col, name))
        })
        .collect()
}

/// The name on one line: `DIEFFENBACH-LES- WOERTH` and `MITTELSCHAEFFOLSH EIM` were cut where their cell ended.
fn unwrapped(name: &str) -> String {
    let joined = name.split_whitespace().collect::<Vec<_>>().join(" ").replace("- ", "-");
    match joined.split_once(' ') {
        Some((start, end)) if start.len() >= WRAPPED_AT && end.len() <= 6 && !end.contains(' ') => {
            format!("{start}{end}")
        }
        _ => joined,
    }
}

/// A word is never shorter than this when it is cut for want of room.
const WRAPPED_AT: usize = 15;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::tests::{of, shown};

    #[test]
    fn names_cut_at_the_end_of_their_cell_are_whole_again() {
        for (given, expected) in [
            ("MITTELSCHAEFFOLSH EIM", "MITTELSCHAEFFOLSHEIM"),
            ("DIEFFENBACH-LES- WOERTH", "DIEFFENBACH-LES-WOERTH"),
            ("LA PETITE PIERRE", "LA PETITE PIERRE"),
            ("LE HOHWALD", "LE HOHWALD"),
        ] {
            assert_eq!(unwrapped(given), expected);
        }
    }

    #[test]
    fn communes_are_read_under_the_name_of_each_maia() {
        let under = "Liste des communes\nMAIA de Saverne :\nALTWILLER|BERG\nASSWILLER|BURBACH\nMAIA de Molsheim :\nBARR|SAND\nBENFELD|STOTZHEIM";
        let beside = "Communes\nMAIA de Saverne|MAIA de Molsheim\nALTWILLER|BARR\nASSWILLER|BENFELD\nBERG|SAND\nBURBACH|STOTZHEIM";
        for text in [under, beside] {
            let found = of(text);
            let rows = found.tables.iter().flat_map(|it| &it.rows);
            let mut read: Vec<_> = rows.map(|it| format!("{:?}", (&it.section, &it.cells))).collect();
            read.sort();
            assert_eq!(read.len(), 8, "{}", shown(&found));
            assert!(read[0].contains("Molsheim") && read[0].contains("BARR"), "{}", read[0]);
            assert!(read[7].contains("Saverne") && read[7].contains("BURBACH"), "{}", read[7]);
        }
    }

    #[test]
    fn a_list_of_no_communes_is_none() {
        assert_eq!(
            of("MAIA de Saverne :\nALTWILLER|BERG\nASSWILLER|BURBACH\nBARR|SAND\nBENFELD|RHINAU").tables.len(),
            0
        );
        assert_eq!(of("Communes\nMAIA de Saverne :\nALTWILLER|12\nASSWILLER|3").tables.len(), 0);
    }
}
