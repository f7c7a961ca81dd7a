//! Figures that relate results of two modules.

use crate::analysis::Analysis;
use crate::plan::{Figure, NotComputable};

/// Cost per gross rating point of the channel at `position`, in major units: `cost / GRP`.
///
/// # Errors
/// The reason why the channel has no GRP; [`NotComputable::NothingDelivered`] when they are 0,
/// [`NotComputable::CostsNothing`] when the channel costs nothing.
pub(super) fn cost_per_point(analysis: &Analysis, position: usize) -> Figure {
    let grp = analysis.reach.channels[position].grp?;
    let cost = analysis.budget.by_channel[position];
    if cost.is_zero() {
        return Err(NotComputable::CostsNothing);
    }
    let per_point = cost.to_major(analysis.budget.currency) / grp;
    if grp > 0.0 && per_point.is_finite() { Ok(per_point) } else { Err(NotComputable::NothingDelivered) }
}
