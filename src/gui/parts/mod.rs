//! What several pages show: names, proposed quantities, side panels, commissions, how a cost comes about.

pub(super) mod commission;
pub(super) mod ghost;
pub(super) mod names;
pub(super) mod panels;
pub(super) mod picture;
pub(super) mod working;
