//! The galley: one long strip of lines, rows and pictures, before it is cut into pages.

use super::align::{Noted, noted};
use super::document::{Block, Document, Picture};
use super::foot::{Note, raised};
use super::lines::{broken, runs_left, turned, without_controls};
use super::style::Style;
use super::{BookPaper, Element, Piece, Role};
use crate::exchange::export::figure::{Anchor, Figure, Rgb, Shape, Words, colour, letters};
use crate::text::strings::fill;
use crate::text::without_direction_marks;

/// How far points of a list stand from the start.
const POINT: f32 = 18.0;

/// The most width of a caption.
const CAPTION: f32 = 650.0;

/// What notes usually take at the foot of a page.
const NOTES: f32 = 76.0;

/// Holds what is never parted by the end of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Unit {
    /// How high it is.
    pub(super) height: f32,
    /// The space above it, unless it stands at the top of a page.
    pub(super) before: f32,
    /// Whether it stays on the page of what follows it.
    pub(super) keep: bool,
    /// Whether it begins a page.
    pub(super) is_fresh: bool,
    /// Whether it stands on a page that lies on its side.
    pub(super) is_wide: bool,
    /// How much of a page must be left for it.
    pub(super) needs: f32,
    /// What is drawn, from the start side and its own top.
    pub(super) pieces: Vec<Piece>,
    /// What is repeated above it at the top of a page, by its place among the heads.
    pub(super) head: Option<usize>,
    /// Its section.
    pub(super) section: usize,
    /// The heading that it is.
    pub(super) heading: Option<(u8, Option<String>, String)>,
    /// The notes that it refers to, by their places.
    pub(super) notes: Vec<usize>,
}

/// Holds the strip.
pub(super) struct Galley {
    /// Its parts, in order.
    pub(super) units: Vec<Unit>,
    /// The structure.
    pub(super) elements: Vec<Element>,
    /// Heads of tables, each with its height.
    pub(super) heads: Vec<(f32, Vec<Shape>)>,
    /// Notes at the foot of pages, in the order of their numbers.
    pub(super) notes: Vec<Note>,
    /// The width of the column that texts stand in, where it is not that of the page.
    pub(super) column: Option<f32>,
    /// Whether tables and pictures have captions.
    pub(super) has_captions: bool,
    /// What stands behind what refers to notes while it is set.
    mark: String,
    /// The last lines of the captions that were set since a block began.
    captions: Vec<usize>,
    /// Sizes and spaces.
    pub(super) style: Style,
    /// Whether pages run from the right.
    pub(super) is_rtl: bool,
    document_part: usize,
    tables: u64,
    pictures: u64,
}

/// Says how a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) bold: bool,
    pub(super) colour: Rgb,
}

/// Makes a text that begins at `x`.
pub(super) fn words(x: f32, y: f32, face: Face, text: impl Into<String>) -> Words {
    let Face { size, bold, colour, .. } = face;
    Words { x, y, anchor: Anchor::Left, size, bold, colour, text: text.into() }
}

impl Galley {
    /// Makes an empty strip for a document.
    pub(super) fn of(document: &Document, paper: BookPaper) -> Self {
        Self {
            units: Vec::new(),
            elements: vec![Element { role: Role::Part(document.locale.language), parent: None }],
            heads: Vec::new(),
            notes: Vec::new(),
            column: None,
            has_captions: true,
            mark: String::new(),
            captions: Vec::new(),
            style: Style { is_turned: document.is_turned, ..Style::of(document.locale, paper) },
            is_rtl: document.locale.direction().is_right_to_left(),
            document_part: 0,
            tables: 0,
            pictures: 0,
        }
    }

    /// Puts the blocks of the document into the strip.
    pub(super) fn fill(&mut self, document: &Document) {
        for block in noted(&document.blocks) {
            self.noted(document, &block);
        }
    }

