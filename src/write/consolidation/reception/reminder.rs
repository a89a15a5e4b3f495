//! A message to a pilote, ready to paste: what is missing, what to correct first.

use super::deliveries::{Delivery, Expected, State};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::write::Report;

/// Remarks told in the message; the others are in the workbook of the territoire.
const FIRST: usize = 5;

/// The lines of the message.
pub(super) fn reminder(report: &Report, expected: &Expected) -> Vec<String> {
    let missing: Vec<_> = expected.deliveries.iter().filter_map(missing).collect();
    let remarks: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|it| it.territoire.as_deref() == Some(&expected.id) && it.severity != Severity::AVerifier)
        .collect();
    let exercice = report.frames.periode.exercice;
    let mut lines = vec!["Bonjour,".to_owned()];
    if missing.is_empty() && remarks.is_empty() {
        lines.push(format!(
            "Tous les tableaux de la MAIA {} pour {exercice} sont arrivés et rien n’y est à corriger.",
            expected.name
        ));
        lines.push("Merci.".to_owned());
        return lines;
    }
    if !missing.is_empty() {
        lines.push(format!("Pour consolider l’exercice {exercice} de la MAIA {}, il me manque\u{a0}:", expected.name));
        lines.extend(missing);
    }
    if !remarks.is_empty() {
        lines.push(to_correct(&remarks));
        lines.extend(remarks.iter().take(FIRST).map(|it| remark(report, it)));
    }
    if !remarks.is_empty() {
        lines.push(format!(
            "Le classeur joint, a_corriger_{}.xlsx, dit pour chaque point ce qui a été lu, ce qui était attendu et que faire.",
            expected.id
        ));
    }
    lines.push("Pouvez-vous m’envoyer les fichiers complétés ou corrigés\u{a0}? Merci.".to_owned());
    lines
}

fn missing(delivery: &Delivery) -> Option<String> {
    let label = delivery.kind.label;
    match delivery.state {
        State::Recu | State::RecuDepartement => None,
        State::Absent => Some(format!("– {label}\u{a0}: rien n’est arrivé\u{a0};")),
        State::Incomplet if delivery.missing.is_empty() => {
            Some(format!("– {label}\u{a0}: un point bloque les calculs\u{a0};"))
        }
        State::Incomplet => Some(format!("– {label}\u{a0}: il manque {}\u{a0};", columns(&delivery.missing))),
    }
}

/// `la colonne «\u{a0}Score\u{a0}»`.
pub(super) fn columns(labels: &[&str]) -> String {
    let quoted: Vec<_> = labels.iter().map(|it| format!("«\u{a0}{it}\u{a0}»")).collect();
    let head = if labels.len() == 1 { "la colonne" } else { "les colonnes" };
    format!("{head} {}", quoted.join(", "))
}

fn to_correct(remarks: &[&Diagnostic]) -> String {
    match remarks.len() {
        1 => "Un point est à corriger dans vos fichiers\u{a0}:".to_owned(),
        many if many <= FIRST => format!("{many} points sont à corriger dans vos fichiers\u{a0}:"),
        many => format!("{many} points sont à corriger dans vos fichiers, d’abord ceux-ci\u{a0}:"),
    }
}

fn remark(report: &Report, remark: &Diagnostic) -> String {
    let place = report.sources.name(&remark.place);
    let place = if place.is_empty() { String::new() } else { format!("{place}\u{a0}: ") };
    format!("– {place}{}\u{a0};", remark.rule.title)
}
