//! What the place holds that an item of a worksheet leads to, so that nobody has to go there to know.

use super::super::Report;
use crate::text::strings::{fill, slots};
use crate::worksheet::{Framework, ItemState, Link, LinkedPage, completeness, linked};

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

impl Report<'_> {
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
                self.named(names.page_budget, &self.locale.money(currency.money(plan.money.budget), currency))
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
                    let is_nothing = said == report.texts.worksheets.nothing;
                    assert!(sheet.is_some() || is_nothing != is_filled, "{to}: {said}");
                }
            }
            let report = Report::new(&plan, &analysis, Locale::of(Language::En));
            let count = format!("Audiences: {}", plan.audiences.len());
            let expected = if is_filled { &*count } else { "Nothing in the plan" };
            assert_eq!(words_of_link(&report, "audiences", None), expected);
            assert_eq!(words_of_link(&report, "worksheet:no-such-sheet", None), "");
        }
    }
}
