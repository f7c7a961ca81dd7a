//! The strip cut into pages.

use super::document::Document;
use super::foot::{Foot, Note};
use super::galley::{Galley, Unit};
use super::style::{SIDE, Style, TOP};
use super::{BookPaper, HeadingPlace, Laid, Page, Piece, SectionMark, contents, furniture, title};
use crate::exchange::export::figure::Shape;

/// Lays a document out: the title page, the contents, and the blocks. `shift` pages stand before it.
pub(in crate::exchange::export) fn lay_out(document: &Document, paper: BookPaper, shift: usize) -> Laid {
    let mut galley = Galley::of(document, paper);
    let mut fronts = Vec::new();
    let mut entries = Vec::new();
    if !document.is_part {
        fronts.push(title::page(&mut galley, &document.front));
        entries = contents::elements(&mut galley, document);
    }
    galley.fill(document);
    assembled(document, galley, fronts, &entries, shift)
}

/// Cuts a filled strip into pages behind `fronts`, with the contents before them.
pub(super) fn assembled(
    document: &Document,
    mut galley: Galley,
    fronts: Vec<Page>,
    entries: &[usize],
    shift: usize,
) -> Laid {
    let style = galley.style;
    let front_count = fronts.len();
    let before = if document.is_part { 0 } else { front_count + contents::count(&galley) };
    let units = std::mem::take(&mut galley.units);
    let (body, mut headings) = Cutter::of(&style, &galley.heads, &galley.notes).cut(units);
    for heading in &mut headings {
        heading.page += before;
    }
    let mut pages = fronts;
    if !document.is_part {
        pages.extend(contents::pages(&galley, entries, &headings, document.locale, shift));
    }
    pages.extend(body);
    let mut laid = Laid { pages, elements: galley.elements, headings };
    furniture::add(&mut laid, document, &style, (front_count, shift));
    if galley.is_rtl {
        laid.pages.iter_mut().for_each(mirror);
    }
    laid
}

/// Turns a page round: its start side is the right one.
pub(super) fn mirror(page: &mut Page) {
    let width = page.width;
    page.pieces.iter_mut().flat_map(|piece| &mut piece.shapes).for_each(|shape| shape.mirror(width));
}

/// Cuts the strip.
struct Cutter<'a> {
    style: &'a Style,
    heads: &'a [(f32, Vec<Shape>)],
    notes: &'a [Note],
    foot: Foot,
    pages: Vec<Page>,
    headings: Vec<HeadingPlace>,
    page: Option<Page>,
    is_wide: bool,
    y: f32,
}

impl<'a> Cutter<'a> {
    fn of(style: &'a Style, heads: &'a [(f32, Vec<Shape>)], notes: &'a [Note]) -> Self {
        Self {
            style,
            heads,
            notes,
            foot: Foot::default(),
            pages: Vec::new(),
            headings: Vec::new(),
            page: None,
            is_wide: false,
            y: 0.0,
        }
    }

    fn cut(mut self, units: Vec<Unit>) -> (Vec<Page>, Vec<HeadingPlace>) {
        let mut rest = units.into_iter().peekable();
        while let Some(first) = rest.next() {
            // What must stay together goes onto a page as one, if a page has room for it.
            let mut chain = vec![first];
            while chain.last().is_some_and(|unit| unit.keep) {
                let Some(next) = rest.next() else { break };
                chain.push(next);
            }
            self.place(chain);
        }
        self.end_page();
        // Long notes of the last pages.
        while self.foot.is_left_over() {
            self.begin_page(false);
            self.end_page();
        }
        (self.pages, self.headings)
    }

    /// Returns how much room the page has above its foot.
    fn depth(&self) -> f32 {
        self.style.depth(self.is_wide) - self.foot.height()
    }

    /// Returns how much of the page the notes take that these parts are the first to refer to.
    fn growth(&self, units: &[Unit]) -> f32 {
        let wanted: Vec<usize> = units.iter().flat_map(|unit| unit.notes.iter().copied()).collect();
        self.foot.growth(&wanted, self.notes, self.style.depth(self.is_wide))
    }

    fn is_at_top(&self) -> bool {
        self.page.is_none() || self.y <= 0.5
    }

    fn place(&mut self, chain: Vec<Unit>) {
        let Some(first) = chain.first() else { return };
        let is_wide = first.is_wide || chain.iter().any(|unit| unit.is_wide);
        let is_space = chain.iter().all(|unit| unit.pieces.is_empty());
        if is_space && self.is_at_top() {
            return;
        }
        if !is_space && (is_wide != self.is_wide || self.page.is_none()) {
            self.begin_page(is_wide);
        }
        let height: f32 = chain.iter().map(|unit| unit.height + unit.before).sum::<f32>() + self.growth(&chain);
        let depth = self.depth();
        let needs = first.needs * depth;
        let fits = height.max(needs.min(depth)) <= depth - self.y;
        if !self.is_at_top() && (first.is_fresh || !fits) && !is_space {
            self.begin_page(self.is_wide);
            self.repeat(first.head);
        }
        for unit in chain {
            // A chain that is higher than a page is parted where it must be.
            let bottom = self.y + unit.before + unit.height + self.growth(std::slice::from_ref(&unit));
            if !self.is_at_top() && bottom > self.depth() + 0.5 {
                if unit.pieces.is_empty() {
                    continue;
                }
                self.begin_page(self.is_wide);
                self.repeat(unit.head);
            }
            self.put(unit);
        }
    }

    /// Draws the head of a table again.
    fn repeat(&mut self, head: Option<usize>) {
        let Some((height, shapes)) = head.and_then(|head| self.heads.get(head)) else { return };
        let piece = Piece { element: None, shapes: shapes.clone(), leads_to: None };
        self.draw(piece, 0.0);
        self.y += height;
    }

    fn put(&mut self, unit: Unit) {
        if !self.is_at_top() {
            self.y += unit.before;
        }
        self.foot.take(&unit.notes, self.notes, self.style.depth(self.is_wide));
        let top = self.y;
        if let Some((level, number, text)) = unit.heading {
            let page = self.pages.len();
            let place = HeadingPlace { level, number, text, section: unit.section, page, top: TOP + top };
            self.headings.push(place);
        }
        for piece in unit.pieces {
            self.draw(piece, top);
        }
        self.y += unit.height;
        let (top, bottom) = (TOP + top, TOP + self.y);
        if let Some(page) = &mut self.page {
            match page.marks.last_mut() {
                Some(mark) if mark.section == unit.section => mark.bottom = bottom,
                _ => page.marks.push(SectionMark { section: unit.section, top, bottom }),
            }
        }
    }

    fn draw(&mut self, mut piece: Piece, top: f32) {
        piece.shapes.iter_mut().for_each(|shape| shape.shift(SIDE, TOP + top));
        if let Some(page) = &mut self.page {
            page.pieces.push(piece);
        }
    }

    fn begin_page(&mut self, is_wide: bool) {
        self.end_page();
        let (width, height) = self.style.paper(is_wide);
        self.page = Some(Page { width, height, pieces: Vec::new(), marks: Vec::new() });
        self.is_wide = is_wide;
        self.y = 0.0;
        self.foot.begin(self.style.depth(is_wide));
    }

    fn end_page(&mut self) {
        if self.page.is_some() {
            for (piece, top) in self.foot.drawn(self.style.depth(self.is_wide)) {
                self.draw(piece, top);
            }
        }
        self.pages.extend(self.page.take());
    }
}
