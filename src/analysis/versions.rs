//! Versions of a plan side by side: the plan as it is, and each of its alternatives, with their results.

use std::sync::Arc;

use super::Analysis;
use crate::plan::{Alternative, AlternativeId, Bilingual, Figure, Left, List, Plan, Total};
use crate::util::{Cancel, Cancelled};
use crate::what_if::Outcome;

/// One version of a plan with its results.
#[derive(Clone, Debug)]
pub struct Version {
    /// The alternative; `None` for the plan as it is.
    pub id: Option<AlternativeId>,
    /// Its name; empty for the plan as it is.
    pub name: Bilingual,
    /// Its results. They are those that the version has as a plan of its own.
    pub analysis: Analysis,
}

/// Computes every version of the plan of `analysis`: the plan as it is, then its alternatives in their order.
#[must_use]
pub fn versions(analysis: &Analysis) -> Vec<Version> {
    let plan = analysis.plan();
    let as_it_is = Version { id: None, name: Bilingual::default(), analysis: analysis.clone() };
    let of = |alternative: &Arc<Alternative>| Version {
        id: Some(alternative.id.clone()),
        name: alternative.name.clone(),
        analysis: analysis_of(analysis, alternative),
    };
    std::iter::once(as_it_is).chain(plan.alternatives.iter().map(of)).collect()
}

/// The versions that a plan keeps beside itself. Two are the same where they are the very same results.
#[derive(Clone, Debug)]
pub struct Alternatives(pub Arc<Vec<Version>>);

impl PartialEq for Alternatives {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Holds what comes of a trial: the plan that it would be, with its results. Two are the same where they are the very same
/// results.
#[derive(Clone, Debug)]
pub struct WhatIfResults(Arc<(Outcome, Analysis)>);

impl WhatIfResults {
    /// Works out what the plan of `outcome` comes to, reusing the results of the plan as it is.
    pub(super) fn of(analysis: &Analysis, outcome: Outcome) -> Self {
        let results = Analysis::after_edit(analysis, &Arc::new(outcome.plan.clone()));
        Self(Arc::new((outcome, results)))
    }

    /// Returns what comes of the trial.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.0.0
    }

    /// Returns the results of the plan that it would be.
    #[must_use]
    pub fn analysis(&self) -> &Analysis {
        &self.0.1
    }
}

impl PartialEq for WhatIfResults {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Computes the alternatives of the plan of `analysis`, unless `cancel` is set meanwhile. One that was computed before an edit
/// reuses what the edit left alone.
///
/// # Errors
/// [`Cancelled`] when it was.
pub(super) fn alternatives_unless(
    analysis: &Analysis,
    earlier: &[Version],
    cancel: &Cancel,
) -> Result<Vec<Version>, Cancelled> {
    let plan = analysis.plan();
    let mut found = Vec::with_capacity(plan.alternatives.len());
    for (done, alternative) in plan.alternatives.iter().enumerate() {
        cancel.step(done, plan.alternatives.len())?;
        let known = earlier.iter().find(|version| version.id.as_ref() == Some(&alternative.id));
        let analysis =
            Analysis::after_edit(known.map_or(analysis, |version| &version.analysis), &alone(plan, alternative));
        // Comparisons name what objectives come to: that is worked out here, and not when they are drawn.
        analysis.objectives_unless(cancel)?;
        found.push(Version { id: Some(alternative.id.clone()), name: alternative.name.clone(), analysis });
    }
    Ok(found)
}

/// Returns the plan of an alternative, which has no alternatives of its own.
fn alone(plan: &Plan, alternative: &Alternative) -> Arc<Plan> {
    Arc::new(Plan { alternatives: List::default(), ..alternative.plan_of(plan) })
}

/// Computes the results of one alternative, reusing those of the plan as it is.
#[must_use]
pub fn analysis_of(analysis: &Analysis, alternative: &Alternative) -> Analysis {
    Analysis::after_edit(analysis, &alone(analysis.plan(), alternative))
}

/// The figures by which versions are compared first.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyFigures {
    /// The share of the universe that is reached at least once.
    pub reach: Figure,
    /// The share that is reached at least as often as is effective.
    pub effective_reach: Figure,
    /// Exposures per person who is reached.
    pub frequency: Figure,
    /// Gross rating points.
    pub grp: Figure,
    /// Exposures in all.
    pub impressions: Figure,
    /// How alike the messages are, weighted by exposure.
    pub consistency: Figure,
    /// What media cost.
    pub media: Total,
    /// What is spent beside media.
    pub other: Total,
    /// All that is spent.
    pub spent: Total,
    /// What is left of the budget.
    pub left: Figure<Left>,
}

