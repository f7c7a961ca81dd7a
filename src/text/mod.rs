//! Words: interface strings in both languages, plural forms, numbers, money, dates, direction.

pub mod strings;

pub use crate::plan::Language;
