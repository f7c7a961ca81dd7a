//! What people still remember: exposures are forgotten one by one.
//!
//! Of an exposure `d` weeks ago a part `θ^d` is left, `θ = ½^(1/half-life)`: each exposure is kept with that chance,
//! independently (binomial thinning), and what is kept is counted by the same models. So the mean is exactly that of
//! adstock (Broadbent, 1979), and beside it stands how many remember at least 1, 2, 3, … exposures.

use std::sync::Arc;

use crate::plan::{Figure, NotComputable};
use crate::reach::combine::contact::{ContactWork, Met};
use crate::reach::combine::coupling::{BINS, Bins};
use crate::reach::combine::mixture::{Follower, Mixture};
use crate::reach::combine::propensity::Propensity;
use crate::reach::curve::REACH_LEVELS;
use crate::reach::curve::fit::even_chances;
use crate::reach::curve::pmf::Pmf;
use crate::reach::curve::table::whole;
use crate::reach::curve::{ContactCurve, Shape};
use crate::reach::plan::results::{BuildPoint, is_unreached};
use crate::reach::plan::state::ReachState;
use crate::util::Cancel;

/// Of an exposure of which less than this is left, nothing is.
const FORGOTTEN: f64 = 1e-9;

/// What is remembered at the end of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Remembered {
    /// The week, counted from 1.
    pub week: u32,
    /// The share that remembers at least 1, 2, …, 10 exposures.
    pub k_plus: [f64; REACH_LEVELS],
    /// Remembered exposures per member; 100 times this is adstocked GRP.
    pub mean: f64,
}

/// The share with 0, 1, …, 9 exposures, and with 10 or more.
pub(super) type Levels = [f64; REACH_LEVELS + 1];

pub(super) const NOTHING: Levels = {
    let mut levels = [0.0; REACH_LEVELS + 1];
    levels[0] = 1.0;
    levels
};

/// What is remembered of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct RememberedResults {
    /// One for each of [`crate::plan::Plan::audiences`]: one point for each week.
    pub audiences: Vec<Figure<Vec<Remembered>>>,
    /// All audiences in the total, weighted by their sizes.
    pub total: Figure<Vec<Remembered>>,
}

/// What is still remembered of `state`'s plan at the end of each week, when half of the exposures are forgotten after
/// `half_life_weeks`.
///
/// A half-life that is not above 0 means that everything is forgotten within its week.
#[must_use]
pub fn remembered(state: &ReachState, half_life_weeks: f64) -> RememberedResults {
    remembered_unless(&Cancel::default(), state, half_life_weeks)
}

/// Works out the same, unless `cancel` is set meanwhile: then the results are incomplete, and nobody may use them.
#[must_use]
pub fn remembered_unless(cancel: &Cancel, state: &ReachState, half_life_weeks: f64) -> RememberedResults {
    let kept = if half_life_weeks > 0.0 { 0.5_f64.powf(1.0 / half_life_weeks) } else { 0.0 };
    let results = state.results();
    let audiences: Vec<Figure<Vec<Remembered>>> = results
        .audiences
        .iter()
        .zip(state.parts_of_audiences())
        .map(|(reach, (contacts, mixture))| {
            let reach = reach.as_ref().map_err(|why| *why)?;
            Ok(at_most_met(in_audience(cancel, contacts, mixture, kept), &reach.build))
        })
        .collect();
    let total = results.total.as_ref().map_err(|why| *why).and_then(|total| {
        let mut sum: Vec<Remembered> = Vec::new();
        for &(position, weight) in &total.parts {
            let part = match audiences.get(position).ok_or(NotComputable::NoAudiences)? {
                Ok(part) => part,
                Err(reason) if is_unreached(*reason) => continue,
                Err(reason) => return Err(*reason),
            };
            let nothing = |point: &Remembered| Remembered { week: point.week, k_plus: [0.0; REACH_LEVELS], mean: 0.0 };
            if sum.is_empty() {
                sum = part.iter().map(nothing).collect();
            }
            for (sum, point) in sum.iter_mut().zip(part) {
                sum.mean += weight * point.mean;
                for (sum, share) in sum.k_plus.iter_mut().zip(point.k_plus) {
                    *sum += weight * share;
                }
            }
        }
        Ok(sum)
    });
    RememberedResults { audiences, total }
}

