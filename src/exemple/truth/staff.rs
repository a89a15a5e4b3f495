//! Figures of the staffing tables.

use super::cases::{is_followed, is_open};
use super::{Fraction, Truth, decimals, yearly};
use crate::exemple::cases::Case;
use crate::exemple::staff::Post;

/// Who pays the posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exemple) enum Payer {
    Ars,
    Departement,
}

/// Adds posts to a territoire, or to the whole when they belong to none.
pub(in crate::exemple) fn of_posts(truth: &mut Truth, posts: &[Post], payer: Payer) {
    let kinds: &[(&str, &str)] = match payer {
        Payer::Ars => &[("pilote", "pilote"), ("gc", "gc"), ("secretaire", "secretaire"), ("autre", "autre")],
        Payer::Departement => &[("pilote", "pilote_cd"), ("secretaire", "secretaire_cd"), ("autre", "autre_cd")],
    };
    truth.has_staff |= payer == Payer::Ars;
    for (quality, modalite) in kinds {
        let (mut etp, mut cost, mut full_year) = (0, 0, 0);
        for post in posts.iter().filter(|it| it.quality == *quality) {
            etp += if post.at_end() { post.etp } else { 0 };
            cost += post.cost;
            full_year += post.full_cost;
        }
        *truth.etp.entry(yearly("etp", modalite)).or_default() += etp;
        *truth.euros.entry(yearly("cout_personnel", modalite)).or_default() += cost;
        if payer == Payer::Ars {
            *truth.euros.entry(yearly("cout_personnel_annee_pleine", modalite)).or_default() += full_year;
        }
    }
    for post in posts.iter().filter(|it| it.quality == "gc") {
        truth.gc_days += post.etp * post.days_held();
        if post.at_end() {
            truth.gc_etp += post.etp;
            truth.share("gc_diu", "", post.diu == Some("OBTENU"));
        }
    }
}

/// Open files of each case manager who is still there and followed someone, by full-time equivalent.
pub(in crate::exemple) fn of_managers(truth: &mut Truth, posts: &[Post], cases: &[Case]) {
    for (rank, post) in (1..).zip(posts.iter().filter(|it| it.quality == "gc")) {
        let theirs: Vec<&Case> = cases.iter().filter(|it| it.gc == rank && is_followed(it)).collect();
        if post.at_end() && !theirs.is_empty() {
            let open = theirs.iter().filter(|it| is_open(it)).count() as i128;
            let load = Fraction::new(open * 10_000, post.etp.into());
            truth.own.insert(yearly("charge_par_gc", &format!("GC {rank}")), decimals(load));
        }
    }
}

/// Posts financed that nobody held on the last day, in persons.
pub(in crate::exemple) fn vacancies(truth: &mut Truth, posts: &[Post], pilotes: u32, managers: u32) {
    for (quality, financed) in [("pilote", pilotes), ("gc", managers)] {
        let held = posts.iter().filter(|it| it.quality == quality && it.at_end()).count() as i64;
        truth.own.insert(yearly("postes_vacants", quality), (i64::from(financed) - held).to_string());
    }
}
