//! Exposure distributions of channels and their combination: reach, frequency, build over weeks.
//!
//! In an audience each channel gives the distribution of how often its members are exposed ([`ContactCurve`]);
//! channels are combined by convolution, as independent or, where they overlap beyond chance, at each point of a common
//! inclination; every figure is read off the combined distribution, whose mean is GRP/100. Only positive terms are added, so each k+ keeps about twelve digits whatever its size. That is
//! accuracy of the arithmetic: the choice of the model matters far more, so the models used are named in the results
//! and bounds that need no assumption stand beside each reach.
//!
//! # Whose share it is
//!
//! The reach of one audience is a share of its members. The reach of "all audiences" is a share of the plan's *universe*
//! ([`crate::plan::Universe`]): the audiences that have no members in common, each person counted once. It follows from the
//! audiences alone; one that nothing reaches counts with 0 of its people. So taking something away never raises a reach,
//! and some weeks alone never reach more than all. How impressions fall on audiences is in
//! [`crate::plan::Delivery`]: once over the universe, so that the impressions of placements, channels, messages and of the
//! whole are the same numbers wherever they are shown.
//!
//! *Example.* Adults (8,200,000); runners (1,100,000), a part of the adults; women 18–34 (3,400,000), who share members
//! with both. The universe is the adults.
//! * Eight television spots with ratings of 12 %, 10 % and 8 % give 8 · 0.12 · 8,200,000 = 7,872,000 impressions; that
//!   runners and women meet them too is shown with those audiences, and counted with the adults. At 76,000 the thousand
//!   costs 9.65.
//! * 8,400,000 impressions of a site, whichever of the three are ticked with the adults, are 8,400,000 impressions among
//!   the adults and 102.4 points. Runners are shown with 8,400,000 · 1.1/8.2 = 1,126,829 of them, because they are that
//!   part of the adults; with a stated share of 0.2 they would be shown with 1,680,000, and the adults as before.
//! * A second site reaches students (500,000), who have no member in common with the adults: the universe is 8,700,000
//!   people, whether anything is placed for the students or not. If nothing is, they count as 500,000 who are not reached.
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
    AudienceReach, BuildPoint, ChannelInAudience, ChannelReach, MessageReach, ReachFigures, ReachResults, TotalReach,
    share_of_voice,
};
pub use plan::state::{ReachState, reach, reach_after_edit};
pub use questions::compare::{Combination, Compared, compare};
pub use questions::contribution::{Contribution, Contributions, Levels, MOST_EXACT_CHANNELS, contributions};
pub use questions::convert::{ConversionError, Known, KnownField, converted};
pub use questions::outlook::{AudienceOutlook, ChannelOutlook};
pub use questions::pairs::{
    PairOutlook, StatedPair, fitted_overlaps, fitted_overlaps_unless, pair_outlook, stated_pairs, stated_pairs_unless,
};
pub use questions::remember::{Remembered, RememberedResults, remembered, remembered_unless};
pub use questions::remembered_trial::RememberedTrial;
pub use questions::scale::{Scaled, scaled, scaled_unless};
pub use questions::uncertainty::{Band, Spread, Uncertainty, drawn_plan, uncertainty, uncertainty_unless};
pub use questions::window::reach_of_weeks;
