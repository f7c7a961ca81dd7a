//! All results of a plan in one plain structure.
//!
//! [`Analysis::of`] computes everything; [`Analysis::after_edit`] reuses what an edit left alone and gives the same
//! results, bit for bit.

mod cost;

use std::sync::{Arc, OnceLock};

pub use cost::{CostFigures, channel_cost, plan_cost};

use crate::budget::{self, BudgetResults};
use crate::check::{self, Checks, Problem, Spending};
use crate::consistency::{
    self, ChannelMatrix, Conflicts, ConsistencyResults, CopyQuestions, PairFigure, Reliability, Sensitivity,
    SpendingView,
};
use crate::plan::{Figure, Money, Plan, Total, side_by_side};
use crate::reach::{ReachResults, ReachState, reach_after_edit};

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
    /// What is wrong or missing, errors first.
    pub problems: Vec<Problem>,
    plan: Arc<Plan>,
    checks: Checks,
    reach_state: Arc<ReachState>,
    on_demand: Arc<OnDemand>,
}

/// What only some pages show, computed when one of them first asks.
#[derive(Debug, Default)]
struct OnDemand {
    conflicts: OnceLock<Conflicts>,
    channels: OnceLock<ChannelMatrix>,
    reliability: OnceLock<Reliability>,
    sensitivity: OnceLock<Sensitivity>,
    pairs: OnceLock<Vec<PairFigure>>,
    /// Kept apart, for most edits leave the copy alone.
    questions: Arc<OnceLock<CopyQuestions>>,
}

impl Analysis {
    /// All results of `plan`.
    #[must_use]
    pub fn of(plan: &Arc<Plan>) -> Self {
        let ((budget, checks), (consistency, reach_state)) = side_by_side(
            plan,
            || (budget::budget(plan), Checks::of(plan)),
            || side_by_side(plan, || consistency::consistency(plan), || ReachState::of(plan)),
        );
        Self {
            reach: reach_state.shared_results(),
            reach_state: Arc::new(reach_state),
            spending: consistency::spending_view(plan, &consistency, &by_message(&budget)),
            consistency,
            problems: check::with_spending(checks.problems(plan), plan, &spending(&budget)),
            budget,
            plan: Arc::clone(plan),
            checks,
            on_demand: Arc::default(),
        }
    }

    /// What the reach was computed from, for further questions about it.
    #[must_use]
    pub fn reach_state(&self) -> &ReachState {
        &self.reach_state
    }

    /// The plan that these are the results of.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// All results of `plan`, reusing those of `previous` that the difference between the two plans cannot touch.
    #[must_use]
    pub fn after_edit(previous: &Self, plan: &Arc<Plan>) -> Self {
        let before = &previous.plan;
        let (consistency, (budget, checks, reach_state)) = side_by_side(
            plan,
            || consistency::consistency_after(&previous.consistency, before, plan),
            || {
                let budget = budget::budget_after(&previous.budget, before, plan);
                let checks = previous.checks.after_edit(before, plan);
                (budget, checks, reach_after_edit(&previous.reach_state, plan))
            },
        );
        let (old, new) = (&before.vocabulary, &plan.vocabulary);
        let asks_the_same =
            before.messages.same(&plan.messages) && old.claims.same(&new.claims) && old.slogans.same(&new.slogans);
        let questions = match previous.on_demand.questions.get() {
            _ if asks_the_same => Arc::clone(&previous.on_demand.questions),
            // They are looked at: one message more is read now, instead of all of them while the window is drawn.
            Some(asked) => Arc::new(OnceLock::from(consistency::copy_questions_after(asked, before, plan))),
            None => Arc::default(),
        };
        Self {
            reach: reach_state.shared_results(),
            reach_state: Arc::new(reach_state),
            spending: consistency::spending_view(plan, &consistency, &by_message(&budget)),
            consistency,
            problems: check::with_spending(checks.problems(plan), plan, &spending(&budget)),
            budget,
            plan: Arc::clone(plan),
            checks,
            on_demand: Arc::new(OnDemand { questions, ..OnDemand::default() }),
        }
    }

    /// The contradictions and differences between messages.
    #[must_use]
    pub fn conflicts(&self) -> &Conflicts {
        self.on_demand.conflicts.get_or_init(|| consistency::conflicts(&self.plan, &self.consistency))
    }

    /// How alike what channels say is.
    #[must_use]
    pub fn channel_similarities(&self) -> &ChannelMatrix {
        self.on_demand.channels.get_or_init(|| consistency::channel_similarities(&self.plan, &self.consistency))
    }

    /// How far two people's codings agree.
    #[must_use]
    pub fn reliability(&self) -> &Reliability {
        self.on_demand.reliability.get_or_init(|| consistency::reliability(&self.plan))
    }

    /// How far consistency hangs on what is not coded yet and on the weights.
    #[must_use]
    pub fn sensitivity(&self) -> &Sensitivity {
        self.on_demand.sensitivity.get_or_init(|| consistency::sensitivity(&self.plan, &self.consistency))
    }

    /// All pairs of placed messages, the earlier message first.
    #[must_use]
    pub fn pairs(&self) -> &[PairFigure] {
        self.on_demand.pairs.get_or_init(|| self.consistency.pairs().collect())
    }

    /// What the copies of messages give reason to ask.
    #[must_use]
    pub fn copy_questions(&self) -> &CopyQuestions {
        self.on_demand.questions.get_or_init(|| consistency::copy_questions(&self.plan))
    }
}

/// What media cost for each message, in the plan's order.
fn by_message(budget: &BudgetResults) -> Vec<Figure<Money>> {
    budget.by_message.iter().map(Total::exact).collect()
}

/// What the costs add to the problems.
fn spending(budget: &BudgetResults) -> Spending {
    let placements = budget.placements.iter().enumerate();
    let other_costs = budget.other_costs.iter().enumerate();
    Spending {
        total: budget.total.at_least(),
        is_least: budget.total.exact().is_err(),
        placements: placements.filter_map(|(position, cost)| Some((position, cost.error?))).collect(),
        other_costs: other_costs.filter_map(|(position, cost)| Some((position, cost.amount.err()?))).collect(),
    }
}
