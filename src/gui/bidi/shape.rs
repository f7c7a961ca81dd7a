//! Pieces: stretches of one level, one kind of letter and one format, which epaint shapes each alone.
//!
//! epaint gives the glyphs of a piece in visual order without saying which character each belongs to, and pads
//! right-to-left runs wrongly. Here every character gets its cell back.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::epaint::text::{FontsView, Glyph, Row};
use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, Stroke, TextFormat};
use unicode_bidi::{BidiClass, Level, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

use super::cache::ShapeCache;
use super::order::{self, Break, LineKind};
use super::paragraph::Paragraph;

/// Says what the letters of a piece are to the shaper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// White space.
    Space,
    /// A tab.
    Tab,
    /// Takes no width and is not drawn.
    Hidden,
    /// Letters that run from right to left: the shaper joins them and turns them round.
    Letters,
    /// One cluster that the shaper must not see beside others, since it would guess the wrong direction for them.
    Alone,
    /// Everything else: the shaper sees it from left to right.
    Other,
}

/// Says where one character of a piece sits, in points from the left end of the piece.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ShapedCell {
    pub(super) left: f32,
    pub(super) right: f32,
    /// Its glyphs in the row.
    pub(super) glyphs: Range<usize>,
    /// Whether a caret may stand before it.
    pub(super) stop: bool,
    /// Whether a line may be cut before it: not inside a cluster or a ligature.
    pub(super) cut: bool,
}

/// A piece as epaint shaped it.
#[derive(Debug)]
pub(super) struct Shaped {
    /// The row with the glyphs and their mesh, in visual order.
    pub(super) row: Arc<Row>,
    /// One cell for each character, in logical order.
    pub(super) cells: Vec<ShapedCell>,
    pub(super) width: f32,
    /// Whether each glyph found its character.
    #[cfg_attr(not(test), expect(dead_code, reason = "what the tests of the bundled fonts check"))]
    pub(super) exact: bool,
}

/// A piece of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Bytes of the whole text.
    pub(super) bytes: Range<usize>,
    pub(super) level: Level,
    pub(super) class: Class,
    pub(super) kind: LineKind,
    /// Index of its format.
    pub(super) format: usize,
    /// Whether a line may start with it.
    pub(super) break_before: Break,
    pub(super) shaped: Arc<Shaped>,
}

/// Holds what shaping depends on.
#[derive(Clone, Debug, PartialEq, Hash)]
pub(super) struct ShapeKey {
    pub(super) text: String,
    pub(super) class: Class,
    /// Turned round and mirrored: not letters, yet at a right-to-left level.
    pub(super) flipped: bool,
    pub(super) format: TextFormat,
}

/// Cuts the paragraph at `range` of the text into pieces and shapes them.
pub(super) fn pieces(
    fonts: &mut FontsView<'_>,
    cache: &mut ShapeCache,
    paragraph: &Paragraph,
    formats: &[TextFormat],
    range: &Range<usize>,
    rtl: bool,
) -> Vec<Piece> {
    let text = &paragraph.text[range.clone()];
    let levels = order::levels(text, rtl);
    let breaks = if paragraph.single_line { vec![Break::No; text.len()] } else { order::line_breaks(text) };
    let mut cuts: Vec<Cut> = Vec::new();
    for (byte, cluster) in text.grapheme_indices(true) {
        let cut = Cut {
            bytes: byte..byte + cluster.len(),
            level: levels[byte],
            class: classify(cluster, levels[byte]),
            kind: cluster.chars().next().map_or(LineKind::Text, order::line_kind),
            face: face_key(fonts, cluster, &formats[paragraph.format_index(range.start + byte)]),
            format: paragraph.format_index(range.start + byte),
            break_before: breaks[byte],
        };
        match cuts.last_mut() {
            Some(last) if last.takes(&cut) => last.bytes.end = cut.bytes.end,
            _ => cuts.push(cut),
        }
    }
    cuts.into_iter()
        .map(|cut| {
            let key = ShapeKey {
                text: text[cut.bytes.clone()].to_owned(),
                class: cut.class,
                flipped: cut.level.is_rtl() && cut.class != Class::Letters,
                format: shaping_format(&formats[cut.format], cut.class),
            };
            Piece {
                bytes: range.start + cut.bytes.start..range.start + cut.bytes.end,
                level: cut.level,
                class: cut.class,
                kind: cut.kind,
                format: cut.format,
                break_before: cut.break_before,
                shaped: cache.shaped(fonts, key),
            }
        })
        .collect()
}

struct Cut {
    bytes: Range<usize>,
    level: Level,
    class: Class,
    kind: LineKind,
    face: u32,
    format: usize,
    break_before: Break,
}

impl Cut {
    fn takes(&self, next: &Self) -> bool {
        self.class == next.class
            && self.class != Class::Alone
            && (self.level, self.kind, self.face, self.format) == (next.level, next.kind, next.face, next.format)
            && next.break_before == Break::No
    }
}

