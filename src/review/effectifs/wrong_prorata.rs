//! A prorata that is not the full-time amount times the ETP.

use super::presence::Presence;
use super::{Base, Ligne, Role, comparable, etp, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::base::table::ETP_UNIT;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, EURO};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-04",
        severity: Severity::ACorriger,
        title: "Montant au prorata différent de l’ETP",
        explanation: "Le montant au prorata est le montant à temps complet multiplié par l’ETP\u{a0}; un écart de moins d’un euro est \
                      un arrondi.",
        correction: "Corriger l’ETP, ou recalculer les montants au prorata.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "libelle               | etp | salaire_tc | charges_tc | cout_tc | salaire_brut | charges | cout_total
             Responsable comptable | 0,1 | 32 000     | 11 700     | 43 700  | 6 400        | 2 340   | 8 740
             Secrétaire assistante | 0,9 | 29 000     | 10 500     | 39 500  | 29 000       | 10 500  | 39 500",
        )],
        expect: "
            H2 a_corriger: Responsable comptable : pour 0,1 ETP, « Coût total » vaut 8 740 €, qui est celui de 0,2 ETP ; 4 370 € attendus. Le coût et les totaux sont majorés de 4 370 €
            H3 a_corriger: Secrétaire assistante : pour 0,9 ETP, « Coût total » vaut 39 500 €, qui est celui de 1 ETP ; 35 550 € attendus. Le coût et les totaux sont majorés de 3 950 €",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "libelle     | etp | date_entree | salaire_tc | charges_tc | cout_tc | salaire_brut | charges | cout_total
             Responsable | 0,2 | 01/01/2015  | 55 329     | 17 813     | 73 142  | 11 066       | 3 563   | 14 628
             Secrétaire  | 1   | 01/07/2017  | 26 200     | 10 400     | 36 600  | 13 100       | 5 200   | 18 300
             Agent       |     |             | 26 200     | 10 400     | 36 600  | 13 100       | 5 200   | 18 300",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let posts = lignes.iter().filter(|it| it.is(Role::Poste));
    Ok(posts.filter_map(|ligne| remark(frames, ligne)).collect())
}

/// The first amount that the ETP does not explain. A cost that is not its own sum is said elsewhere.
fn remark(frames: &Frames, ligne: &Ligne) -> Option<Diagnostic> {
    let worked = ligne.etp.filter(|it| *it > 0)?;
    let (paid, full) = (ligne.cost(Base::Exercice), ligne.cost(Base::TempsComplet));
    let (column, paid, full) = comparable(ligne).find_map(|rank| {
        let (paid, full) = (paid[rank]?, full[rank].filter(|it| *it > 0)?);
        is_wrong(ligne, paid, prorata(full, worked)).then_some((Base::Exercice.columns()[rank], paid, full))
    })?;
    let expected = prorata(full, worked);
    let gap = paid.saturating_sub(expected);
    let message = format!(
        "{}\u{a0}: pour {}, «\u{a0}{}\u{a0}» vaut {}, qui est celui de {}\u{a0}; {} attendus. Le coût et les totaux sont {} de {}",
        ligne.name(),
        etp(worked),
        heading(column),
        euros(paid),
        etp((paid as f64 * ETP_UNIT as f64 / full as f64 / 10.0).round() as i64 * 10),
        euros(expected),
        if gap > 0 { "majorés" } else { "minorés" },
        euros(gap.saturating_abs()),
    );
    Some(ligne.remark(frames, &CHECK.rule, column, message))
}

/// A post that is there part of the year may be paid for its months only.
fn is_wrong(ligne: &Ligne, paid: i64, expected: i64) -> bool {
    let year = ligne.exercice.and_then(|it| i16::try_from(it).ok());
    let presence = year.and_then(|it| Presence::of(ligne, it)).filter(|it| it.months < 12);
    paid.saturating_sub(expected).saturating_abs() >= EURO && !presence.is_some_and(|it| it.explains(paid, expected))
}

/// Cents, half away from zero.
fn prorata(full: i64, worked: i64) -> i64 {
    let unit = i128::from(ETP_UNIT);
    let product = i128::from(full) * i128::from(worked);
    i64::try_from((product + unit / 2) / unit).unwrap_or(i64::MAX)
}
