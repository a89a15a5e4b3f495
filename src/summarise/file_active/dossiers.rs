//! Open cases at a date, followed cases of a period, open cases on average.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{JOURS, OUVERT, SORTI_SANS_DATE, SUIVI};
use crate::summarise::tally::{count, denominator, numerator};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "file_active",
            label: "File active (dossiers ouverts)",
            unit: Unit::Cas,
            formula: "Nombre de dossiers ouverts le dernier jour de la période\u{a0}: inclus à cette date, et sortis plus tard ou sans date de sortie, ni motif de sortie, ni statut «\u{a0}sorti\u{a0}».",
            norm: None,
            source: "Cahier des charges national, § 3.3 et annexe IV.",
        },
        Indicator {
            id: "file_active_periode",
            label: "File active de la période (dossiers suivis)",
            unit: Unit::Cas,
            formula: "Nombre de dossiers suivis au moins un jour de la période\u{a0}: inclus au plus tard le dernier jour, et sortis le premier jour ou plus tard, ou encore ouverts. Un dossier sorti sans date n’est pas compté.",
            norm: None,
            source: "Indicateur de suivi interne aux MAIA.",
        },
        Indicator {
            id: "file_active_moyenne",
            label: "File active moyenne",
            unit: Unit::Cas,
            formula: "Somme, sur les jours de la période, des dossiers ouverts chaque jour, divisée par le nombre de jours de la période.",
            norm: None,
            source: "Indicateur de suivi interne aux MAIA.",
        },
    ],
    split: Split::Whole,
    reads: &["cas", "cas.date_inclusion"],
    compute: Compute::Tally(|pool: &Pool| {
        let measures = [
            count(col(OUVERT)).alias("file_active"),
            count(col(SUIVI)).alias("file_active_periode"),
            col(JOURS).sum().alias(numerator("file_active_moyenne")),
            count(col(SORTI_SANS_DATE)).alias("sans_date"),
        ];
        let length = lit(pool.periode.days() as f64).alias(denominator("file_active_moyenne"));
        Ok(pool.by_zone(pool.cas(), &[], &measures)?.with_column(length))
    }),
    unseen: Unseen::Unavailable,
    empty: "La base n’a pas de colonne «\u{a0}Date d’inclusion\u{a0}».",
    remarks: &[Remark { column: "sans_date", one: "1 dossier sorti sans date de sortie n’est pas compté.", many: "{} dossiers sortis sans date de sortie ne sont pas comptés." }, ],
    examples: &[
        Example { given: &[("cas", "
territoire | date_inclusion | date_sortie | motif_sortie | statut
Saverne    | 31/12/2017     |             |              | ACTIF
Saverne    | 01/06/2016     | 01/01/2017  | EHPAD        | SORTI
Saverne    | 01/06/2016     | 31/12/2016  | EHPAD        | SORTI
Saverne    | 01/06/2016     | 15/01/2018  |              | SORTI
Saverne    | 01/06/2016     |             | DECES        |
Saverne    | 01/06/2016     |             | NR           | SORTI
Saverne    |                |             |              | ACTIF
Molsheim   | 22/12/2017     | 31/12/2017  |              |
")], expect: "
territoire  | indicateur          | valeur | numerateur | denominateur | note
saverne     | file_active         | 2      |            |              | 2 dossiers sortis sans date de sortie ne sont pas comptés.
saverne     | file_active_periode | 3      |            |              | 2 dossiers sortis sans date de sortie ne sont pas comptés.
saverne     | file_active_moyenne | 1,0027 | 366        | 365          | 2 dossiers sortis sans date de sortie ne sont pas comptés.
molsheim    | file_active         | 0      |            |              |
molsheim    | file_active_periode | 1      |            |              |
molsheim    | file_active_moyenne | 0,0247 | 9          | 365          |
departement | file_active         | 2      |            |              | 2 dossiers sortis sans date de sortie ne sont pas comptés.
departement | file_active_periode | 4      |            |              | 2 dossiers sortis sans date de sortie ne sont pas comptés.
departement | file_active_moyenne | 1,0274 | 375        | 365          | 2 dossiers sortis sans date de sortie ne sont pas comptés.
" },
    ],
};
