//! Sessions played as lists of actions: no window, no dialogs, no disk.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod files;

use std::path::PathBuf;
use std::sync::Arc;

use imc_planner::app::{
    Action, App, Command, Dialog, DialogAnswer, Edge, Effect, FileAction, FlowchartAction, ForClipboard, Notice, Page,
    Preferences, palette_matches, update,
};
use imc_planner::edit::{Edit, GestureId, ItemId, MoveBy, Verb};
use imc_planner::plan::{Bilingual, Language, Money, PlacementId};
use imc_planner::store;

fn empty() -> App {
    App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 11, 20))
}

/// The program with the soap sample open from a file.
fn soap() -> App {
    let mut app = empty();
    read(&mut app, "plans/soap.ron", store::read(include_bytes!("../../saves/rayhan-soap.ron")).unwrap());
    app
}

/// Opens a plan, as the shell would.
fn read(app: &mut App, path: &str, opened: store::Opened) {
    let effects = play(app, [Action::File(FileAction::Open(path.into()))]);
    let [Effect::Read { ticket, path }] = effects.as_slice() else { panic!("{effects:?}") };
    let (ticket, path) = (ticket.clone(), path.clone());
    play(app, [Action::File(FileAction::Read { ticket, path, result: Box::new(Ok(opened.into())) })]);
}

fn play(app: &mut App, actions: impl IntoIterator<Item = Action>) -> Vec<Effect> {
    actions.into_iter().flat_map(|action| update(app, action)).collect()
}

fn command(app: &mut App, command: Command) -> Vec<Effect> {
    play(app, [Action::Command(command)])
}

fn flowchart(app: &mut App, action: FlowchartAction) {
    play(app, [Action::Flowchart(action)]);
}

fn weeks(app: &App, id: &str) -> (u32, u32) {
    let placement = app.plan().placement(&PlacementId::from(id)).unwrap();
    (placement.start_week, placement.end_week())
}

fn rename(text: &str) -> Action {
    Action::Edit { edit: Edit::Title(Bilingual::only(Language::En, text)), gesture: None }
}

/// Carries out the writing that was asked for, as the shell would.
fn written(effects: &[Effect]) -> Action {
    let [Effect::Write { ticket, path, contents, .. }] = effects else { panic!("{effects:?}") };
    let (ticket, path, bytes) = (ticket.clone(), path.clone(), contents.bytes());
    Action::File(FileAction::Written { ticket, path, bytes, result: Ok(None) })
}

#[test]
fn a_new_plan_starts_on_a_sunday_and_is_unchanged() {
    let app = empty();
    assert_eq!(app.plan().calendar.start, jiff::civil::date(2026, 11, 22));
    assert!(!app.document().is_changed());
    assert!(app.document().history().undo_name().is_none());
}

#[test]
fn opening_never_marks_a_plan_as_changed_and_undo_stops_there() {
    let mut app = soap();
    assert!(!app.document().is_changed());
    assert!(!Command::Undo.is_enabled(&app));
    command(&mut app, Command::Undo);
    assert_eq!(app.plan().placements.len(), 11);
    assert_eq!(app.preferences.recent, [PathBuf::from("plans/soap.ron")]);
}

#[test]
fn a_dragged_card_follows_the_pointer_and_is_one_step() {
    let mut app = soap();
    let message = app.plan().messages[0].id.clone();
    let channel = app.plan().channels[0].id.clone();
    let before = app.document().analysis().budget.total.exact().unwrap();
    for start_week in [7, 6, 5] {
        let place = FlowchartAction::Place {
            message: message.clone(),
            channel: channel.clone(),
            start_week,
            weeks: 2,
            gesture: Some(GestureId(1)),
        };
        flowchart(&mut app, place);
        assert_eq!(app.plan().placements.len(), 12);
        assert!(app.document().analysis().budget.total.exact().unwrap() > before);
        assert_eq!(app.document().analysis_before_gesture().unwrap().budget.total, before);
    }
    play(&mut app, [Action::EndGesture(GestureId(1))]);
    let new = app.selection.only().unwrap().clone();
    assert_eq!(weeks(&app, new.as_str()), (5, 6));
    assert_eq!(app.document().history().undo_name().unwrap().verb, Verb::Add);
    command(&mut app, Command::Undo);
    assert_eq!(app.plan().placements.len(), 11);
    assert!(!app.document().is_changed());
    command(&mut app, Command::Redo);
    assert_eq!(weeks(&app, new.as_str()), (5, 6));
}

