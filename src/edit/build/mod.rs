//! Says what becomes of a plan when something is done to it, as edits: pure functions of a plan that change nothing themselves.

mod alternatives;
mod book;
mod items;
mod listening;
mod merge;
mod pattern;
mod records;
mod several;
mod worksheets;

pub use alternatives::{keep_as_alternative, switch_to};
pub use book::{add_section, change_book, change_section, order_sections, remove_section};
pub use items::{MoveBy, add_channel, add_item, add_relation, duplicate_item, reorder_item};
pub use listening::{change_experience, change_listening, rest_messages_on};
pub use merge::merge;
pub use pattern::{Keeps, from_pattern};
pub use records::record_entries;
pub use several::{
    fill_weeks, lay_weeks, scale_to, set_messages, set_quantities, set_rates, set_statuses, set_week, units_of,
};
pub use worksheets::{add_row, answer_item, move_row, note_option};
