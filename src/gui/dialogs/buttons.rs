//! The buttons at the foot of dialogs.

use eframe::egui::{Key, Ui};

use crate::app::{Action, DialogAnswer};
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{before_and_end, button, primary_button};

/// Shows the button of a dialog that can only be left: Enter leaves it where the button has the focus alone.
pub(super) fn leave_button(cx: &mut Cx<'_>, ui: &mut Ui, name: &str) {
    ui.add_space(space::MEDIUM);
    foot(ui, |ui| {
        if button(ui, name).clicked() {
            cx.push(Action::Answer(DialogAnswer::Cancel));
        }
    });
}

/// Shows what stands at the foot of a dialog, where reading ends; in rows of its own where one has no room for it.
fn foot(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    before_and_end(ui, 0.0, |_| {}, content);
}

/// Shows the buttons at the foot of a dialog, the first answer last: it is the primary one. Enter answers with the one that has the
/// focus, and with the first one where none has.
pub(super) fn buttons(cx: &mut Cx<'_>, ui: &mut Ui, answers: &[(&str, DialogAnswer)]) {
    ui.add_space(space::MEDIUM);
    foot(ui, |ui| {
        for (position, (name, answer)) in answers.iter().enumerate().rev() {
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
