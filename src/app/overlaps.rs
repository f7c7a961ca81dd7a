//! Overlaps of channels, fitted beside the window to what was stated about pairs of them.

use std::sync::Arc;

use super::App;
use super::identity::DocumentKey;
use super::message::{Action, Effect, FittedOverlaps, Reports, Task, TaskKind};
use crate::edit::{Change, Edit, EditName, Subject, Verb};
use crate::plan::schema::ListName;
use crate::plan::{Channel, Plan};
use crate::reach::fitted_overlaps_unless;

/// Names the task that fits overlaps.
const OVERLAPS_TASK: TaskKind = TaskKind("fit overlaps");

/// Fits the overlaps of a plan.
#[derive(Debug)]
struct FitTask {
    key: DocumentKey,
    plan: Arc<Plan>,
}

impl Task for FitTask {
    fn kind(&self) -> TaskKind {
        OVERLAPS_TASK
    }

    fn run(&self, reports: &Reports<'_>) -> Action {
        let overlaps = fitted_overlaps_unless(reports.cancel, &self.plan);
        Action::OverlapsFitted(Box::new(FittedOverlaps { key: self.key, plan: Arc::clone(&self.plan), overlaps }))
    }

    fn failed(&self) -> Action {
        // The statements stand as they are; the page says which are not met, and offers to fit them again.
        let (key, plan) = (self.key, Arc::clone(&self.plan));
        Action::OverlapsFitted(Box::new(FittedOverlaps { key, plan, overlaps: Vec::new() }))
    }
}

/// Begins to fit overlaps where a visit to a field has stated something about pairs that `before` does not; what is fitted for an
/// earlier statement is dropped.
pub(super) fn follow_statements(app: &mut App, before: &Arc<Plan>) -> Vec<Effect> {
    let plan = Arc::clone(app.session.document.plan());
    if Arc::ptr_eq(before, &plan) || before.channels.same(&plan.channels) || !states_anew(before, &plan) {
        return Vec::new();
    }
    let key = app.session.key;
    vec![app.jobs.start(Arc::new(FitTask { key, plan }))]
}

fn states_anew(before: &Plan, plan: &Plan) -> bool {
    plan.channels.iter().any(|channel| {
        let known = before.channel(&channel.id);
        !known.is_some_and(|known| std::ptr::eq(known, channel.as_ref()) || known.pairs == channel.pairs)
    })
}

/// Gives the channels the overlaps that were fitted, as part of what stated the pairs; what was fitted for another state of the plan
/// is dropped.
pub(super) fn fitted(app: &mut App, found: &FittedOverlaps) {
    if found.key == app.session.key && Arc::ptr_eq(&found.plan, app.session.document.plan()) {
        // Overlaps are within the limits of plans, and the channels are those of the plan.
        let _ = app.session.document.amend(&refitted(&found.plan, &found.overlaps));
    }
}

/// Builds the edit that gives channels, by their places in `plan`, the overlaps that were fitted to what was stated.
#[must_use]
pub fn refitted(plan: &Plan, overlaps: &[(usize, f64)]) -> Edit {
    let changed = overlaps.iter().filter_map(|&(position, overlap)| {
        let channel = plan.channels.get(position)?;
        // As precise as a person could mean it; the statements keep what was said.
        let new = Channel { overlap: (overlap * 1e6).round() / 1e6, ..Channel::clone(channel) };
        let changes = new != **channel;
        changes.then_some(Edit::Channel(Change::Replace(new)))
    });
    let edits: Vec<Edit> = changed.collect();
    let name = EditName::of(Verb::Change, Subject::Item(ListName::Channels), edits.len().max(1));
    Edit::Several { edits, name }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use crate::app::{Action, App, Command, Effect, FileAction, Job, Preferences, VisitEdit, update};
    use crate::edit::{Change, Edit, GestureId};
    use crate::plan::{Channel, Language, Pair};

    /// A visit in which it is stated how many of those who meet the first channel also meet the second one.
    fn state(app: &mut App, also_met: f64) -> Vec<Effect> {
        let stated = VisitEdit::new(move |plan| {
            let [first, second] = [0, 1].map(|at| plan.channels[at].clone());
            let audience = first.contacts.iter().find(|contact| second.contact(&contact.audience).is_some())?;
            let pair = Pair { with: second.id.clone(), audience: audience.audience.clone(), also_met };
            let new = Channel { pairs: vec![pair], ..Channel::clone(&first) };
            Some(Edit::Channel(Change::Replace(new)))
        });
        update(app, Action::Visit { visit: GestureId(7), edit: stated })
    }

    fn job(effects: &[Effect]) -> Job {
        let mut jobs = effects.iter().filter_map(|effect| match effect {
            Effect::WorkOut(job) => Some(job.clone()),
            _ => None,
        });
        jobs.next().unwrap()
    }

    fn give_back(app: &mut App, job: &Job) {
        let sent = Mutex::new(Vec::new());
        job.run(&|action| sent.lock().unwrap().push(action));
        for action in sent.into_inner().unwrap() {
            update(app, action);
        }
    }

    fn overlaps(app: &App) -> Vec<f64> {
        app.plan().channels.iter().map(|channel| channel.overlap).collect()
    }

    fn app() -> App {
        let mut app = App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 1, 4));
        update(&mut app, Action::File(FileAction::OpenSample(0)));
        app
    }

    #[test]
    fn what_is_stated_is_fitted_beside_the_window_and_undone_with_it() {
        let mut app = app();
        let before = app.plan().clone();
        let first = job(&state(&mut app, 0.3));
        let fitting = job(&state(&mut app, 0.4));
        assert_eq!(overlaps(&app), before.channels.iter().map(|one| one.overlap).collect::<Vec<_>>(), "not yet");
        give_back(&mut app, &first);
        assert_eq!(overlaps(&app), before.channels.iter().map(|one| one.overlap).collect::<Vec<_>>(), "too late");
        update(&mut app, Action::EndGesture(GestureId(7)));
        give_back(&mut app, &fitting);
        let fitted = overlaps(&app);
        assert!(fitted[0].abs() > 0.01, "{fitted:?}");
        update(&mut app, Action::Command(Command::Undo));
        assert_eq!(*app.plan(), before, "one step");
        update(&mut app, Action::Command(Command::Redo));
        assert_eq!(overlaps(&app), fitted);
    }

    #[test]
    fn what_is_fitted_for_another_state_is_dropped() {
        let mut app = app();
        let before = app.plan().clone();
        let fitting = job(&state(&mut app, 0.4));
        update(&mut app, Action::EndGesture(GestureId(7)));
        update(&mut app, Action::Command(Command::Undo));
        give_back(&mut app, &fitting);
        assert_eq!(*app.plan(), before);
    }
}
