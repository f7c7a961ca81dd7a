//! Sessions with work beside the window, played as actions and effects.

use std::sync::{Arc, Mutex};

use jiff::civil::date;

use crate::analysis::{Answer, FrontOf, Question, WeeksShown};
use crate::app::{Action, App, Command, Effect, FileAction, Job, Page, Preferences, Reports, Task, TaskKind, update};
use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::optimise::{Goal, Request};
use crate::plan::schema::ListName;
use crate::plan::{Audience, Bilingual, Channel, Contact, InputError, Language, Metric, Money, Objective, Settings};

/// A program with a sample whose uncertainty takes long.
fn app() -> App {
    let mut app = App::new(Preferences::default(), Language::En, date(2026, 1, 4));
    update(&mut app, Action::File(FileAction::OpenSample(0)));
    assert!(with_draws(&mut app, 2000).is_empty(), "nothing is looked at");
    app
}

fn with_draws(app: &mut App, draws: u32) -> Vec<Effect> {
    let input_error = InputError { rating: 0.1, draws, ..InputError::default() };
    let settings = Settings { input_error, ..app.plan().settings };
    update(app, Action::Edit { edit: Edit::Settings(settings), gesture: None })
}

fn look_at(app: &mut App, questions: &[Question]) -> Vec<Effect> {
    update(app, Action::LookAt(questions.to_vec()))
}

fn only_job(effects: &[Effect]) -> Job {
    match effects {
        [Effect::WorkOut(job)] => job.clone(),
        other => panic!("{other:?}"),
    }
}

/// Runs a job and returns what it sent.
fn run(job: &Job) -> Vec<Action> {
    let sent = Mutex::new(Vec::new());
    job.run(&|action| sent.lock().unwrap().push(action));
    sent.into_inner().unwrap()
}

fn give_back(app: &mut App, job: &Job) -> Vec<Effect> {
    run(job).into_iter().flat_map(|action| update(app, action)).collect()
}

fn is_current(app: &App, question: &Question) -> bool {
    app.jobs().find(question, app.document().plan()).is_current
}

fn has_answer(app: &App, question: &Question) -> bool {
    app.jobs().find(question, app.document().plan()).answer.is_some()
}

#[test]
fn a_short_question_is_answered_at_once_and_stays_answered() {
    let mut app = app();
    let question = Question::Reliability;
    assert_eq!(look_at(&mut app, std::slice::from_ref(&question)), []);
    assert!(is_current(&app, &question));
    // In the same step as the edit: no frame shows an old answer.
    with_draws(&mut app, 10);
    assert!(is_current(&app, &question));
}

#[test]
fn a_long_question_is_worked_out_beside_the_window() {
    let mut app = app();
    let question = Question::Uncertainty;
    let job = only_job(&look_at(&mut app, std::slice::from_ref(&question)));
    assert_eq!(look_at(&mut app, std::slice::from_ref(&question)), [], "asked once");
    assert!(!has_answer(&app, &question));
    assert_eq!(app.jobs().running().count(), 1);
    assert_eq!(give_back(&mut app, &job), []);
    assert!(is_current(&app, &question));
    assert_eq!(app.jobs().running().count(), 0);
}

#[test]
fn the_newer_question_stops_the_older_and_begins_after_it() {
    let mut app = app();
    let question = Question::Uncertainty;
    let first = only_job(&look_at(&mut app, std::slice::from_ref(&question)));
    assert_eq!(with_draws(&mut app, 1999), [], "never two of a kind");
    assert!(first.cancel.is_set());
    let second = only_job(&give_back(&mut app, &first));
    assert!(!has_answer(&app, &question), "the answer for the other plan is dropped");
    assert_eq!(give_back(&mut app, &second), []);
    assert!(is_current(&app, &question));
    // The last answer stays until the next one is there.
    let third = only_job(&with_draws(&mut app, 1998));
    assert!(has_answer(&app, &question) && !is_current(&app, &question));
    give_back(&mut app, &third);
    assert!(is_current(&app, &question));
}

