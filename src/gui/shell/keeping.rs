//! The shell's part in losing nothing: recovery copies, what a crash left, panics and signals.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::app::{App, Compared, EarlierVersion, Recovered};
use crate::plan::Plan;
use crate::store::{self, Claim, Keeper};

/// Recovery copies of this process, and those of others that it has claimed.
#[derive(Debug)]
pub(super) struct Keeping {
    state: PathBuf,
    keeper: Option<Keeper>,
    offered: Option<Arc<Plan>>,
    claims: Arc<Mutex<Vec<Option<Claim>>>>,
}

impl Keeping {
    /// Begins to keep copies in `state`, also when the program panics or is told to end.
    pub(super) fn begin(state: PathBuf) -> Self {
        let keeper = Keeper::start(&state);
        match &keeper {
            Ok(keeper) => write_before_the_end(keeper),
            Err(why) => log::warn!("no recovery copies are kept: {why}: {}", state.display()),
        }
        Self { state, keeper: keeper.ok(), offered: None, claims: Arc::default() }
    }

    /// The state folder.
    pub(super) fn state(&self) -> &Path {
        &self.state
    }

    /// Hands the plan to the keeper when it is another than before.
    pub(super) fn follow(&mut self, app: &App) {
        let Some(keeper) = &self.keeper else { return };
        let changed = app.document().is_changed().then(|| app.document().plan());
        let same = match (&self.offered, changed) {
            (None, None) => true,
            (Some(offered), Some(plan)) => Arc::ptr_eq(offered, plan),
            _ => false,
        };
        if !same {
            self.offered = changed.cloned();
            keeper.offer(app.document().snapshot());
        }
    }

    /// What looks for copies that a crash left, to be called on a thread of its own.
    pub(super) fn search(&self) -> impl FnOnce() -> Vec<Recovered> + Send + 'static {
        let (state, claims) = (self.state.clone(), Arc::clone(&self.claims));
        move || {
            let found = store::recoverable(&state);
            let mut claims = claims.lock().unwrap_or_else(PoisonError::into_inner);
            let mut recovered = Vec::new();
            for found in found {
                let compared = match (&found.saved, &found.copy) {
                    (Some(saved), Ok(copy)) => Some(Compared::of(&saved.plan, &copy.plan)),
                    _ => None,
                };
                recovered.push(Recovered {
                    id: claims.len(),
                    path: found.path,
                    written: found.written.map(local),
                    copy: found.copy,
                    compared,
                });
                claims.push(Some(found.claim));
            }
            recovered
        }
    }

    pub(super) fn discard(&self, id: usize) {
        if let Some(claim) = self.take(id) {
            claim.discard();
        }
    }

    /// The plan of this copy is open here now.
    pub(super) fn adopt(&self, id: usize) {
        if let (Some(keeper), Some(claim)) = (&self.keeper, self.take(id)) {
            keeper.adopt(claim);
        }
    }

    fn take(&self, id: usize) -> Option<Claim> {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner).get_mut(id)?.take()
    }

    /// The program ends as the user wants it: what is not saved is not wanted.
    pub(super) fn finish(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            keeper.finish();
        }
    }
}

/// The earlier versions of the plan at `path`.
pub(super) fn earlier_versions(state: &Path, path: &Path) -> Vec<EarlierVersion> {
    let known = store::versions(state, path).into_iter();
    known
        .map(|version| EarlierVersion { file: version.file, saved: local(version.saved), bytes: version.bytes })
        .collect()
}

/// A moment by the desktop's clock.
fn local(moment: Timestamp) -> DateTime {
    moment.to_zoned(TimeZone::system()).datetime()
}

/// Lets the copy be written at once on a panic, and when the system tells the program to end.
fn write_before_the_end(keeper: &Keeper) {
    let write = keeper.at_once();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        write();
        usual(panic);
    }));
    #[cfg(unix)]
    on_signals(keeper.at_once());
}

#[cfg(unix)]
fn on_signals(write: impl Fn() + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = match signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) {
        Ok(signals) => signals,
        Err(why) => {
            log::warn!("signals are not seen: {why}");
            return;
        }
    };
    let waiting = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            write();
            // The program then ends as it would have, so that its parent sees why.
            if signal_hook::low_level::emulate_default_handler(signal).is_err() {
                std::process::exit(128 + signal);
            }
        }
    });
    if let Err(why) = waiting {
        log::warn!("signals are not seen: {why}");
    }
}
