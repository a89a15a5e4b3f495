//! What registers say of one territoire.

use std::collections::BTreeMap;

use super::{Concertation, counts_for};

impl Concertation {
    /// What counts for a territoire: its own rows, those of the département, and what was said at the meetings of either.
    pub fn of_territoire(&self, territoire: &str) -> Self {
        let own = |owner: &Option<String>| counts_for(owner.as_ref(), territoire);
        let reunions = ranks(self.reunions.iter().map(|it| own(&it.territoire)));
        let held = |reunion: Option<usize>| reunion.is_some_and(|it| reunions.contains_key(&it));
        let decisions = ranks(self.decisions.iter().map(|it| own(&it.territoire) || held(it.reunion)));
        let at = |ranks: &BTreeMap<usize, usize>, rank: Option<usize>| ranks.get(&rank?).copied();
        let mut view = Self {
            reunions: kept(&self.reunions, &reunions),
            presences: self.presences.iter().filter(|it| own(&it.territoire) || held(it.reunion)).cloned().collect(),
            decisions: kept(&self.decisions, &decisions),
            suivis: self.suivis.iter().filter(|it| own(&it.territoire) || held(it.reunion)).cloned().collect(),
            validations: self.validations.iter().filter(|it| own(&it.territoire)).cloned().collect(),
            designations: self.designations.iter().filter(|it| own(&it.territoire)).cloned().collect(),
            services: self.services.iter().filter(|it| own(&it.territoire)).cloned().collect(),
        };
        view.presences.iter_mut().for_each(|it| it.reunion = at(&reunions, it.reunion));
        view.decisions.iter_mut().for_each(|it| it.reunion = at(&reunions, it.reunion));
        for suivi in &mut view.suivis {
            (suivi.reunion, suivi.decision) = (at(&reunions, suivi.reunion), at(&decisions, suivi.decision));
        }
        view
    }
}

/// The new rank of each row that is kept, by its old one.
fn ranks(keeps: impl Iterator<Item = bool>) -> BTreeMap<usize, usize> {
    keeps.enumerate().filter(|it| it.1).map(|it| it.0).zip(0..).collect()
}

fn kept<T: Clone>(rows: &[T], ranks: &BTreeMap<usize, usize>) -> Vec<T> {
    ranks.keys().filter_map(|it| rows.get(*it)).cloned().collect()
}
