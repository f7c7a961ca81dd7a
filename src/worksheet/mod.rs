//! Worksheets: the frameworks of a course as data, what was filled into them, and how complete it is; and the outlines of the
//! plan book.
//!
//! A framework is a RON file in `assets/worksheets/`, compiled in, or a file of the user's own; adding one needs no code.
//! Answers are in the plan ([`crate::plan::Worksheet`]), by the ids of framework and item: an answer to something that a
//! framework no longer has is kept.

mod completeness;
mod digits;
mod files;
mod framework;
mod outline;

pub use completeness::{Completeness, ItemState, answer_to, completeness, fits, linked, state, words_of};
pub use digits::{as_read, built_in_as_read};
pub use files::{
    FrameworkError, built_in, forms_of, framework, framework_with_faults, line_of_fault, line_with, read_framework,
};

#[cfg(test)]
mod inventory;
pub use framework::{
    Column, Framework, FrameworkFault, Group, Item, Kind, Layout, Link, LinkedPage, Part, PartCount, SheetOption,
    faults, item_at,
};
pub use outline::{AutoPart, Outline, OutlineForm, OutlinePart, OutlineSection, in_book, outline, outlines};
