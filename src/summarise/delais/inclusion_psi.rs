//! From the inclusion to the individual service plan.

use super::delays;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "delai_inclusion_psi_moyen",
        label: "Délai moyen entre l’inclusion et le PSI",
        unit: Unit::Jours,
        formula: "Somme des jours calendaires entre l’inclusion et le plan de services individualisé, divisée par le nombre de dossiers, pour les PSI de la période dont les deux dates sont connues au jour près et dans l’ordre.",
        norm: None,
        source: "Cahier des charges national, § 3.5.",
    }],
    split: Split::Whole,
    reads: &["cas"],
    compute: Compute::Tally(|pool: &Pool| {
        delays(pool, "date_inclusion", "date_psi", "delai_inclusion_psi_moyen", None)
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun PSI de la période dont les deux dates soient connues au jour près.",
    remarks: super::REMARKS,
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | date_psi
Saverne    | 02/12/2016     | 01/01/2017
Saverne    | 02/01/2017     | 22/01/2017
",
        )],
        expect: "
territoire  | valeur | numerateur | denominateur
saverne     | 25     | 50         | 2
departement | 25     | 50         | 2
",
    }],
};
