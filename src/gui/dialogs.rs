//! The program's own dialogs.

use std::path::Path;

use std::time::Duration;

use eframe::egui::{self, Context, Event, Id, Key, Modal, Ui};

use super::context::Cx;
use super::export_dialog;
use super::file_dialogs;
use super::find_dialog;
use super::import_dialog;
use super::new_plan_dialog;
use super::parts::names::{document_name, placement_name};
use super::print_dialog;
use super::shortcut_list;
use super::status_line::short;
use super::theme::space;
use super::what_if_dialog;
use super::widgets::{
    FieldLook, Look, button, column, heading, label, label_in, menu_item, plain_field, primary_button, row, row_end,
    scroll_list, strong, title, weak,
};
use crate::app::{Action, AfterSaving, Dialog, DialogAnswer, Failure, PathComplaint, PathDialog};
use crate::edit::{ItemId, Removal};
use crate::gui::fit;
use crate::plan::schema::ListName;
use crate::plan::schema::OnRemoval;
use crate::plan::{ENGINE, FORMAT};
use crate::store::UnknownValue;
use crate::text::strings::{WindowTexts, fill, template};
use crate::text::{self, Noun, isolate};

/// How many placements a removal names.
const NAMED_PLACEMENTS: usize = 6;

/// How long a dialog that came up by itself takes no answer from the keyboard: what is being typed is meant for something else.
const SURPRISE: Duration = Duration::from_millis(500);

/// Shows the dialog that is open, if one is.
pub(super) fn show(cx: &mut Cx<'_>, context: &Context) {
    let Some(dialog) = &cx.app.dialog else { return };
    drop_unmeant_keys(cx, context);
    let width = match dialog {
        Dialog::NewPlan(_) => (context.content_rect().width() - 80.0).clamp(320.0, 1000.0),
        Dialog::Export(_) => (context.content_rect().width() - 80.0).clamp(320.0, 1080.0),
        Dialog::Print(_) => (context.content_rect().width() - 80.0).clamp(320.0, 860.0),
        Dialog::Import(_) => (context.content_rect().width() - 80.0).clamp(320.0, 1180.0),
        Dialog::WhatIf(_) | Dialog::Recovery | Dialog::Versions { .. } | Dialog::Changes(_) | Dialog::Find(_) => 640.0,
        Dialog::Shortcuts | Dialog::History | Dialog::DiskConflict { .. } => 520.0,
        _ => 460.0,
    };
    let frame = egui::Frame::popup(&context.global_style()).inner_margin(20);
    let modal = Modal::new(Id::unique("dialog")).frame(frame).show(context, |ui| {
        fit::exactly(ui, width);
        column(ui, |ui| content(cx, ui, dialog));
    });
    if modal.should_close() {
        cx.push(Action::Answer(DialogAnswer::Cancel));
    }
}

fn content(cx: &mut Cx<'_>, ui: &mut Ui, dialog: &Dialog) {
    match dialog {
        Dialog::Unsaved { .. } => unsaved(cx, ui),
        Dialog::Waiting { next, .. } => file_dialogs::waiting(cx, ui, *next == AfterSaving::Quit),
        Dialog::DeleteCopy(id) => file_dialogs::delete_copy(cx, ui, *id),
        Dialog::Removal(removal) => removal_question(cx, ui, removal),
        Dialog::Failure(failure) => failed(cx, ui, failure),
        Dialog::Path { purpose, text, complaint, .. } => path(cx, ui, *purpose, text, *complaint),
        Dialog::ReadOnly { unknown_values, .. } => read_only(cx, ui, unknown_values),
        Dialog::DiskConflict { path, conflict, .. } => file_dialogs::disk_conflict(cx, ui, path, *conflict),
        Dialog::Emptied { .. } => file_dialogs::emptied(cx, ui),
        Dialog::Recovery => file_dialogs::recovery(cx, ui),
        Dialog::Versions { versions, chosen, .. } => file_dialogs::versions(cx, ui, versions, chosen.as_ref()),
        Dialog::Changes(compared) => file_dialogs::changes(cx, ui, compared),
        Dialog::Export(exporting) => export_dialog::show(cx, ui, exporting),
        Dialog::ExportExists { path, .. } => export_dialog::exists(cx, ui, path),
        Dialog::ExportFailed(why) => export_dialog::failed(cx, ui, why),
        Dialog::Print(printing) => print_dialog::show(cx, ui, printing),
        Dialog::PrintFailed(why) => print_dialog::failed(cx, ui, why),
        Dialog::History => file_dialogs::history(cx, ui),
        Dialog::NewCalculations { engine, changes } => file_dialogs::new_calculations(cx, ui, *engine, changes),
        Dialog::Find(search) => find_dialog::show(cx, ui, search),
        Dialog::WhatIf(asked) => what_if_dialog::show(cx, ui, asked),
        Dialog::Import(importing) => import_dialog::show(cx, ui, importing),
        // It has a place of its own: `command_palette`.
        Dialog::Palette { .. } => {}
        Dialog::NewPlan(choice) => new_plan_dialog::show(cx, ui, choice),
        Dialog::Shortcuts => shortcuts(cx, ui),
        Dialog::About => about(cx, ui),
    }
}

