//! Says how often people meet a channel who stand at one place in the ranking of its audience, from who meets it least to who
//! meets it most.
//!
//! The contact models are mixtures: given a person's propensity, exposures are binomial or Poisson, and the propensity
//! is beta or gamma distributed. So the share of a bin of the ranking among those exposed `x` times is a difference of
//! incomplete beta or gamma functions, each from the one before by a recurrence:
//! `I_p(a + 1, b − 1) = I_p(a, b) − p^a·(1 − p)^(b − 1)/(a·B(a, b))`.

use super::coupling::{BINS, Bins};
use crate::reach::curve::special::{Chance, beta_quantiles, beta_step, gamma_below, gamma_quantiles};
use crate::reach::curve::{ContactCurve, Shape};

/// Above this sum of its parameters a beta distribution is so narrow (a standard deviation below 0.005), and above this
/// shape a gamma distribution, that people count as alike.
const ALIKE_FROM: f64 = 1e4;

/// Below this sum of its parameters a beta distribution stands at its ends.
const AT_ENDS_UP_TO: f64 = 1e-6;

/// Exponents below this leave the range of numbers.
const SMALLEST_LOG: f64 = -600.0;

/// One number for each edge between bins, both ends included.
type Edges = [f64; BINS + 1];

/// Says how people differ in how often they meet a channel.
#[derive(Debug)]
pub(in crate::reach) struct Propensity {
    /// The share of all people in each bin who cannot be reached.
    never: Bins,
    /// How many of those who can be reached stand below each edge.
    ranks: Edges,
    spread: Spread,
}

#[derive(Debug)]
enum Spread {
    /// All who can be reached are alike.
    Alike,
    /// This share meets everything, the others nothing.
    AtEnds {
        share: f64,
    },
    Beta {
        alpha: f64,
        beta: f64,
        points: Vec<Chance>,
        first_step: Box<Edges>,
    },
    Gamma {
        r: f64,
        log_points: Vec<f64>,
        points: Vec<f64>,
        log_gamma: f64,
    },
}

impl Propensity {
    /// Returns how people differ by `curve`; `None` where they are all alike, so that nobody can be met again by preference.
    pub(in crate::reach) fn of(curve: &ContactCurve) -> Option<Self> {
        let reachable = curve.reachable;
        let mut ranks = [0.0; BINS + 1];
        let mut never = [0.0; BINS];
        for (edge, rank) in ranks.iter_mut().enumerate() {
            *rank = ((edge as f64 / BINS as f64 - (1.0 - reachable)) / reachable).clamp(0.0, 1.0);
        }
        for (bin, never) in never.iter_mut().enumerate() {
            *never = (1.0 / BINS as f64 - reachable * (ranks[bin + 1] - ranks[bin])).max(0.0);
        }
        let spread = match curve.shape {
            Shape::BetaBinomial { alpha, beta } if alpha + beta < AT_ENDS_UP_TO => {
                Spread::AtEnds { share: alpha / (alpha + beta) }
            }
            Shape::BetaBinomial { alpha, beta } if alpha + beta <= ALIKE_FROM => {
                let points = beta_quantiles(alpha, beta, &ranks);
                let first_step = Box::new(std::array::from_fn(|edge| beta_step(points[edge], alpha, beta)));
                Spread::Beta { alpha, beta, points, first_step }
            }
            Shape::NegativeBinomial { r } if r <= ALIKE_FROM => {
                let log_points = gamma_quantiles(r, &ranks);
                let points = log_points.iter().map(|log| log.exp()).collect();
                Spread::Gamma { r, log_points, points, log_gamma: libm::lgamma(r) }
            }
            Shape::TwoPoint { share } if share < 1.0 => Spread::AtEnds { share },
            _ if reachable >= 1.0 => return None,
            _ => Spread::Alike,
        };
        Some(Self { never, ranks, spread })
    }

