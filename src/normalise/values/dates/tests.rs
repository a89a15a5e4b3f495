use proptest::prelude::*;

use super::*;

#[derive(Debug, PartialEq)]
enum Got {
    Sure(String),
    Chosen(String, &'static str),
    Missing,
    Unread(&'static str),
}

fn got(read: Read<DateLue>) -> Got {
    let shown = |date: DateLue| match date.precision {
        Precision::Jour => date.jour.to_string(),
        Precision::Mois => date.jour.strftime("%Y-%m mois %d").to_string(),
        Precision::Annee => date.jour.strftime("%Y an %m").to_string(),
    };
    match read {
        Read::Sure(date) => Got::Sure(shown(date)),
        Read::Chosen(date, finding) => Got::Chosen(shown(date), finding.rule.code),
        Read::Missing => Got::Missing,
        Read::Unread(finding) => Got::Unread(finding.rule.code),
    }
}

#[track_caller]
fn sure(text: &str, expected: &str) {
    assert_eq!(got(date(&Value::Text(text.into()))), Got::Sure(expected.into()), "{text:?}");
}

#[track_caller]
fn unread(text: &str, code: &'static str) {
    assert_eq!(got(date(&Value::Text(text.into()))), Got::Unread(code), "{text:?}");
}

#[test]
fn days_are_read_in_every_usual_form() {
    for text in [
        "24/06/2016",
        " 24/6/2016 ",
        "24/06/16",
        "24-06-2016",
        "24.06.2016",
        "24 06 2016",
        "2016-06-24",
        "2016/06/24",
        "24 juin 2016",
        "24 JUIN 2016",
        "vendredi 24 juin 2016",
        "le 24/06/2016",
        "24/06/2016 10:30",
        "24/06/2016 10h30",
        "2016-06-24T00:00:00",
        "2016-06-24 00:00:00.000",
        "24\u{a0}juin\u{202f}2016",
        "'24/06/2016",
    ] {
        sure(text, "2016-06-24");
    }
    sure("1er janvier 2017", "2017-01-01");
    sure("28 AOUT 2017", "2017-08-28");
    sure("01/02/2013", "2013-02-01");
    sure("29/02/2016", "2016-02-29");
    sure("mar. 4 avr. 2017", "2017-04-04");
    sure("mar 04/04/2017", "2017-04-04");
    unread("mar. 5 avr. 2017", "VAL-01");
}

#[test]
fn months_and_vague_dates_keep_what_they_know() {
    for (text, expected) in [
        ("10.2016", "2016-10 mois 01"),
        ("10/2016", "2016-10 mois 01"),
        ("2016-10", "2016-10 mois 01"),
        ("déc-16", "2016-12 mois 01"),
        ("déc.-16", "2016-12 mois 01"),
        ("Décembre 2016", "2016-12 mois 01"),
        ("aout 2017", "2017-08 mois 01"),
        ("mi-novembre 2017", "2017-11 mois 15"),
        ("fin mars 2017", "2017-03 mois 25"),
        ("début avril 2017", "2017-04 mois 05"),
        ("2014", "2014 an 01"),
        ("depuis 2014", "2014 an 01"),
        ("début 2017", "2017 an 01"),
        ("mi 2017", "2017 an 07"),
        ("été 2017", "2017 an 07"),
        ("2ème trimestre 2017", "2017 an 04"),
    ] {
        sure(text, expected);
    }
}

#[test]
fn a_month_is_never_read_before_its_day() {
    sure("05/12/2017", "2017-12-05");
    unread("12/25/2017", "VAL-02");
    let Read::Unread(finding) = date(&Value::Text("12/25/2017".into())) else { panic!() };
    assert_eq!(finding.correction.as_deref(), Some("Écrire 25/12/2017 si c’est bien la valeur voulue."));
}

#[test]
fn impossible_and_incomplete_dates_are_not_understood() {
    for (text, code) in [
        ("31/02/2017", "VAL-02"),
        ("29/02/2017", "VAL-02"),
        ("00/00/0000", "VAL-02"),
        ("45/13/2017", "VAL-02"),
        ("31/01", "VAL-01"),
        ("16-déc", "VAL-01"),
        ("06/16", "VAL-01"),
        ("oui", "VAL-01"),
        ("25/09 et 5/12/2017", "VAL-01"),
        ("12/03/2017 et 14/04/2017", "VAL-01"),
        ("janvier-février 2016", "VAL-01"),
        ("prévu le 12/03/2017", "VAL-01"),
        ("avant le 12/03/2017", "VAL-01"),
        ("24/06/2917", "VAL-04"),
        ("24/06/1816", "VAL-04"),
        ("12,5", "VAL-01"),
        ("123456789012345678", "VAL-01"),
    ] {
        unread(text, code);
    }
}

#[test]
fn a_date_among_words_counts_and_is_told() {
    for (text, expected) in
        [("12/03/2017 (EHPAD)", "2017-03-12"), ("RDV 12/03/2017", "2017-03-12"), ("12/03/2017 ?", "2017-03-12")]
    {
        assert_eq!(got(date(&Value::Text(text.into()))), Got::Chosen(expected.into(), "VAL-05"), "{text}");
    }
}

#[test]
fn blanks_and_words_for_not_yet_are_no_fault() {
    for text in ["NR", "?", "-", "en cours", "à venir", "Non", "jj/mm/aaaa"] {
        assert_eq!(got(date(&Value::Text(text.into()))), Got::Missing, "{text}");
    }
}

#[test]
fn numbers_are_serials_years_or_nothing() {
    for (number, expected) in [
        (42_545.0, Got::Chosen("2016-06-24".into(), "VAL-03")),
        (43_018.5, Got::Chosen("2017-10-10".into(), "VAL-03")),
        (2016.0, Got::Sure("2016 an 01".into())),
        (20_160_624.0, Got::Chosen("2016-06-24".into(), "VAL-05")),
        (24_062_016.0, Got::Chosen("2016-06-24".into(), "VAL-05")),
        (1_092_016.0, Got::Chosen("2016-09-01".into(), "VAL-05")),
        (10.2016, Got::Chosen("2016-10 mois 01".into(), "VAL-05")),
        (19_999.0, Got::Unread("VAL-10")),
        (60_001.0, Got::Unread("VAL-10")),
        (3.0, Got::Unread("VAL-10")),
        (-5.0, Got::Unread("VAL-10")),
        (0.0, Got::Unread("VAL-10")),
        (f64::NAN, Got::Unread("VAL-09")),
        (1e300, Got::Unread("VAL-09")),
    ] {
        assert_eq!(got(date(&Value::Number(number))), expected, "{number}");
    }
}

#[test]
fn native_dates_are_taken_unless_their_year_cannot_be() {
    let native = |day| got(date(&Value::Date { day, second: 0 }));
    assert_eq!(native(16_976), Got::Sure("2016-06-24".into()));
    assert_eq!(native(-25_569), Got::Unread("VAL-04"));
    assert_eq!(native(i32::MAX), Got::Unread("VAL-04"));
    assert_eq!(native(i32::MIN), Got::Unread("VAL-04"));
}

#[test]
fn births_are_of_the_last_century_and_never_shown() {
    let Read::Sure(birth) = birth_date(&Value::Text("02/05/29".into())) else { panic!() };
    assert_eq!(birth.jour.to_string(), "1929-05-02");
    let Read::Unread(finding) = birth_date(&Value::Text("31/02/1929".into())) else { panic!() };
    assert!(!finding.message.contains("1929"), "{}", finding.message);
    let Read::Chosen(_, finding) = birth_date(&Value::Number(25_000.0)) else { panic!() };
    assert!(!finding.message.contains("19"), "{}", finding.message);
}

const WRITTEN: &[&str] = &[
    "%d/%m/%Y",
    "%-d/%-m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d %m %Y",
    "%d/%m/%Y %H:%M:%S",
    "%Y-%m-%dT00:00:00",
    "le %d/%m/%Y",
];
const MONTHS: [&str; 12] =
    ["janvier", "févr.", "MARS", "avr", "mai", "juin", "Juil.", "août", "septembre", "oct", "Novembre", "décembre"];

proptest! {
    #[test]
    fn a_day_written_in_any_form_is_read_back(day in -25_567..47_847_i32) {
        let expected = from_days(day).unwrap();
        for format in WRITTEN {
            let text = expected.at(8, 5, 9, 0).strftime(format).to_string();
            prop_assert_eq!(date(&Value::Text(text.as_str().into())), Read::Sure(exact(expected)), "{}", text);
        }
        let month = MONTHS[expected.month() as usize - 1];
        let text = format!("{} {month} {}", expected.day(), expected.year());
        prop_assert_eq!(date(&Value::Text(text.as_str().into())), Read::Sure(exact(expected)), "{}", text);
        prop_assert_eq!(date(&Value::Date { day, second: 3 }), Read::Sure(exact(expected)));
    }

    #[test]
    fn two_digit_years_stay_within_1931_and_2030(day in -14_244..22_280_i32) {
        let expected = from_days(day).unwrap();
        let text = expected.strftime("%-d/%-m/%y").to_string();
        prop_assert_eq!(date(&Value::Text(text.as_str().into())), Read::Sure(exact(expected)), "{}", text);
    }

    #[test]
    fn a_month_written_in_any_form_is_read_back(year in 1931_i16..=2030, month in 1_i8..=12) {
        let jour = Date::new(year, month, 1).unwrap();
        let expected = DateLue { jour, precision: Precision::Mois };
        let name = MONTHS[month as usize - 1];
        for text in [
            format!("{month:02}/{year}"), format!("{month}.{year}"), format!("{year}-{month:02}"),
            format!("{name} {year}"), format!("{name}-{:02}", year % 100),
        ] {
            prop_assert_eq!(date(&Value::Text(text.as_str().into())), Read::Sure(expected), "{}", text);
        }
    }

    #[test]
    fn no_text_makes_reading_fail(text in "\\PC{0,30}") {
        date(&Value::Text(text.as_str().into()));
        birth_date(&Value::Text(text.as_str().into()));
    }

    #[test]
    fn no_number_makes_reading_fail(number in any::<f64>()) {
        date(&Value::Number(number));
        date(&Value::Duration(number));
    }
}
