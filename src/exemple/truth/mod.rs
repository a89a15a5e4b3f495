//! What a synthetic inbox is known to say: every figure, recomputed from the draws by loops of their own.
//!
//! Nothing here reads a file nor shares a line with the program that is to be held against it.

mod cases;
mod fraction;
mod grids;
mod money;
mod staff;

use std::collections::BTreeMap;

use super::days::{END, EXERCICE, START};
use fraction::{Fraction, mean, tenths};

pub(super) use cases::of_cases;
pub(super) use grids::{of_computed_items, of_grid};
pub(super) use money::{of_budget, of_convention};
pub(super) use staff::{Payer, of_managers, of_posts, vacancies};

/// Name of a figure: indicateur, modalite, periode.
type Key = (&'static str, String, String);

/// What is counted for a territoire; those of several territoires add up to that of the whole.
#[derive(Debug, Default, Clone)]
pub(super) struct Truth {
    /// Persons, scores: published as they are.
    counts: BTreeMap<Key, i64>,
    /// Part and whole of a percentage.
    shares: BTreeMap<Key, (i64, i64)>,
    /// Days, one by one, by the beginning of the names of the figures made from them.
    delays: BTreeMap<&'static str, Vec<i64>>,
    /// Cents.
    euros: BTreeMap<Key, i64>,
    /// Ten-thousandths of a post.
    etp: BTreeMap<Key, i64>,
    /// Days × ten-thousandths of case managers over the exercice.
    gc_days: i64,
    /// Ten-thousandths of case managers on the last day.
    gc_etp: i64,
    /// Days × open files over the exercice.
    open_days: i64,
    open: i64,
    included: i64,
    followed: i64,
    exits: i64,
    hospitalisations: i64,
    /// Of this territoire alone, as written.
    own: BTreeMap<Key, String>,
    has_cases: bool,
    has_staff: bool,
}

impl Truth {
    fn count(&mut self, indicateur: &'static str, modalite: &str, add: i64) {
        *self.counts.entry(yearly(indicateur, modalite)).or_default() += add;
    }

    fn share(&mut self, indicateur: &'static str, modalite: &str, part: bool) {
        let share = self.shares.entry(yearly(indicateur, modalite)).or_default();
        share.0 += i64::from(part);
        share.1 += 1;
    }

    fn delay(&mut self, name: &'static str, days: i64) {
        self.delays.entry(name).or_default().push(days);
    }

    /// Adds another territoire to the whole.
    pub(super) fn add(&mut self, other: &Truth) {
        for (key, count) in &other.counts {
            *self.counts.entry(key.clone()).or_default() += count;
        }
        for (key, (part, whole)) in &other.shares {
            let share = self.shares.entry(key.clone()).or_default();
            share.0 += part;
            share.1 += whole;
        }
        for (name, days) in &other.delays {
            self.delays.entry(name).or_default().extend(days);
        }
        for (key, cents) in &other.euros {
            *self.euros.entry(key.clone()).or_default() += cents;
        }
        for (key, etp) in &other.etp {
            *self.etp.entry(key.clone()).or_default() += etp;
        }
        self.gc_days += other.gc_days;
        self.gc_etp += other.gc_etp;
        self.open_days += other.open_days;
        self.open += other.open;
        self.included += other.included;
        self.followed += other.followed;
        self.exits += other.exits;
        self.hospitalisations += other.hospitalisations;
        self.has_cases |= other.has_cases;
        self.has_staff |= other.has_staff;
    }

    /// Every figure known, in order of name: indicateur, modalite, periode, value (empty when it cannot be computed).
    pub(super) fn figures(&self) -> Vec<[String; 4]> {
        let mut figures: BTreeMap<Key, String> = BTreeMap::new();
        for (key, count) in &self.counts {
            figures.insert(key.clone(), count.to_string());
        }
        for (key, (part, whole)) in &self.shares {
            figures.insert(key.clone(), decimals(Fraction::new(100 * i128::from(*part), (*whole).into())));
        }
        for (key, cents) in &self.euros {
            figures.insert(key.clone(), euros(Fraction::new((*cents).into(), 100)));
        }
        for (key, etp) in &self.etp {
            figures.insert(key.clone(), decimals(Fraction::new((*etp).into(), 10_000)));
        }
        for (key, value) in &self.own {
            figures.insert(key.clone(), value.clone());
        }
        figures.extend(self.delay_figures().into_iter().map(|(key, it)| (key, decimals(it))));
        figures.extend(self.load_figures().into_iter().map(|(key, it)| (key, decimals(it))));
        figures.extend(self.budget_gaps());
        figures
            .into_iter()
            .map(|((indicateur, modalite, periode), value)| [indicateur.into(), modalite, periode, value])
            .collect()
    }

    fn delay_figures(&self) -> Vec<(Key, Option<Fraction>)> {
        let mut figures = Vec::new();
        for (name, days) in &self.delays {
            let mut sorted = days.clone();
            sorted.sort_unstable();
            let sorted = sorted.as_slice();
            match *name {
                "delai_demande_visite" => {
                    let short = sorted.iter().filter(|it| **it < 10).count() as i128;
                    figures.push((yearly("delai_demande_visite_moyen", ""), mean(sorted)));
                    figures.push((yearly("delai_demande_visite_median", ""), tenths(sorted, 5)));
                    figures.push((yearly("delai_demande_visite_p90", ""), tenths(sorted, 9)));
                    figures.push((yearly("part_delai_conforme", ""), Fraction::new(100 * short, sorted.len() as i128)));
                }
                "delai_demande_inclusion" => {
                    figures.push((yearly("delai_demande_inclusion_moyen", ""), mean(sorted)));
                    figures.push((yearly("delai_demande_inclusion_median", ""), tenths(sorted, 5)));
                }
                "delai_inclusion_psi" => figures.push((yearly("delai_inclusion_psi_moyen", ""), mean(sorted))),
                _ => {
                    // Months of 30,4375 days; what is sorted is counted in ten-thousandths of a day.
                    let months: Vec<i64> = sorted.iter().map(|it| it * 10_000).collect();
                    let in_months = |it: Option<Fraction>| it.and_then(|it| it.divided(304_375));
                    figures.push((yearly("duree_suivi_moyenne", ""), in_months(mean(&months))));
                    figures.push((yearly("duree_suivi_mediane", ""), in_months(tenths(&months, 5))));
                }
            }
        }
        figures
    }

    fn load_figures(&self) -> Vec<(Key, Option<Fraction>)> {
        let days = i128::from(END - START + 1);
        let mut figures = Vec::new();
        if self.has_cases {
            figures.push((yearly("file_active_moyenne", ""), Fraction::new(self.open_days.into(), days)));
            figures.push((
                yearly("taux_rotation", ""),
                Fraction::new(100 * i128::from(self.exits) * days, self.open_days.into()),
            ));
            figures.push((
                yearly("hospitalisations_par_cas", ""),
                Fraction::new(self.hospitalisations.into(), self.followed.into()),
            ));
        }
        if self.has_cases && self.has_staff {
            let per_mean_etp = |count: i64| Fraction::new(i128::from(count) * days * 10_000, self.gc_days.into());
            figures.push((
                yearly("charge_par_etp", ""),
                Fraction::new(i128::from(self.open) * 10_000, self.gc_etp.into()),
            ));
            figures.push((
                yearly("nouveaux_cas_par_mois_par_etp", ""),
                per_mean_etp(self.included).and_then(|it| it.divided(12)),
            ));
            figures.push((yearly("situations_par_etp", ""), per_mean_etp(self.followed)));
        }
        figures
    }

    /// Gap between spent and planned of each account; in percent, nothing when nothing was planned.
    fn budget_gaps(&self) -> Vec<(Key, String)> {
        let mut figures = Vec::new();
        for ((indicateur, account, _), planned) in &self.euros {
            let spent = self.euros.get(&yearly("budget_realise", account));
            let ("budget_prevu", Some(spent)) = (*indicateur, spent) else { continue };
            let gap = i128::from(spent - planned);
            figures.push((yearly("budget_ecart", account), euros(Fraction::new(gap, 100))));
            let percent = Fraction::new(100 * gap, (*planned).into());
            figures.push((yearly("budget_ecart_pct", account), decimals(percent)));
        }
        figures
    }
}

fn yearly(indicateur: &'static str, modalite: &str) -> Key {
    (indicateur, modalite.to_owned(), EXERCICE.to_string())
}

/// As published; nothing when it cannot be computed.
fn decimals(figure: Option<Fraction>) -> String {
    figure.map(|it| it.decimals(6)).unwrap_or_default()
}

fn euros(figure: Option<Fraction>) -> String {
    figure.map(|it| it.fixed(2)).unwrap_or_default()
}
