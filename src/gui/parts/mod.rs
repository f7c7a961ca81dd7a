//! What several pages show: names, side panels, commissions, how a cost comes about.

pub(super) mod commission;
pub(super) mod names;
pub(super) mod panels;
pub(super) mod working;
