//! The files of one territoire, and what they say.

use std::path::{Path, PathBuf};

use super::bases::{self, Planted};
use super::budget::{self, Budget, Payroll};
use super::cases::{self, Case};
use super::days::day;
use super::grid25;
use super::layout::{self, Announced, Layout};
use super::places::{Place, place};
use super::random::Random;
use super::sheet::{Book, Format, Sheet};
use super::staff::{self, Block, Post};
use super::truth::{self, Payer, Truth};
use super::{Keeper, Options, faults, files};
use crate::base::failure::Failure;

/// What is kept of a territoire once its files are written.
pub(super) struct Site {
    pub(super) place: Place,
    pub(super) posts: Vec<Post>,
    /// Rank of the post whose cost was misstated.
    pub(super) misstated: Option<usize>,
    pub(super) budget: Budget,
    pub(super) truth: Truth,
    pub(super) faults: Vec<Planted>,
}

/// Draws a territoire and writes its files.
pub(super) fn make(options: Options, keeper: Keeper, rank: u32, inbox: &Path) -> Result<Site, Failure> {
    let stream = &mut Random::new(options.graine, u64::from(rank) + 1);
    let place = place(rank);
    let layout = layout::draw(stream);
    let folder = folder(&place, rank, &layout, stream);
    let managers = stream.between(2, 4) as u32;
    let mut posts = staff::posts(stream, managers);
    let lines = faults::plant(cases::draw(stream, options.cas, managers), stream);
    let saved = day(2018, 1, 8) + stream.between(0, 30);
    let (mut books, mut faults) = bases::lay_out(&place, &folder, &lines, &layout, saved, stream);
    let grid = grid25::draw(stream);
    books.push(grid_book(&place, &folder, &layout, &grid, saved, stream));
    let payroll = payroll(&posts);
    let misstated = if stream.percent(15) { staff::misstate(&mut posts, stream) } else { None };
    let budget = budget::draw(stream, payroll);
    if keeper == Keeper::Site {
        let (book, found) = staff_book(&place, &folder, &posts, misstated, saved, stream);
        books.push(book);
        faults.extend(found);
        books.push(budget_book(&place, &folder, &budget, saved));
    }
    for book in &books {
        files::write(book, inbox)?;
    }
    let cases: Vec<Case> = lines.into_iter().map(|it| it.case).collect();
    let truth = known(&cases, &posts, &grid.scores, (keeper == Keeper::Site).then_some(&budget));
    Ok(Site { place, posts, misstated, budget, truth, faults })
}

fn known(cases: &[Case], posts: &[Post], scores: &[i64], budget: Option<&Budget>) -> Truth {
    let mut truth = Truth::default();
    truth::of_cases(&mut truth, cases);
    truth::of_posts(&mut truth, posts, Payer::Ars);
    truth::of_managers(&mut truth, posts, cases);
    truth::of_grid(&mut truth, scores);
    truth::of_computed_items(&mut truth);
    if let Some(budget) = budget {
        truth::of_budget(&mut truth, budget);
    }
    truth
}

/// The folder says which territoire it is about, or only when it came.
fn folder(place: &Place, rank: u32, layout: &Layout, stream: &mut Random) -> String {
    match (layout.announced, stream.percent(50)) {
        (Announced::Folder, true) => format!("MAIA {}", place.name),
        (Announced::Folder, false) => place.name.clone(),
        _ => format!("Envoi {:04}", rank + 1),
    }
}

/// Salaries and charges of posts, in cents.
pub(super) fn payroll(posts: &[Post]) -> Payroll {
    Payroll { salaries: posts.iter().map(|it| it.salary).sum(), charges: posts.iter().map(|it| it.charges).sum() }
}

fn grid_book(
    place: &Place,
    folder: &str,
    layout: &Layout,
    grid: &grid25::Grid25,
    saved: i32,
    stream: &mut Random,
) -> Book {
    let usual = "MAIA 25 (indicateur d’implantation de l’intégration) – données fictives".to_owned();
    let named = format!("MAIA {}", place.name);
    let (sheet_name, title) = match (layout.announced, stream.percent(50)) {
        (Announced::Folder, _) => ("MAIA 25".to_owned(), usual),
        (_, true) => (named, usual),
        (_, false) => ("Grille".to_owned(), format!("{named} – données fictives")),
    };
    let mut sheet = Sheet::new(sheet_name);
    grid25::lay_out(&mut sheet, &title, grid);
    book(folder, "MAIA 25.xlsx", sheet, saved)
}

fn staff_book(
    place: &Place,
    folder: &str,
    posts: &[Post],
    misstated: Option<usize>,
    saved: i32,
    stream: &mut Random,
) -> (Book, Vec<Planted>) {
    let mut sheet = Sheet::new("Effectifs");
    let block = Block { title: format!("MAIA {}", place.name), posts, misstated };
    let found = staff::ars_table(&mut sheet, &[block], staff::style(stream));
    let book = book(folder, "Effectifs 2017.xlsx", sheet, saved);
    let found = found.into_iter().map(|it| Planted { file: book.path.clone(), ..it }).collect();
    (book, found)
}

fn budget_book(place: &Place, folder: &str, budget: &Budget, saved: i32) -> Book {
    let mut sheet = Sheet::new("Budget 2017");
    budget::as_list(&mut sheet, &format!("MAIA {} – budget 2017 – données fictives", place.name), budget);
    book(folder, "Budget 2017.xlsx", sheet, saved)
}

/// A workbook of one sheet.
pub(super) fn book(folder: &str, name: &str, sheet: Sheet, saved: i32) -> Book {
    Book { path: PathBuf::from(folder).join(name), format: Format::Xlsx, sheets: vec![sheet], saved }
}
