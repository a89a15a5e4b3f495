//! Posts funded and filled, then the social report: movements, status, diploma.

use std::collections::BTreeSet;

use super::{Agent, COST, DIPLOMA, ETP, FUNCTION, FUNDER, MONTHS, PRESENT, STATUS, YES};
use crate::base::cell::a1;
use crate::base::codes::QUALITES;
use crate::base::date::french;
use crate::write::Report;
use crate::write::book::{Area, Cell, Column, Kind, Page, total};
use crate::write::compte_rendu_financier::definitions::{CONSTANTE, GESTIONNAIRES, PILOTES};
use crate::write::compte_rendu_financier::reference;
use crate::write::consolidation::effectifs::posts::{Source, etp};

/// Writes the tables that count the posts standing in `area`.
pub(super) fn tables(report: &Report, page: &mut Page, agents: &[Agent], area: Option<Area>) {
    financed(report, page, agents, area);
    let Some(area) = area else { return };
    functions(page, agents, area);
    split(page, agents, area, "Statuts des agents présents", "Statut", STATUS, &|it| it.status());
    let managers: Vec<&Agent> = agents.iter().filter(|it| is_manager(it)).collect();
    if !managers.is_empty() {
        diplomas(page, &managers, area);
    }
}

fn is_manager(agent: &Agent) -> bool {
    agent.post.qualite.as_deref() == Some("GC")
}

/// The convention pays for pilotes and case managers; a pilote whom the département pays is not one of them.
fn is_counted(agent: &Agent, code: &str) -> bool {
    agent.post.qualite.as_deref() == Some(code) && (code == "GC" || agent.post.source != Source::Departement)
}

fn financed(report: &Report, page: &mut Page, agents: &[Agent], area: Option<Area>) {
    let fin = french(report.frames.periode.fin);
    let months = report.frames.periode.fin.month();
    let mut table = page.table(
        format!("Postes financés par la convention et postes pourvus au {fin}"),
        vec![
            Column::new("Fonction", 22.0, Kind::Text),
            Column::new("Postes financés", 12.0, Kind::Integer),
            Column::new("Personnes présentes", 18.0, Kind::Integer),
            Column::new("Postes vacants (personnes)", 18.0, Kind::Integer),
            Column::new("ETP présents", 18.0, Kind::Etp),
            Column::new("Écart en ETP", 11.0, Kind::Etp),
            Column::new("Mois", 7.0, Kind::Integer),
            Column::new("Mois financés", 11.0, Kind::Integer),
            Column::new("Mois occupés", 11.0, Kind::Integer),
            Column::new("Mois vacants", 10.0, Kind::Integer),
        ],
    );
    for (code, constant) in [("PILOTE", PILOTES), ("GC", GESTIONNAIRES)] {
        let row = table.next_row();
        let at = |col: u32| a1(row, col);
        let own = || agents.iter().filter(|it| is_counted(it, code));
        let held = own().filter(|it| it.present);
        let funded = reference(table.page(), (CONSTANTE, constant, ""), || {
            Cell::missing("maia.toml ne dit pas combien de postes la convention finance").without_note()
        });
        let label = QUALITES.label(code);
        let when = area.map(|it| criteria(it, label, code));
        let live = |formula: String, value: f64| {
            when.as_ref().map_or_else(|| Cell::number(value), |_| Cell::formula(formula, value))
        };
        let sum = |col: u16| area.map_or_else(String::new, |it| it.range(col));
        let (of, there) = when.clone().unwrap_or_default();
        let count = held.clone().count() as f64;
        let units = total(held.map(|it| it.post.etp.map(etp))).unwrap_or_default();
        let filled = own().map(|it| f64::from(it.months)).sum::<f64>();
        let known = funded.value();
        let less = |formula: String, value: f64| known.map_or_else(Cell::none, |it| Cell::formula(formula, it - value));
        let vacant = known
            .map_or_else(Cell::none, |it| Cell::formula(format!("MAX(0,{}-{})", at(1), at(2)), (it - count).max(0.0)));
        let paid = known.map(|it| it * f64::from(months));
        table.row([
            label.into(),
            funded,
            live(format!("COUNTIFS({of},{there})"), count),
            vacant,
            live(format!("SUMIFS({},{of},{there})", sum(ETP)), units),
            less(format!("{}-{}", at(1), at(4)), units),
            Cell::number(f64::from(months)),
            paid.map_or_else(Cell::none, |it| Cell::formula(format!("{}*{}", at(1), at(6)), it)),
            live(format!("SUMIFS({},{of})", sum(MONTHS)), filled),
            paid.map_or_else(Cell::none, |it| {
                Cell::formula(format!("MAX(0,{}-{})", at(7), at(8)), (it - filled).max(0.0))
            }),
        ]);
    }
    table.finish();
}

/// The criteria that pick the posts of a function, and those that are filled on the last day.
fn criteria(area: Area, label: &str, code: &str) -> (String, String) {
    let own = format!("{},\"{label}\"", area.range(FUNCTION));
    let paid = if code == "GC" { String::new() } else { format!(",{},\"<>Département\"", area.range(FUNDER)) };
    (own + &paid, format!("{},\"{YES}\"", area.range(PRESENT)))
}

