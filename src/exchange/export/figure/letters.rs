//! The typesetter of pictures and pages: shapes, measures, orders and breaks text that runs both ways.
//!
//! Arabic is set so that readers of PDF give back its words whole: ligatures are left out but for lam-alef, which is drawn as
//! its glyph for the lam and an empty glyph for the alef; each word is a run of its own, and runs stand in reading order. Vowels
//! are known as such, so that pages can draw them without parting the word that they stand in.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{BufferClusterLevel, Feature, FontRef, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use unicode_bidi::{BidiInfo, Level};

use crate::text::first_strong;

/// The typefaces: Latin and Arabic, then both in SemiBold.
pub(in crate::exchange::export) static FONTS: [&[u8]; 4] = [
    include_bytes!("../../../../assets/fonts/IBMPlexSans-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/IBMPlexSansArabic-Regular.ttf"),
    include_bytes!("../../../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
    include_bytes!("../../../../assets/fonts/IBMPlexSansArabic-SemiBold.ttf"),
];

/// So many letters of a text are set at most; nothing on a page has room for more on a line.
const MOST_LETTERS: usize = 1200;

/// The four alefs that join a lam, with the empty character whose glyph stands for each.
const ALEFS: [(char, &str); 4] = [('ا', "\0"), ('أ', "\r"), ('إ', "\u{a0}"), ('آ', " ")];

/// Holds one glyph; lengths are in ems.
#[derive(Clone, Debug)]
pub(in crate::exchange::export) struct Glyph {
    /// Its number in the typeface.
    pub(in crate::exchange::export) id: u32,
    /// How far the next one stands from it.
    pub(in crate::exchange::export) advance: f32,
    /// How far it is moved to the right.
    pub(in crate::exchange::export) dx: f32,
    /// How far it is moved up.
    pub(in crate::exchange::export) dy: f32,
    /// The bytes of the run's text that it shows.
    pub(in crate::exchange::export) range: Range<usize>,
    /// Whether it is a mark above or below a letter, such as a vowel.
    pub(in crate::exchange::export) is_mark: bool,
}

/// Holds glyphs of one typeface in one direction, from left to right.
#[derive(Clone, Debug)]
pub(in crate::exchange::export) struct Run {
    /// The typeface, by its place in [`FONTS`].
    pub(in crate::exchange::export) face: usize,
    /// Its text.
    pub(in crate::exchange::export) text: String,
    /// Its glyphs.
    pub(in crate::exchange::export) glyphs: Vec<Glyph>,
    /// How far it stands from the left of its line, in ems.
    pub(in crate::exchange::export) at: f32,
    start: usize,
}

/// Holds a line: its runs in reading order, and how wide it is, in ems.
#[derive(Clone, Debug, Default)]
pub(in crate::exchange::export) struct Line {
    /// The runs.
    pub(in crate::exchange::export) runs: Vec<Run>,
    /// The width.
    pub(in crate::exchange::export) width: f32,
}

struct Face {
    font: FontRef<'static>,
    shaper: ShaperData,
    units: f32,
    /// The glyph of each empty character of [`ALEFS`].
    blanks: [u32; 4],
}

impl Face {
    fn of(data: &'static [u8]) -> Option<Self> {
        let font = FontRef::from_index(data, 0).ok()?;
        let shaper = ShaperData::new(&font);
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
        let blanks = ALEFS.map(|(_, empty)| {
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(empty);
            buffer.guess_segment_properties();
            let done = shaper.shaper(&font).build().shape(buffer, ShapeOptions::new());
            done.glyph_infos().first().map_or(0, |info| info.glyph_id)
        });
        Some(Self { font, shaper, units, blanks })
    }
}

static FACES: LazyLock<Vec<Face>> = LazyLock::new(|| FONTS.into_iter().filter_map(Face::of).collect());

/// Returns the typeface at a place of [`FONTS`].
pub(in crate::exchange::export) fn font(face: usize) -> Option<&'static FontRef<'static>> {
    FACES.get(face).map(|face| &face.font)
}

/// So many measured texts are remembered.
const MOST_MEASURED: usize = 20_000;

thread_local! {
    /// How wide texts are, plain and bold: most of a book is measured again and again while something is typed into it.
    static MEASURED: RefCell<[BTreeMap<Box<str>, f32>; 2]> = RefCell::default();
}

/// Returns how wide `text` is, for letters of size 1.
pub(in crate::exchange::export) fn width(text: &str, bold: bool) -> f32 {
    let known = MEASURED.with_borrow(|measured| measured[usize::from(bold)].get(text).copied());
    known.unwrap_or_else(|| {
        let width = line(text, bold).width;
        MEASURED.with_borrow_mut(|measured| {
            let of_weight = &mut measured[usize::from(bold)];
            if of_weight.len() >= MOST_MEASURED {
                of_weight.clear();
            }
            of_weight.insert(text.into(), width);
        });
        width
    })
}

/// Returns true for a text that runs from right to left. Arabic digits have no direction of their own, but stand in Arabic texts
/// alone: a sign beside them (`٥٠٪`, `+٦٦٠`) stands where it does in the lines of such a text.
pub(in crate::exchange::export) fn is_right_to_left(text: &str) -> bool {
    let has_arabic_digits = || text.chars().any(|letter| matches!(letter, '٠'..='٩'));
    first_strong(text).map_or_else(has_arabic_digits, crate::text::Direction::is_right_to_left)
}

/// Returns `text` as one line.
pub(in crate::exchange::export) fn line(text: &str, bold: bool) -> Line {
    let text = limited(text);
    set(text, 0..text.len(), bold)
}

/// Returns as much of `text` as fits into `most` (for letters of size 1), with an ellipsis where something is left out.
pub(in crate::exchange::export) fn fitted(text: &str, bold: bool, most: f32) -> String {
    let text = limited(text);
    if width(text, bold) <= most {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let shortened = |letters: usize| ends.get(letters).map(|&end| format!("{}…", text[..end].trim_end()));
    // The most letters that fit, by halving.
    let (mut fits, mut too_many) = (0, ends.len());
    while fits + 1 < too_many {
        let middle = usize::midpoint(fits, too_many);
        let is_fitting = shortened(middle).is_some_and(|text| width(&text, bold) <= most);
        if is_fitting { fits = middle } else { too_many = middle }
    }
    if fits == 0 { String::new() } else { shortened(fits).unwrap_or_default() }
}

/// Returns `text` as lines that are at most `most` wide (for letters of size 1), where words allow it.
pub(in crate::exchange::export) fn wrapped(text: &str, bold: bool, most: f32) -> Vec<String> {
    let text = limited(text);
    let mut lines = Vec::new();
    let (mut start, mut end) = (0, 0);
    for (place, _) in unicode_linebreak::linebreaks(text) {
        if end > start && width(text[start..place].trim_end(), bold) > most {
            lines.push(text[start..end].trim_end().to_owned());
            start = end;
        }
        end = place;
    }
    lines.push(text[start..].trim_end().to_owned());
    lines
}

fn limited(text: &str) -> &str {
    text.char_indices().nth(MOST_LETTERS).map_or(text, |(at, _)| &text[..at])
}

/// Sets a part of `text` as one line.
fn set(text: &str, span: Range<usize>, bold: bool) -> Line {
    let base = Some(if is_right_to_left(text) { Level::rtl() } else { Level::ltr() });
    let info = BidiInfo::new(text, base);
    let Some(paragraph) = info.paragraphs.first() else { return Line::default() };
    let span = span.start..span.end.min(paragraph.range.end);
    let (levels, visual) = info.visual_runs(paragraph, span);
    let mut runs = Vec::new();
    let mut at = 0.0;
    for range in visual {
        let is_rtl = levels.get(range.start).is_some_and(Level::is_rtl);
        let mut words = words(&text[range.clone()], bold);
        if is_rtl {
            words.reverse();
        }
        for (part, face) in words {
            let shown: String = text[range.clone()][part.clone()]
                .chars()
                .filter(|letter| !is_mark(*letter))
                .map(|letter| shown(letter, face))
                .collect();
            if shown.is_empty() {
                continue;
            }
            let (glyphs, width) = shape(&shown, face, is_rtl);
            runs.push(Run { face, text: shown, glyphs, at, start: range.start + part.start });
            at += width;
        }
    }
    runs.sort_by_key(|run| run.start);
    Line { runs, width: at }
}

/// Returns true for what only steers a text, and is never shown.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || (letter.is_control() && letter != '\t')
}

/// Returns true for a mark that stands above or below an Arabic letter.
fn is_vowel(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}')
}

