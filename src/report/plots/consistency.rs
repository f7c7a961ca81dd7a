//! Plots of consistency: week by week, its five measures, and the stages.

use super::{measure_axis, shares_axis};
use crate::consistency::WeekConsistency;
use crate::plan::Stage;
use crate::report::consistency::token_name;
use crate::report::{Axis, ConsistencyFigure, Mark, Plot, Report, Series, SeriesKind, Subject};
use crate::text::terms;

/// Returns the stretches of weeks that have a figure.
pub(super) fn runs(weeks: &[WeekConsistency]) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (week, point) in (1_u32..).zip(weeks) {
        match (point.exposure_weighted, runs.last_mut()) {
            (Ok(value), Some(run)) => run.push((f64::from(week), value)),
            (Err(_), _) => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Draws how alike the exposures of each week are; a week without a figure breaks the line.
#[must_use]
pub fn weeks(report: &Report<'_>) -> Option<Plot> {
    let words = &report.texts.figures;
    let results = &report.analysis.consistency;
    let runs = runs(&results.weeks);
    let end = runs.last()?.last()?.1;
    let last = runs.len() - 1;
    let colour = crate::plan::Colour { rgb: [0x00, 0x7a, 0x5a] };
    let series = runs.into_iter().enumerate().map(|(number, run)| {
        let label = if number == last { report.locale.decimal(end, 3) } else { String::new() };
        Series::new(words.exposure_weighted, SeriesKind::Line, run).coloured(colour).labelled(label)
    });
    let whole = results.exposure_weighted.ok();
    let mark =
        |value| Mark { name: format!("{} {}", report.texts.plots.whole_plan, report.locale.decimal(value, 3)), value };
    Some(Plot {
        id: "consistency-weeks",
        title: format!("{}{dot}{}", words.consistency, words.weeks, dot = report.locale.dot()),
        x: report.weeks_axis(),
        y: measure_axis(words.exposure_weighted),
        series: series.collect(),
        marks: whole.map(mark).into_iter().collect(),
        notes: vec![words.as_coded_note.to_owned()],
        ..Plot::default()
    })
}

/// Draws the five measures side by side.
#[must_use]
pub fn profile(report: &Report<'_>) -> Option<Plot> {
    profile_with(report, None)
}

/// Draws what [`profile`] draws, with how far consistency may lie under other weights where that is known.
#[must_use]
pub fn profile_with(report: &Report<'_>, band: Option<(f64, f64)>) -> Option<Plot> {
    let words = &report.texts.figures;
    let values = crate::consistency::profile(&report.analysis.consistency);
    let known: Vec<(f64, f64)> =
        (0_u8..).zip(&values).filter_map(|(at, value)| Some((f64::from(at), value.ok()?))).collect();
    if known.is_empty() {
        return None;
    }
    let said = known.iter().map(|point| report.locale.decimal(point.1, 3)).collect();
    let labels = (0_u8..).zip(report.measures()).map(|(at, name)| (f64::from(at), name.to_owned())).collect();
    let figures = [
        ConsistencyFigure::ExposureWeighted,
        ConsistencyFigure::Coherence,
        ConsistencyFigure::Continuity,
        ConsistencyFigure::Commonality,
        ConsistencyFigure::Complementarity,
    ];
    let explained = (0_u8..).zip(figures).map(|(at, figure)| (f64::from(at), Subject::Consistency(figure)));
    // Consistency is the first of the measures: where it is known, so is what it may be.
    let bands = band.filter(|_| values[0].is_ok()).into_iter().collect();
    let mut notes = vec![words.profile_reading.to_owned()];
    let missing: std::collections::BTreeSet<_> = values.iter().filter_map(|value| value.err()).collect();
    notes.extend(missing.into_iter().map(|why| report.reason(why).to_owned()));
    Some(Plot {
        id: "consistency-measures",
        title: format!("{}{dot}{}", report.texts.figures.consistency, words.profile, dot = report.locale.dot()),
        x: Axis { title: report.texts.report.measure.to_owned(), labels, ..Axis::default() },
        y: measure_axis(report.texts.report.value),
        series: vec![
            Series::new(report.texts.report.value, SeriesKind::Bars, known).saying(said).labelled("").within(bands),
        ],
        explained: explained.collect(),
        notes,
        is_lying: true,
        ..Plot::default()
    })
}

/// Draws the share of each stage among the exposures beside its target.
#[must_use]
pub fn stages(report: &Report<'_>) -> Option<Plot> {
    let words = &report.texts.figures;
    let met = report.analysis.consistency.complementarity.by_exposure.shares.ok()?;
    let targets = report.plan.settings.stage_targets;
    let at = |number: usize| number as f64;
    let labels = Stage::ALL.iter().enumerate();
    let labels = labels.map(|(number, stage)| (at(number), terms::stage(*stage, report.locale.language).to_owned()));
    let shares: Vec<(f64, f64)> = met.iter().enumerate().map(|(number, share)| (at(number), *share)).collect();
    let wanted: Vec<(f64, f64)> =
        Stage::ALL.iter().enumerate().map(|(number, stage)| (at(number), targets.of(*stage))).collect();
    let said = report.shares_together(&met, 1.0).into_iter().map(|cell| cell.text).collect();
    let most = shares.iter().chain(&wanted).map(|point| point.1).fold(0.0, f64::max);
    Some(Plot {
        id: "stage-shares",
        title: words.stages.to_owned(),
        x: Axis { title: report.texts.export.stage.to_owned(), labels: labels.collect(), ..Axis::default() },
        y: shares_axis(report.texts.report.exposures, most),
        series: vec![
            Series::new(words.stages_met, SeriesKind::Bars, shares).saying(said),
            Series::new(words.stages_target, SeriesKind::Points, wanted),
        ],
        is_lying: true,
        ..Plot::default()
    })
}

/// Draws how far each placed message stays on the platform, the furthest from it first.
#[must_use]
pub fn coherence(report: &Report<'_>) -> Option<Plot> {
    let results = &report.analysis.consistency;
    let mut messages: Vec<usize> = (0..report.plan.messages.len()).filter(|message| results.placed[*message]).collect();
    let value = |message: &usize| results.coherence.messages[*message].unwrap_or(2.0);
    messages.sort_by(|a, b| value(a).total_cmp(&value(b)));
    let rows = messages.into_iter().map(|message| {
        let name = report.message_name(message).to_owned();
        (name, results.coherence.messages[message].ok(), ConsistencyFigure::OnPlatform(message))
    });
    let words = &report.texts.figures;
    ranked(report, "message-coherence", words.coherence, measure_axis(report.texts.report.value), rows.collect())
}

/// Draws the share of exposures that carry each element of the platform, the most carried first.
#[must_use]
pub fn tokens(report: &Report<'_>) -> Option<Plot> {
    let results = &report.analysis.consistency.commonality;
    let mut order: Vec<usize> = (0..results.tokens.len()).collect();
    let share = |token: &usize| results.tokens[*token].share.unwrap_or(-1.0);
    order.sort_by(|a, b| share(b).total_cmp(&share(a)));
    let rows = order.into_iter().map(|position| {
        let token = &results.tokens[position];
        (token_name(report, &token.token), token.share.ok(), ConsistencyFigure::Token(position))
    });
    let words = &report.texts.figures;
    let axis = Axis { end: Some(1.0), ..shares_axis(report.texts.report.carried, 1.0) };
    ranked(report, "tokens-carried", words.tokens, axis, rows.collect())
}

/// Draws named values from 0 to 1 below each other, each of which opens its card.
fn ranked(
    report: &Report<'_>,
    id: &'static str,
    title: &str,
    axis: Axis,
    rows: Vec<(String, Option<f64>, ConsistencyFigure)>,
) -> Option<Plot> {
    let (mut labels, mut points, mut said, mut explained) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (number, (name, value, figure)) in (0_u32..).zip(rows) {
        let at = f64::from(number);
        labels.push((at, name));
        explained.push((at, Subject::Consistency(figure)));
        if let Some(value) = value {
            points.push((at, value));
            said.push(report.axis_value(&axis, value));
        }
    }
    if labels.is_empty() {
        return None;
    }
    let x = Axis { title: report.texts.shared.name.to_owned(), labels, ..Axis::default() };
    let series = vec![Series::new(axis.title.as_str(), SeriesKind::Bars, points).saying(said).labelled("")];
    Some(Plot { id, title: title.to_owned(), x, y: axis, series, explained, is_lying: true, ..Plot::default() })
}
