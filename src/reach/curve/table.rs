//! Reach of the beta-binomial for many numbers of insertions at once.

use super::{Point, flushed};

/// How many numbers of insertions a table starts with; placements and weeks seldom have more.
const FIRST: usize = 64;

/// Share of the people whom a beta-binomial channel reaches:
/// `P₀(n + 1) = P₀(n)·(β + n)/(α + β + n)`, `R(n + 1) = R(n) + P₀(n)·α/(α + β + n)`. Products and sums of positive
/// terms alone, so neither needs a gamma function nor loses digits.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reach) struct ReachTable {
    alpha: f64,
    beta: f64,
    /// By 0, 1, 2, … insertions.
    first: Vec<Point>,
    /// By all insertions up to the end of each week.
    to_date: Vec<Point>,
}

impl ReachTable {
    /// Returns the table for so many insertions in each week.
    pub(in crate::reach) fn new(alpha: f64, beta: f64, weekly_insertions: &[f64]) -> Self {
        let mut first = vec![Point::NOBODY];
        let mut to_date = Vec::with_capacity(weekly_insertions.len());
        let (mut n, mut point, mut last) = (0.0, Point::NOBODY, 0.0);
        for insertions in weekly_insertions {
            last += insertions;
            while n < last && first.len() < FIRST {
                point = next(alpha, beta, n, point);
                first.push(point);
                n += 1.0;
            }
            point = after(alpha, beta, n, point, last);
            n = f64::max(n, last);
            to_date.push(flushed_point(point));
        }
        Self { alpha, beta, first, to_date }
    }

    /// Returns the share of the people whom so many insertions reach.
    pub(in crate::reach) fn at(&self, insertions: f64) -> Point {
        let known = self.first.get(whole(insertions)).copied();
        flushed_point(known.unwrap_or_else(|| {
            let last = self.first.len() - 1;
            after(self.alpha, self.beta, last as f64, self.first[last], insertions)
        }))
    }

    /// Returns the share of the people whom all insertions reach up to the end of a week, counted from 0.
    pub(in crate::reach) fn to_date(&self, week: usize) -> Point {
        self.to_date.get(week).copied().unwrap_or_else(|| self.total())
    }

    /// Returns the share of the people whom all insertions reach.
    pub(in crate::reach) fn total(&self) -> Point {
        self.to_date.last().copied().unwrap_or(Point::NOBODY)
    }
}

/// Up to so many insertions are walked one by one where there is no table.
const WALKED: f64 = 2048.0;

/// Returns the share of the people whom so many insertions reach, without a table: in the same time however many there are.
/// Beyond [`WALKED`] the share has about ten digits.
pub(in crate::reach) fn beta_binomial_point(alpha: f64, beta: f64, insertions: f64) -> Point {
    let walked = after(alpha, beta, 0.0, Point::NOBODY, insertions.min(WALKED));
    if insertions <= WALKED {
        return flushed_point(walked);
    }
    let log = log_gamma_step(alpha, beta + WALKED) - log_gamma_step(alpha, beta + insertions.ceil());
    flushed_point(walked.and(Point::of_log(log.min(0.0))))
}

/// Returns `ln Γ(z + α) − ln Γ(z)` for a large `z` by Stirling's series, so that
/// `P₀(n)/P₀(m) = Γ(β + n)·Γ(α + β + m)/(Γ(β + m)·Γ(α + β + n))` needs no product over what lies between.
fn log_gamma_step(alpha: f64, z: f64) -> f64 {
    let rest = |x: f64| 1.0 / (12.0 * x) - 1.0 / (360.0 * x * x * x);
    (z - 0.5) * (alpha / z).ln_1p() + alpha * ((z + alpha).ln() - 1.0) + (rest(z + alpha) - rest(z))
}

fn flushed_point(point: Point) -> Point {
    Point { none: flushed(point.none), ..point }
}

/// Goes on from the point that `n` insertions reach to the one that `last` reach. Each number of insertions has the same
/// bits whatever it is reached from.
fn after(alpha: f64, beta: f64, mut n: f64, mut point: Point, last: f64) -> Point {
    while n < last {
        point = next(alpha, beta, n, point);
        n += 1.0;
    }
    point
}

fn next(alpha: f64, beta: f64, n: f64, point: Point) -> Point {
    let all = alpha + beta + n;
    let newly = alpha / all;
    // Where few are newly reached, 1 - α/(α + β + n) is the more exact form: β + n would drop the same digits of β
    // at every step, all in one direction.
    let still_none = if newly < 0.5 { 1.0 - newly } else { (beta + n) / all };
    Point { none: point.none * still_none, some: f64::min(point.some + point.none * newly, 1.0) }
}

/// Returns a count that is known to be a whole number of at most 2⁵³; beyond what a table can hold it saturates.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts are whole and not negative")]
pub(in crate::reach) fn whole(count: f64) -> usize {
    count as usize
}

#[cfg(test)]
mod tests {
    use super::{Point, WALKED, after, beta_binomial_point};

    #[test]
    fn many_insertions_reach_whom_a_walk_reaches() {
        for (alpha, beta) in [(0.3, 0.9), (1e-6, 2.0), (40.0, 700.0), (0.01, 1e4), (500.0, 1.0)] {
            for insertions in [WALKED, WALKED + 1.0, 5e3, 1e5] {
                let walked = after(alpha, beta, 0.0, Point::NOBODY, insertions);
                let found = beta_binomial_point(alpha, beta, insertions);
                let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b + 1e-140;
                assert!(
                    close(found.none, walked.none) && close(found.some, walked.some),
                    "{alpha} {beta} {insertions}: {found:?}, {walked:?}"
                );
            }
        }
        let all = beta_binomial_point(0.3, 0.9, 1e15);
        assert!(all.some > 0.99 && all.some < 1.0 && all.none > 0.0, "{all:?}");
    }
}
