//! The plot of a front: plans of which none is better in two things at once.

use super::shares_axis;
use crate::analysis::{FrontOf, FrontPoint};
use crate::optimise::Goal;
use crate::plan::AudienceId;
use crate::report::{Axis, Plot, Report, Series, SeriesKind};
use crate::text::optimise as goals;
use crate::text::strings::fill;

/// Says where the plan and the proposal stand beside a front: along it and up. `None` where they have no such figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Beside {
    /// Today's plan.
    pub today: Option<(f64, f64)>,
    /// The proposal that the front is shown with.
    pub proposed: Option<(f64, f64)>,
}

/// Draws the plans of a front, the one at `chosen` and the proposal as squares, today's plan as a ring.
#[must_use]
pub fn front(
    report: &Report<'_>,
    (goal, of): (Goal, &FrontOf),
    (points, chosen): (&[FrontPoint], usize),
    beside: Beside,
) -> Plot {
    let words = &report.texts.optimise;
    let measured = goals::goal(goal, report.locale);
    let name = |id: &AudienceId| {
        report.plan.audiences.position(id).map_or_else(String::new, |at| report.audience_name(at).to_owned())
    };
    let (template, along, up) = match of {
        FrontOf::Consistency => (words.front_consistency_title, words.consistency.to_owned(), measured.clone()),
        FrontOf::Audiences(first, second) => (words.front_audiences_title, name(first), name(second)),
    };
    let is_share = !matches!(goal, Goal::Points { .. });
    let axis = |title: String, is_share: bool, values: &mut dyn Iterator<Item = f64>| {
        let (least, most) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)));
        let room = ((most - least) * 0.12).max(most.abs() * 0.005).max(1e-4);
        let shares = if is_share { shares_axis("", most).unit } else { String::new() };
        Axis { title, unit: shares, start: Some((least - room).max(0.0)), end: Some(most + room), ..Axis::default() }
    };
    let marks = || beside.today.into_iter().chain(beside.proposed);
    let line: Vec<(f64, f64)> = points.iter().map(|point| (point.along, point.value)).collect();
    let one: Vec<(f64, f64)> = line.get(chosen).copied().into_iter().collect();
    let named = |point: Option<(f64, f64)>, kind, name: &str| {
        point.map(|point| Series::new(name, kind, vec![point]).labelled(name))
    };
    let others = line.iter().enumerate().filter(|(at, _)| *at != chosen).map(|(_, point)| *point).collect();
    let of_audiences = matches!(of, FrontOf::Audiences(..));
    Plot {
        id: "front",
        title: fill!(template, &[("goal", &measured)]),
        x: axis(
            along,
            is_share && of_audiences,
            &mut points.iter().map(|point| point.along).chain(marks().map(|mark| mark.0)),
        ),
        y: axis(up, is_share, &mut points.iter().map(|point| point.value).chain(marks().map(|mark| mark.1))),
        series: [
            Series::new(measured.as_str(), SeriesKind::Line, line).labelled(""),
            Series::new("", SeriesKind::Points, others),
            Series::new(words.front_chosen, SeriesKind::Squares, one).labelled(words.front_chosen),
        ]
        .into_iter()
        .chain(named(beside.proposed, SeriesKind::Squares, words.proposed))
        .chain(named(beside.today, SeriesKind::Points, words.today))
        .collect(),
        ..Plot::default()
    }
}
