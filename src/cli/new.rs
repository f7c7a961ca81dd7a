//! `imc-planner new`: writes a plan to begin with.

use std::path::Path;

use jiff::Zoned;

use super::input::{Input, is_standard};
use super::new_arguments::NewArguments;
use super::output::{Output, path_text};
use super::target::write_plan;
use crate::edit::from_pattern;
use crate::plan::{Bilingual, Calendar, Currency, Decimal, Plan};
use crate::store;
use crate::text::strings::{fill, slots};
use crate::text::{self, Country, Locale, Noun, Wanted, isolate};

/// How many weeks an empty plan has when nothing else is asked for.
const WEEKS: u32 = 12;

/// Writes a copy of a sample, a plan made from another one, or an empty plan, and says what it wrote.
pub(super) fn new(wanted: &NewArguments, input: Input, output: &mut Output) {
    let Some(plan) = plan(wanted, input, output) else { return };
    let document = store::write(&plan);
    if is_standard(&wanted.path) {
        output.print(&document);
        return;
    }
    match write_plan(&wanted.path, document.as_bytes(), &plan, wanted.force) {
        Ok(()) => output.line(&said(&plan, &wanted.path, output.locale)),
        Err(why) => output.error(&why.sentence(&wanted.path, output.locale)),
    }
}

fn plan(wanted: &NewArguments, input: Input, output: &mut Output) -> Option<Plan> {
    if let Some(sample) = wanted.from {
        // Samples are part of the program, and a test reads each.
        return match store::read(sample.text.as_bytes()) {
            Ok(opened) => Some(Plan::clone(&opened.plan)),
            Err(why) => {
                output.error(&text::read_error(&why, &output.locale));
                None
            }
        };
    }
    let pattern = match &wanted.pattern {
        Some(path) => Some(input.opened(path, output)?.plan),
        None => None,
    };
    let of_country = || super::country_of_environment().map_or_else(Currency::default, Country::currency);
    let currency = match &pattern {
        Some(plan) => plan.money.currency,
        None => wanted.currency.unwrap_or_else(of_country),
    };
    let budget = match wanted.budget.as_deref().map(|budget| Wanted::amount(currency).read(budget).settled()) {
        Some(Err(why)) => {
            let option = isolate("--budget", output.locale.language);
            output.error(&format!("{option}: {}", why.sentence(output.locale)));
            output.in_trouble();
            return None;
        }
        Some(Ok(budget)) => budget,
        None => Decimal::ZERO,
    };
    // The clock is asked only for what nobody stated.
    let start = wanted.start.unwrap_or_else(|| {
        let country = super::country_of_environment();
        let first = country.map_or_else(|| output.locale.region.week_start(), Country::week_start);
        first.from(Zoned::now().date())
    });
    let usual = pattern.as_ref().map_or(WEEKS, |plan| plan.calendar.weeks);
    let calendar = Calendar { start, weeks: wanted.weeks.unwrap_or(usual) };
    let mut plan = match &pattern {
        Some(pattern) => from_pattern(pattern, wanted.keeps(), calendar),
        None => Plan::empty(calendar, currency),
    };
    plan.money.budget = budget;
    Some(plan)
}

fn said(plan: &Plan, path: &Path, locale: Locale) -> String {
    let texts = &locale.texts().cli;
    let is_empty = plan.audiences.is_empty() && plan.messages.is_empty() && plan.channels.is_empty();
    let title = match (plan.title.is_empty(), is_empty) {
        (false, _) => plan.title.get(locale.language),
        (true, true) => texts.empty_plan,
        (true, false) => locale.texts().shared.untitled,
    };
    let path = path_text(path);
    let values = slots![
        ("path", &*isolate(&path, locale.language)),
        ("title", &*isolate(title, locale.language)),
        ("span", &*span(plan, locale)),
    ];
    fill!(texts.wrote, values)
}

/// Returns `8 weeks from 1 March 2026, JOD`.
pub(super) fn span(plan: &Plan, locale: Locale) -> String {
    let values = slots![
        ("weeks", &*locale.count(u64::from(plan.calendar.weeks), Noun::Week)),
        ("day", &*locale.day(plan.calendar.start)),
        ("currency", &*locale.currency(plan.money.currency)),
    ];
    fill!(locale.texts().cli.span, values)
}

/// Returns a plan's title, or the words for one without.
pub(super) fn title(title: &Bilingual, locale: Locale) -> String {
    let text = if title.is_empty() { locale.texts().shared.untitled } else { title.get(locale.language) };
    isolate(text, locale.language).into_owned()
}
