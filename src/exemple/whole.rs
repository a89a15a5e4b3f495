//! The files of the département, and what the whole inbox says.

use std::path::Path;

use super::bases::Planted;
use super::budget::{self, Budget, SubLine};
use super::days::day;
use super::random::Random;
use super::sheet::{Book, Sheet};
use super::site::{Site, book, payroll};
use super::staff::{self, Block, Post};
use super::truth::{self, Payer, Truth};
use super::{Keeper, Options, files, settings};
use crate::base::failure::Failure;

/// What is kept of the département.
pub(super) struct Whole {
    pub(super) truth: Truth,
    pub(super) faults: Vec<Planted>,
}

const FOLDER: &str = "Conseil départemental";

/// Draws what belongs to no territoire, writes it, and adds everything up.
pub(super) fn make(options: Options, keeper: Keeper, sites: &[Site], inbox: &Path) -> Result<Whole, Failure> {
    let stream = &mut Random::new(options.graine, 0);
    let saved = day(2018, 1, 31);
    let shared = staff::shared_posts(stream);
    let departmental = staff::departmental_posts(stream, options.sites);
    let mut budget = Budget::default();
    for site in sites {
        budget.add(&site.budget);
    }
    if keeper == Keeper::Departement {
        budget.add(&budget::draw(stream, payroll(&[shared.as_slice(), departmental.as_slice()].concat())));
    }
    let (mut books, faults) = staff_books(keeper, sites, &shared, &departmental, saved, stream);
    if keeper == Keeper::Departement {
        books.extend(budget_books(&budget, saved));
    }
    for book in &books {
        files::write(book, inbox)?;
    }
    let managers = sites.iter().flat_map(|it| &it.posts).chain(&shared).filter(|it| it.quality == "gc").count() as u32;
    let financed = settings::Financed { pilotes: options.sites, managers: managers + (options.graine % 3) as u32 };
    files::text(&inbox.join("maia.toml"), settings::text(&budget, financed))?;
    let posts: Vec<Post> = sites.iter().flat_map(|it| &it.posts).chain(&shared).cloned().collect();
    let mut truth = Truth::default();
    for site in sites {
        truth.add(&site.truth);
    }
    truth::of_posts(&mut truth, &shared, Payer::Ars);
    truth::of_posts(&mut truth, &departmental, Payer::Departement);
    truth::vacancies(&mut truth, &posts, financed.pilotes, financed.managers);
    if keeper == Keeper::Departement {
        truth::of_budget(&mut truth, &budget);
    }
    truth::of_convention(&mut truth, &budget, financed);
    Ok(Whole { truth, faults })
}

fn staff_books(
    keeper: Keeper,
    sites: &[Site],
    shared: &[Post],
    departmental: &[Post],
    saved: i32,
    stream: &mut Random,
) -> (Vec<Book>, Vec<Planted>) {
    let mut blocks: Vec<Block> = Vec::new();
    if keeper == Keeper::Departement {
        blocks.extend(sites.iter().map(|it| Block {
            title: format!("MAIA {}", it.place.name),
            posts: &it.posts,
            misstated: it.misstated,
        }));
    }
    blocks.push(Block { title: "Effectifs mutualisés".to_owned(), posts: shared, misstated: None });
    let mut sheet = Sheet::new("Effectifs ARS");
    let found = staff::ars_table(&mut sheet, &blocks, staff::style(stream));
    let ars = book(FOLDER, "Effectifs ARS 2017.xlsx", sheet, saved);
    let faults = found.into_iter().map(|it| Planted { file: ars.path.clone(), ..it }).collect();
    let mut sheet = Sheet::new("Effectifs Département");
    staff::departmental_table(&mut sheet, departmental);
    (vec![ars, book(FOLDER, "Effectifs Département 2017.xlsx", sheet, saved)], faults)
}

fn budget_books(budget: &Budget, saved: i32) -> [Book; 2] {
    let planned: fn(&SubLine) -> i64 = |it| it.planned;
    let spent: fn(&SubLine) -> i64 = |it| it.spent;
    [
        ("Budget 2017", "Budget 2017 – données fictives", "montant en euros", planned),
        ("Réalisé 2017", "Dépenses et recettes réalisées en 2017 – données fictives", "Réalisé 2017", spent),
    ]
    .map(|(name, title, heading, amount)| {
        let mut sheet = Sheet::new(name);
        budget::side_by_side(&mut sheet, title, heading, budget, amount);
        book(FOLDER, &format!("{name}.xlsx"), sheet, saved)
    })
}
