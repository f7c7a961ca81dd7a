//! Documents have an identity: what comes back from outside late, twice, never, or for another plan loses nothing and writes
//! nothing under another plan's name.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod alternatives;

use std::path::{Path, PathBuf};

use imc_planner::app::{
    Action, AfterSaving, App, Command, Dialog, DialogAnswer, Effect, FileAction, FlowchartAction, Notice, PathDialog,
    Preferences, RecoveryAction, Ticket, VersionAction, update,
};
use imc_planner::edit::{Edit, GestureId};
use imc_planner::plan::{Bilingual, Language};
use imc_planner::store::{self, DiskConflict, FoundAt, LoadError, SaveError, SaveRefusal, SaveStep, Target};

const SOAP: &[u8] = include_bytes!("../../saves/rayhan-soap.ron");
const OTHER: &[u8] = include_bytes!("../../saves/three-channels.ron");

fn empty() -> App {
    App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 11, 20))
}

fn play(app: &mut App, actions: impl IntoIterator<Item = Action>) -> Vec<Effect> {
    actions.into_iter().flat_map(|action| update(app, action)).collect()
}

fn command(app: &mut App, command: Command) -> Vec<Effect> {
    play(app, [Action::Command(command)])
}

fn answer(app: &mut App, answer: DialogAnswer) -> Vec<Effect> {
    play(app, [Action::Answer(answer)])
}

fn rename(text: &str) -> Action {
    Action::Edit { edit: Edit::Title(Bilingual::only(Language::En, text)), gesture: None }
}

/// The plan in `bytes` as it comes back from the disk.
fn read_back(effects: &[Effect], bytes: &[u8]) -> Action {
    let read = effects.iter().find_map(|effect| match effect {
        Effect::Read { ticket, path } => Some((ticket.clone(), path.clone())),
        _ => None,
    });
    let ((ticket, path), result) =
        (read.unwrap_or_else(|| panic!("{effects:?}")), Box::new(Ok(store::read(bytes).unwrap().into())));
    Action::File(FileAction::Read { ticket, path, result })
}

fn open(app: &mut App, path: &str, bytes: &[u8]) {
    let effects = play(app, [Action::File(FileAction::Open(path.into()))]);
    let back = read_back(&effects, bytes);
    play(app, [back]);
}

/// The soap sample, open from a file, with a change.
fn changed() -> App {
    let mut app = empty();
    open(&mut app, "/plans/a.ron", SOAP);
    play(&mut app, [rename("Mine")]);
    app
}

/// Where plans are written, and the title of each.
fn writes(effects: &[Effect]) -> Vec<(&Path, &str)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Write { path, ticket, .. } => Some((path.as_path(), ticket.plan.title.en.as_str())),
            _ => None,
        })
        .collect()
}

fn written(effects: &[Effect], result: Result<(), SaveRefusal>) -> Action {
    let write = effects.iter().find_map(|effect| match effect {
        Effect::Write { ticket, path, contents, .. } => Some((ticket.clone(), path.clone(), contents.bytes())),
        _ => None,
    });
    let (ticket, path, bytes) = write.unwrap_or_else(|| panic!("{effects:?}"));
    Action::File(FileAction::Written { ticket, path, bytes, result: result.map(|()| None) })
}

fn full_disk() -> Result<(), SaveRefusal> {
    let source = std::io::ErrorKind::StorageFull.into();
    Err(SaveError { step: SaveStep::Write, source, path: "/plans/a.ron".into() }.into())
}

fn asked_to_save(app: &mut App) -> Ticket {
    let effects = command(app, Command::SaveAs);
    let [Effect::AskSavePath { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    ticket.clone()
}

fn save_to(ticket: &Ticket, path: &str) -> Action {
    let target = Target { path: path.into(), found: FoundAt::Nothing, agreed: false };
    Action::File(FileAction::SavePathChosen { ticket: ticket.clone(), target: Some(target) })
}

fn quits(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Quit { .. }))
}

