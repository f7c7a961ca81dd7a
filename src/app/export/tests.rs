//! Exports of the open plan, played as a session.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;

use super::{ExportChoice, ExportThing, Exporting, ForClipboard, Shown, plot_picture};
use crate::app::playing::play;
use crate::app::{
    Action, App, Command, Dialog, DialogAnswer, Effect, ExportAction, FileAction, Notice, Preferences, update,
};
use crate::plan::Language;
use crate::store::{self, DiskConflict, ExpectedOnDisk, SaveError, SaveRefusal, SaveStep};

fn soap() -> App {
    let mut app = App::new(Preferences::default(), Language::En, date(2026, 3, 1));
    let effects = update(&mut app, Action::File(FileAction::Open("/plans/rayhan-soap.ron".into())));
    let Some(Effect::Read { ticket, path }) = effects.into_iter().next() else { panic!("no read") };
    let opened = store::read(include_str!("../../../saves/rayhan-soap.ron").as_bytes()).unwrap();
    update(&mut app, Action::File(FileAction::Read { ticket, path, result: Box::new(Ok(opened.into())) }));
    app
}

fn exporting(app: &App) -> Exporting {
    let Some(Dialog::Export(exporting)) = &app.dialog else { panic!("{:?}", app.dialog) };
    Exporting::clone(exporting)
}

fn choose(app: &mut App, change: impl FnOnce(&mut ExportChoice)) {
    let mut choice = exporting(app).choice;
    change(&mut choice);
    play(app, Action::Export(ExportAction::Choose(Box::new(choice))));
}

