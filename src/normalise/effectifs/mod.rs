//! Staffing tables: posts, their cost, and the totals that tables state.

mod duree;
mod financeur;
mod qualite;
mod unite;
mod vacant;

use polars::prelude::*;

use super::build::Build;
use super::frames::{BLOC, ROLE, TABLEAU, effectifs_schema};
use super::titles::{self, Year};
use super::values::Reader;
use super::{Understood, Usage};
use crate::base::cell::{CellRef, Place};
use crate::base::codes::{DIUS, FINANCEURS};
use crate::base::date::DateLue;
use crate::base::diagnostic::{Diagnostic, Reported, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::identify::tables::effectifs as table;
use crate::identify::{RawRow, RawTable, Role};
pub(super) use duree::{MONTANT_INVRAISEMBLABLE, MONTANTS_D_UNE_AUTRE_DUREE};
pub(super) use unite::{EXERCICE_SUPPOSE, POSTE_DIFFERENT, unite};
pub(super) use vacant::POSTE_VACANT;

pub(super) static QUALITE_ABSENTE: Rule = Rule {
    code: "EFF-20",
    severity: Severity::ACorriger,
    title: "Poste sans qualité",
    explanation: "La qualité (pilote, gestionnaire de cas, secrétaire…) dit dans quelle catégorie un poste compte. Sans elle, \
                  il n’entre dans aucun nombre d’ETP.",
    correction: "Indiquer la qualité de l’agent dans la colonne «\u{a0}Qualité\u{a0}».",
};

/// Understands the cells of one table.
pub(super) fn understand(table: &RawTable) -> Result<Reported<Understood>, Failure> {
    let mut reader = Reader::new(table);
    let around = Around::of(table);
    let mut lignes = Vec::new();
    let (mut nameless, mut empty) = (Vec::new(), Vec::new());
    let mut bloc = Bloc::default();
    for row in &table.rows {
        let rank = bloc.of(row);
        let mut ligne = Ligne::read(&mut reader, row, rank, &around);
        if ligne.says_nothing() {
            continue;
        }
        if let Some(cell) = vacant::cell(table, row).filter(|_| ligne.role == POSTE) {
            let paid = ligne.amounts.iter().take(3).flatten().any(|it| *it != 0);
            ligne.role = if paid { POSTE } else { VACANT };
            empty.push(vacant::remark(cell, paid));
        }
        if ligne.role == POSTE && ligne.libelle.is_none() {
            nameless.push(unnamed(table, row));
        }
        lignes.push((row.row, ligne));
    }
    let mut diagnostics = reader.finish();
    diagnostics.extend(nameless);
    diagnostics.extend(empty);
    let usage = Usage { read: table.rows.len(), used: lignes.len(), excluded: table.rows.len() - lignes.len() };
    let (rows, mut lignes): (Vec<u32>, Vec<Ligne>) = lignes.into_iter().unzip();
    diagnostics.extend(duree::check(table, &mut lignes));
    Ok(Reported { value: Understood { frame: frame(&lignes)?, rows, usage }, diagnostics })
}

const POSTE: &str = "poste";
const VACANT: &str = "vacant";
const TOTAL: &str = "total";
const TOTAL_GENERAL: &str = "total_general";

const AMOUNTS: [&str; 9] = [
    table::SALAIRE_BRUT,
    table::CHARGES,
    table::COUT_TOTAL,
    table::SALAIRE_AP,
    table::CHARGES_AP,
    table::COUT_AP,
    table::SALAIRE_TC,
    table::CHARGES_TC,
    table::COUT_TC,
];

/// What the words around a table say of all its rows.
struct Around {
    exercice: Option<i32>,
    financeur: Option<&'static str>,
    mutualise: bool,
}

impl Around {
    fn of(table: &RawTable) -> Self {
        let exercice = match titles::year(table, &[table::COUT_TOTAL, table::SALAIRE_BRUT, table::CHARGES]) {
            Year::Known(year) => Some(year),
            Year::Full | Year::Unsaid => None,
        };
        let sheet_and_file = table.names.iter().take(2).map(String::as_str);
        let mut texts = table.titles.iter().map(|it| it.1.as_str()).chain(sheet_and_file);
        Self {
            exercice,
            financeur: texts.find_map(financeur::in_title),
            mutualise: table.titles.first().is_some_and(|it| is_mutualise(&it.1)),
        }
    }
}

fn is_mutualise(text: &str) -> bool {
    fold(text).contains("mutualis")
}

/// Ranks of stacked sub-tables: a new one begins under a sub-title, or under a total.
#[derive(Default)]
struct Bloc<'a> {
    rank: i32,
    section: Option<&'a str>,
    posts: usize,
    closed: bool,
}

