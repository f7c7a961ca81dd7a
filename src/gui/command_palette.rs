//! The command palette: a field, and under it the commands that answer what is typed.

use eframe::egui::{Context, Id, Key, Modal, Ui, Vec2};

use super::context::Cx;
use super::dialogs::{frame, most_width};
use super::fit;
use super::keyboard;
use super::widgets::{FieldLook, column, marked_by_arrows, marked_item, plain_field, scroll_list, weak};
use crate::app::{Action, Dialog, DialogAnswer, command_menus, palette_matches};

/// How wide the palette is, and how high its list becomes, in points.
const WIDTH: f32 = 520.0;
const LIST: f32 = 320.0;
/// How much of the window's height the palette leaves beside its list: the field, the frame and the distance from the edges.
const BESIDE_LIST: f32 = 120.0;

/// Shows the palette where it is open.
pub(super) fn show(cx: &mut Cx<'_>, context: &Context) {
    let Some(Dialog::Palette { query, marked }) = &cx.app.dialog else { return };
    let modal = Modal::new(Id::unique("dialog")).frame(frame(context)).show(context, |ui| {
        fit::exactly(ui, WIDTH.min(most_width(context)));
        column(ui, |ui| content(cx, ui, query, *marked));
    });
    if modal.should_close() {
        cx.push(Action::Answer(DialogAnswer::Cancel));
    }
}

fn content(cx: &mut Cx<'_>, ui: &mut Ui, query: &str, marked: usize) {
    let words = &cx.texts.window;
    let found = palette_matches(cx.app, query);
    // Taken before the field sees them: its caret stays.
    let moved = marked_by_arrows(ui, marked, found.len());
    let look = FieldLook::line(f32::INFINITY).hint(words.palette_hint);
    let (response, changed) = plain_field(ui, "palette", words.palette_hint, query, look);
    response.request_focus();
    if let Some(changed) = changed {
        cx.push(Action::DialogText(changed));
    }
    if moved != marked {
        cx.push(Action::PaletteMark(moved));
    }
    if ui.input(|input| input.key_pressed(Key::Enter)) {
        cx.push(Action::Answer(DialogAnswer::Accept));
    }
    if found.is_empty() {
        weak(ui, words.palette_none);
    }
    // Only a pointer that moves marks: where it rests when the palette opens is no choice.
    let is_pointed = ui.input(|input| input.pointer.delta() != Vec2::ZERO);
    let room = fit::beside(ui.ctx().content_rect().height(), BESIDE_LIST);
    scroll_list(ui, "palette list", LIST.min(room), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (position, command) in found.iter().enumerate() {
            let keys = keyboard::keys_of(cx, *command);
            let menus = command_menus(*command, cx.texts).join(": ");
            let label = format!("{menus}: {}", command.label(cx.texts));
            let is_on = command.is_chosen(cx.app) == Some(true);
            let response = marked_item(ui, position == marked, is_on, &label, &keys);
            if position == moved && moved != marked {
                response.scroll_to_me(None);
            }
            if response.hovered() && is_pointed && position != marked {
                cx.push(Action::PaletteMark(position));
            }
            if response.clicked() {
                cx.push(Action::PaletteMark(position));
                cx.push(Action::Answer(DialogAnswer::Accept));
            }
        }
    });
}
