//! Says what the plan says of itself: sentences whose figures follow it.

use crate::plan::schema::ListName;
use crate::plan::{Figure, NotComputable};
use crate::report::Report;
use crate::text::strings::{fill, slots};
use crate::text::{Noun, isolate, name_in_sentence, reason, terms, universe_in_sentence};
use crate::worksheet::AutoPart;

/// Returns the sentences of a part; empty where it has none.
pub(super) fn facts(report: &Report, part: AutoPart) -> Vec<String> {
    let facts = Facts { report };
    let sentences = match part {
        AutoPart::Summary => facts.summary(),
        AutoPart::Reach => facts.reach(),
        AutoPart::Consistency => facts.consistency(),
        AutoPart::Budget => facts.budget(),
        AutoPart::Evaluation => facts.objectives().into_iter().collect(),
        _ => Vec::new(),
    };
    sentences.into_iter().map(|sentence| ended(&sentence)).collect()
}

/// Ends a sentence with a full stop.
pub(super) fn ended(sentence: &str) -> String {
    let sentence = sentence.trim_end();
    if sentence.ends_with(['.', '!', '?', '؟', ':']) { sentence.to_owned() } else { format!("{sentence}.") }
}

struct Facts<'a, 'b> {
    report: &'b Report<'a>,
}

impl Facts<'_, '_> {
    fn summary(&self) -> Vec<String> {
        let plan = self.report.plan;
        if plan.placements.is_empty() && plan.audiences.is_empty() && plan.messages.is_empty() {
            return Vec::new();
        }
        let mut facts: Vec<String> = self.period().into_iter().chain(self.audiences()).chain(self.placed()).collect();
        if !plan.placements.is_empty() {
            facts.extend(self.spending());
            facts.extend(self.reach());
            facts.extend(self.consistency().into_iter().take(1));
        }
        facts.extend(self.objectives());
        facts
    }

    fn period(&self) -> Option<String> {
        let (calendar, locale) = (&self.report.plan.calendar, self.report.locale);
        let (first, last) = calendar.first_day(1).zip(calendar.last_day(calendar.weeks))?;
        let weeks = locale.count_oblique(u64::from(calendar.weeks), Noun::Week);
        let values = slots![("weeks", &*weeks), ("first", &*locale.day(first)), ("last", &*locale.day(last))];
        Some(fill!(self.report.texts.book.fact_period, values))
    }

    fn audiences(&self) -> Option<String> {
        let total = self.report.analysis.reach.total.as_ref().ok()?;
        let people = super::people(self.report, total.population);
        let audiences = universe_in_sentence(self.report.plan, self.report.locale);
        Some(fill!(self.report.texts.book.fact_audiences, &[("people", &people), ("audiences", &audiences)]))
    }

    fn placed(&self) -> Option<String> {
        let (plan, locale) = (self.report.plan, self.report.locale);
        if plan.placements.is_empty() {
            return None;
        }
        let messages = plan
            .messages
            .iter()
            .filter(|message| plan.placements.iter().any(|placement| placement.message == message.id));
        let channels = plan
            .channels
            .iter()
            .filter(|channel| plan.placements.iter().any(|placement| placement.channel == channel.id));
        let messages = locale.count_oblique(messages.count() as u64, Noun::Item(ListName::Messages));
        let channels = locale.count_oblique(channels.count() as u64, Noun::Item(ListName::Channels));
        Some(fill!(self.report.texts.book.fact_placed, &[("messages", &messages), ("channels", &channels)]))
    }

    fn spending(&self) -> Vec<String> {
        let (texts, locale, budget) = (&self.report.texts.book, self.report.locale, &self.report.analysis.budget);
        let spent = locale.total(budget.total, budget.currency);
        match (budget.budget, budget.remaining.as_ref()) {
            (Ok(amount), Ok(left)) => {
                let (amount, left) = (locale.money(amount, budget.currency), locale.left(*left, budget.currency));
                vec![fill!(texts.fact_budget, &[("budget", &*amount), ("spent", &*spent), ("left", &*left)])]
            }
            _ => vec![fill!(texts.fact_spent, &[("spent", &spent)])],
        }
    }

