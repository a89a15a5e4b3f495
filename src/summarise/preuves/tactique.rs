//! Items 5 to 10: the tactical table.

use std::collections::BTreeSet;

use super::{Cas, Jugement, Preuve, SANS_DECISIONS, SANS_PRESENCES, SANS_REUNIONS, SANS_VALIDATIONS, validation};
use crate::base::fold::fold;
use crate::normalise::concertation::{Presence, Suivi, TACTIQUE, counts_for};

/// The list of those invited is validated by the strategic table, covers both sectors, says levels and powers.
pub(super) fn invites(cas: &Cas) -> Jugement {
    if !cas.tient_validations() {
        return Jugement::inconnu(5, SANS_VALIDATIONS);
    }
    let Some(list) = cas.validations("LISTE_INVITES").into_iter().next() else {
        return Jugement::non(5, Vec::new(), "La liste des invités n’est pas au registre des validations.");
    };
    let preuves = vec![validation(list, "date_ts")];
    if !cas.acquis(list.date_ts) {
        return Jugement::non(5, preuves, "La liste des invités n’est pas validée en table stratégique.");
    }
    let answers: Vec<Option<&bool>> =
        ["sanitaire_et_social", "niveau_decisionnel", "pouvoirs"].iter().map(|it| list.criteres.get(it)).collect();
    if answers.contains(&Some(&false)) {
        return Jugement::non(5, preuves, "L’un des critères de la liste des invités n’est pas rempli.");
    }
    if answers.contains(&None) {
        return Jugement::inconnu(5, "Les critères de la liste des invités ne sont pas renseignés.");
    }
    Jugement::oui(5, preuves)
}

/// One hospital is represented by its physicians and its management.
pub(super) fn hopital(cas: &Cas) -> Jugement {
    let there = match there(cas) {
        Ok(there) => there,
        Err(why) => return Jugement::inconnu(6, why),
    };
    let hospitals: Vec<_> = there.into_iter().filter(|it| it.type_structure.as_deref() == Some("HOPITAL")).collect();
    let both = hospitals.iter().find_map(|one| {
        let of = |role: &str| {
            hospitals.iter().find(|it| fold(&it.structure) == fold(&one.structure) && it.role.as_deref() == Some(role))
        };
        Some([of("MEDICAL")?, of("DIRECTION")?])
    });
    let preuves = both.map(|pair| pair.iter().map(|it| presence(it, "role")).collect()).unwrap_or_default();
    Jugement::si(6, preuves, "Aucun hôpital n’est représenté à la fois par un médecin et par sa direction.")
}

/// Every operational service of the département came, at the rank of head or director.
pub(super) fn equipes_du_departement(cas: &Cas) -> Jugement {
    let services: Vec<_> =
        cas.concertation.services.iter().filter(|it| counts_for(it.territoire.as_ref(), cas.territoire)).collect();
    if services.is_empty() {
        return Jugement::inconnu(7, "La liste des équipes du département n’a pas été reçue.");
    }
    let there = match there(cas) {
        Ok(there) => there,
        Err(why) => return Jugement::inconnu(7, why),
    };
    let heads = |it: &&&Presence| it.role.as_deref().is_some_and(|it| ["CHEF_DE_SERVICE", "DIRECTION"].contains(&it));
    let mut preuves = Vec::new();
    for service in services {
        match there.iter().filter(heads).find(|it| fold(&it.structure) == fold(&service.service)) {
            Some(found) => preuves.push(presence(found, "structure")),
            None => {
                let why = "Une équipe du département n’est pas représentée par un chef de service ou un directeur.";
                return Jugement::non(7, preuves, why);
            }
        }
    }
    Jugement::oui(7, preuves)
}

/// The last minutes follow the decisions of the meeting before.
pub(super) fn decisions_suivies(cas: &Cas) -> Jugement {
    if !cas.tient_decisions() {
        return Jugement::inconnu(8, SANS_DECISIONS);
    }
    let all: Vec<_> = cas.concertation.of_table(TACTIQUE, cas.territoire).filter(|it| it.1.date <= cas.fin).collect();
    let [.., (before, _), (last, _)] = all.as_slice() else {
        return Jugement::non(8, Vec::new(), "Aucune table tactique n’en suit une autre.");
    };
    if cas.decisions(*before).next().is_none() {
        return Jugement::non(8, Vec::new(), "La table tactique précédente n’a pas pris de décision.");
    }
    let preuves = follow_up(cas, *last).into_iter().map(suivi);
    Jugement::si(8, preuves.collect(), "La dernière table tactique ne revient sur aucune décision.")
}

/// All who were represented are concerned by the follow-up.
pub(super) fn representation_effective(cas: &Cas) -> Jugement {
    let there = match there(cas) {
        Ok(there) => there,
        Err(why) => return Jugement::inconnu(9, why),
    };
    let Some((last, _)) = cas.reunions(TACTIQUE).into_iter().next_back() else {
        return Jugement::inconnu(9, SANS_PRESENCES);
    };
    let followed = follow_up(cas, last);
    let named: BTreeSet<String> = followed.iter().filter_map(|it| it.structure.as_deref()).map(fold).collect();
    let preuves: Vec<Preuve> = followed.into_iter().map(suivi).collect();
    if there.iter().all(|it| named.contains(&fold(&it.structure))) {
        Jugement::oui(9, preuves)
    } else {
        Jugement::non(9, preuves, "Une structure représentée n’apparaît pas dans le suivi des décisions.")
    }
}

/// Decisions rest on the common data warehouse.
pub(super) fn entrepot(cas: &Cas) -> Jugement {
    cas.appui(10, &["ENTREPOT"], "Aucune décision ne s’appuie sur un entrepôt de données communes.")
}

/// Those who came to the last meeting of the window; why nobody can be told.
fn there<'a>(cas: &Cas<'a>) -> Result<Vec<&'a Presence>, &'static str> {
    if !cas.tient_registre(TACTIQUE) {
        return Err(SANS_REUNIONS);
    }
    let Some((last, _)) = cas.reunions(TACTIQUE).into_iter().next_back() else {
        return Err("Aucune table tactique dans la période.");
    };
    let there: Vec<_> =
        cas.concertation.presences.iter().filter(|it| it.reunion == Some(last) && it.is_there()).collect();
    if there.is_empty() { Err(SANS_PRESENCES) } else { Ok(there) }
}

fn follow_up<'a>(cas: &Cas<'a>, reunion: usize) -> Vec<&'a Suivi> {
    cas.concertation.suivis.iter().filter(|it| it.reunion == Some(reunion)).collect()
}

fn presence(it: &Presence, colonne: &'static str) -> Preuve {
    Preuve { origin: it.origin, colonne, texte: format!("Présence\u{a0}: {}", it.structure) }
}

fn suivi(it: &Suivi) -> Preuve {
    let who = it.structure.as_deref().map_or_else(String::new, |it| format!(" par {it}"));
    Preuve { origin: it.origin, colonne: "etat", texte: format!("Suivi d’une décision{who}") }
}
