//! Staffing: posts and their costs, and the tables that show them.

use super::bases::Planted;
use super::days::{END, START, day};
use super::faults::Fault;
use super::files::serial;
use super::random::Random;
use super::sheet::{Cell, Sheet};
use crate::base::cell::a1;
use crate::base::money::decimal;
use crate::base::table::ETP_UNIT;

/// A post. Amounts are cents; a year is the exercice.
#[derive(Debug, Clone)]
pub(super) struct Post {
    /// `GC N°2`.
    pub(super) label: String,
    /// `pilote`, `gc`, `secretaire`, `autre`.
    pub(super) quality: &'static str,
    pub(super) profile: &'static str,
    /// Ten-thousandths.
    pub(super) etp: i64,
    pub(super) entered: Option<i32>,
    pub(super) left: Option<i32>,
    pub(super) salary: i64,
    pub(super) charges: i64,
    /// As the table states it: the sum of both, but where a fault was planted.
    pub(super) cost: i64,
    pub(super) full_salary: i64,
    pub(super) full_charges: i64,
    pub(super) full_cost: i64,
    /// Code of `base::codes::DIUS`, for case managers.
    pub(super) diu: Option<&'static str>,
}

impl Post {
    /// Whether someone holds it on the last day of the exercice.
    pub(super) fn at_end(&self) -> bool {
        self.entered.is_none_or(|it| it <= END) && self.left.is_none_or(|it| it > END)
    }

    /// Days of the exercice on which someone holds it.
    pub(super) fn days_held(&self) -> i64 {
        let first = self.entered.unwrap_or(START).max(START);
        let last = self.left.map_or(END, |it| it - 1).min(END);
        i64::from((last - first + 1).max(0))
    }
}

/// A cost that is not the sum of salary and charges.
pub(super) static WRONG_COST: Fault = Fault { name: "coût total différent de salaire + charges", family: "EFF" };
/// A date of entry that lost its format.
pub(super) static SERIAL_ENTRY: Fault = Fault { name: "numéro de série à la place d’une date", family: "VAL" };

/// The posts of a territoire: a pilote, case managers, at times someone else.
pub(super) fn posts(stream: &mut Random, managers: u32) -> Vec<Post> {
    let mut posts = vec![post(stream, "Pilote".to_owned(), "pilote", ETP_UNIT)];
    for rank in 1..=managers {
        let etp = stream.weighted(&[(10_000, 60), (9_000, 12), (8_000, 22), (5_000, 6)]).unwrap_or(ETP_UNIT);
        posts.push(post(stream, format!("GC N°{rank}"), "gc", etp));
    }
    if stream.percent(25) {
        posts.push(post(stream, "Secrétaire".to_owned(), "secretaire", ETP_UNIT / 2));
    }
    if stream.percent(10) {
        posts.push(post(stream, "Agent SICODOM".to_owned(), "autre", ETP_UNIT));
    }
    posts
}

/// Case managers shared by the territoires.
pub(super) fn shared_posts(stream: &mut Random) -> Vec<Post> {
    (1..=2).map(|rank| post(stream, format!("GC N°{rank}"), "gc", ETP_UNIT)).collect()
}

/// Posts paid by the département: a coordinator, and a secretary for each territoire.
pub(super) fn departmental_posts(stream: &mut Random, sites: u32) -> Vec<Post> {
    let mut posts = vec![whole_year(post(stream, "Coordonnateur dispositif MAIA".to_owned(), "autre", ETP_UNIT))];
    for _ in 0..sites {
        let etp = if stream.percent(20) { ETP_UNIT / 2 } else { ETP_UNIT };
        posts.push(whole_year(post(stream, "Secrétaire assistante".to_owned(), "secretaire", etp)));
    }
    posts
}

/// The same post, held all along.
fn whole_year(post: Post) -> Post {
    Post {
        entered: None,
        left: None,
        salary: post.full_salary,
        charges: post.full_charges,
        cost: post.full_cost,
        ..post
    }
}

