//! Curves over money and units: reach by spend, a channel's reach curve, and the best values for each budget.

use super::shares_axis;
use crate::analysis::{BestCurves, ChannelCurves};
use crate::optimise::{CurvePoint, Figures, Goal, Proposal, Request};
use crate::plan::schema::ListName;
use crate::plan::{Channel, Money};
use crate::reach::Scaled;
use crate::report::reach::cost;
use crate::report::{Axis, Plot, Report, Series, SeriesKind};
use crate::text::strings::{fill, slots};
use crate::text::{Noun, optimise as goals, terms};

/// How many multiples of the plan a curve of spend goes through, up to twice the plan.
const STEPS: u32 = 40;
/// The most channels that have a curve: those that reach most.
const MOST_CURVES: usize = 5;

/// Returns the multiples of the plan that [`spend`] goes through, closer together where curves bend; one of them is the plan.
#[must_use]
pub fn multiples() -> Vec<f64> {
    let bent = |step: u32| 2.0 * (f64::from(step) / f64::from(STEPS)).powi(2);
    let mut multiples: Vec<f64> = (0..=STEPS).map(bent).chain([1.0]).collect();
    multiples.sort_by(f64::total_cmp);
    multiples
}

/// Draws net reach if a channel, or the whole mix, had more or less of what is placed.
#[must_use]
pub fn spend(report: &Report<'_>) -> Option<Plot> {
    let found = crate::reach::scaled(report.analysis.reach_state(), report.audience, &multiples()).ok()?;
    spend_of(report, &found)
}

/// Draws what [`spend`] draws of the reach at all [`multiples`] of the plan.
#[must_use]
pub fn spend_of(report: &Report<'_>, found: &Scaled) -> Option<Plot> {
    let words = &report.texts.figures;
    let currency = report.plan.money.currency;
    let multiples = multiples();
    let plan = multiples.partition_point(|multiple| *multiple < 1.0);
    // Where a cost is missing, neither the channel nor the mix has a place on an axis of money.
    let spent = |channel: usize| Some(cost(report, channel, report.audience).exact().ok()?.to_major(currency));
    let mut paid = Vec::new();
    for (channel, reach) in &found.channels {
        paid.push((*channel, spent(*channel)?, reach));
    }
    paid.retain(|(_, money, _)| *money > 0.0);
    let total: f64 = paid.iter().map(|(_, money, _)| money).sum();
    if total <= 0.0 {
        return None;
    }
    paid.sort_by(|one, two| two.2[plan].total_cmp(&one.2[plan]).then(one.0.cmp(&two.0)));
    let curve = |name: &str, money: f64, reach: &[f64]| {
        let points = multiples.iter().zip(reach).map(|(multiple, reach)| (multiple * money, *reach)).collect();
        Series::new(name, SeriesKind::Line, points)
    };
    let mut series = vec![curve(words.all_channels, total, &found.mix)];
    series.extend(
        paid.iter()
            .take(MOST_CURVES)
            .map(|(channel, money, reach)| curve(report.channel_name(*channel), *money, reach)),
    );
    let now = Series::new(report.texts.optimise.today, SeriesKind::Points, vec![(total, found.mix[plan])]).labelled("");
    series.push(now.saying(vec![report.percent(found.mix[plan])]));
    let mut notes = report.reach_notes();
    notes.push(words.reach_by_spend_hint.to_owned());
    if let Some(more) = paid.len().checked_sub(MOST_CURVES).filter(|more| *more > 0) {
        let channels = report.locale.count(more as u64, Noun::Item(ListName::Channels));
        notes.push(fill!(words.reach_by_spend_more, &[("channels", &channels)]));
    }
    let most = found.mix.iter().copied().fold(0.0, f64::max);
    Some(Plot {
        id: "reach-by-spend",
        title: words.reach_by_spend.to_owned(),
        x: Axis { title: report.texts.figures.media.to_owned(), unit: report.currency(), ..Axis::default() },
        y: shares_axis(words.people, most),
        series,
        notes,
        ..Plot::default()
    })
}

