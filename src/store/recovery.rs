//! Recovery copies: what was typed and not saved yet, in the user's state folder, for the next start after a crash.
//!
//! Every process has a session of its own: a lock file, which the system unlocks when the process ends in whatever way,
//! and beside it the copy of its plan while that has unsaved changes. A session that nobody holds is what a crash left.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::file::{LoadError, load_within, save_atomically};
use super::{Opened, bytes_to_save};
use crate::plan::Plan;

/// How long after a change its copy is written.
pub const RECOVERY_DELAY: Duration = Duration::from_secs(2);

/// The name of the thread that writes copies.
const THREAD: &str = "recovery";

/// A plan with unsaved changes, as much of it as a copy needs. Making one costs a few pointers.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The document that it was opened from.
    pub opened: Option<Opened>,
    /// Its file; none for a plan that was never saved.
    pub path: Option<PathBuf>,
}

/// Keeps a copy of the plan with unsaved changes, on a thread of its own.
#[derive(Debug)]
pub struct Keeper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    slot: Mutex<Slot>,
    wake: Condvar,
    session: Session,
    /// Held while files of the session are written: by the thread, or by who writes at once.
    writing: Mutex<()>,
}

#[derive(Debug, Default)]
struct Slot {
    /// What the copy shall hold; no copy when none.
    wanted: Option<Snapshot>,
    /// When the first change after the last copy was made.
    since: Option<Instant>,
    /// Sessions of before whose plan is open here now: removed once it has a copy here.
    adopted: Vec<Claim>,
    ending: bool,
}

/// The files of one process.
#[derive(Debug)]
struct Session {
    stem: PathBuf,
    _lock: File,
}

impl Session {
    /// Begins a session. Its lock file gets its name only once it is locked, so that nobody takes it for an old one.
    fn begin(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let lock = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
        lock.as_file().try_lock().map_err(io::Error::from)?;
        let now = Timestamp::now().strftime("%Y%m%dT%H%M%S").to_string();
        let unique =
            lock.path().file_name().map(|name| super::state::fnv1a(name.as_encoded_bytes())).unwrap_or_default();
        let stem = folder.join(format!("{now}-{}-{:04x}", std::process::id(), unique & 0xffff));
        let file = lock.persist_noclobber(stem.with_extension("lock")).map_err(|error| error.error)?;
        Ok(Self { stem, _lock: file })
    }

    fn write(&self, snapshot: &Snapshot) -> io::Result<()> {
        let path = snapshot.path.as_deref().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        // The name goes first: a copy without one would pass for a plan that was never saved.
        save_atomically(&self.stem.with_extension("path"), path.as_bytes()).map_err(io::Error::other)?;
        let bytes = bytes_to_save(&snapshot.plan, snapshot.opened.as_ref());
        save_atomically(&self.stem.with_extension("ron"), &bytes).map_err(io::Error::other)
    }

    fn remove_copy(&self) {
        remove_files(&self.stem, &["ron", "path"]);
    }
}

fn remove_files(stem: &Path, extensions: &[&str]) {
    for extension in extensions {
        let path = stem.with_extension(extension);
        match fs::remove_file(&path) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => {
                log::warn!("a recovery copy cannot be removed: {why}: {}", path.display());
            }
            _ => {}
        }
    }
}

impl Keeper {
    /// Begins to keep copies in `state`, the user's state folder.
    ///
    /// # Errors
    /// When the folder cannot be written to or no thread can be started.
    pub fn start(state: &Path) -> io::Result<Self> {
        let session = Session::begin(&folder(state))?;
        let shared =
            Arc::new(Shared { slot: Mutex::default(), wake: Condvar::new(), session, writing: Mutex::default() });
        let working = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name(THREAD.to_owned()).spawn(move || working.work())?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Says what the copy shall hold from now on: the plan with its unsaved changes, or nothing. Takes microseconds; the
    /// copy is written within [`RECOVERY_DELAY`] and the time that the disk takes.
    pub fn offer(&self, snapshot: Option<Snapshot>) {
        let mut slot = self.shared.slot();
        slot.wanted = snapshot;
        slot.since.get_or_insert_with(Instant::now);
        drop(slot);
        self.shared.wake.notify_one();
    }

    /// Takes over what a session of before left, whose plan is open here from now on: its files go once the plan has a copy
    /// here, or is saved.
    pub fn adopt(&self, claim: Claim) {
        self.shared.slot().adopted.push(claim);
    }

    /// What writes the copy at once when it is called, on the thread that calls it: for a panic or a signal.
    pub fn at_once(&self) -> impl Fn() + Send + Sync + 'static {
        let shared = Arc::clone(&self.shared);
        move || {
            // The recovery thread itself has panicked: it holds what writing needs.
            if std::thread::current().name() != Some(THREAD) {
                shared.write_now();
            }
        }
    }