/// Nobody remembers more than he met. The shares are computed at two propensities a bin, and may miss that by a little.
fn at_most_met(mut points: Vec<Remembered>, build: &[BuildPoint]) -> Vec<Remembered> {
    for (point, met) in points.iter_mut().zip(build) {
        for (remembered, met) in point.k_plus.iter_mut().zip(met.k_plus) {
            *remembered = remembered.min(met);
        }
    }
    points
}

fn in_audience(
    cancel: &Cancel,
    contacts: &[Option<Arc<ContactWork>>],
    mixture: Option<&Mixture>,
    kept: f64,
) -> Vec<Remembered> {
    let all: Vec<Option<&Met>> =
        contacts.iter().map(|contact| contact.as_ref().and_then(|work| work.outcome.as_ref().ok())).collect();
    let weeks = all.iter().flatten().map(|met| met.weekly_units.len()).max().unwrap_or(0);
    let weights: &[f64] = mixture.map_or(&[1.0], Mixture::weights);
    let sources: Vec<(Source, Option<&[Bins]>)> = all
        .iter()
        .enumerate()
        .filter_map(|(channel, met)| {
            let follower = mixture.and_then(|mixture| mixture.followers.get(channel)?.as_deref());
            Some((Source::of((*met)?, follower.is_some()), follower.map(Follower::shares)))
        })
        .collect();
    (0..weeks)
        .take_while(|&week| cancel.step(week, weeks).is_ok())
        .map(|week| {
            let mut mean = 0.0;
            let mut points = vec![NOTHING; weights.len()];
            for (source, shares) in &sources {
                let weekly = &source.met.weekly_units;
                mean += source.mean(weekly, week, kept);
                let rows = source.rows(weekly, week, kept);
                for (node, point) in points.iter_mut().enumerate() {
                    let levels = match shares {
                        Some(shares) => rows.at(&shares[node]),
                        None => rows.all(),
                    };
                    *point = and(point, &levels);
                }
            }
            let mut levels = [0.0; REACH_LEVELS + 1];
            for (point, weight) in points.iter().zip(weights) {
                for (sum, share) in levels.iter_mut().zip(point) {
                    *sum += weight * share;
                }
            }
            Remembered { week: u32::try_from(week + 1).unwrap_or(u32::MAX), k_plus: k_plus(&levels), mean }
        })
        .collect()
}

pub(super) fn k_plus(levels: &Levels) -> [f64; REACH_LEVELS] {
    let mut k_plus = [0.0; REACH_LEVELS];
    let mut at_least = 0.0;
    for (level, share) in k_plus.iter_mut().zip(&levels[1..]).rev() {
        at_least += share;
        *level = f64::min(at_least, 1.0);
    }
    k_plus
}

/// Exposures from either of two independent sources.
pub(super) fn and(a: &Levels, b: &Levels) -> Levels {
    let mut sum = [0.0; REACH_LEVELS + 1];
    for (i, a) in a.iter().enumerate() {
        for (j, b) in b.iter().enumerate() {
            sum[(i + j).min(REACH_LEVELS)] += a * b;
        }
    }
    sum
}

/// How often a channel is met, bin by bin of its people where they differ.
#[derive(Clone, Debug)]
pub(super) enum Rows {
    /// All alike.
    Alike(Levels),
    /// For each number of exposures the share of all people in each bin.
    Bins(Box<[Bins; REACH_LEVELS + 1]>),
}

impl Rows {
    pub(super) fn all(&self) -> Levels {
        match self {
            Self::Alike(levels) => *levels,
            Self::Bins(rows) => rows.map(|row| row.iter().sum()),
        }
    }

    /// Among people of whom these shares stand in each bin.
    pub(super) fn at(&self, shares: &Bins) -> Levels {
        match self {
            Self::Alike(levels) => *levels,
            Self::Bins(rows) => {
                rows.map(|row| BINS as f64 * row.iter().zip(shares).map(|(row, share)| row * share).sum::<f64>())
            }
        }
    }
}

