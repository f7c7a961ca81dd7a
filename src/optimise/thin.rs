//! Fewer labels where there are too many: real ones that stand for others, or corners that are at least as good as all that
//! they stand for. The first find plans, the second a bound that no plan exceeds.

use super::front::Front;
use super::space::Space;

/// How fronts are thinned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thinning {
    /// Not at all: too many labels end the work.
    Never,
    /// One label of each group stays.
    Kept,
    /// Each group becomes one label with the least cost and the best of everything.
    Corners,
}

/// The finest cells that labels are grouped by, as a part of the range of keys and money.
const FINEST: f64 = 1e-6;

impl Front {
    /// Thins it to at most about `most` labels; labels whose cost (as a part of `money`) and keys are nearly the same make a
    /// group.
    pub(super) fn thinned(mut self, most: usize, money: i64, space: &Space, thinning: Thinning) -> Self {
        if self.len() <= most || thinning == Thinning::Never {
            return self;
        }
        let mut cells = FINEST;
        let mut groups = self.groups(cells, money, space);
        while groups.len() > most && cells < 1.0 {
            cells *= 2.0;
            groups = self.groups(cells, money, space);
        }
        if thinning == Thinning::Corners {
            return self.corners(&groups, space);
        }
        let mut kept: Vec<usize> = groups.iter().map(|group| self.best_of(group, money, space)).collect();
        kept.sort_unstable();
        self.keep(&kept, space);
        self
    }

    /// Labels by the cells that their cost and their keys lie in. Different cells may fall together, which only makes groups
    /// larger.
    fn groups(&self, cells: f64, money: i64, space: &Space) -> Vec<Vec<usize>> {
        let cost_cell = (money.max(1) as f64 * cells).max(1.0);
        let scale = cells * if space.is_points { space.times as f64 } else { 1.0 };
        let exposures = space.views.len() * space.width();
        let mut marked: Vec<(u64, usize)> = (0..self.len())
            .map(|label| {
                let row = self.row(label, space);
                let mut mark = 0xcbf2_9ce4_8422_2325_u64;
                let mut mix = |cell: f64| {
                    mark = (mark ^ (cell.floor() as i64).cast_unsigned()).wrapping_mul(0x0000_0100_0000_01b3);
                    mark ^= mark >> 29;
                };
                mix(self.costs[label] as f64 / cost_cell);
                row[..exposures].iter().for_each(|number| mix(number / scale));
                row[exposures..].iter().for_each(|spent| mix(spent / cost_cell));
                (mark, label)
            })
            .collect();
        marked.sort_unstable();
        marked.chunk_by(|a, b| a.0 == b.0).map(|group| group.iter().map(|&(_, label)| label).collect()).collect()
    }

    /// The label of a group that is best on the whole.
    fn best_of(&self, group: &[usize], money: i64, space: &Space) -> usize {
        let badness = |label: usize| {
            let row = self.row(label, space);
            let exposures: f64 = (0..space.views.len()).map(|view| -space.value_in(row, view)).sum();
            exposures + self.costs[label] as f64 / money.max(1) as f64
        };
        group.iter().copied().min_by(|&a, &b| badness(a).total_cmp(&badness(b)).then(a.cmp(&b))).unwrap_or(0)
    }

    /// One label for each group, at least as good as all of it.
    fn corners(&self, groups: &[Vec<usize>], space: &Space) -> Self {
        let mut corners: Vec<(i64, Vec<f64>)> = groups
            .iter()
            .map(|group| {
                let cost = group.iter().map(|&label| self.costs[label]).min().unwrap_or(0);
                (cost, self.corner(group, space))
            })
            .collect();
        corners.sort_by(|a, b| {
            let rows = || a.1.iter().zip(&b.1).map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne());
            a.0.cmp(&b.0).then_with(|| rows().unwrap_or(std::cmp::Ordering::Equal))
        });
        let costs = corners.iter().map(|&(cost, _)| cost).collect();
        Self::untraced(costs, corners.into_iter().flat_map(|(_, row)| row).collect())
    }

    /// A row that is at least as good as those of a group: the least of every share of few exposures; for points the mean
    /// that makes every excess at least as large.
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
