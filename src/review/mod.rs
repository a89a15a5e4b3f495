//! Frames → remarks. Checks never change a figure.

pub mod budget;
mod cas;
mod communes;
mod concertation;
pub mod depenses;
mod effectifs;
mod feuille_de_route;
mod grille;
mod maia25;
mod temps_mutualises;
pub mod versements;

use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::extract;
use crate::identify;
use crate::normalise::example::Example;
use crate::normalise::{self, Frames, columns};

/// A question put to the frames.
#[derive(Debug)]
pub struct Check {
    pub rule: Rule,
    /// Tables that hold the fault. Each `expect` has one line a remark: cell, severity, `:`, message.
    pub raises: &'static [Example],
    /// Sound tables that look like it; nothing is said of them and `expect` is empty.
    pub silent: &'static [Example],
    pub run: fn(&Frames, &Settings) -> Result<Vec<Diagnostic>, Failure>,
}

/// Every check, by family.
pub static CHECKS: &[&Check] = &[
    &cas::visit_before_request::CHECK,
    &cas::inclusion_before_request::CHECK,
    &cas::exit_before_inclusion::CHECK,
    &cas::visit_after_exit::CHECK,
    &cas::date_in_the_future::CHECK,
    &cas::reason_without_exit_date::CHECK,
    &cas::out_without_exit_date::CHECK,
    &cas::exit_without_reason::CHECK,
    &cas::active_after_exit::CHECK,
    &cas::included_without_date::CHECK,
    &cas::excluded_with_inclusion::CHECK,
    &cas::age_out_of_range::CHECK,
    &cas::missing_consent::CHECK,
    &cas::kept_too_long::CHECK,
    &cas::ends_early::CHECK,
    &effectifs::wrong_row_sum::CHECK,
    &effectifs::wrong_block_total::CHECK,
    &effectifs::wrong_grand_total::CHECK,
    &effectifs::wrong_prorata::CHECK,
    &effectifs::wrong_months::CHECK,
    &effectifs::unusual_charges::CHECK,
    &effectifs::copied_total::CHECK,
    &effectifs::etp_out_of_range::CHECK,
    &effectifs::agent_in_two_territoires::CHECK,
    &effectifs::persons_not_etp::CHECK,
    &effectifs::impossible_date::CHECK,
    &effectifs::post_outside_convention::CHECK,
    &effectifs::etp_without_full_year::CHECK,
    &effectifs::missing_etp::CHECK,
    &effectifs::inherited_excess::CHECK,
    &effectifs::secretaries::CHECK,
    &effectifs::full_time_total::CHECK,
    &budget::unbalanced::CHECK,
    &budget::wrong_account::CHECK,
    &budget::wrong_total::CHECK,
    &budget::personnel_not_that_of_staffing::CHECK,
    &budget::wrong_side::CHECK,
    &budget::negative_amount::CHECK,
    &budget::grant_not_that_of_convention::CHECK,
    &budget::contribution_below_floor::CHECK,
    &budget::travel_in_two_accounts::CHECK,
    &budget::inherited_excess::CHECK,
    &budget::later_grant::CHECK,
    &budget::same_object_twice::CHECK,
    &budget::carried_excess::CHECK,
    &depenses::duplicate::CHECK,
    &depenses::missing_voucher::CHECK,
    &depenses::out_of_period::CHECK,
    &depenses::unknown_account::CHECK,
    &depenses::wrong_sign::CHECK,
    &depenses::regranted::CHECK,
    &depenses::travel_outside_62::CHECK,
    &depenses::account_gap::CHECK,
    &depenses::funder_gap::CHECK,
    &depenses::above_staffing::CHECK,
    &versements::not_as_due::CHECK,
    &versements::late::CHECK,
    &versements::not_as_received::CHECK,
    &temps_mutualises::shares_not_whole::CHECK,
    &concertation::without_meeting::CHECK,
    &concertation::unknown_decision::CHECK,
    &concertation::too_few_meetings::CHECK,
    &concertation::not_held::CHECK,
    &feuille_de_route::late_action::CHECK,
    &feuille_de_route::without_deadline::CHECK,
    &feuille_de_route::done_without_result::CHECK,
    &maia25::wrong_subtotal::CHECK,
    &maia25::score_not_binary::CHECK,
    &maia25::broken_gate::CHECK,
    &maia25::wrong_total::CHECK,
    &maia25::missing_score::CHECK,
    &maia25::duplicate_item::CHECK,
    &grille::maia25::CHECK,
    &grille::after_the_grid::CHECK,
    &grille::trained_before_hired::CHECK,
    &grille::base_in_progress::CHECK,
    &grille::rhythm::CHECK,
    &grille::neutralised::CHECK,
    &grille::desk_base::CHECK,
    &communes::listed_twice::CHECK,
    &communes::misprinted::CHECK,
    &communes::elsewhere::CHECK,
    &communes::unlisted::CHECK,
];

