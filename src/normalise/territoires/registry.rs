//! The territoires of an inbox: which names are one and the same, and what each text then names.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::words::{announces, is_departement, is_departement_name, named, tells_apart};
use super::{Clues, Placed, unannounced};
use crate::base::cell::{Place, SheetId};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::fold::fold;
use crate::base::settings::Settings;
use crate::base::territoire::{Territoire, slug, towns};

pub(in crate::normalise) static CLAIMED_TWICE: Rule = Rule {
    code: "TER-02",
    severity: Severity::AVerifier,
    title: "Nom que deux territoires partagent",
    explanation: "Ce nom n’a qu’une partie du nom de plusieurs territoires\u{a0}: rien ne dit duquel il s’agit. Il est montré à part.",
    correction: "Écrire le nom complet du territoire, ou le donner comme alias dans maia.toml.",
};

pub(in crate::normalise) static MISSPELT: Rule = Rule {
    code: "TER-03",
    severity: Severity::AVerifier,
    title: "Nom de territoire écrit autrement",
    explanation: "Ce nom ne diffère d’un territoire connu que d’une lettre ou deux. Ses lignes sont comptées avec ce territoire.",
    correction: "Corriger le nom du territoire, ou le donner comme alias dans maia.toml.",
};

pub(in crate::normalise) static NOT_LISTED: Rule = Rule {
    code: "TER-04",
    severity: Severity::AVerifier,
    title: "Territoire absent de maia.toml",
    explanation: "Le fichier maia.toml donne la liste des territoires\u{a0}; celui-ci n’en est pas. Il est montré à part, et n’entre pas dans \
                  les totaux du département.",
    correction: "Corriger le nom du territoire, ou l’ajouter à maia.toml.",
};

pub(in crate::normalise) static FINER: Rule = Rule {
    code: "TER-05",
    severity: Severity::AVerifier,
    title: "Secteurs à l’intérieur d’un territoire",
    explanation: "Une colonne «\u{a0}Secteur\u{a0}», «\u{a0}Site\u{a0}» ou «\u{a0}Antenne\u{a0}» contient d’autres noms que celui du \
                  territoire que disent le titre, le fichier ou le dossier. Toutes ses lignes comptent pour ce territoire.",
    correction: "Si ce sont des territoires, nommer la colonne «\u{a0}MAIA\u{a0}».",
};

/// The towns of a name, sorted.
pub(super) type Towns = BTreeSet<String>;

/// The territoires known, by the names that the files of an inbox give them.
#[derive(Debug)]
pub(in crate::normalise) struct Registry {
    settings: Settings,
    known: Vec<Known>,
    /// Names written in columns, titles or settings → rank in `known`.
    by_towns: BTreeMap<Towns, usize>,
    /// Aliases of the settings, folded → rank in `known`.
    by_alias: BTreeMap<String, usize>,
    /// Town → ranks in `known`.
    by_town: BTreeMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Known {
    territoire: Territoire,
    towns: Towns,
    declared: bool,
    /// The département under its own name: nothing belongs to it alone.
    departement: bool,
}

/// Names seen, by the towns they name.
pub(super) type Names = BTreeMap<Towns, Spellings>;

/// The spellings of a name with their number of mentions, and the sheet that has it first.
#[derive(Debug)]
pub(super) struct Spellings {
    mentions: BTreeMap<String, usize>,
    pub(super) first: SheetId,
}

pub(super) fn mention(names: &mut Names, towns: Towns, text: &str, sheet: SheetId) {
    let spellings = names.entry(towns).or_insert_with(|| Spellings { mentions: BTreeMap::new(), first: sheet });
    *spellings.mentions.entry(text.to_owned()).or_default() += 1;
}

impl Spellings {
    /// The towns as people write them.
    pub(super) fn display(&self, towns: &Towns) -> String {
        display(&self.mentions, towns)
    }
}

impl Registry {
    /// Gathers the names of all tables. `communes` are the folded words of the communes seen in case bases.
    pub(in crate::normalise) fn new(
        settings: &Settings,
        clues: &[&Clues],
        communes: impl FnOnce() -> BTreeSet<String>,
    ) -> (Self, Vec<Diagnostic>) {
        let mut registry = Self {
            settings: settings.clone(),
            known: Vec::new(),
            by_towns: BTreeMap::new(),
            by_alias: BTreeMap::new(),
            by_town: BTreeMap::new(),
        };
        let mut diagnostics = Vec::new();
        registry.declare();
        let mut written = Names::new();
        for clue in clues {
            if !clue.finer {
                clue.mention_column(&mut written, settings);
            }
            for text in clue.around().filter(|it| announces(it) && !is_departement(it, settings)) {
                mention(&mut written, named(text), text, clue.sheet);
            }
        }
        registry.add(written, &mut diagnostics);
        registry.add_finer(clues, &mut diagnostics);
        let lost: Vec<&Clues> = clues.iter().copied().filter(|it| it.is_lost(&registry)).collect();
        let silent = registry.known.is_empty();
        if !lost.is_empty() {
            let [documents, folders] = unannounced::corroborated(settings, &lost, &communes());
            if !silent {
                let new = folders.iter().filter(|it| registry.holding(it.0).is_empty());
                diagnostics.extend(unannounced::doubted(new, &lost));
            }
            registry.add(documents, &mut diagnostics);
            registry.add(folders, &mut diagnostics);
        }
        if silent {
            let lost: Vec<&Clues> = lost.into_iter().filter(|it| it.is_lost(&registry)).collect();
            let names = unannounced::by_name_alone(settings, &lost, !registry.known.is_empty());
            diagnostics.extend(unannounced::said(&names));
            registry.add(names, &mut diagnostics);
        }
        (registry, diagnostics)
    }

