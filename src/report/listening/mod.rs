//! What customers say and meet, as tables.

mod figures;
mod groups;
mod log;
mod promises;

pub(in crate::report) use figures::of_the_triangle;
pub use figures::{aim_name, figures, method_lines, net_in_words, phase_name, sentiment_name};
pub use groups::{by_audience, by_channel, by_phase, by_week};
pub use log::{insights, log, relations};
pub use promises::promises;
