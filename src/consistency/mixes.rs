//! Consistency of mixes of exposures: weeks of audiences, audiences, and the plan.

use std::ops::Range;
use std::sync::Arc;

use super::exposure::MessageExposure;
use super::inputs::finite;
use super::quadratic::{Blocks, GroupSums, LANES, Lanes, Mixes, Sums};
use super::{AudienceConsistency, ConsistencyResults, SimilarityMatrix, WeekConsistency};
use crate::plan::{Figure, NotComputable, Plan};
use crate::util::in_parts;

/// Returns one figure from those of the audiences, weighted by impressions; an audience with one message counts as 1.
pub(super) fn over_audiences(audiences: impl Iterator<Item = (Figure, f64)>, obstacle: NotComputable) -> (Figure, f64) {
    let (mut weighted, mut counted, mut impressions) = (0.0, 0.0, 0.0);
    let (mut any_assessed, mut reason) = (false, None);
    for (figure, of_audience) in audiences.filter(|&(_, impressions)| impressions > 0.0) {
        impressions += of_audience;
        match figure {
            Ok(consistency) => {
                any_assessed = true;
                weighted += consistency * of_audience;
                counted += of_audience;
            }
            Err(NotComputable::OneMessageOnly) => {
                weighted += of_audience;
                counted += of_audience;
            }
            Err(why) => reason = reason.or(Some(why)),
        }
    }
    let figure = if impressions <= 0.0 {
        Err(obstacle)
    } else if any_assessed {
        finite((weighted / counted).min(1.0))
    } else {
        Err(reason.unwrap_or(NotComputable::OneMessageOnly))
    };
    (figure, impressions)
}

/// Returns the consistency of one mix with these amounts of each message.
pub(super) fn single_mix(matrix: &SimilarityMatrix, amounts: &[f64]) -> Figure {
    let mut mixes = Mixes::default();
    for (message, &amount) in amounts.iter().enumerate() {
        mixes.push(message, &[amount]);
    }
    mix_figure(&mixes, matrix, &mixes.sums(matrix), 0, NotComputable::NothingPlaced)
}

/// Returns the consistency of one mix from its sums.
fn mix_figure(mixes: &Mixes, matrix: &SimilarityMatrix, sums: &Sums, lane: usize, obstacle: NotComputable) -> Figure {
    let all = sums.impressions[lane] * sums.impressions[lane];
    match sums.messages[lane] {
        0 => Err(obstacle),
        1 => Err(NotComputable::OneMessageOnly),
        _ => consistency_of(sums.alike[lane], all, sums.incomparable[lane], sums.same[lane])
            .unwrap_or_else(|| Err(why(mixes, matrix, lane, None))),
    }
}

/// Returns `alike / (all − incomparable)`, or `None` when no two different messages can be compared.
fn consistency_of(alike: f64, all: f64, incomparable: f64, same: f64) -> Option<Figure> {
    if !all.is_finite() {
        return Some(Err(NotComputable::TooLarge));
    }
    // With rounding, the pairs of different messages that remain can come out a trifle above or below nothing.
    let comparable = all - incomparable;
    if incomparable > 0.0 && comparable - same <= all * 1e-12 {
        return None;
    }
    Some(finite((alike / comparable).clamp(0.0, 1.0)))
}

/// Says why two messages of one mix, `left_out` apart, cannot be compared.
fn why(mixes: &Mixes, matrix: &SimilarityMatrix, lane: usize, left_out: Option<usize>) -> NotComputable {
    let met = mixes.iter().filter(move |&(message, counts)| Some(message) != left_out && counts[lane] > 0.0);
    matrix.first_reason(&met.map(|(message, _)| message))
}

/// The weeks of audiences, and the sums that they were made of.
pub(super) struct Weekly {
    /// Each audience's weeks, audience by audience.
    pub(super) figures: Vec<Vec<WeekConsistency>>,
    /// The sums of each group of weeks of each audience.
    pub(super) sums: Arc<[Arc<GroupSums>]>,
}

/// Holds what an edit changed in one group of weeks.
struct Changed {
    /// The blocks with a message whose impressions or similarities are others.
    blocks: Vec<bool>,
    /// Whether some impressions are others.
    impressions: bool,
}

