//! Says whether objectives are met: the figure of each, from its own messages, in its own audiences, up to its own day.

use std::sync::Arc;

use super::Analysis;
use crate::consistency;
use crate::plan::{
    Decimal, Figure, Identified as _, List, Message, Metric, NotComputable, Objective, Placement, Plan, Standing,
    Universe,
};
use crate::reach::{AudienceReach, REACH_LEVELS, ReachResults, reach};
use crate::util::{Cancel, Cancelled};

/// Holds what an objective has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveResult {
    /// Where the objective stands in the plan.
    pub objective: usize,
    /// The messages that serve it, by their places in the plan.
    pub messages: Vec<usize>,
    /// Its figure, in its own unit: reach in percent, frequency in exposures, impressions as a count, consistency from 0 to 1.
    /// [`NotComputable::MeasuredElsewhere`] for a figure that the program does not have,
    /// [`NotComputable::NothingServes`] where no message serves it.
    pub value: Figure,
    /// The value that is wanted, in the same unit; [`NotComputable::NoTarget`] where none is stated.
    pub target: Figure,
    /// The share of each audience of the plan that meets what serves it, at least as often as its metric says: once where that
    /// says nothing of it.
    pub by_audience: Vec<Figure>,
    /// How often at least.
    level: usize,
}

impl ObjectiveResult {
    /// Returns how often at least people meet what serves it in [`Self::by_audience`].
    #[must_use]
    pub fn level(&self) -> usize {
        self.level
    }

    /// Returns whether the value has come to its target.
    ///
    /// # Errors
    /// Why the value or the target is not known.
    pub fn is_met(&self) -> Figure<bool> {
        // A target that was typed has few decimals: a value that misses it by the last bit has come to it.
        Ok(self.value? >= self.target? - 1e-9)
    }

    /// Returns by how much the value exceeds the target, below 0 where it falls short.
    ///
    /// # Errors
    /// Why the value or the target is not known.
    pub fn difference(&self) -> Figure {
        Ok(self.value? - self.target?)
    }
}

/// Computes what each objective of the plan has come to, in the plan's order.
pub(super) fn objectives(analysis: &Analysis) -> Vec<ObjectiveResult> {
    objectives_unless(analysis, &Cancel::default()).unwrap_or_default()
}

/// Computes the same, unless `cancel` is set meanwhile.
pub(super) fn objectives_unless(analysis: &Analysis, cancel: &Cancel) -> Result<Vec<ObjectiveResult>, Cancelled> {
    let plan = analysis.plan();
    let mut results = Vec::with_capacity(plan.objectives.len());
    for (position, objective) in plan.objectives.iter().enumerate() {
        cancel.step(position, plan.objectives.len())?;
        results.push(of_objective(plan, position, objective));
    }
    Ok(results)
}

fn of_objective(plan: &Plan, position: usize, objective: &Objective) -> ObjectiveResult {
    let serves = |message: &Arc<Message>| message.objectives.contains(objective.id());
    let messages: Vec<usize> =
        plan.messages.iter().enumerate().filter(|(_, message)| serves(message)).map(|(at, _)| at).collect();
    let found = (!messages.is_empty()).then(|| {
        let alone = served(plan, objective);
        let results = reach(&alone);
        (alone, results)
    });
    let value = match (objective.metric, &found) {
        (Metric::Other, _) => Err(NotComputable::MeasuredElsewhere),
        (_, None) => Err(NotComputable::NothingServes),
        (metric, Some((alone, results))) => value(alone, results, objective, metric),
    };
    let level = match objective.metric {
        Metric::Reach(k) => usize::try_from(k.max(1)).unwrap_or(1).min(REACH_LEVELS),
        _ => 1,
    };
    let by_audience = match &found {
        None => vec![Err(NotComputable::NothingServes); plan.audiences.len()],
        Some((_, results)) => {
            let share =
                |reach: &Figure<AudienceReach>| reach.as_ref().map(|reach| reach.k_plus[level - 1]).map_err(|why| *why);
            results.audiences.iter().map(share).collect()
        }
    };
    ObjectiveResult {
        objective: position,
        messages,
        value,
        target: objective.target.map(Decimal::to_f64).ok_or(NotComputable::NoTarget),
        by_audience,
        level,
    }
}

