//! *Répartitions*: months, origins, reasons and people, in numbers and shares, beside the département.

use super::WHOLE;
use crate::base::cell::a1;
use crate::base::codes::{CodeList, NR};
use crate::base::date::month_name;
use crate::base::territoire::{DEPARTEMENT, Territoire};
use crate::summarise::family::Split;
use crate::summarise::{self, Figure};
use crate::write::Report;
use crate::write::book::{Area, Cell, Chart, Column, Kind, Page, Series, Shape, total};
use crate::write::consolidation::figures::{self, capitalised};

/// Figures split by a list of codes, and what the list is.
const SPLITS: &[(&str, &str)] = &[
    ("demandes_par_orienteur", "Orienteur"),
    ("non_inclusions_par_motif", "Motif"),
    ("sorties_par_motif", "Motif"),
    ("profil_gir", "GIR"),
    ("profil_mode_de_vie", "Mode de vie"),
    ("profil_aidant", "Aidant"),
    ("profil_diagnostic", "Diagnostic"),
];

/// Writes new cases by month, then the splits.
pub(super) fn fill(report: &Report, territoire: &Territoire, page: &mut Page) {
    page.paragraph("Document de travail de l’équipe\u{a0}: les petits effectifs y sont montrés. Ne pas le diffuser hors de l’équipe.");
    page.skip(1);
    months(report, territoire, page);
    for (id, corner) in SPLITS {
        split(report, territoire, page, id, corner);
    }
}

/// A line of a table: its label, the figure of the MAIA, that of the département.
type Line<'a> = (String, Option<&'a Figure>, Option<&'a Figure>);

fn months(report: &Report, territoire: &Territoire, page: &mut Page) {
    const ID: &str = "nouveaux_cas_mensuels";
    let of = |zone| report.figures.split(zone, ID).filter(|it| it.modalite.is_empty());
    let whole: Vec<&Figure> = of(DEPARTEMENT).collect();
    let line = |own: &'_ Figure| {
        let number = own.periode.rsplit('-').next().and_then(|it| it.parse().ok()).unwrap_or_default();
        (capitalised(month_name(number)), own.periode.clone())
    };
    let own: Vec<&Figure> = of(&territoire.id).collect();
    let lines: Vec<Line> = own
        .iter()
        .map(|own| {
            let (label, periode) = line(own);
            (label, Some(*own), whole.iter().copied().find(|it| it.periode == periode))
        })
        .collect();
    let Some(area) = table(page, &territoire.name, "Nouveaux cas (inclusions) par mois", "Mois", &lines) else {
        return;
    };
    let (first, last) = (area.first, area.last);
    page.charts(&[Chart {
        shape: Shape::Columns,
        title: format!("Nouveaux cas par mois, {}", report.frames.periode.exercice),
        alt_text: "Barres par mois\u{a0}: inclusions de la MAIA. Les valeurs sont dans le tableau au-dessus."
            .to_owned(),
        categories: (first, 0, last, 0),
        series: vec![Series { name: (area.header, 1), values: (first, 1, last, 1), line: false }],
        most: None,
        number_format: "0",
    }]);
}

fn split(report: &Report, territoire: &Territoire, page: &mut Page, id: &'static str, corner: &str) {
    let Some(family) = summarise::families().find(|it| it.figures.iter().any(|it| it.id == id)) else { return };
    let Split::Codes(list) = family.split else { return };
    let of = |zone| report.figures.split(zone, id).collect::<Vec<_>>();
    let (own, whole) = (of(&territoire.id), of(DEPARTEMENT));
    let mut codes: Vec<&str> = list.codes.iter().map(|it| it.id).collect();
    codes.extend(own.iter().chain(&whole).map(|it| &*it.modalite).filter(|it| list.get(it).is_none()));
    let mut seen = std::collections::BTreeSet::new();
    codes.retain(|it| seen.insert(*it));
    let figure = |figures: &[&'_ Figure], code: &str| figures.iter().position(|it| *it.modalite == *code);
    let lines: Vec<Line> = codes
        .iter()
        .map(|code| {
            let (a, b) = (figure(&own, code), figure(&whole, code));
            (label(list, code), a.map(|it| own[it]), b.map(|it| whole[it]))
        })
        .collect();
    let caption = family.figures.iter().find(|it| it.id == id).map_or("", |it| it.label);
    table(page, &territoire.name, caption, corner, &lines);
}

fn label(list: &CodeList, code: &str) -> String {
    if code == NR { "Non renseigné".to_owned() } else { list.label(code).to_owned() }
}

/// Numbers and their shares of the total, all live.
fn table(page: &mut Page, name: &str, caption: &str, corner: &str, lines: &[Line]) -> Option<Area> {
    if lines.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(corner, 40.0, Kind::Text),
        Column::new(name, 16.0, Kind::Integer),
        Column::new(format!("Part ({name})"), 16.0, Kind::Percent),
        Column::new(WHOLE, 16.0, Kind::Integer),
        Column::new(format!("Part ({WHOLE})"), 16.0, Kind::Percent),
    ];
    let mut table = page.table(caption, columns);
    let values = |pick: fn(&Line) -> Option<f64>| lines.iter().map(pick).collect::<Vec<_>>();
    let own = values(|it| it.1.and_then(|it| it.valeur));
    let whole = values(|it| it.2.and_then(|it| it.valeur));
    let sums = [total(own.iter().copied()), total(whole.iter().copied())];
    let under = table.next_row() + lines.len() as u32;
    for ((label, one, other), rank) in lines.iter().zip(0..) {
        let row = table.next_row();
        let number = |figure: &Option<&Figure>, value: Option<f64>| {
            Cell::known(value, Cell::number, &figure.map(figures::reason).unwrap_or_else(|| NOTHING.to_owned()))
        };
        table.row([
            label.as_str().into(),
            number(one, own[rank]),
            share(row, under, 1, own[rank], sums[0]),
            number(other, whole[rank]),
            share(row, under, 3, whole[rank], sums[1]),
        ]);
    }
    let (first, second) = (table.sum(1, own), table.sum(3, whole));
    table.total(["Total".into(), first, Cell::none(), second, Cell::none()]);
    Some(table.finish())
}

const NOTHING: &str = "Aucune donnée reçue pour calculer cette valeur";

fn share(row: u32, under: u32, col: u32, value: Option<f64>, sum: Option<f64>) -> Cell {
    let known = value.zip(sum.filter(|it| *it > 0.0));
    let formula = |(value, sum): (f64, f64)| Cell::formula(format!("{}/{}", a1(row, col), a1(under, col)), value / sum);
    known.map_or_else(Cell::none, formula)
}
