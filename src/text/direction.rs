//! The direction of texts, and how a text of unknown direction stands in a sentence.

use std::borrow::Cow;

use super::Language;

/// Returns the language of the first of some locale names (`ar_DZ.UTF-8`, `ar-JO`) that the program speaks; English where it
/// speaks none of them.
#[must_use]
pub fn language_of_locale_names<N: AsRef<str>>(names: &[N]) -> Language {
    let speaks = |name: &N| {
        let language = name.as_ref().split(['_', '.', '@', '-']).next().unwrap_or_default().to_ascii_lowercase();
        match language.as_str() {
            "ar" => Some(Language::Ar),
            "en" => Some(Language::En),
            _ => None,
        }
    };
    names.iter().find_map(speaks).unwrap_or_default()
}

/// The direction in which a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As English.
    #[default]
    LeftToRight,
    /// As Arabic.
    RightToLeft,
}

impl Direction {
    /// Returns the direction of a language.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        match language {
            Language::En => Self::LeftToRight,
            Language::Ar => Self::RightToLeft,
        }
    }

    /// Returns true for [`Self::RightToLeft`].
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        self == Self::RightToLeft
    }
}

/// Returns the direction of the first letter that has one (UAX #9, rule P2: what stands inside isolates is passed over), or
/// `None` for a text of digits and signs alone.
#[must_use]
pub fn first_strong(text: &str) -> Option<Direction> {
    let mut depth = 0_u32;
    for letter in text.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => {
                if let Some(direction) = strong(letter) {
                    return Some(direction);
                }
            }
        }
    }
    None
}

/// Returns `text` (a name or a note from the plan) as it stands inside a sentence of `sentence`'s language: isolated, so that
/// it cannot turn the words around it, and without direction controls or line breaks of its own.
///
/// In an English sentence a text without right-to-left letters stays as it is.
#[must_use]
pub fn isolate(text: &str, sentence: Language) -> Cow<'_, str> {
    let is_plain = !text.chars().any(|letter| is_control(letter) || is_break(letter));
    let needs_isolation =
        sentence == Language::Ar || text.chars().any(|letter| strong(letter) == Some(Direction::RightToLeft));
    if text.is_empty() || (is_plain && !needs_isolation) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 6);
    if needs_isolation {
        out.push('\u{2068}');
    }
    out.extend(
        text.chars().filter(|&letter| !is_control(letter)).map(|letter| if is_break(letter) { ' ' } else { letter }),
    );
    if needs_isolation {
        out.push('\u{2069}');
    }
    Cow::Owned(out)
}

/// Returns `formula` (names, numbers and signs, each name and number isolated by [`isolate_term`]) as it stands in a text of the
/// language `around`: isolated, from left to right. Formulas have Latin and Greek symbols, which run so in any text; of several
/// below each other all run one way.
#[must_use]
pub fn isolate_formula(formula: &str, around: Language) -> String {
    match around {
        Language::En => formula.to_owned(),
        Language::Ar => format!("\u{2066}{formula}\u{2069}"),
    }
}

/// Returns a number, or a name, as a part of a formula in a text of the language `around`: isolated, for Arabic digits would turn
/// the signs between them. What has such digits runs as in a sentence, so that its own sign stands at the same side of it.
#[must_use]
pub fn isolate_term(part: String, around: Language) -> String {
    if around == Language::En {
        return part;
    }
    let is_number = first_strong(&part).is_none() && part.chars().any(|letter| matches!(letter, '٠'..='٩'));
    let opening = if is_number { '\u{2067}' } else { '\u{2068}' };
    format!("{opening}{part}\u{2069}")
}

/// Returns `text` without the marks and isolates that only say which way it runs: for what is edited in a field of a fixed
/// direction, and for what other programs read.
#[must_use]
pub fn without_direction_marks(text: &str) -> Cow<'_, str> {
    let is_mark = |letter: char| is_control(letter) || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}');
    if text.contains(is_mark) { Cow::Owned(text.replace(is_mark, "")) } else { Cow::Borrowed(text) }
}

