//! What is printed: results on stdout, all else on stderr; the home of the progress bar.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::cli::{Couleur, Options};
use crate::extract::Verdict;
use crate::pipeline::Reviewed;

/// Where and how a command speaks.
pub struct Terminal {
    quiet: bool,
    json: bool,
    colour: bool,
}

impl Terminal {
    /// What the options ask for.
    pub fn new(options: &Options) -> Self {
        let colour = match options.couleur {
            Couleur::Toujours => true,
            Couleur::Jamais => false,
            Couleur::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        Self { quiet: options.silencieux, json: options.journal_json, colour }
    }

    /// A line of the result.
    pub fn result(&self, line: &str) {
        say(line);
    }

    /// The first remarks, by file, sheet and cell, then how many are left.
    pub fn remarks(&self, reviewed: &Reviewed, most: usize) {
        if self.quiet {
            return;
        }
        let shown = reviewed.diagnostics.len().min(most);
        for diagnostic in &reviewed.diagnostics[..shown] {
            say(&self.remark(reviewed, diagnostic));
        }
        let left = reviewed.diagnostics.len() - shown;
        if left > 0 {
            say(&format!("… et {left} autres, dans la feuille «\u{a0}Anomalies\u{a0}» du classeur."));
        }
    }

    fn remark(&self, reviewed: &Reviewed, diagnostic: &Diagnostic) -> String {
        let place = reviewed.sources.name(&diagnostic.place);
        let head = self.painted(diagnostic.severity, diagnostic.severity.label());
        let place = if place.is_empty() { String::new() } else { format!("{place}\u{a0}: ") };
        format!("{head} [{}] {place}{}\n    → {}", diagnostic.rule.code, diagnostic.message, diagnostic.correction)
    }

    /// What became of each file.
    pub fn verdicts(&self, reviewed: &Reviewed) {
        if self.quiet {
            return;
        }
        for (file, source) in reviewed.files.iter().zip(&reviewed.sources.files) {
            say(&format!("{}\u{a0}: {}", source.path.display(), verdict(&file.verdict)));
        }
    }

    /// One JSON line per file, on stderr, when asked for: codes, counts and addresses only.
    pub fn journal(&self, reviewed: &Reviewed) {
        if !self.json {
            return;
        }
        for (file, source) in reviewed.files.iter().zip(&reviewed.sources.files) {
            let name = source.path.to_string_lossy();
            let line = JournalLine {
                evenement: "fichier",
                nom: &name,
                verdict: verdict_id(&file.verdict),
                code: None,
                cellules: file.sheets.iter().map(|it| it.cells).collect(),
            };
            journal_line(&line);
        }
        for diagnostic in &reviewed.diagnostics {
            let name = reviewed.sources.name(&diagnostic.place);
            let line = JournalLine {
                evenement: "anomalie",
                nom: &name,
                verdict: diagnostic.severity.id(),
                code: Some(diagnostic.rule.code),
                cellules: Vec::new(),
            };
            journal_line(&line);
        }
    }

    fn painted(&self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Bloquant => "1;31",
            Severity::ACorriger => "31",
            Severity::AVerifier => "33",
        };
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

#[derive(Serialize)]
struct JournalLine<'a> {
    evenement: &'static str,
    nom: &'a str,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    /// Cells of each sheet that hold something.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cellules: Vec<usize>,
}

fn journal_line(line: &JournalLine) {
    if let Ok(text) = serde_json::to_string(line) {
        complain(&text);
    }
}

fn verdict_id(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Retenu => "retenu",
        Verdict::Refuse => "refuse",
        Verdict::Differe => "differe",
        Verdict::Ignore(_) => "ignore",
    }
}

fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Retenu => "retenu".to_owned(),
        Verdict::Refuse => "refusé".to_owned(),
        Verdict::Differe => "différé".to_owned(),
        Verdict::Ignore(reason) => format!("ignoré ({reason})"),
    }
}

/// A line on stdout. A reader that has gone away is no failure.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A line on stderr.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Progress over files, shown only when the work lasts and someone watches.
pub struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// A bar that stays hidden when the terminal is quiet, or stderr is no terminal.
    pub fn new(terminal: &Terminal) -> Self {
        let hidden = terminal.quiet || terminal.json || !std::io::stderr().is_terminal();
        let target = if hidden { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("Lecture {bar:30} {pos}/{len} fichiers, reste {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self { bar }
    }

    /// So many files read out of so many.
    pub fn show(&self, done: usize, all: usize) {
        if self.bar.elapsed() > PATIENCE {
            self.bar.set_length(all as u64);
            self.bar.set_position(done as u64);
        }
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// Work shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_millis(700);
