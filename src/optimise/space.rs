//! Says what labels hold, and how they are compared.
//!
//! A *view* is an audience, or an audience at one point of the common inclination of channels that overlap. In each view
//! channels are independent. A *row* holds, for each view, the distribution function of the exposures of the channels taken so
//! far, `F(0), …, F(k − 1)`, for points also their mean `E`; then what is spent for each limit of spending.
//!
//! *Keys* are what is compared, smaller being better: a label drops another where it costs no more and no key is greater.
//! For k+ they are `F` itself: with `T` the channels still to come, `P(S + T < k) = Σ_{t<k} P(T = t)·F_S(k − 1 − t)` never
//! falls when an `F_S(j)` rises, whatever `T`. For points they are `−E` and `−G(m)`, m = 1 … k, with
//! `G(m) = m·P(S ≥ m) …` in the form `G(m) = k·P(S ≥ m) + E[(S − m)⁺]`, because
//! `E[(S + T); S + T ≥ k] = Σ_{t<k} P(T = t)·G_S(k − t) + Σ_{t≥k} P(T = t)·(E[S] + t)`.
//! Only independence is used, so both hold for every model of contacts.

use super::ask::SpentOn;
use super::channel::Choice;

/// So much better counts as better: below it is rounding.
pub(super) const BETTER: f64 = 1e-13;

/// Keys that differ by less are the same: rounding of sums of positive terms.
pub(super) const TOLERANCE: f64 = 1e-15;

/// An audience, or one at a point of the common inclination.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct View {
    /// Where it stands among the audiences of the goal.
    pub(super) audience: usize,
    /// How much it counts; all together 1.
    pub(super) weight: f64,
}

/// A limit of what is spent on something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resource {
    pub(super) on: SpentOn,
    /// True where so much must be spent, false where no more may be.
    pub(super) is_floor: bool,
    /// In minor units.
    pub(super) amount: f64,
}

/// The layout of rows and keys.
#[derive(Clone, Debug)]
pub(super) struct Space {
    /// The k of the goal.
    pub(super) times: usize,
    /// True where points are the goal.
    pub(super) is_points: bool,
    pub(super) views: Vec<View>,
    pub(super) resources: Vec<Resource>,
}

impl Space {
    /// Returns how many numbers of a row or of its keys a view has.
    pub(super) fn width(&self) -> usize {
        self.times + usize::from(self.is_points)
    }

    /// Returns how many numbers a row has; the keys are as many. The last one is the bonus.
    pub(super) fn length(&self) -> usize {
        self.views.len() * self.width() + self.resources.len() + 1
    }

    /// Returns the row of no channel.
    pub(super) fn origin(&self) -> Vec<f64> {
        let mut row = vec![0.0; self.length()];
        for view in row.chunks_mut(self.width()).take(self.views.len()) {
            view[..self.times].fill(1.0);
        }
        row
    }

    /// Writes into `out` the row of what gave `row`, and `choice`.
    pub(super) fn add(&self, row: &[f64], choice: &Choice, out: &mut [f64]) {
        let (times, width) = (self.times, self.width());
        let exposures = self.views.len() * width;
        let views = row[..exposures].chunks(width).zip(out[..exposures].chunks_mut(width));
        for ((view, out), (few, mean)) in views.zip(choice.few.chunks(times).zip(&choice.means)) {
            for at in 0..times {
                let mut sum = 0.0;
                for (share, below) in few[..=at].iter().zip(view[..=at].iter().rev()) {
                    sum += share * below;
                }
                out[at] = sum;
            }
            if self.is_points {
                out[times] = view[times] + mean;
            }
        }
        let rest = exposures + self.resources.len();
        for ((out, before), spent) in out[exposures..rest].iter_mut().zip(&row[exposures..rest]).zip(&choice.spent) {
            *out = before + spent;
        }
        out[rest] = row[rest] + choice.bonus;
    }

    /// Writes the keys of `row` into `out`; `is_open` says which limits of spending still matter.
    pub(super) fn keys(&self, row: &[f64], is_open: &[bool], out: &mut [f64]) {
        let (times, width) = (self.times, self.width());
        let exposures = self.views.len() * width;
        if self.is_points {
            for (view, out) in row[..exposures].chunks(width).zip(out[..exposures].chunks_mut(width)) {
                let mean = view[times];
                out[0] = -mean;
                let mut below = 0.0;
                for m in 1..=times {
                    below += view[m - 1];
                    out[m] = -(times as f64 * (1.0 - view[m - 1]) + mean - m as f64 + below);
                }
            }
        } else {
            out[..exposures].copy_from_slice(&row[..exposures]);
        }
        for (at, (resource, is_open)) in self.resources.iter().zip(is_open).enumerate() {
            let spent = row[exposures + at];
            out[exposures + at] = match (is_open, resource.is_floor) {
                (true, true) => -spent.min(resource.amount),
                (true, false) => spent,
                (false, _) => 0.0,
            };
        }
        out[exposures + self.resources.len()] = -row[exposures + self.resources.len()];
    }

