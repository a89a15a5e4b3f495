//! Full-year costs and totals that inherit a salary copied from a total cost.

use super::copied_total::Copied;
use super::{Base, Ligne, Role, heading, lignes};
use crate::base::cell::Place;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::euros;
use crate::base::settings::Settings;
use crate::identify::tables::effectifs::{COUT_AP, SALAIRE_AP};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, known_sum};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-15",
        severity: Severity::ACorriger,
        title: "Coût en année pleine majoré par un salaire recopié",
        explanation: "Un salaire en année pleine qui reprend le coût total majore le coût du poste, le total de son site et le total \
                      général\u{a0}: leurs sommes tombent juste, mais sur un montant faux.",
        correction: "Corriger le salaire du poste, puis recalculer ce montant.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "role          | libelle  | salaire_brut | charges | cout_total | salaire_ap | charges_ap | cout_ap
             poste         | Pilote   | 32 000       | 11 700  | 43 700     | 32 000     | 11 700     | 43 700
             poste         | GC N°1   | 40 500       | 16 400  | 56 900     | 56 900     | 16 400     | 73 300
             total         | TOTAL    | 72 500       | 28 100  | 100 600    | 88 900     | 28 100     | 117 000
             total_general | TOTAL RH | 72 500       | 28 100  | 100 600    | 88 900     | 28 100     | 117 000",
        )],
        expect: "
            H3 a_corriger: GC N°1 : « Coût total en année pleine » vaut 73 300 €, 56 900 € attendus, écart de 16 400 € venu du salaire (cellule F3)
            F4:H4 a_corriger: TOTAL : « Salaire brut en année pleine » vaut 88 900 €, 72 500 € attendus ; « Coût total en année pleine » vaut 117 000 €, 100 600 € attendus ; écart de 16 400 € venu du salaire recopié (cellule F3)
            F5:H5 a_corriger: TOTAL RH : « Salaire brut en année pleine » vaut 88 900 €, 72 500 € attendus ; « Coût total en année pleine » vaut 117 000 €, 100 600 € attendus ; écart de 16 400 € venu du salaire recopié (cellule F3)",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "role  | libelle | salaire_brut | charges | cout_total | salaire_ap | charges_ap | cout_ap
             poste | GC N°1  | 40 500       | 16 400  | 56 900     | 56 900     | 16 400     | 56 900
             total | TOTAL   | 40 500       | 16 400  | 56 900     | 40 500     | 16 400     | 56 900",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let excesses: Vec<Excess> = lignes.iter().filter_map(Excess::of).collect();
    let posts = excesses.iter().map(|it| it.of_post(frames));
    let totals = lignes.iter().filter_map(|it| of_total(frames, &lignes, &excesses, it));
    Ok(posts.chain(totals).collect())
}

/// A post whose full-year cost adds up, and what it has too much.
struct Excess<'a> {
    ligne: &'a Ligne,
    cost: i64,
    cents: i64,
}

impl<'a> Excess<'a> {
    fn of(ligne: &'a Ligne) -> Option<Self> {
        let [salary, charges, cost] = ligne.cost(Base::AnneePleine);
        let cost = cost.filter(|it| salary.zip(charges).map(|(a, b)| a.saturating_add(b)) == Some(*it))?;
        Some(Self { ligne, cost, cents: Copied::of(ligne)?.excess() })
    }

    /// The cell of the salary.
    fn cell(&self, frames: &Frames) -> String {
        self.ligne.place(frames, SALAIRE_AP).address()
    }

    fn of_post(&self, frames: &Frames) -> Diagnostic {
        let message = format!(
            "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, {} attendus, écart de {} venu du salaire (cellule {})",
            self.ligne.name(),
            heading(COUT_AP),
            euros(self.cost),
            euros(self.cost.saturating_sub(self.cents)),
            euros(self.cents),
            self.cell(frames),
        );
        self.ligne.remark(frames, &CHECK.rule, COUT_AP, message)
    }
}

/// A stated total that is the sum of its posts as they stand, mistake included.
fn of_total(frames: &Frames, lignes: &[Ligne], excesses: &[Excess], total: &Ligne) -> Option<Diagnostic> {
    let covers = |it: &Ligne| match total.role {
        Role::Poste | Role::Vacant => false,
        Role::Total => (it.tableau, it.bloc) == (total.tableau, total.bloc),
        Role::TotalGeneral => it.tableau == total.tableau,
    };
    let own: Vec<&Excess> = excesses.iter().filter(|it| covers(it.ligne)).collect();
    let excess = known_sum(own.iter().map(|it| Some(it.cents)))?;
    let posts = || lignes.iter().filter(|it| it.is(Role::Poste) && covers(it));
    let inherits =
        |column| known_sum(posts().map(|it| it.amount(column))).filter(|it| total.amount(column) == Some(*it));
    let stated: Vec<(&str, i64)> =
        [SALAIRE_AP, COUT_AP].into_iter().filter_map(|it| Some((it, inherits(it)?))).collect();
    let (&(first, _), &(last, _)) = (stated.first()?, stated.last()?);
    let amounts = stated.iter().map(|(column, stated)| {
        let (expected, heading) = (euros(stated.saturating_sub(excess)), heading(column));
        format!("«\u{a0}{heading}\u{a0}» vaut {}, {expected} attendus", euros(*stated))
    });
    let cells: Vec<String> = own.iter().map(|it| it.cell(frames)).collect();
    let message = format!(
        "{}\u{a0}: {}\u{a0}; écart de {} venu {} ({} {})",
        total.name(),
        amounts.collect::<Vec<_>>().join("\u{a0}; "),
        euros(excess),
        if cells.len() > 1 { "des salaires recopiés" } else { "du salaire recopié" },
        if cells.len() > 1 { "cellules" } else { "cellule" },
        cells.join(", "),
    );
    let place = span(total.place(frames, first), total.place(frames, last));
    Some(Diagnostic::new(&CHECK.rule, place, message).territoire(total.territoire.clone()))
}

fn span(first: Place, last: Place) -> Place {
    match (first, last) {
        (Place::Cell(first), Place::Cell(last)) if first != last => Place::Span(first, (last.row, last.col)),
        _ => first,
    }
}
