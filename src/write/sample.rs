//! A small report for tests: two files, three remarks, no figure of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::links::Links;
use super::{FileOutcome, Report, SheetOutcome};
use crate::base::bilan::Bilan;
use crate::base::cell::{CellRef, FileId, Place, SheetId, SourceFile, Sources};
use crate::base::date::Periode;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::settings::Settings;
use crate::base::table::Need;
use crate::extract::Verdict;
use crate::identify::tables::TABLE_KINDS;
use crate::normalise::example;
use crate::normalise::frames::Usage;
use crate::summarise::Figures;

static BLOCKING: Rule = Rule {
    code: "M25-01",
    severity: Severity::Bloquant,
    title: "Deux valeurs pour un item",
    explanation: "Deux grilles de la même date ne disent pas la même chose.",
    correction: "Corriger l’une des deux.",
};
static WRONG: Rule = Rule {
    code: "EFF-02",
    severity: Severity::ACorriger,
    title: "Coût total inexact",
    explanation: "Le coût total est la somme du salaire et des charges.",
    correction: "Reprendre la somme.",
};
static DOUBT: Rule = Rule {
    code: "VAL-03",
    severity: Severity::AVerifier,
    title: "Date lue d’après un numéro de jour",
    explanation: "La cellule contient un nombre.",
    correction: "Mettre la cellule au format date.",
};

/// Hands over a report of two territoires with these figures.
pub(super) fn with<T>(figures: &Figures, use_it: impl FnOnce(&Report) -> T) -> T {
    let given = [
        (
            "cas",
            "territoire | date_demande | date_inclusion\nSaverne | 14/11/2016 | 02/01/2017\nMolsheim | 11/01/2017 |",
        ),
        ("effectifs", "territoire | qualite | etp\nSaverne | GC | 0,8"),
        ("budget", "sens | compte | prevu\nD | 60 | 12"),
        ("maia25", "territoire | date_eval | item | score\nSaverne | 12/2016 | 5 | 1"),
    ];
    let mut frames = example::frames(&given, Periode::new(2017, None)).unwrap();
    for (table, kind) in frames.provenance.tables.iter_mut().zip(TABLE_KINDS) {
        let required = kind.columns.iter().filter(|it| it.need == Need::Required);
        table.columns.extend(required.zip(10..).map(|(column, col)| (column.id, col)));
    }
    frames.exercice_reason = "demandé".to_owned();
    let sheet = |index| SheetId { file: FileId(0), index };
    for index in 0..4 {
        frames.usage.insert(sheet(index), Usage { read: 3, used: 2, excluded: 1 });
    }
    let names = ["Cas", "Postes d'après RH", "Budget", "MAIA 25", "Notes"];
    let sources = Sources {
        files: vec![
            SourceFile { path: PathBuf::from("Tous/tout #1.xlsx"), sheets: names.map(str::to_owned).to_vec() },
            SourceFile { path: PathBuf::from("autre.xlsx"), sheets: Vec::new() },
        ],
    };
    let tables = [vec!["cas"], vec!["effectifs"], vec!["budget"], vec!["maia25"], vec![]];
    let sheets = names
        .iter()
        .zip(tables)
        .map(|(name, tables)| SheetOutcome {
            name: (*name).to_owned(),
            hidden: *name == "Notes",
            cells: 12,
            reason: tables.is_empty().then(|| "aucun en-tête connu".to_owned()),
            tables,
        })
        .collect();
    let files = [
        FileOutcome {
            verdict: Verdict::Retenu,
            hash: "ab".repeat(32),
            size: 10_240,
            modified: Some("2017-09-14T08:00:00Z".to_owned()),
            sheets,
        },
        FileOutcome { verdict: Verdict::Refuse, hash: "cd".repeat(32), size: 12, modified: None, sheets: Vec::new() },
    ];
    let cell = |index, row, col| Place::Cell(CellRef { sheet: sheet(index), row, col });
    let diagnostics = [
        Diagnostic::new(&BLOCKING, cell(3, 5, 2), "L’item 5 vaut 1 puis 0.").territoire(Some("saverne")),
        Diagnostic::new(&WRONG, cell(1, 1, 3), "Lu 56\u{202f}900\u{a0}€, attendu 40\u{202f}500\u{a0}€.")
            .territoire(Some("saverne")),
        Diagnostic::new(&DOUBT, Place::File(FileId(0)), "42545 est lu 24/06/2016."),
    ];
    let settings = Settings::default();
    let durees = BTreeMap::from([("lecture", 0.5)]);
    let bilan = Bilan { retenus: 1, refuses: 1, bloquants: 1, a_corriger: 1, a_verifier: 1, ..Bilan::default() };
    use_it(&Report {
        frames: &frames,
        figures,
        diagnostics: &diagnostics,
        sources: &sources,
        files: &files,
        settings: &settings,
        bilan,
        durees: &durees,
        links: &Links::between(Path::new("outputs"), Path::new("inputs")),
    })
}
