//! *Délais*: from the first request to the first visit, to inclusion, to the plan; missing dates; waiting.

use super::open;
use super::territoires::{Measure, Placed, What, table};
use crate::base::failure::Failure;
use crate::base::money::decimal;
use crate::write::Report;
use crate::write::book::{Chart, Kind, Page, Series, Shape, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Délais",
    about: "De la première demande à la première visite, à l’inclusion et au plan\u{a0}; dates manquantes\u{a0}; attente.",
    fill,
};

const MEAN: (&str, &str) = ("delai_demande_visite_moyen", "");
const WITHIN: (&str, &str) = ("part_delai_conforme", "");
const MISSING: (&str, &str) = ("dates_manquantes", "");
const BOTH_MISSING: (&str, &str) = ("dates_manquantes", "les_deux");
const TO_INCLUSION: (&str, &str) = ("delai_demande_inclusion_moyen", "");
const TO_PLAN: (&str, &str) = ("delai_inclusion_psi_moyen", "");

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Délais");
    page.paragraph(
        "Délais en jours calendaires, sur les cas dont les deux dates sont connues au jour près. La moyenne du département porte \
         sur tous les cas réunis\u{a0}: ce n’est pas la moyenne des moyennes.",
    );
    page.skip(1);
    if let Some(placed) = first_visit(report, page) {
        page.charts(&[chart(report, placed)]);
    }
    missing_dates(report, page);
    other_delays(report, page);
    Ok(())
}

fn first_visit(report: &Report, page: &mut Page) -> Option<Placed> {
    let days = decimal(report.settings.seuils.delai_jours, 1);
    let caption =
        format!("De la première demande à la première visite (repère\u{a0}: moyenne de moins de {days}\u{a0}jours)");
    let measures = [
        Measure { heading: "Délai moyen (jours)", width: 13.0, kind: Kind::Decimal, what: What::Ratio(MEAN, 5, 6) },
        measure("Délai médian (jours)", Kind::Decimal, What::Value(("delai_demande_visite_median", ""))),
        measure("9e décile, P90 (jours)", Kind::Decimal, What::Value(("delai_demande_visite_p90", ""))),
        measure("Repère du délai moyen", Kind::Text, What::Verdict(MEAN)),
        measure("Part des délais sous le repère", Kind::Percent, What::Ratio(WITHIN, 7, 6)),
        measure("Somme des délais (jours)", Kind::Integer, What::Numerateur(MEAN)),
        measure("Visites comptées", Kind::Integer, What::Denominateur(MEAN)),
        measure("Visites sous le repère", Kind::Integer, What::Numerateur(WITHIN)),
        measure("Repère (jours)", Kind::Integer, What::Constant(report.settings.seuils.delai_jours)),
    ];
    table(report, page, &caption, &measures)
}

fn missing_dates(report: &Report, page: &mut Page) {
    let most = decimal(report.settings.seuils.dates_manquantes_pct, 1);
    let caption = format!("Dates manquantes\u{a0}: demande ou première visite (repère\u{a0}: moins de {most}\u{a0}%)");
    let measures = [
        measure("Au moins une date manque", Kind::Percent, What::Ratio(MISSING, 3, 5)),
        measure("Les deux dates manquent", Kind::Percent, What::Ratio(BOTH_MISSING, 4, 5)),
        measure("Repère des dates manquantes", Kind::Text, What::Verdict(MISSING)),
        measure("Cas où une date manque", Kind::Integer, What::Numerateur(MISSING)),
        measure("Cas où les deux manquent", Kind::Integer, What::Numerateur(BOTH_MISSING)),
        measure("Cas examinés", Kind::Integer, What::Denominateur(MISSING)),
    ];
    table(report, page, &caption, &measures);
}

fn other_delays(report: &Report, page: &mut Page) {
    let measures = [
        measure("Demandes en attente", Kind::Integer, What::Sum(("demandes_en_attente", ""))),
        measure("Demande → inclusion, moyenne (jours)", Kind::Decimal, What::Ratio(TO_INCLUSION, 4, 5)),
        measure(
            "Demande → inclusion, médiane (jours)",
            Kind::Decimal,
            What::Value(("delai_demande_inclusion_median", "")),
        ),
        measure("Inclusion → plan (PSI), moyenne (jours)", Kind::Decimal, What::Ratio(TO_PLAN, 6, 7)),
        measure("Somme des délais d’inclusion", Kind::Integer, What::Numerateur(TO_INCLUSION)),
        measure("Inclusions comptées", Kind::Integer, What::Denominateur(TO_INCLUSION)),
        measure("Somme des délais de plan", Kind::Integer, What::Numerateur(TO_PLAN)),
        measure("Plans comptés", Kind::Integer, What::Denominateur(TO_PLAN)),
    ];
    table(report, page, "Attente et autres délais", &measures);
}

fn measure(heading: &'static str, kind: Kind, what: What) -> Measure {
    Measure { heading, width: 14.0, kind, what }
}

fn chart(report: &Report, placed: Placed) -> Chart {
    let series = |col: u16, line: bool| Series { name: (placed.header, col), values: placed.span(col), line };
    Chart {
        shape: Shape::Columns,
        title: format!("Délai demande → première visite, en jours, {}", report.frames.periode.exercice),
        alt_text: "Barres par territoire\u{a0}: délai moyen et délai médian, en jours, entre la première demande et la première \
                   visite, avec le repère en ligne. Les valeurs sont dans le premier tableau de la feuille."
            .to_owned(),
        categories: placed.span(0),
        series: vec![series(1, false), series(2, false), series(9, true)],
        most: None,
        number_format: "0.0",
    }
}