/// Returns `text` with marks of direction in the place of isolates and other controls, for programs that know marks alone: what
/// runs against a text of `around` stands between two marks of its own direction.
#[must_use]
pub fn with_marks(text: &str, around: Language) -> Cow<'_, str> {
    if !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let mark = |direction: Direction| if direction.is_right_to_left() { '\u{200f}' } else { '\u{200e}' };
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<Option<char>> = Vec::new();
    for (at, letter) in text.char_indices() {
        let direction = match letter {
            '\u{2066}' => Direction::LeftToRight,
            '\u{2067}' => Direction::RightToLeft,
            // What has no direction of its own is a number.
            '\u{2068}' => first_strong(isolated(&text[at + letter.len_utf8()..])).unwrap_or_default(),
            '\u{2069}' => {
                out.extend(open.pop().flatten());
                continue;
            }
            letter if is_control(letter) => continue,
            letter => {
                out.push(letter);
                continue;
            }
        };
        let outer = open.last().copied().flatten().unwrap_or_else(|| mark(Direction::of(around)));
        let own = Some(mark(direction)).filter(|own| *own != outer);
        out.extend(own);
        open.push(own);
    }
    Cow::Owned(out)
}

/// Returns the part of `text` before the end of the isolate that it stands in.
fn isolated(text: &str) -> &str {
    let mut depth = 0_u32;
    for (at, letter) in text.char_indices() {
        match letter {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' if depth == 0 => return &text[..at],
            '\u{2069}' => depth -= 1,
            _ => {}
        }
    }
    text
}

/// Returns the direction of a letter that has a strong one (UAX #9 classes L, R and AL).
fn strong(letter: char) -> Option<Direction> {
    match letter {
        '\u{200f}' | '\u{61c}' => Some(Direction::RightToLeft),
        '\u{200e}' => Some(Direction::LeftToRight),
        _ if !letter.is_alphabetic() => None,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(Direction::RightToLeft),
        _ => Some(Direction::LeftToRight),
    }
}

