//! Tables seen, corrected and taken over as actions.

use std::sync::Arc;

use jiff::civil::date;

use super::{is_table, is_table_text};
use crate::app::playing::play;
use crate::app::{
    Action, App, Dialog, DialogAnswer, Effect, FileAction, ImportAction, Importing, Preferences, SeenTable, update,
};
use crate::exchange::import::{Decision, Meaning, Question, ReadFailure};
use crate::plan::Language;

const TABLE: &str = "Alpha\tMessage\tImpressions\tCPM\nExample\tLaunch\t1000\t2\nOther\tLaunch\ttbc\t2\n";

fn app() -> App {
    App::new(Preferences::default(), Language::En, date(2027, 4, 5))
}

/// Asks for the file at `path` and returns the answer with these bytes.
fn answer(app: &mut App, path: &str, bytes: Arc<[u8]>) -> Action {
    let effects = update(app, Action::File(FileAction::Open(path.into())));
    let [Effect::ReadTable { ticket, path }] = effects.as_slice() else { panic!("{effects:?}") };
    Action::Import(ImportAction::Read { ticket: ticket.clone(), path: path.clone(), result: Ok(bytes) })
}

/// Opens the file at `path`, which holds these bytes.
fn open(app: &mut App, path: &str, bytes: Arc<[u8]>) {
    let answer = answer(app, path, bytes);
    play(app, answer);
}

#[test]
fn a_table_that_was_asked_for_another_plan_is_dropped() {
    let mut app = app();
    let late = answer(&mut app, "/x/plan.csv", TABLE.as_bytes().into());
    let wanted = update(&mut app, Action::Command(crate::app::Command::Import));
    let [Effect::AskTablePath { ticket, .. }] = wanted.as_slice() else { panic!("{wanted:?}") };
    let chosen = ImportAction::PathChosen { ticket: ticket.clone(), path: Some("/x/other.csv".into()) };
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    for late in [late, Action::Import(chosen)] {
        app.notice = None;
        assert!(play(&mut app, late).is_empty());
        assert!(app.dialog.is_none(), "{:?}", app.dialog);
        assert_eq!(app.notice, Some(crate::app::Notice::TableOfOtherPlan));
    }
    // One that is asked for now is taken, and once.
    let own = answer(&mut app, "/x/plan.csv", TABLE.as_bytes().into());
    let Action::Import(ImportAction::Read { ticket, path, .. }) = &own else { panic!("{own:?}") };
    let again = ImportAction::Read { ticket: ticket.clone(), path: path.clone(), result: Ok(TABLE.as_bytes().into()) };
    play(&mut app, own);
    assert!(matches!(app.dialog, Some(Dialog::Import(_))));
    play(&mut app, Action::Answer(DialogAnswer::Cancel));
    play(&mut app, Action::Import(again));
    assert!(app.dialog.is_none());
}

#[test]
fn a_pasted_table_is_seen_corrected_and_taken_over_in_one_step() {
    let mut app = app();
    play(&mut app, Action::Pasted(TABLE.into()));
    let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
    let seen = importing.seen.as_ref().unwrap().as_ref().unwrap();
    assert_eq!((seen.preview.taken, seen.preview.left_out()), (1, 1));
    assert!(app.plan().placements.is_empty(), "nothing changes before the user agrees");
    play(&mut app, Action::Import(ImportAction::Column(0, Meaning::Audience)));
    play(&mut app, Action::Import(ImportAction::Column(0, Meaning::Channel)));
    let effects = play(&mut app, Action::Answer(DialogAnswer::Accept));
    assert!(app.dialog.is_none() && effects.contains(&Effect::SavePreferences));
    assert_eq!((app.plan().placements.len(), app.plan().channels.len()), (1, 1));
    play(&mut app, Action::Command(crate::app::Command::Undo));
    assert!(app.plan().placements.is_empty() && app.plan().channels.is_empty());
    // The meaning is remembered for the next table of this shape.
    play(&mut app, Action::Pasted(TABLE.into()));
    let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
    let table = &importing.seen.as_ref().unwrap().as_ref().unwrap().preview.table;
    assert_eq!(table.columns[0].reason, crate::exchange::import::Reason::Remembered);
}

