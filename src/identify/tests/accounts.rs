//! Budgets as accountants export them: parts of the year, sums, years above, accents that tell what was spent.

use super::*;

/// Checks which columns are read, and the remarks.
fn reads(text: &str, expected: &[&str], said: &[&str]) {
    let found = of(text);
    let shown = shown(&found);
    let tables: Vec<&str> = shown.lines().filter(|it| it.starts_with("# ")).collect();
    assert_eq!(tables, expected, "{text}");
    let remarks: Vec<String> = found.diagnostics.iter().map(|it| it.message.replace('\u{a0}', " ")).collect();
    assert_eq!(remarks.len(), said.len(), "{text}\n{remarks:#?}");
    for (remark, words) in remarks.iter().zip(said) {
        assert!(remark.contains(words), "{remark}");
    }
}

#[test]
fn an_accent_in_capitals_tells_what_was_spent() {
    reads(
        "MAIA\nCompte|Intitulé|DÉPENSÉ\n60|Achats|9800\n64|Personnel|187650",
        &["# budget A2: compte@A depenses@B realise@C"],
        &[],
    );
}

#[test]
fn what_adds_up_the_parts_of_the_year_was_spent() {
    reads(
        "Budget 2018\nCompte|Libellé|Budget|T1|T2|T3|T4|Cumul\n60|Achats|1000|210|250|230|270|960\n64|Personnel|22000|5400|5450|5500|5520|21870",
        &["# budget A2: compte@A depenses@B prevu@C realise@H"],
        &["« Cumul » (H2) a été lu comme « Réalisé »"],
    );
    reads(
        "Compte|Libellé|Budget|Janv|Févr|Mars|Avr|Mai|Juin|Juil|Août|Sept|Total réalisé\n60|Achats|100|1|2|3|4|5|6|7|8|9|45\n64|Personnel|900|10|20|30|40|50|60|70|80|90|450",
        &["# budget A1: compte@A depenses@B prevu@C realise@M"],
        &[],
    );
    // The last quarter is not there yet.
    reads(
        "Compte|Libellé|Budget|T1|T2|T3|T4|Cumul\n60|Achats|1000|210|250|230||690\n64|Personnel|22000|5400|5450|5500||16350",
        &["# budget A1: compte@A depenses@B prevu@C realise@H"],
        &["c’est une partie de l’année"],
    );
    // What does not add up is left.
    reads(
        "Compte|Libellé|Budget|T1|T2|T3|T4|Cumul\n60|Achats|1000|210|250|230|270|961\n64|Personnel|22000|5400|5450|5500|5520|21870",
        &["# budget A1: compte@A depenses@B prevu@C"],
        &["« Cumul » (H1)"],
    );
}

#[test]
fn what_is_paid_is_a_part_of_what_was_spent() {
    reads(
        "Compte|Libellé|BP|Mandaté|Rattaché|Total réalisé\n60|Achats|9000|8000|600|8600\n61|Services extérieurs|12000|11000|900|11900",
        &["# budget A1: compte@A depenses@B prevu@C realise@F"],
        &["L’en-tête de la cellule E1 n’est pas reconnu"],
    );
}

#[test]
fn years_stand_over_the_headings_that_come_again() {
    let rows = "60|Achats|7000|6500|-500|8000|7900|-100\n64|Personnel|190000|188000|-2000|200000|196000|-4000";
    reads(
        &format!("||2017|||2018||\nCompte|Intitulé|Budget|Réel|Ecart|Budget|Réel|Ecart\n{rows}"),
        &["# budget A2: compte@A depenses@B prevu@C realise@D", "# budget A2: compte@A depenses@B prevu@F realise@G"],
        &[],
    );
}

#[test]
fn years_alone_are_planned_or_spent_as_the_title_says() {
    let rows =
        "CHARGES|2018|2017\nAchats|6100|5900\nCharges de personnel|186000|183500\nTotal des charges|192100|189400";
    let told =
        ["« 2018 » (B2) a été lu comme « Réalisé », d’après", "« 2017 » (C2) a été lu comme « Réalisé », d’après"];
    reads(
        &format!("Compte de résultat\n{rows}"),
        &["# budget A2: depenses@A realise@B", "# budget A2: depenses@A realise@C"],
        &told,
    );
}

#[test]
fn a_year_counted_from_another_asks_to_be_written() {
    reads(
        "Compte|Libellé|Réalisé N-1|Budget 2018|Réalisé 2018\n60|Achats|1200|1500|1400\n64|Personnel|15000|15500|15300",
        &["# budget A1: compte@A depenses@B prevu@D realise@E"],
        &["« Réalisé N-1 » (C1) annonce une autre année"],
    );
}

#[test]
fn sites_stand_over_amounts_whatever_their_number() {
    let found = of(
        "Dépenses réalisées 2018 par territoire\nCompte|Libellé|Saverne|Thann|Sélestat|Ensemble\n60|Achats|4000|3000|2500|9500\n61|Services extérieurs|9000|8000|7000|24000\n64|Personnel|170000|165000|150000|485000",
    );
    let read: Vec<Vec<&str>> =
        found.tables.iter().map(|it| it.columns.iter().map(|it| it.column.id).collect()).collect();
    assert_eq!(read, vec![vec!["compte", "depenses", "realise", "territoire"]; 4], "{}", shown(&found));
}

#[test]
fn rows_say_what_was_planned_and_what_was_spent() {
    let found = of(
        "Exercice|Compte|Libellé|Type|Montant\n2018|60|Achats|Prévu|8000\n2018|60|Achats|Réalisé|7600\n2018|64|Personnel|Prévu|210000\n2018|64|Personnel|Réalisé|208000",
    );
    let expected = "
# budget A1: exercice@A compte@B depenses@C prevu@E
- 2 2018|60|Achats|8000
- 4 2018|64|Personnel|210000
# budget A1: exercice@A compte@B depenses@C realise@E
- 3 2018|60|Achats|7600
- 5 2018|64|Personnel|208000
";
    check(&found, expected);
}

#[test]
fn parts_of_the_year_ask_for_their_sum() {
    let found =
        of("Compte|Libellé|Prévu|Réalisé S1|Réalisé S2\n60|Achats|8000|3900|3800\n64|Personnel|215000|107000|106500");
    let corrections: Vec<String> = found.diagnostics.iter().map(|it| format!("{:?}", it.correction)).collect();
    assert!(corrections.iter().any(|it| it.contains("somme de ces colonnes")), "{corrections:?}");
}

#[test]
fn adjectives_tell_what_was_spent() {
    for heading in ["Dépenses réelles", "Charges réelles", "Dépenses constatées", "Coût réel", "Dépenses mandatées"]
    {
        let text = format!("Poste|Budget accordé|{heading}\n60 Achats|8000|7700\n64 Personnel|19000|18700");
        let found = of(&text);
        assert!(shown(&found).contains("prevu@B realise@C"), "{}", shown(&found));
    }
}
