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
mod export_dialog;
mod file_dialogs;
mod find_dialog;
mod fit;
mod focus_memory;
mod forms;
mod gallery;
mod glossary;
mod import_dialog;
mod import_money;
mod import_questions;
mod import_table;
mod input_steps;
mod key_figures;
mod key_layout;
mod keyboard;
mod menu_bar;
mod new_plan_dialog;
mod page_rail;
mod pages;
mod parts;
mod presenting;
mod print_dialog;
mod reveal;
mod shell;
mod shortcut_list;
mod start_page;
mod state;
mod status_line;
pub mod theme;
mod visits;
mod waterfall;
mod ways;
mod what_if_dialog;
pub mod widgets;
mod window;
mod window_parts;

pub use shell::{Shell, run};
pub use window::{ViewState, show};
