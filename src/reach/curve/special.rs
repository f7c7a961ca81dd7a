//! The functions that the spread of people's propensities needs: normal, beta and gamma distributions.

use std::f64::consts::SQRT_2;

/// How many steps a continued fraction or a series takes at most; each gains a digit or more where it is used.
const MOST_STEPS: usize = 10_000;

/// Where a continued fraction or a series stops.
const SMALLEST_STEP: f64 = 1e-16;

/// Returns the share of the standard normal distribution below `z`, with all digits in the lower tail.
pub(in crate::reach) fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / SQRT_2)
}

/// Returns the shares of the standard normal distribution from each of `edges`, which rise, to the next: differences of the
/// smaller tails.
pub(in crate::reach) fn normal_between(edges: &[f64]) -> impl Iterator<Item = f64> {
    let tail = |&edge: &f64| (edge, normal_below(-edge.abs()));
    let mut edges = edges.iter().map(tail);
    let mut last = edges.next();
    edges.filter_map(move |(high, above)| {
        let (low, below) = last.replace((high, above))?;
        let share = match (low > 0.0, high > 0.0) {
            (true, _) => below - above,
            (false, true) => normal_below(high) - below,
            (false, false) => above - below,
        };
        Some(share.max(0.0))
    })
}

/// Returns the point below which `share` of the standard normal distribution lies, `0 < share < 1`.
pub(in crate::reach) fn normal_quantile(share: f64) -> f64 {
    if share > 0.5 {
        return -normal_quantile(1.0 - share);
    }
    let (mut low, mut high) = (-40.0, 0.0);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if normal_below(middle) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Returns `ln B(a, b)`.
fn log_beta(a: f64, b: f64) -> f64 {
    libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
}

/// A probability with its logarithms and its complement, so that neither end loses digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::reach) struct Chance {
    pub(in crate::reach) log: f64,
    pub(in crate::reach) value: f64,
    pub(in crate::reach) rest: f64,
    pub(in crate::reach) log_rest: f64,
}

impl Chance {
    pub(in crate::reach) const NEVER: Self = Self { log: f64::NEG_INFINITY, value: 0.0, rest: 1.0, log_rest: 0.0 };
    pub(in crate::reach) const ALWAYS: Self = Self { log: 0.0, value: 1.0, rest: 0.0, log_rest: f64::NEG_INFINITY };

    fn of_log(log: f64) -> Self {
        let rest = -log.exp_m1();
        Self { log, value: log.exp(), rest, log_rest: rest.ln() }
    }

    fn turned(self) -> Self {
        Self { log: self.log_rest, value: self.rest, rest: self.value, log_rest: self.log }
    }
}

/// Returns `x^a·(1 − x)^b/B(a, b)`.
fn beta_front(x: Chance, a: f64, b: f64, log_beta: f64) -> f64 {
    // 0·∞ at the ends belongs to no bin.
    (a * x.log + b * x.log_rest - log_beta).exp()
}

/// Returns the regularised incomplete beta function `I_x(a, b)`, by Lentz's continued fraction.
fn beta_below(x: Chance, a: f64, b: f64, log_beta: f64) -> f64 {
    let front = beta_front(x, a, b, log_beta);
    if x.value < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(x.value, a, b) / a
    } else {
        1.0 - front * beta_fraction(x.rest, b, a) / b
    }
}

#[expect(clippy::many_single_char_names, reason = "the letters of the fraction in every book")]
fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    let not_zero = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let (mut c, mut d) = (1.0, 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0)));
    let mut fraction = d;
    for step in 1..MOST_STEPS {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / not_zero(1.0 + even * d);
        c = not_zero(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / not_zero(1.0 + odd * d);
        c = not_zero(1.0 + odd / c);
        let change = d * c;
        fraction *= change;
        if (change - 1.0).abs() < SMALLEST_STEP * 4.0 {
            break;
        }
    }
    fraction
}

