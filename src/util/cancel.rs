//! A way to stop work that goes on beside the window, and to see how far it has come.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Says that work was stopped before its end, because nobody waits for its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the work was stopped")]
pub struct Cancelled;

/// Stops work from another thread, and shows how far the work has come. Clones belong to the same work.
///
/// Long work calls [`Cancel::step`] once for each week, draw or level. The default one is never set by anybody else: with it
/// the work goes on to its end.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<State>);

#[derive(Debug, Default)]
struct State {
    is_set: AtomicBool,
    is_enough: AtomicBool,
    /// The part that is done, in thousandths.
    done: AtomicU32,
}

impl Cancel {
    /// Asks the work to stop.
    pub fn set(&self) {
        self.0.is_set.store(true, Ordering::Relaxed);
    }

    /// Returns true once the work was asked to stop.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.is_set.load(Ordering::Relaxed)
    }

    /// Asks the work to end with what it has found so far.
    pub fn end_early(&self) {
        self.0.is_enough.store(true, Ordering::Relaxed);
    }

    /// Returns true once the work was asked to end with what it has found so far. Work that finds all or nothing does not look.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.0.is_enough.load(Ordering::Relaxed)
    }

    /// Notes that this part of the work is done, 0 to 1; it never goes back.
    pub fn at(&self, part: f64) {
        self.0.done.fetch_max((1000.0 * part.clamp(0.0, 1.0)) as u32, Ordering::Relaxed);
    }

    /// Notes that `done` of `of` steps are done.
    ///
    /// # Errors
    /// [`Cancelled`] once the work was asked to stop.
    pub fn step(&self, done: usize, of: usize) -> Result<(), Cancelled> {
        let part = (1000.0 * done as f64 / of.max(1) as f64).clamp(0.0, 1000.0);
        self.0.done.store(part as u32, Ordering::Relaxed);
        if self.is_set() { Err(Cancelled) } else { Ok(()) }
    }

    /// Returns the part of the work that is done, from 0 to 1; 0 for work that does not say.
    #[must_use]
    pub fn done(&self) -> f64 {
        f64::from(self.0.done.load(Ordering::Relaxed)) / 1000.0
    }

    /// Returns true when `self` and `other` belong to the same work.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cancel, Cancelled};

    #[test]
    fn clones_belong_to_the_same_work() {
        let (cancel, other) = (Cancel::default(), Cancel::default());
        let clone = cancel.clone();
        assert_eq!(clone.step(1, 4), Ok(()));
        assert!((cancel.done() - 0.25).abs() < 1e-12);
        cancel.set();
        assert_eq!(clone.step(2, 4), Err(Cancelled));
        assert_eq!(other.step(1, 0), Ok(()));
        assert!(cancel.is_same(&clone) && !cancel.is_same(&other));
    }

    #[test]
    fn work_that_is_enough_is_not_cancelled() {
        let cancel = Cancel::default();
        cancel.at(0.6);
        cancel.at(0.2);
        assert!((cancel.done() - 0.6).abs() < 1e-12, "it never goes back");
        cancel.end_early();
        assert!(cancel.is_enough() && !cancel.is_set());
    }
}
