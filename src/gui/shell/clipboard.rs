//! The desktop's clipboard, where egui's own way there has room for text alone: tables as text and as HTML at once, and the bars
//! that a table of this program holds.

use std::sync::Mutex;

use eframe::egui::{ColorImage, Context, Event, Key};

use crate::app::{ForClipboard, is_table_text};
use crate::exchange::clip;

/// The way to the desktop's clipboard.
#[derive(Default)]
pub(super) struct Clipboard {
    /// Opened with its first use; what it has given out is there as long as it is.
    desktop: Mutex<Option<arboard::Clipboard>>,
    /// What is put there after the frame of this number: egui's own text of that frame would cover it.
    waiting: Option<(u64, String, String)>,
    unsaid: UnsaidPaste,
}

/// Finds the pastes of which egui says nothing, for the clipboard holds no text: it keeps the press of their key for itself, so that
/// the release comes alone. The other key, Ctrl, may have been released before.
#[derive(Debug, Default)]
struct UnsaidPaste {
    /// The command key was down, and no other key has been pressed since without it.
    is_armed: bool,
    /// The key was pressed for something else.
    is_pressed: bool,
    /// Its paste was said.
    is_said: bool,
}

impl UnsaidPaste {
    /// Follows the events of a frame. Returns true where a paste ended of which none of them said anything.
    fn seen(&mut self, events: &[Event]) -> bool {
        let mut is_unsaid = false;
        for event in events {
            match event {
                Event::Key { key: Key::V, pressed: false, modifiers, .. } => {
                    is_unsaid |= (self.is_armed || modifiers.command) && !self.is_pressed && !self.is_said;
                    *self = Self { is_armed: modifiers.command, ..Self::default() };
                }
                Event::Key { key, pressed: true, modifiers, .. } => {
                    self.is_pressed |= *key == Key::V;
                    self.is_armed &= modifiers.command;
                }
                Event::Paste(_) => self.is_said = true,
                Event::ModifiersChanged(modifiers) => self.is_armed |= modifiers.command,
                Event::WindowFocused(false) => *self = Self::default(),
                _ => {}
            }
        }
        is_unsaid
    }
}

impl Clipboard {
    /// Puts something on the clipboard. A table goes there as text at once, and as HTML beside it with the next frame.
    pub(super) fn copy(&mut self, context: &Context, copied: ForClipboard) {
        match copied {
            ForClipboard::Picture(pixels) => {
                let size = [pixels.width as usize, pixels.height as usize];
                context.copy_image(ColorImage::from_rgba_unmultiplied(size, &pixels.rgba));
                self.waiting = None;
            }
            ForClipboard::Table { text, html } => {
                context.copy_text(text.clone());
                self.waiting = Some((context.cumulative_frame_nr(), text, html));
                context.request_repaint();
            }
        }
    }

    /// Forgets what waits: something else was copied.
    pub(super) fn covered(&mut self) {
        self.waiting = None;
    }

    /// Puts the table of an earlier frame there, in both formats.
    pub(super) fn next_frame(&mut self, context: &Context) {
        let frame = context.cumulative_frame_nr();
        if let Some((_, text, html)) = self.waiting.take_if(|(asked, ..)| frame > *asked) {
            let set = self.with(|desktop| desktop.set().html(html, Some(text)));
            if let Some(Err(why)) = set {
                log::warn!("the table is on the clipboard as text alone: {why}");
            }
        } else if self.waiting.is_some() {
            context.request_repaint();
        }
    }

    /// Puts what the clipboard holds beside its text in the place of a pasted text: the bars that a program of this kind has copied, or
    /// a table where the text is none. A paste of what has no text at all is one of nothing, so that the program says so.
    pub(super) fn complete(&mut self, events: &mut Vec<Event>, is_typing: bool) {
        let is_unsaid = self.unsaid.seen(events);
        if is_typing {
            return;
        }
        let pasted = events.iter_mut().find_map(|event| if let Event::Paste(text) = event { Some(text) } else { None });
        if let Some(text) = pasted {
            if let Some(held) = self.held(text) {
                *text = held;
            }
        } else if is_unsaid {
            events.push(Event::Paste(self.held("").unwrap_or_default()));
        }
    }

    /// Returns the bars or the table that the clipboard holds as HTML beside `text`.
    fn held(&self, text: &str) -> Option<String> {
        let html = self.with(|desktop| desktop.get().html())?.ok()?;
        clip::of_table(&html).or_else(|| (!is_table_text(text) && is_table_text(&html)).then_some(html))
    }

    fn with<T>(&self, work: impl FnOnce(&mut arboard::Clipboard) -> T) -> Option<T> {
        let mut desktop = self.desktop.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if desktop.is_none() {
            *desktop = arboard::Clipboard::new().inspect_err(|why| log::warn!("no clipboard: {why}")).ok();
        }
        desktop.as_mut().map(work)
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Event, Key, Modifiers};

    use super::UnsaidPaste;

    fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    #[test]
    fn a_paste_of_no_text_is_told_by_the_release_of_its_key() {
        let (ctrl, none) = (Modifiers::CTRL | Modifiers::COMMAND, Modifiers::NONE);
        let down = Event::ModifiersChanged(ctrl);
        let up = Event::ModifiersChanged(none);
        let said = Event::Paste("text".to_owned());
        for (events, expected) in [
            (vec![down.clone(), key(Key::V, false, ctrl)], true),
            (vec![down.clone(), up.clone(), key(Key::V, false, none)], true),
            (vec![down.clone(), said, key(Key::V, false, ctrl)], false),
            (vec![key(Key::V, true, none), key(Key::V, false, none)], false),
            (vec![down.clone(), up, key(Key::A, true, none), key(Key::V, false, none)], false),
            (vec![down, Event::WindowFocused(false), key(Key::V, false, none)], false),
        ] {
            let mut unsaid = UnsaidPaste::default();
            let seen = events.iter().any(|event| unsaid.seen(std::slice::from_ref(event)));
            assert_eq!(seen, expected, "{events:?}");
        }
    }
}
