//! *Effectifs*: posts one by one without names, totals by site beside those that files state, posts financed and filled.

pub(in crate::write) mod posts;
mod totals;

use super::open;
use super::split::{self, Key, Split};
use super::territoires::{Measure, What, table};
use crate::base::date::french;
use crate::base::failure::Failure;
use crate::base::settings::Convention;
use crate::base::territoire::DEPARTEMENT;
use crate::write::Report;
use crate::write::book::{Cell, Chart, Column, Kind, Page, Series, Shape, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Effectifs",
    about: "Postes un à un, sans nom\u{a0}: ETP, statut, entrée, coûts\u{a0}; totaux par site\u{a0}; postes financés et pourvus.",
    fill,
};

/// Modality of an indicator of posts, and what people call it.
const QUALITES: [(&str, &str); 7] = [
    ("pilote", "Pilotes"),
    ("gc", "Gestionnaires de cas"),
    ("secretaire", "Secrétaires"),
    ("autre", "Autres"),
    ("pilote_cd", "Pilotes (Département)"),
    ("secretaire_cd", "Secrétaires (Département)"),
    ("autre_cd", "Autres (Département)"),
];

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    let exercice = report.frames.periode.exercice;
    open(report, page, "Effectifs");
    page.paragraph(
        "Les montants sont ceux des fichiers. Les totaux sont recalculés ici et comparés à ceux que les fichiers indiquent. Un coût à \
         temps complet décrit un poste entier\u{a0}: il ne s’additionne pas.",
    );
    page.skip(1);
    let posts = posts::read(report)?;
    if posts.is_empty() {
        page.paragraph(&format!("Aucun tableau des effectifs de {exercice} n’a été reconnu dans les fichiers reçus."));
        page.skip(1);
    }
    for source in posts::Source::ALL {
        posts::table(report, page, &posts, source);
    }
    financed(report, page);
    let spread = by_quality(report, page, "ETP présents", "etp", Kind::Etp);
    page.charts(&chart(report, &spread).into_iter().collect::<Vec<_>>());
    by_quality(report, page, "Coût de l’exercice", "cout_personnel", Kind::Euros);
    by_quality(report, page, "Coût en année pleine", "cout_personnel_annee_pleine", Kind::Euros);
    trained(report, page);
    Ok(())
}

fn by_quality(report: &Report, page: &mut Page, what: &str, indicateur: &'static str, kind: Kind) -> split::Placed {
    let lines = QUALITES.map(|(id, label)| (Key::Modalite(id.to_owned()), label.to_owned())).to_vec();
    let caption = match kind {
        Kind::Etp => format!("{what} au {}, par fonction", french(report.frames.periode.fin)),
        _ => format!("{what}, par fonction"),
    };
    split::table(report, page, &Split { caption, corner: "Fonction", indicateur, lines, kind, shares: false })
}

/// ETP of each territoire, its functions on top of each other.
fn chart(report: &Report, placed: &split::Placed) -> Option<Chart> {
    let zones = 0..=placed.territoires.checked_sub(1)?;
    let series = |line: usize| {
        let (name, values) = placed.at.line_series(line, zones.clone());
        Series { name, values, line: false }
    };
    Some(Chart {
        shape: Shape::Stacked,
        title: format!("ETP présents au {}", french(report.frames.periode.fin)),
        alt_text: "Barres empilées par territoire\u{a0}: ETP de pilotes, de gestionnaires de cas, de secrétaires et autres. Les valeurs \
                   sont dans le tableau des ETP présents."
            .to_owned(),
        categories: placed.at.zone_names(zones.clone()),
        series: (0..OF_A_TERRITOIRE).map(series).collect(),
        most: None,
        number_format: "0.0;;",
    })
}

/// How many of [`QUALITES`] a territoire may have; the others are posts of the département.
const OF_A_TERRITOIRE: usize = 4;

/// Posts that the convention finances, beside those that are filled.
fn financed(report: &Report, page: &mut Page) {
    let Convention { pilotes_finances, gestionnaires_finances, .. } = report.settings.convention;
    let columns = vec![
        Column::new("Fonction", 30.0, Kind::Text),
        Column::new("Postes financés", 13.0, Kind::Integer),
        Column::new("Postes pourvus", 13.0, Kind::Integer),
        Column::new("Postes vacants", 13.0, Kind::Integer),
    ];
    let caption =
        format!("Postes financés par la convention et postes pourvus au {}", french(report.frames.periode.fin));
    let mut table = page.table(caption, columns);
    let rows = [("Pilotes", "pilote", pilotes_finances), ("Gestionnaires de cas", "gc", gestionnaires_finances)];
    for (label, modalite, financed) in rows {
        let row = table.next_row() + 1;
        let figure = report.figures.of(DEPARTEMENT, "postes_vacants", modalite);
        let financed = financed.map(f64::from);
        let vacant = figure.and_then(|it| it.valeur);
        let why = figure.map(super::figures::reason).unwrap_or_else(|| "Nombre de postes non calculé".to_owned());
        let filled = financed.zip(vacant).map(|(financed, vacant)| financed - vacant);
        let left = match (financed, vacant) {
            (Some(_), Some(vacant)) => {
                Cell::formula(format!("B{row}-C{row}"), vacant).named(DEPARTEMENT, "postes_vacants", modalite)
            }
            _ => Cell::known(vacant, Cell::number, &why),
        };
        table.row([
            Cell::text(label),
            Cell::known(financed, Cell::number, "La convention (maia.toml) ne dit pas combien de postes elle finance"),
            Cell::known(filled, Cell::number, &why),
            left,
        ]);
    }
    table.finish();
}

/// Case managers with their diploma.
fn trained(report: &Report, page: &mut Page) {
    const DIU: (&str, &str) = ("gc_diu", "");
    let measure = |heading, kind, what| Measure { heading, width: 14.0, kind, what };
    let measures = [
        measure("Gestionnaires diplômés (DIU)", Kind::Percent, What::Ratio(DIU, 1, 2)),
        measure("Diplômés", Kind::Integer, What::Numerateur(DIU)),
        measure("Gestionnaires", Kind::Integer, What::Denominateur(DIU)),
    ];
    table(report, page, "Diplôme de gestionnaire de cas", &measures);
}
