//! How the numbers of the Reach page are computed: each formula with this plan's values put in.

use eframe::egui::Ui;

use super::card::net_reach;
use super::{ROW_HEIGHT, Shown, channel_name, effective_frequency, number};
use crate::gui::context::Cx;
use crate::gui::plots::{formula, k_plus, model_names, term};
use crate::gui::theme::space;
use crate::gui::widgets::{Column, Table, label, strong, text_cell, weak};
use crate::plan::Audience;
use crate::reach::{AudienceReach, ContactCurve, Model};
use crate::text::strings::fill;

/// Shows formulas and values.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    if let Some(audience) = shown.audience {
        weak(ui, if shown.overlaps.is_empty() { words.how_channels } else { words.how_channels_overlap });
        channels(cx, ui, shown, audience);
    } else {
        weak(ui, words.how_audiences);
        audiences(cx, ui);
    }
    for line in net_reach(cx, shown) {
        strong(ui, &formula(cx, &line));
    }
    ui.add_space(space::TIGHT);
    strong(ui, &formula(cx, &rating_points(cx, shown)));
    if let Ok(frequency) = shown.average_frequency {
        strong(ui, &formula(cx, &average_frequency(cx, shown, frequency)));
    }
    ui.add_space(space::TIGHT);
    label(ui, &fill(words.k_formula, &[("k", &number(cx, effective_frequency(cx)))]));
    label(ui, words.bounds_formula);
    strong(ui, &formula(cx, &bounds(cx, shown)));
    ui.add_space(space::TIGHT);
    weak(ui, words.accuracy);
}

fn percent(cx: &Cx<'_>, share: f64) -> String {
    term(cx, cx.locale.percent(share, 1))
}

fn decimal(cx: &Cx<'_>, value: f64, decimals: u8) -> String {
    term(cx, cx.locale.decimal(value, decimals))
}

fn whole(cx: &Cx<'_>, value: u32) -> String {
    term(cx, cx.locale.ungrouped(value))
}

fn rating_points(cx: &Cx<'_>, shown: &Shown<'_>) -> String {
    let (hundred, impressions) = (whole(cx, 100), decimal(cx, shown.impressions, 0));
    let (people, mean) = (decimal(cx, shown.people, 0), decimal(cx, shown.mean, 4));
    let points = decimal(cx, shown.grp, 1);
    format!("GRP = {hundred} × {impressions} ÷ {people} = {hundred} × {mean} = {points}")
}

fn average_frequency(cx: &Cx<'_>, shown: &Shown<'_>, frequency: f64) -> String {
    let (points, hundred) = (decimal(cx, shown.grp, 1), whole(cx, 100));
    let (reach, frequency) = (decimal(cx, shown.k_plus[0], 4), decimal(cx, frequency, 2));
    let one_plus = k_plus(cx, 1);
    let name = term(cx, cx.texts.window.key_frequency.to_owned());
    format!("{name} = GRP ÷ ({hundred} × {one_plus}) = {points} ÷ ({hundred} × {reach}) = {frequency}")
}

fn bounds(cx: &Cx<'_>, shown: &Shown<'_>) -> String {
    let [low, high] = shown.bounds.map(|share| percent(cx, share));
    let (one, reach) = (whole(cx, 1), percent(cx, shown.k_plus[0]));
    format!("max r ≤ {one}+ ≤ min({one}, Σ r):  {low} ≤ {reach} ≤ {high}")
}

/// The model by which an audience meets a channel.
pub(super) fn model_of(cx: &Cx<'_>, channel: usize, audience: &Audience) -> Option<Model> {
    let contact = cx.plan().channels.get(channel)?.contact(&audience.id)?;
    Some(ContactCurve::of(&contact.model, audience.size).ok()?.model())
}

fn channels(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>, audience: usize) {
    let words = &cx.texts.reach_page;
    let Some(audience) = cx.plan().audiences.get(audience) else { return };
    let columns = [
        Column::text(cx.texts.shared.channel, 1.0),
        Column::fixed(words.model_column, 190.0),
        Column::number(words.exposures_each, 150.0),
        Column::number(words.reached, 90.0),
        Column::number(words.not_reached, 90.0),
    ];
    let table = Table { id: "reach working", columns: &columns, row_height: ROW_HEIGHT, max_height: f32::INFINITY };
    let cell = |row: usize, column: usize| -> String {
        let (position, part) = &shown.channels[row];
        match column {
            0 => channel_name(cx, *position).to_owned(),
            1 => model_of(cx, *position, audience).map_or_else(String::new, |model| model_names(cx, &[model])),
            2 => cx.locale.decimal(part.grp / 100.0, 4),
            3 => cx.locale.decimal(part.reach, 4),
            _ => cx.locale.decimal(1.0 - part.reach, 4),
        }
    };
    let name = |row: usize| (0..columns.len()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" · ");
    table.show(ui, shown.channels.len(), None, name, |ui, row, column| text_cell(ui, &cell(row, column)));
    ui.add_space(space::TIGHT);
}

fn audiences(cx: &Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.reach_page;
    let reach = &cx.analysis().reach;
    let parts = reach.total.as_ref().map(|total| total.parts.as_slice()).unwrap_or_default();
    // One that nothing reaches counts with 0 of its people.
    let computed: Vec<(&Audience, Option<&AudienceReach>)> = parts
        .iter()
        .filter_map(|&(position, _)| {
            Some((cx.plan().audiences.get(position)?.as_ref(), reach.audiences.get(position)?.as_ref().ok()))
        })
        .collect();
    let people_name = format!("{} (N)", words.people);
    let reach_name = format!("{} (r)", words.reach);
    let columns = [
        Column::text(cx.texts.shared.audience, 1.0),
        Column::number(&people_name, 130.0),
        Column::number(&reach_name, 120.0),
        Column::number("N × r", 120.0),
        Column::number(cx.texts.window.key_grp, 100.0),
    ];
    let table = Table { id: "reach by audience", columns: &columns, row_height: ROW_HEIGHT, max_height: f32::INFINITY };
    let cell = |row: usize, column: usize| -> String {
        let (audience, reach) = computed[row];
        let reached = reach.map_or(0.0, |reach| reach.k_plus[0]);
        match column {
            0 => cx.name_of(audience).to_owned(),
            1 => cx.locale.whole(audience.size),
            2 => cx.locale.percent(reached, 2),
            3 => cx.locale.decimal(reached * audience.size as f64, 0),
            _ => cx.locale.decimal(reach.map_or(0.0, |reach| reach.grp), 1),
        }
    };
    let name = |row: usize| (0..columns.len()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" · ");
    table.show(ui, computed.len(), None, name, |ui, row, column| text_cell(ui, &cell(row, column)));
    ui.add_space(space::TIGHT);
}
