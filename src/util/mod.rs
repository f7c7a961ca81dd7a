//! Says what every module may use: work on several threads, seeded numbers, a way to stop work that goes on beside the window,
//! and words in the one spelling in which they are compared.

mod cancel;
mod random;
mod spelling;
mod threads;

pub use cancel::{Cancel, Cancelled};
pub use random::RandomBits;
pub(crate) use spelling::{Word, folded, is_left_out, normalised, without_article, words};
pub(crate) use threads::{in_parts, most_parts, one_by_one, side_by_side};
