//! What follows from what happened.

use super::App;
use super::action::{Action, FlowchartAction};
use super::commands;
use super::dialog::{Dialog, Next};
use super::effect::Effect;
use super::files;
use super::flowchart;
use super::notice::Notice;
use super::page::Page;
use super::recovery;
use super::selection::Cell;
use crate::edit::{Edit, GestureId, ItemId, Removal};

/// Carries out one action and says what must be done outside.
pub fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let effects = follow(app, action);
    // What a crash left is offered once nothing else is being asked.
    if app.offers_recovery && app.dialog.is_none() {
        app.offers_recovery = false;
        app.dialog = Some(Dialog::Recovery);
    }
    effects
}

fn follow(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Command(command) => return commands::run(app, command),
        Action::Edit { edit: change, gesture } => {
            edit(app, &change, gesture);
        }
        Action::EndGesture => end_gesture(app),
        Action::CancelGesture => cancel_gesture(app),
        Action::Flowchart(action) => flowchart_action(app, action),
        Action::GoTo(page) => {
            end_gesture(app);
            app.page = page;
        }
        Action::Show(item) => show(app, item),
        Action::CurrentMessage(id) => app.current.message = id,
        Action::CurrentAudience(id) => app.current.audience = id,
        Action::CurrentChannel(id) => app.current.channel = id,
        Action::Remove(item) => remove(app, item),
        Action::Duplicate(item) => commands::duplicate_item(app, &item),
        Action::Reorder(item, step) => commands::reorder_item(app, &item, step),
        Action::AddFromCatalogue(position) => commands::add_from_catalogue(app, position),
        Action::File(action) => return files::file_action(app, action),
        Action::Recovery(action) => return recovery::recovery_action(app, action),
        Action::Version(action) => return recovery::version_action(app, action),
        Action::JumpTo(done) => {
            app.document.jump(done);
            app.selection.keep_existing(app.document.plan());
            app.current.keep_existing(app.document.plan());
        }
        Action::Answer(answer) => return files::answer(app, answer),
        Action::DialogText(text) => dialog_text(app, text),
        Action::PaletteMark(line) => {
            if let Some(Dialog::Palette { marked, .. }) = &mut app.dialog {
                *marked = line;
            }
        }
        Action::NothingToPlace => app.notice = Some(Notice::NoMessageToPlace),
        Action::CloseRequested => return files::proceed(app, Next::Quit),
        Action::WindowSize(width, height) => app.preferences.window_size = Some((width, height)),
        Action::Zoom(zoom) => return commands::zoom(app, zoom),
    }
    Vec::new()
}

/// Applies an edit and says in the status line when it did not fit. Returns whether it was applied.
pub(super) fn edit(app: &mut App, edit: &Edit, gesture: Option<GestureId>) -> bool {
    match app.document.perform(edit, gesture) {
        Ok(_) => {
            app.notice = None;
            app.selection.keep_existing(app.document.plan());
            app.current.keep_existing(app.document.plan());
            true
        }
        Err(why) => {
            app.notice = Some(Notice::Refused(why));
            false
        }
    }
}

pub(super) fn end_gesture(app: &mut App) {
    app.document.end_gesture();
    let created = std::mem::take(&mut app.created_in_gesture);
    if !created.is_empty() {
        app.selection.set(created);
        app.selection.keep_existing(app.document.plan());
    }
}

fn cancel_gesture(app: &mut App) {
    app.document.cancel_gesture();
    app.created_in_gesture.clear();
    app.selection.keep_existing(app.document.plan());
}

fn dialog_text(app: &mut App, typed: String) {
    match &mut app.dialog {
        Some(Dialog::Path { text, .. }) => *text = typed,
        Some(Dialog::Palette { query, marked }) => {
            *query = typed;
            *marked = 0;
        }
        _ => {}
    }
}

/// Removes a thing that nothing uses at once, and asks about one that is in use.
fn remove(app: &mut App, item: ItemId) {
    let removal = Removal::of(app.plan(), item);
    if removal.usage.is_empty() {
        edit(app, &removal.edit(), None);
    } else {
        app.dialog = Some(Dialog::Removal(removal));
    }
}

