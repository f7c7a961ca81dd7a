//! Slides as they are shown on a screen: the same ones that are written as a deck, drawn as pages.

use super::super::figure::{Anchor, Shape, Words, colour, letters};
use super::super::pages::{Block, Laid, Page, Piece, stacked, turned};
use super::{Slide, TitleSlide};
use crate::text::Locale;

/// The width and the height of a slide, 16 : 9.
const SIZE: (f32, f32) = (1280.0, 720.0);

/// Around what stands on a slide.
const EDGE: f32 = 64.0;

/// Where what stands below the title begins.
const TOP: f32 = 136.0;

/// Where it ends.
const BOTTOM: f32 = 660.0;

/// Between points and what stands beside them.
const GAP: f32 = 40.0;

/// How many times as large as on paper words can be, the usual size first.
const SCALES: [f32; 9] = [1.75, 1.6, 1.45, 1.3, 1.15, 1.0, 0.9, 0.8, 0.65];

/// Returns the slides of one language, the title first; `before` slides stand before them and `all` are shown.
pub(super) fn drawn(locale: Locale, title: &TitleSlide, slides: &[Slide], (before, all): (usize, usize)) -> Laid {
    let mut pages = vec![front(title)];
    pages.extend(slides.iter().map(|slide| one(locale, slide)));
    for (at, page) in pages.iter_mut().enumerate() {
        let [number, all] = [before + at + 1, all].map(|count| locale.ungrouped(count as u64));
        let number = words(SIZE.0 - EDGE, 696.0, (15.0, false, colour::WEAK), format!("{number} / {all}"));
        let mut shapes = vec![Shape::Text(Words { anchor: Anchor::Right, ..number })];
        if at > 0 {
            let name = letters::fitted(&title.title, false, (SIZE.0 - 2.0 * EDGE) * 0.7 / 15.0);
            shapes.push(Shape::Text(words(EDGE, 696.0, (15.0, false, colour::WEAK), name)));
        }
        page.pieces.push(piece(shapes));
        if locale.direction().is_right_to_left() {
            let shapes = page.pieces.iter_mut().flat_map(|piece| &mut piece.shapes);
            shapes.for_each(|shape| shape.mirror(SIZE.0));
        }
    }
    Laid { pages, ..Laid::default() }
}

fn words(
    x: f32,
    y: f32,
    (size, bold, colour): (f32, bool, super::super::figure::Rgb),
    text: impl Into<String>,
) -> Words {
    Words { x, y, anchor: Anchor::Left, size, bold, colour, text: text.into() }
}

fn piece(shapes: Vec<Shape>) -> Piece {
    Piece { element: None, shapes, leads_to: None }
}

fn empty() -> Page {
    Page { width: SIZE.0, height: SIZE.1, pieces: Vec::new(), marks: Vec::new() }
}

/// Returns a text in lines of at most `most` letters' sizes, as many as there is room for.
fn lines(text: &str, size: f32, bold: bool, most: usize) -> Vec<String> {
    let room = (SIZE.0 - 2.0 * EDGE) / size;
    let mut lines = letters::wrapped(text, bold, room);
    let is_cut = lines.len() > most;
    lines.truncate(most);
    if is_cut && let Some(last) = lines.last_mut() {
        *last = format!("{last}…");
    }
    lines.into_iter().map(|line| letters::fitted(&line, bold, room)).collect()
}

fn front(title: &TitleSlide) -> Page {
    let mut page = empty();
    let mut shapes = vec![Shape::Text(words(EDGE, 120.0, (22.0, true, colour::TEXT), title.organisation.as_str()))];
    let mut y = 260.0;
    for line in lines(&title.title, 52.0, true, 3) {
        shapes.push(Shape::Text(words(EDGE, y, (52.0, true, colour::TEXT), line)));
        y += 66.0;
    }
    for line in lines(&title.subtitle, 26.0, false, 2) {
        shapes.push(Shape::Text(words(EDGE, y, (26.0, false, colour::WEAK), line)));
        y += 36.0;
    }
    y += 24.0;
    for line in title.lines.iter().flat_map(|line| lines(line, 21.0, false, 2)) {
        if y > BOTTOM {
            break;
        }
        shapes.push(Shape::Text(words(EDGE, y, (21.0, false, colour::TEXT), line)));
        y += 32.0;
    }
    page.pieces.push(piece(shapes));
    page
}

