//! Continuity: whether the story goes on from week to week.

use std::sync::Arc;

use super::ConsistencyResults;
use super::inputs::{Inputs, finite, only_counted};
use super::quadratic::{Blocks, LANES, Lanes, Mixes};
use crate::plan::{Figure, NotComputable, Schedule};

/// By how much the heaviest week of a pulsing schedule must exceed the lightest: this program's own convention.
const PULSE: f64 = 1.5;

/// The link between two active weeks with no active week between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekLink {
    /// The earlier week, counted from 1.
    pub from: u32,
    /// The later week.
    pub to: u32,
    /// How alike the two mixes of messages are, 0 to 1: `L = 2·S(t,t′) / (S(t,t) + S(t′,t′))`, at most 1.
    pub similarity: Figure,
    /// What is left of the link after the dark weeks between: `2^(−(gap−1)/half-life)`, 1 for neighbours.
    pub decay: f64,
}

/// Says how the declared schedule and the weeks compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScheduleFit {
    /// The weeks are as declared.
    AsDeclared,
    /// A continuous or pulsing schedule has dark weeks.
    DarkWeeks,
    /// A flighting schedule has no pause.
    NoPause,
    /// A pulsing schedule has no week that stands out.
    NoPulse,
}

/// Says whether the story goes on from week to week.
#[derive(Clone, Debug, PartialEq)]
pub struct Continuity {
    /// The mean of `L·decay` over [`Self::links`], 0 to 1; [`NotComputable::OneWeekOnly`] with one active week. The
    /// normalised overlap is in the spirit of Morisita (1959) and Horn (1966); the form is this program's own.
    pub thematic: Figure,
    /// Each active week with the next one.
    pub links: Vec<WeekLink>,
    /// Weeks with impressions ÷ weeks of the calendar.
    pub presence: Figure,
    /// Weeks with impressions.
    pub active_weeks: u32,
    /// The most weeks in a row without impressions.
    pub longest_gap_weeks: u32,
    /// How the weeks compare with the declared schedule; none when nothing is declared or nothing is met.
    pub fit: Option<ScheduleFit>,
}

/// Returns continuity and the sums behind it; `before` has the results before an edit and the messages that it recoded.
pub(super) fn continuity(inputs: &Inputs<'_>, before: Option<(&ConsistencyResults, &[bool])>) -> (Continuity, Chain) {
    let mixes = weekly_mixes(inputs);
    let weeks = inputs.plan.calendar.weeks as usize;
    let mut totals = vec![0.0; weeks];
    for (_, mix) in &mixes {
        for (total, impressions) in totals.iter_mut().zip(mix) {
            *total += impressions;
        }
    }
    let active: Vec<usize> = (0..weeks).filter(|&week| totals[week] > 0.0).collect();
    let mut next: Vec<usize> = (0..weeks).collect();
    for pair in active.windows(2) {
        next[pair[0]] = pair[1];
    }
    let chain = chain(inputs, before, &mixes, &active);
    let links = links(inputs, &totals, &active, &pair_sums(inputs, &mixes, &next, &chain));
    let active_weeks = u32::try_from(active.len()).unwrap_or(u32::MAX);
    let longest_gap_weeks = longest_gap(&totals);
    let continuity = Continuity {
        thematic: thematic(inputs, &active, &links),
        links,
        presence: if active.is_empty() { Err(inputs.obstacle) } else { Ok(active.len() as f64 / weeks as f64) },
        active_weeks,
        longest_gap_weeks,
        fit: inputs.plan.settings.schedule.filter(|_| !active.is_empty()).map(|schedule| fit(schedule, &totals)),
    };
    (continuity, chain)
}

