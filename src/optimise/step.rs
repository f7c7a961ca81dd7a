//! In which steps the units of a channel are taken.

use crate::plan::Unit;

/// The most choices of one channel within twice today's units, and once more beyond.
const MOST_CHOICES: u64 = 200;

/// Returns how many units are usual: twice today's, or all that there may be where there are none today.
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

/// How often a step is halved where units are few, and into how many steps all is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Finer {
    pub(super) times: u32,
    pub(super) steps: u64,
}

/// How often a step is halved at most.
pub(super) const MOST_HALVED: u32 = 16;

/// Returns the units that a channel can have between its limits: from step to step as far as units are usual, in a multiple of
/// the step beyond, with both ends and those of `also` between them. Where units are few, the step is halved again and again,
/// as often as `finer` says, and taken for half as many units as before.
pub(super) fn units_between(
    (least, most): (u64, u64),
    (step, today, finer): (u64, u64, Finer),
    also: impl Iterator<Item = u64>,
) -> Vec<u64> {
    if least > most {
        return Vec::new();
    }
    let step = step.max(1);
    let usual = usual(most, today).min(most);
    let mut units = vec![least, most];
    let mut add = |from: u64, to: u64, mut step: u64| {
        // Steps double until there are few enough, so that coarse choices are among fine ones.
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
        add(least, usual, step);
    }
    if most > usual {
        add(least.max(usual), most, step);
    }
    for halved in 1..=finer.times.min(MOST_HALVED) {
        // So many of the smallest that they cost as much as is there, and so many of the others that they go on from there.
        let blocks = finer.steps.saturating_mul(if halved == finer.times { 16 } else { 8 }) / 5;
        let (step, to) = (step >> halved, step.saturating_mul(blocks) >> halved);
        if step == 0 {
            break;
        }
        if least < to.min(most) {
            add(least, to.min(most), step);
        }
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
    fn few_units_are_taken_in_finer_steps() {
        let plain =
            units_between((0, 2_000_000_000), (50_000_000, 1_000_000_000, Finer::default()), std::iter::empty());
        let fine = units_between(
            (0, 2_000_000_000),
            (50_000_000, 1_000_000_000, Finer { times: 8, steps: 40 }),
            std::iter::empty(),
        );
        assert!(plain.iter().all(|units| fine.contains(units)), "all coarse choices are there");
        assert_eq!(fine[..3], [0, 195_312, 390_624]);
        assert!(fine.len() < 500, "{}", fine.len());
        let gaps = fine.windows(2).map(|pair| (pair[0], pair[1] - pair[0]));
        assert!(gaps.clone().filter(|(at, _)| *at < 20_000_000).all(|(_, gap)| gap <= 195_312), "up to 100 of them");
        assert!(gaps.clone().all(|(at, gap)| gap <= (at / 30).max(195_313)), "a thirtieth of the units at most");
    }

    #[test]
    fn a_wider_limit_leaves_all_choices_there_are() {
        for today in [7, 480_000, 1_000_000_000] {
            let step = step(today * 2, today, Unit::Impressions, 40);
            let narrow = units_between((0, today), (step, today, Finer::default()), std::iter::empty());
            let wide = units_between((0, today * 2), (step, today, Finer::default()), std::iter::empty());
            // The narrow limit itself may lie between two steps.
            assert!(narrow.iter().all(|units| *units == today || wide.contains(units)), "{today}");
            assert!(wide.len() <= 2 * MOST_CHOICES as usize + 6, "{today}: {}", wide.len());
        }
        assert!(units_between((3, 2), (1, 2, Finer::default()), std::iter::empty()).is_empty());
        assert_eq!(units_between((1, 3), (1, 2, Finer::default()), std::iter::empty()), [1, 2, 3]);
        assert!(units_between((0, 40_000_000), (20_000, 480_000, Finer::default()), std::iter::once(7)).contains(&7));
    }
}
