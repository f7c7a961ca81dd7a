//! The form of one placement.

use eframe::egui::{Color32, Ui};

use super::{changed, divider, form_row, quantities, results, when};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::pages::plan::{PlacementView, own_terms};
use crate::gui::theme::{font, size, space};
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, Look, amount_field, bilingual_field, choice, galley, hover, multiple_choice, section, small,
    text_elided_within, text_field, weak, whole_field, wrapped_row,
};
use crate::plan::{AudienceId, Channel, CostModel, MAX_WEEKS, Placement, Status, Unit};
use crate::text::strings::fill;
use crate::text::{Noun, terms};

/// Shows the form of `placement`.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, view: &mut PlacementView) {
    when(cx, ui, placement);
    ui.add_space(space::TIGHT);
    let Some(channel) = cx.plan().channel(&placement.channel) else { return };
    where_and_when(cx, ui, placement);
    rate(cx, ui, placement, channel);
    audiences(cx, ui, placement, channel);
    divider(ui);
    quantities::show(cx, ui, placement, channel, view);
    divider(ui);
    results::show(cx, ui, placement);
    ui.add_space(space::TIGHT);
    let words = &cx.texts.plan_page;
    section(ui, words.rationale, !placement.rationale.is_empty(), |ui| {
        let edit = of_item_text(&placement.id, |new: &mut Placement| &mut new.rationale);
        bilingual_field(cx, ui, ("rationale", &placement.id), words.rationale, &placement.rationale, 3, edit);
        let name = cx.texts.shared.source;
        weak(ui, name);
        let edit = of_item(&placement.id, |new: &mut Placement, text| new.source = text);
        text_field(cx, ui, ("source", &placement.id), name, &placement.source, FieldLook::line(f32::INFINITY), edit);
    });
    section(ui, words.own_terms, own_terms::has_own(placement), |ui| own_terms::show(cx, ui, placement, channel));
    section(ui, words.wanted_part, false, |ui| own_terms::wanted(cx, ui, placement, &mut view.wanted));
    let recorded = cx.plan().actuals.find(&placement.id).is_some();
    section(ui, words.happened, recorded, |ui| own_terms::happened(cx, ui, placement));
}

fn where_and_when(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement) {
    let plan = cx.plan();
    let shared = &cx.texts.shared;
    let messages: Vec<_> = plan.messages.iter().map(|item| (item.id.clone(), cx.name_of(item))).collect();
    let chosen = form_row(ui, shared.message, |ui| {
        choice(ui, shared.message, &placement.message, &messages, ui.available_width())
    });
    if let Some(message) = chosen {
        cx.edit(changed(placement, |new| new.message = message));
    }
    let channels: Vec<_> = plan.channels.iter().map(|item| (item.id.clone(), cx.name_of(item))).collect();
    let chosen = form_row(ui, shared.channel, |ui| {
        choice(ui, shared.channel, &placement.channel, &channels, ui.available_width())
    });
    if let Some(target) = chosen.and_then(|id| plan.channel(&id)) {
        cx.edit(changed(placement, |new| crate::app::flowchart::change_channel(plan, new, target)));
    }
    let words = &cx.texts.plan_page;
    let weeks = plan.calendar.weeks;
    form_row(ui, words.start_week, |ui| {
        let most = u64::from(weeks.max(placement.start_week));
        let value = u64::from(placement.start_week);
        let edit = of_item(&placement.id, |new: &mut Placement, week: u64| {
            new.start_week = u32::try_from(week).unwrap_or(1);
        });
        whole_field(cx, ui, ("start", &placement.id), words.start_week, value, (1, most), 52.0, edit);
        weak(ui, words.weeks_for);
        let most = u64::from(MAX_WEEKS);
        let value = u64::from(placement.weeks());
        let edit = of_item(&placement.id, |new: &mut Placement, length: u64| {
            set_length(new, usize::try_from(length).unwrap_or(1));
        });
        whole_field(cx, ui, ("length", &placement.id), words.length, value, (1, most), 52.0, edit);
    });
}

/// Gives a placement another length, by its pattern or with its last quantity.
fn set_length(placement: &mut Placement, length: usize) {
    if let Some(pattern) = placement.pattern {
        placement.quantities = pattern.quantities(u32::try_from(length).unwrap_or(u32::MAX));
    } else {
        let last = placement.quantities.iter().rev().find(|quantity| **quantity > 0).copied().unwrap_or(0);
        placement.quantities.resize(length, last);
    }
}