#[test]
fn what_is_edited_while_a_plan_is_read_is_asked_about() {
    let mut app = empty();
    open(&mut app, "/plans/a.ron", SOAP);
    let effects = play(&mut app, [Action::File(FileAction::Open("/slow/b.ron".into()))]);
    assert!(matches!(app.notice, Some(Notice::Opening(_))), "it is said that something is coming");
    play(&mut app, [rename("Typed meanwhile")]);
    let key = app.document_key();
    let back = read_back(&effects, OTHER);
    play(&mut app, [back]);
    assert_eq!((app.document_key(), app.plan().title.en.as_str()), (key, "Typed meanwhile"));
    assert!(
        matches!(&app.dialog, Some(Dialog::Unsaved { next: AfterSaving::Open(path) }) if path == Path::new("/slow/b.ron"))
    );
    // Saved first, the plan is read once more, as it is by then.
    let saving = answer(&mut app, DialogAnswer::Accept);
    let effects = play(&mut app, [written(&saving, Ok(()))]);
    let back = read_back(&effects, OTHER);
    play(&mut app, [back]);
    assert_eq!(app.path(), Some(Path::new("/slow/b.ron")));
    assert_ne!(app.document_key(), key);
}

#[test]
fn what_is_edited_while_a_dialog_is_open_is_asked_about() {
    for is_edited in [false, true] {
        let mut app = changed();
        command(&mut app, Command::Open);
        let effects = answer(&mut app, DialogAnswer::Discard);
        let [Effect::AskOpenPath { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        if is_edited {
            play(&mut app, [rename("After the question")]);
        }
        let path = Some(PathBuf::from("/plans/b.ron"));
        let chosen = || Action::File(FileAction::OpenPathChosen { ticket: ticket.clone(), path: path.clone() });
        let effects = play(&mut app, [chosen()]);
        let asks = matches!(app.dialog, Some(Dialog::Unsaved { .. }));
        assert_eq!((asks, effects.len()), (is_edited, usize::from(!is_edited)));
        answer(&mut app, DialogAnswer::Cancel);
        assert!(play(&mut app, [chosen()]).is_empty(), "one question has one answer");
    }
}

#[test]
fn a_place_for_one_plan_is_no_place_for_another() {
    let mut app = changed();
    let ticket = asked_to_save(&mut app);
    command(&mut app, Command::NewPlan);
    answer(&mut app, DialogAnswer::Discard);
    play(&mut app, [rename("Another plan")]);
    assert!(play(&mut app, [save_to(&ticket, "/plans/a-copy.ron")]).is_empty());
    assert_eq!((app.notice.clone(), app.path()), (Some(Notice::OtherPlan), None));
    // The same file opened again is another document.
    let mut app = changed();
    let ticket = asked_to_save(&mut app);
    play(&mut app, [Action::File(FileAction::Open("/plans/a.ron".into()))]);
    let effects = answer(&mut app, DialogAnswer::Discard);
    let back = read_back(&effects, SOAP);
    play(&mut app, [back]);
    assert!(play(&mut app, [save_to(&ticket, "/plans/a-copy.ron")]).is_empty());
    // The program's own dialog, too.
    let mut app = changed();
    let ticket = asked_to_save(&mut app);
    command(&mut app, Command::NewPlan);
    answer(&mut app, DialogAnswer::Discard);
    play(&mut app, [Action::File(FileAction::NoNativeDialog { ticket, purpose: PathDialog::Save })]);
    assert!(app.dialog.is_none());
}

#[test]
fn a_dialog_that_is_answered_twice_saves_once() {
    let mut app = changed();
    let (first, second) = (asked_to_save(&mut app), asked_to_save(&mut app));
    let effects = play(&mut app, [save_to(&first, "/plans/one.ron")]);
    assert_eq!(writes(&effects), [(Path::new("/plans/one.ron"), "Mine")]);
    play(&mut app, [written(&effects, Ok(()))]);
    let effects = play(&mut app, [save_to(&second, "/plans/two.ron")]);
    play(&mut app, [written(&effects, Ok(()))]);
    assert!(play(&mut app, [save_to(&first, "/plans/one.ron")]).is_empty());
    assert_eq!(app.path(), Some(Path::new("/plans/two.ron")));
    play(&mut app, [written(&effects, Ok(())), rename("Later"), written(&effects, Ok(()))]);
    assert!(app.document().is_changed(), "an answer that came before says nothing of what was typed since");
}

#[test]
fn the_plan_that_was_wanted_last_is_opened() {
    for first_comes_first in [true, false] {
        let mut app = empty();
        let first = play(&mut app, [Action::File(FileAction::Open("/slow/a.ron".into()))]);
        let second = play(&mut app, [Action::File(FileAction::Open("/plans/b.ron".into()))]);
        let (first, second) = (read_back(&first, SOAP), read_back(&second, OTHER));
        play(&mut app, if first_comes_first { [first, second] } else { [second, first] });
        assert_eq!(app.path(), Some(Path::new("/plans/b.ron")));
        assert!(app.dialog.is_none());
    }
    let mut app = empty();
    let slow = play(&mut app, [Action::File(FileAction::Open("/slow/a.ron".into()))]);
    command(&mut app, Command::NewPlan);
    let back = read_back(&slow, SOAP);
    play(&mut app, [back]);
    assert_eq!(app.path(), None, "a new plan was wanted since");
    let slow = play(&mut app, [Action::File(FileAction::Open("/slow/gone.ron".into()))]);
    command(&mut app, Command::NewPlan);
    let Some(Effect::Read { ticket, path }) = slow.last() else { panic!("{slow:?}") };
    let result = Box::new(Err(LoadError::Missing { path: path.clone() }));
    play(&mut app, [Action::File(FileAction::Read { ticket: ticket.clone(), path: path.clone(), result })]);
    assert!(app.dialog.is_none());
}

#[test]
fn what_comes_back_waits_while_the_user_answers() {
    let mut app = empty();
    open(&mut app, "/plans/a.ron", SOAP);
    let effects = play(&mut app, [Action::File(FileAction::Open("/slow/b.ron".into()))]);
    let ticket = asked_to_save(&mut app);
    play(&mut app, [Action::File(FileAction::NoNativeDialog { ticket, purpose: PathDialog::Save })]);
    let back = read_back(&effects, OTHER);
    play(&mut app, [back, Action::DialogText("/plans/copy of a".into())]);
    assert_eq!(app.path(), Some(Path::new("/plans/a.ron")), "the question is about this plan");
    let effects = answer(&mut app, DialogAnswer::Accept);
    let Some(Effect::Settle { ticket, purpose, text }) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(app.path(), Some(Path::new("/slow/b.ron")), "then the other one is shown");
    let target = Target { path: "/plans/copy of a.ron".into(), found: FoundAt::Nothing, agreed: false };
    let (ticket, purpose, text) = (ticket.clone(), *purpose, text.clone());
    let effects = play(&mut app, [Action::File(FileAction::Settled { ticket, purpose, target, text })]);
    assert!(writes(&effects).is_empty(), "and is not written under the name that was meant for the first");
    assert_eq!(app.notice, Some(Notice::OtherPlan));
}

#[test]
fn quitting_waits_for_a_save_and_says_so() {
    // A plan without changes is saved elsewhere, and the program told to end at once.
    let mut app = empty();
    open(&mut app, "/plans/a.ron", SOAP);
    for ending in [Action::Command(Command::Quit), Action::CloseRequested] {
        let ticket = asked_to_save(&mut app);
        let saving = play(&mut app, [save_to(&ticket, "/slow/b.ron")]);
        assert!(!quits(&play(&mut app, [ending])));
        assert!(matches!(app.dialog, Some(Dialog::Waiting { next: AfterSaving::Quit, .. })));
        let effects = play(&mut app, [written(&saving, Ok(()))]);
        assert!(effects.contains(&Effect::Quit { keeps_copy: false }) && app.dialog.is_none(), "{effects:?}");
    }
    // The user stays, or goes without waiting.
    let mut app = changed();
    command(&mut app, Command::Save);
    command(&mut app, Command::Quit);
    answer(&mut app, DialogAnswer::Cancel);
    command(&mut app, Command::Quit);
    assert_eq!(answer(&mut app, DialogAnswer::Discard), [Effect::Quit { keeps_copy: true }]);
    // A save that fails ends nothing.
    let mut app = changed();
    command(&mut app, Command::Quit);
    let saving = saving_of(&mut app);
    let effects = play(&mut app, [written(&saving, full_disk())]);
    assert!(!quits(&effects) && matches!(app.dialog, Some(Dialog::Failure(_))));
    assert!(app.document().is_changed());
}

/// What saving the plan asks for where a question about unsaved changes is open.
fn saving_of(app: &mut App) -> Vec<Effect> {
    let effects = answer(app, DialogAnswer::Accept);
    assert_eq!(app.notice, Some(Notice::WaitsForSaving), "it is said that the end follows");
    effects
}

#[test]
fn changes_that_are_not_wanted_do_not_end_the_save_of_those_before() {
    let mut app = changed();
    let saving = command(&mut app, Command::Save);
    play(&mut app, [rename("Not wanted")]);
    command(&mut app, Command::Quit);
    assert!(matches!(app.dialog, Some(Dialog::Unsaved { .. })));
    assert!(!quits(&answer(&mut app, DialogAnswer::Discard)), "the save of “Mine” has not ended");
    assert!(matches!(app.dialog, Some(Dialog::Waiting { decided: true, .. })));
    assert!(quits(&play(&mut app, [written(&saving, Ok(()))])), "and nothing more is asked");
}

#[test]
fn a_question_about_changes_goes_once_they_are_saved() {
    let mut app = changed();
    let saving = command(&mut app, Command::Save);
    play(&mut app, [rename("More")]);
    play(&mut app, [Action::CloseRequested]);
    command(&mut app, Command::Undo);
    let effects = play(&mut app, [written(&saving, Ok(()))]);
    assert!(quits(&effects) && app.dialog.is_none(), "{effects:?} {:?}", app.dialog);
}

#[test]
fn two_documents_never_write_one_file_at_once() {
    let mut app = changed();
    let first = command(&mut app, Command::Save);
    play(&mut app, [rename("Dropped"), Action::File(FileAction::Open("/plans/a.ron".into()))]);
    let effects = answer(&mut app, DialogAnswer::Discard);
    assert!(effects.is_empty(), "what is being written there is read once it is whole");
    let effects = play(&mut app, [written(&first, Ok(()))]);
    let back = read_back(&effects, SOAP);
    play(&mut app, [back, rename("Second")]);
    let second = command(&mut app, Command::Save);
    assert_eq!(writes(&second), [(Path::new("/plans/a.ron"), "Second")]);
    // A new plan that goes to the same place waits for that.
    play(&mut app, [rename("Dropped"), Action::Command(Command::NewPlan)]);
    answer(&mut app, DialogAnswer::Discard);
    play(&mut app, [rename("Third")]);
    let ticket = asked_to_save(&mut app);
    assert!(play(&mut app, [save_to(&ticket, "/plans/a.ron")]).is_empty());
    assert!(app.is_saving());
    let third = play(&mut app, [written(&second, Ok(()))]);
    assert_eq!(writes(&third), [(Path::new("/plans/a.ron"), "Third")]);
    assert!(app.document().is_changed(), "the end of another plan's save says nothing of this one");
    play(&mut app, [written(&third, Ok(()))]);
    assert!(!app.document().is_changed() && !app.is_saving());
}

#[test]
fn a_plan_that_is_gone_and_could_not_be_saved_is_told_of() {
    let mut app = changed();
    let saving = command(&mut app, Command::Save);
    play(&mut app, [rename("Dropped"), Action::Command(Command::NewPlan)]);
    answer(&mut app, DialogAnswer::Discard);
    play(&mut app, [written(&saving, full_disk())]);
    assert_eq!(app.notice, Some(Notice::NotSaved("/plans/a.ron".into())));
    assert!(app.dialog.is_none(), "nothing is offered that would write the new plan in its place");
}

#[test]
fn a_file_stands_where_nobody_was_asked_about_it() {
    let mut app = changed();
    let stamp = store::to_open(Path::new("Cargo.toml")).found;
    for agreed in [false, true] {
        let ticket = asked_to_save(&mut app);
        let target = Target { path: "/plans/summer.ron".into(), found: stamp.clone(), agreed };
        let chosen = FileAction::SavePathChosen { ticket, target: Some(target) };
        let effects = play(&mut app, [Action::File(chosen)]);
        let asks = matches!(app.dialog, Some(Dialog::DiskConflict { conflict: DiskConflict::Exists, .. }));
        assert_eq!((asks, writes(&effects).len()), (!agreed, usize::from(agreed)));
        answer(&mut app, DialogAnswer::Cancel);
    }
    let ticket = asked_to_save(&mut app);
    let target = Target { path: "/plans/folder".into(), found: FoundAt::Folder, agreed: false };
    play(&mut app, [Action::File(FileAction::SavePathChosen { ticket, target: Some(target) })]);
    assert!(matches!(app.dialog, Some(Dialog::Failure(_))));
}

#[test]
fn a_plan_that_is_read_only_is_not_saved_onto_itself() {
    let text = r#"(format: 1, calendar: (start: "2026-03-01", weeks: 4), money: (currency: "EUR"),
        channels: [(id: "radio", tool: Hologram)])"#;
    let mut app = empty();
    open(&mut app, "/plans/future.ron", text.as_bytes());
    answer(&mut app, DialogAnswer::Cancel);
    let ticket = asked_to_save(&mut app);
    let found = store::to_open(Path::new("Cargo.toml")).found;
    let target = Target { path: "/plans/future.ron".into(), found, agreed: true };
    let effects = play(&mut app, [Action::File(FileAction::SavePathChosen { ticket, target: Some(target) })]);
    assert!(effects.is_empty() && matches!(app.dialog, Some(Dialog::ReadOnly { .. })));
}

#[test]
fn what_cannot_be_read_back_is_said_and_stays_open() {
    let mut app = changed();
    let saving = command(&mut app, Command::Save);
    let refusal = SaveRefusal::Unreadable { path: "/plans/a.ron".into(), why: None };
    play(&mut app, [written(&saving, Err(refusal))]);
    assert!(matches!(app.dialog, Some(Dialog::Failure(imc_planner::app::Failure::Unreadable { .. }))));
    assert!(app.document().is_changed() && !app.is_saving());
}

#[test]
fn versions_of_another_plan_are_not_shown() {
    let mut app = empty();
    open(&mut app, "/plans/a.ron", SOAP);
    let effects = command(&mut app, Command::Versions);
    let [Effect::ListVersions { key, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    command(&mut app, Command::NewPlan);
    play(&mut app, [Action::Version(VersionAction::Listed { key: *key, versions: Vec::new() })]);
    assert!(app.dialog.is_none());
}

#[test]
fn copies_that_cannot_be_kept_are_said_until_they_can() {
    let mut app = empty();
    let source = std::io::ErrorKind::PermissionDenied.into();
    let why = SaveError { step: SaveStep::Create, source, path: "/state".into() };
    play(&mut app, [Action::Recovery(RecoveryAction::Trouble(Some(why))), rename("Typed"), rename("On")]);
    assert!(app.copy_trouble.is_some(), "no other notice drives it away");
    play(&mut app, [Action::Recovery(RecoveryAction::Trouble(None))]);
    assert!(app.copy_trouble.is_none());
}

#[test]
fn an_earlier_version_that_cannot_be_kept_is_said_until_one_can() {
    let mut app = changed();
    for is_kept in [false, true] {
        let effects = command(&mut app, Command::Save);
        let Action::File(FileAction::Written { ticket, path, bytes, .. }) = written(&effects, Ok(())) else { panic!() };
        let source = std::io::ErrorKind::PermissionDenied.into();
        let why = SaveError { step: SaveStep::Write, source, path: "/state/versions".into() };
        let result = Ok((!is_kept).then_some(why));
        play(&mut app, [Action::File(FileAction::Written { ticket, path, bytes, result })]);
        assert!(!app.document().is_changed(), "the plan itself is saved");
        assert_eq!(app.version_trouble.is_none(), is_kept);
        play(&mut app, [rename("Typed"), rename("On")]);
        assert_eq!(app.version_trouble.is_none(), is_kept, "no other notice drives it away");
    }
}

#[test]
fn a_long_title_gives_a_name_that_files_can_have() {
    for (title, name) in [("Summer 2.0", "Summer 2.0.ron"), ("Q1: 2026", "Q1- 2026.ron")] {
        let mut app = empty();
        play(&mut app, [rename(title)]);
        let effects = command(&mut app, Command::Save);
        assert!(
            matches!(effects.as_slice(), [Effect::AskSavePath { name: found, .. }] if found == name),
            "{effects:?}"
        );
    }
    for letter in ["a", "خ", "字"] {
        let mut app = empty();
        play(&mut app, [rename(&letter.repeat(600))]);
        let effects = command(&mut app, Command::Save);
        let [Effect::AskSavePath { name, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        assert!((100..=255).contains(&name.len()), "{name}");
    }
}

/// What figures are compared with is the plan before the last step, whatever way the step was taken.
#[test]
fn figures_are_compared_with_the_plan_before_the_last_step() {
    let mut app = empty();
    open(&mut app, "/plans/a.ron", SOAP);
    let totals = |app: &App| {
        let before = app.document().analysis_before_last_step().map(|analysis| analysis.budget.total);
        (before, app.document().analysis().budget.total)
    };
    let first = app.plan().placements[0].id.clone();
    let budget = app.document().analysis().budget.total;
    let shrink = |weeks, gesture| {
        let edge = imc_planner::app::Edge::End;
        Action::Flowchart(FlowchartAction::Resize { edge, weeks, gesture })
    };
    play(&mut app, [Action::Flowchart(FlowchartAction::Select(first)), shrink(1, None)]);
    let longer = app.document().analysis().budget.total;
    assert_ne!(budget, longer, "the sample");
    assert_eq!(totals(&app), (Some(budget), longer));
    // A gesture that begins on the spot is compared with its beginning.
    let gesture = Some(GestureId(5));
    play(&mut app, [shrink(0, gesture), shrink(1, gesture)]);
    assert_eq!(totals(&app).0, Some(longer));
    // One that is taken back, or that is back where it began, is no step.
    play(&mut app, [Action::CancelGesture(GestureId(5))]);
    assert_eq!(totals(&app), (Some(budget), longer));
    play(&mut app, [shrink(1, gesture), shrink(0, gesture), Action::EndGesture(GestureId(5))]);
    assert_eq!(totals(&app), (Some(budget), longer));
    // Jumps and steps through the history are compared with what there was before them.
    play(&mut app, [Action::JumpTo(0)]);
    assert_eq!(totals(&app), (Some(longer), budget));
    play(&mut app, [Action::JumpTo(0)]);
    assert_eq!(totals(&app), (Some(longer), budget), "a jump to where the plan is changes nothing");
    command(&mut app, Command::Undo);
    assert_eq!(totals(&app), (Some(longer), budget), "nothing can be undone");
    play(&mut app, [Action::JumpTo(1)]);
    assert_eq!(totals(&app), (Some(budget), longer));
}

#[test]
fn every_document_has_a_key_of_its_own() {
    let mut app = empty();
    let mut keys = vec![app.document_key()];
    for step in 0..4 {
        match step {
            0 | 1 => open(&mut app, "/plans/a.ron", SOAP),
            2 => drop(command(&mut app, Command::NewPlan)),
            _ => drop(play(&mut app, [Action::File(FileAction::OpenSample(0))])),
        }
        let key = app.document_key();
        assert!(!keys.contains(&key));
        keys.push(key);
    }
    play(&mut app, [rename("An edit is no other document")]);
    assert_eq!(keys.last(), Some(&app.document_key()));
}
