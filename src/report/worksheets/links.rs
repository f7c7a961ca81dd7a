//! Says what the place holds that an item of a worksheet leads to, so that nobody has to go there to know.

use super::super::Report;
use crate::text::Digits;
use crate::text::strings::{fill, slots};
use crate::worksheet::{Framework, ItemState, Link, LinkedPage, as_read, completeness, framework, linked};

/// Says in one line what stands where `link` leads: how many things, how much is filled in, or that there is nothing. `sheet` is
/// the worksheet that it leads to, where it leads to one that is here. Empty for a place that there is not.
#[must_use]
pub fn words_of_link(report: &Report<'_>, link: &str, sheet: Option<&Framework>) -> String {
    match Link::of(link) {
        Some(Link::Page(_)) if linked(report.plan, link) == ItemState::Empty => {
            report.texts.worksheets.nothing.to_owned()
        }
        Some(Link::Page(page)) => report.words_of_page(page),
        Some(Link::Worksheet(_)) => sheet.map(|sheet| report.words_of_sheet(sheet)).unwrap_or_default(),
        None => String::new(),
    }
}

/// Says in one line where `link` leads and what stands there: "Audiences: 4", "Budget: nothing in the plan", "SWOT: 1 of 4".
#[must_use]
pub fn named_link(report: &Report<'_>, link: &str) -> String {
    let page = |page: LinkedPage| {
        let names = &report.texts.commands;
        match page {
            LinkedPage::Audiences => names.page_audiences,
            LinkedPage::Brief => names.page_brief,
            LinkedPage::Budget => names.page_budget,
            LinkedPage::Channels => names.page_channels,
            LinkedPage::Listening => names.page_listening,
            LinkedPage::Messages => names.page_messages,
            LinkedPage::Plan => names.page_plan,
        }
    };
    let words = &report.texts.worksheets;
    match Link::of(link) {
        Some(Link::Page(to)) if linked(report.plan, link) == ItemState::Empty => report.named(page(to), words.nothing),
        Some(Link::Page(to)) => {
            let said = report.words_of_page(to);
            // What is counted there has the name of the page already.
            if said.contains(page(to)) { said } else { report.named(page(to), &said) }
        }
        Some(Link::Worksheet(id)) => {
            let Some(sheet) = framework(id).map(|sheet| report.as_read(sheet)) else { return String::new() };
            let (_, done) = completeness(report.plan, sheet);
            report.named(sheet.name.get(report.locale.language), &report.of_line(done.answered, done.items).text)
        }
        None => String::new(),
    }
}

impl Report<'_> {
    /// Returns a worksheet with the digits of the reader in its texts.
    #[must_use]
    pub fn as_read<'f>(&self, framework: &'f Framework) -> &'f Framework {
        as_read(framework, self.locale.digits == Digits::ArabicIndic)
    }

    fn counted_things(&self, count: usize) -> String {
        self.locale.whole(u64::try_from(count).unwrap_or(u64::MAX))
    }

    fn words_of_sheet(&self, sheet: &Framework) -> String {
        let (_, done) = completeness(self.plan, sheet);
        let done = self.of_line(done.answered, done.items).text;
        fill!(self.texts.worksheets.required_answered, &[("done", &done)])
    }

    fn words_of_page(&self, page: LinkedPage) -> String {
        let (plan, names) = (self.plan, &self.texts.commands);
        let count = |name: &str, count: usize| self.named(name, &self.counted_things(count));
        match page {
            LinkedPage::Audiences => count(names.page_audiences, plan.audiences.len()),
            LinkedPage::Messages => count(names.page_messages, plan.messages.len()),
            LinkedPage::Channels => count(names.page_channels, plan.channels.len()),
            LinkedPage::Plan => count(self.texts.export.placements, plan.placements.len()),
            LinkedPage::Budget => {
                let currency = plan.money.currency;
                self.named(names.page_budget, &self.locale.money_heading(currency.money(plan.money.budget), currency))
            }
            LinkedPage::Brief => self.words_of_brief(),
            LinkedPage::Listening => {
                let [mentions, experiences, relations] =
                    [plan.mentions.len(), plan.experiences.len(), plan.relations.len()]
                        .map(|count| self.counted_things(count));
                let values =
                    slots![("mentions", &*mentions), ("experiences", &*experiences), ("relations", &*relations)];
                fill!(self.texts.worksheets.linked_listening, values)
            }
        }
    }

    fn words_of_brief(&self) -> String {
        let words = &self.texts.worksheets;
        let platform = if self.plan.platform.is_empty() { words.platform_open } else { words.platform_stated };
        let objectives = self.counted_things(self.plan.objectives.len());
        fill!(words.linked_brief, slots![("count", &*objectives), ("platform", platform)])
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::Analysis;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{Language, Plan};
    use crate::text::Locale;
    use crate::worksheet::{Kind, built_in, framework};

    #[test]
    fn every_place_says_what_it_holds() {
        let empty = Plan::empty(rayhan_soap().calendar, "JOD".parse().unwrap());
        for (plan, is_filled) in [(rayhan_soap(), true), (empty, false)] {
            let plan = Arc::new(plan);
            let analysis = Analysis::of(&plan);
            for language in Language::ALL {
                let report = Report::new(&plan, &analysis, Locale::of(language));
                let items = built_in().iter().flat_map(Framework::items);
                for (_, item) in items {
                    let Kind::Link(to) = &item.kind else { continue };
                    let sheet = to.strip_prefix("worksheet:").and_then(framework);
                    let said = words_of_link(&report, to, sheet);
                    assert!(!said.is_empty(), "{to}");
                    assert!(named_link(&report, to).contains(": "), "{to}");
                    let is_nothing = said == report.texts.worksheets.nothing;
                    assert!(sheet.is_some() || is_nothing != is_filled, "{to}: {said}");
                }
            }
            let report = Report::new(&plan, &analysis, Locale::of(Language::En));
            let count = format!("Audiences: {}", plan.audiences.len());
            let expected = if is_filled { &*count } else { "Nothing in the plan" };
            assert_eq!(words_of_link(&report, "audiences", None), expected);
            assert_eq!(words_of_link(&report, "worksheet:no-such-sheet", None), "");
            let named = if is_filled { &*count } else { "Audiences: Nothing in the plan" };
            assert_eq!(named_link(&report, "audiences"), named);
            let swot = named_link(&report, "worksheet:swot");
            assert!(swot.starts_with("SWOT: ") && swot.ends_with("of 4"), "{swot}");
        }
    }
}
