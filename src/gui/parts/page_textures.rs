//! Pictures of pages and slides on the graphics card.

use std::sync::Arc;

use eframe::egui::{ColorImage, TextureHandle, TextureId, TextureOptions, Ui};

use crate::exchange::export::Pixels;

/// Holds the textures of the pages that are shown. What was not shown in the last pass is let go once another one comes.
#[derive(Default)]
pub(in crate::gui) struct PageTextures {
    known: Vec<PageTexture>,
}

/// A page on the graphics card.
struct PageTexture {
    pixels: Arc<Pixels>,
    texture: TextureHandle,
    /// The pass in which it was shown last.
    seen: u64,
}

impl std::fmt::Debug for PageTextures {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("PageTextures").field("count", &self.known.len()).finish()
    }
}

impl PageTextures {
    /// Returns the texture of a picture, which is put on the graphics card once.
    pub(in crate::gui) fn of(&mut self, ui: &Ui, pixels: &Arc<Pixels>) -> TextureId {
        let pass = ui.ctx().cumulative_pass_nr();
        if let Some(known) = self.known.iter_mut().find(|known| Arc::ptr_eq(&known.pixels, pixels)) {
            known.seen = pass;
            return known.texture.id();
        }
        self.known.retain(|known| known.seen + 1 >= pass);
        let image = ColorImage::from_rgba_unmultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba);
        let texture = ui.ctx().load_texture("page", image, TextureOptions::LINEAR);
        let id = texture.id();
        self.known.push(PageTexture { pixels: Arc::clone(pixels), texture, seen: pass });
        id
    }
}
