//! `territoires/ID/a_corriger_ID.xlsx`: what each pilote has to correct in its own files, the most useful first.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::book::{Book, Cell, Column, Kind, Page};
use super::consolidation::anomalies::{self, counts, place, severity};
use super::consolidation::reception::deliveries::{Expected, State, expected};
use super::{Report, put};
use crate::base::diagnostic::Diagnostic;
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;

/// Remarks of the first page.
const FIRST: usize = 10;
/// Folders between the outputs and these workbooks: `AAAA/territoires/ID`.
const DEPTH: usize = 3;

/// Writes a workbook for each territoire, and one for what concerns the département or no territoire.
pub(super) fn write(report: &Report, set: &Path) -> Result<(), Failure> {
    let expected = expected(report)?;
    let mut remarks: BTreeMap<&str, Vec<&Diagnostic>> = expected.iter().map(|it| (it.id.as_str(), vec![])).collect();
    remarks.insert(DEPARTEMENT, Vec::new());
    for remark in report.diagnostics {
        let id = remark.territoire.as_deref().filter(|it| remarks.contains_key(it)).unwrap_or(DEPARTEMENT);
        remarks.entry(id).or_default().push(remark);
    }
    remarks.par_iter().try_for_each(|(id, remarks)| {
        let territoire = expected.iter().find(|it| it.id == *id);
        let bytes = workbook(report, territoire, remarks)?;
        let name = file_name(id);
        put(&set.join("territoires").join(&name).join(format!("a_corriger_{name}.xlsx")), bytes)
    })
}

/// The id, without what would lead out of the folder when `maia.toml` holds an odd one.
pub(super) fn file_name(id: &str) -> String {
    id.chars().map(|it| if it.is_alphanumeric() || it == '-' || it == '_' { it } else { '-' }).collect()
}

fn workbook(report: &Report, territoire: Option<&Expected>, remarks: &[&Diagnostic]) -> Result<Vec<u8>, Failure> {
    let whose = territoire.map_or_else(|| "Département".to_owned(), |it| format!("MAIA {}", it.name));
    let title = format!("À corriger – {whose} – exercice {}", report.frames.periode.exercice);
    let mut book = Book::new(&title);
    book.add("Tous les points", |page| {
        page.heading(&format!("Tous les points – {whose}"));
        counts(page, remarks);
        page.skip(1);
        anomalies::table(report, page, remarks, DEPTH);
        Ok(())
    })?;
    book.add("À corriger", |page| {
        page.one_page();
        page.heading(&title);
        counts(page, remarks);
        page.skip(1);
        missing(page, territoire);
        what_to_do(page, territoire.is_some());
        first(report, page, remarks);
        Ok(())
    })?;
    book.bytes()
}

/// Tables that did not come, or not whole.
fn missing(page: &mut Page, territoire: Option<&Expected>) {
    let deliveries = territoire.map(|it| it.deliveries.as_slice()).unwrap_or_default();
    let missing: Vec<_> = deliveries
        .iter()
        .filter(|it| matches!(it.state, State::Absent | State::Incomplet))
        .map(|it| format!("{} ({})", it.kind.label, it.state.label().to_lowercase()))
        .collect();
    if !missing.is_empty() {
        page.paragraph(&format!("À envoyer\u{a0}: {}.", missing.join(", ")));
        page.skip(1);
    }
}

fn what_to_do(page: &mut Page, is_pilote: bool) {
    page.caption("Que faire");
    page.paragraph("1. Cliquez sur une cellule ci-dessous\u{a0}: le fichier s’ouvre à cet endroit.");
    page.paragraph("2. Corrigez dans votre fichier, jamais ici\u{a0}: ce classeur est refait à chaque exécution.");
    page.paragraph(if is_pilote {
        "3. Envoyez le fichier corrigé au coordinateur du département, sous le même nom."
    } else {
        "3. Remettez le fichier corrigé dans le dossier des fichiers reçus, sous le même nom, et relancez maia."
    });
    page.paragraph("Un point «\u{a0}à vérifier\u{a0}» peut être juste\u{a0}: s’il l’est, il n’y a rien à faire.");
    page.skip(1);
}

