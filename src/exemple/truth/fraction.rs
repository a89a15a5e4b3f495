//! Exact figures: a fraction of whole numbers, written with the decimals that are published.

/// A figure that no rounding has touched yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    /// `None` when there is nothing to divide by.
    pub(super) fn new(over: i128, under: i128) -> Option<Self> {
        match under.signum() {
            0 => None,
            sign => Some(Self { over: over * sign, under: under * sign }),
        }
    }

    /// Divided by a number above zero.
    pub(super) fn divided(self, by: i128) -> Option<Self> {
        Self::new(self.over, self.under * by)
    }

    /// At most so many decimals, half away from zero, without useless zeros.
    pub(super) fn decimals(self, digits: u32) -> String {
        let fixed = self.fixed(digits);
        if fixed.contains('.') { fixed.trim_end_matches('0').trim_end_matches('.').to_owned() } else { fixed }
    }

    /// Exactly so many decimals, half away from zero.
    pub(super) fn fixed(self, digits: u32) -> String {
        let scale = 10_i128.pow(digits);
        let scaled = (self.over.abs() * scale * 2 + self.under) / (self.under * 2);
        let sign = if self.over < 0 && scaled > 0 { "-" } else { "" };
        let (whole, rest) = (scaled / scale, scaled % scale);
        if digits == 0 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}.{rest:0width$}", width = digits as usize)
    }
}

/// Mean of whole numbers.
pub(super) fn mean(values: &[i64]) -> Option<Fraction> {
    Fraction::new(values.iter().map(|it| i128::from(*it)).sum(), values.len() as i128)
}

/// The value below which so many tenths of the sorted values lie, interpolated as CENTILE.INC does.
pub(super) fn tenths(sorted: &[i64], tenths: usize) -> Option<Fraction> {
    let place = tenths * sorted.len().checked_sub(1)?;
    let low = i128::from(*sorted.get(place / 10)?);
    let high = sorted.get(place / 10 + 1).map_or(low, |it| i128::from(*it));
    Fraction::new(low * 10 + (high - low) * (place % 10) as i128, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        for (over, under, digits, expected) in [
            (1, 2, 0, "1"),
            (-1, 2, 0, "-1"),
            (1, 3, 6, "0.333333"),
            (2, 3, 6, "0.666667"),
            (-1, 3, 2, "-0.33"),
            (10, 4, 6, "2.5"),
        ] {
            assert_eq!(Fraction::new(over, under).unwrap().decimals(digits), expected);
        }
        assert_eq!(Fraction::new(1, 0), None);
        assert_eq!(Fraction::new(12, 1).unwrap().fixed(2), "12.00");
    }

    #[test]
    fn percentiles_are_those_of_excel() {
        let days = [1, 2, 4, 7, 30];
        assert_eq!(tenths(&days, 5).unwrap().decimals(6), "4");
        assert_eq!(tenths(&days, 9).unwrap().decimals(6), "20.8");
        assert_eq!(tenths(&[], 5), None);
        assert_eq!(tenths(&[3], 9).unwrap().decimals(6), "3");
    }
}
