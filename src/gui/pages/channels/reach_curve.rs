//! The channel's reach curve: the share of each audience that so many units reach, and where the plan stands on it.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::analysis::{Answer, ChannelCurves, Question};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::widgets::{Look, group, label_in, small, weak};
use crate::plan::Channel;
use crate::report;
use crate::text::strings::fill;
use crate::text::{self, terms};

/// Names the plot.
const CURVE: &str = "reach curve of a channel";
/// Height of the plot in points.
const HEIGHT: f32 = 210.0;

/// Shows the curve of each audience that meets the channel.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    group(ui, cx.texts.figures.reach_curve, |ui| {
        let Some(found) = look_at(cx, ui, &Question::ReachCurve(channel.id.clone())) else { return };
        if let Answer::ReachCurve(curves) = found.answer {
            found.scope(ui, |ui| show_curves(cx, ui, channel, (found.shared, curves)));
        }
    });
}

fn show_curves(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel, (answer, found): (&Arc<Answer>, &ChannelCurves)) {
    let words = &cx.texts.channels_page;
    if found.curves.is_empty() && found.left_out.is_empty() {
        weak(ui, words.curve_none);
    }
    let of = PlotOf { answers: vec![Arc::clone(answer)], ..PlotOf::default() };
    let plot = plot_of(cx, CURVE, of, |report| report::plots::channel_curve(report, channel, found));
    if let Some(plot) = plot {
        let unit = terms::unit(channel.unit, cx.language());
        small(ui, &fill!(words.curve_units, &[("unit", unit)]));
        show_plot(cx, ui, &plot, &PlotLook::at(CURVE, HEIGHT));
        for note in &plot.notes {
            small(ui, note);
        }
    }
    for (position, why) in &found.left_out {
        let audience = cx.plan().audiences.get(*position);
        let name = audience.map_or("", |audience| cx.name_of(audience));
        let why = text::reason(*why, cx.language());
        label_in(ui, &fill!(words.curve_left_out, &[("audience", name), ("why", why)]), Look::Warning);
    }
}
