//! Recovery copies: what was typed and not saved yet, in the user's state folder, for the next start after a crash.
//!
//! Every process has a session of its own: a lock file, which the system unlocks when the process ends in whatever way,
//! and beside it the copy of its plan while that has unsaved changes. A session that nobody holds is what a crash left.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::file::{LoadError, load_within};
use super::paths::{bytes_of, path_of};
use super::replace::{SaveError, SaveStep, read_back, save_private};
use super::state::private_folder;
use super::{Opened, bytes_to_save, read_within};
use crate::plan::Plan;

/// How long after a change its copy is written.
pub const RECOVERY_DELAY: Duration = Duration::from_secs(2);

/// How long the end of the program waits for a copy.
const LAST_WAIT: Duration = Duration::from_secs(5);

/// The name of the thread that writes copies.
const THREAD: &str = "recovery";

/// The endings of the files of a session: the copy, one that cannot be read back, the path beside a copy of program version
/// 0.1, and the lock.
const ENDINGS: [&str; 4] = ["ron", "unreadable", "path", "lock"];

/// What stands before the path of the plan's file, in a comment in the first line of a copy. One file holds both, so that no
/// interruption puts a copy beside the path of another plan.
const HEADER: &str = "// IMC Planner keeps unsaved changes here, of the file: ";

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

/// Is told when copies cannot be written, and (with nothing) when they can again.
type Report = Box<dyn Fn(Option<SaveError>) + Send + Sync>;

struct Shared {
    slot: Mutex<Slot>,
    wake: Condvar,
    /// Says that the thread has written what was wanted.
    written: Condvar,
    session: Session,
    report: Report,
    /// Whether the last copy could not be written.
    failing: AtomicBool,
    /// Held while files of the session are written: by the thread, or by who writes at once.
    writing: Mutex<()>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Shared").field("session", &self.session).finish_non_exhaustive()
    }
}

#[derive(Debug, Default)]
struct Slot {
    /// What the copy shall hold; no copy when none.
    wanted: Option<Snapshot>,
    /// When the first change after the last copy was made.
    since: Option<Instant>,
    /// Sessions of before whose plan is open here now: removed once it has a copy here.
    adopted: Vec<Claim>,
    /// Whether the copy is wanted without delay.
    at_once: bool,
    /// Whether the thread is writing one.
    busy: bool,
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
        private_folder(folder)?;
        let lock = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
        lock.as_file().try_lock().map_err(io::Error::from)?;
        let now = Timestamp::now().strftime("%Y%m%dT%H%M%S").to_string();
        let unique =
            lock.path().file_name().map(|name| super::state::fnv1a(name.as_encoded_bytes())).unwrap_or_default();
        let stem = folder.join(format!("{now}-{}-{:04x}", std::process::id(), unique & 0xffff));
        let file = lock.persist_noclobber(stem.with_extension("lock")).map_err(|error| error.error)?;
        Ok(Self { stem, _lock: file })
    }

    /// Writes the copy. One that cannot be read back goes beside the one before, which can.
    fn write(&self, snapshot: &Snapshot) -> Result<(), SaveError> {
        let plan = bytes_to_save(&snapshot.plan, snapshot.opened.as_ref());
        let mut bytes = header(snapshot.path.as_deref()).into_bytes();
        bytes.extend_from_slice(&plan);
        if let Err(why) = read_back(&plan, &snapshot.plan) {
            let path = self.stem.with_extension("unreadable");
            save_private(&path, &bytes)?;
            let source = why.map_or_else(|| io::Error::from(io::ErrorKind::InvalidData), io::Error::other);
            return Err(SaveError { step: SaveStep::Write, source, path });
        }
        save_private(&self.stem.with_extension("ron"), &bytes)?;
        remove_files(&self.stem, &["unreadable"]);
        Ok(())
    }

    fn remove_copy(&self) {
        remove_files(&self.stem, &["ron", "unreadable"]);
    }
}

/// Returns the first line of a copy. Bytes of a path that cannot stand in it are written as hexadecimal digits.
fn header(path: Option<&Path>) -> String {
    let path = path.map_or_else(String::new, |path| match path.to_str() {
        Some(text) if !text.contains(char::is_control) => format!("text {text}"),
        _ => bytes_of(path).iter().fold("bytes ".to_owned(), |text, byte| format!("{text}{byte:02x}")),
    });
    format!("{HEADER}{path}\n")
}

