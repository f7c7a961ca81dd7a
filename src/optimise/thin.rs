//! Fewer labels where there are too many: real ones that stand for others, or corners that are at least as good as all that
//! they stand for. The first find plans, the second a bound that no plan exceeds.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::front::Front;
use super::space::Space;

/// Says how fronts are thinned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thinning {
    /// Not at all: too many labels end the work.
    Never,
    /// One label of each group stays.
    Kept,
    /// Each group becomes one label with the least cost and the best of everything.
    Corners,
}

/// Says how much each number of a label matters: by how much the value of a plan changes with it.
#[derive(Clone, Debug)]
pub(super) struct Importance {
    /// For each number of a row.
    row: Vec<f64>,
    /// For a minor unit of money.
    cost: f64,
}

impl Importance {
    /// Returns that of the labels of some channels, where `partner` is the row of all others, and a minor unit of money brings
    /// `worth`.
    pub(super) fn beside(partner: &[f64], worth: f64, space: &Space) -> Self {
        let (times, width) = (space.times, space.width());
        let mut factors = vec![0.0; space.length()];
        space.factors(partner, &mut factors);
        let mut row = factors.clone();
        if space.is_points {
            for (row, factors) in row.chunks_mut(width).zip(factors.chunks(width)).take(space.views.len()) {
                for exposures in 0..times {
                    row[exposures] = times as f64 * factors[exposures + 1];
                }
                row[times] = factors[0];
            }
        }
        let resources = space.views.len() * width;
        row[resources..resources + space.resources.len()].fill(worth);
        Self { row, cost: worth }
    }
}

/// Labels that are to be one.
struct Group {
    labels: Vec<usize>,
    /// In which number they differ most; the cost comes after those of the row.
    widest: usize,
    /// The middle between the least and the greatest of it.
    middle: f64,
    /// How much they differ in it.
    width: f64,
}

impl Front {
    /// Thins it to at most `most` labels; those that differ little in what matters make a group.
    pub(super) fn thinned(
        mut self,
        most: usize,
        thinning: Thinning,
        (importance, space): (&Importance, &Space),
    ) -> Self {
        if self.len() <= most || thinning == Thinning::Never {
            return self;
        }
        let groups = self.groups(most, importance, space);
        if thinning == Thinning::Corners {
            return self.corners(&groups, space);
        }
        let best = |group: &Group| self.best_of(&group.labels, importance, space);
        let mut kept: Vec<usize> = groups.iter().map(best).collect();
        kept.sort_unstable();
        self.keep(&kept, space);
        self
    }

    /// Cuts the labels into at most `most` groups: the group whose labels differ most is cut in two until there are so many.
    fn groups(&self, most: usize, importance: &Importance, space: &Space) -> Vec<Group> {
        let first = self.group((0..self.len()).collect(), importance, space);
        let mut widest = BinaryHeap::from([(Width(first.width), Reverse(0_usize))]);
        let mut groups = vec![first];
        while groups.len() < most {
            let Some((Width(width), Reverse(at))) = widest.pop() else { break };
            if width <= 0.0 {
                break;
            }
            let Group { labels, widest: number, middle, .. } = &mut groups[at];
            let (below, above): (Vec<usize>, Vec<usize>) =
                labels.iter().partition(|&&label| self.number(label, *number, space) < *middle);
            if below.is_empty() || above.is_empty() {
                continue;
            }
            for (place, labels) in [(at, below), (groups.len(), above)] {
                let group = self.group(labels, importance, space);
                widest.push((Width(group.width), Reverse(place)));
                if place == at { groups[at] = group } else { groups.push(group) }
            }
        }
        groups
    }

    /// Returns a number of a label: one of its row, or its cost.
    fn number(&self, label: usize, number: usize, space: &Space) -> f64 {
        self.row(label, space).get(number).copied().unwrap_or_else(|| self.costs[label] as f64)
    }