/// Returns the propensities below which the shares 1/count, 2/count, … of a beta distribution lie; `shares` rise.
pub(in crate::reach) fn beta_quantiles(a: f64, b: f64, shares: &[f64]) -> Vec<Chance> {
    let log_beta = log_beta(a, b);
    let mean = Chance::of_log((a / (a + b)).ln());
    let below_mean = beta_below(mean, a, b, log_beta);
    let (mut lower, mut upper) = (f64::NAN, f64::NAN);
    let mut found: Vec<Chance> = vec![Chance::NEVER; shares.len()];
    for (at, &share) in shares.iter().enumerate() {
        if share <= 0.0 {
            found[at] = Chance::NEVER;
        } else if share < below_mean {
            let target = (share.ln(), mean.log);
            found[at] = beta_quantile(a, b, log_beta, target, lower);
            lower = found[at].log;
        }
    }
    // From above, with the roles of the two ends exchanged.
    for (at, &share) in shares.iter().enumerate().rev() {
        if share >= 1.0 {
            found[at] = Chance::ALWAYS;
        } else if share >= below_mean {
            let turned_mean = mean.turned();
            let target = ((1.0 - share).ln(), turned_mean.log);
            let turned = beta_quantile(b, a, log_beta, target, upper);
            upper = turned.log;
            found[at] = turned.turned();
        }
    }
    found
}

/// Returns the point with `ln I_x(a, b)` of `log_share`, at most at `log_most`: Newton's method in `ln x` inside a bracket.
fn beta_quantile(a: f64, b: f64, log_beta: f64, (log_share, log_most): (f64, f64), near: f64) -> Chance {
    let tail = (log_share + a.ln() + log_beta) / a;
    let start = if near.is_nan() { tail } else { near.max(tail) };
    newton((log_share, log_most), start, |log| {
        let x = Chance::of_log(log);
        let below = beta_below(x, a, b, log_beta);
        let slope = beta_front(x, a, b - 1.0, log_beta) / below;
        (below.ln(), slope)
    })
    .map_or(Chance::NEVER, Chance::of_log)
}

/// Returns the root of `value(y) = wanted` with `y ≤ most`, for an increasing function that comes with its slope.
fn newton((wanted, most): (f64, f64), start: f64, value: impl Fn(f64) -> (f64, f64)) -> Option<f64> {
    let (mut low, mut high) = (f64::NEG_INFINITY, most);
    let mut at = start.min(most);
    if !at.is_finite() {
        return None;
    }
    for _ in 0..100 {
        let (found, slope) = value(at);
        let miss = found - wanted;
        if miss == f64::NEG_INFINITY && high - at > 1e-12 {
            // Too far out for any digit: nearer.
            low = at;
            at = f64::midpoint(low, high);
            continue;
        }
        if !(miss.is_finite() && slope > 0.0) {
            return Some(at);
        }
        if miss > 0.0 {
            high = at;
        } else {
            low = at;
        }
        let mut next = at - miss / slope;
        if next >= high {
            next = if low.is_finite() { f64::midpoint(low, high) } else { high - 1.0 };
        } else if next <= low {
            next = f64::midpoint(low, high);
        }
        // What is left is far below the rounding that the fit of the margins takes up.
        if (next - at).abs() <= 1e-13 * at.abs().max(1.0) {
            return Some(next);
        }
        at = next;
    }
    Some(at)
}

/// Returns the step of the incomplete beta function at one propensity: from `I(α, β + n)` to `I(α, β + n + 1)`.
pub(in crate::reach) fn beta_step(x: Chance, a: f64, b: f64) -> f64 {
    beta_front(x, a, b, log_beta(a, b)) / b
}

/// Returns the regularised incomplete gamma function `P(shape, e^log_x)`.
pub(in crate::reach) fn gamma_below(shape: f64, log_x: f64, log_gamma: f64) -> f64 {
    let x = log_x.exp();
    if x <= 0.0 {
        return (shape * log_x - log_gamma).exp() / shape;
    }
    // Beyond this the upper tail is smaller than rounding.
    if x > shape + 40.0 + 12.0 * shape.sqrt() {
        return 1.0;
    }
    let front = (shape * log_x - x - log_gamma).exp();
    if x < shape + 1.0 {
        let (mut term, mut sum) = (1.0 / shape, 1.0 / shape);
        for step in 1..MOST_STEPS {
            term *= x / (shape + step as f64);
            sum += term;
            if term < SMALLEST_STEP * sum {
                break;
            }
        }
        front * sum
    } else {
        1.0 - front * gamma_fraction(shape, x)
    }
}

