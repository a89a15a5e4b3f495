//! Cards of posts: one post a sheet, labels one under the other and what they announce beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::reason::explains;
use super::rules::TAB_18;
use crate::base::cell::{Place, a1};
use crate::base::diagnostic::Diagnostic;
use crate::base::fold::fold;
use crate::identify::cells::labels::text;
use crate::identify::lexicon::{LEXICONS, TAKEN};
use crate::identify::sheet::Sheet;
use crate::identify::tables::effectifs::{
    CHARGES, COUT_AP, COUT_TC, COUT_TOTAL, DATE_ENTREE, ETP, KIND, QUALITE, SALAIRE_AP, SALAIRE_BRUT, SALAIRE_TC,
};

/// Longer sheets are no card.
const LONGEST: usize = 80;
/// A longer label is a sentence.
const SHORT: usize = 60;
/// Fewer labels than this make no card.
const LEAST: usize = 3;
/// What a post is known by: one of these beside its title, or two without.
const TELLING: &[&str] =
    &[ETP, SALAIRE_BRUT, CHARGES, COUT_TOTAL, SALAIRE_AP, COUT_AP, SALAIRE_TC, COUT_TC, DATE_ENTREE];

/// The remark on a sheet that describes posts with its labels in a column: they are not read. A sheet that explains the others has the
/// labels of all their columns.
pub(in crate::identify) fn remark(sheet: &Sheet) -> Option<Diagnostic> {
    if sheet.grid.rows.len() > LONGEST || explains(sheet) {
        return None;
    }
    let (col, labels) = labels(sheet).into_iter().max_by_key(|it| it.1.len())?;
    let ids: BTreeSet<&str> = labels.values().copied().collect();
    let telling = ids.iter().filter(|it| TELLING.contains(it)).count();
    let posts = ids.contains(QUALITE) && telling >= 1 && ids.len() >= LEAST || telling >= 2;
    let (first, last) = (labels.keys().next()?, labels.keys().next_back()?);
    let message = format!(
        "Les libellés d’un tableau «\u{a0}{}\u{a0}» sont en lignes, de {} à {}, et leurs valeurs à droite\u{a0}; cette fiche n’est pas lue.",
        KIND.label,
        a1(*first, col),
        a1(*last, col)
    );
    let correction =
        "Reporter le ou les postes dans le tableau que donne «\u{a0}maia modele effectifs\u{a0}», une ligne par poste.";
    posts.then(|| Diagnostic::new(&TAB_18, Place::Cell(sheet.grid.cell(*first, col)), message).correction(correction))
}

/// The labels of staffing tables that begin their rows and have something beside them, by column, then row.
fn labels(sheet: &Sheet) -> BTreeMap<u32, BTreeMap<u32, &'static str>> {
    let mut labels: BTreeMap<u32, BTreeMap<u32, &'static str>> = BTreeMap::new();
    let rank = LEXICONS.iter().position(|it| it.vocabulary.kind == &KIND);
    for row in sheet.grid.rows.iter().filter(|it| it.cells.len() >= 2) {
        let Some((col, label)) = row.cells.first().and_then(|(col, value)| Some((*col, text(value)?))) else {
            continue;
        };
        let candidates = sheet.candidates(&fold(label));
        let first = rank.and_then(|it| candidates.get(it)?.first()).filter(|it| it.score >= TAKEN);
        if let Some(candidate) = first.filter(|_| label.len() <= SHORT) {
            labels.entry(col).or_default().insert(row.number, candidate.column.id);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use crate::identify::tests::{of, shown};

    #[test]
    fn a_card_of_a_post_is_told() {
        for (given, expected) in [
            ("Fiche de poste\nFonction|Gestionnaire de cas\nETP|0.8\nStatut|CDI\nCoût total|33000", true),
            ("Intitulé du poste :|Pilote\nTemps de travail :|1\nDate d’embauche :|01/02/2013", true),
            ("|Pilote|GC 1|GC 2\nETP|1|1|0.8\nCoût total|50000|42000|33000", true),
            ("Missions|Accueil\nHoraires|9 h à 17 h\nLieu|Quimper", false),
            ("Nom|Durand\nAdresse|Quimper", false),
        ] {
            let found = of(given);
            let told = found.diagnostics.iter().any(|it| it.rule.code == "TAB-18");
            assert_eq!(told, expected, "{given}: {}", shown(&found));
        }
    }
}
