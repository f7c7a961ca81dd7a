//! Bringing a field into view by what it says: where a search leads to.

use eframe::egui::{Align, Context, Id, Response, Ui};

use crate::app::App;
use crate::search::Folded;

/// For so many frames the field is waited for: its page is laid out first.
const FRAMES: u32 = 8;
/// In this frame, counted down, folded parts of the page are looked into: the field is not among what is unfolded.
const LOOKS_INTO_FOLDED: u32 = FRAMES - 3;
/// For so many frames the field that was found is kept in view, while what is above it gets its height.
const FRAMES_OF_FOUND: u32 = 3;

/// The text that is waited for.
#[derive(Clone, Debug)]
struct Waiting {
    text: Folded,
    is_part: bool,
    number: u64,
    /// How many frames are left; 0 once it is over.
    frames: u32,
    /// The frame in which a field that says the text was found last.
    found: Option<u64>,
}

fn waiting_id() -> Id {
    Id::unique("text to reveal")
}

fn waiting(ui: &Ui) -> Option<Waiting> {
    ui.data(|data| data.get_temp(waiting_id())).filter(|waiting: &Waiting| waiting.frames > 0)
}

/// Begins to wait for the text that the program wants shown, once for each.
pub(super) fn follow(context: &Context, app: &App) {
    let Some(reveal) = &app.reveal else { return };
    let known: Option<Waiting> = context.data(|data| data.get_temp(waiting_id()));
    let waiting = match known {
        Some(known) if known.number == reveal.number => {
            let Some(frames) = known.frames.checked_sub(1) else { return };
            Waiting { frames, ..known }
        }
        _ => Waiting {
            text: Folded::of(&reveal.text),
            is_part: reveal.is_part,
            number: reveal.number,
            frames: FRAMES,
            found: None,
        },
    };
    if waiting.frames > 0 {
        context.request_repaint();
    }
    context.data_mut(|data| data.insert_temp(waiting_id(), waiting));
}

/// Gives the field the focus and brings it into view, where it says what is waited for.
pub(super) fn field(ui: &Ui, response: &Response, text: &str) {
    let Some(mut waiting) = waiting(ui) else { return };
    let frame = ui.ctx().cumulative_frame_nr();
    // Of fields that say the same the first is meant.
    if waiting.found == Some(frame) || !says(text, &waiting) {
        return;
    }
    if waiting.found.is_none() {
        waiting.frames = FRAMES_OF_FOUND;
    }
    waiting.found = Some(frame);
    ui.data_mut(|data| data.insert_temp(waiting_id(), waiting));
    response.request_focus();
    response.scroll_to_me(Some(Align::Center));
}

fn says(text: &str, waiting: &Waiting) -> bool {
    let said = Folded::of(text);
    !text.trim().is_empty()
        && (said == waiting.text || (waiting.is_part && said.as_str().contains(waiting.text.as_str())))
}

/// Returns whether a folded part of the page is to be laid out, to see whether the field is in it.
pub(super) fn looks_into_folded(ui: &Ui) -> bool {
    waiting(ui).is_some_and(|waiting| waiting.found.is_none() && waiting.frames == LOOKS_INTO_FOLDED)
}

/// Returns whether the field has been found.
pub(super) fn is_found(ui: &Ui) -> bool {
    waiting(ui).is_some_and(|waiting| waiting.found.is_some())
}
