//! The desktop's clipboard, where egui's own way there has room for text alone: tables as text and as HTML at once, and the bars
//! that a table of this program holds.

use std::sync::Mutex;

use eframe::egui::{ColorImage, Context};

use crate::app::ForClipboard;
use crate::exchange::clip;

/// The way to the desktop's clipboard.
#[derive(Default)]
pub(super) struct Clipboard {
    /// Opened with its first use; what it has given out is there as long as it is.
    desktop: Mutex<Option<arboard::Clipboard>>,
    /// What is put there after the frame of this number: egui's own text of that frame would cover it.
    waiting: Option<(u64, String, String)>,
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

    /// Returns the bars that the copied table holds, where a program of this kind has put it there.
    pub(super) fn bars(&self) -> Option<String> {
        let html = self.with(|desktop| desktop.get().html())?.ok()?;
        clip::of_table(&html)
    }

    fn with<T>(&self, work: impl FnOnce(&mut arboard::Clipboard) -> T) -> Option<T> {
        let mut desktop = self.desktop.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if desktop.is_none() {
            *desktop = arboard::Clipboard::new().inspect_err(|why| log::warn!("no clipboard: {why}")).ok();
        }
        desktop.as_mut().map(work)
    }
}
