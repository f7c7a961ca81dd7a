//! Says what commands do, where it takes more than a line.

use std::collections::HashSet;

use super::App;
use super::command::Command;
use super::copying::{self, tab_separated};
use super::dialog::Dialog;
use super::editing::{edit, end_gesture, flowchart_action, show};
use super::export::ForClipboard;
use super::flowchart::{self, Edge};
use super::found::Compared;
use super::importing;
use super::message::{Effect, FlowchartAction};
use super::notice::{Notice, PastedFigures};
use super::own_worksheets::ChangedAnswer;
use super::page::Page;
use super::preferences::INTERFACE_SCALES;
use super::selection::Cell;
use crate::budget::PlacementCost;
use crate::catalogue;
use crate::edit::{self, Edit, ItemId, MoveBy, Verb};
use crate::exchange::clip;
use crate::exchange::export::html_table;
use crate::plan::schema::ListName;
use crate::plan::{Bilingual, ItemAnswer, Placement, PlacementId, Plan, RelationAim};

/// Limits and step of the flowchart's zoom and of the interface's size.
const ZOOM_STEP: f32 = 1.25;
const ZOOM_RANGE: (f32, f32) = (1.0, 20.0);
const SCALE_STEP: f32 = 0.1;

/// Gives a command, where it would do something now.
pub(super) fn run(app: &mut App, command: Command) -> Vec<Effect> {
    if !command.is_enabled(app) {
        return Vec::new();
    }
    let effects = (command.row().run)(app);
    app.selection.keep_existing(app.session.document.plan());
    app.current.keep_existing(app.session.document.plan());
    effects
}

/// Does something that leaves nothing to be done outside.
pub(super) fn done(app: &mut App, step: impl FnOnce(&mut App)) -> Vec<Effect> {
    step(app);
    Vec::new()
}

/// Sets a preference and has it kept.
pub(super) fn set(app: &mut App, step: impl FnOnce(&mut App)) -> Vec<Effect> {
    step(app);
    vec![Effect::SavePreferences]
}

/// Shows a page.
pub(super) fn go_to(app: &mut App, page: Page) -> Vec<Effect> {
    end_gesture(app);
    app.page = page;
    app.shows_start = false;
    Vec::new()
}

/// Takes the last step back.
pub(super) fn undo(app: &mut App) {
    let before = std::sync::Arc::clone(app.session.document.plan());
    app.notice = with_answer_in_view(app, |app| app.session.document.undo()).map(Notice::Undone);
    select_what_came_back(app, &before);
}

/// Does the last undone step again.
pub(super) fn redo(app: &mut App) {
    let before = std::sync::Arc::clone(app.session.document.plan());
    app.notice = with_answer_in_view(app, |app| app.session.document.redo()).map(Notice::Redone);
    select_what_came_back(app, &before);
}

/// The most copies for which the bars are looked for that they were copied from.
const MOST_COPIES: usize = 200;

/// Selects the bars that a step through the history has brought back; where it has taken away the selected ones, the bars that
/// these were copied from. `before` is the plan before that step.
fn select_what_came_back(app: &mut App, before: &Plan) {
    let after = app.session.document.plan();
    if before.placements.same_ids(&after.placements) {
        return;
    }
    let ids = |plan: &'_ Plan| -> HashSet<PlacementId> { plan.placements.iter().map(|one| one.id.clone()).collect() };
    let (there_before, there) = (ids(before), ids(after));
    let came = after.placements.iter().filter(|placement| !there_before.contains(&placement.id));
    let mut selected: Vec<PlacementId> = came.map(|placement| placement.id.clone()).collect();
    if selected.is_empty() {
        let gone = app.selection.placements().iter().filter(|id| !there.contains(*id));
        for copy in gone.filter_map(|id| before.placement(id)).take(MOST_COPIES) {
            selected.extend(copied_from(after, copy, &selected).cloned());
        }
    }
    if !selected.is_empty() {
        app.selection.set(selected);
    }
}

/// Finds the bar that `copy` was copied from, on its channel where there is one; none that is `taken` already.
fn copied_from<'p>(plan: &'p Plan, copy: &Placement, taken: &[PlacementId]) -> Option<&'p PlacementId> {
    let is_like = |placement: &&Placement| {
        placement.message == copy.message && placement.quantities == copy.quantities && !taken.contains(&placement.id)
    };
    let alike = || plan.placements.iter().map(AsRef::as_ref).filter(is_like);
    let found = alike().find(|placement| placement.channel == copy.channel).or_else(|| alike().next());
    found.map(|placement| &placement.id)
}

