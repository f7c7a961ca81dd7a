//! What every module may use: work on several threads, seeded numbers, and a way to stop work that goes on beside the window.

mod cancel;
mod random;
mod threads;

pub use cancel::{Cancel, Cancelled};
pub use random::RandomBits;
pub(crate) use threads::{in_parts, most_parts, side_by_side};
