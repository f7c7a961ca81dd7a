//! Tables of reach and frequency.

mod audiences;
mod channels;
mod figures;
mod key;
mod models;
mod overlap;
mod view;
mod weeks;

pub use audiences::{audiences, levels, messages};
pub use channels::channels;
pub use figures::figures;
pub use key::key_figures;
pub use models::{comparison, model_names};
pub use overlap::{overlap, pairs, pairs_up_to};
pub use weeks::{build, distribution, remembered, some_weeks, weeks};
