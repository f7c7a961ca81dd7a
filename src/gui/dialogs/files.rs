//! Dialogs that keep a plan from being lost: what a crash left, earlier versions, changes, history, conflicts on disk.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::body::{body, scrolled_body};
use super::buttons::buttons;
use crate::app::{
    Action, AlternativeAction, ChosenVersion, Compared, DialogAnswer, EarlierVersion, Recovered, RecoveryAction,
    VersionAction,
};
use crate::gui::context::Cx;
use crate::gui::status_line::{short, step_name};
use crate::gui::theme::space;
use crate::gui::widgets::{
    Icon, button, column, group, icon_button, label, menu_item, primary_button, row, row_with_end, scroll_list, small,
    strong, title, weak,
};
use crate::plan::{ENGINE, EngineChange};
use crate::store::DiskConflict;
use crate::text::strings::{fill, slots};
use crate::text::{self, isolate};

/// The most differences that a dialog lists.
const SHOWN_DIFFERENCES: usize = 200;

/// Shows what a crash left.
pub(super) fn recovery(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.recovery;
    title(ui, words.found_title);
    label(ui, words.found_hint);
    ui.add_space(space::SMALL);
    let app = cx.app;
    scrolled_body(ui, "recovered", 420.0, |ui| {
        for recovered in &app.recovered {
            group(ui, "", |ui| column(ui, |ui| recovered_plan(cx, ui, recovered)));
        }
    });
    buttons(cx, ui, &[(words.later, DialogAnswer::Cancel)]);
}

fn recovered_plan(cx: &mut Cx<'_>, ui: &mut Ui, recovered: &Recovered) {
    let words = &cx.texts.recovery;
    strong(ui, &recovered_name(cx, recovered));
    match &recovered.path {
        Some(path) => small(ui, &shown_path(cx, path)),
        None => small(ui, words.never_saved),
    };
    if let Some(written) = recovered.written {
        small(ui, &fill!(words.written, &[("moment", &cx.locale.moment(written))]));
    }
    match (&recovered.copy, &recovered.compared, &recovered.path) {
        (Err(why), ..) => {
            label(ui, &fill!(words.damaged, &[("reason", &text::load_error(why, &cx.locale))]));
        }
        (Ok(_), Some(_), _) if recovered.is_saved() => {
            label(ui, words.same_as_file);
        }
        (Ok(_), Some(compared), _) => {
            label(ui, words.differs);
            differences(cx, ui, &format!("differences {}", recovered.id), compared, 120.0);
        }
        (Ok(_), None, Some(path)) => {
            label(ui, &fill!(words.no_file, &[("path", &shown_path(cx, path))]));
        }
        (Ok(_), None, None) => {}
    }
    row(ui, |ui| {
        if recovered.copy.is_ok() && primary_button(ui, words.open_beside).clicked() {
            cx.push(Action::Recovery(RecoveryAction::Open(recovered.id)));
        }
        if button(ui, words.discard).clicked() {
            cx.push(Action::Recovery(RecoveryAction::Discard(recovered.id)));
        }
    });
}

/// Returns the plan's title, else its file's name.
fn recovered_name(cx: &Cx<'_>, recovered: &Recovered) -> String {
    let plan_title = recovered.copy.as_ref().map(|copy| cx.plan_text(&copy.plan().title).trim().to_owned());
    let file = recovered.path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let name = plan_title.ok().filter(|name| !name.is_empty()).or(file);
    name.unwrap_or_else(|| cx.texts.shared.untitled.to_owned())
}

fn shown_path(cx: &Cx<'_>, path: &Path) -> String {
    isolate(&path.display().to_string(), cx.language()).into_owned()
}

/// Shows what differs, one line each.
fn differences(cx: &Cx<'_>, ui: &mut Ui, id: &str, compared: &Compared, height: f32) {
    let found = &compared.differences;
    if found.is_empty() {
        weak(ui, cx.texts.recovery.nothing_differs);
        return;
    }
    scroll_list(ui, id, height, |ui| {
        for difference in found.iter().take(SHOWN_DIFFERENCES) {
            label(ui, &text::difference(difference, &compared.before, &compared.after, cx.locale));
        }
        if found.len() > SHOWN_DIFFERENCES {
            let more = u64::try_from(found.len() - SHOWN_DIFFERENCES).unwrap_or(u64::MAX);
            weak(ui, &fill!(cx.texts.window.more, &[("count", &cx.locale.whole(more))]));
        }
    });
}

