//! Exposure distributions of channels and their combination: reach, frequency, build over weeks.
//!
//! In an audience each channel gives the distribution of how often its members are exposed ([`ContactCurve`]);
//! channels are combined by convolution, as independent or, where they overlap beyond chance, at each point of a common
//! inclination; every figure is read off the combined distribution, whose mean is GRP/100. Only positive terms are added, so each k+ keeps about twelve digits whatever its size. That is
//! accuracy of the arithmetic: the choice of the model matters far more, so the models used are named in the results
//! and bounds that need no assumption stand beside each reach.
//!
//! * [`reach`] computes a plan from nothing; [`ReachState`] keeps what the next computation can reuse.
//! * [`reach_of_weeks`], [`remembered`], [`compare()`] and [`uncertainty()`] answer further questions about a plan;
//!   [`pair_outlook`] and [`fitted_overlaps`] turn what is known of pairs of channels into overlaps; [`converted`] turns
//!   what rate cards give into contact models.
//! * [`validate`] and [`validate_in`] say whether a contact model can be computed, with the legal range.

mod combine;
mod curve;
mod plan;
mod questions;

#[cfg(test)]
mod tests;

pub use combine::coupling::MAX_OVERLAP;
pub use combine::duplication::Duplication;
pub use curve::model::{ContactModelError, Model, validate, validate_in};
pub use curve::pmf::MAX_EXPOSURES;
pub use curve::{ContactCurve, Point, REACH_LEVELS};
pub use plan::channel::MAX_INSERTIONS;
pub use plan::results::{
    AudienceReach, BuildPoint, ChannelInAudience, ChannelReach, MessageReach, ReachResults, TotalReach, share_of_voice,
};
pub use plan::state::{ReachState, reach, reach_after_edit};
pub use questions::compare::{Combination, Compared, compare};
pub use questions::convert::{ConversionError, Known, KnownField, converted};
pub use questions::pairs::{PairOutlook, StatedPair, fitted_overlaps, pair_outlook, stated_pairs};
pub use questions::remember::{Remembered, RememberedResults, remembered};
pub use questions::scale::{Scaled, scaled};
pub use questions::uncertainty::{Band, Spread, Uncertainty, uncertainty};
pub use questions::window::reach_of_weeks;
