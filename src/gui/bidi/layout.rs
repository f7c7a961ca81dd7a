//! The entry point for text that is shown.

use std::sync::Arc;

use eframe::egui::{Context, Galley};

use super::cache;
use super::caret::TextMap;
use super::compose::Purpose;
use super::paragraph::Paragraph;

/// Lays out a paragraph, or finds it laid out already. The galley goes into any widget as `WidgetText`.
///
/// Its text stays in logical order, for names, searches and copies. Its box starts at x = 0 whatever the direction
/// and the alignment are. Text that runs from left to right goes straight to epaint.
///
/// The galley points into the glyph atlas: ask for it again in each pass instead of keeping it.
#[must_use]
pub fn layout(ctx: &Context, paragraph: &Paragraph) -> Arc<Galley> {
    if paragraph.is_plain() {
        return cache::plain(ctx, paragraph);
    }
    Arc::clone(&cache::composed(ctx, paragraph, Purpose::Show).galley)
}

/// Lays out a paragraph for a caret: also says where each character stands, white space at the ends of lines included.
///
/// The glyphs of this galley start where a caret stands, so it is not for showing rectangles of characters.
#[must_use]
pub fn layout_for_editing(ctx: &Context, paragraph: &Paragraph) -> (Arc<Galley>, Arc<TextMap>) {
    let composed = cache::composed(ctx, paragraph, Purpose::Edit);
    (Arc::clone(&composed.galley), Arc::clone(&composed.map))
}
