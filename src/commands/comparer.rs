//! `maia comparer`: what changed between two runs or two years, by territoire and indicator.

use std::path::Path;
use std::process::ExitCode;

use crate::base::failure::Failure;
use crate::base::money::{decimal, euros};
use crate::terminal::say;
use crate::write::comparaison::{self, Change, Comparison, Sort};
use crate::write::donnees::relecture;

/// Changes beyond which figures that are split are left to the workbook.
const MOST: usize = 100;

pub(super) fn run(before: &Path, after: &Path, workbook: Option<&Path>) -> Result<ExitCode, Failure> {
    let (before, after) = (relecture::read(before)?, relecture::read(after)?);
    let comparison = comparaison::compare(&before, &after);
    say(&format!("Avant\u{a0}: {} (exercice {})", before.path.display(), before.exercice));
    say(&format!("Après\u{a0}: {} (exercice {})", after.path.display(), after.exercice));
    let left = list(&comparison);
    if let Some(workbook) = workbook {
        comparaison::write(&comparison, workbook)?;
        say(&format!("\nTous les changements\u{a0}: {}", workbook.display()));
    } else if left > 0 {
        say(&format!(
            "\n… et {left} chiffres détaillés\u{a0}: ajoutez «\u{a0}--sortie comparaison.xlsx\u{a0}» pour les avoir tous."
        ));
    }
    say(&format!("\n{}", comparison.sentence()));
    Ok(ExitCode::SUCCESS)
}

/// Says the changes, territoire by territoire; gives how many were left out.
fn list(comparison: &Comparison) -> usize {
    let all = comparison.changes.len() <= MOST;
    let shown = |it: &&Change| all || !it.is_split();
    let mut spoken = "";
    for change in comparison.changes.iter().filter(shown) {
        if spoken != change.territoire {
            spoken = change.territoire;
            say(&format!("\n{}", comparaison::named(spoken)));
        }
        say(&format!("  {}", told(change)));
    }
    comparison.changes.iter().filter(|it| !shown(it)).count()
}

/// `File active : 40 → 43 cas (+3)`.
fn told(change: &Change) -> String {
    let detail = change.detail();
    let name = if detail.is_empty() { change.label().to_owned() } else { format!("{}, {detail}", change.label()) };
    let (before, after) = change.values();
    let unite = change.unite();
    let shown = |value: Option<f64>| value.map_or_else(|| "sans valeur".to_owned(), |it| written(it, unite));
    let gap = before.zip(after).map(|(one, other)| format!(" ({})", gap(other - one, unite))).unwrap_or_default();
    let why = match change.sort() {
        Sort::Lost => change.after.map(|it| it.note.as_str()).filter(|it| !it.is_empty()),
        _ => None,
    };
    let why = why.map(|it| format!("\u{a0}: {it}")).unwrap_or_default();
    format!("{name}\u{a0}: {} → {}{gap}{why}", shown(before), shown(after))
}

/// `+3`; between two percentages, points.
fn gap(value: f64, unite: &str) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    let unite = match unite {
        "€" => "€",
        "%" => "point",
        _ => "",
    };
    format!("{sign}{}", written(value, unite))
}

fn written(value: f64, unite: &str) -> String {
    let number = decimal(value, 2);
    match unite {
        "€" => euros((value * 100.0).round() as i64),
        "" => number,
        "poste" | "point" | "item" | "réunion" | "action" | "demande" | "signalement" if value.abs() >= 2.0 => {
            format!("{number}\u{a0}{unite}s")
        }
        _ => format!("{number}\u{a0}{unite}"),
    }
}