    /// Adds a block with the notes that it refers to.
    pub(super) fn noted(&mut self, document: &Document, Noted { section, block, notes }: &Noted<'_>) {
        let from = self.units.len();
        let numbers: Vec<usize> = notes.iter().enumerate().map(|(at, text)| self.note_number(text, at) + 1).collect();
        // Raised digits that follow each other would be one number.
        self.mark = numbers.into_iter().map(raised).collect::<Vec<_>>().join("\u{2009}");
        self.captions.clear();
        self.block(document, block);
        self.mark.clear();
        for unit in &mut self.units[from..] {
            unit.section = *section;
        }
        let places: Vec<usize> = notes.iter().map(|text| self.note(text)).collect();
        let mut marked = std::mem::take(&mut self.captions);
        if marked.is_empty() {
            marked.extend(self.units.len().checked_sub(1));
        }
        for at in marked {
            if let Some(unit) = self.units.get_mut(at) {
                unit.notes.clone_from(&places);
            }
        }
    }

    /// Returns a text with the mark of the notes that it refers to.
    fn marked(&self, text: &str) -> String {
        format!("{}{}", text.trim_end(), self.mark)
    }

    /// Adds a thing to the structure.
    pub(super) fn element(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.elements.push(Element { role, parent: Some(parent.unwrap_or(self.document_part)) });
        self.elements.len() - 1
    }

    fn block(&mut self, document: &Document, block: &Block) {
        let style = self.style;
        let body = Face { size: style.body, leading: style.leading, bold: false, colour: colour::TEXT };
        let texts = &document.locale.texts().book;
        match block {
            Block::Heading { level, number, text, is_fresh } => self.heading(*level, number.as_ref(), text, *is_fresh),
            Block::Minor(text) => {
                let face = Face { bold: true, ..body };
                let from = self.paragraph("", text, face, 0.0, 14.0, Role::Heading(3, plain(text)));
                self.units[from..].iter_mut().for_each(|unit| unit.keep = true);
            }
            Block::Paragraph { lead, text } => {
                let role = Role::Paragraph(plain(&format!("{lead} {text}")));
                let text = self.marked(text);
                self.paragraph(lead, &text, body, 0.0, 8.0, role);
            }
            Block::Point(text) => {
                let from = self.paragraph("", &self.marked(text), body, POINT, 5.0, Role::Paragraph(plain(text)));
                let dot = Shape::Rect {
                    at: [5.0, style.leading * 0.52, 4.5, 4.5],
                    round: 2.25,
                    fill: colour::WEAK,
                    edge: None,
                };
                let piece = Piece { element: None, shapes: vec![dot], leads_to: None };
                self.units[from].pieces.push(piece);
            }
            Block::Note(text) => {
                let face = Face { size: style.small, leading: style.small_leading, bold: false, colour: colour::WEAK };
                self.paragraph("", text, face, 0.0, 6.0, Role::Paragraph(plain(text)));
            }
            Block::Table(table) => {
                self.tables += 1;
                let number = document.locale.ungrouped(self.tables);
                let name = fill!(texts.table_caption, &[("number", &number)]);
                super::table::add(self, document, table, &format!("{name}."));
            }
            Block::Picture(picture) => {
                self.pictures += 1;
                let number = document.locale.ungrouped(self.pictures);
                let name = fill!(texts.figure_caption, &[("number", &number)]);
                self.picture(picture, &format!("{name}."));
            }
            // It was taken with the block before it.
            Block::Footnote(_) => {}
        }
    }

    fn heading(&mut self, level: u8, number: Option<&String>, text: &str, is_fresh: bool) {
        let (size, leading, before) = if level == 1 { (26.0, 34.0, 40.0) } else { (18.5, 26.0, 26.0) };
        let face = Face { size, leading, bold: true, colour: colour::TEXT };
        let words = number.map_or_else(|| text.to_owned(), |number| format!("{number} {text}"));
        // The number stands at the start, whichever way the words run.
        let words = turned(&words, runs_left(text, self.is_rtl));
        let from = self.paragraph("", &words, face, 0.0, before, Role::Heading(level, plain(&words)));
        for unit in &mut self.units[from..] {
            unit.keep = true;
        }
        let first = &mut self.units[from];
        first.is_fresh = is_fresh;
        first.needs = if level == 1 { 0.3 } else { 0.12 };
        first.heading = Some((level, number.cloned(), plain(text)));
    }

