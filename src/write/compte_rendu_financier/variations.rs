//! *Rapport de variations*: the lines whose variance reaches the threshold, the largest first, each with what explains it.

use super::compte_emploi::{BASE, EXPLAINED, EXPLICATION, REALISE};
use super::comptes::{Compte, Emploi};
use super::{euros, open, reference};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::base::money::decimal;
use crate::base::territoire::DEPARTEMENT;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet};
use crate::write::consolidation::budget::lines::Sens;
use crate::write::consolidation::discreet::shown;

pub(super) static SHEET: Sheet = Sheet {
    title: "Rapport de variations",
    about: "Les comptes dont l’écart atteint le seuil, du plus grand au plus petit, chacun avec son explication.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Rapport de variations", ", article 6");
    let seuils = &report.settings.seuils;
    page.paragraph(&format!(
        "Comptes dont l’écart entre réalisé et prévu atteint {}\u{a0}€, ou {}\u{a0}% du prévu, en plus ou en moins (seuils de la feuille \
         «\u{a0}Définitions\u{a0}»). Une explication écrite ici ou dans le «\u{a0}Compte d’emploi\u{a0}» est reprise dans les éditions \
         suivantes quand ce classeur est redéposé avec les fichiers reçus.",
        decimal(seuils.variation_euros as f64, 0),
        decimal(seuils.variation_pct, 2),
    ));
    page.skip(1);
    let emploi = Emploi::read(report)?;
    let mut comptes: Vec<&Compte> =
        emploi.iter().flat_map(|it| &it.comptes).filter(|it| it.is_to_explain(report)).collect();
    comptes.sort_by_key(|it| std::cmp::Reverse(it.ecart().map(i64::abs)));
    if comptes.is_empty() {
        page.paragraph("Aucun écart n’atteint ces seuils, ou le budget réalisé n’a pas été reçu.");
        return Ok(());
    }
    let money = if emploi.as_ref().is_some_and(Emploi::has_cents) { Kind::Cents } else { Kind::Euros };
    let mut table = page.table(
        "",
        vec![
            Column::new("Intitulé", 40.0, Kind::Wrapped),
            Column::new("Compte", 11.0, Kind::Plain),
            Column::new("Sens", 11.0, Kind::Text),
            Column::new("Prévu (modifié)", 15.0, money),
            Column::new("Réalisé", 15.0, money),
            Column::new("Écart (€)", 15.0, money),
            Column::new("Écart (%)", 10.0, Kind::Percent),
            Column::new("Explication", EXPLAINED + 14.0, Kind::Wrapped),
        ],
    );
    for compte in comptes {
        let row = table.next_row();
        let cells = line(table.page(), row, compte);
        table.row(cells);
    }
    let area = table.area();
    for sens in Sens::ALL {
        let all = emploi.iter().flat_map(|it| it.of(sens)).filter(|it| it.is_to_explain(report));
        let total = euros(all.filter_map(Compte::ecart).fold(0, i64::saturating_add));
        let formula = format!("SUMIFS({},{},\"{}\")", area.range(GAP), area.range(SENS), singular(sens));
        let mut cells = vec![Cell::text(format!("Ensemble de ces écarts, {}", sens.label().to_lowercase()))];
        cells.extend((1..GAP).map(|_| Cell::none()));
        cells.push(Cell::formula(formula, total));
        cells.extend((0..2).map(|_| Cell::none()));
        table.total(cells);
    }
    table.finish();
    Ok(())
}

/// Columns, from the left.
const SENS: u16 = 2;
const GAP: u16 = 5;

fn singular(sens: Sens) -> &'static str {
    match sens {
        Sens::Depenses => "Dépense",
        Sens::Recettes => "Recette",
    }
}

/// A line of the report: amounts are those of the *Compte d’emploi*, by reference.
fn line(page: &Page, row: u32, compte: &Compte) -> Vec<Cell> {
    let line = &compte.line;
    let name = format!("{}{}", line.sens.letter(), line.compte);
    let amount = |indicateur: &str| reference(page, (DEPARTEMENT, indicateur, &name), Cell::none);
    let at = |col: u32| a1(row, col);
    let gap = compte.ecart().unwrap_or_default();
    let share = match line.base() {
        Some(base) if base != 0 => Cell::formula(format!("{}/{}", at(5), at(3)), euros(gap) / euros(base)),
        _ => Cell::text("n.s.").kind(Kind::Word),
    };
    vec![
        shown(&line.libelle),
        line.compte.parse().map_or_else(|_| Cell::text(&*line.compte), |it: u32| Cell::number(it.into())),
        singular(line.sens).into(),
        amount(BASE),
        amount(REALISE),
        Cell::formula(format!("{}-{}", at(4), at(3)), euros(gap)),
        share,
        explanation(page, &name, compte),
    ]
}

/// What the *Compte d’emploi* says: typing over it says something else, which then prevails.
fn explanation(page: &Page, name: &str, compte: &Compte) -> Cell {
    let known = compte.explication.as_deref().unwrap_or_default();
    let cell = match page.reference(DEPARTEMENT, EXPLICATION, name) {
        Some((address, _)) => Cell::words(format!("IF({address}=\"\",\"\",{address})"), known),
        None => Cell::text(known),
    };
    if compte.explication.is_none() { cell.fill_in() } else { cell }
}
