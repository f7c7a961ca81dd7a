//! That a plan is never lost, played as lists of actions: saves that wait, files that others changed, copies after a crash,
//! earlier versions, the history.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::PathBuf;
use std::sync::Arc;

use imc_planner::app::{
    Action, App, Command, Compared, Dialog, DialogAnswer, Document, EarlierVersion, Effect, FileAction, Preferences,
    Recovered, RecoveryAction, VersionAction, update,
};
use imc_planner::edit::{Change, Edit, History};
use imc_planner::plan::{Bilingual, EngineChange, Language, Placement, Plan};
use imc_planner::store::{self, DiskConflict, ExpectedOnDisk, FoundAt, Opened, SaveRefusal, Target};

const SOAP: &[u8] = include_bytes!("../saves/rayhan-soap.ron");

fn empty() -> App {
    App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 11, 20))
}

fn play(app: &mut App, actions: impl IntoIterator<Item = Action>) -> Vec<Effect> {
    actions.into_iter().flat_map(|action| update(app, action)).collect()
}

fn command(app: &mut App, command: Command) -> Vec<Effect> {
    play(app, [Action::Command(command)])
}

fn open(app: &mut App, bytes: &[u8]) {
    let effects = play(app, [Action::File(FileAction::Open(PathBuf::from("plans/soap.ron")))]);
    let [Effect::Read { ticket, path }] = effects.as_slice() else { panic!("{effects:?}") };
    let (ticket, path, result) = (ticket.clone(), path.clone(), Box::new(Ok(store::read(bytes).unwrap().into())));
    play(app, [Action::File(FileAction::Read { ticket, path, result })]);
}

fn soap() -> App {
    let mut app = empty();
    open(&mut app, SOAP);
    app
}

fn rename(text: &str) -> Action {
    Action::Edit { edit: Edit::Title(Bilingual::only(Language::En, text)), gesture: None }
}

/// What comes back of the writing that was asked for.
fn answered(effects: &[Effect], result: Result<(), SaveRefusal>) -> Action {
    let [Effect::Write { ticket, path, contents, .. }] = effects else { panic!("{effects:?}") };
    let (ticket, path, bytes) = (ticket.clone(), path.clone(), contents.bytes());
    Action::File(FileAction::Written { ticket, path, bytes, result: result.map(|()| None) })
}

fn conflict(conflict: DiskConflict) -> Result<(), SaveRefusal> {
    Err(SaveRefusal::Conflict { conflict, path: PathBuf::from("plans/soap.ron"), found: seen() })
}

/// What a file is that another program has left there.
fn seen() -> ExpectedOnDisk {
    store::to_open(std::path::Path::new("Cargo.toml")).found.expected()
}

