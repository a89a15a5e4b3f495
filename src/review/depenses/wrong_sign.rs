//! Negative amounts that cancel nothing.

use super::lignes::{Depense, MONTANT, every_year};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-05",
        severity: Severity::ACorriger,
        title: "Montant négatif qui n’annule aucune dépense",
        explanation: "Une dépense est positive\u{a0}; une ligne négative annule une dépense du même compte et du même montant. Celle-ci n’en \
                      annule aucune\u{a0}: son signe est peut-être faux, et l’écart vaut alors deux fois le montant.",
        correction: "Corriger le signe, ou indiquer la pièce que la ligne annule.",
    },
    raises: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_piece | compte | montant
             2017                | F-1     | 6488   | -180
             2017                | F-2     | 6488   | 500",
        )],
        expect: "D2 a_corriger: Pièce F-1 : −180 € au compte 6488, sans dépense de 180 € à annuler",
    }],
    silent: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_piece | compte | montant | libelle_sujet
             2016                | F-1     | 6488   | 180     |
             2017                | F-2     | 6488   | -180    |
             2017                | F-3     | 6488   | -12     | ANNULATION
             2017                | F-4     | 6488   | 12      |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let all = every_year(frames)?;
    let exercice = i64::from(frames.periode.exercice);
    let negative = all.iter().filter(|it| it.exercice.is_none_or(|it| it == exercice));
    let cancels = |line: &Depense, amount: i64| {
        all.iter().any(|it| it.montant == amount.checked_neg() && it.racine() == line.racine())
    };
    let wrong = negative.filter(|it| it.sujet.as_deref() != Some("ANNULATION")).filter_map(|line| {
        let amount = line.montant.filter(|it| *it < 0 && !cancels(line, *it))?;
        Some(remark(frames, line, amount))
    });
    Ok(wrong.collect())
}

fn remark(frames: &Frames, line: &Depense, amount: i64) -> Diagnostic {
    let message = format!(
        "{}\u{a0}: {} au compte {}, sans dépense de {} à annuler",
        line.name(),
        euros(amount),
        line.compte.as_deref().unwrap_or("inconnu"),
        euros(amount.saturating_neg()),
    );
    line.remark(frames, &CHECK.rule, MONTANT, message)
}
