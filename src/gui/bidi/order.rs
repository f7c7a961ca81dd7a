//! The order of mixed text: base direction, levels, mirrored brackets, line breaks. No egui here.
//!
//! Rules are named as in [UAX #9](https://www.unicode.org/reports/tr9/) (P2, L1, …) and
//! [UAX #14](https://www.unicode.org/reports/tr14/).

use std::ops::Range;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class, get_base_direction_full};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Says how the base direction of a paragraph is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The first letter that has a direction decides (rules P2 and P3). A paragraph without one takes the direction
    /// of the paragraph before it, and the first one that of the interface.
    #[default]
    Auto,
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Returns the byte ranges between line feeds: always at least one, and one more than there are line feeds.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split('\n').map(move |paragraph| {
        let range = start..start + paragraph.len();
        start = range.end + 1;
        range
    })
}

/// Returns whether `paragraph` runs from right to left; `otherwise` answers when [`Direction::Auto`] finds no letter.
#[must_use]
pub fn is_rtl(paragraph: &str, direction: Direction, otherwise: bool) -> bool {
    match direction {
        Direction::Ltr => false,
        Direction::Rtl => true,
        Direction::Auto => match get_base_direction_full(paragraph) {
            unicode_bidi::Direction::Ltr => false,
            unicode_bidi::Direction::Rtl => true,
            unicode_bidi::Direction::Mixed => otherwise,
        },
    }
}

/// Returns the base level of a paragraph: 0 from left to right, 1 from right to left.
#[must_use]
pub fn base_level(rtl: bool) -> Level {
    if rtl { Level::rtl() } else { Level::ltr() }
}

/// Returns the embedding level of every byte of a paragraph, before rule L1, which needs the lines.
#[must_use]
pub fn levels(paragraph: &str, rtl: bool) -> Vec<Level> {
    ParagraphBidiInfo::new(paragraph, Some(base_level(rtl))).levels
}

/// Returns whether any character can change the order of a text that runs from left to right.
#[must_use]
pub fn needs_bidi(text: &str) -> bool {
    // The Hebrew block is the first with a letter that runs from right to left.
    text.chars().any(|c| {
        c >= '\u{590}'
            && matches!(
                bidi_class(c),
                BidiClass::R | BidiClass::AL | BidiClass::AN | BidiClass::RLE | BidiClass::RLO | BidiClass::RLI
            )
    })
}

/// Returns whether logical order from the left is already the right order for the whole of `text`, and all of it is seen.
#[must_use]
pub fn is_plain_ltr(text: &str, direction: Direction, interface_rtl: bool) -> bool {
    !needs_bidi(text)
        && !text.chars().any(|c| c != '\n' && is_hidden(c))
        && match direction {
            Direction::Ltr => true,
            Direction::Rtl => false,
            // Without right-to-left letters only the start of the text can take the interface's direction.
            Direction::Auto => !interface_rtl || !is_rtl(first_paragraph(text), direction, interface_rtl),
        }
}

fn first_paragraph(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

/// Returns true for characters that steer layout or are controls: they take no width and are not drawn.
///
/// The zero-width joiners are not among them, because they shape the letters beside them.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || (c.is_control() && c != '\t')
}

/// Says what a stretch of text is to rule L1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Keeps its level.
    Text,
    /// White space, isolates and what rule X9 removes: takes the base level at the end of a line and before a separator.
    Space,
    /// A tab: always takes the base level.
    Separator,
}

/// Returns what a character is to rule L1.
#[must_use]
pub fn line_kind(c: char) -> LineKind {
    match bidi_class(c) {
        BidiClass::B | BidiClass::S => LineKind::Separator,
        BidiClass::WS
        | BidiClass::FSI
        | BidiClass::LRI
        | BidiClass::RLI
        | BidiClass::PDI
        | BidiClass::BN
        | BidiClass::LRE
        | BidiClass::RLE
        | BidiClass::LRO
        | BidiClass::RLO
        | BidiClass::PDF => LineKind::Space,
        _ => LineKind::Text,
    }
}

