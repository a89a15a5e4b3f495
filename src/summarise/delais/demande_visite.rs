//! From the first request to the first visit.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::DELAI_VISITE;
use crate::summarise::tally::{backwards, count, denominator, percentile, ratio, to_the_day};
use crate::summarise::{Indicator, Norm, Sense, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "delai_demande_visite_moyen",
            label: "Délai moyen entre la demande et la première visite",
            unit: Unit::Jours,
            formula: "Somme des jours calendaires entre la première demande et la première visite, divisée par le nombre de dossiers, pour les premières visites de la période dont les deux dates sont connues au jour près et dans l’ordre. Une visite le jour de la demande compte 0.",
            norm: Some(Norm { sense: Sense::Below, threshold: |settings| settings.seuils.delai_jours }),
            source: "MAIA 25, item 24\u{a0}: délai entre la première demande et la première visite (convention FIR 201700224, annexe 5).",
        },
        Indicator {
            id: "delai_demande_visite_median",
            label: "Délai médian entre la demande et la première visite",
            unit: Unit::Jours,
            formula: "Délai que la moitié des dossiers ne dépasse pas (MEDIANE du tableur), sur les mêmes dossiers que la moyenne.",
            norm: None,
            source: "MAIA 25, item 24\u{a0}: délai entre la première demande et la première visite (convention FIR 201700224, annexe 5).",
        },
        Indicator {
            id: "delai_demande_visite_p90",
            label: "Délai que neuf dossiers sur dix ne dépassent pas",
            unit: Unit::Jours,
            formula: "Neuvième décile du délai (CENTILE.INCLURE à 0,9 du tableur), sur les mêmes dossiers que la moyenne.",
            norm: None,
            source: "MAIA 25, item 24\u{a0}: délai entre la première demande et la première visite (convention FIR 201700224, annexe 5).",
        },
        Indicator {
            id: "part_delai_conforme",
            label: "Part des premières visites dans le délai",
            unit: Unit::Pourcent,
            formula: "Dossiers dont le délai est strictement inférieur au seuil (10 jours), rapportés aux dossiers de la moyenne.",
            norm: None,
            source: "MAIA 25, item 24\u{a0}: délai entre la première demande et la première visite (convention FIR 201700224, annexe 5).",
        },
    ],
    split: Split::Whole,
    reads: &["cas"],
    compute: Compute::Tally(|pool: &Pool| {
        let delay = || col(DELAI_VISITE);
        let in_time = delay().cast(DataType::Float64).lt(lit(pool.settings.seuils.delai_jours));
        let undated = to_the_day("date_demande").and(to_the_day("date_premiere_visite")).not();
        let [days, cases] = ratio("delai_demande_visite_moyen", delay().sum(), delay().count());
        let [quick, all] = ratio("part_delai_conforme", count(in_time), delay().count());
        let measures = [
            days,
            cases,
            delay().median().alias("delai_demande_visite_median"),
            delay().count().alias(denominator("delai_demande_visite_median")),
            percentile(delay(), 0.9).alias("delai_demande_visite_p90"),
            delay().count().alias(denominator("delai_demande_visite_p90")),
            quick,
            all,
            count(undated).alias("imprecis"),
            count(backwards("date_demande", "date_premiere_visite")).alias("inverses"),
        ];
        pool.by_zone(pool.first_visits(), &[], &measures)
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucune première visite de la période dont les deux dates soient connues au jour près.",
    remarks: super::REMARKS,
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_demande | date_premiere_visite
Saverne    | 02/01/2017   | 02/01/2017
Saverne    | 02/01/2017   | 11/01/2017
Saverne    | 02/01/2017   | 14/01/2017
Saverne    | 01/2017      | 14/02/2017
Saverne    | 02/03/2017   | 01/03/2017
Saverne    | 02/12/2016   | 20/12/2016
Molsheim   | 20/12/2016   | 02/01/2017
",
        )],
        expect: "
territoire  | indicateur                  | valeur  | numerateur | denominateur
saverne     | delai_demande_visite_moyen  | 7       | 21         | 3
saverne     | delai_demande_visite_median | 9       |            | 3
saverne     | delai_demande_visite_p90    | 11,4    |            | 3
saverne     | part_delai_conforme         | 66,6667 | 2          | 3
molsheim    | delai_demande_visite_moyen  | 13      | 13         | 1
molsheim    | delai_demande_visite_median | 13      |            | 1
molsheim    | delai_demande_visite_p90    | 13      |            | 1
molsheim    | part_delai_conforme         | 0       | 0          | 1
departement | delai_demande_visite_moyen  | 8,5     | 34         | 4
departement | delai_demande_visite_median | 10,5    |            | 4
departement | delai_demande_visite_p90    | 12,7    |            | 4
departement | part_delai_conforme         | 50      | 2          | 4
",
    }],
};
