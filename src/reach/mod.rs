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

mod at_points;
mod audience;
mod channel;
mod compare;
mod convert;
mod coupling;
mod curve;
mod duplication;
mod fit;
mod leaf;
mod message;
mod mixture;
mod model;
mod on_channel;
mod pairs;
mod placed;
mod pmf;
mod propensity;
mod remember;
mod results;
mod scale;
mod special;
mod state;
mod table;
mod terms;
mod total;
mod tree;
mod uncertainty;
mod weeks;
mod window;

#[cfg(test)]
mod tests;

pub use channel::MAX_INSERTIONS;
pub use compare::{Combination, Compared, compare};
pub use convert::{ConversionError, Known, KnownField, converted};
pub use coupling::MAX_OVERLAP;
pub use curve::{ContactCurve, Point};
pub use duplication::Duplication;
pub use model::{ContactModelError, Model, validate, validate_in};
pub use pairs::{PairOutlook, StatedPair, fitted_overlaps, pair_outlook, stated_pairs};
pub use pmf::MAX_EXPOSURES;
pub use remember::{Remembered, RememberedResults, remembered};
pub use results::{
    AudienceReach, BuildPoint, ChannelInAudience, ChannelReach, MessageReach, REACH_LEVELS, ReachResults, TotalReach,
    share_of_voice,
};
pub use scale::{Scaled, scaled};
pub use state::{ReachState, reach, reach_after_edit};
pub use uncertainty::{Band, Spread, Uncertainty, uncertainty};
pub use window::reach_of_weeks;
