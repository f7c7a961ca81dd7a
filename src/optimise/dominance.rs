//! Asks quickly whether any of many labels is at least as good as a new one.

use super::space::TOLERANCE;

/// How many labels are compared side by side.
pub(super) const LANES: usize = 16;

/// How many blocks of labels have their least keys in common.
const BLOCKS: usize = 16;

/// The keys of labels, in blocks with the least of each key. Labels that cost about the same stand beside each other, so that
/// the least keys say much.
#[derive(Debug)]
pub(super) struct Dominance {
    length: usize,
    count: usize,
    /// How many blocks and groups of them were looked at.
    looked: u64,
    /// Block after block, key after key, label after label.
    keys: Vec<f64>,
    /// The least of each key of each block.
    least: Vec<f64>,
    /// The least of each key of [`BLOCKS`] blocks.
    group_least: Vec<f64>,
}

impl Dominance {
    /// Returns no labels yet, with so many keys each.
    pub(super) fn new(length: usize) -> Self {
        Self { length, count: 0, looked: 0, keys: Vec::new(), least: Vec::new(), group_least: Vec::new() }
    }

    /// Adds a label.
    pub(super) fn push(&mut self, keys: &[f64]) {
        let (block, lane) = (self.count / LANES, self.count % LANES);
        if lane == 0 {
            self.keys.resize(self.keys.len() + self.length * LANES, f64::INFINITY);
            self.least.resize(self.least.len() + self.length, f64::INFINITY);
            if block % BLOCKS == 0 {
                self.group_least.resize(self.group_least.len() + self.length, f64::INFINITY);
            }
        }
        let (blocks, group) = (block * self.length, block / BLOCKS * self.length);
        for (at, &key) in keys.iter().enumerate() {
            self.keys[(blocks + at) * LANES + lane] = key;
            self.least[blocks + at] = self.least[blocks + at].min(key);
            self.group_least[group + at] = self.group_least[group + at].min(key);
        }
        self.count += 1;
    }

    /// Returns how many blocks and groups of them were looked at so far: a measure of the work that does not follow from the
    /// machine.
    pub(super) fn looked(&self) -> u64 {
        self.looked
    }

    /// Returns true when a label has no key greater than these. The latest are asked first: they cost about as much.
    pub(super) fn has_as_good(&mut self, keys: &[f64]) -> bool {
        let length = self.length;
        let blocks = self.count.div_ceil(LANES);
        let can = |least: &[f64]| least.iter().zip(keys).all(|(least, key)| *least <= key + TOLERANCE);
        for group in (0..blocks.div_ceil(BLOCKS)).rev() {
            self.looked += 1;
            if !can(&self.group_least[group * length..][..length]) {
                continue;
            }
            for block in (group * BLOCKS..((group + 1) * BLOCKS).min(blocks)).rev() {
                self.looked += 1;
                if can(&self.least[block * length..][..length])
                    && in_block(&self.keys[block * length * LANES..][..length * LANES], keys)
                {
                    return true;
                }
            }
        }
        false
    }
}

/// Returns true when a label of a block has no key greater than these.
#[inline]
fn in_block(block: &[f64], keys: &[f64]) -> bool {
    let mut is_as_good = [true; LANES];
    for (column, key) in block.chunks_exact(LANES).zip(keys) {
        let most = key + TOLERANCE;
        for (is_as_good, known) in is_as_good.iter_mut().zip(column) {
            *is_as_good &= *known <= most;
        }
        if !is_as_good.iter().any(|&is| is) {
            return false;
        }
    }
    true
}