    /// Adds the lines of a paragraph; returns where they begin.
    pub(super) fn paragraph(
        &mut self,
        lead: &str,
        text: &str,
        face: Face,
        indent: f32,
        before: f32,
        role: Role,
    ) -> usize {
        let room = self.column.unwrap_or_else(|| self.style.room(false));
        let measure = if face.size > self.style.body { room } else { self.style.measure.min(room) };
        self.set(lead, text, face, (indent, measure), before, role)
    }

    /// Adds the lines of a paragraph between an indent and a width.
    pub(super) fn set(
        &mut self,
        lead: &str,
        text: &str,
        face: Face,
        (indent, measure): (f32, f32),
        before: f32,
        role: Role,
    ) -> usize {
        let element = self.element(role, None);
        let from = self.units.len();
        let lead = without_controls(lead);
        let is_rtl = runs_left(if lead.is_empty() { text } else { &lead }, self.is_rtl);
        let lead_width = if lead.is_empty() { 0.0 } else { (letters::width(&lead, true) + 0.35) * face.size };
        // A lead as long as a line stands on its own.
        let is_beside = lead_width < (measure - indent) * 0.6;
        let most = (measure - indent) / face.size;
        let first = if is_beside { most - lead_width / face.size } else { most };
        if !lead.is_empty() && !is_beside {
            self.lead_lines(element, &lead, face, (indent, measure), is_rtl);
        }
        let lines = broken(text, face.bold, first, most, is_rtl);
        let own = runs_left(text, is_rtl);
        let count = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            let mut shapes = Vec::new();
            let starts_with_lead = number == 0 && is_beside && !lead.is_empty();
            let at = if starts_with_lead {
                let bold = Face { bold: true, ..face };
                shapes.push(self.line(&turned(&lead, is_rtl), bold, indent, measure, is_rtl));
                indent + lead_width
            } else {
                indent
            };
            let line = within(&line, own, is_rtl);
            shapes.push(self.line(&line, face, at, measure, is_rtl));
            self.push_line(element, shapes, face.leading, 0.0);
            // No first line stands alone at the foot of a page, and no last one at the top.
            if let Some(unit) = self.units.last_mut() {
                unit.keep = count > 1 && (number == 0 || number + 2 == count);
            }
        }
        if text.trim().is_empty() && !lead.is_empty() {
            // Points or a table follow: what leads to them never stands alone at the foot of a page.
            self.keep_with_next();
        }
        self.units[from].before = before;
        from
    }

    /// Adds a lead that stands on lines of its own, and keeps it with what follows.
    fn lead_lines(&mut self, element: usize, lead: &str, face: Face, (indent, measure): (f32, f32), is_rtl: bool) {
        let (bold, most) = (Face { bold: true, ..face }, (measure - indent) / face.size);
        for line in broken(lead, true, most, most, self.is_rtl) {
            let shape = self.line(&line, bold, indent, measure, is_rtl);
            self.push_line(element, vec![shape], face.leading, 0.0);
            self.keep_with_next();
        }
    }

    /// Keeps the last unit on one page with what follows it.
    fn keep_with_next(&mut self) {
        if let Some(unit) = self.units.last_mut() {
            unit.keep = true;
        }
    }

    fn push_line(&mut self, element: usize, shapes: Vec<Shape>, height: f32, before: f32) {
        let piece = Piece { element: Some(element), shapes, leads_to: None };
        self.units.push(Unit { height, before, pieces: vec![piece], ..Unit::default() });
    }

    /// Returns a line; one that runs against the page stands at the end side.
    fn line(&self, text: &str, face: Face, indent: f32, measure: f32, is_rtl: bool) -> Shape {
        let baseline = face.leading * 0.5 + face.size * 0.36;
        // A point stands beside its dot, whichever way it runs.
        if is_rtl == self.is_rtl || (indent > 0.0 && indent <= POINT) {
            return Shape::Text(words(indent, baseline, face, text));
        }
        let width = letters::width(text, face.bold) * face.size;
        let at = if face.bold || indent <= POINT { measure } else { measure - indent };
        Shape::Text(Words { anchor: Anchor::Right, ..words(at.max(width), baseline, face, text) })
    }

    fn picture(&mut self, picture: &Picture, name: &str) {
        let is_wide = picture.is_wide;
        // Its caption and the notes of both stay on its page.
        let most = self.style.room(is_wide).min(CAPTION) / self.style.small;
        let lines = broken(&picture.caption, false, most * 0.8, most, self.is_rtl).len() as f32;
        let notes = if self.mark.is_empty() { 0.0 } else { NOTES };
        let below = 64.0 + (lines - 1.0) * self.style.small_leading + notes;
        // So do the headings right above it.
        let above: f32 =
            self.units.iter().rev().take_while(|unit| unit.keep).map(|unit| unit.height + unit.before).sum();
        let whole = self.style.depth(is_wide);
        let depth = (whole - below - above).max(whole * 0.4);
        let room = self.style.room(is_wide);
        let figure = &picture.figure;
        let scale = (room / figure.width.max(1.0)).min(depth / figure.height.max(1.0)).min(1.4);
        let placed = figure.clone().placed(scale, 0.0, 0.0);
        let element = self.element(Role::Picture(plain(&picture.alternative)), None);
        let shapes = drawn(placed);
        let unit = Unit {
            height: figure.height * scale,
            before: 14.0,
            keep: true,
            is_wide,
            pieces: vec![Piece { element: Some(element), shapes, leads_to: None }],
            ..Unit::default()
        };
        self.units.push(unit);
        let from = self.caption(name, &picture.caption, 6.0, is_wide);
        for unit in &mut self.units[from..] {
            unit.is_wide = is_wide;
        }
    }

    /// Adds a caption: its name in bold, then its words.
    pub(super) fn caption(&mut self, name: &str, text: &str, before: f32, is_wide: bool) -> usize {
        if !self.has_captions {
            return self.units.len();
        }
        let face =
            Face { size: self.style.small, leading: self.style.small_leading, bold: false, colour: colour::WEAK };
        let role = Role::Paragraph(plain(&format!("{name} {text}")));
        let measure = self.style.room(is_wide).min(CAPTION);
        let text = self.marked(text);
        let from = self.set(name, &text, face, (0.0, measure), before, role);
        self.captions.extend(self.units.len().checked_sub(1));
        // The name of a caption is as dark as the text.
        for unit in &mut self.units[from..] {
            for shape in unit.pieces.iter_mut().flat_map(|piece| &mut piece.shapes) {
                if let Shape::Text(words) = shape
                    && words.bold
                {
                    words.colour = colour::TEXT;
                }
            }
        }
        from
    }
}

/// Returns a line of a text that runs from the right where `own` says so, in a paragraph that does where `is_rtl` does.
fn within(line: &str, own: bool, is_rtl: bool) -> String {
    if own == is_rtl {
        return turned(line, is_rtl);
    }
    let open = if own { '\u{2067}' } else { '\u{2066}' };
    turned(&format!("{open}{line}\u{2069}"), is_rtl)
}

/// Returns the shapes of a picture.
fn drawn(figure: Figure) -> Vec<Shape> {
    figure.blocks.into_iter().flat_map(|block| block.shapes).collect()
}

/// Returns a text as it is read out.
pub(super) fn plain(text: &str) -> String {
    without_direction_marks(text.trim()).into_owned()
}
