//! Pictures as the pages of a PDF: vectors, text that can be selected, and tags for those who have it read to them.

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::outline::Outline;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::corners::path_of_rectangle;
use super::letters::{self, FONTS};
use super::{Block, Figure, Rgb, Role, Shape, Words};
use crate::exchange::export::ExportError;
use crate::plan::Language;

/// Points of a page (1/72 inch) for a point of a picture (1/96 inch).
pub(in crate::exchange::export) const SCALE: f32 = 0.75;

/// Says what a PDF says about itself.
pub(in crate::exchange::export) struct About {
    /// Its language.
    pub(in crate::exchange::export) language: Language,
    /// The day that it bears, never that of the clock.
    pub(in crate::exchange::export) day: jiff::civil::Date,
    /// What tells it from other files.
    pub(in crate::exchange::export) mark: String,
}

/// Returns pictures as the pages of a PDF.
///
/// # Errors
/// When they cannot be written as a tagged PDF.
pub(in crate::exchange::export) fn pdf(figures: &[Figure], about: &About) -> Result<Vec<u8>, ExportError> {
    let strict = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    // What breaks a rule of the standard is still better than no file; it is tagged all the same.
    written(figures, about, strict).or_else(|_| written(figures, about, ConfigurationBuilder::new()))
}

fn written(figures: &[Figure], about: &About, builder: ConfigurationBuilder) -> Result<Vec<u8>, ExportError> {
    let failed = |why: &str| ExportError::TooMuch(why.to_owned());
    let configuration = builder.finish().map_err(|_| failed("PDF/UA-1"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let title = figures.first().map_or("IMC Planner", |figure| &figure.title);
    document.set_metadata(metadata(title, about));
    document.set_outline(Outline::new());
    let fonts: Vec<Font> = FONTS.iter().filter_map(|data| Font::new((*data).into(), 0)).collect();
    let mut tree = TagTree::new();
    for (number, figure) in figures.iter().enumerate() {
        let settings = PageSettings::from_wh(figure.width * SCALE, figure.height * SCALE);
        let mut page = document.start_page_with(settings.ok_or_else(|| failed("0 × 0"))?);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(SCALE, SCALE));
        let brush = Brush { surface: &mut surface, fonts: &fonts };
        let mut painter = Painter { brush, page: number, figure };
        for block in &figure.blocks {
            painter.block(block, &mut tree);
        }
        surface.pop();
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|why| failed(&format!("{why:?}")))
}

/// Returns what a PDF says about itself.
pub(in crate::exchange::export) fn metadata(title: &str, about: &About) -> Metadata {
    let (tag, direction) = match about.language {
        Language::En => ("en", TextDirection::LeftToRight),
        Language::Ar => ("ar", TextDirection::RightToLeft),
    };
    let year = u16::try_from(about.day.year()).unwrap_or_default();
    let [month, day] = [about.day.month(), about.day.day()].map(|part| u8::try_from(part).unwrap_or(1));
    Metadata::new()
        .title(title.to_owned())
        .language(tag.to_owned())
        .text_direction(direction)
        .creator("IMC Planner".to_owned())
        .creation_date(DateTime::new(year).month(month).day(day))
        .document_id(about.mark.clone())
}

struct Painter<'a, 'b> {
    brush: Brush<'a, 'b>,
    page: usize,
    figure: &'b Figure,
}

impl Painter<'_, '_> {
    fn block(&mut self, block: &Block, tree: &mut TagTree) {
        let mut group: Option<TagGroup> = match &block.role {
            Role::Heading => Some(TagGroup::new(Tag::Hn(std::num::NonZeroU16::MIN, Some(self.figure.title.clone())))),
            Role::Paragraph(text) => Some(TagGroup::new(Tag::P.with_actual_text(Some(text.clone())))),
            Role::Picture(alternative) => {
                let all = Rect::from_xywh(0.0, 0.0, self.figure.width * SCALE, self.figure.height * SCALE);
                let bounds = all.map(|all| BBox::new(self.page, all));
                Some(TagGroup::new(Tag::Figure(Some(alternative.clone())).with_bbox(bounds)))
            }
            Role::Furniture => None,
        };
        let tag = match &group {
            Some(_) => ContentTag::Span(SpanTag::empty()),
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
        };
        let content: Node = self.brush.surface.start_tagged(tag).into();
        for shape in &block.shapes {
            self.brush.shape(shape);
        }
        self.brush.surface.end_tagged();
        if let Some(mut group) = group.take() {
            group.push(content);
            tree.push(group);
        }
    }
}

/// Draws shapes onto a page.
pub(in crate::exchange::export) struct Brush<'a, 'b> {
    /// What is drawn on.
    pub(in crate::exchange::export) surface: &'b mut Surface<'a>,
    /// The typefaces, as in [`FONTS`].
    pub(in crate::exchange::export) fonts: &'b [Font],
}

impl Brush<'_, '_> {
    /// Draws a shape.
    pub(in crate::exchange::export) fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { at, round, fill: inside, edge } => {
                let Some(path) = rectangle(*at, *round) else { return };
                self.surface.set_fill(Some(fill(*inside)));
                self.surface.set_stroke(edge.map(|edge| stroke(edge, 1.0)));
                self.surface.draw_path(&path);
            }
            Shape::Line { points, width, colour } => {
                let mut builder = PathBuilder::new();
                for (position, &(x, y)) in points.iter().enumerate() {
                    if position == 0 { builder.move_to(x, y) } else { builder.line_to(x, y) }
                }
                let Some(path) = builder.finish() else { return };
                self.surface.set_fill(None);
                self.surface.set_stroke(Some(stroke(*colour, *width)));
                self.surface.draw_path(&path);
            }
            Shape::Text(words) => self.text(words),
        }
    }

    fn text(&mut self, words: &Words) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(words.colour)));
        let line = letters::line(&words.text, words.bold);
        let left = words.anchor.left(words.x, line.width * words.size);
        for run in &line.runs {
            let Some(font) = self.fonts.get(run.face) else { continue };
            let mut x = left + run.at * words.size;
            for part in run.glyphs.chunk_by(|one, next| !one.is_mark && !next.is_mark) {
                let at = Point::from_xy(x, words.y);
                match part {
                    [mark] if mark.is_mark => self.mark(mark, run, font, at, words),
                    letters => {
                        let glyphs: Vec<KrillaGlyph> = letters.iter().map(drawn).collect();
                        self.surface.draw_glyphs(at, &glyphs, font.clone(), &run.text, words.size, false);
                    }
                }
                x += part.iter().map(|glyph| glyph.advance).sum::<f32>() * words.size;
            }
        }
    }

    /// Draws a mark above or below a letter as an outline, and its text unseen on the line: a text that leaves the line would
    /// part the word for those who read it out of the page.
    fn mark(&mut self, mark: &letters::Glyph, run: &letters::Run, font: &Font, at: Point, words: &Words) {
        self.surface.draw_glyphs(at, &[drawn(mark)], font.clone(), &run.text, words.size, true);
        self.surface.set_fill(Some(Fill { opacity: NormalizedF32::ZERO, ..fill(words.colour) }));
        let start = mark.range.start;
        let text = run.text.get(mark.range.clone()).unwrap_or_default();
        // From left to right, as all glyphs of the run.
        for (place, letter) in text.char_indices().rev() {
            let Some(id) = letters::glyph_of(run.face, letter) else { continue };
            let range = start + place..start + place + letter.len_utf8();
            let glyph = KrillaGlyph::new(GlyphId::new(id), 0.0, 0.0, 0.0, 0.0, range, None);
            self.surface.draw_glyphs(at, &[glyph], font.clone(), &run.text, words.size, false);
        }
        self.surface.set_fill(Some(fill(words.colour)));
    }
}

fn drawn(glyph: &letters::Glyph) -> KrillaGlyph {
    let id = GlyphId::new(glyph.id);
    KrillaGlyph::new(id, glyph.advance, glyph.dx, glyph.dy, 0.0, glyph.range.clone(), None)
}

fn fill(colour: Rgb) -> Fill {
    let [red, green, blue] = colour.0;
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn stroke(colour: Rgb, width: f32) -> Stroke {
    let [red, green, blue] = colour.0;
    Stroke { paint: rgb::Color::new(red, green, blue).into(), width, ..Stroke::default() }
}

fn rectangle(at: [f32; 4], round: f32) -> Option<Path> {
    path_of_rectangle!(PathBuilder::new(), at, round)
}
