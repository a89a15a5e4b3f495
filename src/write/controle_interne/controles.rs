//! *Contrôles*: every check of money, what it holds data against, what it found and where.

use super::open;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::failure::Failure;
use crate::review::{CHECKS, Check};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "Contrôles",
    about: "Chaque contrôle d’argent, le texte dont il vient, ce qu’il a trouvé et dans quelles cellules.",
    fill,
};

/// Families of checks that look at money.
const FAMILIES: [&str; 5] = ["BUD-", "DEP-", "EFF-", "TPS-", "VER-"];

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(
        report,
        page,
        "Contrôles",
        "Un contrôle par ligne\u{a0}; le détail de chaque remarque est dans la feuille «\u{a0}Anomalies\u{a0}».",
    );
    let columns = vec![
        Column::new("Contrôle", 34.0, Kind::Wrapped),
        Column::new("Code", 9.0, Kind::Text),
        Column::new("Ce qu’il compare, et d’après quel texte", 62.0, Kind::Wrapped),
        Column::new("Résultat", 15.0, Kind::Text),
        Column::new("Remarques", 14.0, Kind::Integer),
        Column::new("Dont à corriger", 13.0, Kind::Integer),
        Column::new("Ce qui a été trouvé", 72.0, Kind::Wrapped),
        Column::new("Cellules", 13.0, Kind::Wrapped),
    ];
    let mut table = page.table("", columns);
    let mut of_money: Vec<&&Check> =
        CHECKS.iter().filter(|it| FAMILIES.iter().any(|family| it.rule.code.starts_with(family))).collect();
    of_money.sort_by_key(|it| it.rule.code);
    let (mut counts, mut wrong) = (Vec::new(), Vec::new());
    for check in of_money {
        let found: Vec<&Diagnostic> = report.diagnostics.iter().filter(|it| it.rule.code == check.rule.code).collect();
        let grave = found.iter().filter(|it| it.severity != Severity::AVerifier).count();
        let cells: Vec<String> = found.iter().take(SHOWN).map(|it| it.place.address()).collect();
        let messages: Vec<&str> = found.iter().take(SHOWN).map(|it| it.message.as_str()).collect();
        let more = found.len().saturating_sub(SHOWN);
        let more = (more > 0).then(|| format!("… et {more} autres, feuille «\u{a0}Anomalies\u{a0}»"));
        table.row([
            check.rule.title.into(),
            check.rule.code.into(),
            check.rule.explanation.into(),
            outcome(&found, grave),
            Cell::count(found.len()),
            Cell::count(grave),
            Cell::text(messages.into_iter().chain(more.as_deref()).collect::<Vec<_>>().join("\n")),
            Cell::text(cells.join("\n")),
        ]);
        counts.push(Some(found.len() as f64));
        wrong.push(Some(grave as f64));
    }
    let sums = [table.sum(4, counts), table.sum(5, wrong)];
    let blanks = [(); 3].map(|()| Cell::blank());
    table.total([Cell::text("Total")].into_iter().chain(blanks).chain(sums));
    table.finish();
    Ok(())
}

/// As many remarks as a cell lists.
const SHOWN: usize = 4;

fn outcome(found: &[&Diagnostic], grave: usize) -> Cell {
    match (found.len(), grave) {
        (0, _) => Cell::text("Rien à signaler").tone(Tone::Good),
        (_, 0) => Cell::text("À vérifier").tone(Tone::Watch),
        _ => Cell::text("À corriger").tone(Tone::Bad),
    }
}
