//! The menu bar, made from the list of commands.

use eframe::egui::text::CCursorRange;
use eframe::egui::{
    Button, Color32, Event, Id, Key, Memory, Popup, PopupCloseBehavior, RectAlign, Response, Ui, Vec2, ViewportCommand,
    Widget as _,
};

use super::bidi;
use super::context::{Cx, is_right_to_left};
use super::keyboard;
use super::parts::names::document_name;
use super::theme::{self, size};
use super::widgets::{
    Look, MENU_WIDTH, galley, is_pressed_by_key, menu_item, menu_layout, menu_lines_beside, row, row_end, submenu,
    takes_arrow, takes_events, text_elided_within, weak,
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
        let mut opened: Opened = ui.data(|data| data.get_temp(opened_menu())).unwrap_or_default();
        if cx.app.dialog.is_none() && !Popup::is_any_open(ui.ctx()) && presses_f10(ui) {
            // The first menu is about to open.
            opened.field = TextField::with_focus(ui);
        }
        let titles = Menu::ALL.map(|menu| show_menu(cx, ui, menu, &mut opened));
        lead(cx, ui, &titles, &mut opened);
        ui.data_mut(|data| data.insert_temp(opened_menu(), opened));
        row_end(ui, |ui| {
            let is_changed = cx.app.document().is_changed();
            let mut name = document_name(cx);
            let mut dot = cx.locale.dot();
            if is_changed && !dot.starts_with(' ') {
                // A comma belongs to the word before it.
                name.push_str(dot.trim());
                dot = "";
            }
            let state = if is_changed { [dot.trim(), cx.texts.window.unsaved] } else { [""; 2] };
            let font = || theme::font(size::BODY);
            let width = |text: &str| galley(ui, text, font(), Color32::PLACEHOLDER, f32::INFINITY).size().x + BETWEEN;
            let room = fit::beside(ui.available_width(), state.map(width).iter().sum());
            text_elided_within(ui, &name, Look::Strong, room);
            if is_changed {
                for words in state.into_iter().filter(|words| !words.is_empty()) {
                    weak(ui, words);
                }
            }
        });
    });
}

/// Remembers how a menu of the bar was opened.
#[derive(Clone, Copy, Debug, Default)]
struct Opened {
    /// The menu that a key opens in this frame.
    by_key: Option<Id>,
    /// What had the focus before keys came to the menus.
    before: Option<Id>,
    /// The text field that had it then: the commands of the clipboard act on it.
    field: Option<TextField>,
    /// The menu that opened because the pointer came to it from another: the click that follows means to open it.
    by_pointer: Option<Id>,
}

/// A text field that had the focus before a menu was opened.
#[derive(Clone, Copy, Debug)]
struct TextField {
    id: Id,
    selected: Option<CCursorRange>,
}

impl TextField {
    /// Returns the text field that has the focus.
    fn with_focus(ui: &Ui) -> Option<Self> {
        let id = ui.memory(Memory::focused).filter(|_| ui.ctx().text_edit_focused())?;
        Some(Self { id, selected: bidi::selected_in(ui.ctx(), id) })
    }

    /// Gives it the focus back, with what was selected.
    fn give_focus_back(self, ui: &Ui) {
        match self.selected {
            Some(selected) => bidi::give_focus_back_to(ui.ctx(), self.id, selected),
            None => bidi::give_focus_back(ui.ctx(), self.id),
        }
    }
}

impl Opened {
    /// Gives the focus back to what had it before.
    fn give_focus_back(&self, ui: &Ui, before: Id) {
        match self.field.filter(|field| field.id == before) {
            Some(field) => field.give_focus_back(ui),
            None => bidi::give_focus_back(ui.ctx(), before),
        }
    }

    /// Notes what had the focus when the pointer was pressed on a menu: the press takes the focus from a text field.
    fn note_press(&mut self, ui: &Ui, title: &Response) {
        let is_pressed = ui.input(|input| input.pointer.primary_pressed()) && title.contains_pointer();
        if is_pressed && !Popup::is_any_open(ui.ctx()) {
            self.before = ui.memory(Memory::focused);
            self.field = TextField::with_focus(ui);
        }
    }
}

fn opened_menu() -> Id {
    Id::unique("menu of the bar")
}