fn one(locale: Locale, slide: &Slide) -> Page {
    let mut page = empty();
    let size = if letters::width(&slide.title, true) * 36.0 > SIZE.0 - 2.0 * EDGE { 27.0 } else { 36.0 };
    let mut y = if size < 30.0 { 70.0 } else { 92.0 };
    let mut shapes = Vec::new();
    for line in lines(&slide.title, size, true, 2) {
        shapes.push(Shape::Text(words(EDGE, y, (size, true, colour::TEXT), line)));
        y += size * 1.3;
    }
    page.pieces.push(piece(shapes));
    let room = SIZE.0 - 2.0 * EDGE;
    let has_more = slide.table.is_some() || slide.picture.is_some();
    let text_room = if has_more { (room - GAP) * 0.38 } else { room };
    let points: Vec<Block> = slide.points.iter().map(|point| Block::Point(point.clone())).collect();
    if !points.is_empty() {
        page.pieces.push(piece(fitting(locale, &points, EDGE, text_room)));
    }
    let (left, rest) = if points.is_empty() { (EDGE, room) } else { (EDGE + text_room + GAP, room - text_room - GAP) };
    if let Some(table) = &slide.table {
        page.pieces.push(piece(fitting(locale, &[Block::Table(table.clone())], left, rest)));
        if !slide.left_out.is_empty() {
            let said = turned(&slide.left_out, locale.direction().is_right_to_left());
            page.pieces.push(piece(vec![Shape::Text(words(left, BOTTOM + 14.0, (13.0, false, colour::WEAK), said))]));
        }
    } else if let Some(picture) = &slide.picture {
        let figure = picture.figure.clone();
        let scale = (rest / figure.width.max(1.0)).min((BOTTOM - TOP) / figure.height.max(1.0)).min(1.8);
        let across = (rest - figure.width * scale) / 2.0;
        let placed = figure.placed(scale, left + across, TOP);
        page.pieces.push(piece(placed.blocks.into_iter().flat_map(|block| block.shapes).collect()));
    }
    page
}

/// Returns blocks in the largest size in which they have room.
fn fitting(locale: Locale, blocks: &[Block], left: f32, room: f32) -> Vec<Shape> {
    let found = SCALES.iter().find_map(|&scale| {
        let (shapes, height) = stacked(locale, blocks, room / scale)?;
        (height * scale <= BOTTOM - TOP).then_some((shapes, scale))
    });
    let least = SCALES[SCALES.len() - 1];
    let (shapes, scale) = found.unwrap_or_else(|| {
        let shapes = stacked(locale, blocks, room / least).map_or_else(Vec::new, |(shapes, _)| shapes);
        (shapes.into_iter().filter(|shape| bottom(shape) * least <= BOTTOM - TOP).collect(), least)
    });
    let figure = super::super::figure::Figure {
        width: room,
        height: BOTTOM - TOP,
        title: String::new(),
        blocks: vec![super::super::figure::Block { role: super::super::figure::Role::Furniture, shapes }],
        is_right_to_left: false,
    };
    figure.placed(scale, left, TOP).blocks.into_iter().flat_map(|block| block.shapes).collect()
}

/// Returns how far down a shape reaches.
fn bottom(shape: &Shape) -> f32 {
    match shape {
        Shape::Rect { at, .. } => at[1] + at[3],
        Shape::Line { points, .. } => points.iter().map(|point| point.1).fold(0.0, f32::max),
        Shape::Text(words) => words.y,
    }
}
