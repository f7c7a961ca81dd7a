//! The menu bar, made from the list of commands.

use eframe::egui::{Button, Color32, Popup, PopupCloseBehavior, RectAlign, Ui, Widget as _};

use super::context::{Cx, is_right_to_left};
use super::keyboard;
use super::parts::names::document_name;
use super::theme::{self, size};
use super::widgets::{
    Look, MENU_WIDTH, galley, menu_item, menu_layout, row, row_end, submenu, text_elided_within, weak,
};
use crate::app::{Action, Command, FileAction, Menu, Submenu};
use crate::catalogue;
use crate::gui::fit;
use crate::text::strings::fill;

/// The distance from one menu or word of the bar to the next, in points.
const BETWEEN: f32 = 2.0;

/// Shows the bar: the menus, and at the other end the name of the plan.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = BETWEEN;
        for menu in Menu::ALL {
            show_menu(cx, ui, menu);
        }
        row_end(ui, |ui| {
            let is_changed = cx.app.document().is_changed();
            let state = if is_changed { [cx.locale.dot().trim(), cx.texts.window.unsaved] } else { [""; 2] };
            let font = || theme::font(size::BODY);
            let width = |text: &str| galley(ui, text, font(), Color32::PLACEHOLDER, f32::INFINITY).size().x + BETWEEN;
            let room = fit::beside(ui.available_width(), state.map(width).iter().sum());
            text_elided_within(ui, &document_name(cx), Look::Strong, room);
            if is_changed {
                for words in state {
                    weak(ui, words);
                }
            }
        });
    });
}

fn show_menu(cx: &mut Cx<'_>, ui: &mut Ui, menu: Menu) {
    let title = menu.title(cx.texts);
    let text = galley(ui, title, theme::font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY);
    let response = Button::new(eframe::egui::WidgetText::Galley(text)).frame_when_inactive(false).ui(ui);
    let place = if is_right_to_left(ui) { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    Popup::menu(&response)
        .align(place)
        .layout(menu_layout(ui))
        .width(MENU_WIDTH)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            fit::at_least(ui, MENU_WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            let commands: Vec<Command> = Command::all().filter(|command| command.menu() == menu).collect();
            for part in commands.chunk_by(|a, b| a.submenu() == b.submenu()) {
                match part.first().and_then(|first| first.submenu()) {
                    Some(submenu) => part_of_menu(cx, ui, submenu, part),
                    None => entries(cx, ui, part),
                }
            }
        });
}

fn part_of_menu(cx: &mut Cx<'_>, ui: &mut Ui, part: Submenu, commands: &[Command]) {
    if part == Submenu::Appearance {
        ui.separator();
    }
    submenu(ui, part.title(cx.texts), |ui| entries(cx, ui, commands));
}

fn entries(cx: &mut Cx<'_>, ui: &mut Ui, commands: &[Command]) {
    for command in commands {
        if command.begins_group() {
            ui.separator();
        }
        entry(cx, ui, *command);
        if *command == Command::Open {
            files(cx, ui);
        }
    }
}

fn entry(cx: &mut Cx<'_>, ui: &mut Ui, command: Command) {
    let enabled = command.is_enabled(cx.app);
    let chosen = command.is_chosen(cx.app).filter(|_| !matches!(command, Command::GoTo(_)));
    let label = command_label(cx, command);
    let enabled = enabled || chosen.is_some() || matches!(command, Command::GoTo(_));
    let keys = keyboard::keys_of(cx, command);
    if menu_item(ui, enabled, chosen, &label, &keys).clicked() {
        cx.command(command);
        ui.close();
    }
}

/// Returns what the menu says: Undo and Redo name the step.
fn command_label(cx: &Cx<'_>, command: Command) -> String {
    let history = cx.app.document().history();
    let step = match command {
        Command::Undo => history.undo_name(),
        Command::Redo => history.redo_name(),
        _ => None,
    };
    let Some(step) = step else { return command.label(cx.texts).to_owned() };
    let template = if command == Command::Undo { cx.texts.commands.undo_step } else { cx.texts.commands.redo_step };
    fill!(template, &[("step", &super::status_line::step_name(cx, step))])
}

/// Shows the recent files and the samples.
fn files(cx: &mut Cx<'_>, ui: &mut Ui) {
    ui.separator();
    weak(ui, cx.texts.commands.open_recent);
    if cx.app.preferences.recent.is_empty() {
        menu_item(ui, false, None, cx.texts.commands.no_recent, "");
    }
    for path in &cx.app.preferences.recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let response = menu_item(ui, true, None, &name, "");
        if super::widgets::hover(response, &path.display().to_string()).clicked() {
            cx.push(Action::File(FileAction::Open(path.clone())));
            ui.close();
        }
    }
    ui.separator();
    weak(ui, cx.texts.commands.open_sample);
    for (position, sample) in catalogue::SAMPLES.iter().enumerate() {
        if menu_item(ui, true, None, sample.name(cx.language()), "").clicked() {
            cx.push(Action::File(FileAction::OpenSample(position)));
            ui.close();
        }
    }
}
