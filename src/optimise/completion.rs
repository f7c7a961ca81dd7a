//! Says what can still come of a label: a bound that leaves out labels from which nothing better than a known plan follows.
//!
//! For the channels still to come, and for each amount of money, stands the least that every key can be: each from a plan of
//! its own, so that no plan has them all. Money is counted in cells and every cost is rounded down to them, so that no plan is
//! left out. A label with the least keys that the money left can pay for is worth at least as much as any plan that it is a
//! part of.
//!
//! What follows a label counts by its factors `d`: `Σ d·key` is to be as little as can be, and `Σ d·least key` is too little,
//! because no plan has all least keys. For one direction `v`, that of a known plan, the least of `Σ v·key` itself is known; it
//! exceeds `Σ v·least key` by a *gain*. A label has as much of that direction as all its factors have, `d = part·v + more` with
//! `part = min d/v`, so that `Σ d·key ≥ Σ d·least key + part·gain`: the bound holds for every label, and says the more the
//! nearer it is to the known plan.

use super::channel::Choice;
use super::space::Space;
use super::surrogate::Counted;

/// In how many cells money is counted.
const CELLS: usize = 1024;

/// After so many labels it is asked whether to stop.
const LABELS_BETWEEN_LOOKS: u32 = 1024;

/// The value that plans for some money have to come to: that of a plan that is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    money: i64,
    value: f64,
}

impl Known {
    /// Returns a value for `money`.
    pub(super) fn of(money: i64, value: f64) -> Self {
        Self { money, value }
    }

    /// Returns the same value where costs are counted in another way.
    pub(super) fn counted(self, counted: &Counted, space: &Space) -> Self {
        Self { money: counted.money(self.money, space), ..self }
    }
}

/// The least keys of some channels for each cell of money.
#[derive(Clone, Debug)]
pub(super) struct Rest {
    /// Key after key, each for all cells; the gain comes after them.
    least: Vec<f64>,
    /// The direction of the gain: the factors of what a known plan has beside these channels. Empty where none is known.
    direction: Vec<f64>,
    /// How much of the direction without the first of these channels is in this one with each of its choices.
    parts: Vec<f64>,
    /// The money of all cells.
    money: i64,
    /// Cells for each minor unit.
    scale: f64,
}

/// What the place of money among cells is wrong by at most; the rounding of products is far smaller.
const PLACE: f64 = 1e-9;

impl Rest {
    /// Returns no channels, for up to `money`, where `beside` is the row of a known plan.
    pub(super) fn origin(money: i64, space: &Space, beside: Option<&[f64]>) -> Self {
        let mut keys = vec![0.0; space.length() + 1];
        space.keys(&space.origin(), &vec![false; space.resources.len()], &mut keys[..space.length()]);
        let least = keys.into_iter().flat_map(|key| std::iter::repeat_n(key, CELLS + 1)).collect();
        let money = money.max(1);
        let (_, direction) = direction(beside, space);
        Self { least, direction, parts: Vec::new(), money, scale: CELLS as f64 / money as f64 }
    }

    /// Returns how much of the direction is in `factors`.
    fn part(&self, factors: &[f64]) -> f64 {
        part(&self.direction, factors)
    }

    /// Returns the cell that what is left lies in, never the one below it.
    fn cell_of_left(&self, money: i64) -> usize {
        ((money as f64 * self.scale + PLACE) as usize).min(CELLS)
    }

    /// Returns the cells that a cost takes at least, never one more.
    fn cells_of_cost(&self, cost: i64) -> usize {
        ((cost as f64 * self.scale - PLACE).max(0.0) as usize).min(CELLS)
    }