    /// Returns two propensities for each bin, each with its share of all people: the Gaussian quadrature that has the first
    /// three moments of the bin's people. `thrice` is the distribution of three insertions.
    pub(in crate::reach) fn pairs(&self, thrice: [f64; 4]) -> [(Bins, Bins); 2] {
        let mut rows = [[0.0; BINS]; 4];
        let mut placed = self.start();
        placed.advance(3.0);
        placed.rows(&thrice, false, &mut rows);
        let mut found = [([0.0; BINS], [0.0; BINS]); 2];
        for bin in 0..BINS {
            let [_, once, twice, all] = rows.map(|row| BINS as f64 * row[bin]);
            let mean = (once + 2.0 * twice + 3.0 * all) / 3.0;
            let square = (twice + 3.0 * all) / 3.0;
            let variance = square - mean * mean;
            let size = 1.0 / BINS as f64;
            let (low, high) = two_points(mean, square, all);
            // The share that keeps the mean; one point alone where the two are the same.
            let upper = if high > low { ((mean - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 };
            let is_apart = variance > 1e-12 * mean && (low + upper * (high - low) - mean).abs() <= 1e-12 * mean;
            let [first, second] = &mut found;
            (first.0[bin], second.0[bin]) = if is_apart { (high, low) } else { (0.0, mean.clamp(0.0, 1.0)) };
            (first.1[bin], second.1[bin]) = if is_apart { (size * upper, size * (1.0 - upper)) } else { (0.0, size) };
        }
        found
    }

    /// Returns where counting begins: with nothing placed.
    pub(in crate::reach) fn start(&self) -> Placed<'_> {
        let (below, step) = match &self.spread {
            Spread::Beta { first_step, .. } => (self.ranks, **first_step),
            _ => (self.ranks, [0.0; BINS + 1]),
        };
        Placed { propensity: self, n: 0.0, below, step }
    }
}

/// Returns the two points of a Gaussian quadrature with these first three moments, inside 0 to 1; where rounding has left
/// nothing of the third moment, those that have the first two.
fn two_points(mean: f64, square: f64, cube: f64) -> (f64, f64) {
    let variance = square - mean * mean;
    let skew = (cube - 3.0 * mean * square + 2.0 * mean.powi(3)) / variance;
    let width = (skew * skew + 4.0 * variance).sqrt();
    let (low, high) = (mean + f64::midpoint(skew, -width), mean + f64::midpoint(skew, width));
    if low >= 0.0 && high <= 1.0 { (low, high) } else { (0.0, (square / mean).min(1.0)) }
}

/// So much placed on a channel.
#[derive(Clone, Debug)]
pub(in crate::reach) struct Placed<'a> {
    propensity: &'a Propensity,
    n: f64,
    /// How many of those who are not reached stand below each edge.
    below: Edges,
    /// What one insertion more adds to it.
    step: Edges,
}

impl<'a> Placed<'a> {
    /// Returns where counting begins, for the same people.
    pub(in crate::reach) fn anew(&self) -> Placed<'a> {
        self.propensity.start()
    }

    /// Goes on to `amount`: insertions, which only rise, or mean exposures of those who can be reached.
    pub(in crate::reach) fn advance(&mut self, amount: f64) {
        match &self.propensity.spread {
            Spread::Beta { alpha, beta, points, .. } => {
                while self.n < amount {
                    let grow = (alpha + beta + self.n) / (beta + self.n + 1.0);
                    for ((below, step), point) in self.below.iter_mut().zip(&mut self.step).zip(points) {
                        *below = (*below + *step).min(1.0);
                        *step *= point.rest * grow;
                    }
                    self.n += 1.0;
                }
            }
            Spread::Gamma { r, log_points, log_gamma, .. } => {
                let log_scale = (amount / r).ln_1p();
                let mut last = 0.0;
                for (below, log_point) in self.below.iter_mut().zip(log_points) {
                    // Once everybody stands below an edge they stand below all that follow.
                    last = if last >= 1.0 || *log_point == f64::INFINITY {
                        1.0
                    } else if *log_point == f64::NEG_INFINITY {
                        0.0
                    } else {
                        gamma_below(*r, log_point + log_scale, *log_gamma)
                    };
                    *below = last;
                }
                self.n = amount;
            }
            Spread::Alike | Spread::AtEnds { .. } => self.n = amount,
        }
    }

    /// Works out for each number of exposures how the people with that number are spread over the bins. Row `x` of `rows` adds up
    /// to `targets[x]`; the last row holds that many exposures or more where it `is_open`.
    pub(in crate::reach) fn rows(&self, targets: &[f64], is_open: bool, rows: &mut [Bins]) {
        let closed = targets.len() - usize::from(is_open);
        let mut exposures = Exposures::new(self);
        for (x, (row, &target)) in rows.iter_mut().zip(targets).enumerate().take(closed) {
            exposures.row(x, row);
            if x == 0 {
                let never: f64 = self.propensity.never.iter().sum();
                scale(row, (target - never).max(0.0));
                for (share, never) in row.iter_mut().zip(&self.propensity.never) {
                    *share += never;
                }
            }
            scale(row, target);
            exposures.next(x);
        }
        if is_open {
            let (counted, rest) = rows.split_at_mut(closed);
            rest[0] = [1.0 / BINS as f64; BINS];
            for row in counted {
                for (rest, share) in rest[0].iter_mut().zip(row) {
                    *rest -= *share;
                }
            }
            scale(&mut rest[0], targets[closed]);
        }
    }
}

/// Scales what is not negative in `row` to add up to `target`; spreads it evenly where there is nothing to scale.
fn scale(row: &mut Bins, target: f64) {
    let mut sum = 0.0;
    for share in row.iter_mut() {
        *share = share.max(0.0);
        sum += *share;
    }
    if sum > 0.0 {
        let factor = target / sum;
        for share in row.iter_mut() {
            *share *= factor;
        }
    } else {
        *row = [target / BINS as f64; BINS];
    }
}

