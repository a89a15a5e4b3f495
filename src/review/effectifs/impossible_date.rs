//! An entry or exit that cannot be, or that puts the agent outside the year.

use jiff::civil::Date;

use super::{Ligne, Role, lignes};
use crate::base::date::french;
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::effectifs::{DATE_ENTREE, DATE_SORTIE};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::review::Check;

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "EFF-11",
        severity: Severity::AVerifier,
        title: "Date d’entrée ou de départ invraisemblable",
        explanation: "Un agent du tableau des effectifs est présent pendant l’exercice\u{a0}: il est entré avant sa fin, parti après son \
                      début, et entré avant d’être parti. Une date d’avant 2000 ou d’après 2100 est souvent une faute de frappe.",
        correction: "Corriger la date, ou retirer la ligne si l’agent n’était pas présent pendant l’exercice.",
    },
    raises: &[Example {
        given: &[(
            "effectifs",
            "libelle | date_entree | date_sortie
             GC N°1  | 01/09/2017  | 01/03/2017
             GC N°2  | 01/02/2018  |
             GC N°3  |             | 30/11/2016
             GC N°4  | 01/02/1917  |",
        )],
        expect: "
            C2 a_corriger: GC N°1 : parti le 01/03/2017, avant d’être entré le 01/09/2017
            B3 a_verifier: GC N°2 : entré le 01/02/2018, après la fin de 2017
            C4 a_verifier: GC N°3 : parti le 30/11/2016, avant le début de 2017
            B5 a_verifier: GC N°4 : entré le 01/02/1917 ; une date entre 2000 et 2100 est attendue",
    }],
    silent: &[Example {
        given: &[(
            "effectifs",
            "libelle | date_entree | date_sortie\nGC N°1 | 14/11/2016 | 31/12/2017\nGC N°2 | | 01/01/2017\nGC N°3 | 31/12/2017 |",
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

fn remark(frames: &Frames, ligne: &Ligne) -> Option<Diagnostic> {
    let year = ligne.exercice.and_then(|it| i16::try_from(it).ok()).unwrap_or(frames.periode.exercice);
    let (column, severity, what) = fault(ligne, year)?;
    let message = format!("{}\u{a0}: {what}", ligne.name());
    Some(ligne.remark(frames, &CHECK.rule, column, message).severity(severity))
}

fn fault(ligne: &Ligne, year: i16) -> Option<(&'static str, Severity, String)> {
    let odd = |date: Option<Date>| date.filter(|it| !(2000..=2100).contains(&it.year()));
    let expected = "une date entre 2000 et 2100 est attendue";
    if let Some(date) = odd(ligne.entree) {
        return Some((DATE_ENTREE, Severity::AVerifier, format!("entré le {}\u{a0}; {expected}", french(date))));
    }
    if let Some(date) = odd(ligne.sortie) {
        return Some((DATE_SORTIE, Severity::AVerifier, format!("parti le {}\u{a0}; {expected}", french(date))));
    }
    match (ligne.entree, ligne.sortie) {
        (Some(entry), Some(exit)) if exit < entry => Some((
            DATE_SORTIE,
            Severity::ACorriger,
            format!("parti le {}, avant d’être entré le {}", french(exit), french(entry)),
        )),
        (Some(entry), _) if entry.year() > year => {
            Some((DATE_ENTREE, Severity::AVerifier, format!("entré le {}, après la fin de {year}", french(entry))))
        }
        (_, Some(exit)) if exit.year() < year => {
            Some((DATE_SORTIE, Severity::AVerifier, format!("parti le {}, avant le début de {year}", french(exit))))
        }
        _ => None,
    }
}
