//! The version of the calculations, and what changed with each.

use super::{Attribute, Coded, CostModel, Delivery, Index, Placement, Plan};

/// The version of the calculations. It rises when the same plan would show other numbers; a variant of [`EngineChange`]
/// then says which.
pub const ENGINE: u32 = 3;

/// Something that the calculations do otherwise since some version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineChange {
    /// Since 2: the overlap that channels state counts in their combination; before, all were taken as independent.
    OverlapCounts,
    /// Since 2: attributes that are not coded yet widen consistency to an interval.
    BlanksWidenConsistency,
    /// Since 3: the cost by rate of a placement is rounded once and its weeks share it; before, each week was rounded. Free
    /// units no longer split a flight or a month.
    CostsRoundedOnce,
    /// Since 3: in currencies that people write without their minor unit (Iraqi dinars, Lebanese pounds) amounts are whole,
    /// unless the plan states finer ones.
    WholeAmounts,
    /// Since 3: figures of all audiences count each person once and rest on the same people whatever is placed. Audiences that
    /// share members or are parts of others take no impressions from the total; one that nothing reaches counts as unreached.
    PeopleCountedOnce,
    /// Since 3: the plans that uncertainty draws are independent of each other, and of those of another seed.
    IndependentDraws,
}

impl EngineChange {
    /// All, oldest first.
    pub const ALL: [Self; 6] = [
        Self::OverlapCounts,
        Self::BlanksWidenConsistency,
        Self::CostsRoundedOnce,
        Self::WholeAmounts,
        Self::PeopleCountedOnce,
        Self::IndependentDraws,
    ];

    /// Returns the version of the calculations that it came with.
    #[must_use]
    pub fn since(self) -> u32 {
        match self {
            Self::OverlapCounts | Self::BlanksWidenConsistency => 2,
            Self::CostsRoundedOnce | Self::WholeAmounts | Self::PeopleCountedOnce | Self::IndependentDraws => 3,
        }
    }

    /// Returns whether figures of `plan` can be others than before.
    #[must_use]
    pub fn affects(self, plan: &Plan) -> bool {
        match self {
            Self::OverlapCounts => plan.channels.iter().any(|channel| channel.overlap != 0.0),
            Self::BlanksWidenConsistency => plan
                .messages
                .iter()
                .any(|message| Attribute::ALL.iter().any(|&attribute| message.coding(attribute) == Coded::Blank)),
            Self::WholeAmounts => {
                let currency = plan.exact_currency();
                currency.exponent() < currency.most_decimals() && !plan.placements.is_empty()
            }
            Self::CostsRoundedOnce => plan.placements.iter().any(|placement| is_cost_rounded(plan, placement)),
            Self::PeopleCountedOnce => shares_members(plan) || meets_not_all(plan),
            Self::IndependentDraws => !plan.settings.input_error.is_none(),
        }
    }

    /// Returns what changed for `plan` since it was last shown, by the version that its document names.
    #[must_use]
    pub fn since_shown(plan: &Plan) -> Vec<Self> {
        let newer = Self::ALL.into_iter().filter(|change| change.since() > plan.engine);
        newer.filter(|change| change.affects(plan)).collect()
    }
}

/// Says whether the weeks of `placement` may cost other amounts when they are rounded together, or when free units do not
/// split its flights.
fn is_cost_rounded(plan: &Plan, placement: &Placement) -> bool {
    let Some(channel) = plan.channel(&placement.channel) else { return false };
    let model = placement.terms.cost.as_ref().unwrap_or(&channel.cost);
    let model = placement.rate.map_or_else(|| model.clone(), |rate| model.with_rate(rate));
    let has_free_units = placement.terms.free_units > 0;
    let units_each = match model {
        CostModel::Free | CostModel::Flat(_) | CostModel::PerWeek(_) => return false,
        CostModel::PerMonth(_) | CostModel::PerFlight(_) | CostModel::PerPeriod { .. } => return has_free_units,
        CostModel::PerUnit(_) if !has_free_units => 1,
        CostModel::PerThousand(_) if !has_free_units => 1000,
        _ => return placement.weeks() > 1,
    };
    let (Some(rate), None) = (model.rate(), &channel.terms.exchange) else { return placement.weeks() > 1 };
    // A week whose cost is a whole number of minor units is not rounded.
    let minor = i128::from(rate.mantissa()) * 10_i128.pow(plan.money.currency.exponent().into());
    let is_whole = |quantity: &u64| {
        let product = minor.checked_mul(i128::from(*quantity));
        product.is_some_and(|product| product % (rate.denominator() * units_each) == 0)
    };
    placement.weeks() > 1 && !placement.quantities.iter().all(is_whole)
}

fn shares_members(plan: &Plan) -> bool {
    plan.audiences.len() > 1 && plan.audiences.iter().any(|audience| audience.overlaps)
}

/// Returns true when something is placed, but not for every audience.
fn meets_not_all(plan: &Plan) -> bool {
    let index = Index::of(plan);
    let mut is_met = vec![false; plan.audiences.len()];
    for placement in &plan.placements {
        for share in Delivery::of(placement, plan, &index).map(|delivery| delivery.audiences).unwrap_or_default() {
            is_met[share.audience] = true;
        }
    }
    is_met.contains(&true) && is_met.contains(&false)
}
