//! The dialog that asks how something is printed.

use std::sync::Arc;

use crate::app::message::{PrintChoice, PrintPages, Printers};

/// Holds the dialog.
#[derive(Clone, Debug)]
pub struct Printing {
    /// What is chosen.
    pub choice: PrintChoice,
    /// The printers, once they are known: none where the system has no print command.
    pub printers: Option<Option<Printers>>,
    /// The pages of the last choice that was laid out.
    pub pages: Option<Arc<PrintPages>>,
    /// True until the newest pages are there.
    pub is_working: bool,
    /// Whether the typed pages are not understood.
    pub is_range_wrong: bool,
}
