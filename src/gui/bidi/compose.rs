//! Rows put together from shaped pieces: characters and mesh in logical order, places in visual order.

use std::sync::Arc;

use eframe::egui::epaint::text::{FontsView, Glyph, PlacedRow, Row, RowVisuals};
use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, Galley, Mesh, Rect, Stroke, TextFormat, pos2, vec2};
use unicode_bidi::Level;

use super::cache::ShapeCache;
use super::caret::{Cell, CellRow, TextMap};
use super::lines::{self, Fragment};
use super::order::{self, LineKind};
use super::paragraph::{Align, Paragraph};
use super::shape::{self, Class, Piece};

/// Says what the glyphs of the galley say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Purpose {
    /// Glyphs cover their characters, for labels.
    Show,
    /// `Glyph::pos.x` is the caret before the character, and `Row::size.x` the caret at the end of the row: the two
    /// places from which `TextEdit` takes the caret.
    Edit,
}

/// A laid out paragraph.
#[derive(Debug)]
pub(super) struct Composed {
    pub(super) galley: Arc<Galley>,
    pub(super) map: Arc<TextMap>,
}

/// Lays a paragraph out anew.
pub(super) fn compose(
    fonts: &mut FontsView<'_>,
    cache: &mut ShapeCache,
    paragraph: &Paragraph,
    purpose: Purpose,
) -> Composed {
    let formats = paragraph.formats();
    let mut text = Lines::default();
    let mut rtl = paragraph.interface_rtl;
    let ranges = paragraph.ranges();
    for (index, range) in ranges.iter().enumerate() {
        rtl = order::is_rtl(&paragraph.text[range.clone()], paragraph.direction, rtl);
        let mut pieces = shape::pieces(fonts, cache, paragraph, &formats, range, rtl);
        let full = text.add(paragraph, &mut pieces, range.end, rtl, index + 1 < ranges.len());
        if full {
            let format = &formats[paragraph.format_index(range.end.saturating_sub(1))];
            let ellipsis = shape::ShapeKey {
                text: "…".to_owned(),
                class: Class::Other,
                flipped: false,
                format: TextFormat { color: Color32::WHITE, ..format.clone() },
            };
            text.elide(paragraph, cache.shaped(fonts, ellipsis), paragraph.format_index(range.end.saturating_sub(1)));
            break;
        }
    }
    let blanks: Vec<Arc<Row>> = formats.iter().map(|format| shape::blank(fonts, format)).collect();
    let template = template(fonts, &formats[0], &text, ranges.len());
    let pixels_per_point = template.pixels_per_point;
    let page = Page { paragraph, formats: &formats, blanks: &blanks, pieces: &text.pieces, purpose, pixels_per_point };
    page.galley(&text, &template)
}

/// One row to be.
#[derive(Debug)]
struct Line {
    rtl: bool,
    fragments: Vec<Fragment>,
    ends_with_newline: bool,
    /// Index of the format that gives an empty row its height.
    format: usize,
}

/// All rows to be.
#[derive(Debug, Default)]
struct Lines {
    pieces: Vec<Piece>,
    rows: Vec<Line>,
    /// What a row would have held that there is no room for.
    left_over: Vec<Fragment>,
    elided: bool,
    /// Width that the text would have without breaking, in points.
    intrinsic_width: f32,
}

impl Lines {
    /// Breaks a paragraph into rows. Returns whether text is left over when the last row is full.
    fn add(
        &mut self,
        paragraph: &Paragraph,
        pieces: &mut Vec<Piece>,
        end: usize,
        rtl: bool,
        ends_with_newline: bool,
    ) -> bool {
        let width: f32 = pieces.iter().map(|piece| piece.shaped.width).sum();
        self.intrinsic_width = self.intrinsic_width.max(width);
        let rows = lines::break_lines(pieces, paragraph.breaking_width());
        let offset = self.pieces.len();
        self.pieces.append(pieces);
        let count = rows.len();
        for (index, mut fragments) in rows.into_iter().enumerate() {
            for fragment in &mut fragments {
                fragment.piece += offset;
            }
            if self.rows.len() >= paragraph.max_rows.max(1) {
                self.left_over = fragments;
                return true;
            }
            let ends_with_newline = ends_with_newline && index + 1 == count;
            self.rows.push(Line { rtl, fragments, ends_with_newline, format: paragraph.format_index(end) });
        }
        ends_with_newline && self.rows.len() >= paragraph.max_rows.max(1)
    }

