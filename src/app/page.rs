//! The pages of the window.

use serde::{Deserialize, Serialize};

use super::command::Command;
use crate::text::strings::Texts;

/// A page of the window, in the order of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Page {
    /// The flowchart with its three plots.
    #[default]
    Plan,
    /// Organisation, objectives, calendar, budget, platform.
    Brief,
    /// The frameworks of the course.
    Worksheets,
    /// What customers say and meet.
    Listening,
    /// The people whom the plan speaks to.
    Audiences,
    /// What is said.
    Messages,
    /// Where it is said.
    Channels,
    /// Reach and frequency.
    Reach,
    /// How alike the messages are.
    Consistency,
    /// What it costs.
    Budget,
    /// The best quantities for the money.
    Optimise,
    /// Versions of the plan side by side.
    Compare,
    /// The plan book.
    Book,
    /// Problems and gaps.
    Checks,
}

impl Page {
    /// Lists all pages, in the order of the rail.
    pub fn all() -> impl Iterator<Item = Self> {
        Command::all().filter_map(|command| match command {
            Command::GoTo(page) => Some(page),
            _ => None,
        })
    }

    /// Returns what the page is called.
    #[must_use]
    pub fn title(self, texts: &'static Texts) -> &'static str {
        Command::GoTo(self).label(texts)
    }
}
