//! Budgets that were modified, or that only list what modifies them.

use super::*;

/// The columns of amounts read, then how many modifications the user is asked about.
fn amended(headings: &str, lines: &str) -> (String, usize) {
    let found = of(&format!("BUDGET 2017\n\n{headings}\n{lines}"));
    let columns = found.tables.iter().flat_map(|it| &it.columns);
    let amounts = columns.filter(|it| it.column.id.starts_with("prevu") || it.column.id == "realise");
    let read: Vec<String> = amounts.map(|it| format!("{}@{}", it.column.id, it.col)).collect();
    (read.join(" "), found.diagnostics.iter().filter(|it| it.rule.code == "TAB-02").count())
}

#[test]
fn a_modification_is_told_from_an_amended_budget_by_the_sums() {
    for (headings, lines, expected, asked) in [
        // The amended budget: mostly that of the vote, or what the gaps are counted from.
        (
            "Dépenses|Voté|DM|Réalisé",
            "60 Achats|15000|15000|12000\n61 Services|64000|70000|60000\n64 Personnel|900000|900000|880000",
            "prevu@1 prevu_modifie@2 realise@3",
            0,
        ),
        (
            "Dépenses|Voté|Décision modificative n° 1|Réalisé|Écart",
            "60 Achats|15000|16000|12000|-4000\n64 Personnel|900000|910000|880000|-30000",
            "prevu@1 prevu_modifie@2 realise@3",
            0,
        ),
        // A later column is their sum, whatever it is called; steps on the way are no amended budget.
        (
            "Dépenses|Voté|DM|Budget total|Réalisé",
            "60 Achats|15000|9000|24000|12000\n64 Personnel|900000|600000|1500000|880000",
            "prevu@1 prevu_modifie@3 realise@4",
            0,
        ),
        (
            "Dépenses|BP|DM1|Après DM1|DM2|Après DM2",
            "60 Achats|15000|9000|24000|-1000|23000\n64 Personnel|900000|600000|1500000|0|1500000",
            "prevu@1 prevu_modifie@5",
            0,
        ),
        // The headings say it plainly.
        (
            "Dépenses|Voté|Budget après DM",
            "60 Achats|15000|4000\n64 Personnel|900000|300000",
            "prevu@1 prevu_modifie@2",
            0,
        ),
        (
            "Dépenses|Voté|Total voté + DM",
            "60 Achats|15000|4000\n64 Personnel|900000|300000",
            "prevu@1 prevu_modifie@2",
            0,
        ),
        // What was added: negative, small, or what the gaps count besides the vote.
        (
            "Dépenses|Voté|DM|Réalisé",
            "60 Achats|15000|1000|12000\n64 Personnel|900000|-10000|880000",
            "prevu@1 realise@3",
            1,
        ),
        (
            "Dépenses|Voté|DM|Réalisé",
            "60 Achats|15000|1 000,00 €|12000\n64 Personnel|900000|10 000|880000",
            "prevu@1 realise@3",
            1,
        ),
        (
            "Dépenses|Voté|DM|Réalisé|Écart",
            "60 Achats|15000|16000|12000|19000\n64 Personnel|900000|890000|880000|910000",
            "prevu@1 realise@3",
            1,
        ),
        // Nothing tells.
        (
            "Dépenses|Voté|DM|Réalisé",
            "60 Achats|15000|9000|12000\n64 Personnel|900000|600000|880000",
            "prevu@1 realise@3",
            1,
        ),
        ("Dépenses|Voté|DM n°1|DM n°2", "60 Achats|15000|9000|8000\n64 Personnel|900000|600000|500000", "prevu@1", 2),
        ("Dépenses|Voté|Virements", "60 Achats|15000|9000\n64 Personnel|900000|600000", "prevu@1", 1),
        ("Dépenses|DM n° 1", "60 Achats|9000\n64 Personnel|600000", "", 1),
    ] {
        assert_eq!(amended(headings, lines), (expected.to_owned(), asked), "{headings}\n{lines}");
    }
}

#[test]
fn amounts_under_the_title_of_a_modification_are_asked_about() {
    let read = |title: &str| {
        let found = of(&format!("{title}\n\nDépenses|Montant\n60 Achats|9000\n64 Personnel|600000"));
        (found.tables.len(), remarks(&found))
    };
    assert_eq!(read("Décision modificative n° 1 de 2017"), (0, vec!["TAB-02 B3".to_owned()]));
    assert_eq!(read("Budget 2017 après décision modificative"), (1, vec![]));
}

#[test]
fn the_answer_of_the_user_settles_a_modification() {
    let settings = Settings::parse("[entetes.budget]\nprevu_modifie = [\"DM\"]\n").unwrap();
    let grid = sheet("BUDGET 2017\n\nDépenses|Prévu|DM\n60 Achats|15000|9000\n64 Personnel|900000|600000");
    let found = on_its_own(&grid, &["fichier".to_owned()], &settings);
    assert_eq!(columns(&found), ["depenses", "prevu", "prevu_modifie"]);
    assert_eq!(remarks(&found), Vec::<String>::new());
}

#[test]
fn the_budget_of_a_whole_structure_is_not_that_of_its_maia() {
    for (headings, expected, asked) in [
        ("Compte|Dépenses|Budget de la structure|Dont MAIA", "", 2),
        ("Compte|Dépenses|Montant|Part MAIA", "", 2),
        ("Compte|Dépenses|Réalisé|Quote-part imputable à la MAIA", "", 2),
        ("Compte|Dépenses|Prévu|Dont MAIA prévu", "", 2),
        ("Compte|Dépenses|Prévu|Part ARS", "prevu@2", 0),
        ("Compte|Dépenses|Prévu MAIA|Réalisé MAIA", "prevu@2 realise@3", 0),
    ] {
        let lines = "60|Achats|150000|15000\n61|Services|640000|64000\n64|Personnel|9000000|900000";
        assert_eq!(amended(headings, lines), (expected.to_owned(), asked), "{headings}");
    }
}

#[test]
fn expenses_said_spent_are_no_labels() {
    let lines = "60 Achats|15000|12000\n61 Services|64000|60000\n64 Personnel|900000|880000";
    assert_eq!(amended("Intitulé|Voté|Dépenses réalisées", lines), ("prevu@1 realise@2".to_owned(), 0));
}
