//! Plots of listening: sentiment by week over what was placed in it, claims as dumb-bells, the triangle, and the hours of answers.

use super::measure_axis;
use crate::listening::{ClaimPromise, Response};
use crate::plan::{Colour, Figure};
use crate::report::listening::{method_lines, of_the_triangle, weeks_of_message};
use crate::report::{Axis, Exact, Plot, Report, Series, SeriesKind, Track};
use crate::text::strings::fill;

/// Reads what is said, done or confirmed of a claim.
type Side = fn(&ClaimPromise) -> Figure;

/// The colour of intervals, that of the curves of the window.
const CURVE: Colour = Colour { rgb: [0x00, 0x7a, 0x5a] };
/// The colour of answers that came in time, of those that came late, and of those that did not come.
const ANSWERS: [Colour; 3] =
    [Colour { rgb: [0x8f, 0xc7, 0xb5] }, Colour { rgb: [0xe0, 0xb0, 0x6a] }, Colour { rgb: [0xc9, 0xcd, 0xd3] }];
/// The most messages that stand under the weeks.
const MOST_MESSAGES: usize = 12;
/// The ends of the bars of answers as parts of the target; what is beyond the last is one bar more.
const ENDS: [f64; 5] = [0.25, 0.5, 1.0, 2.0, 4.0];

/// Draws the net sentiment of each week that has enough mentions with its interval, and under it what was placed in the week.
#[must_use]
pub fn sentiments(report: &Report<'_>) -> Option<Plot> {
    let (words, page) = (&report.texts.listening, &report.texts.figures);
    let log = &report.analysis.listening.log;
    let weeks = || (1_u32..).map(f64::from).zip(&log.weeks);
    let known: Vec<(f64, f64)> = weeks().filter_map(|(week, tally)| Some((week, tally.net().ok()?))).collect();
    if known.is_empty() {
        return None;
    }
    let said = known.iter().map(|(_, net)| report.locale.decimal(*net, 2)).collect();
    let mut series: Vec<Series> = weeks()
        .filter_map(|(week, tally)| Some((week, tally.interval().ok()?)))
        .map(|(week, [low, high])| Series::new("", SeriesKind::Line, vec![(week, low), (week, high)]).coloured(CURVE))
        .collect();
    series.push(Series::new("", SeriesKind::Points, known).saying(said));
    let few = weeks().filter(|(_, tally)| tally.coded() > 0 && tally.net().is_err()).count();
    let mut notes = Vec::new();
    if few > 0 {
        notes.push(fill!(report.texts.plots.few_weeks, &[("count", &report.count_of(few).text)]));
    }
    notes.extend(method_lines(report));
    notes.push(words.reading.to_owned());
    Some(Plot {
        id: "sentiment-by-week",
        title: page.week_plot.to_owned(),
        x: report.weeks_axis(),
        y: measure_axis(words.net),
        series,
        tracks: tracks(report),
        notes,
        ..Plot::default()
    })
}

/// Puts the messages under the weeks in which they are placed.
fn tracks(report: &Report<'_>) -> Vec<Track> {
    let all = report.plan.messages.iter().enumerate().map(|(at, message)| {
        let weeks = weeks_of_message(report.plan, &message.id);
        let mut spans: Vec<(f64, f64)> = Vec::new();
        for week in (1_u32..).zip(&weeks).filter(|(_, is_in)| **is_in).map(|(week, _)| f64::from(week)) {
            match spans.last_mut().filter(|span| week - span.1 < 1.5) {
                Some(span) => span.1 = week,
                None => spans.push((week, week)),
            }
        }
        Track { name: report.message_name(at).to_owned(), colour: message.colour, spans }
    });
    all.filter(|track| !track.spans.is_empty()).take(MOST_MESSAGES).collect()
}

/// Draws what is said, done and confirmed of each claim on one scale, the weakest promise first.
#[must_use]
pub fn claims(report: &Report<'_>) -> Option<Plot> {
    let words = &report.texts.listening;
    let promises = &report.analysis.listening.promises.claims;
    let is_known = |promise: &ClaimPromise| [promise.say, promise.deliver, promise.confirm].iter().any(Result::is_ok);
    let claims = report.plan.vocabulary.claims.iter().zip(promises);
    let mut known: Vec<_> = claims.filter(|(_, promise)| is_known(promise)).collect();
    if known.is_empty() {
        return None;
    }
    let gap = |promise: &ClaimPromise| promise.shortfall().unwrap_or(-1.0);
    known.sort_by(|a, b| gap(b.1).total_cmp(&gap(a.1)));
    let labels = known.iter().enumerate().map(|(at, (claim, _))| (at as f64, report.name(claim.as_ref()).to_owned()));
    let sides: [(&str, Side); 3] = [
        (words.say, |promise| promise.say),
        (words.deliver, |promise| promise.deliver),
        (words.confirm, |promise| promise.confirm),
    ];
    let series = sides.map(|(name, side)| {
        let points = known.iter().enumerate().filter_map(|(at, (_, promise))| Some((at as f64, side(promise).ok()?)));
        Series::new(name, SeriesKind::Marks, points.collect())
    });
    let mut notes = method_lines(report);
    notes.push(words.promise_reading.to_owned());
    Some(Plot {
        id: "say-do-confirm",
        title: words.by_claim.to_owned(),
        x: Axis { title: words.claim.to_owned(), labels: labels.collect(), ..Axis::default() },
        y: measure_axis(report.texts.report.value),
        series: series.into(),
        notes,
        is_lying: true,
        ..Plot::default()
    })
}

