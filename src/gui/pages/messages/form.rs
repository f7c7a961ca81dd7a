//! The form of one message: what it is, its copy, its coding.

use eframe::egui::{Ui, vec2};

use super::{coding, questions};
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::forms::{languages_choice, replaced};
use crate::gui::theme::message_colour;
use crate::gui::visits::{of_item, of_item_text};
use crate::gui::widgets::{
    FieldLook, beside, bilingual_field, choice, field_row, group, multiple_choice, number_field, swatch, text_field,
};
use crate::plan::{AudienceId, Colour, MESSAGE_PALETTE, Message, MessageKind, Stage};
use crate::text::terms;

/// From this width on the coding stands beside the copy.
const BESIDE: f32 = 760.0;
/// How wide the coding is there.
const CODING_WIDTH: f32 = 460.0;

/// Shows the form of the message at `position`.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message, position: usize) {
    group(ui, cx.texts.messages_page.what, |ui| what(cx, ui, message));
    let start = |cx: &mut Cx<'_>, ui: &mut Ui| {
        copy(cx, ui, message);
        questions::show(cx, ui, message, position);
    };
    let end = |cx: &mut Cx<'_>, ui: &mut Ui| {
        coding::show(cx, ui, message);
        coding::show_second(cx, ui, message);
    };
    if ui.available_width() < BESIDE {
        start(cx, ui);
        end(cx, ui);
    } else {
        let width = fit::beside(ui.available_width(), CODING_WIDTH + ui.spacing().item_spacing.x);
        beside(ui, cx, width, start, end);
    }
    let notes = cx.texts.messages_page.notes;
    group(ui, notes, |ui| {
        let edit = of_item_text(&message.id, |new: &mut Message| &mut new.notes);
        bilingual_field(cx, ui, ("message notes", &message.id), notes, &message.notes, 2, edit);
    });
}

fn what(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    let words = &cx.texts.messages_page;
    let figures = &cx.texts.figures;
    let language = cx.language();
    let name = cx.texts.shared.name;
    field_row(ui, name, |ui| {
        let edit = of_item_text(&message.id, |new: &mut Message| &mut new.name);
        bilingual_field(cx, ui, ("message name", &message.id), name, &message.name, 1, edit);
    });
    field_row(ui, figures.stage, |ui| {
        let stages = Stage::ALL.map(|stage| (stage, terms::stage(stage, language)));
        if let Some(stage) = choice(ui, figures.stage, &message.stage, &stages, 220.0) {
            cx.edit(replaced(message, |new| new.stage = stage));
        }
    });
    field_row(ui, figures.kind, |ui| {
        let kinds = MessageKind::ALL.map(|kind| (kind, terms::message_kind(kind, language)));
        if let Some(kind) = choice(ui, figures.kind, &message.kind, &kinds, 220.0) {
            cx.edit(replaced(message, |new| new.kind = kind));
        }
    });
    field_row(ui, words.languages, |ui| {
        if let Some(languages) = languages_choice(cx, ui, words.languages, &message.languages, 220.0) {
            cx.edit(replaced(message, |new| new.languages = languages));
        }
    });
    let audiences: Vec<(AudienceId, &str)> =
        cx.plan().audiences.iter().map(|item| (item.id.clone(), cx.name_of(item))).collect();
    if !audiences.is_empty() {
        field_row(ui, words.audiences, |ui| {
            let chosen =
                multiple_choice(ui, words.audiences, &message.audiences, &audiences, words.audiences_all, 220.0);
            if let Some(audiences) = chosen {
                cx.edit(replaced(message, |new| new.audiences = audiences));
            }
        });
    }
    field_row(ui, figures.call_to_action, |ui| {
        let look = FieldLook::line(f32::INFINITY).hint(words.call_hint);
        let key = ("call to action", &message.id);
        let edit = of_item(&message.id, |new: &mut Message, text| new.call_to_action = text);
        text_field(cx, ui, key, figures.call_to_action, &message.call_to_action, look, edit);
    });
    field_row(ui, words.colour, |ui| colour(cx, ui, message));
}

fn colour(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    let words = &cx.texts.messages_page;
    let names = [
        words.blue,
        words.orange,
        words.green,
        words.pink,
        words.vermilion,
        words.sky,
        words.yellow,
        words.wine,
        words.indigo,
        words.olive,
        words.teal,
        words.cyan,
    ];
    let key = ("colour code", &message.id);
    let read = |typed: &str| typed.trim().parse::<Colour>().map_err(|_| words.colour_wrong.to_owned().into());
    let edit = of_item(&message.id, |new: &mut Message, colour| new.colour = colour);
    number_field(cx, ui, key, words.colour_code, &message.colour.to_string(), FieldLook::line(90.0), read, edit);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(3.0, 3.0);
        for (colour, name) in MESSAGE_PALETTE.into_iter().zip(names) {
            if swatch(ui, message_colour(colour), name, message.colour == colour).clicked() {
                cx.edit(replaced(message, |new| new.colour = colour));
            }
        }
    });
}

fn copy(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    let name = cx.texts.messages_page.copy;
    // About as high as the coding beside it, with the questions under it.
    let lines = if ui.available_width() > 560.0 { 13 } else { 6 };
    group(ui, name, |ui| {
        let edit = of_item_text(&message.id, |new: &mut Message| &mut new.copy);
        bilingual_field(cx, ui, ("copy", &message.id), name, &message.copy, lines, edit);
    });
}
