//! In which steps the units of a channel are taken.

use crate::plan::Unit;

/// The most choices of one channel within twice today's units, and once more beyond.
const MOST_CHOICES: u64 = 200;

/// How many units are usual: twice today's, or all that there may be where there are none today.
fn usual(most: u64, today: u64) -> u64 {
    if today == 0 { most } else { today.saturating_mul(2) }
}

/// Returns the step in which units are taken: one by one where the usual units are few, else a round number of which these are
/// about `steps`. It does not follow from the limits, so that a wider limit leaves all choices there are.
pub(super) fn step(most: u64, today: u64, unit: Unit, steps: u64) -> u64 {
    let steps = steps.max(1);
    let usual = usual(most, today);
    let one_by_one = if unit == Unit::Insertions { 2 * steps } else { steps };
    if usual <= one_by_one {
        return 1;
    }
    let wanted = usual.div_ceil(steps).max(1);
    let mut power = 1_u64;
    loop {
        for factor in [1_u64, 2, 5] {
            match power.checked_mul(factor) {
                Some(step) if step >= wanted => return step,
                Some(_) => {}
                None => return wanted,
            }
        }
        power = power.saturating_mul(10);
    }
}

/// Returns the units that a channel can have between its limits: from step to step as far as units are usual, in a multiple of
/// the step beyond, with both ends and those of `also` between them.
pub(super) fn units_between(
    (least, most): (u64, u64),
    (step, today): (u64, u64),
    also: impl Iterator<Item = u64>,
) -> Vec<u64> {
    if least > most {
        return Vec::new();
    }
    let step = step.max(1);
    let usual = usual(most, today).min(most);
    let mut units = vec![least, most];
    let mut add = |from: u64, to: u64| {
        // Steps double until there are few enough, so that coarse choices are among fine ones.
        let mut step = step;
        while to.saturating_sub(from) / step > MOST_CHOICES {
            step = step.saturating_mul(2);
        }
        let mut next = from.div_ceil(step).saturating_mul(step);
        while next <= to {
            units.push(next);
            next = next.saturating_add(step);
        }
    };
    if least < usual {
        add(least, usual);
    }
    if most > usual {
        add(least.max(usual), most);
    }
    units.extend(also.filter(|units| (least..=most).contains(units)));
    units.sort_unstable();
    units.dedup();
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wider_limit_leaves_all_choices_there_are() {
        for today in [7, 480_000, 1_000_000_000] {
            let step = step(today * 2, today, Unit::Impressions, 40);
            let narrow = units_between((0, today), (step, today), std::iter::empty());
            let wide = units_between((0, today * 2), (step, today), std::iter::empty());
            // The narrow limit itself may lie between two steps.
            assert!(narrow.iter().all(|units| *units == today || wide.contains(units)), "{today}");
            assert!(wide.len() <= 2 * MOST_CHOICES as usize + 6, "{today}: {}", wide.len());
        }
        assert!(units_between((3, 2), (1, 2), std::iter::empty()).is_empty());
        assert_eq!(units_between((1, 3), (1, 2), std::iter::empty()), [1, 2, 3]);
        assert!(units_between((0, 40_000_000), (20_000, 480_000), std::iter::once(7)).contains(&7));
    }
}