    /// Fills the last row to its end and puts an ellipsis there.
    fn elide(&mut self, paragraph: &Paragraph, ellipsis: Arc<shape::Shaped>, format: usize) {
        self.elided = true;
        let Some(last) = self.rows.last_mut() else { return };
        let room = paragraph.breaking_width() - ellipsis.width;
        // What is left over belongs to the row only if it is of the same paragraph.
        if !last.ends_with_newline {
            last.fragments.append(&mut self.left_over);
        }
        last.ends_with_newline = false;
        last.fragments = lines::trim(&self.pieces, &last.fragments, room);
        last.fragments.push(Fragment { piece: self.pieces.len(), cells: 0..1 });
        self.pieces.push(Piece {
            bytes: 0..0,
            level: order::base_level(last.rtl),
            class: Class::Other,
            kind: LineKind::Text,
            format,
            break_before: order::Break::No,
            shaped: ellipsis,
        });
    }
}

/// Makes an empty galley that carries what epaint keeps private: the size that the text would have without breaking.
fn template(fonts: &mut FontsView<'_>, format: &TextFormat, lines: &Lines, paragraphs: usize) -> Galley {
    let mut job = LayoutJob::default();
    job.append(&"\n".repeat(paragraphs - 1), lines.intrinsic_width, format.clone());
    let galley = fonts.layout_job(job);
    Galley::clone(&galley)
}

struct Page<'a> {
    paragraph: &'a Paragraph,
    formats: &'a [TextFormat],
    blanks: &'a [Arc<Row>],
    pieces: &'a [Piece],
    purpose: Purpose,
    pixels_per_point: f32,
}

