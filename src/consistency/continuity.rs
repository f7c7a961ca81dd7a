//! Continuity: whether the story goes on from week to week.

use super::inputs::{Inputs, finite};
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

/// How the declared schedule and the weeks compare.
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

/// Whether the story goes on from week to week.
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

pub(super) fn continuity(inputs: &Inputs<'_>) -> Continuity {
    let mixes = weekly_mixes(inputs);
    let weeks = inputs.plan.calendar.weeks as usize;
    let mut totals = vec![0.0; weeks];
    for (_, mix) in &mixes {
        for (total, impressions) in totals.iter_mut().zip(mix) {
            *total += impressions;
        }
    }
    let active: Vec<usize> = (0..weeks).filter(|&week| totals[week] > 0.0).collect();
    let links = links(inputs, &mixes, &totals, &active);
    let active_weeks = u32::try_from(active.len()).unwrap_or(u32::MAX);
    let longest_gap_weeks = longest_gap(&totals);
    Continuity {
        thematic: thematic(inputs, &active, &links),
        links,
        presence: if active.is_empty() { Err(inputs.obstacle) } else { Ok(active.len() as f64 / weeks as f64) },
        active_weeks,
        longest_gap_weeks,
        fit: inputs.plan.settings.schedule.filter(|_| !active.is_empty()).map(|schedule| fit(schedule, &totals)),
    }
}

/// Impressions of each message that has some, week by week, over all audiences.
fn weekly_mixes(inputs: &Inputs<'_>) -> Vec<(usize, Vec<f64>)> {
    let weeks = (inputs.plan.calendar.weeks as usize).max(1);
    inputs
        .met()
        .map(|(message, _)| {
            let mut mix = vec![0.0; weeks];
            for audience in inputs.exposures[message].weekly.chunks_exact(weeks) {
                for (sum, impressions) in mix.iter_mut().zip(audience) {
                    *sum += impressions;
                }
            }
            (message, mix)
        })
        .collect()
}

/// Sums over pairs of exposures of a week with itself and with the next active week.
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

    /// The expected similarity, where the pairs come to `all`.
    fn mean(&self, week: usize, all: f64) -> Option<f64> {
        let comparable = all - self.incomparable[week];
        (comparable > all * 1e-12).then(|| self.alike[week] / comparable)
    }
}

fn links(inputs: &Inputs<'_>, mixes: &[(usize, Vec<f64>)], totals: &[f64], active: &[usize]) -> Vec<WeekLink> {
    let weeks = totals.len();
    let mut next: Vec<usize> = (0..weeks).collect();
    for pair in active.windows(2) {
        next[pair[0]] = pair[1];
    }
    let (mut own, mut with_next) = (PairSums::new(weeks), PairSums::new(weeks));
    let mut alike = vec![0.0; weeks];
    for (a, mix) in mixes {
        let row = inputs.similarities.row(*a);
        alike.fill(0.0);
        for (b, other) in mixes {
            let similarity = row[*b];
            for (sum, impressions) in alike.iter_mut().zip(other) {
                *sum += similarity * impressions;
            }
        }
        for week in 0..weeks {
            own.alike[week] += mix[week] * alike[week];
            with_next.alike[week] += mix[next[week]] * alike[week];
        }
        for b in inputs.similarities.incomparable_with(*a) {
            let Ok(position) = mixes.binary_search_by_key(&b, |(message, _)| *message) else { continue };
            let other = &mixes[position].1;
            for week in 0..weeks {
                own.incomparable[week] += mix[week] * other[week];
                with_next.incomparable[week] += mix[next[week]] * other[week];
            }
        }
    }
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
