//! Numbers that look random and are the same for the same seed, on every machine.

/// A sequence of bits from a seed (`SplitMix64`: Steele, Lea and Flood, 2014).
#[derive(Clone, Debug)]
pub struct RandomBits(u64);

impl RandomBits {
    /// Begins the sequence of `seed`.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next 64 bits.
    pub fn next_bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
