//! Validation grids: what each item says, and what its comment tells without being shown.

mod comment;
mod unite;

use polars::prelude::*;

use super::build::Build;
use super::frames::grille_schema;
use super::titles::{self, Year};
use super::values::Reader;
use super::{Understood, Usage};
use crate::base::codes::MODALITES_GRILLE;
use crate::base::diagnostic::Reported;
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::extract::grid::Value;
use crate::identify::tables::grille::{self as table, ANNEE, COMMENTAIRE, ITEM, SECTION, VALEUR};
use crate::identify::{RawRow, RawTable};
use comment::Told;
pub(super) use unite::{ANNEE_ABSENTE, VALEUR_DIFFERENTE, unite};

/// An item of a grid.
struct Ligne {
    row: u32,
    annee: Option<i32>,
    section: Option<String>,
    item: Option<String>,
    modalite: Option<&'static str>,
    obsolete: bool,
    told: Told,
}

/// Understands the cells of one table. An item that says of itself that it is obsolete does not apply, whatever its value.
pub(super) fn understand(table: &RawTable) -> Result<Reported<Understood>, Failure> {
    let mut reader = Reader::new(table);
    let around = match titles::year(table, &[VALEUR]) {
        Year::Known(year) => Some(year),
        Year::Full | Year::Unsaid => titles::date(table).map(|it| i32::from(it.jour.year())),
    };
    let lignes: Vec<Ligne> = table.rows.iter().map(|row| ligne(&mut reader, row, around)).collect();
    let usage = Usage { read: lignes.len(), used: lignes.len(), excluded: 0 };
    let rows = lignes.iter().map(|it| it.row).collect();
    let diagnostics = reader.finish();
    Ok(Reported { value: Understood { frame: frame(&lignes)?, rows, usage }, diagnostics })
}

fn ligne<'a>(reader: &mut Reader<'a>, row: &'a RawRow, around: Option<i32>) -> Ligne {
    let says_obsolete = |column: &str, reader: &Reader<'a>| matches!(reader.raw(row, column), Some(Value::Text(text)) if fold(text).contains("obsolete"));
    let obsolete = [VALEUR, table::SOURCE, table::NORME, COMMENTAIRE].iter().any(|it| says_obsolete(it, reader));
    let comment = match reader.raw(row, COMMENTAIRE) {
        Some(Value::Text(text)) => comment::told(text),
        _ => Told::default(),
    };
    Ligne {
        row: row.row,
        annee: reader.year(row, ANNEE).or(around),
        section: reader.text(row, SECTION),
        item: reader.text(row, ITEM),
        modalite: reader.code(row, VALEUR, &MODALITES_GRILLE),
        obsolete,
        told: comment,
    }
}

fn frame(lignes: &[Ligne]) -> PolarsResult<DataFrame> {
    Build::of(lignes)
        .small(ANNEE, |it| it.annee)
        .text(SECTION, |it| it.section.as_deref())
        .text(ITEM, |it| it.item.as_deref())
        .text("modalite", |it| it.modalite)
        .flag("obsolete", |it| Some(it.obsolete))
        .flag("neutralise", |it| Some(it.told.neutralise))
        .small("depuis", |it| it.told.depuis)
        .small("fait_en", |it| it.told.fait_en)
        .small("rythme", |it| it.told.rythme)
        .finish(&grille_schema())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::raw::{lines, raw, united};

    fn grid(titles: &[&str], text: &str) -> RawTable {
        raw(&table::KIND, titles, &["grille", "Saverne"], text)
    }

    #[test]
    fn each_item_has_its_modality_and_what_its_comment_tells() {
        let table = grid(
            &["MAIA Saverne", "Grille de validation 2016"],
            "section | item | valeur | source | commentaire
             pilote | pilote_recrute | Oui | CR | Nouveau pilote depuis mi-novembre 2017
             outils_gc | geva | | Item obsolète en 2017 |
             outils_communs | annuaire | Non | CR | Neutralité au regard des évolutions (ROR)
             pilote | pilote_forme | à voir avec Paul | CR | réalisée en 2012
             appui_pilote | reunions_equipe | Oui | CR | rencontre tous les 15 jours",
        );
        let codes: Vec<_> = understand(&table).unwrap().diagnostics.iter().map(|it| it.rule.code).collect();
        assert_eq!(codes, ["VAL-14"]);
        let Reported { value, .. } = united(vec![table], "");
        let columns =
            ["territoire", "annee", "item", "modalite", "obsolete", "neutralise", "depuis", "fait_en", "rythme"];
        assert_eq!(
            lines(&value.get("grille"), &columns),
            [
                "saverne|2016|pilote_recrute|OUI|false|false|2017||",
                "saverne|2016|geva||true|false|||",
                "saverne|2016|annuaire|NON|false|true|||",
                "saverne|2016|pilote_forme||false|false||2012|",
                "saverne|2016|reunions_equipe|OUI|false|false|||15",
            ]
        );
    }
}
