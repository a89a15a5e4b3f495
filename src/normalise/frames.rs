//! The typed frames, their schemas, and the way back from a row to its cells.
//!
//! Every frame has [`ORIGIN`] (`u32`) and [`TERRITOIRE`] (id, null when it belongs to no territoire), then its own columns:
//!
//! | frame | one row | columns |
//! |---|---|---|
//! | `cas` | a request or follow-up | see [`cas_schema`] |
//! | `effectifs` | a post, or a stated total | see [`effectifs_schema`] |
//! | `budget` | an account, a sub-line, or a stated total | see [`budget_schema`] |
//! | `maia25` | an item, or a stated subtotal | see [`maia25_schema`] |
//! | `grille` | an item of the validation grid | see [`grille_schema`] |
//! | of a register | as its declaration says | its columns, but those about persons: see [`registre_schema`] |
//!
//! Amounts are cents, ETP ten-thousandths, dates polars dates with a `{id}_au_jour` companion.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use polars::prelude::*;

use super::Encountered;
use super::kinds::Kind;
use crate::base::cell::{CellRef, Place, SheetId};
use crate::base::date::Periode;
use crate::base::table::{ColumnType, ORIGIN, au_jour, pourcent, sujet};
use crate::base::territoire::Territoire;
use crate::identify::tables::registres::Registre;

/// Id of the territoire of a row.
pub const TERRITOIRE: &str = "territoire";
/// What a row of `effectifs`, `budget` or `maia25` is: see each schema.
pub const ROLE: &str = "role";
/// Rank of the block (stacked sub-table) a row was read in; totals speak of the rows of their block.
pub const BLOC: &str = "bloc";
/// Rank of the table (header) a row was read in; grand totals speak of the blocks of their table.
pub const TABLEAU: &str = "tableau";

/// The state tables that are read year by year.
pub const BUDGET: &str = "budget";
pub const EFFECTIFS: &str = "effectifs";

/// All that was understood of an inbox, for one period.
#[derive(Debug)]
pub struct Frames {
    pub periode: Periode,
    /// How the exercice was chosen, in French.
    pub exercice_reason: String,
    /// In order of id; the département is not among them.
    pub territoires: Vec<Territoire>,
    frames: BTreeMap<&'static str, DataFrame>,
    /// State tables of the years that the run is not about, by kind.
    other_years: BTreeMap<&'static str, BTreeMap<i16, DataFrame>>,
    pub provenance: Provenance,
    pub usage: BTreeMap<SheetId, Usage>,
    /// The day that the document of each table was last modified, as it says; same ranks as `provenance.tables`.
    pub documents: Vec<Option<Date>>,
    /// Values of coded columns that are no known spelling.
    pub encountered: Vec<Encountered>,
}

/// What became of the rows of a sheet.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    pub read: usize,
    pub used: usize,
    pub excluded: usize,
}

/// Leads from a row of a frame to the cell it was read from.
#[derive(Debug, Default)]
pub struct Provenance {
    /// For each origin: rank of its table, row in the sheet.
    pub rows: Vec<(u32, u32)>,
    pub tables: Vec<TableOrigin>,
}

/// Where a table stands and which column holds what.
#[derive(Debug, Clone)]
pub struct TableOrigin {
    pub sheet: SheetId,
    pub kind: &'static str,
    pub columns: BTreeMap<&'static str, u32>,
    /// Whether rows and columns of the sheet are the other way round.
    pub turned: bool,
}

impl Provenance {
    /// Whether the table of a row has that column.
    pub fn has(&self, origin: u32, column: &str) -> bool {
        let table = self.rows.get(origin as usize).and_then(|it| self.tables.get(it.0 as usize));
        table.is_some_and(|it| it.columns.contains_key(column))
    }

