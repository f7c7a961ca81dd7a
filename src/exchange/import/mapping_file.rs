//! A mapping that a file says: what is wrong in it is named, with what could stand there.

use serde_json::Value as Json;

use super::mapping::Mapping;
use super::meaning::{Kind, Meaning};
use crate::text::strings::{fill, slots};
use crate::text::{Locale, isolate};

/// The fields of such a file.
const FIELDS: [&str; 6] = ["shape", "kind", "sheet", "encoding", "delimiter", "columns"];

/// A mapping as help and documentation show it.
pub const EXAMPLE_OF_MAPPING: &str = r#"{ "kind": "channels", "delimiter": "semicolon", "columns": { "Station": "channel", "Spot price": "rate", "D": "ignored" } }"#;

/// Signs between cells that have a name, and their names.
const DELIMITERS: [(&str, char); 5] = [("tab", '\t'), ("\\t", '\t'), ("comma", ','), ("semicolon", ';'), ("bar", '|')];

/// Returns the sign between cells that a word or the sign itself names.
#[must_use]
pub fn delimiter(text: &str) -> Option<char> {
    let named = DELIMITERS.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, sign)| *sign);
    let mut signs = text.chars();
    named.or_else(|| signs.next().filter(|sign| !sign.is_alphanumeric() && signs.next().is_none()))
}

/// Says what is wrong in a mapping.
#[derive(Debug)]
pub enum MappingFault {
    /// It is no JSON, or not an object of names and meanings.
    Form(serde_json::Error),
    /// It has a field of this name, which is none.
    Field(String),
    /// It says that rows are this.
    Kind(String),
    /// It says that a column means this.
    Meaning {
        /// The column.
        column: String,
        /// What it says.
        name: String,
    },
    /// It has something else than a text here.
    NoText(String),
    /// It has something else than an object of columns and meanings under `columns`.
    NoColumns,
    /// It says that this stands between cells.
    Delimiter(String),
}

impl Mapping {
    /// Reads a mapping from the bytes of a file.
    ///
    /// # Errors
    /// What is wrong in it.
    pub fn of_file(bytes: &[u8]) -> Result<Self, MappingFault> {
        let all: serde_json::Map<String, Json> = serde_json::from_slice(bytes).map_err(MappingFault::Form)?;
        if let Some(field) = all.keys().find(|key| !FIELDS.contains(&key.as_str())) {
            return Err(MappingFault::Field(field.clone()));
        }
        let said = |field: &str| all.get(field).filter(|value| !value.is_null());
        let text = |field: &str| said(field).map(|value| text_at(value, field)).transpose();
        let kind = text("kind")?;
        let found = kind.as_ref().and_then(|key| Kind::ALL.into_iter().find(|kind| kind.key() == key));
        if let Some(unknown) = kind.filter(|_| found.is_none()) {
            return Err(MappingFault::Kind(unknown));
        }
        let between = text("delimiter")?;
        let sign = between.as_deref().and_then(delimiter);
        if let Some(unknown) = between.filter(|_| sign.is_none()) {
            return Err(MappingFault::Delimiter(unknown));
        }
        let columns = said("columns").map(|value| value.as_object().ok_or(MappingFault::NoColumns)).transpose()?;
        let meaning = |(column, value): (&String, &Json)| {
            let name = text_at(value, &format!("columns.{column}"))?;
            let meaning = Meaning::of_key(name.trim());
            let meaning = meaning.ok_or_else(|| MappingFault::Meaning { column: column.clone(), name })?;
            Ok((column.clone(), meaning))
        };
        Ok(Self {
            shape: text("shape")?.unwrap_or_default(),
            kind: found,
            sheet: text("sheet")?,
            encoding: text("encoding")?,
            delimiter: sign,
            columns: columns.into_iter().flatten().map(meaning).collect::<Result<_, MappingFault>>()?,
        })
    }
}

/// Returns the text that stands in a field.
fn text_at(value: &Json, field: &str) -> Result<String, MappingFault> {
    value.as_str().map(str::to_owned).ok_or_else(|| MappingFault::NoText(field.to_owned()))
}

impl MappingFault {
    /// Says what is wrong, and what could stand there.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        let texts = &locale.texts().import;
        let shown = |text: &str| isolate(text, locale.language).into_owned();
        let known = |names: Vec<&str>| shown(&names.join(", "));
        match self {
            Self::Form(_) => texts.mapping_strange.to_owned(),
            Self::Field(name) => {
                fill!(texts.mapping_field, slots![("name", &*shown(name)), ("names", &*known(FIELDS.to_vec()))])
            }
            Self::Kind(name) => {
                let kinds = known(Kind::ALL.map(Kind::key).to_vec());
                fill!(texts.mapping_kind, slots![("name", &*shown(name)), ("names", &*kinds)])
            }
            Self::Meaning { column, name } => {
                let meanings = known(Meaning::ALL.iter().map(|meaning| meaning.key()).collect());
                let values = slots![("column", &*shown(column)), ("name", &*shown(name)), ("names", &*meanings)];
                fill!(texts.mapping_meaning, values)
            }
            Self::NoText(field) => fill!(texts.mapping_no_text, &[("field", &shown(field))]),
            Self::NoColumns => fill!(texts.mapping_no_columns, &[("example", &shown(EXAMPLE_OF_COLUMNS))]),
            Self::Delimiter(name) => {
                let names = known(vec!["tab", "comma", "semicolon", "bar"]);
                fill!(texts.mapping_delimiter, slots![("name", &*shown(name)), ("names", &*names)])
            }
        }
    }
}

