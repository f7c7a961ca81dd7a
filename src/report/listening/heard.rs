//! Says what was said beside what was placed, week by week. Nothing here says that one led to the other.

use crate::listening::Tally;
use crate::plan::{MessageId, Plan};
use crate::report::Report;
use crate::text::strings::{fill, slots};

/// Returns for each week of the plan whether a message is placed in it.
#[must_use]
pub fn weeks_of_message(plan: &Plan, message: &MessageId) -> Vec<bool> {
    let mut weeks = vec![false; plan.calendar.weeks as usize];
    for placement in plan.placements.iter().filter(|placement| placement.message == *message) {
        for (week, _) in placement.weekly(plan.calendar.weeks).filter(|(_, quantity)| *quantity > 0) {
            if let Some(is_in) = week.checked_sub(1).and_then(|at| weeks.get_mut(at as usize)) {
                *is_in = true;
            }
        }
    }
    weeks
}

/// Writes the mentions of a group: net sentiment, interval and number, or their number and why it is no more.
#[must_use]
pub fn heard_in_words(report: &Report<'_>, tally: &Tally) -> String {
    match tally.net() {
        Ok(_) => super::net_in_words(report, tally),
        Err(why) => {
            let count = report.locale.whole(tally.all());
            fill!(report.texts.listening.heard_few, &[("count", &count), ("why", report.reason(why))])
        }
    }
}

/// Lists what was placed in a week, counted from 1, what was said in it, and what was said in the week after; nothing for a week
/// in which nothing was said.
#[must_use]
pub fn heard_in_week(report: &Report<'_>, week: u32) -> Vec<String> {
    let (words, log) = (&report.texts.listening, &report.analysis.listening.log);
    let tally = |week: u32| log.weeks.get(week.checked_sub(1)? as usize).filter(|tally| tally.all() > 0);
    let Some(heard) = tally(week) else { return Vec::new() };
    let mut lines = vec![fill!(words.heard_week, &[("mentions", &heard_in_words(report, heard))])];
    let is_in = |message: &MessageId| {
        let of_message = report.plan.placements.iter().filter(|placement| placement.message == *message);
        of_message.into_iter().any(|placement| placement.quantity_in(week) > 0)
    };
    let placed = report.plan.messages.iter().enumerate().filter(|(_, message)| is_in(&message.id));
    let names: Vec<&str> = placed.map(|(at, _)| report.message_name(at)).collect();
    if !names.is_empty() {
        lines.push(fill!(words.placed_week, &[("messages", &report.list(names))]));
    }
    if let Some(next) = tally(week + 1) {
        lines.push(fill!(words.heard_next, &[("mentions", &heard_in_words(report, next))]));
    }
    lines
}

/// Lists what was said of the claims of the message at a place of the plan, in the weeks in which it is placed, and in the weeks
/// right after those.
#[must_use]
pub fn heard_of_message(report: &Report<'_>, position: usize) -> Vec<String> {
    let (words, log) = (&report.texts.listening, &report.analysis.listening.log);
    let Some(message) = report.plan.messages.get(position).filter(|_| !report.plan.mentions.is_empty()) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for id in message.claims.value().into_iter().flatten() {
        let claim = report.plan.vocabulary.claims.position(id);
        let heard = claim.and_then(|at| log.claims.get(at)).filter(|tally| tally.all() > 0);
        let named = report.plan.vocabulary.claims.find(id).map(|claim| report.name(claim));
        if let (Some(heard), Some(name)) = (heard, named) {
            let values = slots![("claim", &*report.in_sentence(name)), ("mentions", &*heard_in_words(report, heard))];
            lines.push(fill!(words.heard_claim, values));
        }
    }
    let weeks = weeks_of_message(report.plan, &message.id);
    let is_in = |at: usize| weeks.get(at).copied().unwrap_or(false);
    let sum = |takes: &dyn Fn(usize) -> bool| {
        let taken = log.weeks.iter().enumerate().filter(|(at, _)| takes(*at));
        taken.fold(Tally::default(), |sum, (_, tally)| sum.plus(tally))
    };
    let during = sum(&is_in);
    let after = sum(&|at| !is_in(at) && at.checked_sub(1).is_some_and(is_in));
    for (template, heard) in [(words.heard_weeks, during), (words.heard_after, after)] {
        if heard.all() > 0 {
            lines.push(fill!(template, &[("mentions", &heard_in_words(report, &heard))]));
        }
    }
    lines
}
