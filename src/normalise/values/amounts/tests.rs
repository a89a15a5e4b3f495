use proptest::prelude::*;

use super::*;
use crate::base::money::euros;

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn code<T: std::fmt::Debug>(read: Read<T>) -> &'static str {
    match read {
        Read::Sure(_) | Read::Missing => "",
        Read::Chosen(_, finding) | Read::Unread(finding) => finding.rule.code,
    }
}

#[test]
fn amounts_are_read_to_the_cent() {
    for (given, expected) in [
        ("33 000 €", 3_300_000),
        ("33\u{a0}000\u{a0}€", 3_300_000),
        ("33\u{202f}000,5 €", 3_300_050),
        ("33\u{2009}000,50", 3_300_050),
        ("33'000", 3_300_000),
        ("33’000.50", 3_300_050),
        ("11500", 1_150_000),
        ("0", 0),
        ("0,8", 80),
        ("12.5", 1_250),
        (".5", 50),
        ("988 732", 98_873_200),
        ("1.234,56", 123_456),
        ("1.234.567,89", 123_456_789),
        ("1 234 567", 123_456_700),
        ("33 000 € (16 VS)", 3_300_000),
        ("12 345,678", 1_234_568),
        ("-12,5", -1_250),
        ("− 12,5 €", -1_250),
        ("12,5-", -1_250),
        ("(1 234)", -123_400),
        ("(1 234,50 €)", -123_450),
        ("12,5 k€", 1_250_000),
        ("100 EUR", 10_000),
        ("0,005", 1),
        ("0,0049", 0),
        ("+5", 500),
    ] {
        assert_eq!(amount(&text(given)), Read::Sure(expected), "{given}");
    }
}

#[test]
fn what_is_no_amount_is_not_counted_and_says_why() {
    for (given, expected) in [
        ("1,234", "VAL-07"),
        ("1.234", "VAL-07"),
        ("999,999", "VAL-07"),
        ("12 34", "VAL-06"),
        ("1 23 456", "VAL-06"),
        ("1.23.456", "VAL-06"),
        ("80 %", "VAL-06"),
        ("environ 500 €", "VAL-06"),
        ("3 à 4", "VAL-06"),
        ("2-3", "VAL-06"),
        ("1e5", "VAL-06"),
        ("(16 VS)", "VAL-06"),
        ("12,", "VAL-06"),
        ("1 234 567 890 123 456", "VAL-09"),
        ("#REF!", "VAL-11"),
    ] {
        let read = amount(&text(given));
        assert!(matches!(read, Read::Unread(_)), "{given}: {read:?}");
        assert_eq!(code(read), expected, "{given}");
    }
    for given in ["NR", "?", "-", "- €", "néant"] {
        assert_eq!(amount(&text(given)), Read::Missing, "{given}");
    }
    assert_eq!(code(amount(&Value::Error("#REF!".into()))), "VAL-11");
    assert_eq!(code(amount(&Value::Uncomputed)), "VAL-12");
    assert_eq!(code(amount(&Value::Date { day: 1, second: 0 })), "VAL-10");
    assert_eq!(code(amount(&Value::Duration(1.5))), "VAL-10");
    assert_eq!(code(amount(&Value::Number(f64::INFINITY))), "VAL-09");
}

#[test]
fn english_thousands_count_and_are_told() {
    let Read::Chosen(cents, finding) = amount(&text("1,234.50")) else { panic!() };
    assert_eq!((cents, finding.rule.code), (123_450, "VAL-08"));
    assert_eq!(finding.message, "«\u{a0}1,234.50\u{a0}» est lu comme 1234,5");
    assert!(matches!(amount(&text("1,234,567")), Read::Chosen(123_456_700, _)));
}

#[test]
fn floats_are_rounded_as_the_decimal_they_show() {
    for (number, expected) in
        [(1.005, 101), (-1.005, -101), (14_628.400_000_000_001, 1_462_840), (0.1 + 0.2, 30), (2.675, 268)]
    {
        assert_eq!(amount(&Value::Number(number)), Read::Sure(expected), "{number}");
    }
}

