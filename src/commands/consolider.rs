//! `maia consolider`: the batch job.

use std::path::Path;
use std::process::ExitCode;

use crate::base::failure::Failure;
use crate::cli::Options;
use crate::pipeline;
use crate::terminal::{Bar, Terminal};

pub(super) fn run(inbox: &Path, outputs: &Path, options: &Options) -> Result<ExitCode, Failure> {
    let terminal = Terminal::new(options);
    let request = super::request(inbox, options)?;
    let bar = Bar::new(&terminal);
    let run = pipeline::consolidate(inbox, outputs, &request, &|done, all| bar.show(done, all))?;
    bar.clear();
    let reviewed = &run.reviewed;
    terminal.journal(reviewed);
    let exercice = format!("Exercice {} ({}).", reviewed.frames.periode.exercice, reviewed.frames.exercice_reason);
    terminal.result(&exercice);
    terminal.result(&format!("{}.", reviewed.bilan.identity()));
    terminal.remarks(reviewed, CONSOLE_REMARKS);
    for note in &run.published.notes {
        terminal.result(note);
    }
    terminal.result(&format!("Résultats\u{a0}: {}", run.published.folder.display()));
    terminal.result(&format!("Exercice {}. {}", reviewed.frames.periode.exercice, reviewed.bilan.sentence()));
    Ok(ExitCode::from(reviewed.bilan.code()))
}

/// Remarks shown on the console; all of them are in the workbook.
const CONSOLE_REMARKS: usize = 10;
