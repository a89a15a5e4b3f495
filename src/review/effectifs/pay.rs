//! What posts cost together, to compare with a budget.

use std::collections::BTreeSet;

use super::copied_total::Copied;
use super::{Base, Ligne, Role, covers_all_territoires, lignes};
use crate::base::failure::Failure;
use crate::identify::tables::effectifs as table;
use crate::normalise::Frames;
use crate::review::known_sum;

/// Salaries and charges of some posts, in cents.
pub(in crate::review) struct Pay {
    pub salaire: Option<i64>,
    pub charges: Option<i64>,
}

/// A post that the grant pays, its cost in cents and its cell.
pub(in crate::review) struct PaidPost {
    pub libelle: String,
    pub cost: i64,
    pub cell: String,
}

/// The posts of every staffing table.
pub(in crate::review) struct Staffing {
    lignes: Vec<Ligne>,
    complete: bool,
}

impl Staffing {
    pub(in crate::review) fn of(frames: &Frames) -> Result<Self, Failure> {
        let lignes = lignes(frames)?;
        Ok(Self { complete: covers_all_territoires(&lignes, frames), lignes })
    }

    /// What full-year salaries copied from total costs have too much, all together.
    pub(in crate::review) fn full_year_excess(&self) -> Option<i64> {
        known_sum(self.lignes.iter().filter_map(Copied::of).map(|it| Some(it.excess())))
    }

    /// The posts that the grant pays and whose cost is known.
    pub(in crate::review) fn paid_by_ars(&self, frames: &Frames) -> impl Iterator<Item = PaidPost> {
        let posts = self.lignes.iter().filter(|it| it.is(Role::Poste) && it.financeur.as_deref() == Some("ARS"));
        posts.filter_map(|it| {
            let cell = it.place(frames, table::QUALITE).address();
            Some(PaidPost { libelle: it.libelle.clone()?, cost: it.cost(Base::Exercice)[2]?, cell })
        })
    }

    /// All posts, then those that the département does not pay; of a territoire, or of all when every territoire has posts. In full year, a
    /// table without full-year amounts counts at its cost of the year, when another has some.
    pub(in crate::review) fn pay(&self, territoire: Option<&str>, annee_pleine: bool) -> Option<[Pay; 2]> {
        if territoire.is_none() && !self.complete {
            return None;
        }
        let of_territoire = |it: &&Ligne| territoire.is_none() || it.territoire.as_deref() == territoire;
        let posts: Vec<&Ligne> = self.lignes.iter().filter(|it| it.is(Role::Poste)).filter(of_territoire).collect();
        let has_full_year = |it: &&&Ligne| annee_pleine && it.cost(Base::AnneePleine).iter().any(Option::is_some);
        let full: BTreeSet<i64> = posts.iter().filter(has_full_year).map(|it| it.tableau).collect();
        if annee_pleine && full.is_empty() {
            return None;
        }
        let sum = |posts: &[&Ligne]| {
            let amount = |rank: usize| {
                let base = |it: &Ligne| if full.contains(&it.tableau) { Base::AnneePleine } else { Base::Exercice };
                known_sum(posts.iter().map(|it| it.cost(base(it))[rank]))
            };
            Pay { salaire: amount(0), charges: amount(1) }
        };
        let ars: Vec<&Ligne> = posts.iter().copied().filter(|it| !it.of_departement()).collect();
        Some([sum(&posts), sum(&ars)])
    }
}
