//! *Mode d’emploi*: how to fill the workbook in, and an example for each column.

use super::forms::{Form, described};
use super::hints::hint;
use crate::base::table::{Column, ColumnType, Need, TableKind};
use crate::write::book::{self, Cell, Kind, Page, Tone};

pub(super) fn fill(page: &mut Page, kind: &'static TableKind, forms: &[Form]) {
    page.heading(&format!("{}\u{a0}: mode d’emploi", kind.label));
    let sheets: Vec<_> = forms.iter().map(|it| format!("«\u{a0}{}\u{a0}»", it.title)).collect();
    let sheets = if sheets.len() == 1 {
        format!("la feuille {}", sheets[0])
    } else {
        format!("les feuilles {}", sheets.join(" et "))
    };
    page.paragraph(&format!("1. Remplissez {sheets}\u{a0}: une ligne pour {}.", kind.row));
    page.paragraph("2. Laissez vide ce que vous ne savez pas\u{a0}: un vide n’est pas un zéro.");
    page.paragraph("3. N’écrivez ni nom, ni date de naissance, ni rien qui désigne une personne.");
    page.paragraph(
        "4. Gardez les titres des colonnes\u{a0}; vous pouvez changer leur ordre ou retirer celles qui ne servent pas.",
    );
    page.paragraph("5. Enregistrez, puis envoyez le fichier au coordinateur du département.");
    page.skip(1);
    let columns = vec![
        book::Column::new("Colonne", 34.0, Kind::Wrapped),
        book::Column::new("Besoin", 14.0, Kind::Text),
        book::Column::new("Exemple", 30.0, Kind::Wrapped),
        book::Column::new("Ce qu’on y met", 70.0, Kind::Wrapped),
    ];
    let mut table = page.table("Colonnes", columns);
    let mut told: Vec<&str> = Vec::new();
    for column in forms.iter().flat_map(|it| &it.columns) {
        if told.contains(&column.id) {
            continue;
        }
        told.push(column.id);
        let hint = hint(kind, column);
        table.row([column.label.into(), need(column), hint.example.into(), what(column, hint.advice).into()]);
    }
    table.finish();
}

fn need(column: &Column) -> Cell {
    match column.need {
        Need::Required => Cell::text("Indispensable").tone(Tone::Watch),
        Need::Useful => Cell::text("Utile"),
        Need::Optional => Cell::text("Facultatif").tone(Tone::Muted),
    }
}

fn what(column: &Column, advice: &str) -> String {
    let ColumnType::Code(list) = column.ty else { return described(column.ty, advice) };
    let labels: Vec<_> = list.codes.iter().map(|it| it.label).collect();
    format!("{advice} Au choix\u{a0}: {}.", labels.join("\u{a0}; ")).trim_start().to_owned()
}
