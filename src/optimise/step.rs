//! In which steps the units of a channel are taken.

use crate::plan::Unit;

/// The most choices of one channel.
const MOST_CHOICES: u64 = 200;

/// The step in which units are taken: one by one where twice today's units are few, else a round number of which twice today's
/// are about `steps`. It does not follow from the limits, so that a wider limit leaves all choices there are; only where it
/// would make more than 200 choices is it larger.
pub(super) fn step((least, most): (u64, u64), today: u64, unit: Unit, steps: u64) -> u64 {
    let steps = steps.max(1);
    let usual = if today == 0 { most } else { today.saturating_mul(2) };
    let one_by_one = if unit == Unit::Insertions { 2 * steps } else { steps };
    let fits = |step: u64| most.saturating_sub(least) / step <= MOST_CHOICES;
    if usual <= one_by_one && fits(1) {
        return 1;
    }
    let wanted = usual.div_ceil(steps).max(1);
    let mut power = 1_u64;
    loop {
        for factor in [1_u64, 2, 5] {
            match power.checked_mul(factor) {
                Some(step) if step >= wanted && fits(step) => return step,
                Some(_) => {}
                None => return wanted,
            }
        }
        power = power.saturating_mul(10);
    }
}
