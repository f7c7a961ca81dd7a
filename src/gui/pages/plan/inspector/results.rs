//! Says what a placement costs and does.

use eframe::egui::Ui;

use crate::app::Action;
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::pages::plan::own_terms;
use crate::gui::theme::space;
use crate::gui::widgets::{Look, figure_row, label_in, row, small_button, weak};
use crate::plan::{Delivery, Figure, Index, Placement};
use crate::text;
use crate::text::strings::fill;

/// Says whose impressions are those of the placement, where they are not those of all the plan's audiences.
fn counted_in(cx: &Cx<'_>, placement: &Placement) -> Option<String> {
    let plan = cx.plan();
    let delivery = Delivery::of(placement, plan, &Index::of(plan))?;
    let counted = delivery.counted().filter_map(|share| plan.audiences.get(share.audience));
    let names: Vec<&str> = counted.map(|audience| cx.name_of(audience)).collect();
    let is_whole = names.is_empty() || names.len() == plan.audiences.len();
    (!is_whole).then(|| names.join(cx.comma()))
}

/// Shows what the placement costs and does.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement) {
    let words = &cx.texts.plan_page;
    let Some(position) = cx.plan().placements.position(&placement.id) else { return };
    let Some(cost) = cx.analysis().budget.placements.get(position) else { return };
    let currency = cx.plan().money.currency;
    let impressions = cost.working.as_ref().map_or(0.0, |working| working.impressions);
    figure_line(cx, ui, words.cost, &Ok(cx.locale.total_heading(cost.total(), currency)));
    figure_line(cx, ui, words.impressions, &Ok(cx.locale.decimal(impressions, 0)));
    if let Some(audiences) = counted_in(cx, placement) {
        weak(ui, &fill!(words.impressions_in, &[("audiences", &audiences)]));
    }
    let cpm: Figure = cost.total().exact().and_then(|total| {
        if impressions <= 0.0 {
            Err(crate::plan::NotComputable::NothingDelivered)
        } else if total.is_zero() {
            Err(crate::plan::NotComputable::CostsNothing)
        } else {
            Ok(1000.0 * total.to_major(currency) / impressions)
        }
    });
    let cpm = cpm.map(|cpm| cx.locale.decimal(cpm, currency.exponent()));
    figure_line(cx, ui, words.cpm, &cpm);
    own_terms::working(cx, ui, cost, placement);
    if let Some(why) = cost.error {
        label_in(ui, text::reason(why, cx.language()), Look::Warning);
    }
    ui.add_space(space::TIGHT);
    row(ui, |ui| {
        if small_button(ui, words.show_message).clicked() {
            cx.push(Action::Show(ItemId::Message(placement.message.clone())));
        }
        if small_button(ui, words.show_channel).clicked() {
            cx.push(Action::Show(ItemId::Channel(placement.channel.clone())));
        }
    });
}

/// Shows a name with its value at the end of the row, or why there is none; read as one.
fn figure_line(cx: &Cx<'_>, ui: &mut Ui, name: &str, value: &Figure<String>) {
    let shown = match value {
        Ok(value) => value.as_str(),
        Err(why) => text::reason(*why, cx.language()),
    };
    figure_row(ui, name, shown, if value.is_ok() { Look::Strong } else { Look::Weak });
}