#[test]
fn an_answer_that_comes_too_late_is_dropped() {
    let mut app = app();
    let question = Question::Uncertainty;
    let job = only_job(&look_at(&mut app, std::slice::from_ref(&question)));
    let late = run(&job);
    with_draws(&mut app, 1999);
    let effects: Vec<Effect> = late.into_iter().flat_map(|action| update(&mut app, action)).collect();
    assert!(!has_answer(&app, &question));
    only_job(&effects);
}

#[test]
fn what_nobody_looks_at_is_stopped() {
    let mut app = app();
    let job = only_job(&look_at(&mut app, &[Question::Uncertainty]));
    assert_eq!(look_at(&mut app, &[]), []);
    assert!(job.cancel.is_set());
    assert_eq!(give_back(&mut app, &job), []);
    assert_eq!(app.jobs().running().count(), 0);
}

#[test]
fn an_answer_is_shown_only_where_its_positions_mean_the_same() {
    let mut app = app();
    let question = Question::Uncertainty;
    let job = only_job(&look_at(&mut app, std::slice::from_ref(&question)));
    give_back(&mut app, &job);
    let message = app.plan().messages[0].id.clone();
    let edit = Edit::Message(Change::Remove(message));
    let effects = update(&mut app, Action::Edit { edit, gesture: None });
    only_job(&effects);
    assert!(!has_answer(&app, &question));
    // Another question of the kind has another answer.
    let chosen = Question::Weeks(WeeksShown::Chosen, 1, 2);
    for effect in look_at(&mut app, std::slice::from_ref(&chosen)) {
        let Effect::WorkOut(job) = effect else { panic!("{effect:?}") };
        give_back(&mut app, &job);
    }
    assert!(is_current(&app, &chosen));
    assert!(!has_answer(&app, &Question::Weeks(WeeksShown::Chosen, 1, 3)));
}

#[test]
fn many_alternatives_are_worked_out_beside_the_window_and_few_follow_at_once() {
    let mut app = app();
    let question = Question::Alternatives;
    for _ in 0..40 {
        update(&mut app, Action::Command(Command::KeepAlternative));
    }
    let job = only_job(&look_at(&mut app, std::slice::from_ref(&question)));
    assert!(give_back(&mut app, &job).is_empty() && is_current(&app, &question));
    let Some(answer) = app.jobs().find(&question, app.document().plan()).answer else { panic!("no answer") };
    let Answer::Alternatives(versions) = &**answer else { panic!("{answer:?}") };
    assert_eq!(versions.0.len(), 40);
    // Three that are known follow an edit of the plan within the frame.
    for _ in 0..37 {
        let id = app.plan().alternatives[0].id.clone();
        update(&mut app, Action::Remove(crate::edit::ItemId::Alternative(id)));
    }
    let jobs: Vec<Job> = app.jobs().running().cloned().collect();
    for job in jobs {
        give_back(&mut app, &job);
    }
    assert!(is_current(&app, &question));
    assert!(with_draws(&mut app, 1000).is_empty(), "no job is begun");
    assert!(is_current(&app, &question));
}

#[test]
fn a_failure_is_said_and_not_tried_again() {
    let mut app = app();
    let question = Question::Uncertainty;
    let job = only_job(&look_at(&mut app, std::slice::from_ref(&question)));
    assert_eq!(update(&mut app, job.failed()), []);
    assert!(app.jobs().find(&question, app.document().plan()).has_failed);
    assert_eq!(look_at(&mut app, std::slice::from_ref(&question)), []);
    // Another plan may not fail.
    only_job(&with_draws(&mut app, 1999));
}

#[test]
fn another_document_has_answers_of_its_own() {
    let mut app = app();
    let question = Question::Uncertainty;
    let job = only_job(&look_at(&mut app, std::slice::from_ref(&question)));
    give_back(&mut app, &job);
    update(&mut app, Action::Command(Command::NewPlan));
    update(&mut app, Action::Answer(crate::app::DialogAnswer::Discard));
    assert_eq!(app.plan().audiences.len(), 0, "{:?}", app.dialog);
    let found = app.jobs().find(&question, app.document().plan());
    assert!(match found.answer.map(AsRef::as_ref) {
        None => true,
        Some(Answer::Uncertainty(answer)) => answer.is_err(),
        Some(_) => false,
    });
}

