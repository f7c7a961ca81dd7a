//! The window: shell, theme, bidirectional text, widgets, one file per panel.
//!
//! Data flows one way: panels are given [`context::Cx`], show the state of [`crate::app::App`] and say what the user did
//! as [`crate::app::Action`]s; the shell hands these to [`crate::app::update`] and carries out the effects.

mod answers;
mod audiences_page;
mod axes;
pub mod bidi;
mod brief_page;
mod budget_page;
mod cards;
mod channels_page;
mod checks_page;
mod consistency_page;
pub mod context;
mod cost_fields;
mod currency_field;
mod dialogs;
mod file_dialogs;
mod find_dialog;
mod fit;
mod forms;
mod input_steps;
mod key_figures;
mod key_layout;
mod keyboard;
mod menu_bar;
mod messages_page;
mod page_rail;
mod plan_page;
mod plots;
mod reach_page;
mod reveal;
mod shell;
mod state;
mod status_line;
pub mod theme;
mod visits;
mod waterfall;
pub mod widgets;
mod window;

pub use shell::{Shell, run};
pub use window::{ViewState, show};
