//! Case managers under labels that name nobody: `GC 1`, `GC 2`…

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::identify::tables::cas as table;
use crate::normalise::frames::TERRITOIRE;

/// The frame with `gc` anonymous within each territoire: the number that the file writes, else the rank of the first row.
pub(super) fn without_names(mut frame: DataFrame, settings: &Settings) -> PolarsResult<DataFrame> {
    let territoires = frame.column(TERRITOIRE)?.str()?;
    let labels = frame.column(table::GC)?.str()?;
    let rows = || territoires.iter().zip(labels.iter());
    let mut managers: BTreeMap<&str, Managers> = BTreeMap::new();
    for (territoire, label) in rows() {
        let (Some(territoire), Some(label)) = (territoire, label) else { continue };
        managers.entry(territoire).or_insert_with(|| Managers::of(settings, territoire)).meet(label);
    }
    managers.values_mut().for_each(Managers::number);
    let found: Vec<Option<&Manager>> =
        rows().map(|(territoire, label)| managers.get(territoire?)?.by_label.get(label?)).collect();
    let labels: StringChunked = found.iter().map(|it| it.map(|it| it.label.as_str())).collect();
    let written: BooleanChunked = found.iter().map(|it| Some(it.is_some_and(|it| it.written.is_some()))).collect();
    let shared: BooleanChunked = found.iter().map(|it| Some(it.is_some_and(|it| it.mutualise))).collect();
    let marks: StringChunked = found.iter().map(|it| it.map(|it| it.mark.as_str())).collect();
    let columns = [
        labels.with_name(table::GC.into()).into_column(),
        written.with_name("gc_ecrit".into()).into_column(),
        marks.with_name("gc_marque".into()).into_column(),
        shared.with_name("mutualise".into()).into_column(),
    ];
    for column in columns {
        frame.with_column(column)?;
    }
    Ok(frame)
}

/// The case managers of one territoire.
struct Managers {
    by_label: BTreeMap<String, Manager>,
    /// Labels as files write them, in order of first row.
    order: Vec<String>,
    /// Folded label → post, as the settings link them.
    posts: BTreeMap<String, String>,
}

struct Manager {
    label: String,
    /// The same for one label in every document.
    mark: String,
    /// The number that the file writes: `GC N°2`.
    written: Option<u32>,
    mutualise: bool,
}

impl Managers {
    fn of(settings: &Settings, territoire: &str) -> Self {
        let links = settings.gestionnaires.get(territoire).into_iter().flatten();
        let posts = links.map(|(label, post)| (fold(label), fold(post))).collect();
        Self { by_label: BTreeMap::new(), order: Vec::new(), posts }
    }

    fn meet(&mut self, label: &str) {
        if self.by_label.contains_key(label) {
            return;
        }
        let folded = fold(label);
        let manager = Manager {
            label: String::new(),
            mark: mark(&folded),
            written: number(&folded),
            mutualise: is_shared(&folded),
        };
        self.by_label.insert(label.to_owned(), manager);
        self.order.push(label.to_owned());
    }

    /// Labels that fold alike are one manager; numbers that files write are theirs alone.
    fn number(&mut self) {
        let taken: BTreeSet<u32> = self.by_label.values().filter_map(|it| it.written).collect();
        let mut free = (1..).filter(|it| !taken.contains(it));
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        for label in &self.order {
            let folded = fold(label);
            let Some(manager) = self.by_label.get_mut(label) else { continue };
            let number = manager
                .written
                .unwrap_or_else(|| *numbers.entry(folded.clone()).or_insert_with(|| free.next().unwrap_or_default()));
            manager.label = format!("GC {number}");
            let post = self.posts.get(&folded).or_else(|| self.posts.get(&fold(&manager.label)));
            manager.mutualise |= post.is_some_and(|it| is_shared(it));
        }
    }
}

