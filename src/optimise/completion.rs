//! Says what can still come of a label: a bound that leaves out labels from which nothing better than a known plan follows.
//!
//! For the channels still to come, and for each amount of money, stands the least that every key can be: each from a plan of
//! its own, so that no plan has them all. Money is counted in cells and every cost is rounded down to them, so that no plan is
//! left out. A label with the least keys that the money left can pay for is worth at least as much as any plan that it is a
//! part of.

use super::halves::BETTER;
use super::problem::Choice;
use super::space::Space;
use super::surrogate::Counted;

/// In how many cells money is counted.
const CELLS: usize = 1024;

/// After so many labels it is asked whether to stop.
const LABELS_BETWEEN_LOOKS: u32 = 1024;

/// The values that plans have to come to, by the money that there is: those of plans that are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(Vec<(i64, f64)>);

impl Known {
    /// Returns one value for `money`.
    pub(super) fn of(money: i64, value: f64) -> Self {
        Self(vec![(money, value)])
    }

    /// Returns the money and the value, where there is one alone.
    fn alone(&self) -> Option<(i64, f64)> {
        if let [one] = self.0.as_slice() { Some(*one) } else { None }
    }

    /// Returns the same values where costs are counted in another way.
    pub(super) fn counted(&self, counted: &Counted, space: &Space) -> Self {
        Self(self.0.iter().map(|&(money, value)| (counted.money(money, space), value)).collect())
    }

    /// Returns a value for each amount of money.
    pub(super) fn of_each(values: impl IntoIterator<Item = (i64, f64)>) -> Self {
        Self(values.into_iter().collect())
    }
}

/// The least keys of some channels for each cell of money.
#[derive(Clone, Debug)]
pub(super) struct Rest {
    /// Key after key, each for all cells.
    least: Vec<f64>,
    /// The money of all cells.
    money: i64,
    /// Cells for each minor unit.
    scale: f64,
}

/// What the place of money among cells is wrong by at most; the rounding of products is far smaller.
const PLACE: f64 = 1e-9;

impl Rest {
    /// Returns no channels, for up to `money`. `None` where points are the goal, whose keys do not follow from each other's
    /// least.
    pub(super) fn origin(money: i64, space: &Space) -> Option<Self> {
        if space.is_points {
            return None;
        }
        let mut keys = vec![0.0; space.length()];
        space.keys(&space.origin(), &vec![false; space.resources.len()], &mut keys);
        let least = keys.into_iter().flat_map(|key| std::iter::repeat_n(key, CELLS + 1)).collect();
        let money = money.max(1);
        Some(Self { least, money, scale: CELLS as f64 / money as f64 })
    }

    /// Returns the cell that what is left lies in, never the one below it.
    fn cell_of_left(&self, money: i64) -> usize {
        ((money as f64 * self.scale + PLACE) as usize).min(CELLS)
    }

    /// Returns the cells that a cost takes at least, never one more.
    fn cells_of_cost(&self, cost: i64) -> usize {
        ((cost as f64 * self.scale - PLACE).max(0.0) as usize).min(CELLS)
    }

    /// Returns the same channels and another one, whose costs are `counted` in some way.
    pub(super) fn with(&self, choices: &[Choice], counted: &Counted, space: &Space) -> Self {
        let room = CELLS + 1;
        let (times, exposures) = (space.times, space.views.len() * space.times);
        let bonus = space.length() - 1;
        let mut least = vec![f64::INFINITY; self.least.len()];
        let mut sums = vec![0.0; room];
        let costs = choices.iter().map(|choice| counted.of_choice(choice));
        for (choice, cost) in choices.iter().zip(costs).filter(|(_, cost)| *cost <= self.money) {
            let from = self.cells_of_cost(cost);
            let left = room - from;
            for (key, least) in least.chunks_exact_mut(room).enumerate() {
                let sums = &mut sums[..left];
                if key < exposures {
                    let (view, below) = (key / times * times, key % times);
                    sums.fill(0.0);
                    for (fewer, share) in choice.few[view..=view + below].iter().enumerate() {
                        let before = &self.least[(view + below - fewer) * room..][..left];
                        sums.iter_mut().zip(before).for_each(|(sum, before)| *sum += share * before);
                    }
                } else {
                    let more = if key == bonus { choice.bonus } else { 0.0 };
                    let before = &self.least[key * room..][..left];
                    sums.iter_mut().zip(before).for_each(|(sum, before)| *sum = before - more);
                }
                least[from..].iter_mut().zip(&*sums).for_each(|(least, sum)| *least = least.min(*sum));
            }
        }
        Self { least, ..*self }
    }

