//! Says what should be known of an import beside its rows, as sentences: the window and the command line say the same.

use std::sync::Arc;

use super::book::Book;
use super::column::Column;
use super::meaning::Meaning;
use super::plan_warnings::PlanWarning;
use super::preview::Preview;
use super::words::{Wording, meaning_name};
use crate::budget;
use crate::plan::{Decimal, Plan};
use crate::text::isolate;
use crate::text::strings::{fill, slots};

/// A sentence about an import as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportWarning {
    /// The sentence.
    pub text: String,
    /// True where the plan would not be what the file says, or would break what the plan says.
    pub is_grave: bool,
}

impl ImportWarning {
    fn grave(text: String) -> Self {
        Self { text, is_grave: true }
    }

    fn mild(text: String) -> Self {
        Self { text, is_grave: false }
    }
}

/// Says what should be known of an import of `book`; `over` is how much more than the budget the plan would spend.
#[must_use]
pub fn warnings(book: &Book, seen: &Preview, over: Option<Decimal>, wording: &Wording<'_>) -> Vec<ImportWarning> {
    let (locale, texts) = (wording.locale, &wording.locale.texts().import);
    let of_plan = seen.warnings.iter().map(|warning| match warning {
        PlanWarning::IsCut => ImportWarning::grave(texts.is_cut.to_owned()),
        PlanWarning::IsOfResults => ImportWarning::grave(texts.of_results.to_owned()),
        PlanWarning::SameMeaning { meaning, used, others } => {
            let values = slots![
                ("meaning", meaning_name(*meaning, locale)),
                ("used", &*wording.column(*used)),
                ("others", &*wording.columns(others)),
            ];
            ImportWarning::grave(fill!(texts.same_meaning, values))
        }
        PlanWarning::ColumnsLeft(columns) => {
            ImportWarning::mild(fill!(texts.columns_left, &[("names", &wording.columns(columns))]))
        }
        PlanWarning::OtherYear(year) => {
            ImportWarning::grave(fill!(texts.other_year, &[("year", &locale.ungrouped(*year))]))
        }
        PlanWarning::NoCosts => ImportWarning::grave(texts.no_costs.to_owned()),
        PlanWarning::CommissionOf(percent) => {
            ImportWarning::grave(fill!(texts.commission_of, &[("percent", &locale.exact_percent(*percent))]))
        }
        PlanWarning::TaxOf(percent) => {
            ImportWarning::grave(fill!(texts.tax_of, &[("percent", &locale.exact_percent(*percent))]))
        }
    });
    let over = over.map(|over| ImportWarning::grave(fill!(texts.over_budget, &[("amount", &wording.money(over))])));
    let origin = book.origin.as_deref().filter(|origin| !origin.not_taken_over.is_empty());
    let left = origin.map(|origin| {
        let names = origin.not_taken_over.join(texts.list_separator);
        ImportWarning::mild(fill!(texts.not_taken_over, &[("names", &isolate(&names, locale.language))]))
    });
    let version = book.origin.as_deref().and_then(|origin| origin.unknown_version.as_deref());
    let version = version.map(|version| {
        let values = slots![("version", &*isolate(version, locale.language))];
        ImportWarning::grave(fill!(texts.unknown_version, values))
    });
    let lost = book
        .has_lost_letters
        .then(|| ImportWarning::grave(fill!(texts.lost_letters, &[("encoding", book.encoding.unwrap_or_default())])));
    let lookalikes = seen.table.columns.iter().filter_map(|column| lookalike(column, wording));
    of_plan.chain(over).chain(version).chain(lost).chain(left).chain(lookalikes).collect()
}

/// Warns of a title in Cyrillic letters that only look like the Latin ones that it is read as.
fn lookalike(column: &Column, wording: &Wording<'_>) -> Option<ImportWarning> {
    let read_as = column.read_as.as_deref().filter(|_| column.meaning != Meaning::Unknown)?;
    let texts = &wording.locale.texts().import;
    let title = isolate(&column.title, wording.locale.language);
    Some(ImportWarning::mild(fill!(texts.homoglyphs, &[("title", &*title), ("read_as", read_as)])))
}

/// Returns how much more than its budget the plan `after` an import spends, where the import makes it so.
#[must_use]
pub fn over_budget(before: &Arc<Plan>, after: &Arc<Plan>) -> Option<Decimal> {
    let left = |plan: &Plan| budget::budget(plan).remaining.ok().map(|left| left.at_most());
    let after_left = left(after)?;
    let is_over = after_left.0 < 0 && left(before).is_none_or(|before| before != after_left);
    if is_over { after.exact_currency().decimal(-after_left) } else { None }
}