/// A task that goes to a page, and reports another one before.
#[derive(Debug)]
struct GoesTo(Page);

impl Task for GoesTo {
    fn kind(&self) -> TaskKind {
        TaskKind("test")
    }

    fn run(&self, reports: &Reports<'_>) -> Action {
        reports.send(Action::GoTo(Page::Brief));
        assert!(self.0 != Page::Checks, "as the test wants it");
        Action::GoTo(self.0)
    }

    fn failed(&self) -> Action {
        Action::GoTo(Page::Messages)
    }
}

fn start(app: &mut App, page: Page) -> Job {
    only_job(&update(app, Action::StartTask(Arc::new(GoesTo(page)))))
}

#[test]
fn a_task_reports_and_ends() {
    let mut app = app();
    let job = start(&mut app, Page::Budget);
    let mut sent = run(&job).into_iter();
    update(&mut app, sent.next().unwrap());
    assert_eq!(app.page, Page::Brief);
    assert!(app.jobs().task(TaskKind("test")).is_some());
    update(&mut app, sent.next().unwrap());
    assert_eq!(app.page, Page::Budget);
    assert!(app.jobs().task(TaskKind("test")).is_none());
}

#[test]
fn a_task_that_panics_or_cannot_begin_is_answered() {
    let mut app = app();
    let job = start(&mut app, Page::Checks);
    give_back(&mut app, &job);
    assert_eq!(app.page, Page::Messages);
    let job = start(&mut app, Page::Budget);
    update(&mut app, Action::GoTo(Page::Plan));
    update(&mut app, job.failed());
    assert_eq!(app.page, Page::Messages);
}

#[test]
fn a_task_that_was_stopped_is_heard_no_longer() {
    let mut app = app();
    let older = start(&mut app, Page::Budget);
    let newer = start(&mut app, Page::Reach);
    assert!(older.cancel.is_set());
    give_back(&mut app, &older);
    assert_eq!(app.page, Page::Plan);
    update(&mut app, Action::StopTask(TaskKind("test")));
    assert!(newer.cancel.is_set());
    give_back(&mut app, &newer);
    assert_eq!(app.page, Page::Plan);
    let job = start(&mut app, Page::Budget);
    update(&mut app, Action::File(FileAction::OpenSample(1)));
    update(&mut app, Action::Answer(crate::app::DialogAnswer::Discard));
    assert!(job.cancel.is_set(), "it belonged to the other document");
}

/// Gives the open plan many objectives, and its first channel a contact of many audiences.
fn grown(app: &mut App) {
    let plan = Arc::clone(app.document().plan());
    let count = plan.objectives.len();
    let named = |at: usize| format!("more-{at}");
    let objective = |at: usize| Objective {
        metric: Metric::Reach(1),
        ..Objective::named(named(at).as_str().into(), Bilingual::default())
    };
    let objectives = (0..80).map(|at| Edit::Objective(Change::Add { item: objective(at), at: None }));
    let audience =
        |at: usize| Audience { id: named(at).as_str().into(), overlaps: true, ..Audience::clone(&plan.audiences[0]) };
    let audiences = (0..40).map(|at| Edit::Audience(Change::Add { item: audience(at), at: None }));
    let mut channel = Channel::clone(&plan.channels[0]);
    let contact = channel.contacts[0].clone();
    channel.contacts.extend((0..40).map(|at| Contact { audience: named(at).as_str().into(), ..contact.clone() }));
    let edits = objectives.chain(audiences).chain([Edit::Channel(Change::Replace(channel))]).collect();
    let name = EditName::of(Verb::Change, Subject::Item(ListName::Channels), 1);
    assert!(update(app, Action::Edit { edit: Edit::Several { edits, name }, gesture: None }).is_empty());
    assert_eq!(app.plan().objectives.len(), count + 80);
}

