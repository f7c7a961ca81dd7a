//! The reach curve of a contact: how often an audience is exposed by so many units on one channel.

pub(in crate::reach) mod fit;
pub(in crate::reach) mod model;
pub(in crate::reach) mod pmf;
pub(in crate::reach) mod special;
pub(in crate::reach) mod table;
pub(in crate::reach) mod terms;

use self::fit::{even_binomial_chance, even_chances, negative_binomial_shape};
use self::model::ContactModelError;
use self::model::Model;
use self::model::{TOLERANCE, validate_in};
use self::pmf::Pmf;
use self::table::{ReachTable, beta_binomial_point};
use crate::plan::ContactModel;

/// How many levels of k+ are computed: 1+ to 10+.
pub const REACH_LEVELS: usize = 10;

/// Shares smaller than this count as none. No figure shows so small a share, and the processor's arithmetic slows
/// down a hundredfold near 1e-308, where products of such shares lie.
pub(in crate::reach) const NO_SHARE: f64 = 1e-150;

/// Returns a share, or none where it is smaller than [`NO_SHARE`].
#[inline(always)]
#[expect(clippy::inline_always, reason = "loops over it run with wide vectors only where it is inlined")]
pub(in crate::reach) fn flushed(share: f64) -> f64 {
    if share < NO_SHARE { 0.0 } else { share }
}

/// More exposures per member than this are computed as this many: everybody is reached far beyond what is shown.
const MOST_EXPOSURES: f64 = 1e15;

/// The share of an audience that is not reached, and the share that is. Both are kept, so that neither loses digits
/// by being the difference of the other from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The share with no exposure.
    pub none: f64,
    /// The share with at least one.
    pub some: f64,
}

impl Point {
    /// Nobody is reached.
    pub const NOBODY: Self = Self { none: 1.0, some: 0.0 };

    /// Makes a reach from the natural logarithm of the share that is not reached.
    pub(in crate::reach) fn of_log(log_none: f64) -> Self {
        // Nearer to 0 the difference from 1 would lose more than two digits.
        if log_none > -0.01 {
            let some = -log_none.exp_m1();
            Self { none: 1.0 - some, some }
        } else {
            let none = flushed(log_none.exp());
            Self { none, some: 1.0 - none }
        }
    }

    /// Returns what is reached by either of two independent sources: `R = R₁ + (1 − R₁)·R₂`, all terms positive.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { none: flushed(self.none * other.none), some: f64::min(self.some + self.none * other.some, 1.0) }
    }

    /// Returns the point within a share `reachable` of the audience; the rest is never reached.
    fn within(self, reachable: f64) -> Self {
        if reachable < 1.0 {
            Self { none: (1.0 - reachable) + reachable * self.none, some: reachable * self.some }
        } else {
            self
        }
    }
}

/// The distribution of exposures among those who can be reached, but for how much is placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::reach) enum Shape {
    /// The same `share` meets all of what is placed, the others nothing of it.
    TwoPoint { share: f64 },
    /// `P(0) = e^(−m)`.
    Poisson,
    /// `P(0) = (1 + m/r)^(−r)`.
    NegativeBinomial { r: f64 },
    /// `P(0) = (1 − p)^n`; `log_miss = ln(1 − p)`.
    Binomial { p: f64, log_miss: f64 },
    /// `P(0) = Π_{i<n} (β + i)/(α + β + i)`.
    BetaBinomial { alpha: f64, beta: f64 },
}

impl Shape {
    fn binomial(p: f64) -> Self {
        if p >= 1.0 { Self::TwoPoint { share: 1.0 } } else { Self::Binomial { p, log_miss: (-p).ln_1p() } }
    }
}

/// Says how much of a shape is placed: chances (insertions, or the whole chances of the even binomial) or mean exposures, and
/// one chance more of probability `extra`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::reach) struct Amount {
    pub(in crate::reach) x: f64,
    pub(in crate::reach) extra: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Scale {
    /// Insertions, each met by this share.
    Insertions { rating: f64 },
    /// Impressions inside the audience.
    Impressions,
}

/// Says how often an audience is exposed by so many units on one channel, computed from its contact model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContactCurve {
    pub(in crate::reach) shape: Shape,
    pub(in crate::reach) reachable: f64,
    scale: Scale,
    size: f64,
    model: Model,
}

impl ContactCurve {
    /// Returns the curve of `model` in an audience of `size` people; 0 counts as 1.
    ///
    /// # Errors
    /// What [`validate_in`] refuses.
    pub fn of(model: &ContactModel, size: u64) -> Result<Self, ContactModelError> {
        validate_in(model, size)?;
        let size = size.max(1) as f64;
        Ok(match *model {
            ContactModel::Rating { r1, r2 } => {
                let (shape, model) = rating_shape(r1, r2);
                Self { shape, reachable: 1.0, scale: Scale::Insertions { rating: r1 }, size, model }
            }
            ContactModel::Impressions { reachable, observed } => {
                let reachable = reachable.unwrap_or(1.0);
                let point = observed
                    .filter(|seen| !seen.is_blank())
                    .map(|seen| (seen.impressions as f64 / size / reachable, seen.reach / reachable));
                let (shape, model) = point.map_or((Shape::Poisson, Model::Poisson), |(mean, reach)| {
                    impressions_shape(mean.min(MOST_EXPOSURES), reach)
                });
                Self { shape, reachable, scale: Scale::Impressions, size, model }
            }
        })
    }

    /// Returns the model by name.
    #[must_use]
    pub fn model(&self) -> Model {
        self.model
    }

    /// Returns the mean exposures per member of the audience: `r1 × insertions`, or impressions over size.
    #[must_use]
    pub fn mean(&self, units: f64) -> f64 {
        match self.scale {
            Scale::Insertions { rating } => rating * units,
            Scale::Impressions => units / self.size,
        }
    }

