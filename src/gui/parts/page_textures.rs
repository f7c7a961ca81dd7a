//! Pictures of pages and slides on the graphics card.

use std::sync::Arc;

use eframe::egui::{ColorImage, TextureHandle, TextureOptions, Ui};

use crate::app::PagePicture;

/// Keeps so many pictures.
const MOST: usize = 4;

/// Holds textures of pages, each with the picture that it shows.
#[derive(Default)]
pub(in crate::gui) struct PageTextures {
    known: Vec<(PagePicture, TextureHandle)>,
}

impl std::fmt::Debug for PageTextures {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("PageTextures").field("count", &self.known.len()).finish()
    }
}

impl PageTextures {
    /// Returns the texture of a picture; `name` is what pages are called among the textures.
    pub(in crate::gui) fn of(&mut self, ui: &Ui, name: &str, picture: &PagePicture) -> Option<&TextureHandle> {
        let is_it = |known: &(PagePicture, TextureHandle)| Arc::ptr_eq(&known.0.pixels, &picture.pixels);
        if !self.known.iter().any(is_it) {
            self.known.retain(|(known, _)| known.page != picture.page);
            let pixels = &picture.pixels;
            let (width, height) = (usize::try_from(pixels.width).ok()?, usize::try_from(pixels.height).ok()?);
            let image = ColorImage::from_rgba_unmultiplied([width, height], &pixels.rgba);
            let texture = ui.ctx().load_texture(format!("{name} {}", picture.page), image, TextureOptions::LINEAR);
            self.known.push((picture.clone(), texture));
            if self.known.len() > MOST {
                drop(self.known.remove(0));
            }
        }
        self.known.iter().find(|known| is_it(known)).map(|(_, texture)| texture)
    }
}
