//! From the first request to the inclusion.

use super::delays;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "delai_demande_inclusion_moyen",
            label: "Délai moyen entre la demande et l’inclusion",
            unit: Unit::Jours,
            formula: "Somme des jours calendaires entre la première demande et l’inclusion, divisée par le nombre de dossiers, pour les inclusions de la période dont les deux dates sont connues au jour près et dans l’ordre.",
            norm: None,
            source: "Indicateur de suivi interne aux MAIA\u{a0}; aucun texte n’en fixe la norme.",
        },
        Indicator {
            id: "delai_demande_inclusion_median",
            label: "Délai médian entre la demande et l’inclusion",
            unit: Unit::Jours,
            formula: "Délai que la moitié des dossiers ne dépasse pas (MEDIANE du tableur), sur les mêmes dossiers que la moyenne.",
            norm: None,
            source: "Indicateur de suivi interne aux MAIA\u{a0}; aucun texte n’en fixe la norme.",
        },
    ],
    split: Split::Whole,
    reads: &["cas"],
    compute: Compute::Tally(|pool: &Pool| {
        let (mean, median) = ("delai_demande_inclusion_moyen", "delai_demande_inclusion_median");
        delays(pool, "date_demande", "date_inclusion", mean, Some(median))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucune inclusion de la période dont les deux dates soient connues au jour près.",
    remarks: super::REMARKS,
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_demande | date_inclusion
Saverne    | 02/01/2017   | 12/01/2017
Saverne    | 02/01/2017   | 02/02/2017
Saverne    |              | 02/02/2017
",
        )],
        expect: "
territoire  | indicateur                     | valeur | numerateur | denominateur
saverne     | delai_demande_inclusion_moyen  | 20,5   | 41         | 2
saverne     | delai_demande_inclusion_median | 20,5   |            | 2
departement | delai_demande_inclusion_moyen  | 20,5   | 41         | 2
departement | delai_demande_inclusion_median | 20,5   |            | 2
",
    }],
};