/// Separates a copy into the path in its first line, and the document. `None` for one without such a line.
fn parted(bytes: &[u8]) -> Option<(Option<PathBuf>, &[u8])> {
    let rest = bytes.strip_prefix(HEADER.as_bytes())?;
    let end = rest.iter().position(|&byte| byte == b'\n')?;
    let line = std::str::from_utf8(&rest[..end]).ok()?;
    let path = match line.split_once(' ') {
        Some(("text", text)) => Some(PathBuf::from(text)),
        Some(("bytes", digits)) => {
            let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
            digits.as_bytes().chunks(2).map(byte).collect::<Option<Vec<u8>>>().map(path_of)
        }
        _ => None,
    };
    Some((path, &rest[end + 1..]))
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
    /// Begins to keep copies in `state`, the user's state folder. `report` is told, on any thread, when a copy cannot be
    /// written, and with nothing once one can again.
    ///
    /// # Errors
    /// When the folder cannot be written to or no thread can be started.
    pub fn start(state: &Path, report: impl Fn(Option<SaveError>) + Send + Sync + 'static) -> io::Result<Self> {
        private_folder(state)?;
        let session = Session::begin(&folder(state))?;
        let shared = Arc::new(Shared {
            slot: Mutex::default(),
            wake: Condvar::new(),
            written: Condvar::new(),
            session,
            report: Box::new(report),
            failing: AtomicBool::new(false),
            writing: Mutex::default(),
        });
        let working = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name(THREAD.to_owned()).spawn(move || working.work())?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Says what the copy shall hold from now on: the plan with its unsaved changes, or nothing. Takes microseconds; the
    /// copy is written within [`RECOVERY_DELAY`] and the time that the disk takes.
    pub fn offer(&self, snapshot: Option<Snapshot>) {
        let mut slot = self.shared.slot();
        if slot.ending {
            return;
        }
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

    /// Returns what writes the copy at once when it is called, on the thread that calls it: for a panic or a signal.
    pub fn at_once(&self) -> impl Fn() + Send + Sync + 'static {
        let shared = Arc::clone(&self.shared);
        move || {
            // The recovery thread itself has panicked: it holds what writing needs.
            if std::thread::current().name() != Some(THREAD) {
                shared.write_now();
            }
        }
    }

    /// Returns what lets the recovery thread write the copy without delay, and waits until it has: for an end of the process at
    /// which the thread that ends it can do little itself.
    pub fn at_exit(&self) -> impl Fn() + Send + Sync + 'static {
        let shared = Arc::clone(&self.shared);
        move || {
            let mut slot = shared.slot();
            if slot.ending {
                return;
            }
            slot.at_once = slot.since.is_some();
            shared.wake.notify_one();
            let waits = |slot: &mut Slot| slot.at_once || slot.busy;
            drop(shared.written.wait_timeout_while(slot, LAST_WAIT, waits));
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
    /// Ends the thread; the copy is written and stays, because only [`Keeper::finish`] knows that it is not needed.
    fn drop(&mut self) {
        if self.thread.is_some() {
            self.shared.write_now();
            self.end();
        }
    }
}

impl Shared {
    /// Locks the slot; what is in it is whole at any time, so a panic elsewhere does not spoil it.
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
            // A copy that is no longer needed goes at once.
            if !left.is_zero() && slot.wanted.is_some() && !slot.at_once {
                slot = self.wake.wait_timeout(slot, left).unwrap_or_else(PoisonError::into_inner).0;
                continue;
            }
            slot.at_once = false;
            slot.busy = true;
            drop(slot);
            self.write_now();
            slot = self.slot();
            slot.busy = false;
            self.written.notify_all();
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
        let written = if let Some(snapshot) = &wanted {
            self.session.write(snapshot)
        } else {
            self.session.remove_copy();
            Ok(())
        };
        let mut slot = self.slot();
        match written {
            Ok(()) => {
                // What was adopted has a copy here now, or is saved or not wanted.
                let adopted = std::mem::take(&mut slot.adopted);
                drop(slot);
                for claim in adopted {
                    claim.discard();
                }
                if self.failing.swap(false, Ordering::Relaxed) {
                    (self.report)(None);
                }
            }
            Err(why) => {
                slot.since.get_or_insert_with(Instant::now);
                drop(slot);
                if !self.failing.swap(true, Ordering::Relaxed) {
                    log::error!("the recovery copy was not written: {why}");
                    (self.report)(Some(why));
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
        remove_files(&self.stem, &ENDINGS);
    }
}

/// Holds what a process that did not end properly has left.
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

/// Returns the copies in `state` whose process has ended without saving or discarding them, newest first. Those of living
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
    let copy_path = ["ron", "unreadable"].map(|ending| claim.stem.with_extension(ending));
    let Some((copy_path, metadata)) =
        copy_path.into_iter().find_map(|path| fs::metadata(&path).ok().map(|metadata| (path, metadata)))
    else {
        // It had nothing to keep.
        claim.discard();
        return None;
    };
    let written = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    let (path, copy) = match fs::read(&copy_path) {
        Ok(bytes) => {
            let (path, document) = parted(&bytes).unwrap_or_else(|| (path_of_before(&claim.stem), &bytes));
            let in_copy = |error| LoadError::Document { error: Box::new(error), path: copy_path };
            (path, read_within(document, u64::MAX).map_err(in_copy))
        }
        Err(source) => (path_of_before(&claim.stem), Err(LoadError::Unreadable { source, path: copy_path })),
    };
    // A path that is not whole names another file in each folder.
    let saved = path.as_deref().filter(|path| path.is_absolute()).and_then(|path| load_within(path, u64::MAX).ok());
    Some(Found { claim, path, written, copy, saved })
}

/// Returns the path beside a copy of program version 0.1.
fn path_of_before(stem: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(stem.with_extension("path")).ok().filter(|path| !path.is_empty());
    text.map(PathBuf::from)
}

#[cfg(test)]
mod tests;
