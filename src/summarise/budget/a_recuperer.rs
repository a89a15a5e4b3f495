//! What the ARS may take back of what was not spent.

use crate::base::money;
use crate::normalise::example::Example;
use crate::summarise::convention::{Base, Compte, Report};
use crate::summarise::family::{Compute, Family, Split, Unseen};
use crate::summarise::pool::Pool;
use crate::summarise::tally::{NOTE, ZONE, denominator, numerator, reason};
use crate::summarise::{Indicator, Unit};
use polars::prelude::*;

pub(super) static FAMILY: Family = Family {
    figures: &[
        Indicator {
            id: "a_recuperer_prorata",
            label: "Somme récupérable, à due concurrence",
            unit: Unit::Euros,
            formula: "Excédent (recettes réalisées, report à nouveau compris, moins dépenses réalisées éligibles, zéro au moins) multiplié par la part de l’ARS dans les participations versées, sans dépasser ce que l’ARS a versé. Se calcule pour la convention entière\u{a0}; la formule de l’ARS n’est pas écrite.",
            norm: None,
            source: "Convention FIR 201700224, art. 6 et 10.",
        },
        Indicator {
            id: "a_recuperer_depenses_ars",
            label: "Somme récupérable, sur les dépenses de l’ARS",
            unit: Unit::Euros,
            formula: "Versé par l’ARS (hors report à nouveau) moins dépenses éligibles imputées à l’ARS, zéro au moins. Se calcule pour la convention entière\u{a0}; la formule de l’ARS n’est pas écrite.",
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
departement | a_recuperer_prorata      | 374,63 | ok
departement | a_recuperer_depenses_ars | 22000   | ok
saverne     | a_recuperer_prorata      |         | indisponible
",
    }],
};

fn tally(pool: &Pool) -> PolarsResult<LazyFrame> {
    let compte = &pool.compte;
    let euros = |cents: Option<i64>| [cents.map(|it| it as f64 / 100.0)];
    let note = inputs(compte);
    let row = df!(
        ZONE => [0u32],
        PRORATA => euros(compte.recuperable(Base::Prorata, Report::Compris)),
        numerator(PRORATA) => euros(compte.excedent(Report::Compris)),
        denominator(PRORATA) => euros(compte.participations),
        DEPENSES => euros(compte.recuperable(Base::Depenses, Report::Exclu)),
        numerator(DEPENSES) => euros(compte.verse_ars),
        denominator(DEPENSES) => euros(compte.depenses_ars_eligibles()),
        reason(PRORATA) => ["Le réalisé ne dit pas ce que chaque financeur a versé."],
        reason(DEPENSES) => ["Ni le grand livre ni le réalisé ne disent quelles dépenses sont imputées à l’ARS."],
        NOTE => [note],
    )?;
    Ok(row.lazy())
}

/// The other reading of the carry-over, when there is one.
fn inputs(compte: &Compte) -> Option<String> {
    let carried = compte.report.filter(|it| *it != 0)?;
    let other =
        |base, report| compte.recuperable(base, report).map_or_else(|| "non calculable".to_owned(), money::euros);
    Some(format!(
        "Report à nouveau de {}\u{a0}: compris dans l’excédent à due concurrence (sans lui, {}), non compris dans le versé (avec lui, {}).",
        money::euros(carried),
        other(Base::Prorata, Report::Exclu),
        other(Base::Depenses, Report::Compris),
    ))
}

const PRORATA: &str = "a_recuperer_prorata";
const DEPENSES: &str = "a_recuperer_depenses_ars";