/// Goes through the history; where that changes an answer while a worksheet is open, the answer is brought into view.
fn with_answer_in_view<R>(app: &mut App, step: impl FnOnce(&mut App) -> R) -> R {
    let before = std::sync::Arc::clone(app.session.document.plan());
    let done = step(app);
    if app.page == Page::Worksheets && app.open_worksheet.is_some() {
        let changed = changed_answer(&before, app.plan());
        let number = app.changed_answer.as_ref().map_or(1, |known| known.number + 1);
        if let Some((sheet, item)) = changed {
            app.changed_answer = Some(ChangedAnswer { sheet, item, number });
        }
    }
    done
}

/// Finds the first answer in which two plans differ, by its worksheet and its item.
fn changed_answer(before: &Plan, after: &Plan) -> Option<(String, String)> {
    let pairs = [(before, after), (after, before)];
    pairs.into_iter().find_map(|(one, other)| {
        one.worksheets.iter().find_map(|sheet| {
            let beside = other.worksheets.find(&sheet.framework);
            let is_same = |given: &ItemAnswer| beside.and_then(|beside| beside.answer(&given.item)) == Some(given);
            let changed = sheet.answers.iter().find(|given| !is_same(given))?;
            Some((sheet.framework.as_str().to_owned(), changed.item.clone()))
        })
    })
}

/// Moves the selected placements to the clipboard.
pub(super) fn cut(app: &mut App) -> Vec<Effect> {
    let effects = copy(app);
    remove_selected(app, Verb::Cut);
    effects
}

/// Selects all placements.
pub(super) fn select_all(app: &mut App) {
    let all: Vec<_> = app.plan().placements.iter().map(|placement| placement.id.clone()).collect();
    app.selection.set(all);
}

/// Gives the plan a second language, or takes it away.
pub(super) fn two_languages(app: &mut App) {
    end_gesture(app);
    edit(app, &Edit::Bilingual(!app.plan().bilingual), None);
}

/// Opens a dialog about what the plan was before.
pub(super) fn look_back(app: &mut App, dialog: Dialog) {
    end_gesture(app);
    app.dialog = Some(dialog);
}

/// Asks for the earlier versions of the plan's file.
pub(super) fn versions(app: &mut App) -> Vec<Effect> {
    end_gesture(app);
    let path = app.path().map(std::path::Path::to_path_buf);
    path.into_iter().map(|path| Effect::ListVersions { key: app.session.key, path }).collect()
}

/// Shows what has changed since the plan was saved.
pub(super) fn changes(app: &mut App) {
    end_gesture(app);
    if let Some(saved) = app.session.document.saved_plan() {
        app.dialog = Some(Dialog::Changes(Compared::of(saved, app.session.document.plan())));
    }
}

/// Makes weeks wider.
pub(super) fn zoom_in(app: &mut App) {
    zoom(app, app.zoom * ZOOM_STEP);
}

/// Makes weeks narrower.
pub(super) fn zoom_out(app: &mut App) {
    zoom(app, app.zoom / ZOOM_STEP);
}

/// Makes weeks `zoom` times as wide as those that fit the window.
pub(super) fn zoom(app: &mut App, zoom: f32) {
    if zoom.is_finite() {
        app.zoom = zoom.clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
    }
}

/// Makes the interface larger by so many steps.
pub(super) fn scale_interface(app: &mut App, steps: f32) {
    let scale = app.preferences.interface_scale + steps * SCALE_STEP;
    app.preferences.interface_scale = ((scale * 10.0).round() / 10.0).clamp(INTERFACE_SCALES.0, INTERFACE_SCALES.1);
}

/// Adds an empty thing to a list and shows it.
pub(super) fn add(app: &mut App, list: ListName) {
    let ids = app.ids.next(None);
    let Some((change, id)) = edit::add_item(app.plan(), ids, list) else { return };
    if edit(app, &change, None) {
        show_new(app, id);
    }
}

/// Adds something that is done for the community, for one aim, and shows it.
pub(super) fn add_relation(app: &mut App, aim: RelationAim) {
    let ids = app.ids.next(None);
    let (change, id) = edit::add_relation(app.plan(), ids, Some(aim));
    if edit(app, &change, None) {
        show_new(app, id);
    }
}

