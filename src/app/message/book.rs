//! Says what happens to the pages of the book, and what they are.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::identity::DocumentKey;
use crate::exchange::export::{BookKind, BookOptions, BookPreview, Pixels};
use crate::plan::Plan;

/// Holds a picture of a page.
#[derive(Clone, Debug)]
pub struct PagePicture {
    /// The pages that it is of.
    pub of: Arc<BookPreview>,
    /// The page, counted from 0.
    pub page: usize,
    /// So many thousandths of a pixel stand for a point.
    pub scale: u32,
    /// The pixels.
    pub pixels: Arc<Pixels>,
}

/// Holds pages that are laid out, and what they were laid out from.
#[derive(Clone, Debug)]
pub struct LaidBook {
    /// The plan.
    pub plan: Arc<Plan>,
    /// What was chosen.
    pub options: BookOptions,
    /// The pages.
    pub preview: Arc<BookPreview>,
}

/// Says what happened to the book.
#[derive(Debug)]
pub enum BookAction {
    /// The window looks at the pages of the book with these choices.
    LookAt(BookOptions),
    /// They are laid out.
    Laid {
        /// The document.
        key: DocumentKey,
        /// The pages.
        laid: LaidBook,
    },
    /// They could not be laid out.
    Failed,
    /// The window shows these pages at this scale.
    Paint {
        /// The pages, counted from 0.
        pages: Vec<usize>,
        /// So many thousandths of a pixel stand for a point.
        scale: u32,
    },
    /// A page is painted.
    Painted(PagePicture),
    /// All pages that were asked for are painted.
    AllPainted,
    /// It is to be asked where the book goes.
    AskPath {
        /// The kind of file.
        kind: BookKind,
        /// What is chosen.
        options: BookOptions,
        /// What is offered.
        path: PathBuf,
    },
    /// The book shall be written to a file.
    Export {
        /// The kind of file.
        kind: BookKind,
        /// What is chosen.
        options: BookOptions,
        /// Where it goes.
        path: PathBuf,
    },
}
