//! Communes of the case bases, held against the list of each territoire.

pub(super) mod elsewhere;
pub(super) mod listed_twice;
pub(super) mod misprinted;
pub(super) mod unlisted;

use std::collections::BTreeMap;

use super::columns::{origins, texts};
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::failure::Failure;
use crate::identify::tables::cas;
use crate::normalise::Frames;
use crate::normalise::communes::{Commune, Communes, Means};
use crate::normalise::frames::TERRITOIRE;

/// Cases of one territoire in one commune.
struct Cases<'a> {
    territoire: String,
    /// The commune of the list, and how it is written in the base; nothing when no list has it.
    means: Option<(Means, &'a Commune)>,
    /// The first row.
    origin: u32,
    count: usize,
}

impl Cases<'_> {
    fn remark(&self, frames: &Frames, rule: &'static Rule, message: String) -> Diagnostic {
        let place = frames.provenance.place(self.origin, cas::COMMUNE);
        Diagnostic::new(rule, place, message).territoire(Some(self.territoire.clone()))
    }

    /// `3 dossiers`.
    fn counted(&self) -> String {
        if self.count == 1 { "1 dossier".to_owned() } else { format!("{} dossiers", self.count) }
    }
}

/// Cases by territoire, for those that a list speaks of: by commune of the list, and together those of no list.
fn cases<'a>(frames: &Frames, communes: &'a Communes) -> Result<Vec<Cases<'a>>, Failure> {
    let frame = frames.get("cas");
    let (territoire, commune) = (texts(&frame, TERRITOIRE)?, texts(&frame, cas::COMMUNE)?);
    let known = |territoire: &String| communes.iter().any(|it| it.territoires.contains(territoire));
    let mut found: BTreeMap<&str, Option<(Means, &Commune)>> = BTreeMap::new();
    let mut listed: BTreeMap<&str, bool> = BTreeMap::new();
    let mut cases: BTreeMap<(String, Option<&str>, bool), Cases> = BTreeMap::new();
    for (row, origin) in origins(&frame)?.into_iter().enumerate() {
        let (Some(territoire), Some(commune)) = (&territoire[row], commune[row].as_deref()) else { continue };
        if !*listed.entry(territoire).or_insert_with(|| known(territoire)) {
            continue;
        }
        let means = *found.entry(commune).or_insert_with(|| communes.find(commune));
        let near = means.is_some_and(|it| it.0 == Means::Near);
        let key = (territoire.clone(), means.map(|it| it.1.name.as_str()), near);
        let first = || Cases { territoire: territoire.clone(), means, origin, count: 0 };
        cases.entry(key).or_insert_with(first).count += 1;
    }
    Ok(cases.into_values().collect())
}
