//! Two runs or two years side by side: which figures changed, appeared or were lost, by territoire and indicator.

mod sheet;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::donnees::relecture::{Line, Run};
use super::put;
use crate::base::date::month_name;
use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use crate::summarise::family::Split;
use crate::summarise::{families, indicators};

/// What two runs say differently.
#[derive(Debug)]
pub struct Comparison<'r> {
    pub before: &'r Run,
    pub after: &'r Run,
    /// Figures that both give, alike.
    pub same: usize,
    /// The département first, then each territoire; indicators in the order of the definitions.
    pub changes: Vec<Change<'r>>,
}

/// A figure that two runs do not give alike. At least one of them has a value.
#[derive(Debug)]
pub struct Change<'r> {
    pub territoire: &'r str,
    pub indicateur: &'r str,
    pub modalite: &'r str,
    /// The month, `03`, of a figure by month; else empty.
    pub mois: &'r str,
    pub before: Option<&'r Line>,
    pub after: Option<&'r Line>,
}

impl Comparison<'_> {
    /// How many figures are alike, and how many are not.
    pub fn sentence(&self) -> String {
        let of = |sort| self.changes.iter().filter(|it| it.sort() == sort).count();
        let told = |count: usize, one: &str, many: &str| match count {
            0 => format!("aucun {one}"),
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        };
        format!(
            "Chiffres comparés\u{a0}: {}, {}, {}, {}.",
            told(self.same, "identique", "identiques"),
            told(of(Sort::Changed), "changé", "changés"),
            told(of(Sort::Appeared), "apparu", "apparus"),
            told(of(Sort::Lost), "perdu", "perdus")
        )
    }
}

/// How a figure changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Changed,
    /// Only the second run has a value.
    Appeared,
    /// Only the first run has a value.
    Lost,
}

impl Change<'_> {
    pub fn sort(&self) -> Sort {
        match self.values() {
            (Some(_), Some(_)) => Sort::Changed,
            (None, _) => Sort::Appeared,
            (_, None) => Sort::Lost,
        }
    }

    /// What each run says.
    pub fn values(&self) -> (Option<f64>, Option<f64>) {
        (self.before.and_then(Line::value), self.after.and_then(Line::value))
    }

    /// Whether the figure is a part of another: of a code, of a month.
    pub fn is_split(&self) -> bool {
        !self.modalite.is_empty() || !self.mois.is_empty()
    }

    /// The unit as the file gives it.
    pub fn unite(&self) -> &str {
        self.after.or(self.before).map_or("", |it| &it.unite)
    }

    /// The name of the indicator, as the definitions give it; its id when this version knows it no more.
    pub fn label(&self) -> &str {
        indicators().find(|it| it.id == self.indicateur).map_or(self.indicateur, |it| it.label)
    }

    /// What the figure is split by, in words: a code's label, a month.
    pub fn detail(&self) -> String {
        let family = families().find(|it| it.figures.iter().any(|figure| figure.id == self.indicateur));
        let label = match family.map(|it| it.split) {
            Some(Split::Codes(list)) => list.label(self.modalite),
            _ => self.modalite,
        };
        let month = self.mois.parse().map_or("", month_name);
        [label.replace('_', " "), month.to_owned()]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Compares two runs, of one year or of two: a figure of the year stands beside that of the other year, March beside March.
pub fn compare<'r>(before: &'r Run, after: &'r Run) -> Comparison<'r> {
    let (old, new) = (by_key(before), by_key(after));
    let keys: BTreeSet<&Key> = old.keys().chain(new.keys()).collect();
    let mut same = 0;
    let mut changes = Vec::new();
    for key in keys {
        let (before, after) = (old.get(key).copied(), new.get(key).copied());
        let written = |it: Option<&Line>| it.map(|it| it.valeur.clone()).filter(|it| !it.is_empty());
        match (written(before), written(after)) {
            (None, None) => {}
            (one, other) if one == other => same += 1,
            _ => {
                let (territoire, indicateur, modalite, mois) = *key;
                changes.push(Change { territoire, indicateur, modalite, mois, before, after });
            }
        }
    }
    changes.sort_by(order);
    Comparison { before, after, same, changes }
}

/// Writes the workbook of a comparison.
pub fn write(comparison: &Comparison, path: &Path) -> Result<(), Failure> {
    put(path, sheet::workbook(comparison)?)
}

/// The département by its name, a territoire by its id.
pub fn named(territoire: &str) -> &str {
    if territoire == DEPARTEMENT { "Département" } else { territoire }
}

/// Territoire, indicator, modality, month.
type Key<'r> = (&'r str, &'r str, &'r str, &'r str);

fn by_key(run: &Run) -> BTreeMap<Key<'_>, &Line> {
    run.rows.iter().map(|it| ((&*it.territoire, &*it.indicateur, &*it.modalite, month(&it.periode)), it)).collect()
}