/// Returns the glyph of a letter by itself in a typeface.
pub(in crate::exchange::export) fn glyph_of(face: usize, letter: char) -> Option<u32> {
    font(face)?.charmap().map(letter).map(skrifa::GlyphId::to_u32)
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Returns the words of a text in logical order, each with its typeface; a space belongs to the word before it.
fn words(text: &str, bold: bool) -> Vec<(Range<usize>, usize)> {
    let base = if bold { 2 } else { 0 };
    let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
    let mut last = text
        .chars()
        .find(|letter| letter.is_alphanumeric())
        .map_or(base, |letter| base + usize::from(is_arabic(letter)));
    let mut begins = true;
    for (at, letter) in text.char_indices() {
        let face = match letter {
            letter if is_arabic(letter) => base + 1,
            letter if letter.is_whitespace() || "«»()[].:!–—-".contains(letter) || is_mark(letter) => last,
            _ => base,
        };
        let other = base + usize::from(face == base);
        let face = if has(face, letter) || !has(other, letter) { face } else { other };
        let end = at + letter.len_utf8();
        match parts.last_mut() {
            Some((range, of)) if *of == face && !begins => range.end = end,
            _ => parts.push((at..end, face)),
        }
        begins = letter == ' ';
        last = face;
    }
    parts
}

/// Returns true where a typeface has a glyph for a letter, or needs none.
fn has(face: usize, letter: char) -> bool {
    letter.is_whitespace() || is_mark(letter) || font(face).is_some_and(|font| font.charmap().map(letter).is_some())
}

/// Returns true for a letter that some typeface has, or that needs no glyph.
pub(in crate::exchange::export) fn is_known(letter: char) -> bool {
    has(0, letter) || has(1, letter)
}

/// Returns the letter as the typeface can show it: one that is in no typeface is a question mark, which is seen and read out.
fn shown(letter: char, face: usize) -> char {
    match letter {
        letter if letter.is_whitespace() => ' ',
        letter if has(face, letter) => letter,
        _ => '?',
    }
}

/// Shapes a word in one typeface; returns its glyphs from left to right, and its width.
fn shape(text: &str, face: usize, is_rtl: bool) -> (Vec<Glyph>, f32) {
    let Some(of) = FACES.get(face) else { return (Vec::new(), 0.0) };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(if is_rtl { harfrust::Direction::RightToLeft } else { harfrust::Direction::LeftToRight });
    buffer.guess_segment_properties();
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    let pairs = if is_rtl { lam_alefs(text) } else { Vec::new() };
    let features = if is_rtl { ligatures_off(text, &pairs) } else { Vec::new() };
    let shaped = of.shaper.shaper(&of.font).build().shape(buffer, ShapeOptions::new().features(&features));
    let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    starts.push(text.len());
    starts.sort_unstable();
    let mut glyphs = Vec::with_capacity(starts.len());
    let mut width = 0.0;
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let start = info.cluster as usize;
        let mut end = starts.iter().copied().find(|&other| other > start).unwrap_or(text.len());
        let em = |units: i32| units as f32 / of.units;
        if let Some(&(_, alef, kind)) = pairs.iter().find(|(lam, alef, _)| *lam == start && end > *alef) {
            let letter = ALEFS[kind].0;
            let id = of.blanks[kind];
            let range = alef..alef + letter.len_utf8();
            glyphs.push(Glyph { id, advance: 0.0, dx: 0.0, dy: 0.0, range, is_mark: false });
            end = alef;
        }
        let (dx, dy) = (em(position.x_offset), em(position.y_offset));
        let is_mark = is_rtl && text[start..end].chars().all(is_vowel);
        glyphs.push(Glyph { id: info.glyph_id, advance: em(position.x_advance), dx, dy, range: start..end, is_mark });
        width += em(position.x_advance);
    }
    (glyphs, width)
}

