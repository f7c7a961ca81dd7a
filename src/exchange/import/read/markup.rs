//! Marks and texts of HTML and of XML, one after the other. Nothing is built, so nothing can grow.

/// A piece of a marked-up text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A mark that opens; `is_whole` where it closes itself.
    Open { name: &'a str, attributes: &'a str, is_whole: bool },
    /// A mark that closes.
    Close(&'a str),
    /// The text between marks, with its entities.
    Text(&'a str),
}

/// Walks over the pieces of a text.
pub(super) struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(open) = self.rest.find('<') else {
                return Some(Piece::Text(std::mem::take(&mut self.rest)));
            };
            if open > 0 {
                let (text, rest) = self.rest.split_at(open);
                self.rest = rest;
                return Some(Piece::Text(text));
            }
            if let Some(comment) = self.rest.strip_prefix("<!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            if let Some(data) = self.rest.strip_prefix("<![CDATA[") {
                let (text, rest) = data.split_once("]]>").unwrap_or((data, ""));
                self.rest = rest;
                return Some(Piece::Text(text));
            }
            let end = end_of_mark(self.rest);
            let mark = self.rest.get(1..end).unwrap_or_default();
            self.rest = self.rest.get(end + 1..).unwrap_or_default();
            if mark.starts_with(['!', '?']) {
                continue;
            }
            return Some(piece(mark));
        }
    }
}

/// Returns where the mark at the beginning of `text` ends, quotation marks passed over.
fn end_of_mark(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None if byte == b'>' => return at,
            Some(_) | None => {}
        }
    }
    text.len()
}

fn piece(mark: &str) -> Piece<'_> {
    if let Some(name) = mark.strip_prefix('/') {
        return Piece::Close(name.trim());
    }
    let (mark, is_whole) = mark.strip_suffix('/').map_or((mark, false), |mark| (mark, true));
    let end = mark.find(char::is_whitespace).unwrap_or(mark.len());
    let (name, attributes) = mark.split_at(end);
    Piece::Open { name, attributes, is_whole }
}

/// Returns the value of an attribute, its entities replaced.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start();
        let equals = rest.find('=')?;
        let key = rest[..equals].trim();
        let after = rest[equals + 1..].trim_start();
        let (value, next) = match after.chars().next()? {
            quote @ ('"' | '\'') => after[1..].split_once(quote)?,
            _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        // What has no value stands before the name of what has one.
        let key = key.rsplit(char::is_whitespace).next().unwrap_or(key);
        if key.eq_ignore_ascii_case(name) {
            return Some(plain(value));
        }
        rest = next;
    }
}

/// Returns `text` with its entities replaced.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = after.bytes().take(12).position(|byte| byte == b';');
        let letter = end.and_then(|end| entity(&after[..end]));
        if let (Some(letter), Some(end)) = (letter, end) {
            out.push(letter);
            rest = &after[end + 1..];
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "pound" => '£',
        "euro" => '€',
        "times" => '×',
        "laquo" => '«',
        "raquo" => '»',
        "rlm" => '\u{200f}',
        "lrm" => '\u{200e}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Piece, Pieces, attribute, plain};

    #[test]
    fn marks_and_texts_come_one_after_the_other() {
        let pieces: Vec<_> = Pieces::of("<!doctype html><td a='>' b=2>x &amp; y<br/></td><!-- no -->z").collect();
        assert_eq!(
            pieces,
            [
                Piece::Open { name: "td", attributes: " a='>' b=2", is_whole: false },
                Piece::Text("x &amp; y"),
                Piece::Open { name: "br", attributes: "", is_whole: true },
                Piece::Close("td"),
                Piece::Text("z"),
            ]
        );
        assert_eq!(attribute(" a='>' B=2", "b").as_deref(), Some("2"));
        assert_eq!(attribute(" nowrap colspan=\"3\"", "colspan").as_deref(), Some("3"));
        assert_eq!(plain("x &amp; y&#x633;&unknown; &"), "x & yس&unknown; &");
    }
}
