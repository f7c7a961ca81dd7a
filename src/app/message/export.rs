//! Says what was chosen about an export, and what came of one.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::export::{ComparisonFile, ExportChoice, ExportPreview, ForClipboard, PlotPicture, SheetPicture};
use crate::app::identity::{DocumentKey, Ticket};
use crate::exchange::export::ExportError;
use crate::store::{ExpectedOnDisk, SaveError, SaveRefusal};

/// Says what was chosen about an export, or what came of one.
#[derive(Debug)]
pub enum ExportAction {
    /// Another choice was made in the dialog.
    Choose(Box<ExportChoice>),
    /// What the file will look like.
    Previewed(Result<Arc<ExportPreview>, ExportError>),
    /// What is chosen in the dialog is to be copied.
    Copy,
    /// A plot of a page is to be copied as a picture.
    CopyPlot(PlotPicture),
    /// A plot of a page is to be kept as a file.
    SavePlot(PlotPicture),
    /// Versions side by side are to be kept as a file.
    SaveComparison(Box<ComparisonFile>),
    /// A worksheet is to be copied as a picture.
    CopySheet(SheetPicture),
    /// A worksheet is to be copied as text.
    CopySheetText(SheetPicture),
    /// A worksheet is to be copied as a table.
    CopySheetTable(SheetPicture),
    /// A worksheet is to be kept as a file.
    SaveSheet(SheetPicture),
    /// What was to be copied is there.
    Copied(Result<ForClipboard, ExportError>),
    /// It was said where the file goes.
    PathChosen {
        /// What was asked.
        ticket: Ticket,
        /// The answer: a whole path, and what the desktop has agreed to replace there.
        target: Option<(PathBuf, ExpectedOnDisk)>,
    },
    /// The desktop has no dialog to offer: the file goes where its name says.
    NoNativeDialog {
        /// What was asked.
        ticket: Ticket,
    },
    /// The file is put together.
    Made {
        /// The document.
        key: DocumentKey,
        /// Where it goes.
        path: PathBuf,
        /// What may be replaced there.
        expected: ExpectedOnDisk,
        /// The file, or why there is none.
        result: Result<Arc<[u8]>, ExportError>,
    },
    /// The file was written, or not.
    Written {
        /// Where.
        path: PathBuf,
        /// What it was to hold.
        bytes: Arc<[u8]>,
        /// What came of it.
        result: Result<(), SaveRefusal>,
    },
    /// Putting the file together failed.
    Failed,
}

/// Says why nothing was exported.
#[derive(Debug)]
pub enum ExportFailure {
    /// The format cannot hold the plan.
    Format(ExportError),
    /// The file could not be written.
    Write(SaveError),
    /// Something went wrong while the file was put together.
    Broken,
}
