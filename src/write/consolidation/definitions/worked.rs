//! A worked example in words: the tables it starts from, then the figure of each territoire.

use crate::base::territoire::DEPARTEMENT;
use crate::identify::tables::TABLE_KINDS;
use crate::normalise::example::{Example, SETTINGS};

/// The example as far as it speaks of an indicator; nothing when it does not. `alone`: it speaks of no other one.
pub(super) fn text(example: &Example, indicateur: &str, alone: bool) -> Option<String> {
    let results = results(example.expect, indicateur, alone);
    if results.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = example.given.iter().flat_map(|(id, table)| given(id, table)).collect();
    lines.push(format!("→ {}", results.join("\u{a0}; ")));
    Some(lines.join("\n"))
}

/// The name of a table, then its rows.
fn given(id: &str, text: &str) -> Vec<String> {
    if id == SETTINGS {
        return std::iter::once(SETTINGS).chain(text.trim().lines()).map(str::to_owned).collect();
    }
    let kind = TABLE_KINDS.iter().find(|it| it.id == id);
    let label =
        |column: &str| kind.and_then(|it| it.column(column)).map_or_else(|| spaced(column), |it| it.label.to_owned());
    let mut rows = rows(text);
    let heading = rows.next().unwrap_or_default().into_iter().map(label).collect::<Vec<_>>().join(" | ");
    let title = kind.map_or(id, |it| it.label).to_owned();
    [title, heading].into_iter().chain(rows.map(|it| it.join(" | "))).collect()
}

/// `Saverne = 3`, `Département = 4`.
fn results(expect: &str, indicateur: &str, alone: bool) -> Vec<String> {
    let mut rows = rows(expect);
    let columns = rows.next().unwrap_or_default();
    let position = |name: &str| columns.iter().position(|it| *it == name);
    let cell = |row: &[&str], name: &str| {
        position(name).and_then(|it| row.get(it)).filter(|it| !it.is_empty()).map(|it| (*it).to_owned())
    };
    let speaks = |row: &[&str]| cell(row, "indicateur").map_or(alone, |it| it == indicateur);
    rows.filter(|row| speaks(row))
        .map(|row| {
            let territoire =
                cell(&row, "territoire").map(|it| if it == DEPARTEMENT { "département".to_owned() } else { it });
            let of: Vec<_> =
                territoire.into_iter().chain(cell(&row, "modalite")).chain(cell(&row, "periode")).collect();
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
            given: &[("cas", "\nterritoire | date_demande\nSaverne | 02/01/2017\n")],
            expect: "territoire | indicateur | valeur\nsaverne | demandes | 1.5\ndepartement | demandes | \nsaverne | autre | 3\n",
        };
        assert_eq!(
            text(&example, "demandes", false).as_deref(),
            Some(
                "Base de gestion de cas\nMAIA | Date de la demande\nSaverne | 02/01/2017\n→ saverne = 1,5\u{a0}; département = n.d."
            )
        );
        assert_eq!(text(&example, "inconnu", false), None);
        let alone = Example { given: &[], expect: "modalite | valeur\nCLIC | 2\n" };
        assert_eq!(text(&alone, "demandes", true).as_deref(), Some("→ CLIC = 2"));
    }
}
