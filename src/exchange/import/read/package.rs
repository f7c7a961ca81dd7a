//! Packages of office documents: what they are, and what they unpack to, before any of it is parsed.

use std::io::{Cursor, Read as _, copy, sink};

use zip::ZipArchive;

use super::ReadFailure;
use crate::exchange::import::book::Format;

/// The most bytes that the parts of a package unpack to together.
const MAX_UNPACKED: u64 = 64 << 20;
/// The most bytes of a part that is neither a sheet nor a list of texts.
const MAX_SMALL_PART: u64 = 8 << 20;
/// The most parts of a package.
const MAX_PARTS: usize = 10_000;

/// Holds what a package is.
pub(super) struct Parts {
    /// The format of the workbook, where it is one.
    pub(super) format: Option<Format>,
}

/// Counts what the parts that will be parsed unpack to. Pictures are not unpacked.
pub(super) fn parts(bytes: &[u8]) -> Result<Parts, ReadFailure> {
    let damaged = |why: &dyn std::fmt::Display| ReadFailure::Damaged(why.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|why| damaged(&why))?;
    if archive.len() > MAX_PARTS {
        return Err(ReadFailure::TooLarge { limit: MAX_UNPACKED });
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    let is_workbook = archive.file_names().flatten().any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
    let format = match (is_workbook, has("content.xml")) {
        (true, _) => Some(Format::Xlsx),
        (_, true) => Some(Format::Ods),
        _ => None,
    };
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|why| damaged(&why))?;
        let name = part.name().map_err(|why| damaged(&why))?.to_ascii_lowercase();
        if !matches!(name.rsplit('.').next(), Some("xml" | "rels")) {
            continue;
        }
        let is_large = name.contains("sheet") || name.contains("sharedstrings") || name == "content.xml";
        let limit = if is_large { left } else { left.min(MAX_SMALL_PART) };
        let unpacked = copy(&mut (&mut part).take(limit + 1), &mut sink()).map_err(|why| damaged(&why))?;
        if unpacked > limit {
            return Err(ReadFailure::TooLarge { limit });
        }
        left -= unpacked;
    }
    Ok(Parts { format })
}

/// Unpacks a part as text.
pub(super) fn part_text(bytes: &[u8], name: &str) -> Result<String, ReadFailure> {
    let damaged = |why: &dyn std::fmt::Display| ReadFailure::Damaged(why.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|why| damaged(&why))?;
    let part = archive.by_name(name).map_err(|why| damaged(&why))?;
    let mut content = Vec::new();
    part.take(MAX_UNPACKED).read_to_end(&mut content).map_err(|why| damaged(&why))?;
    Ok(String::from_utf8_lossy(&content).into_owned())
}
