//! Expenses without voucher.

use std::collections::BTreeMap;

use super::lignes::{Depense, PIECE, of_the_exercice};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-02",
        severity: Severity::ACorriger,
        title: "Dépense sans pièce justificative",
        explanation: "Aucun numéro de pièce ne dit ce qui a été payé. Sans justificatif, l’ARS peut reprendre tout ou partie de la somme \
                      (convention FIR, articles 6 et 10).",
        correction: "Retrouver la pièce et écrire son numéro.",
    },
    raises: &[
        Example {
            given: &[(
                "depenses",
                "exercice_imputation | n_mandat | n_piece | compte | montant
                 2017                | 17       | F-1     | 604    | 100
                 2017                | 31       |         | 604    | 212,40",
            )],
            expect: "C3 a_corriger: Mandat 31 : 212,40 € au compte 604, sans numéro de pièce",
        },
        Example {
            given: &[(
                "depenses",
                "exercice_imputation | n_mandat | compte | montant
                 2017                | 17       | 604    | 100
                 2017                | 31       | 604    | 212,40",
            )],
            expect: "A2 a_corriger: Aucune des 2 lignes de 2017 n’a de numéro de pièce (312,40 €)",
        },
    ],
    silent: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_mandat | n_piece | compte | montant
             2017                | 17       | F-1     | 604    | 100
             2017                | 31       |         | 6815   | 30 000
             2016                | 32       |         | 604    | 50",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lines = of_the_exercice(frames)?;
    let mut tables: BTreeMap<u32, Vec<&Depense>> = BTreeMap::new();
    for line in lines.iter().filter(|it| !it.is_allowance() && it.montant.is_some_and(|it| it != 0)) {
        tables.entry(line.tableau).or_default().push(line);
    }
    Ok(tables.values().flat_map(|lines| remarks(frames, lines)).collect())
}

/// One remark a line; a single one for a table that has none.
fn remarks(frames: &Frames, lines: &[&Depense]) -> Vec<Diagnostic> {
    let without: Vec<&Depense> = lines.iter().copied().filter(|it| it.piece.is_none()).collect();
    if let ([first, _, ..], true) = (&without[..], without.len() == lines.len()) {
        let message = format!(
            "Aucune des {} lignes de {} n’a de numéro de pièce ({})",
            lines.len(),
            frames.periode.exercice,
            euros(known_sum(lines.iter().map(|it| it.montant)).unwrap_or_default()),
        );
        return vec![first.remark(frames, &CHECK.rule, PIECE, message)];
    }
    without.into_iter().map(|it| remark(frames, it)).collect()
}

fn remark(frames: &Frames, line: &Depense) -> Diagnostic {
    let message = format!(
        "{}\u{a0}: {} au compte {}, sans numéro de pièce",
        line.name(),
        euros(line.montant.unwrap_or_default()),
        line.compte.as_deref().unwrap_or("inconnu"),
    );
    line.remark(frames, &CHECK.rule, PIECE, message)
}
