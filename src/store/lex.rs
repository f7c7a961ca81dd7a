//! The words of a plan document, found without understanding them.
//!
//! Reading is done by `ron`. This lexer serves what needs places in the text: the format number of a document that
//! may be newer than this program, limits on what is read, the place of an error, and the layout of what is written.

/// One word of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// The name of a field or of a choice.
    Name(&'a str),
    /// A text with its quotes.
    Text(&'a str),
    /// A number, or anything else.
    Plain(&'a str),
    /// `#![enable(…)]`
    Attribute(&'a str),
}

/// The words of a text with the byte offsets at which they stand. Never fails: what is not finished ends with the text.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    offset: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, offset: 0 }
    }

    /// Returns the byte offset after the last word.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    fn skip_blank(&mut self) {
        let bytes = self.text.as_bytes();
        // Documents are long and mostly ASCII, so that letters are decoded only where a byte does not say all.
        while let Some(&byte) = bytes.get(self.offset) {
            match byte {
                b'\t'..=b'\r' | b' ' => self.offset += 1,
                b'/' => match bytes.get(self.offset + 1) {
                    Some(b'/') => {
                        let rest = self.rest();
                        self.offset += rest.find('\n').unwrap_or(rest.len());
                    }
                    Some(b'*') => self.offset += block_comment(self.rest()),
                    _ => return,
                },
                0..=0x7f => return,
                _ => match self.rest().chars().next() {
                    Some(letter) if is_blank(letter) => self.offset += letter.len_utf8(),
                    _ => return,
                },
            }
        }
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_blank();
        let rest = self.rest();
        let first = rest.chars().next()?;
        let start = self.offset;
        let single = |token| (first.len_utf8(), token);
        let (length, token) = match first {
            '(' | '[' | '{' => single(Token::Open(first)),
            ')' | ']' | '}' => single(Token::Close(first)),
            ',' => single(Token::Comma),
            ':' => single(Token::Colon),
            '#' if rest.starts_with("#!") => {
                let line = rest.find('\n').unwrap_or(rest.len());
                let length = rest[..line].find(']').map_or(line, |end| end + 1);
                (length, Token::Attribute(&rest[..length]))
            }
            _ => match text_length(rest) {
                Some(length) => (length, Token::Text(&rest[..length])),
                None => run(rest, first),
            },
        };
        self.offset += length;
        Some((start, token))
    }
}

/// Returns true for a letter beyond ASCII that `ron` takes for a blank: marks of direction among them, and not the no-break
/// space.
fn is_blank(letter: char) -> bool {
    matches!(letter, '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

/// Returns a name without the mark of a raw one: `r#type` names what `type` does.
pub(super) fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

fn run(rest: &str, first: char) -> (usize, Token<'_>) {
    // A sign that ends runs can still stand at the start of one (a lone `/`), and every word has a letter at least.
    let mut length = first.len_utf8();
    while let Some(&byte) = rest.as_bytes().get(length) {
        match byte {
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b':' | b'"' | b'\'' | b'/' | b'\t'..=b'\r' | b' ' => break,
            0..=0x7f => length += 1,
            _ => match rest[length..].chars().next() {
                Some(letter) if !is_blank(letter) => length += letter.len_utf8(),
                _ => break,
            },
        }
    }
    let word = &rest[..length];
    let is_name = first.is_alphabetic() || first == '_';
    (length, if is_name { Token::Name(word) } else { Token::Plain(word) })
}

/// Returns the length of the quoted text, raw text, byte text or letter that `rest` begins with.
fn text_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let unprefixed = match bytes.first()? {
        b'"' => return Some(closing(rest, 1, b'"')),
        b'\'' => return letter_length(rest, 1),
        b'b' => 1,
        b'r' => 0,
        _ => return None,
    };
    match bytes.get(unprefixed)? {
        b'"' if unprefixed == 1 => Some(closing(rest, 2, b'"')),
        b'\'' if unprefixed == 1 => letter_length(rest, 2),
        b'r' => {
            let hashes = bytes[unprefixed + 1..].iter().take_while(|byte| **byte == b'#').count();
            let start = unprefixed + 1 + hashes;
            if bytes.get(start) != Some(&b'"') {
                return None;
            }
            let end = format!("\"{}", "#".repeat(hashes));
            let inner = &rest[start + 1..];
            Some(inner.find(&end).map_or(rest.len(), |found| start + 1 + found + end.len()))
        }
        _ => None,
    }
}

/// Returns the offset after the quote that closes a text whose content begins at `start`.
fn closing(rest: &str, start: usize, quote: u8) -> usize {
    let mut offset = start;
    // Both signs are ASCII, and no byte of a longer letter is.
    while let Some(&byte) = rest.as_bytes().get(offset) {
        if byte == quote {
            return offset + 1;
        }
        offset += if byte == b'\\' { 2 } else { 1 };
    }
    rest.len()
}

/// Returns the length of a letter in single quotes. A lone apostrophe in a text that is no plan is none.
fn letter_length(rest: &str, start: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    // Only so far is looked for the second quote, or a text of apostrophes would be gone through for each of them.
    let end = rest.char_indices().map(|(offset, _)| offset).find(|offset| *offset > start + LONGEST);
    let near = end.map_or(rest, |end| &rest[..end]);
    let length = closing(near, start, b'\'');
    (length > start + 1 && near[start..length].ends_with('\'')).then_some(length)
}

pub(super) fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut offset = 0;
    while let Some(next) = rest[offset..].find(['/', '*']) {
        offset += next;
        if rest[offset..].starts_with("/*") {
            depth += 1;
            offset += 2;
        } else if rest[offset..].starts_with("*/") {
            depth = depth.saturating_sub(1);
            offset += 2;
            if depth == 0 {
                return offset;
            }
        } else {
            offset += 1;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Lexer, Token};

    #[test]
    fn words_are_found() {
        let text = "#![enable(implicit_some)] (a: \"x \\\" y\", // c\n b: [1.5, -2], /* /* n */ */ c: Is(r#\"q\"r\"#))";
        let words: Vec<_> = Lexer::new(text).map(|(_, token)| token).collect();
        assert_eq!(
            words,
            [
                Token::Attribute("#![enable(implicit_some)]"),
                Token::Open('('),
                Token::Name("a"),
                Token::Colon,
                Token::Text("\"x \\\" y\""),
                Token::Comma,
                Token::Name("b"),
                Token::Colon,
                Token::Open('['),
                Token::Plain("1.5"),
                Token::Comma,
                Token::Plain("-2"),
                Token::Close(']'),
                Token::Comma,
                Token::Name("c"),
                Token::Colon,
                Token::Name("Is"),
                Token::Open('('),
                Token::Text("r#\"q\"r\"#"),
                Token::Close(')'),
                Token::Close(')'),
            ]
        );
    }

    #[test]
    fn blanks_are_those_of_the_reader() {
        for letter in '\0'..=char::MAX {
            let is_blank = letter.is_ascii_whitespace() || letter == '\u{b}' || super::is_blank(letter);
            assert_eq!(
                ron::from_str::<u8>(&format!("{letter}1{letter}")).is_ok_and(|one| one == 1),
                is_blank,
                "{letter:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_is_walked_to_its_end(text in "[ -~\\n\\\\\"'#/*()\\[\\]{}:,rbé]{0,60}") {
            let mut lexer = Lexer::new(&text);
            let mut previous = 0;
            while let Some((start, _)) = lexer.next() {
                prop_assert!(start >= previous && lexer.offset() > start);
                previous = lexer.offset();
            }
            prop_assert_eq!(lexer.offset(), text.len());
        }
    }
}
