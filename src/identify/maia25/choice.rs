//! Which of the columns of scores of a grid are read, and what is said of the others.

use std::collections::BTreeSet;

use super::Lines;
use super::answers::Answers;
use super::scores::Scores;
use crate::base::diagnostic::Diagnostic;
use crate::identify::cells::standing::{Standing, standing};
use crate::identify::remarks;
use crate::identify::sheet::Sheet;

/// The columns that are read, and remarks on those that are not.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub read: Vec<Scores>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Of several columns, those that a site or a date heads, one for each; else the one that counts.
pub(super) fn choose(sheet: &Sheet, lines: &Lines, columns: Vec<Scores>) -> Columns {
    let (mut headed, rest): (Vec<Scores>, Vec<Scores>) =
        columns.into_iter().partition(|it| it.is_dated() || it.names_a_site(sheet));
    let mut chosen = Columns::default();
    if headed.iter().any(Scores::is_named_score) {
        headed.retain(|it| it.is_named_score() || it.is_headed_by_what_tells(sheet));
    }
    if headed.is_empty() {
        return unheaded(sheet, lines, rest);
    }
    let mut groups: Vec<(BTreeSet<String>, Vec<Scores>)> = Vec::new();
    for scores in headed {
        let key = scores.key(sheet);
        match groups.iter_mut().find(|it| it.0 == key) {
            Some(group) => group.1.push(scores),
            None => groups.push((key, vec![scores])),
        }
    }
    for (_, group) in groups {
        let (best, others) = best_of(group);
        chosen.diagnostics.extend(others.iter().filter_map(|it| it.differs(sheet, lines, best.as_ref()?)));
        chosen.read.extend(best);
    }
    chosen.read.sort_by_key(|it| it.col);
    chosen.diagnostics.extend(untold(sheet, lines, &rest));
    chosen
}

/// The column of scores when neither a site nor a date heads any.
fn unheaded(sheet: &Sheet, lines: &Lines, columns: Vec<Scores>) -> Columns {
    let rank = |it: &Scores| match it.answers {
        _ if it.is_named_score() => 0,
        Answers::Points => 1,
        Answers::Words if it.ticked.is_some() => 2,
        Answers::Words => 3,
        Answers::Ticks | Answers::CountedTicks => 4,
    };
    let Some(best) = columns.iter().map(rank).min() else { return Columns::default() };
    // A column of figures that says whose they are counts like one that says that it is the score.
    let points = best == 0 && columns.iter().any(|it| rank(it) == 0 && it.answers == Answers::Points);
    let same = |it: &Scores| rank(it) == best || (points && it.answers == Answers::Points && !it.headings.is_empty());
    let (kept, rest): (Vec<Scores>, Vec<Scores>) = columns.into_iter().partition(same);
    let sites = best > 0
        && sheet.settings.territoire.is_empty()
        && kept.iter().all(|it| it.headings.first().is_some_and(|it| standing(&it.1) == Standing::Plain));
    if sites {
        return Columns { read: kept, diagnostics: untold(sheet, lines, &rest) };
    }
    if best > 3 && kept.len() > 1 {
        return Columns::default();
    }
    let (best, others) = best_of(kept);
    let told = others.iter().filter_map(|it| it.differs(sheet, lines, best.as_ref()?));
    let diagnostics = told.chain(untold(sheet, lines, &rest)).collect();
    Columns { read: best.into_iter().collect(), diagnostics }
}

/// The column that counts, and the others: what was decided before what was proposed, what says that it is the score before what says
/// nothing, then the last one, just before the remarks.
fn best_of(columns: Vec<Scores>) -> (Option<Scores>, Vec<Scores>) {
    let rank = |it: &Scores| (it.standing(), it.is_named_score());
    let best = columns.iter().enumerate().max_by_key(|it| (rank(it.1), it.0)).map(|it| it.0);
    let mut others = columns;
    let best = best.filter(|it| *it < others.len()).map(|it| others.remove(it));
    (best, others)
}

/// Remarks on columns of figures that are not read.
fn untold(sheet: &Sheet, lines: &Lines, columns: &[Scores]) -> Vec<Diagnostic> {
    let unread = columns.iter().filter(|it| !it.told).filter_map(|it| it.headings.first());
    unread.map(|(row, text)| remarks::unread_scores(sheet.grid.cell(*row, lines.label), text)).collect()
}
