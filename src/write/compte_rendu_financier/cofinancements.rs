//! *Cofinancements*: who pays for what, and the yearly effort of the département (articles 3.1 bis, 5.2 and 6).

use std::collections::BTreeMap;

use super::comptes::Emploi;
use super::definitions::{CONSTANTE, PLANCHER};
use super::{euros, open, reference};
use crate::base::cell::a1;
use crate::base::codes::FINANCEURS;
use crate::base::failure::Failure;
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page, Sheet};
use crate::write::consolidation::budget::lines::{Line, Sens};
use crate::write::consolidation::discreet::shown;

pub(super) static SHEET: Sheet = Sheet {
    title: "Cofinancements",
    about: "Les recettes par financeur, leur part, et l’effort annuel du Département.",
    fill,
};

/// Columns, from the left.
const FUNDER: u16 = 1;
const PLANNED: u16 = 2;
const SPENT: u16 = 3;

/// Funder of an income that names none.
const UNNAMED: &str = "Sans financeur indiqué";

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Cofinancements", ", articles 3.1 bis, 5.2 et 6");
    page.paragraph(
        "Recettes du compte d’emploi, sous-ligne par sous-ligne quand le budget les détaille. Une part se lit sur l’ensemble des recettes.",
    );
    page.skip(1);
    let Some(emploi) = Emploi::read(report)? else {
        page.paragraph("Aucun budget de cet exercice n’a été reconnu dans les fichiers reçus.");
        return Ok(());
    };
    let money = if emploi.has_cents() { Kind::Cents } else { Kind::Euros };
    let recettes = recettes(&emploi);
    let area = incomes(page, &recettes, money);
    let whole = shares(page, &recettes, area, money);
    effort(page, &recettes, whole, money);
    Ok(())
}

/// An income and who it comes from, as people read it.
struct Recette<'a> {
    line: &'a Line,
    financeur: String,
}

/// The incomes that make the total: the sub-lines of an account where they add up to it, else the account itself.
fn recettes(emploi: &Emploi) -> Vec<Recette<'_>> {
    let funder = |line: &Line| {
        let code = line.financeur.as_deref();
        code.map_or_else(|| UNNAMED.to_owned(), |it| FINANCEURS.label(it).to_owned())
    };
    let mut all = Vec::new();
    for compte in emploi.of(Sens::Recettes) {
        let sum = |amount: fn(&Line) -> Option<i64>| compte.details.iter().filter_map(amount).sum::<i64>();
        let whole = |amount: fn(&Line) -> Option<i64>| amount(&compte.line).unwrap_or_default();
        let same = |amount: fn(&Line) -> Option<i64>| sum(amount) == whole(amount);
        let detailed = !compte.details.is_empty() && same(|it| it.prevu) && same(|it| it.realise);
        let lines: Vec<&Line> = if detailed { compte.details.iter().collect() } else { vec![&compte.line] };
        let any = |line: &&&Line| [line.prevu, line.realise].into_iter().flatten().any(|it| it != 0);
        all.extend(lines.iter().filter(any).map(|line| Recette { line, financeur: funder(line) }));
    }
    all
}

fn incomes(page: &mut Page, recettes: &[Recette], money: Kind) -> Area {
    let mut table = page.table(
        "Recettes",
        vec![
            Column::new("Recette", 52.0, Kind::Wrapped),
            Column::new("Financeur", 28.0, Kind::Text),
            Column::new("Prévu", 18.0, money),
            Column::new("Réalisé", 18.0, money),
            Column::new("Écart (€)", 18.0, money),
            Column::new("Compte", 12.0, Kind::Plain),
        ],
    );
    let known = |cents: Option<i64>| cents.map_or_else(Cell::none, Cell::cents);
    for recette in recettes {
        let (line, row) = (recette.line, table.next_row());
        let gap = line.realise.zip(line.prevu).map(|(spent, planned)| euros(spent) - euros(planned));
        let formula = format!("{}-{}", a1(row, SPENT.into()), a1(row, PLANNED.into()));
        table.row([
            shown(&line.libelle),
            (&*recette.financeur).into(),
            known(line.prevu),
            known(line.realise),
            gap.map_or_else(Cell::none, |it| Cell::formula(formula, it)),
            line.compte.parse().map_or_else(|_| Cell::text(&*line.compte), |it: u32| Cell::number(it.into())),
        ]);
    }
    let planned = table.sum(PLANNED, recettes.iter().map(|it| it.line.prevu.map(euros)));
    let spent = table.sum(SPENT, recettes.iter().map(|it| it.line.realise.map(euros)));
    let row = table.next_row();
    let gap = spent.value().zip(planned.value()).map(|(spent, planned)| spent - planned);
    let formula = format!("{}-{}", a1(row, SPENT.into()), a1(row, PLANNED.into()));
    let gap = gap.map_or_else(Cell::none, |it| Cell::formula(formula, it));
    table.total(["Total des recettes".into(), Cell::none(), planned, spent, gap, Cell::none()]);
    table.finish()
}

