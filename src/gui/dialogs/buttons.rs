//! The buttons at the foot of dialogs.

use eframe::egui::{Key, Ui};

use crate::app::{Action, DialogAnswer};
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{button, primary_button, row, wrapped_row};

/// Shows the button of a dialog that can only be left: Enter leaves it where the button has the focus alone.
pub(super) fn leave_button(cx: &mut Cx<'_>, ui: &mut Ui, name: &str) {
    ui.add_space(space::MEDIUM);
    row(ui, |ui| {
        if button(ui, name).clicked() {
            cx.push(Action::Answer(DialogAnswer::Cancel));
        }
    });
}

/// Shows the buttons at the foot of a dialog. Enter answers with the one that has the focus, and with the first one where none
/// has.
pub(super) fn buttons(cx: &mut Cx<'_>, ui: &mut Ui, answers: &[(&str, DialogAnswer)]) {
    ui.add_space(space::MEDIUM);
    wrapped_row(ui, |ui| {
        for (position, (name, answer)) in answers.iter().enumerate() {
            let response = if position == 0 { primary_button(ui, name) } else { button(ui, name) };
            if response.clicked() {
                cx.push(Action::Answer(*answer));
                return;
            }
        }
        if let Some((_, first)) = answers.first()
            && ui.input(|input| input.key_pressed(Key::Enter))
            && (ui.memory(|memory| memory.focused().is_none()) || ui.ctx().text_edit_focused())
        {
            cx.push(Action::Answer(*first));
        }
    });
}
