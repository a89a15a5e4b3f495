//! *Valeurs rencontrées*: values of coded columns that are no known spelling, and what they were read as.

use super::open;
use crate::base::codes::CodeList;
use crate::base::failure::Failure;
use crate::base::table::ColumnType;
use crate::identify::tables::TABLE_KINDS;
use crate::normalise::Encountered;
use crate::normalise::readings::NOT_UNDERSTOOD;
use crate::write::Report;
use crate::write::book::{Cell, Column, Kind, Page, Sheet, Tone};

pub(super) static SHEET: Sheet = Sheet {
    title: "Valeurs rencontrées",
    about: "Les valeurs qui ne sont dans aucune liste connue, combien de fois elles reviennent et comment elles ont été lues.",
    fill,
};

fn fill(report: &Report, page: &mut Page) -> Result<(), Failure> {
    open(report, page, "Valeurs rencontrées");
    page.paragraph(
        "Une valeur qui n’a pas été comprise compte comme «\u{a0}Autre\u{a0}», jamais comme une valeur proche. Une valeur dont un mot n’appartient pas \
         au vocabulaire connu n’est pas montrée\u{a0}: elle pourrait nommer une personne. Pour \
         changer une lecture, écrivez dans «\u{a0}Lue comme\u{a0}» un code ou un libellé de la liste, enregistrez, puis déposez ce classeur, ou une \
         copie de cette feuille, dans le dossier des fichiers reçus\u{a0}: les exécutions suivantes liront comme vous l’avez écrit.",
    );
    page.skip(1);
    let encountered = &report.frames.encountered;
    if encountered.is_empty() {
        page.paragraph("Toutes les valeurs rencontrées sont dans les listes connues.");
        return Ok(());
    }
    let columns = vec![
        Column::new("Tableau", 26.0, Kind::Text),
        Column::new("Colonne", 26.0, Kind::Text),
        Column::new("Valeur rencontrée", 44.0, Kind::Wrapped),
        Column::new("Nombre", 10.0, Kind::Integer),
        Column::new("Lue comme", 30.0, Kind::Wrapped),
        Column::new("Premier fichier", 44.0, Kind::Wrapped),
        Column::new("Feuille", 24.0, Kind::Text),
        Column::new("Première cellule", 12.0, Kind::Text),
    ];
    let mut table = page.table("Valeurs hors des listes connues", columns);
    for it in encountered {
        let kind = TABLE_KINDS.iter().find(|kind| kind.id == it.kind);
        let column = kind.and_then(|kind| kind.column(it.column));
        let file = it.place.file().map(|file| report.sources.file_name(file)).unwrap_or_default();
        table.row([
            kind.map_or(it.kind, |it| it.label).into(),
            column.map_or(it.column, |it| it.label).into(),
            it.value.as_deref().map_or_else(|| Cell::text("(non montrée)").tone(Tone::Muted), Cell::text),
            Cell::count(it.count),
            read_as(it, column.map(|it| it.ty)),
            file.into(),
            it.place.sheet().map(|it| report.sources.sheet_name(it)).unwrap_or_default().into(),
            report.links.to(report.sources, &it.place, 1, it.place.address()),
        ]);
    }
    table.finish();
    Ok(())
}

fn read_as(encountered: &Encountered, ty: Option<ColumnType>) -> Cell {
    let list: Option<&CodeList> = match ty {
        Some(ColumnType::Code(list)) => Some(list),
        _ => None,
    };
    match encountered.read_as {
        Some(code) => Cell::text(list.map_or(code, |it| it.label(code))),
        None => Cell::text(NOT_UNDERSTOOD).tone(Tone::Watch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::cell::Place;
    use crate::base::codes::ORIENTEURS;

    #[test]
    fn a_value_that_was_not_understood_is_said_so() {
        let met = |read_as| Encountered {
            kind: "cas",
            column: "orienteur",
            value: None,
            read_as,
            count: 1,
            place: Place::Inbox,
        };
        let ty = Some(ColumnType::Code(&ORIENTEURS));
        assert_eq!(format!("{:?}", read_as(&met(Some("CLIC")), ty)), format!("{:?}", Cell::text("CLIC")));
        assert!(format!("{:?}", read_as(&met(None), ty)).contains("Pas comprise"));
    }
}
