//! Rows of a budget: their side, their account, what they are, their year.

use std::collections::{BTreeMap, BTreeSet};

use super::AMOUNTS;
use super::comptes::{self, by_label, leading, side};
use crate::base::codes::FINANCEURS;
use crate::base::fold::fold;
use crate::extract::grid::Value;
use crate::identify::tables::budget as table;
use crate::identify::{OF_SITE, RawRow, RawTable, Role as RawRole, is_site};
use crate::normalise::territoires::group_labels;
use crate::normalise::titles::{self, Year};
use crate::normalise::values::Reader;

/// An account, one of its details, or a total.
#[derive(Debug, Clone)]
pub(super) struct Ligne {
    pub row: u32,
    /// What the row or the sub-title above it says of its site, so that the accounts of two sites are not one.
    pub site: Option<String>,
    pub role: Role,
    pub exercice: Option<i32>,
    pub annee_pleine: bool,
    /// `D` or `R`.
    pub sens: Option<&'static str>,
    /// Two digits.
    pub compte: Option<String>,
    /// The longer number as written.
    pub detail: Option<String>,
    pub libelle: String,
    pub financeur: Option<&'static str>,
    /// Cents, in the order of [`AMOUNTS`].
    pub amounts: [Option<i64>; AMOUNTS.len()],
    pub explication: Option<String>,
    pub derived: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Compte,
    Detail,
    Total,
}

impl Role {
    pub(super) fn id(self) -> &'static str {
        match self {
            Role::Compte => "compte",
            Role::Detail => "detail",
            Role::Total => "total",
        }
    }
}

impl Ligne {
    /// An amount that counts in no account.
    pub(super) fn is_lost(&self) -> bool {
        self.role == Role::Detail && self.compte.is_none() && self.amounts.iter().any(|it| it.is_some_and(|it| it != 0))
    }

    pub(super) fn is_blank(&self) -> bool {
        self.amounts.iter().all(Option::is_none)
    }
}

/// The rows of a table, in its order; those that only announce a side, and results, are left out.
pub(super) fn read<'a>(reader: &mut Reader<'a>, table: &'a RawTable) -> Vec<Ligne> {
    let years = years(table);
    let codes = codes(reader, table);
    let mut state = State {
        site: None,
        heading: heading_side(table, &codes),
        numbered: !codes.is_empty(),
        sens: None,
        compte: None,
    };
    let sites = Sites::of(table);
    let mut lignes = Vec::new();
    for (rank, row) in table.rows.iter().enumerate() {
        let site = sites.of_row(row);
        state.enter(&site);
        if is_group(reader, row) && table.rows.get(rank + 1).is_some_and(|it| has_number(reader, it)) {
            state.compte = None;
            continue;
        }
        let Some(place) = state.place(reader, row) else { continue };
        let amounts = AMOUNTS.map(|column| reader.amount(row, column));
        let exercice = reader.year(row, table::EXERCICE);
        let explication = reader.text(row, table::EXPLICATION);
        let financeur = reader.code(row, table::FINANCEUR, &FINANCEURS).or_else(|| place.financeur());
        for (year, columns) in &years {
            let (known, annee_pleine) = match year {
                Year::Known(year) => (Some(*year), false),
                Year::Full => (None, true),
                Year::Unsaid => (None, false),
            };
            lignes.push(Ligne {
                row: row.row,
                site: site.clone(),
                role: place.role,
                exercice: exercice.or(known),
                annee_pleine: annee_pleine && exercice.is_none(),
                sens: place.sens,
                compte: place.compte.clone(),
                detail: place.detail.clone(),
                libelle: place.libelle.clone(),
                financeur,
                amounts: std::array::from_fn(|rank| amounts[rank].filter(|_| columns[rank])),
                explication: explication.clone(),
                derived: false,
            });
        }
    }
    lignes
}

/// The years that a table gives amounts for, and which columns are of each: « BP 2017 » beside « Réalisé 2016 » are two.
fn years(table: &RawTable) -> Vec<(Year, [bool; AMOUNTS.len()])> {
    let whole = titles::year(table, &AMOUNTS);
    let mut years: Vec<(Year, [bool; AMOUNTS.len()])> = Vec::new();
    for (rank, column) in AMOUNTS.iter().enumerate() {
        let Some(matched) = table.columns.iter().find(|it| it.column.id == *column) else { continue };
        let year = match titles::year_in(&matched.heading) {
            Year::Unsaid => whole,
            said => said,
        };
        match years.iter_mut().find(|it| it.0 == year) {
            Some((_, columns)) => columns[rank] = true,
            None => years.push((year, std::array::from_fn(|it| it == rank))),
        }
    }
    if years.is_empty() { vec![(whole, [true; AMOUNTS.len()])] } else { years }
}

