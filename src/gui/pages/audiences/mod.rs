//! The Audiences page: a table of what the plan does for each audience, and the form of the current one.

use eframe::egui::Ui;

use crate::app::{Action, Command, Page};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::forms::{languages_choice, languages_text, replaced};
use crate::gui::theme::space;
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    Column, FieldLook, Look, Table, beside, bilingual_field, button, check, choice, empty_state, field_row, group,
    hover, item_buttons, label_in, link, name_line, page_heading, primary_button, row, scroll_page, text_cell,
    text_field, weak, whole_field,
};
use crate::plan::limits::MAX_PEOPLE;
use crate::plan::{Audience, AudienceId, Channel, Contact, ContactModel, Figure, Index, Universe};
use crate::reach::{AudienceReach, ChannelInAudience};
use crate::text::strings::fill;
use crate::text::{self, terms};

/// From this width on the form stands beside the table.
const TWO_COLUMNS: f32 = 1400.0;
const ROW_HEIGHT: f32 = 32.0;
/// Rows that the table shows before it scrolls.
const ROWS: f32 = 9.0;

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.audiences_page;
    let audiences = &cx.plan().audiences;
    scroll_page(ui, "audiences", 2.0 * TWO_COLUMNS, |ui| {
        let chosen = cx.app.current.audience.as_ref().and_then(|id| audiences.position(id)).unwrap_or(0);
        let Some(audience) = audiences.get(chosen) else {
            page_heading(ui, Page::Audiences.title(cx.texts), |_| {});
            let add = cx.texts.commands.add_audience;
            if empty_state(ui, words.empty_title, words.empty_hint, add).clicked() {
                cx.command(Command::AddAudience);
            }
            return;
        };
        heading(cx, ui, audience, chosen);
        if ui.available_width() >= TWO_COLUMNS {
            let width = ui.available_width() * 0.5;
            beside(ui, cx, width, |cx, ui| table(cx, ui, chosen), |cx, ui| form(cx, ui, audience, chosen));
        } else {
            table(cx, ui, chosen);
            form(cx, ui, audience, chosen);
        }
    });
}

fn heading(cx: &mut Cx<'_>, ui: &mut Ui, audience: &Audience, position: usize) {
    let count = cx.plan().audiences.len();
    page_heading(ui, Page::Audiences.title(cx.texts), |ui| {
        if primary_button(ui, cx.texts.commands.add_audience).clicked() {
            cx.command(Command::AddAudience);
        }
        let name = cx.name_of(audience).to_owned();
        item_buttons(cx, ui, &ItemId::Audience(audience.id.clone()), &name, (position, count));
    });
}

/// A figure in a cell, or a dash that says on hover why there is none.
fn figure_cell<T>(cx: &Cx<'_>, ui: &mut Ui, figure: &Figure<T>, shown: impl FnOnce(&T) -> String) {
    match figure {
        Ok(value) => text_cell(ui, &shown(value)),
        Err(why) => {
            let dash = label_in(ui, text::DASH, Look::Weak);
            hover(dash, text::reason(*why, cx.language()));
        }
    }
}

fn table(cx: &mut Cx<'_>, ui: &mut Ui, chosen: usize) {
    let words = &cx.texts.audiences_page;
    let audiences = &cx.plan().audiences;
    let columns = [
        Column::text(cx.texts.shared.name, 1.0),
        Column::number(words.size, 100.0),
        Column::fixed(words.languages, 150.0),
        Column::number(words.impressions, 120.0),
        Column::number(words.reach, 90.0),
        Column::number(words.frequency, 130.0),
    ];
    let table =
        Table { id: "audiences table", columns: &columns, row_height: ROW_HEIGHT, max_height: ROWS * ROW_HEIGHT };
    let name = |row: usize| cx.name_of(&audiences[row]).to_owned();
    let clicked = group(ui, "", |ui| {
        table.show(ui, audiences.len(), Some(chosen), name, |ui, row, column| cell(cx, ui, row, column))
    });
    if let Some((row, _)) = clicked {
        cx.push(Action::CurrentAudience(Some(audiences[row].id.clone())));
    }
}

