//! The weeks of a placement: their sum, their pattern, and the grid in which each is typed.

use eframe::egui::{Id, Ui};

use super::{grid, pattern};
use crate::app::App;
use crate::gui::context::Cx;
use crate::gui::pages::plan::PlacementView;
use crate::gui::visits::of_item;
use crate::gui::widgets::{Look, figure_row, label_in, list_field, section, small};
use crate::plan::{Channel, ChannelId, Placement, PlacementId, Plan};
use crate::text::strings::fill;
use crate::text::terms;

/// A bar that was asked for its quantity, on the channel on which it lay.
pub(in crate::gui::pages::plan) type AskedBar = (PlacementId, ChannelId);

/// Shows the quantities of `placement`.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, channel: &Channel, view: &mut PlacementView) {
    let words = &cx.texts.plan_page;
    let unit = terms::unit(channel.unit, cx.language());
    let sum: u128 = placement.quantities.iter().map(|&quantity| u128::from(quantity)).sum();
    let sum = cx.locale.whole(i128::try_from(sum).unwrap_or(i128::MAX));
    figure_row(ui, &fill!(words.unit_each_week, &[("unit", unit)]), &sum, Look::Strong);
    pattern::show(cx, ui, placement, &mut view.asked);
    if placement.quantities.iter().all(|&quantity| quantity == 0) {
        label_in(ui, words.ask_quantity, Look::Warning);
    }
    grid::show(cx, ui, placement, unit, &mut view.range);
    small(ui, words.grid_hint);
    section(ui, words.as_row, false, |ui| {
        small(ui, words.quantities_hint);
        let edit = of_item(&placement.id, |new: &mut Placement, quantities| {
            new.quantities = quantities;
            new.pattern = None;
        });
        let known = quantities_of(placement.id.clone());
        list_field(cx, ui, ("quantities", &placement.id), words.quantities, &placement.quantities, known, edit);
    });
}

/// Finds the quantities of a placement in a plan; none where it has no such placement.
fn quantities_of(id: PlacementId) -> impl Fn(&Plan) -> &[u64] + Send + 'static {
    move |plan| plan.placement(&id).map_or(&[][..], |placement| placement.quantities.as_slice())
}

/// Gives the field of the quantity the focus, once a channel, when the bar was just put there without one and its gesture has
/// ended.
pub(super) fn ask(cx: &Cx<'_>, ui: &Ui, placement: &Placement, field: Id, asked: &mut Option<AskedBar>) {
    let app: &App = cx.app;
    if app.asks_quantity.as_ref() != Some(&placement.id) || app.document().history().gesture().is_some() {
        return;
    }
    let bar = (placement.id.clone(), placement.channel.clone());
    if asked.as_ref() != Some(&bar) {
        *asked = Some(bar);
        ui.memory_mut(|memory| memory.request_focus(field));
    }
}
