//! Totals by site, recalculated from the posts, beside those that the files state.

use std::collections::BTreeMap;

use super::posts::{ETP_COLUMN, Post, Role, Site, Source, etp, euros, money};
use crate::base::cell::a1;
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page, Tone, total};

/// What is totalled: the ETP, or an amount by its rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Total {
    Etp,
    Amount(usize),
}

const TOTALS: [(Total, &str); 3] =
    [(Total::Etp, "ETP"), (Total::Amount(2), "Coût"), (Total::Amount(5), "Coût en année pleine")];

impl Total {
    fn of(self, post: &Post) -> Option<f64> {
        match self {
            Total::Etp => post.etp.map(etp),
            Total::Amount(rank) => post.amounts[rank].map(euros),
        }
    }
}

/// Writes the totals of the posts that stand in `area`; `column_of` tells the column of an amount.
pub(super) fn table(
    report: &Report,
    page: &mut Page,
    posts: &[Post],
    source: Source,
    area: Area,
    column_of: impl Fn(usize) -> Option<u16>,
) {
    let column = |total: Total| match total {
        Total::Etp => Some(ETP_COLUMN),
        Total::Amount(rank) => column_of(rank),
    };
    let own: Vec<&Post> = posts.iter().filter(|it| it.source == source).collect();
    let kind = |total: Total| if total == Total::Etp { Kind::Etp } else { money(&own) };
    let totals: Vec<(Total, u16, &str, Kind)> =
        TOTALS.iter().filter_map(|&(total, name)| Some((total, column(total)?, name, kind(total)))).collect();
    let mut columns = vec![Column::new("Site", 30.0, Kind::Text)];
    for (.., name, kind) in &totals {
        columns.push(Column::new(format!("{name} recalculé"), 14.0, *kind));
        columns.push(Column::new(format!("{name} indiqué"), 14.0, *kind));
        columns.push(Column::new(
            format!("{name}, écart"),
            11.0,
            if *kind == Kind::Euros { Kind::Cents } else { *kind },
        ));
    }
    let mut table = page.table(format!("{}\u{a0}: totaux recalculés et totaux indiqués", source.caption()), columns);
    let sites = by_site(posts, source);
    for (site, posts) in &sites {
        let row = table.next_row();
        let mut cells = vec![Cell::text(site.name(report))];
        for ((total, col, ..), rank) in totals.iter().zip(0u16..) {
            let formula = format!("SUMIFS({},{},{})", area.range(*col), area.range(0), a1(row, 0));
            let computed = sum(*total, posts.iter().copied().filter(|it| it.role == Role::Poste));
            let stated = sum(*total, posts.iter().copied().filter(|it| it.role == Role::Total));
            cells.extend(compared(row, rank, formula, computed, stated));
        }
        table.row(cells);
    }
    let row = table.next_row();
    let all = || own.iter().copied();
    let mut cells = vec![Cell::text("Ensemble")];
    for ((total, ..), rank) in totals.iter().zip(0u16..) {
        let formula = format!("SUM({})", table.area().range(rank * 3 + 1));
        let computed = sum(*total, all().filter(|it| it.role == Role::Poste));
        let stated = sum(*total, all().filter(|it| it.role == Role::TotalGeneral));
        let [computed, known, gap] = compared(row, rank, formula, computed, stated);
        cells.extend([computed, stated.map_or_else(Cell::none, |_| known), gap]);
    }
    table.total(cells);
    table.finish();
}

fn by_site(posts: &[Post], source: Source) -> BTreeMap<&Site, Vec<&Post>> {
    let mut sites: BTreeMap<&Site, Vec<&Post>> = BTreeMap::new();
    for post in posts.iter().filter(|it| it.source == source && it.role != Role::TotalGeneral) {
        sites.entry(&post.site).or_default().push(post);
    }
    sites.retain(|_, posts| posts.iter().any(|it| it.role == Role::Poste));
    sites
}

/// The recalculated total, the stated one, and what separates them.
fn compared(row: u32, rank: u16, formula: String, computed: Option<f64>, stated: Option<f64>) -> [Cell; 3] {
    let col = u32::from(rank) * 3 + 1;
    let gap = computed.zip(stated).map(|(computed, stated)| computed - stated);
    let tone = if gap.is_some_and(|it| it.abs() > 0.005) { Tone::Bad } else { Tone::Plain };
    let difference = format!("{}-{}", a1(row, col), a1(row, col + 1));
    [
        Cell::known(computed, |it| Cell::formula(formula, it), "Aucune valeur connue à additionner"),
        Cell::known(stated, Cell::number, "Le fichier n’indique pas ce total").without_note(),
        gap.map_or_else(Cell::none, |it| Cell::formula(difference, it).tone(tone)),
    ]
}

fn sum<'a>(of: Total, posts: impl Iterator<Item = &'a Post>) -> Option<f64> {
    total(posts.map(|it| of.of(it)))
}
