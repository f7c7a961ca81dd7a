//! The title page.

use super::document::TitlePage;
use super::galley::{Face, Galley, plain, words};
use super::lines::{broken, runs_left, turned, without_controls};
use super::style::{SIDE, Style};
use super::{Page, Piece, Role};
use crate::exchange::export::figure::{Anchor, Shape, Words, colour, letters};

/// The width of the table of facts.
const FACTS: f32 = 520.0;

/// Returns the title page.
pub(super) fn page(galley: &mut Galley, front: &TitlePage) -> Page {
    let style = galley.style;
    let mut page = Page { width: style.width, height: style.height, pieces: Vec::new(), marks: Vec::new() };
    let weak = colour::WEAK;
    let organisation = Face { size: 18.0, leading: 26.0, bold: true, colour: colour::TEXT };
    put(galley, &mut page, &front.organisation, organisation, 96.0, 2, Role::Paragraph(plain(&front.organisation)));
    let title = Face { size: 38.0, leading: 50.0, bold: true, colour: colour::TEXT };
    let y = put(galley, &mut page, &front.title, title, 206.0, 5, Role::Heading(1, plain(&front.title)));
    let subtitle = Face { size: 18.0, leading: 28.0, bold: false, colour: weak };
    let y = put(galley, &mut page, &front.subtitle, subtitle, y, 2, Role::Paragraph(plain(&front.subtitle)));
    let y = bars(&mut page, front, &style, y + 28.0);
    let y = facts(galley, &mut page, front, y.max(y + 40.0));
    let note = Face { size: style.small, leading: style.small_leading, bold: false, colour: weak };
    let at = (style.height - 84.0).max(y + 10.0);
    put(galley, &mut page, &front.note, note, at, 2, Role::Paragraph(plain(&front.note)));
    page
}

/// Writes a text of at most `most` lines; returns where it ends.
fn put(galley: &mut Galley, page: &mut Page, text: &str, face: Face, top: f32, most: usize, role: Role) -> f32 {
    if text.trim().is_empty() {
        return top;
    }
    let element = galley.element(role, None);
    let room = galley.style.room(false);
    let is_rtl = galley.is_rtl;
    let mut lines = broken(text, face.bold, room / face.size, room / face.size, is_rtl);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = letters::fitted(&format!("{last}…"), face.bold, room / face.size);
        }
    }
    let count = lines.len();
    let mut shapes = Vec::new();
    for (number, line) in lines.into_iter().enumerate() {
        let y = top + face.leading * number as f32 + face.leading * 0.5 + face.size * 0.36;
        let own = runs_left(&line, is_rtl);
        let mut shape = words(SIDE, y, face, line);
        if own != is_rtl {
            shape = Words { x: SIDE + room, anchor: Anchor::Right, ..shape };
        }
        shapes.push(Shape::Text(shape));
    }
    page.pieces.push(Piece { element: Some(element), shapes, leads_to: None });
    top + face.leading * count as f32
}

/// Draws the plan's bars without words; returns where they end.
fn bars(page: &mut Page, front: &TitlePage, style: &Style, top: f32) -> f32 {
    if front.bars.is_empty() {
        return top;
    }
    let width = style.room(false);
    let lane = (300.0 / front.bars.len() as f32).clamp(14.0, 34.0);
    let bottom = top + lane * front.bars.len() as f32;
    let parts = front.weeks.clamp(1, 60);
    let mut shapes = Vec::new();
    for part in 0..=parts {
        let x = SIDE + width * part as f32 / parts as f32;
        shapes.push(Shape::Line { points: vec![(x, top), (x, bottom)], width: 0.8, colour: colour::GRID });
    }
    for (row, bars) in front.bars.iter().enumerate() {
        let y = top + lane * row as f32;
        let middle = y + lane / 2.0;
        if let (Some(first), Some(last)) = (bars.first(), bars.last())
            && bars.len() > 1
        {
            let points = vec![(SIDE + first.0 * width, middle), (SIDE + (last.0 + last.1) * width, middle)];
            shapes.push(Shape::Line { points, width: 1.6, colour: first.2.edge() });
        }
        for &(at, length, fill) in bars {
            let bar = [SIDE + at * width + 0.6, y + lane * 0.12, (length * width - 1.2).max(1.0), lane * 0.76];
            shapes.push(Shape::Rect { at: bar, round: 4.0, fill, edge: Some(fill.edge()) });
        }
    }
    page.pieces.push(Piece { element: None, shapes, leads_to: None });
    bottom
}

fn facts(galley: &mut Galley, page: &mut Page, front: &TitlePage, top: f32) -> f32 {
    let style = galley.style;
    let face = Face { size: style.body - 0.7, leading: style.leading, bold: false, colour: colour::TEXT };
    let names = front.facts.iter().map(|(name, _)| letters::width(name, false) * face.size).fold(0.0, f32::max);
    let second = SIDE + (names + 40.0).max(136.0);
    let room = (SIDE + FACTS - second) / face.size;
    let mut y = top;
    for (name, value) in &front.facts {
        let element = galley.element(Role::Paragraph(plain(&format!("{name}: {value}"))), None);
        let mut lines = broken(&without_controls(value), false, room, room, galley.is_rtl);
        lines.truncate(4);
        let mut shapes = Vec::new();
        let at = |line: usize| y + 6.0 + face.leading * line as f32 + face.leading * 0.5 + face.size * 0.36;
        shapes.push(Shape::Text(words(SIDE, at(0), Face { colour: colour::WEAK, ..face }, name.as_str())));
        for (number, line) in lines.iter().enumerate() {
            let text = turned(line, runs_left(line, galley.is_rtl));
            shapes.push(Shape::Text(words(second, at(number), face, text)));
        }
        y += face.leading * lines.len() as f32 + 12.0;
        page.pieces.push(Piece { element: Some(element), shapes, leads_to: None });
        let rule = Shape::Line { points: vec![(SIDE, y), (SIDE + FACTS, y)], width: 0.8, colour: colour::LINE };
        page.pieces.push(Piece { element: None, shapes: vec![rule], leads_to: None });
    }
    y
}