/// Takes away key presses that answer nothing: the repeats of a key that opened the dialog, and what was being typed when a
/// dialog came up by itself.
fn drop_unmeant_keys(cx: &Cx<'_>, context: &Context) {
    let now = context.input(|input| input.time);
    let (number, since) = context.data_mut(|data| {
        let shown = data.get_temp_mut_or(Id::unique("dialog since"), (0_u64, now));
        if shown.0 != cx.app.dialog_number {
            *shown = (cx.app.dialog_number, now);
        }
        *shown
    });
    let is_sudden = cx.app.sudden_dialog == Some(number) && now - since < SURPRISE.as_secs_f64();
    context.input_mut(|input| {
        input.events.retain(|event| {
            !matches!(event, Event::Key { key: Key::Enter | Key::Space | Key::Escape, pressed: true, repeat, .. }
                if *repeat || is_sudden)
        });
    });
}

/// Shows the button of a dialog that can only be left: Enter leaves it where the button has the focus alone.
pub(super) fn leave_button(cx: &mut Cx<'_>, ui: &mut Ui, name: &str) {
    ui.add_space(space::MEDIUM);
    foot(ui, |ui| {
        if button(ui, name).clicked() {
            cx.push(Action::Answer(DialogAnswer::Cancel));
        }
    });
}

