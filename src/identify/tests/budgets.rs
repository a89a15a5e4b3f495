//! Budgets, as offices lay them out.

use super::*;

const SIDE_BY_SIDE: &str = "
ANNEXE 2 - BUDGET 2017

Dépenses|montant en euros|Recettes|montant en euros
60 Achats|15 000|70 Rémunération des services|0
Prestations de services (communication)|15 000|Rémunération pour prestations de services|
Achats matières et fournitures||Participation des usagers|
61 Services externes|64 000|74 Subventions|1 271 468
Locations immobilières et mobilières (16 VS)|64 000|ARS|988 732
||Report à nouveau excédent 2016|55 143
64 Frais du personnel (2)|915 268||
Total des dépenses|1 360 068|Total des recettes|1 360 068

Budget prévisionnel en année pleine

Dépenses|Montant en euros|Recettes|Montant en euros
60 Achats|4 000|70 Rémunération des services|0
Total des dépenses|1 378 168|Total des recettes|1 378 168
";

#[test]
fn each_side_of_each_budget_is_a_table() {
    let found = of(SIDE_BY_SIDE);
    let expected = "
# budget A3: depenses@A prevu@B
^ ANNEXE 2 - BUDGET 2017
- 4 60 Achats|15 000
- 5 Prestations de services (communication)|15 000
- 6 Achats matières et fournitures|
- 7 61 Services externes|64 000
- 8 Locations immobilières et mobilières (16 VS)|64 000
- 10 64 Frais du personnel (2)|915 268
T 11 Total des dépenses|1 360 068
# budget C3: recettes@C prevu@D
^ ANNEXE 2 - BUDGET 2017
- 4 70 Rémunération des services|0
- 5 Rémunération pour prestations de services|
- 6 Participation des usagers|
- 7 74 Subventions|1 271 468
- 8 ARS|988 732
- 9 Report à nouveau excédent 2016|55 143
T 11 Total des recettes|1 360 068
# budget A15: depenses@A prevu@B
^ Budget prévisionnel en année pleine
^ ANNEXE 2 - BUDGET 2017
- 16 60 Achats|4 000
T 17 Total des dépenses|1 378 168
# budget C15: recettes@C prevu@D
^ Budget prévisionnel en année pleine
^ ANNEXE 2 - BUDGET 2017
- 16 70 Rémunération des services|0
T 17 Total des recettes|1 378 168
";
    check(&found, expected);
    assert_eq!(remarks(&found), Vec::<String>::new());
}

