//! The sheets *Compte d’emploi* and *Rapport de variations*, handed back with what people typed in them.

use crate::base::fold::fold;
use crate::base::table::TableKind;
use crate::extract::grid::{Grid, Row, Value};
use crate::identify::tables::registres::Registre;
use crate::identify::{How, Matched, RawRow, RawTable, Role};

/// The tables of explanations that the sheets of a workbook of ours hold.
///
/// What was typed in a *Rapport de variations* prevails over the *Compte d’emploi* of the same workbook: its cells follow those of the
/// latter until someone types over them. Where both say the same, the *Compte d’emploi* is the one that says it.
pub fn explanations(grids: &[Grid], modified: Option<&str>) -> Vec<RawTable> {
    let Some(registre) = Registre::of("explications") else { return Vec::new() };
    let found: Vec<Found> = grids.iter().filter_map(Found::of).collect();
    let (reports, accounts): (Vec<&Found>, Vec<&Found>) = found.iter().partition(|it| it.is_report);
    let said = |sheets: &[&Found], line: &Line| -> Option<String> {
        let same = sheets.iter().flat_map(|it| &it.lines).find(|it| it.compte == line.compte);
        same.map(|it| it.texte.clone())
    };
    let typed = |sheet: &Found, line: &Line| match sheet.is_report {
        true => said(&accounts, line).as_deref() != Some(&line.texte),
        false => said(&reports, line).is_none_or(|it| it == line.texte),
    };
    let table = |sheet: &Found| {
        let lines: Vec<&Line> = sheet.lines.iter().filter(|it| typed(sheet, it)).collect();
        (!lines.is_empty()).then(|| sheet.table(registre.kind, &lines, modified))
    };
    found.iter().filter_map(table).collect()
}

/// A sheet with a column of explanations.
struct Found<'a> {
    grid: &'a Grid,
    exercice: i64,
    /// Columns of the accounts and of the explanations.
    columns: [u32; 2],
    is_report: bool,
    lines: Vec<Line>,
}

/// An account with what was typed about it.
struct Line {
    row: u32,
    compte: String,
    texte: String,
}

impl<'a> Found<'a> {
    fn of(grid: &'a Grid) -> Option<Self> {
        let exercice = exercice(grid)?;
        let (at, columns, is_report) = grid.rows.iter().enumerate().find_map(|(at, row)| {
            let column =
                |heading: &str| row.cells.iter().find(|it| folded(&it.1).as_deref() == Some(heading)).map(|it| it.0);
            column("intitule")?;
            Some((at, [column("compte")?, column("explication")?], column("sens").is_some()))
        })?;
        let lines = grid.rows.iter().skip(at + 1).filter_map(|row| line(row, columns)).collect();
        Some(Self { grid, exercice, columns, is_report, lines })
    }

    /// The same as if someone had kept a table of explanations.
    fn table(&self, kind: &'static TableKind, lines: &[&Line], modified: Option<&str>) -> RawTable {
        let [compte, texte] = self.columns;
        let columns = [("exercice", 0), ("compte", compte), ("texte", texte)];
        let matched = |(id, col): (&str, u32)| {
            let column = kind.columns.iter().find(|it| it.id == id)?;
            Some(Matched { column, col, heading: column.label.to_owned(), how: How::Exact })
        };
        let row = |line: &&Line| RawRow {
            row: line.row,
            role: Role::Data,
            section: None,
            cells: vec![
                Some(Value::Number(self.exercice as f64)),
                Some(Value::Text(line.compte.as_str().into())),
                Some(Value::Text(line.texte.as_str().into())),
            ],
        };
        RawTable {
            kind,
            top_left: self.grid.cell(lines.first().map_or(0, |it| it.row), texte),
            rows: lines.iter().map(row).collect(),
            columns: columns.into_iter().filter_map(matched).collect(),
            titles: Vec::new(),
            // No name of file or folder: the workbook is the département's, wherever it was dropped.
            names: Vec::new(),
            modified: modified.map(str::to_owned),
            turned: false,
        }
    }
}

/// The year that the title of the sheet states: `Compte d’emploi – exercice 2017`.
fn exercice(grid: &Grid) -> Option<i64> {
    let title = grid.rows.first()?.cells.iter().find_map(|it| folded(&it.1))?;
    let (_, year) = title.rsplit_once("exercice ")?;
    year.get(..4)?.parse().ok()
}