/// Answers the dialog, and the desktop's question with `path`. Returns what is to be written.
fn export_to(app: &mut App, path: &str) -> (PathBuf, Arc<[u8]>, ExpectedOnDisk) {
    let effects = play(app, Action::Answer(DialogAnswer::Accept));
    let [Effect::AskExportPath { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let target = Some((PathBuf::from(path), ExpectedOnDisk::Nothing));
    let effects = play(app, Action::Export(ExportAction::PathChosen { ticket: ticket.clone(), target }));
    let Some(Effect::WriteExport { path, bytes, expected }) = effects.into_iter().next() else { panic!("not written") };
    (path, bytes, expected)
}

#[test]
fn the_dialog_shows_what_the_file_will_look_like() {
    let mut app = soap();
    play(&mut app, Action::Command(Command::Export));
    assert_eq!(exporting(&app).choice.path, "rayhan-soap-flowchart.pdf");
    for thing in ExportThing::ALL {
        choose(&mut app, |choice| choice.thing = thing);
        let seen = exporting(&app);
        let preview = seen.preview.unwrap().unwrap();
        assert!(!seen.is_working && preview.choice.thing == thing && preview.size > 500, "{thing:?}");
        let is_something = match &preview.shown {
            Shown::Pages(pages) => pages.iter().all(|page| page.width > 300 && page.width <= 2048),
            Shown::Grid(rows) => rows.len() > 2,
            Shown::Sheets(sheets) => sheets.len() == 9,
            Shown::Lines(lines) => lines.len() > 5,
        };
        assert!(is_something && thing.has_parts() != preview.parts.is_empty(), "{thing:?}");
    }
    // Nothing of the plan has changed.
    assert!(!app.document().is_changed());
}

#[test]
fn what_is_chosen_is_written_where_the_desktop_says() {
    let mut app = soap();
    play(&mut app, Action::Command(Command::Export));
    choose(&mut app, |choice| choice.thing = ExportThing::Calendar);
    let (path, bytes, _) = export_to(&mut app, "/tmp/flights");
    assert_eq!(path, PathBuf::from("/tmp/flights.ics"), "the usual ending");
    assert!(bytes.starts_with(b"BEGIN:VCALENDAR"));
    play(&mut app, Action::Export(ExportAction::Written { path, bytes, result: Ok(()) }));
    assert!(matches!(&app.notice, Some(Notice::Exported(path)) if path.ends_with("flights.ics")));
}

#[test]
fn what_was_chosen_is_there_again_when_the_desktops_dialog_is_closed() {
    let mut app = soap();
    play(&mut app, Action::Command(Command::Export));
    choose(&mut app, |choice| choice.thing = ExportThing::Workbook);
    let effects = play(&mut app, Action::Answer(DialogAnswer::Accept));
    let [Effect::AskExportPath { ticket, name, extension, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), *extension), ("rayhan-soap.xlsx", "xlsx"));
    play(&mut app, Action::Export(ExportAction::PathChosen { ticket: ticket.clone(), target: None }));
    assert_eq!(exporting(&app).choice.thing, ExportThing::Workbook);
}

#[test]
fn without_the_desktops_dialog_the_file_goes_beside_the_plan_and_what_is_there_is_asked_about() {
    let mut app = soap();
    play(&mut app, Action::Command(Command::Export));
    choose(&mut app, |choice| choice.thing = ExportThing::Table);
    let effects = play(&mut app, Action::Answer(DialogAnswer::Accept));
    let [Effect::AskExportPath { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let effects = play(&mut app, Action::Export(ExportAction::NoNativeDialog { ticket: ticket.clone() }));
    let [Effect::WriteExport { path, bytes, expected }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((path, expected), (&PathBuf::from("/plans/rayhan-soap.csv"), &ExpectedOnDisk::Nothing));
    let refused =
        SaveRefusal::Conflict { path: path.clone(), conflict: DiskConflict::Exists, found: ExpectedOnDisk::Anything };
    let result = Err(refused);
    let written = ExportAction::Written { path: path.clone(), bytes: Arc::clone(bytes), result };
    play(&mut app, Action::Export(written));
    assert!(matches!(app.dialog, Some(Dialog::ExportExists { .. })));
    let effects = play(&mut app, Action::Answer(DialogAnswer::Accept));
    assert!(matches!(effects.as_slice(), [Effect::WriteExport { expected: ExpectedOnDisk::Anything, .. }]));
    let source = std::io::Error::from(std::io::ErrorKind::StorageFull);
    let why = SaveError { step: SaveStep::Write, source, path: path.clone() };
    let result = Err(SaveRefusal::Failed(why));
    play(&mut app, Action::Export(ExportAction::Written { path: path.clone(), bytes: Arc::clone(bytes), result }));
    assert!(matches!(app.dialog, Some(Dialog::ExportFailed(_))), "a full disk is said");
}

#[test]
fn plots_and_tables_are_copied_and_saved() {
    let mut app = soap();
    let build = |app: &App| {
        let report = crate::report::Report::new(app.plan(), app.document().analysis(), app.locale());
        plot_picture(app, crate::report::plots::build(&report).unwrap())
    };
    let picture = build(&app);
    let effects = play(&mut app, Action::Export(ExportAction::CopyPlot(picture.clone())));
    let [Effect::Copy(ForClipboard::Picture(pixels))] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(pixels.width > 1000 && app.notice == Some(Notice::PictureCopied));
    let effects = play(&mut app, Action::Export(ExportAction::SavePlot(picture)));
    let [Effect::AskExportPath { ticket, name, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(name.ends_with("-reach-build.png"), "{name}");
    let target = Some((PathBuf::from("/tmp/build.svg"), ExpectedOnDisk::Nothing));
    let effects = play(&mut app, Action::Export(ExportAction::PathChosen { ticket: ticket.clone(), target }));
    assert!(matches!(effects.as_slice(), [Effect::WriteExport { bytes, .. }] if bytes.starts_with(b"<svg")));
    play(&mut app, Action::Command(Command::Export));
    choose(&mut app, |choice| choice.thing = ExportThing::Table);
    let effects = play(&mut app, Action::Export(ExportAction::Copy));
    let [Effect::Copy(ForClipboard::Table { text, html })] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(text.contains('\t') && html.starts_with("<table"));
}

#[test]
fn bars_copied_in_one_plan_paste_whole_into_another() {
    let mut one = soap();
    play(&mut one, Action::Command(Command::SelectAll));
    let effects = play(&mut one, Action::Command(Command::Copy));
    let [Effect::Copy(ForClipboard::Table { html, .. })] = effects.as_slice() else { panic!("{effects:?}") };
    let bars = crate::exchange::clip::of_table(html).unwrap();
    let mut other = App::new(Preferences::default(), Language::En, date(2026, 3, 1));
    play(&mut other, Action::Pasted(bars.clone()));
    let (new, old) = (other.plan(), one.plan());
    assert_eq!((new.placements.len(), new.messages.len()), (old.placements.len(), old.messages.len()));
    assert_eq!(other.selection.placements().len(), 11);
    let media = |app: &App| app.document().analysis().budget.media.exact();
    assert_eq!(media(&other), media(&one));
    play(&mut other, Action::Command(Command::Undo));
    assert!(other.plan().placements.is_empty() && other.plan().channels.is_empty(), "one step");
    // Where they come from, they are copies of the bars that are there.
    play(&mut one, Action::Pasted(bars));
    assert_eq!((one.plan().placements.len(), one.plan().messages.len()), (22, 8));
}

#[test]
fn the_copied_layout_pasted_as_a_table_gives_the_same_bars() {
    for language in Language::ALL {
        let mut one = soap();
        one.preferences.language = if language == Language::Ar {
            crate::app::LanguageChoice::Arabic
        } else {
            crate::app::LanguageChoice::English
        };
        play(&mut one, Action::Command(Command::SelectAll));
        let effects = play(&mut one, Action::Command(Command::Copy));
        let [Effect::Copy(ForClipboard::Table { text, .. })] = effects.as_slice() else { panic!("{effects:?}") };
        let placed = |app: &App| {
            let of = |placement: &crate::plan::Placement| {
                let weeks: Vec<u64> = (1..=8).map(|week| placement.quantity_in(week)).collect();
                (placement.message.clone(), placement.channel.clone(), weeks)
            };
            app.plan().placements.iter().map(|placement| of(placement)).collect::<Vec<_>>()
        };
        let before = placed(&one);
        let mut other = soap();
        other.preferences.language = one.preferences.language;
        play(&mut other, Action::Command(Command::SelectAll));
        play(&mut other, Action::Command(Command::Delete));
        play(&mut other, Action::Pasted(text.clone()));
        assert!(matches!(other.dialog, Some(Dialog::Import(_))), "{:?}", other.notice);
        play(&mut other, Action::Answer(DialogAnswer::Accept));
        assert_eq!(placed(&other), before, "{language:?}");
    }
}

#[test]
fn versions_side_by_side_become_the_kind_of_file_that_its_name_says() {
    use super::ComparisonFile;
    use crate::exchange::export::{Kind, sheets};
    use crate::report::compare::Comparison;
    let mut app = soap();
    let locale = app.locale();
    let analysis = Arc::clone(app.document().analysis());
    let versions = vec![("As it is".to_owned(), &*analysis), ("Again".to_owned(), &*analysis)];
    let comparison = Comparison::new(versions, 0, locale, Language::En);
    let tables = vec![comparison.key_figures(), comparison.money_by_channel(), comparison.profile()];
    let titles: Vec<String> = tables.iter().map(|table| table.title.clone()).collect();
    for (kind, path) in [(Kind::Workbook, "/out/v.xlsx"), (Kind::WebPage, "/out/v.html"), (Kind::Csv, "/out/v.csv")] {
        let plots = vec![comparison.reach_build(), comparison.spending()];
        let file = ComparisonFile { kind, tables: tables.clone(), plots, locale, plan_language: Language::En };
        let effects = play(&mut app, Action::Export(ExportAction::SaveComparison(Box::new(file))));
        let [Effect::AskExportPath { ticket, extension, name, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        assert!(*extension == kind.extension() && name.contains("versions"), "{name}");
        let target = Some((PathBuf::from(path), ExpectedOnDisk::Nothing));
        let effects = play(&mut app, Action::Export(ExportAction::PathChosen { ticket: ticket.clone(), target }));
        let Some(Effect::WriteExport { bytes, .. }) = effects.into_iter().next() else { panic!("not written") };
        if kind == Kind::Workbook {
            let names: Vec<String> = sheets(&bytes).into_iter().map(|(name, _)| name).collect();
            assert_eq!(names, titles);
        } else {
            let text = String::from_utf8_lossy(&bytes);
            assert!(text.contains("Again") && text.contains("Reach 1+"), "{text}");
            assert_eq!(text.matches("<svg").count(), if kind == Kind::WebPage { 2 } else { 0 });
        }
    }
}