/// Shows a thing that was just made, to be named.
pub(super) fn show_new(app: &mut App, id: ItemId) {
    let number = app.new_item.as_ref().map_or(0, |(number, _)| *number) + 1;
    app.new_item = Some((number, id.clone()));
    show(app, id);
}

fn selected(app: &App) -> Vec<Placement> {
    app.selection.placements().iter().filter_map(|id| app.plan().placement(id)).cloned().collect()
}

/// Puts the selected placements on the program's own clipboard, and as tab-separated text on the desktop's.
pub(super) fn copy(app: &mut App) -> Vec<Effect> {
    app.clipboard = selected(app);
    app.notice = Some(Notice::Copied(app.clipboard.len()));
    let text = tab_separated(app, &app.clipboard);
    let document = clip::document(app.plan(), &app.clipboard);
    let table = copying::table(app, &app.clipboard);
    let html = clip::into_table(&html_table(&table, app.language()), &document);
    app.copied = Some(text.clone());
    app.copied_document = Some(document);
    vec![Effect::Copy(ForClipboard::Table { text, html })]
}

/// Pastes placements where `text`, which the desktop's clipboard holds, is what was last copied from the flowchart.
pub(super) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    if clip::is_document(text) && !is_of_this_plan(app, text) {
        return paste_from_elsewhere(app, text);
    }
    let is_same = |copied: &String| copied.lines().eq(text.lines());
    let is_own = app.copied.as_ref().is_some_and(is_same) || app.copied_document.as_deref() == Some(text);
    if app.clipboard.is_empty() || !is_own {
        if app.page == Page::Worksheets {
            app.notice = Some(Notice::PasteIntoField);
            return Vec::new();
        }
        if importing::is_table_text(text) {
            return importing::begin(app, String::new(), text.as_bytes().into());
        }
        app.notice = Some(Notice::NothingToPaste);
        return Vec::new();
    }
    let cursor = app.cursor.clone();
    let start = cursor.as_ref().map_or_else(
        || app.clipboard.iter().map(|placement| placement.start_week).min().unwrap_or(1),
        |cell| cell.week,
    );
    let channel = cursor.map(|cell| cell.channel);
    let ids = app.ids.next(None);
    match flowchart::paste(app.plan(), ids, &app.clipboard, start, channel.as_ref()) {
        Some((change, ids)) => {
            if edit(app, &change, None) {
                app.selection.set(ids);
                app.page = Page::Plan;
            }
        }
        None => app.notice = Some(Notice::NoRoom),
    }
    Vec::new()
}

/// Returns true for the document of what was last copied here, as long as the plan has what it names.
fn is_of_this_plan(app: &App, document: &str) -> bool {
    let has = |placement: &Placement| {
        app.plan().message(&placement.message).is_some() && app.plan().channel(&placement.channel).is_some()
    };
    app.copied_document.as_deref() == Some(document) && app.clipboard.iter().all(has)
}

/// Pastes the bars of another plan with what they need: another running program has copied them, or this one from another plan.
fn paste_from_elsewhere(app: &mut App, document: &str) -> Vec<Effect> {
    let week = app.cursor.as_ref().map_or(1, |cell| cell.week);
    let ids = app.ids.next(None);
    let Some(pasted) = clip::pasted(app.plan(), ids, document, week) else {
        app.notice = Some(Notice::NothingToPaste);
        return Vec::new();
    };
    if edit(app, &pasted.edit, None) {
        app.notice = Some(Notice::Pasted(figures_of_pasted(app, &pasted.placements)));
        app.selection.set(pasted.placements);
        app.page = Page::Plan;
    }
    Vec::new()
}

/// Counts what was pasted from another plan, and what of it needs another look in this one.
fn figures_of_pasted(app: &App, pasted: &[PlacementId]) -> PastedFigures {
    let plan = app.plan();
    let placed = plan.placements.iter().zip(&app.session.document.analysis().budget.placements);
    let of_pasted: Vec<_> = placed.filter(|(placement, _)| pasted.contains(&placement.id)).collect();
    let count = |is: &dyn Fn(&Placement, &PlacementCost) -> bool| {
        of_pasted.iter().filter(|(placement, cost)| is(placement, cost)).count()
    };
    PastedFigures {
        placements: of_pasted.len(),
        outside: count(&|placement, _| placement.end_week() > plan.calendar.weeks),
        without_cost: count(&|_, cost| cost.error.is_some()),
    }
}

