//! Documents sent and payments received, against their deadlines.

use polars::prelude::*;

use crate::normalise::example::{Example, SETTINGS};
use crate::summarise::convention::Ecart;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{MODALITE, ZONE, reason};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "echeance_ecart",
        label: "Écart aux échéances",
        unit: Unit::Jours,
        formula: "Jours entre l’échéance et la date de réception\u{a0}; au-dessus de zéro, c’est un retard. Les dates des documents viennent de maia.toml, celles des versements du tableau des versements.",
        norm: None,
        source: "Convention FIR 201700224, art. 4, 5 et 6.",
    }],
    split: Split::List(DEADLINES),
    reads: &[],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "Se suit pour la convention entière, au département.",
    remarks: &[],
    examples: &[Example {
        given: &[
            (
                SETTINGS,
                "
[[convention.versement]]
exercice = 2017
numero = 2
montant = 346056
echeance = 2017-09-15
[[convention.remise]]
exercice = 2017
document = \"compte_rendu_financier\"
date = 2018-03-28
",
            ),
            ("versements", "exercice | versement_n | date_reception\n2017 | 2 | 02/10/2017"),
        ],
        expect: "
modalite               | valeur | statut
compte_rendu_financier | -3     | ok
versement_2            | 17     | ok
versement_1            |        | indisponible
",
    }],
};

/// What is due in a year, in the order of the calendar.
const DEADLINES: &[&str] = &[
    "rapport_activite",
    "compte_rendu_financier",
    "comptes_certifies",
    "versement_1",
    "validation_ars",
    "versement_2",
    "rapport_etape",
];
const ID: &str = "echeance_ecart";

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let stands = |id: &&str| pool.calendrier.iter().find(|it| it.id == Some(*id)).map(|it| it.ecart());
    let stands: Vec<Option<Ecart>> = DEADLINES.iter().map(stands).collect();
    let days = |it: &Option<Ecart>| match it {
        Some(Ecart::Jours(days)) => Some(*days),
        _ => None,
    };
    let why = |it: &Option<Ecart>| match it {
        Some(Ecart::SansDate) => "Dû sur un événement, sans échéance.",
        _ => "Aucune date de réception connue.",
    };
    let rows = df!(
        ZONE => vec![0u32; DEADLINES.len()],
        MODALITE => DEADLINES,
        ID => stands.iter().map(days).collect::<Vec<_>>(),
        reason(ID) => stands.iter().map(why).collect::<Vec<_>>(),
    )?;
    Ok(rows.lazy())
}
