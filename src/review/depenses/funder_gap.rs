//! What a funder bears in the ledger that is not what is declared.

use super::lignes::{of_the_exercice, whole};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::identify::tables::budget::REALISE;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::budget::shares;
use crate::review::{Check, gravity, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "DEP-09",
        severity: Severity::ACorriger,
        title: "Part d’un financeur différente du grand livre",
        explanation: "La participation que le Département déclare est la somme des dépenses qu’il a supportées\u{a0}; les dépenses déclarées à la \
                      charge d’un financeur sont celles que le grand livre lui impute (convention FIR, articles 3.1 bis et 6).",
        correction: "Corriger le financeur des lignes du grand livre, ou la part déclarée.",
    },
    raises: &[Example {
        given: &[
            (
                "budget",
                "role   | sens | compte | libelle     | financeur   | realise
                 detail | R    | 74     | Département | DEPARTEMENT | 260 368
                 detail | D    | 64     | Salaires    | ARS         | 1 000",
            ),
            (
                "depenses",
                "exercice_imputation | n_piece | compte | montant | financeur
                 2017                | F-1     | 641    | 259 868 | DEPARTEMENT
                 2017                | F-2     | 641    | 1 100   | ARS",
            ),
        ],
        expect: "
            F2 a_corriger: Département : 260 368 € déclarés, 259 868 € à sa charge au grand livre, écart de 500 €
            F3 a_corriger: Salaires : 1 000 € déclarés, 1 100 € à sa charge au grand livre, écart de −100 €",
    }],
    silent: &[Example {
        given: &[
            (
                "budget",
                "role   | sens | compte | libelle     | financeur   | realise
                 detail | R    | 74     | Département | DEPARTEMENT | 260 368
                 detail | R    | 74     | ARS         | ARS         | 988 732",
            ),
            (
                "depenses",
                "exercice_imputation | n_piece | compte | montant | financeur
                 2017                | F-1     | 641    | 260 368 | DEPARTEMENT
                 2017                | F-2     | 641    | 1 100   | ARS",
            ),
        ],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lines = whole(of_the_exercice(frames)?);
    let mut remarks = Vec::new();
    for share in shares(frames)? {
        let paid = lines.iter().filter(|it| it.is_funded_by(&share.financeur) && it.racine().is_some());
        let Some(paid) = known_sum(paid.map(|it| it.montant)) else { continue };
        let gap = share.realise.saturating_sub(paid);
        if gap == 0 {
            continue;
        }
        let message = format!(
            "{}\u{a0}: {} déclarés, {} à sa charge au grand livre, écart de {}",
            share.libelle,
            euros(share.realise),
            euros(paid),
            euros(gap),
        );
        let place = frames.provenance.place(share.origin, REALISE);
        remarks.push(Diagnostic::new(&CHECK.rule, place, message).severity(gravity(gap)));
    }
    Ok(remarks)
}
