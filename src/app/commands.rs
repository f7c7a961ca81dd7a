//! What each command does.

use super::App;
use super::command::Command;
use super::copying::tab_separated;
use super::dialog::Dialog;
use super::editing::{edit, end_gesture, flowchart_action, show};
use super::files;
use super::find;
use super::flowchart::{self, Edge};
use super::found::Compared;
use super::items::{self, Kind};
use super::message::{Effect, FlowchartAction, MoveBy, Next};
use super::notice::Notice;
use super::page::Page;
use super::preferences::INTERFACE_SCALES;
use super::saving;
use super::selection::Cell;
use crate::edit::{Edit, ItemId, Verb};
use crate::plan::Placement;

/// Limits and step of the flowchart's zoom and of the interface's size.
const ZOOM_STEP: f32 = 1.25;
const ZOOM_RANGE: (f32, f32) = (1.0, 20.0);
const SCALE_STEP: f32 = 0.1;

pub(super) fn run(app: &mut App, command: Command) -> Vec<Effect> {
    if !command.is_enabled(app) {
        return Vec::new();
    }
    match command {
        Command::NewPlan => return files::proceed(app, Next::New),
        Command::Open => return files::proceed(app, Next::AskOpen),
        Command::Save => return saving::save(app, None),
        Command::SaveAs => return saving::ask_save_path(app, None),
        Command::Versions | Command::Changes | Command::Recovered | Command::History => return look_back(app, command),
        Command::Quit => return files::proceed(app, Next::Quit),
        Command::Undo => app.notice = app.session.document.undo().map(Notice::Undone),
        Command::Redo => app.notice = app.session.document.redo().map(Notice::Redone),
        Command::Cut => {
            let effects = copy(app);
            remove_selected(app, Verb::Cut);
            return effects;
        }
        Command::Copy => return copy(app),
        // What the desktop's clipboard holds decides.
        Command::Paste => return vec![Effect::AskClipboard],
        Command::Duplicate => duplicate(app),
        Command::Delete => remove_selected(app, Verb::Remove),
        Command::SelectAll => {
            let all: Vec<_> = app.plan().placements.iter().map(|placement| placement.id.clone()).collect();
            app.selection.set(all);
            app.page = Page::Plan;
        }
        Command::Deselect => app.selection.clear(),
        Command::Find => find::open(app),
        Command::AddAudience => add(app, Kind::Audience),
        Command::AddMessage => add(app, Kind::Message),
        Command::AddChannel => add(app, Kind::Channel),
        Command::AddObjective => add(app, Kind::Objective),
        Command::AddCost => add(app, Kind::OtherCost),
        Command::AddTheme => add(app, Kind::Theme),
        Command::AddClaim => add(app, Kind::Claim),
        Command::AddVisual => add(app, Kind::Visual),
        Command::AddSlogan => add(app, Kind::Slogan),
        Command::TwoLanguages => {
            end_gesture(app);
            edit(app, &Edit::Bilingual(!app.plan().bilingual), None);
        }
        Command::PlaceMessage => place_message(app),
        Command::MoveEarlier => move_selected(app, -1, 0),
        Command::MoveLater => move_selected(app, 1, 0),
        Command::MoveUp => move_selected(app, 0, -1),
        Command::MoveDown => move_selected(app, 0, 1),
        Command::Lengthen => resize_selected(app, 1),
        Command::Shorten => resize_selected(app, -1),
        Command::Palette => app.dialog = Some(Dialog::Palette { query: String::new(), marked: 0 }),
        Command::Shortcuts => app.dialog = Some(Dialog::Shortcuts),
        Command::About => app.dialog = Some(Dialog::About),
        _ => return view(app, command),
    }
    app.selection.keep_existing(app.session.document.plan());
    app.current.keep_existing(app.session.document.plan());
    Vec::new()
}

/// What the plan was before, in all ways that the program knows of.
fn look_back(app: &mut App, command: Command) -> Vec<Effect> {
    end_gesture(app);
    match command {
        Command::Versions => {
            let path = app.path().map(std::path::Path::to_path_buf);
            return path.into_iter().map(|path| Effect::ListVersions { key: app.session.key, path }).collect();
        }
        Command::Changes => {
            if let Some(saved) = app.session.document.saved_plan() {
                app.dialog = Some(Dialog::Changes(Compared::of(saved, app.session.document.plan())));
            }
        }
        Command::Recovered => app.dialog = Some(Dialog::Recovery),
        _ => app.dialog = Some(Dialog::History),
    }
    Vec::new()
}

