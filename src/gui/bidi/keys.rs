//! Arrow keys move on the screen, not through the text.
//!
//! `TextEdit` knows one direction: Left is one character back. So each press is replaced by as many presses as bring
//! the caret to the place that stands beside it on the screen; selecting, scrolling and accessibility stay with it.

use eframe::egui::text::CCursorRange;
use eframe::egui::{Event, Key, Modifiers};
use unicode_segmentation::UnicodeSegmentation as _;

use super::caret::{Caret, TextMap};

/// Holds what the field knows of its caret before the keys of this pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct CaretState {
    pub(super) range: CCursorRange,
    /// The side at which the caret is drawn.
    pub(super) after: bool,
}

/// Returns the events for `TextEdit` in place of `events`, and where the caret stands after them if that is known.
pub(super) fn steer(map: &TextMap, state: CaretState, events: &[Event]) -> (Vec<Event>, Option<Caret>) {
    let primary = state.range.primary;
    let mut walk = Walk {
        map,
        caret: Some(Caret { index: primary.index.0, after: state.after }),
        next_row: primary.prefer_next_row,
        rtl: map.rows.get(map.locate(primary.index.0, true).0).is_some_and(|row| row.rtl),
        selection: (!state.range.is_empty()).then(|| {
            let sorted = state.range.as_sorted_char_range();
            (sorted.start.0, sorted.end.0)
        }),
        events: Vec::with_capacity(events.len()),
        moved: false,
    };
    for event in events {
        walk.take(event);
    }
    (walk.events, walk.caret.filter(|_| walk.moved))
}

/// Lets the first press of Delete take a whole letter with its marks (a vowelled Arabic one, for example): `TextEdit` takes one
/// character, which would leave the marks to the letter before. Presses behind other input are left as they are: where the
/// caret then stands is not known.
pub(super) fn delete_whole_letters(events: &mut Vec<Event>, text: &str, range: CCursorRange) {
    let is_delete = |event: &Event| matches!(event, Event::Key { key: Key::Delete, pressed: true, modifiers, .. } if modifiers.is_none());
    let is_other = |event: &Event| {
        matches!(
            event,
            Event::Key { pressed: true, .. } | Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_)
        )
    };
    let Some(position) = events.iter().position(|event| is_delete(event) || is_other(event)) else { return };
    if !is_delete(&events[position]) || !range.is_empty() {
        return;
    }
    let rest = text.char_indices().nth(range.primary.index.0).map_or("", |(start, _)| &text[start..]);
    let letter = rest.graphemes(true).next().map_or(0, |letter| letter.chars().count());
    let press = events[position].clone();
    events.splice(position..position, std::iter::repeat_n(press, letter.saturating_sub(1)));
}

/// Returns true for an event that brings letters into the text.
pub(super) fn types(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_))
}

/// Takes away the texts of keys that are pressed together with Alt: these keys are commands. A key by which letters of a third
/// level are typed comes without Alt, or with Ctrl beside it. `modifiers` are those of the whole frame.
pub(super) fn drop_texts_under_alt(events: &mut Vec<Event>, modifiers: Modifiers) {
    let is_alt_alone = |modifiers: Modifiers| modifiers.alt && !modifiers.ctrl;
    let mut is_command = is_alt_alone(modifiers);
    events.retain(|event| match event {
        Event::Key { pressed: true, modifiers, .. } => {
            is_command = is_alt_alone(*modifiers);
            true
        }
        Event::Text(_) => !is_command,
        _ => true,
    });
}

/// Returns whether any of `events` is a press that [`steer`] changes.
pub(super) fn any_arrow(events: &[Event]) -> bool {
    events.iter().any(|event| matches!(event, Event::Key { key: Key::ArrowLeft | Key::ArrowRight, pressed: true, .. }))
}

struct Walk<'a> {
    map: &'a TextMap,
    /// `None` once something else has moved the caret or changed the text.
    caret: Option<Caret>,
    next_row: bool,
    rtl: bool,
    selection: Option<(usize, usize)>,
    events: Vec<Event>,
    moved: bool,
}

impl Walk<'_> {
    fn take(&mut self, event: &Event) {
        match event {
            Event::Key { key: key @ (Key::ArrowLeft | Key::ArrowRight), pressed: true, modifiers, .. } => {
                self.arrow(event, *key == Key::ArrowRight, *modifiers);
            }
            Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Cut
            | Event::Ime(_)
            | Event::AccessKitActionRequest(_) => {
                self.caret = None;
                self.events.push(event.clone());
            }
            _ => self.events.push(event.clone()),
        }
    }

    fn arrow(&mut self, event: &Event, rightwards: bool, modifiers: Modifiers) {
        let onwards = rightwards != self.rtl;
        let jumps = modifiers.ctrl || modifiers.alt || modifiers.mac_cmd || modifiers.command;
        let collapses = modifiers.is_none().then(|| self.selection.take()).flatten();
        match (self.caret, collapses) {
            (Some(_), Some((start, end))) if !jumps => {
                self.press(event, onwards, 1);
                self.go(Caret { index: if onwards { end } else { start }, after: false });
            }
            (Some(caret), None) if !jumps => {
                let target = self.map.step(caret, self.next_row, rightwards);
                self.press(event, target.index > caret.index, target.index.abs_diff(caret.index));
                self.go(target);
            }
            _ => {
                self.press(event, onwards, 1);
                self.caret = None;
            }
        }
    }

    fn go(&mut self, caret: Caret) {
        self.caret = Some(caret);
        self.next_row = true;
        self.moved = true;
    }

    fn press(&mut self, event: &Event, onwards: bool, times: usize) {
        let mut event = event.clone();
        if let Event::Key { key, .. } = &mut event {
            *key = if onwards { Key::ArrowRight } else { Key::ArrowLeft };
        }
        self.events.extend(std::iter::repeat_n(event, times));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_with_alt_write_nothing() {
        let press = |modifiers| Event::Key { key: Key::F, physical_key: None, pressed: true, repeat: false, modifiers };
        let text = || Event::Text("f".to_owned());
        for (given, of_frame, is_written) in [
            (vec![press(Modifiers::ALT), text()], Modifiers::ALT, false),
            (vec![press(Modifiers::ALT), text()], Modifiers::NONE, false),
            (vec![text()], Modifiers::ALT, false),
            // A letter that was typed before Alt went down, and one of a third level.
            (vec![press(Modifiers::NONE), text()], Modifiers::ALT, true),
            (vec![press(Modifiers::ALT | Modifiers::CTRL), text()], Modifiers::ALT | Modifiers::CTRL, true),
            (vec![text()], Modifiers::NONE, true),
        ] {
            let mut events = given.clone();
            drop_texts_under_alt(&mut events, of_frame);
            assert_eq!(events.contains(&text()), is_written, "{given:?} {of_frame:?}");
        }
    }
}