/// Returns where a lam is followed by an alef: the places of both, and which alef it is.
fn lam_alefs(text: &str) -> Vec<(usize, usize, usize)> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let pair = |pair: &[(usize, char)]| {
        let kind = ALEFS.iter().position(|(alef, _)| *alef == pair[1].1)?;
        (pair[0].1 == 'ل').then_some((pair[0].0, pair[1].0, kind))
    };
    letters.windows(2).filter_map(pair).collect()
}

/// Returns the features that leave out all ligatures but those of `pairs`.
fn ligatures_off(text: &str, pairs: &[(usize, usize, usize)]) -> Vec<Feature> {
    let mut features = Vec::with_capacity(pairs.len() + 1);
    let mut from = 0;
    for &(lam, alef, kind) in pairs {
        features.push(Feature::new(Tag::new(b"rlig"), 0, from..lam));
        from = alef + ALEFS[kind].0.len_utf8();
    }
    features.push(Feature::new(Tag::new(b"rlig"), 0, from..text.len()));
    // A letter that is drawn over the one before it is taken for the beginning of a word.
    features.push(Feature::new(Tag::new(b"kern"), 0, 0..text.len()));
    features
}

#[cfg(test)]
mod tests {
    use super::{fitted, line, width, wrapped};

    #[test]
    fn lines_are_set_in_reading_order_and_measured() {
        let mixed = line("مقطع الإطلاق IBM Plex 50%", false);
        let words: Vec<&str> = mixed.runs.iter().map(|run| run.text.trim()).collect();
        assert_eq!(words, ["مقطع", "الإطلاق", "IBM", "Plex", "50%"]);
        assert!(mixed.runs[0].at > mixed.runs[1].at && mixed.runs[2].at < mixed.runs[3].at);
        assert!((width("aa", false) - 2.0 * width("a", false)).abs() < 0.01);
        assert!(width("a", true) > width("a", false));
        assert_eq!(line("\u{2068}a\u{2069}", false).runs.len(), 1);
        assert!(line("", false).width.abs() < 1e-6);
    }