    /// Returns the same channels and another one, whose costs are `counted` in some way; `beside` is the row of what a known plan
    /// has beside all of them.
    pub(super) fn with(
        &self,
        (choices, beside): (&[Choice], Option<&[f64]>),
        counted: &Counted,
        space: &Space,
    ) -> Self {
        let (room, length) = (CELLS + 1, space.length());
        let mut least = vec![f64::INFINITY; self.least.len()];
        let mut parts = vec![0.0; choices.len()];
        let (mut sums, mut row, mut factors) = (vec![0.0; room], vec![0.0; length], vec![0.0; length]);
        let (constant_beside, direction) = direction(beside, space);
        let costs = choices.iter().map(|choice| counted.of_choice(choice));
        let affordable = choices.iter().zip(costs).zip(&mut parts).filter(|((_, cost), _)| *cost <= self.money);
        for ((choice, cost), part) in affordable {
            let from = self.cells_of_cost(cost);
            let sums = &mut sums[..room - from];
            for (key, least) in least.chunks_exact_mut(room).enumerate() {
                if key < length {
                    self.key_sums(key, choice, space, sums);
                } else if let Some(beside) = beside {
                    space.add(beside, choice, &mut row);
                    let constant = space.factors(&row, &mut factors);
                    *part = self.part(&factors);
                    self.factor_sums((&factors, *part), constant_beside - constant, sums);
                } else {
                    continue;
                }
                least[from..].iter_mut().zip(&*sums).for_each(|(least, sum)| *least = least.min(*sum));
            }
        }
        let (keys, gains) = least.split_at_mut(length * room);
        for (factor, keys) in direction.iter().zip(keys.chunks_exact(room)).filter(|(factor, _)| **factor > 0.0) {
            gains.iter_mut().zip(keys).for_each(|(gain, key)| *gain -= factor * key);
        }
        // There is none without a direction, nor where nothing can be paid for.
        for gain in gains {
            *gain = if gain.is_finite() { gain.max(0.0) } else { 0.0 };
        }
        Self { least, direction, parts, ..*self }
    }

    /// Writes into `out` the least that a key can be of a choice with these channels, for each of the first cells.
    fn key_sums(&self, key: usize, choice: &Choice, space: &Space, out: &mut [f64]) {
        out.fill(0.0);
        let more = space.follow(choice, key, |key, factor| {
            let before = &self.least[key * (CELLS + 1)..][..=CELLS];
            out.iter_mut().zip(before).for_each(|(sum, before)| *sum += factor * before);
        });
        if more != 0.0 {
            for sum in out {
                *sum += more;
            }
        }
    }

    /// Writes into `out` what the keys come to at least by these factors, with `more`, for each of the first cells; `part` is what
    /// of the direction is in the factors.
    fn factor_sums(&self, (factors, part): (&[f64], f64), more: f64, out: &mut [f64]) {
        out.fill(more);
        let parts = factors.iter().chain([&part]).zip(self.least.chunks_exact(CELLS + 1));
        for (factor, least) in parts.filter(|(factor, _)| **factor > 0.0) {
            out.iter_mut().zip(least).for_each(|(sum, least)| *sum += factor * least);
        }
    }

    /// Returns the most that a plan for `money` can be worth that has a label with this row and this cost as its part, where
    /// the factors of the row and the constant are known.
    fn most(&self, (factors, constant): (&[f64], f64), cost: i64, money: i64) -> Option<f64> {
        let cell = self.cell_of_left(money.checked_sub(cost).filter(|left| *left >= 0)?);
        let mut most = constant;
        for (key, factor) in factors.iter().enumerate().filter(|(_, factor)| **factor > 0.0) {
            most -= factor * self.least[key * (CELLS + 1) + cell];
        }
        let gain = self.least[factors.len() * (CELLS + 1) + cell];
        Some(most - if gain > 0.0 { self.part(factors) * gain } else { 0.0 })
    }

