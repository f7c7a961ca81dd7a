//! Says what the dialog of exports shows of the file that would be written: its pages, or its first lines.

use std::sync::Arc;

use super::choice::ExportChoice;
use crate::exchange::export::{ExportError, Pixels};

/// Says what is shown of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Its pages as pictures.
    Pages(Vec<Arc<Pixels>>),
    /// The first rows of its table, the heads first.
    Grid(Vec<Vec<String>>),
    /// Its sheets, each with the number of its rows.
    Sheets(Vec<(String, usize)>),
    /// Its first lines.
    Lines(Vec<String>),
}

/// Holds what the dialog shows of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportPreview {
    /// What it is of.
    pub choice: ExportChoice,
    /// The plots or tables that can be chosen, by id and title.
    pub parts: Vec<(&'static str, String)>,
    /// What is shown.
    pub shown: Shown,
    /// How many pages or lines there are in all.
    pub count: usize,
    /// How many bytes the file has.
    pub size: usize,
}

/// An export that the user is choosing.
#[derive(Clone, Debug)]
pub struct Exporting {
    /// What is chosen.
    pub choice: ExportChoice,
    /// What it will look like, or why it cannot be written; what is shown until the newest is there may be of another choice.
    pub preview: Option<Result<Arc<ExportPreview>, ExportError>>,
    /// True until the newest preview is there.
    pub is_working: bool,
}