    /// Returns the most that a plan for `money` can be worth that has a label with this row and this cost as its part, where
    /// the factors of the row and the constant are known.
    fn most(&self, (factors, constant): (&[f64], f64), cost: i64, money: i64) -> Option<f64> {
        let cell = self.cell_of_left(money.checked_sub(cost).filter(|left| *left >= 0)?);
        let mut most = constant;
        for (key, factor) in factors.iter().enumerate().filter(|(_, factor)| **factor > 0.0) {
            most -= factor * self.least[key * (CELLS + 1) + cell];
        }
        Some(most)
    }

    /// Returns for each choice of the channel before these which labels may lead with it to a plan as good as the one known, as
    /// far as that is told without making them; `None` where several are known. Labels are given by their costs, rising, and
    /// their rows.
    ///
    /// What follows a label is the choice with these channels, whose least keys follow from the money left alone: they are
    /// worked out once for all labels that leave as many cells of it.
    pub(super) fn hopeful(
        &self,
        (costs, rows): (&[i64], &[f64]),
        choices: &[Choice],
        (known, space): (&Known, &Space),
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Vec<u32>>> {
        let (money, value) = known.alone()?;
        let length = space.length();
        let from: Vec<usize> = choices.iter().map(|choice| self.cells_of_cost(choice.cost)).collect();
        let mut hopeful = vec![Vec::new(); choices.len()];
        let (mut factors, mut least, mut at) = (vec![0.0; length], vec![0.0; choices.len() * length], None);
        for (label, (&cost, row)) in (0_u32..).zip(costs.iter().zip(rows.chunks_exact(length))) {
            let Some(left) = money.checked_sub(cost).filter(|left| *left >= 0) else { break };
            if label % LABELS_BETWEEN_LOOKS == 0 && stopped() {
                break;
            }
            let cell = self.cell_of_left(left);
            if at != Some(cell) {
                at = Some(cell);
                for ((choice, &from), least) in choices.iter().zip(&from).zip(least.chunks_exact_mut(length)) {
                    if let Some(cell) = cell.checked_sub(from) {
                        self.least_with(choice, cell, space, least);
                    }
                }
            }
            let constant = space.factors(row, &mut factors);
            for ((least, &from), hopeful) in least.chunks_exact(length).zip(&from).zip(&mut hopeful) {
                let dot: f64 = factors.iter().zip(least).map(|(factor, key)| factor * key).sum();
                if from <= cell && constant - dot >= value - BETTER {
                    hopeful.push(label);
                }
            }
        }
        Some(hopeful)
    }

    /// Writes the least keys of a choice with these channels in a cell of money that is left for them.
    fn least_with(&self, choice: &Choice, cell: usize, space: &Space, out: &mut [f64]) {
        let room = CELLS + 1;
        let (times, exposures) = (space.times, space.views.len() * space.times);
        let bonus = space.length() - 1;
        for (key, out) in out.iter_mut().enumerate() {
            *out = if key < exposures {
                let (view, below) = (key / times * times, key % times);
                let shares = choice.few[view..=view + below].iter().enumerate();
                shares.map(|(fewer, share)| share * self.least[(view + below - fewer) * room + cell]).sum()
            } else {
                self.least[key * room + cell] - if key == bonus { choice.bonus } else { 0.0 }
            };
        }
    }

    /// Returns the most that any plan of these channels alone can be worth for `money`.
    pub(super) fn bound(&self, money: i64, space: &Space) -> Option<f64> {
        let mut factors = vec![0.0; space.length()];
        let constant = space.factors(&space.origin(), &mut factors);
        self.most((&factors, constant), 0, money)
    }

    /// Returns true where a plan for `money` that is worth `value` or more may have a label with this row and this cost as its
    /// part; `factors` is room to work in.
    pub(super) fn may_come_to(
        &self,
        value: f64,
        (row, cost): (&[f64], i64),
        money: i64,
        space: &Space,
        factors: &mut [f64],
    ) -> bool {
        let constant = space.factors(row, factors);
        self.most((factors, constant), cost, money).is_some_and(|most| most >= value - BETTER)
    }

    /// Returns true where a plan as good as those known may have a label with this row and this cost as its part; `factors` is
    /// room to work in.
    pub(super) fn may_serve(&self, row: &[f64], cost: i64, known: &Known, space: &Space, factors: &mut [f64]) -> bool {
        let constant = space.factors(row, factors);
        let factors = &*factors;
        known.0.iter().any(|&(money, value)| {
            self.most((factors, constant), cost, money).is_some_and(|most| most >= value - BETTER)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Rest};
    use crate::optimise::problem::Choice;
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
        let rest = Rest::origin(30, &space).unwrap().with(&choices, &Counted::MONEY, &space);
        assert_eq!(rest.bound(30, &space), Some(0.75));
        let mut room = vec![0.0; space.length()];
        let mut may = |cost, value| rest.may_serve(&[0.8, 0.0], cost, &Known::of(30, value), &space, &mut room);
        assert!(may(10, 0.8), "0.8 · 0.25 is left");
        assert!(!may(10, 0.81) && !may(20, 0.7) && may(20, 0.6) && !may(31, 0.0));
    }
}
