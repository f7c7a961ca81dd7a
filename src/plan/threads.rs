//! Work on large plans, side by side.

use std::sync::LazyLock;

use super::Plan;

/// From so many placements on, a thread costs less than it saves.
const WORTH_A_THREAD: usize = 1000;

/// True for a plan that work on its placements is worth threads for.
pub(crate) fn is_large(plan: &Plan) -> bool {
    plan.placements.len() >= WORTH_A_THREAD
}

/// Two computations on `plan` that have nothing to do with each other, the first on a thread of its own for a large plan.
pub(crate) fn side_by_side<A: Send, B>(
    plan: &Plan,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if !is_large(plan) {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let thread = scope.spawn(one);
        let other = other();
        (thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}

/// In how many parts work is shared, at most: one for each core, but two on one and eight on more.
pub(crate) fn most_parts() -> usize {
    // Asking the system reads files.
    static PARTS: LazyLock<usize> =
        LazyLock::new(|| std::thread::available_parallelism().map_or(1, usize::from).clamp(2, 8));
    *PARTS
}

/// What `work` makes of the parts of `items`, in their order: at most [`most_parts`] of about the same length, the first on
/// this thread and each other one on a thread of its own. `work` also gets the place of its part's first item.
pub(crate) fn in_parts<'a, T: Sync, R: Send>(items: &'a [T], work: impl Fn(usize, &'a [T]) -> R + Sync) -> Vec<R> {
    let (size, work) = (items.len().div_ceil(most_parts()).max(1), &work);
    let mut parts = items.chunks(size).enumerate().map(|(at, part)| (at * size, part));
    let first = parts.next();
    std::thread::scope(|scope| {
        let threads: Vec<_> = parts.map(|(at, part)| scope.spawn(move || work(at, part))).collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, R>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        let first = first.map(|(at, part)| work(at, part));
        first.into_iter().chain(threads.into_iter().map(join)).collect()
    })
}
