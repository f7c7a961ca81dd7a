//! Playing sessions in tests: actions in, effects out, and the work beside the window done on the way.

use std::sync::Mutex;

use super::{Action, App, Effect, update};

/// Plays an action, and all work beside the window that follows from it. Returns the other effects.
pub(super) fn play(app: &mut App, action: Action) -> Vec<Effect> {
    let mut left = Vec::new();
    let mut effects = update(app, action);
    while let Some(effect) = effects.pop() {
        let Effect::WorkOut(job) = effect else {
            left.push(effect);
            continue;
        };
        let sent = Mutex::new(Vec::new());
        job.run(&|action| sent.lock().unwrap().push(action));
        for action in sent.into_inner().unwrap() {
            effects.extend(update(app, action));
        }
    }
    left
}