#[test]
fn what_was_said_of_a_log_is_remembered_on_its_page() {
    const LOG: &str = "Zet\tTone\tWhen\tWhat\nLovely\t+\t2027-04-06\tShop\nLate\t-\t2027-04-07\tShop\n";
    let mut app = app();
    app.page = crate::app::Page::Listening;
    let table = |app: &App| {
        let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
        importing.seen.as_ref().unwrap().as_ref().unwrap().preview.table.clone()
    };
    play(&mut app, Action::Pasted(LOG.into()));
    assert_eq!(table(&app).kind, crate::exchange::import::Kind::Mentions);
    play(&mut app, Action::Import(ImportAction::Column(0, Meaning::Text)));
    play(&mut app, Action::Import(ImportAction::Column(3, Meaning::Source)));
    play(&mut app, Action::Answer(DialogAnswer::Accept));
    assert_eq!(app.plan().mentions.len(), 2);
    assert_eq!(app.plan().mentions[0].source, "Shop");
    play(&mut app, Action::Pasted(LOG.into()));
    let again = table(&app);
    let reasons = [0, 3].map(|at| (again.columns[at].meaning, again.columns[at].reason));
    let remembered = crate::exchange::import::Reason::Remembered;
    assert_eq!(reasons, [(Meaning::Text, remembered), (Meaning::Source, remembered)]);
    // A correction keeps the rest of what was remembered, the kind of the rows included.
    play(&mut app, Action::Import(ImportAction::Column(3, Meaning::Notes)));
    let corrected = table(&app);
    assert_eq!((corrected.columns[0].meaning, corrected.columns[3].meaning), (Meaning::Text, Meaning::Notes));
    assert_eq!(corrected.kind, crate::exchange::import::Kind::Mentions);
    play(&mut app, Action::Answer(DialogAnswer::Cancel));
    // Elsewhere the same titles are recognised too.
    app.page = crate::app::Page::Plan;
    play(&mut app, Action::Pasted(LOG.into()));
    assert_eq!(table(&app).kind, crate::exchange::import::Kind::Mentions);
}

#[test]
fn tables_without_titles_are_told_by_what_stands_in_them() {
    let mut app = app();
    let reasons = |app: &App| {
        let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
        let table = &importing.seen.as_ref().unwrap().as_ref().unwrap().preview.table;
        [0, 1, 2].map(|at| table.columns[at].reason == crate::exchange::import::Reason::Remembered)
    };
    play(&mut app, Action::Pasted("North\tReel\t5000\nSouth\tFilm\t7000\n".into()));
    play(&mut app, Action::Import(ImportAction::Column(0, Meaning::Geography)));
    play(&mut app, Action::Import(ImportAction::Column(1, Meaning::Channel)));
    play(&mut app, Action::Answer(DialogAnswer::Accept));
    play(&mut app, Action::Pasted("East\tSpot\t900\nWest\tPoster\t40\n".into()));
    assert_eq!(reasons(&app), [true, true, false]);
    play(&mut app, Action::Answer(DialogAnswer::Cancel));
    play(&mut app, Action::Pasted("5000\tReel\tNorth\n7000\tFilm\tSouth\n".into()));
    assert_eq!(reasons(&app), [false; 3], "as many columns, of other things");
}

