//! The layout of a document: what fits on a line stands on one, longer items have one field a line.

use std::borrow::Cow;

use super::lex::{Lexer, Token};
use crate::plan::stands_as_it_is;

/// The longest line that holds a whole item, in letters.
const WIDTH: usize = 110;
const INDENT: usize = 4;

pub(super) enum Node<'a> {
    Atom { text: Cow<'a, str>, width: usize },
    Group(Group<'a>),
}

pub(super) struct Group<'a> {
    /// The choice's name before the bracket, or nothing.
    pub(super) name: &'a str,
    pub(super) open: char,
    pub(super) items: Vec<Item<'a>>,
    /// Comments after the last item.
    pub(super) closing: Vec<&'a str>,
    /// The letters that it takes on one line.
    width: usize,
    /// True for a list of structures, for comments, and for what holds one of these.
    pub(super) always_broken: bool,
}

pub(super) struct Item<'a> {
    /// Comments on lines of their own before it.
    pub(super) before: Vec<&'a str>,
    /// Comments behind it on its line.
    pub(super) after: Vec<&'a str>,
    pub(super) key: Option<&'a str>,
    pub(super) value: Node<'a>,
}

impl<'a> Item<'a> {
    /// Returns an item whose value stands exactly as `text`.
    pub(super) fn verbatim(key: Option<&'a str>, text: &'a str) -> Self {
        Self { before: Vec::new(), after: Vec::new(), key, value: atom(Cow::Borrowed(text)) }
    }

    pub(super) fn has_comments(&self) -> bool {
        !(self.before.is_empty() && self.after.is_empty())
    }
}

impl Node<'_> {
    fn width(&self) -> usize {
        match self {
            Self::Atom { width, .. } => *width,
            Self::Group(group) => group.width,
        }
    }
}

impl Group<'_> {
    /// Returns a structure without a name and without fields.
    pub(super) fn structure() -> Self {
        Self { name: "", open: '(', items: Vec::new(), closing: Vec::new(), width: 2, always_broken: false }
    }

    /// Counts the letters again after items were put in.
    pub(super) fn measure(&mut self) {
        let field = |item: &Item<'_>| item.key.map_or(0, |field| field.len() + 2) + item.value.width();
        let separators = 2 * self.items.len().saturating_sub(1);
        self.width = self.name.chars().count() + 2 + separators + self.items.iter().map(field).sum::<usize>();
    }

    fn close(&self) -> char {
        if self.open == '[' { ']' } else { ')' }
    }

    fn has_fields(&self) -> bool {
        self.items.iter().any(|item| item.key.is_some())
    }

    /// Returns true for a list of numbers or names, which fills its lines.
    fn fills_lines(&self) -> bool {
        let is_short = |item: &Item<'_>| matches!(&item.value, Node::Atom { text, .. } if !text.starts_with('"'));
        let has_comments = !self.closing.is_empty() || self.items.iter().any(Item::has_comments);
        self.open == '[' && !has_comments && self.items.iter().all(is_short)
    }

    /// Returns the bracket inside a choice that has nothing else, `Is([…])`: both brackets open and close on the same lines.
    fn only_bracket(&self) -> Option<&Group<'_>> {
        match self.items.as_slice() {
            [item @ Item { key: None, value: Node::Group(inner), .. }]
                if self.open == '(' && self.closing.is_empty() && !item.has_comments() =>
            {
                Some(inner)
            }
            _ => None,
        }
    }
}

/// Returns the items of `compact`, a document that `ron` wrote without line ends and escapes. `None` where it is no structure.
pub(super) fn document(compact: &str) -> Option<Group<'_>> {
    let mut words = Lexer::new(compact).map(|(_, token)| token).peekable();
    match parse(&mut words) {
        Node::Group(plan) => Some(plan),
        Node::Atom { .. } => None,
    }
}

/// Appends a document to `out`, laid out and with a line end after it.
pub(super) fn lay_out(mut plan: Group<'_>, out: &mut String) {
    plan.always_broken = true;
    Printer { out, column: 0 }.group(&plan, 0);
    out.push('\n');
}

/// Reads one value. Plans nest a few brackets deep, so the recursion is as shallow.
fn parse<'a>(words: &mut std::iter::Peekable<impl Iterator<Item = Token<'a>>>) -> Node<'a> {
    let mut name = "";
    loop {
        match words.next() {
            Some(Token::Open(open)) => return Node::Group(parse_group(name, open, words)),
            Some(Token::Name(word)) if matches!(words.peek(), Some(Token::Open(_))) => name = word,
            Some(Token::Text(text)) => return atom(spelled(text)),
            Some(Token::Name(word) | Token::Plain(word) | Token::Attribute(word)) => return atom(Cow::Borrowed(word)),
            Some(Token::Comma | Token::Colon | Token::Close(_)) | None => return atom(Cow::Borrowed("")),
        }
    }
}