#[expect(clippy::many_single_char_names, reason = "the letters of the fraction in every book")]
fn gamma_fraction(shape: f64, x: f64) -> f64 {
    let not_zero = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut b = x + 1.0 - shape;
    let (mut c, mut d) = (1e300, 1.0 / not_zero(b));
    let mut fraction = d;
    for step in 1..MOST_STEPS {
        let i = step as f64;
        let a = -i * (i - shape);
        b += 2.0;
        d = 1.0 / not_zero(a * d + b);
        c = not_zero(b + a / c);
        let change = d * c;
        fraction *= change;
        if (change - 1.0).abs() < SMALLEST_STEP * 4.0 {
            break;
        }
    }
    fraction
}

/// Returns the logarithms of the points below which `shares` (rising) of a gamma distribution of this shape and scale 1 lie.
pub(in crate::reach) fn gamma_quantiles(shape: f64, shares: &[f64]) -> Vec<f64> {
    let log_gamma = libm::lgamma(shape);
    let most = (shape + 60.0 + 20.0 * shape.sqrt()).ln();
    let mut near = f64::NAN;
    shares
        .iter()
        .map(|&share| {
            if share <= 0.0 {
                return f64::NEG_INFINITY;
            }
            if share >= 1.0 {
                return f64::INFINITY;
            }
            let tail = (share.ln() + shape.ln() + log_gamma) / shape;
            let start = if near.is_nan() { tail } else { near.max(tail) };
            let found = newton((share.ln(), most), start.min(most), |log| {
                let below = gamma_below(shape, log, log_gamma);
                (below.ln(), (shape * log - log.exp() - log_gamma).exp() / below)
            });
            near = found.unwrap_or(f64::NEG_INFINITY);
            near
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{beta_below, beta_quantiles, gamma_below, gamma_quantiles, log_beta, normal_below, normal_quantile};

    #[test]
    fn normal_shares_as_tabled() {
        for (z, share) in [(0.0, 0.5), (1.96, 0.975_002_104_851_779_5), (-3.0, 0.001_349_898_031_630_094_6)] {
            assert!((normal_below(z) - share).abs() < 1e-15, "{z}");
        }
        for share in [1e-9, 0.01, 1.0 / 64.0, 0.5, 0.7, 63.0 / 64.0] {
            assert!((normal_below(normal_quantile(share)) / share - 1.0).abs() < 1e-14, "{share}");
        }
    }

    #[test]
    fn quantiles_meet_their_shares() {
        let shares: Vec<f64> = (0..=64).map(|bin| f64::from(bin) / 64.0).collect();
        for (a, b) in [(0.125, 0.125), (1.0, 1.0), (0.01, 0.3), (2.0, 5.0), (0.5, 300.0), (800.0, 900.0), (3e-4, 7.0)] {
            for (point, share) in beta_quantiles(a, b, &shares).into_iter().zip(&shares).skip(1).take(63) {
                let found = beta_below(point, a, b, log_beta(a, b));
                assert!((found - share).abs() < 1e-11, "beta {a} {b}: {share} {found}");
            }
        }
        for shape in [1e-3, 0.2, 1.0, 3.8, 50.0, 5000.0] {
            for (log, share) in gamma_quantiles(shape, &shares).into_iter().zip(&shares).skip(1).take(63) {
                let found = gamma_below(shape, log, libm::lgamma(shape));
                assert!((found - share).abs() < 1e-11, "gamma {shape}: {share} {found}");
            }
        }
    }

    #[test]
    fn known_incomplete_functions() {
        // I_x(1, 1) = x, I_x(2, 1) = x²; P(1, x) = 1 − e^(−x).
        let half = super::Chance::of_log(0.5_f64.ln());
        assert!((beta_below(half, 1.0, 1.0, 0.0) - 0.5).abs() < 1e-15);
        assert!((beta_below(half, 2.0, 1.0, log_beta(2.0, 1.0)) - 0.25).abs() < 1e-15);
        assert!((gamma_below(1.0, 2.0_f64.ln(), 0.0) - (1.0 - (-2.0_f64).exp())).abs() < 1e-15);
    }
}
