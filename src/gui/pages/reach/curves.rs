//! Reach by spend: each channel alone and the whole mix, as if everything that is placed were more or less.

use eframe::egui::{Align2, Color32, Pos2, Rect, Stroke, Ui, pos2, vec2};
use egui_plot::{Line, PlotPoint, PlotPoints, Points};

use super::channel_name;
use crate::analysis::{Answer, Question};
use crate::gui::answers::look_at;
use crate::gui::axes::{Axes, Drawn, multiples, nice_step};
use crate::gui::context::Cx;
use crate::gui::theme::{palette, size, strong_font};
use crate::gui::widgets::{galley_elided, small, weak};
use crate::reach::Scaled;
use crate::report::reach::{self, View};
use crate::text::strings::fill;

/// Height of the plot in points.
const HEIGHT: f32 = 260.0;
/// How many multiples of the plan the curves go through, up to twice the plan.
const STEPS: u32 = 40;
/// The most channels that have a curve: those that reach most.
const MOST_CURVES: usize = 5;

/// A curve of the plot.
struct Curve {
    name: String,
    /// What the plan spends on it, in major units.
    spent: f64,
    reach: Vec<f64>,
    colour: Color32,
    width: f32,
}

/// Shows the curves.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.curves_hint);
    // Closer together where curves bend, and one of them the plan itself.
    let bent = |step: u32| 2.0 * (f64::from(step) / f64::from(STEPS)).powi(2);
    let mut multiples: Vec<f64> = (0..=STEPS).map(bent).chain([1.0]).collect();
    multiples.sort_by(f64::total_cmp);
    let plan = multiples.partition_point(|multiple| *multiple < 1.0);
    let Some(found) = look_at(cx, ui, &Question::ReachBySpend(shown.audience, multiples.clone())) else { return };
    if let Answer::ReachBySpend(Ok(scaled)) = found.answer {
        found.scope(ui, |ui| curves(cx, ui, shown, scaled, (&multiples, plan)));
    }
}

fn curves(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>, found: &Scaled, (multiples, plan): (&[f64], usize)) {
    let words = &cx.texts.reach_page;
    let currency = cx.plan().money.currency;
    let report = cx.report();
    let cost = |channel: usize| reach::cost(&report, channel, shown.audience);
    // What cannot be computed has no place on an axis of spending; it is said below.
    let spent = |channel: usize| cost(channel).exact().map_or(0.0, |cost| cost.to_major(currency));
    let missing = found.channels.iter().find_map(|(channel, _)| cost(*channel).why_missing());
    let colours = *palette(ui.visuals());
    let inks = [colours.curve, colours.second_curve, colours.third_curve, colours.accent, colours.weak_text];
    let mut paid: Vec<&(usize, Vec<f64>)> =
        found.channels.iter().filter(|(channel, _)| spent(*channel) > 0.0).collect();
    let total: f64 = paid.iter().map(|(channel, _)| spent(*channel)).sum();
    let free = found.channels.iter().filter(|(channel, _)| cost(*channel).is_nothing()).count();
    paid.sort_by(|a, b| b.1[plan].total_cmp(&a.1[plan]).then(a.0.cmp(&b.0)));
    let mut curves: Vec<Curve> = paid
        .iter()
        .take(MOST_CURVES)
        .zip(inks)
        .map(|((channel, reach), colour)| Curve {
            name: channel_name(cx, *channel).to_owned(),
            spent: spent(*channel),
            reach: reach.clone(),
            colour,
            width: 1.5,
        })
        .collect();
    if let Some(why) = missing {
        // Then the whole mix has no place either.
        weak(ui, crate::text::reason(why, cx.language()));
        return;
    }
    if total <= 0.0 {
        weak(ui, words.curves_free);
        return;
    }
    curves.push(Curve {
        name: words.mix.to_owned(),
        spent: total,
        reach: found.mix.clone(),
        colour: colours.text,
        width: 2.5,
    });
    draw(cx, ui, &curves, (multiples, plan));
    let more = paid.len().saturating_sub(MOST_CURVES);
    if more > 0 {
        small(ui, &fill(words.curves_more, &[("count", &super::number(cx, more))]));
    }
    if free > 0 {
        small(ui, &fill(words.curves_without_cost, &[("count", &super::number(cx, free))]));
    }
}

