//! Charges that are unusually low or high for their salary.

use super::copied_total::Copied;
use super::{BASES, Base, Ligne, Role, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::{decimal, euros};
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-06",
        severity: Severity::AVerifier,
        title: "Taux de charges inhabituel",
        explanation: "Les charges sociales font d’ordinaire entre 30\u{a0}% et 50\u{a0}% du salaire brut. En dehors, le salaire ou les \
                      charges sont souvent d’une autre ligne, ou d’une autre période.",
        correction: "Relire le salaire et les charges sur le bulletin de paie, et corriger celui qui est faux.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "libelle | salaire_brut | charges | salaire_ap | charges_ap
             GC N°1  | 33 000       | 1 200   | 33 000     | 1 200
             GC N°2  | 28 000       | 11 500  | 28 000     | 28 000",
        )],
        expect: "
            C2 a_verifier: GC N°1 : « Charges sociales » vaut 1 200 € pour un salaire de 33 000 €, soit 3,6 % au lieu de 30 % à 50 %
            E3 a_verifier: GC N°2 : « Charges en année pleine » vaut 28 000 € pour un salaire de 28 000 €, soit 100 % au lieu de 30 % à 50 %",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "libelle | salaire_brut | charges | cout_total | salaire_ap | charges_ap
             GC N°1  | 20 000       | 10 000  | 30 000     | 20 000     | 6 000
             GC N°2  | 28 000       | 11 200  | 39 200     | 39 200     | 11 200
             GC N°3  | 28 000       |         |            |            |",
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

/// One remark a row. A full-year salary that copies the total cost explains its own rate, and is said elsewhere.
fn remark(frames: &Frames, ligne: &Ligne) -> Option<Diagnostic> {
    let explained = |base: &Base| *base == Base::AnneePleine && Copied::of(ligne).is_some();
    let (column, salaire, charges) = BASES.into_iter().filter(|it| !explained(it)).find_map(|base| {
        let [salaire, charges, _] = ligne.cost(base);
        let (salaire, charges) = (salaire.filter(|it| *it > 0)?, charges?);
        (!is_usual(salaire, charges)).then_some((base.columns()[1], salaire, charges))
    })?;
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {} pour un salaire de {}, soit {}\u{a0}% au lieu de 30\u{a0}% à 50\u{a0}%",
        ligne.name(),
        heading(column),
        euros(charges),
        euros(salaire),
        decimal(charges as f64 * 100.0 / salaire as f64, 1),
    );
    Some(ligne.remark(frames, &CHECK.rule, column, message))
}

fn is_usual(salaire: i64, charges: i64) -> bool {
    let (salaire, charges) = (i128::from(salaire), i128::from(charges));
    (salaire * 30..=salaire * 50).contains(&(charges * 100))
}
