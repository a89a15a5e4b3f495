//! Names of territoires that no « MAIA » announces: those of sheets, files and folders.

use std::collections::{BTreeMap, BTreeSet};

use super::Clues;
use super::registry::{Names, Spellings, Towns, mention};
use super::words::{is_departement, is_departement_name, named};
use crate::base::cell::{FileId, Place};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::settings::Settings;
use crate::identify::tables::{cas, effectifs};

pub(in crate::normalise) static BY_NAME_ALONE: Rule = Rule {
    code: "TER-06",
    severity: Severity::AVerifier,
    title: "Territoire tiré du seul nom d’un dossier, d’un fichier ou d’une feuille",
    explanation: "Aucun document ne présente ce nom comme celui d’une MAIA\u{a0}: le mot qui distingue ce dossier, ce fichier ou cette feuille \
                  est pris pour le nom du territoire.",
    correction: "Si ce nom n’est pas celui d’un territoire, ajouter une colonne «\u{a0}MAIA\u{a0}», ou ranger le fichier dans un dossier au nom du \
                 territoire, ou «\u{a0}Conseil départemental\u{a0}» s’il est du département.",
};

/// Names that nothing announces, taken where tables would otherwise belong nowhere: sheets and files, when they name communes of the case
/// bases or are shared by tables of two kinds (a first name is not); then folders, apart.
pub(super) fn corroborated(settings: &Settings, lost: &[&Clues], communes: &BTreeSet<String>) -> [Names; 2] {
    let mut kinds: BTreeMap<Towns, BTreeSet<&str>> = BTreeMap::new();
    for clue in lost {
        for text in &clue.documents {
            kinds.entry(named(text)).or_default().insert(clue.kind);
        }
    }
    let [mut documents, mut folders] = [Names::new(), Names::new()];
    for clue in lost {
        let usable = |text: &&String| !named(text).is_empty() && !is_departement(text, settings);
        let is_place = |text: &&String| {
            let towns = named(text);
            towns.is_subset(communes) || kinds.get(&towns).is_some_and(|it| it.len() > 1)
        };
        if let Some(text) = clue.documents.iter().filter(usable).find(is_place) {
            mention(&mut documents, named(text), text, clue.sheet);
        } else if let Some(text) = clue.folders.iter().find(usable) {
            mention(&mut folders, named(text), text, clue.sheet);
        }
    }
    [documents, folders]
}

/// The remarks on folders that hold neither a base nor posts: they may be an office of the département as well.
pub(super) fn doubted<'a>(
    folders: impl Iterator<Item = (&'a Towns, &'a Spellings)>,
    lost: &[&Clues],
) -> Vec<Diagnostic> {
    let own = lost.iter().filter(|it| [cas::KIND.id, effectifs::KIND.id].contains(&it.kind));
    let own: BTreeSet<Towns> = own.flat_map(|it| &it.folders).map(|it| named(it)).collect();
    folders.filter(|it| !own.contains(it.0)).map(remark).collect()
}

/// Names of the files and sheets of case bases where no document tells of any territoire; `corroborated` when another name was found to be
/// one. Bases that do not name several case managers are left alone: their
/// sheets and files may be named after them.
pub(super) fn by_name_alone(settings: &Settings, lost: &[&Clues], corroborated: bool) -> Names {
    let usable = |text: Option<&String>| {
        let text = text.filter(|it| !is_departement(it, settings))?;
        Some((named(text), text.clone())).filter(|it| !it.0.is_empty() && !is_departement_name(&it.0))
    };
    let mut sheets: BTreeMap<FileId, BTreeSet<Towns>> = BTreeMap::new();
    for clue in lost {
        let towns = usable(clue.documents.first()).map(|it| it.0);
        sheets.entry(clue.sheet.file).or_default().extend(towns);
    }
    let mut found = Names::new();
    for clue in lost.iter().filter(|it| it.managed) {
        let file = usable(clue.documents.get(1));
        let several = sheets.get(&clue.sheet.file).is_some_and(|it| it.len() > 1);
        let sheet = usable(clue.documents.first()).filter(|_| several);
        if let Some((towns, text)) = sheet.or(file) {
            mention(&mut found, towns, &text, clue.sheet);
        }
    }
    // One name alone may be anything.
    if found.len() > 1 || (found.len() == 1 && corroborated) { found } else { Names::new() }
}

/// The remarks on names so taken.
pub(super) fn said(names: &Names) -> Vec<Diagnostic> {
    names.iter().map(remark).collect()
}

fn remark((towns, spellings): (&Towns, &Spellings)) -> Diagnostic {
    let name = spellings.display(towns);
    let message = format!("«\u{a0}{name}\u{a0}» est pris pour le nom d’un territoire");
    Diagnostic::new(&BY_NAME_ALONE, Place::Sheet(spellings.first), message)
}
