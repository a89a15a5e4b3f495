//! Open cases of each case manager, for one full-time post.

use std::collections::BTreeMap;

use crate::base::codes::NR;
use crate::base::fold::fold;
use crate::normalise::example::Example;
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::pool::cas::{OUVERT, SUIVI};
use crate::summarise::pool::postes::{PRESENT, case_manager};
use crate::summarise::tally::{MODALITE, ZONE, count, denominator, etp, numerator, reason};
use crate::summarise::{Indicator, Norm, Sense, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[Indicator {
        id: "charge_par_gc",
        label: "Charge par gestionnaire de cas",
        unit: Unit::CasParEtp,
        formula: "Dossiers ouverts du gestionnaire de cas le dernier jour de la période, divisés par l’ETP de son poste. Le poste est celui que désigne maia.toml, sinon celui qui porte le même numéro dans le même territoire, quand la base elle-même écrit ce numéro.",
        norm: Some(Norm { sense: Sense::AtMost, threshold: |settings| settings.seuils.charge_par_etp }),
        source: "Cahier des charges national, § 3.3 et annexe IV (une quarantaine de situations).",
    }],
    split: Split::Open,
    reads: &["cas"],
    compute: Compute::Tally(tally),
    unseen: Unseen::Unavailable,
    empty: "La charge par gestionnaire de cas se lit dans chaque territoire.",
    remarks: &[],
    examples: &[Example {
        given: &[
            (
                "maia.toml",
                "
[gestionnaires.saverne]
\"GC 3\" = \"GC N°4\"
",
            ),
            (
                "cas",
                "
territoire | date_inclusion | gc   | gc_ecrit | mutualise
Saverne    | 01/06/2016     | GC 1 | oui      |
Saverne    | 01/02/2017     | GC 1 | oui      |
Saverne    | 15/11/2017     | GC 2 | non      |
Saverne    | 15/11/2017     | GC 3 | non      |
Saverne    | 15/11/2017     | GC 5 | non      | oui
Saverne    | 15/11/2017     |      |          |
",
            ),
            (
                "effectifs",
                "
territoire | qualite | libelle | etp
Saverne    | GC      | GC N°1  | 0,8
Saverne    | GC      | GC N°2  | 1
Saverne    | GC      | GC N°4  | 0,5
",
            ),
        ],
        expect: "
territoire  | modalite | valeur | numerateur | denominateur | statut
saverne     | GC 1     | 2,5    | 2          | 0,8          | ok
saverne     | GC 2     |        | 1          |              | indisponible
saverne     | GC 3     | 2      | 1          | 0,5          | ok
saverne     | GC 5     |        | 1          |              | indisponible
saverne     | NR       |        | 1          |              | indisponible
departement |          |        |            |              | indisponible
",
    }],
};

const ID: &str = "charge_par_gc";

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let own = pool.cas().filter(col(ZONE).is_not_null().and(col(SUIVI)));
    let cases = own.group_by([col(ZONE), col("gc").fill_null(lit(NR)).alias(MODALITE)]).agg([
        count(col(OUVERT)).alias(numerator(ID)),
        col("gc_ecrit").fill_null(lit(false)).any(true),
        col("mutualise").fill_null(lit(false)).any(true),
    ]);
    let keys = [col(ZONE), col(MODALITE)];
    let rows = cases.join(links(pool)?.lazy(), keys.clone(), keys, JoinArgs::new(JoinType::Left));
    let linked = col("declare").fill_null(lit(false)).or(col("gc_ecrit")).and(col("mutualise").not());
    let why = when(col(MODALITE).eq(lit(NR)))
        .then(lit("Dossiers sans gestionnaire de cas."))
        .when(col("mutualise"))
        .then(lit("Poste mutualisé\u{a0}: sa charge se lit au département."))
        .otherwise(lit("Aucun poste présent ne lui est rattaché\u{a0}: reliez-le dans maia.toml, à [gestionnaires]."));
    Ok(rows.with_columns([
        when(linked).then(etp(col("units"))).otherwise(lit(NULL)).alias(denominator(ID)),
        why.alias(reason(ID)),
    ]))
}

/// The ETP of the post of each label, by zone, and whether `maia.toml` made the link.
fn links(pool: &Pool) -> PolarsResult<DataFrame> {
    let posts = pool.postes().filter(case_manager().and(col(PRESENT)).and(col(ZONE).is_not_null()));
    let posts = posts.select([col(ZONE), col("libelle"), col("etp")]).collect()?;
    let (zones, names, units) =
        (posts.column(ZONE)?.u32()?, posts.column("libelle")?.str()?, posts.column("etp")?.i64()?);
    let mut linked: BTreeMap<(u32, String), (i64, bool)> = BTreeMap::new();
    for ((zone, name), units) in zones.iter().zip(names.iter()).zip(units.iter()) {
        let (Some(zone), Some(name), Some(units)) = (zone, name, units) else { continue };
        let declared = declared(pool, zone).filter(|(_, post)| same_post(post, name)).map(|(gc, _)| (gc.clone(), true));
        let numbered = numbered(name).map(|it| (it, false));
        for (label, by_hand) in declared.chain(numbered) {
            let known = linked.entry((zone, label)).or_insert((0, by_hand));
            *known = match (known.1, by_hand) {
                (true, false) => *known,
                (false, true) => (units, true),
                _ => (known.0.saturating_add(units), by_hand),
            };
        }
    }
    let zones: Vec<u32> = linked.keys().map(|it| it.0).collect();
    let labels: Vec<&str> = linked.keys().map(|it| it.1.as_str()).collect();
    let units: Vec<i64> = linked.values().map(|it| it.0).collect();
    let by_hand: Vec<bool> = linked.values().map(|it| it.1).collect();
    df!(ZONE => zones, MODALITE => labels, "units" => units, "declare" => by_hand)
}

/// What `maia.toml` says of a territoire: case manager and post.
fn declared<'a>(pool: &'a Pool, zone: u32) -> impl Iterator<Item = (&'a String, &'a String)> {
    let id = pool.zones.get(zone as usize).map(|it| it.id.as_str()).unwrap_or_default();
    pool.settings.gestionnaires.get(id).into_iter().flatten()
}

fn same_post(declared: &str, name: &str) -> bool {
    fold(declared) == fold(name) || (numbered(declared).is_some() && numbered(declared) == numbered(name))
}

/// `GC 1` for `GC N°1`, `Gestionnaire de cas 1`; nothing when the post has no number.
fn numbered(name: &str) -> Option<String> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|it| !["n", "no", "num", "numero"].contains(it)).collect();
    match words[..] {
        ["gc" | "gdc" | "gestionnaire", number] | ["gestionnaire", "de", "cas", number] => {
            number.parse::<u32>().ok().map(|it| format!("GC {it}"))
        }
        _ => None,
    }
}
