//! Chooses how a problem is solved: by labels that are compared exactly, or by looking at plans.

use super::exact::exact;
use super::many::many_views;
use super::problem::Problem;
use super::search::{Best, Search};
use super::space::Space;
use super::watch::Watch;

/// Up to so many numbers in a label dominance leaves few enough of them.
const MOST_KEYS: usize = 21;

/// Returns the best plan of `problem` for its money.
pub(super) fn solve(problem: &Problem, money: i64, watch: Watch<'_>) -> Option<Best> {
    if !compares(&problem.space) {
        return many_views(problem, money, watch);
    }
    let search = Search::new(problem, money, watch.stopped);
    let found = search.best(&[]);
    exact(problem, money, found, watch)
}

/// Returns true when labels are short enough to be compared.
pub(super) fn compares(space: &Space) -> bool {
    space.length() <= MOST_KEYS
}