/// Every rule that a remark of the stages up to this one may come from, by code.
pub fn rules() -> Vec<&'static Rule> {
    let before = [extract::RULES, identify::RULES, normalise::RULES].concat();
    let mut rules: Vec<&'static Rule> = before.into_iter().chain(CHECKS.iter().map(|it| &it.rule)).collect();
    rules.sort_by_key(|it| it.code);
    rules
}

/// Code of a post whose ETP is not known.
pub const POSTE_SANS_ETP: &str = "EFF-14";

/// Puts every check to the frames.
pub fn review(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let mut all = Vec::new();
    for check in CHECKS {
        all.extend((check.run)(frames, settings)?);
    }
    Ok(all)
}

/// One euro, in cents: a gap up to it is a rounding.
const EURO: i64 = 100;

/// How much a gap in cents matters: up to one euro it may come from roundings.
fn gravity(gap: i64) -> Severity {
    if gap.saturating_abs() <= EURO { Severity::AVerifier } else { Severity::ACorriger }
}

/// The sum of what is known; `None` when nothing is, or when it leaves the range of amounts.
fn known_sum(amounts: impl IntoIterator<Item = Option<i64>>) -> Option<i64> {
    let mut known = amounts.into_iter().flatten();
    let first = known.next()?;
    known.try_fold(first, i64::checked_add)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// `J3 a_corriger: message`, with ordinary spaces.
    fn lines(check: &Check, example: &Example) -> Vec<String> {
        let frames = example.frames().unwrap();
        let remarks = (check.run)(&frames, &example.settings().unwrap()).unwrap();
        let line = |it: &Diagnostic| {
            assert_eq!(it.rule, &check.rule);
            format!("{} {}: {}", it.place.address(), it.severity.id(), it.message).replace(['\u{a0}', '\u{202f}'], " ")
        };
        remarks.iter().map(line).collect()
    }

    #[test]
    fn checks_find_their_fault_and_nothing_else() {
        for check in CHECKS {
            assert!(!check.raises.is_empty() && !check.silent.is_empty(), "{}", check.rule.code);
            for example in check.raises {
                let expected: Vec<_> = example.expect.trim().lines().map(str::trim).collect();
                assert_eq!(lines(check, example), expected, "{}", check.rule.code);
            }
            for example in check.silent {
                assert_eq!(lines(check, example), Vec::<String>::new(), "{}", check.rule.code);
            }
        }
    }

    #[test]
    fn codes_are_unique_and_rules_complete() {
        let codes: BTreeSet<_> = CHECKS.iter().map(|it| it.rule.code).collect();
        assert_eq!(codes.len(), CHECKS.len());
        for Check { rule, .. } in CHECKS {
            assert!(!rule.title.ends_with('.') && rule.explanation.ends_with('.'), "{}", rule.code);
            assert!(!rule.correction.is_empty(), "{}", rule.code);
        }
    }

    #[test]
    fn nothing_known_has_no_sum() {
        assert_eq!(known_sum([None, None]), None);
        assert_eq!(known_sum([Some(1), None, Some(2)]), Some(3));
        assert_eq!(known_sum([Some(i64::MAX), Some(1)]), None);
    }
}
