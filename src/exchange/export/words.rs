//! Names and values of a plan as other programs read them: without marks of direction, and numbers in plain digits.

use crate::plan::{Bilingual, Language};
use crate::report::{Cell, Exact};
use crate::text::{reason, without_direction_marks};

/// Returns the name in `language`, or `id` where it has none.
pub(super) fn id_or_name<'a>(name: &'a Bilingual, id: &'a str, language: Language) -> &'a str {
    match name.get(language) {
        "" => id,
        name => name,
    }
}

/// Returns what a cell holds as plain text: the exact value of a number, the words of a text, the reason of what is missing.
pub(super) fn plain(cell: &Cell, language: Language) -> String {
    match (cell.value, cell.missing) {
        (_, Some(why)) if cell.value.is_none() => reason(why, language).to_owned(),
        // What is at least so much is no number for another program to add up.
        (_, Some(_)) | (None, None) => without_direction_marks(&cell.text).into_owned(),
        (Some(value), None) => exact(value),
    }
}

/// Returns a value in plain digits with all that is known of it.
pub(super) fn exact(value: Exact) -> String {
    match value {
        Exact::Count(count) => count.to_string(),
        Exact::Number(number) | Exact::Share(number) | Exact::Points(number) => (number + 0.0).to_string(),
        Exact::Money(money, currency) => currency.plain(money),
        Exact::Rate(rate, _) => rate.to_string(),
        Exact::Date(date) => date.to_string(),
        Exact::Week(week) => week.to_string(),
    }
}
