//! Random numbers from a seed: the same in every browser and natively, so that a link repeats a quiz.

/// Numbers from a seed (SplitMix64; Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The numbers that belong to a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to one below the limit; 0 for a limit of 0.
    pub fn below(&mut self, limit: usize) -> usize {
        // The upper half of the bits; the bias of a remainder of so many is far below notice.
        let limit = u64::try_from(limit.max(1)).unwrap_or(u64::MAX);
        usize::try_from((self.number() >> 32) % limit).unwrap_or(0)
    }

    /// A number between two, both included, in steps from the lower one on.
    pub fn between(&mut self, low: u32, high: u32, step: u32) -> u32 {
        let steps = high.saturating_sub(low) / step.max(1);
        low + step * u32::try_from(self.below(steps as usize + 1)).unwrap_or(0)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One entry of a list that has at least one.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// Puts a list in random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_published_generator() {
        // The first outputs for seed 1234567, as the reference implementation in C gives them.
        let mut dice = Dice::new(1_234_567);
        let first = [dice.number(), dice.number(), dice.number()];
        assert_eq!(
            first,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn every_order_of_a_list_has_all_its_entries() {
        for seed in 0..50 {
            let mut list: Vec<u32> = (0..10).collect();
            Dice::new(seed).shuffle(&mut list);
            list.sort_unstable();
            assert_eq!(list, (0..10).collect::<Vec<_>>());
        }
    }
}
