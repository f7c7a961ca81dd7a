//! The one place where an action has consequences.

use std::sync::Arc;

use super::App;
use super::alternatives;
use super::answers;
use super::book;
use super::commands;
use super::dialog::Dialog;
use super::editing::{cancel_gesture, edit, end_gesture, flowchart_action, remove, show, show_listening, visit_edit};
use super::export;
use super::files;
use super::importing;
use super::message::{Action, AfterSaving, Effect, FileAction, ImportAction, RecoveryAction, VersionAction};
use super::new_plan;
use super::notice::Notice;
use super::overlaps;
use super::own_worksheets;
use super::panels;
use super::presenting;
use super::printing;
use super::recovery;
use crate::edit::GestureId;

/// Applies one action to the program's state and returns what must be done outside.
///
/// What comes back from outside and would replace the plan or ask something waits while the user is answering something else.
pub fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let action = match action {
        Action::TaskReported { number, is_over, action } if app.jobs.hears(number, is_over) => *action,
        Action::TaskReported { .. } => return Vec::new(),
        other => other,
    };
    let mut effects = apply(app, action);
    effects.extend(app.jobs.follow(app.session.key, app.session.document.analysis()));
    effects
}

fn apply(app: &mut App, action: Action) -> Vec<Effect> {
    let asked_before = app.dialog.as_ref().map(std::mem::discriminant);
    if app.dialog.is_some() && waits_for_the_user(&action) {
        app.later.push_back(action);
        return Vec::new();
    }
    let is_sudden = comes_by_itself(&action);
    let mut effects = follow(app, action);
    if app.session.document.is_changed() || app.page != super::page::Page::Plan {
        app.shows_start = false;
    }
    while app.dialog.is_none() {
        if let Some((key, dialog)) = app.questions.pop_front() {
            app.dialog = Some(dialog).filter(|_| key == app.session.key);
        } else if let Some(action) = app.later.pop_front() {
            effects.extend(follow(app, action));
        } else {
            break;
        }
    }
    // What a crash left is offered once nothing else is being asked.
    if app.offers_recovery && app.dialog.is_none() {
        app.offers_recovery = false;
        app.dialog = Some(Dialog::Recovery);
    }
    if app.dialog.as_ref().map(std::mem::discriminant) != asked_before {
        app.dialog_number += 1;
        if is_sudden {
            app.sudden_dialog = Some(app.dialog_number);
        }
    }
    effects
}

/// Returns true for actions that come back from outside, at a moment that the user did not choose.
fn comes_by_itself(action: &Action) -> bool {
    match action {
        Action::File(action) => {
            !matches!(action, FileAction::Open(_) | FileAction::Dropped(_) | FileAction::OpenSample(_))
        }
        Action::Import(action) => matches!(action, ImportAction::Read { .. }),
        Action::Recovery(action) => matches!(action, RecoveryAction::Found(_)),
        Action::Version(action) => matches!(action, VersionAction::Listed { .. } | VersionAction::Read { .. }),
        _ => false,
    }
}

/// Returns true for actions that replace the plan or ask something by themselves.
fn waits_for_the_user(action: &Action) -> bool {
    matches!(
        action,
        Action::File(
            FileAction::Open(_)
                | FileAction::Dropped(_)
                | FileAction::OpenPathChosen { .. }
                | FileAction::NoNativeDialog { .. }
                | FileAction::Settled { .. }
                | FileAction::Read { .. }
        ) | Action::Version(VersionAction::Listed { .. })
            | Action::Import(ImportAction::Read { .. } | ImportAction::PathChosen { .. })
    )
}