/// Shows what stands at the foot of a dialog, where reading ends.
fn foot(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    row(ui, |ui| row_end(ui, content));
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

fn unsaved(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.window;
    let name = isolate(&short(&document_name(cx)), cx.language()).into_owned();
    title(ui, &fill!(words.dialog_unsaved, &[("name", &name)]));
    label(ui, words.dialog_unsaved_hint);
    let answers = [
        (cx.texts.commands.save, DialogAnswer::Accept),
        (words.dialog_discard, DialogAnswer::Discard),
        (cx.texts.shared.cancel, DialogAnswer::Cancel),
    ];
    buttons(cx, ui, &answers);
}

fn removal_question(cx: &mut Cx<'_>, ui: &mut Ui, removal: &Removal) {
    let words = &cx.texts.window;
    let name = isolate(&short(item_name(cx, &removal.item)), cx.language()).into_owned();
    title(ui, &fill!(words.dialog_removal, &[("name", &name)]));
    let usage = &removal.usage;
    if !usage.placements_removed.is_empty() {
        let removed = u64::try_from(usage.placements_removed.len()).unwrap_or(u64::MAX);
        let count = cx.locale.count(removed, Noun::Item(ListName::Placements));
        label(ui, &fill!(words.removal_placements, &[("count", &count)]));
        for id in usage.placements_removed.iter().take(NAMED_PLACEMENTS) {
            weak(ui, &placement_name(cx, id));
        }
        if usage.placements_removed.len() > NAMED_PLACEMENTS {
            let more = cx.locale.whole(i128::try_from(usage.placements_removed.len() - NAMED_PLACEMENTS).unwrap_or(0));
            weak(ui, &fill!(words.more, &[("count", &more)]));
        }
    }
    for (&what, &count) in &usage.others {
        match consequence(what, words) {
            Consequence::Counted(template, noun) => {
                let count = cx.locale.count_oblique(u64::try_from(count).unwrap_or(u64::MAX), noun);
                label(ui, &fill!(template, &[("count", &count)]))
            }
            Consequence::Said(words) => label(ui, words),
        };
    }
    weak(ui, words.removal_undo);
    let answers = [(words.dialog_removal_accept, DialogAnswer::Accept), (cx.texts.shared.cancel, DialogAnswer::Cancel)];
    buttons(cx, ui, &answers);
}

/// Says what a removal does elsewhere.
enum Consequence {
    /// In words with the count of what it does it to.
    Counted(template!["count"], Noun),
    /// In words alone.
    Said(&'static str),
}

/// Says what a removal does elsewhere.
fn consequence(what: OnRemoval, words: &WindowTexts) -> Consequence {
    match what {
        OnRemoval::PlacementGoes => Consequence::Counted(words.removal_placements, Noun::Item(ListName::Placements)),
        OnRemoval::PlacementForgets => Consequence::Counted(words.removal_changed, Noun::Item(ListName::Placements)),
        OnRemoval::OwnCostGoes => Consequence::Counted(words.removal_own_cost, Noun::Item(ListName::Placements)),
        OnRemoval::ContactGoes => Consequence::Counted(words.removal_channels, Noun::Item(ListName::Channels)),
        OnRemoval::PairGoes => Consequence::Said(words.removal_pairs),
        OnRemoval::ChannelCostGoes => Consequence::Counted(words.removal_channel_cost, Noun::Item(ListName::Channels)),
        OnRemoval::CodingGoes => Consequence::Counted(words.removal_messages, Noun::Item(ListName::Messages)),
        OnRemoval::SecondCodingGoes => Consequence::Counted(words.removal_second, Noun::Item(ListName::Messages)),
        OnRemoval::MessageForgets => Consequence::Counted(words.removal_meant_for, Noun::Item(ListName::Messages)),
        OnRemoval::ObjectiveForgets => Consequence::Said(words.removal_objectives),
        OnRemoval::InsightForgets => Consequence::Said(words.removal_insights),
        OnRemoval::PurposeGoes => Consequence::Counted(words.removal_purposes, Noun::Item(ListName::Messages)),
        OnRemoval::AlternativeChanges => Consequence::Said(words.removal_alternatives),
        OnRemoval::MentionForgets => Consequence::Said(words.removal_mentions),
        OnRemoval::ExperienceGoes => Consequence::Said(words.removal_experiences),
        OnRemoval::RelationForgets => Consequence::Said(words.removal_relations),
        OnRemoval::PlatformForgets => Consequence::Said(words.removal_platform),
        OnRemoval::ClaimForgets => Consequence::Said(words.removal_incompatible),
        OnRemoval::AudienceForgets => Consequence::Counted(words.removal_parts, Noun::Item(ListName::Audiences)),
        OnRemoval::CostShareGoes => Consequence::Said(words.removal_cost_share),
        OnRemoval::DivisionPartGoes => Consequence::Said(words.removal_division),
        OnRemoval::RecordStays => Consequence::Said(words.removal_records),
    }
}

/// Returns what a thing is called; a placement as its message is.
#[must_use]
pub(super) fn item_name<'a>(cx: &Cx<'a>, item: &'a ItemId) -> &'a str {
    match item {
        ItemId::Placement(id) => match cx.plan().placement(id) {
            Some(placement) => cx.name_in(ListName::Messages, placement.message.as_str()),
            None => id.as_str(),
        },
        other => cx.name_in(other.list(), other.as_str()),
    }
}

/// Turns what the command line says after its name into its own sentence; a path that it begins with stays as it is.
fn as_sentence(words: String, path: &Path) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if first.is_ascii_lowercase() && !words.starts_with(&*path.to_string_lossy()) => {
            format!("{}{}", first.to_ascii_uppercase(), letters.as_str())
        }
        _ => words,
    }
}