    /// Ends the session: nothing is left to be recovered.
    pub fn finish(&mut self) {
        self.end();
        self.shared.session.remove_copy();
        for claim in std::mem::take(&mut self.shared.slot().adopted) {
            claim.discard();
        }
        remove_files(&self.shared.session.stem, &["lock"]);
    }

    fn end(&mut self) {
        self.shared.slot().ending = true;
        self.shared.wake.notify_one();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the recovery thread has panicked");
        }
    }
}

impl Drop for Keeper {
    /// The thread ends; the copy stays, because only [`Keeper::finish`] knows that it is not needed any more.
    fn drop(&mut self) {
        self.end();
    }
}

impl Shared {
    /// What is in it is whole at any time, so a panic elsewhere does not spoil it.
    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        let mut slot = self.slot();
        while !slot.ending {
            let Some(since) = slot.since else {
                slot = self.wake.wait(slot).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let left = RECOVERY_DELAY.saturating_sub(since.elapsed());
            // A copy that is not needed any more goes at once.
            if !left.is_zero() && slot.wanted.is_some() {
                slot = self.wake.wait_timeout(slot, left).unwrap_or_else(PoisonError::into_inner).0;
                continue;
            }
            drop(slot);
            self.write_now();
            slot = self.slot();
        }
    }

    fn write_now(&self) {
        // Who comes second waits: then the newest copy is there when it goes on.
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut slot = self.slot();
        if slot.since.take().is_none() {
            return;
        }
        let wanted = slot.wanted.clone();
        drop(slot);
        let Some(snapshot) = wanted else {
            self.session.remove_copy();
            return;
        };
        match self.session.write(&snapshot) {
            Ok(()) => {
                for claim in std::mem::take(&mut self.slot().adopted) {
                    claim.discard();
                }
            }
            Err(why) => {
                log::error!("the recovery copy was not written: {why}");
                // The next change tries again.
                if self.slot().wanted.is_none() {
                    self.session.remove_copy();
                }
            }
        }
    }
}

fn folder(state: &Path) -> PathBuf {
    state.join("recovery")
}

/// A session that nobody else has or will get while this lives.
#[derive(Debug)]
pub struct Claim {
    stem: PathBuf,
    _lock: File,
}

impl Claim {
    /// Removes what the session left.
    pub fn discard(self) {
        remove_files(&self.stem, &["ron", "path", "lock"]);
    }
}

/// What a process that did not end properly has left.
#[derive(Debug)]
pub struct Found {
    /// The right to open or discard it.
    pub claim: Claim,
    /// The file of the plan; none for one that was never saved.
    pub path: Option<PathBuf>,
    /// When the copy was written.
    pub written: Option<Timestamp>,
    /// The copy.
    pub copy: Result<Opened, LoadError>,
    /// The plan's file as it is now, where it has one that can be read.
    pub saved: Option<Opened>,
}

/// The copies in `state` whose process has ended without saving or discarding them, newest first. Those of living
/// processes are left alone, and while a copy is claimed here no other process finds it.
#[must_use]
pub fn recoverable(state: &Path) -> Vec<Found> {
    let Ok(entries) = fs::read_dir(folder(state)) else { return Vec::new() };
    let is_lock = |path: &PathBuf| {
        let hidden = path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
        !hidden && path.extension() == Some(OsStr::new("lock"))
    };
    let mut locks: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_lock).collect();
    locks.sort();
    locks.iter().rev().filter_map(|lock| found(lock)).collect()
}