/// Headcount, ETP and movements by function; what only the département knows is left to fill in.
fn functions(page: &mut Page, agents: &[Agent], area: Area) {
    let mut table = page.table(
        "Bilan social par fonction",
        vec![
            Column::new("Fonction", 22.0, Kind::Text),
            Column::new("Présents", 12.0, Kind::Integer),
            Column::new("ETP présents", 18.0, Kind::Etp),
            Column::new("Entrées dans la période", 18.0, Kind::Integer),
            Column::new("Sorties dans la période", 18.0, Kind::Integer),
            Column::new("Coût de l’exercice", 11.0, Kind::Euros),
            Column::new(" ", 7.0, Kind::Text),
            Column::new("Jours de formation", 11.0, Kind::Decimal),
            Column::new("Jours d’absence", 11.0, Kind::Decimal),
        ],
    );
    let functions: BTreeSet<&str> = agents.iter().map(Agent::function).collect();
    for function in &functions {
        let row = table.next_row();
        let own = || agents.iter().filter(|it| it.function() == *function);
        let own_name = format!("{},{}", area.range(FUNCTION), a1(row, 0));
        let there = format!("{own_name},{},\"{YES}\"", area.range(PRESENT));
        let present = own().filter(|it| it.present);
        let units = total(present.clone().map(|it| it.post.etp.map(etp)));
        let cost = total(own().map(Agent::cost));
        table.row([
            (*function).into(),
            Cell::formula(format!("COUNTIFS({there})"), present.count() as f64),
            units.map_or_else(Cell::none, |it| Cell::formula(format!("SUMIFS({},{there})", area.range(ETP)), it)),
            Cell::count(own().filter(|it| it.entered).count()),
            Cell::count(own().filter(|it| it.left).count()),
            cost.map_or_else(Cell::none, |it| Cell::formula(format!("SUMIFS({},{own_name})", area.range(COST)), it)),
            Cell::blank(),
            Cell::to_fill(),
            Cell::to_fill(),
        ]);
    }
    let count = |of: fn(&&Agent) -> bool| Some(agents.iter().filter(of).count() as f64);
    let units = total(agents.iter().filter(|it| it.present).map(|it| it.post.etp.map(etp)));
    let sums = [
        table.sum(1, [count(|it| it.present)]),
        table.sum(2, [units]),
        table.sum(3, [count(|it| it.entered)]),
        table.sum(4, [count(|it| it.left)]),
        table.sum(5, [total(agents.iter().map(Agent::cost))]),
    ];
    let rest = [Cell::blank(), Cell::to_fill(), Cell::to_fill()];
    table.total(["Ensemble".into()].into_iter().chain(sums).chain(rest));
    table.finish();
}

/// Agents present by what a column of the posts says.
fn split(
    page: &mut Page,
    agents: &[Agent],
    area: Area,
    caption: &str,
    heading: &str,
    col: u16,
    of: &dyn Fn(&Agent) -> String,
) {
    let mut table = page.table(
        caption,
        vec![
            Column::new(heading, 22.0, Kind::Text),
            Column::new("Présents", 12.0, Kind::Integer),
            Column::new("ETP présents", 18.0, Kind::Etp),
        ],
    );
    let present: Vec<&Agent> = agents.iter().filter(|it| it.present).collect();
    let groups: BTreeSet<String> = present.iter().map(|it| of(it)).collect();
    for group in &groups {
        let row = table.next_row();
        let there = format!("{},{},{},\"{YES}\"", area.range(col), a1(row, 0), area.range(PRESENT));
        let own = || present.iter().filter(|it| of(it) == *group);
        let units = total(own().map(|it| it.post.etp.map(etp)));
        table.row([
            group.as_str().into(),
            Cell::formula(format!("COUNTIFS({there})"), own().count() as f64),
            units.map_or_else(Cell::none, |it| Cell::formula(format!("SUMIFS({},{there})", area.range(ETP)), it)),
        ]);
    }
    let units = total(present.iter().map(|it| it.post.etp.map(etp)));
    let sums = [table.sum(1, [Some(present.len() as f64)]), table.sum(2, [units])];
    table.total(["Ensemble".into()].into_iter().chain(sums));
    table.finish();
}

/// The diploma of case managers present (convention, article 5.2).
fn diplomas(page: &mut Page, managers: &[&Agent], area: Area) {
    let mut table = page.table(
        "Diplôme interuniversitaire des gestionnaires de cas présents (article 5.2)",
        vec![Column::new("DIU", 22.0, Kind::Text), Column::new("Présents", 12.0, Kind::Integer)],
    );
    let present: Vec<&&Agent> = managers.iter().filter(|it| it.present).collect();
    let groups: BTreeSet<&str> = present.iter().map(|it| it.diploma()).collect();
    for group in groups {
        let row = table.next_row();
        let formula = format!(
            "COUNTIFS({},{},{},\"{}\",{},\"{YES}\")",
            area.range(DIPLOMA),
            a1(row, 0),
            area.range(FUNCTION),
            QUALITES.label("GC"),
            area.range(PRESENT)
        );
        let count = present.iter().filter(|it| it.diploma() == group).count();
        table.row([group.into(), Cell::formula(formula, count as f64)]);
    }
    let sum = table.sum(1, [Some(present.len() as f64)]);
    table.total(["Ensemble".into(), sum]);
    table.finish();
}