fn failed(cx: &mut Cx<'_>, ui: &mut Ui, failure: &Failure) {
    let words = &cx.texts.window;
    match failure {
        Failure::Open { path, why } => {
            title(ui, words.dialog_open_failed);
            label(ui, &as_sentence(text::load_error(why, &cx.locale), path));
            weak(ui, words.dialog_open_failed_hint);
            buttons(cx, ui, &[(cx.texts.shared.ok, DialogAnswer::Cancel)]);
        }
        Failure::Save { path, why } => {
            title(ui, words.dialog_save_failed);
            label(ui, &as_sentence(text::save_error(why, &cx.locale), path));
            weak(ui, words.dialog_save_failed_hint);
            let answers =
                [(cx.texts.commands.save_as, DialogAnswer::SaveAs), (cx.texts.shared.cancel, DialogAnswer::Cancel)];
            buttons(cx, ui, &answers);
        }
        Failure::Unreadable { why, .. } => {
            title(ui, words.dialog_save_failed);
            label(ui, words.dialog_unreadable);
            if let Some(why) = why {
                label(ui, &text::read_error(why, &cx.locale));
            }
            weak(ui, words.dialog_unreadable_hint);
            buttons(cx, ui, &[(cx.texts.shared.ok, DialogAnswer::Cancel)]);
        }
    }
}

fn path(cx: &mut Cx<'_>, ui: &mut Ui, purpose: PathDialog, typed: &str, complaint: Option<PathComplaint>) {
    let words = &cx.texts.window;
    title(
        ui,
        match purpose {
            PathDialog::Open => words.dialog_path_open,
            PathDialog::Save => words.dialog_path_save,
            PathDialog::Import => cx.texts.import.title,
            PathDialog::Worksheet => cx.texts.worksheets.add_file,
        },
    );
    match complaint {
        Some(PathComplaint::Folder) if purpose == PathDialog::Save => {
            label_in(ui, words.dialog_path_folder_save, Look::Warning);
        }
        Some(PathComplaint::Folder) => {
            label_in(ui, words.dialog_path_folder, Look::Warning);
        }
        Some(PathComplaint::Missing) => {
            label_in(ui, words.dialog_path_missing, Look::Warning);
        }
        None => {
            weak(ui, words.dialog_path_no_native);
        }
    }
    let (response, changed) = plain_field(ui, "path", words.dialog_path, typed, FieldLook::line(f32::INFINITY));
    if let Some(changed) = changed {
        cx.push(Action::DialogText(changed));
    }
    focus_once(ui, &response);
    let accept = match purpose {
        PathDialog::Open => cx.texts.commands.open,
        PathDialog::Save => cx.texts.commands.save,
        PathDialog::Import => cx.texts.commands.import,
        PathDialog::Worksheet => cx.texts.worksheets.add_file,
    };
    let answers = [(accept, DialogAnswer::Accept), (cx.texts.shared.cancel, DialogAnswer::Cancel)];
    buttons(cx, ui, &answers);
}

/// Gives a dialog's field the focus when the dialog opens.
fn focus_once(ui: &Ui, response: &egui::Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}

fn read_only(cx: &mut Cx<'_>, ui: &mut Ui, unknown_values: &[UnknownValue]) {
    let words = &cx.texts.window;
    title(ui, words.dialog_read_only);
    label(ui, words.dialog_read_only_hint);
    scroll_list(ui, "unknown values", 160.0, |ui| {
        for UnknownValue { place, value } in unknown_values {
            weak(ui, &isolate(&format!("{place}: {value}"), cx.language()));
        }
    });
    let answers = [(cx.texts.shared.ok, DialogAnswer::Cancel), (cx.texts.commands.save_as, DialogAnswer::SaveAs)];
    buttons(cx, ui, &answers);
}

fn shortcuts(cx: &mut Cx<'_>, ui: &mut Ui) {
    heading(ui, cx.texts.window.shortcuts_title);
    scroll_list(ui, "shortcuts", 420.0, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for group in shortcut_list::groups(cx) {
            ui.add_space(space::SMALL);
            strong(ui, group.title);
            for (name, keys) in group.lines {
                menu_item(ui, true, None, name, &keys);
            }
        }
    });
    buttons(cx, ui, &[(cx.texts.window.close, DialogAnswer::Cancel)]);
}

fn about(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.window;
    heading(ui, cx.texts.shared.product_name);
    let version = fill!(
        words.about_version,
        &[("version", env!("CARGO_PKG_VERSION")), ("engine", &ENGINE.to_string()), ("format", &FORMAT.to_string())],
    );
    label_in(ui, &version, Look::Weak);
    ui.add_space(space::SMALL);
    label(ui, words.about_what);
    label(ui, words.about_models);
    weak(ui, words.about_licence);
    buttons(cx, ui, &[(cx.texts.window.close, DialogAnswer::Cancel)]);
}
