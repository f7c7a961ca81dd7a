//! A mapping that a file says: what is wrong in it is named, with what could stand there.

use serde_json::Value as Json;

use super::mapping::Mapping;
use super::meaning::{Kind, Meaning};
use crate::text::strings::{fill, slots};
use crate::text::{Locale, isolate};

/// The fields of such a file.
const FIELDS: [&str; 6] = ["shape", "kind", "sheet", "encoding", "delimiter", "columns"];

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
        let kind = all.get("kind").and_then(Json::as_str);
        if let Some(kind) = kind.filter(|kind| Kind::ALL.iter().all(|known| known.key() != *kind)) {
            return Err(MappingFault::Kind(kind.to_owned()));
        }
        let columns = all.get("columns").and_then(Json::as_object).into_iter().flatten();
        for (column, meaning) in columns {
            let Some(name) = meaning.as_str() else { continue };
            if Meaning::of_key(name).is_none() {
                return Err(MappingFault::Meaning { column: column.clone(), name: name.to_owned() });
            }
        }
        // Read anew, so that a fault has its line.
        serde_json::from_slice(bytes).map_err(MappingFault::Form)
    }
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mapping, MappingFault};

    #[test]
    fn what_is_wrong_in_a_mapping_is_named() {
        let fault = |text: &str| Mapping::of_file(text.as_bytes()).unwrap_err();
        assert!(matches!(fault("{"), MappingFault::Form(_)));
        assert!(matches!(fault("[]"), MappingFault::Form(_)));
        assert!(matches!(fault(r#"{ "columns": { "A": 3 } }"#), MappingFault::Form(_)));
        assert!(matches!(fault(r#"{ "colums": {} }"#), MappingFault::Field(name) if name == "colums"));
        assert!(matches!(fault(r#"{ "kind": "things" }"#), MappingFault::Kind(name) if name == "things"));
        let fault = fault(r#"{ "columns": { "A": "chanel" } }"#);
        assert!(matches!(&fault, MappingFault::Meaning { column, name } if column == "A" && name == "chanel"));
        let locale = crate::text::Locale::of(crate::plan::Language::En);
        assert!(fault.sentence(locale).contains("channel"));
        let right = r#"{ "kind": "placements", "delimiter": ";", "columns": { "A": "channel" } }"#;
        assert_eq!(Mapping::of_file(right.as_bytes()).unwrap().columns.len(), 1);
    }
}
