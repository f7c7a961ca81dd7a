//! The window: shell, theme, bidirectional text, widgets, one folder per page.
//!
//! Data flows one way: panels are given [`context::Cx`], show the state of [`crate::app::App`] and say what the user did
//! as [`crate::app::Action`]s; the shell hands these to [`crate::app::update`] and carries out the effects.

mod answers;
pub mod bidi;
mod command_palette;
pub mod context;
mod cost_fields;
mod currency_field;
mod dialogs;
mod fields;
mod fit;
mod focus_memory;
mod forms;
mod gallery;
mod glossary;
mod input_steps;
mod key_figures;
mod key_layout;
mod keyboard;
mod menu_bar;
mod page_rail;
mod pages;
mod parts;
mod presenting;
mod reveal;
mod shell;
mod start_page;
mod state;
mod status_line;
mod term_notes;
pub mod theme;
mod visits;
mod waterfall;
mod ways;
pub mod widgets;
mod window;
mod window_parts;

pub use shell::{Shell, run};
pub use window::{ViewState, show};
