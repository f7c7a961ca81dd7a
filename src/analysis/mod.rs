//! All results of a plan in one plain structure.
//!
//! [`Analysis::of`] computes everything; [`Analysis::after_edit`] reuses what an edit left alone and gives the same
//! results, bit for bit.

mod cost;

use std::sync::Arc;

pub use cost::{CostFigures, channel_cost, plan_cost};

use crate::budget::{self, BudgetResults};
use crate::check::{self, Problem};
use crate::consistency::{self, ConsistencyResults};
use crate::plan::Plan;
use crate::reach::{ReachResults, ReachState, reach_after_edit};

/// All results of a plan.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// Reach and frequency.
    pub reach: Arc<ReachResults>,
    /// How alike the messages are.
    pub consistency: ConsistencyResults,
    /// What it costs.
    pub budget: BudgetResults,
    /// What is wrong or missing, errors first.
    pub problems: Vec<Problem>,
    plan: Arc<Plan>,
    reach_state: Arc<ReachState>,
}

impl Analysis {
    /// All results of `plan`.
    #[must_use]
    pub fn of(plan: &Arc<Plan>) -> Self {
        let reach_state = ReachState::of(plan);
        let budget = budget::budget(plan);
        Self {
            reach: reach_state.shared_results(),
            reach_state: Arc::new(reach_state),
            consistency: consistency::consistency(plan),
            problems: check::check_spending(plan, budget.total),
            budget,
            plan: Arc::clone(plan),
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
        let reach_state = reach_after_edit(&previous.reach_state, plan);
        let budget = budget::budget_after(&previous.budget, before, plan);
        Self {
            reach: reach_state.shared_results(),
            reach_state: Arc::new(reach_state),
            consistency: consistency::consistency_after(&previous.consistency, before, plan),
            problems: check::check_spending(plan, budget.total),
            budget,
            plan: Arc::clone(plan),
        }
    }
}
