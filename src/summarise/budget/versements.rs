//! Payments of the grant against what was due.

use polars::prelude::*;

use crate::normalise::example::{Example, SETTINGS};
use crate::summarise::convention::{Ecart, Paye};
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{MODALITE, ZONE, denominator, numerator, reason};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "versement_ecart",
            label: "Écart des versements",
            unit: Unit::Euros,
            formula: "Montant reçu moins montant prévu (celui de maia.toml, sinon celui du tableau), pour chaque versement de l’exercice.",
            norm: None,
            source: "Convention FIR 201700224, art. 4.1.",
        },
        Indicator {
            id: "versement_retard",
            label: "Retard des versements",
            unit: Unit::Jours,
            formula: "Jours entre l’échéance et la date de réception, pour chaque versement de l’exercice\u{a0}; le premier de 2017 est dû à la réception de la convention, sans échéance.",
            norm: None,
            source: "Convention FIR 201700224, art. 4.1.",
        },
    ],
    split: Split::List(NUMBERS),
    reads: &["versements"],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "La subvention est versée au département.",
    remarks: &[],
    examples: &[Example {
        given: &[
            (
                SETTINGS,
                "
[[convention.versement]]
exercice = 2017
numero = 1
montant = 642676
[[convention.versement]]
exercice = 2017
numero = 2
montant = 346056
echeance = 2017-09-15
",
            ),
            (
                "versements",
                "
exercice | versement_n | date_reception | montant_prevu | montant_recu
2017     | 1           | 12/07/2017     |               | 642 676
2017     | 2           | 02/10/2017     | 346 056       | 346 000
2018     | 2           | 02/10/2018     | 5             | 6
",
            ),
        ],
        expect: "
indicateur       | modalite | valeur | numerateur | denominateur | statut
versement_ecart  | 1        | 0      | 642676     | 642676       | ok
versement_ecart  | 2        | -56    | 346000     | 346056       | ok
versement_retard | 1        |        |            |              | indisponible
versement_retard | 2        | 17     |            |              | ok
",
    }],
};

const NUMBERS: &[&str] = &["1", "2"];
const ECART: &str = "versement_ecart";
const RETARD: &str = "versement_retard";

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let payments = each(|it| pool.compte.versements.get(it).cloned().unwrap_or_default());
    let euros = |cents: Option<i64>| cents.map(|it| it as f64 / 100.0);
    let late = each(|number| {
        let name = format!("versement_{number}");
        pool.calendrier.iter().find(|it| it.id == Some(name.as_str())).map(|it| it.ecart())
    });
    let days = |it: &Option<Ecart>| match it {
        Some(Ecart::Jours(days)) => Some(*days),
        _ => None,
    };
    let why = |it: &Option<Ecart>| match it {
        Some(Ecart::SansDate) => "Dû à réception de la convention signée\u{a0}: aucune échéance, aucun retard.",
        _ => "Aucune date de réception connue au jour.",
    };
    let gap = |it: &Paye| it.recu.zip(it.prevu).map(|(recu, prevu)| recu.saturating_sub(prevu));
    let rows = df!(
        ZONE => vec![0u32; NUMBERS.len()],
        MODALITE => NUMBERS,
        ECART => payments.iter().map(|it| euros(gap(it))).collect::<Vec<_>>(),
        numerator(ECART) => payments.iter().map(|it| euros(it.recu)).collect::<Vec<_>>(),
        denominator(ECART) => payments.iter().map(|it| euros(it.prevu)).collect::<Vec<_>>(),
        RETARD => late.iter().map(days).collect::<Vec<_>>(),
        reason(ECART) => vec!["Montant reçu ou montant prévu non connu."; NUMBERS.len()],
        reason(RETARD) => late.iter().map(why).collect::<Vec<_>>(),
    )?;
    Ok(rows.lazy())
}

fn each<T>(of: impl Fn(&str) -> T) -> Vec<T> {
    NUMBERS.iter().map(|it| of(it)).collect()
}
