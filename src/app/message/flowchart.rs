//! Says what happens on the flowchart.

use crate::app::flowchart::Edge;
use crate::app::selection::Cell;
use crate::edit::GestureId;
use crate::plan::{ChannelId, MessageId, PlacementId};

/// Something that happened on the flowchart.
#[derive(Clone, Debug, PartialEq)]
pub enum FlowchartAction {
    /// A message is placed on a channel. Edits of one gesture replace each other.
    Place {
        /// The message.
        message: MessageId,
        /// The channel.
        channel: ChannelId,
        /// The first week, counted from 1.
        start_week: u32,
        /// How many weeks, at least 1.
        weeks: u32,
        /// The gesture, if it is one.
        gesture: Option<GestureId>,
    },
    /// The selected placements move by so many weeks, and to another channel.
    Move {
        /// Weeks later, earlier when negative.
        weeks: i64,
        /// Channel rows down, as the flowchart shows them; up when negative.
        rows: i64,
        /// Whether copies move and the originals stay.
        copy: bool,
        /// The gesture, if it is one.
        gesture: Option<GestureId>,
    },
    /// One end of the selected placements moves by so many weeks.
    Resize {
        /// Which end.
        edge: Edge,
        /// Weeks later, earlier when negative.
        weeks: i64,
        /// The gesture, if it is one.
        gesture: Option<GestureId>,
    },
    /// One placement is selected instead of what was.
    Select(PlacementId),
    /// One placement is added to or taken from the selection.
    Toggle(PlacementId),
    /// These placements are selected.
    SelectMany {
        /// Which ones.
        placements: Vec<PlacementId>,
        /// Whether what was selected stays so.
        extend: bool,
    },
    /// Nothing is selected.
    Deselect,
    /// The keyboard cursor is here, and what lies under it is selected.
    Cursor(Cell),
}
