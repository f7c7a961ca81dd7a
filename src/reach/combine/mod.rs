//! Channels of one audience together: independent ones by convolution, those that overlap beyond chance at each point of a
//! common inclination.

pub(in crate::reach) mod at_points;
pub(in crate::reach) mod contact;
pub(in crate::reach) mod coupling;
pub(in crate::reach) mod duplication;
pub(in crate::reach) mod leaf;
pub(in crate::reach) mod mixture;
pub(in crate::reach) mod propensity;
pub(in crate::reach) mod tree;
pub(in crate::reach) mod weeks;