fn post(stream: &mut Random, label: String, quality: &'static str, etp: i64) -> Post {
    // Multiples of 1 200 €, so that tenths of a post and twelfths of a year are whole euros.
    let full_salary = i64::from(stream.between(19, 34)) * 120_000 * etp / ETP_UNIT;
    let full_charges = full_salary * 2 / 5;
    let before = day(2012, 1, 2) + stream.between(0, 1_800);
    let entered =
        stream.weighted(&[(None, 40), (Some(before), 45), (Some(day(2017, 3, 1)), 8), (Some(day(2017, 9, 1)), 7)]);
    let entered = entered.flatten();
    let left = (entered.is_none_or(|it| it < START) && stream.percent(6)).then(|| day(2017, 7, 1));
    let months = match (entered, left) {
        (_, Some(_)) => 6,
        (Some(it), None) if it == day(2017, 3, 1) => 10,
        (Some(it), None) if it == day(2017, 9, 1) => 4,
        _ => 12,
    };
    let (salary, charges) = (full_salary * months / 12, full_charges * months / 12);
    Post {
        label,
        quality,
        profile: stream.pick(&["IDE", "ASE", "Attaché territorial", "CSE"]).unwrap_or_default(),
        etp,
        entered,
        left,
        salary,
        charges,
        cost: salary + charges,
        full_salary,
        full_charges,
        full_cost: full_salary + full_charges,
        diu: (quality == "gc").then(|| stream.weighted(&[("OBTENU", 55), ("EN_COURS", 35), ("NON", 10)])).flatten(),
    }
}

/// Adds 1 000 € to the cost of a post, as a typing mistake does.
pub(super) fn misstate(posts: &mut [Post], stream: &mut Random) -> Option<usize> {
    let at = stream.below(posts.len());
    posts.get_mut(at)?.cost += 100_000;
    Some(at)
}

/// A block of a staffing table: its title, its posts, which of them was misstated.
pub(super) struct Block<'a> {
    pub(super) title: String,
    pub(super) posts: &'a [Post],
    pub(super) misstated: Option<usize>,
}

/// How a table writes its amounts and dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// `33 000 €` and `0,8` typed as text.
    pub(super) as_text: bool,
    /// The first date of entry is left as a number.
    pub(super) serial: bool,
}

/// Draws the style of a table.
pub(super) fn style(stream: &mut Random) -> Style {
    Style { as_text: stream.percent(20), serial: stream.percent(15) }
}

/// The staffing table of posts paid by the ARS: blocks one above the other, each with its total, then the total of totals.
pub(super) fn ars_table(sheet: &mut Sheet, blocks: &[Block], style: Style) -> Vec<Planted> {
    sheet.push(0, vec![Cell::bold("Tableau des effectifs 2017 – données fictives")]);
    sheet.push(0, vec![Cell::bold("Effectifs financés par la subvention ARS")]);
    sheet.skip(1);
    let mut faults = Vec::new();
    let mut style = style;
    for (rank, block) in blocks.iter().enumerate() {
        sheet.push(0, vec![Cell::bold(block.title.as_str())]);
        if rank == 0 {
            sheet.push(0, ARS_HEADINGS.iter().map(|it| Cell::bold(*it)).collect());
        }
        for (at, post) in block.posts.iter().enumerate() {
            let row = sheet.push(0, ars_row(post, style));
            if style.serial && post.entered.is_some() {
                faults.push(planted(sheet, row, 3, &SERIAL_ENTRY));
                style.serial = false;
            }
            if block.misstated == Some(at) {
                faults.push(planted(sheet, row, 7, &WRONG_COST));
            }
        }
        sheet.push(0, total_row("TOTAL", block.posts, style));
    }
    if blocks.len() > 1 {
        let all: Vec<Post> = blocks.iter().flat_map(|it| it.posts).cloned().collect();
        sheet.push(0, total_row("TOTAL GÉNÉRAL", &all, style));
    }
    faults
}

static ARS_HEADINGS: [&str; 12] = [
    "Qualité",
    "Profil",
    "ETP",
    "Période de recrutement",
    "Date de départ",
    "Salaire brut",
    "Charges sociales",
    "Coût total 2017",
    "Salaire Brut en année pleine",
    "charges année pleine",
    "Coût total année pleine",
    "DIU",
];