/// Returns a key for the face of a cluster: letters of different scripts, and letters no font has, come from different
/// faces.
fn face_key(fonts: &mut FontsView<'_>, cluster: &str, format: &TextFormat) -> u32 {
    match cluster.chars().next() {
        Some(c) if matches!(bidi_class(c), BidiClass::R | BidiClass::AL) => {
            let missing = u32::from(!fonts.has_glyph(&format.font_id, c));
            let script = if is_arabic(c) { 0 } else { u32::from(c) >> 7 };
            script << 1 | missing
        }
        _ => 0,
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

fn classify(cluster: &str, level: Level) -> Class {
    let joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    if cluster.chars().all(|c| order::is_hidden(c) || joiner(c)) {
        return Class::Hidden;
    }
    let Some(first) = cluster.chars().next() else { return Class::Hidden };
    match bidi_class(first) {
        _ if first == '\t' => Class::Tab,
        BidiClass::R | BidiClass::AL if level.is_rtl() => Class::Letters,
        BidiClass::R | BidiClass::AL | BidiClass::AN | BidiClass::NSM | BidiClass::BN => Class::Alone,
        BidiClass::WS => Class::Space,
        _ if is_arabic(first) => Class::Alone,
        _ => Class::Other,
    }
}

/// Returns the parts of a format that change the shape. Colours and lines are put on later, so that they share it.
fn shaping_format(format: &TextFormat, class: Class) -> TextFormat {
    TextFormat {
        color: Color32::WHITE,
        background: Color32::TRANSPARENT,
        underline: Stroke::NONE,
        strikethrough: Stroke::NONE,
        extra_letter_spacing: if class == Class::Letters { 0.0 } else { format.extra_letter_spacing },
        ..format.clone()
    }
}

/// Returns a space in `format`, for its height and for a glyph to make invisible ones from.
pub(super) fn blank(fonts: &mut FontsView<'_>, format: &TextFormat) -> Arc<Row> {
    shaped_row(fonts, " ".to_owned(), shaping_format(format, Class::Space))
}

/// Shapes one piece.
pub(super) fn shape(fonts: &mut FontsView<'_>, key: &ShapeKey) -> Shaped {
    if key.class == Class::Hidden {
        let cell = ShapedCell { left: 0.0, right: 0.0, glyphs: 0..0, stop: true, cut: true };
        let cells = vec![cell; key.text.chars().count()];
        return Shaped { row: blank(fonts, &key.format), cells, width: 0.0, exact: true };
    }
    let mut clusters: Vec<String> = key.text.graphemes(true).map(str::to_owned).collect();
    if key.flipped {
        clusters.reverse();
        for cluster in &mut clusters {
            *cluster = cluster.chars().map(order::mirror).collect();
        }
    }
    let row = shaped_row(fonts, clusters.concat(), key.format.clone());
    let clusters: Vec<Vec<char>> = clusters.iter().map(|cluster| cluster.chars().collect()).collect();
    let found = if key.class == Class::Letters {
        align_right_to_left(&row.glyphs, &clusters)
    } else {
        align_left_to_right(&row.glyphs, &clusters, key.format.extra_letter_spacing)
    };
    let exact = found.is_some();
    let mut places = found.unwrap_or_else(|| spread(&row, clusters.len(), key.class == Class::Letters));
    let mut counts: Vec<usize> = clusters.iter().map(Vec::len).collect();
    if key.flipped {
        places.reverse();
        counts.reverse();
    }
    let rtl = key.flipped || key.class == Class::Letters;
    Shaped { width: row.size.x, cells: cells(&places, &counts, rtl), exact, row }
}

fn shaped_row(fonts: &mut FontsView<'_>, text: String, format: TextFormat) -> Arc<Row> {
    let mut job = LayoutJob::single_section(text, format);
    job.break_on_newline = false;
    job.round_output_to_gui = false;
    job.keep_trailing_whitespace = true;
    // A job without a limit of rows has a row even when it is empty.
    Arc::clone(&fonts.layout_job(job).rows[0].row)
}

/// Says where a cluster (a letter with its marks) sits in the piece.
#[derive(Clone, Debug)]
struct Place {
    left: f32,
    right: f32,
    glyphs: Range<usize>,
    /// Part of a ligature that started before it.
    joined: bool,
}

/// Returns the cells of the characters: the first one of a cluster takes its whole width; its marks stand, without width, at
/// its end.
fn cells(places: &[Place], counts: &[usize], rtl: bool) -> Vec<ShapedCell> {
    let mut cells = Vec::new();
    for (place, &count) in places.iter().zip(counts) {
        let Place { left, right, ref glyphs, joined } = *place;
        cells.push(ShapedCell { left, right, glyphs: glyphs.clone(), stop: true, cut: !joined });
        let end = if rtl { left } else { right };
        let mark = ShapedCell { left: end, right: end, glyphs: 0..0, stop: false, cut: false };
        cells.extend(std::iter::repeat_n(mark, count.saturating_sub(1)));
    }
    cells
}

/// Divides the width of a piece evenly: when glyphs and characters cannot be matched it is still drawn.
fn spread(row: &Row, clusters: usize, rtl: bool) -> Vec<Place> {
    let step = row.size.x / clusters.max(1) as f32;
    (0..clusters)
        .map(|index| {
            let left = step * if rtl { clusters - 1 - index } else { index } as f32;
            let glyphs = if index == 0 { 0..row.glyphs.len() } else { 0..0 };
            Place { left, right: left + step, glyphs, joined: index > 0 }
        })
        .collect()
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.uv_rect.is_nothing() && glyph.advance_width == 0.0
}

/// Matches glyphs that stand in logical order, padded to one for each character.
fn align_left_to_right(glyphs: &[Glyph], clusters: &[Vec<char>], spacing: f32) -> Option<Vec<Place>> {
    let mut places = Vec::with_capacity(clusters.len());
    let (mut at, mut pen) = (0, 0.0);
    for (index, cluster) in clusters.iter().enumerate() {
        let first = *cluster.first()?;
        let next = clusters.get(index + 1).and_then(|cluster| cluster.first().copied());
        let start = at;
        if glyphs.get(at)?.chr != first {
            return None;
        }
        at += cluster.len();
        while Some(first) != next && glyphs.get(at).is_some_and(|glyph| glyph.chr == first) {
            at += 1;
        }
        let mine = glyphs.get(start..at)?;
        let swallowed = index > 0 && first.is_alphanumeric() && mine.iter().all(is_blank);
        if index > 0 && !swallowed {
            pen += spacing;
        }
        let left = pen;
        pen += mine.iter().map(|glyph| glyph.advance_width).sum::<f32>();
        places.push(Place { left, right: pen, glyphs: start..at, joined: swallowed });
    }
    (at == glyphs.len()).then(|| {
        share_ligatures(&mut places, false);
        places
    })
}

/// Matches glyphs that stand in visual order, followed by epaint's padding, which counts all characters that the
/// logically first cluster's glyphs leave over.
fn align_right_to_left(glyphs: &[Glyph], clusters: &[Vec<char>]) -> Option<Vec<Place>> {
    let characters: Vec<char> = clusters.iter().flatten().copied().collect();
    let found = (1..=characters.len()).find_map(|first_cluster| {
        let real = glyphs.len().checked_sub(characters.len() - first_cluster)?;
        let padding = glyphs[real..].iter().zip(&characters[first_cluster..]);
        if !padding.clone().all(|(glyph, &c)| glyph.chr == c && is_blank(glyph)) {
            return None;
        }
        align_from_right(&glyphs[..real], clusters)
    });
    found.or_else(|| align_without_padding(glyphs, clusters))
}

/// Matches glyphs among which epaint's padding stands in between, as it does where one letter follows itself with marks that
/// are drawn as one.
fn align_without_padding(glyphs: &[Glyph], clusters: &[Vec<char>]) -> Option<Vec<Place>> {
    let (at, real): (Vec<usize>, Vec<Glyph>) =
        glyphs.iter().copied().enumerate().filter(|(_, glyph)| !is_blank(glyph)).unzip();
    let mut places = align_from_right(&real, clusters)?;
    for place in &mut places {
        place.glyphs = match (at.get(place.glyphs.start), place.glyphs.end.checked_sub(1).and_then(|last| at.get(last)))
        {
            (Some(&first), Some(&last)) if first <= last => first..last + 1,
            _ => 0..0,
        };
    }
    Some(places)
}

fn align_from_right(glyphs: &[Glyph], clusters: &[Vec<char>]) -> Option<Vec<Place>> {
    let mut pen: f32 = glyphs.iter().map(|glyph| glyph.advance_width).sum();
    let mut places: Vec<Place> = Vec::with_capacity(clusters.len());
    let mut end = glyphs.len();
    for (index, cluster) in clusters.iter().enumerate() {
        let first = *cluster.first()?;
        let next = clusters.get(index + 1).and_then(|cluster| cluster.first().copied());
        let mut start = end;
        let mut advanced = false;
        while let Some(glyph) = start.checked_sub(1).and_then(|before| glyphs.get(before)) {
            // The glyphs of one letter stand under one advance; the next letter may be the same one again.
            let starts_next = advanced && glyph.advance_width > 0.0 && next == Some(first);
            if glyph.chr != first || starts_next {
                break;
            }
            advanced |= glyph.advance_width > 0.0;
            start -= 1;
        }
        let joined = start == end;
        if joined && index == 0 {
            return None;
        }
        let right = pen;
        pen -= glyphs[start..end].iter().map(|glyph| glyph.advance_width).sum::<f32>();
        places.push(Place { left: pen, right, glyphs: start..end, joined });
        end = start;
    }
    (end == 0).then(|| {
        share_ligatures(&mut places, true);
        places
    })
}

/// Divides the width of a ligature among its letters, so that a caret can stand between them.
fn share_ligatures(places: &mut [Place], rtl: bool) {
    let mut start = 0;
    while start < places.len() {
        let parts = 1 + places[start + 1..].iter().take_while(|place| place.joined).count();
        let Place { left, right, .. } = places[start];
        let step = (right - left) / parts as f32;
        for (index, place) in places[start..start + parts].iter_mut().enumerate() {
            let before = step * index as f32;
            place.left = if rtl { right - before - step } else { left + before };
            place.right = place.left + step;
        }
        start += parts;
    }
}