/// Lets keys and the pointer lead from menu to menu: F10 and Esc into them and out, arrows to the one beside.
fn lead(cx: &Cx<'_>, ui: &Ui, titles: &[Response], opened: &mut Opened) {
    let popup = |title: &Response| Popup::default_response_id(title);
    let open = titles.iter().position(|title| Popup::is_id_open(ui.ctx(), popup(title)));
    let focused = ui.memory(Memory::focused);
    let (next, previous) =
        if is_right_to_left(ui) { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    let Some(open) = open else {
        let (is_held, escape) = ui.input(|input| (input.pointer.primary_down(), input.key_pressed(Key::Escape)));
        // A press opens its menu once it is released.
        let before = if is_held { None } else { opened.before.take() };
        if let Some(before) = before.filter(|_| escape) {
            opened.give_focus_back(ui, before);
        }
        let on_title = titles.iter().find(|title| title.has_focus());
        let by_arrow = on_title.filter(|_| takes_arrow(ui, Key::ArrowDown));
        let is_free = cx.app.dialog.is_none() && !Popup::is_any_open(ui.ctx());
        if let Some(title) = by_arrow.or_else(|| titles.first().filter(|_| is_free && takes_events(ui, is_f10))) {
            *opened = Opened { by_key: Some(popup(title)), before: focused, ..*opened };
            opened.field = opened.field.filter(|field| Some(field.id) == focused);
            Popup::open_id(ui.ctx(), popup(title));
        } else if !is_held {
            opened.field = None;
        }
        return;
    };
    if takes_events(ui, is_f10) {
        Popup::close_all(ui.ctx());
        if let Some(before) = opened.before.take() {
            opened.give_focus_back(ui, before);
        }
        return;
    }
    let count = titles.len();
    let beside = if takes_arrow(ui, next) {
        Some((open + 1) % count)
    } else if takes_arrow(ui, previous) {
        Some((open + count - 1) % count)
    } else {
        None
    };
    let has_moved = ui.input(|input| input.pointer.delta() != Vec2::ZERO);
    let under_pointer = titles.iter().position(|title| has_moved && title.hovered()).filter(|&under| under != open);
    let Some(title) = beside.or(under_pointer).and_then(|menu| titles.get(menu)) else { return };
    opened.by_key = beside.map(|_| popup(title));
    opened.before = opened.before.or(focused.filter(|_| beside.is_some()));
    opened.by_pointer = beside.is_none().then(|| popup(title));
    Popup::open_id(ui.ctx(), popup(title));
}

/// Returns true where F10 is pressed alone: with Shift it opens the menu of what has the focus.
fn presses_f10(ui: &Ui) -> bool {
    ui.input(|input| input.events.iter().any(is_f10))
}

fn is_f10(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::F10, pressed: true, modifiers, .. } if modifiers.is_none())
}

fn show_menu(cx: &mut Cx<'_>, ui: &mut Ui, menu: Menu, opened: &mut Opened) -> Response {
    let title = menu.title(cx.texts);
    let text = galley(ui, title, theme::font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY);
    let response = Button::new(eframe::egui::WidgetText::Galley(text)).frame_when_inactive(false).ui(ui);
    let popup = Popup::default_response_id(&response);
    opened.note_press(ui, &response);
    if response.has_focus() && is_pressed_by_key(ui, &response) {
        *opened = Opened { by_key: Some(popup), before: Some(response.id), field: None, ..*opened };
    }
    let place = if is_right_to_left(ui) { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    Popup::menu(&response)
        .align(place)
        .layout(menu_layout(ui))
        .width(MENU_WIDTH)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            fit::at_least(ui, MENU_WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            let is_opened_by_key = opened.by_key.take_if(|opened| *opened == popup).is_some();
            let field = opened.field;
            menu_lines_beside(ui, response.rect, is_opened_by_key, |ui| parts(cx, ui, menu, field));
        });
    if response.clicked() && opened.by_pointer.take_if(|opened| *opened == popup).is_some() {
        Popup::open_id(ui.ctx(), popup);
    }
    response
}

fn parts(cx: &mut Cx<'_>, ui: &mut Ui, menu: Menu, field: Option<TextField>) {
    let commands: Vec<Command> = Command::all().filter(|command| command.menu() == menu).collect();
    for part in commands.chunk_by(|a, b| a.submenu() == b.submenu()) {
        match part.first().and_then(|first| first.submenu()) {
            Some(submenu) => part_of_menu(cx, ui, submenu, part),
            None => entries(cx, ui, part, field),
        }
    }
}

fn part_of_menu(cx: &mut Cx<'_>, ui: &mut Ui, part: Submenu, commands: &[Command]) {
    if matches!(part, Submenu::Appearance | Submenu::WhatIf) {
        ui.separator();
    }
    submenu(ui, part.title(cx.texts), |ui| entries(cx, ui, commands, None));
}

fn entries(cx: &mut Cx<'_>, ui: &mut Ui, commands: &[Command], field: Option<TextField>) {
    for command in commands {
        if command.begins_group() {
            ui.separator();
        }
        match field.filter(|_| acts_on_text(*command)) {
            Some(field) => entry_of_field(cx, ui, *command, field),
            None => entry(cx, ui, *command),
        }
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

/// Returns true for a command that acts on the text field that has the focus.
fn acts_on_text(command: Command) -> bool {
    matches!(command, Command::Cut | Command::Copy | Command::Paste | Command::SelectAll)
}

/// Shows a command that acts on the text field that had the focus before the menu was opened; the field has it again then.
fn entry_of_field(cx: &mut Cx<'_>, ui: &mut Ui, command: Command, field: TextField) {
    let (label, asked) = match command {
        Command::Cut => (command.label(cx.texts), Some(ViewportCommand::RequestCut)),
        Command::Copy => (command.label(cx.texts), Some(ViewportCommand::RequestCopy)),
        Command::Paste => (command.label(cx.texts), Some(ViewportCommand::RequestPaste)),
        _ => (cx.texts.shared.select_text, None),
    };
    let enabled = field.selected.is_some() || !matches!(command, Command::Cut | Command::Copy);
    if !menu_item(ui, enabled, None, label, &keyboard::keys_of(cx, command)).clicked() {
        return;
    }
    match asked {
        Some(asked) => {
            field.give_focus_back(ui);
            ui.ctx().send_viewport_cmd(asked);
        }
        None => bidi::give_focus_back_to_all(ui.ctx(), field.id),
    }
    ui.close();
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
