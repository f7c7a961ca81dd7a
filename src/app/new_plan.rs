//! Makes a new plan: what follows from what is chosen in its dialog.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::dialog::{Beginning, Dialog, Failure, NewPlan, called};
use super::document::Document;
use super::files::proceed;
use super::message::{AfterSaving, Effect, NewPlanAction};
use crate::catalogue::SAMPLES;
use crate::store::LoadError;

/// Opens the dialog.
pub(super) fn ask(app: &mut App) {
    let usual = NewPlan::usual(app);
    app.dialog = Some(Dialog::NewPlan(Box::new(usual)));
}

/// Follows what happened in the dialog.
pub(super) fn new_plan_action(app: &mut App, action: NewPlanAction) -> Vec<Effect> {
    match (action, &mut app.dialog) {
        (NewPlanAction::Choose(next), Some(Dialog::NewPlan(choice))) => {
            *choice = next;
            Vec::new()
        }
        (NewPlanAction::AskPattern, Some(Dialog::NewPlan(choice))) => {
            // The dialog makes room for the desktop's own, and comes back with what was chosen.
            app.waiting_plan = Some(choice.clone());
            app.dialog = None;
            let ticket = app.ticket(Some(AfterSaving::Pattern));
            vec![Effect::AskOpenPath { ticket, folder: app.folder() }]
        }
        _ => Vec::new(),
    }
}

/// Shows the dialog again after the desktop's own was left without an answer.
pub(super) fn pattern_left(app: &mut App) {
    if let (Some(choice), None) = (app.waiting_plan.take(), &app.dialog) {
        app.dialog = Some(Dialog::NewPlan(choice));
    }
}

/// Takes a plan that was read as the pattern of the new one.
pub(super) fn pattern_read(app: &mut App, path: PathBuf, result: Result<Document, LoadError>) {
    let Some(mut choice) = app.waiting_plan.take() else { return };
    match result {
        Ok(read) => {
            let plan = Arc::clone(read.plan());
            let name = called(app, &plan, Some(&path));
            choice.weeks = plan.calendar.weeks.to_string();
            choice.pattern = Some((name.clone(), Arc::clone(&plan)));
            choice.beginning = Beginning::Pattern { name, plan };
            app.dialog = Some(Dialog::NewPlan(choice));
        }
        Err(why) => app.dialog = Some(Dialog::Failure(Failure::Open { path, why })),
    }
}