/// `03` of `2017-03`; nothing of a year or of a day, which both speak of the whole period.
fn month(periode: &str) -> &str {
    match periode.split_once('-') {
        Some((_, month)) if month.len() == 2 => month,
        _ => "",
    }
}

fn order(one: &Change, other: &Change) -> Ordering {
    let rank = |it: &Change| indicators().position(|known| known.id == it.indicateur).unwrap_or(usize::MAX);
    let place = |it: &Change| (it.territoire != DEPARTEMENT, it.territoire.to_owned(), rank(it));
    let rest = |it: &Change| (it.indicateur.to_owned(), it.modalite.to_owned(), it.mois.to_owned());
    place(one).cmp(&place(other)).then_with(|| rest(one).cmp(&rest(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(exercice: i16, lines: &[&str]) -> Run {
        let row = |line: &&str| {
            let [territoire, indicateur, modalite, periode, valeur, unite] =
                std::array::from_fn(|rank| line.split('|').nth(rank).unwrap_or_default().trim().to_owned());
            let (statut, note) = (String::new(), String::new());
            Line { territoire, indicateur, modalite, periode, valeur, unite, statut, note }
        };
        Run { path: "indicateurs.csv".into(), exercice, rows: lines.iter().map(row).collect() }
    }

    #[test]
    fn a_year_stands_beside_another_and_march_beside_march() {
        let before = run(
            2016,
            &[
                "saverne | file_active | | 2016 | 40 | cas",
                "saverne | demandes | | 2016 | 12 | cas",
                "saverne | nouveaux_cas_mensuels | | 2016-03 | 2 | cas",
                "departement | file_active | | 2016 | 40 | cas",
                "saverne | gc_diu | | 2016 | | %",
                "saverne | etp | gc | 2016 | 2 | ETP",
                "saverne | sorties_par_motif | EHPAD | 2016 | 3 | cas",
            ],
        );
        let after = run(
            2017,
            &[
                "saverne | file_active | | 2017 | 43 | cas",
                "saverne | demandes | | 2017 | 12 | cas",
                "saverne | nouveaux_cas_mensuels | | 2017-03 | 5 | cas",
                "departement | file_active | | 2017 | 43 | cas",
                "saverne | gc_diu | | 2017 | | %",
                "saverne | etp | gc | 2017 | | ETP",
                "saverne | sorties_par_motif | EHPAD | 2017 | 4 | cas",
                "saverne | taux_psi | | 2017 | 80 | %",
            ],
        );
        let compared = compare(&before, &after);
        let shown: Vec<String> = compared
            .changes
            .iter()
            .map(|it| format!("{} / {} / {} / {:?}", it.territoire, it.label(), it.detail(), it.sort()))
            .collect();
        assert_eq!(
            shown,
            [
                "departement / File active (dossiers ouverts) /  / Changed",
                "saverne / Inclusions par mois / mars / Changed",
                "saverne / Sorties par motif / Entrée en établissement / Changed",
                "saverne / File active (dossiers ouverts) /  / Changed",
                "saverne / Taux de PSI /  / Appeared",
                "saverne / ETP en poste / gc / Lost",
            ]
        );
        assert_eq!(compared.same, 1, "the requests did not change, the diplomas are known on neither side");
    }
}
