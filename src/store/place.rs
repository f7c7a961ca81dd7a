//! Places in the text of a plan document: by line and column, and the fields and items that lead to them.

use super::lex::{Lexer, Token, bare};
use crate::plan::{PathPart, PlanPlace};

/// A place in the text of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The letter in the line, counted from 1.
    pub column: usize,
}

impl Position {
    /// Returns the position of a byte offset of `text`; the end of the text for offsets beyond it.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// Returns the byte offset of this position in `text`.
    pub(super) fn offset(self, text: &str) -> usize {
        let line_start =
            text.match_indices('\n').nth(self.line.saturating_sub(2)).map_or(text.len(), |(newline, _)| newline + 1);
        let start = if self.line < 2 { 0 } else { line_start };
        let line = &text[start..];
        start + line.char_indices().nth(self.column.saturating_sub(1)).map_or(line.len(), |(offset, _)| offset)
    }
}

/// Deeper than any plan, and than `ron` reads.
const DEEPEST: usize = 130;

#[derive(Clone, Debug)]
struct Frame<'a> {
    is_list: bool,
    opened_at: usize,
    key: Option<&'a str>,
    item: usize,
    id: Option<&'a str>,
}

/// Goes through the words of a document and knows at each where it is.
#[derive(Clone, Debug)]
pub(super) struct Walker<'a> {
    lexer: Lexer<'a>,
    frames: Vec<Frame<'a>>,
    last_name: Option<(&'a str, usize)>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { lexer: Lexer::new(text), frames: Vec::new(), last_name: None }
    }

    /// Returns the offset after the last word.
    pub(super) fn offset(&self) -> usize {
        self.lexer.offset()
    }

    /// Returns how many brackets are open.
    pub(super) fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Returns the field that the walk is in, of the innermost bracket.
    pub(super) fn field(&self) -> Option<&'a str> {
        self.frames.last().and_then(|frame| frame.key)
    }

    /// Returns the field whose value the innermost bracket is.
    pub(super) fn outer_field(&self) -> Option<&'a str> {
        self.frames.iter().nth_back(1).and_then(|frame| frame.key)
    }

    /// Returns how many brackets are around the list that the walk is directly in, and which item the walk is at.
    pub(super) fn list(&self) -> Option<(usize, usize)> {
        let (last, outer) = self.frames.split_last()?;
        last.is_list.then_some((outer.len(), last.item))
    }

    /// Returns the names of the fields that the walk is in, outermost first.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'a str> {
        self.frames.iter().filter_map(|frame| frame.key)
    }

    /// Returns where the innermost open bracket stands, with the name before it.
    pub(super) fn opened_at(&self) -> Option<usize> {
        self.frames.last().map(|frame| frame.opened_at)
    }

    /// Returns the way to the word that was read last.
    pub(super) fn place(&self) -> PlanPlace {
        let mut steps = Vec::new();
        for (position, frame) in self.frames.iter().enumerate() {
            if frame.is_list {
                let id = self.frames.get(position + 1).and_then(|inner| inner.id).map(unquoted);
                steps.push(PathPart::Item { index: frame.item, id });
            } else if let Some(key) = frame.key {
                steps.push(PathPart::Field(key.to_owned()));
            }
        }
        PlanPlace(steps)
    }

    /// Returns the way to the innermost open bracket.
    pub(super) fn enclosing_place(&self) -> PlanPlace {
        let mut place = self.place();
        if let Some(frame) = self.frames.last()
            && (frame.is_list || frame.key.is_some())
        {
            place.0.pop();
        }
        place
    }

    fn enter(&mut self, token: Token<'a>, start: usize) {
        let name = self.last_name.take();
        match token {
            Token::Open(bracket) => {
                let opened_at = name.map_or(start, |(_, offset)| offset);
                self.frames.push(Frame { is_list: bracket == '[', opened_at, key: None, item: 0, id: None });
            }
            Token::Close(_) => {
                self.frames.pop();
            }
            Token::Comma => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.key = None;
                    frame.item += 1;
                }
            }
            Token::Colon => {
                if let (Some(frame), Some((name, _))) = (self.frames.last_mut(), name) {
                    frame.key = Some(name);
                }
            }
            Token::Name(name) => self.last_name = Some((bare(name), start)),
            Token::Text(text) => {
                if let Some(frame) = self.frames.last_mut()
                    && frame.key == Some("id")
                {
                    frame.id = Some(text);
                }
            }
            Token::Plain(_) | Token::Attribute(_) => {}
        }
    }
}

impl<'a> Iterator for Walker<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.frames.len() > DEEPEST {
            return None;
        }
        let (start, token) = self.lexer.next()?;
        self.enter(token, start);
        Some((start, token))
    }
}

fn unquoted(text: &str) -> String {
    text.trim_matches('"').chars().take(60).collect()
}

/// Returns where the value at `place` begins in the text, or `None` when the document has no such value.
pub(super) fn locate(text: &str, place: &PlanPlace) -> Option<Position> {
    let mut walker = Walker::new(text);
    let mut at_value = true;
    while let Some((start, token)) = walker.next() {
        let here = match token {
            Token::Colon | Token::Comma => {
                at_value = true;
                continue;
            }
            Token::Close(_) | Token::Attribute(_) => {
                at_value = false;
                continue;
            }
            _ if !at_value => continue,
            // The bracket itself is open by now, so the way to it is the one around it.
            Token::Open(_) => walker.enclosing_place(),
            Token::Name(_) | Token::Text(_) | Token::Plain(_) => walker.place(),
        };
        if here.leads_to(place) {
            return Some(Position::of(text, start));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{PathPart, PlanPlace, Position, Walker, locate};

    const TEXT: &str = "(\n  title: (en: \"ص\", ar: \"ب\"), channels: [\n    (id: \"tv\", cost: PerUnit(\"1\")),\n    \
        (id: \"radio\", contacts: [(audience: \"a\", model: Rating(r1: NaN))]),\n  ],\n)";

    fn field(name: &str) -> PathPart {
        PathPart::Field(name.to_owned())
    }

    fn item(index: usize) -> PathPart {
        PathPart::Item { index, id: None }
    }

    #[test]
    fn values_are_located() {
        for (steps, line, column) in [
            (vec![field("title")], 2, 10),
            (vec![field("title"), field("ar")], 2, 24),
            (vec![field("channels")], 2, 40),
            (vec![field("channels"), item(0), field("cost")], 3, 22),
            (vec![field("channels"), item(1)], 4, 5),
            (vec![field("channels"), item(1), field("contacts"), item(0), field("model"), field("r1")], 4, 64),
        ] {
            let place = PlanPlace(steps);
            assert_eq!(locate(TEXT, &place), Some(Position { line, column }), "{place}");
        }
        assert_eq!(locate(TEXT, &PlanPlace(vec![field("channels"), item(2)])), None);
    }

    #[test]
    fn positions_and_offsets_agree() {
        for offset in (0..=TEXT.len()).filter(|offset| TEXT.is_char_boundary(*offset)) {
            assert_eq!(Position::of(TEXT, offset).offset(TEXT), offset);
        }
    }

    #[test]
    fn places_are_shown_with_ids() {
        let mut walker = Walker::new(TEXT);
        let wanted = TEXT.find("NaN").unwrap();
        walker.find(|(start, _)| *start == wanted).unwrap();
        assert_eq!(walker.place().to_string(), "channels[1] \"radio\" → contacts[0].model.r1");
        assert_eq!(walker.enclosing_place().to_string(), "channels[1] \"radio\" → contacts[0].model");
    }
}
