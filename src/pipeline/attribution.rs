//! Who a remark is for: the territoire of its row, else the only one of its sheet or of its file.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::cell::{FileId, Place, SheetId};
use crate::base::diagnostic::Diagnostic;
use crate::base::failure::Failure;
use crate::base::table::ORIGIN;
use crate::base::territoire::DEPARTEMENT;
use crate::identify::tables::{TABLE_KINDS, cas};
use crate::normalise::Frames;
use crate::normalise::frames::TERRITOIRE;

/// Gives each remark without territoire the one it is for, where that is known.
pub(super) fn attribute(diagnostics: &mut [Diagnostic], frames: &Frames) -> Result<(), Failure> {
    let owners = Owners::of(frames)?;
    for diagnostic in diagnostics.iter_mut().filter(|it| it.territoire.is_none()) {
        diagnostic.territoire = owners.owner(&diagnostic.place);
    }
    Ok(())
}

/// Territoires by row, sheet and file; rows of no territoire belong to the département.
#[derive(Default)]
struct Owners {
    /// Rows of state tables only: case bases have one territoire a sheet, and many rows.
    rows: BTreeMap<(SheetId, u32), String>,
    sheets: BTreeMap<SheetId, BTreeSet<String>>,
    files: BTreeMap<FileId, BTreeSet<String>>,
}

impl Owners {
    fn of(frames: &Frames) -> Result<Self, Failure> {
        let mut owners = Self::default();
        for kind in TABLE_KINDS {
            let frame = frames.get(kind.id);
            let origins = frame.column(ORIGIN)?.u32()?;
            let territoires = frame.column(TERRITOIRE)?.str()?;
            for (origin, territoire) in origins.iter().zip(territoires.iter()) {
                let place = origin.map(|it| frames.provenance.place(it, TERRITOIRE));
                let Some(Place::Cell(cell)) = place else { continue };
                let owner = territoire.unwrap_or(DEPARTEMENT);
                insert(&mut owners.sheets, cell.sheet, owner);
                insert(&mut owners.files, cell.sheet.file, owner);
                if kind.id != cas::KIND.id {
                    owners.rows.insert((cell.sheet, cell.row), owner.to_owned());
                }
            }
        }
        Ok(owners)
    }

    fn owner(&self, place: &Place) -> Option<String> {
        let row = match place {
            Place::Cell(cell) | Place::Span(cell, _) => self.rows.get(&(cell.sheet, cell.row)),
            _ => None,
        };
        let sheet = place.sheet().and_then(|it| self.sheets.get(&it)).and_then(only);
        let file = place.file().and_then(|it| self.files.get(&it)).and_then(only);
        row.or(sheet).or(file).cloned()
    }
}

fn only(owners: &BTreeSet<String>) -> Option<&String> {
    owners.first().filter(|_| owners.len() == 1)
}

fn insert<K: Ord>(sets: &mut BTreeMap<K, BTreeSet<String>>, key: K, value: &str) {
    let set = sets.entry(key).or_default();
    if !set.contains(value) {
        set.insert(value.to_owned());
    }
}
