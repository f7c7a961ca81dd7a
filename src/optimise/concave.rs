//! A bound for the reach of channels that overlap: no plan is better than the best mix of choices.
//!
//! With `F_q(c, n)` the share that channel `c` leaves unreached at point `q` of the common inclination, which counts `w_q`, a
//! plan leaves `Σ_q w_q·exp(Σ_c ln F_q(c, n_c))` unreached. Were choices of a channel to be mixed, this would be convex in the
//! parts of the mix, because each exponent is linear in them. So the method of Frank and Wolfe finds the best mix for the
//! money, and at each step the tangent bounds all mixes, plans among them: `exp(a) ≥ exp(b)·(1 + a − b)`. The least of a
//! tangent is a knapsack with parts, solved by the ratio of what a step brings to what it costs.
//!
//! *Source:* Frank and Wolfe, 1956; the relaxation of the knapsack with one choice of each class, Sinha and Zoltners, 1979.

use super::problem::Problem;
use super::watch::Watch;

/// After so many steps the bound hardly falls.
const MOST_STEPS: usize = 400;

/// A bound so near to the mix itself is not worth another step.
const NEAR: f64 = 1e-6;

/// The logarithm that stands for nothing being left unreached.
const NOTHING: f64 = -700.0;

/// A mix of each channel's choices: the part of each.
type Mix = Vec<Vec<f64>>;

/// Returns a bound: more than this is reached once or more by no plan for `money`. `None` where the goal is another one, or
/// where nothing can be paid for.
pub(super) fn bound_of_reach(problem: &Problem, money: i64, watch: Watch<'_>) -> Option<f64> {
    let space = &problem.space;
    if space.times != 1 || space.is_points || problem.channels.iter().any(|channel| channel.choices.is_empty()) {
        return None;
    }
    let logarithms = Logarithms::of(problem);
    let mut weights: Vec<f64> = space.views.iter().map(|view| view.weight).collect();
    let (mut exponents, _) = logarithms.least(problem, &weights, money)?;
    let mut most = f64::NEG_INFINITY;
    for _ in 0..MOST_STEPS {
        for ((weight, exponent), view) in weights.iter_mut().zip(&exponents).zip(&space.views) {
            *weight = view.weight * exponent.exp();
        }
        let unreached: f64 = weights.iter().sum();
        let (other, least) = logarithms.least(problem, &weights, money)?;
        let here: f64 = weights.iter().zip(&exponents).map(|(weight, exponent)| weight * exponent).sum();
        most = most.max(unreached + least - here);
        if unreached - most < NEAR || (watch.stopped)() {
            break;
        }
        let part = best_part(problem, &exponents, &other);
        for (exponent, other) in exponents.iter_mut().zip(&other) {
            *exponent += part * (other - *exponent);
        }
    }
    Some(1.0 - most)
}

/// Returns how far to go from one mix to another for the least unreached: to where the slope is none.
fn best_part(problem: &Problem, from: &[f64], to: &[f64]) -> f64 {
    let slope = |part: f64| -> f64 {
        let views = problem.space.views.iter().zip(from.iter().zip(to));
        views.map(|(view, (from, to))| view.weight * (from + part * (to - from)).exp() * (to - from)).sum()
    };
    let (mut low, mut high) = (0.0, 1.0);
    if slope(1.0) <= 0.0 {
        return 1.0;
    }
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if slope(middle) > 0.0 {
            high = middle;
        } else {
            low = middle;
        }
    }
    low
}

/// For each channel and choice, the logarithm of the share that it leaves unreached in each view.
struct Logarithms(Vec<Mix>);

impl Logarithms {
    fn of(problem: &Problem) -> Self {
        let channels = problem.channels.iter().map(|channel| {
            let choices = channel.choices.iter();
            choices.map(|choice| choice.few.iter().map(|share| share.ln().max(NOTHING)).collect()).collect()
        });
        Self(channels.collect())
    }

    /// Returns the mix with the least weighted sum of exponents for `money`: its exponent in each view, and that sum.
    fn least(&self, problem: &Problem, weights: &[f64], money: i64) -> Option<(Vec<f64>, f64)> {
        let mut left = money as f64;
        let mut parts: Mix = problem.channels.iter().map(|channel| vec![0.0; channel.choices.len()]).collect();
        let mut steps: Vec<Step> = Vec::new();
        for (channel, (choices, logarithms)) in problem.channels.iter().zip(&self.0).enumerate() {
            let worth = |of: &Vec<f64>| of.iter().zip(weights).map(|(log, weight)| log * weight).sum::<f64>();
            let points = choices.choices.iter().zip(logarithms).enumerate();
            let points = points.map(|(at, (choice, of))| (choice.cost as f64, worth(of), at)).collect();
            let hull = lower_hull(points);
            let first = hull.first()?;
            left -= first.0;
            parts[channel][first.2] = 1.0;
            steps.extend(hull.windows(2).map(|pair| Step {
                ratio: (pair[0].1 - pair[1].1) / (pair[1].0 - pair[0].0),
                cost: pair[1].0 - pair[0].0,
                channel,
                from: pair[0].2,
                to: pair[1].2,
            }));
        }
        if left < 0.0 {
            return None;
        }
        // Of one channel the ratios fall, so that its steps stay in their order.
        steps.sort_by(|a, b| b.ratio.total_cmp(&a.ratio).then((a.channel, a.from).cmp(&(b.channel, b.from))));
        for step in steps {
            let part = (left / step.cost).min(1.0);
            parts[step.channel][step.from] -= part;
            parts[step.channel][step.to] += part;
            left -= part * step.cost;
            if part < 1.0 {
                break;
            }
        }
        let mut exponents = vec![0.0; weights.len()];
        for (parts, logarithms) in parts.iter().zip(&self.0) {
            for (part, of) in parts.iter().zip(logarithms).filter(|(part, _)| **part > 0.0) {
                exponents.iter_mut().zip(of).for_each(|(exponent, log)| *exponent += part * log);
            }
        }
        let sum = exponents.iter().zip(weights).map(|(exponent, weight)| exponent * weight).sum();
        Some((exponents, sum))
    }
}

/// From one choice of a channel to the next that is worth its money.
struct Step {
    ratio: f64,
    cost: f64,
    channel: usize,
    from: usize,
    to: usize,
}

/// Returns the points that no mix of others beats, by rising cost and falling worth.
fn lower_hull(mut points: Vec<(f64, f64, usize)>) -> Vec<(f64, f64, usize)> {
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut hull: Vec<(f64, f64, usize)> = Vec::new();
    for point in points {
        if hull.last().is_some_and(|last| point.1 >= last.1) {
            continue;
        }
        while let [.., a, b] = hull.as_slice() {
            // The middle one is above the line between its neighbours.
            if (b.1 - a.1) * (point.0 - a.0) < (point.1 - a.1) * (b.0 - a.0) {
                break;
            }
            hull.pop();
        }
        hull.push(point);
    }
    hull
}