/// Returns the plan with nothing placed but what serves the objective, up to its day.
fn served(plan: &Plan, objective: &Objective) -> Plan {
    let serves = |placement: &Placement| {
        plan.message(&placement.message).is_some_and(|message| message.objectives.contains(&objective.id))
    };
    let last = objective.due.map(|due| weeks_until(plan, due.0));
    let kept = plan.placements.iter().filter(|placement| serves(placement)).filter_map(|placement| match last {
        Some(last) if placement.end_week() > last => up_to(placement, last).map(Arc::new),
        _ => Some(Arc::clone(placement)),
    });
    Plan { placements: List::of_shared(kept.collect()), ..plan.clone() }
}

/// Returns how many weeks of the plan have begun by `day`: a week counts once its first day is there.
fn weeks_until(plan: &Plan, day: jiff::civil::Date) -> u32 {
    let days = (day - plan.calendar.start).get_days();
    if days < 0 { 0 } else { u32::try_from(days / 7 + 1).unwrap_or(0) }
}

/// Returns the placement without the weeks behind `last`; `None` when nothing is left.
fn up_to(placement: &Placement, last: u32) -> Option<Placement> {
    let weeks = last.checked_sub(placement.start_week)?.checked_add(1)?;
    let mut clipped = placement.clone();
    clipped.quantities.truncate(usize::try_from(weeks).ok()?);
    Some(clipped)
}

fn value(served: &Plan, results: &ReachResults, objective: &Objective, metric: Metric) -> Figure {
    if metric == Metric::Consistency {
        return consistency_of(served, objective);
    }
    let Parts { k_plus, mean, impressions } = Parts::of(served, objective, results)?;
    match metric {
        Metric::Reach(k) => {
            let level = usize::try_from(k.max(1) - 1).unwrap_or(usize::MAX);
            let share = k_plus.get(level).ok_or(NotComputable::TooLarge)?;
            Ok(100.0 * share)
        }
        Metric::Frequency => {
            let reached = k_plus.first().copied().unwrap_or(0.0);
            if reached > 0.0 { Ok(mean / reached) } else { Err(NotComputable::NothingPlaced) }
        }
        Metric::Impressions => Ok(impressions),
        Metric::Consistency | Metric::Other => Err(NotComputable::MeasuredElsewhere),
    }
}

/// Reach in the audiences of an objective, each person counted once.
struct Parts {
    k_plus: [f64; REACH_LEVELS],
    mean: f64,
    impressions: f64,
}

impl Parts {
    fn of(plan: &Plan, objective: &Objective, results: &ReachResults) -> Figure<Self> {
        let named = audiences(plan, objective);
        if named.is_empty() {
            let total = results.total.as_ref().map_err(|why| *why)?;
            return Ok(Self { k_plus: total.k_plus, mean: total.mean, impressions: total.impressions });
        }
        if let &[only] = named.as_slice() {
            let reach = results.audiences[only].as_ref().map_err(|why| *why)?;
            return Ok(Self { k_plus: reach.k_plus, mean: reach.mean, impressions: reach.impressions });
        }
        disjoint(plan, &named)?;
        let people: f64 = named.iter().map(|&position| plan.audiences[position].size as f64).sum();
        let mut sum = Self { k_plus: [0.0; REACH_LEVELS], mean: 0.0, impressions: 0.0 };
        let mut reached = false;
        for &position in &named {
            let weight = plan.audiences[position].size as f64 / people;
            match &results.audiences[position] {
                Ok(reach) => {
                    reached = true;
                    sum.add(reach, weight);
                }
                // Nobody of it is reached, and its people count.
                Err(NotComputable::NothingPlaced | NotComputable::NoContacts) => {}
                Err(why) => return Err(*why),
            }
        }
        if reached { Ok(sum) } else { Err(NotComputable::NothingPlaced) }
    }

    fn add(&mut self, reach: &AudienceReach, weight: f64) {
        for (sum, share) in self.k_plus.iter_mut().zip(reach.k_plus) {
            *sum += weight * share;
        }
        self.mean += weight * reach.mean;
        self.impressions += reach.impressions;
    }
}

/// Returns where the audiences of an objective stand in the plan.
fn audiences(plan: &Plan, objective: &Objective) -> Vec<usize> {
    objective.audiences.iter().filter_map(|id| plan.audiences.position(id)).collect()
}

