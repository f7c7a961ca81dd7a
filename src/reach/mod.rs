//! Exposure distributions of channels and their combination: reach, frequency, build over weeks.
//!
//! In an audience each channel gives the distribution of how often its members are exposed ([`ContactCurve`]);
//! channels are combined as independent by convolution; every figure is read off the combined distribution, whose
//! mean is GRP/100. Only positive terms are added, so each k+ keeps about twelve digits whatever its size. That is
//! accuracy of the arithmetic: the choice of the model matters far more, so the models used are named in the results
//! and bounds that need no assumption stand beside each reach.
//!
//! * [`reach`] computes a plan from nothing; [`ReachState`] keeps what the next computation can reuse.
//! * [`validate`] and [`validate_in`] say whether a contact model can be computed, with the legal range.

mod audience;
mod channel;
mod curve;
mod fit;
mod leaf;
mod message;
mod model;
mod on_channel;
mod placed;
mod pmf;
mod results;
mod state;
mod table;
mod terms;
mod total;
mod tree;
mod weeks;

#[cfg(test)]
mod tests;

pub use channel::MAX_INSERTIONS;
pub use curve::{ContactCurve, Point};
pub use model::{ContactModelError, Model, validate, validate_in};
pub use pmf::MAX_EXPOSURES;
pub use results::{
    AudienceReach, BuildPoint, ChannelInAudience, ChannelReach, MessageReach, REACH_LEVELS, ReachResults, TotalReach,
};
pub use state::{ReachState, reach, reach_after_edit};