/// Walks from one number of exposures to the next.
struct Exposures<'p, 'a> {
    placed: &'p Placed<'a>,
    /// How many of those exposed `x` times stand below each edge.
    below: Edges,
    /// By how much fewer they are than those exposed once less.
    fewer: Edges,
    /// Edges at which `fewer` is too small to be carried along.
    from_logs: Vec<usize>,
    /// `ln B(α + x, β + n − x)`, or `ln Γ(r + x + 1)`.
    log_front: f64,
}

impl<'p, 'a> Exposures<'p, 'a> {
    fn new(placed: &'p Placed<'a>) -> Self {
        let mut new =
            Self { placed, below: placed.below, fewer: [0.0; BINS + 1], from_logs: Vec::new(), log_front: 0.0 };
        match &placed.propensity.spread {
            Spread::Beta { alpha, beta, .. } => {
                let b = beta + placed.n;
                new.log_front = libm::lgamma(*alpha) + libm::lgamma(b) - libm::lgamma(alpha + b);
                new.first_fewer(alpha.ln());
            }
            Spread::Gamma { r, .. } => {
                new.log_front = libm::lgamma(r + 1.0);
                new.first_fewer(0.0);
            }
            Spread::Alike | Spread::AtEnds { .. } => {}
        }
        new
    }

    fn first_fewer(&mut self, log_divisor: f64) {
        for edge in 0..=BINS {
            let log = self.log_fewer(edge, 0.0) - self.log_front - log_divisor;
            self.fewer[edge] = log.exp();
            if log < SMALLEST_LOG && log > f64::NEG_INFINITY {
                self.from_logs.push(edge);
            }
        }
    }

    /// Returns the logarithm of `p^(α + x)·(1 − p)^(β + n − x − 1)`, or of `y^(r + x)·e^(−y)`.
    fn log_fewer(&self, edge: usize, x: f64) -> f64 {
        match &self.placed.propensity.spread {
            Spread::Beta { alpha, beta, points, .. } => {
                let point = points[edge];
                // A chance may be too near to 0 or 1 for a number and still have a logarithm.
                if point.log == f64::NEG_INFINITY || point.log_rest == f64::NEG_INFINITY {
                    return f64::NEG_INFINITY;
                }
                (alpha + x) * point.log + (beta + self.placed.n - x - 1.0) * point.log_rest
            }
            Spread::Gamma { r, log_points, .. } => {
                let log_y = log_points[edge] + (self.placed.n / r).ln_1p();
                if log_y.is_finite() { (r + x) * log_y - log_y.exp() } else { f64::NEG_INFINITY }
            }
            Spread::Alike | Spread::AtEnds { .. } => f64::NEG_INFINITY,
        }
    }

    /// Fills `row` with the spread over the bins of those exposed `x` times, whatever their number.
    fn row(&self, x: usize, row: &mut Bins) {
        let edges: Edges = match &self.placed.propensity.spread {
            Spread::AtEnds { share } => self.placed.propensity.ranks.map(|rank| {
                let below = if x == 0 { rank / (1.0 - share) } else { (rank - (1.0 - share)) / share };
                if below.is_nan() { 0.0 } else { below.clamp(0.0, 1.0) }
            }),
            _ => self.below,
        };
        for (bin, share) in row.iter_mut().enumerate() {
            *share = edges[bin + 1] - edges[bin];
        }
    }

    /// Goes on from those exposed `x` times to those exposed once more.
    fn next(&mut self, x: usize) {
        let x = x as f64;
        for (below, fewer) in self.below.iter_mut().zip(&self.fewer) {
            *below = (*below - fewer).max(0.0);
        }
        match &self.placed.propensity.spread {
            Spread::Beta { alpha, beta, points, .. } => {
                let (a, b) = (alpha + x, beta + (self.placed.n - x));
                if b <= 1.0 {
                    return;
                }
                let grow = (b - 1.0) / (a + 1.0);
                for (fewer, point) in self.fewer.iter_mut().zip(points) {
                    *fewer = if point.rest > 0.0 { *fewer * (grow * (point.value / point.rest)) } else { 0.0 };
                }
                self.log_front += (a / (b - 1.0)).ln();
                self.renew(x + 1.0, (a + 1.0).ln());
            }
            Spread::Gamma { r, points, .. } => {
                let scale = (1.0 + self.placed.n / r) / (r + x + 1.0);
                for (fewer, point) in self.fewer.iter_mut().zip(points) {
                    if *fewer > 0.0 {
                        *fewer *= scale * point;
                    }
                }
                self.log_front += (r + x + 1.0).ln();
                self.renew(x + 1.0, 0.0);
            }
            Spread::Alike | Spread::AtEnds { .. } => {}
        }
    }

    fn renew(&mut self, x: f64, log_divisor: f64) {
        for at in 0..self.from_logs.len() {
            let edge = self.from_logs[at];
            self.fewer[edge] = (self.log_fewer(edge, x) - self.log_front - log_divisor).exp();
        }
    }
}