/// Returns each audience's weeks.
///
/// `previous` has the results before an edit and the messages that were recoded by it: a group of weeks is taken from
/// there when its impressions are the same and no recoded message is met in it, and in other groups the sums of blocks
/// without a changed message.
pub(super) fn weekly_figures(
    plan: &Plan,
    previous: Option<(&ConsistencyResults, &[bool])>,
    matrix: &SimilarityMatrix,
    exposures: &[MessageExposure],
) -> Weekly {
    let touched = previous.map(|(previous, recoded)| touched(previous, recoded, exposures)).unwrap_or_default();
    let weeks = Weeks {
        count: plan.calendar.weeks as usize,
        blocks: Blocks::of(exposures.len()),
        previous: previous.map(|(previous, _)| (previous, touched)),
        matrix,
        exposures,
    };
    let audiences: Vec<usize> = (0..plan.audiences.len()).collect();
    let some = |audiences: &[usize]| {
        let mut mixes = Mixes::default();
        audiences.iter().map(|&audience| weeks.of_audience(audience, &mut mixes)).collect::<Vec<_>>()
    };
    // After an edit that recodes nothing little is left to do.
    let is_much = previous.is_none_or(|(_, recoded)| recoded.contains(&true));
    let all = if is_much && audiences.len() * exposures.len() >= WORTH_THREADS {
        // Audiences have nothing to do with each other, so that the order of their computation changes no bit.
        in_parts(&audiences, |_, part| some(part)).into_iter().flatten().collect()
    } else {
        some(&audiences)
    };
    let (figures, sums): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    Weekly { figures, sums: sums.into_iter().flatten().collect() }
}

/// From so many messages in audiences on (their product), threads cost less than they save.
const WORTH_THREADS: usize = 400;

/// Holds what the weeks of every audience are computed from.
struct Weeks<'a> {
    count: usize,
    blocks: Blocks,
    /// The results before an edit, and the messages that it touched.
    previous: Option<(&'a ConsistencyResults, Vec<(usize, bool)>)>,
    matrix: &'a SimilarityMatrix,
    exposures: &'a [MessageExposure],
}

impl Weeks<'_> {
    /// Returns the weeks of one audience, and the sums of each group of them; `mixes` is room that is used again.
    fn of_audience(&self, audience: usize, mixes: &mut Mixes) -> (Vec<WeekConsistency>, Vec<Arc<GroupSums>>) {
        let mut of_audience = Vec::with_capacity(self.count);
        let mut all_sums = Vec::with_capacity(self.count.div_ceil(LANES));
        for first in (0..self.count).step_by(LANES) {
            let in_calendar = first..self.count.min(first + LANES);
            let start = audience * self.count;
            let cells = start + in_calendar.start..start + in_calendar.end;
            let known = self.previous.as_ref().map(|(previous, touched)| {
                let changed = changed(previous, touched, self.exposures, self.blocks, &cells);
                let group = audience * self.count.div_ceil(LANES) + all_sums.len();
                (previous, &previous.weekly_sums[group], changed)
            });
            if let Some((previous, sums, changed)) = &known
                && !changed.blocks.contains(&true)
            {
                of_audience.extend_from_slice(&previous.audiences[audience].weeks[in_calendar]);
                all_sums.push(Arc::clone(sums));
                continue;
            }
            mixes.clear();
            for (message, exposure) in self.exposures.iter().enumerate() {
                mixes.push(message, exposure.weekly.get(cells.clone()).unwrap_or_default());
            }
            let known = known.as_ref().map(|(_, sums, changed)| (&***sums, changed));
            let group = group_sums(mixes, self.matrix, self.blocks, known);
            let sums = mixes.sums_of(self.matrix, group.counts, &group.pairs);
            of_audience.extend((0..cells.len()).map(|lane| WeekConsistency {
                exposure_weighted: mix_figure(mixes, self.matrix, &sums, lane, NotComputable::NothingPlaced),
                impressions: sums.impressions[lane],
            }));
            all_sums.push(Arc::new(group));
        }
        (of_audience, all_sums)
    }
}

/// Returns what the edit changed in the weeks of `cells`.
fn changed(
    previous: &ConsistencyResults,
    touched: &[(usize, bool)],
    exposures: &[MessageExposure],
    blocks: Blocks,
    cells: &Range<usize>,
) -> Changed {
    let mut changed = Changed { blocks: vec![false; blocks.count], impressions: false };
    for &(message, recoded) in touched {
        let new = exposures[message].weekly.get(cells.clone());
        let old = previous.exposures[message].weekly.get(cells.clone());
        let has_others = !same_impressions(old, new);
        changed.impressions |= has_others;
        changed.blocks[blocks.block(message)] |= has_others || (recoded && !same_impressions(None, new));
    }
    changed
}

/// Returns the sums of a group, as far as they are not known.
fn group_sums(
    mixes: &Mixes,
    matrix: &SimilarityMatrix,
    blocks: Blocks,
    known: Option<(&GroupSums, &Changed)>,
) -> GroupSums {
    let counts = known.filter(|(_, changed)| !changed.impressions).map(|(sums, _)| sums.counts);
    let pairs = known.map(|(sums, changed)| (sums.pairs.as_slice(), changed.blocks.as_slice()));
    GroupSums { counts: counts.unwrap_or_else(|| mixes.counts()), pairs: mixes.block_sums(matrix, blocks, pairs) }
}