/// Returns the impressions of each message that has some, week by week, over the counted audiences.
fn weekly_mixes(inputs: &Inputs<'_>) -> Vec<(usize, Vec<f64>)> {
    let weeks = (inputs.plan.calendar.weeks as usize).max(1);
    inputs
        .met()
        .map(|(message, _)| {
            let mut mix = vec![0.0; weeks];
            for audience in only_counted(inputs.exposures[message].weekly.chunks_exact(weeks), inputs.counted) {
                for (sum, impressions) in mix.iter_mut().zip(audience) {
                    *sum += impressions;
                }
            }
            (message, mix)
        })
        .collect()
}

/// `Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)` over two blocks of messages for some weeks: of each week with itself, and with the next active one.
type LinkSums = [Lanes; 2];

/// The sums that links are made of: for each group of weeks, every two blocks of messages.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chain {
    active: Vec<usize>,
    groups: Vec<Arc<[LinkSums]>>,
}

/// Sums over pairs of exposures, week by week.
struct PairSums {
    /// `Σᵢ Σⱼ pᵢ·pⱼ·S(i,j)`.
    alike: Vec<f64>,
    /// `Σᵢ Σⱼ pᵢ·pⱼ` over pairs that cannot be compared.
    incomparable: Vec<f64>,
}

impl PairSums {
    fn new(weeks: usize) -> Self {
        Self { alike: vec![0.0; weeks], incomparable: vec![0.0; weeks] }
    }

    /// Returns the expected similarity, where the pairs come to `all`.
    fn mean(&self, week: usize, all: f64) -> Option<f64> {
        let comparable = all - self.incomparable[week];
        (comparable > all * 1e-12).then(|| self.alike[week] / comparable)
    }
}

/// How many active weeks a group has: its last lane is the week after them.
const LINKS: usize = LANES - 1;

/// Returns the mixes of the active weeks from the place `first` on, and of the one after them.
fn linked_mixes(mixes: &[(usize, Vec<f64>)], active: &[usize], first: usize) -> Mixes {
    let weeks = &active[first..active.len().min(first + LANES)];
    let mut out = Mixes::default();
    for (message, mix) in mixes {
        let mut lanes = [0.0; LANES];
        for (lane, &week) in lanes.iter_mut().zip(weeks) {
            *lane = mix[week];
        }
        out.push(*message, &lanes);
    }
    out
}

/// Adds the pairs of a message with others: both in a week, and one in the week and the other in the next.
#[expect(clippy::inline_always, reason = "code runs with wide vectors only where it is inlined")]
#[inline(always)]
fn add_links([within, across]: &mut LinkSums, own: &Lanes, others: &Lanes) {
    for lane in 0..LANES {
        within[lane] += own[lane] * others[lane];
    }
    for lane in 0..LINKS {
        across[lane] += own[lane + 1] * others[lane] + own[lane] * others[lane + 1];
    }
}

/// Returns the sums of all weeks, those of blocks that an edit left alone from `before`.
fn chain(
    inputs: &Inputs<'_>,
    before: Option<(&ConsistencyResults, &[bool])>,
    mixes: &[(usize, Vec<f64>)],
    active: &[usize],
) -> Chain {
    let blocks = Blocks::of(inputs.exposures.len());
    let before = before.filter(|(previous, _)| previous.chain.active == active);
    let mut changed = vec![false; blocks.count];
    if let Some((previous, recoded)) = before {
        for (message, exposure) in inputs.exposures.iter().enumerate() {
            let is_same = Arc::ptr_eq(&exposure.weekly, &previous.exposures[message].weekly);
            changed[blocks.block(message)] |= recoded[message] || !is_same;
        }
    }
    let group = |(place, first): (usize, usize)| {
        let known = before.map(|(previous, _)| &previous.chain.groups[place]);
        if let Some(known) = known.filter(|_| !changed.contains(&true)) {
            return Arc::clone(known);
        }
        let known = known.map(|known| (&**known, changed.as_slice()));
        linked_mixes(mixes, active, first).for_blocks(inputs.similarities, blocks, known, add_links).into()
    };
    let groups = (0..active.len()).step_by(LINKS).enumerate().map(group).collect();
    Chain { active: active.to_vec(), groups }
}

