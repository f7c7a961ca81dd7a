//! Writes answers of worksheets in words: their worksheets, items and options are called what the worksheet calls them.

use serde_json::Value;

use super::{Words, shortened};
use crate::diff::DifferenceStep;
use crate::plan::Language;
use crate::worksheet::{Framework, Item, framework};

/// Finds the worksheet that a place stands in, and the item that it is an answer to.
fn asked(place: &[DifferenceStep]) -> Option<(&'static Framework, Option<&'static Item>)> {
    let mut steps = place.iter();
    let mut item_of = |list: &str| {
        steps.find(|step| matches!(step, DifferenceStep::Field(name) if name == list))?;
        match steps.next()? {
            DifferenceStep::Item(key) => Some(key.first().to_owned()),
            DifferenceStep::Field(_) => None,
        }
    };
    let sheet = framework(&item_of("worksheets")?)?;
    Some((sheet, item_of("answers").and_then(|item| sheet.item(&item))))
}

impl Words<'_> {
    /// Returns what a worksheet, an item or an option is called; none where this program does not have it.
    pub(super) fn asked_name(&self, list: &str, id: &str, around: &[DifferenceStep]) -> Option<String> {
        let language = self.locale.language;
        let name = match list {
            "worksheets" => &framework(id)?.name,
            "answers" => &asked(around)?.0.item(id)?.name,
            "notes" => &asked(around)?.1?.kind.options().iter().find(|option| option.id == id)?.name,
            _ => return None,
        };
        Some(name.get(language).to_owned())
    }

    /// Returns an answer in words: the names of chosen options, the rows of a table. None for what is no answer.
    pub(super) fn answer(&self, place: &[DifferenceStep], value: &Value) -> Option<String> {
        let [.., DifferenceStep::Field(field)] = place else { return None };
        if field != "answer" || !matches!(place, [DifferenceStep::Field(list), ..] if list == "worksheets") {
            return None;
        }
        if value.as_str() == Some("DontKnow") {
            return Some(self.locale.texts().worksheets.dont_know.to_owned());
        }
        let (kind, inner) = value.as_object().filter(|tagged| tagged.len() == 1)?.iter().next()?;
        let option = |id: &Value| {
            let id = id.as_str().unwrap_or_default();
            let options = asked(place).and_then(|(_, item)| item).map(|item| item.kind.options()).unwrap_or_default();
            let known = options.iter().find(|option| option.id == id);
            self.quoted(known.map_or(id, |option| option.name.get(self.locale.language)))
        };
        let words: Vec<String> = match (kind.as_str(), inner) {
            ("Choice", id) => vec![option(id)],
            ("Choices", Value::Array(ids)) => ids.iter().map(option).collect(),
            ("Rows", Value::Array(rows)) => rows.iter().filter_map(|row| self.row(row)).collect(),
            ("Text" | "Scale", inner) => vec![self.value(field, inner)],
            _ => return None,
        };
        Some(if words.is_empty() { self.texts().none.to_owned() } else { words.join(self.texts().separator) })
    }

    /// Writes a row of a table, as the reader's language has it; none where nothing stands in it.
    fn row(&self, row: &Value) -> Option<String> {
        let language = self.locale.language;
        let text = |cell: &Value, language: Language| {
            let key = match language {
                Language::En => "en",
                Language::Ar => "ar",
            };
            let text = cell.get(key).and_then(Value::as_str).unwrap_or_default().trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let cells =
            row.as_array()?.iter().filter_map(|cell| text(cell, language).or_else(|| text(cell, language.other())));
        let words = cells.collect::<Vec<_>>().join(self.locale.dot());
        (!words.is_empty()).then(|| self.quoted(&shortened(&words)))
    }
}
