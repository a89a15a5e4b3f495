//! *Calculs*: what each ratio is made from, for the MAIA and for the département.

use super::WHOLE;
use super::chiffres::{Key, SECTIONS};
use crate::base::cell::a1;
use crate::base::territoire::{DEPARTEMENT, Territoire};
use crate::summarise::{Figure, Unit};
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page};
use crate::write::consolidation::figures::{self, figure};

/// Writes the ratios as divisions of what they are made from.
pub(super) fn fill(report: &Report, territoire: &Territoire, page: &mut Page) {
    page.paragraph(
        "Chaque rapport du tableau de bord, avec ce qu’il divise. Un pourcentage compte des dossiers sur des dossiers.",
    );
    page.skip(1);
    let columns = vec![
        Column::new("Indicateur", 52.0, Kind::Wrapped),
        Column::new("De qui", 28.0, Kind::Text),
        Column::new("Au-dessus", 14.0, Kind::Decimal),
        Column::new("Au-dessous", 14.0, Kind::Decimal),
        Column::new("Résultat", 14.0, Kind::Decimal),
        Column::new("Unité", 16.0, Kind::Text),
    ];
    let mut table = page.table("Rapports", columns);
    for key in SECTIONS.iter().flat_map(|it| it.keys) {
        for (zone, name) in [(territoire.id.as_str(), territoire.name.as_str()), (DEPARTEMENT, WHOLE)] {
            let Some(found) = figure(report, zone, key.id) else { continue };
            let row = table.next_row();
            if let Some(result) = quotient(row, zone, key, found) {
                let part = |value: Option<f64>| Cell::known(value, Cell::number, "Valeur inconnue");
                table.row([
                    key.label(found.indicateur).into(),
                    name.into(),
                    part(found.numerateur),
                    part(found.denominateur),
                    result.kind(figures::kind(found.indicateur.unit)),
                    found.indicateur.unit.id().into(),
                ]);
            }
        }
    }
    table.finish();
}

/// The live division, when it gives the very figure.
fn quotient(row: u32, zone: &str, key: &Key, found: &Figure) -> Option<Cell> {
    let (over, under) = found.numerateur.zip(found.denominateur)?;
    let unit = found.indicateur.unit;
    let scale = if unit == Unit::Pourcent { 1.0 } else { unit.scale() };
    let result = scale * over / under;
    let close = figures::value(found).is_some_and(|it| (it - result).abs() < CLOSE);
    let times = if scale == 1.0 { String::new() } else { format!("{scale}*") };
    let formula = format!("{times}{}/{}", a1(row, OVER), a1(row, UNDER));
    close.then(|| Cell::formula(formula, result).named(zone, key.id.0, key.id.1))
}

/// Columns of what is divided and of what divides.
const OVER: u32 = 2;
const UNDER: u32 = 3;
/// Two numbers closer than this are one number rounded twice.
const CLOSE: f64 = 1e-5;