/// Applies rule L1: separators, and white space before them or at the end of the line, take the base level.
pub fn reset_white_space(base: Level, line: &mut [(Level, LineKind)]) {
    let mut reset = true;
    for (level, kind) in line.iter_mut().rev() {
        reset = match kind {
            LineKind::Separator => true,
            LineKind::Space => reset,
            LineKind::Text => false,
        };
        if reset {
            *level = base;
        }
    }
}

/// Returns the rule L2: the indices of `levels` in the order in which they stand from left to right.
#[must_use]
pub fn visual_order(levels: &[Level]) -> Vec<usize> {
    ParagraphBidiInfo::reorder_visual(levels)
}

/// Pairs of `BidiMirroring.txt` that the bundled fonts carry, and the commoner ones beside them.
const MIRRORED: [(char, char); 14] = [
    ('(', ')'),
    ('<', '>'),
    ('[', ']'),
    ('{', '}'),
    ('«', '»'),
    ('‹', '›'),
    ('⁅', '⁆'),
    ('∈', '∋'),
    ('≤', '≥'),
    ('≦', '≧'),
    ('≪', '≫'),
    ('⌈', '⌉'),
    ('⟨', '⟩'),
    ('⟪', '⟫'),
];

/// Returns the rule L4: the character drawn for `c` where the text runs from right to left. Quotation marks are not mirrored.
#[must_use]
pub fn mirror(c: char) -> char {
    for (opening, closing) in MIRRORED {
        if c == opening {
            return closing;
        }
        if c == closing {
            return opening;
        }
    }
    c
}

/// A place where a line may or must end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Break {
    /// The line goes on.
    #[default]
    No,
    /// The line may end before this character.
    Allowed,
    /// The line ends before this character.
    Mandatory,
}

/// Returns where the lines of a paragraph may end (UAX #14): one entry for every byte, at the byte that starts the next line.
#[must_use]
pub fn line_breaks(paragraph: &str) -> Vec<Break> {
    let mut breaks = vec![Break::No; paragraph.len()];
    for (byte, opportunity) in linebreaks(paragraph) {
        if let Some(place) = breaks.get_mut(byte) {
            *place = match opportunity {
                BreakOpportunity::Allowed => Break::Allowed,
                BreakOpportunity::Mandatory => Break::Mandatory,
            };
        }
    }
    breaks
}

/// Wraps a text for insertion into a sentence, so that neither changes the order of the other.
///
/// Each line is set between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. Explicit direction controls in the text
/// that are not balanced would reach out of it and are left out; tabs, which would divide the sentence, become spaces.
#[must_use]
pub fn isolate(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 6);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if !line.is_empty() {
            out.push('\u{2068}');
            push_balanced(line, &mut out);
            out.push('\u{2069}');
        }
    }
    out
}

