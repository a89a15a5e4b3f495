//! *File active*: people followed, load of case managers, new cases by month, waiting, exits, how long.

use jiff::civil::Date;

use super::figures::{self, capitalised};
use super::open;
use super::split::{self, Key, Split};
use super::territoires::{CLOSE, Measure, Placed, What, table};
use crate::base::cell::a1;
use crate::base::codes::{CodeList, MOTIFS_NON_INCLUSION, MOTIFS_SORTIE, ORIENTEURS};
use crate::base::date::{Periode, french, month_name};
use crate::base::failure::Failure;
use crate::base::money::decimal;
use crate::summarise::Figure;
use crate::write::Report;
use crate::write::book::{Cell, Chart, Column, Kind, Page, Series, Shape, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "File active",
    about: "Personnes suivies, charge des gestionnaires de cas, nouveaux cas par mois, attente, sorties, ancienneté.",
    fill,
};

const LOAD: (&str, &str) = ("charge_par_etp", "");
const PACE: (&str, &str) = ("nouveaux_cas_par_mois_par_etp", "");
const SITUATIONS: (&str, &str) = ("situations_par_etp", "");

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "File active");
    page.paragraph(
        "Un cas est ouvert quand l’inclusion a eu lieu et que la sortie n’a pas eu lieu. La charge divise les cas ouverts par les ETP de \
         gestionnaires présents le même jour\u{a0}; celle d’un territoire laisse de côté les gestionnaires mutualisés, qui comptent dans \
         le département.",
    );
    page.skip(1);
    followed(report, page);
    let placed = load(report, page);
    pace(report, page);
    managers(report, page);
    let months = new_cases(report, page);
    requests(report, page);
    coded(report, page, "Demandes par orienteur", "Orienteur", "demandes_par_orienteur", &ORIENTEURS);
    coded(
        report,
        page,
        "Demandes sans inclusion, par motif",
        "Motif",
        "non_inclusions_par_motif",
        &MOTIFS_NON_INCLUSION,
    );
    coded(report, page, "Sorties par motif", "Motif", "sorties_par_motif", &MOTIFS_SORTIE);
    seniority(report, page);
    let mut charts = Vec::new();
    charts.extend(placed.map(|it| load_chart(report, it)));
    charts.extend(stacked_months(report, months));
    page.charts(&charts);
    Ok(())
}

fn followed(report: &Report, page: &mut Page) {
    let end = french(report.frames.periode.fin);
    let measures = [
        measure("Cas ouverts (file active)", Kind::Integer, What::Sum(("file_active", ""))),
        measure("Personnes suivies dans la période", Kind::Integer, What::Sum(("file_active_periode", ""))),
        measure("File active moyenne", Kind::Decimal, What::Sum(("file_active_moyenne", ""))),
        measure("Inclusions", Kind::Integer, What::Sum(("nouveaux_cas", ""))),
        measure("Sorties", Kind::Integer, What::Sum(("sorties", ""))),
        measure("Taux de rotation", Kind::Percent, What::Ratio(("taux_rotation", ""), 4, 2)),
        measure("Durée de suivi moyenne (mois)", Kind::Decimal, What::Value(("duree_suivi_moyenne", ""))),
        measure("Durée de suivi médiane (mois)", Kind::Decimal, What::Value(("duree_suivi_mediane", ""))),
    ];
    table(report, page, &format!("Personnes suivies (cas ouverts au {end})"), &measures);
}

fn load(report: &Report, page: &mut Page) -> Option<Placed> {
    let most = report.settings.seuils.charge_par_etp;
    let end = french(report.frames.periode.fin);
    let caption = format!("Charge au {end} (repère\u{a0}: {} cas ouverts par ETP au plus)", decimal(most, 1));
    let measures = [
        measure("Cas ouverts par ETP", Kind::Decimal, What::Ratio(LOAD, 2, 3)),
        measure("Repère de charge", Kind::Text, What::Verdict(LOAD)),
        measure("Cas retenus", Kind::Integer, What::Numerateur(LOAD)),
        measure("ETP présents", Kind::Etp, What::Denominateur(LOAD)),
        measure("Repère (cas par ETP)", Kind::Integer, What::Constant(most)),
    ];
    table(report, page, &caption, &measures)
}

