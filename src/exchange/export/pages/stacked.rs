//! Blocks below each other in one column, for slides: without pages, captions and notes.

use super::document::{Block, Document, TitlePage};
use super::galley::Galley;
use super::style::SIDE;
use super::{BookPaper, Shape};
use crate::text::Locale;

/// Returns the shapes of blocks in a column as wide as `room`, from the start side, and how high they are; none where a table
/// has no room.
pub(in crate::exchange::export) fn stacked(locale: Locale, blocks: &[Block], room: f32) -> Option<(Vec<Shape>, f32)> {
    let document = Document {
        locale,
        front: TitlePage::default(),
        authors: String::new(),
        blocks: blocks.iter().map(|block| (0, block.clone())).collect(),
        is_part: true,
        is_turned: false,
    };
    let mut galley = Galley::of(&document, BookPaper::A4);
    // A page that is no wider on its side: a table that has no room on it is parted.
    (galley.style.width, galley.style.height) = (room + 2.0 * SIDE, room + 2.0 * SIDE);
    galley.style.measure = room;
    galley.has_captions = false;
    galley.fill(&document);
    if galley.heads.len() > blocks.iter().filter(|block| matches!(block, Block::Table(_))).count() {
        return None;
    }
    let (mut shapes, mut y) = (Vec::new(), 0.0);
    for unit in galley.units {
        y += if shapes.is_empty() { 0.0 } else { unit.before };
        for mut shape in unit.pieces.into_iter().flat_map(|piece| piece.shapes) {
            shape.shift(0.0, y);
            shapes.push(shape);
        }
        y += unit.height;
    }
    Some((shapes, y))
}