/// What each funder gives, and its share; gives back the row where each stands.
fn shares(page: &mut Page, recettes: &[Recette], area: Area, money: Kind) -> BTreeMap<String, u32> {
    let mut funders: BTreeMap<&str, [Option<i64>; 2]> = BTreeMap::new();
    for recette in recettes {
        let sums = funders.entry(&recette.financeur).or_default();
        for (sum, amount) in sums.iter_mut().zip([recette.line.prevu, recette.line.realise]) {
            *sum = amount.map(|it| sum.unwrap_or_default().saturating_add(it)).or(*sum);
        }
    }
    let totals: Vec<i64> = (0..2).map(|rank| funders.values().filter_map(|it| it[rank]).sum()).collect();
    let mut table = page.table(
        "Part de chaque financeur",
        vec![
            Column::new("Financeur", 52.0, Kind::Text),
            Column::new("Part du prévu", 28.0, Kind::Percent),
            Column::new("Prévu", 18.0, money),
            Column::new("Réalisé", 18.0, money),
            Column::new("Part du réalisé", 18.0, Kind::Percent),
        ],
    );
    let mut rows = BTreeMap::new();
    let total_row = table.next_row() + funders.len() as u32;
    for (funder, sums) in &funders {
        let row = table.next_row();
        let sum = |col: u16, cents: Option<i64>| {
            let formula = format!("SUMIFS({},{},{})", area.range(col), area.range(FUNDER), a1(row, 0));
            cents.map_or_else(Cell::none, |it| Cell::formula(formula, euros(it)))
        };
        let share = |col: u16, rank: usize| match (sums[rank], totals[rank]) {
            (Some(cents), whole) if whole != 0 => {
                let formula = format!("{}/{}", a1(row, col.into()), a1(total_row, col.into()));
                Cell::formula(formula, euros(cents) / euros(whole))
            }
            _ => Cell::none(),
        };
        table.row([(*funder).into(), share(PLANNED, 0), sum(PLANNED, sums[0]), sum(SPENT, sums[1]), share(SPENT, 1)]);
        rows.insert((*funder).to_owned(), row);
    }
    let planned = table.sum(PLANNED, funders.values().map(|it| it[0].map(euros)));
    let spent = table.sum(SPENT, funders.values().map(|it| it[1].map(euros)));
    table.total(["Ensemble".into(), Cell::none(), planned, spent, Cell::none()]);
    table.finish();
    rows
}

/// What the département bears, beside what it committed itself to.
fn effort(page: &mut Page, recettes: &[Recette], rows: BTreeMap<String, u32>, money: Kind) {
    let own = FINANCEURS.label("DEPARTEMENT");
    let sum = |amount: fn(&Line) -> Option<i64>| {
        let of = recettes.iter().filter(|it| it.financeur == own).filter_map(|it| amount(it.line));
        of.fold(None, |sum, it| Some(sum.unwrap_or(0i64).saturating_add(it)))
    };
    let mut table = page.table(
        "Effort financier annuel du Département (article 3.1 bis)",
        vec![
            Column::new("Participation du Département", 52.0, Kind::Text),
            Column::new("Engagement minimum", 28.0, money),
            Column::new("Inscrit en recettes", 18.0, money),
            Column::new("Différence", 18.0, money),
        ],
    );
    for (label, col, cents) in [("Prévu", PLANNED, sum(|it| it.prevu)), ("Réalisé", SPENT, sum(|it| it.realise))] {
        let row = table.next_row();
        let floor = reference(table.page(), (CONSTANTE, PLANCHER, ""), || {
            Cell::missing("maia.toml ne dit pas l’effort minimum du Département").without_note()
        });
        let inscribed = match (cents, rows.get(own)) {
            (Some(cents), Some(at)) => Cell::formula(a1(*at, col.into()), euros(cents)),
            _ => Cell::missing("Aucune recette du Département n’est indiquée").without_note(),
        };
        let gap = inscribed.value().zip(floor.value()).map(|(inscribed, floor)| inscribed - floor);
        let formula = format!("{}-{}", a1(row, 2), a1(row, 1));
        table.row([label.into(), floor, inscribed, gap.map_or_else(Cell::none, |it| Cell::formula(formula, it))]);
    }
    table.finish();
}