#[test]
fn etp_are_ten_thousandths() {
    for (given, expected) in [
        ("0,8", 8_000),
        ("1", 10_000),
        ("16,5", 165_000),
        ("80 %", 8_000),
        ("80%", 8_000),
        ("0,8 ETP", 8_000),
        ("Mi-temps", 5_000),
        ("temps plein", 10_000),
        ("3/4", 7_500),
        ("1/2", 5_000),
        ("0,875", 8_750),
        ("0.3333", 3_333),
        ("4/5e", 8_000),
        ("4/5ème de temps", 8_000),
        ("1/3", 3_333),
        ("28h/35h", 8_000),
        ("28/35", 8_000),
        ("17,5 h / 35 h", 5_000),
        ("temps partiel 80 %", 8_000),
        ("Temps partiel (80%)", 8_000),
        ("TP 80 %", 8_000),
        ("80 % d’un temps plein", 8_000),
        ("1 temps plein", 10_000),
        ("trois quarts temps", 7_500),
    ] {
        assert_eq!(etp(&text(given)), Read::Sure(expected), "{given}");
    }
    for (given, expected) in [
        ("28 h hebdo", 8_000),
        ("28 h", 8_000),
        ("28h/semaine", 8_000),
        ("1 607 h", 10_000),
        ("121,33 h / mois", 8_000),
        ("803,5 heures par an", 5_000),
    ] {
        let (read, finding) = etp(&text(given)).split();
        assert_eq!((read, finding.map(|it| it.rule.code)), (Some(expected), Some("VAL-08")), "{given}");
    }
    for given in ["5/4", "80 h", "12 mois à 80 %", "2/7/2018", "temps partiel", "28/12"] {
        assert_eq!(code(etp(&text(given))), "VAL-06", "{given}");
    }
    assert_eq!(etp(&Value::Number(0.8)), Read::Sure(8_000));
    assert_eq!(etp(&Value::Number(1.0 / 3.0)), Read::Sure(3_333));
    assert_eq!(code(etp(&text("33,88 /ETP de GC"))), "VAL-06");
}

#[test]
fn counts_are_whole_and_not_negative() {
    assert_eq!(count(&text("3 visites")), Read::Sure(3));
    assert_eq!(count(&text("84 ans")), Read::Sure(84));
    assert_eq!(count(&Value::Number(2.0)), Read::Sure(2));
    for given in ["2,5", "-1", "+ de 3", "80-85", "> 5"] {
        assert_eq!(code(count(&text(given))), "VAL-06", "{given}");
    }
}

#[test]
fn years_have_four_digits() {
    for (given, expected) in [("2017", 2017), ("BP 2017", 2017), ("Exercice 2017", 2017)] {
        assert_eq!(year(&text(given)), Read::Sure(expected));
    }
    assert_eq!(year(&Value::Number(2017.0)), Read::Sure(2017));
    assert_eq!(year(&Value::Date { day: 17_167, second: 0 }), Read::Sure(2017));
    for given in ["17", "2016-2017", "N+1", "3017"] {
        assert_eq!(code(year(&text(given))), "VAL-15", "{given}");
    }
}

proptest! {
    #[test]
    fn an_amount_written_in_any_form_is_read_back(cents in -10_000_000_000_i64..10_000_000_000) {
        let (sign, whole, rest) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
        let spaced = |space: &str| crate::base::money::grouped(whole).replace('\u{202f}', space);
        for written in [
            euros(cents),
            format!("{sign}{whole},{rest:02}"),
            format!("{sign}{whole}.{rest:02}"),
            format!("{sign}{},{rest:02} €", spaced(" ")),
            format!("{sign}{},{rest:02}\u{a0}EUR", spaced("\u{a0}")),
            format!("{sign}{},{rest:02}", spaced("'")),
            format!("{sign}{},{rest:02}", spaced(".")),
        ] {
            prop_assert_eq!(amount(&text(&written)), Read::Sure(cents), "{}", written);
        }
        if cents < 0 {
            let written = format!("({},{rest:02} €)", spaced(" "));
            prop_assert_eq!(amount(&text(&written)), Read::Sure(cents), "{}", written);
        }
        prop_assert_eq!(amount(&Value::Number(cents as f64 / 100.0)), Read::Sure(cents));
    }

    #[test]
    fn an_etp_is_read_back(etp_units in 0_i64..2_000_000) {
        let written = decimal(etp_units as f64 / 10_000.0, 4);
        let ambiguous = written.split_once(',').is_some_and(|it| it.1.len() == 3 && !it.0.starts_with('0'));
        prop_assert_eq!(etp(&text(&written)) == Read::Sure(etp_units), !ambiguous, "{}", written);
        prop_assert_eq!(etp(&Value::Number(etp_units as f64 / 10_000.0)), Read::Sure(etp_units));
    }

    #[test]
    fn no_text_makes_reading_fail(written in "\\PC{0,30}", number in any::<f64>()) {
        for read in [amount, etp, count] {
            read(&text(&written));
            read(&Value::Number(number));
        }
        year(&text(&written));
        year(&Value::Number(number));
    }

    #[test]
    fn digits_and_separators_never_fail(written in "[0-9 .,'()€-]{0,24}") {
        amount(&text(&written));
    }
}
