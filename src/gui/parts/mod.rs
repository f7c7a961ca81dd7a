//! What several pages show: names, proposed quantities, side panels, tables, cards and commissions.

pub(super) mod card;
pub(super) mod commission;
pub(super) mod ghost;
pub(super) mod names;
pub(super) mod panels;
pub(super) mod picture;
pub(super) mod table;