    /// Returns for each choice of the channel before these which labels may lead with it to a plan as good as the one known, as
    /// far as that is told without making them. Labels are given by their costs, rising, and their rows; `before` are the same
    /// channels and that one.
    ///
    /// What follows a label is the choice with these channels, whose least keys follow from the money left alone: they are
    /// worked out once for all labels that leave as many cells of it.
    pub(super) fn hopeful(
        &self,
        (costs, rows): (&[i64], &[f64]),
        (choices, before): (&[Choice], &Self),
        (known, space): (&Known, &Space),
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Vec<Vec<u32>> {
        let Known { money, value } = *known;
        // The gain stands behind the keys, as its part does behind the factors.
        let length = space.length();
        let width = length + 1;
        let from: Vec<usize> = choices.iter().map(|choice| self.cells_of_cost(choice.cost)).collect();
        let mut hopeful = vec![Vec::new(); choices.len()];
        let (mut factors, mut least, mut at) = (vec![0.0; width], vec![0.0; choices.len() * width], None);
        for (label, (&cost, row)) in (0_u32..).zip(costs.iter().zip(rows.chunks_exact(length))) {
            let Some(left) = money.checked_sub(cost).filter(|left| *left >= 0) else { break };
            if label % LABELS_BETWEEN_LOOKS == 0 && stopped() {
                break;
            }
            let cell = self.cell_of_left(left);
            if at != Some(cell) {
                at = Some(cell);
                let parts = choices.iter().zip(&before.parts).zip(&from);
                for (((choice, part), &from), least) in parts.zip(least.chunks_exact_mut(width)) {
                    if let Some(cell) = cell.checked_sub(from) {
                        self.least_with((choice, *part), cell, space, least);
                    }
                }
            }
            let constant = space.factors(row, &mut factors[..length]);
            factors[length] = before.part(&factors[..length]);
            for ((least, &from), hopeful) in least.chunks_exact(width).zip(&from).zip(&mut hopeful) {
                let dot: f64 = factors.iter().zip(least).map(|(factor, key)| factor * key).sum();
                if from <= cell && constant - dot >= value - space.rounding() {
                    hopeful.push(label);
                }
            }
        }
        hopeful
    }

    /// Writes the least keys and the gain of a choice with these channels in a cell of money that is left for them; `part` is
    /// how much of the direction of these channels the choice leaves.
    fn least_with(&self, (choice, part): (&Choice, f64), cell: usize, space: &Space, out: &mut [f64]) {
        let room = CELLS + 1;
        let Some((gain, keys)) = out.split_last_mut() else { return };
        *gain = part * self.least[keys.len() * room + cell];
        for (key, out) in keys.iter_mut().enumerate() {
            let mut sum = 0.0;
            let more = space.follow(choice, key, |key, factor| sum += factor * self.least[key * room + cell]);
            *out = sum + more;
        }
    }

    /// Returns the most that any plan of these channels alone can be worth for `money`.
    pub(super) fn bound(&self, money: i64, space: &Space) -> Option<f64> {
        let mut factors = vec![0.0; space.length()];
        let constant = space.factors(&space.origin(), &mut factors);
        self.most((&factors, constant), 0, money)
    }

    /// Returns true where a plan as good as the one known may have a label with this row and this cost as its part; `factors` is
    /// room to work in.
    pub(super) fn may_serve(&self, row: &[f64], cost: i64, known: &Known, space: &Space, factors: &mut [f64]) -> bool {
        let constant = space.factors(row, factors);
        let most = self.most((factors, constant), cost, known.money);
        most.is_some_and(|most| most >= known.value - space.rounding())
    }
}

/// Returns the constant and the factors of a row that is known.
fn direction(beside: Option<&[f64]>, space: &Space) -> (f64, Vec<f64>) {
    let Some(row) = beside else { return (0.0, Vec::new()) };
    let mut factors = vec![0.0; space.length()];
    (space.factors(row, &mut factors), factors)
}

/// Returns how often `direction` is in `factors`: no factor is less than so much of it. Not at all where there is no direction.
fn part(direction: &[f64], factors: &[f64]) -> f64 {
    let parts = direction.iter().zip(factors).filter(|(of, _)| **of > 0.0).map(|(of, factor)| factor / of);
    let part = parts.fold(f64::INFINITY, f64::min);
    if part.is_finite() { part } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::{Known, Rest};
    use crate::optimise::channel::Choice;
    use crate::optimise::space::{Space, View};
    use crate::optimise::surrogate::Counted;

    #[test]
    fn a_label_is_kept_where_it_can_still_be_part_of_a_plan_as_good() {
        let view = View { audience: 0, weight: 1.0 };
        let space = Space { times: 1, is_points: false, views: vec![view], resources: Vec::new() };
        let choice = |units: u64, few: f64| Choice {
            units,
            cost: i64::try_from(units).unwrap() * 10,
            few: vec![few],
            means: vec![0.0],
            spent: Vec::new(),
            bonus: 0.0,
        };
        // One channel that leaves ½ for each 10: with 20 a quarter of whatever is left.
        let choices = [choice(0, 1.0), choice(1, 0.5), choice(2, 0.25)];
        let rest = Rest::origin(30, &space, None).with((&choices, None), &Counted::MONEY, &space);
        assert_eq!(rest.bound(30, &space), Some(0.75));
        let mut room = vec![0.0; space.length()];
        let mut may = |cost, value| rest.may_serve(&[0.8, 0.0], cost, &Known::of(30, value), &space, &mut room);
        assert!(may(10, 0.8), "0.8 · 0.25 is left");
        assert!(!may(10, 0.81) && !may(20, 0.7) && may(20, 0.6) && !may(31, 0.0));
    }

    /// Numbers that look random, the same on every run.
    fn numbers(seed: u64) -> impl FnMut() -> f64 {
        let mut state = seed;
        move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        }
    }

