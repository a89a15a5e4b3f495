//! `maia modele`: blank workbooks for the pilotes and a commented `maia.toml`.

use std::path::Path;
use std::process::ExitCode;

use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::table::TableKind;
use crate::identify::tables::TABLE_KINDS;
use crate::terminal::say;
use crate::write::modele::{self, Outcome};

pub(super) fn run(tables: &[String], folder: &Path) -> Result<ExitCode, Failure> {
    let kinds = if tables.is_empty() {
        TABLE_KINDS.to_vec()
    } else {
        tables.iter().map(|it| kind(it)).collect::<Result<Vec<_>, _>>()?
    };
    for outcome in modele::write(&kinds, folder)? {
        match outcome {
            Outcome::Written(path) => say(&format!("Écrit\u{a0}: {}", path.display())),
            Outcome::Kept(path) => say(&format!(
                "Gardé tel quel, car il existe déjà\u{a0}: {}. Déplacez-le pour en avoir un vierge.",
                path.display()
            )),
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The kind of table that a word names, by its id or its label.
fn kind(word: &str) -> Result<&'static TableKind, Failure> {
    let named = |kind: &&TableKind| [kind.id, kind.label].iter().any(|it| fold(it) == fold(word));
    TABLE_KINDS.iter().copied().find(named).ok_or_else(|| {
        let known: Vec<_> = TABLE_KINDS.iter().map(|it| format!("{} ({})", it.id, it.label)).collect();
        Failure::Configuration(format!(
            "«\u{a0}{word}\u{a0}» n’est pas une table. Les tables sont\u{a0}: {}.",
            known.join(", ")
        ))
    })
}
