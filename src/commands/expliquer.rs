//! `maia expliquer`: what an indicator or the code of a remark means.

use std::process::ExitCode;

use crate::base::diagnostic::Rule;
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::review;
use crate::terminal::say;

pub(super) fn run(codes: &[String]) -> Result<ExitCode, Failure> {
    if codes.is_empty() {
        for rule in review::rules() {
            say(&format!("{}  {}", rule.code, rule.title));
        }
        return Ok(ExitCode::SUCCESS);
    }
    for code in codes {
        match review::rules().into_iter().find(|it| fold(it.code) == fold(code)) {
            Some(rule) => say(&explained(rule)),
            None => {
                return Err(Failure::Configuration(format!(
                    "«\u{a0}{code}\u{a0}» n’est ni un code d’anomalie ni un indicateur. Tapez «\u{a0}maia expliquer\u{a0}» pour en voir la liste."
                )));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn explained(rule: &Rule) -> String {
    format!(
        "{} – {} ({})\n\n{}\n\nQue faire\u{a0}: {}\n",
        rule.code,
        rule.title,
        rule.severity.label().to_lowercase(),
        rule.explanation,
        rule.correction
    )
}
