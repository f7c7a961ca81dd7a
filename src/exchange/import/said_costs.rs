//! Costs that are said in words: what is free or included, a range, a price of one month or week.

use super::book::Value;
use super::figures::{Basis, times};
use super::issue::{Issue, IssueKind};
use super::meaning::Meaning;
use super::prices::cost_of;
use super::row_context::RowContext;
use super::schedule::Schedule;
use crate::plan::Decimal;
use crate::search::Folded;

/// What says that something costs nothing of its own, in the spelling of comparisons.
const FREE: [&str; 36] = [
    "free",
    "foc",
    "f o c",
    "free of charge",
    "for free",
    "gratis",
    "complimentary",
    "no charge",
    "no cost",
    "zero cost",
    "included",
    "incl",
    "inclusive",
    "bundled",
    "bonus",
    "value added",
    "added value",
    "included in package",
    "مجانا",
    "مجاني",
    "مجانيه",
    "بدون مقابل",
    "بلا مقابل",
    "دون مقابل",
    "مشمول",
    "مشموله",
    "مشمول بالسعر",
    "مشمول في السعر",
    "ضمن الباقه",
    "مضمن",
    "هديه",
    "kostenlos",
    "kostenfrei",
    "inklusive",
    "gratuit",
    "inclus",
];

/// Returns true for a cell that says that something costs nothing of its own: `Free`, `Included`, `مجاناً`, `مشمول`.
#[must_use]
pub(super) fn is_free(cell: &Value) -> bool {
    let is_word = |text: &str| text.chars().count() <= 40 && !text.contains(char::is_numeric);
    cell.words().filter(|text| is_word(text)).is_some_and(|text| {
        let folded = Folded::of(text);
        let said = folded.as_str().trim();
        FREE.contains(&said)
    })
}

/// Returns true for two numbers with a sign or word between them that says from which to which: `200,000 - 300,000`, `2k to 3k`.
#[must_use]
pub(super) fn is_range(text: &str) -> bool {
    let is_number = |text: &str| {
        let number = text.trim();
        let letters = number.chars().filter(|letter| letter.is_alphabetic()).count();
        number.contains(char::is_numeric) && letters <= 8 && !number.contains(['-', '–', '—', '+', '*', '/', '(', '='])
    };
    ["–", "—", "-", " to ", " till ", " bis ", " إلى ", " الى ", " حتى ", "~"]
        .iter()
        .any(|separator| text.split_once(separator).is_some_and(|(left, right)| is_number(left) && is_number(right)))
}

/// Returns a cost that its cell says is of one month or week, over all of them that the row runs: `2k/month` for three months is 6k.
pub(super) fn over_time(
    context: &RowContext<'_>,
    row: usize,
    cost: Option<Decimal>,
    schedule: &Schedule,
    issues: &mut Vec<Issue>,
) -> Option<Decimal> {
    let cost = cost?;
    let said = context.cell(row, Meaning::Cost).and_then(|(column, cell)| Some((column, cell.words()?)));
    let Some((column, text)) = said else { return Some(cost) };
    let basis = Basis::of_price(text).filter(|basis| matches!(basis, Basis::Month | Basis::Week));
    let Some(basis) = basis.filter(|_| !schedule.days.is_empty()) else { return Some(cost) };
    let one = Decimal::new(1, 0)?;
    let all = cost_of(basis, cost, one, schedule)?;
    if all == cost {
        return Some(cost);
    }
    let periods = cost_of(basis, one, one, schedule).and_then(super::figures::rounded).unwrap_or(1);
    let kind = IssueKind::OverPeriods { periods, is_months: basis == Basis::Month, cost: all };
    issues.push(Issue { row, column: Some(column.at), text: text.to_owned(), kind });
    times(cost, periods)
}