#[test]
fn files_that_are_tables_are_imported_and_not_opened() {
    let mut app = app();
    let effects = play(&mut app, Action::File(FileAction::Open("/x/plan v3 FINAL.XLSX".into())));
    let [Effect::ReadTable { path, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(path, std::path::Path::new("/x/plan v3 FINAL.XLSX"));
    open(&mut app, "/x/plan.csv", TABLE.as_bytes().into());
    assert!(matches!(&app.dialog, Some(Dialog::Import(importing)) if importing.name == "plan.csv"));
    play(&mut app, Action::Answer(DialogAnswer::Cancel));
    assert!(app.dialog.is_none());
    assert!(is_table("a.ods".as_ref()) && !is_table("a.imc.ron".as_ref()) && !is_table("a".as_ref()));
    assert!(is_table_text(TABLE) && !is_table_text("a sentence\nand another"));
}

/// A plan of four weeks from 5 April 2027 on, with a second table on top of it.
fn with_plan_and(table: &str) -> App {
    let mut app = app();
    let first = "Channel\tMessage\tImpressions\tCPM\tStart\tEnd\nExample\tLaunch\t4000\t2\t2027-04-05\t2027-05-02\nOther\tLaunch\t4000\t2\t2027-04-05\t2027-05-02\n";
    play(&mut app, Action::Pasted(first.into()));
    play(&mut app, Action::Answer(DialogAnswer::Accept));
    assert_eq!((app.plan().placements.len(), app.plan().calendar.weeks), (2, 4));
    play(&mut app, Action::Pasted(table.into()));
    app
}

fn importing(app: &App) -> &Importing {
    let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
    importing
}

fn seen(app: &App) -> &SeenTable {
    importing(app).seen.as_ref().unwrap().as_ref().unwrap()
}

#[test]
fn two_questions_of_a_row_have_an_answer_each() {
    let table = "Channel\tMessage\tImpressions\tCPM\tCost\tStart\tEnd\nExample\tReel\t6000\t10\t90\t2027-04-05\t2027-05-16\nOther\tReel\t4000\t10\t40\t2027-04-05\t2027-05-02\n";
    let mut app = with_plan_and(table);
    let asked = |app: &App| {
        let issues = seen(app).preview.issues().filter(|issue| issue.choices().len() > 1);
        issues.map(|issue| (issue.row, issue.question())).collect::<Vec<_>>()
    };
    let both = [(1, Question::Cost), (1, Question::Outside)];
    assert_eq!(asked(&app), both);
    play(&mut app, Action::Import(ImportAction::Row(1, Question::Outside, Decision::Lengthen)));
    play(&mut app, Action::Import(ImportAction::Row(1, Question::Cost, Decision::ByCost)));
    assert_eq!(asked(&app), both, "what is answered can be answered anew");
    let answer = |app: &App, question| importing(app).choices.decisions.answer(1, question);
    assert_eq!(answer(&app, Question::Outside), Some(Decision::Lengthen));
    assert_eq!(answer(&app, Question::Cost), Some(Decision::ByCost));
    play(&mut app, Action::Answer(DialogAnswer::Accept));
    let plan = app.plan();
    assert_eq!(plan.calendar.weeks, 6);
    assert_eq!(plan.placements[2].quantities.iter().sum::<u64>(), 6_000);
}

#[test]
fn all_rows_of_one_trouble_are_settled_at_once() {
    let row = |row: u32| format!("Example\tReel {row}\t{}\t2\t2027-05-03\t2027-05-16\n", 1_000 + row);
    let rows: Vec<String> = (0..300).map(row).collect();
    let table = "Channel\tMessage\tImpressions\tCPM\tStart\tEnd\n".to_owned() + &rows.concat();
    let mut app = with_plan_and(&table);
    assert_eq!((seen(&app).preview.taken, seen(&app).preview.edit.is_none()), (0, true));
    play(&mut app, Action::Import(ImportAction::AllRows(Question::Outside, Decision::Lengthen)));
    assert_eq!(seen(&app).preview.taken, 300);
    assert_eq!(seen(&app).preview.issues().filter(|issue| issue.question() == Question::Outside).count(), 300);
    play(&mut app, Action::Import(ImportAction::AllRows(Question::Outside, Decision::LeaveOut)));
    assert_eq!(seen(&app).preview.taken, 0);
}

#[test]
fn a_wrong_delimiter_keeps_what_was_said_of_the_text() {
    let mut app = app();
    let (text, ..) =
        encoding_rs::WINDOWS_1256.encode("القناة;الرسالة;مرات الظهور\nالتلفاز;الإطلاق;1000\nالراديو;الإطلاق;2000\n");
    open(&mut app, "/x/plan.csv", Arc::from(&*text));
    assert_eq!((seen(&app).book.encoding, seen(&app).book.delimiter), (Some("windows-1256"), Some(';')));
    play(&mut app, Action::Import(ImportAction::Delimiter('|')));
    let unseen = importing(&app).seen.as_ref().unwrap().as_ref().unwrap_err();
    assert_eq!(unseen.why, ReadFailure::NotATable);
    assert_eq!((unseen.encoding, unseen.delimiter), (Some("windows-1256"), Some('|')));
    play(&mut app, Action::Import(ImportAction::Delimiter(';')));
    assert_eq!(seen(&app).preview.taken, 2);
}

#[test]
fn what_is_spent_beyond_the_budget_is_known_before_it_is_taken_over() {
    let mut app = app();
    let budget = crate::edit::Edit::Budget("0.001".parse().unwrap());
    play(&mut app, Action::Edit { edit: budget, gesture: None });
    play(&mut app, Action::Pasted(TABLE.into()));
    assert!(seen(&app).over.is_some());
}

fn both(app: &App) -> (&Importing, &SeenTable) {
    let Some(Dialog::Import(importing)) = &app.dialog else { panic!("{:?}", app.dialog) };
    (importing, importing.seen.as_ref().unwrap().as_ref().unwrap())
}

#[test]
fn what_was_remembered_is_said_and_can_be_done_without() {
    let mut app = app();
    play(&mut app, Action::Pasted(TABLE.into()));
    assert!(!both(&app).0.uses_remembered());
    play(&mut app, Action::Import(ImportAction::Column(1, Meaning::Format)));
    play(&mut app, Action::Answer(DialogAnswer::Accept));
    play(&mut app, Action::Pasted(TABLE.into()));
    assert!(both(&app).0.uses_remembered());
    assert_eq!(both(&app).1.preview.table.columns[1].meaning, Meaning::Format);
    play(&mut app, Action::Import(ImportAction::Afresh));
    assert!(!both(&app).0.uses_remembered());
    assert_eq!(both(&app).1.preview.table.columns[1].meaning, Meaning::Message);
    // What is taken over afresh is forgotten too.
    play(&mut app, Action::Import(ImportAction::Row(1, Question::Repeated, Decision::TakeAgain)));
    play(&mut app, Action::Answer(DialogAnswer::Accept));
    play(&mut app, Action::Pasted(TABLE.into()));
    assert!(!both(&app).0.uses_remembered());
}

#[test]
fn all_columns_of_weeks_are_given_one_meaning_at_once() {
    let mut app = app();
    let text = "Channel\tMessage\t5 Apr 2027\t12 Apr 2027\t19 Apr 2027\nExample\tLaunch\t10\t20\t30\n";
    play(&mut app, Action::Pasted(text.into()));
    play(&mut app, Action::Import(ImportAction::Columns(vec![2, 3, 4], Meaning::WeekCosts)));
    let weeks = &both(&app).1.preview.table.columns[2..];
    assert!(weeks.iter().all(|column| column.meaning == Meaning::WeekCosts), "{weeks:?}");
    play(&mut app, Action::Import(ImportAction::WeeksApart(true)));
    assert!(both(&app).0.weeks_apart);
}

#[test]
fn a_copied_layout_keeps_its_weeks_in_a_plan_of_another_start() {
    let mut from = app();
    let opened = crate::store::read(include_bytes!("../../../saves/rayhan-soap.ron")).unwrap();
    let before = Arc::clone(&opened.plan);
    let effects = play(&mut from, Action::File(FileAction::Open("soap.ron".into())));
    let [Effect::Read { ticket, path }] = effects.as_slice() else { panic!("{effects:?}") };
    let (ticket, path) = (ticket.clone(), path.clone());
    play(&mut from, Action::File(FileAction::Read { ticket, path, result: Box::new(Ok(opened.into())) }));
    play(&mut from, Action::Command(crate::app::Command::SelectAll));
    let effects = play(&mut from, Action::Command(crate::app::Command::Copy));
    let text = effects.iter().find_map(|effect| match effect {
        Effect::Copy(crate::app::ForClipboard::Table { text, .. }) => Some(text.clone()),
        _ => None,
    });
    let mut into = app();
    play(&mut into, Action::Pasted(text.unwrap()));
    let (_, seen) = both(&into);
    assert!(seen.preview.warnings.contains(&crate::exchange::import::PlanWarning::NoCosts));
    play(&mut into, Action::Answer(DialogAnswer::Accept));
    assert_eq!(into.plan().calendar.start, before.calendar.start);
    let bars = |plan: &crate::plan::Plan| -> Vec<(u32, Vec<u64>)> {
        plan.placements.iter().map(|placement| (placement.start_week, placement.quantities.clone())).collect()
    };
    assert_eq!(bars(into.plan()), bars(&before));
}

/// A sample as a document of the open format.
fn open_document() -> (Arc<crate::plan::Plan>, Arc<[u8]>) {
    use crate::exchange::export::{Kind, Options, export};
    let plan = crate::store::read(include_bytes!("../../../saves/rayhan-soap.ron")).unwrap().plan;
    let analysis = crate::analysis::Analysis::of(&plan);
    let bytes = export(&plan, &analysis, Kind::OpenFormat, &Options::of(Language::En)).unwrap();
    (plan, bytes.into())
}

#[test]
fn a_document_of_this_programs_own_is_opened_whole() {
    let (plan, bytes) = open_document();
    let mut app = app();
    open(&mut app, "/x/open.json", Arc::clone(&bytes));
    assert!(app.dialog.is_none(), "{:?}", app.dialog);
    assert_eq!(app.plan(), &*plan, "nothing was in its way");
    // Over changes it is offered, and the question of these comes first.
    play(&mut app, Action::Command(crate::app::Command::SelectAll));
    play(&mut app, Action::Command(crate::app::Command::Delete));
    open(&mut app, "/x/open.json", bytes);
    assert!(importing(&app).whole.is_some() && app.plan() != &*plan);
    play(&mut app, Action::Import(ImportAction::OpenWhole));
    assert!(matches!(app.dialog, Some(Dialog::Unsaved { .. })), "{:?}", app.dialog);
    play(&mut app, Action::Answer(DialogAnswer::Discard));
    assert_eq!(app.plan(), &*plan);
}

#[test]
fn an_empty_plan_takes_title_and_budget_from_the_campaign_of_a_document() {
    let text = r#"{
        "meta": { "id": "x", "schema_version": "3.0" },
        "campaign": { "id": "c", "name": "Example launch", "start_date": "2027-04-05", "end_date": "2027-05-02",
            "budget_total": 9000, "budget_currency": "USD", "advertiser_name": "Example Ltd",
            "objective": "awareness" },
        "lineitems": [{ "id": "1", "name": "Video", "start_date": "2027-04-05", "end_date": "2027-04-18",
            "cost_total": 1200, "vehicle": "Example TV", "metric_impressions": 240000 }]
    }"#;
    let mut app = app();
    let bytes: Arc<[u8]> = text.as_bytes().into();
    open(&mut app, "/x/open.json", bytes);
    assert!(importing(&app).whole.is_none(), "it is another program's");
    play(&mut app, Action::Answer(DialogAnswer::Accept));
    let plan = app.plan();
    assert_eq!((plan.title.en.as_str(), plan.organisation.en.as_str()), ("Example launch", "Example Ltd"));
    assert_eq!(plan.objectives[0].text.en, "awareness");
    assert_eq!((plan.money.budget.to_string().as_str(), plan.money.currency.code()), ("9000", "USD"));
    play(&mut app, Action::Command(crate::app::Command::Undo));
    assert!(app.plan().title.is_empty() && app.plan().placements.is_empty(), "one step");
}

#[test]
fn files_dropped_together_are_all_taken_or_said() {
    let mut app = app();
    let dropped = |paths: &[&str]| Action::File(FileAction::Dropped(paths.iter().map(Into::into).collect()));
    let answers = |effects: Vec<Effect>| -> Vec<Action> {
        let answer = |effect: Effect| {
            let Effect::ReadTable { ticket, path } = effect else { return None };
            Some(Action::Import(ImportAction::Read { ticket, path, result: Ok(TABLE.as_bytes().into()) }))
        };
        effects.into_iter().filter_map(answer).collect()
    };
    let tables = answers(update(&mut app, dropped(&["/x/a.csv", "/x/b.xlsx"])));
    assert_eq!(tables.len(), 2);
    for table in tables {
        play(&mut app, table);
    }
    assert_eq!(importing(&app).name, "a.csv");
    play(&mut app, Action::Answer(DialogAnswer::Cancel));
    assert_eq!(importing(&app).name, "b.xlsx", "it has waited");
    play(&mut app, Action::Answer(DialogAnswer::Cancel));
    assert!(play(&mut app, dropped(&["/x/a.ron", "/x/b.ron"])).is_empty());
    assert_eq!(app.notice, Some(crate::app::Notice::OnePlanAtATime(2)));
    // A table is for the plan that is dropped with it.
    let reads = update(&mut app, dropped(&["/x/c.csv", "/x/soap.ron"]));
    let [Effect::Read { ticket, path }] = reads.as_slice() else { panic!("{reads:?}") };
    let opened = crate::store::read(include_bytes!("../../../saves/rayhan-soap.ron")).unwrap();
    let read = FileAction::Read { ticket: ticket.clone(), path: path.clone(), result: Box::new(Ok(opened.into())) };
    let tables = answers(update(&mut app, Action::File(read)));
    assert_eq!(tables.len(), 1);
    for table in tables {
        play(&mut app, table);
    }
    assert_eq!((importing(&app).name.as_str(), app.plan().messages.is_empty()), ("c.csv", false));
}

#[test]
fn what_is_typed_into_an_import_ends_with_its_dialog() {
    let mut app = app();
    play(&mut app, Action::Pasted(TABLE.into()));
    play(&mut app, Action::Import(ImportAction::Quantity(2, "many".to_owned())));
    assert_eq!(importing(&app).typed.quantities[&2], "many");
    assert_eq!(seen(&app).preview.taken, 1, "no quantity is said");
    play(&mut app, Action::Import(ImportAction::Quantity(2, "500".to_owned())));
    assert_eq!(importing(&app).choices.decisions.quantity(2), Some(500));
    assert_eq!(seen(&app).preview.taken, 2);
    let currency: crate::plan::Currency = "SAR".parse().unwrap();
    for (typed, rate) in [("0.19", Some("0.19".parse::<crate::plan::Decimal>().unwrap())), ("0", None), ("abc", None)] {
        play(&mut app, Action::Import(ImportAction::ExchangeRate(currency, typed.to_owned())));
        assert_eq!(importing(&app).choices.money.rate(currency), rate);
        assert_eq!(importing(&app).typed.rates["SAR"], typed);
    }
    play(&mut app, Action::Answer(DialogAnswer::Cancel));
    play(&mut app, Action::Pasted(TABLE.into()));
    assert_eq!(importing(&app).typed, crate::app::TypedImport::default());
}