    #[test]
    fn signs_stand_beside_arabic_digits_as_in_arabic_lines() {
        let left_to_right = |text: &str| {
            let mut runs = line(text, false).runs;
            runs.sort_by(|a, b| a.at.total_cmp(&b.at));
            runs.into_iter().map(|run| run.text).collect::<Vec<_>>()
        };
        assert_eq!(left_to_right("٥٠٪"), ["٪", "٥٠"]);
        assert_eq!(left_to_right("+٦٦٠"), ["٦٦٠", "+"]);
        assert_eq!(left_to_right("50%").concat(), "50%");
        assert_eq!(left_to_right("+660").concat(), "+660");
    }

    #[test]
    fn texts_are_shortened_and_broken_to_fit() {
        let text = "صابون ريحان الطبيعي: الإطلاق في عمّان";
        let short = fitted(text, false, 6.0);
        assert!(short.ends_with('…') && width(&short, false) <= 6.0 && !short.is_empty());
        assert_eq!(fitted(text, false, 1e6), text);
        assert_eq!(fitted("Radio", false, 0.1), "");
        let lines = wrapped(text, false, 8.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, false) <= 8.0), "{lines:?}");
        assert_eq!(lines.join(" "), text);
        assert!(fitted(&"x".repeat(32_768), true, 20.0).len() < 60);
    }
}
