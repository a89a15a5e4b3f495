//! Registers turned on their side: what they say in rows, territoires in columns, as annexe V of the cahier des charges national lists it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::cell::CellRef;
use crate::base::fold::fold;
use crate::base::table::Column;
use crate::extract::grid::{Row, Value};
use crate::identify::cells::labels::text;
use crate::identify::cells::look::{Look, look};
use crate::identify::cells::words::is_year;
use crate::identify::layout::titles::titles;
use crate::identify::lexicon::vocabulary::LIKELY;
use crate::identify::lexicon::{LEXICONS, Level, TAKEN};
use crate::identify::sheet::{Known, Sheet, heading_text};
use crate::identify::tables::registres::{REGISTRES, Registre};
use crate::identify::{How, Matched, RawRow, RawTable, Role};

/// The turned tables of a sheet.
#[derive(Debug, Default)]
pub(in crate::identify) struct Turned {
    pub tables: Vec<RawTable>,
    /// Rows, first and last, that they take.
    pub rows: Vec<(u32, u32)>,
}

/// Longer sheets list something else than what describes a territoire.
const LONGEST: usize = 300;
/// Fewer labels than this make no such table.
const LEAST: usize = 4;
/// At most this many rows stand between the names of the territoires and the first label.
const ABOVE: u32 = 6;

/// Finds the turned registers of a sheet.
pub(in crate::identify) fn find(sheet: &Sheet) -> Turned {
    let mut turned = Turned::default();
    if sheet.grid.rows.len() > LONGEST {
        return turned;
    }
    for registre in REGISTRES.iter().filter(|it| it.turned) {
        let Some(layout) = Layout::of(sheet, registre) else { continue };
        turned.rows.push(layout.span());
        turned.tables.extend(layout.tables(sheet, registre));
    }
    turned
}

/// A row of the sheet that gives a column of the register.
#[derive(Debug, Clone, Copy)]
struct Line {
    row: u32,
    column: &'static Column,
    sure: f64,
    /// Says it of the whole département.
    departement: bool,
}

struct Layout {
    label: u32,
    lines: Vec<Line>,
    /// Columns that hold the figures.
    values: Vec<u32>,
    /// Row of the names of the territoires, or of the years.
    header: Option<u32>,
}

impl Layout {
    fn of(sheet: &Sheet, registre: &'static Registre) -> Option<Self> {
        let rank = LEXICONS.iter().position(|it| it.vocabulary.kind == registre.kind)?;
        let (label, lines) = lines(sheet, rank).into_iter().max_by_key(|it| it.1.len())?;
        let mut found: BTreeMap<&'static str, f64> = BTreeMap::new();
        for line in &lines {
            let sure = found.entry(line.column.id).or_insert(0.0);
            *sure = sure.max(line.sure);
        }
        let values = values(sheet, label, &lines);
        if found.len() < LEAST || !sheet.enough(&registre.words, &found) || values.is_empty() {
            return None;
        }
        let first = lines.iter().map(|it| it.row).min()?;
        let header = sheet.rows(first.saturating_sub(ABOVE), first.checked_sub(1)?);
        let heads = |row: &&Row| values.iter().any(|col| row.get(*col).and_then(heading_text).is_some());
        // The guide of a blank workbook lists columns and examples in the same way.
        let is_example = |value: &Value| text(value).is_some_and(|it| fold(it).starts_with("exemple"));
        if header.iter().any(|row| values.iter().any(|col| row.get(*col).is_some_and(is_example))) {
            return None;
        }
        let header = header.iter().rev().find(heads).map(|it| it.number);
        Some(Self { label, lines, values, header })
    }

    fn span(&self) -> (u32, u32) {
        let rows = || self.lines.iter().map(|it| it.row).chain(self.header);
        (rows().min().unwrap_or_default(), rows().max().unwrap_or_default())
    }

    /// The table of the territoires, and that of the département when some lines are about it.
    fn tables(&self, sheet: &Sheet, registre: &'static Registre) -> Vec<RawTable> {
        let (whole, own): (Vec<Line>, Vec<Line>) = self.lines.iter().partition(|it| it.departement);
        let mut tables = Vec::new();
        if !own.is_empty() {
            let titles = titles(sheet, self.span().0, 0, self.span().0, (self.label, self.label));
            tables.push(self.table(sheet, registre, &own, &self.values, self.headed(sheet, registre), titles));
        }
        if let (Some(first), Some(value)) = (whole.first(), self.values.first()) {
            let titles = vec![(sheet.grid.cell(first.row, self.label), "Département".to_owned())];
            tables.push(self.table(sheet, registre, &whole, &[*value], None, titles));
        }
        tables
    }

    /// What the row above the figures names: territoires, or years.
    fn headed(&self, sheet: &Sheet, registre: &Registre) -> Option<Line> {
        let row = self.header?;
        let cells = self.values.iter().filter_map(|col| sheet.rows(row, row).first()?.get(*col)?.into());
        let years = cells.filter_map(heading_text).all(|it| it.trim().parse().is_ok_and(is_year));
        let column = registre.kind.column(if years { "exercice" } else { "territoire" })?;
        Some(Line { row, column, sure: 1.0, departement: false })
    }

