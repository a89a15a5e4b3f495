//! Items reached in the validation grid.

use polars::prelude::*;

use crate::base::codes::SECTIONS_GRILLE;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::validation::ETAT;
use crate::summarise::tally::{MODALITE, NOTE, REPORTE, count, denominator, says};
use crate::summarise::{Indicator, Unit};

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "grille_items_atteints",
        label: "Grille de validation, items atteints",
        unit: Unit::Item,
        formula: "Items atteints de la dernière grille, par section\u{a0}; dénominateur\u{a0}: items applicables et renseignés. «\u{a0}Oui\u{a0}», \
                  «\u{a0}Signée\u{a0}», «\u{a0}Remis\u{a0}», «\u{a0}Complet\u{a0}», «\u{a0}Réalisée\u{a0}», «\u{a0}Tous\u{a0}», «\u{a0}Totalité\u{a0}», \
                  «\u{a0}Satisfaisant\u{a0}» sont atteints\u{a0}; «\u{a0}Programmée\u{a0}», «\u{a0}En cours\u{a0}», «\u{a0}Partiel\u{a0}», «\u{a0}Incomplet\u{a0}», \
                  «\u{a0}Objectifs poursuivis\u{a0}» ne le sont qu’en partie et ne comptent pas. Un item que la grille dit obsolète ou neutralisé \
                  n’est pas applicable.",
        norm: None,
        source: "Convention FIR 201700224, annexe 5 (grille de validation).",
    }],
    split: Split::Codes(&SECTIONS_GRILLE),
    reads: &["grille"],
    compute: Compute::Tally(|pool: &Pool| {
        let applicable = col(ETAT).is_not_null().and(col(ETAT).neq(lit("NEUTRALISE")));
        let rows = pool.by_zone(
            pool.table("grille"),
            &[col("section").alias(MODALITE)],
            &[
                count(says(ETAT, &["ATTEINT"])).alias("atteints"),
                count(applicable.clone()).alias(denominator("grille_items_atteints")),
                count(says(ETAT, &["PARTIEL"])).alias("partiels"),
                count(says(ETAT, &["NEUTRALISE"])).alias("neutralises"),
                count(col(ETAT).is_null()).alias("inconnus"),
                col(REPORTE).any(true).alias(REPORTE),
                col(NOTE).min().alias("premiere"),
                col(NOTE).max().alias("derniere"),
            ],
        )?;
        let known = col(denominator("grille_items_atteints")).gt(lit(0));
        let note = when(col("premiere").eq(col("derniere"))).then(col("premiere"));
        Ok(rows.with_columns([
            when(known).then(col("atteints")).otherwise(lit(NULL)).alias("grille_items_atteints"),
            note.otherwise(lit("Grilles d’années différentes.")).alias(NOTE),
        ]))
    }),
    unseen: Unseen::Unavailable,
    empty: "Aucun item de la section n’est applicable et renseigné.",
    remarks: &[
        Remark { column: "partiels", one: "1 item atteint en partie.", many: "{} items atteints en partie." },
        Remark { column: "neutralises", one: "1 item neutralisé.", many: "{} items neutralisés." },
        Remark { column: "inconnus", one: "1 item non renseigné.", many: "{} items non renseignés." },
    ],
    examples: &[Example {
        given: &[(
            "grille",
            "
territoire | annee | item              | modalite           | obsolete
Saverne    | 2015  | pilote_recrute    | NON                |
Saverne    | 2016  | pilote_recrute    | OUI                |
Saverne    | 2016  | pilote_profil     | OUI                |
Saverne    | 2016  | pilote_forme      | PARTIEL            |
Saverne    | 2016  | geva              |                    | oui
Saverne    | 2016  | psi               | NON                |
Saverne    | 2016  | evaluation_maia25 |                    |
Molsheim   | 2017  | pilote_recrute    | NON                |
Molsheim   | 2018  | pilote_recrute    | OUI                |
",
        )],
        expect: "
territoire  | modalite  | valeur | denominateur | statut       | note
saverne     | pilote    | 2      | 3            | reporte      | Grille de 2016. 1 item atteint en partie.
saverne     | outils_gc | 0      | 1            | reporte      | Grille de 2016. 1 item neutralisé.
saverne     | pilotage  |        | 0            | indisponible | Aucun item de la section n’est applicable et renseigné. Grille de 2016. 1 item non renseigné.
molsheim    | pilote    | 0      | 1            | ok           | Grille de 2017.
departement | pilote    | 2      | 4            | reporte      | Grilles d’années différentes. 1 item atteint en partie.
departement | outils_gc | 0      | 1            | reporte      | Grille de 2016. 1 item neutralisé.
",
    }],
};