#[test]
fn escape_takes_a_drag_back_and_keeps_what_could_be_redone() {
    let mut app = soap();
    play(&mut app, [rename("Changed")]);
    command(&mut app, Command::Undo);
    let first = app.plan().placements[0].id.clone();
    flowchart(&mut app, FlowchartAction::Select(first.clone()));
    flowchart(&mut app, FlowchartAction::Move { weeks: 3, rows: 0, copy: false, gesture: Some(GestureId(9)) });
    assert_eq!(app.plan().placement(&first).unwrap().start_week, 4);
    play(&mut app, [Action::CancelGesture(GestureId(9))]);
    assert_eq!(app.plan().placement(&first).unwrap().start_week, 1);
    assert!(!app.document().is_changed());
    assert!(Command::Redo.is_enabled(&app));
}

#[test]
fn placements_move_resize_and_copy_within_the_plans_weeks() {
    let mut app = soap();
    let first = app.plan().placements[0].id.clone();
    flowchart(&mut app, FlowchartAction::Select(first.clone()));
    for (action, expected) in [
        (FlowchartAction::Move { weeks: 2, rows: 0, copy: false, gesture: None }, (3, 4)),
        (FlowchartAction::Move { weeks: 99, rows: 0, copy: false, gesture: None }, (7, 8)),
        (FlowchartAction::Move { weeks: -99, rows: 0, copy: false, gesture: None }, (1, 2)),
        (FlowchartAction::Resize { edge: Edge::End, weeks: 2, gesture: None }, (1, 4)),
        (FlowchartAction::Resize { edge: Edge::Start, weeks: 2, gesture: None }, (3, 4)),
        (FlowchartAction::Resize { edge: Edge::End, weeks: -9, gesture: None }, (3, 3)),
        (FlowchartAction::Resize { edge: Edge::Start, weeks: -9, gesture: None }, (1, 3)),
        (FlowchartAction::Resize { edge: Edge::End, weeks: 99, gesture: None }, (1, 8)),
    ] {
        flowchart(&mut app, action.clone());
        assert_eq!(weeks(&app, first.as_str()), expected, "{action:?}");
    }
    flowchart(&mut app, FlowchartAction::Resize { edge: Edge::End, weeks: -6, gesture: None });
    flowchart(&mut app, FlowchartAction::Move { weeks: 4, rows: 1, copy: true, gesture: None });
    let copy = app.selection.only().unwrap().clone();
    assert_ne!(copy, first);
    assert_eq!(weeks(&app, copy.as_str()), (5, 6));
    assert_ne!(app.plan().placement(&copy).unwrap().channel, app.plan().placement(&first).unwrap().channel);
    assert_eq!(weeks(&app, first.as_str()), (1, 2));
}

#[test]
fn another_unit_begins_with_a_sensible_quantity() {
    let mut app = soap();
    let channels = &app.plan().channels;
    let radio = imc_planner::plan::Channel {
        id: "radio".into(),
        unit: imc_planner::plan::Unit::Insertions,
        ..imc_planner::plan::Channel::clone(&channels[1])
    };
    let add = imc_planner::edit::Change::Add { item: radio, at: Some(1) };
    play(&mut app, [Action::Edit { edit: add.into(), gesture: None }]);
    let first = app.plan().placements[0].id.clone();
    flowchart(&mut app, FlowchartAction::Select(first.clone()));
    flowchart(&mut app, FlowchartAction::Move { weeks: 0, rows: 1, copy: false, gesture: None });
    let moved = app.plan().placement(&first).unwrap();
    assert_eq!(moved.channel.as_str(), "radio");
    assert_eq!(moved.quantities, [0, 0], "nobody has said how many insertions");
    assert_eq!(app.asks_quantity.as_ref(), Some(&first), "so the field asks");
    // What the channel's last bar has is sensible for the next one.
    let mut known = app.plan().placement(&first).unwrap().clone();
    known.quantities = vec![7, 3];
    play(&mut app, [Action::Edit { edit: imc_planner::edit::Change::Replace(known).into(), gesture: None }]);
    let second = app.plan().placements.iter().find(|placement| placement.channel.as_str() == "instagram").unwrap();
    let (second, weeks) = (second.id.clone(), second.quantities.len());
    flowchart(&mut app, FlowchartAction::Select(second.clone()));
    flowchart(&mut app, FlowchartAction::Move { weeks: 0, rows: 1, copy: false, gesture: None });
    let moved = app.plan().placement(&second).unwrap();
    assert_eq!((moved.channel.as_str(), moved.quantities.as_slice()), ("radio", vec![7; weeks].as_slice()));
    assert_eq!(app.asks_quantity, None, "nothing is to be asked");
}

