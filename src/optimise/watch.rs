//! Says whether work is to stop, and is told how far it is.

/// Says whether to stop, and how far the work is.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// True when the work is to stop with what it has.
    pub stopped: &'a (dyn Fn() -> bool + Sync),
    /// Told from time to time which part of the work is done, 0 to 1.
    pub progress: &'a (dyn Fn(f64) + Sync),
}

impl Watch<'_> {
    /// Never stops, and tells nobody.
    pub const NONE: Watch<'static> = Watch { stopped: &|| false, progress: &|_| {} };

    /// Tells that a part of the work is done.
    pub(super) fn is_done(&self, part: f64) {
        (self.progress)(part);
    }

    /// Returns a watch that stops as this one, and tells nobody.
    #[must_use]
    pub fn quiet(&self) -> Self {
        Watch { stopped: self.stopped, progress: &|_| {} }
    }

    /// Does what is the work from one part to another of all work.
    pub fn during<R>(&self, from: f64, to: f64, work: impl FnOnce(Watch<'_>) -> R) -> R {
        let progress = |part: f64| (self.progress)(from + (to - from) * part.clamp(0.0, 1.0));
        let done = work(Watch { stopped: self.stopped, progress: &progress });
        (self.progress)(to);
        done
    }
}