/// Draws the share of each audience that so many units of a channel reach, and where the plan stands on it.
#[must_use]
pub fn channel_curve(report: &Report<'_>, channel: &Channel, found: &ChannelCurves) -> Option<Plot> {
    let words = &report.texts.figures;
    if found.curves.is_empty() {
        return None;
    }
    let mut series = Vec::new();
    let mut notes = Vec::new();
    for curve in &found.curves {
        let points = curve.points.iter().map(|&[units, share]| (units, share)).collect();
        series.push(Series::new(report.audience_name(curve.audience), SeriesKind::Line, points));
        if curve.placed > 0.0 {
            let slots = slots![
                ("audience", report.in_sentence(report.audience_name(curve.audience))),
                ("units", report.locale.decimal(curve.placed, 0)),
                ("share", report.percent(curve.reach_of_placed)),
            ];
            notes.push(fill!(words.reach_curve_dot, slots));
        }
    }
    let placed = found.curves.iter().filter(|curve| curve.placed > 0.0);
    let placed: Vec<(f64, f64)> = placed.map(|curve| (curve.placed, curve.reach_of_placed)).collect();
    if !placed.is_empty() {
        series.push(Series::new(report.texts.optimise.today, SeriesKind::Points, placed).labelled(""));
    }
    let most = found.curves.iter().map(|curve| curve.reach_at_end).fold(0.0, f64::max);
    Some(Plot {
        id: "channel-curve",
        title: format!(
            "{}{dot}{}",
            words.reach_curve,
            report.in_sentence(report.name(channel)),
            dot = report.locale.dot()
        ),
        x: Axis { title: terms::unit(channel.unit, report.locale.language).to_owned(), ..Axis::default() },
        y: shares_axis(report.texts.figures.people, most),
        series,
        notes,
        ..Plot::default()
    })
}

/// Draws the best value for each budget, with today's plan and the proposal.
#[must_use]
pub fn best_values(
    report: &Report<'_>,
    request: &Request,
    curves: &BestCurves,
    proposal: Option<&Proposal>,
) -> Option<Plot> {
    let (words, plots) = (&report.texts.optimise, &report.texts.plots);
    let currency = report.plan.money.currency;
    let major = |money: Money| money.to_major(currency);
    let curve = |points: &[CurvePoint]| points.iter().map(|point| (major(point.budget), point.value)).collect();
    let goal = request.goal.measured();
    let mut series = Vec::new();
    for (name, kind, points) in [
        (plots.within_limits, SeriesKind::Line, &curves.within),
        (plots.without_limits, SeriesKind::Dotted, &curves.without),
    ] {
        if !points.is_empty() {
            series.push(Series::new(name, kind, curve(points)));
        }
    }
    if series.is_empty() {
        return None;
    }
    if let Some(found) = proposal {
        let mark = |name: &str, kind: SeriesKind, value: &Figures| {
            let said = format!("{name} {}", goals::value(value.value, goal, report.locale));
            (Series::new(name, kind, vec![(major(value.media), value.value)]), said)
        };
        let (proposed, said) = mark(words.proposed, SeriesKind::Squares, &found.proposed);
        series.push(proposed.saying(vec![said]).labelled(""));
        // The words of today's plan are its name: the words of the proposal, written after names, keep away from it.
        let (today, said) = mark(words.today, SeriesKind::Points, &found.today);
        series.push(today.labelled(said));
    }
    let most = series.iter().flat_map(|series| &series.points).map(|point| point.1).fold(0.0, f64::max);
    let has_no_curve = curves.within.is_empty() && request.consistency.is_some();
    let notes = has_no_curve.then(|| words.no_curve_within.to_owned()).into_iter().collect();
    let measured = goals::goal(goal, report.locale);
    let y = match request.goal {
        Goal::Points { .. } => Axis { title: measured.clone(), ..Axis::default() },
        _ => shares_axis(&measured, most),
    };
    Some(Plot {
        id: "best-value",
        title: fill!(words.curve_of, &[("goal", &measured)]),
        x: Axis { title: report.texts.figures.media.to_owned(), unit: report.currency(), ..Axis::default() },
        y,
        series,
        notes,
        ..Plot::default()
    })
}
