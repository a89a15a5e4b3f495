//! *Exercices*: the years of the convention side by side, what each leaves to the next.

use std::collections::{BTreeMap, BTreeSet};

use super::{NOT_RECEIVED, amount, euros, open};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::summarise::convention::{Base, Compte, Report as CarriedOver};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Table, Tone, total};

pub(super) static SHEET: Sheet = Sheet {
    title: "Exercices",
    about: "Les années de la convention côte à côte\u{a0}: dotation, versements, dépenses, résultat, report sur l’année suivante.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(
        report,
        page,
        "Exercices de la convention",
        "Une année sans budget ni versement reçus ne montre que ce que dit la convention.",
    );
    let years = Years::of(report);
    if years.years.is_empty() {
        page.paragraph("Ni maia.toml ni les tableaux reçus ne disent d’année de la convention.");
        return Ok(());
    }
    grant(page, &years);
    spending(page, &years);
    Ok(())
}

/// The years of the convention and those of the inbox, with what is known of each.
struct Years<'a> {
    years: Vec<i16>,
    comptes: BTreeMap<i16, &'a Compte>,
    dotations: BTreeMap<i16, i64>,
    echeancier: BTreeMap<i16, i64>,
}

impl<'a> Years<'a> {
    fn of(report: &'a Report) -> Self {
        let convention = &report.settings.convention;
        let known = |it: &&Compte| it.produits.is_some() || it.verse_ars.is_some() || it.grand_livre.is_some();
        let comptes: BTreeMap<i16, &Compte> =
            report.figures.comptes.iter().filter(known).map(|it| (it.exercice, it)).collect();
        let dotations: BTreeMap<i16, i64> = convention
            .dotation
            .iter()
            .filter_map(|(year, it)| Some((year.parse().ok()?, it.checked_mul(100)?)))
            .collect();
        let mut echeancier: BTreeMap<i16, i64> = BTreeMap::new();
        for due in &convention.versement {
            let sum = echeancier.entry(due.exercice).or_default();
            *sum = sum.saturating_add(due.montant.saturating_mul(100));
        }
        let years: BTreeSet<i16> = comptes.keys().chain(dotations.keys()).copied().collect();
        Self { years: years.into_iter().collect(), comptes, dotations, echeancier }
    }

    fn columns(&self, title: &str) -> Vec<Column> {
        let mut columns = vec![Column::new(title, 58.0, Kind::Wrapped)];
        columns.extend(self.years.iter().map(|it| Column::new(it.to_string(), 18.0, Kind::Cents)));
        columns.push(Column::new("Ensemble", 18.0, Kind::Cents));
        columns
    }

    fn compte(&self, of: impl Fn(&Compte) -> Option<i64>) -> Vec<Option<i64>> {
        self.years.iter().map(|it| self.comptes.get(it).and_then(|it| of(it))).collect()
    }

    /// A line of amounts and their live sum; gives the row back.
    fn line(&self, table: &mut Table, label: &str, cents: &[Option<i64>]) -> u32 {
        let row = table.next_row();
        let cells = cents.iter().map(|it| amount(*it, NOT_RECEIVED).without_note());
        let sum = total(cents.iter().map(|it| it.map(euros)));
        let range = format!("SUM({}:{})", a1(row, 1), a1(row, self.years.len() as u32));
        let sum = Cell::known(sum, |it| Cell::formula(range, it), NOT_RECEIVED).without_note();
        table.row([Cell::text(label)].into_iter().chain(cells).chain([sum]));
        row
    }

    /// A line that subtracts one row from another.
    fn difference(&self, table: &mut Table, label: &str, (from, less): (u32, u32), cents: &[Option<i64>]) {
        let cell = |col: u32, value: Option<f64>| {
            let formula = format!("{}-{}", a1(from, col), a1(less, col));
            Cell::known(value, |it| Cell::formula(formula, it), NOT_RECEIVED).without_note().tone(Tone::Total)
        };
        let cells: Vec<Cell> = cents.iter().zip(1..).map(|(it, col)| cell(col, it.map(euros))).collect();
        table.row([Cell::text(label).tone(Tone::Total)].into_iter().chain(cells).chain([Cell::none()]));
    }
}

fn grant(page: &mut Page, years: &Years) {
    let mut table = page.table("Subvention de l’ARS", years.columns("Subvention"));
    let of = |known: &BTreeMap<i16, i64>| years.years.iter().map(|it| known.get(it).copied()).collect::<Vec<_>>();
    let (grants, due) = (of(&years.dotations), of(&years.echeancier));
    let maximum = years.line(&mut table, "Dotation maximale (article 3.1)", &grants);
    let schedule = years.line(&mut table, "Versements prévus (article 4.1)", &due);
    let gap = |(a, b): (&Option<i64>, &Option<i64>)| a.zip(*b).map(|(a, b)| a.saturating_sub(b));
    let gaps: Vec<_> = grants.iter().zip(&due).map(gap).collect();
    years.difference(&mut table, "Écart entre la dotation et l’échéancier", (maximum, schedule), &gaps);
    let received = years.compte(|it| it.verse_ars);
    let came = years.line(&mut table, "Versé par l’ARS", &received);
    let gaps: Vec<_> = received.iter().zip(&grants).map(gap).collect();
    years.difference(&mut table, "Versé, moins la dotation", (came, maximum), &gaps);
    table.finish();
}

fn spending(page: &mut Page, years: &Years) {
    let mut table = page.table("Recettes, dépenses, résultat", years.columns("Exécution"));
    years.line(&mut table, "Dépenses prévues", &years.compte(|it| it.charges_prevues));
    let products = years.line(&mut table, "Recettes réalisées", &years.compte(|it| it.produits));
    let spent = years.line(&mut table, "Dépenses réalisées", &years.compte(|it| it.charges));
    let result = |it: &Compte| it.produits?.checked_sub(it.charges?);
    years.difference(&mut table, "Résultat, à reporter sur l’année suivante", (products, spent), &years.compte(result));
    years.line(&mut table, "Report à nouveau inscrit, venu de l’année précédente", &years.compte(|it| it.report));
    years.line(&mut table, "Participation du Département", &years.compte(|it| it.verse_departement));
    years.line(&mut table, "Plancher du Département (article 3.1 bis)", &years.compte(|it| it.plancher));
    years.line(&mut table, "Dépenses inéligibles", &years.compte(|it| it.grand_livre.as_ref().map(|it| it.ineligible)));
    let readings = [
        ("Récupérable, lecture 1, report compris", Base::Prorata, CarriedOver::Compris),
        ("Récupérable, lecture 1, report exclu", Base::Prorata, CarriedOver::Exclu),
        ("Récupérable, lecture 2, report compris", Base::Depenses, CarriedOver::Compris),
        ("Récupérable, lecture 2, report exclu", Base::Depenses, CarriedOver::Exclu),
    ];
    for (label, base, carried) in readings {
        let cents = years.compte(|it| it.recuperable(base, carried));
        let cells = cents.iter().map(|it| amount(*it, NOT_RECEIVED).without_note());
        // What is taken back one year may be what was carried over from the one before: the years do not add up.
        table.row([Cell::text(label)].into_iter().chain(cells).chain([Cell::none()]));
    }
    table.finish();
    page.paragraph(
        "Les sommes récupérables ne s’additionnent pas d’une année à l’autre\u{a0}: l’excédent reporté est compté dans les deux.",
    );
}