/// What stands under `columns` in a mapping.
const EXAMPLE_OF_COLUMNS: &str = r#"{ "Station": "channel" }"#;

#[cfg(test)]
mod tests {
    use super::{Mapping, MappingFault};

    #[test]
    fn what_is_wrong_in_a_mapping_is_named() {
        let fault = |text: &str| Mapping::of_file(text.as_bytes()).unwrap_err();
        assert!(matches!(fault("{"), MappingFault::Form(_)));
        assert!(matches!(fault("[]"), MappingFault::Form(_)));
        assert!(matches!(fault(r#"{ "columns": { "A": 3 } }"#), MappingFault::NoText(field) if field == "columns.A"));
        assert!(matches!(fault(r#"{ "sheet": 1 }"#), MappingFault::NoText(field) if field == "sheet"));
        assert!(matches!(fault(r#"{ "columns": ["A"] }"#), MappingFault::NoColumns));
        assert!(matches!(fault(r#"{ "delimiter": "dash" }"#), MappingFault::Delimiter(name) if name == "dash"));
        assert!(matches!(fault(r#"{ "colums": {} }"#), MappingFault::Field(name) if name == "colums"));
        assert!(matches!(fault(r#"{ "kind": "things" }"#), MappingFault::Kind(name) if name == "things"));
        let fault = fault(r#"{ "columns": { "A": "chanel" } }"#);
        assert!(matches!(&fault, MappingFault::Meaning { column, name } if column == "A" && name == "chanel"));
        let locale = crate::text::Locale::of(crate::plan::Language::En);
        assert!(fault.sentence(locale).contains("channel"));
        let right = r#"{ "kind": "placements", "delimiter": ";", "columns": { "A": "channel" } }"#;
        assert_eq!(Mapping::of_file(right.as_bytes()).unwrap().columns.len(), 1);
    }

    #[test]
    fn every_sentence_names_the_place_and_what_may_stand_there() {
        for language in crate::plan::Language::ALL {
            let locale = crate::text::Locale::of(language);
            let said = |text: &str| Mapping::of_file(text.as_bytes()).unwrap_err().sentence(locale);
            assert!(said(r#"{ "columns": { "Medium": 5 } }"#).contains("columns.Medium"));
            assert!(said(r#"{ "columns": "A" }"#).contains(r#""channel""#));
            assert!(said(r#"{ "delimiter": "dash" }"#).contains("semicolon"));
        }
    }

    #[test]
    fn the_example_is_a_mapping() {
        let mapping = Mapping::of_file(super::EXAMPLE_OF_MAPPING.as_bytes()).unwrap();
        assert_eq!(
            (mapping.kind, mapping.delimiter, mapping.columns.len()),
            (Some(super::Kind::Channels), Some(';'), 3)
        );
        let readme = include_str!("../../../README.md");
        assert!(readme.contains(super::EXAMPLE_OF_MAPPING), "the documentation shows another one");
    }

    #[test]
    fn a_delimiter_is_a_sign_or_its_name() {
        for (text, expected) in [
            ("semicolon", Some(';')),
            (";", Some(';')),
            ("Tab", Some('\t')),
            ("\\t", Some('\t')),
            ("\t", Some('\t')),
            ("bar", Some('|')),
            ("comma", Some(',')),
            ("^", Some('^')),
            ("dash", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(super::delimiter(text), expected, "{text}");
            let json = format!(r#"{{ "delimiter": {} }}"#, serde_json::to_string(text).unwrap());
            assert_eq!(
                Mapping::of_file(json.as_bytes()).ok().and_then(|mapping| mapping.delimiter),
                expected,
                "{text}"
            );
        }
    }

    /// What is remembered of a table is a mapping like one that a file gives.
    #[test]
    fn what_is_remembered_can_be_given_as_a_file() {
        let mapping = Mapping {
            shape: "a|b".to_owned(),
            kind: Some(super::Kind::Channels),
            sheet: Some("One".to_owned()),
            delimiter: Some('\t'),
            columns: [("A".to_owned(), super::Meaning::Channel)].into_iter().collect(),
            ..Mapping::default()
        };
        let json = serde_json::to_vec(&mapping).unwrap();
        assert_eq!(Mapping::of_file(&json).unwrap(), mapping);
    }
}
