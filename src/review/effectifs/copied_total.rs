//! A full-year salary that copies the total cost of the year.

use super::presence::Presence;
use super::{Base, Ligne, Role, heading, lignes};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::{decimal, euros};
use crate::base::settings::Settings;
use crate::identify::tables::effectifs::SALAIRE_AP;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-07",
        severity: Severity::ACorriger,
        title: "Salaire en année pleine recopié du coût total",
        explanation: "Le salaire brut en année pleine égale le coût total de l’exercice, charges comprises\u{a0}: les charges sont \
                      alors comptées deux fois, et l’écart passe dans les totaux et dans le budget en année pleine.",
        correction: "Écrire le salaire brut sur douze mois, sans les charges, puis recalculer les totaux.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "libelle | date_entree | salaire_brut | charges | cout_total | salaire_ap | charges_ap | cout_ap
             GC N°1  | 01/01/2016  | 40 500       | 16 400  | 56 900     | 56 900     | 16 400     | 73 300
             GC N°2  | 01/07/2016  | 28 000       | 11 200  | 39 200     | 39 200     | 11 200     | 50 400",
        )],
        expect: "
            F2 a_corriger: GC N°1 : « Salaire brut en année pleine » vaut 56 900 €, comme le coût total de l’exercice ; 40 500 € attendus (les charges ne font que 28,8 % de ce salaire). Le coût en année pleine est majoré de 16 400 €, et les totaux de 27 600 € pour les 2 postes dans ce cas
            F3 a_corriger: GC N°2 : « Salaire brut en année pleine » vaut 39 200 €, comme le coût total de l’exercice ; 28 000 € attendus (les charges ne font que 28,6 % de ce salaire). Le coût en année pleine est majoré de 11 200 €, et les totaux de 27 600 € pour les 2 postes dans ce cas",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "libelle   | salaire_brut | charges | cout_total | salaire_ap | charges_ap | cout_ap
             Pilote    | 32 000       | 11 700  | 43 700     | 32 000     | 11 700     | 43 700
             Stagiaire | 6 000        | 0       | 6 000      | 6 000      | 0          | 6 000",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let copied: Vec<(&Ligne, Copied)> = lignes.iter().filter_map(|it| Some((it, Copied::of(it)?))).collect();
    let whole: i64 = copied.iter().map(|it| it.1.excess()).fold(0, i64::saturating_add);
    let totals = match copied.len() {
        1 => ", comme les totaux".to_owned(),
        posts => format!(", et les totaux de {} pour les {posts} postes dans ce cas", euros(whole)),
    };
    let remark = |(ligne, copied): &(&Ligne, Copied)| {
        let message = format!(
            "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, comme le coût total de l’exercice\u{a0}; {} attendus (les charges ne font que \
             {}\u{a0}% de ce salaire). Le coût en année pleine est majoré de {}{totals}",
            ligne.name(),
            heading(SALAIRE_AP),
            euros(copied.stated),
            euros(copied.expected),
            decimal(copied.charges as f64 * 100.0 / copied.stated as f64, 1),
            euros(copied.excess()),
        );
        let correction = format!("Écrire {} dans cette case, puis recalculer les totaux.", euros(copied.expected));
        ligne.remark(frames, &CHECK.rule, SALAIRE_AP, message).correction(correction)
    };
    Ok(copied.iter().map(remark).collect())
}

/// A post whose full-year salary is the total cost of the year.
pub(super) struct Copied {
    stated: i64,
    charges: i64,
    expected: i64,
}

impl Copied {
    pub(super) fn of(ligne: &Ligne) -> Option<Self> {
        let [salaire, _, cout] = ligne.cost(Base::Exercice);
        let [stated, charges, _] = ligne.cost(Base::AnneePleine);
        let (salaire, stated, charges) = (salaire?, stated?, charges?);
        let copied = ligne.is(Role::Poste) && cout == Some(stated) && salaire != stated && charges > 0 && stated > 0;
        let presence = Presence::of(ligne, i16::try_from(ligne.exercice?).ok()?);
        let expected = presence.map_or(salaire, |it| it.whole(salaire));
        copied.then_some(Self { stated, charges, expected })
    }

    /// What the full-year salary has too much.
    pub(super) fn excess(&self) -> i64 {
        self.stated.saturating_sub(self.expected)
    }
}
