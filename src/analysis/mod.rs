//! All results of a plan in one plain structure.
//!
//! [`Analysis::of`] computes everything; [`Analysis::after_edit`] reuses what an edit left alone and gives the same
//! results, bit for bit.

mod best;
mod channel_curves;
mod cost;
mod objective;
mod on_demand;
mod other_models;
mod question;
mod versions;

use std::sync::Arc;

pub use best::{BestCurves, BestLimits, FrontOf, FrontPoint, front_of};
pub use channel_curves::{ChannelCurve, ChannelCurves};
pub use cost::{CostFigures, channel_cost, plan_cost};
pub use objective::ObjectiveResult;
pub use on_demand::MessagePairs;
pub use other_models::OtherModel;
pub use question::{Answer, Question, QuestionKind, WeeksShown, work_out};
pub use versions::{Alternatives, KeyFigures, Version, WhatIfResults, analysis_of, versions};

use self::on_demand::OnDemand;

use crate::budget::{self, BudgetResults};
use crate::check::{self, Checks, Heard, Problem, Spending};
use crate::consistency::{self, ConsistencyResults, SpendingView};
use crate::listening::{self, ListeningResults};
use crate::plan::{Figure, Money, Plan, Total};
use crate::reach::{ReachResults, ReachState, reach_after_edit};
use crate::util::side_by_side;

/// All results of a plan.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// Reach and frequency.
    pub reach: Arc<ReachResults>,
    /// How alike the messages are.
    pub consistency: ConsistencyResults,
    /// The measures of integration weighted by what media cost.
    pub spending: SpendingView,
    /// What it costs.
    pub budget: BudgetResults,
    /// What customers say and meet, held against what the plan promises.
    pub listening: ListeningResults,
    /// What is wrong or missing, errors first.
    pub problems: Vec<Problem>,
    plan: Arc<Plan>,
    checks: Checks,
    reach_state: Arc<ReachState>,
    on_demand: Arc<OnDemand>,
}

impl Analysis {
    /// Returns all results of `plan`.
    #[must_use]
    pub fn of(plan: &Arc<Plan>) -> Self {
        Self::compute(plan, None)
    }

    /// Returns what the reach was computed from, for further questions about it.
    #[must_use]
    pub fn reach_state(&self) -> &ReachState {
        &self.reach_state
    }

    /// Returns the plan that these are the results of.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Returns all results of `plan`, reusing those of `previous` that the difference between the two plans cannot touch.
    #[must_use]
    pub fn after_edit(previous: &Self, plan: &Arc<Plan>) -> Self {
        Self::compute(plan, Some(previous))
    }

    fn compute(plan: &Arc<Plan>, previous: Option<&Self>) -> Self {
        let before = previous.map(|previous| (previous, previous.plan.as_ref()));
        let reached = || {
            let state =
                previous.map_or_else(|| ReachState::of(plan), |previous| reach_after_edit(&previous.reach_state, plan));
            let known = before.map(|(previous, before)| (before, &previous.listening));
            let listening = listening::listening(plan, &impressions(state.results()), known);
            (Arc::new(state), listening)
        };
        let alike = || match before {
            Some((previous, before)) => consistency::consistency_after(&previous.consistency, before, plan),
            None => consistency::consistency(plan),
        };
        let spent = || match before {
            Some((previous, before)) => budget::budget_after(&previous.budget, before, plan),
            None => budget::budget(plan),
        };
        let checked = || match before {
            Some((previous, before)) => previous.checks.after_edit(before, plan),
            None => Checks::of(plan),
        };
        let is_large = plan.is_large();
        // What takes longest comes first: the other thread takes of the rest.
        let ((reach_state, listening), (consistency, (budget, checks))) = side_by_side(is_large, reached, || {
            side_by_side(is_large, alike, || side_by_side(is_large, spent, checked))
        });
        let (spending, problems) = side_by_side(
            is_large,
            || consistency::spending_view(plan, &consistency, &by_message(&budget)),
            || problems(plan, &checks, &budget, &listening),
        );
        Self {
            reach: reach_state.shared_results(),
            reach_state,
            spending,
            consistency,
            problems,
            budget,
            listening,
            plan: Arc::clone(plan),
            checks,
            on_demand: before
                .map(|(previous, before)| Arc::new(previous.on_demand.after_edit(before, plan)))
                .unwrap_or_default(),
        }
    }
}

/// Returns the impressions of each message, in the plan's order.
fn impressions(reach: &ReachResults) -> Vec<f64> {
    reach.messages.iter().map(|message| message.impressions).collect()
}

/// Lists everything that is wrong or missing: in the document, in its costs, and in what customers say.
fn problems(plan: &Plan, checks: &Checks, budget: &BudgetResults, listening: &ListeningResults) -> Vec<Problem> {
    let found = check::with_spending(checks.problems(plan), plan, &spending(budget));
    check::with_mentions(found, plan, &heard(listening))
}

/// Returns what the mentions add to the problems.
fn heard(listening: &ListeningResults) -> Heard {
    let log = &listening.log;
    let denied = log.claims.iter().enumerate().filter(|(_, tally)| tally.is_denied());
    Heard {
        denied: denied.map(|(claim, tally)| (claim, tally.negative, tally.coded())).collect(),
        unanswered: log.response.unanswered().saturating_add(log.response.negative_late),
        negative: log.response.negative,
        target_hours: log.target_hours(),
        outweighing: log.outweighing.map(|found| (found.mention, shown(found.net), shown(found.reach_weighted))),
    }
}

/// Rounds a sentiment to the digits that are shown.
fn shown(sentiment: f64) -> f64 {
    (sentiment * 1000.0).round() / 1000.0
}

/// Returns the media cost of each message, in the plan's order.
fn by_message(budget: &BudgetResults) -> Vec<Figure<Money>> {
    budget.by_message.iter().map(Total::exact).collect()
}

/// Returns what the costs add to the problems.
fn spending(budget: &BudgetResults) -> Spending {
    // Of a sum without gaps no placement of the plan's messages and channels is missing, and others have problems of their own.
    let has_gaps = budget.media.why_missing().is_some();
    let placements = budget.placements.iter().enumerate().filter(|_| has_gaps);
    let other_costs = budget.other_costs.iter().enumerate();
    Spending {
        total: budget.total.at_least(),
        is_least: budget.total.exact().is_err(),
        placements: placements.filter_map(|(position, cost)| Some((position, cost.error?))).collect(),
        other_costs: other_costs.filter_map(|(position, cost)| Some((position, cost.amount.err()?))).collect(),
    }
}