/// Makes the plan that was chosen; what is open is asked about first.
pub(super) fn make(app: &mut App, choice: Box<NewPlan>) -> Vec<Effect> {
    if !choice.is_usable() {
        app.dialog = Some(Dialog::NewPlan(choice));
        return Vec::new();
    }
    if let Beginning::Sample(at) = choice.beginning {
        return if at < SAMPLES.len() { proceed(app, AfterSaving::OpenSample(at)) } else { Vec::new() };
    }
    app.made_document = choice.plan(app.language()).map(|plan| Box::new(Document::new(&Arc::new(plan))));
    proceed(app, AfterSaving::Made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, Command, DialogAnswer, FileAction, Page, Preferences, TextsIn, update};
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::{Bilingual, Calendar, Language};

    fn app() -> App {
        App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1))
    }

    fn choice(app: &App) -> NewPlan {
        let Some(Dialog::NewPlan(choice)) = &app.dialog else { panic!("{:?}", app.dialog) };
        (**choice).clone()
    }

    fn choose(app: &mut App, change: impl FnOnce(&mut NewPlan)) {
        let mut next = choice(app);
        change(&mut next);
        update(app, Action::NewPlan(NewPlanAction::Choose(Box::new(next))));
    }

    #[test]
    fn enter_makes_an_empty_plan_of_what_was_typed() {
        let mut app = app();
        update(&mut app, Action::Command(Command::Gallery));
        choose(&mut app, |next| {
            next.title = "Autumn campaign".to_owned();
            next.client = "Nimbus".to_owned();
            next.start = "2027-09-06".to_owned();
            next.weeks = "13".to_owned();
            next.budget = "480k".to_owned();
            next.currency = "GBP".parse().unwrap();
            next.texts_in = TextsIn::Both;
        });
        assert!(app.plan().title.is_empty(), "nothing is made before the answer");
        update(&mut app, Action::Answer(DialogAnswer::Accept));
        let plan = app.plan();
        assert_eq!((plan.title.en.as_str(), plan.organisation.en.as_str()), ("Autumn campaign", "Nimbus"));
        assert_eq!(plan.calendar, Calendar { start: jiff::civil::date(2027, 9, 6), weeks: 13 });
        assert_eq!(plan.money.budget.to_string(), "480000");
        assert!(plan.bilingual && app.dialog.is_none() && app.page == Page::Brief);
    }

    #[test]
    fn what_cannot_be_read_keeps_the_dialog_open() {
        for change in [
            (|next: &mut NewPlan| next.start = "yesterday".to_owned()) as fn(&mut NewPlan),
            |next| next.weeks = "0".to_owned(),
            |next| next.weeks = "5000".to_owned(),
            |next| next.budget = "much".to_owned(),
        ] {
            let mut app = app();
            update(&mut app, Action::Command(Command::Gallery));
            choose(&mut app, change);
            assert!(!choice(&app).is_usable());
            update(&mut app, Action::Answer(DialogAnswer::Accept));
            assert!(matches!(app.dialog, Some(Dialog::NewPlan(_))));
        }
    }

    #[test]
    fn a_plan_of_a_file_becomes_the_pattern() {
        let mut app = app();
        update(&mut app, Action::Command(Command::Gallery));
        choose(&mut app, |next| next.title = "Second".to_owned());
        let asked = update(&mut app, Action::NewPlan(NewPlanAction::AskPattern));
        let [Effect::AskOpenPath { ticket, .. }] = asked.as_slice() else { panic!("{asked:?}") };
        let path = Some("/plans/soap.ron".into());
        let chosen = Action::File(FileAction::OpenPathChosen { ticket: ticket.clone(), path });
        let reads = update(&mut app, chosen);
        let [Effect::Read { ticket, path }] = reads.as_slice() else { panic!("{reads:?}") };
        let opened = crate::store::Opened::plain(Arc::new(rayhan_soap()), Vec::new().into());
        let read = FileAction::Read { ticket: ticket.clone(), path: path.clone(), result: Box::new(Ok(opened.into())) };
        update(&mut app, Action::File(read));
        assert_eq!((choice(&app).title.as_str(), choice(&app).weeks.as_str()), ("Second", "8"));
        assert!(matches!(choice(&app).beginning, Beginning::Pattern { .. }));
        choose(&mut app, |next| next.keeps.messages = false);
        update(&mut app, Action::Answer(DialogAnswer::Accept));
        assert_eq!(app.plan().channels.len(), rayhan_soap().channels.len());
        assert!(app.plan().messages.is_empty() && app.plan().placements.is_empty());
        assert_eq!(app.plan().title.en, "Second");
        assert_eq!(app.path(), None, "the pattern's file is left alone");
    }

    #[test]
    fn a_dialog_that_made_room_for_the_desktops_own_comes_back() {
        let mut app = app();
        update(&mut app, Action::Command(Command::Gallery));
        choose(&mut app, |next| next.title = "Kept".to_owned());
        let asked = update(&mut app, Action::NewPlan(NewPlanAction::AskPattern));
        let [Effect::AskOpenPath { ticket, .. }] = asked.as_slice() else { panic!("{asked:?}") };
        assert!(app.dialog.is_none());
        update(&mut app, Action::File(FileAction::OpenPathChosen { ticket: ticket.clone(), path: None }));
        assert_eq!(choice(&app).title, "Kept");
    }

    #[test]
    fn what_is_open_is_asked_about_before_a_new_plan_takes_its_place() {
        let mut app = app();
        let title = crate::edit::Edit::Title(Bilingual::new("Unsaved", ""));
        update(&mut app, Action::Edit { edit: title, gesture: None });
        update(&mut app, Action::Command(Command::Gallery));
        choose(&mut app, |next| next.title = "New".to_owned());
        update(&mut app, Action::Answer(DialogAnswer::Accept));
        assert!(matches!(app.dialog, Some(Dialog::Unsaved { .. })) && app.plan().title.en == "Unsaved");
        update(&mut app, Action::Answer(DialogAnswer::Discard));
        assert_eq!(app.plan().title.en, "New");
    }
}
