//! Personnel paid in the ledger that the staffing table does not explain.

use super::lignes::{MONTANT, of_the_exercice, whole};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::{decimal, euros};
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::effectifs::Staffing;
use crate::review::{Check, EURO, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-10",
        severity: Severity::AVerifier,
        title: "Personnel du grand livre différent du tableau des effectifs",
        explanation: "Les rémunérations et les charges sociales payées (comptes 641 à 646) sont celles des postes du tableau des effectifs. Elles ne \
                      les dépassent pas\u{a0}; au-dessous de 90\u{a0}%, des postes ont été vacants, ou des lignes manquent.",
        correction: "Compléter le tableau des effectifs (entrées, sorties, coûts), ou expliquer l’écart.",
    },
    raises: &[
        Example {
            given: &[
                ("effectifs", "libelle | salaire_brut | charges\nPilote | 33 000 | 12 000"),
                (
                    "depenses",
                    "exercice_imputation | n_piece | compte | montant
                     2017                | F-1     | 64111  | 40 000
                     2017                | F-2     | 6451   | 12 000",
                ),
            ],
            expect: "D2 a_verifier: 52 000 € de rémunérations et de charges au grand livre, 45 000 € au tableau des effectifs, écart de 7 000 €",
        },
        Example {
            given: &[
                ("effectifs", "libelle | salaire_brut | charges\nPilote | 33 000 | 12 000"),
                ("depenses", "exercice_imputation | n_piece | compte | montant\n2017 | F-1 | 64111 | 9 000"),
            ],
            expect: "D2 a_verifier: 9 000 € de rémunérations et de charges au grand livre, 45 000 € au tableau des effectifs, écart de −36 000 € (20 % du tableau)",
        },
    ],
    silent: &[Example {
        given: &[
            ("effectifs", "libelle | salaire_brut | charges\nPilote | 33 000 | 12 000"),
            (
                "depenses",
                "exercice_imputation | n_piece | compte | montant
                 2017                | F-1     | 64111  | 32 000
                 2017                | F-2     | 6451   | 12 000
                 2017                | F-3     | 6488   | 9 000",
            ),
        ],
        expect: "",
    }],
    run,
};

/// Less than so many percent of the staffing table is said.
const LEAST: i64 = 90;

/// What the ledger pays for salaries and charges, and what the staffing table says of them, in cents.
#[derive(Debug, Clone, Copy)]
pub struct Personnel {
    pub paid: i64,
    pub expected: Option<i64>,
    /// The first line that pays some.
    origin: u32,
}

/// Nothing when no ledger pays personnel.
pub fn personnel(frames: &Frames) -> Result<Option<Personnel>, Failure> {
    let lines = whole(of_the_exercice(frames)?);
    let personnel: Vec<_> = lines.iter().filter(|line| PAY.iter().any(|it| line.is_account(it))).collect();
    let paid = known_sum(personnel.iter().map(|it| it.montant));
    let Some((paid, first)) = paid.zip(personnel.first()) else { return Ok(None) };
    let staffing = Staffing::of(frames)?.pay(None, false);
    let expected = staffing.and_then(|[all, _]| known_sum([all.salaire, all.charges]));
    Ok(Some(Personnel { paid, expected, origin: first.origin }))
}

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    Ok(personnel(frames)?.and_then(|it| remark(frames, it)).into_iter().collect())
}

fn remark(frames: &Frames, Personnel { paid, expected, origin }: Personnel) -> Option<Diagnostic> {
    let expected = expected.filter(|it| *it > 0)?;
    let gap = paid.saturating_sub(expected);
    let short = paid.saturating_mul(100) < expected.saturating_mul(LEAST);
    if gap <= EURO && !short {
        return None;
    }
    let share = decimal(paid as f64 * 100.0 / expected as f64, 0);
    let message = format!(
        "{} de rémunérations et de charges au grand livre, {} au tableau des effectifs, écart de {}{}",
        euros(paid),
        euros(expected),
        euros(gap),
        if short { format!(" ({share}\u{a0}% du tableau)") } else { String::new() },
    );
    Some(Diagnostic::new(&CHECK.rule, frames.provenance.place(origin, MONTANT), message))
}

/// Salaries and charges; 647 and 648 are training and other costs.
const PAY: [&str; 6] = ["641", "642", "643", "644", "645", "646"];
