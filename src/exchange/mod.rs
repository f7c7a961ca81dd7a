//! Says what goes out of the program and comes into it in other forms than its own: pure functions from a plan, its results and
//! options to bytes. Files are reached by the command line and the window's shell alone.

pub mod clip;
pub mod export;
pub mod import;
