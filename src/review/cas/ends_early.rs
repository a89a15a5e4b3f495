//! Case bases that stop before the period does: nothing after that is counted, which is no zero.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::date_in_the_future::DONE;
use crate::base::date::{days, french};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::KIND;
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::normalise::frames::TERRITOIRE;
use crate::review::Check;
use crate::review::columns::{dates, origins, texts};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-15",
        severity: Severity::AVerifier,
        title: "Base arrêtée avant la fin de la période",
        explanation: "Plus rien n’est daté après ce jour, bien plus longtemps qu’il n’en passe d’ordinaire entre deux dates de la base\u{a0}: \
                      les demandes, inclusions et sorties qui l’ont suivi ne sont pas comptées, et la file active est celle de ce jour.",
        correction: "Déposer la base à jour\u{a0}; si rien n’a eu lieu depuis, il n’y a rien à faire.",
    },
    raises: &[
        Example {
            given: &[(
                "cas",
                "date_demande | date_inclusion
                 12/03/2016   | 05/04/2016
                 02/05/2016   | 20/05/2016
                 01/09/2016   | 15/10/2016
                 03/10/2016   | 05/04/2071",
            )],
            expect: "B4 a_corriger: Rien n’est daté de 2017 : la base s’arrête au 15/10/2016",
        },
        Example {
            given: &[(
                "cas",
                "date_demande | date_inclusion
                 12/03/2017   | 05/04/2017
                 02/05/2017   | 20/05/2017
                 20/05/2017   | 02/06/2017",
            )],
            expect: "B4 a_verifier: Rien n’est daté entre le 02/06/2017 et le 31/12/2017",
        },
    ],
    silent: &[
        Example {
            given: &[(
                "cas",
                "date_demande | date_inclusion | date_sortie
                 12/03/2016   | 05/04/2016     |
                 02/05/2017   | 20/05/2017     | 12/01/2018
                 11/11/2017   | 02/12/2017     |",
            )],
            expect: "",
        },
        Example {
            given: &[(
                "cas",
                "date_demande | date_inclusion
                 12/03/2016   | 05/04/2016
                 02/05/2016   | 20/05/2016
                 12/01/2018   | 05/02/2018
                 02/02/2018   | 20/02/2018",
            )],
            expect: "",
        },
    ],
    run,
};

/// A shorter silence is ordinary, in days.
const SILENCE: i32 = 60;
/// So many times what usually passes between two dates of the base.
const UNUSUAL: i32 = 5;
/// Fewer dates tell nothing of what is usual.
const FEWEST: i32 = 5;

/// So many dates after the period show that the base goes on; fewer may be slips of the pen.
const GOING_ON: usize = 3;

/// What the dates of a territoire say.
#[derive(Default)]
struct Dates {
    /// Up to the end of the period: the day, its row and its column.
    told: Vec<(Date, u32, &'static str)>,
    /// How many come after.
    later: usize,
}

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let all = by_territoire(frames)?;
    Ok(all.iter().filter_map(|(territoire, dates)| remark(frames, territoire.as_ref(), dates)).collect())
}

fn by_territoire(frames: &Frames) -> Result<BTreeMap<Option<String>, Dates>, Failure> {
    let frame = frames.get(KIND.id);
    let (rows, territoires) = (origins(&frame)?, texts(&frame, TERRITOIRE)?);
    let mut all: BTreeMap<Option<String>, Dates> = BTreeMap::new();
    for column in DONE {
        for ((date, row), territoire) in dates(&frame, column)?.into_iter().zip(&rows).zip(&territoires) {
            let Some(date) = date else { continue };
            let of = all.entry(territoire.clone()).or_default();
            if date > frames.periode.fin {
                of.later += 1;
            } else {
                of.told.push((date, *row, column));
            }
        }
    }
    Ok(all)
}

fn remark(frames: &Frames, territoire: Option<&String>, dates: &Dates) -> Option<Diagnostic> {
    let periode = frames.periode;
    let (first, ..) = dates.told.iter().min()?;
    let (last, row, column) = dates.told.iter().max()?;
    let count = dates.told.len() as i32;
    let silence = days(periode.fin) - days(*last);
    let usual = (days(*last) - days(*first)) / (count - 1).max(1);
    let before = *last < periode.debut;
    let unusual = count >= FEWEST && silence > SILENCE && silence > UNUSUAL * usual;
    if dates.later >= GOING_ON || !(before || unusual) {
        return None;
    }
    let message = if before {
        format!("Rien n’est daté de {}\u{a0}: la base s’arrête au {}", periode.exercice, french(*last))
    } else {
        format!("Rien n’est daté entre le {} et le {}", french(*last), french(periode.fin))
    };
    let severity = if before && unusual { Severity::ACorriger } else { Severity::AVerifier };
    let place = frames.provenance.place(*row, column);
    Some(Diagnostic::new(&CHECK.rule, place, message).severity(severity).territoire(territoire))
}