/// The answer to the question where to save: at `path`, where there is nothing.
fn chosen(app: &mut App, path: &str) -> Action {
    let effects = command(app, Command::SaveAs);
    let [Effect::AskSavePath { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let target = Target { path: path.into(), found: FoundAt::Nothing, agreed: false };
    Action::File(FileAction::SavePathChosen { ticket: ticket.clone(), target: Some(target) })
}

#[test]
fn a_second_save_waits_for_the_first() {
    for (mut app, is_new) in [(soap(), false), (empty(), true)] {
        play(&mut app, [rename("One")]);
        let save = if is_new { chosen(&mut app, "plans/new.ron") } else { Action::Command(Command::Save) };
        let first = play(&mut app, [save]);
        play(&mut app, [rename("Two")]);
        assert!(app.is_saving());
        assert!(command(&mut app, Command::Save).is_empty(), "two writes at once could end in the wrong order");
        let effects = play(&mut app, [answered(&first, Ok(()))]);
        let [Effect::SavePreferences, second] = effects.as_slice() else { panic!("{effects:?}") };
        let Effect::Write { ticket, expected, .. } = second else { panic!("{second:?}") };
        assert_eq!(ticket.plan.title.en, "Two");
        let Effect::Write { contents, .. } = &first[0] else { panic!() };
        assert_eq!(*expected, ExpectedOnDisk::Bytes(contents.bytes()), "the file holds what was written first");
        play(&mut app, [answered(std::slice::from_ref(second), Ok(()))]);
        assert!(!app.document().is_changed() && !app.is_saving());
    }
}

/// A disk that hangs does not keep the plan from being saved on another: the last place that was chosen is the plan's, in
/// whatever order the writes end.
#[test]
fn another_place_that_is_chosen_while_saving_becomes_the_plans() {
    for result in [Ok(()), conflict(DiskConflict::Changed)] {
        for first_ends_first in [true, false] {
            let mut app = soap();
            play(&mut app, [rename("One")]);
            let first = command(&mut app, Command::Save);
            let elsewhere = chosen(&mut app, "plans/other.ron");
            let second = play(&mut app, [elsewhere]);
            assert!(matches!(second.as_slice(), [Effect::Write { path, .. }] if path.ends_with("other.ron")));
            assert!(command(&mut app, Command::Save).is_empty(), "two writes of one file at once");
            let result = match &result {
                Ok(()) => Ok(()),
                Err(_) => conflict(DiskConflict::Changed),
            };
            let (first, second) = (answered(&first, result), answered(&second, Ok(())));
            let answers = if first_ends_first { [first, second] } else { [second, first] };
            let effects = play(&mut app, answers);
            let third = effects.iter().find(|effect| matches!(effect, Effect::Write { .. })).expect("it was asked for");
            play(&mut app, [answered(std::slice::from_ref(third), Ok(()))]);
            assert_eq!(app.path(), Some(std::path::Path::new("plans/other.ron")));
            assert!(!app.document().is_changed() && !app.is_saving() && app.dialog.is_none());
        }
    }
}

#[test]
fn what_was_typed_while_saving_is_asked_about_before_quitting() {
    let mut app = soap();
    play(&mut app, [rename("One"), Action::CloseRequested]);
    let effects = play(&mut app, [Action::Answer(DialogAnswer::Accept)]);
    play(&mut app, [rename("Typed meanwhile")]);
    let effects = play(&mut app, [answered(&effects, Ok(()))]);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Quit { .. })));
    assert!(matches!(app.dialog, Some(Dialog::Unsaved { .. })));
}

#[test]
fn a_save_that_comes_back_late_does_not_touch_another_plan() {
    let mut app = soap();
    play(&mut app, [rename("One")]);
    let effects = command(&mut app, Command::Save);
    play(&mut app, [Action::Command(Command::NewPlan), Action::Answer(DialogAnswer::Discard)]);
    assert!(app.path().is_some(), "the plan is not left while exactly it is being written");
    play(&mut app, [rename("Two"), Action::Command(Command::NewPlan), Action::Answer(DialogAnswer::Discard)]);
    assert_eq!(app.path(), None);
    play(&mut app, [answered(&effects, Ok(()))]);
    assert_eq!(app.path(), None, "the new plan must not be saved over the old one's file");
}

#[test]
fn a_file_that_another_program_changed_is_not_written_over_unasked() {
    for (answer, expected) in [
        (DialogAnswer::Accept, "write"),
        (DialogAnswer::Reload, "read"),
        (DialogAnswer::SaveAs, "ask"),
        (DialogAnswer::Cancel, ""),
    ] {
        let mut app = soap();
        play(&mut app, [rename("Mine")]);
        let effects = command(&mut app, Command::Save);
        let [Effect::Write { expected: ExpectedOnDisk::Bytes(known), .. }] = effects.as_slice() else {
            panic!("{effects:?}")
        };
        assert_eq!(&**known, SOAP);
        play(&mut app, [answered(&effects, conflict(DiskConflict::Changed))]);
        assert!(matches!(app.dialog, Some(Dialog::DiskConflict { conflict: DiskConflict::Changed, .. })));
        assert!(app.document().is_changed(), "the plan stays open and unsaved");
        let effects = play(&mut app, [Action::Answer(answer)]);
        let done = match effects.as_slice() {
            [Effect::Write { expected, .. }] if *expected == seen() => "write",
            [Effect::Read { .. }] => "read",
            [Effect::AskSavePath { .. }] => "ask",
            [] => "",
            other => panic!("{other:?}"),
        };
        assert_eq!(done, expected);
        assert!(app.document().is_changed());
    }
}