impl Page<'_> {
    fn galley(&self, text: &Lines, template: &Galley) -> Composed {
        let round = |x: f32| (x * self.pixels_per_point).round() / self.pixels_per_point;
        let plans: Vec<Plan> = text.rows.iter().map(|line| self.plan(line, &round)).collect();
        let widest = plans.iter().map(|plan| plan.width).fold(0.0, f32::max);
        let wrap_width = self.paragraph.whole_wrap_width();
        let box_width = match self.purpose {
            _ if !self.paragraph.fill || !wrap_width.is_finite() => widest,
            Purpose::Show => widest.max(wrap_width),
            // In a field trailing white space may hang out of the box.
            Purpose::Edit => wrap_width,
        };
        let mut galley = template.clone();
        galley.rows.clear();
        galley.mesh_bounds = Rect::NOTHING;
        (galley.num_vertices, galley.num_indices) = (0, 0);
        let mut map = TextMap::default();
        let mut y = 0.0;
        for (line, plan) in text.rows.iter().zip(&plans) {
            let x = round(self.offset(line.rtl, box_width - plan.width));
            let (row, mut cells) = self.row(line, plan);
            (cells.x, cells.y) = (x, y..y + row.size.y);
            let height = row.size.y;
            galley.num_vertices += row.visuals.mesh.vertices.len();
            galley.num_indices += row.visuals.mesh.indices.len();
            galley.mesh_bounds |= row.visuals.mesh_bounds.translate(vec2(x, y));
            galley.rows.push(PlacedRow {
                pos: pos2(x, y),
                row: Arc::new(row),
                ends_with_newline: line.ends_with_newline,
            });
            map.rows.push(cells);
            y = round(y + height);
        }
        // epaint's own unit of layout is 1/32 point.
        galley.rect = Rect::from_min_max(pos2(0.0, 0.0), pos2((box_width * 32.0).ceil() / 32.0, y));
        galley.elided = text.elided;
        galley.job = Arc::new(self.paragraph.job());
        Composed { galley: Arc::new(galley), map: Arc::new(map) }
    }

    fn offset(&self, rtl: bool, spare: f32) -> f32 {
        match (self.paragraph.align, rtl) {
            (Align::Start, false) | (Align::End, true) => 0.0,
            (Align::Start, true) | (Align::End, false) => spare,
            (Align::Centre, _) => 0.5 * spare,
        }
    }

    /// Places the fragments of a line from left to right.
    fn plan(&self, line: &Line, round: &impl Fn(f32) -> f32) -> Plan {
        let base = order::base_level(line.rtl);
        let mut kinds: Vec<(Level, LineKind)> = line
            .fragments
            .iter()
            .map(|fragment| {
                let piece = &self.pieces[fragment.piece];
                (piece.level, piece.kind)
            })
            .collect();
        order::reset_white_space(base, &mut kinds);
        let levels: Vec<Level> = kinds.into_iter().map(|(level, _)| level).collect();
        let widths: Vec<f32> = line.fragments.iter().map(|fragment| fragment.width(self.pieces)).collect();
        let hanging: f32 = match self.purpose {
            Purpose::Show => widths[lines::hanging_from(self.pieces, &line.fragments)..].iter().sum(),
            Purpose::Edit => 0.0,
        };
        let order = order::visual_order(&levels);
        let mut x = if line.rtl { -hanging } else { 0.0 };
        let start = x;
        let mut lefts = vec![0.0; widths.len()];
        for &index in &order {
            lefts[index] = round(x);
            x += widths[index];
        }
        Plan { levels, order, lefts, start, end: x, width: x - start - hanging }
    }

    fn row(&self, line: &Line, plan: &Plan) -> (Row, CellRow) {
        let blank = &self.blanks[line.format];
        let heights = line.fragments.iter().map(|fragment| self.pieces[fragment.piece].shaped.row.size.y);
        let height = heights.reduce(f32::max).unwrap_or(blank.size.y);
        let mut row = Row::clone(blank);
        let mut drawing =
            Drawing { mesh: Mesh::default(), glyphs: Vec::new(), height, pixels_per_point: self.pixels_per_point };
        self.backgrounds(line, plan, &mut drawing);
        let glyph_index_start = drawing.mesh.indices.len();
        let first_vertex = drawing.mesh.vertices.len();
        let mut cells = CellRow { rtl: line.rtl, ends_with_newline: line.ends_with_newline, ..CellRow::default() };
        for (index, fragment) in line.fragments.iter().enumerate() {
            self.draw(fragment, plan.lefts[index], plan.levels[index].is_rtl(), &mut drawing, &mut cells);
        }
        let glyph_vertex_range = first_vertex..drawing.mesh.vertices.len();
        self.rules(line, plan, &mut drawing);
        cells.end_x = if line.rtl { plan.start } else { plan.end };
        row.size = vec2(if self.purpose == Purpose::Edit { cells.end_x } else { plan.width }, height);
        let mesh_bounds = drawing.mesh.calc_bounds();
        row.glyphs = drawing.glyphs;
        row.visuals = RowVisuals { mesh: drawing.mesh, mesh_bounds, glyph_index_start, glyph_vertex_range };
        (row, cells)
    }

    /// Copies the glyphs of a fragment, one for each character.
    fn draw(&self, fragment: &Fragment, left: f32, rtl: bool, drawing: &mut Drawing, cells: &mut CellRow) {
        let piece = &self.pieces[fragment.piece];
        let format = &self.formats[piece.format];
        let shaped = &piece.shaped;
        let x = left - fragment.extent(self.pieces).0;
        let y = drawing.drop(format, shaped.row.size.y);
        let Some(blank) = self.blanks[piece.format].glyphs.first() else { return };
        let text = if piece.bytes.is_empty() { "…" } else { &self.paragraph.text[piece.bytes.clone()] };
        for (cell, chr) in shaped.cells[fragment.cells.clone()].iter().zip(text.chars().skip(fragment.cells.start)) {
            let first_vertex = u32::try_from(drawing.mesh.vertices.len()).unwrap_or(u32::MAX);
            for glyph in &shaped.row.glyphs[cell.glyphs.clone()] {
                drawing.copy(glyph, &shaped.row.visuals.mesh, vec2(x, y), format.color);
            }
            let cell_glyph = shaped.row.glyphs.get(cell.glyphs.clone()).and_then(<[Glyph]>::first);
            let place = Cell { left: x + cell.left, right: x + cell.right, rtl, stop: cell.stop };
            let mut glyph = *cell_glyph.unwrap_or(blank);
            glyph.chr = chr;
            glyph.first_vertex = first_vertex;
            glyph.pos.y += y;
            (glyph.pos.x, glyph.advance_width) = match self.purpose {
                Purpose::Show => (place.left, place.right - place.left),
                Purpose::Edit => (place.before(), 0.0),
            };
            drawing.glyphs.push(glyph);
            cells.cells.push(place);
        }
    }

    fn backgrounds(&self, line: &Line, plan: &Plan, drawing: &mut Drawing) {
        for (span, format) in self.spans(line, plan, drawing.height) {
            if format.background != Color32::TRANSPARENT {
                drawing.mesh.add_colored_rect(span.expand(format.expand_bg), format.background);
            }
        }
    }

    fn rules(&self, line: &Line, plan: &Plan, drawing: &mut Drawing) {
        for (span, format) in self.spans(line, plan, drawing.height) {
            drawing.rule(span, span.bottom(), format.underline);
            drawing.rule(span, span.center().y, format.strikethrough);
        }
    }

    /// Returns the boxes of equal format, from left to right.
    fn spans(&self, line: &Line, plan: &Plan, height: f32) -> Vec<(Rect, &TextFormat)> {
        let mut spans: Vec<(Rect, usize)> = Vec::new();
        for &index in &plan.order {
            let fragment = &line.fragments[index];
            let piece = &self.pieces[fragment.piece];
            let Some(glyph) = piece.shaped.row.glyphs.first() else { continue };
            let drop = drop_of(&self.formats[piece.format], height, piece.shaped.row.size.y);
            let glyph_box = glyph.logical_rect().translate(vec2(0.0, drop));
            let left = plan.lefts[index];
            let span =
                Rect::from_x_y_ranges(left..=left + fragment.width(self.pieces), glyph_box.top()..=glyph_box.bottom());
            match spans.last_mut() {
                Some((last, format)) if *format == piece.format => *last |= span,
                _ => spans.push((span, piece.format)),
            }
        }
        spans.into_iter().map(|(span, format)| (span, &self.formats[format])).collect()
    }
}

