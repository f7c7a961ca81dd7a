//! Says what people still remember: exposures are forgotten one by one.
//!
//! Of an exposure `d` weeks ago a part `θ^d` is left, `θ = ½^(1/half-life)`: each exposure is kept with that chance,
//! independently (binomial thinning), and what is kept is counted by the same models. So the mean is exactly that of
//! adstock (Broadbent, 1979), and beside it stands how many remember at least 1, 2, 3, … exposures.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::fading::{Fading, Pace, SummedWeeks, WeeklyChances};
use crate::plan::{Figure, NotComputable};
use crate::reach::combine::at_points::shares_at;
use crate::reach::combine::contact::{ContactWork, Met};
use crate::reach::combine::coupling::{BINS, Bins};
use crate::reach::combine::mixture::{Follower, Mixture};
use crate::reach::combine::propensity::Propensity;
use crate::reach::combine::weeks::{LANES, Lanes, Levels, NOBODY_MET, add_exposures};
use crate::reach::curve::fit::even_chances;
use crate::reach::curve::pmf::Pmf;
use crate::reach::curve::{ContactCurve, REACH_LEVELS, Shape};
use crate::reach::plan::results::{AudienceReach, BuildPoint, is_unreached};
use crate::reach::plan::state::ReachState;
use crate::util::{Cancel, in_parts};

/// Holds what is remembered at the end of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Remembered {
    /// The week, counted from 1.
    pub week: u32,
    /// The share that remembers at least 1, 2, …, 10 exposures.
    pub k_plus: [f64; REACH_LEVELS],
    /// Remembered exposures per member; 100 times this is adstocked GRP.
    pub mean: f64,
}

/// Holds what is remembered of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct RememberedResults {
    /// One for each of [`crate::plan::Plan::audiences`]: one point for each week.
    pub audiences: Vec<Figure<Vec<Remembered>>>,
    /// All audiences in the total, weighted by their sizes.
    pub total: Figure<Vec<Remembered>>,
}

/// Returns what is still remembered of `state`'s plan at the end of each week, when half of the exposures are forgotten after
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
    let weeks_of = |reach: &AudienceReach| reach.build.len();
    let of = results.audiences.iter().flatten().map(weeks_of).sum::<usize>();
    let progress = Progress { cancel, done: AtomicUsize::new(0), of };
    let audiences: Vec<Figure<Vec<Remembered>>> = results
        .audiences
        .iter()
        .zip(state.parts_of_audiences())
        .map(|(reach, (contacts, mixture))| {
            let reach = reach.as_ref().map_err(|why| *why)?;
            Ok(at_most_met(in_audience(&progress, contacts, mixture, kept), &reach.build))
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

/// Lowers the remembered shares to those met, since nobody remembers more than he met. The shares are computed at two
/// propensities a bin, and may miss that by a little.
fn at_most_met(mut points: Vec<Remembered>, build: &[BuildPoint]) -> Vec<Remembered> {
    for (point, met) in points.iter_mut().zip(build) {
        for (remembered, met) in point.k_plus.iter_mut().zip(met.k_plus) {
            *remembered = remembered.min(met);
        }
    }
    points
}

/// Says how many weeks of how many are done, whichever thread does them.
struct Progress<'a> {
    cancel: &'a Cancel,
    done: AtomicUsize,
    of: usize,
}

impl Progress<'_> {
    /// Returns true when one week more may be worked out.
    fn goes_on(&self) -> bool {
        self.cancel.step(self.done.fetch_add(1, Ordering::Relaxed), self.of).is_ok()
    }
}

/// A channel, what is placed on it, and at each point of the common inclination the shares of its people in each bin, where it
/// overlaps with others.
type SourceAtPoints<'a> = (Source<'a>, PlacedWeeks<'a>, Option<&'a [Bins]>);

/// So many weeks of channels are worth a thread of their own.
const WORTH_THREADS: usize = 64;

