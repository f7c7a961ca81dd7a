//! The channels: what each gives, and what each adds to those before it.

use eframe::egui::Ui;

use super::channel_name;
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::plot::{PlotLook, PlotOf, plot_of, show as show_plot};
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::widgets::{small, weak};
use crate::report;
use crate::report::reach;
use crate::report::reach::View;
use crate::text;
use crate::text::strings::fill;

/// Where the cards of the table's rows stand.
const CHANNELS: &str = "reach of channels";
/// Where the cards of the steps stand.
const CONTRIBUTION: &str = "contribution";

/// Shows the table of channels.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.channels_hint);
    if shown.audience.is_some() {
        weak(ui, cx.texts.figures.channels_cost_hint);
    }
    let of = Of { audience: shown.audience, ..Of::default() };
    let table = table_of(cx, CHANNELS, of, reach::channels);
    let open = card::at(cx, CHANNELS);
    let look = TableLook::at(CHANNELS).pressing(Presses::Rows, open).saying(cx.texts.cards.rows_hint).without_notes();
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, CHANNELS, pressed.as_ref());
    channels_without_reach(cx, ui, shown);
    card::show(cx, ui, CHANNELS);
}

/// Lists the channels that are missing in the table of all audiences, and why.
fn channels_without_reach(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    if shown.audience.is_some() {
        return;
    }
    for (position, channel) in cx.analysis().reach.channels.iter().enumerate() {
        let Err(why) = channel.reach else { continue };
        let name = text::isolate(channel_name(cx, position), cx.language());
        let reason = text::reason(why, cx.language());
        weak(ui, &fill!(cx.texts.reach_page.channel_without, &[("channel", &name), ("reason", reason)]));
    }
}

/// Shows what each channel adds to those that stand before it in the plan, up to the net reach of all.
pub(super) fn contribution(cx: &mut Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.contribution_hint);
    let of = PlotOf { audience: shown.audience, ..PlotOf::default() };
    if let Some(plot) = plot_of(cx, CONTRIBUTION, of, report::plots::channels) {
        show_plot(cx, ui, &plot, &PlotLook::at(CONTRIBUTION, 0.0).of(shown.audience).with_cards());
    }
    small(ui, cx.texts.figures.contribution_order);
    card::show(cx, ui, CONTRIBUTION);
}
