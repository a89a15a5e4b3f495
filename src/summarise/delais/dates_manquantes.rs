//! First requests and first visits whose dates are missing.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{both_dates_missing, date_missing};
use crate::summarise::tally::{by_modality, count, ratio};
use crate::summarise::{Indicator, Norm, Sense, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "dates_manquantes",
        label: "Dates manquantes (demande, première visite)",
        unit: Unit::Pourcent,
        formula: "Dossiers dont l’une au moins des deux dates manque ou n’est pas connue au jour près, rapportés aux dossiers dont la demande, la première visite ou l’inclusion tombe dans la période. Sont laissées de côté, sans visite, les demandes non incluses et celles reçues moins de 10 jours avant la fin de la période. «\u{a0}les_deux\u{a0}»\u{a0}: aucune des deux dates.",
        norm: Some(Norm { sense: Sense::Below, threshold: |settings| settings.seuils.dates_manquantes_pct }),
        source: "MAIA 25, item 24\u{a0}: données manquantes pour les deux dates (convention FIR 201700224, annexe 5).",
    }],
    split: Split::List(&["", "les_deux"]),
    reads: &["cas"],
    compute: Compute::Tally(|pool: &Pool| {
        let [one, all] = ratio("", count(date_missing()), len());
        let [both, again] = ratio("les_deux", count(both_dates_missing()), len());
        let wide = pool.by_zone(pool.expected_dates(), &[], &[one, all, both, again])?;
        by_modality(wide, "dates_manquantes", &["", "les_deux"], &[])
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun dossier de la période pour lequel ces deux dates soient attendues.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_demande | date_premiere_visite | date_inclusion | decision
Saverne    | 02/01/2017   | 09/01/2017           | 12/01/2017     | INCLUS
Saverne    | 01/2017      | 09/01/2017           |                |
Saverne    |              |                      | 12/05/2017     | INCLUS
Saverne    | 02/02/2017   |                      |                | EN_ATTENTE
Saverne    | 02/02/2017   |                      |                | NON_INCLUS
Saverne    | 25/12/2017   |                      |                |
Saverne    | 25/12/2017   | 26/12/2017           |                |
",
        )],
        expect: "
territoire  | modalite | valeur | numerateur | denominateur
saverne     |          | 60     | 3          | 5
saverne     | les_deux | 20     | 1          | 5
departement |          | 60     | 3          | 5
departement | les_deux | 20     | 1          | 5
",
    }],
};
