//! Reach of the beta-binomial for many numbers of insertions at once.

use super::{Point, flushed};

/// How many numbers of insertions a table starts with; placements and weeks seldom have more.
const FIRST: usize = 64;

/// Whom a beta-binomial channel reaches:
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
    /// The table for so many insertions in each week.
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

    /// Whom so many insertions reach.
    pub(in crate::reach) fn at(&self, insertions: f64) -> Point {
        let known = self.first.get(whole(insertions)).copied();
        flushed_point(known.unwrap_or_else(|| {
            let last = self.first.len() - 1;
            after(self.alpha, self.beta, last as f64, self.first[last], insertions)
        }))
    }

    /// Whom all insertions reach up to the end of a week, counted from 0.
    pub(in crate::reach) fn to_date(&self, week: usize) -> Point {
        self.to_date.get(week).copied().unwrap_or_else(|| self.total())
    }

    /// Whom all insertions reach.
    pub(in crate::reach) fn total(&self) -> Point {
        self.to_date.last().copied().unwrap_or(Point::NOBODY)
    }
}

/// Whom so many insertions reach, without a table.
pub(in crate::reach) fn beta_binomial_point(alpha: f64, beta: f64, insertions: f64) -> Point {
    flushed_point(after(alpha, beta, 0.0, Point::NOBODY, insertions))
}

fn flushed_point(point: Point) -> Point {
    Point { none: flushed(point.none), ..point }
}

/// From whom `n` insertions reach to whom `last` do. Each number of insertions has the same bits whatever it is
/// reached from.
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

/// A count that is known to be a whole number of at most 2⁵³; beyond what a table can hold it saturates.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts are whole and not negative")]
pub(in crate::reach) fn whole(count: f64) -> usize {
    count as usize
}