fn pace(report: &Report, page: &mut Page) {
    let usual = decimal(report.settings.seuils.nouveaux_cas_par_mois, 1);
    let caption = format!("Rythme de la période (repère\u{a0}: {usual} nouveaux cas par mois et par ETP)");
    let measures = [
        measure("Nouveaux cas par mois et par ETP", Kind::Decimal, What::Ratio(PACE, 3, 4)),
        measure("Repère de rythme", Kind::Text, What::Verdict(PACE)),
        measure("Situations suivies par ETP", Kind::Decimal, What::Ratio(SITUATIONS, 5, 6)),
        measure("Inclusions retenues", Kind::Integer, What::Numerateur(PACE)),
        measure("ETP × mois", Kind::Etp, What::Denominateur(PACE)),
        measure("Situations retenues", Kind::Integer, What::Numerateur(SITUATIONS)),
        measure("ETP moyens", Kind::Etp, What::Denominateur(SITUATIONS)),
    ];
    table(report, page, &caption, &measures);
}

fn measure(heading: &'static str, kind: Kind, what: What) -> Measure {
    Measure { heading, width: 14.5, kind, what }
}

/// A row per case manager, under the anonymous labels of the territoire.
fn managers(report: &Report, page: &mut Page) {
    let columns = vec![
        Column::new("Territoire", 28.0, Kind::Text),
        Column::new("Gestionnaire", 14.5, Kind::Text),
        Column::new("Cas ouverts", 12.0, Kind::Integer),
        Column::new("ETP", 10.0, Kind::Etp),
        Column::new("Cas par ETP", 12.0, Kind::Decimal),
        Column::new("Repère de charge", 14.0, Kind::Text),
    ];
    let mut table = page.table("Par gestionnaire de cas", columns);
    let mut cases = Vec::new();
    for territoire in &report.frames.territoires {
        let mut managers: Vec<&Figure> = report.figures.split(&territoire.id, "charge_par_gc").collect();
        managers.sort_by_key(|it| (rank(&it.modalite), it.modalite.clone()));
        for figure in managers.into_iter().filter(|it| !it.modalite.is_empty()) {
            cases.push(figure.numerateur);
            let row = table.next_row();
            table.row(manager(report, row, &territoire.name, figure));
        }
    }
    if cases.is_empty() {
        table.row([Cell::none(), Cell::missing("Aucune base de gestion de cas ne dit qui suit chaque personne")]);
    } else {
        let sum = table.sum(2, cases);
        table.total([Cell::text("Total"), Cell::none(), sum, Cell::none(), Cell::none(), Cell::none()]);
    }
    table.finish();
}

fn manager(report: &Report, row: u32, territoire: &str, figure: &Figure) -> Vec<Cell> {
    let why = figures::reason(figure);
    let load = match (figure.numerateur, figure.denominateur, figure.valeur) {
        (Some(cases), Some(etp), Some(value)) if (cases / etp - value).abs() < CLOSE => {
            Cell::formula(format!("{}/{}", a1(row, 2), a1(row, 3)), cases / etp)
        }
        (.., value) => Cell::known(value, Cell::number, &why),
    };
    vec![
        Cell::text(territoire),
        Cell::text(&*figure.modalite),
        Cell::known(figure.numerateur, Cell::number, &why),
        Cell::known(figure.denominateur, Cell::number, &why),
        load,
        figures::verdict(report, Some(figure)),
    ]
}

/// `GC 10` comes after `GC 2`.
fn rank(label: &str) -> u32 {
    label.rsplit(' ').next().and_then(|it| it.parse().ok()).unwrap_or(u32::MAX)
}