fn draw(cx: &Cx<'_>, ui: &mut Ui, curves: &[Curve], (parts, plan): (&[f64], usize)) {
    let words = &cx.texts.reach_page;
    let most_x = curves.iter().map(|curve| 2.0 * curve.spent).fold(0.0, f64::max).max(1.0);
    let highest = curves.iter().filter_map(|curve| curve.reach.last()).copied().fold(0.01, f64::max);
    let step_y = nice_step(highest, 4.0);
    let most_y = ((highest / step_y).ceil() * step_y).min(1.0) * 1.06;
    let axes = Axes {
        id: "reach by spend",
        name: words.curves_name,
        height: HEIGHT,
        names_width: 46.0,
        most_x,
        most_y,
        marks_x: multiples(nice_step(most_x, 5.0), most_x)
            .into_iter()
            .map(|value| (value, cx.locale.compact(value)))
            .collect(),
        marks_y: multiples(step_y, most_y).into_iter().map(|value| (value, cx.locale.percent(value, 0))).collect(),
    };
    let drawn = axes.show(ui, |plot| {
        for curve in curves {
            let points = parts.iter().zip(&curve.reach).map(|(part, reach)| PlotPoint::new(part * curve.spent, *reach));
            let line = PlotPoints::Owned(points.collect());
            plot.line(Line::new("", line).color(curve.colour).width(curve.width).allow_hover(false));
            let now = curve.reach.get(plan).copied().unwrap_or(0.0);
            let dot = PlotPoints::Owned(vec![PlotPoint::new(curve.spent, now)]);
            plot.points(Points::new("", dot).color(curve.colour).radius(4.0).allow_hover(false));
        }
    });
    names(ui, &drawn, curves, parts);
    let currency = cx.locale.currency(cx.plan().money.currency).into_owned();
    small(ui, &fill(words.curves_axes, &[("currency", &currency)]));
}

/// How far a name may be moved up or down from the end of its curve, in points, nearest first.
const MOVES: [f32; 9] = [0.0, -12.0, 12.0, -24.0, 24.0, -36.0, 36.0, -48.0, 48.0];

/// A name that is moved further has a line that leads to it.
const MOST_WITHOUT_LEADER: f32 = 12.0;

/// Each curve's name at its end, where the fewest lines and no other name run through it.
fn names(ui: &Ui, drawn: &Drawn, curves: &[Curve], parts: &[f64]) {
    let end = |curve: &Curve| drawn.at(2.0 * curve.spent, curve.reach.last().copied().unwrap_or(0.0));
    let mut ends: Vec<(Pos2, &Curve)> = curves.iter().map(|curve| (end(curve), curve)).collect();
    ends.sort_by(|a, b| b.0.y.total_cmp(&a.0.y));
    let lines: Vec<Pos2> = curves.iter().flat_map(|curve| along(drawn, curve, parts)).collect();
    let mut placed: Vec<Rect> = Vec::new();
    for (end, curve) in ends {
        let text = galley_elided(ui, &curve.name, strong_font(size::SMALL), curve.colour, drawn.area.width() * 0.4);
        let (anchor, at) = beside(drawn, end, text.size().x);
        let cost = |rect: Rect| {
            let lines = lines.iter().filter(|point| rect.expand(2.0).contains(**point)).count();
            let names = placed.iter().filter(|other| other.intersects(rect)).count();
            let outside = usize::from(!drawn.area.expand(4.0).contains_rect(rect));
            (names + outside, lines)
        };
        let candidates = MOVES.map(|moved| (anchor.anchor_size(at + vec2(0.0, moved), text.size()), moved));
        // The first of equals: the nearest.
        let best = candidates.into_iter().min_by_key(|(rect, _)| cost(*rect));
        let Some((rect, moved)) = best else { continue };
        placed.push(rect);
        if moved.abs() > MOST_WITHOUT_LEADER {
            ui.painter().line_segment([end, rect.clamp(end)], Stroke::new(1.0, curve.colour.gamma_multiply(0.5)));
        }
        ui.painter().galley(rect.min, text, curve.colour);
    }
}

/// Where a name of this `width` stands at the `end` of its curve: beside it where there is room, otherwise above it.
fn beside(drawn: &Drawn, end: Pos2, width: f32) -> (Align2, Pos2) {
    let rtl = drawn.at(1.0, 0.0).x < drawn.at(0.0, 0.0).x;
    let room_after = if rtl { end.x - drawn.area.left() } else { drawn.area.right() - end.x };
    if room_after > width + 10.0 {
        let x = if rtl { end.x - 6.0 } else { end.x + 6.0 };
        (if rtl { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER }, pos2(x, end.y))
    } else {
        (if rtl { Align2::LEFT_BOTTOM } else { Align2::RIGHT_BOTTOM }, pos2(end.x, end.y - 4.0))
    }
}

/// Points of a curve on the screen, close enough that none of its line slips through a name between two of them.
fn along(drawn: &Drawn, curve: &Curve, parts: &[f64]) -> Vec<Pos2> {
    const BETWEEN: u8 = 6;
    let points: Vec<Pos2> =
        parts.iter().zip(&curve.reach).map(|(part, reach)| drawn.at(part * curve.spent, *reach)).collect();
    let steps = |pair: &[Pos2]| {
        let (from, to) = (pair[0], pair[1]);
        (0..BETWEEN).map(move |step| from.lerp(to, f32::from(step) / f32::from(BETWEEN))).collect::<Vec<_>>()
    };
    points.windows(2).flat_map(steps).chain(points.last().copied()).collect()
}
