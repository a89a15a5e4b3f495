//! Figures as machines read them: a decimal point, a fixed number of digits, halves away from zero.

use crate::summarise::Unit;

/// Decimals of a figure that is no amount of money.
pub(super) const DIGITS: usize = 6;

/// Decimals of a figure of that unit.
pub(super) fn digits(unit: Unit) -> usize {
    if unit == Unit::Euros { 2 } else { DIGITS }
}

/// The nearest number of so many decimals; halves go away from zero, and there is no `-0`. Nothing when it is no number.
pub(super) fn rounded(value: f64, digits: usize) -> Option<f64> {
    if !value.is_finite() {
        return None;
    }
    let factor = 10_f64.powi(digits as i32);
    let scaled = value.abs() * factor;
    let whole = scaled.floor();
    let part = scaled - whole;
    // 1,005 is stored a hair below: what binary fractions miss of a half is given back.
    let hair = (scaled * 4.0 * f64::EPSILON).min(0.01);
    let units = if part + hair >= 0.5 { whole + 1.0 } else { whole };
    let nearest = units / factor;
    Some(if units == 0.0 { 0.0 } else { nearest.copysign(value) })
}

/// A figure of a unit: euros have two decimals, the others up to six.
pub(super) fn value(value: Option<f64>, unit: Unit) -> String {
    let digits = digits(unit);
    let Some(rounded) = value.and_then(|it| rounded(it, digits)) else { return String::new() };
    let text = format!("{rounded:.digits$}");
    if unit == Unit::Euros { text } else { trimmed(&text) }
}

/// A numerator or a denominator: up to six decimals.
pub(super) fn term(value: Option<f64>) -> String {
    value.and_then(|it| rounded(it, DIGITS)).map_or_else(String::new, |it| trimmed(&format!("{it:.DIGITS$}")))
}

fn trimmed(text: &str) -> String {
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn euros_have_two_decimals_and_the_others_up_to_six() {
        for (given, unit, expected) in [
            (1_360_068.0, Unit::Euros, "1360068.00"),
            (-12.5, Unit::Euros, "-12.50"),
            (1.005, Unit::Euros, "1.01"),
            (-1.005, Unit::Euros, "-1.01"),
            (2.675, Unit::Euros, "2.68"),
            (0.004_999, Unit::Euros, "0.00"),
            (-0.004, Unit::Euros, "0.00"),
            (9_007_199_254_740.99, Unit::Euros, "9007199254740.99"),
            (16.5, Unit::Etp, "16.5"),
            (56.0, Unit::Point, "56"),
            (200.0, Unit::Cas, "200"),
            (2.0 / 3.0, Unit::Jours, "0.666667"),
            (-0.000_000_4, Unit::Jours, "0"),
            (0.000_000_5, Unit::Jours, "0.000001"),
            (f64::NAN, Unit::Jours, ""),
            (f64::INFINITY, Unit::Jours, ""),
        ] {
            assert_eq!(value(Some(given), unit), expected, "{given}");
        }
        assert_eq!(value(None, Unit::Euros), "");
    }

    #[test]
    fn every_cent_keeps_its_value() {
        for cents in (0..10_000_000_000_i64).step_by(12_345_677) {
            let text = value(Some(cents as f64 / 100.0), Unit::Euros);
            assert_eq!(text, format!("{}.{:02}", cents / 100, cents % 100));
        }
    }
}
