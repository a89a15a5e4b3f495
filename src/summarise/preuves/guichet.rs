//! Items 11 and 15 to 19: the one-stop desk.

use super::{Cas, Jugement, Preuve, SANS_DECISIONS, SANS_VALIDATIONS, decision, validation};
use crate::base::fold::fold;
use crate::normalise::concertation::{STRATEGIQUE, TACTIQUE};

/// The form is validated by both tables.
pub(super) fn formulaire(cas: &Cas) -> Jugement {
    cas.valides_deux_fois(11, &["FORMULAIRE"])
}

/// Both tables commit to share all the tools.
pub(super) fn outils_partages(cas: &Cas) -> Jugement {
    cas.valides_deux_fois(15, &["ANNUAIRE", "REFERENTIEL", "FORMULAIRE", "BASE"])
}

/// The area of each desk is written and validated by the strategic table.
pub(super) fn territorialite(cas: &Cas) -> Jugement {
    criterion(
        cas,
        16,
        ("TERRITORIALITE", "date_ts"),
        "ecrit",
        [
            "La territorialité n’est pas au registre des validations.",
            "La territorialité n’est pas validée en table stratégique.",
            "La territorialité n’est pas argumentée par écrit.",
        ],
    )
}

/// One list of services is validated by the tactical table and replaces those before.
pub(super) fn referentiel_unique(cas: &Cas) -> Jugement {
    criterion(
        cas,
        17,
        ("REFERENTIEL", "date_tt"),
        "remplace",
        [
            "Le référentiel n’est pas au registre des validations.",
            "Le référentiel n’est pas validé en table tactique.",
            "Le référentiel ne remplace pas les précédents.",
        ],
    )
}

fn criterion(cas: &Cas, item: u8, (outil, date): (&str, &'static str), critere: &str, why: [&str; 3]) -> Jugement {
    if !cas.tient_validations() {
        return Jugement::inconnu(item, SANS_VALIDATIONS);
    }
    let Some(found) = cas.validations(outil).into_iter().next() else {
        return Jugement::non(item, Vec::new(), why[0]);
    };
    let preuves = vec![validation(found, date)];
    let day = if date == "date_ts" { found.date_ts } else { found.date_tt };
    match (cas.acquis(day), found.criteres.get(critere)) {
        (false, _) => Jugement::non(item, preuves, why[1]),
        (true, Some(false)) => Jugement::non(item, preuves, why[2]),
        (true, None) => Jugement::inconnu(item, "Le critère de la validation n’est pas renseigné."),
        (true, Some(true)) => Jugement::oui(item, preuves),
    }
}

/// A decision organises the shared permanence of information: in one table, or in both when the rule is strict.
pub(super) fn permanence(cas: &Cas) -> Jugement {
    if !cas.tient_decisions() {
        return Jugement::inconnu(18, SANS_DECISIONS);
    }
    let found = |table: &'static str| -> Vec<Preuve> {
        let reunions = cas.reunions(table);
        let of = reunions.iter().flat_map(|(rank, reunion)| {
            let themed =
                cas.decisions(*rank).filter(|it| it.theme.as_deref().is_some_and(|it| fold(it).contains("permanence")));
            themed.map(|it| decision(it, reunion, "theme"))
        });
        of.collect()
    };
    let (tactical, strategic) = (found(TACTIQUE), found(STRATEGIQUE));
    if cas.regles.permanence_dans_les_deux_tables && (tactical.is_empty() || strategic.is_empty()) {
        return Jugement::non(
            18,
            [tactical, strategic].concat(),
            "La permanence n’est pas décidée dans les deux tables.",
        );
    }
    Jugement::si(18, [tactical, strategic].concat(), "Aucune décision ne porte sur la permanence de l’information.")
}

/// Decisions rest on the data of the one-stop desk.
pub(super) fn base_du_guichet(cas: &Cas) -> Jugement {
    cas.appui(19, &["BDD_GI"], "Aucune décision ne s’appuie sur la base du guichet intégré.")
}
