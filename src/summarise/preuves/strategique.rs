//! Items 1 to 4: the strategic table.

use std::collections::BTreeSet;

use super::{Cas, Jugement, Preuve, SANS_DECISIONS, SANS_REUNIONS, decision, reunion};
use crate::base::codes::ORGANISMES;
use crate::base::date::french;
use crate::normalise::concertation::{STRATEGIQUE, counts_for};

/// The table met twice at least.
pub(super) fn reunie(cas: &Cas) -> Jugement {
    if !cas.tient_registre(STRATEGIQUE) {
        return Jugement::inconnu(1, SANS_REUNIONS);
    }
    let reunions = cas.reunions(STRATEGIQUE);
    let days: BTreeSet<_> = reunions.iter().map(|it| it.1.date).collect();
    let preuves: Vec<Preuve> = reunions.iter().map(|it| reunion(it.1)).collect();
    match days.len() {
        0 => Jugement::non(1, preuves, "Aucune table stratégique dans la période."),
        1 => Jugement::non(1, preuves, "Une seule table stratégique dans la période\u{a0}: il en faut deux."),
        _ => Jugement::oui(1, preuves),
    }
}

/// Decisions were taken at the last meeting.
pub(super) fn decisions_prises(cas: &Cas) -> Jugement {
    if !cas.tient_decisions() {
        return Jugement::inconnu(2, SANS_DECISIONS);
    }
    let reunions = cas.reunions(STRATEGIQUE);
    let judged = if cas.regles.decisions_de_toute_la_periode { 0 } else { reunions.len().saturating_sub(1) };
    let preuves = reunions
        .iter()
        .skip(judged)
        .flat_map(|(rank, of)| cas.decisions(*rank).map(|it| decision(it, of, "texte_court")));
    Jugement::si(2, preuves.collect(), "Aucune décision à la dernière table stratégique de la période.")
}

/// The ARS and the département both named representatives.
pub(super) fn representants(cas: &Cas) -> Jugement {
    let own: Vec<_> =
        cas.concertation.designations.iter().filter(|it| counts_for(it.territoire.as_ref(), cas.territoire)).collect();
    if own.is_empty() {
        return Jugement::inconnu(3, "Aucun registre des désignations reçu.");
    }
    let holds = |it: &&&crate::normalise::concertation::Designation| {
        cas.acquis(it.date) && it.fin.is_none_or(|end| end > cas.fin)
    };
    let mut preuves = Vec::new();
    for organisme in ["ARS", "CD"] {
        match own.iter().filter(|it| it.organisme == organisme).find(holds) {
            Some(found) => {
                let day = found.date.map(french).unwrap_or_default();
                let texte = format!("{}, désignation du {day}", ORGANISMES.label(organisme));
                preuves.push(Preuve { origin: found.origin, colonne: "date", texte });
            }
            None => {
                let label = ORGANISMES.label(organisme);
                return Jugement::non(3, preuves, format!("Aucune désignation en vigueur pour «\u{a0}{label}\u{a0}»."));
            }
        }
    }
    Jugement::oui(3, preuves)
}

/// Decisions are all identified, and one at least is followed at the next meeting.
pub(super) fn decisions_suivies(cas: &Cas) -> Jugement {
    if !cas.tient_decisions() {
        return Jugement::inconnu(4, SANS_DECISIONS);
    }
    let reunions = cas.reunions(STRATEGIQUE);
    let [.., (before, of), (next, _)] = reunions.as_slice() else {
        return Jugement::non(4, Vec::new(), "Aucune table stratégique de la période n’en suit une autre.");
    };
    if cas.decisions(*before).any(|it| it.numero.is_none()) {
        return Jugement::non(
            4,
            vec![reunion(of)],
            "Une décision n’a pas de numéro\u{a0}: son suivi ne peut être établi.",
        );
    }
    let of_before = |it: &&crate::normalise::concertation::Suivi| {
        let decision = it.decision.and_then(|rank| cas.concertation.decisions.get(rank));
        it.reunion == Some(*next) && decision.is_some_and(|it| it.reunion == Some(*before))
    };
    let preuves = cas.concertation.suivis.iter().filter(of_before).map(|it| Preuve {
        origin: it.origin,
        colonne: "etat",
        texte: "Suivi d’une décision à la réunion suivante".to_owned(),
    });
    Jugement::si(4, preuves.collect(), "Aucune décision de la table précédente n’est suivie à la dernière.")
}