#[test]
fn a_typed_path_does_not_replace_a_file_unasked() {
    let mut app = empty();
    play(&mut app, [rename("New")]);
    let effects = command(&mut app, Command::Save);
    let [Effect::AskSavePath { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let purpose = imc_planner::app::PathDialog::Save;
    let none = FileAction::NoNativeDialog { ticket: ticket.clone(), purpose };
    play(&mut app, [Action::File(none), Action::DialogText("plans/soap".into())]);
    let effects = play(&mut app, [Action::Answer(DialogAnswer::Accept)]);
    let [Effect::Settle { ticket, text, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(text, "plans/soap");
    let found = store::to_open(std::path::Path::new("Cargo.toml")).found;
    let target = Target { path: "/plans/soap.ron".into(), found, agreed: false };
    let settled = FileAction::Settled { ticket: ticket.clone(), purpose, target, text: text.clone() };
    assert!(play(&mut app, [Action::File(settled)]).is_empty());
    assert!(matches!(app.dialog, Some(Dialog::DiskConflict { conflict: DiskConflict::Exists, .. })));
    let effects = play(&mut app, [Action::Answer(DialogAnswer::Accept)]);
    let [Effect::Write { path, expected, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((path.as_path(), expected), ("/plans/soap.ron".as_ref(), &seen()), "what was agreed to, and no more");
}

#[test]
fn an_emptied_plan_is_saved_only_when_that_is_meant() {
    let mut app = soap();
    let nothing = Plan::empty(app.plan().calendar, app.plan().money.currency);
    play(&mut app, [Action::Edit { edit: Edit::Restore(Arc::new(nothing)), gesture: None }]);
    assert!(command(&mut app, Command::Save).is_empty());
    assert!(matches!(app.dialog, Some(Dialog::Emptied { .. })));
    let effects = play(&mut app, [Action::Answer(DialogAnswer::Accept)]);
    assert!(matches!(effects.as_slice(), [Effect::Write { .. }]));
}

/// A copy of the soap plan with another title, as a crash left it.
fn left_by_a_crash(id: usize, path: Option<&str>) -> Recovered {
    let opened = store::read(SOAP).unwrap();
    let copy = with_another_title();
    let compared = path.map(|_| Compared::of(&opened.plan, &copy.plan));
    Recovered { id, path: path.map(PathBuf::from), written: None, copy: Ok(Document::recovered(copy)), compared }
}

fn with_another_title() -> store::Opened {
    let text = String::from_utf8(SOAP.to_vec()).unwrap().replace("Rayhan natural soap: launch", "Unsaved title");
    store::read(text.as_bytes()).unwrap()
}

#[test]
fn what_a_crash_left_is_opened_beside_its_file() {
    let mut app = empty();
    let found = vec![left_by_a_crash(0, Some("plans/soap.ron")), left_by_a_crash(1, None)];
    play(&mut app, [Action::Recovery(RecoveryAction::Found(found))]);
    assert!(matches!(app.dialog, Some(Dialog::Recovery)));
    assert_eq!(app.recovered[0].compared.as_ref().unwrap().differences.len(), 1);
    let effects = play(&mut app, [Action::Recovery(RecoveryAction::Open(0))]);
    assert_eq!(effects, [Effect::AdoptRecovered { id: 0 }]);
    assert_eq!((app.plan().title.en.as_str(), app.path()), ("Unsaved title", None));
    assert!(app.document().is_changed() && app.document().history().undo_name().is_none());
    assert_eq!(app.document().snapshot().unwrap().path, Some(PathBuf::from("plans/soap.ron")));
    let effects = command(&mut app, Command::Save);
    let [Effect::AskSavePath { folder, name, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((folder.as_deref(), name.as_str()), (Some("plans".as_ref()), "soap (recovered).ron"));
    assert!(play(&mut app, [Action::Recovery(RecoveryAction::Discard(1))]).is_empty(), "there is no other copy");
    assert!(play(&mut app, [Action::Answer(DialogAnswer::Cancel)]).is_empty());
    assert!(matches!(app.dialog, Some(Dialog::Recovery)), "back to the others");
    play(&mut app, [Action::Recovery(RecoveryAction::Discard(1))]);
    let effects = play(&mut app, [Action::Answer(DialogAnswer::Accept)]);
    assert_eq!(effects, [Effect::DiscardRecovered { id: 1 }]);
    assert!(!Command::Recovered.is_enabled(&app));
}

#[test]
fn recovery_waits_until_nothing_else_is_asked() {
    let mut app = soap();
    play(&mut app, [Action::Command(Command::About)]);
    play(&mut app, [Action::Recovery(RecoveryAction::Found(vec![left_by_a_crash(0, None)]))]);
    assert!(matches!(app.dialog, Some(Dialog::About)));
    play(&mut app, [Action::Answer(DialogAnswer::Cancel)]);
    assert!(matches!(app.dialog, Some(Dialog::Recovery)));
    play(&mut app, [Action::Answer(DialogAnswer::Cancel), Action::NothingToPlace]);
    assert!(app.dialog.is_none() && Command::Recovered.is_enabled(&app), "decided later, by the File menu");
    play(&mut app, [rename("Changed"), Action::Recovery(RecoveryAction::Open(0))]);
    assert!(matches!(app.dialog, Some(Dialog::Unsaved { .. })), "the open plan is not lost over it");
}

#[test]
fn an_earlier_version_is_compared_and_restored_as_one_step() {
    let mut app = soap();
    let effects = command(&mut app, Command::Versions);
    let key = app.document_key();
    assert_eq!(effects, [Effect::ListVersions { key, path: "plans/soap.ron".into() }]);
    let file = PathBuf::from("state/one.ron");
    let version =
        EarlierVersion { file: file.clone(), saved: jiff::civil::date(2026, 11, 20).at(9, 5, 0, 0), bytes: 2000 };
    let effects = play(
        &mut app,
        [
            Action::Version(VersionAction::Listed { key, versions: vec![version] }),
            Action::Version(VersionAction::Choose(file.clone())),
        ],
    );
    assert_eq!(effects, [Effect::ReadVersion { key, file: file.clone() }]);
    let old = Ok(with_another_title());
    let late = VersionAction::Read { key, file: "state/another.ron".into(), result: Ok(with_another_title()) };
    play(&mut app, [Action::Version(late)]);
    assert!(matches!(app.dialog, Some(Dialog::Versions { chosen: None, .. })), "another was chosen since");
    play(&mut app, [Action::Version(VersionAction::Read { key, file, result: old })]);
    let Some(Dialog::Versions { chosen: Some(chosen), .. }) = &app.dialog else { panic!() };
    assert_eq!(chosen.found.as_ref().unwrap().differences.len(), 1);
    play(&mut app, [Action::Version(VersionAction::Restore)]);
    assert_eq!(app.plan().title.en, "Unsaved title");
    assert!(app.dialog.is_none() && app.path().is_some());
    command(&mut app, Command::Undo);
    assert!(!app.document().is_changed());
}

#[test]
fn the_history_is_jumped_in() {
    let mut app = soap();
    for title in ["One", "Two", "Three"] {
        play(&mut app, [rename(title)]);
    }
    command(&mut app, Command::History);
    assert!(matches!(app.dialog, Some(Dialog::History)));
    for (step, title) in [(1, "One"), (3, "Three"), (0, "Rayhan natural soap: launch"), (2, "Two")] {
        play(&mut app, [Action::JumpTo(step)]);
        let (steps, done) = app.document().history().steps();
        assert_eq!((app.plan().title.en.as_str(), steps.len(), done), (title, 3, step));
        assert_eq!(app.document().is_changed(), step > 0);
    }
    play(&mut app, [Action::Answer(DialogAnswer::Cancel), rename("Other")]);
    assert_eq!(app.document().history().steps().1, 3, "what was undone is gone, as after any edit");
}

#[test]
fn changes_since_the_save_are_listed() {
    let mut app = soap();
    assert!(!Command::Changes.is_enabled(&app));
    play(&mut app, [rename("One")]);
    command(&mut app, Command::Changes);
    let Some(Dialog::Changes(compared)) = &app.dialog else { panic!() };
    assert_eq!(compared.differences.len(), 2, "a title in English, none in Arabic");
}

#[test]
fn newer_calculations_are_said_and_change_nothing() {
    let text = |engine: u32| {
        format!(
            "(format: 1, engine: {engine}, calendar: (start: \"2026-03-01\", weeks: 8), money: (currency: \"JOD\"), \
             channels: [(id: \"tv\", overlap: 0.2)])"
        )
    };
    let mut app = empty();
    open(&mut app, text(1).as_bytes());
    let Some(Dialog::NewCalculations { engine: 1, changes }) = &app.dialog else { panic!("{:?}", app.dialog) };
    assert_eq!(changes, &[EngineChange::OverlapCounts]);
    assert!(!app.document().is_changed());
    assert_eq!(&*app.document().to_write().bytes(), text(1).as_bytes());
    let mut app = empty();
    open(&mut app, text(9).as_bytes());
    assert!(app.dialog.is_none());
    assert!(matches!(app.notice, Some(imc_planner::app::Notice::NewerCalculations(9))));
}

#[test]
fn a_snapshot_is_there_while_there_is_something_to_lose() {
    let mut app = empty();
    assert!(app.document().snapshot().is_none(), "an empty plan that nobody touched");
    play(&mut app, [rename("Never saved")]);
    assert_eq!(app.document().snapshot().unwrap().path, None);
    command(&mut app, Command::Undo);
    assert!(app.document().snapshot().is_none());
    let mut app = soap();
    play(&mut app, [rename("One")]);
    let snapshot = app.document().snapshot().unwrap();
    assert_eq!((snapshot.plan.title.en.as_str(), snapshot.path), ("One", Some(PathBuf::from("plans/soap.ron"))));
    let effects = command(&mut app, Command::Save);
    play(&mut app, [answered(&effects, Ok(()))]);
    assert!(app.document().snapshot().is_none());
}

/// A plan of 10,000 placements.
fn large() -> Opened {
    let mut text = String::from_utf8(SOAP.to_vec()).unwrap();
    let end = text.find("    other_costs:").unwrap();
    let list_end = text[..end].rfind(']').unwrap();
    let more: Vec<String> = (0..10_000)
        .map(|number| {
            format!(
                "(id: \"more-{number}\", message: \"launch-reel\", channel: \"instagram\", start_week: {}, \
                 quantities: [{number}, 0, 7]),\n",
                1 + number % 6
            )
        })
        .collect();
    text.insert_str(list_end, &more.concat());
    store::read(text.as_bytes()).unwrap()
}

/// The memory that the process has, in bytes, by the system's account.
#[cfg(target_os = "linux")]
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}

/// What 500 steps on the large plan take. The system counts the memory of all tests of this process together, which can
/// only make the sum larger.
#[cfg(target_os = "linux")]
#[test]
fn five_hundred_steps_on_a_large_plan_fit_in_64_mib() {
    let mut history = History::new(large().plan);
    let before = resident();
    for step in 0..500_usize {
        let position = (step * 7919) % history.plan().placements.len();
        let placement = Placement::clone(&history.plan().placements[position]);
        let quantities = placement.quantities.iter().map(|quantity| quantity + 1).collect();
        history.perform(&Change::Replace(Placement { quantities, ..placement }).into(), None).unwrap();
    }
    assert_eq!(history.steps().1, 500);
    let taken = resident().saturating_sub(before);
    println!("500 steps on {} placements take {} KiB", history.plan().placements.len(), taken / 1024);
    assert!(taken <= 64 * 1024 * 1024, "{taken}");
    while history.undo().is_some() {}
    assert!(!history.is_changed());
}
