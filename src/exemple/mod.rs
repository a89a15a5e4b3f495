//! Synthetic inboxes of any size, laid out as offices do, with what they are known to say.
//!
//! Everything is drawn from the seed: the same seed gives the same bytes. Nobody is described by a row.

mod bases;
mod budget;
mod cases;
mod days;
mod faults;
mod fields;
mod files;
mod grid25;
mod layout;
mod places;
mod random;
mod settings;
mod sheet;
mod site;
mod staff;
mod truth;
mod whole;

use std::path::Path;

use rayon::prelude::*;

use crate::base::failure::Failure;
use crate::base::territoire::DEPARTEMENT;
use site::Site;
use truth::Truth;

/// What to make.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How many territoires.
    pub sites: u32,
    /// How many requests in each.
    pub cas: u32,
    /// The seed.
    pub graine: u64,
}

/// Who keeps the budgets and the staffing tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeper {
    /// Each territoire its own.
    Site,
    /// The département, for all.
    Departement,
}

/// Writes `inbox/`, `verite.csv` (every figure known) and `fautes.csv` (every fault planted) in an empty folder.
pub fn write(options: Options, folder: &Path) -> Result<(), Failure> {
    if !(1..=places::MOST).contains(&options.sites) {
        return Err(Failure::Configuration(format!(
            "Le nombre de sites va de 1 à {}\u{a0}: {} a été demandé.",
            places::MOST,
            options.sites
        )));
    }
    files::empty_folder(folder)?;
    let keeper = if options.graine.is_multiple_of(2) { Keeper::Departement } else { Keeper::Site };
    let inbox = folder.join("inbox");
    let sites: Vec<Site> = (0..options.sites)
        .into_par_iter()
        .map(|rank| site::make(options, keeper, rank, &inbox))
        .collect::<Result<_, _>>()?;
    let whole = whole::make(options, keeper, &sites, &inbox)?;
    files::text(&folder.join("verite.csv"), known(&sites, &whole))?;
    files::text(&folder.join("fautes.csv"), planted(&sites, &whole.faults))
}

fn known(sites: &[Site], whole: &whole::Whole) -> String {
    let mut territoires: Vec<(&str, &Truth)> = sites.iter().map(|it| (it.place.id.as_str(), &it.truth)).collect();
    territoires.push((DEPARTEMENT, &whole.truth));
    territoires.sort_by_key(|it| it.0);
    let mut text = "territoire,indicateur,modalite,periode,valeur\n".to_owned();
    for (territoire, truth) in territoires {
        for figure in truth.figures() {
            text.push_str(territoire);
            text.push(',');
            text.push_str(&figure.join(","));
            text.push('\n');
        }
    }
    text
}

fn planted(sites: &[Site], of_whole: &[bases::Planted]) -> String {
    let mut lines: Vec<String> = sites
        .iter()
        .flat_map(|site| site.faults.iter().map(move |it| (site.place.id.as_str(), it)))
        .chain(of_whole.iter().map(|it| (DEPARTEMENT, it)))
        .map(|(territoire, it)| {
            let file = it.file.to_string_lossy().replace('\\', "/");
            format!("{file},{},{},{territoire},{},{}\n", it.sheet, it.cell, it.fault.name, it.fault.family)
        })
        .collect();
    lines.sort();
    format!("fichier,feuille,cellule,territoire,faute,famille\n{}", lines.concat())
}

#[cfg(test)]
mod tests;
