//! The Audiences page: a table of what the plan does for each audience, and the form of the current one.

use eframe::egui::Ui;

use crate::app::{Action, Command, Page};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::forms::{languages_choice, replaced};
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::theme::space;
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, PAGE_WIDTH, bilingual_field, button, card_columns, check, choice, empty_state, field_row, group,
    hinted_row, item_buttons, page_heading, primary_button, row, scroll_page, text_field, weak, whole_field,
};
use crate::plan::limits::MAX_PEOPLE;
use crate::plan::{Audience, AudienceId, Channel, Universe};
use crate::report::reach;
use crate::text;
use crate::text::strings::fill;

/// Names the table of audiences.
const AUDIENCES: &str = "audiences";
/// Names the table of the channels that meet one.
const CONTACTS: &str = "channels that meet an audience";
/// From this width on the form stands beside the table.
const TWO_COLUMNS: f32 = 1400.0;
/// Rows that the table shows before it scrolls.
const ROWS: usize = 9;

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.audiences_page;
    let audiences = &cx.plan().audiences;
    scroll_page(ui, "audiences", PAGE_WIDTH, |ui| {
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
            card_columns(ui, cx, 0.5, |cx, ui| table(cx, ui, chosen), |cx, ui| form(cx, ui, audience, chosen));
        } else {
            table(cx, ui, chosen);
            form(cx, ui, audience, chosen);
        }
    });
}

fn heading(cx: &mut Cx<'_>, ui: &mut Ui, audience: &Audience, position: usize) {
    let count = cx.plan().audiences.len();
    page_heading(ui, Page::Audiences.title(cx.texts), |ui| {
        let name = cx.name_of(audience).to_owned();
        item_buttons(cx, ui, &ItemId::Audience(audience.id.clone()), &name, (position, count));
        if primary_button(ui, cx.texts.commands.add_audience).clicked() {
            cx.command(Command::AddAudience);
        }
    });
}

fn table(cx: &mut Cx<'_>, ui: &mut Ui, chosen: usize) {
    let table = table_of(cx, AUDIENCES, Of::default(), reach::audience_list);
    let look = TableLook::at(AUDIENCES).at_most(ROWS).pressing(Presses::Rows, None).marking(Some(chosen));
    let pressed = group(ui, "", |ui| show_table(cx, ui, &table, &look));
    let audience = pressed.and_then(|pressed| cx.plan().audiences.get(pressed.row));
    if let Some(audience) = audience {
        cx.push(Action::CurrentAudience(Some(audience.id.clone())));
    }
}

fn form(cx: &mut Cx<'_>, ui: &mut Ui, audience: &Audience, position: usize) {
    let words = &cx.texts.audiences_page;
    let figures = &cx.texts.figures;
    let shared = &cx.texts.shared;
    let title = cx.name_of(audience).to_owned();
    group(ui, &title, |ui| {
        field_row(ui, shared.name, |ui| {
            let edit = of_item_text(&audience.id, |new: &mut Audience| &mut new.name);
            bilingual_field(cx, ui, ("audience name", &audience.id), shared.name, &audience.name, 1, edit);
        });
        hinted_row(
            ui,
            figures.size,
            |ui| {
                let key = ("audience size", &audience.id);
                let edit = of_item(&audience.id, |new: &mut Audience, size| new.size = size);
                whole_field(cx, ui, key, figures.size, audience.size, (0, MAX_PEOPLE), 140.0, edit);
            },
            &[words.size_hint],
        );
        if let Some(overlaps) = row(ui, |ui| check(ui, words.overlaps, audience.overlaps)) {
            cx.edit(replaced(audience, |new| new.overlaps = overlaps));
        }
        if audience.overlaps {
            weak(ui, words.overlaps_hint);
        }
        part_of(cx, ui, audience, position);
        weak(ui, &text::standing(cx.plan(), position, cx.locale));
        field_row(ui, figures.languages, |ui| {
            if let Some(languages) = languages_choice(cx, ui, figures.languages, &audience.languages, 220.0) {
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

/// Shows the choice of the audience that this one is a part of: any that is not itself a part of this one.
fn part_of(cx: &mut Cx<'_>, ui: &mut Ui, audience: &Audience, position: usize) {
    let words = &cx.texts.audiences_page;
    let plan = cx.plan();
    let universe = Universe::of(plan);
    let can_be_whole = |other: usize| other != position && !universe.wholes_of(other).any(|whole| whole == position);
    let wholes = plan.audiences.iter().enumerate().filter(|(other, _)| can_be_whole(*other));
    let unknown = audience.part_of.as_ref().filter(|id| plan.audience(id).is_none());
    let unknown = unknown.map(|id| (Some(id.clone()), fill!(words.part_of_unknown, &[("id", id.as_str())])));
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

/// Shows the channels that meet the audience, each with its contact model and what it does.
fn met(cx: &mut Cx<'_>, ui: &mut Ui, audience: &Audience, position: usize) {
    let words = &cx.texts.audiences_page;
    let plan = cx.plan();
    let is_met = |channel: &Channel| channel.contact(&audience.id).is_some();
    group(ui, cx.texts.figures.where_met, |ui| {
        if !plan.channels.iter().any(|channel| is_met(channel)) {
            weak(ui, words.met_nowhere);
            if button(ui, words.to_channels).clicked() {
                cx.push(Action::GoTo(Page::Channels));
            }
            return;
        }
        contacts_table(cx, ui, position);
        let without: Vec<&str> =
            plan.channels.iter().filter(|channel| !is_met(channel)).map(|channel| cx.name_of(channel)).collect();
        if !without.is_empty() {
            ui.add_space(space::TIGHT);
            weak(ui, &fill!(words.not_met, &[("channels", &without.join(cx.comma()))]));
        }
    });
}

fn contacts_table(cx: &mut Cx<'_>, ui: &mut Ui, position: usize) {
    let of = Of { variant: position as u64, ..Of::default() };
    let table = table_of(cx, CONTACTS, of, |report| reach::contacts(report, position));
    let look = TableLook::at(CONTACTS).pressing(Presses::Rows, None);
    let pressed = show_table(cx, ui, &table, &look);
    if let Some(item) = pressed.and_then(|pressed| table.table.rows.get(pressed.row)?.item.clone()) {
        cx.push(Action::Show(item));
    }
}
