//! The grant given away to another body.

use super::eligibilite::REGRANTING;
use super::lignes::{COMPTE, Depense, of_the_exercice};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-06",
        severity: Severity::ACorriger,
        title: "Subvention reversée à un autre organisme",
        explanation: "Le bénéficiaire ne reverse pas la subvention à d’autres organismes (convention FIR, article 5.4). Un paiement au compte \
                      657 est une subvention que le Département verse.",
        correction: "Retirer la ligne des dépenses du projet, ou l’imputer au compte d’achat si c’est une prestation.",
    },
    raises: &[Example {
        given: &[("depenses", "exercice_imputation | n_piece | compte | montant\n2017 | F-1 | 65748 | 2 500")],
        expect: "C2 a_corriger: Pièce F-1 : 2 500 € au compte 65748, subvention versée à un autre organisme",
    }],
    silent: &[Example {
        given: &[(
            "depenses",
            "exercice_imputation | n_piece | compte | montant\n2017 | F-1 | 6588 | 2 500\n2018 | F-2 | 65748 | 2 500",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lines = of_the_exercice(frames)?;
    Ok(lines.iter().filter(|it| it.is_account(REGRANTING)).filter_map(|it| remark(frames, it)).collect())
}

fn remark(frames: &Frames, line: &Depense) -> Option<Diagnostic> {
    let message = format!(
        "{}\u{a0}: {} au compte {}, subvention versée à un autre organisme",
        line.name(),
        euros(line.montant?),
        line.compte.as_deref()?,
    );
    Some(line.remark(frames, &CHECK.rule, COMPTE, message))
}
