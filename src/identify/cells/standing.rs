//! Which of several columns of answers side by side counts: what was decided, rather than what was proposed or what was before.

use crate::base::fold::fold;

/// How much a column of answers counts beside others, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::identify) enum Standing {
    /// `N-1`, `rappel`.
    Former,
    /// `Auto-évaluation`, `proposition du pilote`.
    Proposed,
    /// Nothing said, or who gives it: `Score`, `ARS`.
    Plain,
    /// `Retenu`, `validé`, `consensus`.
    Decided,
}

/// How much the column that a text heads counts.
pub(in crate::identify) fn standing(heading: &str) -> Standing {
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(' ').collect();
    let starts = |list: &[&str]| words.iter().rposition(|word| list.iter().any(|it| word.starts_with(it)));
    let is = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if is(FORMER_WORDS) || format!(" {folded} ").contains(" n 1 ") || starts(FORMER).is_some() {
        return Standing::Former;
    }
    // Dates and tables of validation are another thing than what was held valid.
    let of_a_table = is(&["date", "tt", "ts", "tct", "tcs", "table"]);
    let decided = starts(DECIDED).filter(|_| !of_a_table && !is(&["non", "pas", "valider"]));
    match (decided, starts(PROPOSED)) {
        (Some(decided), Some(proposed)) if decided < proposed => Standing::Proposed,
        (Some(_), _) => Standing::Decided,
        (None, Some(_)) => Standing::Proposed,
        (None, None) if is(BY_THE_SITE) || is(&["valider"]) => Standing::Proposed,
        (None, None) => Standing::Plain,
    }
}

/// Whether a word says who answers or what the answer is worth, and so names no site.
pub(in crate::identify) fn is_judge(word: &str) -> bool {
    JUDGES.contains(&word) || standing(word) != Standing::Plain
}

const JUDGES: &[&str] = &["ars", "cd", "par", "evaluation", "eval", "evaluateur", "avis", "cotation", "n"];

/// What the words that say so start with.
const DECIDED: &[&str] =
    &["reten", "valid", "defini", "final", "consens", "arret", "harmonis", "officiel", "conclu", "apres", "corrig"];
const PROPOSED: &[&str] =
    &["auto", "propos", "provisoire", "previsi", "brouillon", "declar", "avant", "initial", "souhait"];
const FORMER: &[&str] = &["precedent", "anterieur", "ancien", "rappel", "historique"];
const FORMER_WORDS: &[&str] = &["n1"];
/// Who is judged, not who judges.
const BY_THE_SITE: &[&str] = &["pilote", "pilotes", "interne", "equipe", "porteur"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_decided_goes_before_what_was_proposed() {
        for (heading, expected) in [
            ("Évaluation retenue", Standing::Decided),
            ("Note définitive", Standing::Decided),
            ("Consensus", Standing::Decided),
            ("Cotation validée", Standing::Decided),
            ("Auto-évaluation validée", Standing::Decided),
            ("Après CODIR", Standing::Decided),
            ("Auto-éval.", Standing::Proposed),
            ("Note finale proposée", Standing::Proposed),
            ("Pilote", Standing::Proposed),
            ("à valider", Standing::Proposed),
            ("Score", Standing::Plain),
            ("ARS", Standing::Plain),
            ("Validé en TT", Standing::Plain),
            ("Non validé", Standing::Plain),
            ("Score N-1", Standing::Former),
            ("Cotation pilote N-1", Standing::Former),
            ("Rappel 2016", Standing::Former),
        ] {
            assert_eq!(standing(heading), expected, "{heading}");
        }
    }
}
