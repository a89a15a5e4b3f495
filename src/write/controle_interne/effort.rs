//! *Effort du Département*: its contribution against the floor, and what it pays for.

use super::{NOT_RECEIVED, amount, euros, open};
use crate::base::cell::a1;
use crate::base::failure::Failure;
use crate::base::table::ETP_UNIT;
use crate::base::territoire::DEPARTEMENT;
use crate::identify::tables::effectifs as table_effectifs;
use crate::normalise::columns::{numbers, texts};
use crate::normalise::frames::ROLE;
use crate::summarise::convention::Compte;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};
use crate::write::consolidation::discreet::shown;

pub(super) static SHEET: Sheet = Sheet {
    title: "Effort du département",
    about: "La participation du Département, comparée au plancher de la convention, et ce qu’elle paye.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(
        report,
        page,
        "Effort du Département",
        "La convention (article 3.1 bis) l’engage à un montant minimal chaque année, pour la coordination, le suivi comptable et les \
         secrétaires assistantes.",
    );
    floor(report, page);
    posts(report, page)?;
    ledger(report, page);
    Ok(())
}

fn floor(report: &Report, page: &mut Page) {
    let columns = vec![
        Column::new("Exercice", 40.0, Kind::Wrapped),
        Column::new("Plancher", 17.0, Kind::Cents),
        Column::new("Participation prévue", 17.0, Kind::Cents),
        Column::new("Écart au plancher (prévu)", 17.0, Kind::Cents),
        Column::new("Participation réalisée", 17.0, Kind::Cents),
        Column::new("Écart au plancher (réalisé)", 17.0, Kind::Cents),
        Column::new("Réalisé / plancher", 13.0, Kind::Percent),
        Column::new("Lecture", 16.0, Kind::Text),
    ];
    let mut table = page.table("Participation du Département et plancher", columns);
    let mut comptes: Vec<&Compte> = report.figures.comptes.iter().collect();
    comptes.sort_by_key(|it| it.exercice);
    for compte in comptes {
        let row = table.next_row();
        let gap = |col: u32, stated: Option<i64>| {
            let gap = stated.zip(compte.plancher).map(|(stated, floor)| stated.saturating_sub(floor));
            let formula = format!("{}-{}", a1(row, col), a1(row, 1));
            let tone = if gap.is_some_and(|it| it < 0) { Tone::Bad } else { Tone::Plain };
            Cell::known(gap.map(euros), |it| Cell::formula(formula, it).tone(tone), NOT_RECEIVED)
        };
        let floor = compte.plancher.filter(|it| *it > 0);
        let share = compte.verse_departement.zip(floor).map(|(given, floor)| euros(given) / euros(floor));
        let verdict = match compte.verse_departement.zip(compte.plancher) {
            Some((given, floor)) if given >= floor => Cell::text("Respecté").tone(Tone::Good),
            Some(_) => Cell::text("Sous le plancher").tone(Tone::Bad),
            None => Cell::text("Non vérifiable").tone(Tone::Muted),
        };
        table.row([
            Cell::text(compte.exercice.to_string()),
            amount(compte.plancher, "maia.toml ne dit pas le plancher de la convention"),
            amount(compte.prevu_departement, NOT_RECEIVED),
            gap(2, compte.prevu_departement),
            amount(compte.verse_departement, NOT_RECEIVED),
            gap(4, compte.verse_departement),
            Cell::known(share, |it| Cell::formula(format!("{}/{}", a1(row, 4), a1(row, 1)), it), NOT_RECEIVED),
            verdict,
        ]);
    }
    table.finish();
}

/// The posts that the département pays.
fn posts(report: &Report, page: &mut Page) -> Result<(), Failure> {
    let frame = report.frames.get(table_effectifs::KIND.id);
    let (roles, funders, names) =
        (texts(&frame, ROLE)?, texts(&frame, table_effectifs::FINANCEUR)?, texts(&frame, "libelle")?);
    let (etp, costs) = (numbers(&frame, table_effectifs::ETP)?, numbers(&frame, table_effectifs::COUT_TOTAL)?);
    let own = (0..frame.height())
        .filter(|&row| roles[row].as_deref() == Some("poste") && funders[row].as_deref() == Some(DEPARTMENT));
    let own: Vec<usize> = own.collect();
    if own.is_empty() {
        page.paragraph("Aucun tableau des effectifs reçu ne décrit les postes que le Département paye.");
        page.skip(1);
        return Ok(());
    }
    let columns = vec![
        Column::new("Poste", 40.0, Kind::Wrapped),
        Column::new("ETP", 17.0, Kind::Etp),
        Column::new("Coût", 17.0, Kind::Cents),
    ];
    let mut table = page.table("Postes payés par le Département", columns);
    let worked = |row: usize| etp[row].map(|it| it as f64 / ETP_UNIT as f64);
    for &row in &own {
        table.row([
            shown(names[row].as_deref().unwrap_or("Poste sans intitulé")),
            Cell::known(worked(row), Cell::number, "ETP non indiqué"),
            amount(costs[row], "Coût non indiqué"),
        ]);
    }
    let sums =
        [table.sum(1, own.iter().map(|it| worked(*it))), table.sum(2, own.iter().map(|it| costs[*it].map(euros)))];
    table.total([Cell::text("Total des postes")].into_iter().chain(sums));
    table.finish();
    Ok(())
}

const DEPARTMENT: &str = "DEPARTEMENT";

/// What the ledger charges to the département.
fn ledger(report: &Report, page: &mut Page) {
    let Some((compte, ledger)) = super::compte(report).and_then(|it| Some((it, it.grand_livre.as_ref()?))) else {
        page.paragraph(
            "Aucun grand livre reçu\u{a0}: les dépenses que le Département supporte ne sont pas vérifiables.",
        );
        return;
    };
    let columns = vec![
        Column::new("Dépenses à la charge du Département", 40.0, Kind::Wrapped),
        Column::new("Euros", 17.0, Kind::Cents),
    ];
    let mut table = page.table("Participation déclarée et grand livre", columns);
    let first = table.next_row();
    table.row(["Participation réalisée, déclarée au compte 74".into(), amount(compte.verse_departement, NOT_RECEIVED)]);
    table.row(["Dépenses à sa charge au grand livre".into(), amount(ledger.departement, NOT_RECEIVED)]);
    let gap = compte.verse_departement.zip(ledger.departement).map(|(a, b)| a.saturating_sub(b));
    let formula = format!("{}-{}", a1(first, 1), a1(first + 1, 1));
    let tone = if gap.is_some_and(|it| it != 0) { Tone::Bad } else { Tone::Total };
    let gap = Cell::known(gap.map(euros), |it| Cell::formula(formula, it).tone(tone), NOT_RECEIVED);
    table.row([Cell::text("Écart").tone(Tone::Total), gap.named(DEPARTEMENT, "ecart_departement", "")]);
    table.finish();
}
