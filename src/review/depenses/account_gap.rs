//! Spending declared by account that is not that of the ledger.

use std::collections::BTreeMap;

use super::lignes::{MONTANT, of_the_exercice, whole};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::identify::tables::budget::REALISE;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::budget::declared;
use crate::review::{Check, gravity, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-08",
        severity: Severity::ACorriger,
        title: "Réalisé d’un compte différent du grand livre",
        explanation: "Les dépenses déclarées de chaque compte sont la somme des paiements du grand livre imputés à l’exercice, au centime \
                      (convention FIR, article 3.2\u{a0}: comptabilité propre au projet, à l’euro près).",
        correction: "Rechercher la ligne oubliée ou en trop, puis corriger le réalisé ou le grand livre.",
    },
    raises: &[Example {
        given: &[
            (
                "budget",
                "role   | sens | compte | libelle           | realise
                 compte | D    | 60     | Achats            | 15 920,35
                 compte | D    | 62     | Autres services   | 200",
            ),
            (
                "depenses",
                "exercice_imputation | n_piece | compte | montant
                 2017                | F-1     | 604    | 15 902,35
                 2017                | F-2     | 613    | 10",
            ),
        ],
        expect: "
            E2 a_corriger: 60 Achats : « Réalisé » vaut 15 920,35 €, le grand livre 15 902,35 € (1 ligne), écart de 18 €
            E3 a_corriger: 62 Autres services : « Réalisé » vaut 200 €, le grand livre 0 € (0 ligne), écart de 200 €
            D3 a_corriger: Compte 61 : 10 € au grand livre (1 ligne), rien de déclaré au réalisé",
    }],
    silent: &[
        Example {
            given: &[
                (
                    "budget",
                    "role   | sens | compte | libelle           | realise | territoire
                     compte | D    | 60     | Achats            | 300     |
                     compte | D    | 63     | Impôts            | 0       |
                     compte | D    | 68     | Dotations         | 500     |
                     compte | D    | 60     | Achats            | 20      | Saverne",
                ),
                (
                    "depenses",
                    "exercice_imputation | n_piece | compte | montant
                     2017                | F-1     | 604    | 100,10
                     2017                | F-2     | 6068   | 199,90
                     2018                | F-3     | 604    | 50",
                ),
            ],
            expect: "",
        },
        Example { given: &[("budget", "sens | compte | realise\nD | 60 | 15")], expect: "" },
        Example { given: &[("depenses", "compte | montant\n60 | 15")], expect: "" },
    ],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lines = whole(of_the_exercice(frames)?);
    let declared = declared(frames)?;
    if lines.is_empty() || declared.is_empty() {
        return Ok(Vec::new());
    }
    let mut accounts: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for line in &lines {
        let Some(account) = line.racine() else { continue };
        accounts.entry(account).or_default().push(line);
    }
    let mut remarks = Vec::new();
    for it in &declared {
        let paid = accounts.remove(it.compte.as_str()).unwrap_or_default();
        let sum = known_sum(paid.iter().map(|it| it.montant));
        // Allowances are no payments: a ledger may leave them out.
        if it.compte == ALLOWANCES && paid.is_empty() {
            continue;
        }
        let gap = it.realise.saturating_sub(sum.unwrap_or_default());
        if gap != 0 {
            let message = format!(
                "{} {}\u{a0}: «\u{a0}Réalisé\u{a0}» vaut {}, le grand livre {} ({}), écart de {}",
                it.compte,
                it.libelle,
                euros(it.realise),
                euros(sum.unwrap_or_default()),
                counted(paid.len()),
                euros(gap),
            );
            let place = frames.provenance.place(it.origin, REALISE);
            remarks.push(Diagnostic::new(&CHECK.rule, place, message).severity(gravity(gap)));
        }
    }
    for (account, paid) in accounts {
        let Some(sum) = known_sum(paid.iter().map(|it| it.montant)).filter(|it| *it != 0) else { continue };
        let message = format!(
            "Compte {account}\u{a0}: {} au grand livre ({}), rien de déclaré au réalisé",
            euros(sum),
            counted(paid.len())
        );
        remarks.extend(paid.first().map(|it| it.remark(frames, &CHECK.rule, MONTANT, message)));
    }
    Ok(remarks)
}

const ALLOWANCES: &str = "68";

fn counted(lines: usize) -> String {
    format!("{lines} ligne{}", if lines > 1 { "s" } else { "" })
}
