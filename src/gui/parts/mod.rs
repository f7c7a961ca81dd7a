//! Says what several pages show: names, key figures, proposed quantities, side panels, tables, matrices, plots, cards,
//! commissions and half-lives.

pub(super) mod card;
pub(super) mod commission;
pub(super) mod figures;
pub(super) mod ghost;
pub(super) mod half_life;
pub(super) mod held;
pub(super) mod item_menu;
pub(super) mod matrix;
pub(super) mod names;
pub(in crate::gui) mod page_pictures;
pub(super) mod page_textures;
pub(super) mod panels;
pub(super) mod plot;
pub(super) mod table;