/// The number of `GC N°2`, `gc2`, `gestionnaire de cas 2`, `2`.
fn number(folded: &str) -> Option<u32> {
    let rest = ["gestionnaire de cas", "gestionnaire", "gdc", "gc"].iter().find_map(|it| folded.strip_prefix(it));
    let rest = rest.unwrap_or(folded).trim_start();
    let rest = ["numero", "num", "no", "n"].iter().find_map(|it| rest.strip_prefix(it)).unwrap_or(rest).trim_start();
    rest.parse().ok().filter(|it| (1..100).contains(it))
}

/// Four letters that tell labels apart without saying them.
fn mark(folded: &str) -> String {
    let hash = blake3::hash(folded.as_bytes());
    hash.as_bytes().iter().take(4).map(|it| char::from(b'A' + it % 26)).collect()
}

fn is_shared(folded: &str) -> bool {
    folded.contains("mutualis")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anonymous(settings: &str, rows: &[(&str, &str)]) -> Vec<String> {
        let territoires: Vec<&str> = rows.iter().map(|it| it.0).collect();
        let labels: Vec<Option<&str>> = rows.iter().map(|it| (!it.1.is_empty()).then_some(it.1)).collect();
        let frame = df!(TERRITOIRE => territoires, table::GC => labels).unwrap();
        let frame = without_names(frame, &Settings::parse(settings).unwrap()).unwrap();
        let flags = |name| frame.column(name).unwrap().bool().unwrap().clone();
        let (written, shared) = (flags("gc_ecrit"), flags("mutualise"));
        let labels = frame.column(table::GC).unwrap().str().unwrap();
        (0..frame.height())
            .map(|row| {
                let label = labels.get(row).unwrap_or("-");
                let mark = |flags: &BooleanChunked, mark| if flags.get(row) == Some(true) { mark } else { "" };
                format!("{label}{}{}", mark(&written, " écrit"), mark(&shared, " mutualisé"))
            })
            .collect()
    }

    #[test]
    fn names_become_ranks_within_the_territoire() {
        let rows = [("a", "Mme Untel"), ("a", "M. Autre"), ("b", "M. Autre"), ("a", "MME  UNTEL"), ("a", "")];
        assert_eq!(anonymous("", &rows), ["GC 1", "GC 2", "GC 1", "GC 1", "-"]);
    }

    #[test]
    fn a_label_has_one_mark_in_every_document() {
        let frame = |labels: [&str; 2]| {
            let frame = df!(TERRITOIRE => ["a", "a"], table::GC => labels).unwrap();
            let frame = without_names(frame, &Settings::default()).unwrap();
            crate::normalise::columns::texts(&frame, "gc_marque").unwrap()
        };
        let (one, other) = (frame(["Mme Untel", "M. Autre"]), frame(["M. AUTRE", "Mme Tierce"]));
        assert_eq!(one[1], other[0]);
        assert!(one[0] != one[1] && other[0] != other[1] && one[0] != other[1]);
        let letters = |it: &str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_uppercase());
        assert!(one.iter().flatten().all(|it| letters(it)), "{one:?}");
    }

    #[test]
    fn numbers_that_the_file_writes_are_kept() {
        let rows =
            [("a", "AB"), ("a", "GC N°1"), ("a", "gc 3"), ("a", "GC3"), ("a", "CD"), ("a", "Gestionnaire de cas n° 5")];
        assert_eq!(anonymous("", &rows), ["GC 2", "GC 1 écrit", "GC 3 écrit", "GC 3 écrit", "GC 4", "GC 5 écrit"]);
    }

    #[test]
    fn a_manager_linked_to_a_mutualised_post_is_shared() {
        let settings = "[gestionnaires.a]\n\"AB\" = \"GC N°1 mutualisé\"\n\"GC 2\" = \"Effectifs mutualisés\"\n";
        let rows = [("a", "A.B."), ("a", "AB"), ("a", "CD"), ("b", "AB"), ("b", "GC mutualisé")];
        assert_eq!(anonymous(settings, &rows), ["GC 1", "GC 2 mutualisé", "GC 3", "GC 1", "GC 2 mutualisé"]);
    }
}