/// Shows the earlier versions of the plan.
pub(super) fn versions(cx: &mut Cx<'_>, ui: &mut Ui, versions: &[EarlierVersion], chosen: Option<&ChosenVersion>) {
    let words = &cx.texts.recovery;
    title(ui, words.versions_title);
    if versions.is_empty() {
        label(ui, words.versions_none);
        buttons(cx, ui, &[(cx.texts.window.close, DialogAnswer::Cancel)]);
        return;
    }
    let can_restore =
        scrolled_body(ui, "version and what changed", f32::INFINITY, |ui| listed_versions(cx, ui, versions, chosen));
    ui.add_space(space::MEDIUM);
    row(ui, |ui| {
        if can_restore && primary_button(ui, words.restore).clicked() {
            cx.push(Action::Version(VersionAction::Restore));
        }
        if button(ui, cx.texts.window.close).clicked() {
            cx.push(Action::Answer(DialogAnswer::Cancel));
        }
    });
}

/// Lists the earlier versions, and what has changed since the chosen one. Returns whether that one can be restored.
fn listed_versions(cx: &mut Cx<'_>, ui: &mut Ui, versions: &[EarlierVersion], chosen: Option<&ChosenVersion>) -> bool {
    let words = &cx.texts.recovery;
    weak(ui, words.versions_hint);
    scroll_list(ui, "versions", 150.0, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for version in versions {
            let kibibytes = cx.locale.whole(version.bytes.div_ceil(1024));
            let name = fill!(words.version, &[("moment", &cx.locale.moment(version.saved)), ("size", &kibibytes)]);
            let is_chosen = chosen.is_some_and(|chosen| chosen.file == version.file);
            if menu_item(ui, true, Some(is_chosen), &name, "").clicked() {
                cx.push(Action::Version(VersionAction::Choose(version.file.clone())));
            }
        }
    });
    ui.add_space(space::SMALL);
    let mut can_restore = false;
    match chosen.map(|chosen| &chosen.found) {
        Some(Ok(compared)) => {
            strong(ui, words.since_then);
            differences(cx, ui, "since then", compared, 200.0);
            can_restore = !compared.differences.is_empty();
        }
        Some(Err(why)) => {
            label(ui, &text::load_error(why, &cx.locale));
        }
        None => {}
    }
    if can_restore {
        weak(ui, words.restore_hint);
    }
    can_restore
}

/// Shows what changed since the plan was saved.
pub(super) fn changes(cx: &mut Cx<'_>, ui: &mut Ui, compared: &Compared) {
    title(ui, cx.texts.recovery.changes_title);
    body(ui, 360.0, |ui, height| differences(cx, ui, "changes", compared, height));
    buttons(cx, ui, &[(cx.texts.window.close, DialogAnswer::Cancel)]);
}

/// Shows all steps, to go to one of them.
pub(super) fn history(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.recovery;
    title(ui, words.history_title);
    weak(ui, words.history_hint);
    let (steps, done) = cx.app.document().history().steps();
    let is_new = is_first_pass(ui, "history dialog");
    scrolled_body(ui, "history", 380.0, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let names = steps.iter().map(|step| step_name(cx, step));
        let names: Vec<String> = std::iter::once(words.history_begin.to_owned()).chain(names).collect();
        for (position, name) in names.iter().enumerate() {
            let number =
                if position == 0 { String::new() } else { cx.locale.whole(i128::try_from(position).unwrap_or(0)) };
            let mut is_pressed = false;
            let line = |ui: &mut Ui| {
                let line = menu_item(ui, true, Some(position == done), name, &number);
                if position == done && is_new {
                    line.scroll_to_me(Some(eframe::egui::Align::Center));
                }
                is_pressed = line.clicked();
            };
            row_with_end(ui, line, |ui| pin(cx, ui, position, name));
            if is_pressed {
                cx.push(Action::JumpTo(position));
            }
        }
    });
    buttons(cx, ui, &[(cx.texts.window.close, DialogAnswer::Cancel)]);
}

/// Shows the button that holds the figures against a step, or no longer where they are.
fn pin(cx: &mut Cx<'_>, ui: &mut Ui, position: usize, name: &str) {
    let words = &cx.texts.recovery;
    let plan = cx.app.document().history().plan_after(position);
    let is_pinned = cx.app.pinned().zip(plan).is_some_and(|(pinned, plan)| Arc::ptr_eq(pinned.plan(), plan));
    let (icon, template, action) = if is_pinned {
        (Icon::Cross, words.unpin_step, AlternativeAction::Unpin)
    } else {
        (Icon::Pin, words.pin_step, AlternativeAction::PinStep(position))
    };
    if icon_button(ui, icon, &fill!(template, &[("step", &isolate(name, cx.language()))]), true).clicked() {
        cx.push(Action::Alternative(action));
    }
    if is_pinned {
        small(ui, words.pinned);
    }
}

