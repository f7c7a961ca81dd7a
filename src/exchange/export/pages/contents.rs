//! The contents: the headings with their pages. How long they are is known before the pages are, so two passes are enough.

use super::document::{Block, Document};
use super::galley::{Face, Galley, words};
use super::lines::{runs_left, turned};
use super::style::{SIDE, TOP};
use super::{HeadingPlace, Page, Piece, Role};
use crate::exchange::export::figure::{Anchor, Shape, Words, colour, letters};
use crate::text::Locale;

/// The height of a line of the first and of the second level.
const LINES: [f32; 2] = [32.0, 24.0];

/// Below the heading.
const BELOW_HEADING: f32 = 56.0;

fn height(level: u8) -> f32 {
    LINES[usize::from(level > 1)]
}

/// Adds the heading and the lines of the contents to the structure, before all that they lead to.
pub(super) fn elements(galley: &mut Galley, document: &Document) -> Vec<usize> {
    let title = document.locale.texts().book.contents.to_owned();
    let mut elements = vec![galley.element(Role::Heading(1, title), None)];
    for (_, block) in &document.blocks {
        if let Block::Heading { .. } = block {
            elements.push(galley.element(Role::Entry, None));
        }
    }
    elements
}

/// Returns how many pages the contents take.
pub(super) fn count(galley: &Galley) -> usize {
    let levels = galley.units.iter().filter_map(|unit| unit.heading.as_ref().map(|(level, ..)| *level));
    let depth = galley.style.depth(false);
    let (mut pages, mut y) = (1, BELOW_HEADING);
    for level in levels {
        if y + height(level) > depth {
            pages += 1;
            y = 0.0;
        }
        y += height(level);
    }
    pages
}

/// Returns the pages of the contents; `shift` is added to the number of each heading's page.
pub(super) fn pages(
    galley: &Galley,
    elements: &[usize],
    headings: &[HeadingPlace],
    locale: Locale,
    shift: usize,
) -> Vec<Page> {
    let style = galley.style;
    let empty = || Page { width: style.width, height: style.height, pieces: Vec::new(), marks: Vec::new() };
    let (room, depth) = (style.room(false), style.depth(false));
    let face = Face { size: 26.0, leading: 34.0, bold: true, colour: colour::TEXT };
    let shapes = vec![Shape::Text(words(SIDE, TOP + 26.0, face, locale.texts().book.contents))];
    let mut page = empty();
    page.pieces.push(Piece { element: elements.first().copied(), shapes, leads_to: None });
    let mut pages = Vec::new();
    let mut y = BELOW_HEADING;
    for (at, heading) in headings.iter().enumerate() {
        if y + height(heading.level) > depth {
            pages.push(std::mem::replace(&mut page, empty()));
            y = 0.0;
        }
        let is_main = heading.level == 1;
        let face = Face { size: style.body, leading: height(heading.level), bold: is_main, colour: colour::TEXT };
        let number = locale.ungrouped((heading.page + 1 + shift) as u64);
        let baseline = TOP + y + face.leading * 0.5 + face.size * 0.36;
        let shapes = line(heading, &number, face, baseline, room, galley.is_rtl);
        page.pieces.push(Piece { element: elements.get(at + 1).copied(), shapes, leads_to: Some(at) });
        y += face.leading;
    }
    pages.push(page);
    pages
}

/// Returns a line: number, title, dots, page.
fn line(heading: &HeadingPlace, page: &str, face: Face, y: f32, room: f32, is_rtl: bool) -> Vec<Shape> {
    let start = SIDE + if heading.level == 1 { 0.0 } else { 34.0 };
    let number_room = if heading.level == 1 { 34.0 } else { 44.0 };
    let end = SIDE + room;
    let page_width = letters::width(page, face.bold) * face.size;
    let mut shapes = Vec::new();
    let mut at = start;
    if let Some(number) = &heading.number {
        shapes.push(Shape::Text(words(at, y, face, number.as_str())));
        at += number_room;
    }
    let title = letters::fitted(&heading.text, face.bold, (end - at - page_width - 40.0) / face.size);
    let title_width = letters::width(&title, face.bold) * face.size;
    shapes.push(Shape::Text(words(at, y, face, turned(&title, runs_left(&title, is_rtl)))));
    // Dots stand below each other on all lines.
    let mut dot = ((at + title_width + 8.0) / 7.0).ceil() * 7.0;
    while dot < end - page_width - 8.0 {
        let fill = colour::LINE;
        shapes.push(Shape::Rect { at: [dot, y - 1.6, 1.6, 1.6], round: 0.8, fill, edge: None });
        dot += 7.0;
    }
    shapes.push(Shape::Text(Words { anchor: Anchor::Right, ..words(end, y, face, page) }));
    shapes
}
