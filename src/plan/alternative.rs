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

/// Returns the factor of a change by so many percent, exactly: 1.08 for 8. `None` where nothing or less would be left, beyond
/// 10,000 percent, and where it would have more digits than a number can.
#[must_use]
pub fn factor_of_percent(percent: Decimal) -> Option<Decimal> {
    let hundredths = percent.to_f64();
    if !(hundredths > -100.0 && hundredths <= 10_000.0) {
        return None;
    }
    // The digits of the percentage, moved by two places, and one.
    let decimals = percent.decimals() + 2;
    let one = 10_i64.checked_pow(u32::from(decimals))?;
    Decimal::new(one.checked_add(percent.mantissa())?, decimals)
}

/// Returns by how many percent a factor changes what it multiplies: 8 for 1.08; the inverse of [`factor_of_percent`].
#[must_use]
pub fn percent_of_factor(factor: Decimal) -> Option<Decimal> {
    let one = 10_i64.checked_pow(u32::from(factor.decimals()))?;
    let (above, decimals) = (factor.mantissa().checked_sub(one)?, factor.decimals());
    match decimals.checked_sub(2) {
        Some(decimals) => Decimal::new(above, decimals),
        None => Decimal::new(above.checked_mul(10_i64.pow(u32::from(2 - decimals)))?, 0),
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

    /// Returns by what the rates of a channel are multiplied in all; `None` where nothing is stated of them.
    #[must_use]
    pub fn factor_of(&self, channel: &ChannelId) -> Option<Decimal> {
        let mut stated = self.rates.iter().filter(|rate| rate.channel == *channel).peekable();
        stated.peek()?;
        let one = Decimal::new(1, 0)?;
        // A single factor keeps its digits.
        Some(stated.fold(one, |product, rate| rate.applied_to(product)))
    }

    /// States by what the rates of a channel are multiplied, in the place of what is stated of them; `None` states nothing.
    pub fn set_factor(&mut self, channel: &ChannelId, factor: Option<Decimal>) {
        let place = self.rates.iter().position(|rate| rate.channel == *channel).unwrap_or(self.rates.len());
        self.rates.retain(|rate| rate.channel != *channel);
        if let Some(factor) = factor {
            let rate = RateFactor { channel: channel.clone(), factor, divides: false };
            self.rates.insert(place.min(self.rates.len()), rate);
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

/// Returns the channels with a factor applied to the rates of one. The rates that placements have negotiated for themselves
/// stay: they are agreed.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn percents_and_factors_are_each_others_inverse() {
        for (percent, factor) in
            [("8", "1.08"), ("-7.5", "0.925"), ("0", "1.00"), ("-99.99", "0.0001"), ("10000", "101.00")]
        {
            let found = factor_of_percent(decimal(percent)).unwrap();
            assert_eq!(found, decimal(factor), "{percent}");
            assert_eq!(percent_of_factor(found), Some(decimal(percent)), "{factor}");
        }
        assert_eq!(percent_of_factor(decimal("2")), Some(decimal("100")));
        assert_eq!(percent_of_factor(decimal("1.5")), Some(decimal("50")));
        for beyond in ["-100", "-100.01", "10000.1", "0.1234567"] {
            assert_eq!(factor_of_percent(decimal(beyond)), None, "{beyond}");
        }
    }

    #[test]
    fn a_stated_factor_takes_the_place_of_those_before() {
        let mut alternative = Alternative::named("a".into(), Bilingual::default());
        let (tv, radio): (ChannelId, ChannelId) = ("tv".into(), "radio".into());
        assert_eq!(alternative.factor_of(&tv), None);
        let divided = RateFactor { channel: tv.clone(), factor: decimal("1.25"), divides: true };
        alternative.rates = vec![divided, RateFactor { channel: radio.clone(), factor: decimal("2"), divides: false }];
        assert!((alternative.factor_of(&tv).unwrap().to_f64() - 0.8).abs() < 1e-12);
        alternative.set_factor(&tv, Some(decimal("1.08")));
        assert_eq!(alternative.factor_of(&tv), Some(decimal("1.08")));
        assert_eq!(alternative.rates[0].channel, tv, "it stands where it stood");
        alternative.set_factor(&tv, None);
        assert_eq!((alternative.factor_of(&tv), alternative.factor_of(&radio)), (None, Some(decimal("2"))));
    }
}
