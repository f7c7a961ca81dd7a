//! Reach by spend: each channel alone and the whole mix, as if everything that is placed were more or less.

use eframe::egui::{Align2, Color32, Ui, pos2};
use egui_plot::{Line, PlotPoint, PlotPoints, Points};

use super::answers::answer;
use super::{Shown, channel_name, channels};
use crate::gui::axes::{Axes, Drawn, multiples, nice_step};
use crate::gui::context::Cx;
use crate::gui::theme::{palette, size, strong_font};
use crate::gui::widgets::{galley_elided, small, weak};
use crate::reach::scaled;
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
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.curves_hint);
    // Closer together where curves bend, and one of them the plan itself.
    let bent = |step: u32| 2.0 * (f64::from(step) / f64::from(STEPS)).powi(2);
    let mut multiples: Vec<f64> = (0..=STEPS).map(bent).chain([1.0]).collect();
    multiples.sort_by(f64::total_cmp);
    let plan = multiples.partition_point(|multiple| *multiple < 1.0);
    let found = answer(cx, ui, "reach by spend", shown.audience, || {
        scaled(cx.analysis().reach_state(), shown.audience, &multiples)
    });
    let Some(found) = found else { return };
    let Ok(found) = found.as_ref() else { return };
    let currency = cx.plan().money.currency;
    let spent = |channel: usize| channels::cost(cx, channel, shown.audience).to_major(currency);
    let colours = *palette(ui.visuals());
    let inks = [colours.curve, colours.second_curve, colours.third_curve, colours.accent, colours.weak_text];
    let mut paid: Vec<&(usize, Vec<f64>)> =
        found.channels.iter().filter(|(channel, _)| spent(*channel) > 0.0).collect();
    let total: f64 = paid.iter().map(|(channel, _)| spent(*channel)).sum();
    let free = found.channels.len() - paid.len();
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
    draw(cx, ui, &curves, (&multiples, plan));
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
    names(ui, &drawn, curves);
    let currency = cx.locale.currency(cx.plan().money.currency).into_owned();
    small(ui, &fill(words.curves_axes, &[("currency", &currency)]));
}

/// Each curve's name at its end, pushed up where names would meet.
fn names(ui: &Ui, drawn: &Drawn, curves: &[Curve]) {
    let mut ends: Vec<(eframe::egui::Pos2, &Curve)> = curves
        .iter()
        .map(|curve| (drawn.at(2.0 * curve.spent, curve.reach.last().copied().unwrap_or(0.0)), curve))
        .collect();
    ends.sort_by(|a, b| b.0.y.total_cmp(&a.0.y));
    let rtl = drawn.at(1.0, 0.0).x < drawn.at(0.0, 0.0).x;
    let mut placed: Vec<eframe::egui::Rect> = Vec::new();
    for (end, curve) in ends {
        let text = galley_elided(ui, &curve.name, strong_font(size::SMALL), curve.colour, drawn.area.width() * 0.4);
        let room_after = if rtl { end.x - drawn.area.left() } else { drawn.area.right() - end.x };
        // Beside the end where there is room, otherwise above it.
        let (anchor, at) = if room_after > text.size().x + 10.0 {
            let x = if rtl { end.x - 6.0 } else { end.x + 6.0 };
            (if rtl { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER }, pos2(x, end.y))
        } else {
            (if rtl { Align2::LEFT_BOTTOM } else { Align2::RIGHT_BOTTOM }, pos2(end.x, end.y - 4.0))
        };
        let mut rect = anchor.anchor_size(at, text.size());
        while let Some(other) = placed.iter().find(|other| other.intersects(rect)) {
            rect = rect.translate(eframe::egui::vec2(0.0, other.top() - rect.bottom() - 1.0));
        }
        placed.push(rect);
        ui.painter().galley(rect.min, text, curve.colour);
    }
}
