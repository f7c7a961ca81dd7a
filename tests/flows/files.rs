//! Opening, saving and quitting.

use imc_planner::app::{
    Action, App, Command, Dialog, DialogAnswer, Effect, FileAction, Notice, PathComplaint, PathDialog,
};
use imc_planner::edit::ItemId;
use imc_planner::store::{self, FoundAt, Target};

use super::{command, empty, play, read, rename, soap, written};

/// The end of the program, with nothing left to be recovered.
const QUIT: Effect = Effect::Quit { keeps_copy: false };

#[test]
fn unsaved_changes_are_asked_about_before_anything_is_lost() {
    for action in [
        Action::Command(Command::NewPlan),
        Action::Command(Command::Open),
        Action::Command(Command::Quit),
        Action::CloseRequested,
        Action::File(FileAction::Open("other.ron".into())),
        Action::File(FileAction::OpenSample(1)),
    ] {
        let mut app = soap();
        play(&mut app, [rename("Changed")]);
        let name = format!("{action:?}");
        assert!(play(&mut app, [action]).is_empty(), "{name}");
        assert!(matches!(app.dialog, Some(Dialog::Unsaved { .. })), "{name}");
        play(&mut app, [Action::Answer(DialogAnswer::Cancel)]);
        assert!(app.dialog.is_none() && app.document().is_changed(), "{name}");
    }
}

#[test]
fn saving_before_quitting_saves_and_then_quits() {
    let mut app = soap();
    play(&mut app, [rename("Changed")]);
    command(&mut app, Command::Quit);
    let effects = play(&mut app, [Action::Answer(DialogAnswer::Accept)]);
    let done = written(&effects);
    assert!(play(&mut app, [done]).contains(&QUIT));
    assert!(!app.document().is_changed());
}

#[test]
fn quitting_an_unchanged_plan_asks_nothing() {
    assert_eq!(command(&mut soap(), Command::Quit), [QUIT]);
    assert_eq!(play(&mut empty(), [Action::CloseRequested]), [QUIT]);
}