/// Draws the edges of the triangle; each names the claim that is worst on it.
#[must_use]
pub fn edges(report: &Report<'_>) -> Option<Plot> {
    let (words, page) = (&report.texts.listening, &report.texts.figures);
    let all = of_the_triangle(report);
    let labels = all.iter().enumerate().map(|(at, (name, _))| (at as f64, name.clone())).collect();
    let known: Vec<(f64, f64, String)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, (_, cell))| Some((at as f64, cell.value.as_ref().map(Exact::number)?, cell.text.clone())))
        .collect();
    if known.is_empty() {
        return None;
    }
    let said = known.iter().map(|(_, value, _)| report.locale.decimal(*value, 3)).collect();
    let points = known.iter().map(|(at, value, _)| (*at, *value)).collect();
    let mut notes: Vec<String> = all
        .iter()
        .filter(|(_, cell)| cell.value.is_some())
        .map(|(name, cell)| format!("{name}: {}", cell.text))
        .collect();
    notes.push(page.triangle_hint.to_owned());
    notes.extend(method_lines(report));
    notes.push(words.promise_reading.to_owned());
    Some(Plot {
        id: "triangle",
        title: page.triangle.to_owned(),
        x: Axis { title: report.texts.report.measure.to_owned(), labels, ..Axis::default() },
        y: measure_axis(report.texts.report.value),
        series: vec![Series::new("", SeriesKind::Bars, points).saying(said)],
        notes,
        is_lying: true,
        ..Plot::default()
    })
}

/// Counts answers by hours: up to a part of the target each, then those that came later than the last end.
#[must_use]
pub fn answer_bins(response: &Response, target: f64) -> [u64; ENDS.len() + 1] {
    let mut counts = [0_u64; ENDS.len() + 1];
    for (hours, count) in response.hours() {
        let at = ENDS.iter().position(|end| *hours <= end * target).unwrap_or(ENDS.len());
        counts[at] = counts[at].saturating_add(*count);
    }
    counts
}

/// Names the bars of [`answer_bins`].
#[must_use]
pub fn answer_names(report: &Report<'_>, target: f64) -> Vec<String> {
    let page = &report.texts.figures;
    let up_to = |end: &f64| fill!(page.hours_up_to, &[("hours", &report.locale.decimal_short(end * target, 1))]);
    ENDS.iter().map(up_to).chain([page.hours_beyond.to_owned()]).collect()
}

/// Draws after how many hours answers came, those within the target and those after it, and how many negative mentions wait.
#[must_use]
pub fn answers(report: &Report<'_>) -> Option<Plot> {
    let (words, page) = (&report.texts.listening, &report.texts.figures);
    let log = &report.analysis.listening.log;
    let (response, target) = (&log.response, log.target_hours());
    if response.answered == 0 && response.negative == 0 {
        return None;
    }
    let counts = answer_bins(response, target);
    let mut names = answer_names(report, target);
    names.push(page.never_answered.to_owned());
    let cards = &report.texts.listening_cards;
    let last = ENDS.iter().take_while(|end| **end <= 1.0).count();
    let bars = |name: &str, bins: Vec<(usize, u64)>, colour: Colour| {
        let said = bins.iter().map(|(_, count)| report.locale.whole(*count)).collect();
        let points = bins.iter().map(|(at, count)| (*at as f64, *count as f64)).collect();
        Series::new(name, SeriesKind::Bars, points).saying(said).coloured(colour)
    };
    let bins: Vec<(usize, u64)> = counts.iter().copied().enumerate().collect();
    let (in_time, late) = bins.split_at(last.min(bins.len()));
    let [first, second, third] = ANSWERS;
    let series = vec![
        bars(cards.in_time, in_time.to_vec(), first),
        bars(cards.late, late.to_vec(), second),
        bars(cards.not_answered, vec![(counts.len(), response.unanswered())], third),
    ];
    let labels = names.into_iter().enumerate().map(|(at, name)| (at as f64, name)).collect();
    Some(Plot {
        id: "answer-hours",
        title: page.response_plot.to_owned(),
        x: Axis { title: words.answered.to_owned(), labels, ..Axis::default() },
        y: Axis { title: words.mentions.to_owned(), ..Axis::default() },
        series,
        notes: method_lines(report),
        is_lying: true,
        ..Plot::default()
    })
}
