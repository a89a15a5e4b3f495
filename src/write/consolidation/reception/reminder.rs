//! A message to a pilote, ready to paste: what is missing, what to correct first.

use super::deliveries::{Delivery, Expected, State};
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::write::Report;

/// Remarks told in the message; the others are in the workbook of the territoire.
const FIRST: usize = 5;

/// The lines of the message, its subject first.
pub(super) fn reminder(report: &Report, expected: &Expected) -> Vec<String> {
    let missing: Vec<String> = expected.deliveries.iter().filter_map(missing).collect();
    let (own, shared): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        report.diagnostics.iter().filter(|it| is_for(it, expected)).partition(|it| is_own(it, expected));
    let exercice = report.frames.periode.exercice;
    let mut lines =
        vec![format!("Objet\u{a0}: MAIA {} – tableaux de l’exercice {exercice}", expected.name), "Bonjour,".to_owned()];
    if missing.is_empty() && own.is_empty() && shared.is_empty() {
        lines.push(format!(
            "Tous les tableaux de la MAIA {} pour {exercice} sont arrivés et rien n’y est à corriger. Merci.",
            expected.name
        ));
        return lines;
    }
    if !missing.is_empty() {
        lines.push(format!("Pour consolider l’exercice {exercice} de la MAIA {}, il me manque\u{a0}:", expected.name));
        lines.extend(list(missing));
    }
    if !own.is_empty() {
        lines.push(format!(
            "{} à corriger dans vos fichiers{}\u{a0}:",
            points(own.len(), "est", "sont"),
            first(own.len())
        ));
        lines.extend(list(own.iter().take(FIRST).map(|it| remark(report, it)).collect()));
    }
    if !shared.is_empty() {
        lines.push(format!(
            "{} votre MAIA dans des fichiers du Département{}\u{a0}; dites-moi ce qui est juste, je les ferai corriger\u{a0}:",
            points(shared.len(), "concerne", "concernent"),
            first(shared.len())
        ));
        lines.extend(list(shared.iter().take(FIRST).map(|it| remark(report, it)).collect()));
    }
    if !own.is_empty() || !shared.is_empty() {
        lines.push(format!(
            "Le classeur joint, a_corriger_{}.xlsx, dit pour chaque point ce qui a été lu, ce qui était attendu et que faire.",
            expected.id
        ));
    }
    lines.push(asked(missing_or_own(&expected.deliveries, &own)));
    lines
}

/// Whether the remark asks something of this territoire.
fn is_for(remark: &Diagnostic, expected: &Expected) -> bool {
    remark.territoire.as_deref() == Some(&expected.id) && remark.severity != Severity::AVerifier
}

fn is_own(remark: &Diagnostic, expected: &Expected) -> bool {
    remark.place.file().is_some_and(|it| expected.own.contains(&it))
}

/// Whether the pilote has a file to send.
fn missing_or_own(deliveries: &[Delivery], own: &[&Diagnostic]) -> bool {
    !own.is_empty() || deliveries.iter().any(|it| missing(it).is_some())
}

fn asked(to_send: bool) -> String {
    if to_send {
        "Pouvez-vous m’envoyer les fichiers complétés ou corrigés\u{a0}? Merci.".to_owned()
    } else {
        "Merci de votre réponse.".to_owned()
    }
}

fn missing(delivery: &Delivery) -> Option<String> {
    let label = delivery.kind.label;
    match delivery.state {
        State::Recu | State::RecuDepartement => None,
        State::Absent => Some(format!("{label}\u{a0}: rien n’est arrivé")),
        State::Incomplet if delivery.missing.is_empty() => Some(format!("{label}\u{a0}: un point bloque les calculs")),
        State::Incomplet => Some(format!("{label}\u{a0}: il manque {}", columns(&delivery.missing))),
    }
}

/// `la colonne «\u{a0}Score\u{a0}»`.
pub(super) fn columns(labels: &[&str]) -> String {
    let quoted: Vec<_> = labels.iter().map(|it| quoted(it)).collect();
    let head = if labels.len() == 1 { "la colonne" } else { "les colonnes" };
    format!("{head} {}", quoted.join(", "))
}

/// Items of a list as a message has them: `– …\u{a0};` and a full stop at the end.
fn list(items: Vec<String>) -> impl Iterator<Item = String> {
    let last = items.len().saturating_sub(1);
    let item =
        move |(rank, it): (usize, String)| if rank == last { format!("– {it}.") } else { format!("– {it}\u{a0};") };
    items.into_iter().enumerate().map(item)
}

fn points(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("Un point {one}") } else { format!("{count} points {many}") }
}

fn first(count: usize) -> &'static str {
    if count > FIRST { ", d’abord ceux-ci" } else { "" }
}

/// The place as the pilote knows it, without our folders, then what is wrong.
fn remark(report: &Report, remark: &Diagnostic) -> String {
    let place = &remark.place;
    let file = place.file().map(|it| report.sources.file_name(it));
    let file = file.as_deref().and_then(|it| it.rsplit('/').next()).map(quoted);
    let sheet = place.sheet().map(|it| report.sources.sheet_name(it)).filter(|it| !it.is_empty());
    let sheet = sheet.map(|it| format!("feuille {}", quoted(it)));
    let cell = Some(place.address()).filter(|it| !it.is_empty()).map(|it| format!("cellule {it}"));
    let place: Vec<String> = file.into_iter().chain(sheet).chain(cell).collect();
    let title = remark.rule.title;
    if place.is_empty() { title.to_owned() } else { format!("{}\u{a0}: {}", place.join(", "), lower_first(title)) }
}

fn quoted(text: &str) -> String {
    format!("«\u{a0}{text}\u{a0}»")
}

/// Without its capital, unless the first word is an acronym.
fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}
