//! A proposal as the tables that the window shows.

use std::sync::Arc;

use super::optimise::Said;
use super::output::shown;
use super::report::section;
use crate::analysis::Analysis;
use crate::optimise::{LeftReason, Range};
use crate::plan::{Money, Plan};
use crate::report::Report;
use crate::report::optimise::{self as tables, AskedChannel, ChannelMemory};
use crate::text::optimise as words;
use crate::text::strings::fill;
use crate::text::{Locale, isolate};

/// What a plan holds that says how far its inputs may be off, as an example.
const INPUT_ERROR: &str = "settings: (input_error: (rating: 0.1, size: 0.05))";

/// Returns everything that is said about a proposal for `plan`.
pub(super) fn text(plan: &Arc<Plan>, said: &Said, locale: Locale) -> String {
    let analysis = Analysis::of(plan);
    let report = Report::new(plan, &analysis, locale);
    let (answer, goal) = (&said.answer, said.answer.request.goal);
    // First what was asked, as it was understood: 2 is a target of 2%.
    let mut out = format!("{}\n{}\n", shown(&words::asked(answer, locale)), shown(&words::certificate(answer, locale)));
    for line in below_the_title(&report, said) {
        out = format!("{out}  {}\n", shown(&line));
    }
    let memory: Vec<ChannelMemory<'_>> = said
        .weeks
        .iter()
        .map(|weeks| ChannelMemory {
            channel: &weeks.channel,
            before: weeks.before,
            after: weeks.after,
            bound: weeks.bound,
        })
        .collect();
    let front = said.front.iter().map(|(of, points)| tables::front(&report, goal, of, points));
    let mut noted = Vec::new();
    let explained = [
        tables::figures(&report, answer),
        channels(&report, said),
        tables::limits(&report, goal, &said.binding),
        tables::marginals(&report, goal, &said.marginals),
        tables::remembered_by_channel(&report, &memory),
        tables::curve(&report, goal, &said.curve),
    ];
    for table in explained.into_iter().chain(front) {
        let title = table.title.clone();
        let body = section(&report, &title, &[table], &mut noted);
        if !body.is_empty() {
            out = format!("{out}\n{title}\n{body}");
        }
    }
    out
}

/// Lists the channels with the limits that hold for each.
fn channels(report: &Report<'_>, said: &Said) -> crate::report::Table {
    let answer = &said.answer;
    let limits: Vec<[String; 2]> =
        answer.channels.iter().map(|one| [one.least, one.most].map(|units| report.locale.whole(units))).collect();
    let asked: Vec<AskedChannel<'_>> = answer
        .channels
        .iter()
        .zip(&limits)
        .filter_map(|(one, limits)| {
            Some(AskedChannel {
                channel: report.plan.channel(&one.id)?,
                today: one.today,
                is_locked: answer.request.limits.range_of(&one.id) == Some(Range::Locked),
                limits: [&limits[0], &limits[1]],
                answer: Some(one),
            })
        })
        .collect();
    tables::channels(report, &asked, Some(answer))
}

fn below_the_title(report: &Report<'_>, said: &Said) -> Vec<String> {
    let (answer, locale, texts) = (&said.answer, report.locale, &report.texts.optimise);
    let mut lines = vec![words::compared(answer, locale)];
    if answer.was_stopped {
        lines.push(texts.stopped.to_owned());
    }
    if !answer.left.is_zero() {
        let amount = locale.money(answer.left, report.plan.money.currency);
        lines.push(format!("{}: {amount}", texts.left));
    }
    if said.saved_by_weeks > Money::ZERO {
        let amount = locale.money(said.saved_by_weeks, report.plan.money.currency);
        lines.push(fill!(texts.left_weeks, &[("money", &amount)]));
    }
    if said.saved_by_weeks.is_zero() || answer.left_reason != LeftReason::Nothing {
        lines.push(words::left_reason(answer, report.plan, locale));
    }
    lines.push(words::firmness(said.firmness, locale));
    if said.firmness.is_none() {
        lines.push(fill!(texts.firmness_in_plan, &[("example", &isolate(INPUT_ERROR, locale.language))]));
    }
    lines.push(texts.as_stated.to_owned());
    lines
}