    /// A channel of four choices in two views, the more of each the dearer.
    fn channel(next: &mut impl FnMut() -> f64, with_bonus: bool) -> Vec<Choice> {
        let (cost, rates) = (5.0 + 20.0 * next(), [0.1 + 0.8 * next(), 0.1 + 0.8 * next()]);
        let choice = |units: u64| {
            let few = rates.iter().flat_map(|rate| {
                let mean = rate * units as f64;
                [1.0, mean, mean * mean / 2.0].map(|share| share * (-mean).exp())
            });
            let bonus = if with_bonus { 0.02 * units as f64 } else { 0.0 };
            let cost = (cost * units as f64) as i64;
            Choice {
                units,
                cost,
                few: few.collect(),
                means: rates.map(|rate| rate * units as f64).to_vec(),
                spent: Vec::new(),
                bonus,
            }
        };
        (0..4).map(choice).collect()
    }

    fn space_of_two(is_points: bool) -> Space {
        let views = vec![View { audience: 0, weight: 0.6 }, View { audience: 1, weight: 0.4 }];
        Space { times: 3, is_points, views, resources: Vec::new() }
    }

    #[test]
    fn no_plan_is_worth_more_than_what_can_come_of_its_labels() {
        let (mut plain, mut directed) = (0.0, 0.0);
        for case in 0..60 {
            let mut next = numbers(case);
            let space = space_of_two(case % 5 > 2);
            let rounding = if space.is_points { 1e-11 } else { 1e-14 };
            let channels: Vec<Vec<Choice>> = (0..4).map(|_| channel(&mut next, case % 3 == 0)).collect();
            let money = 40 + (80.0 * next()) as i64;
            let row_of = |chosen: &[usize]| {
                let mut row = space.origin();
                for (channel, &at) in channels.iter().zip(chosen) {
                    let mut out = row.clone();
                    space.add(&row, &channel[at], &mut out);
                    row = out;
                }
                row
            };
            let cost_of = |chosen: &[usize]| channels.iter().zip(chosen).map(|(of, &at)| of[at].cost).sum::<i64>();
            let plans = (0..256_usize).map(|plan| [0, 2, 4, 6].map(|bit| plan >> bit & 3));
            let plans: Vec<[usize; 4]> = plans.filter(|chosen| cost_of(chosen) <= money).collect();
            let value_of = |chosen: &[usize; 4]| space.value(&row_of(chosen));
            let best = *plans.iter().max_by(|a, b| value_of(a).total_cmp(&value_of(b))).unwrap();
            // A plan that is known: any will do, but the better it is, the more is left out.
            let known = if case % 2 == 0 { best } else { [0; 4].map(|_: usize| (4.0 * next()) as usize) };
            let rests = |is_directed: bool| {
                let beside = |of: usize| Some(row_of(&known[..of])).filter(|_| is_directed);
                let mut rests = vec![Rest::origin(money, &space, beside(4).as_deref())];
                for at in (0..4).rev() {
                    let rest = rests[0].with((&channels[at], beside(at).as_deref()), &Counted::MONEY, &space);
                    rests.insert(0, rest);
                }
                rests
            };
            let (without, with) = (rests(false), rests(true));
            let mut room = vec![0.0; space.length()];
            let most = |rest: &Rest, chosen: &[usize], room: &mut [f64]| {
                let constant = space.factors(&row_of(chosen), room);
                rest.most((room, constant), cost_of(chosen), money)
            };
            if known == best {
                let [a, b] = [&without, &with].map(|rests| most(&rests[0], &[], &mut room).unwrap() - value_of(&best));
                (plain, directed) = (plain + a, directed + b);
            }
            for chosen in plans {
                let value = value_of(&chosen);
                for taken in 0..=4 {
                    let bounds =
                        [&without, &with].map(|rests| most(&rests[taken], &chosen[..taken], &mut room).unwrap());
                    assert!(value <= bounds[1] + rounding, "{case}: {chosen:?} is worth {value}, not {}", bounds[1]);
                    assert!(bounds[1] <= bounds[0] + rounding, "{case}: {bounds:?}");
                }
                for taken in 0..4 {
                    let (row, cost) = (row_of(&chosen[..taken]), cost_of(&chosen[..taken]));
                    let to_beat = (&Known::of(money, value), &space);
                    let of_channel = (channels[taken].as_slice(), &with[taken]);
                    let hopeful = with[taken + 1].hopeful((&[cost], &row), of_channel, to_beat, &|| false);
                    assert_eq!(hopeful[chosen[taken]], [0], "{case}: {chosen:?} is left out");
                }
            }
        }
        assert!(directed < 0.5 * plain, "{directed} {plain}");
    }
}
