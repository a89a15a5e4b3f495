//! The kinds of tables as this stage knows them: five with a reading of their own, and the registers.

use polars::prelude::*;

use super::{Understood, Uniting, budget, cas, effectifs, frames, grille, maia25, registre};
use crate::base::diagnostic::Reported;
use crate::base::failure::Failure;
use crate::identify::RawTable;
use crate::identify::tables;
use crate::identify::tables::registres::{REGISTRES, Registre};

/// How the tables of a kind are understood, then united.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Own(&'static Own),
    Registre(&'static Registre),
}

/// A kind of table with a reading of its own.
pub(super) struct Own {
    id: &'static str,
    schema: fn() -> Schema,
    understand: fn(&RawTable) -> Result<Reported<Understood>, Failure>,
    unite: fn(DataFrame, &Uniting) -> Result<Reported<DataFrame>, Failure>,
    events: bool,
    shared: bool,
}

static OWN: &[Own] = &[
    Own {
        id: tables::cas::KIND.id,
        schema: frames::cas_schema,
        understand: cas::understand,
        unite: cas::unite,
        events: true,
        shared: false,
    },
    Own {
        id: tables::effectifs::KIND.id,
        schema: frames::effectifs_schema,
        understand: effectifs::understand,
        unite: effectifs::unite,
        events: false,
        shared: true,
    },
    Own {
        id: tables::budget::KIND.id,
        schema: frames::budget_schema,
        understand: budget::understand,
        unite: budget::unite,
        events: false,
        shared: true,
    },
    Own {
        id: tables::maia25::KIND.id,
        schema: frames::maia25_schema,
        understand: maia25::understand,
        unite: maia25::unite,
        events: false,
        shared: false,
    },
    Own {
        id: tables::grille::KIND.id,
        schema: frames::grille_schema,
        understand: grille::understand,
        unite: grille::unite,
        events: false,
        shared: false,
    },
];

impl Kind {
    /// Every kind, in the order of the tables.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        OWN.iter().map(Self::Own).chain(REGISTRES.iter().copied().map(Self::Registre))
    }

    /// The kind of that id.
    pub(super) fn of(id: &str) -> Option<Self> {
        Self::all().find(|it| it.id() == id)
    }

    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Own(own) => own.id,
            Self::Registre(registre) => registre.kind.id,
        }
    }

    pub(super) fn schema(self) -> Schema {
        match self {
            Self::Own(own) => (own.schema)(),
            Self::Registre(registre) => frames::registre_schema(registre),
        }
    }

    pub(super) fn understand(self, table: &RawTable) -> Result<Reported<Understood>, Failure> {
        match self {
            Self::Own(own) => (own.understand)(table),
            Self::Registre(registre) => registre::understand(registre, table),
        }
    }

    pub(super) fn unite(self, frame: DataFrame, uniting: &Uniting) -> Result<Reported<DataFrame>, Failure> {
        match self {
            Self::Own(own) => (own.unite)(frame, uniting),
            Self::Registre(registre) => registre::unite(registre, frame, uniting),
        }
    }

    /// Rows are events: one that uniting leaves out no longer counts as used.
    pub(super) fn events(self) -> bool {
        match self {
            Self::Own(own) => own.events,
            Self::Registre(registre) => registre.events,
        }
    }

    /// Tables of this kind may be the département's own; else a row without territoire does not count.
    pub(super) fn shared(self) -> bool {
        match self {
            Self::Own(own) => own.shared,
            Self::Registre(registre) => registre.shared,
        }
    }
}
