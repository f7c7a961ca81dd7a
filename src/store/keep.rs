//! Comments and unknown fields of a document that people wrote by hand, carried over to what is written after an edit.
//!
//! [`Source`] is the text as a tree, with the comments of each item; [`keep`] lays what the program cannot know of into the
//! tree of the new document. Items are found again by their field, by their id (a contact by its audience), and where they
//! have neither, by their text or place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

mod laying;

pub(super) use laying::keep;

use super::Opened;
use super::explain::shortened;
use super::lex::{Lexer, Token, bare};
use super::read::unknown_places;
use crate::plan::{PathPart, PlanPlace, schema};

/// Deeper than `ron` reads.
const DEEPEST: usize = 140;

/// A document as its reader wrote it.
#[derive(Debug)]
pub(super) struct Source<'a> {
    header: Vec<&'a str>,
    pub(super) root: Branch<'a>,
    footer: Vec<&'a str>,
}

/// Holds what stands in brackets, with the choice's name before them.
#[derive(Debug)]
pub(super) struct Branch<'a> {
    name: &'a str,
    pub(super) is_list: bool,
    pub(super) twigs: Vec<Twig<'a>>,
    closing: Vec<&'a str>,
}

/// A field or an item of a list.
#[derive(Debug)]
pub(super) struct Twig<'a> {
    pub(super) key: Option<&'a str>,
    /// The field's name as it is written, with the mark of a raw name where it has one.
    written_key: Option<&'a str>,
    /// Where it begins, with its field's name, and where its value ends.
    pub(super) span: (usize, usize),
    /// Where its value begins.
    pub(super) value_at: usize,
    /// The value as it stands.
    pub(super) text: &'a str,
    pub(super) branch: Option<Branch<'a>>,
    before: Vec<&'a str>,
    after: Vec<&'a str>,
}

/// Holds what stands in a document beside the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// Fields that this program does not know, as they stand, by their places.
    pub fields: BTreeMap<String, String>,
    /// The comments, in order.
    pub comments: Vec<String>,
}

/// Holds what a document has beside its plan, as far as it can be kept.
pub(super) struct Beside {
    /// The places of unknown fields at which no field can be found: what is there could not be kept.
    pub(super) unfound: BTreeSet<String>,
    /// At least as many bytes as the comments and unknown fields take in a document that keeps them.
    pub(super) bytes: u64,
}

/// More than the deepest place of a comment is indented by, with the end of its line.
const AROUND_A_COMMENT: usize = 64;

/// Looks for the comments of `text`, and for its fields at the places `unknown`.
pub(super) fn beside(text: &str, unknown: &BTreeSet<String>) -> Beside {
    let Some(source) = Source::of(text) else { return Beside { unfound: unknown.clone(), bytes: 0 } };
    let mut fields = BTreeMap::new();
    source.root.places(unknown, &mut String::new(), &mut fields);
    // A line of its own for each, as deep as its place is, in structures that stand for its sake alone.
    let of_fields: usize = fields.iter().map(|(place, length)| 8 * place.len() + length + AROUND_A_COMMENT).sum();
    let mut comments = source.header;
    source.root.all_comments(&mut comments);
    comments.extend(source.footer);
    let of_comments: usize = comments.iter().map(|comment| comment.len() + AROUND_A_COMMENT).sum();
    let unfound = unknown.iter().filter(|place| !fields.contains_key(*place)).cloned().collect();
    Beside { unfound, bytes: (of_fields + of_comments) as u64 }
}

/// Returns what stands in the document of `opened` beside the plan.
#[must_use]
pub fn extras(opened: &Opened) -> Extras {
    let mut extras = Extras::default();
    let Some(origin) = opened.origin.as_deref() else { return extras };
    let (Some(source), Ok(unknown)) = (Source::of(origin), unknown_places(origin)) else { return extras };
    source.root.unknown_fields(&unknown, &mut String::new(), &mut PlanPlace::default(), &mut extras.fields);
    let mut comments = source.header;
    source.root.all_comments(&mut comments);
    comments.extend(source.footer);
    extras.comments = comments.into_iter().map(str::to_owned).collect();
    extras
}

struct Parser<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    /// Where the last word ended.
    end: usize,
    next: Option<(usize, Token<'a>)>,
    next_end: usize,
}

