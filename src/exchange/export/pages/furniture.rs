//! Says what stands around the text of each page: its section at the head, its number at the foot.

use super::document::Document;
use super::galley::{Face, words};
use super::lines::{runs_left, turned};
use super::style::{FOOT, HEAD, SIDE, Style};
use super::{Laid, Page, Piece};
use crate::exchange::export::figure::{Anchor, Shape, Words, colour, letters};

/// Adds running heads and page numbers.
/// `fronts` title pages have none, and `shift` pages stand before all.
pub(super) fn add(laid: &mut Laid, document: &Document, style: &Style, (fronts, shift): (usize, usize)) {
    let mut section = String::new();
    let headings = laid.headings.clone();
    for (at, page) in laid.pages.iter_mut().enumerate().skip(fronts) {
        let first = headings.iter().find(|heading| heading.level == 1 && heading.page == at);
        // A page that begins with a section is of that section.
        let begins = first.filter(|heading| heading.top < HEAD + 60.0);
        let of_page = begins.map_or_else(|| section.clone(), |heading| heading.text.clone());
        if let Some(last) = headings.iter().rfind(|heading| heading.level == 1 && heading.page == at) {
            section.clone_from(&last.text);
        }
        let number = document.locale.ungrouped((at + 1 + shift) as u64);
        let is_rtl = document.locale.direction().is_right_to_left();
        add_to(page, [&document.front.title, &of_page, &document.authors, &number], style, is_rtl);
    }
}

fn add_to(page: &mut Page, [title, section, authors, number]: [&str; 4], style: &Style, is_rtl: bool) {
    let face = Face { size: style.small, leading: style.small_leading, bold: false, colour: colour::WEAK };
    let end = page.width - SIDE;
    let half = (page.width - 2.0 * SIDE) * 0.48 / face.size;
    let mut shapes = Vec::new();
    for (text, y, is_end) in [
        (title, HEAD, false),
        (section, HEAD, true),
        (authors, page.height - FOOT, false),
        (number, page.height - FOOT, true),
    ] {
        if text.is_empty() {
            continue;
        }
        let text = letters::fitted(&super::without_controls(text), false, half);
        let text = turned(&text, runs_left(&text, is_rtl));
        let at = words(if is_end { end } else { SIDE }, y, face, text);
        let anchor = if is_end { Anchor::Right } else { Anchor::Left };
        shapes.push(Shape::Text(Words { anchor, ..at }));
    }
    page.pieces.push(Piece { element: None, shapes, leads_to: None });
}