    /// Every territoire, in order of id.
    pub(in crate::normalise) fn territoires(&self) -> impl Iterator<Item = &Territoire> {
        let mut all: Vec<&Territoire> = self.known.iter().map(|it| &it.territoire).collect();
        all.sort();
        all.into_iter()
    }

    /// Where a cell of a column of territoires places its row.
    pub(in crate::normalise) fn column(&self, text: &str) -> Placed {
        if let Some(rank) = self.alias(text) {
            return self.placed(rank);
        }
        if is_departement(text, &self.settings) {
            return Placed::Departement;
        }
        match self.by_towns.get(&in_column(text)) {
            Some(rank) => self.placed(*rank),
            None => Placed::Nowhere,
        }
    }

    /// Where a title or the name of a sheet, file or folder places the rows under it.
    pub(in crate::normalise) fn place(&self, text: &str) -> Placed {
        if let Some(rank) = self.alias(text) {
            return self.placed(rank);
        }
        if announces(text)
            && let Some(rank) = self.by_towns.get(&named(text))
        {
            return self.placed(*rank);
        }
        let declared = self.by_towns.get(&named(text)).filter(|it| self.known.get(**it).is_some_and(|it| it.declared));
        match declared.copied().or_else(|| self.sharing(&towns(text))) {
            Some(rank) => self.placed(rank),
            None if is_departement(text, &self.settings) => Placed::Departement,
            None => Placed::Nowhere,
        }
    }

    /// The territoire that shares the most words with a text, when it is the only one.
    fn sharing(&self, words: &Towns) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        let mut tie = false;
        for rank in self.having_one_of(words) {
            let known = &self.known[rank].towns;
            let shared: Vec<&String> = known.intersection(words).collect();
            if !shared.iter().any(|it| tells_apart(it)) && shared.len() < known.len() {
                continue;
            }
            match best {
                Some((_, most)) if most > shared.len() => {}
                Some((_, most)) if most == shared.len() => tie = true,
                _ => {
                    tie = false;
                    best = Some((rank, shared.len()));
                }
            }
        }
        best.filter(|_| !tie).map(|it| it.0)
    }

    fn having_one_of(&self, words: &Towns) -> BTreeSet<usize> {
        words.iter().filter_map(|it| self.by_town.get(it)).flatten().copied().collect()
    }

    fn alias(&self, text: &str) -> Option<usize> {
        if self.by_alias.is_empty() { None } else { self.by_alias.get(&fold(text)).copied() }
    }

    fn placed(&self, rank: usize) -> Placed {
        self.known.get(rank).map_or(Placed::Nowhere, |known| {
            if known.departement { Placed::Departement } else { Placed::Territoire(known.territoire.id.clone()) }
        })
    }

    fn declare(&mut self) {
        for declared in self.settings.territoire.clone() {
            let rank = self.known.len();
            for spelling in declared.alias.iter().chain([&declared.id, &declared.nom]) {
                self.by_alias.insert(fold(spelling), rank);
                let towns = in_column(spelling);
                if !towns.is_empty() {
                    self.by_towns.entry(towns).or_insert(rank);
                }
            }
            let towns = named(&declared.nom);
            let territoire = Territoire { id: declared.id, name: declared.nom, pooled: true };
            self.know(Known { territoire, towns, declared: true, departement: false });
        }
    }

    /// Columns that may divide a territoire rather than name it: they name territoires only in tables that nothing else places.
    fn add_finer(&mut self, clues: &[&Clues], diagnostics: &mut Vec<Diagnostic>) {
        let mut names = Names::new();
        for clue in clues.iter().filter(|it| it.finer) {
            let Placed::Territoire(id) = clue.of_table(self, true) else {
                clue.mention_column(&mut names, &self.settings);
                continue;
            };
            let unknown = clue.columns().any(|it| self.column(it) == Placed::Nowhere);
            if unknown {
                let message =
                    "La colonne divise le territoire\u{a0}: ses valeurs ne sont pas lues comme des territoires";
                diagnostics.push(Diagnostic::new(&FINER, Place::Sheet(clue.sheet), message).territoire(Some(id)));
            }
        }
        self.add(names, diagnostics);
    }

