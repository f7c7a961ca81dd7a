//! The parts of a typed number or sum: digits with their separators, words, signs.

use super::ReadError;
use super::fold::folded_name;

/// The longest text that is read as one number, in letters: more is not a number that anybody typed.
const LONGEST: usize = 400;

/// One part of a folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits with what stands between them.
    Number(String),
    /// A word or a currency's sign: in the spelling of comparisons, and as it was typed.
    Word(String, String),
    /// `+`, `-`, `*` or `/`, and the sign or letter that was typed for it.
    Operator(char, char),
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `%` or `٪`, as it was typed.
    Percent(char),
}

/// Returns true for what may stand between the digits of a number.
pub(super) fn is_separator(letter: char) -> bool {
    matches!(letter, ',' | '.' | '،' | '٫' | '٬' | '\'' | '’' | 'ʼ' | '`')
}

/// Returns true for the signs of currencies (Unicode category Sc), and for ﷼.
pub(super) fn is_currency_sign(letter: char) -> bool {
    matches!(letter, '$' | '\u{a2}'..='\u{a5}' | '\u{60b}' | '\u{20a0}'..='\u{20c0}' | '\u{fdfc}')
}

/// Returns the parts of folded text.
///
/// # Errors
/// [`ReadError::NotANumber`] with the first letter that can be part of no number.
pub(super) fn tokens(folded: &str) -> Result<Vec<Token>, ReadError> {
    let letters: Vec<char> = folded.chars().collect();
    if letters.len() > LONGEST {
        return Err(ReadError::not_a_number(folded));
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let begins_number =
            letter.is_ascii_digit() || (is_separator(letter) && letters.get(at + 1).is_some_and(char::is_ascii_digit));
        if begins_number {
            let end = end_of_number(&letters, at);
            tokens.push(Token::Number(letters[at..end].iter().collect()));
            at = end;
            continue;
        }
        let end = end_of_word(&letters, at);
        if end > at {
            let typed: String = letters[at..end].iter().collect();
            tokens.push(word(&typed));
            at = end;
            continue;
        }
        match letter {
            ' ' => {}
            '+' | '＋' => tokens.push(Token::Operator('+', letter)),
            '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '－' => tokens.push(Token::Operator('-', letter)),
            '*' | '×' | '·' | '∙' | '⋅' => tokens.push(Token::Operator('*', letter)),
            '/' | '÷' | '∕' | '⁄' => tokens.push(Token::Operator('/', letter)),
            '(' => tokens.push(Token::Open),
            ')' => tokens.push(Token::Close),
            '%' | '٪' | '﹪' | '％' => tokens.push(Token::Percent(letter)),
            _ => return Err(ReadError::not_a_number(folded)),
        }
        at += 1;
    }
    Ok(tokens)
}

/// Returns a word, or the operator that `x` between numbers is.
fn word(typed: &str) -> Token {
    match typed {
        "x" => Token::Operator('*', 'x'),
        "X" => Token::Operator('*', 'X'),
        _ => Token::Word(folded_name(typed), typed.to_owned()),
    }
}

/// Returns where the digits that begin at `start` end. A space holds groups together only where three digits follow it.
fn end_of_number(letters: &[char], start: usize) -> usize {
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut at = start;
    loop {
        if is_digit(at) {
            at += 1;
        } else if letters.get(at).is_some_and(|letter| is_separator(*letter)) {
            // A sign at the end belongs to the number too, so that it is judged there.
            at += 1;
        } else if letters.get(at) == Some(&' ')
            && at > start
            && is_digit(at - 1)
            && (1..=3).all(|step| is_digit(at + step))
            && !is_digit(at + 4)
        {
            at += 1;
        } else {
            return at;
        }
    }
}

/// Returns where a word that begins at `start` ends: letters, vowel marks, signs of currencies, and points between or behind
/// letters (`د.أ`, `ج.م.`).
fn end_of_word(letters: &[char], start: usize) -> usize {
    let is_part = |letter: &char| {
        letter.is_alphabetic() || is_currency_sign(*letter) || unicode_normalization::char::is_combining_mark(*letter)
    };
    let mut at = start;
    while let Some(letter) = letters.get(at) {
        let is_point = *letter == '.' && at > start && letters[at - 1].is_alphabetic();
        if !is_part(letter) && !is_point {
            break;
        }
        at += 1;
    }
    at
}
