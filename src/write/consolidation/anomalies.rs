//! *Anomalies*: every remark, the gravest first, with a link that opens the file at the cell.

use std::collections::BTreeMap;

use super::open;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::write::Report;
use crate::write::book::{Book, Cell, Column, Kind, Page, Sheet, Tone};

pub(in crate::write) static SHEET: Sheet = Sheet {
    title: "Anomalies",
    about: "Toutes les remarques sur les fichiers reçus, avec un lien vers la cellule et ce qu’il faut corriger.",
    fill,
};

/// Excel takes 65 530 links in a sheet; those of the gravest remarks are kept.
const LINKS: usize = 60_000;
/// Remarks that a sheet can show without becoming unusable.
const ROWS: usize = 100_000;

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Anomalies");
    all(report, page, 1);
    Ok(())
}

/// What `maia verifier` writes: the remarks alone, with links from the folder of the workbook.
pub(in crate::write) fn workbook(report: &Report) -> Result<Vec<u8>, Failure> {
    let mut book = Book::new("Anomalies");
    book.add("Anomalies", |page| {
        page.heading("Anomalies");
        page.paragraph(&format!("{}.", report.bilan.identity()));
        all(report, page, 0);
        Ok(())
    })?;
    book.bytes()
}

fn all(report: &Report, page: &mut Page, depth: usize) {
    let remarks: Vec<_> = report.diagnostics.iter().collect();
    counts(page, &remarks);
    page.paragraph(
        "Cliquez sur une cellule de la colonne «\u{a0}Cellule\u{a0}» pour ouvrir le fichier à cet endroit. Aucun fichier reçu n’est modifié\u{a0}: \
         corrigez-le, puis relancez. «\u{a0}maia expliquer CODE\u{a0}» dit ce que signifie un code.",
    );
    page.skip(1);
    table(report, page, &remarks, depth);
}

/// How many remarks of each severity.
pub(in crate::write) fn counts(page: &mut Page, remarks: &[&Diagnostic]) {
    let count = |severity| remarks.iter().filter(|it| it.severity == severity).count();
    let severities = [Severity::Bloquant, Severity::ACorriger, Severity::AVerifier];
    let words: Vec<_> = severities.iter().map(|&it| format!("{} {}", count(it), of_severity(it, count(it)))).collect();
    let mark = if remarks.len() > 1 { "s" } else { "" };
    page.paragraph(&format!("{} remarque{mark}\u{a0}: {}.", remarks.len(), words.join(", ")));
}

/// Every remark in a table with filters, in a workbook `depth` folders below the outputs.
pub(in crate::write) fn table(report: &Report, page: &mut Page, remarks: &[&Diagnostic], depth: usize) {
    if remarks.is_empty() {
        page.paragraph("Aucune remarque.");
        return;
    }
    let names = territoires(report);
    let columns = vec![
        Column::new("Gravité", 12.0, Kind::Text),
        Column::new("Code", 9.0, Kind::Text),
        Column::new("Anomalie", 30.0, Kind::Wrapped),
        Column::new("Territoire", 20.0, Kind::Wrapped),
        Column::new("Fichier", 32.0, Kind::Wrapped),
        Column::new("Feuille", 18.0, Kind::Wrapped),
        Column::new("Cellule", 11.0, Kind::Text),
        Column::new("Ce qui a été lu, ce qui était attendu", 56.0, Kind::Wrapped),
        Column::new("Que faire", 46.0, Kind::Wrapped),
    ];
    let mut table = page.table("Remarques, les plus graves d’abord", columns);
    for (remark, rank) in remarks.iter().take(ROWS).zip(0..) {
        let sources = report.sources;
        table.row([
            severity(remark.severity),
            remark.rule.code.into(),
            remark.rule.title.into(),
            remark.territoire.as_ref().and_then(|it| names.get(it.as_str())).copied().unwrap_or_default().into(),
            remark.place.file().map(|it| sources.file_name(it)).unwrap_or_default().into(),
            remark.place.sheet().map(|it| sources.sheet_name(it)).unwrap_or_default().into(),
            if rank < LINKS { place(report, remark, depth) } else { Cell::text(remark.place.address()) },
            remark.message.as_str().into(),
            remark.correction.as_str().into(),
        ]);
    }
    table.finish();
    if remarks.len() > ROWS {
        page.paragraph(&format!(
            "Les {} remarques suivantes sont dans le fichier anomalies_{}.csv.",
            remarks.len() - ROWS,
            report.frames.periode.exercice
        ));
    }
}

/// The severity, as a word and a colour.
pub(in crate::write) fn severity(severity: Severity) -> Cell {
    let tone = match severity {
        Severity::Bloquant => Tone::Bad,
        Severity::ACorriger => Tone::Watch,
        Severity::AVerifier => Tone::Plain,
    };
    Cell::text(severity.label()).tone(tone)
}

/// The address of a remark, which opens its file there; « ouvrir » when it is about more than cells.
pub(in crate::write) fn place(report: &Report, remark: &Diagnostic, depth: usize) -> Cell {
    if remark.place.file().is_none() {
        return Cell::blank();
    }
    let address = remark.place.address();
    let text = if address.is_empty() { "ouvrir".to_owned() } else { address };
    report.links.to(report.sources, &remark.place, depth, text)
}

/// Names of the territoires by id, the département among them.
pub(in crate::write) fn territoires<'a>(report: &'a Report) -> BTreeMap<&'a str, &'a str> {
    let named = report.frames.territoires.iter().map(|it| (it.id.as_str(), it.name.as_str()));
    named.chain([(DEPARTEMENT, "Département")]).collect()
}

fn of_severity(severity: Severity, count: usize) -> &'static str {
    match severity {
        Severity::Bloquant if count > 1 => "bloquantes",
        Severity::Bloquant => "bloquante",
        Severity::ACorriger => "à corriger",
        Severity::AVerifier => "à vérifier",
    }
}
