//! What the ARS may take back of what was not spent.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::comptes::{CHARGES, PRODUITS};
use crate::summarise::tally::{ZONE, denominator, euros, max, min, numerator, reason};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "a_recuperer_prorata",
            label: "Somme récupérable, à due concurrence",
            unit: Unit::Euros,
            formula: "Excédent (recettes réalisées moins dépenses réalisées, zéro au moins) multiplié par la part de l’ARS dans les participations versées, sans dépasser ce que l’ARS a versé. Se calcule pour la convention entière\u{a0}; la formule de l’ARS n’est pas écrite.",
            norm: None,
            source: "Convention FIR 201700224, art. 6 et 10.",
        },
        Indicator {
            id: "a_recuperer_depenses_ars",
            label: "Somme récupérable, sur les dépenses de l’ARS",
            unit: Unit::Euros,
            formula: "Versé par l’ARS moins dépenses réalisées imputées à l’ARS, zéro au moins. Se calcule pour la convention entière\u{a0}; la formule de l’ARS n’est pas écrite.",
            norm: None,
            source: "Convention FIR 201700224, art. 6 et 10.",
        },
    ],
    split: Split::Whole,
    reads: &["budget"],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "Se calcule pour la convention entière, au département.",
    remarks: &[],
    examples: &[Example {
        given: &[(
            "budget",
            "
territoire | role   | sens | compte | prevu  | realise | financeur
           | compte | D    | 60     | 15 000 | 14 000  |
           | compte | D    | 64     | 80 000 | 81 000,50 |
           | detail | D    | 64     | 50 000 | 50 000  | ARS
           | compte | D    | 66     |        | 500     |
           | compte | R    | 74     | 95 000 | 96 000  |
           | detail | R    | 74     | 71 000 | 72 000  | ARS
           | detail | R    | 74     | 24 000 | 24 000  | DEPARTEMENT
Saverne    | detail | D    | 62     | 1 000  |         |
Saverne    | detail | D    | 62     | 500    |         |
",
        )],
        expect: "
territoire  | indicateur               | valeur  | statut
departement | a_recuperer_prorata      | 374,625 | ok
departement | a_recuperer_depenses_ars | 22000   | ok
saverne     | a_recuperer_prorata      |         | indisponible
",
    }],
};

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let whole = || col(ZONE).eq(lit(0u32));
    let rows = pool.spent().filter(whole()).join(
        pool.funders_spent().filter(whole()),
        [col(ZONE)],
        [col(ZONE)],
        JoinArgs::new(JoinType::Left),
    );
    let number = |column: &str| col(column).cast(DataType::Float64);
    let surplus = max(number(PRODUITS) - number(CHARGES), lit(0.0));
    let (given, all) = (number("verse_ars"), number("verse"));
    let known = col(PRODUITS).is_not_null().and(given.clone().is_not_null()).and(all.clone().gt(lit(0.0)));
    let share = min(given.clone(), surplus.clone() * given.clone() / all.clone());
    let unspent = max(given.clone() - number("depense_ars"), lit(0.0));
    let accounted = given.clone().is_not_null().and(col("depense_ars").is_not_null());
    Ok(rows.with_columns([
        when(known).then(euros(share)).otherwise(lit(NULL)).alias("a_recuperer_prorata"),
        euros(surplus).alias(numerator("a_recuperer_prorata")),
        euros(all).alias(denominator("a_recuperer_prorata")),
        when(accounted).then(euros(unspent)).otherwise(lit(NULL)).alias("a_recuperer_depenses_ars"),
        lit("Le réalisé ne dit pas ce que chaque financeur a versé.").alias(reason("a_recuperer_prorata")),
        lit("Le réalisé ne dit pas quelles dépenses sont imputées à l’ARS.").alias(reason("a_recuperer_depenses_ars")),
    ]))
}