fn new_cases(report: &Report, page: &mut Page) -> split::Placed {
    let periode = report.frames.periode;
    let mut lines: Vec<(Key, String)> = months(periode)
        .map(|it| (Key::Periode(it.strftime("%Y-%m").to_string()), capitalised(month_name(it.month()))))
        .collect();
    lines.push((Key::Modalite("mois_inconnu".to_owned()), "Mois inconnu".to_owned()));
    let caption = format!("Nouveaux cas (inclusions) par mois en {}", periode.exercice);
    let split = Split {
        caption,
        corner: "Mois",
        indicateur: "nouveaux_cas_mensuels",
        lines,
        kind: Kind::Integer,
        shares: false,
    };
    split::table(report, page, &split)
}

/// The first day of each month of a period.
fn months(periode: Periode) -> impl Iterator<Item = Date> {
    (1..=periode.fin.month()).map(move |month| Date::constant(periode.exercice, month, 1))
}

fn requests(report: &Report, page: &mut Page) {
    const RATE: (&str, &str) = ("taux_inclusion", "");
    let measures = [
        measure("Demandes reçues", Kind::Integer, What::Sum(("demandes", ""))),
        measure("Demandes en attente", Kind::Integer, What::Sum(("demandes_en_attente", ""))),
        measure("Taux d’inclusion", Kind::Percent, What::Ratio(RATE, 3, 4)),
        measure("Demandes suivies d’une inclusion", Kind::Integer, What::Numerateur(RATE)),
        measure("Demandes dont la décision est connue", Kind::Integer, What::Denominateur(RATE)),
    ];
    table(report, page, "Demandes et liste d’attente", &measures);
}

fn coded(
    report: &Report,
    page: &mut Page,
    caption: &str,
    corner: &'static str,
    indicateur: &'static str,
    list: &CodeList,
) {
    let lines = list.codes.iter().map(|it| (Key::Modalite(it.id.to_owned()), it.label.to_owned())).collect();
    let split = Split { caption: caption.to_owned(), corner, indicateur, lines, kind: Kind::Integer, shares: true };
    split::table(report, page, &split);
}

fn seniority(report: &Report, page: &mut Page) {
    let bands = [
        ("moins_6", "Moins de 6 mois"),
        ("6_11", "De 6 à 11 mois"),
        ("12_23", "De 12 à 23 mois"),
        ("24_plus", "24 mois et plus"),
    ];
    let lines = bands.map(|(id, label)| (Key::Modalite(id.to_owned()), label.to_owned())).to_vec();
    let caption = format!("Ancienneté des cas ouverts au {}", french(report.frames.periode.fin));
    let split =
        Split { caption, corner: "Ancienneté", indicateur: "anciennete", lines, kind: Kind::Integer, shares: true };
    split::table(report, page, &split);
}

fn load_chart(report: &Report, placed: Placed) -> Chart {
    let series = |col: u16, line: bool| Series { name: (placed.header, col), values: placed.span(col), line };
    Chart {
        shape: Shape::Columns,
        title: format!("Cas ouverts par ETP de gestionnaire au {}", french(report.frames.periode.fin)),
        alt_text: "Barres par territoire\u{a0}: cas ouverts par ETP de gestionnaire de cas, avec le repère en ligne. Les valeurs sont \
                   dans le tableau de la charge."
            .to_owned(),
        categories: placed.span(0),
        series: vec![series(1, false), series(5, true)],
        most: None,
        number_format: "0.0",
    }
}

/// New cases of each month, the territoires on top of each other; nothing for more of them than colours tell apart.
fn stacked_months(report: &Report, placed: split::Placed) -> Option<Chart> {
    let split::Placed { at, lines, territoires } = placed;
    // The last line is what has no known month.
    let last = lines.checked_sub(2)?;
    if territoires == 0 || territoires > 6 {
        return None;
    }
    let series = |zone: usize| {
        let (name, values) = at.zone_series(zone, 0..=last);
        Series { name, values, line: false }
    };
    Some(Chart {
        shape: Shape::Stacked,
        title: format!("Nouveaux cas par mois, {}", report.frames.periode.exercice),
        alt_text: "Barres empilées par mois\u{a0}: nombre d’inclusions de chaque territoire. Les valeurs sont dans le tableau des \
                   nouveaux cas par mois."
            .to_owned(),
        categories: at.line_names(0..=last),
        series: (0..territoires).map(series).collect(),
        most: None,
        number_format: "0;;",
    })
}