/// Returns the sums of each week with itself and with the next active one.
fn pair_sums(inputs: &Inputs<'_>, mixes: &[(usize, Vec<f64>)], next: &[usize], chain: &Chain) -> [PairSums; 2] {
    let weeks = next.len();
    let (mut own, mut with_next) = (PairSums::new(weeks), PairSums::new(weeks));
    for (place, &week) in chain.active.iter().enumerate() {
        let lane = place % LINKS;
        for block in chain.groups[place / LINKS].iter() {
            own.alike[week] += 2.0 * block[0][lane];
            with_next.alike[week] += block[1][lane];
        }
    }
    for (message, mix) in mixes {
        for week in 0..weeks {
            own.alike[week] += mix[week] * mix[week];
            with_next.alike[week] += mix[week] * mix[next[week]];
        }
        for other in inputs.similarities.incomparable_with(*message) {
            let Ok(position) = mixes.binary_search_by_key(&other, |(message, _)| *message) else { continue };
            let other = &mixes[position].1;
            for week in 0..weeks {
                own.incomparable[week] += mix[week] * other[week];
                with_next.incomparable[week] += mix[next[week]] * other[week];
            }
        }
    }
    [own, with_next]
}

fn links(inputs: &Inputs<'_>, totals: &[f64], active: &[usize], [own, with_next]: &[PairSums; 2]) -> Vec<WeekLink> {
    let half_life = inputs.plan.settings.continuity_half_life_weeks;
    let link = |pair: &[usize]| {
        let (from, to) = (pair[0], pair[1]);
        let means = (
            with_next.mean(from, totals[from] * totals[to]),
            own.mean(from, totals[from] * totals[from]),
            own.mean(to, totals[to] * totals[to]),
        );
        let similarity = match means {
            (Some(cross), Some(first), Some(second)) => finite((2.0 * cross / (first + second)).clamp(0.0, 1.0)),
            _ => Err(NotComputable::NothingComparable),
        };
        let gap = (to - from - 1) as f64;
        let decay = if half_life > 0.0 && half_life.is_finite() { (-gap / half_life).exp2() } else { 0.0 };
        let number = |week: usize| u32::try_from(week + 1).unwrap_or(u32::MAX);
        WeekLink { from: number(from), to: number(to), similarity, decay }
    };
    active.windows(2).map(link).collect()
}

fn thematic(inputs: &Inputs<'_>, active: &[usize], links: &[WeekLink]) -> Figure {
    let half_life = inputs.plan.settings.continuity_half_life_weeks;
    match active.len() {
        0 => return Err(inputs.obstacle),
        1 => return Err(NotComputable::OneWeekOnly),
        _ if !(half_life.is_finite() && half_life > 0.0) => return Err(NotComputable::NoHalfLife),
        _ => {}
    }
    let computed = links.iter().filter_map(|link| Some(link.similarity.ok()? * link.decay));
    let (sum, count) = computed.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { Err(NotComputable::NothingComparable) } else { Ok(sum / f64::from(count)) }
}

fn longest_gap(totals: &[f64]) -> u32 {
    let (mut longest, mut current) = (0, 0);
    for &total in totals {
        current = if total > 0.0 { 0 } else { current + 1 };
        longest = longest.max(current);
    }
    longest
}

fn fit(schedule: Schedule, totals: &[f64]) -> ScheduleFit {
    let is_dark = |total: &&f64| **total <= 0.0;
    let dark = totals.iter().filter(is_dark).count();
    let heaviest = totals.iter().copied().fold(0.0, f64::max);
    let lightest = totals.iter().copied().fold(f64::INFINITY, f64::min);
    match schedule {
        Schedule::Flighting if dark == 0 => ScheduleFit::NoPause,
        Schedule::Continuous | Schedule::Pulsing if dark > 0 => ScheduleFit::DarkWeeks,
        Schedule::Pulsing if heaviest < PULSE * lightest => ScheduleFit::NoPulse,
        _ => ScheduleFit::AsDeclared,
    }
}