    /// Adds names, those with most towns first, so that `Sélestat` finds `Sélestat-Obernai`; those of a département last, since
    /// one is a territoire only where there is no other.
    fn add(&mut self, names: Names, diagnostics: &mut Vec<Diagnostic>) {
        let mut names: Vec<(Towns, Spellings)> = names.into_iter().filter(|it| !it.0.is_empty()).collect();
        names.sort_by_key(|(towns, _)| (is_departement_name(towns), Reverse(towns.len()), towns.clone()));
        for (towns, spellings) in names {
            if self.by_towns.contains_key(&towns) {
                continue;
            }
            let name = display(&spellings.mentions, &towns);
            let place = Place::Sheet(spellings.first);
            let rank = match self.holding(&towns)[..] {
                [only] => only,
                [] => match self.spelt_nearly(&towns) {
                    Some(rank) => {
                        let known = &self.known[rank].territoire;
                        let message = format!("«\u{a0}{name}\u{a0}» est lu «\u{a0}{}\u{a0}»", known.name);
                        diagnostics.push(Diagnostic::new(&MISSPELT, place, message).territoire(Some(&known.id)));
                        rank
                    }
                    None => self.found(&towns, name, place, diagnostics),
                },
                [..] => {
                    let message = format!("«\u{a0}{name}\u{a0}» peut être l’un ou l’autre de plusieurs territoires");
                    diagnostics.push(Diagnostic::new(&CLAIMED_TWICE, place, message).territoire(Some(slug(&towns))));
                    self.found(&towns, name, place, diagnostics)
                }
            };
            self.by_towns.insert(towns, rank);
        }
    }

    /// A territoire that nothing known holds.
    fn found(&mut self, towns: &Towns, name: String, place: Place, diagnostics: &mut Vec<Diagnostic>) -> usize {
        let departement = is_departement_name(towns) && !self.known.is_empty();
        let pooled = self.settings.territoire.is_empty();
        let territoire = Territoire { id: slug(towns), name, pooled };
        if !pooled && !departement {
            let message = format!("«\u{a0}{}\u{a0}» n’est pas dans maia.toml", territoire.name);
            diagnostics.push(Diagnostic::new(&NOT_LISTED, place, message).territoire(Some(&territoire.id)));
        }
        self.know(Known { territoire, towns: towns.clone(), declared: false, departement })
    }

    fn know(&mut self, known: Known) -> usize {
        let rank = self.known.len();
        for town in &known.towns {
            self.by_town.entry(town.clone()).or_default().push(rank);
        }
        self.known.push(known);
        rank
    }

    /// The territoires whose towns hold all of these; the declared ones first of all.
    fn holding(&self, towns: &Towns) -> Vec<usize> {
        let mut holding: Vec<usize> = self.having_one_of(towns).into_iter().collect();
        holding.retain(|it| towns.is_subset(&self.known[*it].towns));
        let declared: Vec<usize> = holding.iter().copied().filter(|it| self.known[*it].declared).collect();
        if declared.is_empty() { holding } else { declared }
    }

    /// The only territoire each of whose towns is nearly one of these.
    fn spelt_nearly(&self, towns: &Towns) -> Option<usize> {
        let mut near = (0..self.known.len()).filter(|rank| {
            let known = &self.known[*rank].towns;
            known.len() == towns.len() && towns.iter().all(|it| known.iter().any(|other| nearly(it, other)))
        });
        let rank = near.next()?;
        near.next().is_none().then_some(rank)
    }
}

/// The towns that a cell of a column names; any other word when it names none (`Secteur 1`).
pub(super) fn in_column(text: &str) -> Towns {
    let found = named(text);
    if found.is_empty() { towns(text) } else { found }
}

/// One slip of the keyboard apart, the first letter kept: two slips may be another town.
fn nearly(one: &str, other: &str) -> bool {
    let long = one.chars().count().min(other.chars().count()) > 4;
    one == other || long && one.chars().next() == other.chars().next() && strsim::osa_distance(one, other) == 1
}

/// The towns as the most frequent spelling writes them: `MAIA d'Obernai-Sélestat` gives `Obernai-Sélestat`.
fn display(spellings: &BTreeMap<String, usize>, towns: &Towns) -> String {
    let most = spellings.values().max().copied().unwrap_or_default();
    let spelling = spellings.iter().find(|it| *it.1 == most).map_or("", |it| it.0);
    let words = spelling.split(|it: char| !it.is_alphanumeric()).filter(|it| towns.contains(&fold(it)));
    let name = words.map(titled).collect::<Vec<_>>().join("-");
    if name.is_empty() { slug(towns) } else { name }
}

/// `SAVERNE` and `saverne` as `Saverne`.
fn titled(word: &str) -> String {
    let mixed = word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase);
    if mixed {
        return word.to_owned();
    }
    let lower = word.to_lowercase();
    let mut characters = lower.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