impl<'a> Source<'a> {
    /// Returns the tree of a text that has been read as a plan. `None` where it is none after all.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let mut parser = Parser { text, lexer: Lexer::new(text), end: 0, next: None, next_end: 0 };
        parser.look();
        let mut header = Vec::new();
        loop {
            header.extend(parser.comments());
            match parser.next? {
                (_, Token::Attribute(_) | Token::Name(_)) => parser.bump(),
                (_, Token::Open('(')) => break,
                _ => return None,
            }
        }
        let root = parser.branch("", '(', 0)?;
        let mut footer = parser.comments();
        while parser.next.is_some() {
            parser.bump();
            footer.extend(parser.comments());
        }
        Some(Self { header, root, footer })
    }
}

impl<'a> Parser<'a> {
    fn look(&mut self) {
        self.next = self.lexer.next();
        self.next_end = self.lexer.offset();
    }

    fn bump(&mut self) {
        self.end = self.next_end;
        self.look();
    }

    /// Returns the comments between the last word and the next one.
    fn comments(&self) -> Vec<&'a str> {
        let (behind, before) = self.comments_by_line();
        behind.into_iter().chain(before).collect()
    }

    /// Returns the comments before the next word: those behind the last word on its line, and the others.
    fn comments_by_line(&self) -> (Vec<&'a str>, Vec<&'a str>) {
        let next = self.next.map_or(self.text.len(), |(start, _)| start);
        let gap = self.text.get(self.end..next).unwrap_or_default();
        let (mut behind, mut before) = (Vec::new(), Vec::new());
        let mut rest = gap;
        let mut same_line = true;
        while let Some(start) = rest.find('/') {
            same_line &= !rest[..start].contains('\n');
            let length = if rest[start..].starts_with("//") {
                rest[start..].find('\n').unwrap_or(rest.len() - start)
            } else {
                super::lex::block_comment(&rest[start..])
            };
            let comment = rest[start..start + length].trim_end();
            rest = &rest[start + length..];
            // A block comment right before a value belongs to that value.
            let ends_line = rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n') || comment.starts_with("//");
            if same_line && ends_line { behind.push(comment) } else { before.push(comment) }
        }
        (behind, before)
    }

    fn branch(&mut self, name: &'a str, open: char, depth: usize) -> Option<Branch<'a>> {
        if depth > DEEPEST {
            return None;
        }
        self.bump();
        let mut branch = Branch { name, is_list: open == '[', twigs: Vec::new(), closing: Vec::new() };
        loop {
            let (behind, before) = self.comments_by_line();
            // What stands before a comma belongs to the item before it, on whatever line.
            let is_comma = matches!(self.next, Some((_, Token::Comma)));
            let (token_before, rest) =
                if is_comma { (behind.into_iter().chain(before).collect(), Vec::new()) } else { (behind, before) };
            let rest = match branch.twigs.last_mut() {
                Some(twig) => {
                    twig.after.extend(token_before);
                    rest
                }
                None => token_before.into_iter().chain(rest).collect(),
            };
            match self.next {
                Some((_, Token::Close(_))) | None => {
                    branch.closing = rest;
                    self.bump();
                    return Some(branch);
                }
                Some((_, Token::Comma)) => self.bump(),
                Some(_) => {
                    let twig = self.twig(rest, depth)?;
                    branch.twigs.push(twig);
                }
            }
        }
    }

    fn twig(&mut self, mut before: Vec<&'a str>, depth: usize) -> Option<Twig<'a>> {
        let (start, first) = self.next?;
        let mut written_key = None;
        let mut value_at = start;
        let mut name = match first {
            Token::Name(word) | Token::Text(word) | Token::Plain(word) => Some(word),
            _ => None,
        };
        if name.is_some() {
            self.bump();
            if let Some((_, Token::Colon)) = self.next {
                before.extend(self.comments());
                self.bump();
                before.extend(self.comments());
                written_key = name;
                let (at, value) = self.next?;
                value_at = at;
                name = match value {
                    Token::Name(word) | Token::Text(word) | Token::Plain(word) => Some(word),
                    _ => None,
                };
                if name.is_some() {
                    self.bump();
                }
            }
        }
        let branch = match self.next {
            Some((_, Token::Open(open))) => {
                if name.is_some() {
                    before.extend(self.comments());
                }
                Some(self.branch(name.map(bare).unwrap_or_default(), open, depth + 1)?)
            }
            // Nothing that `ron` reads has these here; the word is passed over.
            Some((_, Token::Colon | Token::Attribute(_))) => {
                self.bump();
                None
            }
            _ => None,
        };
        let text = self.text.get(value_at..self.end).unwrap_or_default();
        Some(Twig {
            key: written_key.map(bare),
            written_key,
            span: (start, self.end),
            value_at,
            text,
            branch,
            before,
            after: Vec::new(),
        })
    }
}

impl<'a> Branch<'a> {
    /// Collects the fields at the places `unknown`; `path` is the way without ids, `place` with them.
    fn unknown_fields(
        &self,
        unknown: &BTreeSet<String>,
        path: &mut String,
        place: &mut PlanPlace,
        out: &mut BTreeMap<String, String>,
    ) {
        for (index, twig) in self.twigs.iter().enumerate() {
            let (length, depth) = (path.len(), place.0.len());
            enter(path, self.is_list, index, twig.key);
            if self.is_list {
                let list = place.0.iter().rev().find_map(PathPart::field).unwrap_or_default();
                let id = twig.branch.as_ref().and_then(|branch| branch.id(list));
                // By its id an item is the same wherever it stands.
                place.0.push(PathPart::Item { index: if id.is_some() { 0 } else { index }, id });
            } else if let Some(key) = twig.key {
                place.0.push(PathPart::Field(key.to_owned()));
            }
            if twig.key.is_some() && unknown.contains(path.as_str()) {
                out.insert(place.to_string().replace("[0] ", " "), twig.text.to_owned());
            } else if let Some(branch) = &twig.branch {
                branch.unknown_fields(unknown, path, place, out);
            }
            path.truncate(length);
            place.0.truncate(depth);
        }
    }

    /// Collects those of the places `unknown` at which a field stands, with the bytes of its value.
    fn places(&self, unknown: &BTreeSet<String>, path: &mut String, out: &mut BTreeMap<String, usize>) {
        for (index, twig) in self.twigs.iter().enumerate() {
            let length = path.len();
            enter(path, self.is_list, index, twig.key);
            if twig.key.is_some() && unknown.contains(path.as_str()) {
                out.insert(path.clone(), twig.text.len());
            } else if let Some(branch) = &twig.branch {
                branch.places(unknown, path, out);
            }
            path.truncate(length);
        }
    }

    /// Takes every comment in it, in order.
    fn all_comments(self, out: &mut Vec<&'a str>) {
        for twig in self.twigs {
            out.extend(twig.before);
            if let Some(branch) = twig.branch {
                branch.all_comments(out);
            }
            out.extend(twig.after);
        }
        out.extend(self.closing);
    }

    /// Returns what an item of the list in the field `list` is known by; see [`schema::identity_of`].
    pub(super) fn id(&self, list: &str) -> Option<String> {
        let stands = |name: &str| self.twigs.iter().find(|twig| twig.key == Some(name)).map(|twig| decoded(twig.text));
        known_by(list, stands)
    }
}

/// Returns what an item of the list in the field `list` is known by, where `stands` says what stands in its fields.
fn known_by(list: &str, stands: impl Fn(&str) -> Option<String>) -> Option<String> {
    let parts = schema::identity_of(list).iter().map(|field| stands(field)).collect::<Option<Vec<String>>>();
    parts.map(|parts| parts.join(" · "))
}

/// Returns the text that a literal stands for.
fn decoded(literal: &str) -> String {
    let plain = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match plain.filter(|text| !text.contains('\\')) {
        Some(text) => text.to_owned(),
        None => ron::from_str(literal).unwrap_or_else(|_| literal.to_owned()),
    }
}

/// Goes one step further on a way as [`PlanPlace`] shows it, without ids.
fn enter(path: &mut String, is_list: bool, index: usize, key: Option<&str>) {
    if is_list {
        // Writing to a string cannot fail.
        let _ = write!(path, "[{index}]");
    } else if let Some(key) = key {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&shortened(key));
    }
}
