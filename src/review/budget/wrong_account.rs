//! An account that is not the sum of its lines.

use std::collections::BTreeMap;

use super::{AMOUNTS, Budget, Ligne, Role, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::fold::fold;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::comptes::{self, Detail};
use crate::normalise::example::Example;
use crate::review::{Check, gravity};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "BUD-02",
        severity: Severity::ACorriger,
        title: "Compte différent de la somme de ses lignes",
        explanation: "Le montant d’un compte est la somme de ses lignes de détail. Un écart d’un euro vient souvent d’arrondis \
                      faits séparément. C’est le montant du compte qui est retenu.",
        correction: "Corriger le montant du compte, ou la ligne en cause.",
    },
    raises: &[Example {
        given: &[(
            "budget",
            "role   | sens | compte | libelle            | prevu
             compte | D    | 62     | Autres services    | 33 000
             detail | D    | 62     | Honoraires         | 2 000
             detail | D    | 62     | Déplacements       | 30 000
             compte | D    | 64     | Frais du personnel | 915 268
             detail | D    | 64     | Rémunérations      | 606 166
             detail | D    | 64     | Charges sociales   | 234 603
             detail | D    | 64     | Autres charges     | 74 500",
        )],
        expect: "
            E2 a_corriger: 62 Autres services : « Prévu » vaut 33 000 €, la somme de ses lignes 32 000 €, écart de 1 000 €
            E5 a_verifier: 64 Frais du personnel : « Prévu » vaut 915 268 €, la somme de ses lignes 915 269 €, écart de −1 €",
    }],
    silent: &[Example {
        given: &[(
            "budget",
            "role   | sens | compte | compte_detail | libelle                 | prevu  | realise
             compte | D    | 61     |               | Services externes       | 64 000 | 60 000
             detail | D    | 61     |               | Locations               | 64 000 |
             detail | D    | 61     |               | Assurance               |        |
             compte | D    | 64     |               | Frais du personnel      | 140    |
             detail | D    | 64     | 641           | Rémunérations           | 100    |
             detail | D    | 64     | 64111         | Rémunération principale | 80     |
             detail | D    | 64     | 645           | Charges                 | 40     |
             compte | D    | 62     |               | Autres services         | 90     |
             detail | D    | 62     |               | dont déplacements       | 30     |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let mut details: BTreeMap<_, Vec<&Ligne>> = BTreeMap::new();
    for ligne in lignes.iter().filter(|it| it.is(Role::Detail)) {
        details.entry(account(ligne)).or_default().push(ligne);
    }
    let mut remarks = Vec::new();
    for ligne in lignes.iter().filter(|it| it.is(Role::Compte)) {
        let Some(details) = details.get(&account(ligne)) else { continue };
        remarks.extend((0..AMOUNTS.len()).filter_map(|column| remark(frames, ligne, details, column)));
    }
    Ok(remarks)
}

/// The account of a table that a row is, or is a detail of.
fn account(ligne: &Ligne) -> (i64, Budget<'_>, Option<&str>, Option<&str>) {
    (ligne.tableau, ligne.budget(), ligne.sens.as_deref(), ligne.compte.as_deref())
}

fn remark(frames: &Frames, ligne: &Ligne, details: &[&Ligne], column: usize) -> Option<Diagnostic> {
    let stated = ligne.amounts[column]?;
    let parts: Vec<Detail> = details.iter().map(|it| part(it, column)).collect();
    let expected = comptes::sum(&parts)?;
    let gap = stated.saturating_sub(expected);
    // « Dont … » tells a part, which is not all there is.
    let in_part = details.iter().all(|it| fold(&it.libelle).starts_with("dont ")) && gap.signum() == stated.signum();
    if gap == 0 || in_part {
        return None;
    }
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, la somme de ses lignes {}, écart de {}",
        ligne.name(),
        heading(AMOUNTS[column]),
        euros(stated),
        euros(expected),
        euros(gap),
    );
    Some(ligne.remark(frames, &CHECK.rule, AMOUNTS[column], message).severity(gravity(gap)))
}

fn part(ligne: &Ligne, column: usize) -> Detail<'_> {
    Detail { code: ligne.detail.as_deref(), libelle: &ligne.libelle, amount: ligne.amounts[column] }
}