    /// Tells `each` of the keys of any row, and how often, a key of that row with `choice` consists, and returns what is added to
    /// them: all are at least 0, so that the least keys of rows have the least keys of these with a choice.
    pub(super) fn follow(&self, choice: &Choice, key: usize, mut each: impl FnMut(usize, f64)) -> f64 {
        let (times, width) = (self.times, self.width());
        if key >= self.views.len() * width {
            each(key, 1.0);
            return if key + 1 == self.length() { -choice.bonus } else { 0.0 };
        }
        let (view, at) = (key / width, key % width);
        let (first, few) = (view * width, &choice.few[view * times..][..times]);
        if !self.is_points {
            few[..=at].iter().enumerate().for_each(|(fewer, share)| each(key - fewer, *share));
            return 0.0;
        }
        let mean = choice.means[view];
        if at == 0 {
            each(first, 1.0);
            return -mean;
        }
        // E[g(S + T)] with g(s) = k·(s ≥ m) + (s − m)⁺: for t < m that is g of m − t, for others k + t − m + s.
        let (mut below, mut sum) = (0.0, 0.0);
        for (fewer, share) in few[..at].iter().enumerate() {
            each(key - fewer, *share);
            below += share;
            sum += below;
        }
        let others = f64::max(1.0 - below, 0.0);
        each(first, others);
        -(times as f64 * others + mean - at as f64 + sum)
    }

    /// Returns by how much values may differ that are the same but for the rounding of bounds.
    pub(super) fn rounding(&self) -> f64 {
        if self.is_points { 1e4 * BETTER } else { BETTER }
    }

    /// Returns what a view is worth in a row: the share reached k times or more, or points.
    pub(super) fn value_in(&self, row: &[f64], view: usize) -> f64 {
        let of_view = &row[view * self.width()..][..self.width()];
        if !self.is_points {
            return 1.0 - of_view[self.times - 1];
        }
        // mean − Σ_{j<k} j·P(j), with Σ_{j<k} j·P(j) = (k − 1)·F(k − 1) − Σ_{j<k−1} F(j).
        let below: f64 = of_view[..self.times - 1].iter().sum();
        let few = (self.times - 1) as f64 * of_view[self.times - 1] - below;
        // At a point of the common inclination this can be below 0: each has the mean of all, and only their sum says something.
        100.0 * (of_view[self.times] - few)
    }

    /// Returns the value of a row: the mean of its views by their weights.
    pub(super) fn value(&self, row: &[f64]) -> f64 {
        let parts = self.views.iter().enumerate().map(|(at, view)| view.weight * self.value_in(row, at));
        parts.sum::<f64>() + row[self.length() - 1]
    }

    /// Returns true when what is spent is within the limits of spending.
    pub(super) fn keeps_spending(&self, row: &[f64]) -> bool {
        (0..self.resources.len()).all(|at| self.keeps_limit(row, at))
    }

    /// Returns true when what is spent is within the limit of spending at this place.
    pub(super) fn keeps_limit(&self, row: &[f64], at: usize) -> bool {
        let (limit, spent) = (&self.resources[at], row[self.views.len() * self.width() + at]);
        if limit.is_floor { spent >= limit.amount } else { spent <= limit.amount }
    }

    /// Finds how the value of a row together with any other follows, as `constant − Σ factor·key` of the other: writes the
    /// factors into `out`, all at least 0, and returns the constant.
    pub(super) fn factors(&self, row: &[f64], out: &mut [f64]) -> f64 {
        let (times, width) = (self.times, self.width());
        let mut constant = row[self.length() - 1];
        out.fill(0.0);
        for (at, view) in self.views.iter().enumerate() {
            let (of_view, out) = (&row[at * width..][..width], &mut out[at * width..][..width]);
            let share = |exposures: usize| {
                let before = if exposures > 0 { of_view[exposures - 1] } else { 0.0 };
                (of_view[exposures] - before).max(0.0)
            };
            if self.is_points {
                for exposures in 0..times {
                    out[times - exposures] = 100.0 * view.weight * share(exposures);
                }
                out[0] = 100.0 * view.weight * (1.0 - of_view[times - 1]).max(0.0);
                constant += view.weight * self.value_in(row, at);
            } else {
                for exposures in 0..times {
                    out[times - 1 - exposures] = view.weight * share(exposures);
                }
                constant += view.weight;
            }
        }
        out[self.length() - 1] = 1.0;
        constant
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Space, View};

    fn choice(few: &[f64], mean: f64) -> Choice {
        Choice { units: 1, cost: 1, few: few.to_vec(), means: vec![mean], spent: Vec::new(), bonus: 0.0 }
    }

    #[test]
    fn halves_have_the_value_of_the_whole() {
        for is_points in [false, true] {
            let view = View { audience: 0, weight: 1.0 };
            let space = Space { times: 3, is_points, views: vec![view], resources: Vec::new() };
            let parts =
                [choice(&[0.5, 0.25, 0.125], 1.1), choice(&[0.7, 0.1, 0.1], 0.6), choice(&[0.2, 0.3, 0.2], 2.0)];
            let add = |row: &[f64], choice: &Choice| {
                let mut out = row.to_vec();
                space.add(row, choice, &mut out);
                out
            };
            let first = add(&add(&space.origin(), &parts[0]), &parts[1]);
            let second = add(&space.origin(), &parts[2]);
            let whole = space.value(&add(&first, &parts[2]));
            let (mut keys, mut factors) = (vec![0.0; space.length()], vec![0.0; space.length()]);
            space.keys(&second, &[], &mut keys);
            let constant = space.factors(&first, &mut factors);
            let dot: f64 = factors.iter().zip(&keys).map(|(factor, key)| factor * key).sum();
            assert!((constant - dot - whole).abs() < 1e-14, "{is_points}: {} {whole}", constant - dot);
            assert!(factors.iter().all(|&factor| factor >= 0.0));
        }
    }
}
