//! Pictures as PNG.

use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

use super::corners::path_of_rectangle;
use super::{Figure, Rgb, Shape, Words, letters};
use crate::exchange::export::ExportError;

/// Holds the pixels of a picture, row by row, red, green, blue and opacity of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// How many pixels a row has.
    pub width: u32,
    /// How many rows there are.
    pub height: u32,
    /// The pixels, four bytes each.
    pub rgba: Vec<u8>,
}

/// The most pixels of a picture's side.
const MOST_PIXELS: f32 = 16_000.0;

/// The most pixels of a picture.
const MOST_AREA: f32 = 120_000_000.0;

/// How many pixels a meter has where a point is a pixel.
const PIXELS_PER_METER: f32 = 96.0 / 0.0254;

/// Paints a picture with `scale` pixels for a point.
///
/// # Errors
/// When the picture would be larger than programs open.
pub(in crate::exchange::export) fn pixels(figure: &Figure, scale: f32) -> Result<Pixels, ExportError> {
    let (width, height) = ((figure.width * scale).ceil().max(1.0), (figure.height * scale).ceil().max(1.0));
    let too_much = || ExportError::TooMuch(format!("{width} × {height} px"));
    if width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_AREA {
        return Err(too_much());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the most pixels")]
    let mut map = Pixmap::new(width as u32, height as u32).ok_or_else(too_much)?;
    map.fill(Color::WHITE);
    for shape in figure.shapes() {
        draw(&mut map, shape, Transform::from_scale(scale, scale));
    }
    Ok(Pixels { width: map.width(), height: map.height(), rgba: map.take() })
}

/// Returns `scale`, or as much of it as a picture can have.
pub(in crate::exchange::export) fn possible(figure: &Figure, scale: f32) -> f32 {
    let [width, height] = [figure.width, figure.height].map(|side| side.max(1.0) + 1.0);
    scale.min(MOST_PIXELS / width).min(MOST_PIXELS / height).min((MOST_AREA / (width * height)).sqrt())
}

/// Returns a picture as a PNG file with `scale` pixels for a point.
///
/// # Errors
/// When the picture would be larger than programs open.
pub(in crate::exchange::export) fn png(figure: &Figure, scale: f32) -> Result<Vec<u8>, ExportError> {
    let pixels = pixels(figure, scale)?;
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand")]
    let density = (PIXELS_PER_METER * scale).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: density, yppu: density, unit: png::Unit::Meter }));
    // Everything stands on white paper, so that there is no opacity to keep.
    let rgb: Vec<u8> = pixels.rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let failed = |why: png::EncodingError| ExportError::TooMuch(why.to_string());
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&rgb).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}

fn paint(colour: Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    let [red, green, blue] = colour.0;
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

fn draw(map: &mut Pixmap, shape: &Shape, transform: Transform) {
    match shape {
        Shape::Rect { at, round, fill, edge } => {
            let Some(path) = rectangle(*at, *round) else { return };
            map.fill_path(&path, &paint(*fill), FillRule::Winding, transform, None);
            if let Some(edge) = edge {
                map.stroke_path(&path, &paint(*edge), &Stroke::default(), transform, None);
            }
        }
        Shape::Line { points, width, colour } => {
            let mut builder = PathBuilder::new();
            for (position, &(x, y)) in points.iter().enumerate() {
                if position == 0 { builder.move_to(x, y) } else { builder.line_to(x, y) }
            }
            if let Some(path) = builder.finish() {
                let stroke = Stroke { width: *width, ..Stroke::default() };
                map.stroke_path(&path, &paint(*colour), &stroke, transform, None);
            }
        }
        Shape::Text(words) => {
            if let Some(path) = outlines(words) {
                map.fill_path(&path, &paint(words.colour), FillRule::Winding, transform, None);
            }
        }
    }
}

fn rectangle(at: [f32; 4], round: f32) -> Option<Path> {
    path_of_rectangle!(PathBuilder::new(), at, round)
}

/// Returns the outlines of a text's letters.
fn outlines(words: &Words) -> Option<Path> {
    let line = letters::line(&words.text, words.bold);
    let left = words.anchor.left(words.x, line.width * words.size);
    let mut pen = Pen { path: PathBuilder::new(), x: 0.0, y: 0.0, scale: 1.0 };
    for run in &line.runs {
        let Some(font) = letters::font(run.face) else { continue };
        let glyphs = font.outline_glyphs();
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
        pen.scale = words.size / units;
        let mut x = left + run.at * words.size;
        for glyph in &run.glyphs {
            pen.x = x + glyph.dx * words.size;
            pen.y = words.y - glyph.dy * words.size;
            if let Some(outline) = glyphs.get(skrifa::GlyphId::new(glyph.id)) {
                // A glyph that cannot be drawn leaves its place empty.
                let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
            }
            x += glyph.advance * words.size;
        }
    }
    pen.path.finish()
}

/// Draws outlines into a path, at a place and a scale.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx, cy), self.at(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx: f32, cy: f32, dx: f32, dy: f32, x: f32, y: f32) {
        let ((cx, cy), (dx, dy), (x, y)) = (self.at(cx, cy), self.at(dx, dy), self.at(x, y));
        self.path.cubic_to(cx, cy, dx, dy, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
