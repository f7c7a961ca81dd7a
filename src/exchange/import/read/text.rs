//! Delimited text in any encoding.

use std::collections::BTreeMap;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use crate::exchange::import::book::{Book, Builder, Format, MAX_ROWS, Value};
use crate::text::tsv::cell_text;

/// The encodings that a reader can choose, by their names on the web.
pub const ENCODINGS: [&str; 10] = [
    "UTF-8",
    "windows-1256",
    "ISO-8859-6",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1251",
    "windows-1254",
    "macintosh",
    "IBM866",
];

/// Returns true for the name of an encoding.
#[must_use]
pub fn is_encoding(name: &str) -> bool {
    Encoding::for_label(name.as_bytes()).is_some()
}

/// How many lines say what stands between cells.
const LINES_LOOKED_AT: usize = 50;

/// A text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding, by its name on the web.
    pub encoding: &'static str,
    /// True where some bytes are no letters of it.
    pub has_lost_letters: bool,
}

/// Reads bytes as text: in the encoding that was chosen, that of the mark at their beginning, UTF-8 where they are that, else
/// the likeliest.
#[must_use]
pub fn decode(bytes: &[u8], chosen: Option<&str>) -> Decoded {
    let of = |encoding: &'static Encoding, bytes: &[u8]| {
        let (text, has_lost_letters) = encoding.decode_without_bom_handling(bytes);
        Decoded { text: text.into_owned(), encoding: encoding.name(), has_lost_letters }
    };
    let marked = Encoding::for_bom(bytes);
    if let Some(encoding) = chosen.and_then(|name| Encoding::for_label(name.as_bytes())) {
        let skipped = marked.filter(|(mark, _)| *mark == encoding).map_or(0, |(_, length)| length);
        return of(encoding, &bytes[skipped..]);
    }
    if let Some((encoding, length)) = marked {
        return of(encoding, &bytes[length..]);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), encoding: "UTF-8", has_lost_letters: false };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    of(detector.guess(None, Utf8Detection::Allow), bytes)
}

/// Returns the delimiter with which the most of the first lines have the same number of cells, more than one.
fn found_delimiter(text: &str) -> char {
    let head: Vec<&str> = text.lines().take(LINES_LOOKED_AT).collect();
    let head = head.join("\n");
    let likely = |delimiter: u8| {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for record in reader(delimiter).from_reader(head.as_bytes()).byte_records().flatten() {
            *counts.entry(record.len()).or_default() += 1;
        }
        let same = counts.into_iter().filter(|(cells, _)| *cells > 1).max_by_key(|(cells, rows)| (*rows, *cells));
        same.map_or((0, 0), |(cells, rows)| (rows, cells))
    };
    let best = [b'|', b',', b';', b'\t'].into_iter().max_by_key(|delimiter| likely(*delimiter));
    let best = best.filter(|delimiter| likely(*delimiter).0 > 0);
    best.map_or('\t', char::from)
}

fn reader(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).flexible(true).has_headers(false);
    builder
}

/// Reads cells between delimiters. Blank lines count as rows, as a spreadsheet counts them.
pub(super) fn delimited(text: &str, chosen: Option<char>) -> Book {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    // Excel says itself what stands between cells: `sep=;`.
    let said = first.trim().strip_prefix("sep=").and_then(|said| said.chars().next());
    let delimiter = chosen.or(said).filter(char::is_ascii).unwrap_or_else(|| found_delimiter(text));
    let text = if said.is_some() { rest } else { text };
    let mut builder = Builder::new();
    builder.begin("", false);
    let mut rows = reader(u8::try_from(delimiter).unwrap_or(b'\t')).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut row, mut next_line) = (0, 1);
    while rows.read_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(next_line, csv::Position::line);
        row += usize::try_from(line.saturating_sub(next_line)).unwrap_or(0);
        if row >= MAX_ROWS {
            builder.cut();
            break;
        }
        let has_room = record.iter().enumerate().all(|(column, cell)| {
            let cell = cell.trim();
            builder.put(row, column, Value::text(cell_text(cell)))
        });
        if !has_room {
            break;
        }
        let lines: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        next_line = line + 1 + lines as u64;
        row += 1;
    }
    Book { delimiter: Some(delimiter), ..builder.finish(Format::Delimited) }
}
