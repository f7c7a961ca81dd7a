//! Says what happens to the slides on the screen.

use std::sync::Arc;

use crate::app::identity::DocumentKey;
use crate::exchange::export::{BookOptions, BookPreview};

/// Says what happened to the slides on the screen.
#[derive(Debug)]
pub enum PresentationAction {
    /// They shall be shown.
    Begin(BookOptions),
    /// They are drawn.
    Drawn {
        /// Of which document they are.
        key: DocumentKey,
        /// The slides.
        slides: Arc<BookPreview>,
    },
    /// They could not be drawn.
    Failed,
    /// Another slide shall be shown, counted from 0; beyond the last one, the last one.
    GoTo(usize),
    /// These slides shall be painted at so many thousandths of a pixel for a point.
    Paint {
        /// The slides.
        slides: Vec<usize>,
        /// The scale.
        scale: u32,
    },
    /// The window shall show the plan again.
    End,
}