/// An account of two digits or more and words about it.
fn line(row: &Row, [compte, texte]: [u32; 2]) -> Option<Line> {
    let compte = match row.get(compte)? {
        Value::Number(number) if number.fract() == 0.0 && (10.0..1e6).contains(number) => format!("{number:.0}"),
        Value::Text(text) if text.trim().len() >= 2 && text.trim().bytes().all(|it| it.is_ascii_digit()) => {
            text.trim().to_owned()
        }
        _ => return None,
    };
    let Value::Text(texte) = row.get(texte)? else { return None };
    let texte = texte.split_whitespace().collect::<Vec<_>>().join(" ");
    (texte.chars().any(char::is_alphanumeric)).then_some(Line { row: row.number, compte, texte })
}

fn folded(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(fold(text)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::cell::{FileId, SheetId};

    fn grid(index: u32, name: &str, rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::new(SheetId { file: FileId(0), index }, name);
        let value = |text: &str| text.parse().map_or_else(|_| Value::Text(text.into()), Value::Number);
        for (row, number) in rows.iter().zip(0..) {
            let cells = row.iter().zip(0..).filter(|it| !it.0.is_empty());
            grid.rows.push(Row { number, cells: cells.map(|(it, col)| (col, value(it))).collect() });
        }
        grid
    }

    /// Cells and texts of the tables found.
    fn found(grids: &[Grid]) -> Vec<(String, Vec<(String, String)>)> {
        let text = |row: &RawRow, rank: usize| match &row.cells[rank] {
            Some(Value::Text(text)) => text.to_string(),
            _ => String::new(),
        };
        let name = |table: &RawTable| grids[table.top_left.sheet.index as usize].name.clone();
        explanations(grids, None)
            .iter()
            .map(|table| (name(table), table.rows.iter().map(|it| (text(it, 1), text(it, 2))).collect()))
            .collect()
    }

    const HEADINGS: &[&str] = &["Intitulé", "Compte", "Prévu", "Explication"];
    const REPORT: &[&str] = &["Intitulé", "Compte", "Sens", "Explication"];

    #[test]
    fn what_was_typed_is_read_whatever_stands_around() {
        let accounts = grid(
            0,
            "Compte d’emploi",
            &[
                &["Compte d’emploi – exercice 2017"],
                &["MAIA"],
                HEADINGS,
                &["Achats", "60", "15000", "Campagne décalée"],
                &["    – Prestations", "", "15000", "détail"],
                &["Frais du personnel", "64", "1", "–"],
                &["Total des dépenses", "–", "15001", ""],
            ],
        );
        assert_eq!(
            found(&[accounts]),
            [("Compte d’emploi".to_owned(), vec![("60".to_owned(), "Campagne décalée".to_owned())])]
        );
        let untitled = grid(0, "Compte d’emploi", &[&["Compte d’emploi"], HEADINGS, &["Achats", "60", "1", "Oui"]]);
        assert_eq!(found(&[untitled]), []);
    }

    #[test]
    fn the_report_prevails_where_it_says_something_else() {
        let accounts = grid(
            0,
            "Compte",
            &[
                &["Compte d’emploi – exercice 2017"],
                HEADINGS,
                &["Achats", "60", "1", "Ancienne"],
                &["Locations", "61", "1", "Même"],
                &["Personnel", "64", "1", "Seule"],
            ],
        );
        let report = grid(
            1,
            "Rapport",
            &[
                &["Rapport de variations – exercice 2017"],
                REPORT,
                &["Achats", "60", "Dépense", "Nouvelle"],
                &["Locations", "61", "Dépense", "Même"],
                &["Reprise", "78", "Recette", "Au rapport"],
            ],
        );
        let line = |compte: &str, texte: &str| (compte.to_owned(), texte.to_owned());
        assert_eq!(
            found(&[accounts, report]),
            [
                ("Compte".to_owned(), vec![line("61", "Même"), line("64", "Seule")]),
                ("Rapport".to_owned(), vec![line("60", "Nouvelle"), line("78", "Au rapport")]),
            ]
        );
    }
}
