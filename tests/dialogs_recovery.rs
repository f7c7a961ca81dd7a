//! The dialogs that keep a plan from being lost, driven by accessible names.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Key, Theme, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use imc_planner::app::{
    Action, AfterSaving, App, Command, Compared, Dialog, DialogAnswer, Document, EarlierVersion, Effect, FileAction,
    LanguageChoice, PathComplaint, PathDialog, Preferences, Recovered, RecoveryAction, VersionAction, update,
};
use imc_planner::edit::{Change, Edit, ItemId};
use imc_planner::plan::{Bilingual, EngineChange, Language, Placement};
use imc_planner::store::{self, DiskConflict, ExpectedOnDisk};
use window::{Window, open};

const SOAP: &str = include_str!("../saves/rayhan-soap.ron");

fn rename(text: &str) -> Action {
    Action::Edit { edit: Edit::Title(Bilingual::new(text, "عنوان جديد")), gesture: None }
}

/// The soap sample, open from a file and changed in several steps.
fn changed(language: LanguageChoice) -> App {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    let effects = update(&mut app, Action::File(FileAction::Open("/plans/rayhan-soap.ron".into())));
    let [Effect::Read { ticket, path }] = effects.as_slice() else { panic!("{effects:?}") };
    let result = Box::new(Ok(store::read(SOAP.as_bytes()).unwrap().into()));
    update(&mut app, Action::File(FileAction::Read { ticket: ticket.clone(), path: path.clone(), result }));
    let placement = Placement::clone(&app.plan().placements[0]);
    for action in [
        rename("Spring launch"),
        Action::Edit { edit: Change::Replace(Placement { start_week: 3, ..placement }).into(), gesture: None },
        Action::Edit { edit: Edit::Budget("3200.500".parse().unwrap()), gesture: None },
        Action::Remove(ItemId::OtherCost("production".into())),
        Action::Command(Command::Undo),
    ] {
        update(&mut app, action);
    }
    app
}

/// What a crash left of the changed plan, of a plan that was never saved, and a copy that cannot be read.
fn left_by_a_crash(app: &App) -> Vec<Recovered> {
    let saved = store::read(SOAP.as_bytes()).unwrap();
    let copy = store::read(store::write(app.plan()).as_bytes()).unwrap();
    let compared = Compared::of(&saved.plan, &copy.plan);
    let left = || Ok(Document::recovered(copy.clone()));
    let moment = |minute| Some(jiff::civil::date(2026, 3, 1).at(9, minute, 0, 0));
    let path = Some(PathBuf::from("/plans/rayhan-soap.ron"));
    let broken = store::LoadError::Missing { path: PathBuf::from("/state/copy.ron") };
    vec![
        Recovered { id: 0, path: path.clone(), written: moment(5), copy: left(), compared: Some(compared) },
        Recovered { id: 1, path: None, written: moment(41), copy: left(), compared: None },
        Recovered { id: 2, path, written: moment(59), copy: Err(broken), compared: None },
    ]
}

fn versions() -> Vec<EarlierVersion> {
    (0..9_i8)
        .map(|number| EarlierVersion {
            file: PathBuf::from(format!("/state/{number}.ron")),
            saved: jiff::civil::date(2026, 3, 9 - number).at(18, 2, 0, 0),
            bytes: 21_000 + 700 * u64::try_from(number).unwrap(),
        })
        .collect()
}

const DIALOGS: [&str; 12] = [
    "recovery",
    "versions",
    "no-versions",
    "changes",
    "history",
    "disk-changed",
    "disk-gone",
    "calculations",
    "emptied",
    "waiting",
    "delete-copy",
    "path",
];