fn follow(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Command(command) => return commands::run(app, command),
        Action::Edit { edit: change, gesture } => {
            edit(app, &change, gesture);
        }
        Action::Visit { visit, edit } => {
            let before = Arc::clone(app.session.document.plan());
            visit_edit(app, visit, edit);
            return overlaps::follow_statements(app, &before);
        }
        Action::OverlapsFitted(found) => overlaps::fitted(app, &found),
        Action::EndGesture(gesture) if is_going_on(app, gesture) => end_gesture(app),
        Action::CancelGesture(gesture) if is_going_on(app, gesture) => cancel_gesture(app),
        // What a task reports was taken apart before.
        Action::EndGesture(_) | Action::CancelGesture(_) | Action::TaskReported { .. } => {}
        Action::Pasted(text) => return commands::paste(app, &text),
        Action::Say(notice) => app.notice = Some(notice),
        Action::Flowchart(action) => flowchart_action(app, action),
        Action::NewPlan(action) => return new_plan::new_plan_action(app, action),
        Action::Worksheet(action) => return own_worksheets::worksheet_action(app, action),
        Action::GoTo(page) => return commands::go_to(app, page),
        Action::Show(item) => show(app, item),
        Action::CurrentMessage(id) => app.current.message = id,
        Action::CurrentAudience(id) => app.current.audience = id,
        Action::CurrentChannel(id) => app.current.channel = id,
        Action::CurrentMention(id) => app.current.mention = id,
        Action::ShowListening(part) => show_listening(app, part),
        Action::AddRelation(aim) => commands::add_relation(app, aim),
        Action::Remove(item) => remove(app, item),
        Action::Duplicate(item) => commands::duplicate_item(app, &item),
        Action::Reorder(item, step) => commands::reorder_item(app, &item, step),
        Action::AddFromCatalogue(position) => commands::add_from_catalogue(app, position),
        Action::Alternative(action) => return alternatives::alternative_action(app, action),
        Action::File(action) => return answers::file_action(app, action),
        Action::Import(action) => return importing::import_action(app, action),
        Action::Recovery(action) => return recovery::recovery_action(app, action),
        Action::Version(action) => return recovery::version_action(app, action),
        Action::Export(action) => return export::export_action(app, action),
        Action::Book(action) => return book::book_action(app, action),
        Action::Presentation(action) => return presenting::presentation_action(app, action),
        Action::Print(action) => return printing::print_action(app, action),
        Action::JumpTo(done) => jump(app, done),
        Action::Answer(answer) => return answers::answer(app, answer),
        Action::DialogText(text) => dialog_text(app, text),
        Action::PaletteMark(line) => mark_line(app, line),
        Action::NothingToPlace => app.notice = Some(Notice::NoMessageToPlace),
        Action::CloseRequested => return files::proceed(app, AfterSaving::Quit),
        Action::FoldRail(folded) => {
            app.preferences.rail_folded = Some(folded);
            return vec![Effect::SavePreferences];
        }
        Action::WindowSize(width, height) => app.preferences.window_size = Some((width, height)),
        Action::Zoom(zoom) => commands::zoom(app, zoom),
        Action::LookAt(questions) => app.jobs.look_at(questions),
        Action::EndEarly(kind) => app.jobs.end_early(kind),
        Action::WorkedOut { number, result } => app.jobs.worked_out(number, result),
        Action::StartTask(task) => return vec![app.jobs.start(task)],
        Action::StopTask(kind) => app.jobs.stop(kind),
        Action::Room(change) => return panels::change_room(app, change),
    }
    Vec::new()
}

/// Marks a line of the palette, or of what was found in the plan.
fn mark_line(app: &mut App, line: usize) {
    match &mut app.dialog {
        Some(Dialog::Palette { marked, .. }) => *marked = line,
        Some(Dialog::Find(search)) => search.marked = line,
        _ => {}
    }
}

/// Goes to another step of the history.
fn jump(app: &mut App, done: usize) {
    app.session.document.jump(done);
    app.selection.keep_existing(app.session.document.plan());
    app.current.keep_existing(app.session.document.plan());
}

fn is_going_on(app: &App, gesture: GestureId) -> bool {
    app.session.document.history().gesture() == Some(gesture)
}

fn dialog_text(app: &mut App, typed: String) {
    match &mut app.dialog {
        Some(Dialog::Path { text, .. }) => *text = typed,
        Some(Dialog::Export(exporting)) => exporting.choice.path = typed,
        Some(Dialog::Find(search)) => search.search(typed),
        Some(Dialog::Palette { query, marked }) => {
            *query = typed;
            *marked = 0;
        }
        _ => {}
    }
}
