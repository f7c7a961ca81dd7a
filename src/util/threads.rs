//! Work on several threads at once: those of one pool, which are started once.

use std::sync::LazyLock;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

/// Does two things that have nothing to do with each other, at the same time where that is `worth` it.
pub(crate) fn side_by_side<A: Send, B: Send>(
    worth: bool,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if worth { rayon::join(one, other) } else { (one(), other()) }
}

/// Returns in how many parts work is shared, at most: one for each core, but two on one and eight on more.
pub(crate) fn most_parts() -> usize {
    // Asking the system reads files.
    static PARTS: LazyLock<usize> =
        LazyLock::new(|| std::thread::available_parallelism().map_or(1, usize::from).clamp(2, 8));
    *PARTS
}

/// Returns what `work` makes of the parts of `items`, in their order: at most [`most_parts`] of about the same length, at the
/// same time. `work` also gets the place of its part's first item.
pub(crate) fn in_parts<'a, T: Sync, R: Send>(items: &'a [T], work: impl Fn(usize, &'a [T]) -> R + Sync) -> Vec<R> {
    let size = items.len().div_ceil(most_parts()).max(1);
    items.par_chunks(size).enumerate().map(|(at, part)| work(at * size, part)).collect()
}

/// Returns what `work` makes of each of the numbers below `count`, in their order, several at the same time. A thread that comes
/// late still finds some left.
pub(crate) fn one_by_one<R: Send>(count: usize, work: impl Fn(usize) -> R + Sync + Send) -> Vec<R> {
    (0..count).into_par_iter().map(work).collect()
}