impl<'a> Bloc<'a> {
    /// The rank of the block of a row, and what the row is: a total without posts above it in its block is a total of totals.
    fn of(&mut self, row: &'a RawRow) -> (i32, &'static str) {
        let section = row.section.as_deref();
        if row.role == Role::Data && (section != self.section || self.closed) && (self.rank, self.posts) != (0, 0) {
            self.rank += 1;
            self.posts = 0;
        }
        if row.role == Role::Data {
            self.section = section;
            self.closed = false;
            self.posts += 1;
            return (self.rank, POSTE);
        }
        let role = if row.role == Role::GrandTotal || self.closed { TOTAL_GENERAL } else { TOTAL };
        self.closed = true;
        (self.rank, role)
    }
}

/// A post or a stated total.
struct Ligne {
    bloc: i32,
    role: &'static str,
    exercice: Option<i32>,
    financeur: Option<&'static str>,
    mutualise: bool,
    qualite: Option<&'static str>,
    libelle: Option<String>,
    profil: Option<String>,
    etp: Option<i64>,
    statut: Option<String>,
    date_entree: Option<DateLue>,
    date_sortie: Option<DateLue>,
    amounts: [Option<i64>; AMOUNTS.len()],
    diu: Option<&'static str>,
}

impl Ligne {
    fn read<'a>(reader: &mut Reader<'a>, row: &'a RawRow, (bloc, role): (i32, &'static str), around: &Around) -> Self {
        let title = reader.text(row, table::QUALITE);
        let section = row.section.as_deref();
        let site = reader.text(row, table::TERRITOIRE);
        let post = role == POSTE;
        Self {
            bloc,
            role,
            exercice: reader.year(row, table::EXERCICE).or(around.exercice),
            financeur: reader
                .code(row, table::FINANCEUR, &FINANCEURS)
                .or_else(|| section.and_then(financeur::in_title))
                .or(around.financeur),
            mutualise: [section, site.as_deref(), title.as_deref()].into_iter().flatten().any(is_mutualise)
                || section.is_none() && site.is_none() && around.mutualise,
            qualite: title.as_deref().filter(|_| post).map(qualite::qualite),
            libelle: title.as_deref().map(qualite::libelle),
            profil: reader.text(row, table::PROFIL),
            etp: reader.etp(row, table::ETP),
            statut: reader.text(row, table::STATUT),
            date_entree: if post { reader.date(row, table::DATE_ENTREE) } else { None },
            date_sortie: if post { reader.date(row, table::DATE_SORTIE) } else { None },
            amounts: AMOUNTS.map(|column| reader.amount(row, column)),
            diu: reader.code(row, table::DIU, &DIUS),
        }
    }

    /// A row of which only a name, or nothing at all, could be read.
    fn says_nothing(&self) -> bool {
        self.etp.is_none() && self.amounts.iter().all(Option::is_none) && (self.libelle.is_none() || self.role != POSTE)
    }
}

fn unnamed(table: &RawTable, row: &RawRow) -> Diagnostic {
    let column = table.columns.iter().find(|it| it.column.id == table::QUALITE);
    let col = column.map_or(table.top_left.col, |it| it.col);
    let cell = CellRef { sheet: table.top_left.sheet, row: row.row, col };
    Diagnostic::new(&QUALITE_ABSENTE, Place::Cell(cell), "La ligne porte un ETP ou un montant, mais aucune qualité")
}

