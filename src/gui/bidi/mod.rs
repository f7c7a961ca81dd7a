//! Text in two directions: Arabic and Latin on one line, in labels and in fields.
//!
//! epaint 0.37 shapes letters well but places its runs in logical order and loses count of the glyphs of
//! right-to-left runs. So a paragraph is cut here into pieces of one direction and one kind of letter, epaint shapes each
//! piece alone, and the rows are put together by the Unicode bidirectional algorithm (UAX #9) and the line
//! breaking algorithm (UAX #14). The result is an ordinary [`eframe::egui::Galley`] that widgets take as it is.
//!
//! Two entry points: [`layout()`] for text that is shown, [`text_field`] for text that is edited. Both go away when
//! epaint learns bidirectional text.

mod access;
mod cache;
mod caret;
mod compose;
mod field;
mod keys;
mod layout;
mod lines;
pub mod order;
mod paragraph;
mod shape;
mod steps;

pub use caret::{Caret, Cell, CellRow, TextMap};
pub use field::{FieldOptions, FieldOutput, text_field};
pub use layout::{layout, layout_for_editing};
pub use order::{Direction, isolate};
pub use paragraph::{Align, LINE_HEIGHT, Paragraph, Part};
pub use steps::{
    FieldStep, ask_for_step, focus_at_end, give_focus_back, give_focus_back_to, give_focus_back_to_all, has_step,
    select_all, selected_in,
};

#[cfg(test)]
mod tests;
