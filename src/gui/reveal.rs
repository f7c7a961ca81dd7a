//! Bringing a field into view by what it says: where a search leads to.

use eframe::egui::{Align, Context, Id, Response, Ui};

use crate::app::App;
use crate::search::Folded;

/// For so many frames the field is waited for: its page is laid out first, and parts of it may be wider than expected.
const FRAMES: u32 = 8;

/// The text that is waited for.
#[derive(Clone, Debug)]
struct Waiting {
    text: Folded,
    number: u64,
    frames: u32,
}

fn waiting_id() -> Id {
    Id::unique("text to reveal")
}

/// Begins to wait for the text that the program wants shown, once for each.
pub(super) fn follow(context: &Context, app: &App) {
    let Some(reveal) = &app.reveal else { return };
    let known: Option<Waiting> = context.data(|data| data.get_temp(waiting_id()));
    let frames = match known {
        Some(known) if known.number == reveal.number => match known.frames.checked_sub(1) {
            Some(frames) => frames,
            None => return,
        },
        _ => FRAMES,
    };
    let waiting = Waiting { text: Folded::of(&reveal.text), number: reveal.number, frames };
    context.data_mut(|data| data.insert_temp(waiting_id(), waiting));
    if frames > 0 {
        context.request_repaint();
    }
}

/// Gives the field the focus and brings it into view, where it says what is waited for.
pub(super) fn field(ui: &Ui, response: &Response, text: &str) {
    let waiting: Option<Waiting> = ui.data(|data| data.get_temp(waiting_id()));
    let Some(waiting) = waiting.filter(|waiting| waiting.frames > 0) else { return };
    if text.trim().is_empty() || Folded::of(text) != waiting.text {
        return;
    }
    response.request_focus();
    response.scroll_to_me(Some(Align::Center));
    ui.data_mut(|data| data.insert_temp(waiting_id(), Waiting { frames: 0, ..waiting }));
}
