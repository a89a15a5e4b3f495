//! What explains a variance: typed in an earlier *Compte d’emploi*, in a table of explanations, or in the budget itself.

use std::collections::BTreeMap;

use crate::base::failure::Failure;
use crate::normalise::columns::{numbers, texts};
use crate::normalise::frames::{ROLE, TERRITOIRE};
use crate::write::Report;
use crate::write::consolidation::discreet::may_name_someone;

/// Explanations by two-digit account.
pub(super) struct Explications(BTreeMap<String, String>);

impl Explications {
    pub(super) fn read(report: &Report) -> Result<Self, Failure> {
        let mut known = told(report)?;
        for (compte, texte) in of_budget(report)? {
            known.entry(compte).or_insert(texte);
        }
        // A text that may name someone is left out: its cell asks for another one.
        known.retain(|_, texte| !may_name_someone(texte));
        Ok(Self(known))
    }

    /// The explanation of an account.
    pub(super) fn of(&self, compte: &str) -> Option<&str> {
        self.0.get(compte).map(String::as_str)
    }
}

/// Those of the table of explanations. One for the account as a whole prevails; else those of its sites and longer accounts, together.
fn told(report: &Report) -> Result<BTreeMap<String, String>, Failure> {
    let frame = report.frames.get("explications");
    let exercice = i64::from(report.frames.periode.exercice);
    let (years, territoires) = (numbers(&frame, "exercice")?, texts(&frame, TERRITOIRE)?);
    let (comptes, textes) = (texts(&frame, "compte")?, texts(&frame, "texte")?);
    let names: BTreeMap<&str, &str> =
        report.frames.territoires.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
    let mut wholes = BTreeMap::new();
    let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in (0..frame.height()).filter(|row| years[*row].is_none_or(|it| it == exercice)) {
        let (Some(compte), Some(texte)) = (&comptes[row], &textes[row]) else { continue };
        let digits: String = compte.trim().chars().take_while(char::is_ascii_digit).collect();
        let Some(two) = digits.get(..2) else { continue };
        match &territoires[row] {
            None if digits.len() == 2 => {
                wholes.entry(two.to_owned()).or_insert_with(|| texte.clone());
            }
            territoire => {
                let of = territoire.as_deref().map_or(digits.as_str(), |id| names.get(id).copied().unwrap_or(id));
                parts.entry(two.to_owned()).or_default().push(format!("{of}\u{a0}: {texte}"));
            }
        }
    }
    for (compte, parts) in parts {
        wholes.entry(compte).or_insert_with(|| parts.join("\u{a0}; "));
    }
    Ok(wholes)
}

/// Those of the lines of accounts of the departmental budget.
fn of_budget(report: &Report) -> Result<BTreeMap<String, String>, Failure> {
    let frame = report.frames.get("budget");
    let exercice = i64::from(report.frames.periode.exercice);
    let (years, territoires, roles) = (numbers(&frame, "exercice")?, texts(&frame, TERRITOIRE)?, texts(&frame, ROLE)?);
    let (comptes, textes) = (texts(&frame, "compte")?, texts(&frame, "explication")?);
    let own = |row: &usize| {
        years[*row] == Some(exercice) && territoires[*row].is_none() && roles[*row].as_deref() == Some("compte")
    };
    let said = |row: usize| Some((comptes[row].clone()?, textes[row].clone()?));
    Ok((0..frame.height()).filter(own).filter_map(said).collect())
}
