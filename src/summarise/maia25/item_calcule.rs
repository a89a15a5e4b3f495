//! The items that case bases, staffing and registers settle.

use super::ITEMS;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Remark, Split, Unseen};
use crate::summarise::pool::cas::{DELAI_VISITE, INCLUS, OUVERT, date_missing};
use crate::summarise::pool::postes::{ETP_FIN, ETP_MOYEN};
use crate::summarise::pool::{POOLED, Pool, concertation};
use crate::summarise::tally::{MODALITE, ZONE, count, denominator, reason, sum_known};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "maia25_item_calcule",
        label: "MAIA 25, items calculés",
        unit: Unit::Point,
        formula: "Item 21\u{a0}: 1 si la charge par ETP ne dépasse pas 40, ou si les nouveaux cas par mois et par ETP sont moins de 5. Item 24\u{a0}: 1 si le délai moyen entre demande et première visite est inférieur à 10 jours et si les dates manquantes sont inférieures à 10\u{a0}%. Items 1 à 11, 15 à 19, 22, 23 et 25\u{a0}: d’après les registres des réunions, présences, décisions, suivi, validations et désignations, selon les remarques de la grille. Sur la période\u{a0}; département\u{a0}: somme des territoires. Les items 12, 13, 14 et 20 se jugent sur pièces.",
        norm: None,
        source: "MAIA 25, remarques des items (convention FIR 201700224, annexe 5).",
    }],
    split: Split::List(ITEMS),
    reads: &[],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "Cet item se juge sur des comptes rendus et des pièces.",
    remarks: &[Remark {
        column: "seconde_branche",
        one: "Point obtenu par la deuxième branche seulement\u{a0}: moins de 5 nouveaux cas par mois et par ETP.",
        many: "{} points obtenus par la deuxième branche seulement\u{a0}: moins de 5 nouveaux cas par mois et par ETP.",
    }],
    examples: &[Example {
        given: &[
            (
                "cas",
                "
territoire | date_demande | date_premiere_visite | date_inclusion
Saverne    | 02/01/2017   | 09/01/2017           | 12/01/2017
Saverne    | 02/02/2017   | 09/02/2017           | 12/02/2017
Molsheim   | 02/01/2017   | 09/01/2017           | 12/01/2017
Molsheim   |              | 09/01/2017           | 12/01/2017
Obernai    | 02/01/2017   |                      |
",
            ),
            (
                "effectifs",
                "
territoire | qualite | etp
Saverne    | GC      | 0,04
Molsheim   | GC      | 1
",
            ),
        ],
        expect: "
territoire  | modalite | valeur | denominateur | statut
saverne     | 21       | 1      | 1            | ok
saverne     | 24       | 1      | 1            | ok
saverne     | 1        |        | 0            | indisponible
molsheim    | 21       | 1      | 1            | ok
molsheim    | 24       | 0      | 1            | ok
obernai     | 21       |        | 0            | indisponible
obernai     | 24       |        | 0            | indisponible
departement | 21       | 2      | 2            | ok
departement | 24       | 1      | 2            | ok
",
    }],
};

const ID: &str = "maia25_item_calcule";

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let territoires = concat([load(pool)?, delay(pool)?, registers(pool)], UnionArgs::default())?;
    let pooled = territoires.clone().filter(col(POOLED)).with_column(lit(0u32).cast(DataType::UInt32).alias(ZONE));
    let pooled = pooled.group_by([col(ZONE), col(MODALITE)]).agg([
        col(reason(ID)).min(),
        sum_known(col(ID)).alias(ID),
        count(col(ID).is_not_null()).alias(denominator(ID)),
        col("seconde_branche").sum(),
    ]);
    let columns = [ID, &denominator(ID), &reason(ID), "seconde_branche", ZONE, MODALITE].map(col);
    concat([territoires.select(columns.clone()), pooled.select(columns)], UnionArgs::default())
}

