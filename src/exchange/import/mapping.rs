//! Says what columns were said to mean, remembered for tables of the same shape or given as a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::book::{Sheet, column_letters};
use super::column::{Column, Corrections, Reason, Understood};
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

/// Returns the shape of a table: its titles, folded, those of weeks left out. A column without a title counts by its place and
/// by what stands in it, so that tables without titles are told from each other.
#[must_use]
pub fn shape(table: &Understood) -> String {
    let of_column = |column: &Column| match Folded::of(&column.title).as_str().trim() {
        "" => format!("{}:{}", column_letters(column.at), column.holds.key()),
        title => title.to_owned(),
    };
    let titles = table.columns.iter().filter(|column| column.moment.is_none());
    titles.map(of_column).collect::<Vec<String>>().join("|")
}

impl Mapping {
    /// Returns what was chosen for a table, to be remembered for others of its shape.
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

    /// Returns the corrections that the mapping is for a table. A title counts before the letters of a column.
    #[must_use]
    pub fn corrections(&self, table: &Understood, is_remembered: bool) -> Corrections {
        let found = self.columns.iter().filter_map(|(name, meaning)| Some((named(table, name)?.at, *meaning)));
        Corrections { kind: self.kind, meanings: found.collect(), is_remembered }
    }

    /// Returns the names of columns that the table does not have.
    #[must_use]
    pub fn unknown_columns(&self, table: &Understood) -> Vec<&str> {
        self.columns.keys().map(String::as_str).filter(|name| named(table, name).is_none()).collect()
    }
}

/// Finds the column of this title, else of these letters.
fn named<'t>(table: &'t Understood, name: &str) -> Option<&'t Column> {
    let wanted = Folded::of(name);
    let by_title = |column: &&Column| !wanted.is_empty() && Folded::of(&column.title) == wanted;
    let by_letters = |column: &&Column| column_letters(column.at).eq_ignore_ascii_case(name.trim());
    table.columns.iter().find(by_title).or_else(|| table.columns.iter().find(by_letters))
}