/// Returns true in the first passes in which something of this name is shown: the sizes of a list are known in its second
/// one.
fn is_first_pass(ui: &Ui, name: &str) -> bool {
    let id = Id::unique(("shown since", name));
    let pass = ui.ctx().cumulative_pass_nr();
    let seen: Option<(u64, u64)> = ui.data(|data| data.get_temp(id));
    let first = seen.filter(|(_, last)| last + 1 >= pass).map_or(pass, |(first, _)| first);
    ui.data_mut(|data| data.insert_temp(id, (first, pass)));
    pass < first + 3
}

/// Shows the plan is still being written.
pub(super) fn waiting(cx: &mut Cx<'_>, ui: &mut Ui, quits: bool) {
    let words = &cx.texts.recovery;
    title(ui, words.waiting_title);
    label(ui, if quits { words.waiting_quit } else { words.waiting_hint });
    let stay = (words.waiting_stay, DialogAnswer::Cancel);
    if quits {
        buttons(cx, ui, &[stay, (words.waiting_quit_now, DialogAnswer::Discard)]);
    } else {
        buttons(cx, ui, &[stay]);
    }
}

/// Shows a copy that a crash left is to be deleted.
pub(super) fn delete_copy(cx: &mut Cx<'_>, ui: &mut Ui, id: usize) {
    let words = &cx.texts.recovery;
    let name = cx.app.recovered.iter().find(|recovered| recovered.id == id).map(|found| recovered_name(cx, found));
    let name = isolate(&short(&name.unwrap_or_default()), cx.language()).into_owned();
    title(ui, &fill!(words.delete_title, &[("name", &name)]));
    label(ui, words.delete_hint);
    buttons(cx, ui, &[(cx.texts.shared.cancel, DialogAnswer::Cancel), (words.delete, DialogAnswer::Accept)]);
}

/// Shows the file is not as it was left.
pub(super) fn disk_conflict(cx: &mut Cx<'_>, ui: &mut Ui, path: &Path, conflict: DiskConflict) {
    let words = &cx.texts.recovery;
    let save_as = (cx.texts.commands.save_as, DialogAnswer::SaveAs);
    let cancel = (cx.texts.shared.cancel, DialogAnswer::Cancel);
    let (name, hint, answers) = match conflict {
        DiskConflict::Changed => (
            words.conflict_changed,
            words.conflict_changed_hint,
            vec![save_as, (words.overwrite, DialogAnswer::Accept), (words.reload, DialogAnswer::Reload), cancel],
        ),
        DiskConflict::Gone => (
            words.conflict_gone,
            words.conflict_gone_hint,
            vec![(words.write_again, DialogAnswer::Accept), save_as, cancel],
        ),
        DiskConflict::Exists => (
            words.conflict_exists,
            words.conflict_exists_hint,
            vec![save_as, (words.replace, DialogAnswer::Accept), cancel],
        ),
    };
    title(ui, name);
    weak(ui, &shown_path(cx, path));
    label(ui, hint);
    buttons(cx, ui, &answers);
}

/// Shows the plan has become empty.
pub(super) fn emptied(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.recovery;
    title(ui, words.emptied_title);
    label(ui, words.emptied_hint);
    let answers = [
        (cx.texts.shared.cancel, DialogAnswer::Cancel),
        (cx.texts.commands.save, DialogAnswer::Accept),
        (cx.texts.commands.save_as, DialogAnswer::SaveAs),
    ];
    buttons(cx, ui, &answers);
}

/// Says that figures can be others than when the plan was last shown.
pub(super) fn new_calculations(cx: &mut Cx<'_>, ui: &mut Ui, engine: u32, changes: &[EngineChange]) {
    let words = &cx.texts.recovery;
    title(ui, words.calculations_title);
    let versions = slots![("engine", &*cx.locale.ungrouped(engine)), ("now", &*cx.locale.ungrouped(ENGINE))];
    let said = |change: &EngineChange| match change {
        EngineChange::OverlapCounts => words.calculations_overlap,
        EngineChange::CostsRoundedOnce => words.calculations_rounding,
        EngineChange::WholeAmounts => words.calculations_whole,
        EngineChange::BlanksWidenConsistency => words.calculations_blanks,
        EngineChange::PeopleCountedOnce => words.calculations_people,
        EngineChange::IndependentDraws => words.calculations_draws,
    };
    scrolled_body(ui, "new calculations", f32::INFINITY, |ui| {
        label(ui, &fill!(words.calculations_hint, versions));
        for change in changes {
            label(ui, said(change));
        }
    });
    buttons(cx, ui, &[(cx.texts.shared.ok, DialogAnswer::Cancel)]);
}
