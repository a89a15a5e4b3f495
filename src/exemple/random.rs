//! Draws that depend on the seed alone: a splitmix64 generator and the few laws we need.

/// A stream of draws; the same seed gives the same stream on every machine.
#[derive(Debug, Clone)]
pub(super) struct Random {
    state: u64,
}

impl Random {
    /// The stream of one part of an inbox: parts do not depend on each other, so that they can be made in parallel.
    pub(super) fn new(seed: u64, part: u64) -> Self {
        let mut stream = Self { state: seed ^ part.wrapping_mul(0xD1B5_4A32_D192_ED03) };
        stream.next();
        stream
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `bound` excluded; 0 when `bound` is 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low).max(0) as usize + 1) as i32
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, chances: usize) -> bool {
        self.below(100) < chances
    }

    /// One of the items.
    pub(super) fn pick<T: Copy>(&mut self, items: &[T]) -> Option<T> {
        items.get(self.below(items.len())).copied()
    }

    /// One of the items, each with its weight.
    pub(super) fn weighted<T: Copy>(&mut self, items: &[(T, usize)]) -> Option<T> {
        let mut rest = self.below(items.iter().map(|it| it.1).sum());
        for (item, weight) in items {
            if rest < *weight {
                return Some(*item);
            }
            rest -= weight;
        }
        None
    }

    /// A sum of twelve draws, of mean 0 and deviation 1: only additions, so that every machine agrees to the last bit.
    fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.below(1 << 20) as f64 / f64::from(1 << 20)).sum::<f64>() - 6.0
    }

    /// A whole number around `mean`, kept within bounds.
    pub(super) fn around(&mut self, mean: f64, deviation: f64, (low, high): (i32, i32)) -> i32 {
        ((mean + deviation * self.bell()).round() as i32).clamp(low, high)
    }

    /// A duration in days with a long tail: half of them under `median`, one in six above `median` × 2^`spread`.
    pub(super) fn tailed(&mut self, median: f64, spread: f64, (low, high): (i32, i32)) -> i32 {
        let doublings = self.bell() * spread;
        let whole = doublings.floor();
        // 2^x by its square roots: multiplications alone, so that every machine agrees to the last bit.
        let (mut factor, mut root, mut rest) = (1.0, 2.0_f64.sqrt(), doublings - whole);
        for _ in 0..20 {
            rest *= 2.0;
            if rest >= 1.0 {
                factor *= root;
                rest -= 1.0;
            }
            root = root.sqrt();
        }
        ((median * factor * 2.0_f64.powi(whole as i32)).round() as i32).clamp(low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_draws_and_parts_differ() {
        let draws = |seed, part| {
            let mut stream = Random::new(seed, part);
            (0..5).map(|_| stream.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draws(1, 2), draws(1, 2));
        assert_ne!(draws(1, 2), draws(1, 3));
        assert_ne!(draws(1, 2), draws(2, 2));
    }

    #[test]
    fn laws_have_the_middle_they_promise() {
        let mut stream = Random::new(7, 0);
        let mut stays: Vec<i32> = (0..4001).map(|_| stream.tailed(330.0, 1.0, (1, 5000))).collect();
        stays.sort_unstable();
        assert!((300..360).contains(&stays[2000]), "{}", stays[2000]);
        let ages: i32 = (0..4000).map(|_| stream.around(83.5, 7.5, (60, 104))).sum();
        assert!((82..85).contains(&(ages / 4000)));
        assert_eq!(stream.below(0), 0);
        assert_eq!(stream.pick::<u8>(&[]), None);
    }
}
