//! Says what things of a plan are called where they are named in a text.

use crate::gui::context::Cx;
use crate::plan::schema::ListName;
use crate::plan::{Placement, PlacementId};
use crate::text::{isolate, placement_named, weeks_named};

/// Says weeks: "Week 3" or "Weeks 3–5".
#[must_use]
pub(in crate::gui) fn weeks_text(cx: &Cx<'_>, first: u32, last: u32) -> String {
    weeks_named(first, last, cx.locale)
}

/// Returns the names of a placement's message and channel.
fn message_and_channel<'t>(cx: &'t Cx<'_>, placement: &'t Placement) -> [&'t str; 2] {
    let message = cx.name_in(ListName::Messages, placement.message.as_str());
    [message, cx.name_in(ListName::Channels, placement.channel.as_str())]
}

/// Names a placement in full: "Launch reel on Instagram, weeks 1–2"; its id where it is not in the plan.
pub(in crate::gui) fn placement_name(cx: &Cx<'_>, id: &PlacementId) -> String {
    let Some(placement) = cx.plan().placement(id) else { return id.to_string() };
    placement_named(placement, message_and_channel(cx, placement), cx.locale)
}

/// Names a placement in short: "Launch reel · Instagram".
pub(in crate::gui) fn short_placement_name(cx: &Cx<'_>, placement: &Placement) -> String {
    let isolated = |name: &str| isolate(name, cx.language()).into_owned();
    message_and_channel(cx, placement).map(isolated).join(cx.locale.dot())
}

/// Names the plan: its title, else its file's name, else "Untitled plan".
pub(in crate::gui) fn document_name(cx: &Cx<'_>) -> String {
    let title = cx.plan_text(&cx.plan().title).trim();
    if !title.is_empty() {
        return title.to_owned();
    }
    let file = cx.app.path().and_then(std::path::Path::file_name);
    file.map_or_else(|| cx.texts.shared.untitled.to_owned(), |name| name.to_string_lossy().into_owned())
}
