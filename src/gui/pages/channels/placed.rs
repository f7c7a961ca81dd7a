//! Says what is placed on a channel, and what that does.

use eframe::egui::Ui;

use crate::app::{Action, Page};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::parts::names::weeks_text;
use crate::gui::widgets::{button, field_row, group, label, link, weak};
use crate::plan::schema::ListName;
use crate::plan::{Channel, Figure, Total};
use crate::text;
use crate::text::strings::{fill, slots};

/// Shows the channel's figures and its placements.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    group(ui, words.placed, |ui| {
        let plan = cx.plan();
        let on_it: Vec<usize> =
            (0..plan.placements.len()).filter(|position| plan.placements[*position].channel == channel.id).collect();
        if on_it.is_empty() {
            weak(ui, words.placed_none);
            if button(ui, words.to_flowchart).clicked() {
                cx.push(Action::GoTo(Page::Plan));
            }
            return;
        }
        figures(cx, ui, channel);
        for position in on_it {
            placement(cx, ui, position);
        }
    });
}

fn placement(cx: &mut Cx<'_>, ui: &mut Ui, position: usize) {
    let plan = cx.plan();
    let placement = &plan.placements[position];
    let message = cx.name_in(ListName::Messages, placement.message.as_str());
    let cost = cx.analysis().budget.placements.get(position).map_or(Total::ZERO, |cost| cost.total());
    let slots = slots![
        ("message", &*text::isolate(message, cx.language())),
        ("weeks", &weeks_text(cx, placement.start_week, placement.end_week())),
        ("cost", &cx.locale.total_heading(cost, plan.money.currency)),
    ];
    if link(ui, &fill!(cx.texts.channels_page.placement, slots)).clicked() {
        cx.push(Action::Show(ItemId::Placement(placement.id.clone())));
    }
}

fn figures(cx: &Cx<'_>, ui: &mut Ui, channel: &Channel) {
    let words = &cx.texts.channels_page;
    let plan = cx.plan();
    let Some(position) = plan.channels.position(&channel.id) else { return };
    let budget = &cx.analysis().budget;
    let currency = plan.money.currency;
    let cost = budget.by_channel.get(position).copied().unwrap_or_default();
    let mut lines: Vec<(&str, Figure<String>)> = vec![(words.figure_cost, Ok(cx.locale.total_heading(cost, currency)))];
    if !budget.media.is_nothing() {
        let share = cost.share_of(&budget.media, currency);
        lines.push((words.figure_share, share.map(|share| cx.locale.percent(share, 1))));
    }
    if let Some(reach) = cx.analysis().reach.channels.get(position) {
        lines.push((words.figure_grp, reach.grp.map(|grp| cx.locale.decimal(grp, 1))));
        lines.push((words.figure_reach, reach.reach.map(|share| cx.locale.percent(share, 1))));
        lines.push((words.figure_exclusive, reach.exclusive_reach.map(|share| cx.locale.percent(share, 1))));
    }
    if let Some(figures) = budget.channels.get(position) {
        lines.push((words.figure_cpm, figures.cpm.map(|cpm| cx.locale.decimal(cpm, currency.exponent()))));
    }
    for (name, value) in lines {
        field_row(ui, name, |ui| match value {
            Ok(value) => label(ui, &value),
            Err(why) => weak(ui, text::reason(why, cx.language())),
        });
    }
}
