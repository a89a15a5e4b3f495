//! `maia expliquer`: what an indicator or the code of a remark means.

use std::process::ExitCode;

use crate::base::diagnostic::Rule;
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::review;
use crate::summarise::definitions::{Definition, definitions};
use crate::terminal::say;

pub(super) fn run(codes: &[String]) -> Result<ExitCode, Failure> {
    let definitions = definitions(&Settings::default());
    if codes.is_empty() {
        list(&definitions);
    }
    for code in codes {
        say(&explanation(code, &definitions)?);
    }
    Ok(ExitCode::SUCCESS)
}

fn list(definitions: &[Definition]) {
    say("Codes d’anomalie");
    for rule in review::rules() {
        say(&format!("  {:<8} {}", rule.code, rule.title));
    }
    say("\nIndicateurs");
    for definition in definitions {
        say(&format!("  {:<34} {}", definition.id, definition.label));
    }
}

fn explanation(code: &str, definitions: &[Definition]) -> Result<String, Failure> {
    let asked = fold(code);
    let rule = review::rules().into_iter().find(|it| fold(it.code) == asked).map(of_rule);
    let figure = || definitions.iter().find(|it| fold(it.id) == asked || fold(it.label) == asked).map(of_figure);
    rule.or_else(figure).ok_or_else(|| {
        Failure::Configuration(format!(
            "«\u{a0}{code}\u{a0}» n’est ni un code d’anomalie ni un indicateur. \
             Tapez «\u{a0}maia expliquer\u{a0}» pour en voir la liste."
        ))
    })
}

fn of_rule(rule: &Rule) -> String {
    format!(
        "{} – {} ({})\n\n{}\n\nQue faire\u{a0}: {}\n",
        rule.code,
        rule.title,
        rule.severity.label().to_lowercase(),
        rule.explanation,
        sentence(rule.correction)
    )
}

fn of_figure(figure: &Definition) -> String {
    let unit = if figure.unit.is_empty() { String::new() } else { format!(", en {}", figure.unit) };
    let norm = figure.norm.as_ref().map(|it| format!("Repère\u{a0}: {it}\n")).unwrap_or_default();
    let example = if figure.example.is_empty() { String::new() } else { format!("\nExemple\n\n{}\n", figure.example) };
    format!(
        "{}{unit} ({})\n\n{}\n\n{norm}Source\u{a0}: {}\n{example}",
        figure.label,
        figure.id,
        sentence(figure.formula),
        figure.source
    )
}

/// With its full stop.
fn sentence(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}
