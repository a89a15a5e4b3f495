//! Attendance of the structures invited.

use polars::prelude::*;

use super::decisions::TABLES;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::concertation::{PRESENCES, SUR, VALEUR};
use crate::summarise::tally::{MODALITE, ratio};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "assiduite",
        label: "Assiduité",
        unit: Unit::Pourcent,
        formula: "Structures présentes ou représentées par leur suppléant, rapportées aux structures invitées, sur les réunions de la période\u{a0}; d’après le registre des présences, sinon d’après les nombres du registre des réunions.",
        norm: None,
        source: "Lettre de mission de la table tactique.",
    }],
    split: Split::List(TABLES),
    reads: &[PRESENCES],
    compute: Compute::Tally(|pool: &Pool| {
        let share = ratio("assiduite", col(VALEUR).sum(), col(SUR).sum());
        let tables = col(MODALITE).neq(lit("equipe"));
        pool.by_zone(pool.table(PRESENCES).filter(tables), &[col(MODALITE)], &share)
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucune présence notée aux réunions de cette table.",
    remarks: &[],
    examples: &[Example {
        given: &[
            (
                "reunions",
                "territoire | table | date | nb_invites | nb_presents\nSaverne | STRATEGIQUE | 14/03/2017 | 8 | 6\nSaverne | TACTIQUE | 16/05/2017 | 20 | 19",
            ),
            (
                "presences",
                "
territoire | table    | date       | structure | present
Saverne    | TACTIQUE | 16/05/2017 | CH        | PRESENT
Saverne    | TACTIQUE | 16/05/2017 | CH        | ABSENT
Saverne    | TACTIQUE | 16/05/2017 | CLIC      | SUPPLEANT
Saverne    | TACTIQUE | 16/05/2017 | SSIAD     | EXCUSE
Saverne    | TACTIQUE | 16/05/2017 | CCAS      | ABSENT
",
            ),
        ],
        expect: "
territoire  | modalite    | valeur | numerateur | denominateur
saverne     | strategique | 75     | 6          | 8
saverne     | tactique    | 50     | 2          | 4
departement | strategique | 75     | 6          | 8
departement | tactique    | 50     | 2          | 4
",
    }],
};