fn atom(text: Cow<'_, str>) -> Node<'_> {
    let width = text.chars().count();
    Node::Atom { text, width }
}

fn parse_group<'a>(
    name: &'a str,
    open: char,
    words: &mut std::iter::Peekable<impl Iterator<Item = Token<'a>>>,
) -> Group<'a> {
    let mut group = Group { name, open, ..Group::structure() };
    loop {
        match words.peek() {
            Some(Token::Close(_)) => {
                words.next();
                break;
            }
            Some(Token::Comma) => {
                words.next();
                continue;
            }
            None => break,
            Some(_) => {}
        }
        let mut value = parse(words);
        let mut key = None;
        if let (Some(Token::Colon), Node::Atom { text: Cow::Borrowed(field), .. }) = (words.peek(), &value) {
            key = Some(*field);
            words.next();
            value = parse(words);
        }
        if let Node::Group(inner) = &value {
            group.always_broken |= inner.always_broken || (open == '[' && inner.has_fields());
        }
        group.items.push(Item { before: Vec::new(), after: Vec::new(), key, value });
    }
    group.measure();
    group
}

/// Returns a text of `compact`, quoted or raw, as it stands in a document.
///
/// Letters, vowel marks and joiners stand as they are; what cannot be seen, and marks that steer the direction of a
/// text, as escapes.
fn spelled(token: &str) -> Cow<'_, str> {
    let quoted = token.strip_prefix('r').map_or(token, |raw| raw.trim_matches('#'));
    let content = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    if content.chars().all(stands_as_it_is) {
        return Cow::Borrowed(quoted);
    }
    let mut out = String::with_capacity(content.len() + 16);
    out.push('"');
    for letter in content.chars() {
        if stands_as_it_is(letter) {
            out.push(letter);
        } else {
            out.extend(letter.escape_debug());
        }
    }
    out.push('"');
    Cow::Owned(out)
}

struct Printer<'o> {
    out: &'o mut String,
    column: usize,
}

impl Printer<'_> {
    fn push(&mut self, text: &str, width: usize) {
        self.out.push_str(text);
        self.column += width;
    }

    fn sign(&mut self, sign: char) {
        self.out.push(sign);
        self.column += 1;
    }

    fn new_line(&mut self, indent: usize) {
        const SPACES: &str = "                                ";
        self.out.push('\n');
        let mut left = indent;
        while left > 0 {
            let part = left.min(SPACES.len());
            self.out.push_str(&SPACES[..part]);
            left -= part;
        }
        self.column = indent;
    }

    /// Returns true when `width` letters and the comma after them still fit.
    fn fits(&self, width: usize) -> bool {
        self.column + width < WIDTH
    }

    fn node(&mut self, node: &Node<'_>, indent: usize) {
        match node {
            Node::Atom { text, width } => self.push(text, *width),
            Node::Group(group) => self.group(group, indent),
        }
    }

    fn group(&mut self, group: &Group<'_>, indent: usize) {
        self.push(group.name, group.name.len());
        self.sign(group.open);
        let rest = group.width - group.name.len() - 1;
        if !group.always_broken && self.fits(rest) {
            self.on_one_line(group, indent);
        } else if let Some(inner) = group.only_bracket() {
            self.group(inner, indent);
        } else if group.fills_lines() {
            self.filled(group, indent);
        } else {
            self.one_line_each(group, indent);
        }
        self.sign(group.close());
    }

    fn on_one_line(&mut self, group: &Group<'_>, indent: usize) {
        for (position, item) in group.items.iter().enumerate() {
            if position > 0 {
                self.push(", ", 2);
            }
            self.item(item, indent);
        }
    }

    fn one_line_each(&mut self, group: &Group<'_>, indent: usize) {
        for item in &group.items {
            self.comments(&item.before, indent + INDENT);
            self.new_line(indent + INDENT);
            self.item(item, indent + INDENT);
            self.sign(',');
            for comment in &item.after {
                self.sign(' ');
                self.push(comment, 0);
            }
        }
        self.comments(&group.closing, indent + INDENT);
        self.new_line(indent);
    }

    fn comments(&mut self, comments: &[&str], indent: usize) {
        for comment in comments {
            self.new_line(indent);
            self.push(comment, 0);
        }
    }

    fn filled(&mut self, group: &Group<'_>, indent: usize) {
        self.new_line(indent + INDENT);
        for (position, item) in group.items.iter().enumerate() {
            if position > 0 {
                if self.fits(item.value.width() + 1) {
                    self.sign(' ');
                } else {
                    self.new_line(indent + INDENT);
                }
            }
            self.item(item, indent + INDENT);
            self.sign(',');
        }
        self.new_line(indent);
    }

    fn item(&mut self, item: &Item<'_>, indent: usize) {
        if let Some(key) = item.key {
            self.push(key, key.len());
            self.push(": ", 2);
        }
        self.node(&item.value, indent);
    }
}