fn cell(cx: &Cx<'_>, ui: &mut Ui, row: usize, column: usize) {
    let audience = &cx.plan().audiences[row];
    let reach: &Figure<AudienceReach> = &cx.analysis().reach.audiences[row];
    let locale = cx.locale;
    match column {
        0 => name_line(cx, ui, audience, Look::Body),
        1 if audience.size == 0 => {
            let dash = label_in(ui, text::DASH, Look::Weak);
            hover(dash, cx.texts.audiences_page.size_hint);
        }
        1 => text_cell(ui, &locale.whole(audience.size)),
        2 => text_cell(ui, &languages_text(cx, &audience.languages)),
        3 => figure_cell(cx, ui, reach, |reach| locale.decimal(reach.impressions, 0)),
        4 => figure_cell(cx, ui, reach, |reach| locale.percent(reach.k_plus[0], 1)),
        _ => {
            let frequency = reach.as_ref().map_err(|why| *why).and_then(|reach| reach.average_frequency);
            figure_cell(cx, ui, &frequency, |frequency| locale.decimal(*frequency, 2));
        }
    }
}

fn form(cx: &mut Cx<'_>, ui: &mut Ui, audience: &Audience, position: usize) {
    let words = &cx.texts.audiences_page;
    let shared = &cx.texts.shared;
    let title = cx.name_of(audience).to_owned();
    group(ui, &title, |ui| {
        field_row(ui, shared.name, |ui| {
            let edit = of_item_text(&audience.id, |new: &mut Audience| &mut new.name);
            bilingual_field(cx, ui, ("audience name", &audience.id), shared.name, &audience.name, 1, edit);
        });
        field_row(ui, words.size, |ui| {
            let key = ("audience size", &audience.id);
            let edit = of_item(&audience.id, |new: &mut Audience, size| new.size = size);
            whole_field(cx, ui, key, words.size, audience.size, (0, MAX_PEOPLE), 140.0, edit);
            weak(ui, words.size_hint);
        });
        if let Some(overlaps) = row(ui, |ui| check(ui, words.overlaps, audience.overlaps)) {
            cx.edit(replaced(audience, |new| new.overlaps = overlaps));
        }
        if audience.overlaps {
            weak(ui, words.overlaps_hint);
        }
        part_of(cx, ui, audience, position);
        weak(ui, &text::standing(cx.plan(), position, cx.locale));
        field_row(ui, words.languages, |ui| {
            if let Some(languages) = languages_choice(cx, ui, words.languages, &audience.languages, 220.0) {
                cx.edit(replaced(audience, |new| new.languages = languages));
            }
        });
        field_row(ui, shared.source, |ui| {
            let look = FieldLook::line(f32::INFINITY).hint(words.source_hint);
            let edit = of_item(&audience.id, |new: &mut Audience, text| new.source = text);
            text_field(cx, ui, ("audience source", &audience.id), shared.source, &audience.source, look, edit);
        });
        ui.add_space(space::TIGHT);
        weak(ui, words.notes);
        let edit = of_item_text(&audience.id, |new: &mut Audience| &mut new.notes);
        bilingual_field(cx, ui, ("audience notes", &audience.id), words.notes, &audience.notes, 4, edit);
    });
    met(cx, ui, audience, position);
}

/// The audience that this one is a part of: any that is not itself a part of this one.
fn part_of(cx: &mut Cx<'_>, ui: &mut Ui, audience: &Audience, position: usize) {
    let words = &cx.texts.audiences_page;
    let plan = cx.plan();
    let universe = Universe::of(plan, &Index::of(plan));
    let can_be_whole = |other: usize| other != position && !universe.wholes_of(other).any(|whole| whole == position);
    let wholes = plan.audiences.iter().enumerate().filter(|(other, _)| can_be_whole(*other));
    let unknown = audience.part_of.as_ref().filter(|id| plan.audience(id).is_none());
    let unknown = unknown.map(|id| (Some(id.clone()), fill(words.part_of_unknown, &[("id", id.as_str())])));
    let named = wholes.map(|(_, whole)| (Some(whole.id.clone()), cx.name_of(whole).to_owned()));
    let none = (None, words.part_of_none.to_owned());
    let all: Vec<(Option<AudienceId>, String)> = std::iter::once(none).chain(named).chain(unknown).collect();
    let options: Vec<(Option<AudienceId>, &str)> = all.iter().map(|(id, name)| (id.clone(), name.as_str())).collect();
    field_row(ui, words.part_of, |ui| {
        if let Some(part_of) = choice(ui, words.part_of, &audience.part_of, &options, 220.0) {
            cx.edit(replaced(audience, |new| new.part_of = part_of));
        }
    });
    if audience.part_of.is_some() {
        weak(ui, words.part_of_hint);
    }
}