    /// The cell of a column in the row; the row's first known cell when that column was not in the file.
    pub fn place(&self, origin: u32, column: &str) -> Place {
        let Some(&(table, row)) = self.rows.get(origin as usize) else { return Place::Inbox };
        let Some(table) = self.tables.get(table as usize) else { return Place::Inbox };
        match table.columns.get(column).or_else(|| table.columns.values().min()) {
            Some(&col) if table.turned => Place::Cell(CellRef { sheet: table.sheet, row: col, col: row }),
            Some(&col) => Place::Cell(CellRef { sheet: table.sheet, row, col }),
            None => Place::Sheet(table.sheet),
        }
    }
}

impl Frames {
    /// No row at all, every schema present.
    pub fn empty(periode: Periode) -> PolarsResult<Self> {
        let frames = Kind::all().map(|it| (it.id(), it.schema()));
        Ok(Self {
            periode,
            exercice_reason: String::new(),
            territoires: Vec::new(),
            frames: frames.map(|(id, schema)| (id, DataFrame::empty_with_schema(&schema))).collect(),
            other_years: BTreeMap::new(),
            provenance: Provenance::default(),
            usage: BTreeMap::new(),
            documents: Vec::new(),
            encountered: Vec::new(),
        })
    }

    /// The frame of a kind; typed, and empty when no file held such a table.
    pub fn get(&self, kind: &str) -> DataFrame {
        self.frames.get(kind).cloned().unwrap_or_default()
    }

    /// The same, as the start of a plan.
    pub fn lazy(&self, kind: &str) -> LazyFrame {
        self.get(kind).lazy()
    }

    /// Whether some file held rows of that kind.
    pub fn has(&self, kind: &str) -> bool {
        self.frames.get(kind).is_some_and(|it| it.height() > 0)
    }

    /// The day that the document of a row was last modified, if it says.
    pub fn document_date(&self, origin: u32) -> Option<Date> {
        let &(table, _) = self.provenance.rows.get(origin as usize)?;
        self.documents.get(table as usize).copied().flatten()
    }

    /// Puts the frame of a kind.
    pub fn set(&mut self, kind: &'static str, frame: DataFrame) {
        self.frames.insert(kind, frame);
    }

    /// Puts what a state table says of a year that the run is not about.
    pub fn set_other_year(&mut self, kind: &'static str, exercice: i16, frame: DataFrame) {
        self.other_years.entry(kind).or_default().insert(exercice, frame);
    }

    /// The years that state tables speak of beside that of the run, in order.
    pub fn other_years(&self) -> BTreeSet<i16> {
        self.other_years.values().flat_map(|it| it.keys().copied()).collect()
    }

    /// The case bases and the staffing of some territoires, over another span of time: to count with.
    pub fn cases_of(&self, territoires: &BTreeSet<&str>, periode: Periode) -> PolarsResult<Self> {
        let mut frames = Self::empty(periode)?;
        frames.territoires =
            self.territoires.iter().filter(|it| territoires.contains(it.id.as_str())).cloned().collect();
        for kind in ["cas", EFFECTIFS] {
            let frame = self.get(kind);
            let own = |it: Option<&str>| it.is_some_and(|it| territoires.contains(it));
            let own: BooleanChunked = frame.column(TERRITOIRE)?.str()?.iter().map(|it| Some(own(it))).collect();
            frames.set(kind, frame.filter(&own)?);
        }
        Ok(frames)
    }

    /// What the same inbox says of another year, whole: to count with. Its rows lead back to their cells through the provenance of the run.
    pub fn of_year(&self, exercice: i16) -> PolarsResult<Self> {
        let mut frames = Self::empty(Periode::new(exercice, None))?;
        frames.territoires.clone_from(&self.territoires);
        for (&kind, frame) in &self.frames {
            let other = self.other_years.get(kind).and_then(|it| it.get(&exercice)).cloned();
            let shown = match other {
                Some(other) => other,
                None if kind == BUDGET || kind == EFFECTIFS => continue,
                None => frame.clone(),
            };
            frames.set(kind, shown);
        }
        Ok(frames)
    }
}

