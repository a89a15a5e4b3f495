//! Budgets of sites: parts of the budget of the département, or all there is of it.

use std::collections::BTreeMap;

use super::accounts::{self, Accounts, add};
use super::lines::{self, Line, Role, Sens};
use crate::write::book::Page;

/// A line for each account of each site.
pub(in crate::write) fn accounts(lines: &[Line]) -> Vec<Line> {
    let mut sites: BTreeMap<(&str, Sens), Vec<&Line>> = BTreeMap::new();
    for line in lines {
        if let Some(site) = &line.territoire {
            sites.entry((site, line.sens)).or_default().push(line);
        }
    }
    let of_site = |((site, sens), lines): ((&str, Sens), Vec<&Line>)| {
        let accounts = accounts::accounts(&lines, sens);
        let line = |(line, _): (Line, _)| Line { territoire: Some(site.to_owned()), ..line };
        accounts.into_iter().map(line).collect::<Vec<_>>()
    };
    sites.into_iter().flat_map(of_site).collect()
}

/// The totals that sites state, together.
pub(super) fn totals(lines: &[Line]) -> impl Iterator<Item = Line> {
    Sens::ALL.into_iter().filter_map(|sens| {
        let stated = || lines.iter().filter(move |it| it.role == Role::Total && it.sens == sens);
        let first = stated().next()?;
        Some(Line {
            territoire: None,
            prevu: add(stated().map(|it| it.prevu)),
            modifie: add(stated().map(|it| it.modifie)),
            realise: add(stated().map(|it| it.realise)),
            ..first.clone()
        })
    })
}

/// Writes the accounts of each site, and ties those of the département to them where they are its only source.
pub(super) fn table(page: &mut Page, sites: &[Line], accounts: &Accounts) {
    if sites.is_empty() {
        return;
    }
    let lines: Vec<&Line> = sites.iter().collect();
    let (area, sense) = lines::rows(page, accounts.layout, "Budgets des sites, par compte", &lines);
    accounts.tie_to_sites(page, area, sense);
}