#[test]
fn cut_paste_duplicate_and_delete_are_one_step_each() {
    let mut app = soap();
    command(&mut app, Command::SelectAll);
    let effects = command(&mut app, Command::Cut);
    let [Effect::Copy(ForClipboard::Table { text, .. })] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(text.lines().count(), 12);
    assert!(text.lines().nth(1).unwrap().contains("120000\t120000"));
    assert!(app.plan().placements.is_empty());
    let asked = command(&mut app, Command::Paste);
    assert!(matches!(asked.as_slice(), [Effect::AskClipboard]), "the desktop's clipboard decides");
    for other in ["", "Reach\t54%", &text.replace("120000", "12")] {
        play(&mut app, [Action::Pasted(other.to_owned())]);
        assert_eq!((app.plan().placements.len(), &app.notice), (0, &Some(Notice::NothingToPaste)), "{other}");
    }
    play(&mut app, [Action::Pasted(text.replace('\n', "\r\n"))]);
    assert_eq!(app.plan().placements.len(), 11);
    assert_eq!(app.selection.placements().len(), 11);
    command(&mut app, Command::Undo);
    assert!(app.plan().placements.is_empty());
    command(&mut app, Command::Undo);
    assert!(!app.document().is_changed());

    let first = app.plan().placements[0].id.clone();
    flowchart(&mut app, FlowchartAction::Select(first));
    command(&mut app, Command::Duplicate);
    assert_eq!(weeks(&app, app.selection.only().unwrap().as_str()), (3, 4));
    command(&mut app, Command::Delete);
    assert_eq!(app.plan().placements.len(), 11);
}

#[test]
fn what_is_selected_is_acted_on_only_where_it_is_seen() {
    let mut app = soap();
    let first = app.plan().placements[0].id.clone();
    flowchart(&mut app, FlowchartAction::Select(first));
    let before = Arc::clone(app.document().plan());
    play(&mut app, [Action::GoTo(Page::Reach)]);
    for given in
        [Command::MoveDown, Command::MoveLater, Command::Lengthen, Command::Delete, Command::Duplicate, Command::Cut]
    {
        command(&mut app, given);
        assert!(Arc::ptr_eq(&before, app.document().plan()), "{given:?}");
    }
    play(&mut app, [Action::GoTo(Page::Plan)]);
    assert!(Command::MoveLater.is_enabled(&app), "it is still selected");
}

#[test]
fn removing_what_is_in_use_asks_first_and_is_one_step() {
    let mut app = soap();
    let coupon = ItemId::Message("discount-coupon".into());
    play(&mut app, [Action::Remove(coupon.clone())]);
    let Some(Dialog::Removal(removal)) = &app.dialog else { panic!("{:?}", app.dialog) };
    assert_eq!(removal.usage.placements_removed.len(), 2);
    play(&mut app, [Action::Answer(DialogAnswer::Cancel)]);
    assert_eq!(app.plan().messages.len(), 8);
    play(&mut app, [Action::Remove(coupon), Action::Answer(DialogAnswer::Accept)]);
    assert_eq!((app.plan().messages.len(), app.plan().placements.len()), (7, 9));
    command(&mut app, Command::Undo);
    assert_eq!((app.plan().messages.len(), app.plan().placements.len()), (8, 11));
    assert!(!app.document().is_changed());
}

