//! The shell's part in losing nothing: recovery copies, what a crash left, panics and signals.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::app::{App, Compared, Document, EarlierVersion, Recovered};
use crate::plan::Plan;
use crate::store::{self, Claim, Keeper, SaveError, SaveStep};

/// Recovery copies of this process, and those of others that it has claimed.
#[derive(Debug)]
pub(super) struct Keeping {
    state: PathBuf,
    keeper: Option<Keeper>,
    offered: Option<Arc<Plan>>,
    claims: Arc<Mutex<Vec<Option<Claim>>>>,
}

impl Keeping {
    /// Begins to keep copies in `state`, also when the program panics, is told to end, or loses its desktop. `report` is told
    /// when they cannot be kept, and with nothing when they can again.
    pub(super) fn begin(state: PathBuf, report: impl Fn(Option<SaveError>) + Send + Sync + 'static) -> Self {
        let report = Arc::new(report);
        let told = Arc::clone(&report);
        let keeper = Keeper::start(&state, move |why| told(why));
        match &keeper {
            Ok(keeper) => write_before_the_end(keeper),
            Err(why) => {
                log::warn!("no recovery copies are kept: {why}: {}", state.display());
                let source = std::io::Error::new(why.kind(), crate::store::SystemError::of(why));
                report(Some(SaveError { step: SaveStep::Create, source, path: state.clone() }));
            }
        }
        Self { state, keeper: keeper.ok(), offered: None, claims: Arc::default() }
    }

    /// Returns the state folder.
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

    /// Returns what looks for copies that a crash left, to be called on a thread of its own.
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
                    copy: found.copy.map(Document::recovered),
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

    /// Notes that the plan of this copy is open here now.
    pub(super) fn adopt(&self, id: usize) {
        if let (Some(keeper), Some(claim)) = (&self.keeper, self.take(id)) {
            keeper.adopt(claim);
        }
    }

    fn take(&self, id: usize) -> Option<Claim> {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner).get_mut(id)?.take()
    }

    /// Ends as the user wants it: what is not saved is not wanted, unless a save has not ended (`keeps_copy`).
    pub(super) fn finish(&mut self, keeps_copy: bool) {
        if let Some(mut keeper) = self.keeper.take()
            && !keeps_copy
        {
            keeper.finish();
        }
    }
}

/// Returns the earlier versions of the plan at `path`.
pub(super) fn earlier_versions(state: &Path, path: &Path) -> Vec<EarlierVersion> {
    let known = store::versions(state, path).into_iter();
    known
        .map(|version| EarlierVersion { file: version.file, saved: local(version.saved), bytes: version.bytes })
        .collect()
}

/// Returns a moment by the desktop's clock.
fn local(moment: Timestamp) -> DateTime {
    moment.to_zoned(TimeZone::system()).datetime()
}

/// What writes the copy when the process ends in a way that this program is not asked about.
static BEFORE_EXIT: OnceLock<Box<dyn Fn() + Send + Sync>> = OnceLock::new();

/// Lets the copy be written at once on a panic, when the system tells the program to end, and when the desktop is lost: then
/// its library ends the process.
fn write_before_the_end(keeper: &Keeper) {
    let write = keeper.at_once();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        write();
        usual(panic);
    }));
    #[cfg(unix)]
    {
        on_signals(keeper.at_once());
        if BEFORE_EXIT.set(Box::new(keeper.at_exit())).is_ok() && !shutdown_hooks::add_shutdown_hook(before_exit) {
            log::warn!("the end of the process is not seen");
        }
    }
}

#[cfg(unix)]
extern "C" fn before_exit() {
    if let Some(write) = BEFORE_EXIT.get() {
        write();
    }
}

/// The signals that end a process and can be seen before.
#[cfg(unix)]
const ENDING: [i32; 14] = {
    use signal_hook::consts::{
        SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
    };
    // "The power fails", which has no name there; elsewhere than on Linux the number stands twice, which changes nothing.
    const POWER: i32 = if cfg!(target_os = "linux") { 30 } else { SIGTERM };
    const COPROCESSOR: i32 = if cfg!(target_os = "linux") { 16 } else { SIGTERM };
    [
        SIGALRM,
        SIGHUP,
        SIGINT,
        SIGPROF,
        SIGQUIT,
        SIGSYS,
        SIGTERM,
        SIGTRAP,
        SIGUSR1,
        SIGUSR2,
        SIGVTALRM,
        SIGXCPU,
        POWER,
        COPROCESSOR,
    ]
};

#[cfg(unix)]
fn on_signals(write: impl Fn() + Send + 'static) {
    // A file that grows beyond what the user may have is an error of the save, and no reason to end.
    let also = std::iter::once(signal_hook::consts::SIGXFSZ);
    let mut signals = match signal_hook::iterator::Signals::new(ENDING.into_iter().chain(also)) {
        Ok(signals) => signals,
        Err(why) => {
            log::warn!("signals are not seen: {why}");
            return;
        }
    };
    let waiting = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            write();
            if !ENDING.contains(&signal) {
                continue;
            }
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
