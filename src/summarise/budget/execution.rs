//! What was planned, what was spent, and the variance, by account.

use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::comptes::{PREVU, REALISE, from_sites, stated};
use crate::summarise::tally::{MODALITE, NOTE, ZONE, denominator, euros, numerator, reason, sum_known};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "budget_prevu",
            label: "Budget prévu",
            unit: Unit::Euros,
            formula: "Montant prévu du compte à deux chiffres (sa ligne, sinon la somme de ses sous-lignes et comptes détaillés)\u{a0}; totaux recalculés. Le budget départemental est le tout, ceux des territoires ses parties\u{a0}; sans budget départemental, ils s’additionnent.",
            norm: None,
            source: "Convention FIR 201700224, art. 6 et annexe 2\u{a0}; arrêté du 11 octobre 2006 (compte rendu financier).",
        },
        Indicator {
            id: "budget_realise",
            label: "Budget réalisé",
            unit: Unit::Euros,
            formula: "Montant réalisé du compte à deux chiffres, selon les mêmes règles que le budget prévu.",
            norm: None,
            source: "Convention FIR 201700224, art. 6 et annexe 2\u{a0}; arrêté du 11 octobre 2006 (compte rendu financier).",
        },
        Indicator {
            id: "budget_ecart",
            label: "Écart entre réalisé et prévu",
            unit: Unit::Euros,
            formula: "Réalisé moins prévu.",
            norm: None,
            source: "Convention FIR 201700224, art. 6 et annexe 2\u{a0}; arrêté du 11 octobre 2006 (compte rendu financier).",
        },
        Indicator {
            id: "budget_ecart_pct",
            label: "Écart en pourcentage du prévu",
            unit: Unit::Pourcent,
            formula: "Réalisé moins prévu, divisé par le prévu\u{a0}; n.s. quand rien n’était prévu.",
            norm: None,
            source: "Convention FIR 201700224, art. 6 et annexe 2\u{a0}; arrêté du 11 octobre 2006 (compte rendu financier).",
        },
    ],
    split: Split::List(ACCOUNTS),
    reads: &["budget"],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "Montants non reçus.",
    remarks: &[],
    examples: &[
        Example {
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
territoire  | indicateur       | modalite | valeur  | statut
departement | budget_prevu     | D60      | 15000   | ok
departement | budget_prevu     | D64      | 80000   | ok
departement | budget_prevu     | D66      | 0       | ok
departement | budget_prevu     | D_total  | 95000   | ok
departement | budget_prevu     | R74      | 95000   | ok
departement | budget_prevu     | R_total  | 95000   | ok
departement | budget_realise   | D60      | 14000   | ok
departement | budget_realise   | D64      | 81000,5 | ok
departement | budget_realise   | D66      | 500     | ok
departement | budget_realise   | D_total  | 95500,5 | ok
departement | budget_realise   | R74      | 96000   | ok
departement | budget_realise   | R_total  | 96000   | ok
departement | budget_ecart     | D60      | -1000   | ok
departement | budget_ecart     | D64      | 1000,5  | ok
departement | budget_ecart     | D66      | 500     | ok
departement | budget_ecart     | D_total  | 500,5   | ok
departement | budget_ecart     | R74      | 1000    | ok
departement | budget_ecart     | R_total  | 1000    | ok
departement | budget_ecart_pct | D60      | -6,6667 | ok
departement | budget_ecart_pct | D64      | 1,2506  | ok
departement | budget_ecart_pct | D66      |         | indisponible
departement | budget_ecart_pct | D_total  | 0,5268  | ok
departement | budget_ecart_pct | R74      | 1,0526  | ok
departement | budget_ecart_pct | R_total  | 1,0526  | ok
saverne     | budget_prevu     | D62      | 1500    | ok
saverne     | budget_prevu     | D_total  | 1500    | ok
saverne     | budget_prevu     | D60      | 0       | ok
saverne     | budget_prevu     | R74      |         | indisponible
saverne     | budget_prevu     | R_total  |         | indisponible
saverne     | budget_realise   | D62      |         | indisponible
",
        },
        Example {
            given: &[(
                "budget",
                "
territoire | sens | compte | prevu  | annee_pleine
Saverne    | D    | 60     | 100    |
Molsheim   | D    | 60     | 200    |
Molsheim   | R    | 73     | 300    |
Molsheim   | D    | 60     | 999    | oui
",
            )],
            expect: "
territoire  | indicateur   | modalite | valeur | note
saverne     | budget_prevu | D60      | 100    |
saverne     | budget_prevu | D_total  | 100    |
molsheim    | budget_prevu | D60      | 200    |
molsheim    | budget_prevu | D_total  | 200    |
molsheim    | budget_prevu | R73      | 300    |
molsheim    | budget_prevu | R_total  | 300    |
departement | budget_prevu | D60      | 300    | Somme des budgets des territoires.
departement | budget_prevu | D_total  | 300    | Somme des budgets des territoires.
departement | budget_prevu | R73      | 300    | Somme des budgets des territoires.
departement | budget_prevu | R_total  | 300    | Somme des budgets des territoires.
",
        },
    ],
};