/// A channel's exposures, as they are forgotten.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) met: &'a Met,
    /// Two propensities for each bin with their shares of people, where exposures are chances that people take more or
    /// less often.
    propensities: Option<[(Bins, Bins); 2]>,
    /// How people differ, where exposures fall on them and the channel overlaps with others.
    spread: Option<Propensity>,
}

impl<'a> Source<'a> {
    pub(super) fn of(met: &'a Met, follows: bool) -> Self {
        let curve = &met.curve;
        let chances =
            matches!(curve.shape, Shape::BetaBinomial { .. } | Shape::TwoPoint { .. }) && curve.is_insertions();
        let propensity = if chances || follows { Propensity::of(curve) } else { None };
        let propensities = propensity.as_ref().filter(|_| chances).map(|propensity| {
            let levels = levels_of(&Pmf::of_contact(curve, 3.0, None));
            propensity.pairs([levels[0], levels[1], levels[2], levels[3]])
        });
        Self { met, propensities, spread: propensity.filter(|_| !chances) }
    }

    fn mean(&self, weekly: &[f64], week: usize, kept: f64) -> f64 {
        left(weekly, week, kept).map(|(left, units)| left * self.met.curve.mean(units)).sum()
    }

    /// How often the channel is met at the end of `week` with so many units a week.
    pub(super) fn rows(&self, weekly: &[f64], week: usize, kept: f64) -> Rows {
        let curve = &self.met.curve;
        if let Some(propensities) = &self.propensities {
            return Rows::Bins(Box::new(taken(weekly, week, kept, propensities)));
        }
        match curve.shape {
            Shape::Poisson | Shape::NegativeBinomial { .. } => {
                // Forgotten Poisson exposures are Poisson exposures, only fewer.
                let units: f64 = left(weekly, week, kept).map(|(left, units)| left * units).sum();
                self.spread_out(curve, units)
            }
            Shape::Binomial { p, .. } => self.even(weekly, week, kept, p),
            Shape::TwoPoint { .. } | Shape::BetaBinomial { .. } => {
                let rating = if curve.is_insertions() { curve.mean(1.0) } else { 1.0 };
                self.even(weekly, week, kept, rating)
            }
        }
    }

    /// Exposures that fall on people at random, by how they differ.
    fn spread_out(&self, curve: &ContactCurve, units: f64) -> Rows {
        let levels = levels_of(&Pmf::of_contact(curve, units, None));
        match &self.spread {
            None => Rows::Alike(levels),
            Some(spread) => {
                let mut placed = spread.start();
                placed.advance(curve.amount(units).x);
                let mut rows = [[0.0; BINS]; REACH_LEVELS + 1];
                placed.rows(&levels, true, &mut rows);
                Rows::Bins(Box::new(rows))
            }
        }
    }

    /// Chances of `p` for everybody who can be reached, and one of the rest of each week.
    fn even(&self, weekly: &[f64], week: usize, kept: f64, p: f64) -> Rows {
        let curve = &self.met.curve;
        let mut levels = NOTHING;
        for (left, units) in left(weekly, week, kept) {
            let (count, rest) =
                if curve.is_insertions() { (units, 0.0) } else { even_chances(curve.mean(units) / curve.reachable, p) };
            levels = and(&and(&levels, &chances(p * left, count.floor())), &chances(rest * left, 1.0));
        }
        let never = 1.0 - curve.reachable;
        let within = levels.map(|share| share * curve.reachable);
        match &self.spread {
            None => {
                let mut all = within;
                all[0] += never;
                Rows::Alike(all)
            }
            Some(spread) => {
                let mut all = within;
                all[0] += never;
                let mut rows = [[0.0; BINS]; REACH_LEVELS + 1];
                spread.start().rows(&all, true, &mut rows);
                Rows::Bins(Box::new(rows))
            }
        }
    }
}

