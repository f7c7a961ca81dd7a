//! Versions side by side: the plan, its alternatives and other plans as columns of tables, with what differs from one of them.

mod figures;
mod lines;
mod parts;
mod plots;
mod profile;
mod sentences;
mod weeks;

#[cfg(test)]
mod tests;

pub use figures::alternatives;
pub use sentences::Said;

use super::Report;
use crate::analysis::Analysis;
use crate::plan::Language;
use crate::text::strings::{CompareTexts, fill};
use crate::text::{Locale, isolate};

/// Holds one version that is compared: its name, and its plan with its results.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    /// What it is called, ready to stand in a sentence.
    pub name: String,
    /// Its plan and results.
    pub report: Report<'a>,
}

/// Holds versions that stand side by side, and says which of them the others are compared with.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    versions: Vec<Compared<'a>>,
    base: usize,
    only_differences: bool,
}

impl<'a> Comparison<'a> {
    /// Puts versions side by side, each with its name and results; `base` is the place of the one that the others are compared
    /// with.
    #[must_use]
    pub fn new(versions: Vec<(String, &'a Analysis)>, base: usize, locale: Locale, plan_language: Language) -> Self {
        let base = base.min(versions.len().saturating_sub(1));
        let (names, analyses): (Vec<String>, Vec<&'a Analysis>) = versions.into_iter().unzip();
        let compared = |(name, analysis): (String, &'a Analysis)| Compared {
            name: isolate(&name, locale.language).into_owned(),
            report: Report::new(analysis.plan(), analysis, locale).with_plan_in(plan_language),
        };
        let versions = distinct(names, locale).into_iter().zip(analyses).map(compared).collect();
        Self { versions, base, only_differences: false }
    }

    /// Leaves out the rows in which no version differs from the base.
    #[must_use]
    pub fn with_only_differences(self, only_differences: bool) -> Self {
        Self { only_differences, ..self }
    }

    /// Returns the versions in their order.
    #[must_use]
    pub fn versions(&self) -> &[Compared<'a>] {
        &self.versions
    }

    /// Returns the place of the base.
    #[must_use]
    pub fn base(&self) -> usize {
        self.base
    }

    /// Returns the report of the base; none where nothing is compared.
    fn base_report(&self) -> Option<&Report<'a>> {
        self.versions.get(self.base).map(|version| &version.report)
    }

    /// Says what of the other versions cannot be laid beside the base: another currency, another calendar, other audiences.
    #[must_use]
    pub fn cautions(&self) -> Vec<String> {
        let Some(base) = self.base_report() else { return Vec::new() };
        let others = self.versions.iter().enumerate().filter(|(at, _)| *at != self.base);
        others.flat_map(|(_, version)| caution(base, version)).collect()
    }
}

/// Returns the names with a number behind those that an earlier version has: "Video", "Video (2)".
#[must_use]
pub fn distinct(names: Vec<String>, locale: Locale) -> Vec<String> {
    let mut known: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let numbered = (2_u64..).map(|number| format!("{name} ({})", locale.ungrouped(number)));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !known.contains(name));
        known.push(free.unwrap_or(name));
    }
    known
}

fn words(report: &Report<'_>) -> &'static CompareTexts {
    &report.texts.compare
}

/// Says what of one version cannot be laid beside the base.
fn caution(base: &Report<'_>, version: &Compared<'_>) -> Vec<String> {
    let (words, own) = (words(base), &version.report);
    let mut said = Vec::new();
    let name = version.name.as_str();
    if own.plan.money.currency != base.plan.money.currency {
        said.push(fill!(words.other_currency, &[("name", name), ("currency", &own.currency())]));
    }
    if own.plan.calendar != base.plan.calendar {
        let calendar = own.plan.calendar;
        let days = calendar.first_day(1).zip(calendar.last_day(calendar.weeks));
        let days = days.map_or_else(String::new, |(first, last)| base.locale.days(first, last));
        said.push(fill!(words.other_calendar, &[("name", name), ("days", &days)]));
    }
    let people = |report: &Report<'_>| report.analysis.reach.total.as_ref().map(|total| total.population).ok();
    if let (Some(here), Some(there)) = (people(base), people(own))
        && (here - there).abs() > 0.5
    {
        said.push(fill!(words.other_people, &[("name", name), ("people", &base.locale.decimal(there, 0))]));
    }
    said
}

/// Returns what a version that is an alternative is called; `None` is the plan as it is.
#[must_use]
pub fn version_name(report: &Report<'_>, alternative: Option<&crate::plan::Alternative>) -> String {
    alternative.map_or_else(|| words(report).as_it_is.to_owned(), |alternative| report.name(alternative).to_owned())
}
