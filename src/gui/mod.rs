//! The window, so far its text.

pub mod bidi;
