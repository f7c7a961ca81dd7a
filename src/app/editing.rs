//! Changes of the open plan: edits, gestures, removals, and what the flowchart asks for.

use super::App;
use super::dialog::Dialog;
use super::flowchart;
use super::message::FlowchartAction;
use super::notice::Notice;
use super::page::Page;
use super::selection::{Cell, ListeningPart};
use super::visit::VisitEdit;
use crate::edit::{Edit, GestureId, ItemId, Removal};
use crate::plan::{Placement, PlacementId};

/// Applies an edit and says in the status line when it did not fit. Returns whether it was applied.
pub(super) fn edit(app: &mut App, edit: &Edit, gesture: Option<GestureId>) -> bool {
    match app.session.document.perform(edit, gesture) {
        Ok(_) => {
            app.notice = None;
            app.selection.keep_existing(app.session.document.plan());
            app.current.keep_existing(app.session.document.plan());
            true
        }
        Err(why) => {
            app.notice = Some(Notice::Refused(why));
            false
        }
    }
}

/// Applies what a visit to a field wants to the plan as it was before the visit. What cannot be applied, and what wants
/// nothing else than that plan, leaves that plan, not what an earlier keystroke made of it.
pub(super) fn visit_edit(app: &mut App, visit: GestureId, wanted: VisitEdit) {
    let change = wanted.build(base(app, Some(visit)));
    let is_applied = change.is_some_and(|change| edit(app, &change, Some(visit)));
    if !is_applied && app.session.document.history().gesture() == Some(visit) {
        cancel_gesture(app);
    }
}

pub(super) fn end_gesture(app: &mut App) {
    app.session.document.end_gesture();
    app.ids.end_gesture();
    let created = std::mem::take(&mut app.created_in_gesture);
    if !created.is_empty() {
        app.selection.set(created);
        app.selection.keep_existing(app.session.document.plan());
    }
}

pub(super) fn cancel_gesture(app: &mut App) {
    app.session.document.cancel_gesture();
    app.created_in_gesture.clear();
    app.selection.keep_existing(app.session.document.plan());
}

/// Removes a thing that nothing uses at once, and asks about one that is in use.
pub(super) fn remove(app: &mut App, item: ItemId) {
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
            if let Some(placement) = app.session.document.plan().placement(&id) {
                app.cursor = Some(Cell { channel: placement.channel.clone(), week: placement.start_week });
            }
            app.selection.set([id]);
            app.page = Page::Plan;
        }
        ItemId::OtherCost(_) => app.page = Page::Budget,
        ItemId::Alternative(_) => app.page = Page::Compare,
        ItemId::Mention(id) => {
            app.current.mention = Some(id);
            show_listening(app, ListeningPart::Log);
        }
        ItemId::Insight(_) => show_listening(app, ListeningPart::Insights),
        ItemId::Relation(_) => show_listening(app, ListeningPart::Relations),
        ItemId::Objective(_) | ItemId::Theme(_) | ItemId::Claim(_) | ItemId::Visual(_) | ItemId::Slogan(_) => {
            app.page = Page::Brief;
        }
    }
}

/// Shows a part of the Listening page.
pub(super) fn show_listening(app: &mut App, part: ListeningPart) {
    end_gesture(app);
    app.current.listening = part;
    app.page = Page::Listening;
}

/// Returns the plan that a gesture's edits start from: as it was before the gesture.
fn base(app: &App, gesture: Option<GestureId>) -> &crate::plan::Plan {
    let history = app.session.document.history();
    match history.gesture_base() {
        Some(base) if gesture.is_some() && history.gesture() == gesture => base,
        _ => app.session.document.plan(),
    }
}

pub(super) fn flowchart_action(app: &mut App, action: FlowchartAction) {
    match action {
        FlowchartAction::Place { message, channel, start_week, weeks, gesture } => {
            let ids = app.ids.next(gesture.map(|gesture| gesture.0));
            match flowchart::place(base(app, gesture), ids, &message, &channel, start_week, weeks) {
                Some((change, id)) => {
                    if edit(app, &change, gesture) {
                        app.current.message = Some(message);
                        app.asks_quantity = first_open(app, std::slice::from_ref(&id));
                        created(app, gesture, vec![id]);
                    }
                }
                None => app.notice = Some(Notice::NoRoom),
            }
        }
        FlowchartAction::Move { weeks, rows, copy, gesture } => {
            let ids = app.selection.placements().to_vec();
            let copies = copy.then(|| app.ids.next(gesture.map(|gesture| gesture.0)));
            match flowchart::move_placements(base(app, gesture), &ids, (weeks, rows), copies) {
                Some((change, moved)) => {
                    if edit(app, &change, gesture) {
                        app.asks_quantity = first_open(app, &moved).filter(|_| rows != 0);
                        if copy {
                            created(app, gesture, moved);
                        }
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

/// Returns the first of these placements that has no quantity in any week.
fn first_open(app: &App, placements: &[PlacementId]) -> Option<PlacementId> {
    let is_open = |placement: &Placement| placement.quantities.iter().all(|&units| units == 0);
    placements.iter().find(|id| app.plan().placement(id).is_some_and(is_open)).cloned()
}

/// Selects new placements, in a gesture once it ends: until then the originals are what moves.
fn created(app: &mut App, gesture: Option<GestureId>, ids: Vec<PlacementId>) {
    if gesture.is_some() {
        app.created_in_gesture = ids;
    } else {
        app.selection.set(ids);
    }
}

/// Takes back what a gesture did, because the pointer is back where it began; the gesture itself goes on.
fn back_to_base(app: &mut App, gesture: Option<GestureId>) {
    if gesture.is_some() && app.session.document.history().gesture() == gesture {
        app.session.document.cancel_gesture();
        app.created_in_gesture.clear();
    }
}

fn move_cursor(app: &mut App, cell: Cell) {
    let plan = app.session.document.plan();
    let under = plan
        .channels
        .position(&cell.channel)
        .into_iter()
        .flat_map(|channel| &app.session.document.layout().channels[channel])
        .map(|lane| &plan.placements[lane.placement])
        .find(|placement| (placement.start_week..=placement.end_week()).contains(&cell.week))
        .map(|placement| placement.id.clone());
    app.selection.set(under);
    app.cursor = Some(cell);
}