#[test]
fn what_grows_with_the_plan_is_worked_out_beside_the_window() {
    let mut app = app();
    grown(&mut app);
    let channel = app.plan().channels[0].id.clone();
    let placement = app.plan().placements[0].id.clone();
    let long = [
        Question::Objectives,
        Question::ContactModels(channel),
        Question::Best(Box::new(Request::of(Goal::Reach { times: 1 }))),
        Question::BestFront(Box::new((Request::of(Goal::Reach { times: 1 }), FrontOf::Consistency))),
    ];
    for question in long {
        let job = only_job(&look_at(&mut app, std::slice::from_ref(&question)));
        assert!(!has_answer(&app, &question), "{question:?}");
        assert_eq!(give_back(&mut app, &job), [], "{question:?}");
        assert!(is_current(&app, &question), "{question:?}");
        // The last answer stays until the next one is there, and nobody waits for the one before.
        let next = only_job(&with_draws(&mut app, 3));
        assert!(has_answer(&app, &question) && !is_current(&app, &question), "{question:?}");
        look_at(&mut app, &[]);
        assert!(next.cancel.is_set(), "{question:?}");
        give_back(&mut app, &next);
        with_draws(&mut app, 2000);
    }
    // What one placement's money buys is short on a small plan, and is answered with the edit.
    let short = Question::UnitsFor(placement, Money(100_000));
    assert_eq!(look_at(&mut app, std::slice::from_ref(&short)), []);
    assert!(is_current(&app, &short));
    assert!(short.work(app.document().analysis()) < 4000);
}

#[test]
fn objectives_are_known_to_everybody_once_they_are_worked_out() {
    let mut app = app();
    grown(&mut app);
    assert!(app.document().analysis().known_objectives().is_none());
    let job = only_job(&look_at(&mut app, &[Question::Objectives]));
    give_back(&mut app, &job);
    assert_eq!(
        app.document().analysis().known_objectives().map(|known| known.len()),
        Some(app.plan().objectives.len())
    );
}

/// Gives back all that goes on beside the window.
fn settle(app: &mut App) {
    loop {
        let jobs: Vec<Job> = app.jobs().running().cloned().collect();
        if jobs.is_empty() {
            return;
        }
        for job in jobs {
            give_back(app, &job);
        }
    }
}

#[test]
fn what_an_objective_has_come_to_stands_under_no_other_one() {
    let mut app = app();
    grown(&mut app);
    let question = Question::Objectives;
    look_at(&mut app, std::slice::from_ref(&question));
    settle(&mut app);
    let first = app.plan().objectives.find(&"more-0".into()).unwrap().clone();
    let replace =
        |objective: Objective| Action::Edit { edit: Edit::Objective(Change::Replace(objective)), gesture: None };
    // Its words are no part of the figure: the last one stays until the next one is there.
    update(&mut app, replace(Objective { text: Bilingual::new("Known", "معروف"), ..first.clone() }));
    assert!(has_answer(&app, &question) && !is_current(&app, &question));
    settle(&mut app);
    assert!(is_current(&app, &question));
    let id = crate::edit::ItemId::Objective(first.id.clone());
    let changes = [
        replace(Objective { metric: Metric::Frequency, ..first }),
        Action::Reorder(id.clone(), crate::edit::MoveBy::Down),
        Action::Remove(id),
    ];
    for change in changes {
        let what = format!("{change:?}");
        update(&mut app, change);
        assert!(!has_answer(&app, &question), "{what}");
        settle(&mut app);
        assert!(is_current(&app, &question), "{what}");
    }
}

#[test]
fn a_search_ends_early_with_what_it_has_found() {
    let mut app = app();
    let question = Question::Best(Box::new(Request::of(Goal::Reach { times: 3 })));
    let job = only_job(&look_at(&mut app, std::slice::from_ref(&question)));
    assert_eq!(update(&mut app, Action::EndEarly(question.kind())), []);
    assert!(!job.cancel.is_set() && job.cancel.is_enough());
    assert_eq!(give_back(&mut app, &job), []);
    assert!(is_current(&app, &question), "what was found is the answer, and it is not asked again");
    let found = app.jobs().find(&question, app.document().plan());
    let Some(Answer::Best(answer)) = found.answer.map(AsRef::as_ref) else { panic!("{found:?}") };
    match answer {
        Ok(answer) => assert!(answer.was_stopped && answer.bound >= answer.proposed.value),
        Err(why) => assert_eq!(*why, crate::optimise::NoAnswer::Stopped),
    }
}
