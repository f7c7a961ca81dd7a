//! Work on large plans, side by side.

use super::Plan;

/// From so many placements on, a thread costs less than it saves.
const WORTH_A_THREAD: usize = 1000;

/// Two computations on `plan` that have nothing to do with each other, the first on a thread of its own for a large plan.
pub(crate) fn side_by_side<A: Send, B>(
    plan: &Plan,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if plan.placements.len() < WORTH_A_THREAD {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let thread = scope.spawn(one);
        let other = other();
        (thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}
