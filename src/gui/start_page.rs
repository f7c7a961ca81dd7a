//! The start page: what can be done while no plan has been opened yet.

use eframe::egui::Ui;

use super::context::Cx;
use super::fit;
use super::gallery;
use super::theme::space;
use super::widgets::{
    button, column, heading, hover, link, primary_button, row, scroll_page, small, strong, title, toggle, weak,
};
use crate::app::{Action, Beginning, Command, FileAction, LanguageChoice, ThemeChoice};
use crate::plan::Language;
use crate::text::strings::fill;

/// How many recent plans are listed.
const MOST_RECENT: usize = 8;
/// From this width on the samples stand beside what can be done.
const BESIDE: f32 = 860.0;
/// The width of a card.
const CARD: f32 = 250.0;

/// Shows the page.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    scroll_page(ui, "start page", 1160.0, |ui| {
        ui.add_space(space::HUGE);
        let width = ui.available_width();
        if width >= BESIDE {
            super::widgets::beside(ui, cx, width * 0.4, begin, |cx, ui| column(ui, |ui| samples(cx, ui)));
        } else {
            begin(cx, ui);
            samples(cx, ui);
        }
    });
}

/// Shows how to begin: new, open, import; language and look; recent plans.
fn begin(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.gallery;
    fit::at_most(ui, 400.0);
    heading(ui, cx.texts.shared.product_name);
    weak(ui, words.what_it_is);
    ui.add_space(space::LARGE);
    let actions =
        [(Command::Gallery, words.new_hint), (Command::Open, words.open_hint), (Command::Import, words.import_hint)];
    for (at, (command, hint)) in actions.into_iter().enumerate() {
        let name = command.label(cx.texts);
        let clicked = row(ui, |ui| {
            let pressed = if at == 0 { primary_button(ui, name) } else { button(ui, name) };
            small(ui, &super::keyboard::keys_of(cx, command));
            pressed.clicked()
        });
        weak(ui, hint);
        ui.add_space(space::SMALL);
        if clicked {
            cx.command(command);
        }
    }
    ui.add_space(space::SMALL);
    preferences(cx, ui);
    ui.add_space(space::LARGE);
    recent(cx, ui);
    ui.add_space(space::MEDIUM);
    small(ui, words.no_account);
}

fn preferences(cx: &mut Cx<'_>, ui: &mut Ui) {
    let languages = [(LanguageChoice::English, Language::En), (LanguageChoice::Arabic, Language::Ar)];
    let themes = [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::System];
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        for (choice, language) in languages {
            let command = Command::Language(choice);
            // A language is named in itself: whoever cannot read the window finds the own one.
            if toggle(ui, cx.language() == language, command.label(cx.texts)).clicked() {
                cx.command(command);
            }
        }
    });
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        for theme in themes {
            let command = Command::Theme(theme);
            if toggle(ui, cx.app.preferences.theme == theme, command.label(cx.texts)).clicked() {
                cx.command(command);
            }
        }
    });
}

fn recent(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.gallery;
    strong(ui, words.recent);
    let mut opened = None;
    if cx.app.preferences.recent.is_empty() {
        weak(ui, words.no_recent);
    }
    for path in cx.app.preferences.recent.iter().take(MOST_RECENT) {
        let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
        if hover(link(ui, &name), &path.display().to_string()).clicked() {
            opened = Some(path.clone());
        }
    }
    if let Some(path) = opened {
        cx.push(Action::File(FileAction::Open(path)));
    }
    let lost = cx.app.recovered.len();
    if lost > 0 {
        let count = cx.locale.whole(u64::try_from(lost).unwrap_or(u64::MAX));
        if link(ui, &fill!(words.unsaved_work, &[("count", &count)])).clicked() {
            cx.command(Command::Recovered);
        }
    }
}

/// Shows the samples as cards, as many beside each other as have room.
fn samples(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.gallery;
    title(ui, words.title);
    small(ui, words.hint);
    ui.add_space(space::SMALL);
    let gap = ui.spacing().item_spacing.x;
    let columns = if ui.available_width() >= 2.0 * CARD + gap { 2 } else { 1 };
    let width = fit::column_of(ui.available_width(), columns, gap);
    let mut opened = None;
    for line in gallery::samples(cx).chunks(columns) {
        row(ui, |ui| {
            for entry in line {
                if gallery::card(cx, ui, entry, width, false).clicked() {
                    opened = Some(entry.beginning.clone());
                }
            }
        });
        ui.add_space(space::TIGHT);
    }
    if let Some(Beginning::Sample(at)) = opened {
        cx.push(Action::File(FileAction::OpenSample(at)));
    }
}