/// Returns the messages whose exposure an edit changed or that it recoded (true).
fn touched(previous: &ConsistencyResults, recoded: &[bool], exposures: &[MessageExposure]) -> Vec<(usize, bool)> {
    let changed = |message: usize| !Arc::ptr_eq(&previous.exposures[message].weekly, &exposures[message].weekly);
    let messages = recoded.iter().copied().enumerate();
    messages.filter(|&(message, recoded)| recoded || changed(message)).collect()
}

/// Returns true when both have the same impressions: no cells are the same as cells that are all 0.
fn same_impressions(old: Option<&[f64]>, new: Option<&[f64]>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old == new,
        (Some(cells), None) | (None, Some(cells)) => cells.iter().all(|&impressions| impressions == 0.0),
        (None, None) => true,
    }
}

/// Returns each audience over the whole calendar, without its weeks; `obstacle` is why nobody may have impressions.
pub(super) fn audience_figures(
    plan: &Plan,
    matrix: &SimilarityMatrix,
    exposures: &[MessageExposure],
    obstacle: NotComputable,
) -> (Vec<AudienceConsistency>, Vec<Vec<Rest>>) {
    let mut rests = vec![Vec::new(); plan.messages.len()];
    let mut out = Vec::with_capacity(plan.audiences.len());
    let mut mixes = Mixes::default();
    for (group, audiences) in plan.audiences.chunks(LANES).enumerate() {
        let range = group * LANES..group * LANES + audiences.len();
        mixes.clear();
        for (message, exposure) in exposures.iter().enumerate() {
            mixes.push(message, exposure.by_audience.get(range.clone()).unwrap_or_default());
        }
        let sums = mixes.sums(matrix);
        let mut figures: Vec<AudienceConsistency> = audiences
            .iter()
            .enumerate()
            .map(|(lane, audience)| {
                let has_no_size = audience.size == 0 && obstacle != NotComputable::NothingPlaced;
                let obstacle = if has_no_size { NotComputable::AudienceWithoutSize } else { obstacle };
                let impressions = sums.impressions[lane];
                AudienceConsistency {
                    exposure_weighted: mix_figure(&mixes, matrix, &sums, lane, obstacle),
                    impressions,
                    same_message: if impressions > 0.0 {
                        finite(sums.same[lane] / (impressions * impressions))
                    } else {
                        Err(obstacle)
                    },
                    message_share: Vec::new(),
                    leave_one_out: Vec::new(),
                    weeks: Vec::new(),
                }
            })
            .collect();
        for (message, own) in mixes.iter() {
            rests[message].extend(leave_out(message, own, &mixes, matrix, &sums, &mut figures));
        }
        out.append(&mut figures);
    }
    (out, rests)
}

/// Holds what is left of an audience without one message: its consistency and its impressions.
pub(super) type Rest = (Figure, f64);

/// Adds the share of `message` and what leaving it out would change to `figures`, one for each lane; what is left of each.
fn leave_out(
    message: usize,
    own: &Lanes,
    mixes: &Mixes,
    matrix: &SimilarityMatrix,
    sums: &Sums,
    figures: &mut [AudienceConsistency],
) -> Vec<Rest> {
    let alike = mixes.alike_with(message, matrix);
    let incomparable = mixes.incomparable_with(message, matrix);
    let mut rests = Vec::with_capacity(figures.len());
    for (lane, audience) in figures.iter_mut().enumerate() {
        let rest = sums.impressions[lane] - own[lane];
        if own[lane] <= 0.0 {
            rests.push((audience.exposure_weighted, rest));
            continue;
        }
        let without = match sums.messages[lane] {
            1 => Err(NotComputable::NothingPlaced),
            2 => Err(NotComputable::OneMessageOnly),
            // Taking most of a sum away would leave its rounding errors, so the rest is summed afresh.
            _ if own[lane] > rest => without(mixes, matrix, lane, message),
            _ => consistency_of(
                sums.alike[lane] - own[lane] * (2.0 * alike[lane] - own[lane]),
                rest * rest,
                sums.incomparable[lane] - 2.0 * own[lane] * incomparable[lane],
                sums.same[lane] - own[lane] * own[lane],
            )
            .unwrap_or_else(|| Err(why(mixes, matrix, lane, Some(message)))),
        };
        let effect = audience.exposure_weighted.and_then(|whole| Ok(without? - whole));
        audience.message_share.push((message, own[lane] / sums.impressions[lane]));
        audience.leave_one_out.push((message, effect));
        rests.push((without, if sums.messages[lane] == 1 { 0.0 } else { rest }));
    }
    rests
}

/// Returns the consistency of one mix without `message`.
fn without(mixes: &Mixes, matrix: &SimilarityMatrix, lane: usize, message: usize) -> Figure {
    let mut rest = Mixes::default();
    for (other, counts) in mixes.iter().filter(|&(other, _)| other != message) {
        rest.push(other, &counts[lane..=lane]);
    }
    mix_figure(&rest, matrix, &rest.sums(matrix), 0, NotComputable::NothingPlaced)
}
