//! Shortcuts: the keys of the list of commands, as egui reads and people write them.

use eframe::egui::{self, Event, Memory, Modifiers, Ui};

use super::bidi::{self, FieldStep};
use super::context::Cx;
use super::key_layout::follow_layout;
use super::widgets::takes_events;
use super::window_parts;
use crate::app::{Action, Command, Key, Shortcut};

/// Gives the commands whose keys were pressed in this frame. `was_typing` says whether a text field had the focus in the last one,
/// `is_dragging` whether a gesture on the flowchart goes on.
pub(super) fn shortcuts(cx: &mut Cx<'_>, ui: &Ui, was_typing: &mut bool, is_dragging: bool) {
    ui.input_mut(|input| input.events.iter_mut().for_each(follow_layout));
    let has_focus = ui.ctx().text_edit_focused();
    let typed_before = std::mem::replace(was_typing, has_focus);
    let typing = has_focus || typed_before;
    if cx.app.dialog.is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    cx.has_escape = !typing;
    window_parts::follow_keys(ui.ctx());
    if is_dragging {
        // The gesture owns the plan until it ends: Esc takes it back, and every other command would tear it in two.
        return;
    }
    if !typing && !cx.app.shows_glossary && takes_question(ui) {
        cx.command(Command::Glossary);
    }
    let rtl = cx.time_runs_left();
    for command in Command::all() {
        let step = field_step(command).filter(|_| has_focus);
        if typing && step.is_none() && command.yields_to_text_fields() {
            continue;
        }
        // Keys of what cannot be done now belong to what is open on the page or beside it.
        if step.is_none() && !command.is_enabled(cx.app) {
            continue;
        }
        for shortcut in command.shortcuts() {
            if !pressed(ui, *shortcut, rtl) {
                continue;
            }
            if command == Command::Paste {
                cx.actions.extend(pasted(ui).map(Action::Pasted));
                continue;
            }
            match (step, ui.memory(Memory::focused)) {
                (Some(step), Some(field)) if bidi::has_step(ui.ctx(), field, step) => {
                    bidi::ask_for_step(ui.ctx(), field, step);
                }
                _ if command.is_enabled(cx.app) => {
                    if field_step(command).is_some() {
                        cx.fields.drop_draft();
                    }
                    cx.command(command);
                }
                _ => {}
            }
        }
    }
}

/// Takes the question mark that was typed where nothing is written; true where one was.
fn takes_question(ui: &Ui) -> bool {
    let is_question = |event: &Event| matches!(event, Event::Text(text) if text == "?" || text == "؟");
    takes_events(ui, is_question)
}

/// Returns the text that was pasted in this frame.
fn pasted(ui: &Ui) -> Option<String> {
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Paste(text) => Some(text.clone()),
            _ => None,
        })
    })
}

/// Returns the step that a command takes in a text field as long as the field has steps of this visit.
fn field_step(command: Command) -> Option<FieldStep> {
    match command {
        Command::Undo => Some(FieldStep::Undo),
        Command::Redo => Some(FieldStep::Redo),
        _ => None,
    }
}

/// Returns whether a key press may do something else than writing while a text field has the focus.
#[must_use]
pub(super) fn leaves_text_field(event: &Event, rtl: bool) -> bool {
    use egui::Key::{ArrowDown, ArrowUp, Delete, Enter, Escape, F6, F10, Menu, Tab};
    // What Delete takes depends on where the caret stands, which is known at the beginning of a frame.
    if let Event::Key {
        key: Tab | Enter | Escape | ArrowUp | ArrowDown | Delete | F6 | F10 | Menu,
        pressed: true,
        ..
    } = event
    {
        return true;
    }
    let is_step = |command: &Command| !command.yields_to_text_fields() || field_step(*command).is_some();
    let mut commands = Command::all().filter(is_step);
    commands.any(|command| command.shortcuts().iter().any(|shortcut| is_press_of(event, *shortcut, rtl)))
}