#[test]
fn an_unchanged_plan_is_saved_as_the_very_bytes_it_was_read_from() {
    let mut app = soap();
    let effects = command(&mut app, Command::Save);
    let [Effect::Write { contents, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(&*contents.bytes(), include_bytes!("../../saves/rayhan-soap.ron"));
}

#[test]
fn a_plan_without_a_file_asks_where_to_save() {
    let mut app = empty();
    play(&mut app, [rename("Soap: a/b launch")]);
    let effects = command(&mut app, Command::Save);
    let [Effect::AskSavePath { ticket, name, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(name, "Soap- a-b launch.ron");
    let target = Target { path: "plans/new.ron".into(), found: FoundAt::Nothing, agreed: false };
    let chosen = FileAction::SavePathChosen { ticket: ticket.clone(), target: Some(target) };
    let effects = play(&mut app, [Action::File(chosen)]);
    let done = written(&effects);
    play(&mut app, [done]);
    assert_eq!(app.path(), Some(std::path::Path::new("plans/new.ron")));
    assert!(!app.document().is_changed());
    assert_eq!(app.notice, Some(Notice::Saved("plans/new.ron".into())));
}

#[test]
fn a_desktop_without_dialogs_gets_a_path_field() {
    let mut app = empty();
    let effects = command(&mut app, Command::Open);
    let [Effect::AskOpenPath { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    play(&mut app, [Action::File(FileAction::NoNativeDialog { ticket: ticket.clone(), purpose: PathDialog::Open })]);
    assert!(matches!(app.dialog, Some(Dialog::Path { complaint: None, .. })));
    for (found, complaint) in [
        (FoundAt::Nothing, Some(PathComplaint::Missing)),
        (FoundAt::Folder, Some(PathComplaint::Folder)),
        (FoundAt::Nothing, Some(PathComplaint::Missing)),
    ] {
        play(&mut app, [Action::DialogText("a.ron".into())]);
        let effects = play(&mut app, [Action::Answer(DialogAnswer::Accept)]);
        let [Effect::Settle { ticket, purpose, text }] = effects.as_slice() else { panic!("{effects:?}") };
        let target = Target { path: "/plans/a.ron".into(), found, agreed: false };
        let (ticket, purpose, text) = (ticket.clone(), *purpose, text.clone());
        play(&mut app, [Action::File(FileAction::Settled { ticket, purpose, target, text })]);
        let Some(Dialog::Path { text, complaint: said, .. }) = &app.dialog else { panic!("{:?}", app.dialog) };
        assert_eq!((text.as_str(), *said), ("a.ron", complaint), "what was typed stays, with what is wrong with it");
    }
    let stamp = store::to_open(std::path::Path::new("Cargo.toml")).found;
    let target = Target { path: "/plans/a.ron".into(), found: stamp, agreed: false };
    let (ticket, purpose, text) = (ticket.clone(), PathDialog::Open, "a.ron".to_owned());
    play(&mut app, [Action::Answer(DialogAnswer::Accept)]);
    let effects = play(&mut app, [Action::File(FileAction::Settled { ticket, purpose, target, text })]);
    assert!(matches!(effects.as_slice(), [Effect::Read { path, .. }] if path == std::path::Path::new("/plans/a.ron")));
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_open_plan_alone() {
    let mut app = soap();
    play(&mut app, [rename("Changed")]);
    play(&mut app, [Action::File(FileAction::Open("gone.ron".into()))]);
    let effects = play(&mut app, [Action::Answer(DialogAnswer::Discard)]);
    let [Effect::Read { ticket, path }] = effects.as_slice() else { panic!("{effects:?}") };
    let why = store::LoadError::Missing { path: path.clone() };
    let (ticket, path) = (ticket.clone(), path.clone());
    play(&mut app, [Action::File(FileAction::Read { ticket, path, result: Box::new(Err(why)) })]);
    assert!(matches!(app.dialog, Some(Dialog::Failure(_))));
    assert_eq!(app.plan().title.en, "Changed");
    assert!(app.document().is_changed());
}

#[test]
fn a_failed_save_keeps_the_plan_and_offers_another_place() {
    let mut app = soap();
    play(&mut app, [rename("Changed")]);
    play(&mut app, [Action::CloseRequested]);
    let effects = play(&mut app, [Action::Answer(DialogAnswer::Accept)]);
    let [Effect::Write { ticket, path, contents, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let why = store::SaveError {
        step: store::SaveStep::Write,
        source: std::io::ErrorKind::StorageFull.into(),
        path: path.clone(),
    };
    let (ticket, path, bytes) = (ticket.clone(), path.clone(), contents.bytes());
    let failed = FileAction::Written { ticket, path, bytes, result: Err(why.into()) };
    assert!(play(&mut app, [Action::File(failed)]).is_empty(), "a plan that is not saved must not be quit");
    assert!(app.document().is_changed());
    let effects = play(&mut app, [Action::Answer(DialogAnswer::SaveAs)]);
    assert!(matches!(effects.as_slice(), [Effect::AskSavePath { .. }]));
}

/// The program with this document open from a file.
fn opened(text: &str) -> App {
    let mut app = empty();
    read(&mut app, "future.ron", store::read(text.as_bytes()).unwrap());
    app
}

#[test]
fn unknown_values_open_read_only_and_are_not_written_over() {
    let mut app = opened(
        r#"(format: 1, calendar: (start: "2026-03-01", weeks: 4), money: (currency: "EUR"),
            channels: [(id: "radio", tool: Hologram)])"#,
    );
    assert!(
        matches!(&app.dialog, Some(Dialog::ReadOnly { unknown_values, .. }) if unknown_values[0].value == "Hologram")
    );
    play(&mut app, [Action::Answer(DialogAnswer::Cancel), rename("Changed")]);
    assert!(command(&mut app, Command::Save).is_empty());
    let effects = play(&mut app, [Action::Answer(DialogAnswer::SaveAs)]);
    assert!(matches!(effects.as_slice(), [Effect::AskSavePath { .. }]));
}

#[test]
fn unknown_fields_and_comments_are_kept_through_edit_save_and_undo() {
    let mut app = opened(
        r#"(format: 1, future: 3, calendar: (start: "2026-03-01", weeks: 4), money: (currency: "EUR"),
            audiences: [
                // From the census.
                (id: "a", mood: (1, 2)),
            ])"#,
    );
    assert!(app.dialog.is_none());
    play(&mut app, [Action::Remove(ItemId::Audience("a".into()))]);
    let effects = command(&mut app, Command::Save);
    let [Effect::Write { contents, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let text = contents.text();
    assert!(text.contains("future: 3") && !text.contains("census"), "{text}");
    play(&mut app, [written(&effects), Action::Command(Command::Undo)]);
    let effects = command(&mut app, Command::Save);
    let [Effect::Write { contents, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let text = contents.text();
    assert!(text.contains("// From the census.\n") && text.contains("mood: (1, 2)"), "{text}");
}
