//! The title page of a book.

use super::super::figure::Rgb;
use super::super::pages::TitlePage;
use super::super::provenance;
use crate::plan::Placement;
use crate::report::Report;
use crate::text::Noun;
use crate::text::strings::fill;
use crate::worksheet::Outline;

/// The most rows of bars.
const MOST_ROWS: usize = 12;

/// Returns the title page.
pub(super) fn page(report: &Report, outline: &Outline) -> TitlePage {
    let (plan, language) = (report.plan, report.plan_language);
    let title = match plan.title.get(language).trim() {
        "" => report.texts.shared.untitled,
        title => title,
    };
    TitlePage {
        organisation: plan.organisation.get(language).trim().to_owned(),
        title: title.to_owned(),
        subtitle: outline.subtitle.get(report.locale.language).to_owned(),
        bars: bars(report),
        weeks: plan.calendar.weeks,
        facts: facts(report),
        note: if provenance::is_illustrative(plan) {
            super::facts::ended(report.texts.export.all_illustrative)
        } else {
            String::new()
        },
    }
}

fn facts(report: &Report) -> Vec<(String, String)> {
    let (plan, texts, locale) = (report.plan, &report.texts.book, report.locale);
    let said = |text: &crate::plan::Bilingual| text.get(report.plan_language).trim().to_owned();
    let mut facts = vec![(texts.product, said(&plan.product))];
    let calendar = &plan.calendar;
    if let Some((first, last)) = calendar.first_day(1).zip(calendar.last_day(calendar.weeks)) {
        let weeks = locale.count(u64::from(calendar.weeks), Noun::Week);
        let days = format!("{} – {}", locale.day(first), locale.day(last));
        facts.push((texts.period, fill!(texts.period_value, &[("days", &days), ("weeks", &weeks)])));
    }
    if let Ok(budget) = report.analysis.budget.budget {
        facts.push((texts.budget, locale.money_heading(budget, report.analysis.budget.currency)));
    }
    facts.push((texts.authors, authors(report)));
    facts.push((texts.course, said(&plan.book.course)));
    facts.push((texts.date, plan.book.date.map_or_else(String::new, |day| locale.day(day.0))));
    let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value));
    facts.filter(|(_, value)| !value.is_empty()).collect()
}

/// Returns who wrote the book.
pub(super) fn authors(report: &Report) -> String {
    let authors = report.plan.book.authors.iter().map(|author| author.trim()).filter(|author| !author.is_empty());
    let names = authors.map(|author| crate::text::isolate(author, report.locale.language).into_owned());
    names.collect::<Vec<_>>().join(report.texts.shared.comma)
}

/// Returns the plan's placements as bars without words, each row a placement.
fn bars(report: &Report) -> Vec<Vec<(f32, f32, Rgb)>> {
    let plan = report.plan;
    let weeks = plan.calendar.weeks.max(1) as f32;
    let row = |placement: &Placement| {
        let message = plan.messages.iter().find(|message| message.id == placement.message);
        let fill = message.map(|message| Rgb::from(message.colour))?;
        let mut bars: Vec<(f32, f32, Rgb)> = Vec::new();
        let mut is_open = false;
        for (week, quantity) in (placement.start_week..=plan.calendar.weeks).zip(&placement.quantities) {
            let is_active = *quantity > 0;
            match bars.last_mut() {
                Some(bar) if is_active && is_open => bar.1 += 1.0 / weeks,
                _ if is_active => bars.push(((week.max(1) - 1) as f32 / weeks, 1.0 / weeks, fill)),
                _ => {}
            }
            is_open = is_active;
        }
        (!bars.is_empty()).then_some(bars)
    };
    plan.placements.iter().filter_map(|placement| row(placement)).take(MOST_ROWS).collect()
}