/// Accounts of the form, in order, and the totals; an account outside the form is shown after them.
const ACCOUNTS: &[&str] = &[
    "D60", "D61", "D62", "D63", "D64", "D65", "D66", "D67", "D68", "R70", "R74", "R75", "R76", "R77", "R78", "D_total",
    "R_total",
];

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let amounts = || [PREVU, REALISE].map(|it| sum_known(col(it)).alias(it));
    let flags = [PREVU, REALISE].map(|it| [stated(it).any(true), from_sites(it).any(true)]).concat();
    let zones = pool.comptes().group_by([col(ZONE)]).agg(flags);
    let named = |name: Expr| [col(ZONE), name.alias(MODALITE), col(PREVU), col(REALISE)];
    let accounts = pool.comptes().select(named(col("sens") + col("compte")));
    let totals = pool.comptes().group_by([col(ZONE), col("sens")]).agg(amounts());
    let totals = totals.select(named(col("sens") + lit("_total")));
    let form = df!(MODALITE => ACCOUNTS)?.lazy().with_column(lit(1i32).alias("tous"));
    let blank = lit(NULL).cast(DataType::Int64);
    let form = zones.clone().with_column(lit(1i32).alias("tous")).join(
        form,
        [col("tous")],
        [col("tous")],
        JoinArgs::new(JoinType::Inner),
    );
    let form = form.with_columns([blank.clone().alias(PREVU), blank.alias(REALISE)]).select(named(col(MODALITE)));
    let rows = concat([accounts, totals, form], UnionArgs::default())?
        .group_by([col(ZONE), col(MODALITE)])
        .agg(amounts())
        .join(zones, [col(ZONE)], [col(ZONE)], JoinArgs::new(JoinType::Left));
    let side = || col(MODALITE).str().head(lit(1));
    let known = |measure: &str| -> PolarsResult<Expr> {
        let told = col(measure).is_not_null().any(true).over([col(ZONE), side()])?;
        Ok(when(stated(measure).and(told)).then(col(measure).fill_null(lit(0i64))).otherwise(lit(NULL)))
    };
    let (planned, spent) = (known(PREVU)?, known(REALISE)?);
    let variance = spent.clone() - planned.clone();
    let summed = from_sites(PREVU).or(from_sites(REALISE));
    Ok(rows.with_columns([
        euros(planned.clone()).alias("budget_prevu"),
        euros(spent).alias("budget_realise"),
        euros(variance.clone()).alias("budget_ecart"),
        euros(variance).alias(numerator("budget_ecart_pct")),
        euros(planned.clone()).alias(denominator("budget_ecart_pct")),
        missing("prévue").alias(reason("budget_prevu")),
        missing("réalisée").alias(reason("budget_realise")),
        lit("Il manque le prévu ou le réalisé.").alias(reason("budget_ecart")),
        when(planned.eq(lit(0i64)))
            .then(lit("n.s. (rien n’était prévu)"))
            .otherwise(lit("Il manque le prévu ou le réalisé."))
            .alias(reason("budget_ecart_pct")),
        when(summed).then(lit("Somme des budgets des territoires.")).otherwise(lit(NULL)).alias(NOTE),
    ]))
}

/// Why a side has no amount.
fn missing(measure: &str) -> Expr {
    when(col(MODALITE).str().starts_with(lit("R")))
        .then(lit(format!("Aucune recette {measure} reçue.")))
        .otherwise(lit(format!("Aucune dépense {measure} reçue.")))
}