fn pressed(ui: &Ui, shortcut: Shortcut, rtl: bool) -> bool {
    // egui turns Ctrl+X, C and V into events of their own.
    if shortcut.command && !shortcut.shift {
        let clipboard = |wanted: fn(&Event) -> bool| ui.input(|input| input.events.iter().any(wanted));
        match shortcut.key {
            Key::Letter('X') => return clipboard(|event| matches!(event, Event::Cut)),
            Key::Letter('C') => return clipboard(|event| matches!(event, Event::Copy)),
            Key::Letter('V') => return clipboard(|event| matches!(event, Event::Paste(_))),
            _ => {}
        }
    }
    takes_events(ui, |event| is_press_of(event, shortcut, rtl))
}

fn is_press_of(event: &Event, shortcut: Shortcut, rtl: bool) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if modifiers_match(*modifiers, shortcut) && keys(shortcut.key, rtl).contains(key))
}

/// Returns true for exactly the wanted modifiers; plus, minus and digits may need Shift on some keyboards.
fn modifiers_match(pressed: Modifiers, wanted: Shortcut) -> bool {
    let shift_matters = !matches!(wanted.key, Key::Plus | Key::Minus | Key::Digit(_));
    pressed.alt == wanted.alt
        && (pressed.command || pressed.ctrl) == wanted.command
        && (!shift_matters || pressed.shift == wanted.shift)
}

fn keys(key: Key, rtl: bool) -> Vec<egui::Key> {
    match key {
        Key::Letter(letter) => egui::Key::from_name(&letter.to_string()).into_iter().collect(),
        Key::Digit(digit) => egui::Key::from_name(&digit.to_string()).into_iter().collect(),
        Key::Plus => vec![egui::Key::Plus, egui::Key::Equals],
        Key::Minus => vec![egui::Key::Minus],
        Key::Delete => vec![egui::Key::Delete, egui::Key::Backspace],
        Key::Insert => vec![egui::Key::Insert],
        Key::Escape => vec![egui::Key::Escape],
        Key::F(number) => egui::Key::from_name(&format!("F{number}")).into_iter().collect(),
        Key::Up => vec![egui::Key::ArrowUp],
        Key::Down => vec![egui::Key::ArrowDown],
        Key::Later => vec![if rtl { egui::Key::ArrowLeft } else { egui::Key::ArrowRight }],
        Key::Earlier => vec![if rtl { egui::Key::ArrowRight } else { egui::Key::ArrowLeft }],
    }
}

/// Returns the first shortcut of a command as people write it: "Ctrl+Shift+S".
#[must_use]
pub(super) fn keys_of(cx: &Cx<'_>, command: Command) -> String {
    command.shortcuts().first().map_or_else(String::new, |shortcut| written(cx, *shortcut))
}

/// Returns a shortcut as people write it.
#[must_use]
pub(super) fn written(cx: &Cx<'_>, shortcut: Shortcut) -> String {
    let words = &cx.texts.commands;
    let mut parts: Vec<String> = Vec::new();
    for (held, name) in
        [(shortcut.command, words.key_ctrl), (shortcut.alt, words.key_alt), (shortcut.shift, words.key_shift)]
    {
        if held {
            parts.push(name.to_owned());
        }
    }
    let rtl = cx.time_runs_left();
    parts.push(match shortcut.key {
        Key::Letter(letter) => letter.to_string(),
        Key::Digit(digit) => digit.to_string(),
        Key::Plus => "+".to_owned(),
        Key::Minus => "−".to_owned(),
        Key::Delete => words.key_delete.to_owned(),
        Key::Insert => words.key_insert.to_owned(),
        Key::Escape => words.key_escape.to_owned(),
        Key::F(number) => format!("F{number}"),
        Key::Up => "↑".to_owned(),
        Key::Down => "↓".to_owned(),
        Key::Later => if rtl { "←" } else { "→" }.to_owned(),
        Key::Earlier => if rtl { "→" } else { "←" }.to_owned(),
    });
    parts.join("+")
}