/// Returns true for explicit embeddings, overrides and isolates, with their ends.
fn is_control(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns true for paragraph separators (UAX #9 class B), which end every isolate.
fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::{
        Direction, first_strong, isolate, isolate_formula, isolate_term, language_of_locale_names, with_marks,
        without_direction_marks,
    };
    use crate::text::Language;

    #[test]
    fn locale_names_begin_with_their_language() {
        for (name, language) in [
            ("ar", Language::Ar),
            ("ar_DZ.UTF-8", Language::Ar),
            ("AR-JO", Language::Ar),
            ("ar@latin", Language::Ar),
            ("arn_CL.UTF-8", Language::En),
            ("en_US.UTF-8", Language::En),
            ("C", Language::En),
            ("fr_FR", Language::En),
            ("", Language::En),
        ] {
            assert_eq!(language_of_locale_names(&[name]), language, "{name}");
        }
        assert_eq!(language_of_locale_names(&["fr", "ar", "en"]), Language::Ar);
        assert_eq!(language_of_locale_names(&["fr_FR", "en-GB", "ar"]), Language::En);
        assert_eq!(language_of_locale_names::<&str>(&[]), Language::En);
    }

    #[test]
    fn marks_stand_in_the_place_of_isolates() {
        use Language::{Ar, En};
        for (text, around, expected) in [
            ("plain", En, "plain"),
            ("من \u{2066}54.0%\u{2069} إلى", Ar, "من \u{200e}54.0%\u{200e} إلى"),
            ("الخطة \u{2068}3a82\u{2069}، \u{2068}صابون\u{2069}", Ar, "الخطة \u{200e}3a82\u{200e}، صابون"),
            ("the \u{2068}صابون 3\u{2069} of", En, "the \u{200f}صابون 3\u{200f} of"),
            ("\u{2068}5%\u{2069} و \u{202e}x\u{2069}", Ar, "\u{200e}5%\u{200e} و x"),
            ("\u{2067}أ \u{2066}b\u{2069}\u{2069} c", En, "\u{200f}أ \u{200e}b\u{200e}\u{200f} c"),
            ("\u{2068}open", Ar, "\u{200e}open"),
        ] {
            assert_eq!(with_marks(text, around), expected, "{text:?}");
        }
    }

    #[test]
    fn the_first_letter_decides() {
        use Direction::{LeftToRight, RightToLeft};
        for (text, expected) in [
            ("", None),
            ("2026-03-01", None),
            ("٢٠٢٦", None),
            ("، ؟", None),
            ("Radio", Some(LeftToRight)),
            ("الراديو", Some(RightToLeft)),
            ("(1) Radio الراديو", Some(LeftToRight)),
            ("30٪ خصم on soap", Some(RightToLeft)),
            ("שלום", Some(RightToLeft)),
            ("日本", Some(LeftToRight)),
            ("\u{200f}2026", Some(RightToLeft)),
            ("\u{2068}Radio\u{2069} الراديو", Some(RightToLeft)),
            ("\u{2069}Radio", Some(LeftToRight)),
        ] {
            assert_eq!(first_strong(text), expected, "{text}");
        }
    }

    #[test]
    fn names_are_isolated_where_they_could_turn_a_sentence() {
        for (text, sentence, expected) in [
            ("Radio", Language::En, "Radio"),
            ("Café 2", Language::En, "Café 2"),
            ("الراديو", Language::En, "\u{2068}الراديو\u{2069}"),
            ("Radio", Language::Ar, "\u{2068}Radio\u{2069}"),
            ("Ra\u{202e}dio", Language::En, "Radio"),
            ("a\u{2069}\u{2068}ب", Language::En, "\u{2068}aب\u{2069}"),
            ("one\ntwo", Language::Ar, "\u{2068}one two\u{2069}"),
            ("", Language::Ar, ""),
        ] {
            assert_eq!(isolate(text, sentence), expected, "{text}");
        }
        assert!(matches!(isolate("Radio", Language::En), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn marks_of_direction_can_be_left_out() {
        assert_eq!(without_direction_marks("\u{2066}-5%\u{2069} و\u{200f}3"), "-5% و3");
        assert!(matches!(without_direction_marks("-5%"), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn formulas_run_from_left_to_right() {
        for (formula, expected) in [
            ("GRP = 100 × 2", "\u{2066}GRP = 100 × 2\u{2069}"),
            ("\u{2068}التكرار\u{2069} = GRP ÷ 2", "\u{2066}\u{2068}التكرار\u{2069} = GRP ÷ 2\u{2069}"),
            ("(2 + 3) ÷ \u{2068}5 د.أ\u{2069}", "\u{2066}(2 + 3) ÷ \u{2068}5 د.أ\u{2069}\u{2069}"),
            ("2 ÷ 3 = 0.7", "\u{2066}2 ÷ 3 = 0.7\u{2069}"),
        ] {
            assert_eq!(isolate_formula(formula, Language::Ar), expected);
            assert_eq!(isolate_formula(formula, Language::En), formula);
        }
    }

    #[test]
    fn signs_of_terms_stand_as_in_sentences() {
        for (term, expected) in [
            ("٦٤٫٥٪", "\u{2067}٦٤٫٥٪\u{2069}"),
            ("-٠٫٣", "\u{2067}-٠٫٣\u{2069}"),
            ("64.5%", "\u{2068}64.5%\u{2069}"),
            ("نقاط التقييم", "\u{2068}نقاط التقييم\u{2069}"),
            ("٥ د.أ", "\u{2068}٥ د.أ\u{2069}"),
        ] {
            assert_eq!(isolate_term(term.to_owned(), Language::Ar), expected);
            assert_eq!(isolate_term(term.to_owned(), Language::En), term);
        }
    }

    proptest::proptest! {
        #[test]
        fn isolates_are_always_closed(text in "\\PC*|[\u{2060}-\u{206f}\u{202a}-\u{202e}a\nب]*") {
            for language in Language::ALL {
                let isolated = isolate(&text, language);
                let inner = isolated.strip_prefix('\u{2068}').and_then(|rest| rest.strip_suffix('\u{2069}'));
                let turns = |letter| super::is_control(letter) || super::is_break(letter);
                proptest::prop_assert!(!inner.unwrap_or(&isolated).chars().any(turns));
            }
        }
    }
}
