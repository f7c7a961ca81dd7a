//! An Office Open XML package: parts, their kinds and their relations.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::markup::{HEAD, escaped};
use crate::exchange::export::ExportError;

/// Holds one part of a package.
pub(in crate::exchange::export) struct Part {
    /// Its path in the package.
    pub(in crate::exchange::export) name: String,
    /// Its kind; empty where the ending of its path says it.
    pub(in crate::exchange::export) kind: &'static str,
    /// What it holds.
    pub(in crate::exchange::export) data: Vec<u8>,
    /// What it names: an id, a kind of relation, and a path.
    pub(in crate::exchange::export) relations: Vec<(String, &'static str, String)>,
}

impl Part {
    /// Makes a part of markup that names nothing.
    pub(in crate::exchange::export) fn of(name: impl Into<String>, kind: &'static str, data: String) -> Self {
        Self { name: name.into(), kind, data: data.into_bytes(), relations: Vec::new() }
    }

    /// Lets the part name others.
    pub(in crate::exchange::export) fn naming(self, relations: Vec<(String, &'static str, String)>) -> Self {
        Self { relations, ..self }
    }
}

/// Says what a package says about itself.
pub(in crate::exchange::export) struct About<'a> {
    /// Its title.
    pub(in crate::exchange::export) title: &'a str,
    /// Who wrote it.
    pub(in crate::exchange::export) author: &'a str,
    /// The day that it bears, never that of the clock.
    pub(in crate::exchange::export) day: jiff::civil::Date,
}

/// Where relations of office documents are defined.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// Writes a package whose main part is `main`.
///
/// # Errors
/// When it cannot be put together.
pub(in crate::exchange::export) fn package(
    parts: &[Part],
    main: &str,
    about: &About<'_>,
) -> Result<Vec<u8>, ExportError> {
    written(parts, main, about).map_err(|why| ExportError::TooMuch(why.to_string()))
}

fn written(parts: &[Part], main: &str, about: &About<'_>) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut put = |name: &str, data: &[u8]| -> Result<(), zip::result::ZipError> {
        zip.start_file(name, options)?;
        zip.write_all(data)?;
        Ok(())
    };
    put("[Content_Types].xml", kinds(parts).as_bytes())?;
    let root = [
        ("rId1".to_owned(), "officeDocument", main.to_owned()),
        (
            "rId2".to_owned(),
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml".to_owned(),
        ),
    ];
    put("_rels/.rels", relations(&root).as_bytes())?;
    put("docProps/core.xml", properties(about).as_bytes())?;
    for part in parts {
        put(&part.name, &part.data)?;
        if !part.relations.is_empty() {
            let (folder, file) = part.name.rsplit_once('/').unwrap_or(("", &part.name));
            put(&format!("{folder}/_rels/{file}.rels"), relations(&part.relations).as_bytes())?;
        }
    }
    Ok(zip.finish()?.into_inner())
}

fn kinds(parts: &[Part]) -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for part in parts.iter().filter(|part| !part.kind.is_empty()) {
        // Writing to a string cannot fail.
        let _ = write!(out, "<Override PartName=\"/{}\" ContentType=\"{}\"/>", part.name, part.kind);
    }
    out + "</Types>"
}

fn relations(list: &[(String, &'static str, String)]) -> String {
    let mut out =
        format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (id, kind, target) in list {
        let kind = if kind.starts_with("http") { (*kind).to_owned() } else { format!("{RELATIONS}{kind}") };
        let _ = write!(out, "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{}\"/>", escaped(target));
    }
    out + "</Relationships>"
}

fn properties(about: &About<'_>) -> String {
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created></cp:coreProperties>",
        escaped(about.title),
        escaped(about.author),
        about.day
    )
}
