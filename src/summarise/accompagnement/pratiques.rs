//! What is done for open cases: plan, assessment, consent, physician, GIR.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{OUVERT, known};
use crate::summarise::tally::{filled, known_share, says, until};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "taux_psi",
            label: "Taux de PSI",
            unit: Unit::Pourcent,
            formula: "Dossiers ouverts le dernier jour de la période qui ont un plan de services individualisé («\u{a0}oui\u{a0}», ou une date de PSI), rapportés aux dossiers ouverts dont la base tient cette colonne.",
            norm: None,
            source: "Cahier des charges national, § 3.5 et glossaire (toute personne suivie a un PSI).",
        },
        Indicator {
            id: "taux_evaluation",
            label: "Taux d’évaluation multidimensionnelle",
            unit: Unit::Pourcent,
            formula: "Dossiers ouverts qui ont une évaluation par un outil multidimensionnel (RAI, GEVA-A ou autre, ou une date d’évaluation), rapportés aux dossiers ouverts dont la base tient cette colonne.",
            norm: None,
            source: "Cahier des charges national, § 3.4.",
        },
        Indicator {
            id: "taux_consentement",
            label: "Taux de consentement recueilli",
            unit: Unit::Pourcent,
            formula: "Dossiers ouverts dont le consentement est recueilli («\u{a0}oui\u{a0}», ou une date), rapportés aux dossiers ouverts dont la base tient cette colonne.",
            norm: None,
            source: "Cahier des charges national, § 3.3.",
        },
        Indicator {
            id: "taux_lien_medecin_traitant",
            label: "Taux de lien avec le médecin traitant",
            unit: Unit::Pourcent,
            formula: "Dossiers ouverts dont le médecin traitant a été contacté, rapportés aux dossiers ouverts dont la base tient cette colonne.",
            norm: None,
            source: "MAIA 25, item 22.",
        },
        Indicator {
            id: "taux_gir_par_gc",
            label: "Part des GIR évalués par le gestionnaire de cas",
            unit: Unit::Pourcent,
            formula: "Dossiers ouverts dont le GIR a été évalué par le gestionnaire de cas, rapportés aux dossiers ouverts dont la base tient cette colonne.",
            norm: None,
            source: "Convention FIR 201700224, annexe 5, «\u{a0}Évaluation GIR par les GC\u{a0}».",
        },
    ],
    split: Split::Whole,
    reads: &["cas"],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "Aucun dossier ouvert dans une base qui tienne cette colonne.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "cas",
            "
territoire | date_inclusion | psi | date_psi   | evaluation | consentement | contact_mt
Saverne    | 01/06/2016     | OUI |            | RAI        | OUI          | oui
Saverne    | 01/06/2016     | NON |            | AUCUNE     | EN_COURS     |
Saverne    | 01/06/2016     | NR  | 01/07/2016 | GEVA_A     | OUI          | non
Saverne    |                | OUI |            | RAI        | OUI          | oui
",
        )],
        expect: "
territoire  | indicateur                 | valeur  | numerateur | denominateur | statut
saverne     | taux_psi                   | 66,6667 | 2          | 3            | ok
saverne     | taux_evaluation            | 66,6667 | 2          | 3            | ok
saverne     | taux_consentement          | 66,6667 | 2          | 3            | ok
saverne     | taux_lien_medecin_traitant | 33,3333 | 1          | 3            | ok
saverne     | taux_gir_par_gc            |         |            |              | indisponible
departement | taux_psi                   | 66,6667 | 2          | 3            | ok
departement | taux_evaluation            | 66,6667 | 2          | 3            | ok
departement | taux_consentement          | 66,6667 | 2          | 3            | ok
departement | taux_lien_medecin_traitant | 33,3333 | 1          | 3            | ok
",
    }],
};

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let fin = pool.periode.fin;
    let among = |kept: Expr| col(OUVERT).and(kept);
    let coded = |column: &str, date: &str| among(col(column).is_not_null().or(known(date)));
    let done = |kind: Expr, column: &str, date: &str| kind.or(filled(column).not().and(until(date, fin)));
    let shares = [
        known_share("taux_psi", coded("psi", "date_psi"), done(says("psi", &["OUI"]), "psi", "date_psi")),
        known_share(
            "taux_evaluation",
            coded("evaluation", "date_evaluation"),
            done(says("evaluation", &["RAI", "GEVA_A", "AUTRE"]), "evaluation", "date_evaluation"),
        ),
        known_share(
            "taux_consentement",
            coded("consentement", "date_consentement"),
            done(says("consentement", &["OUI"]), "consentement", "date_consentement"),
        ),
        known_share("taux_lien_medecin_traitant", among(known("contact_mt")), col("contact_mt").fill_null(lit(false))),
        known_share(
            "taux_gir_par_gc",
            among(known("gir_evalue_par_gc")),
            col("gir_evalue_par_gc").fill_null(lit(false)),
        ),
    ];
    pool.by_zone(pool.cas(), &[], &shares.concat())
}