/// The side that the heading of the labels names, unless the accounts say that the table holds both.
///
/// One account of the wrong class in a side-by-side layout is a mistake to report; several, or a column of accounts, are a long table.
fn heading_side(table: &RawTable, codes: &BTreeSet<String>) -> Option<&'static str> {
    let label = table.columns.iter().find(|it| [table::DEPENSES, table::RECETTES].contains(&it.column.id))?;
    let named = if label.column.id == table::RECETTES { Some("R") } else { named_side(&label.heading) };
    let contrary = codes.iter().filter(|it| side(it) != named).count();
    let long = table.columns.iter().any(|it| it.column.id == table::COMPTE);
    named.filter(|_| contrary == 0 || contrary == 1 && !long)
}

/// The one side that a text names.
fn named_side(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let names = |words: &[&str]| words.iter().any(|it| folded.contains(it));
    match (names(&["depense", "charges", "emplois"]), names(&["recette", "produits", "ressources"])) {
        (true, false) => Some("D"),
        (false, true) => Some("R"),
        _ => None,
    }
}

/// The two-digit accounts that the table writes as numbers.
fn codes<'a>(reader: &mut Reader<'a>, table: &'a RawTable) -> BTreeSet<String> {
    let code = |text: Option<String>| text.as_deref().and_then(leading).map(|it| it.0[..2].to_owned());
    let rows = table.rows.iter();
    rows.filter_map(|row| code(reader.text(row, table::COMPTE)).or_else(|| code(label(reader, row)))).collect()
}

fn label<'a>(reader: &mut Reader<'a>, row: &'a RawRow) -> Option<String> {
    let column = if reader.has(table::DEPENSES) { table::DEPENSES } else { table::RECETTES };
    reader.text(row, column)
}

/// « Groupe II » adds up the accounts below it: it is no line of the account above.
fn is_group<'a>(reader: &mut Reader<'a>, row: &'a RawRow) -> bool {
    let said = [reader.text(row, table::COMPTE), label(reader, row)];
    said.iter().flatten().any(|it| {
        let folded = fold(it);
        let rank = folded.strip_prefix("groupe ").or_else(|| folded.strip_prefix("titre ")).unwrap_or_default();
        rank.split(' ').next().is_some_and(|it| ["1", "2", "3", "4", "i", "ii", "iii", "iv"].contains(&it))
    })
}

fn has_number<'a>(reader: &mut Reader<'a>, row: &'a RawRow) -> bool {
    let said = [reader.text(row, table::COMPTE), label(reader, row)];
    said.iter().flatten().any(|it| leading(it).is_some())
}

/// Where the site of each row is written: in a column, once for the rows of the site or on each of them, or in sub-titles.
struct Sites<'t> {
    column: Option<usize>,
    /// Row → the row that names its site.
    groups: BTreeMap<u32, &'t RawRow>,
}

impl<'t> Sites<'t> {
    fn of(table: &'t RawTable) -> Self {
        let column = table.columns.iter().position(|it| it.column.id == table::TERRITOIRE);
        let groups = column.map(|it| group_labels(table, it)).unwrap_or_default();
        Self { column, groups }
    }

    fn of_row(&self, row: &RawRow) -> Option<String> {
        let own = self.groups.get(&row.row).copied().unwrap_or(row);
        let cell = self.column.and_then(|it| own.cells.get(it)?.as_ref());
        match cell {
            Some(Value::Text(text)) => Some(fold(text)),
            _ => row.section.as_deref().and_then(|it| it.split(OF_SITE).next()).map(fold).filter(|it| is_site(it)),
        }
    }
}

/// What is carried from a row to the next.
struct State {
    site: Option<String>,
    heading: Option<&'static str>,
    numbered: bool,
    sens: Option<&'static str>,
    compte: Option<String>,
}

/// What a row is and where it belongs.
struct Place {
    role: Role,
    sens: Option<&'static str>,
    compte: Option<String>,
    detail: Option<String>,
    libelle: String,
}

impl State {
    /// The accounts above a site are those of another.
    fn enter(&mut self, site: &Option<String>) {
        if self.site != *site {
            self.site.clone_from(site);
            self.compte = None;
        }
    }

