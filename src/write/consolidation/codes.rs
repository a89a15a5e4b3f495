//! *Codes d’anomalie*: what each code of a remark means, made from its declaration, and how often the run met it.

use std::collections::BTreeMap;

use super::anomalies::severity;
use super::open;
use crate::base::failure::Failure;
use crate::review;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Codes d’anomalie",
    about: "Ce que signifie chaque code d’anomalie, combien de fois il est apparu, et que faire.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, SHEET.title);
    page.skip(1);
    rules(report, page);
    Ok(())
}

fn rules(report: &Report, page: &mut Page) {
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for remark in report.diagnostics {
        *met.entry(remark.rule.code).or_default() += 1;
    }
    let columns = vec![
        Column::new("Anomalie", 32.0, Kind::Wrapped),
        Column::new("Code", 10.0, Kind::Text),
        Column::new("Gravité", 12.0, Kind::Text),
        Column::new("Ce que cela veut dire", 70.0, Kind::Wrapped),
        Column::new("Dans cette exécution", 12.0, Kind::Integer),
        Column::new("Que faire", 56.0, Kind::Wrapped),
    ];
    let mut table = page.table("Codes d’anomalie", columns);
    for rule in review::rules() {
        table.row([
            rule.title.into(),
            rule.code.into(),
            severity(rule.severity),
            rule.explanation.into(),
            Cell::count(met.get(rule.code).copied().unwrap_or_default()),
            rule.correction.into(),
        ]);
    }
    table.finish();
}

#[cfg(test)]
mod tests {
    use crate::review;

    #[test]
    fn every_rule_says_what_it_is_and_what_to_do() {
        for rule in review::rules() {
            let texts = [rule.title, rule.explanation, rule.correction];
            assert!(texts.iter().all(|it| !it.is_empty()) && rule.correction.ends_with('.'), "{}", rule.code);
        }
    }
}
