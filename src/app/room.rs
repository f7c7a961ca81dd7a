//! Says how the Plan page shares its room, as the user wants it: which panels are folded, how wide they are, how high rows are.

use serde::{Deserialize, Serialize};

/// Says how high the rows of the flowchart are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowHeights {
    /// Comfortable where all rows then fit, compact elsewhere.
    #[default]
    Automatic,
    /// As many rows as can be read.
    Compact,
    /// With space around the bars.
    Comfortable,
}

impl RowHeights {
    /// All three, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Automatic, Self::Compact, Self::Comfortable];
}

/// A part of the Plan page that folds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// The message cards.
    Messages,
    /// The form of what is selected.
    Inspector,
    /// The plot of the reach build.
    ReachBuild,
    /// The plot of the consistency of each week.
    Consistency,
    /// The plot of the money of each week.
    Budget,
}

impl Panel {
    /// The three plots, from top to bottom.
    pub const PLOTS: [Self; 3] = [Self::ReachBuild, Self::Consistency, Self::Budget];
}

/// Holds what the user wants of the Plan page's room. What is not set follows from the room that there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Room {
    /// How high rows are.
    pub rows: RowHeights,
    /// Whether the message cards are folded.
    pub messages_folded: Option<bool>,
    /// How wide the message cards are, in points.
    pub messages_width: Option<f32>,
    /// Whether the inspector is folded.
    pub inspector_folded: Option<bool>,
    /// How wide the inspector is, in points.
    pub inspector_width: Option<f32>,
    /// Whether the plots are folded, from top to bottom.
    pub plots_folded: [Option<bool>; 3],
    /// How high each unfolded plot is, in points.
    pub plot_height: Option<f32>,
}

/// The narrowest and the widest message cards, in points.
pub const MESSAGES_WIDTHS: (f32, f32) = (152.0, 196.0);
/// The narrowest and the widest inspector, in points.
pub const INSPECTOR_WIDTHS: (f32, f32) = (288.0, 356.0);

/// The lowest and the highest plot, in points.
const PLOT_RANGE: (f32, f32) = (60.0, 600.0);

impl Room {
    /// Returns whether a panel is folded, where the user said so.
    #[must_use]
    pub fn is_folded(&self, panel: Panel) -> Option<bool> {
        match panel {
            Panel::Messages => self.messages_folded,
            Panel::Inspector => self.inspector_folded,
            Panel::ReachBuild => self.plots_folded[0],
            Panel::Consistency => self.plots_folded[1],
            Panel::Budget => self.plots_folded[2],
        }
    }

    /// Brings what stood in a file within its bounds; what is no width counts as not set.
    #[must_use]
    pub(super) fn usable(mut self) -> Self {
        let within = |width: f32, (least, most): (f32, f32)| width.is_finite().then(|| width.max(least).min(most));
        self.messages_width = self.messages_width.and_then(|width| within(width, MESSAGES_WIDTHS));
        self.inspector_width = self.inspector_width.and_then(|width| within(width, INSPECTOR_WIDTHS));
        self.plot_height = self.plot_height.and_then(|height| within(height, PLOT_RANGE));
        self
    }

    pub(super) fn fold(&mut self, panel: Panel, folded: Option<bool>) {
        match panel {
            Panel::Messages => self.messages_folded = folded,
            Panel::Inspector => self.inspector_folded = folded,
            Panel::ReachBuild => self.plots_folded[0] = folded,
            Panel::Consistency => self.plots_folded[1] = folded,
            Panel::Budget => self.plots_folded[2] = folded,
        }
    }
}

/// A change of the room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RoomChange {
    /// A panel folds or unfolds.
    Fold(Panel, bool),
    /// A panel gets another width, in points.
    Width(Panel, f32),
    /// Each unfolded plot gets another height, in points.
    PlotHeight(f32),
    /// A border has been let go: where it stands is kept.
    Keep,
    /// Rows get another height.
    Rows(RowHeights),
}
