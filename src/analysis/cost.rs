//! Says what reach costs: figures that relate results of two modules.

use super::Analysis;
use crate::plan::{Figure, NotComputable, Total};

/// Holds what something delivers for its money, in major units of the currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostFigures {
    /// Cost per gross rating point, `cost / GRP`.
    pub per_point: Figure,
    /// Cost per thousand impressions, `1000 · cost / impressions`.
    pub per_thousand: Figure,
    /// Cost per thousand people reached at least once, `1000 · cost / (reach · people)`.
    pub per_thousand_reached: Figure,
}

/// Returns the media cost of the whole plan by what it delivers to all audiences in the total.
#[must_use]
pub fn plan_cost(analysis: &Analysis) -> CostFigures {
    let total = analysis.reach.total.as_ref().map_err(|why| *why);
    let media = analysis.budget.media;
    CostFigures {
        per_point: per(analysis, media, total.map(|total| total.grp)),
        per_thousand: per(analysis, media, total.map(|total| total.impressions / 1000.0)),
        per_thousand_reached: per(analysis, media, total.map(|total| total.k_plus[0] * total.population / 1000.0)),
    }
}

/// Returns the cost of the channel at `position` by what it delivers to all audiences in the total.
#[must_use]
pub fn channel_cost(analysis: &Analysis, position: usize) -> CostFigures {
    let reach = &analysis.reach.channels[position];
    let cost = analysis.budget.by_channel[position];
    let people = analysis.reach.total.as_ref().map(|total| total.population).map_err(|why| *why);
    let reached = reach.reach.and_then(|share| Ok(share * people? / 1000.0));
    CostFigures {
        per_point: per(analysis, cost, reach.grp),
        per_thousand: analysis.budget.channels[position].cpm,
        per_thousand_reached: per(analysis, cost, reached),
    }
}

/// Returns the cost of each thing delivered, in major units.
///
/// # Errors
/// Why nothing is delivered, or a cost is missing; [`NotComputable::NothingDelivered`] when that is 0, [`NotComputable::CostsNothing`] when it
/// costs nothing.
fn per(analysis: &Analysis, cost: Total, delivered: Figure) -> Figure {
    let delivered = delivered?;
    let cost = cost.exact()?;
    if cost.is_zero() {
        return Err(NotComputable::CostsNothing);
    }
    let each = cost.to_major(analysis.budget.currency) / delivered;
    if delivered > 0.0 && each.is_finite() { Ok(each) } else { Err(NotComputable::NothingDelivered) }
}