fn schema(fields: &[(&str, DataType)]) -> Schema {
    let mut schema = Schema::default();
    schema.with_column(ORIGIN.into(), DataType::UInt32);
    for (name, ty) in fields {
        schema.with_column((*name).into(), ty.clone());
        if *ty == DataType::Date {
            schema.with_column(au_jour(name).into(), DataType::Boolean);
        }
    }
    schema
}

/// Case base, all years together. One row per request or follow-up that counts (excluded rows are not there).
///
/// `gc` is the anonymous label `GC 1`, `GC 2`… within the territoire; `gc_ecrit` is true when the file itself writes `GC N°1`, so that the
/// label may be matched with the post of that number; `gc_marque` is four letters, the same for one label in every document; `mutualise` is true when that manager is a mutualised post.
/// `age` is the age in years at inclusion, whatever it was computed from. Codes hold ids of `base::codes`, `NR` when blank in a
/// column that the file has, null when the file has no such column. `contact_mt` is true for a yes or a date.
pub fn cas_schema() -> Schema {
    use DataType::{Boolean, Date, Int64, String};
    schema(&[
        (TERRITOIRE, String),
        ("gc", String),
        ("gc_ecrit", Boolean),
        ("gc_marque", String),
        ("mutualise", Boolean),
        ("date_demande", Date),
        ("orienteur", String),
        ("criteres_ok", Boolean),
        ("decision", String),
        ("date_decision", Date),
        ("date_premiere_visite", Date),
        ("date_inclusion", Date),
        ("date_sortie", Date),
        ("motif_sortie", String),
        ("motif_non_inclusion", String),
        ("reorientation_vers", String),
        ("statut", String),
        ("sexe", String),
        ("age", Int64),
        ("commune", String),
        ("mode_de_vie", String),
        ("aidant", String),
        ("gir_entree", String),
        ("gir_sortie", String),
        ("gir_evalue_par_gc", Boolean),
        ("apa", String),
        ("diagnostic", String),
        ("medecin_traitant", Boolean),
        ("contact_mt", Boolean),
        ("protection_juridique", String),
        ("consentement", String),
        ("date_consentement", Date),
        ("evaluation", String),
        ("date_evaluation", Date),
        ("psi", String),
        ("date_psi", Date),
        ("date_revision_psi", Date),
        ("hospitalisations", Int64),
        ("nb_vad", Int64),
    ])
}

/// Staffing of the exercice. `role`: `poste`, `total` (of a block), `total_general` (of a table).
///
/// `qualite` is `PILOTE`, `GC`, `SECRETAIRE` or `AUTRE`; `libelle` what the file says (`GC N°1`). `financeur` is `ARS`, `DEPARTEMENT`, `AUTRE`.
/// `mutualise` is true under *Effectifs mutualisés*; such posts, and those of the département, have no territoire.
/// `*_ap`: a full year; `*_tc`: at full time.
pub fn effectifs_schema() -> Schema {
    use DataType::{Boolean, Date, Int32, Int64, String};
    schema(&[
        (TERRITOIRE, String),
        (TABLEAU, Int32),
        (BLOC, Int32),
        (ROLE, String),
        ("exercice", Int32),
        ("financeur", String),
        ("mutualise", Boolean),
        ("qualite", String),
        ("libelle", String),
        ("profil", String),
        ("etp", Int64),
        ("statut", String),
        ("date_entree", Date),
        ("date_sortie", Date),
        ("salaire_brut", Int64),
        ("charges", Int64),
        ("cout_total", Int64),
        ("salaire_ap", Int64),
        ("charges_ap", Int64),
        ("cout_ap", Int64),
        ("salaire_tc", Int64),
        ("charges_tc", Int64),
        ("cout_tc", Int64),
        ("diu", String),
    ])
}