fn with_dialog(name: &str, language: LanguageChoice) -> App {
    let mut app = changed(language);
    let path = PathBuf::from("/plans/rayhan-soap.ron");
    let found = ExpectedOnDisk::Nothing;
    let conflict = |conflict| Dialog::DiskConflict { path, conflict, found, next: None };
    let key = app.document_key();
    match name {
        "recovery" => {
            let found = left_by_a_crash(&app);
            update(&mut app, Action::Recovery(RecoveryAction::Found(found)));
        }
        "versions" => {
            let file = versions()[2].file.clone();
            update(&mut app, Action::Version(VersionAction::Listed { key, versions: versions() }));
            update(&mut app, Action::Version(VersionAction::Choose(file.clone())));
            let result = Ok(store::read(SOAP.as_bytes()).unwrap());
            update(&mut app, Action::Version(VersionAction::Read { key, file, result }));
        }
        "no-versions" => {
            update(&mut app, Action::Version(VersionAction::Listed { key, versions: Vec::new() }));
        }
        "changes" => {
            update(&mut app, Action::Command(Command::Changes));
        }
        "history" => {
            update(&mut app, Action::Command(Command::History));
        }
        "disk-changed" => app.dialog = Some(conflict(DiskConflict::Changed)),
        "disk-gone" => app.dialog = Some(conflict(DiskConflict::Gone)),
        "calculations" => {
            app.dialog = Some(Dialog::NewCalculations { engine: 1, changes: EngineChange::ALL.to_vec() });
        }
        "waiting" => {
            update(&mut app, Action::Command(Command::Save));
            update(&mut app, Action::Command(Command::Quit));
        }
        "delete-copy" => {
            let found = left_by_a_crash(&app);
            update(&mut app, Action::Recovery(RecoveryAction::Found(found)));
            update(&mut app, Action::Recovery(RecoveryAction::Discard(1)));
        }
        "path" => {
            let effects = update(&mut app, Action::Command(Command::SaveAs));
            let [Effect::AskSavePath { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
            let (ticket, purpose, complaint) = (ticket.clone(), PathDialog::Save, Some(PathComplaint::Folder));
            app.dialog = Some(Dialog::Path { ticket, purpose, text: "/plans".into(), complaint });
        }
        _ => app.dialog = Some(Dialog::Emptied { next: None }),
    }
    assert!(app.dialog.is_some(), "{name}");
    app
}

fn window(app: App, size: Vec2, look: Theme) -> Window {
    open(app, size, look)
}

fn english(name: &str) -> Window {
    window(with_dialog(name, LanguageChoice::English), vec2(1280.0, 800.0), Theme::Light)
}

/// Every dialog in every look; the pictures are kept where `IMC_PICTURES` names a folder.
#[test]
fn dialogs_are_drawn_in_every_look() {
    for name in DIALOGS {
        for (language, look, suffix) in
            [(LanguageChoice::English, Theme::Light, "en"), (LanguageChoice::Arabic, Theme::Dark, "ar")]
        {
            let mut harness = window(with_dialog(name, language), vec2(1280.0, 800.0), look);
            let image = harness.render().unwrap();
            if let Ok(folder) = std::env::var("IMC_PICTURES") {
                image.save(format!("{folder}/{name}-{suffix}.png")).unwrap();
            }
        }
    }
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

#[test]
fn a_copy_is_opened_beside_its_file_and_others_are_discarded() {
    let mut window = english("recovery");
    assert!(window.query_all_by_label_contains("moved from week 1 to week 3").next().is_some());
    assert_eq!(window.get_all_by_label("Open the copy").count(), 2, "a copy that cannot be read cannot be opened");
    for (answer, left) in [("Cancel", 3), ("Delete the copy", 2)] {
        window.get_all_by_label("Delete the copy…").nth(1).unwrap().click();
        window.run();
        click(&mut window, answer);
        assert_eq!(window.state().app.recovered.len(), left, "asked once more: there is no other copy");
    }
    assert_eq!(window.state().app.recovered.len(), 2);
    // The plan that is open has changes of its own: these are asked about first.
    window.get_by_label("Open the copy").click();
    window.run();
    click(&mut window, "Don't save");
    let app = &window.state().app;
    assert_eq!((app.plan().title.en.as_str(), app.path(), app.dialog.is_none()), ("Spring launch", None, true));
    assert!(app.document().is_changed());
}

#[test]
fn deciding_later_loses_nothing() {
    let mut window = english("recovery");
    window.key_press(Key::Enter);
    window.run();
    let app = &window.state().app;
    assert!(app.dialog.is_none() && app.recovered.len() == 3 && Command::Recovered.is_enabled(app));
}

#[test]
fn a_version_is_restored_and_undone() {
    let mut window = english("versions");
    click(&mut window, "Restore this version");
    assert_eq!(window.state().app.plan().title.en, "Rayhan natural soap: launch");
    update(&mut window.state_mut().app, Action::Command(Command::Undo));
    assert_eq!(window.state().app.plan().title.en, "Spring launch");
}

#[test]
fn the_history_is_a_list_to_jump_in() {
    let mut window = english("history");
    for label in ["As it was opened", "change title"] {
        click(&mut window, label);
        let (_, done) = window.state().app.document().history().steps();
        assert_eq!(done, usize::from(label == "change title"));
    }
    assert!(matches!(window.state().app.dialog, Some(Dialog::History)), "it stays open for the next jump");
}

#[test]
fn a_conflict_on_disk_offers_all_ways_out() {
    let mut window = english("disk-changed");
    for label in ["Save as…", "Write over it", "Read it again", "Cancel"] {
        window.get_by_label(label);
    }
    click(&mut window, "Cancel");
    let app = &window.state().app;
    assert!(app.dialog.is_none() && app.document().is_changed());
    let plan = Arc::clone(app.document().plan());
    assert_eq!(plan.title.en, "Spring launch");
}

/// Presses a key in the window, and lets it go.
fn press(window: &mut Window, keys: &[Key]) {
    for key in keys {
        window.key_press(*key);
        window.run();
    }
}

/// What holds of the program after an answer.
type Holds<'a> = &'a dyn Fn(&App) -> bool;

/// Enter answers with the button that has the focus, in every dialog, and with the first one where none has.
#[test]
fn enter_answers_with_the_focused_button() {
    let sample = changed(LanguageChoice::English);
    let channels = sample.plan().channels.len();
    let channel = ItemId::Channel(sample.plan().channels[0].id.clone());
    let is_there = |app: &App| app.dialog.is_none() && app.plan().channels.len() == channels;
    let is_gone = |app: &App| app.dialog.is_none() && app.plan().channels.len() == channels - 1;
    let stays = |app: &App| app.dialog.is_none() && app.document().is_changed() && !app.is_saving();
    let is_saving = |app: &App| app.dialog.is_none() && app.is_saving();
    let remove = || Action::Remove(channel.clone());
    let quit = || Action::Command(Command::Quit);
    let cases: [(Action, &[Key], Holds<'_>); 6] = [
        (remove(), &[Key::Enter], &is_gone),
        // The first answer stands last, where reading ends.
        (remove(), &[Key::Tab, Key::Enter], &is_there),
        (remove(), &[Key::Tab, Key::Tab, Key::Enter], &is_gone),
        (quit(), &[Key::Enter], &is_saving),
        (quit(), &[Key::Tab, Key::Enter], &stays),
        (quit(), &[Key::Tab, Key::Space], &stays),
    ];
    for (action, keys, holds) in cases {
        let mut app = changed(LanguageChoice::English);
        let name = format!("{action:?} {keys:?}");
        update(&mut app, action);
        let mut window = window(app, vec2(1280.0, 800.0), Theme::Light);
        press(&mut window, keys);
        assert!(holds(&window.state().app), "{name}: {:?}", window.state().app.dialog);
    }
}

/// Who asked for something with Enter and still holds the key has not answered the question that came up.
#[test]
fn a_key_that_is_held_answers_nothing() {
    for key in [Key::Enter, Key::Space, Key::Escape] {
        let mut window = window(changed(LanguageChoice::English), vec2(1280.0, 800.0), Theme::Light);
        window.key_down(key);
        window.run();
        update(&mut window.state_mut().app, Action::CloseRequested);
        window.run();
        for _ in 0..5 {
            // The same key again without having been let go.
            window.key_down(key);
            window.run();
        }
        assert!(matches!(window.state().app.dialog, Some(Dialog::Unsaved { next: AfterSaving::Quit })), "{key:?}");
        window.key_up(key);
        window.run();
        window.key_press(Key::Escape);
        window.run();
        assert!(window.state().app.dialog.is_none());
    }
}

/// A dialog that comes up by itself while somebody types is not answered by what was being typed.
#[test]
fn what_was_being_typed_does_not_answer_a_sudden_dialog() {
    let mut app = changed(LanguageChoice::English);
    let effects = update(&mut app, Action::Command(Command::Save));
    let [Effect::Write { ticket, path, contents, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let refused = store::SaveRefusal::Conflict {
        conflict: DiskConflict::Changed,
        path: path.clone(),
        found: ExpectedOnDisk::Nothing,
    };
    let (ticket, path, bytes) = (ticket.clone(), path.clone(), contents.bytes());
    let answer = Action::File(FileAction::Written { ticket, path, bytes, result: Err(refused) });
    let mut window = window(app, vec2(1280.0, 800.0), Theme::Light);
    update(&mut window.state_mut().app, answer);
    window.key_press(Key::Enter);
    window.step();
    assert!(matches!(window.state().app.dialog, Some(Dialog::DiskConflict { .. })));
    for _ in 0..4 {
        window.run();
    }
    window.get_by_label("Cancel").focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(window.state().app.dialog.is_none());
    update(&mut window.state_mut().app, Action::Answer(DialogAnswer::Cancel));
}

/// What is exported is chosen by name and seen before it is written, in both languages; the file's name follows.
#[test]
fn an_export_is_chosen_and_seen_before_it_is_written() {
    for (language, table, which, message, copy) in [
        (LanguageChoice::English, "Tables", "Table", "Launch reel", "Copy table"),
        (LanguageChoice::Arabic, "جداول", "الجدول", "مقطع الإطلاق القصير", "نسخ الجدول"),
    ] {
        let mut app = changed(language);
        update(&mut app, Action::Command(Command::Export));
        let mut window = window(app, vec2(1280.0, 800.0), Theme::Light);
        assert!(window.query_all_by_role(eframe::egui::Role::Image).next().is_some(), "the flowchart is seen");
        if let Ok(folder) = std::env::var("IMC_PICTURES") {
            window.render().unwrap().save(format!("{folder}/export-{table}.png")).unwrap();
        }
        window.get_by_role_and_label(eframe::egui::Role::RadioButton, table).click();
        window.run();
        window.get_by_role_and_label(eframe::egui::Role::ComboBox, which);
        assert!(window.query_all_by_label_contains(message).next().is_some(), "{message}");
        let Some(Dialog::Export(exporting)) = &window.state().app.dialog else { panic!("no dialog") };
        assert_eq!(exporting.choice.path, "rayhan-soap.csv");
        click(&mut window, copy);
        assert!(window.state().app.notice.is_some());
    }
}
