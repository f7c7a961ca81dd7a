//! Tables of reach and frequency.

mod audiences;
mod channels;
mod figures;
mod key;
mod models;
mod overlap;
mod view;
mod weeks;

pub(in crate::report) use audiences::universe_notes;
pub use audiences::{audiences, levels, messages};
pub use channels::channels;
pub(in crate::report) use channels::cost;
pub use figures::figures;
pub use key::key_figures;
pub use models::{comparison, model_names};
pub use overlap::{overlap, pairs, pairs_up_to};
pub(in crate::report) use weeks::bars_of;
pub use weeks::{build, distribution, remembered, some_weeks, weeks};
