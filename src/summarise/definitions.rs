//! What each figure means, for the reader: formula, norm, source, worked example.

use super::family::Family;
use super::{Indicator, families};
use crate::base::settings::Settings;
use crate::identify::tables::TABLE_KINDS;
use crate::normalise::example::Example;

/// A figure explained; made from its declaration.
#[derive(Debug)]
pub struct Definition {
    pub id: &'static str,
    pub label: &'static str,
    /// As `indicateurs_AAAA.csv` writes it.
    pub unit: &'static str,
    pub formula: &'static str,
    /// `< 10`, with the thresholds of this département; nothing when no text gives a norm.
    pub norm: Option<String>,
    pub source: &'static str,
    /// Labels of the tables it rests on; empty when no table that is read feeds it.
    pub tables: Vec<&'static str>,
    /// Tables as text and what comes out of them; empty when no table that is read feeds it.
    pub example: String,
}

/// Every figure, in the order that readers follow.
pub fn definitions(settings: &Settings) -> Vec<Definition> {
    families().flat_map(|family| family.figures.iter().map(move |figure| define(family, figure, settings))).collect()
}

fn define(family: &'static Family, figure: &'static Indicator, settings: &Settings) -> Definition {
    let example = family.examples.first();
    let given = example.map_or(&[][..], |it| it.given);
    let fed = |id: &str| family.reads.contains(&id) || given.iter().any(|(table, _)| *table == id);
    Definition {
        id: figure.id,
        label: figure.label,
        unit: figure.unit.id(),
        formula: figure.formula,
        norm: figure.norm.as_ref().map(|it| it.text(settings)),
        source: figure.source,
        tables: TABLE_KINDS.iter().filter(|it| fed(it.id)).map(|it| it.label).collect(),
        example: example.map(|it| worked(it, figure.id)).unwrap_or_default(),
    }
}

/// The tables of an example, then the lines about this figure.
fn worked(example: &Example, id: &str) -> String {
    let label =
        |table: &str| TABLE_KINDS.iter().find(|it| it.id == table).map_or(table.to_owned(), |it| it.label.to_owned());
    let given = example.given.iter().map(|(table, text)| format!("{}\u{a0}:\n{}", label(table), text.trim()));
    let mut lines = example.expect.trim().lines();
    let header = lines.next().unwrap_or_default();
    let column = header.split('|').position(|it| it.trim() == "indicateur");
    let about = |line: &&str| column.is_none_or(|rank| line.split('|').nth(rank).is_some_and(|it| it.trim() == id));
    let expected: Vec<&str> = std::iter::once(header).chain(lines.filter(about)).collect();
    given.chain([format!("Donne\u{a0}:\n{}", expected.join("\n"))]).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_shows_its_own_lines_of_the_example() {
        let definitions = definitions(&Settings::default());
        let consent = definitions.iter().find(|it| it.id == "taux_consentement").unwrap();
        assert!(consent.example.starts_with("Base de gestion de cas\u{a0}:\nterritoire"), "{}", consent.example);
        let result = consent.example.split("Donne\u{a0}:").nth(1).unwrap();
        assert!(result.contains("taux_consentement ") && !result.contains("taux_psi"), "{result}");
        let delay = definitions.iter().find(|it| it.id == "delai_demande_visite_moyen").unwrap();
        assert_eq!(delay.norm.as_deref(), Some("< 10"));
        assert_eq!(delay.tables, ["Base de gestion de cas"]);
    }
}
