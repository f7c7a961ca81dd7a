//! The figures of the whole log, of the triangle, of relations and insights.

use crate::listening::{Shortfall, Tally};
use crate::plan::{Figure, Phase, RelationAim, Sentiment};
use crate::report::{Cell, Column, Exact, Form, ListeningFigure, Report, Row, Subject, Table};
use crate::text::strings::{ListeningTexts, fill, slots, template};

/// Names a sentiment in one word.
#[must_use]
pub fn sentiment_name(texts: &'static ListeningTexts, sentiment: Sentiment) -> &'static str {
    match sentiment {
        Sentiment::Positive => texts.positive,
        Sentiment::Negative => texts.negative,
        Sentiment::Neutral => texts.neutral,
    }
}

/// Names a phase of the purchase.
#[must_use]
pub fn phase_name(texts: &'static ListeningTexts, phase: Phase) -> &'static str {
    match phase {
        Phase::Before => texts.before,
        Phase::During => texts.during,
        Phase::After => texts.after,
    }
}

/// Names an aim of relations.
#[must_use]
pub fn aim_name(texts: &'static ListeningTexts, aim: RelationAim) -> &'static str {
    match aim {
        RelationAim::Listening => texts.aim_listening,
        RelationAim::Talking => texts.aim_talking,
        RelationAim::Energizing => texts.aim_energizing,
        RelationAim::Supporting => texts.aim_supporting,
        RelationAim::Embracing => texts.aim_embracing,
    }
}

/// Writes the net sentiment of a group with its interval and its number, which it never stands without; the reason where there
/// is none.
#[must_use]
pub fn net_in_words(report: &Report<'_>, tally: &Tally) -> String {
    match (tally.net(), tally.interval()) {
        (Ok(net), Ok([low, high])) => {
            let [value, low, high] = [net, low, high].map(|number| report.locale.decimal(number, 3));
            let count = report.locale.whole(tally.coded());
            let values = slots![("value", &*value), ("low", &*low), ("high", &*high), ("count", &*count)];
            fill!(report.texts.listening.with_interval, values)
        }
        (Err(why), _) | (_, Err(why)) => report.reason(why).to_owned(),
    }
}

/// Lists how the mentions were collected: period, method and places, or that the method is not stated.
#[must_use]
pub fn method_lines(report: &Report<'_>) -> Vec<String> {
    let words = &report.texts.listening;
    let method = &report.plan.listening;
    let mut lines = Vec::new();
    if let Some(period) = period(report) {
        lines.push(format!("{}: {period}", words.period));
    }
    let texts = [&method.method, &method.places, &method.own_rule].map(|text| text.get(report.plan_language).trim());
    lines.extend(texts.into_iter().filter(|text| !text.is_empty()).map(str::to_owned));
    if texts[0].is_empty() && !report.plan.mentions.is_empty() {
        lines.push(words.no_method.to_owned());
    }
    lines
}

/// Returns the days that the log covers: as stated, or those of its mentions.
fn period(report: &Report<'_>) -> Option<String> {
    let method = &report.plan.listening;
    let found = report.analysis.listening.log.period;
    let first = method.since.or(found.map(|[first, _]| first))?;
    let last = method.until.or(found.map(|[_, last]| last))?;
    let [first, last] = [first, last].map(|day| report.locale.day(day.0));
    Some(fill!(report.texts.listening.period_of, &[("first", &first), ("last", &last)]))
}

/// Lists all figures of listening, each with its value.
#[must_use]
pub fn figures(report: &Report<'_>) -> Table {
    let words = &report.texts.listening;
    let columns = vec![Column::text(report.texts.report.figure), Column::number(report.texts.report.value)];
    let mut rows = of_the_log(report);
    rows.extend(of_the_triangle(report));
    rows.extend(of_the_community(report));
    let row = |(name, cell): (String, Cell)| {
        let explains = cell.explains;
        Row { explains, ..Row::of(vec![Cell::text(name), cell]) }
    };
    let rows = rows.into_iter().map(row).collect();
    let mut notes = method_lines(report);
    notes.push(words.reading.to_owned());
    Table { rows, notes, form: Form::Values, ..Table::new("listening", words.listening, columns) }
}

fn of_the_log(report: &Report<'_>) -> Vec<(String, Cell)> {
    let (words, results) = (&report.texts.listening, &report.analysis.listening);
    let log = &results.log;
    let net = Cell { text: net_in_words(report, &log.total), ..report.measure(log.total.net()) };
    let opens = |cell: Cell, figure| cell.explaining(Subject::Listening(figure));
    let hours = report.locale.decimal_short(log.target_hours(), 1);
    let response = &log.response;
    let answered = Cell::of(response.within(), |share| {
        let [in_time, all] = [response.negative_in_time, response.negative].map(|count| report.locale.whole(count));
        let values = slots![("count", &*in_time), ("total", &*all), ("share", &*report.percent(share))];
        Cell::value(Exact::Share(share), fill!(words.of_share, values))
    });
    let mut rows = vec![
        (words.mentions.to_owned(), report.count(log.total.all())),
        (words.net.to_owned(), opens(net, ListeningFigure::Net)),
        (words.polarity.to_owned(), opens(report.measure(log.total.polarity()), ListeningFigure::Polarity)),
        (
            words.reach_weighted.to_owned(),
            opens(report.measure(log.total.reach_weighted()), ListeningFigure::ReachWeighted),
        ),
        (words.pull_through.to_owned(), opens(report.share_of(log.total.pull_through()), ListeningFigure::PullThrough)),
        (words.share_of_voice.to_owned(), opens(report.share_of(results.share_of_voice), ListeningFigure::Voice)),
        (fill!(words.within, &[("hours", &hours)]), opens(answered, ListeningFigure::Answered)),
        (words.unanswered.to_owned(), opens(report.count(response.unanswered()), ListeningFigure::Answered)),
        (
            words.median_hours.to_owned(),
            opens(report.number_of(response.median_hours(), 1), ListeningFigure::MedianHours),
        ),
    ];
    for (name, count) in [
        (words.uncoded, log.total.uncoded),
        (words.undated, log.undated.all()),
        (words.outside, log.outside.all()),
        (words.own, log.own.all()),
    ] {
        if count > 0 {
            rows.push((name.to_owned(), report.count(count)));
        }
    }
    rows
}

/// Builds the three edges of the triangle, each with the claim that is worst on it.
pub(in crate::report) fn of_the_triangle(report: &Report<'_>) -> Vec<(String, Cell)> {
    let (words, promises) = (&report.texts.listening, &report.analysis.listening.promises);
    let edges = promises.edges;
    [
        (words.say_do, words.weakest, edges.say_do, promises.worst_delivered, ListeningFigure::SayDo),
        (words.say_confirm, words.weakest, edges.say_confirm, promises.worst_confirmed, ListeningFigure::SayConfirm),
        (words.do_confirm, words.disputed, edges.do_confirm, promises.most_disputed, ListeningFigure::DoConfirm),
    ]
    .into_iter()
    .map(|(name, template, value, worst, figure)| {
        let cell = edge(report, template, value, worst).explaining(Subject::Listening(figure));
        (name.to_owned(), cell)
    })
    .collect()
}

/// Shows an edge, beside which its worst claim always stands.
fn edge(
    report: &Report<'_>,
    template: template!["value", "claim", "by"],
    value: Figure,
    worst: Option<Shortfall>,
) -> Cell {
    let cell = report.measure(value);
    let Some(Shortfall { claim, by }) = worst else { return cell };
    let name = report.plan.vocabulary.claims.get(claim).map(|claim| report.in_sentence(report.name(claim)));
    let by = report.locale.decimal(by, 3);
    let values = slots![("value", cell.text.as_str()), ("claim", name.as_deref().unwrap_or_default()), ("by", &by)];
    Cell { text: fill!(template, values), ..cell }
}

fn of_the_community(report: &Report<'_>) -> Vec<(String, Cell)> {
    let (words, results) = (&report.texts.listening, &report.analysis.listening);
    let of = |count: usize, all: usize, share: Figure| {
        Cell::of(share, |share| {
            let [count, all] = [count, all].map(|number| report.count_of(number).text);
            Cell::value(Exact::Share(share), fill!(words.of, &[("count", &count), ("total", &all)]))
        })
    };
    let (insights, mix) = (&results.insights, &results.relations);
    let all = [
        (
            words.insight_share,
            of(insights.with_insight, insights.messages, insights.share()),
            ListeningFigure::InsightShare,
        ),
        (words.insight_exposure, report.share_of(insights.exposure), ListeningFigure::InsightExposure),
        (words.coverage, of(mix.served(), 5, mix.coverage()), ListeningFigure::Coverage),
        (words.evenness, report.measure(mix.evenness()), ListeningFigure::Evenness),
    ];
    let opens = |(name, cell, figure): (&str, Cell, _)| (name.to_owned(), cell.explaining(Subject::Listening(figure)));
    all.into_iter().map(opens).collect()
}
