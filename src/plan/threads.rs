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

/// What `work` makes of the parts of `items`, in their order: at most so many `parts` of about the same length, each on a
/// thread of its own. `work` also gets the place of its part's first item.
pub(crate) fn in_parts<T: Sync, R: Send>(items: &[T], parts: usize, work: impl Fn(usize, &[T]) -> R + Sync) -> Vec<R> {
    let (size, work) = (items.len().div_ceil(parts.max(1)).max(1), &work);
    std::thread::scope(|scope| {
        let part = |(at, part)| scope.spawn(move || work(at * size, part));
        let threads: Vec<_> = items.chunks(size).enumerate().map(part).collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, R>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        threads.into_iter().map(join).collect()
    })
}
