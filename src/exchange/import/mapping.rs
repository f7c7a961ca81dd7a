//! What columns were said to mean, remembered for tables of the same shape or given as a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::book::{Sheet, column_letters};
use super::columns::{Corrections, Reason, Understood};
use super::meaning::{Kind, Meaning};
use super::table::TablePlace;
use crate::search::Folded;

/// Meanings of the columns of a table, by their titles or letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The titles of the table that it was made from, folded; empty where it holds for any.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub shape: String,
    /// What the rows are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The sheet, by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The encoding of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What stands between the cells of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// The meaning of each column, by its title or its letters.
    pub columns: BTreeMap<String, Meaning>,
}

/// The shape of a table: its titles, folded, those of weeks left out. A column without a title counts by its place and by what
/// stands in it, so that tables without titles are told from each other.
#[must_use]
pub fn shape(table: &Understood) -> String {
    let of_column = |column: &super::columns::Column| match Folded::of(&column.title).as_str().trim() {
        "" => format!("{}:{}", column_letters(column.at), column.holds.key()),
        title => title.to_owned(),
    };
    let titles = table.columns.iter().filter(|column| column.moment.is_none());
    titles.map(of_column).collect::<Vec<String>>().join("|")
}

impl Mapping {
    /// What was chosen for a table, to be remembered for others of its shape.
    #[must_use]
    pub fn of(table: &Understood) -> Self {
        let chosen = table.columns.iter().filter(|column| matches!(column.reason, Reason::Chosen | Reason::Remembered));
        let name = |title: &str, at: usize| if title.is_empty() { column_letters(at) } else { title.to_owned() };
        Self {
            shape: shape(table),
            kind: Some(table.kind),
            columns: chosen.map(|column| (name(&column.title, column.at), column.meaning)).collect(),
            ..Self::default()
        }
    }

    /// Returns where the titles of a table are that the mapping names, where nobody else would take them for titles.
    #[must_use]
    pub fn titled(&self, sheet: &Sheet, place: TablePlace) -> TablePlace {
        let first = place.body.start;
        if !place.header.is_empty() || place.body.len() < 2 {
            return place;
        }
        let is_named = |column: usize| {
            let Some(text) = sheet.cell(first, column).words() else { return false };
            let title = Folded::of(text);
            !title.is_empty() && self.columns.keys().any(|name| Folded::of(name) == title)
        };
        if !place.columns.clone().any(is_named) {
            return place;
        }
        TablePlace { header: first..first + 1, body: first + 1..place.body.end, ..place }
    }

    /// The corrections that the mapping is for a table. A title counts before the letters of a column.
    #[must_use]
    pub fn corrections(&self, table: &Understood, is_remembered: bool) -> Corrections {
        let mut meanings = BTreeMap::new();
        for (name, meaning) in &self.columns {
            let wanted = Folded::of(name);
            let by_title = |at: &&super::columns::Column| !wanted.is_empty() && Folded::of(&at.title) == wanted;
            let by_letters = |at: &&super::columns::Column| column_letters(at.at).eq_ignore_ascii_case(name.trim());
            let found = table.columns.iter().find(by_title).or_else(|| table.columns.iter().find(by_letters));
            if let Some(column) = found {
                meanings.insert(column.at, *meaning);
            }
        }
        Corrections { kind: self.kind, meanings, is_remembered }
    }
}
