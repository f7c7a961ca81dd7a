//! Alternatives: other schedules over the same audiences, messages and channels.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    AlternativeId, Bilingual, Channel, ChannelId, CostModel, Decimal, Identified, List, OtherCost, Placement, Plan,
    is_default,
};

/// A factor by which the rates of a channel are multiplied in an alternative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RateFactor {
    /// The channel.
    pub channel: ChannelId,
    /// The factor; 1.08 for rates that rise by 8 %.
    pub factor: Decimal,
    /// Whether rates are divided by the factor instead: so rates that were multiplied come back exactly.
    #[serde(default, skip_serializing_if = "is_default")]
    pub divides: bool,
}

impl RateFactor {
    /// Returns the rate that takes the place of `rate`; `rate` itself where the result is beyond what a rate can be.
    #[must_use]
    pub fn applied_to(&self, rate: Decimal) -> Decimal {
        let result = if self.divides { rate.checked_div(self.factor) } else { rate.checked_mul(self.factor) };
        result.unwrap_or(rate)
    }

    /// Returns the factor that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { divides: !self.divides, ..self.clone() }
    }
}

/// Another version of the schedule. What it does not state is the plan's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// Its id.
    pub id: AlternativeId,
    /// Its name.
    #[serde(default)]
    pub name: Bilingual,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub note: Bilingual,
    /// What is said where, and when.
    #[serde(default)]
    pub placements: List<Placement>,
    /// The total that may be spent, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Decimal>,
    /// What is spent beside media, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_costs: Option<List<OtherCost>>,
    /// Rates that are others, as factors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<RateFactor>,
}

impl Identified for Alternative {
    type Id = AlternativeId;

    fn id(&self) -> &AlternativeId {
        &self.id
    }
}

impl Alternative {
    /// Makes an alternative with this name in which nothing is placed.
    #[must_use]
    pub fn named(id: AlternativeId, name: Bilingual) -> Self {
        Self {
            id,
            name,
            note: Bilingual::default(),
            placements: List::default(),
            budget: None,
            other_costs: None,
            rates: Vec::new(),
        }
    }

    /// Returns the plan that the alternative of `plan` is: its schedule, budget, costs and rates in the place of the plan's own.
    /// What they share stays shared, so that it costs little however large the plan.
    #[must_use]
    pub fn plan_of(&self, plan: &Plan) -> Plan {
        let mut out = plan.clone();
        out.placements = self.placements.clone();
        if let Some(budget) = self.budget {
            out.money.budget = budget;
        }
        if let Some(costs) = &self.other_costs {
            out.other_costs = costs.clone();
        }
        for rate in &self.rates {
            out.channels = with_rates(&out.channels, rate);
        }
        out
    }

    /// Returns what an alternative must state to be the plan as it is, once this one has taken its place.
    #[must_use]
    pub fn in_exchange(&self, plan: &Plan) -> Self {
        Self {
            placements: plan.placements.clone(),
            budget: self.budget.map(|_| plan.money.budget),
            other_costs: self.other_costs.as_ref().map(|_| plan.other_costs.clone()),
            rates: self.rates.iter().rev().map(RateFactor::inverse).collect(),
            ..self.clone()
        }
    }
}

/// The channels with a factor applied to the rates of one. The rates that placements have negotiated for themselves stay: they
/// are agreed.
fn with_rates(channels: &List<Channel>, factor: &RateFactor) -> List<Channel> {
    let scaled = |channel: &Arc<Channel>| match channel.cost.rate() {
        Some(rate) if channel.id == factor.channel => {
            let cost: CostModel = channel.cost.with_rate(factor.applied_to(rate));
            Arc::new(Channel { cost, ..Channel::clone(channel) })
        }
        _ => Arc::clone(channel),
    };
    List::of_shared(channels.iter().map(scaled).collect())
}