fn first(report: &Report, page: &mut Page, remarks: &[&Diagnostic]) {
    if remarks.is_empty() {
        page.paragraph("Rien à corriger.");
        return;
    }
    let columns = vec![
        Column::new("Gravité", 11.0, Kind::Text),
        Column::new("Fichier et feuille", 26.0, Kind::Wrapped),
        Column::new("Cellule", 10.0, Kind::Text),
        Column::new("Ce qui a été lu, ce qui était attendu", 46.0, Kind::Wrapped),
        Column::new("Que faire", 36.0, Kind::Wrapped),
    ];
    let caption = if remarks.len() > FIRST { "Par quoi commencer" } else { "Les points à voir" };
    let mut table = page.table(caption, columns);
    let chosen = most_useful(remarks);
    for (remark, alike) in &chosen {
        let sources = report.sources;
        let file = remark.place.file().map(|it| sources.file_name(it));
        let sheet = remark.place.sheet().map(|it| sources.sheet_name(it).to_owned()).filter(|it| !it.is_empty());
        let alike = match alike {
            0 => String::new(),
            1 => " (et un autre point semblable)".to_owned(),
            many => format!(" (et {many} autres points semblables)"),
        };
        table.row([
            severity(remark.severity),
            file.into_iter().chain(sheet).collect::<Vec<_>>().join(" › ").into(),
            place(report, remark, DEPTH),
            Cell::text(format!("{}{alike}", remark.message)),
            remark.correction.as_str().into(),
        ]);
    }
    table.finish();
    if remarks.len() > chosen.len() {
        page.paragraph("La feuille «\u{a0}Tous les points\u{a0}» donne la liste complète.");
    }
}

/// The gravest remarks, each fault once before any comes twice; with each, how many more of its kind are not among them.
fn most_useful<'a>(remarks: &[&'a Diagnostic]) -> Vec<(&'a Diagnostic, usize)> {
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    let mut ranked: Vec<_> = remarks
        .iter()
        .map(|&remark| {
            let rank = seen.entry((remark.severity, remark.rule.code)).or_default();
            *rank += 1;
            (remark.severity, *rank, remark)
        })
        .collect();
    ranked.sort_by_key(|&(severity, rank, _)| (severity, rank));
    ranked.truncate(FIRST);
    let mut shown: BTreeMap<_, usize> = BTreeMap::new();
    for (severity, _, remark) in &ranked {
        *shown.entry((*severity, remark.rule.code)).or_default() += 1;
    }
    let left = |key| seen.get(&key).unwrap_or(&0).saturating_sub(*shown.get(&key).unwrap_or(&0));
    ranked
        .into_iter()
        .map(|(severity, rank, remark)| (remark, if rank == 1 { left((severity, remark.rule.code)) } else { 0 }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::cell::Place;
    use crate::base::diagnostic::{Rule, Severity};
    use crate::summarise::Figures;
    use crate::write::sample;

    const fn rule(code: &'static str, severity: Severity) -> Rule {
        Rule { code, severity, title: "", explanation: "", correction: "" }
    }
    static BLOCKING: Rule = rule("A-01", Severity::Bloquant);
    static MANY: Rule = rule("B-01", Severity::ACorriger);
    static RARE: Rule = rule("C-01", Severity::ACorriger);

    #[test]
    fn each_fault_comes_once_before_any_comes_twice() {
        let remark = |rule, text: String| Diagnostic::new(rule, Place::Inbox, text);
        let mut all = vec![remark(&BLOCKING, "bloquant".to_owned())];
        all.extend((0..20).map(|it| remark(&MANY, format!("fréquent {it}"))));
        all.push(remark(&RARE, "rare".to_owned()));
        let chosen = most_useful(&all.iter().collect::<Vec<_>>());
        let told: Vec<_> = chosen.iter().take(4).map(|(it, alike)| (it.message.as_str(), *alike)).collect();
        assert_eq!(told, [("bloquant", 0), ("fréquent 0", 12), ("rare", 0), ("fréquent 1", 0)]);
        assert_eq!(chosen.len(), 10);
    }

    #[test]
    fn an_odd_id_stays_in_its_folder() {
        assert_eq!(file_name("../../haut/rhin"), "------haut-rhin");
        assert_eq!(file_name("obernai-selestat"), "obernai-selestat");
    }

    #[test]
    fn each_territoire_and_the_departement_have_their_workbook() {
        let folder = tempfile::tempdir().unwrap();
        sample::with(&Figures::default(), |report| write(report, folder.path()).unwrap());
        for id in ["saverne", "molsheim", "departement"] {
            let path = folder.path().join(format!("territoires/{id}/a_corriger_{id}.xlsx"));
            assert!(path.metadata().unwrap().len() > 1_000, "{id}");
        }
    }
}
