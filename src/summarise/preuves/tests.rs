use super::*;
use crate::base::settings::PorteDeux;
use crate::normalise::example::Example;

const FULL: &[(&str, &str)] = &[
    (
        "reunions",
        "territoire | numero | table | date
Saverne | S1 | STRATEGIQUE | 10/02/2017
Saverne | S2 | STRATEGIQUE | 10/09/2017
Saverne | T1 | TACTIQUE | 16/05/2017
Saverne | T2 | TACTIQUE | 12/10/2017",
    ),
    (
        "presences",
        "territoire | reunion | structure | type_structure | role | present
Saverne | T2 | CH | HOPITAL | MEDICAL | PRESENT
Saverne | T2 | CH | HOPITAL | DIRECTION | SUPPLEANT
Saverne | T2 | UTAMS | CD | CHEF_DE_SERVICE | PRESENT",
    ),
    (
        "decisions",
        "territoire | id | reunion | texte_court | source_donnee | theme
Saverne | D1 | S1 | Engager les outils | |
Saverne | D2 | S2 | Valider la liste | |
Saverne | D3 | T1 | Former les accueils | BDD_GC | Permanence téléphonique
Saverne | D4 | T2 | Étendre | ENTREPOT |
Saverne | D5 | T2 | Publier | BDD_GI |",
    ),
    (
        "suivi",
        "territoire | decision_id | reunion | structure | etat
Saverne | D1 | S2 | ARS | FAIT
Saverne | D3 | T2 | CH | EN_COURS
Saverne | D3 | T2 | UTAMS | FAIT",
    ),
    (
        "validations",
        "territoire | outil | date_tt | date_ts | sanitaire_et_social | niveau_decisionnel | pouvoirs | ecrit | remplace
Saverne | LISTE_INVITES | | 10/02/2017 | oui | oui | oui | |
Saverne | ANNUAIRE | 16/05/2017 | 10/02/2017 | | | | |
Saverne | REFERENTIEL | 16/05/2017 | 10/02/2017 | | | | | oui
Saverne | FORMULAIRE | 16/05/2017 | 10/02/2017 | | | | |
Saverne | BASE | 16/05/2017 | 10/02/2017 | | | | |
Saverne | TERRITORIALITE | | 10/02/2017 | | | | oui |
Saverne | PROCEDURE_MT | 16/05/2017 | 10/02/2017 | | | | |
Saverne | PROCEDURE_HOSPITALISATION | 16/05/2017 | 10/02/2017 | | | | |",
    ),
    ("designations", "territoire | organisme | date | fin\nSaverne | ARS | 01/02/2016 |\n | CD | 01/02/2016 | 01/02/2018"),
    ("services_cd", "territoire | service\nSaverne | UTAMS"),
];

const ITEMS: [u8; 19] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 17, 18, 19, 22, 23, 25];

/// The tables with one text changed everywhere in one of them.
fn changed(table: &str, from: &str, to: &str) -> Vec<(&'static str, String)> {
    let all = FULL.iter().map(|(id, text)| {
        let text = if *id == table { text.replace(from, to) } else { (*text).to_owned() };
        (*id, text)
    });
    let all: Vec<_> = all.collect();
    assert!(from.is_empty() || all.iter().zip(FULL).any(|(new, old)| new.1 != old.1), "{table}: {from}");
    all
}

