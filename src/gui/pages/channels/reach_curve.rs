//! The channel's reach curve: the share of each audience that so many units reach, and where the plan stands on it.

use eframe::egui::{Align2, Color32, Ui, pos2};
use egui_plot::{Line, PlotPoint, PlotPoints, Points};

use crate::analysis::{Answer, ChannelCurve, ChannelCurves, Question};
use crate::gui::answers::look_at;
use crate::gui::axes::{Axes, Drawn, multiples, nice_step};
use crate::gui::context::Cx;
use crate::gui::parts::picture;
use crate::gui::theme::{palette, size, strong_font};
use crate::gui::widgets::{Look, galley_elided, group, label_in, small, weak};
use crate::plan::Channel;
use crate::report;
use crate::text::strings::fill;
use crate::text::{self, terms};

const HEIGHT: f32 = 210.0;

/// One audience's curve.
struct Curve<'a> {
    name: &'a str,
    found: &'a ChannelCurve,
    colour: Color32,
}

/// Shows the curve of each audience that meets the channel.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    group(ui, cx.texts.channels_page.curve, |ui| {
        let Some(found) = look_at(cx, ui, &Question::ReachCurve(channel.id.clone())) else { return };
        if let Answer::ReachCurve(curves) = found.answer {
            found.scope(ui, |ui| show_curves(cx, ui, channel, curves));
            if found.is_current && !curves.curves.is_empty() {
                picture::offer(cx, ui, None, |report| report::plots::channel_curve(report, channel, curves));
            }
        }
    });
}

fn show_curves(cx: &Cx<'_>, ui: &mut Ui, channel: &Channel, found: &ChannelCurves) {
    let words = &cx.texts.channels_page;
    if found.curves.is_empty() && found.left_out.is_empty() {
        weak(ui, words.curve_none);
    }
    if !found.curves.is_empty() {
        let unit = terms::unit(channel.unit, cx.language());
        small(ui, &fill(words.curve_units, &[("unit", unit)]));
        let colours = palette(ui.visuals());
        let inks = [colours.curve, colours.second_curve, colours.third_curve, colours.accent, colours.weak_text];
        let curve = |(found, colour)| Curve { name: audience_name(cx, found), found, colour };
        let curves: Vec<Curve<'_>> = found.curves.iter().zip(inks.into_iter().cycle()).map(curve).collect();
        draw(cx, ui, &curves, found.most);
        for curve in curves.iter().filter(|curve| curve.found.placed > 0.0) {
            let slots = [
                ("audience", curve.name),
                ("units", &cx.locale.decimal(curve.found.placed, 0)),
                ("share", &cx.locale.percent(curve.found.reach_of_placed, 1)),
            ];
            small(ui, &fill(words.curve_dot, &slots));
        }
    }
    for (position, why) in &found.left_out {
        let audience = cx.plan().audiences.get(*position);
        let name = audience.map_or("", |audience| cx.name_of(audience));
        let why = text::reason(*why, cx.language());
        label_in(ui, &fill(words.curve_left_out, &[("audience", name), ("why", why)]), Look::Warning);
    }
}

fn audience_name<'a>(cx: &Cx<'a>, curve: &ChannelCurve) -> &'a str {
    let audience = cx.plan().audiences.get(curve.audience);
    audience.map_or("", |audience| cx.name_of(audience))
}

fn draw(cx: &Cx<'_>, ui: &mut Ui, curves: &[Curve<'_>], most_x: f64) {
    let highest = curves.iter().map(|curve| curve.found.reach_at_end).fold(0.0, f64::max).max(0.01);
    let step_y = nice_step(highest, 4.0);
    let most_y = ((highest / step_y).ceil() * step_y).min(1.0) * 1.04;
    let decimals = if step_y < 0.001 { 2 } else { u8::from(step_y < 0.01) };
    let step_x = nice_step(most_x, 5.0).max(1.0);
    let axes = Axes {
        id: "channel reach curve",
        name: cx.texts.channels_page.curve_name,
        height: HEIGHT,
        names_width: 46.0,
        most_x,
        most_y,
        marks_x: multiples(step_x, most_x).into_iter().map(|value| (value, cx.locale.compact(value))).collect(),
        marks_y: multiples(step_y, most_y)
            .into_iter()
            .map(|value| (value, cx.locale.percent(value, decimals)))
            .collect(),
    };
    let drawn = axes.show(ui, |plot| {
        for curve in curves {
            let points = curve.found.points.iter().map(|&[units, share]| PlotPoint::new(units, share));
            let line = PlotPoints::Owned(points.collect());
            plot.line(Line::new("", line).color(curve.colour).width(2.0).allow_hover(false));
            if curve.found.placed > 0.0 {
                let dot = PlotPoints::Owned(vec![PlotPoint::new(curve.found.placed, curve.found.reach_of_placed)]);
                plot.points(Points::new("", dot).color(curve.colour).radius(4.5).allow_hover(false));
            }
        }
    });
    names(ui, &drawn, curves, most_x);
}

/// Each curve's name at its end: the lowest one's below it, the others' above theirs, pushed up where names would meet.
fn names(ui: &Ui, drawn: &Drawn, curves: &[Curve<'_>], most_x: f64) {
    let mut ends: Vec<(f32, &Curve<'_>)> =
        curves.iter().map(|curve| (drawn.at(most_x, curve.found.reach_at_end).y, curve)).collect();
    ends.sort_by(|a, b| b.0.total_cmp(&a.0));
    let edge = drawn.at(most_x, 0.0).x;
    let is_left = edge < drawn.area.center().x;
    let (x, anchor) = if is_left { (edge + 4.0, Align2::LEFT_TOP) } else { (edge - 4.0, Align2::RIGHT_TOP) };
    let mut limit = f32::INFINITY;
    for (position, (y, curve)) in ends.iter().enumerate() {
        let text = galley_elided(ui, curve.name, strong_font(size::SMALL), curve.colour, drawn.area.width() * 0.45);
        let height = text.size().y;
        let room_below = y + 3.0 + height < drawn.area.bottom();
        let top = if position == 0 && ends.len() > 1 && room_below {
            y + 3.0
        } else {
            let top = (y - 3.0 - height).min(limit - height).max(drawn.area.top() - 8.0);
            limit = top;
            top
        };
        let place = anchor.anchor_size(pos2(x, top), text.size());
        ui.painter().galley(place.min, text, curve.colour);
    }
}