fn ars_row(post: &Post, style: Style) -> Vec<Cell> {
    let date = |day: Option<i32>| match day {
        None => Cell::Blank,
        Some(day) => Cell::Date(day),
    };
    let entered = match post.entered {
        Some(day) if style.serial => Cell::Number(serial(day)),
        other => date(other),
    };
    let diu = match post.diu {
        Some("OBTENU") => Cell::text("Obtenu"),
        Some("EN_COURS") => Cell::text("En cours"),
        Some(_) => Cell::text("Non"),
        None => Cell::Blank,
    };
    let mut cells =
        vec![Cell::text(post.label.as_str()), Cell::text(post.profile), etp(post.etp, style), entered, date(post.left)];
    cells.extend(
        [post.salary, post.charges, post.cost, post.full_salary, post.full_charges, post.full_cost]
            .map(|it| amount(it, style)),
    );
    cells.push(diu);
    cells
}

fn total_row(label: &str, posts: &[Post], style: Style) -> Vec<Cell> {
    let sum = |of: fn(&Post) -> i64| posts.iter().map(of).sum::<i64>();
    let mut cells = vec![Cell::bold(label), Cell::Blank, etp(sum(|it| it.etp), style), Cell::Blank, Cell::Blank];
    cells.extend(
        [
            sum(|it| it.salary),
            sum(|it| it.charges),
            sum(|it| it.cost),
            sum(|it| it.full_salary),
            sum(|it| it.full_charges),
            sum(|it| it.full_cost),
        ]
        .map(|it| amount(it, style)),
    );
    cells
}

/// The table of posts paid by the département: costs at full time, then as their share of a post.
pub(super) fn departmental_table(sheet: &mut Sheet, posts: &[Post]) {
    let style = Style { as_text: false, serial: false };
    sheet.push(0, vec![Cell::bold("Tableau des effectifs 2017 – données fictives")]);
    sheet.push(0, vec![Cell::bold("Effectifs financés par le Département")]);
    sheet.skip(1);
    sheet.push(0, DEPARTMENTAL_HEADINGS.iter().map(|it| Cell::bold(*it)).collect());
    let full = |cents: i64, post: &Post| cents * ETP_UNIT / post.etp;
    let row = |label: Cell, profile: Cell, share: i64, amounts: [i64; 6]| {
        let mut cells = vec![label, profile, etp(share, style)];
        cells.extend(amounts.map(|it| amount(it, style)));
        cells
    };
    let mut totals = [0; 6];
    for post in posts {
        let amounts = [
            full(post.salary, post),
            full(post.charges, post),
            full(post.cost, post),
            post.salary,
            post.charges,
            post.cost,
        ];
        for (total, amount) in totals.iter_mut().zip(amounts) {
            *total += amount;
        }
        sheet.push(0, row(Cell::text(post.label.as_str()), Cell::text(post.profile), post.etp, amounts));
    }
    let etp_total = posts.iter().map(|it| it.etp).sum();
    sheet.push(0, row(Cell::bold("TOTAL"), Cell::Blank, etp_total, totals));
}

static DEPARTMENTAL_HEADINGS: [&str; 9] = [
    "Qualité",
    "Profil",
    "ETP",
    "Salaire brut à temps complet",
    "Charges sociales à temps complet",
    "Coût total à temps complet",
    "Salaire brut au prorata",
    "Charges au prorata",
    "Coût total au prorata",
];

fn planted(sheet: &Sheet, row: u32, col: u32, fault: &'static Fault) -> Planted {
    Planted { file: Default::default(), sheet: sheet.name.clone(), cell: a1(row, col), fault }
}

fn etp(share: i64, style: Style) -> Cell {
    let value = share as f64 / ETP_UNIT as f64;
    if style.as_text { Cell::text(decimal(value, 4)) } else { Cell::Number(value) }
}

/// Amounts of staffing tables are whole euros.
fn amount(cents: i64, style: Style) -> Cell {
    if style.as_text { Cell::text(crate::base::money::euros(cents)) } else { Cell::Euros(cents) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_sound_before_any_fault() {
        let mut stream = Random::new(3, 0);
        for post in (0..300).flat_map(|_| posts(&mut stream, 4)) {
            assert_eq!(post.cost, post.salary + post.charges);
            assert_eq!(post.salary % 100, 0, "{post:?}");
            let ratio = post.charges as f64 / post.salary as f64;
            assert!((0.39..0.41).contains(&ratio));
            let months = post.days_held() as f64 / 30.4375;
            let paid = 12.0 * post.cost as f64 / post.full_cost as f64;
            assert!((months - paid).abs() < 0.2, "{post:?}");
        }
    }
}
