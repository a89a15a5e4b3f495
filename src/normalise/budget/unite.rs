//! Budgets of all files as one: planned in one file and spent in another are one budget.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::{AMOUNTS, DERIVE};
use crate::base::diagnostic::{Reported, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::identify::tables::budget as table;
use crate::normalise::Uniting;
use crate::normalise::frames::{ROLE, TABLEAU, TERRITOIRE};
use crate::normalise::join::{Join, Rows};
use crate::normalise::state;

pub(in crate::normalise) static EXERCICE_SUPPOSE: Rule = Rule {
    code: "BUD-20",
    severity: Severity::AVerifier,
    title: "Exercice du budget non indiqué",
    explanation: "Ni une colonne, ni un titre, ni le nom de la feuille ou du fichier ne dit de quelle année est le budget. Il \
                  compte pour l’exercice demandé.",
    correction: "Écrire l’année dans le titre du budget ou dans le nom de la feuille.",
};

pub(in crate::normalise) static MONTANT_DIFFERENT: Rule = Rule {
    code: "DOU-13",
    severity: Severity::Bloquant,
    title: "Montant du budget donné deux fois, différemment",
    explanation: "Deux tableaux donnent deux montants à la même ligne du même budget. Tant que l’un des deux n’est pas écarté, \
                  les totaux ne sont pas sûrs.",
    correction: "Corriger le tableau qui se trompe, retirer le plus ancien, ou désigner la bonne cellule dans [choix] de maia.toml.",
};

/// The budgets of the exercice and those in full year. A line that two files complete keeps a row in each, so that every amount leads to
/// its cell: amounts add up over the rows of an account, each being there once.
pub(in crate::normalise) fn unite(frame: DataFrame, uniting: &Uniting) -> Result<Reported<DataFrame>, Failure> {
    let frame = state::rank_tables(frame, uniting)?;
    let Reported { value: frame, mut diagnostics } =
        state::of_the_exercice(frame, uniting, &EXERCICE_SUPPOSE, col("annee_pleine"))?;
    let keys = keys(&frame)?;
    let weak: Vec<bool> = frame.column(DERIVE)?.bool()?.iter().map(|it| it == Some(true)).collect();
    let join = Join { keys: &keys, cells: &AMOUNTS, rows: Rows::Apart, weak: &weak, rule: &MONTANT_DIFFERENT };
    let joined = join.run(&frame, uniting)?;
    diagnostics.extend(joined.diagnostics);
    Ok(Reported { value: joined.frame, diagnostics })
}

/// The budget (territoire, exercice, full year), the side, what the row is, its account, its words, its rank among equals of its table.
type Key = (Vec<String>, usize);

fn keys(frame: &DataFrame) -> PolarsResult<Vec<Option<Key>>> {
    let tableau = frame.column(TABLEAU)?.i32()?;
    let exercice = frame.column(table::EXERCICE)?.i32()?;
    let [territoire, role, sens, compte, detail, libelle] = [
        frame.column(TERRITOIRE)?.str()?,
        frame.column(ROLE)?.str()?,
        frame.column("sens")?.str()?,
        frame.column("compte")?.str()?,
        frame.column("compte_detail")?.str()?,
        frame.column("libelle")?.str()?,
    ];
    let mut equals: BTreeMap<_, usize> = BTreeMap::new();
    let key = |row: usize| {
        let text = |column: &StringChunked| column.get(row).unwrap_or_default().to_owned();
        let words = if role.get(row) == Some("detail") { fold(&text(libelle)) } else { String::new() };
        let year = exercice.get(row).map_or_else(String::new, |it| it.to_string());
        let key = vec![text(territoire), year, text(sens), text(role), text(compte), text(detail), words];
        let rank = equals.entry((tableau.get(row), key.clone())).or_default();
        *rank += 1;
        Some((key, *rank))
    };
    Ok((0..frame.height()).map(key).collect())
}