fn in_audience<'a>(
    progress: &Progress<'_>,
    contacts: &'a [Option<Arc<ContactWork>>],
    mixture: Option<&'a Mixture>,
    kept: f64,
) -> Vec<Remembered> {
    let all: Vec<(usize, &Met)> = contacts
        .iter()
        .enumerate()
        .filter_map(|(channel, contact)| Some((channel, contact.as_ref()?.outcome.as_ref().ok()?)))
        .collect();
    let weeks = all.iter().map(|(_, met)| met.weekly_units.len()).max().unwrap_or(0);
    let pace = Pace::new(kept, weeks);
    let of_one = |(channel, met): &(usize, &'a Met)| {
        let follower = mixture.and_then(|mixture| mixture.followers.get(*channel)?.as_deref());
        let source = Source::of(met, follower.is_some(), pace);
        let placed = source.placed(&met.weekly_units);
        (source, placed, follower.map(Follower::shares))
    };
    let weights: &[f64] = mixture.map_or(&[1.0], Mixture::weights);
    let weeks: Vec<usize> = (0..weeks).collect();
    if all.len() * weeks.len() < WORTH_THREADS {
        let sources: Vec<SourceAtPoints<'a>> = all.iter().map(of_one).collect();
        return in_weeks(progress, &sources, weights, pace, &weeks);
    }
    let some = |_, part: &[(usize, &'a Met)]| part.iter().map(of_one).collect::<Vec<_>>();
    let sources: Vec<SourceAtPoints<'a>> = in_parts(&all, some).into_iter().flatten().collect();
    in_parts(&weeks, |_, some| in_weeks(progress, &sources, weights, pace, some)).concat()
}

fn in_weeks(
    progress: &Progress<'_>,
    sources: &[SourceAtPoints<'_>],
    weights: &[f64],
    pace: Pace,
    weeks: &[usize],
) -> Vec<Remembered> {
    let mut points = Points::nobody(weights.len());
    let in_week = |&week: &usize| {
        points.clear();
        let mut mean = 0.0;
        for (source, placed, shares) in sources {
            mean += source.mean(placed, week, pace);
            points.add_source((source, placed, *shares), week, pace);
        }
        Remembered { week: u32::try_from(week + 1).unwrap_or(u32::MAX), k_plus: points.k_plus(weights), mean }
    };
    weeks.iter().take_while(|_| progress.goes_on()).map(in_week).collect()
}

/// Holds what is remembered at each point of the common inclination, [`LANES`] points side by side.
#[derive(Clone, Debug)]
pub(super) struct Points {
    levels: Vec<Levels>,
    /// The same of one channel.
    channel: Vec<Levels>,
}

impl Points {
    /// Returns the case in which nobody remembers anything at any of `count` points.
    pub(super) fn nobody(count: usize) -> Self {
        let levels = vec![NOBODY_MET; count.div_ceil(LANES)];
        Self { channel: levels.clone(), levels }
    }

    fn clear(&mut self) {
        self.levels.fill(NOBODY_MET);
    }

    /// Adds what is remembered at the end of `week` of what is placed on a channel; `shares` are those of its people in each bin
    /// at each point, where it overlaps with others.
    pub(super) fn add_source(
        &mut self,
        (source, placed, shares): (&Source<'_>, &PlacedWeeks<'_>, Option<&[Bins]>),
        week: usize,
        pace: Pace,
    ) {
        match shares {
            Some(shares) => self.add_rows(shares, &source.rows(placed, week, pace)),
            None => self.add(&source.all(placed, week, pace)),
        }
    }

    /// Adds a channel that is met alike at all points.
    fn add(&mut self, levels: &OneLevels) {
        let levels = levels.map(Lanes::all);
        for sum in &mut self.levels {
            add_exposures(sum, &levels);
        }
    }

    /// Adds a channel of which these shares of all people stand in each bin, and so do `shares` of those at each point.
    fn add_rows(&mut self, shares: &[Bins], rows: &[Bins; REACH_LEVELS + 1]) {
        let channel = &mut self.channel;
        shares_at(shares, rows, |point, level, share| channel[point / LANES][level].0[point % LANES] = share);
        for (sum, channel) in self.levels.iter_mut().zip(channel) {
            add_exposures(sum, channel);
        }
    }

    /// Returns the share of all that remembers at least 1, 2, …, 10 exposures.
    pub(super) fn k_plus(&self, weights: &[f64]) -> [f64; REACH_LEVELS] {
        let mut k_plus = [0.0; REACH_LEVELS];
        let mut at_least = 0.0;
        for (level, share) in k_plus.iter_mut().enumerate().rev() {
            let point = |at: usize| self.levels[at / LANES][level + 1].0[at % LANES];
            at_least += weights.iter().enumerate().map(|(at, weight)| weight * point(at)).sum::<f64>();
            *share = f64::min(at_least, 1.0);
        }
        k_plus
    }
}

/// The share with 0, 1, …, 9 exposures, and with 10 or more.
type OneLevels = [f64; REACH_LEVELS + 1];

/// A channel's exposures, as they are forgotten.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) met: &'a Met,
    kind: Kind,
}

/// Holds what is placed on a channel week by week.
#[derive(Debug)]
pub(super) struct PlacedWeeks<'a> {
    units: &'a [f64],
    /// The same as chances; none where exposures fall on people at random.
    chances: SummedWeeks,
}

/// Says how a channel's exposures come about.
#[derive(Debug)]
enum Kind {
    /// By chances that people take more or less often: two propensities for each bin, with their shares of all people.
    Taken { fading: Fading, shares: Vec<Lanes> },
    /// By the same chances for everybody who can be reached: insertions, or impressions as chances of `each`.
    Even { fading: Fading, each: Option<f64>, spread: Option<Propensity> },
    /// By exposures that fall on people at random.
    Random { spread: Option<Propensity> },
}

impl<'a> Source<'a> {
    /// Prepares a channel; people's ranking is needed where it `follows` what channels have in common.
    pub(super) fn of(met: &'a Met, follows: bool, pace: Pace) -> Self {
        let curve = &met.curve;
        let chances =
            matches!(curve.shape, Shape::BetaBinomial { .. } | Shape::TwoPoint { .. }) && curve.is_insertions();
        let propensity = if chances || follows { Propensity::of(curve) } else { None };
        let kind = match (propensity, even_chance(curve)) {
            (Some(propensity), _) if chances => {
                let levels = levels_of(&Pmf::of_contact(curve, 3.0, None));
                let pairs = propensity.pairs([levels[0], levels[1], levels[2], levels[3]]);
                let [chances, shares] = [pairs.map(|pair| pair.0).concat(), pairs.map(|pair| pair.1).concat()];
                let shares = shares.chunks(LANES).map(|some| Lanes::of(|lane| some[lane])).collect();
                Kind::Taken { fading: Fading::of(&chances, pace), shares }
            }
            (spread, Some(chance)) => {
                let each = (!curve.is_insertions()).then_some(chance);
                Kind::Even { fading: Fading::of(&[chance], pace), each, spread }
            }
            (spread, None) => Kind::Random { spread },
        };
        Self { met, kind }
    }

    /// Sums up what is placed, with these units a week.
    pub(super) fn placed<'u>(&self, units: &'u [f64]) -> PlacedWeeks<'u> {
        let chances = match &self.kind {
            Kind::Taken { fading, .. } => fading.summed_weeks(weekly_chances(&self.met.curve, units, None)),
            Kind::Even { fading, each, .. } => fading.summed_weeks(weekly_chances(&self.met.curve, units, *each)),
            Kind::Random { .. } => SummedWeeks::default(),
        };
        PlacedWeeks { units, chances }
    }

    fn mean(&self, placed: &PlacedWeeks<'_>, week: usize, pace: Pace) -> f64 {
        placed.left(week, pace).map(|(left, units)| left * self.met.curve.mean(units)).sum()
    }

    /// Returns the share of all people with each number of exposures.
    fn all(&self, placed: &PlacedWeeks<'_>, week: usize, pace: Pace) -> OneLevels {
        match &self.kind {
            Kind::Taken { fading, shares } => {
                let mut sums = [Lanes::all(0.0); REACH_LEVELS + 1];
                fading.levels(&placed.chances, week, |group, levels| {
                    for (sum, level) in sums.iter_mut().zip(levels) {
                        *sum = sum.plus(&level.times(&shares[group]));
                    }
                });
                sums.map(|sum| sum.0.iter().sum())
            }
            Kind::Even { fading, .. } => self.even(fading, &placed.chances, week),
            Kind::Random { .. } => levels_of(&Pmf::of_contact(&self.met.curve, placed.units_left(week, pace), None)),
        }
    }

    /// Returns the share of each bin of people with each number of exposures.
    fn rows(&self, placed: &PlacedWeeks<'_>, week: usize, pace: Pace) -> Box<[Bins; REACH_LEVELS + 1]> {
        let mut rows = Box::new([[0.0; BINS]; REACH_LEVELS + 1]);
        match &self.kind {
            Kind::Taken { fading, shares } => fading.levels(&placed.chances, week, |group, levels| {
                let bin = group * LANES % BINS;
                for (row, level) in rows.iter_mut().zip(levels) {
                    let share = level.times(&shares[group]);
                    for (sum, share) in row[bin..bin + LANES].iter_mut().zip(share.0) {
                        *sum += share;
                    }
                }
            }),
            Kind::Even { fading, spread, .. } => match spread {
                Some(spread) => spread.start().rows(&self.even(fading, &placed.chances, week), true, &mut *rows),
                None => spread_evenly(&self.even(fading, &placed.chances, week), &mut rows),
            },
            Kind::Random { spread } => {
                let units = placed.units_left(week, pace);
                let levels = levels_of(&Pmf::of_contact(&self.met.curve, units, None));
                match spread {
                    Some(spread) => {
                        let mut placed = spread.start();
                        placed.advance(self.met.curve.amount(units).x);
                        placed.rows(&levels, true, &mut *rows);
                    }
                    None => spread_evenly(&levels, &mut rows),
                }
            }
        }
        rows
    }

    /// Returns the shares exposed where chances are the same for everybody who can be reached.
    fn even(&self, fading: &Fading, chances: &SummedWeeks, week: usize) -> OneLevels {
        let reachable = self.met.curve.reachable;
        let mut all = [0.0; REACH_LEVELS + 1];
        fading.levels(chances, week, |_, levels| all = levels.map(|level| level.0[0] * reachable));
        all[0] += 1.0 - reachable;
        all
    }
}