/// Budgets, of the exercice and in full year. `role`: `compte` (two digits), `detail` (sub-line or longer account), `total`.
///
/// `sens` is `D` or `R`; `compte` is the two-digit account the row belongs to; `compte_detail` the longer account as written, if any.
/// `territoire` is null for the departmental budget. A full-year budget has `annee_pleine` true and no exercice.
pub fn budget_schema() -> Schema {
    use DataType::{Boolean, Int32, Int64, String};
    schema(&[
        (TERRITOIRE, String),
        (TABLEAU, Int32),
        (ROLE, String),
        ("exercice", Int32),
        ("annee_pleine", Boolean),
        ("sens", String),
        ("compte", String),
        ("compte_detail", String),
        ("libelle", String),
        ("financeur", String),
        ("prevu", Int64),
        ("prevu_modifie", Int64),
        ("realise", Int64),
        ("explication", String),
    ])
}

/// MAIA 25 grids, every date that was found. `role`: `item`, `groupe`, `total`.
///
/// `item` is 1 to 25 (null for totals); `groupe` one of the five; `score` as stated, `deduit` true when it was blank in the grid and the
/// known scores with the stated subtotal leave one answer.
pub fn maia25_schema() -> Schema {
    use DataType::{Boolean, Date, Int32, Int64, String};
    schema(&[
        (TERRITOIRE, String),
        (TABLEAU, Int32),
        (ROLE, String),
        ("date_eval", Date),
        ("item", Int64),
        ("groupe", String),
        ("score", Int64),
        ("deduit", Boolean),
    ])
}

/// Validation grids, every year that was found: one row per item.
///
/// `section` and `item` are ids of the grid, `modalite` a code of what the item says, `obsolete` true when the row says that the item no
/// longer applies. Of the comment stays what it tells: it sets the item aside (`neutralise`), a year « depuis » and a year « en », the
/// days between two meetings (`rythme`).
pub fn grille_schema() -> Schema {
    use DataType::{Boolean, Int32, String};
    schema(&[
        (TERRITOIRE, String),
        ("annee", Int32),
        ("section", String),
        ("item", String),
        ("modalite", String),
        ("obsolete", Boolean),
        ("neutralise", Boolean),
        ("depuis", Int32),
        ("fait_en", Int32),
        ("rythme", Int32),
    ])
}

/// The frame of a register: its columns in their order, none of those about persons. Codes hold ids of `base::codes`, `NR` when blank in a
/// column that the file has and whose list has that code.
pub fn registre_schema(registre: &Registre) -> Schema {
    use DataType::{Boolean, Date, Int32, Int64, String, UInt64};
    let mut fields = vec![(TERRITOIRE.to_owned(), String)];
    for column in registre.kind.columns.iter().filter(|it| it.id != TERRITOIRE) {
        let ty = match column.ty {
            ColumnType::Personal | ColumnType::Tick { .. } => continue,
            ColumnType::Text | ColumnType::Territoire | ColumnType::Structure | ColumnType::Code(_) => String,
            ColumnType::Date => Date,
            ColumnType::Year => Int32,
            ColumnType::Bool => Boolean,
            ColumnType::Opaque | ColumnType::Subject(_) => UInt64,
            ColumnType::Count
            | ColumnType::Number
            | ColumnType::Amount
            | ColumnType::Etp
            | ColumnType::Share
            | ColumnType::Quantity
            | ColumnType::Measure => Int64,
        };
        fields.push((column.id.to_owned(), ty));
        if matches!(column.ty, ColumnType::Measure) {
            fields.push((pourcent(column.id), Boolean));
        }
        if matches!(column.ty, ColumnType::Subject(_)) {
            fields.push((sujet(column.id), String));
        }
    }
    schema(&fields.iter().map(|(name, ty)| (name.as_str(), ty.clone())).collect::<Vec<_>>())
}

/// The schema as polars wants it.
pub fn shared(schema: Schema) -> SchemaRef {
    Arc::new(schema)
}
