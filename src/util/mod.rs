//! What every module may use: a way to stop work that goes on beside the window.

mod cancel;

pub use cancel::{Cancel, Cancelled};