/// The channels that meet the audience, each with its contact model and what it does.
fn met(cx: &mut Cx<'_>, ui: &mut Ui, audience: &Audience, position: usize) {
    let words = &cx.texts.audiences_page;
    let plan = cx.plan();
    let contacts: Vec<(usize, &Channel, &Contact)> = plan
        .channels
        .iter()
        .enumerate()
        .filter_map(|(place, channel)| Some((place, channel.as_ref(), channel.contact(&audience.id)?)))
        .collect();
    group(ui, words.met, |ui| {
        if contacts.is_empty() {
            weak(ui, words.met_nowhere);
            if button(ui, words.to_channels).clicked() {
                cx.push(Action::GoTo(Page::Channels));
            }
            return;
        }
        contacts_table(cx, ui, &contacts, position);
        let without: Vec<&str> = plan
            .channels
            .iter()
            .filter(|channel| channel.contact(&audience.id).is_none())
            .map(|channel| cx.name_of(channel))
            .collect();
        if !without.is_empty() {
            ui.add_space(space::TIGHT);
            weak(ui, &fill(words.not_met, &[("channels", &without.join(cx.comma()))]));
        }
    });
}

fn contacts_table(cx: &mut Cx<'_>, ui: &mut Ui, contacts: &[(usize, &Channel, &Contact)], position: usize) {
    let words = &cx.texts.audiences_page;
    let columns = [
        Column::text(cx.texts.shared.channel, 1.0),
        Column::text(words.model, 2.2),
        Column::number(words.reach, 90.0),
        Column::number(words.grp, 80.0),
    ];
    let table = Table { id: "contacts", columns: &columns, row_height: 30.0, max_height: f32::INFINITY };
    let reach = cx.analysis().reach.audiences[position].as_ref().map_err(|why| *why);
    let results: Vec<Figure<ChannelInAudience>> = contacts
        .iter()
        .map(|(place, _, _)| {
            let found = reach?.channels.iter().find(|(channel, _)| channel == place);
            found.map(|(_, result)| *result).ok_or(crate::plan::NotComputable::NothingPlaced)
        })
        .collect();
    let locale = cx.locale;
    let channel_name = |row: usize| cx.name_of(contacts[row].1);
    let mut shown = None;
    let clicked = table.show(
        ui,
        contacts.len(),
        None,
        |row| channel_name(row).to_owned(),
        |ui, row, column| match column {
            0 => {
                if link(ui, channel_name(row)).clicked() {
                    shown = Some(row);
                }
            }
            1 => text_cell(ui, &model_text(cx, &contacts[row].2.model)),
            2 => figure_cell(cx, ui, &results[row], |result| locale.percent(result.reach, 1)),
            _ => figure_cell(cx, ui, &results[row], |result| locale.decimal(result.grp, 1)),
        },
    );
    if let Some(row) = shown.or(clicked.map(|(row, _)| row)) {
        cx.push(Action::Show(ItemId::Channel(contacts[row].1.id.clone())));
    }
}

/// A contact model with its numbers: "Beta-binomial · r1 15%, r2 20%".
fn model_text(cx: &Cx<'_>, model: &ContactModel) -> String {
    let words = &cx.texts.audiences_page;
    let share = |share: f64| cx.locale.percent_exact(share);
    let mut parts = vec![terms::exposure_model(model, cx.language()).to_owned()];
    match *model {
        ContactModel::Rating { r1, r2: None } => parts.push(fill(words.rating, &[("r1", &share(r1))])),
        ContactModel::Rating { r1, r2: Some(r2) } => {
            parts.push(fill(words.rating_two, &[("r1", &share(r1)), ("r2", &share(r2))]));
        }
        ContactModel::Impressions { reachable, observed } => {
            parts.extend(reachable.map(|reachable| fill(words.reachable, &[("share", &share(reachable))])));
            parts.extend(observed.map(|observed| {
                let impressions = cx.locale.whole(observed.impressions);
                fill(words.observed, &[("reach", &share(observed.reach)), ("impressions", &impressions)])
            }));
        }
    }
    parts.join(" · ")
}
