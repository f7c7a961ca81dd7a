//! Says what follows from how a message is passed on.

use super::super::Report;
use super::SheetLine;
use crate::plan::Answer;
use crate::text;
use crate::text::strings::{fill, slots};

/// After so many rounds of passing on it is said how many people a message has reached.
const ROUNDS: i32 = 5;

impl Report<'_> {
    /// Returns `k = p · c · q`, from three answers that the argument names, with its values put in; what follows from it after
    /// some rounds. Below 1 the message dies out.
    pub(super) fn viral_factor(&self, argument: &str) -> Vec<SheetLine> {
        let read = |address: &str| -> Option<f64> {
            let (sheet, item) = address.split_once('.')?;
            let Some(Answer::Text(text)) = self.answer(sheet, item) else { return None };
            let typed = [&text.en, &text.ar].into_iter().find(|text| !text.trim().is_empty())?;
            match text::Wanted::decimal().read(typed) {
                text::Reading::One(value) => Some(value.to_f64()),
                _ => None,
            }
        };
        let parts: Option<Vec<f64>> = argument.split(',').map(read).collect();
        let Some(parts) = parts.filter(|parts| !parts.is_empty()) else {
            return vec![SheetLine::said(self.texts.worksheets.not_answered)];
        };
        let factor: f64 = parts.iter().product();
        let texts = &self.texts.worksheets;
        let short = |value: f64| self.locale.decimal_short(value, 2);
        let product = parts.iter().map(|part| short(*part)).collect::<Vec<_>>().join(" × ");
        let template = if factor < 1.0 { texts.dies_out } else { texts.grows };
        let said = fill!(template, &[("product", &product), ("k", &self.locale.decimal(factor, 2))]);
        // One who begins, and k of each round before for so many rounds: the sum of the powers of k.
        let people: f64 = (0..=ROUNDS).map(|round| factor.powi(round)).sum();
        let values = slots![("rounds", &*self.locale.ungrouped(ROUNDS)), ("people", &*short(people))];
        let mut lines = vec![SheetLine::said(said), SheetLine::said(fill!(texts.after_rounds, values))];
        if factor < 1.0 {
            lines.push(SheetLine::said(fill!(texts.at_most_people, &[("people", &short(1.0 / (1.0 - factor)))])));
        }
        lines
    }
}