    /// Returns the exposures in the whole audience: `r1 × insertions × size`, or the impressions themselves.
    #[must_use]
    pub fn impressions(&self, units: f64) -> f64 {
        match self.scale {
            Scale::Insertions { rating } => rating * units * self.size,
            Scale::Impressions => units,
        }
    }

    /// Returns the share that `units` reach at least once. Insertions are whole numbers; negative units count as none.
    #[must_use]
    pub fn reach(&self, units: f64) -> f64 {
        self.point(self.amount(self.countable(units)), None).some
    }

    /// Returns the share that `units` reach at least 1, 2, …, 10 times.
    #[must_use]
    pub fn k_plus(&self, units: f64) -> [f64; REACH_LEVELS] {
        Pmf::of_contact(self, self.countable(units), None).k_plus()
    }

    /// Returns the distribution of exposures that `units` give; the last entry may hold the share exposed that often or more.
    #[must_use]
    pub fn pmf(&self, units: f64) -> Vec<f64> {
        Pmf::of_contact(self, self.countable(units), None).into_shown().0
    }

    /// Returns true when units are insertions.
    pub(in crate::reach) fn is_insertions(&self) -> bool {
        matches!(self.scale, Scale::Insertions { .. })
    }

    /// Returns the units that count: whole insertions, and nothing below zero.
    fn countable(&self, units: f64) -> f64 {
        match self.scale {
            Scale::Insertions { .. } => units.max(0.0).floor(),
            Scale::Impressions => units.max(0.0),
        }
    }

    pub(in crate::reach) fn amount(&self, units: f64) -> Amount {
        match self.scale {
            Scale::Insertions { .. } => Amount { x: units, extra: 0.0 },
            Scale::Impressions => {
                let mean = (units / (self.size * self.reachable)).min(MOST_EXPOSURES);
                match self.shape {
                    Shape::Binomial { p, .. } => with_rest(mean, p),
                    Shape::TwoPoint { .. } => with_rest(mean, 1.0),
                    _ => Amount { x: mean, extra: 0.0 },
                }
            }
        }
    }

    /// Returns the share of the people whom `amount` reaches; `table` where the curve is beta-binomial and one was computed.
    pub(in crate::reach) fn point(&self, amount: Amount, table: Option<&ReachTable>) -> Point {
        let bare = self.bare_point(amount.x, table);
        let Amount { extra, .. } = amount;
        let with_extra = if extra > 0.0 { bare.and(Point { none: 1.0 - extra, some: extra }) } else { bare };
        with_extra.within(self.reachable)
    }

    /// Returns the share of the people whom `x` reaches among those who can be reached, without the extra chance.
    pub(in crate::reach) fn bare_point(&self, x: f64, table: Option<&ReachTable>) -> Point {
        if x <= 0.0 {
            return Point::NOBODY;
        }
        match self.shape {
            Shape::TwoPoint { share } => Point { none: 1.0 - share, some: share },
            Shape::Poisson => Point::of_log(-x),
            Shape::NegativeBinomial { r } => Point::of_log(-times_log_of_one_more(r, x / r)),
            Shape::Binomial { log_miss, .. } => Point::of_log(x * log_miss),
            Shape::BetaBinomial { alpha, beta } => {
                table.map_or_else(|| beta_binomial_point(alpha, beta, x), |table| table.at(x))
            }
        }
    }
}

/// Returns `r · ln(1 + x)` to fourteen digits; where the rounding of `1 + x` cannot matter, by the logarithm itself, which
/// is twice as fast.
fn times_log_of_one_more(r: f64, x: f64) -> f64 {
    r * if x < 0.01 || r > 10.0 { x.ln_1p() } else { (1.0 + x).ln() }
}

fn with_rest(mean: f64, p: f64) -> Amount {
    let (whole, rest) = even_chances(mean, p);
    Amount { x: whole, extra: rest }
}

/// Returns the beta-binomial shape from the reach of one and of two insertions (Metheringham, 1964), in the sum of its
/// parameters: `α + β = c/((1 − r1) − c)` with `c = (r2 − r1)/r1`, `α = r1·(α + β)`, `β = (1 − r1)·(α + β)`; equal to
/// `α = r1(r2 − r1)/(2r1 − r1² − r2)`. At the ends of the legal range it becomes binomial and polarised.
fn rating_shape(r1: f64, r2: Option<f64>) -> (Shape, Model) {
    let binomial = (Shape::binomial(r1), Model::Binomial);
    let Some(r2) = r2 else { return binomial };
    let second = if r1 > 0.0 { (r2 - r1) / r1 } else { return binomial };
    let spread = (1.0 - r1) - second;
    if spread <= TOLERANCE {
        return binomial;
    }
    if second <= TOLERANCE {
        return (Shape::TwoPoint { share: r1 }, Model::Polarised);
    }
    let sum = second / spread;
    (Shape::BetaBinomial { alpha: r1 * sum, beta: (1.0 - r1) * sum }, Model::BetaBinomial)
}

/// Returns the shape through an observed mean and reach among those who can be reached: negative binomial where the reach is
/// below that of chance, Poisson where it equals it, even binomial where it is above.
fn impressions_shape(mean: f64, reach: f64) -> (Shape, Model) {
    let depth = -(-reach).ln_1p();
    if (mean - depth).abs() <= TOLERANCE * mean {
        (Shape::Poisson, Model::Poisson)
    } else if mean > depth {
        (Shape::NegativeBinomial { r: negative_binomial_shape(mean, depth) }, Model::NegativeBinomial)
    } else {
        (Shape::binomial(even_binomial_chance(mean, depth)), Model::EvenBinomial)
    }
}
