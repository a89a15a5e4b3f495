//! *Synthèse*, the first sheet: the verdict in words, key figures of every territoire, norms, charts, the way to each sheet.

mod key_figures;

use super::{SHEETS, whose};
use crate::base::date::french;
use crate::base::failure::Failure;
use crate::base::money::decimal;
use crate::base::territoire::DEPARTEMENT;
use crate::write::Report;
use crate::write::book::{Cell, Kind, Page, Sheet, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "Synthèse",
    about: "Verdict, chiffres clés de chaque territoire, respect des repères, graphiques.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    let periode = report.frames.periode;
    page.heading(&format!("{} – consolidation {}", whose(report), periode.exercice));
    let chosen = Some(report.frames.exercice_reason.trim_end_matches('.')).filter(|it| !it.is_empty());
    page.paragraph(&format!(
        "Période du {} au {}. Exercice {}{}.",
        french(periode.debut),
        french(periode.fin),
        periode.exercice,
        chosen.map_or_else(String::new, |it| format!("\u{a0}: {it}"))
    ));
    verdict(report, page);
    page.skip(1);
    key_figures::tables(report, page);
    second_branch(report, page);
    summary(page);
    Ok(())
}

/// Columns that the verdict runs over.
const BANNER: u16 = 5;

/// How the run ended, as the console says it.
fn verdict(report: &Report, page: &mut Page) {
    let tone = match report.bilan.code() {
        0 => Tone::Good,
        1 => Tone::Watch,
        _ => Tone::Bad,
    };
    let row = page.next_row();
    page.put(row, 0, Cell::text(report.bilan.sentence()).kind(Kind::Banner).tone(tone));
    for col in 1..BANNER {
        page.put(row, col, Cell::blank().kind(Kind::Banner).tone(tone));
    }
    page.skip(1);
    page.paragraph(&format!("{}.", report.bilan.identity()));
}

/// Item 21 of MAIA 25 is an alternative: says where only its second branch gives the point.
fn second_branch(report: &Report, page: &mut Page) {
    let seuils = &report.settings.seuils;
    let value =
        |territoire: &str, indicateur: &str| report.figures.get(territoire, indicateur).and_then(|it| it.valeur);
    let only_second = |territoire: &str| {
        let load = value(territoire, "charge_par_etp").is_some_and(|it| it > seuils.charge_par_etp);
        load && value(territoire, "nouveaux_cas_par_mois_par_etp").is_some_and(|it| it < seuils.nouveaux_cas_par_mois)
    };
    let mut concerned: Vec<&str> =
        report.frames.territoires.iter().filter(|it| only_second(&it.id)).map(|it| it.name.as_str()).collect();
    if only_second(DEPARTEMENT) {
        concerned.push("Département");
    }
    if concerned.is_empty() {
        return;
    }
    page.paragraph(&format!(
        "MAIA 25, item 21\u{a0}: point obtenu par la 2e branche seulement (moins de {} nouveaux cas par mois et par ETP, alors que la \
         charge dépasse {} cas par ETP)\u{a0}: {}.",
        decimal(seuils.nouveaux_cas_par_mois, 1),
        decimal(seuils.charge_par_etp, 1),
        concerned.join(", ")
    ));
    page.skip(1);
}

/// The other sheets, each with a link and a sentence.
fn summary(page: &mut Page) {
    page.caption("Dans ce classeur");
    for sheet in SHEETS.iter().filter(|it| it.title != SHEET.title) {
        let row = page.next_row();
        page.put(row, 0, Cell::link(format!("internal:'{}'!A1", sheet.title), sheet.title).kind(Kind::Link));
        page.put(row, 1, Cell::text(sheet.about).kind(Kind::Remark));
        page.skip(1);
    }
}
