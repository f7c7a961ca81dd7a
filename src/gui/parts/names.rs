//! What things of a plan are called where they are named in a text.

use crate::gui::context::Cx;
use crate::plan::schema::ListName;
use crate::plan::{Placement, PlacementId};
use crate::text::isolate;
use crate::text::strings::fill;

/// Says weeks: "Week 3" or "Weeks 3–5".
#[must_use]
pub(in crate::gui) fn weeks_text(cx: &Cx<'_>, first: u32, last: u32) -> String {
    let words = &cx.texts.shared;
    if first >= last {
        return fill!(words.week_number, &[("week", &cx.locale.ungrouped(first))]);
    }
    fill!(words.weeks, &[("first", &cx.locale.ungrouped(first)), ("last", &cx.locale.ungrouped(last))])
}

/// Returns the names of a placement's message and channel, isolated for a sentence.
fn message_and_channel(cx: &Cx<'_>, placement: &Placement) -> [String; 2] {
    let message = cx.name_in(ListName::Messages, placement.message.as_str());
    let channel = cx.name_in(ListName::Channels, placement.channel.as_str());
    [message, channel].map(|name| isolate(name, cx.language()).into_owned())
}

/// Names a placement in full: "Launch reel on Instagram, weeks 1–2"; its id where it is not in the plan.
pub(in crate::gui) fn placement_name(cx: &Cx<'_>, id: &PlacementId) -> String {
    let Some(placement) = cx.plan().placement(id) else { return id.to_string() };
    let [message, channel] = message_and_channel(cx, placement);
    let weeks = weeks_text(cx, placement.start_week, placement.end_week());
    fill!(cx.texts.shared.placement_name, &[("message", &message), ("channel", &channel), ("weeks", &weeks)])
}

/// Names a placement in short: "Launch reel · Instagram".
pub(in crate::gui) fn short_placement_name(cx: &Cx<'_>, placement: &Placement) -> String {
    message_and_channel(cx, placement).join(cx.locale.dot())
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
