//! The pages of the window, one folder a page.

pub(in crate::gui) mod audiences;
pub(in crate::gui) mod brief;
pub(in crate::gui) mod budget;
pub(in crate::gui) mod channels;
pub(in crate::gui) mod checks;
pub(in crate::gui) mod consistency;
pub(in crate::gui) mod messages;
pub(in crate::gui) mod plan;
pub(in crate::gui) mod reach;