/// Commands of the View menu.
fn view(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::GoTo(page) => {
            end_gesture(app);
            app.page = page;
            return Vec::new();
        }
        Command::ZoomIn => return zoom(app, app.zoom * ZOOM_STEP),
        Command::ZoomOut => return zoom(app, app.zoom / ZOOM_STEP),
        Command::ZoomFit => return zoom(app, 1.0),
        Command::InterfaceLarger => scale_interface(app, SCALE_STEP),
        Command::InterfaceSmaller => scale_interface(app, -SCALE_STEP),
        Command::InterfaceNormal => app.preferences.interface_scale = 1.0,
        Command::Theme(theme) => app.preferences.theme = theme,
        Command::Language(language) => app.preferences.language = language,
        Command::PlanLanguage(language) => app.preferences.plan_language = Some(language),
        Command::Digits(digits) => app.preferences.digits = digits,
        Command::Calendar(setting) => setting.apply(app),
        _ => return Vec::new(),
    }
    vec![Effect::SavePreferences]
}

pub(super) fn zoom(app: &mut App, zoom: f32) -> Vec<Effect> {
    if zoom.is_finite() {
        app.zoom = zoom.clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
    }
    Vec::new()
}

fn scale_interface(app: &mut App, by: f32) {
    let scale = app.preferences.interface_scale + by;
    app.preferences.interface_scale = ((scale * 10.0).round() / 10.0).clamp(INTERFACE_SCALES.0, INTERFACE_SCALES.1);
}

fn add(app: &mut App, kind: Kind) {
    let ids = app.ids.next(None);
    let (change, id) = items::add(app.plan(), ids, kind);
    if edit(app, &change, None) {
        show_new(app, id);
    }
}

/// Shows a thing that was just made, to be named.
fn show_new(app: &mut App, id: ItemId) {
    let number = app.new_item.as_ref().map_or(0, |(number, _)| *number) + 1;
    app.new_item = Some((number, id.clone()));
    show(app, id);
}

fn selected(app: &App) -> Vec<Placement> {
    app.selection.placements().iter().filter_map(|id| app.plan().placement(id)).cloned().collect()
}

/// Puts the selected placements on the program's own clipboard, and as tab-separated text on the desktop's.
fn copy(app: &mut App) -> Vec<Effect> {
    app.clipboard = selected(app);
    app.notice = Some(Notice::Copied(app.clipboard.len()));
    let text = tab_separated(app, &app.clipboard);
    app.copied = Some(text.clone());
    vec![Effect::CopyText(text)]
}

/// Pastes placements where `text`, which the desktop's clipboard holds, is what was last copied from the flowchart.
pub(super) fn paste(app: &mut App, text: &str) {
    let is_same = |copied: &String| copied.lines().eq(text.lines());
    if app.clipboard.is_empty() || !app.copied.as_ref().is_some_and(is_same) {
        app.notice = Some(Notice::NothingToPaste);
        return;
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
}

/// Copies the selected placements to the weeks right after the last of them, or as late as the plan's weeks allow.
fn duplicate(app: &mut App) {
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

fn remove_selected(app: &mut App, verb: Verb) {
    if let Some(change) = flowchart::remove_placements(app.plan(), app.selection.placements(), verb) {
        edit(app, &change, None);
    }
}

fn move_selected(app: &mut App, weeks: i64, rows: i64) {
    flowchart_action(app, FlowchartAction::Move { weeks, rows, copy: false, gesture: None });
    follow_selection(app);
}

fn resize_selected(app: &mut App, weeks: i64) {
    flowchart_action(app, FlowchartAction::Resize { edge: Edge::End, weeks, gesture: None });
}

/// Keeps the cursor on the placement that the keyboard has just moved.
fn follow_selection(app: &mut App) {
    let Some(placement) = app.selection.only().and_then(|id| app.plan().placement(id)) else { return };
    app.cursor = Some(Cell { channel: placement.channel.clone(), week: placement.start_week });
}

fn place_message(app: &mut App) {
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
    if let Some((change, id)) = items::duplicate(app.plan(), ids, item)
        && edit(app, &change, None)
    {
        show_new(app, id);
    }
}

pub(super) fn reorder_item(app: &mut App, item: &ItemId, step: MoveBy) {
    if let Some(change) = items::reorder(app.plan(), item, step) {
        edit(app, &change, None);
    }
}

pub(super) fn add_from_catalogue(app: &mut App, position: usize) {
    let ids = app.ids.next(None);
    if let Some((change, id)) = items::add_from_catalogue(app.plan(), ids, position)
        && edit(app, &change, None)
    {
        show_new(app, id);
    }
}