/// Shows the rate that the placement pays: typing another one makes it the placement's own.
fn rate(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, channel: &Channel) {
    let words = &cx.texts.plan_page;
    let quoted = channel.terms.exchange.as_ref().map(|exchange| exchange.currency);
    let currency = quoted.unwrap_or(cx.plan().money.currency);
    let Some(channel_rate) = channel.cost.rate().filter(|_| placement.terms.cost.is_none()) else { return };
    let (unit, has_own) = (rate_unit(cx, &channel.cost), own_terms::has_own(placement));
    let wide = |text: &str, points| galley(ui, text, font(points), Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let mark = if has_own { wide(words.own_mark, size::SMALL) + PILL_MARGINS + RATE_GAP } else { 0.0 };
    let taken = wide(&unit, size::BODY) + RATE_GAP + mark;
    form_row(ui, words.rate, |ui| {
        wrapped_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = RATE_GAP;
            let edit = of_item(&placement.id, |new: &mut Placement, rate| new.rate = Some(rate));
            let shown = placement.rate.unwrap_or(channel_rate);
            let room = ui.available_width();
            // What the rate is paid for stands beside it where there is room, else below it: whole in both places.
            let beside = [taken, mark, 0.0].into_iter().find(|taken| room - taken >= LEAST_RATE).unwrap_or(0.0);
            ui.scope(|ui| {
                fit::at_most(ui, room - beside);
                amount_field(cx, ui, ("rate", &placement.id), words.rate, shown, currency, false, edit);
            });
            if has_own {
                own_terms::mark(cx, ui);
            }
            let said = text_elided_within(ui, &unit, Look::Weak, f32::INFINITY);
            hover(said, terms::cost_model(&channel.cost, cx.language()));
        });
    });
}

/// Between the field of a rate and what stands beside it, the margins of the mark that it is the placement's own, and the least room
/// for the field with its currency, in points.
const RATE_GAP: f32 = 6.0;
const PILL_MARGINS: f32 = 12.0;
const LEAST_RATE: f32 = 108.0;

/// Says in a word or two what a rate is paid for.
pub(super) fn rate_unit(cx: &Cx<'_>, cost: &CostModel) -> String {
    let words = &cx.texts.plan_page;
    let unit = match cost {
        CostModel::PerUnit(_) => words.rate_unit,
        CostModel::PerThousand(_) => words.rate_thousand,
        CostModel::PerClick { .. } => words.rate_click,
        CostModel::PerAction { .. } => words.rate_action,
        CostModel::PerGrp { .. } => words.rate_point,
        CostModel::PerWeek(_) => words.rate_week,
        CostModel::PerMonth(_) => words.rate_month,
        CostModel::PerFlight(_) => words.rate_flight,
        CostModel::PerPeriod { weeks, .. } => {
            return fill!(words.rate_period, &[("weeks", &cx.locale.count(u64::from(*weeks), Noun::Week))]);
        }
        CostModel::Flat(_) => words.rate_flat,
        CostModel::Free => return String::new(),
    };
    unit.to_owned()
}

fn audiences(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, channel: &Channel) {
    let words = &cx.texts.plan_page;
    let plan = cx.plan();
    let options: Vec<(AudienceId, &str)> =
        plan.audiences.iter().map(|item| (item.id.clone(), cx.name_of(item))).collect();
    let chosen = form_row(ui, words.audiences, |ui| {
        let width = ui.available_width();
        multiple_choice(ui, words.audiences, &placement.audiences, &options, words.audiences_all, width)
    });
    if let Some(audiences) = chosen {
        cx.edit(changed(placement, |new| new.audiences = audiences));
    }
    if channel.unit == Unit::Insertions && !placement.audiences.is_empty() {
        small(ui, words.broadcast_hint);
    }
    let language = cx.language();
    let states = Status::ALL.map(|status| (status, terms::status(status, language)));
    let chosen =
        form_row(ui, words.status, |ui| choice(ui, words.status, &placement.status, &states, ui.available_width()));
    if let Some(status) = chosen {
        cx.edit(changed(placement, |new| new.status = status));
    }
}
