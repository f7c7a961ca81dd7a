//! The channel's reach curve: the share of each audience that so many units reach, and where the plan stands on it.

use eframe::egui::{Align2, Color32, Ui, pos2};
use egui_plot::{Line, PlotPoint, PlotPoints, Points};

use crate::gui::axes::{Axes, Drawn, multiples, nice_step};
use crate::gui::context::Cx;
use crate::gui::theme::{palette, size, strong_font};
use crate::gui::widgets::{Look, galley_elided, group, label_in, small, weak};
use crate::plan::{Channel, NotComputable, Unit};
use crate::reach::ContactCurve;
use crate::text::strings::fill;
use crate::text::{self, terms};

const HEIGHT: f32 = 210.0;
/// Points of a curve of impressions.
const POINTS: u32 = 160;
/// The most insertions that are drawn one by one.
const MOST_INSERTIONS: f64 = 400.0;
/// Insertions that are shown where none are placed.
const USUAL_INSERTIONS: f64 = 12.0;

/// One audience's curve.
struct Curve<'a> {
    name: &'a str,
    contacts: ContactCurve,
    /// Units that the plan places, inside the audience for impressions.
    placed: f64,
    colour: Color32,
}

/// Shows the curve of each audience that meets the channel.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    group(ui, words.curve, |ui| {
        let (curves, left_out) = curves(cx, ui, channel);
        if curves.is_empty() && left_out.is_empty() {
            weak(ui, words.curve_none);
        }
        if !curves.is_empty() {
            let unit = terms::unit(channel.unit, cx.language());
            small(ui, &fill(words.curve_units, &[("unit", unit)]));
            draw(cx, ui, channel, &curves);
            for curve in curves.iter().filter(|curve| curve.placed > 0.0) {
                let reach = curve.contacts.reach(curve.placed);
                let slots = [
                    ("audience", curve.name),
                    ("units", &cx.locale.decimal(curve.placed, 0)),
                    ("share", &cx.locale.percent(reach, 1)),
                ];
                small(ui, &fill(words.curve_dot, &slots));
            }
        }
        for (name, why) in left_out {
            let why = text::reason(why, cx.language());
            label_in(ui, &fill(words.curve_left_out, &[("audience", name), ("why", why)]), Look::Warning);
        }
    });
}

type LeftOut<'a> = Vec<(&'a str, NotComputable)>;

/// The curves that can be computed, and why the others cannot.
fn curves<'a>(cx: &Cx<'a>, ui: &Ui, channel: &'a Channel) -> (Vec<Curve<'a>>, LeftOut<'a>) {
    let plan = cx.plan();
    let colours = palette(ui.visuals());
    let lines = [colours.curve, colours.second_curve, colours.third_curve, colours.accent, colours.weak_text];
    let mut curves = Vec::new();
    let mut left_out = Vec::new();
    for (position, audience) in plan.audiences.iter().enumerate() {
        let Some(contact) = channel.contact(&audience.id) else { continue };
        let name = cx.name_or(&audience.name, audience.id.as_str());
        if contact.model.unit() != channel.unit {
            left_out.push((name, NotComputable::NoContacts));
        } else if channel.unit == Unit::Impressions && audience.size == 0 {
            left_out.push((name, NotComputable::AudienceWithoutSize));
        } else if let Ok(curve) = ContactCurve::of(&contact.model, audience.size) {
            let placed = placed_units(cx, channel, position);
            curves.push(Curve { name, contacts: curve, placed, colour: lines[curves.len() % lines.len()] });
        } else {
            left_out.push((name, NotComputable::ImpossibleContactModel));
        }
    }
    (curves, left_out)
}

/// What the plan places on the channel: insertions as they are, impressions as far as they are delivered in the audience.
fn placed_units(cx: &Cx<'_>, channel: &Channel, audience: usize) -> f64 {
    let plan = cx.plan();
    if channel.unit == Unit::Insertions {
        let on_it = plan.placements.iter().filter(|placement| placement.channel == channel.id);
        let weekly = on_it.flat_map(|placement| placement.weekly(plan.calendar.weeks));
        return weekly.map(|(_, quantity)| quantity as f64).sum();
    }
    let Some(position) = plan.channels.position(&channel.id) else { return 0.0 };
    let Some(Ok(reach)) = cx.analysis().reach.audiences.get(audience) else { return 0.0 };
    let found = reach.channels.iter().find(|(at, _)| *at == position);
    found.map_or(0.0, |(_, part)| part.impressions)
}

/// The end of the horizontal axis: twice what is placed, or what makes the curve's bend visible.
fn most_units(cx: &Cx<'_>, channel: &Channel, curves: &[Curve<'_>]) -> f64 {
    let placed = curves.iter().map(|curve| curve.placed).fold(0.0, f64::max);
    if placed > 0.0 {
        return 2.0 * placed;
    }
    match channel.unit {
        Unit::Insertions => USUAL_INSERTIONS,
        Unit::Impressions => {
            let sizes = cx.plan().audiences.iter().filter(|audience| channel.contact(&audience.id).is_some());
            2.0 * sizes.map(|audience| audience.size as f64).fold(1.0, f64::max)
        }
    }
}

fn points(curve: &ContactCurve, unit: Unit, most: f64) -> Vec<PlotPoint> {
    let steps = match unit {
        Unit::Insertions if most <= MOST_INSERTIONS => most.floor() as u32,
        _ => POINTS,
    };
    let at = |step: u32| f64::from(step) * most / f64::from(steps.max(1));
    (0..=steps).map(|step| PlotPoint::new(at(step), curve.reach(at(step)))).collect()
}

fn draw(cx: &Cx<'_>, ui: &mut Ui, channel: &Channel, curves: &[Curve<'_>]) {
    let most_x = most_units(cx, channel, curves);
    let highest = curves.iter().map(|curve| curve.contacts.reach(most_x)).fold(0.0, f64::max).max(0.01);
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
            let line = PlotPoints::Owned(points(&curve.contacts, channel.unit, most_x));
            plot.line(Line::new("", line).color(curve.colour).width(2.0).allow_hover(false));
            if curve.placed > 0.0 {
                let dot = PlotPoints::Owned(vec![PlotPoint::new(curve.placed, curve.contacts.reach(curve.placed))]);
                plot.points(Points::new("", dot).color(curve.colour).radius(4.5).allow_hover(false));
            }
        }
    });
    names(ui, &drawn, curves, most_x);
}

/// Each curve's name at its end: the lowest one's below it, the others' above theirs, pushed up where names would meet.
fn names(ui: &Ui, drawn: &Drawn, curves: &[Curve<'_>], most_x: f64) {
    let mut ends: Vec<(f32, &Curve<'_>)> =
        curves.iter().map(|curve| (drawn.at(most_x, curve.contacts.reach(most_x)).y, curve)).collect();
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