/// What registers settle.
fn registers(pool: &Pool) -> LazyFrame {
    pool.table(concertation::ITEMS).select([
        col(ZONE),
        col(POOLED),
        col(MODALITE),
        col(concertation::VALEUR).alias(ID),
        col(concertation::SUR).alias(denominator(ID)),
        lit(0i64).cast(DataType::Int64).alias("seconde_branche"),
        col("motif").alias(reason(ID)),
    ])
}

/// Item 21: few enough open cases, or few enough new ones.
fn load(pool: &Pool) -> PolarsResult<LazyFrame> {
    let rows = join(pool, pool.cases_and_managers(&[("ouverts", col(OUVERT)), ("nouveaux", col(INCLUS))])?)?;
    let seuils = &pool.settings.seuils;
    let few_open = col("ouverts").cast(DataType::Float64).lt_eq(col(ETP_FIN) * lit(seuils.charge_par_etp));
    let few_open = col(ETP_FIN).gt(lit(0.0)).and(few_open).fill_null(lit(false));
    let months = col(ETP_MOYEN) * lit(pool.periode.months());
    let few_new = col("nouveaux").cast(DataType::Float64).lt(months * lit(seuils.nouveaux_cas_par_mois));
    let few_new = col(ETP_MOYEN).gt(lit(0.0)).and(few_new).fill_null(lit(false));
    let known = col("ouverts").is_not_null().and(col(ETP_FIN).gt(lit(0.0)).or(col(ETP_MOYEN).gt(lit(0.0))));
    let second = few_new.clone().and(few_open.clone().not());
    Ok(item(
        rows,
        "21",
        known,
        few_open.or(few_new),
        second,
        "Il manque la base de gestion de cas ou les ETP de gestionnaires de cas.",
    ))
}

/// Item 24: a short delay, and few dates missing.
fn delay(pool: &Pool) -> PolarsResult<LazyFrame> {
    let delays = [col(DELAI_VISITE).sum().alias("jours"), col(DELAI_VISITE).count().alias("visites")];
    let dates = [count(date_missing()).alias("manquantes"), len().alias("attendues")];
    let rows = join(pool, pool.by_zone(pool.first_visits(), &[], &delays)?)?;
    let dates = pool.by_zone(pool.expected_dates(), &[], &dates)?;
    let rows = rows.join(dates, [col(ZONE)], [col(ZONE)], JoinArgs::new(JoinType::Left));
    let seuils = &pool.settings.seuils;
    let number = |column: &str| col(column).cast(DataType::Float64);
    let short = number("jours").lt(number("visites") * lit(seuils.delai_jours));
    let few = (number("manquantes") * lit(100.0)).lt(number("attendues") * lit(seuils.dates_manquantes_pct));
    let known = col("visites").gt(lit(0)).and(col("attendues").gt(lit(0)));
    Ok(item(
        rows,
        "24",
        known,
        short.and(few),
        lit(false),
        "Aucune première visite de la période dont les deux dates soient connues.",
    ))
}

/// Every territoire, with what is known of it.
fn join(pool: &Pool, known: LazyFrame) -> PolarsResult<LazyFrame> {
    let every = pool.every_zone()?.filter(col(ZONE).gt(lit(0u32)));
    Ok(every.join(known, [col(ZONE)], [col(ZONE)], JoinArgs::new(JoinType::Left)))
}

fn item(rows: LazyFrame, number: &str, known: Expr, point: Expr, second: Expr, why: &str) -> LazyFrame {
    let known = known.fill_null(lit(false));
    rows.select([
        col(ZONE),
        col(POOLED),
        lit(number).alias(MODALITE),
        when(known.clone()).then(point.cast(DataType::Int64)).otherwise(lit(NULL)).alias(ID),
        known.clone().cast(DataType::Int64).alias(denominator(ID)),
        known.and(second).cast(DataType::Int64).alias("seconde_branche"),
        lit(why).alias(reason(ID)),
    ])
}