fn found(lock: &Path) -> Option<Found> {
    let file = OpenOptions::new().read(true).write(true).open(lock).ok()?;
    file.try_lock().ok()?;
    let claim = Claim { stem: lock.with_extension(""), _lock: file };
    let copy_path = claim.stem.with_extension("ron");
    let Ok(metadata) = fs::metadata(&copy_path) else {
        // It had nothing to keep.
        claim.discard();
        return None;
    };
    let written = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    let path = fs::read_to_string(claim.stem.with_extension("path")).ok().filter(|path| !path.is_empty());
    let path = path.map(PathBuf::from);
    let saved = path.as_deref().and_then(|path| load_within(path, u64::MAX).ok());
    let copy = load_within(&copy_path, u64::MAX);
    Some(Found { claim, path, written, copy, saved })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    use super::{Keeper, Snapshot, recoverable};
    use crate::plan::{Bilingual, Plan};

    fn snapshot(title: &str, path: Option<&str>) -> Snapshot {
        let opened = crate::store::read(crate::catalogue::SAMPLES[0].text.as_bytes()).unwrap();
        let plan = Plan { title: Bilingual::new(title, ""), ..Plan::clone(&opened.plan) };
        Snapshot { plan: Arc::new(plan), opened: Some(opened), path: path.map(PathBuf::from) }
    }

    /// A process that offers these and ends in the middle of its work.
    fn crashed(state: &Path, offered: &[Option<Snapshot>]) {
        let keeper = Keeper::start(state).unwrap();
        let write = keeper.at_once();
        for snapshot in offered {
            keeper.offer(snapshot.clone());
            write();
        }
    }

    fn titles(state: &Path) -> Vec<String> {
        let mut titles: Vec<String> =
            recoverable(state).iter().map(|found| found.copy.as_ref().unwrap().plan.title.en.clone()).collect();
        titles.sort();
        titles
    }

    #[test]
    fn what_a_crash_left_is_found_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path();
        assert!(recoverable(state).is_empty(), "no folder yet");
        crashed(state, &[]);
        crashed(state, &[Some(snapshot("Saved since", None)), None]);
        assert!(recoverable(state).is_empty());
        assert_eq!(std::fs::read_dir(state.join("recovery")).unwrap().count(), 0, "what is empty is tidied away");
        crashed(state, &[Some(snapshot("One", Some("plans/soap.ron"))), Some(snapshot("Two", Some("plans/soap.ron")))]);
        crashed(state, &[Some(snapshot("Never saved", None))]);
        let living = Keeper::start(state).unwrap();
        living.offer(Some(snapshot("Living", None)));
        living.at_once()();
        assert_eq!(titles(state), ["Never saved", "Two"]);
        let found = recoverable(state);
        assert!(recoverable(state).is_empty(), "what is claimed is found by nobody else");
        let soap = found.iter().find(|found| found.path.is_some()).unwrap();
        assert_eq!(soap.path, Some(PathBuf::from("plans/soap.ron")));
        assert!(soap.written.is_some() && soap.saved.is_none());
        for found in found {
            found.claim.discard();
        }
        assert!(recoverable(state).is_empty());
    }

    #[test]
    fn an_adopted_copy_stays_until_there_is_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path();
        crashed(state, &[Some(snapshot("Old", None))]);
        let keeper = Keeper::start(state).unwrap();
        keeper.adopt(recoverable(state).remove(0).claim);
        drop(keeper);
        assert_eq!(titles(state), ["Old"], "the second process crashed before it had a copy of its own");
        let mut keeper = Keeper::start(state).unwrap();
        keeper.adopt(recoverable(state).remove(0).claim);
        keeper.offer(Some(snapshot("New", None)));
        keeper.at_once()();
        keeper.end();
        drop(keeper);
        assert_eq!(titles(state), ["New"]);
    }

    #[test]
    fn a_session_that_ends_properly_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::start(folder.path()).unwrap();
        keeper.offer(Some(snapshot("Discarded", None)));
        keeper.at_once()();
        keeper.finish();
        drop(keeper);
        assert_eq!(std::fs::read_dir(folder.path().join("recovery")).unwrap().count(), 0);
    }

    #[test]
    fn damaged_copies_are_found_with_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        crashed(folder.path(), &[Some(snapshot("One", None))]);
        for entry in std::fs::read_dir(folder.path().join("recovery")).unwrap().flatten() {
            if entry.path().extension().is_some_and(|extension| extension == "ron") {
                std::fs::write(entry.path(), "(damaged").unwrap();
            }
        }
        assert!(recoverable(folder.path())[0].copy.is_err());
    }
}