    fn place<'a>(&mut self, reader: &mut Reader<'a>, row: &'a RawRow) -> Option<Place> {
        let text = label(reader, row).unwrap_or_default();
        let number = reader.text(row, table::COMPTE);
        let own = number.as_deref().and_then(leading).map(|it| (it.0, comptes::bare(&text)));
        let stated = row.section.as_deref().and_then(named_side).or(self.heading);
        if row.role != RawRole::Data {
            let place = self.total(&text, stated, row.section.as_deref());
            // « Sous-total I » adds up some of the accounts: it is the total of no side.
            return (place.role != Role::Total || !is_partial(&text)).then_some(place);
        }
        let by_label = || by_label(&text).filter(|_| !self.numbered).map(|it| (it.code, comptes::bare(&text)));
        if let Some((code, libelle)) = own.or_else(|| leading(&text)).or_else(by_label) {
            let sens = stated.or(side(code));
            let compte = code[..2].to_owned();
            self.sens = sens;
            self.compte = Some(compte.clone());
            let longer = code.len() > 2;
            let libelle = if libelle.is_empty() { comptes::label(code) } else { libelle };
            return Some(Place {
                role: if longer { Role::Detail } else { Role::Compte },
                sens,
                compte: Some(compte),
                detail: longer.then(|| code.to_owned()),
                libelle: libelle.to_owned(),
            });
        }
        if text.is_empty() || is_result(&text) {
            return None;
        }
        if let Some(sens) = stated.filter(|it| Some(*it) != self.sens) {
            self.sens = Some(sens);
            self.compte = None;
        }
        let compte = self.compte.clone();
        Some(Place { role: Role::Detail, sens: self.sens, compte, detail: None, libelle: text })
    }

    /// « Total des dépenses », or « Total 64 » which is the account itself.
    fn total(&mut self, text: &str, stated: Option<&'static str>, section: Option<&str>) -> Place {
        let folded = fold(text);
        let after: Vec<&str> =
            folded.split(' ').skip_while(|it| matches!(*it, "sous" | "total" | "du" | "compte" | "chapitre")).collect();
        let code = after.first().filter(|it| after.len() == 1 && it.len() == 2 && side(it).is_some());
        if let Some(code) = code.filter(|_| self.compte.as_deref() == code.copied()) {
            let libelle = comptes::label(code).to_owned();
            return Place {
                role: Role::Compte,
                sens: stated.or(side(code)),
                compte: Some((*code).to_owned()),
                detail: None,
                libelle,
            };
        }
        let sens = named_side(text).or(section.and_then(named_side)).or(stated).or(self.sens);
        self.compte = None;
        Place { role: Role::Total, sens, compte: None, detail: None, libelle: text.to_owned() }
    }
}

/// « Sous-total I », « S/total charges directes »; « Sous-total des dépenses » is the total of a side.
fn is_partial(text: &str) -> bool {
    let folded = fold(text);
    let sub = ["sous total", "s total", "ss total", "soustotal"].iter().any(|it| folded.starts_with(it));
    let rest = folded.split(' ').skip_while(|it| !it.ends_with("total")).skip(1);
    let whole = rest.filter(|it| !matches!(*it, "des" | "de" | "les" | "d")).collect::<Vec<_>>().join(" ");
    sub && !whole.is_empty() && !matches!(whole.as_str(), "depenses" | "recettes" | "charges" | "produits")
}

/// « Résultat », « Excédent »: neither an account nor a total. « Report à nouveau » is a product.
fn is_result(text: &str) -> bool {
    let folded = fold(text);
    ["resultat", "excedent", "deficit", "solde", "equilibre"].iter().any(|it| folded.starts_with(it))
}

impl Place {
    /// Who pays a line of subventions. What is carried forward from an earlier year is nobody's contribution of this one.
    fn financeur(&self) -> Option<&'static str> {
        let folded = fold(&self.libelle);
        let words: Vec<&str> = folded.split(' ').collect();
        let named = |names: &[&str]| names.iter().any(|it| words.contains(it));
        if self.compte.as_deref() != Some("74") || self.role != Role::Detail || named(&["report"]) {
            None
        } else if named(&["ars", "fir"]) || folded.contains("agence regionale de sante") {
            Some("ARS")
        } else if named(&["departement", "departemental", "cd", "cg"]) || folded.contains("conseil general") {
            Some("DEPARTEMENT")
        } else {
            Some("AUTRE")
        }
    }
}
