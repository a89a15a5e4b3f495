use super::deliveries::{State, expected};
use super::reminder::reminder;
use crate::summarise::Figures;
use crate::write::sample;

#[test]
fn each_territoire_has_a_state_for_each_table() {
    sample::with(&Figures::default(), |report| {
        let expected = expected(report).unwrap();
        let states: Vec<_> = expected
            .iter()
            .map(|it| (it.id.as_str(), it.deliveries.iter().take(4).map(|it| it.state).collect::<Vec<_>>()))
            .collect();
        use State::{Absent, Incomplet, Recu, RecuDepartement};
        assert_eq!(
            states,
            [
                ("molsheim", vec![Recu, Absent, RecuDepartement, Absent]),
                ("saverne", vec![Recu, Recu, RecuDepartement, Incomplet]),
            ]
        );
        let grid = &expected[1].deliveries[3];
        assert_eq!((grid.parts.len(), grid.parts[0].rows, grid.blocking), (1, 1, 1));
    });
}

#[test]
fn a_reminder_says_what_is_missing_then_what_to_correct() {
    sample::with(&Figures::default(), |report| {
        let expected = expected(report).unwrap();
        let molsheim = reminder(report, &expected[0]);
        assert_eq!(molsheim[..2], ["Objet\u{a0}: MAIA Molsheim – tableaux de l’exercice 2017", "Bonjour,"]);
        assert!(
            molsheim.contains(&"– Tableau des effectifs\u{a0}: rien n’est arrivé\u{a0};".to_owned()),
            "{molsheim:#?}"
        );
        assert!(molsheim.iter().any(|it| it.ends_with("rien n’est arrivé.")), "{molsheim:#?}");
        let saverne = reminder(report, &expected[1]).join("\n");
        // The file speaks of Molsheim too: it is not the pilote’s own.
        assert!(saverne.contains("2 points concernent votre MAIA dans des fichiers du Département"), "{saverne}");
        assert!(
            saverne.contains("– «\u{a0}tout #1.xlsx\u{a0}», feuille «\u{a0}MAIA 25\u{a0}», cellule C6\u{a0}: deux valeurs pour un item\u{a0};"),
            "{saverne}"
        );
    });
}