    fn table(
        &self,
        sheet: &Sheet,
        registre: &'static Registre,
        lines: &[Line],
        values: &[u32],
        header: Option<Line>,
        titles: Vec<(CellRef, String)>,
    ) -> RawTable {
        let mut seen = BTreeSet::new();
        let lines: Vec<Line> =
            header.into_iter().chain(lines.iter().copied()).filter(|it| seen.insert(it.column.id)).collect();
        let cell =
            |line: &Line, col: u32| -> Option<Value> { sheet.rows(line.row, line.row).first()?.get(col).cloned() };
        let rows = values.iter().map(|col| RawRow {
            row: *col,
            role: Role::Data,
            section: None,
            cells: lines.iter().map(|it| cell(it, *col)).collect(),
        });
        RawTable {
            kind: registre.kind,
            top_left: sheet.grid.cell(self.span().0, self.label),
            columns: lines.iter().map(matched).collect(),
            rows: rows.collect(),
            titles,
            names: [sheet.grid.name.clone()].into_iter().chain(sheet.names.iter().cloned()).collect(),
            modified: sheet.modified.map(str::to_owned),
            turned: true,
        }
    }
}

fn matched(line: &Line) -> Matched {
    Matched { column: line.column, col: line.row, heading: line.column.label.to_owned(), how: How::Likely }
}

/// The lines whose label names a column, by column of the labels. Rates of equipment are no numbers of beds.
fn lines(sheet: &Sheet, rank: usize) -> BTreeMap<u32, Vec<Line>> {
    let mut lines: BTreeMap<u32, Vec<Line>> = BTreeMap::new();
    let mut rates = false;
    for row in &sheet.grid.rows {
        let Some((col, label)) = row.cells.iter().find_map(|(col, value)| Some((*col, text(value)?))) else { continue };
        let folded = fold(&label.replace('+', " plus "));
        let listed = label.trim_start().starts_with(['-', '–', '•']);
        if !listed || folded.contains("nombre") {
            rates = folded.contains("taux") || folded.contains("densite") || folded.contains("proportion");
        }
        if rates || sheet.known(label) == Known::Unknown {
            continue;
        }
        let departement = folded.contains("departement");
        let Some((column, sure)) = named(sheet, rank, &folded) else { continue };
        lines.entry(col).or_default().push(Line { row: row.number, column, sure, departement });
    }
    lines
}

/// The column that a label names, whoever it speaks of.
fn named(sheet: &Sheet, rank: usize, label: &str) -> Option<(&'static Column, f64)> {
    let kept = OF_WHOM.iter().fold(format!("{label} "), |label, it| label.replace(it, " "));
    let candidates = sheet.candidates(kept.trim());
    let first = candidates.get(rank)?.first().filter(|it| it.score >= TAKEN && it.column.id != "territoire")?;
    let sure = if first.level > Level::Likely { first.score } else { LIKELY * first.score };
    Some((first.column, sure))
}

/// Words that say of whom a figure is, in a label.
const OF_WHOM: &[&str] = &[
    " du territoire maia ",
    " dans le territoire maia ",
    " du territoire ",
    " dans le territoire ",
    " du departement ",
    " dans le departement ",
    " recenses ",
    " extrapolation paquid ",
];

/// The columns right of the labels that hold figures in half of the lines at least.
fn values(sheet: &Sheet, label: u32, lines: &[Line]) -> Vec<u32> {
    let mut figures: BTreeMap<u32, usize> = BTreeMap::new();
    for line in lines {
        let cells = sheet.rows(line.row, line.row).first().map(|it| it.cells.as_slice()).unwrap_or_default();
        for (col, value) in cells.iter().filter(|it| it.0 > label) {
            if matches!(look(value), Look::Number(_)) {
                *figures.entry(*col).or_default() += 1;
            }
        }
    }
    figures.into_iter().filter(|it| it.1 * 2 >= lines.len()).map(|it| it.0).collect()
}

#[cfg(test)]
mod tests {
    use crate::identify::tests::{of, shown};

    #[test]
    fn territoires_in_columns_are_read_as_rows() {
        let found = of(
            "Caractéristiques des territoires\n\n|Saverne|Molsheim\nPopulation totale|98000|90000\nPop. 60 ans et +|24000|21000\nPopulation de 75 ans et plus|9000|8000\nSuperficie (km²)|1004.5|900\nNombre de cantons|4|3\nDensité|97|100\nMédecins généralistes|88|80",
        );
        assert_eq!(found.tables.len(), 1, "{}", shown(&found));
        let table = &found.tables[0];
        assert!(table.turned);
        let ids: Vec<_> = table.columns.iter().map(|it| (it.column.id, it.col)).collect();
        let expected = [
            ("territoire", 2),
            ("pop_totale", 3),
            ("pop_60", 4),
            ("pop_75", 5),
            ("superficie", 6),
            ("nb_cantons", 7),
            ("nb_mg", 9),
        ];
        assert_eq!(ids, expected);
        assert_eq!(table.rows.iter().map(|it| it.row).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn lines_about_the_departement_are_its_own() {
        let found = of(
            "MAIA de Saverne\nPopulation totale du département|1100000\nPopulation totale du territoire MAIA|98000\nPopulation de 60 ans et plus du département|250000\nPopulation de 60 ans et plus du territoire MAIA|24000\nPopulation de 75 ans et plus du territoire MAIA|9000\nTaux d’équipement du territoire MAIA :|\n– médecine ;|1.2\nNombre de bénéficiaires de l’APA dans le territoire MAIA|1900",
        );
        let tables: Vec<_> = found.tables.iter().map(|it| (it.titles[0].1.as_str(), it.columns.len())).collect();
        assert_eq!(tables, [("MAIA de Saverne", 4), ("Département", 2)], "{}", shown(&found));
    }
}
