//! Says what customers say and meet, as tables and cards.

mod card;
mod figures;
mod groups;
mod heard;
mod log;
mod promises;
#[cfg(test)]
mod tests;

pub use card::card;
pub(in crate::report) use figures::of_the_triangle;
pub use figures::{aim_name, figures, method_lines, net_in_words, phase_name, sentiment_name};
pub use groups::{by_audience, by_channel, by_phase, by_week};
pub use heard::{heard_in_week, heard_in_words, heard_of_message, weeks_of_message};
pub use log::{coded_log, insights, log, relations};
pub use promises::promises;