    fn group(&self, labels: Vec<usize>, importance: &Importance, space: &Space) -> Group {
        let length = space.length();
        let (mut least, mut greatest) = (vec![f64::INFINITY; length + 1], vec![f64::NEG_INFINITY; length + 1]);
        for &label in &labels {
            let numbers = self.row(label, space).iter().copied().chain([self.costs[label] as f64]);
            for ((least, greatest), number) in least.iter_mut().zip(&mut greatest).zip(numbers) {
                *least = least.min(number);
                *greatest = greatest.max(number);
            }
        }
        let important = importance.row.iter().copied().chain([importance.cost]);
        let widths = important.zip(least.iter().zip(&greatest)).map(|(important, (a, b))| important * (b - a));
        let widest = widths.enumerate().fold(
            (0, 0.0),
            |widest, (at, width)| {
                if width > widest.1 { (at, width) } else { widest }
            },
        );
        Group { labels, widest: widest.0, middle: f64::midpoint(least[widest.0], greatest[widest.0]), width: widest.1 }
    }

    /// Returns the label of a group that is best on the whole.
    fn best_of(&self, group: &[usize], importance: &Importance, space: &Space) -> usize {
        let badness = |label: usize| {
            let row = self.row(label, space);
            let exposures: f64 = (0..space.views.len()).map(|view| -space.value_in(row, view)).sum();
            exposures + self.costs[label] as f64 * importance.cost
        };
        group.iter().copied().min_by(|&a, &b| badness(a).total_cmp(&badness(b)).then(a.cmp(&b))).unwrap_or(0)
    }

    /// Returns one label for each group, at least as good as all of it.
    fn corners(&self, groups: &[Group], space: &Space) -> Self {
        let mut corners: Vec<(i64, Vec<f64>)> = groups
            .iter()
            .map(|Group { labels, .. }| {
                let cost = labels.iter().map(|&label| self.costs[label]).min().unwrap_or(0);
                (cost, self.corner(labels, space))
            })
            .collect();
        corners.sort_by(|a, b| {
            let rows = || a.1.iter().zip(&b.1).map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne());
            a.0.cmp(&b.0).then_with(|| rows().unwrap_or(Ordering::Equal))
        });
        let costs = corners.iter().map(|&(cost, _)| cost).collect();
        Self::untraced(costs, corners.into_iter().flat_map(|(_, row)| row).collect())
    }

    /// Returns a row that is at least as good as those of a group: the least of every share of few exposures; for points the
    /// mean that makes every excess at least as large.
    fn corner(&self, group: &[usize], space: &Space) -> Vec<f64> {
        let (times, width) = (space.times, space.width());
        let mut corner = self.row(group[0], space).to_vec();
        let exposures = space.views.len() * width;
        for view in 0..space.views.len() {
            let at = view * width;
            for (j, least) in corner.iter_mut().enumerate().skip(at).take(times) {
                *least = group.iter().map(|&label| self.row(label, space)[j]).fold(f64::INFINITY, f64::min);
            }
            if space.is_points {
                let mean = |&label: &usize| {
                    let row = self.row(label, space);
                    row[at + times] + (at..at + times).map(|j| row[j] - corner[j]).sum::<f64>()
                };
                corner[at + times] = group.iter().map(mean).fold(0.0, f64::max);
            }
        }
        for (at, number) in corner.iter_mut().enumerate().skip(exposures) {
            let of_group = group.iter().map(|&label| self.row(label, space)[at]);
            let is_cap = space.resources.get(at - exposures).is_some_and(|resource| !resource.is_floor);
            *number = if is_cap {
                of_group.fold(f64::INFINITY, f64::min)
            } else {
                of_group.fold(f64::NEG_INFINITY, f64::max)
            };
        }
        corner
    }
}

/// A width, which is a number.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Width(f64);

impl Eq for Width {}

impl PartialOrd for Width {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Width {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}
