//! *Définitions*: what each figure means, made from its declaration.

mod worked;

use super::open;
use crate::base::failure::Failure;
use crate::summarise::{self, Indicator};
use crate::write::Report;
use crate::write::book::{Column, Kind, Page, Sheet};

pub(super) static SHEET: Sheet = Sheet {
    title: "Définitions",
    about: "Ce que signifie chaque indicateur\u{a0}: calcul, repère, source, exemple.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Définitions");
    page.paragraph(
        "n.d. (non disponible)\u{a0}: rien ne permet de calculer la valeur, qui n’est donc pas zéro. Reporté\u{a0}: état d’une date antérieure. \
         La valeur du département est recalculée sur l’ensemble des cas\u{a0}; ce n’est pas la moyenne des territoires.",
    );
    page.skip(1);
    indicators(report, page);
    Ok(())
}

fn indicators(report: &Report, page: &mut Page) {
    let columns = vec![
        Column::new("Indicateur", 32.0, Kind::Wrapped),
        Column::new("Nom dans les données", 32.0, Kind::Text),
        Column::new("Unité", 12.0, Kind::Text),
        Column::new("Comment il est calculé", 60.0, Kind::Wrapped),
        Column::new("Repère", 12.0, Kind::Text),
        Column::new("Source", 44.0, Kind::Wrapped),
        Column::new("Exemple", 64.0, Kind::Wrapped),
    ];
    let mut table = page.table("Indicateurs", columns);
    for family in summarise::families() {
        let alone = family.figures.len() == 1;
        for indicator in family.figures {
            let example =
                family.examples.iter().find_map(|it| worked::text(it, indicator.id, alone)).unwrap_or_default();
            table.row([
                indicator.label.into(),
                indicator.id.into(),
                indicator.unit.id().into(),
                indicator.formula.into(),
                norm(report, indicator).into(),
                indicator.source.into(),
                example.into(),
            ]);
        }
    }
    table.finish();
}

fn norm(report: &Report, indicator: &Indicator) -> String {
    indicator.norm.as_ref().map_or_else(String::new, |it| it.text(report.settings))
}

#[cfg(test)]
mod tests {
    use crate::summarise;

    #[test]
    fn every_indicator_says_what_it_is() {
        for indicator in summarise::indicators() {
            assert!(!indicator.label.is_empty() && !indicator.formula.is_empty(), "{}", indicator.id);
        }
    }
}