/// What is left at the end of `week` of each week's units that is remembered at all, the last one first.
fn left(weekly: &[f64], week: usize, kept: f64) -> impl Iterator<Item = (f64, f64)> + '_ {
    weekly
        .iter()
        .take(week + 1)
        .rev()
        .scan(1.0, move |left, &units| {
            let now = *left;
            *left *= kept;
            Some((now, units))
        })
        .take_while(|(left, _)| *left > FORGOTTEN)
        .filter(|(_, units)| *units > 0.0)
}

/// Chances that each bin takes with its own propensity.
fn taken(weekly: &[f64], week: usize, kept: f64, propensities: &[(Bins, Bins); 2]) -> [Bins; REACH_LEVELS + 1] {
    let mut sum = [[0.0; BINS]; REACH_LEVELS + 1];
    for (propensities, shares) in propensities {
        let mut rows = [[0.0; BINS]; REACH_LEVELS + 1];
        rows[0] = *shares;
        for (left, units) in left(weekly, week, kept) {
            take_many(&mut rows, &propensities.map(|propensity| propensity * left), units.floor());
        }
        for (sum, row) in sum.iter_mut().zip(&rows) {
            for (sum, share) in sum.iter_mut().zip(row) {
                *sum += share;
            }
        }
    }
    sum
}

/// One chance more for each bin.
fn take(rows: &mut [Bins; REACH_LEVELS + 1], chances: &Bins) {
    for k in (1..=REACH_LEVELS).rev() {
        let (fewer, more) = rows.split_at_mut(k);
        for ((more, fewer), chance) in more[0].iter_mut().zip(&fewer[k - 1]).zip(chances) {
            let stay = if k == REACH_LEVELS { 1.0 } else { 1.0 - chance };
            *more = *more * stay + fewer * chance;
        }
    }
    for (none, chance) in rows[0].iter_mut().zip(chances) {
        *none *= 1.0 - chance;
    }
}

/// Up to so many chances are taken one by one; more of them are cheaper together.
const ONE_BY_ONE: f64 = 8.0;

/// `count` chances more for each bin: in the same time however many there are.
fn take_many(rows: &mut [Bins; REACH_LEVELS + 1], each: &Bins, count: f64) {
    if count <= ONE_BY_ONE {
        for _ in 0..whole(count) {
            take(rows, each);
        }
        return;
    }
    for (bin, &chance) in each.iter().enumerate() {
        let mut levels: Levels = std::array::from_fn(|level| rows[level][bin]);
        levels = and(&levels, &chances(chance, count));
        for (row, level) in rows.iter_mut().zip(levels) {
            row[bin] = level;
        }
    }
}

/// How often `count` chances of `p` each are met: 0 to 9 times by their ratios from `(1 − p)^n`, and the rest 10 times or
/// more. The cost is that of the levels, whatever the count.
fn chances(p: f64, count: f64) -> Levels {
    if p <= 0.0 || count <= 0.0 {
        return NOTHING;
    }
    let mut levels = [0.0; REACH_LEVELS + 1];
    if p >= 1.0 {
        levels[whole(count).min(REACH_LEVELS)] = 1.0;
        return levels;
    }
    let odds = p / (1.0 - p);
    let log_none = count * (-p).ln_1p();
    let (mut term, mut below) = (log_none.exp(), 0.0);
    for (times, level) in levels[..REACH_LEVELS].iter_mut().enumerate() {
        *level = term;
        below += if times > 0 { term } else { 0.0 };
        let times = times as f64;
        term *= odds * (count - times).max(0.0) / (times + 1.0);
    }
    // `term` is that of 10 times. What is left of the reach would lose digits where it is small; the tail then falls fast.
    let rest = -log_none.exp_m1() - below;
    levels[REACH_LEVELS] = if rest > 1e-3 {
        rest
    } else {
        let (mut sum, mut times) = (term, REACH_LEVELS as f64);
        while term > 1e-17 * sum && sum > 0.0 {
            term *= odds * (count - times).max(0.0) / (times + 1.0);
            sum += term;
            times += 1.0;
        }
        sum
    };
    levels
}

fn levels_of(pmf: &Pmf) -> Levels {
    let mut levels = [0.0; REACH_LEVELS + 1];
    for (times, share) in pmf.shares().0.iter().enumerate().rev() {
        levels[times.min(REACH_LEVELS)] += share;
    }
    levels
}
