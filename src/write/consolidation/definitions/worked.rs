//! A worked example in words: the tables it starts from, then the figure of each territoire.

use crate::base::codes::{CodeList, NR};
use crate::base::table::{ColumnType, TableKind};
use crate::base::territoire::DEPARTEMENT;
use crate::identify::tables::TABLE_KINDS;
use crate::normalise::example::{Example, SETTINGS};
use crate::write::consolidation::figures::capitalised;

/// The example as far as it speaks of an indicator; nothing when it does not. `alone`: it speaks of no other one.
pub(super) fn text(example: &Example, indicateur: &str, alone: bool) -> Option<String> {
    let lists: Vec<&CodeList> = example.given.iter().filter_map(|(id, _)| kind(id)).flat_map(lists).collect();
    let results = results(example.expect, indicateur, alone, &lists);
    if results.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = example.given.iter().flat_map(|(id, table)| given(id, table)).collect();
    let left = results.len().saturating_sub(MOST);
    let more = (left > 0).then(|| format!("… ({left} autres)"));
    let shown: Vec<String> = results.into_iter().take(MOST).chain(more).collect();
    lines.push(format!("→ {}", shown.join("\u{a0}; ")));
    Some(lines.join("\n"))
}

/// Results shown of an example.
const MOST: usize = 6;

fn kind(id: &str) -> Option<&'static TableKind> {
    TABLE_KINDS.iter().copied().find(|it| it.id == id)
}

/// The closed lists that columns of a table are read by.
fn lists(kind: &'static TableKind) -> impl Iterator<Item = &'static CodeList> {
    kind.columns.iter().filter_map(|it| list(it.ty))
}

fn list(ty: ColumnType) -> Option<&'static CodeList> {
    match ty {
        ColumnType::Code(list) => Some(list),
        _ => None,
    }
}

/// The name of a table, then its rows; a code is told by its words.
fn given(id: &str, text: &str) -> Vec<String> {
    if id == SETTINGS {
        return std::iter::once(SETTINGS).chain(text.trim().lines()).map(str::to_owned).collect();
    }
    let kind = kind(id);
    let column = |name: &str| kind.and_then(|it| it.column(name));
    let mut rows = rows(text);
    let columns = rows.next().unwrap_or_default();
    let label = |name: &&str| column(name).map_or_else(|| spaced(name), |it| it.label.to_owned());
    let heading = columns.iter().map(label).collect::<Vec<_>>().join(" | ");
    let cell = |(name, cell): (&&str, &str)| match column(name).and_then(|it| list(it.ty)) {
        Some(list) => code(&[list], cell),
        None => cell.to_owned(),
    };
    let row = |row: Vec<&str>| columns.iter().zip(row).map(cell).collect::<Vec<_>>().join(" | ");
    let title = kind.map_or(id, |it| it.label).to_owned();
    [title, heading].into_iter().chain(rows.map(row)).collect()
}

/// What people call a code of these lists; another word is left as it is.
fn code(lists: &[&CodeList], word: &str) -> String {
    if word == NR {
        return "Non renseigné".to_owned();
    }
    let known = lists.iter().find_map(|it| it.get(word)).map(|it| it.label);
    known.map_or_else(|| spaced(word), str::to_owned)
}

/// `Saverne = 3`, `Département = 4`.
fn results(expect: &str, indicateur: &str, alone: bool, lists: &[&CodeList]) -> Vec<String> {
    let mut rows = rows(expect);
    let columns = rows.next().unwrap_or_default();
    let position = |name: &str| columns.iter().position(|it| *it == name);
    let cell = |row: &[&str], name: &str| {
        position(name).and_then(|it| row.get(it)).filter(|it| !it.is_empty()).map(|it| (*it).to_owned())
    };
    let speaks = |row: &[&str]| cell(row, "indicateur").map_or(alone, |it| it == indicateur);
    rows.filter(|row| speaks(row))
        .map(|row| {
            let territoire = cell(&row, "territoire");
            let territoire =
                territoire.map(|it| if it == DEPARTEMENT { "Département".to_owned() } else { capitalised(&it) });
            let modalite = cell(&row, "modalite").map(|it| code(lists, &it));
            let of: Vec<_> = territoire.into_iter().chain(modalite).chain(cell(&row, "periode")).collect();
            let value = cell(&row, "valeur").map_or_else(|| "n.d.".to_owned(), |it| it.replace('.', ","));
            format!("{} = {}", of.join(", "), value)
        })
        .collect()
}

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|it| !it.trim().is_empty()).map(|line| line.split('|').map(str::trim).collect())
}

fn spaced(column: &str) -> String {
    column.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_reads_as_tables_then_results() {
        let example = Example {
            given: &[("cas", "\nterritoire | date_demande | orienteur\nSaverne | 02/01/2017 | HOPITAL\n")],
            expect: "territoire | indicateur | valeur\nsaverne | demandes | 1.5\ndepartement | demandes | \nsaverne | autre | 3\n",
        };
        assert_eq!(
            text(&example, "demandes", false).as_deref(),
            Some(
                "Base de gestion de cas\nMAIA | Date de la demande | Orienteur\nSaverne | 02/01/2017 | Hôpital\n→ Saverne = 1,5\u{a0}; Département = n.d."
            )
        );
        assert_eq!(text(&example, "inconnu", false), None);
        let alone = Example { given: &[], expect: "modalite | valeur\nCLIC | 2\n" };
        assert_eq!(text(&alone, "demandes", true).as_deref(), Some("→ CLIC = 2"));
    }
}