/// Copies the selected placements to the weeks right after the last of them, or as late as the plan's weeks allow.
pub(super) fn duplicate(app: &mut App) {
    let placements = selected(app);
    let first = placements.iter().map(|placement| placement.start_week).min().unwrap_or(1);
    let last = placements.iter().map(Placement::end_week).max().unwrap_or(1);
    let weeks = i64::from(last) - i64::from(first) + 1;
    let copies = Some(app.ids.next(None));
    if let Some((change, ids)) = flowchart::move_placements(app.plan(), app.selection.placements(), (weeks, 0), copies)
        && edit(app, &change, None)
    {
        app.selection.set(ids);
    }
}

/// Removes the selected placements.
pub(super) fn remove_selected(app: &mut App, verb: Verb) {
    if let Some(change) = flowchart::remove_placements(app.plan(), app.selection.placements(), verb) {
        edit(app, &change, None);
    }
}

/// Moves the selected placements.
pub(super) fn move_selected(app: &mut App, weeks: i64, rows: i64) {
    let before = std::sync::Arc::clone(app.session.document.plan());
    flowchart_action(app, FlowchartAction::Move { weeks, rows, copy: false, gesture: None });
    if std::sync::Arc::ptr_eq(&before, app.session.document.plan()) {
        app.notice = Some(if weeks == 0 { Notice::NoChannelThere } else { Notice::NoRoom });
    }
    follow_selection(app);
}

/// Makes the selected placements longer or shorter.
pub(super) fn resize_selected(app: &mut App, weeks: i64) {
    let before = std::sync::Arc::clone(app.session.document.plan());
    flowchart_action(app, FlowchartAction::Resize { edge: Edge::End, weeks, gesture: None });
    if weeks > 0 && std::sync::Arc::ptr_eq(&before, app.session.document.plan()) {
        app.notice = Some(Notice::NoRoom);
    }
}

/// Keeps the cursor on the placement that the keyboard has just moved.
fn follow_selection(app: &mut App) {
    let Some(placement) = app.selection.only().and_then(|id| app.plan().placement(id)) else { return };
    app.cursor = Some(Cell { channel: placement.channel.clone(), week: placement.start_week });
}

/// Places the current message at the cursor.
pub(super) fn place_message(app: &mut App) {
    let plan = app.plan();
    let message = app.current.message.clone().or_else(|| plan.messages.first().map(|message| message.id.clone()));
    let cell = app.cursor.clone().or_else(|| {
        let first = app.session.document.layout().channel_order().next()?;
        Some(Cell { channel: plan.channels.get(first)?.id.clone(), week: 1 })
    });
    match (message, cell) {
        (None, _) => app.notice = Some(Notice::NoMessageToPlace),
        (_, None) => app.notice = Some(Notice::NoChannelToPlaceOn),
        (Some(message), Some(cell)) => {
            app.page = Page::Plan;
            app.cursor = Some(cell.clone());
            flowchart_action(
                app,
                FlowchartAction::Place {
                    message,
                    channel: cell.channel,
                    start_week: cell.week,
                    weeks: flowchart::NEW_FLIGHT_WEEKS,
                    gesture: None,
                },
            );
        }
    }
}

pub(super) fn duplicate_item(app: &mut App, item: &ItemId) {
    let ids = app.ids.next(None);
    if let Some((change, id)) = edit::duplicate_item(app.plan(), ids, item)
        && edit(app, &change, None)
    {
        show_new(app, id);
    }
}

pub(super) fn reorder_item(app: &mut App, item: &ItemId, step: MoveBy) {
    if let Some(change) = edit::reorder_item(app.plan(), item, step) {
        edit(app, &change, None);
    }
}

pub(super) fn add_from_catalogue(app: &mut App, position: usize) {
    let ids = app.ids.next(None);
    // A plan of one language has one name for each thing: renamed, it would keep the other as it came.
    let plan = app.plan();
    let written = plan.written_in().first().copied().unwrap_or_else(|| app.plan_language());
    let only = (!plan.has_two_languages()).then_some(written);
    let Some(template) = catalogue::channels().get(position) else { return };
    let mut channel = catalogue::to_channel(template, template.id.as_str().into());
    if let Some(language) = only {
        channel.name = Bilingual::only(language, channel.name.get(language));
    }
    let (change, id) = edit::add_channel(plan, ids, channel);
    if edit(app, &change, None) {
        show_new(app, id);
    }
}
