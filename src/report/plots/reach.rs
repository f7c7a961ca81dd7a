//! Plots of reach: how it builds, how often people are exposed, and what each channel adds.

use super::shares_axis;
use crate::reach::{Band, Remembered};
use crate::report::reach::bars_of;
use crate::report::{Axis, Mark, Plot, ReachFigure, Report, Series, SeriesKind, Subject};
use crate::text::strings::fill;

/// The share of people below which the last bars of the distribution are one.
const REST: f64 = 0.001;

/// Draws the share of people reached up to each week, and in the week alone.
#[must_use]
pub fn build(report: &Report<'_>) -> Option<Plot> {
    build_with(report, None, None)
}

/// Draws what [`build`] draws, with what is still remembered and how far the figures may lie where that is known.
#[must_use]
pub fn build_with(report: &Report<'_>, remembered: Option<&[Remembered]>, band: Option<&Band>) -> Option<Plot> {
    let words = &report.texts.figures;
    let view = report.view().ok()?;
    let last = view.build.last()?;
    let k = report.effective_level();
    let curve =
        |level: usize| view.build.iter().map(|point| (f64::from(point.week), point.k_plus[level - 1])).collect();
    let alone = view.build.iter().map(|point| (f64::from(point.week), point.weekly_reach)).collect();
    let mut series = vec![Series::new(words.reach_in_week, SeriesKind::Bars, alone)];
    let levels = if k > 1 { vec![1, k] } else { vec![1] };
    series.extend(levels.into_iter().map(|level| {
        Series::new(report.level(level), SeriesKind::Line, curve(level))
            .labelled(report.level_share(level, last.k_plus[level - 1]))
    }));
    if let (Some(band), Some(first)) = (band, series.get_mut(1)) {
        first.band = band.build.iter().map(|levels| (levels[0][0], levels[0][2])).collect();
    }
    if let Some(end) = remembered.and_then(<[_]>::last) {
        let kept = remembered.into_iter().flatten().map(|point| (f64::from(point.week), point.k_plus[0])).collect();
        let label = fill!(words.remembered_curve, &[("share", &report.percent(end.k_plus[0]))]);
        series.push(Series::new(words.remembered_column, SeriesKind::Line, kept).labelled(label));
    }
    let highest = band.into_iter().flat_map(|band| &band.build).map(|levels| levels[0][2]);
    let most = highest.fold(last.k_plus[0], f64::max);
    let mut notes = report.reach_notes();
    notes.push(words.reach_build_hint.to_owned());
    Some(Plot {
        id: "reach-build",
        title: words.reach_build.to_owned(),
        x: report.weeks_axis(),
        y: shares_axis(words.people, most),
        series,
        notes,
        ..Plot::default()
    })
}

/// Draws the share of people who are exposed 0, 1, 2, … times; those who are exposed often enough stand out.
#[must_use]
pub fn distribution(report: &Report<'_>) -> Option<Plot> {
    let words = &report.texts.figures;
    let view = report.view().ok()?;
    let k = report.effective_level();
    let shares = bars_of(view.pmf, k, REST);
    let last = shares.len().checked_sub(1)?;
    let is_open = shares.len() < view.pmf.len();
    // So rounded that what is written adds up to the levels that are written elsewhere.
    let at_least = |count: usize| view.k_plus.get(count - 1).copied().unwrap_or_else(|| shares[count..].iter().sum());
    let levels: Vec<f64> = (1..shares.len()).map(at_least).collect();
    let written = report.locale.exact_levels(&levels, 1);
    let bars = |name: String, takes: &dyn Fn(usize) -> bool| {
        let taken: Vec<usize> = (0..shares.len()).filter(|count| takes(*count)).collect();
        let points = taken.iter().map(|&count| (count as f64, shares[count])).collect();
        let said = taken.iter().map(|&count| written.get(count).cloned().unwrap_or_default()).collect();
        // The mark between the bars says what they are.
        Series::new(name, SeriesKind::Bars, points).saying(said).labelled("")
    };
    let label = |count: usize| {
        let name = if is_open && count == last { report.level(count) } else { report.locale.ungrouped(count as u64) };
        (count as f64, name)
    };
    let mut series = vec![bars(report.level(k), &|count| count >= k)];
    series.push(bars(report.texts.plots.fewer.to_owned(), &|count| count < k));
    let most = shares.iter().copied().fold(0.0, f64::max);
    Some(Plot {
        id: "frequency-plot",
        title: words.distribution.to_owned(),
        x: Axis {
            title: report.texts.report.exposures.to_owned(),
            labels: (0..=last).map(label).collect(),
            ..Axis::default()
        },
        y: shares_axis(words.people, most),
        series,
        places: vec![Mark { name: report.level_share(k, view.k_plus[k - 1]), value: k as f64 - 0.5 }],
        notes: report.reach_notes(),
        ..Plot::default()
    })
}

/// Draws what each channel adds to those before it, up to the net reach of all.
#[must_use]
pub fn channels(report: &Report<'_>) -> Option<Plot> {
    let words = &report.texts.figures;
    let view = report.view().ok()?;
    if view.channels.is_empty() {
        return None;
    }
    let (mut before, mut added, mut said, mut labels) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut explained = Vec::new();
    let mut reached = 0.0;
    for (place, (position, part)) in view.channels.iter().enumerate() {
        let at = place as f64;
        labels.push((at, report.channel_name(*position).to_owned()));
        before.push((at, reached));
        added.push((at, part.added_reach));
        said.push(report.percent(part.added_reach));
        explained.push((at, Subject::Reach(ReachFigure::Channel(*position), report.audience)));
        reached += part.added_reach;
    }
    let at = view.channels.len() as f64;
    labels.push((at, words.all_channels.to_owned()));
    explained.push((at, Subject::Reach(ReachFigure::NetReach, report.audience)));
    let whole = Series::new(words.all_channels, SeriesKind::Bars, vec![(at, view.k_plus[0])]).labelled("");
    let mut notes = report.reach_notes();
    notes.push(words.contribution_order.to_owned());
    Some(Plot {
        id: "channel-steps",
        title: words.contribution.to_owned(),
        x: Axis { title: report.texts.shared.channel.to_owned(), labels, ..Axis::default() },
        y: shares_axis(words.people, view.k_plus[0]),
        series: vec![
            Series::new("", SeriesKind::Lift, before),
            Series::new(words.added_reach, SeriesKind::Bars, added).saying(said).labelled(""),
            whole.saying(vec![report.percent(view.k_plus[0])]),
        ],
        explained,
        notes,
        is_lying: true,
        ..Plot::default()
    })
}