#[test]
fn things_are_added_shown_copied_and_reordered() {
    let mut app = empty();
    for (add, page) in [
        (Command::AddAudience, Page::Audiences),
        (Command::AddMessage, Page::Messages),
        (Command::AddChannel, Page::Channels),
    ] {
        command(&mut app, add);
        assert_eq!(app.page, page, "{add:?}");
    }
    let message = app.current.message.clone().unwrap();
    play(&mut app, [Action::Duplicate(ItemId::Message(message.clone()))]);
    assert_eq!(app.plan().messages.len(), 2);
    let copy = app.current.message.clone().unwrap();
    play(&mut app, [Action::Reorder(ItemId::Message(copy.clone()), MoveBy::Up)]);
    assert_eq!(app.plan().messages[0].id, copy);
    play(&mut app, [Action::AddFromCatalogue(0)]);
    assert_eq!(app.plan().channels.len(), 2);
    assert_eq!(app.plan().channels[1].contacts.len(), 1, "the plan's audience meets it");
    command(&mut app, Command::PlaceMessage);
    assert_eq!(app.plan().placements.len(), 1);
    assert_eq!(app.page, Page::Plan);
}

/// A plan of one language gets the catalogue's name in that language alone, so that a channel that is renamed has no other name.
#[test]
fn a_channel_of_the_catalogue_is_named_in_the_languages_of_the_plan() {
    let template = &imc_planner::catalogue::channels()[0];
    let name = |titles: Bilingual, bilingual: bool| {
        let mut app = empty();
        let edits = [Edit::Title(titles), Edit::Bilingual(bilingual)];
        play(&mut app, edits.map(|edit| Action::Edit { edit, gesture: None }));
        play(&mut app, [Action::AddFromCatalogue(0)]);
        app.plan().channels[0].name.clone()
    };
    let (en, ar) = (Bilingual::new("Soap", ""), Bilingual::new("", "صابون"));
    assert_eq!(name(en.clone(), false), Bilingual::only(Language::En, template.name.en.as_str()));
    assert_eq!(name(ar, false), Bilingual::only(Language::Ar, template.name.ar.as_str()));
    assert_eq!(name(Bilingual::default(), false), Bilingual::only(Language::En, template.name.en.as_str()));
    assert_eq!(name(en, true), template.name);
}

#[test]
fn placing_without_messages_says_what_is_missing() {
    let mut app = empty();
    command(&mut app, Command::AddChannel);
    command(&mut app, Command::PlaceMessage);
    assert!(app.plan().placements.is_empty());
    assert!(!Command::PlaceMessage.is_enabled(&app));
}

#[test]
fn typing_in_one_field_is_one_step() {
    let mut app = soap();
    let field = Some(GestureId(77));
    for text in ["S", "So", "Soap"] {
        let edit = Edit::Title(Bilingual::only(Language::En, text));
        play(&mut app, [Action::Edit { edit, gesture: field }]);
    }
    play(&mut app, [Action::EndGesture(GestureId(77))]);
    assert_eq!(app.plan().title.en, "Soap");
    command(&mut app, Command::Undo);
    assert!(!app.document().is_changed());
}

#[test]
fn every_command_has_a_name_of_its_own_and_no_two_share_keys() {
    let texts = [Language::En, Language::Ar].map(imc_planner::text::strings::Texts::of);
    let commands: Vec<Command> = Command::all().collect();
    for texts in texts {
        let mut labels: Vec<_> = commands.iter().map(|command| (command.menu(), command.label(texts))).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), commands.len());
    }
    let mut keys: Vec<_> =
        commands.iter().flat_map(|command| command.shortcuts()).map(|key| format!("{key:?}")).collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), count);
}

#[test]
fn the_palette_finds_commands_by_a_part_of_their_name() {
    let app = soap();
    for (query, expected) in
        [("new mess", Command::AddMessage), ("audiences", Command::GoTo(Page::Audiences)), ("svas", Command::SaveAs)]
    {
        assert_eq!(palette_matches(&app, query).first(), Some(&expected), "{query}");
    }
    assert!(palette_matches(&app, "zzzz").is_empty());
}

#[test]
fn the_sample_spends_its_budget_to_the_last_fils() {
    let app = soap();
    let budget = &app.document().analysis().budget;
    assert_eq!(budget.media, Money(2_181_000));
    assert_eq!(budget.remaining.and_then(|left| left.exact()), Ok(Money::ZERO));
    assert!(
        app.document()
            .analysis()
            .problems
            .iter()
            .all(|problem| problem.severity == imc_planner::check::Severity::Notice)
    );
}
