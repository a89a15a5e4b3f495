//! Expenses paid outside the period of the convention.

use super::eligibilite::out_of_period;
use super::lignes::{Depense, PAIEMENT, of_the_exercice};
use crate::base::date::french;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::{Example, SETTINGS};
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-03",
        severity: Severity::ACorriger,
        title: "Dépense payée hors de la période de la convention",
        explanation: "Une dépense est éligible quand elle est acquittée pendant la période de la convention (convention FIR, article \
                      3.2). Celle-ci a été payée avant ou après.",
        correction: "Retirer la dépense du compte d’emploi, ou corriger sa date de paiement.",
    },
    raises: &[Example {
        given: &[
            (SETTINGS, "[convention]\ndebut = 2017-01-01\nfin = 2019-12-31"),
            (
                "depenses",
                "exercice_imputation | n_piece | date_paiement | compte | montant
                 2017                | F-1     | 22/12/2016    | 6226   | 650
                 2017                | F-2     | 14/01/2020    | 6226   | 100",
            ),
        ],
        expect: "
            C2 a_corriger: Pièce F-1 : 650 € payés le 22/12/2016, avant le début de la convention (01/01/2017)
            C3 a_corriger: Pièce F-2 : 100 € payés le 14/01/2020, après la fin de la convention (31/12/2019)",
    }],
    silent: &[
        Example {
            given: &[
                (SETTINGS, "[convention]\ndebut = 2017-01-01\nfin = 2019-12-31"),
                (
                    "depenses",
                    "exercice_imputation | n_piece | date_paiement | compte | montant
                     2017                | F-1     | 01/01/2017    | 6226   | 650
                     2017                | F-2     | 14/01/2018    | 6226   | 100
                     2017                | F-3     |               | 6226   | 100",
                ),
            ],
            expect: "",
        },
        Example { given: &[("depenses", "date_paiement | compte | montant\n22/12/2016 | 6226 | 1")], expect: "" },
    ],
    run,
};

fn run(frames: &Frames, settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lines = of_the_exercice(frames)?;
    Ok(lines.iter().filter_map(|it| remark(frames, it, &out_of_period(&settings.convention, it)?)).collect())
}

fn remark(frames: &Frames, line: &Depense, side: &str) -> Option<Diagnostic> {
    let message =
        format!("{}\u{a0}: {} payés le {}, {side}", line.name(), euros(line.montant?), french(line.paiement?));
    Some(line.remark(frames, &CHECK.rule, PAIEMENT, message))
}