impl PlacedWeeks<'_> {
    /// Returns what is left of each week's units at the end of `week`.
    fn left(&self, week: usize, pace: Pace) -> impl Iterator<Item = (f64, f64)> {
        pace.left(week).map(|(left, week)| (left, self.units[week])).filter(|(_, units)| *units > 0.0)
    }

    /// Returns the units left at the end of `week`: forgotten Poisson exposures are Poisson exposures, only fewer.
    fn units_left(&self, week: usize, pace: Pace) -> f64 {
        self.left(week, pace).map(|(left, units)| left * units).sum()
    }
}

/// Spreads each share evenly over the bins.
fn spread_evenly(levels: &OneLevels, rows: &mut [Bins; REACH_LEVELS + 1]) {
    *rows = levels.map(|level| [level / BINS as f64; BINS]);
}

/// Returns the chance of each exposure, where it is the same for everybody who can be reached and exposures do not fall at
/// random.
fn even_chance(curve: &ContactCurve) -> Option<f64> {
    match curve.shape {
        Shape::Poisson | Shape::NegativeBinomial { .. } => None,
        Shape::Binomial { p, .. } => Some(p),
        Shape::TwoPoint { .. } | Shape::BetaBinomial { .. } if curve.is_insertions() => Some(curve.mean(1.0)),
        Shape::TwoPoint { .. } | Shape::BetaBinomial { .. } => Some(1.0),
    }
}

/// Returns the chances of each week: insertions, or impressions as chances of `each` and one chance of the rest.
fn weekly_chances(curve: &ContactCurve, units: &[f64], each: Option<f64>) -> Vec<WeeklyChances> {
    let of_week = |&units: &f64| match each {
        Some(each) => {
            let (count, rest) = even_chances(curve.mean(units.max(0.0)) / curve.reachable, each);
            WeeklyChances { count, rest: rest / each }
        }
        None => WeeklyChances { count: units.max(0.0).floor(), rest: 0.0 },
    };
    units.iter().map(of_week).collect()
}

fn levels_of(pmf: &Pmf) -> OneLevels {
    let mut levels = [0.0; REACH_LEVELS + 1];
    for (times, share) in pmf.shares().0.iter().enumerate().rev() {
        levels[times.min(REACH_LEVELS)] += share;
    }
    levels
}
