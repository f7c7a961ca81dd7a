//! Reading bytes into sheets of cells: workbooks, delimited text, tables of Markdown and HTML.
//!
//! Nothing is believed of a file: what it unpacks to is counted before it is parsed, and cells are taken one after the other
//! until there is no room for more.

mod cells;
mod html;
mod markdown;
mod markup;
mod mediaplan;
mod ods;
mod package;
mod text;
mod xls;
mod xlsx;

use super::book::{Book, Format};

pub use text::{ENCODINGS, decode, is_encoding};

/// Says how a text is read where the reader says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextForm {
    /// The encoding, by its name on the web; found where it is not said.
    pub encoding: Option<String>,
    /// What stands between cells; found where it is not said.
    pub delimiter: Option<char>,
}

/// Says why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadFailure {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is the mark that a program leaves beside a workbook that it has open.
    #[error("this is a mark of a workbook that is open elsewhere")]
    LockFile,
    /// It unpacks to more than is read.
    #[error("it unpacks to more than {limit} bytes")]
    TooLarge {
        /// How many bytes are read.
        limit: u64,
    },
    /// It is locked with a password.
    #[error("it is locked with a password")]
    Password,
    /// It is a plan of this program, whatever it is named.
    #[error("it is a plan, not a table")]
    IsAPlan,
    /// It is neither a workbook nor a text.
    #[error("it is neither a workbook nor a text")]
    NotATable,
    /// It is damaged, or cut short.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// It is JSON that breaks off or has a mistake.
    #[error("it is no whole JSON: line {line}, column {column}")]
    BrokenJson {
        /// The line of the mistake, from 1.
        line: usize,
        /// The column of the mistake, from 1.
        column: usize,
    },
}

/// The most bytes of a file that is read.
pub const MAX_FILE: u64 = 64 << 20;

/// Reads the sheets of a file. `name` is the file's name, empty for what was pasted.
///
/// # Errors
/// When it is too large, damaged or nothing with cells.
pub fn read(name: &str, bytes: &[u8], form: &TextForm) -> Result<Book, ReadFailure> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    if file.starts_with("~$") || file.starts_with(".~lock.") {
        return Err(ReadFailure::LockFile);
    }
    if bytes.len() as u64 > MAX_FILE {
        return Err(ReadFailure::TooLarge { limit: MAX_FILE });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let parts = package::parts(bytes)?;
        return match parts.format {
            Some(Format::Ods) => ods::read(bytes),
            Some(_) => xlsx::read(bytes),
            None => Err(ReadFailure::NotATable),
        };
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return xls::read(bytes);
    }
    if is_binary(bytes) {
        return Err(ReadFailure::NotATable);
    }
    of_text(bytes, form, file.to_ascii_lowercase().ends_with(".json"))
}

/// Reads a text in any encoding. One that is called JSON is a plan of the open format, or nothing with a table.
fn of_text(bytes: &[u8], form: &TextForm, is_json: bool) -> Result<Book, ReadFailure> {
    let decoded = decode(bytes, form.encoding.as_deref());
    if decoded.text.trim().is_empty() {
        return Err(ReadFailure::Empty);
    }
    if is_plan(&decoded.text) {
        return Err(ReadFailure::IsAPlan);
    }
    if mediaplan::is_media_plan(&decoded.text) {
        return mediaplan::read(&decoded.text);
    }
    if is_json {
        let read = serde_json::from_str::<serde::de::IgnoredAny>(&decoded.text);
        return Err(read.map_or_else(|why| broken_json(&why), |_| ReadFailure::NotATable));
    }
    let book = read_text(&decoded.text, form.delimiter);
    Ok(Book { encoding: Some(decoded.encoding), has_lost_letters: decoded.has_lost_letters, ..book })
}

/// Returns where a text stops being JSON, as a failure.
fn broken_json(why: &serde_json::Error) -> ReadFailure {
    ReadFailure::BrokenJson { line: why.line(), column: why.column() }
}

/// Returns the book that a reader has built; one that breaks off before its first cell is damaged, not empty.
fn whole(book: Book, breaks_off: bool) -> Result<Book, ReadFailure> {
    if breaks_off && book.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(ReadFailure::Damaged("it breaks off before its first cell".to_owned()));
    }
    Ok(book)
}

/// Returns true for the text of a plan file: a bracket behind attributes, and its format the first field.
fn is_plan(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| {
        let is_passed = line.is_empty() || line.starts_with("#![") || line.starts_with("//");
        !is_passed
    });
    let begin: String = lines.take(2).flat_map(str::chars).filter(|letter| !letter.is_whitespace()).collect();
    begin.strip_prefix("Plan").unwrap_or(&begin).starts_with("(format:")
}

/// Reads a text: tables of HTML or Markdown where it has some, else cells between delimiters.
#[must_use]
pub fn read_text(text: &str, delimiter: Option<char>) -> Book {
    if delimiter.is_none() {
        if html::is_html(text) {
            return html::read(text);
        }
        if markdown::is_markdown(text) {
            return markdown::read(text);
        }
    }
    text::delimited(text, delimiter)
}

/// Returns true for bytes that no text has, unless they begin with a mark of an encoding of two bytes.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let is_marked = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    !is_marked && head.contains(&0)
}
