//! The pages of the window, one folder a page.

pub(super) mod audiences;
pub(super) mod brief;
pub(super) mod budget;
pub(super) mod channels;
pub(super) mod checks;
pub(super) mod consistency;
pub(super) mod messages;
pub(super) mod plan;
pub(super) mod reach;