/// Checks that the audiences at `positions` share no members.
///
/// # Errors
/// Why these audiences cannot be added up: they share members.
fn disjoint(plan: &Plan, positions: &[usize]) -> Figure<()> {
    let universe = Universe::of(plan);
    positions.iter().try_for_each(|&position| match universe.standing(position) {
        Standing::Counted => Ok(()),
        Standing::PartOf(_) => Err(NotComputable::PartOfAudience),
        Standing::Overlapping => Err(NotComputable::OverlappingAudience),
    })
}

fn consistency_of(plan: &Plan, objective: &Objective) -> Figure {
    let results = consistency::consistency(plan);
    match audiences(plan, objective).as_slice() {
        [] => results.exposure_weighted,
        &[only] => results.audiences[only].exposure_weighted,
        several => {
            disjoint(plan, several)?;
            let (mut sum, mut impressions) = (0.0, 0.0);
            for &position in several {
                let audience = &results.audiences[position];
                if audience.impressions > 0.0 {
                    sum += audience.impressions * audience.exposure_weighted?;
                    impressions += audience.impressions;
                }
            }
            if impressions > 0.0 { Ok(sum / impressions) } else { Err(NotComputable::NothingPlaced) }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::plan::Bilingual;
    use crate::plan::sample_b::rayhan_soap;

    fn with_objective(objective: Objective, serving: &[usize]) -> Arc<Plan> {
        let mut plan = rayhan_soap();
        for &message in serving {
            Arc::make_mut(&mut plan.messages.make_mut()[message]).objectives.push(objective.id.clone());
        }
        plan.objectives = std::iter::once(objective).collect();
        Arc::new(plan)
    }

    fn objective(metric: Metric) -> Objective {
        Objective { metric, ..Objective::named("o".into(), Bilingual::default()) }
    }

    fn result(objective: Objective, serving: &[usize]) -> ObjectiveResult {
        objectives(&Analysis::of(&with_objective(objective, serving))).remove(0)
    }

    #[test]
    fn all_messages_in_all_audiences_have_the_figures_of_the_plan() {
        let plan = rayhan_soap();
        let all: Vec<usize> = (0..plan.messages.len()).collect();
        let analysis = Analysis::of(&Arc::new(plan));
        let total = analysis.reach.total.as_ref().unwrap();
        for (metric, expected) in [
            (Metric::Reach(1), 100.0 * total.k_plus[0]),
            (Metric::Reach(3), 100.0 * total.k_plus[2]),
            (Metric::Frequency, total.average_frequency.unwrap()),
            (Metric::Impressions, total.impressions),
            (Metric::Consistency, analysis.consistency.exposure_weighted.unwrap()),
        ] {
            let found = result(objective(metric), &all).value.unwrap();
            assert!((found - expected).abs() <= 1e-12 * expected, "{metric:?}: {found} {expected}");
        }
    }

    #[test]
    fn what_serves_nothing_or_is_measured_elsewhere_says_so() {
        assert_eq!(result(objective(Metric::Reach(1)), &[]).value, Err(NotComputable::NothingServes));
        assert_eq!(result(objective(Metric::Other), &[0]).value, Err(NotComputable::MeasuredElsewhere));
        assert_eq!(result(objective(Metric::Reach(11)), &[0]).value, Err(NotComputable::TooLarge));
    }

    #[test]
    fn an_objective_counts_its_own_messages_up_to_its_day() {
        let all = result(objective(Metric::Impressions), &[0, 1]).value.unwrap();
        let one = result(objective(Metric::Impressions), &[0]).value.unwrap();
        assert!(one < all);
        let start = rayhan_soap().calendar.start;
        let early = Objective { due: Some(crate::plan::Day(start)), ..objective(Metric::Impressions) };
        let first_week = result(early, &[0]).value.unwrap();
        assert!(first_week > 0.0 && first_week < one);
        let before =
            Objective { due: Some(crate::plan::Day(start.yesterday().unwrap())), ..objective(Metric::Impressions) };
        assert_eq!(result(before, &[0]).value, Err(NotComputable::NothingPlaced));
    }

    #[test]
    fn an_objective_is_met_at_its_target() {
        let target = |text: &str| Objective { target: Some(text.parse().unwrap()), ..objective(Metric::Reach(1)) };
        let met = result(target("1"), &[0, 1]);
        assert_eq!(met.is_met(), Ok(true));
        assert!(met.difference().unwrap() > 0.0);
        assert_eq!(result(target("100"), &[0]).is_met(), Ok(false));
        assert_eq!(result(objective(Metric::Reach(1)), &[0]).is_met(), Err(NotComputable::NoTarget));
    }
}
