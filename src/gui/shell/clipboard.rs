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
    /// True from a paste to the release of its key.
    has_pasted: bool,
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
    /// a table where the text is none.
    pub(super) fn complete(&mut self, events: &mut Vec<Event>) {
        // Where the clipboard holds no text egui says nothing of the paste: only the release of the key shows it.
        let is_release = |event: &Event| matches!(event, Event::Key { key: Key::V, pressed: false, modifiers, .. } if modifiers.command && !modifiers.alt && !modifiers.shift);
        let is_released = events.iter().any(is_release);
        let pasted = events.iter_mut().find_map(|event| if let Event::Paste(text) = event { Some(text) } else { None });
        let had_text = pasted.is_some() || self.has_pasted;
        if let Some(text) = pasted {
            if let Some(held) = self.held(text) {
                *text = held;
            }
        } else if is_released && !had_text {
            events.extend(self.held("").map(Event::Paste));
        }
        self.has_pasted = had_text && !is_released;
    }

    /// The bars or the table that the clipboard holds as HTML beside `text`.
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