impl KeyFigures {
    /// Reads the key figures off the results of a plan.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Self {
        let total = analysis.reach.total.as_ref().map_err(|why| *why);
        let level = usize::try_from(analysis.plan().settings.effective_frequency.max(1) - 1).unwrap_or(usize::MAX);
        let budget = &analysis.budget;
        Self {
            reach: total.map(|total| total.k_plus[0]),
            effective_reach: total
                .and_then(|total| total.k_plus.get(level).copied().ok_or(crate::plan::NotComputable::TooLarge)),
            frequency: total.and_then(|total| total.average_frequency),
            grp: total.map(|total| total.grp),
            impressions: total.map(|total| total.impressions),
            consistency: analysis.consistency.exposure_weighted,
            media: budget.media,
            other: budget.other,
            spent: budget.total,
            left: budget.remaining,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::RateFactor;
    use crate::plan::sample_b::rayhan_soap;

    #[test]
    fn a_version_has_the_figures_of_a_plan_of_its_own() {
        let mut plan = rayhan_soap();
        let rate = RateFactor { channel: plan.channels[0].id.clone(), factor: "1.08".parse().unwrap(), divides: false };
        let alternative = Alternative {
            id: "b".into(),
            name: Bilingual::new("B", "ب"),
            note: Bilingual::default(),
            placements: List::of_shared(plan.placements.iter().skip(1).cloned().collect()),
            budget: Some("100".parse().unwrap()),
            other_costs: None,
            rates: vec![rate],
        };
        let alone = Arc::new(Plan { alternatives: List::default(), ..alternative.plan_of(&plan) });
        plan.alternatives = std::iter::once(alternative).collect();
        let found = versions(&Analysis::of(&Arc::new(plan)));
        assert_eq!(found.len(), 2);
        let expected = Analysis::of(&alone);
        assert_eq!(KeyFigures::of(&found[1].analysis), KeyFigures::of(&expected));
        assert_eq!(found[1].analysis.reach, expected.reach);
        assert_ne!(KeyFigures::of(&found[0].analysis), KeyFigures::of(&found[1].analysis));
    }

    #[test]
    fn ten_alternatives_share_what_they_do_not_change() {
        let mut plan = rayhan_soap();
        let placements: Vec<Arc<crate::plan::Placement>> = (0..200_u32)
            .flat_map(|round| {
                let again = move |placement: &Arc<crate::plan::Placement>| {
                    let id = format!("{}-{round}", placement.id).into();
                    Arc::new(crate::plan::Placement { id, ..crate::plan::Placement::clone(placement) })
                };
                plan.placements.iter().map(again).collect::<Vec<_>>()
            })
            .collect();
        plan.placements = List::of_shared(placements);
        let named = |number: u32| Alternative {
            placements: List::of_shared(plan.placements.iter().skip(number as usize).cloned().collect()),
            ..Alternative::named(format!("a{number}").into(), Bilingual::default())
        };
        plan.alternatives = (0..10).map(named).collect();
        let analysis = Analysis::of(&Arc::new(plan));
        let found = alternatives_unless(&analysis, &[], &Cancel::default()).unwrap();
        assert_eq!(found.len(), 10);
        for (number, version) in found.iter().enumerate() {
            let (own, of_plan) = (version.analysis.plan(), analysis.plan());
            assert!(own.messages.same(&of_plan.messages) && own.channels.same(&of_plan.channels));
            let mut shared = own.placements.iter().zip(of_plan.placements.iter().skip(number));
            assert!(shared.all(|(own, of_plan)| Arc::ptr_eq(own, of_plan)));
        }
        // An edit of the plan's own schedule leaves them as they are.
        let mut edited = Plan::clone(analysis.plan());
        edited.placements = List::of_shared(edited.placements.iter().skip(1).cloned().collect());
        let edited = Analysis::after_edit(&analysis, &Arc::new(edited));
        let again = alternatives_unless(&edited, &found, &Cancel::default()).unwrap();
        for (before, after) in found.iter().zip(&again) {
            assert_eq!(before.analysis.reach, after.analysis.reach);
        }
    }
}
