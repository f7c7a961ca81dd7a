//! Says who is reached by which channels together.

use crate::reach::curve::Point;

/// Share of the people whom each channel reaches in one audience, in a form in which every overlap of channels can be computed:
/// given the point of the common inclination, channels are independent.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplication {
    /// The share of people at each point; one point when no channels overlap beyond chance.
    weights: Vec<f64>,
    /// The channels by their places in the plan, each with whom it reaches: at each point, or once when it is
    /// independent of the others.
    channels: Vec<(usize, Vec<Point>)>,
}

impl Duplication {
    pub(in crate::reach) fn new(weights: Vec<f64>, channels: Vec<(usize, Vec<Point>)>) -> Self {
        Self { weights, channels }
    }

    /// Returns the case in which nobody is reached.
    pub(in crate::reach) fn nobody() -> Self {
        Self { weights: vec![1.0], channels: Vec::new() }
    }

    fn points(&self, channel: usize) -> Option<&[Point]> {
        let at = self.channels.binary_search_by_key(&channel, |(position, _)| *position).ok()?;
        Some(&self.channels[at].1)
    }

    /// Returns the share of the audience that all of `channels` (places in the plan) reach, each at least once over the plan; 0
    /// when one of them does not meet the audience.
    #[must_use]
    pub fn by_all(&self, channels: &[usize]) -> f64 {
        let found: Option<Vec<&[Point]>> = channels.iter().map(|&channel| self.points(channel)).collect();
        let Some(found) = found else { return 0.0 };
        self.average(|node| found.iter().map(|points| at(points, node).some).product())
    }

    /// Returns the share of the audience that at least one of `channels` reaches.
    #[must_use]
    pub fn by_any(&self, channels: &[usize]) -> f64 {
        let found: Vec<&[Point]> = channels.iter().filter_map(|&channel| self.points(channel)).collect();
        self.average(|node| found.iter().fold(Point::NOBODY, |sum, points| sum.and(at(points, node))).some)
    }

    /// Returns the share of the audience that this channel reaches.
    #[must_use]
    pub fn by_one(&self, channel: usize) -> f64 {
        self.by_all(&[channel])
    }

    fn average(&self, value: impl Fn(usize) -> f64) -> f64 {
        let sum: f64 = self.weights.iter().enumerate().map(|(node, weight)| weight * value(node)).sum();
        sum.clamp(0.0, 1.0)
    }

    /// Returns for each channel what it alone reaches, and what it adds to those before it.
    pub(in crate::reach) fn shares(&self) -> Vec<Shares> {
        let nodes = self.weights.len();
        let is_independent = |points: &[Point]| points.len() == 1;
        // Products of the shares not reached by the channels that follow, in the order of the plan: of the independent
        // ones, and at each point of the others.
        let mut alone_after = vec![1.0; self.channels.len() + 1];
        let mut others_after = vec![vec![1.0; nodes]; self.channels.len() + 1];
        for (at, (_, points)) in self.channels.iter().enumerate().rev() {
            alone_after[at] = alone_after[at + 1];
            if is_independent(points) {
                alone_after[at] *= points[0].none;
                let after = others_after[at + 1].clone();
                others_after[at] = after;
            } else {
                others_after[at] =
                    others_after[at + 1].iter().zip(points).map(|(all, point)| all * point.none).collect();
            }
        }
        let (mut alone_before, mut others_before) = (1.0, vec![1.0; nodes]);
        let mut found = Vec::with_capacity(self.channels.len());
        for (at, (_, points)) in self.channels.iter().enumerate() {
            let (before, after) = (&others_before, &others_after[at + 1]);
            if is_independent(points) {
                let Point { none, some } = points[0];
                let exclusive = alone_before * alone_after[at + 1] * some;
                found.push(Shares {
                    exclusive: exclusive * self.mean_of(|node| before[node] * after[node]),
                    added: alone_before * some * self.mean_of(|node| before[node]),
                });
                alone_before *= none;
            } else {
                found.push(Shares {
                    exclusive: alone_before
                        * alone_after[at + 1]
                        * self.mean_of(|node| before[node] * after[node] * points[node].some),
                    added: alone_before * self.mean_of(|node| before[node] * points[node].some),
                });
                for (before, point) in others_before.iter_mut().zip(points) {
                    *before *= point.none;
                }
            }
        }
        found
    }

    /// Returns the average over the points; of one point exactly its value.
    fn mean_of(&self, value: impl Fn(usize) -> f64) -> f64 {
        match self.weights.len() {
            1 => value(0),
            _ => self.average(value),
        }
    }
}

/// Holds what a channel gives beside others.
#[derive(Clone, Copy, Debug)]
pub(in crate::reach) struct Shares {
    pub(in crate::reach) exclusive: f64,
    pub(in crate::reach) added: f64,
}

fn at(points: &[Point], node: usize) -> Point {
    points.get(node).or(points.first()).copied().unwrap_or(Point::NOBODY)
}