#[test]
fn a_long_list_keeps_its_sections() {
    let found = of("
Budget 2017
Compte|Libellé|Prévu|Réalisé|Écart|Explication
Dépenses
60|Achats|15000|12000|3000|moins d'impressions
|Fournitures|15000|12000|3000|
64|Frais du personnel|900000|880000|20000|
Total dépenses||915000|892000|23000|
Recettes
74|Subventions|915000|915000|0|
Total recettes||915000|915000|0|
");
    let expected = "
# budget A2: compte@A depenses@B prevu@C realise@D explication@F
^ Budget 2017
- 4 [Dépenses] 60|Achats|15000|12000|moins d'impressions
- 5 [Dépenses] |Fournitures|15000|12000|
- 6 [Dépenses] 64|Frais du personnel|900000|880000|
T 7 [Dépenses] Total dépenses||915000|892000|
- 9 [Recettes] 74|Subventions|915000|915000|
T 10 [Recettes] Total recettes||915000|915000|
";
    check(&found, expected);
    assert_eq!(remarks(&found), Vec::<String>::new());
}

#[test]
fn two_columns_of_amounts_for_one_of_labels_are_two_sides() {
    let found = of("
Compte|Intitulé|Dépenses|Recettes
60|Achats|15000|
64|Personnel|900000|
74|Subventions||915000
|TOTAL|915000|915000
");
    let expected = "
# budget A1: compte@A depenses@B prevu@C
- 2 60|Achats|15000
- 3 64|Personnel|900000
T 5 |TOTAL|915000
# budget A1: compte@A recettes@B prevu@D
- 4 74|Subventions|915000
T 5 |TOTAL|915000
";
    check(&found, expected);
}

#[test]
fn amounts_of_several_years_are_tables_of_their_own() {
    let found = of("
Dépenses|BP 2017|Réalisé 2017|BP 2018
60 Achats|15000|12000|16000
64 Personnel|900000|880000|910000
Total des dépenses|915000|892000|926000
");
    let expected = "
# budget A1: depenses@A prevu@B realise@C
^ BP 2017
- 2 60 Achats|15000|12000
- 3 64 Personnel|900000|880000
T 4 Total des dépenses|915000|892000
# budget A1: depenses@A prevu@D
^ BP 2018
- 2 60 Achats|16000
- 3 64 Personnel|910000
T 4 Total des dépenses|926000
";
    check(&found, expected);
}

#[test]
fn amounts_under_a_title_that_says_spent_were_spent() {
    let found = of("
Compte administratif 2017

CHARGES|Montant|PRODUITS|Montant
60 Achats|12000|74 Subventions|892000
64 Personnel|880000||
TOTAL|892000|TOTAL|892000
");
    let expected = "
# budget A3: depenses@A realise@B
^ Compte administratif 2017
- 4 60 Achats|12000
- 5 64 Personnel|880000
T 6 TOTAL|892000
# budget C3: recettes@C realise@D
^ Compte administratif 2017
- 4 74 Subventions|892000
T 6 TOTAL|892000
";
    check(&found, expected);
}

/// For each table: side and columns of amounts, then its rows.
fn amounts(text: &str) -> Vec<String> {
    let found = of(text);
    found
        .tables
        .iter()
        .map(|table| {
            let ids: Vec<&str> = table.columns.iter().map(|it| it.column.id).collect();
            let rows = table.rows.iter().map(|row| {
                let cells: Vec<String> = row.cells.iter().flatten().map(cell).collect();
                format!("{}{}", row.section.as_deref().map_or(String::new(), |it| format!("[{it}] ")), cells.join(" "))
            });
            format!("{}: {}", ids.join(" "), rows.collect::<Vec<_>>().join(" / "))
        })
        .collect()
}

#[test]
fn budgets_are_read_however_they_are_headed() {
    for (text, expected) in [
        (
            "CHARGES|2017|PRODUITS|2017\n60 Achats|15000|74 Subventions|915000\n64 Personnel|900000||\nTOTAL|915000|TOTAL|915000",
            vec![
                "depenses prevu: 60 Achats 15000 / 64 Personnel 900000 / TOTAL 915000",
                "recettes prevu: 74 Subventions 915000 / TOTAL 915000",
            ],
        ),
        (
            "Dépenses||Recettes|\n60 Achats|15000|74 Subventions|915000\n64 Personnel|900000||\nTOTAL|915000|TOTAL|915000",
            vec![
                "depenses prevu: 60 Achats 15000 / 64 Personnel 900000 / TOTAL 915000",
                "recettes prevu: 74 Subventions 915000 / TOTAL 915000",
            ],
        ),
        (
            "DÉPENSES|||RECETTES||\nN°|Libellé|Montant|N°|Libellé|Montant\n60|Achats|15000|74|Subventions|915000\n64|Personnel|900000|||\n|TOTAL|915000||TOTAL|915000",
            vec![
                "compte depenses prevu: 60 Achats 15000 / 64 Personnel 900000 / TOTAL 915000",
                "compte recettes prevu: 74 Subventions 915000 / TOTAL 915000",
            ],
        ),
        (
            "Compte|Dépenses|Prévu|Réalisé|Compte|Recettes|Prévu|Réalisé\n60|Achats|15000|12000|74|Subventions|915000|900000\n64|Personnel|900000|880000||||\n|TOTAL|915000|892000||TOTAL|915000|900000",
            vec![
                "compte depenses prevu realise: 60 Achats 15000 12000 / 64 Personnel 900000 880000 / TOTAL 915000 892000",
                "compte recettes prevu realise: 74 Subventions 915000 900000 / TOTAL 915000 900000",
            ],
        ),
        (
            "Budget 2017\nDépenses|Montant\n60 Achats|15000\n64 Personnel|900000\nTotal des dépenses|915000\n\nRecettes|Montant\n74 Subventions|915000\nTotal des recettes|915000",
            vec![
                "depenses prevu: 60 Achats 15000 / 64 Personnel 900000 / Total des dépenses 915000",
                "recettes prevu: 74 Subventions 915000 / Total des recettes 915000",
            ],
        ),
        (
            "Postes de dépenses|Budget voté|DM|Réalisé|Écart|%|Observations\n60 Achats|15000|16000|12000|-4000|75|\n64 Personnel|900000|900000|880000|-20000|98|postes vacants",
            vec![
                "depenses prevu prevu_modifie realise explication: 60 Achats 15000 16000 12000 / 64 Personnel 900000 900000 880000 postes vacants",
            ],
        ),
        (
            "Sens|Compte|Libellé|Prévu|Réalisé\nD|60|Achats|15000|12000\nD|64|Personnel|900000|880000\nR|74|Subventions|915000|900000",
            vec![
                "compte depenses prevu realise: [Dépenses] 60 Achats 15000 12000 / [Dépenses] 64 Personnel 900000 880000 / [Recettes] 74 Subventions 915000 900000",
            ],
        ),
        (
            "CHARGES|Montant|PRODUITS|Montant\nCHARGES DIRECTES||RESSOURCES DIRECTES|\n60 – Achats|15000|70 – Vente de produits|0\n64- Charges de personnel|900000|74- Subventions|915000\nTOTAL DES CHARGES|915000|TOTAL DES PRODUITS|915000",
            vec![
                "depenses prevu: [CHARGES DIRECTES] 60 – Achats 15000 / [CHARGES DIRECTES] 64- Charges de personnel 900000 / [CHARGES DIRECTES] TOTAL DES CHARGES 915000",
                "recettes prevu: [RESSOURCES DIRECTES] 70 – Vente de produits 0 / [RESSOURCES DIRECTES] 74- Subventions 915000 / [RESSOURCES DIRECTES] TOTAL DES PRODUITS 915000",
            ],
        ),
        (
            "Comptes|BP 2017|CA 2017\n60 Achats|15000|12000\n64 Personnel|900000|880000\n74 Subventions|915000|900000",
            vec![
                "depenses prevu realise: 60 Achats 15000 12000 / 64 Personnel 900000 880000 / 74 Subventions 915000 900000",
            ],
        ),
        (
            "Nature|Prévisions 2017|Réalisations 2017\n60 Achats|15000|12000\n64 Personnel|900000|880000",
            vec!["depenses prevu realise: 60 Achats 15000 12000 / 64 Personnel 900000 880000"],
        ),
        (
            "Dépenses prévisionnelles|Montant (€)|Recettes prévisionnelles|Montant (€)\n60 Achats|15000|74 Subventions|915000\n64 Personnel|900000||",
            vec!["depenses prevu: 60 Achats 15000 / 64 Personnel 900000", "recettes prevu: 74 Subventions 915000"],
        ),
        (
            "|Dépenses|Prévu|Réalisé\n60|Achats|15000|12000\n64|Personnel|900000|880000",
            vec!["compte depenses prevu realise: 60 Achats 15000 12000 / 64 Personnel 900000 880000"],
        ),
        (
            "|Charges|Budget|Réel|Ecart||Produits|Budget|Réel|Ecart\n60|Achats|15|12|3|74|Subventions|90|89|1\n64|Personnel|90|88|2|75|Autres|15|12|3",
            vec![
                "compte depenses prevu realise: 60 Achats 15 12 / 64 Personnel 90 88",
                "compte recettes prevu realise: 74 Subventions 90 89 / 75 Autres 15 12",
            ],
        ),
        (
            "Libellé|2016|2017\n60 Achats|15|12\n64 Personnel|90|88",
            vec!["depenses prevu: 60 Achats 15 / 64 Personnel 90", "depenses prevu: 60 Achats 12 / 64 Personnel 88"],
        ),
        (
            "|BP 2017|CA 2017\n60 Achats|15000|12000\n64 Personnel|900000|880000\nTotal|915000|892000",
            vec!["depenses prevu realise: 60 Achats 15000 12000 / 64 Personnel 900000 880000 / Total 915000 892000"],
        ),
    ] {
        assert_eq!(amounts(text), expected, "{text}");
    }
}

#[test]
fn a_column_that_was_asked_about_is_not_read_as_the_amount() {
    let found = of("BUDGET\n\nCompte|Libellé|Réalisé N-1|Prévu|Prévu\n60|Achats|1|2|3\n64|Personnel|4|5|6");
    assert_eq!(found.tables.len(), 0, "{}", shown(&found));
    assert!(remarks(&found).contains(&"TAB-03 D3".to_owned()), "{:?}", remarks(&found));
}

#[test]
fn budgets_without_numbers_are_known_by_their_labels_and_sides() {
    for (text, expected) in [
        (
            "|Prévu|Réalisé\nDÉPENSES||\nAchats|15|13\nServices extérieurs|64|66\nTOTAL|79|79\nRECETTES||\nSubventions|79|80\nTOTAL|79|80",
            "depenses prevu realise: Achats 15 13 / Services extérieurs 64 66 / TOTAL 79 79 / [RECETTES] Subventions 79 80 / [RECETTES] TOTAL 79 80",
        ),
        (
            "Intitulé|Budget|Réel\nAchats|15|13\nCharges de personnel|64|66\nTotal dépenses|79|79\nSubventions|79|80\nTotal recettes|79|80",
            "depenses prevu realise: Achats 15 13 / Charges de personnel 64 66 / Total dépenses 79 79 / Subventions 79 80 / Total recettes 79 80",
        ),
        (
            "|Poste|Prévu|Réalisé\nDépenses|Achats|15|13\n|Frais de personnel|64|66\nRecettes|Subventions|79|80",
            "depenses prevu realise: [Dépenses] Achats 15 13 / [Dépenses] Frais de personnel 64 66 / [Recettes] Subventions 79 80",
        ),
        (
            "Libellé|Prévu|Réalisé\nDÉPENSES||\nLoyers|15|13\nRECETTES||\nDotation|15|15",
            "depenses prevu realise: [DÉPENSES] Loyers 15 13 / [RECETTES] Dotation 15 15",
        ),
        (
            "Compte|Libellé|Prévu\nMAIA Saverne||\nDépenses||\n60|Achats|15\nRecettes||\n74|ARS|15\nMAIA Thann||\nDépenses||\n60|Achats|9",
            "compte depenses prevu: [MAIA Saverne – Dépenses] 60 Achats 15 / [MAIA Saverne – Recettes] 74 ARS 15 / [MAIA Thann – Dépenses] 60 Achats 9",
        ),
    ] {
        assert_eq!(amounts(text), [expected], "{text}");
    }
}

#[test]
fn what_is_spent_in_a_part_of_the_year_is_said() {
    let found = of("BUDGET 2017\n\nCompte|Libellé|Prévu|Réalisé au 30/09/2017\n60|Achats|10|7\n64|Personnel|90|60");
    assert_eq!(columns(&found), ["compte", "depenses", "prevu", "realise"]);
    assert_eq!(remarks(&found), ["TAB-01 D3"]);
}

#[test]
fn the_unit_written_below_the_amounts_goes_with_the_titles() {
    let found = of("BUDGET 2017\n\nCompte|Libellé|Prévu\n60|Achats|10\n64|Personnel|90\n\nMontants en k€");
    let titles: Vec<&str> = found.tables[0].titles.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(titles, ["BUDGET 2017", "Montants en k€"]);
}

#[test]
fn a_side_alone_heads_the_labels_and_amounts_below_it() {
    let lines = "DEPENSES|\nAchats|15\nServices externes|64\nTOTAL|79\nRECETTES|\nSubventions|79\nTOTAL|79";
    for (title, expected) in [
        (
            "Budget 2017",
            "prevu: Achats 15 / Services externes 64 / TOTAL 79 / [RECETTES] Subventions 79 / [RECETTES] TOTAL 79",
        ),
        (
            "Compte administratif 2017",
            "realise: Achats 15 / Services externes 64 / TOTAL 79 / [RECETTES] Subventions 79 / [RECETTES] TOTAL 79",
        ),
    ] {
        assert_eq!(amounts(&format!("{title}\n\n{lines}")), [format!("depenses {expected}")]);
    }
}

#[test]
fn accounts_that_no_headings_announce_are_said() {
    for (text, expected) in [
        ("Budget 2017\n\n60 Achats|15|12\n61 Services externes|64|60\n64 Personnel|900|880", vec!["TAB-09 A3"]),
        (
            "Budget 2017\n\nMAIA|60 Achats|62 Autres services externes|64 Personnel|74 Subventions\nSaverne|15|64|900|979\nThann|5|6|7|18",
            vec!["TAB-09 A3"],
        ),
        ("Plan comptable\n\n60 Achats\n61 Services externes\n64 Personnel", vec![]),
        ("Réunion\n\nAchats|15\nDivers|12", vec![]),
    ] {
        assert_eq!(remarks(&of(text)), expected, "{text}");
    }
}

#[test]
fn months_beside_the_amounts_do_not_hide_the_budget() {
    let found = of(
        "Compte|Libellé|Prévu|Janv|Févr|Mars|Avr|Mai|Juin|Juil|Août|Sept|Oct|Nov|Déc|Total réalisé\n60|Achats|12|1|1|1|1|1|1|1|1|1|1|1|1|12\n64|Personnel|24|2|2|2|2|2|2|2|2|2|2|2|2|24",
    );
    assert_eq!(columns(&found), ["compte", "depenses", "prevu", "realise"]);
}

#[test]
fn amounts_that_nothing_says_to_be_planned_or_spent_are_said() {
    for (title, heading, expected) in [
        ("Budget 2017", "Montant", vec![]),
        ("Compte administratif 2017", "Montant", vec![]),
        ("MAIA Saverne 2017", "Prévu", vec![]),
        ("MAIA Saverne 2017", "Montant", vec!["TAB-01 B3"]),
        ("MAIA Saverne 2017", "", vec!["TAB-01 B3"]),
    ] {
        let found = of(&format!("{title}\n\nDépenses|{heading}\n60 Achats|15\n64 Personnel|900"));
        assert_eq!(
            (found.tables.len(), remarks(&found)),
            (1, expected.iter().map(|it| it.to_string()).collect()),
            "{title} {heading}"
        );
    }
}

#[test]
fn an_unsaid_amount_beside_a_spent_one_is_not_spent_too() {
    let found =
        of("Compte rendu financier 2017\n\nCompte|Libellé|Montant|Réalisé\n60|Achats|15|12\n64|Personnel|900|880");
    assert_eq!(columns(&found), ["compte", "depenses", "prevu", "realise"]);
}

#[test]
fn numbers_of_accounts_under_the_name_of_their_side_leave_the_labels_beside_them() {
    let found = of("
Budget MAIA 2017
CHARGES||Voté|Exécuté||PRODUITS||Voté|Exécuté
60|Achats|12000|9850.4||74|Subventions|770000|770000
61|Services extérieurs|41000|42310||| ARS (FIR)|620000|620000
62|Autres services extérieurs|28500|25102||| Département|150000|150000
|dont déplacements|20000|18000||75|Autres produits|2500|1210
64|Charges de personnel|610000|598410||78|Reprises|10000|10000
|TOTAL CHARGES|691500|675672|||TOTAL PRODUITS|782500|781210
");
    let text = shown(&found);
    assert!(text.contains("# budget A2: compte@A depenses@B prevu@C realise@D"), "{text}");
    assert!(text.contains("# budget F2: compte@F recettes@G prevu@H realise@I"), "{text}");
}
