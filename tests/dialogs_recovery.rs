//! The dialogs that keep a plan from being lost, driven by accessible names.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod window;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Key, Theme, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use imc_planner::app::{
    Action, App, Command, Compared, Dialog, EarlierVersion, FileAction, LanguageChoice, Preferences, Recovered,
    RecoveryAction, VersionAction, update,
};
use imc_planner::edit::{Change, Edit, ItemId};
use imc_planner::plan::{Bilingual, EngineChange, Language, Placement};
use imc_planner::store::{self, DiskConflict};
use window::{Window, open};

const SOAP: &str = include_str!("../saves/rayhan-soap.ron");

fn rename(text: &str) -> Action {
    Action::Edit { edit: Edit::Title(Bilingual::new(text, "عنوان جديد")), gesture: None }
}

/// The soap sample, open from a file and changed in several steps.
fn changed(language: LanguageChoice) -> App {
    let preferences = Preferences { language, ..Preferences::default() };
    let mut app = App::new(preferences, Language::En, jiff::civil::date(2026, 3, 1));
    let result = Box::new(Ok(store::read(SOAP.as_bytes()).unwrap()));
    update(&mut app, Action::File(FileAction::Read { path: PathBuf::from("/plans/rayhan-soap.ron"), result }));
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
    let moment = |minute| Some(jiff::civil::date(2026, 3, 1).at(9, minute, 0, 0));
    let path = Some(PathBuf::from("/plans/rayhan-soap.ron"));
    let broken = store::LoadError::Missing { path: PathBuf::from("/state/copy.ron") };
    vec![
        Recovered { id: 0, path: path.clone(), written: moment(5), copy: Ok(copy.clone()), compared: Some(compared) },
        Recovered { id: 1, path: None, written: moment(41), copy: Ok(copy), compared: None },
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

const DIALOGS: [&str; 9] = [
    "recovery",
    "versions",
    "no-versions",
    "changes",
    "history",
    "disk-changed",
    "disk-gone",
    "calculations",
    "emptied",
];

fn with_dialog(name: &str, language: LanguageChoice) -> App {
    let mut app = changed(language);
    let conflict = |conflict| Dialog::DiskConflict { path: "/plans/rayhan-soap.ron".into(), conflict, next: None };
    let path = PathBuf::from("/plans/rayhan-soap.ron");
    match name {
        "recovery" => {
            let found = left_by_a_crash(&app);
            update(&mut app, Action::Recovery(RecoveryAction::Found(found)));
        }
        "versions" => {
            let file = versions()[2].file.clone();
            update(&mut app, Action::Version(VersionAction::Listed { path, versions: versions() }));
            let result = Ok(store::read(SOAP.as_bytes()).unwrap());
            update(&mut app, Action::Version(VersionAction::Read { file, result }));
        }
        "no-versions" => {
            update(&mut app, Action::Version(VersionAction::Listed { path, versions: Vec::new() }));
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
    window.get_all_by_label("Discard").nth(1).unwrap().click();
    window.run();
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