/// Says where the fragments of a line stand.
struct Plan {
    levels: Vec<Level>,
    /// Fragments from left to right.
    order: Vec<usize>,
    /// Left end of each fragment.
    lefts: Vec<f32>,
    start: f32,
    end: f32,
    /// Without white space at the end, unless it is a field.
    width: f32,
}

/// Returns how far text of its own height stands below the top of the row.
fn drop_of(format: &TextFormat, row_height: f32, height: f32) -> f32 {
    format.valign.to_factor() * (row_height - height)
}

struct Drawing {
    mesh: Mesh,
    glyphs: Vec<Glyph>,
    height: f32,
    pixels_per_point: f32,
}

impl Drawing {
    /// Returns how far text stands below the top of the row, in whole pixels, or the glyphs would blur.
    fn drop(&self, format: &TextFormat, height: f32) -> f32 {
        (drop_of(format, self.height, height) * self.pixels_per_point).round() / self.pixels_per_point
    }

    /// Copies the rectangle of one glyph.
    fn copy(&mut self, glyph: &Glyph, from: &Mesh, by: eframe::egui::Vec2, colour: Color32) {
        if glyph.uv_rect.is_nothing() {
            return;
        }
        let start = glyph.first_vertex as usize;
        let Some(corners) = from.vertices.get(start..start + 4) else { return };
        let Ok(index) = u32::try_from(self.mesh.vertices.len()) else { return };
        for corner in corners {
            let mut corner = *corner;
            corner.pos += by;
            corner.color = colour;
            self.mesh.vertices.push(corner);
        }
        self.mesh.add_triangle(index, index + 1, index + 2);
        self.mesh.add_triangle(index + 2, index + 1, index + 3);
    }

    fn rule(&mut self, span: Rect, y: f32, stroke: Stroke) {
        if !stroke.is_empty() {
            let half = 0.5 * stroke.width;
            self.mesh.add_colored_rect(Rect::from_x_y_ranges(span.x_range(), y - half..=y + half), stroke.color);
        }
    }
}