fn judged(tables: &[(&'static str, String)], rules: &Maia25) -> Vec<Jugement> {
    let given: Vec<(&str, &str)> = tables.iter().map(|it| (it.0, it.1.as_str())).collect();
    let given: &'static [(&'static str, &'static str)] =
        given.iter().map(|it| (&*it.0.to_owned().leak(), &*it.1.to_owned().leak())).collect::<Vec<_>>().leak();
    let frames = Example { given, expect: "" }.frames().unwrap();
    let concertation = Concertation::of(&frames).unwrap();
    juger(&concertation, "saverne", (frames.periode.debut, frames.periode.fin), rules)
}

fn points(jugements: &[Jugement]) -> Vec<Option<bool>> {
    ITEMS.iter().map(|item| jugements.iter().find(|it| it.item == *item).unwrap().point).collect()
}

#[test]
fn registers_that_hold_every_piece_give_every_point_and_its_evidence() {
    let found = judged(&changed("", "", ""), &Maia25::default());
    assert_eq!(points(&found), [Some(true); 19]);
    assert!(found.iter().all(|it| !it.preuves.is_empty() && it.motif.is_empty()));
}

#[test]
fn without_registers_nothing_is_judged() {
    let found = judged(&[("cas", "territoire | orienteur\nSaverne | CLIC".to_owned())], &Maia25::default());
    assert_eq!(points(&found), [None; 19]);
    assert!(found.iter().all(|it| it.motif.ends_with('.')));
}

#[test]
fn each_piece_that_lacks_costs_its_point_alone() {
    for (table, from, to, lost) in [
        ("reunions", "S2 | STRATEGIQUE | 10/09/2017", "S2 | STRATEGIQUE | 10/09/2016", &[1, 2, 3, 4][..]),
        ("decisions", "Saverne | D2 | S2", "Saverne | D2 | T2", &[2]),
        ("decisions", "D1 | S1", " | S1", &[4]),
        ("designations", "ARS | 01/02/2016 |", "ARS | 01/02/2018 |", &[3, 4]),
        ("designations", "| 01/02/2018", "| 01/02/2017", &[3, 4]),
        ("suivi", "Saverne | D1 | S2", "Saverne | D1 | S1", &[4]),
        (
            "validations",
            "LISTE_INVITES | | 10/02/2017 | oui | oui | oui",
            "LISTE_INVITES | | 10/02/2017 | oui | non | oui",
            &[5],
        ),
        ("presences", "CH | HOPITAL | DIRECTION", "CHR | HOPITAL | DIRECTION", &[6, 9]),
        ("presences", "CHEF_DE_SERVICE", "AUTRE", &[7]),
        ("suivi", "D3 | T2 | CH", "D3 | T2 | CLIC", &[9]),
        ("decisions", "ENTREPOT", "", &[10]),
        ("decisions", "BDD_GI", "", &[19]),
        ("decisions", "BDD_GC", "", &[25]),
        ("decisions", "Permanence", "Formation", &[18]),
        ("validations", "FORMULAIRE | 16/05/2017", "FORMULAIRE | ", &[11, 15]),
        ("validations", "ANNUAIRE | 16/05/2017", "ANNUAIRE | 16/05/2018", &[15]),
        ("validations", "10/02/2017 | | | | oui |", "10/02/2017 | | | | non |", &[16]),
        ("validations", "| | | | | oui", "| | | | | non", &[17]),
        ("validations", "PROCEDURE_MT | 16/05/2017", "PROCEDURE_MT | ", &[22]),
        ("validations", "PROCEDURE_HOSPITALISATION | 16/05/2017", "PROCEDURE_HOSPITALISATION | ", &[23]),
    ] {
        let found = judged(&changed(table, from, to), &Maia25::default());
        let missed: Vec<u8> = found.iter().filter(|it| it.point == Some(false)).map(|it| it.item).collect();
        assert_eq!(missed, lost, "{table}: {from}");
    }
}

#[test]
fn the_second_gate_is_read_as_the_settings_say() {
    let without_decision = changed("decisions", "Saverne | D2 | S2", "Saverne | D2 | T2");
    let literal = judged(&without_decision, &Maia25::default());
    let logical = judged(&without_decision, &Maia25 { porte_item_4: PorteDeux::Items1Et2, ..Maia25::default() });
    let item_4 = |all: &[Jugement]| all.iter().find(|it| it.item == 4).unwrap().point;
    assert_eq!((item_4(&literal), item_4(&logical)), (Some(true), Some(false)));
}

#[test]
fn the_permanence_may_be_asked_of_both_tables() {
    let strict = Maia25 { permanence_dans_les_deux_tables: true, ..Maia25::default() };
    let found = judged(&changed("", "", ""), &strict);
    assert_eq!(found.iter().find(|it| it.item == 18).unwrap().point, Some(false));
}
