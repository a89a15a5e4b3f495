//! Files closed for more than two years that are still in the base.

use jiff::ToSpan;

use super::{Offender, grouped_by_sheet};
use crate::base::diagnostic::{Diagnostic, Rule, Severity};
use crate::base::failure::Failure;
use crate::base::settings::Settings;
use crate::identify::tables::cas::{DATE_SORTIE, KIND};
use crate::normalise::Frames;
use crate::normalise::example::Example;
use crate::normalise::frames::TERRITOIRE;
use crate::review::Check;
use crate::review::columns::{dates, origins, texts};

pub(in crate::review) static CHECK: Check = Check {
    rule: Rule {
        code: "CAS-14",
        severity: Severity::AVerifier,
        title: "Dossiers clos depuis plus de deux ans",
        explanation: "La base active garde un dossier deux ans après le dernier contact avec la personne\u{a0}; il est ensuite archivé ou supprimé \
                      (CNIL, référentiel du secteur social et médico-social, délibération 2021-028).",
        correction: "Archiver ces dossiers, ou retirer de la base ce qui désigne les personnes.",
    },
    raises: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie
             12/03/2014     | 05/03/2015
             12/03/2014     | 05/04/2015",
        )],
        expect: "B2:B3 a_verifier: 2 dossiers clos depuis plus de deux ans",
    }],
    silent: &[Example {
        given: &[(
            "cas",
            "date_inclusion | date_sortie
             12/03/2014     | 31/12/2015
             12/03/2010     |",
        )],
        expect: "",
    }],
    run,
};

fn run(frames: &Frames, _settings: &Settings) -> Result<Vec<Diagnostic>, Failure> {
    let frame = frames.get(KIND.id);
    let (rows, exits, territoires) = (origins(&frame)?, dates(&frame, DATE_SORTIE)?, texts(&frame, TERRITOIRE)?);
    let too_old = |(origin, exit): (u32, jiff::civil::Date)| {
        let now = frames.document_date(origin).unwrap_or(frames.periode.fin);
        now.checked_sub(2.years()).is_ok_and(|it| exit < it)
    };
    let offender = |at: usize| {
        let exit = exits[at].filter(|exit| too_old((rows[at], *exit)))?;
        Some(Offender { origin: rows[at], territoire: territoires[at].clone(), dates: [Some(exit), None] })
    };
    let found = (0..rows.len()).filter_map(offender).collect();
    let (one, many) = ("dossier clos depuis plus de deux ans", "dossiers clos depuis plus de deux ans");
    Ok(grouped_by_sheet(frames, &CHECK.rule, DATE_SORTIE, found, one, many))
}