/// Shows a thing on its page, as the current one.
pub(super) fn show(app: &mut App, item: ItemId) {
    end_gesture(app);
    match item {
        ItemId::Audience(id) => {
            app.current.audience = Some(id);
            app.page = Page::Audiences;
        }
        ItemId::Message(id) => {
            app.current.message = Some(id);
            app.page = Page::Messages;
        }
        ItemId::Channel(id) => {
            app.current.channel = Some(id);
            app.page = Page::Channels;
        }
        ItemId::Placement(id) => {
            if let Some(placement) = app.document.plan().placement(&id) {
                app.cursor = Some(Cell { channel: placement.channel.clone(), week: placement.start_week });
            }
            app.selection.set([id]);
            app.page = Page::Plan;
        }
        ItemId::OtherCost(_) => app.page = Page::Budget,
        ItemId::Objective(_) | ItemId::Theme(_) | ItemId::Claim(_) | ItemId::Visual(_) | ItemId::Slogan(_) => {
            app.page = Page::Brief;
        }
    }
}

/// The plan that a gesture's edits start from: as it was before the gesture.
fn base(app: &App, gesture: Option<GestureId>) -> &crate::plan::Plan {
    let history = app.document.history();
    match history.gesture_base() {
        Some(base) if gesture.is_some() && history.gesture() == gesture => base,
        _ => app.document.plan(),
    }
}

pub(super) fn flowchart_action(app: &mut App, action: FlowchartAction) {
    match action {
        FlowchartAction::Place { message, channel, start_week, weeks, gesture } => {
            match flowchart::place(base(app, gesture), &message, &channel, start_week, weeks) {
                Some((change, id)) => {
                    if edit(app, &change, gesture) {
                        app.current.message = Some(message);
                        created(app, gesture, vec![id]);
                    }
                }
                None => app.notice = Some(Notice::NoRoom),
            }
        }
        FlowchartAction::Move { weeks, rows, copy, gesture } => {
            let ids = app.selection.placements().to_vec();
            match flowchart::move_placements(base(app, gesture), &ids, weeks, rows, copy) {
                Some((change, moved)) => {
                    if edit(app, &change, gesture) && copy {
                        created(app, gesture, moved);
                    }
                }
                None => back_to_base(app, gesture),
            }
        }
        FlowchartAction::Resize { edge, weeks, gesture } => {
            let ids = app.selection.placements().to_vec();
            match flowchart::resize_placements(base(app, gesture), &ids, edge, weeks) {
                Some(change) => {
                    edit(app, &change, gesture);
                }
                None => back_to_base(app, gesture),
            }
        }
        FlowchartAction::Select(id) => app.selection.set([id]),
        FlowchartAction::Toggle(id) => app.selection.toggle(&id),
        FlowchartAction::SelectMany { placements, extend } => {
            if !extend {
                app.selection.clear();
            }
            for id in placements {
                app.selection.add(id);
            }
        }
        FlowchartAction::Deselect => app.selection.clear(),
        FlowchartAction::Cursor(cell) => move_cursor(app, cell),
    }
}

/// New placements are selected, in a gesture once it ends: until then the originals are what moves.
fn created(app: &mut App, gesture: Option<GestureId>, ids: Vec<crate::plan::PlacementId>) {
    if gesture.is_some() {
        app.created_in_gesture = ids;
    } else {
        app.selection.set(ids);
    }
}

/// The pointer is back where the gesture began, so the plan is as it was; the gesture itself goes on.
fn back_to_base(app: &mut App, gesture: Option<GestureId>) {
    if gesture.is_some() && app.document.history().gesture() == gesture {
        app.document.cancel_gesture();
        app.created_in_gesture.clear();
    }
}

fn move_cursor(app: &mut App, cell: Cell) {
    let plan = app.document.plan();
    let under = plan
        .channels
        .position(&cell.channel)
        .into_iter()
        .flat_map(|channel| &app.document.layout().channels[channel])
        .map(|lane| &plan.placements[lane.placement])
        .find(|placement| (placement.start_week..=placement.end_week()).contains(&cell.week))
        .map(|placement| placement.id.clone());
    app.selection.set(under);
    app.cursor = Some(cell);
}