fn frame(lignes: &[Ligne]) -> PolarsResult<DataFrame> {
    let build = Build::of(lignes)
        .small(TABLEAU, |_| Some(0))
        .small(BLOC, |it| Some(it.bloc))
        .text(ROLE, |it| Some(it.role))
        .small(table::EXERCICE, |it| it.exercice)
        .text(table::FINANCEUR, |it| it.financeur)
        .flag("mutualise", |it| Some(it.mutualise))
        .text(table::QUALITE, |it| it.qualite)
        .text("libelle", |it| it.libelle.as_deref())
        .text(table::PROFIL, |it| it.profil.as_deref())
        .number(table::ETP, |it| it.etp)
        .text(table::STATUT, |it| it.statut.as_deref())
        .date(table::DATE_ENTREE, |it| it.date_entree)
        .date(table::DATE_SORTIE, |it| it.date_sortie)
        .text(table::DIU, |it| it.diu);
    let amounts = AMOUNTS.iter().enumerate();
    amounts
        .fold(build, |build, (rank, column)| build.number(column, move |it| it.amounts[rank]))
        .finish(&effectifs_schema())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::raw::raw;

    const COLUMNS: &[&str] = &[
        "bloc",
        "role",
        "exercice",
        "financeur",
        "mutualise",
        "qualite",
        "libelle",
        "etp",
        "date_entree",
        "cout_total",
        "cout_ap",
    ];

    fn rows(table: &RawTable) -> Vec<String> {
        let frame = understand(table).unwrap().value.frame;
        let columns = COLUMNS.iter().map(|it| frame.column(it).unwrap().cast(&DataType::String).unwrap());
        let columns: Vec<_> = columns.collect();
        let row =
            |row| columns.iter().map(|it| it.str().unwrap().get(row).unwrap_or("").to_owned()).collect::<Vec<_>>();
        (0..frame.height()).map(|it| row(it).join(" | ")).collect()
    }

    #[test]
    fn stacked_sites_and_their_totals_are_told_apart() {
        let table = raw(
            &table::KIND,
            &["Effectifs financés par la subvention ARS", "Tableau des effectifs 2017 et en année pleine"],
            &["Feuil1", "effectifs"],
            "qualite | profil | etp | date_entree | salaire_brut | cout_total | cout_ap
             # MAIA Saverne
             Pilote | CSE | 1 | 01/02/2013 | 39 700 € | 56 100 € | 56 100 €
             GC N°1 | IDE | 0,8 | 42545 | 23900 | 33 100 € |
             = TOTAL | | 1,8 | | | 89 200 € | 56 100 €
             # Effectifs mutualisés
             GC N°1 | | 1 | | | 14 500 € | 43 500 €
             = TOTAL | | 1 | | | 14 500 € | 43 500 €
             == TOTAL RH DISPOSITIF MAIA 67 | | 2,8 | | | 103 700 € | 99 600 €",
        );
        assert_eq!(
            rows(&table),
            [
                "0 | poste | 2017 | ARS | false | PILOTE | Pilote | 10000 | 2013-02-01 | 5610000 | 5610000",
                "0 | poste | 2017 | ARS | false | GC | GC N°1 | 8000 | 2016-06-24 | 3310000 | ",
                "0 | total | 2017 | ARS | false |  | TOTAL | 18000 |  | 8920000 | 5610000",
                "1 | poste | 2017 | ARS | true | GC | GC N°1 | 10000 |  | 1450000 | 4350000",
                "1 | total | 2017 | ARS | true |  | TOTAL | 10000 |  | 1450000 | 4350000",
                "1 | total_general | 2017 | ARS | true |  | TOTAL RH DISPOSITIF MAIA 67 | 28000 |  | 10370000 | 9960000",
            ]
        );
        let remarks = understand(&table).unwrap().diagnostics;
        assert_eq!(remarks.len(), 1);
        assert!(remarks[0].message.contains("24/06/2016"), "{}", remarks[0].message);
    }

    #[test]
    fn a_second_total_without_posts_above_is_the_total_of_totals() {
        let table = raw(
            &table::KIND,
            &[],
            &["2018", "effectifs"],
            "qualite | etp
             Pilote | 1
             = TOTAL | 1
             GC | 1
             = TOTAL | 1
             = TOTAL | 2",
        );
        let roles: Vec<_> =
            rows(&table).iter().map(|it| it.split(" | ").take(3).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(roles, ["0 poste 2018", "0 total 2018", "1 poste 2018", "1 total 2018", "1 total_general 2018"]);
    }

    #[test]
    fn a_post_said_vacant_is_told_and_no_post_unless_it_costs() {
        let table = raw(
            &table::KIND,
            &[],
            &["2017", "effectifs"],
            "qualite | identite | etp | cout_total
             GC N°1 | Mme Durand | 1 | 40 000
             GC N°2 | VACANT | 1 | 0
             GC N°3 (poste vacant) | | 0,5 |
             GC N°4 | vacant | 1 | 12 000
             Médecin vacataire | | 0,1 | 3 000",
        );
        let roles: Vec<_> = rows(&table).iter().filter_map(|it| it.split(" | ").nth(1).map(str::to_owned)).collect();
        assert_eq!(roles, ["poste", "vacant", "vacant", "poste", "poste"]);
        let remarks = understand(&table).unwrap().diagnostics;
        assert_eq!(remarks.iter().map(|it| it.rule.code).collect::<Vec<_>>(), ["EFF-22"; 3]);
    }

    #[test]
    fn a_post_without_quality_is_said_and_an_empty_row_left_out() {
        let table =
            raw(&table::KIND, &[], &["", "effectifs"], "qualite | etp | cout_total\n | 0,5 | 12 000\n | |\nPilote | |");
        let Reported { value, diagnostics } = understand(&table).unwrap();
        assert_eq!(value.usage, Usage { read: 3, used: 2, excluded: 1 });
        assert_eq!(value.rows, [1, 3]);
        assert_eq!(diagnostics.iter().map(|it| it.rule.code).collect::<Vec<_>>(), ["EFF-20"]);
    }
}
