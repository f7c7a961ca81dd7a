//! Alternatives of a plan and plans beside it.

use std::sync::Arc;

use imc_planner::app::{Action, AlternativeAction, App, Command, Effect, FileAction, Notice};
use imc_planner::edit::Edit;
use imc_planner::plan::Bilingual;
use imc_planner::store;

use super::{OTHER, SOAP, changed, command, empty, open, play, read_back, rename};

/// The soap sample with the alternative "Video", whose schedule is the first placement alone.
fn with_alternative() -> App {
    let mut app = empty();
    open(&mut app, "/plans/a.ron", SOAP);
    command(&mut app, Command::KeepAlternative);
    let mut kept = app.plan().alternatives[0].as_ref().clone();
    kept.name = Bilingual::new("Video", "فيديو");
    kept.placements = app.plan().placements.iter().take(1).map(|placement| placement.as_ref().clone()).collect();
    let edit = Edit::Alternative(imc_planner::edit::Change::Replace(kept));
    play(&mut app, [Action::Edit { edit, gesture: None }]);
    app
}

#[test]
fn an_alternative_is_kept_named_and_switched_to_and_back_without_loss() {
    let mut app = with_alternative();
    assert_eq!(app.page, imc_planner::app::Page::Compare, "what was kept is shown to be named");
    let before = store::write(app.plan());
    let id = app.plan().alternatives[0].id.clone();
    let switch = || Action::Alternative(AlternativeAction::SwitchTo(id.clone()));
    play(&mut app, [switch()]);
    assert_eq!(app.plan().placements.len(), 1);
    assert_eq!(app.plan().alternatives[0].name, Bilingual::new("Before Video", "قبل فيديو"));
    play(&mut app, [switch()]);
    assert_eq!(store::write(app.plan()), before);
    command(&mut app, Command::Undo);
    command(&mut app, Command::Undo);
    assert_eq!(store::write(app.plan()), before, "each switch is one step");
    play(&mut app, [Action::Remove(imc_planner::edit::ItemId::Alternative(id.clone()))]);
    assert!(app.plan().alternatives.is_empty() && app.dialog.is_none());
    play(&mut app, [switch()]);
    assert!(!app.plan().placements.is_empty(), "one that is gone changes nothing");
}

#[test]
fn names_in_exchange_come_back() {
    use imc_planner::app::name_in_exchange;
    for (en, ar) in
        [("Video", "فيديو"), ("", "فيديو"), ("Video", ""), ("", ""), ("Before noon", "قبل الظهر"), ("A", "قبل ب")]
    {
        let name = Bilingual::new(en, ar);
        let exchanged = name_in_exchange(&name);
        assert_ne!(exchanged, name);
        assert_eq!(name_in_exchange(&exchanged), name, "{en} {ar}");
    }
}

#[test]
fn a_plan_of_another_file_stands_beside_the_open_one_and_replaces_nothing() {
    let mut app = changed();
    let before = store::write(app.plan());
    let asked = play(&mut app, [Action::Alternative(AlternativeAction::AskPlan)]);
    let [Effect::AskOpenPath { ticket, .. }] = asked.as_slice() else { panic!("{asked:?}") };
    let chosen = FileAction::OpenPathChosen { ticket: ticket.clone(), path: Some("/plans/b.ron".into()) };
    let effects = play(&mut app, [Action::File(chosen)]);
    let back = read_back(&effects, OTHER);
    play(&mut app, [back]);
    assert!(app.dialog.is_none(), "changes are not asked about: nothing is replaced");
    assert_eq!(store::write(app.plan()), before);
    assert_eq!(app.plans_beside().len(), 1);
    assert_eq!(app.plans_beside()[0].analysis.plan().channels.len(), 3);
    // Of its schedule nothing fits this plan: that is said.
    play(&mut app, [Action::Alternative(AlternativeAction::TakeOver(0))]);
    assert_eq!(app.plan().alternatives.len(), 1);
    assert!(matches!(app.notice, Some(Notice::TakenOver(_))), "{:?}", app.notice);
    play(&mut app, [Action::Alternative(AlternativeAction::RemovePlan(0))]);
    assert!(app.plans_beside().is_empty());
}

#[test]
fn a_plan_to_compare_with_that_comes_back_to_another_document_is_dropped() {
    let mut app = empty();
    let asked = play(&mut app, [Action::Alternative(AlternativeAction::AskPlan)]);
    let [Effect::AskOpenPath { ticket, .. }] = asked.as_slice() else { panic!("{asked:?}") };
    let chosen = FileAction::OpenPathChosen { ticket: ticket.clone(), path: Some("/plans/b.ron".into()) };
    let effects = play(&mut app, [Action::File(chosen)]);
    play(&mut app, [Action::File(FileAction::OpenSample(0))]);
    play(&mut app, [read_back(&effects, OTHER)]);
    assert!(app.plans_beside().is_empty());
}

#[test]
fn a_pinned_state_stays_until_it_is_unpinned_or_another_plan_is_open() {
    let mut app = changed();
    command(&mut app, Command::Pin);
    let pinned = Arc::clone(app.pinned().unwrap());
    play(&mut app, [rename("another"), rename("a third")]);
    assert!(Arc::ptr_eq(app.pinned().unwrap(), &pinned));
    command(&mut app, Command::Unpin);
    assert!(app.pinned().is_none());
    command(&mut app, Command::Pin);
    command(&mut app, Command::Save);
    let mut other = empty();
    command(&mut other, Command::Pin);
    play(&mut other, [Action::File(FileAction::OpenSample(0))]);
    assert!(other.pinned().is_none());
}
