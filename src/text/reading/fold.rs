//! The letters of a typed text in one form: digits from 0 to 9, one kind of space, nothing invisible.

/// Returns the digit 0 to 9 that a letter stands for: Western, Arabic-Indic, Persian or full-width.
fn digit(letter: char) -> Option<char> {
    let zero = match letter {
        '٠'..='٩' => 0x660,
        '۰'..='۹' => 0x6f0,
        '０'..='９' => 0xff10,
        _ => return None,
    };
    char::from_digit(u32::from(letter) - zero, 10)
}

/// Returns true for letters that are not seen: marks of direction, joiners, soft hyphens, variation selectors, the byte
/// order mark; and for tatweel, which only stretches a word.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Returns true for spaces that hold a number together: without a break, thin, of a digit's width.
fn is_joining_space(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// Returns `text` with digits from 0 to 9, without invisible letters, with NBSP for every space that holds a number together,
/// LF for every end of line. Tabs and spaces stay.
pub(super) fn fold_keeping_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_return = false;
    for letter in text.chars().filter(|letter| !is_invisible(*letter)) {
        let is_second_half = after_return && letter == '\n';
        after_return = letter == '\r';
        if is_second_half {
            continue;
        }
        out.push(match letter {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\u{3000}' => ' ',
            _ if is_joining_space(letter) => '\u{a0}',
            _ => digit(letter).unwrap_or(letter),
        });
    }
    out
}

/// Returns [`fold_keeping_spaces`] with one kind of space, trimmed.
pub(super) fn fold(text: &str) -> String {
    let folded = fold_keeping_spaces(text).replace(['\u{a0}', '\t'], " ");
    folded.trim().to_owned()
}

/// Returns a word as words are compared: small letters, Arabic letters in one spelling, without vowels and points.
pub(super) fn folded_word(word: &str) -> String {
    crate::util::normalised(word).replace(' ', "")
}

/// Returns a word or the sign or abbreviation of a currency as they are compared. Points and signs are what tells abbreviations
/// apart, and so is hamza: `د.أ` is the dinar of Jordan, `د.إ` the dirham of the Emirates.
pub(super) fn folded_name(typed: &str) -> String {
    if typed.contains('.') {
        return typed.replace('.', "").to_lowercase();
    }
    let signs: String = typed.chars().filter(|letter| super::lex::is_currency_sign(*letter)).collect();
    folded_word(typed) + &signs
}
