//! A cost of the year that is not the full-year cost for the months the agent is there.

use super::copied_total::Copied;
use super::presence::Presence;
use super::{Base, Ligne, Role, comparable, heading, lignes};
use crate::base::date::french;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::money::{decimal, euros};
use crate::base::settings::Settings;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::{Check, gravity};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-05",
        severity: Severity::ACorriger,
        title: "Coût de l’exercice sans rapport avec les mois de présence",
        explanation: "Le coût de l’exercice est le coût en année pleine, au prorata des mois de présence (un mois commencé compte, \
                      ou chaque jour\u{a0}: les deux lectures sont admises, à 2\u{a0}% près). Sans date d’entrée, l’agent est présent \
                      toute l’année.",
        correction: "Corriger la date d’entrée, ou le coût de l’exercice.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "libelle | date_entree | salaire_brut | charges | cout_total | salaire_ap | charges_ap | cout_ap
             GC N°3  | 01/06/2017  | 14 500       | 5 500   | 20 000     | 29 000     | 11 000     | 40 000
             GC N°1  | 01/09/2016  | 10 500       | 4 000   | 14 500     | 31 500     | 12 000     | 43 500
             GC N°2  |             | 10 500       | 4 000   | 14 500     | 31 500     | 12 000     | 43 500",
        )],
        expect: "
            E2 a_corriger: GC N°3 : « Coût total » vaut 20 000 €, soit 6 mois de l’année pleine (40 000 €) ; entré le 01/06/2017, l’agent est présent 7 mois : 23 333,33 € attendus, écart de −3 333,33 €
            E3 a_verifier: GC N°1 : « Coût total » vaut 14 500 €, soit 4 mois de l’année pleine (43 500 €) ; entré le 01/09/2016, l’agent est présent 12 mois : 43 500 € attendus, écart de −29 000 €. La date est-elle le 01/09/2017 ?
            E4 a_verifier: GC N°2 : « Coût total » vaut 14 500 €, soit 4 mois de l’année pleine (43 500 €) ; sans date d’entrée, l’agent est présent 12 mois : 43 500 € attendus, écart de −29 000 €",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "libelle | salaire_brut | charges | cout_total | salaire_ap | charges_ap | cout_ap
             Pilote  | 33 000       | 12 000  | 46 000     | 33 000     | 12 000     | 45 000",
        )],
        expect: "",
    }, Example {
        given: &[(
            "effectifs",
            "libelle | date_entree | date_sortie | cout_total | cout_ap
             Pilote  | 14/11/2016  |             | 45 000     | 45 000
             GC N°1  |             |             | 38 000     | 38 000
             GC N°2  | 01/07/2017  |             | 20 000     | 40 000
             GC N°3  | 16/06/2017  |             | 21 808,22  | 40 000
             GC N°4  |             | 31/03/2017  | 10 000     | 40 000
             GC N°5  | 01/03/2018  |             | 10 000     | 40 000
             Agent   |             |             | 18 000     |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let lignes = lignes(frames)?;
    let posts = lignes.iter().filter(|it| it.is(Role::Poste) && Copied::of(it).is_none());
    Ok(posts.filter_map(|ligne| remark(frames, ligne)).collect())
}

/// The first amount that the presence does not explain. A cost that is not its own sum is said elsewhere.
fn remark(frames: &Frames, ligne: &Ligne) -> Option<Diagnostic> {
    let year = i16::try_from(ligne.exercice?).ok()?;
    let presence = Presence::of(ligne, year)?;
    let (paid, yearly) = (ligne.cost(Base::Exercice), ligne.cost(Base::AnneePleine));
    let (column, paid, yearly) = comparable(ligne).find_map(|rank| {
        let (paid, yearly) = (paid[rank]?, yearly[rank]?);
        let wrong = yearly > 0 && paid > 0 && !presence.explains(paid, yearly);
        wrong.then_some((Base::Exercice.columns()[rank], paid, yearly))
    })?;
    let gap = paid.saturating_sub(presence.share(yearly));
    let months = paid as f64 * 12.0 / yearly as f64;
    let since = ligne.entree.map_or("sans date d’entrée".to_owned(), |it| format!("entré le {}", french(it)));
    let typed = ligne.entree.filter(|it| it.year() != year).and_then(|it| it.with().year(year).build().ok());
    let typed = typed.filter(|it| (f64::from(13 - it.month()) - months).abs() < 0.05);
    let question = typed.map_or(String::new(), |it| format!(". La date est-elle le {}\u{a0}?", french(it)));
    let message = format!(
        "{}\u{a0}: «\u{a0}{}\u{a0}» vaut {}, soit {} mois de l’année pleine ({})\u{a0}; {since}, l’agent est présent {} mois\u{a0}: {} \
         attendus, écart de {}{question}",
        ligne.name(),
        heading(column),
        euros(paid),
        decimal(months, 1),
        euros(yearly),
        presence.months,
        euros(presence.share(yearly)),
        euros(gap),
    );
    let doubtful = typed.is_some() || ligne.entree.is_none();
    let severity = if doubtful { Severity::AVerifier } else { gravity(gap) };
    Some(ligne.remark(frames, &CHECK.rule, column, message).severity(severity))
}