fn push_balanced(line: &str, out: &mut String) {
    let characters: Vec<char> = line.chars().collect();
    let mut kept = vec![true; characters.len()];
    // Index of each control that is open, and whether it is an isolate.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (index, &c) in characters.iter().enumerate() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push((index, false)),
            '\u{2066}'..='\u{2068}' => open.push((index, true)),
            '\u{202c}' => {
                kept[index] = open.pop_if(|&mut (_, isolates)| !isolates).is_some();
            }
            '\u{2069}' => {
                if let Some(place) = open.iter().rposition(|&(_, isolates)| isolates) {
                    for (unclosed, _) in open.drain(place..).skip(1) {
                        kept[unclosed] = false;
                    }
                } else {
                    kept[index] = false;
                }
            }
            _ => {}
        }
    }
    for (unclosed, _) in open {
        kept[unclosed] = false;
    }
    let divides = |c| matches!(bidi_class(c), BidiClass::B | BidiClass::S);
    let kept = characters.into_iter().zip(kept).filter_map(|(c, keep)| keep.then_some(c));
    out.extend(kept.map(|c| if divides(c) { ' ' } else { c }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The characters of a line as they stand from left to right, without the invisible ones.
    fn shown(text: &str, rtl: bool) -> String {
        let levels = levels(text, rtl);
        let characters: Vec<char> = text.chars().collect();
        let mut line: Vec<(Level, LineKind)> =
            text.char_indices().map(|(byte, c)| (levels[byte], line_kind(c))).collect();
        reset_white_space(base_level(rtl), &mut line);
        let levels: Vec<Level> = line.into_iter().map(|(level, _)| level).collect();
        let drawn = |index: usize| if levels[index].is_rtl() { mirror(characters[index]) } else { characters[index] };
        visual_order(&levels).into_iter().map(drawn).filter(|&c| !is_hidden(c)).collect()
    }

    #[test]
    fn texts_are_shown_in_the_order_of_the_algorithm() {
        // Hebrew letters stand for all that run from right to left, since they do not join in an editor.
        for (text, rtl, expected) in [
            ("abc", false, "abc"),
            ("אבג", false, "גבא"),
            ("אבג", true, "גבא"),
            ("car אבג end", false, "car גבא end"),
            ("car אבג end", true, "end גבא car"),
            ("אבג 123 דהו", true, "והד 123 גבא"),
            ("abc אבג 123", false, "abc 123 גבא"),
            ("אב (גד)", true, "(דג) בא"),
            ("אב (cd) ה", true, "ה (cd) בא"),
            ("a (אב) c", false, "a (בא) c"),
            ("אב cd!", true, "!cd בא"),
            ("cd אב!", false, "cd בא!"),
            ("אב 5 ≤ 7", true, "7 ≥ 5 בא"),
            ("«אב»", true, "«בא»"),
            ("1/2 אב", true, "בא 1/2"),
            ("אב 1.5%", true, "1.5% בא"),
            ("عدد 1.5%", true, "%1.5 ددع"),
            ("٢٠٢٦/٠٥ عد", true, "دع ٢٠٢٦/٠٥"),
            ("אב  ", false, "בא  "),
            ("אב  ", true, "  בא"),
            ("א\tב", false, "א\tב"),
            ("א\tב", true, "ב\tא"),
            ("\u{202e}abc\u{202c} d", false, "cba d"),
            ("\u{2067}abc! אב\u{2069} d", false, "בא !abc d"),
            ("אב \u{2066}x אג\u{2069} ד", true, "ד x גא בא"),
            ("אב\u{200e} !", true, "! בא"),
            ("a \u{200f}! ב", false, "a ב !"),
        ] {
            assert_eq!(shown(text, rtl), expected, "{text:?}, right to left: {rtl}");
        }
    }

    #[test]
    fn the_first_letter_gives_the_direction() {
        for (text, otherwise, rtl) in [
            ("abc نص", true, false),
            ("نص abc", false, true),
            ("12 (نص", false, true),
            ("12 (abc", true, false),
            ("12", true, true),
            ("12", false, false),
            ("", true, true),
            ("\u{2067}نص\u{2069} abc", true, false),
            ("\u{2068}abc\u{2069} نص", false, true),
            ("\u{200f}abc", false, true),
        ] {
            assert_eq!(is_rtl(text, Direction::Auto, otherwise), rtl, "{text:?}");
            assert!(!is_rtl(text, Direction::Ltr, otherwise) && is_rtl(text, Direction::Rtl, otherwise));
        }
    }

    #[test]
    fn only_text_that_stays_in_order_is_plain() {
        for (text, direction, interface_rtl, plain) in [
            ("abc", Direction::Auto, false, true),
            ("abc", Direction::Auto, true, true),
            ("(2) abc", Direction::Auto, true, true),
            ("2500", Direction::Auto, true, false),
            ("2500", Direction::Auto, false, true),
            ("", Direction::Auto, true, false),
            ("\nabc", Direction::Auto, true, false),
            ("abc\n(2)", Direction::Auto, true, true),
            ("abc", Direction::Rtl, false, false),
            ("2500", Direction::Ltr, true, true),
            ("abc نص", Direction::Ltr, false, false),
            ("a\u{202e}bc", Direction::Auto, false, false),
            ("a\u{ad}bc\r", Direction::Auto, false, false),
            ("٥", Direction::Auto, false, false),
        ] {
            assert_eq!(is_plain_ltr(text, direction, interface_rtl), plain, "{text:?}");
        }
    }

    #[test]
    fn lines_may_end_after_words() {
        for (text, expected) in [
            ("نص عربي", vec![(3, Break::Allowed)]),
            ("well-known", vec![(5, Break::Allowed)]),
            ("2,500 دج", vec![(6, Break::Allowed)]),
            ("نص\u{a0}عربي", vec![]),
            ("(نص) ب", vec![(5, Break::Allowed)]),
            ("a\u{2028}b", vec![(2, Break::Mandatory)]),
        ] {
            let breaks = line_breaks(text);
            let found: Vec<(usize, Break)> = text
                .char_indices()
                .enumerate()
                .filter_map(|(index, (byte, _))| (breaks[byte] != Break::No).then_some((index, breaks[byte])))
                .collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn paragraphs_are_what_stands_between_line_feeds() {
        let starts_and_ends = |text| paragraphs(text).map(|range| (range.start, range.end)).collect::<Vec<_>>();
        assert_eq!(starts_and_ends(""), [(0, 0)]);
        assert_eq!(starts_and_ends("ab\n\nc\n"), [(0, 2), (3, 3), (4, 5), (6, 6)]);
    }

    #[test]
    fn mirroring_twice_is_nothing() {
        for (a, b) in MIRRORED {
            assert!(mirror(a) == b && mirror(b) == a && a != b);
        }
        for c in "“”‘’\"'abc،؟%".chars() {
            assert_eq!(mirror(c), c);
        }
    }

    #[test]
    fn isolated_texts_keep_to_themselves() {
        for (text, expected) in [
            ("", ""),
            ("abc", "\u{2068}abc\u{2069}"),
            ("a\nb", "\u{2068}a\u{2069}\n\u{2068}b\u{2069}"),
            ("a\tb\r", "\u{2068}a b \u{2069}"),
            ("\u{2069}a\u{202c}", "\u{2068}a\u{2069}"),
            ("\u{202e}a", "\u{2068}a\u{2069}"),
            ("\u{2067}a\u{202b}b\u{2069}", "\u{2068}\u{2067}ab\u{2069}\u{2069}"),
            ("\u{2067}a\u{2069}", "\u{2068}\u{2067}a\u{2069}\u{2069}"),
            ("\u{202b}a\u{202c}\u{200f}", "\u{2068}\u{202b}a\u{202c}\u{200f}\u{2069}"),
            ("\u{202b}\u{2067}\u{202c}\u{2069}\u{202c}", "\u{2068}\u{202b}\u{2067}\u{2069}\u{202c}\u{2069}"),
        ] {
            assert_eq!(isolate(text), expected, "{text:?}");
        }
    }

    const ALPHABET: &str =
        "[abאבعم 12٣%+,.:()\\[\\]\t\u{64b}\u{200e}\u{200f}\u{61c}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{ad}]{0,24}";

    proptest! {
        #[test]
        fn the_order_is_that_of_the_reference(text in ALPHABET, rtl: bool) {
            let info = ParagraphBidiInfo::new(&text, Some(base_level(rtl)));
            // Not `reorder_line`: it forgets rule L1 where no letter of the line runs from the right.
            let levels = info.reordered_levels_per_char(0..text.len());
            let letters: Vec<char> = text.chars().collect();
            let order = ParagraphBidiInfo::reorder_visual(&levels);
            let reference: String = order.into_iter().map(|at| letters[at]).filter(|&c| !is_hidden(c)).collect();
            let unmirrored: String = {
                let mut line: Vec<(Level, LineKind)> =
                    text.char_indices().map(|(byte, c)| (info.levels[byte], line_kind(c))).collect();
                reset_white_space(base_level(rtl), &mut line);
                let levels: Vec<Level> = line.into_iter().map(|(level, _)| level).collect();
                let characters: Vec<char> = text.chars().collect();
                visual_order(&levels).into_iter().map(|index| characters[index]).filter(|&c| !is_hidden(c)).collect()
            };
            prop_assert_eq!(unmirrored, reference);
        }

        #[test]
        fn an_isolated_text_does_not_change_its_sentence(text in ALPHABET, rtl: bool) {
            // The letters of the sentence are not in the alphabet.
            let sentence = format!("xy ג{}7. ד", isolate(&text));
            let rest = |shown: String| shown.chars().filter(|c| "xyג7ד".contains(*c)).collect::<String>();
            let plain = rest(shown(&format!("xy ג{}7. ד", isolate("z")), rtl));
            if text.is_empty() { return Ok(()); }
            prop_assert_eq!(rest(shown(&sentence, rtl)), plain);
        }
    }
}