    fn budget(&self) -> Vec<String> {
        let (texts, locale, budget) = (&self.report.texts.book, self.report.locale, &self.report.analysis.budget);
        if self.report.plan.placements.is_empty() && self.report.plan.other_costs.is_empty() {
            return Vec::new();
        }
        let mut facts = self.spending();
        let media = locale.total(budget.media, budget.currency);
        let other = locale.total(budget.other, budget.currency);
        facts.push(fill!(texts.fact_media, &[("media", &media), ("other", &other)]));
        let largest = budget.by_element.iter().max_by_key(|(_, total)| total.at_least());
        if let Some((element, total)) = largest.filter(|(_, total)| !total.at_least().is_zero()) {
            let amount = locale.total(*total, budget.currency);
            let element = terms::element(*element, locale.language);
            facts.push(fill!(texts.fact_element, &[("element", element), ("amount", &amount)]));
        }
        facts
    }

    fn reach(&self) -> Vec<String> {
        let (texts, locale, window) = (&self.report.texts.book, self.report.locale, &self.report.texts.window);
        if self.report.plan.placements.is_empty() {
            return Vec::new();
        }
        let total = match &self.report.analysis.reach.total {
            Ok(total) => total,
            Err(why) => return vec![self.missing(window.key_net_reach, *why)],
        };
        let level = super::effective_level(self.report);
        let values = slots![
            ("reach", &*locale.percent(total.k_plus[0], 1)),
            ("people", &*super::people(self.report, total.population)),
            ("effective", &*locale.percent(total.k_plus[level - 1], 1)),
            ("k", &*locale.ungrouped(level as u64)),
        ];
        let mut facts = vec![fill!(texts.fact_reach, values)];
        facts.push(match total.average_frequency {
            Ok(frequency) => {
                let (frequency, grp) = (locale.decimal(frequency, 2), locale.decimal(total.grp, 1));
                fill!(texts.fact_frequency, &[("frequency", &frequency), ("grp", &grp)])
            }
            Err(why) => self.missing(window.key_frequency, why),
        });
        let [low, high] = total.bounds.map(|bound| locale.percent(bound, 1));
        facts.push(fill!(self.report.texts.export.bounds_note, &[("low", &low), ("high", &high)]));
        facts
    }

    fn consistency(&self) -> Vec<String> {
        let (texts, locale) = (&self.report.texts.book, self.report.locale);
        let results = &self.report.analysis.consistency;
        if self.report.plan.placements.is_empty() {
            return Vec::new();
        }
        let mut facts = vec![self.figure(results.exposure_weighted, |value| {
            fill!(texts.fact_consistency, &[("value", &locale.decimal(value, 3))])
        })];
        if let Ok(pair) = &results.worst_pair {
            let name = |at: usize| {
                let id = self.report.plan.messages.get(at).map(|message| message.id.as_str().to_owned());
                name_in_sentence(self.report.plan, ListName::Messages, &id.unwrap_or_default(), locale)
            };
            let values = slots![
                ("one", &*name(pair.a)),
                ("other", &*name(pair.b)),
                ("value", &*locale.decimal(pair.similarity, 3))
            ];
            facts.push(fill!(texts.fact_worst_pair, values));
        }
        facts
    }

    fn figure(&self, figure: Figure, write: impl FnOnce(f64) -> String) -> String {
        match figure {
            Ok(value) => write(value),
            Err(why) => self.missing(self.report.texts.window.key_consistency, why),
        }
    }

    fn objectives(&self) -> Option<String> {
        let results = self.report.analysis.objectives();
        if results.is_empty() {
            return None;
        }
        let met: Vec<bool> = results.iter().filter_map(|result| result.is_met().ok()).collect();
        let number = |count: usize| self.report.locale.whole(count as u64);
        let values = slots![
            ("count", &*number(results.len())),
            ("measured", &*number(met.len())),
            ("met", &*number(met.iter().filter(|met| **met).count())),
        ];
        Some(fill!(self.report.texts.book.fact_objectives, values))
    }

    fn missing(&self, name: &str, why: NotComputable) -> String {
        let language = self.report.locale.language;
        let values = slots![("name", &*isolate(name, language)), ("reason", reason(why, language))];
        fill!(self.report.texts.book.fact_missing, values)
    }
}
