//! Replacing a file so that an interruption leaves the old one or the new one, whole, and so that no other program's file is
//! replaced unasked.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::SystemTime;

use tempfile::NamedTempFile;

use super::{ReadError, SystemError, read_within};
use crate::plan::Plan;

/// Says what was being done when saving failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStep {
    /// Looking at the file that is to be replaced, or at its folder.
    Look,
    /// Making a file beside it.
    Create,
    /// Writing to that file, down to the disk.
    Write,
    /// Putting it in the place of the old one.
    Replace,
}

/// Says why a file was not saved. What was there before is untouched.
#[derive(Debug, thiserror::Error)]
#[error("the file was not saved ({}): {}", SystemError::of_saving(source), path.display())]
pub struct SaveError {
    /// What was being done.
    pub step: SaveStep,
    /// What the system says; its kind tells a full disk from a missing folder.
    pub source: io::Error,
    /// The file that was to be saved.
    pub path: PathBuf,
}

/// Tells one state of a file from another without reading it: its length, its time of change, and which file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
    file: (u64, u64),
}

impl Stamp {
    /// Returns the stamp of the file that `metadata` describes.
    pub(super) fn of(metadata: &fs::Metadata) -> Self {
        Self { bytes: metadata.len(), modified: metadata.modified().ok(), file: number(metadata) }
    }
}

/// Returns the device and the number of a file, where the system gives files numbers.
#[cfg(unix)]
fn number(metadata: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

/// Says what a file is known to hold before it is written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedOnDisk {
    /// Whatever it holds: nothing was known of it.
    Anything,
    /// Nothing: there is no such file.
    Nothing,
    /// What was read from it or written to it last.
    Bytes(Arc<[u8]>),
    /// What it held when the user was asked whether it may be replaced.
    Seen(Stamp),
}

/// Says what another program has done to the file that is to be written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskConflict {
    /// It holds something else now.
    Changed,
    /// It is gone.
    Gone,
    /// There is one, where none was expected.
    Exists,
}

/// Says why a file was not saved: it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveRefusal {
    /// The system refused.
    #[error(transparent)]
    Failed(#[from] SaveError),
    /// It is not as it was left; the user decides.
    #[error("the file was changed by another program ({conflict:?}): {}", path.display())]
    Conflict {
        /// How.
        conflict: DiskConflict,
        /// The file.
        path: PathBuf,
        /// What it holds now, for the user's answer.
        found: ExpectedOnDisk,
    },
    /// What would have been written cannot be read back as the plan: it never replaces a file.
    #[error("the file was not saved, because what would be written cannot be read back: {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why it cannot be read; none where it reads as another plan.
        why: Option<Box<ReadError>>,
    },
}

/// Writes `bytes`, which are `plan`, to the file at `path` as [`save`] does, once they have been read back: bytes that do not
/// give the same plan never replace a file.
///
/// # Errors
/// As those of [`save`], and when the bytes cannot be read back; the file is then as it was.
pub fn save_plan(path: &Path, bytes: &[u8], plan: &Plan, expected: &ExpectedOnDisk) -> Result<(), SaveRefusal> {
    read_back(bytes, plan).map_err(|why| SaveRefusal::Unreadable { path: path.to_owned(), why })?;
    save(path, bytes, expected)
}

/// Reads `bytes` and compares them with `plan`, but for the version of the calculations, which saving sets.
///
/// # Errors
/// The reason where they cannot be read, nothing where they read as another plan.
pub(super) fn read_back(bytes: &[u8], plan: &Plan) -> Result<(), Option<Box<ReadError>>> {
    let opened = read_within(bytes, u64::MAX).map_err(|why| Some(Box::new(why)))?;
    let same = *opened.plan == *plan || *opened.plan == Plan { engine: opened.plan.engine, ..plan.clone() };
    if same { Ok(()) } else { Err(None) }
}

/// Writes `bytes` to the file at `path` as [`save_atomically`] does, unless it holds something else than `expected`: it is
/// looked at before anything is written, and again right before it is replaced.
///
/// # Errors
/// When it does, or saving fails; the file is then as it was.
pub fn save(path: &Path, bytes: &[u8], expected: &ExpectedOnDisk) -> Result<(), SaveRefusal> {
    Job { expected, ..Job::of(path, bytes) }.carry_out(&mut |_| Ok(()))
}

/// Writes `bytes` to the file at `path`, replacing what is there in one step.
///
/// The bytes are first written to a temporary file in the same folder and brought to the disk, so that the old file
/// is whole until the new one is. A symbolic link is followed; the permissions of a replaced file are kept, and nobody else
/// can read the temporary one meanwhile. What killed saves left in the folder is removed.
///
/// # Errors
/// What failed, with the system's reason. The old file is then as it was, and no temporary file is left.
pub fn save_atomically(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    Job::of(path, bytes).carry_out(&mut |_| Ok(())).map_err(only_failure)
}

/// Writes `bytes` to the file at `path` as [`save_atomically`] does, for the user alone to read.
///
/// # Errors
/// As those of [`save_atomically`].
pub(super) fn save_private(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    Job { private: true, ..Job::of(path, bytes) }.carry_out(&mut |_| Ok(())).map_err(only_failure)
}

/// Writes `bytes` to the file at `path` as [`save_private`] does, without waiting for the disk: for what a user can do
/// without.
///
/// # Errors
/// As those of [`save_atomically`].
pub(super) fn save_private_unhurried(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    Job { private: true, to_the_disk: false, ..Job::of(path, bytes) }.carry_out(&mut |_| Ok(())).map_err(only_failure)
}

/// Unwraps the one refusal of a save that expects anything.
fn only_failure(refusal: SaveRefusal) -> SaveError {
    match refusal {
        SaveRefusal::Failed(why) => why,
        SaveRefusal::Conflict { path, .. } | SaveRefusal::Unreadable { path, .. } => {
            SaveError { step: SaveStep::Look, source: io::Error::from(io::ErrorKind::AlreadyExists), path }
        }
    }
}

/// Removes the temporary files that killed saves left beside the file at `path`. One that is being written is left alone.
pub fn tidy_beside(path: &Path) {
    if let Ok(target) = followed(path) {
        tidy(folder_of(&target));
    }
}

/// The beginning and the end of the names of temporary files.
const TEMPORARY: (&str, &str) = (".imc-planner-", ".part");

fn tidy(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        if !name.starts_with(TEMPORARY.0.as_bytes()) || !name.ends_with(TEMPORARY.1.as_bytes()) {
            continue;
        }
        // Who writes to it holds its lock; the system frees that of a process that was killed.
        let file = OpenOptions::new().read(true).write(true).open(entry.path());
        if file.is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// One thing that saving does on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    Look,
    Create,
    WriteHalf,
    WriteRest,
    Permit,
    Sync,
    Rename,
    SyncFolder,
}

/// A file that is to be saved.
struct Job<'a> {
    path: &'a Path,
    bytes: &'a [u8],
    expected: &'a ExpectedOnDisk,
    /// Whether nobody else may read it.
    private: bool,
    /// Whether saving waits until the disk has it.
    to_the_disk: bool,
}

impl<'a> Job<'a> {
    fn of(path: &'a Path, bytes: &'a [u8]) -> Self {
        Self { path, bytes, expected: &ExpectedOnDisk::Anything, private: false, to_the_disk: true }
    }

    /// Saves, and asks `may` before each operation: tests let each fail in turn.
    fn carry_out(&self, may: &mut dyn FnMut(Operation) -> io::Result<()>) -> Result<(), SaveRefusal> {
        let failed = |step| move |source| SaveError { step, source, path: self.path.to_owned() };
        may(Operation::Look).map_err(failed(SaveStep::Look))?;
        let target = followed(self.path).map_err(failed(SaveStep::Look))?;
        let folder = folder_of(&target);
        let _turn = Turn::take(&target);
        self.is_as_expected(&target)?;
        let old = permissions_of(&target).map_err(failed(SaveStep::Look))?;
        tidy(folder);
        may(Operation::Create).map_err(failed(SaveStep::Create))?;
        let mut temporary = self.temporary(folder, old.is_some()).map_err(failed(SaveStep::Create))?;
        let (first, rest) = self.bytes.split_at(self.bytes.len() / 2);
        for (operation, part) in [(Operation::WriteHalf, first), (Operation::WriteRest, rest)] {
            may(operation).map_err(failed(SaveStep::Write))?;
            temporary.write_all(part).map_err(failed(SaveStep::Write))?;
        }
        if let Some(permissions) = old.filter(|_| !self.private) {
            may(Operation::Permit).map_err(failed(SaveStep::Create))?;
            temporary.as_file().set_permissions(permissions).map_err(failed(SaveStep::Create))?;
        }
        if self.to_the_disk {
            may(Operation::Sync).map_err(failed(SaveStep::Write))?;
            temporary.as_file().sync_all().map_err(failed(SaveStep::Write))?;
        }
        may(Operation::Rename).map_err(failed(SaveStep::Replace))?;
        self.is_as_expected(&target)?;
        self.put_in_place(temporary, &target)?;
        if self.to_the_disk && may(Operation::SyncFolder).is_ok() {
            sync_folder(folder);
        }
        Ok(())
    }

    /// Compares the file with what is expected of it.
    fn is_as_expected(&self, target: &Path) -> Result<(), SaveRefusal> {
        match conflict(target, self.expected) {
            Some((conflict, found)) => Err(SaveRefusal::Conflict { conflict, path: self.path.to_owned(), found }),
            None => Ok(()),
        }
    }

    /// Makes the temporary file, locked for as long as it is written to.
    fn temporary(&self, folder: &Path, replaces: bool) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
        // A file that replaces another gets its permissions once it is whole.
        if !self.private && !replaces {
            allow_as_usual(&mut builder);
        }
        loop {
            let temporary = builder.tempfile_in(folder)?;
            // File systems without locks have nobody who tidies up either.
            let _ = temporary.as_file().try_lock();
            // Another save that tidies up can have come before the lock.
            if temporary.path().exists() {
                return Ok(temporary);
            }
        }
    }

    /// Gives the temporary file its name.
    fn put_in_place(&self, temporary: NamedTempFile, target: &Path) -> Result<(), SaveRefusal> {
        let failed = |source| SaveError { step: SaveStep::Replace, source, path: self.path.to_owned() };
        let temporary = if *self.expected == ExpectedOnDisk::Nothing {
            match temporary.persist_noclobber(target) {
                Ok(_) => return Ok(()),
                // Some file systems cannot do this in one step.
                Err(why) if fs::symlink_metadata(target).is_err() => why.file,
                Err(why) => {
                    self.is_as_expected(target)?;
                    return Err(failed(why.error).into());
                }
            }
        } else {
            temporary
        };
        temporary.persist(target).map_err(|why| failed(why.error))?;
        Ok(())
    }
}

/// Says how the file at `target` differs from what is expected of it, and what it holds now. One that cannot be read is not
/// judged here: saving says what is wrong.
fn conflict(target: &Path, expected: &ExpectedOnDisk) -> Option<(DiskConflict, ExpectedOnDisk)> {
    let metadata = match fs::metadata(target) {
        Ok(metadata) if metadata.is_file() => metadata,
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            // With its folder gone too there is nothing to decide: saving fails and says so. A file that may be replaced, and
            // is gone, loses nothing.
            let is_missed = matches!(expected, ExpectedOnDisk::Bytes(_)) && folder_of(target).is_dir();
            return is_missed.then_some((DiskConflict::Gone, ExpectedOnDisk::Nothing));
        }
        _ => return None,
    };
    let found = || ExpectedOnDisk::Seen(Stamp::of(&metadata));
    match expected {
        ExpectedOnDisk::Anything => None,
        ExpectedOnDisk::Nothing => Some((DiskConflict::Exists, found())),
        ExpectedOnDisk::Seen(stamp) => (*stamp != Stamp::of(&metadata)).then(|| (DiskConflict::Changed, found())),
        ExpectedOnDisk::Bytes(known) => {
            let same = metadata.len() == known.len() as u64 && fs::read(target).ok()? == **known;
            (!same).then(|| (DiskConflict::Changed, found()))
        }
    }
}

/// Returns the folder that a path names a file in.
pub(super) fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Returns the file that `path` names once symbolic links are followed, whether or not it exists yet.
pub(super) fn followed(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().unwrap_or_else(|| Path::new("")).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, SystemError::Links))
}

/// Returns the permissions of the file that is to be replaced, `None` when there is none.
///
/// Renaming would replace a file that is write-protected too; opening it asks whether it may be written.
fn permissions_of(target: &Path) -> io::Result<Option<Permissions>> {
    let metadata = match fs::metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if metadata.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, SystemError::NotAFile));
    }
    OpenOptions::new().write(true).open(target)?;
    Ok(Some(metadata.permissions()))
}

/// Lets a new file be as readable as the user's other files; temporary ones are private otherwise.
#[cfg(unix)]
fn allow_as_usual(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn allow_as_usual(_: &mut tempfile::Builder<'_, '_>) {}

/// Brings the renaming to the disk. The file is saved by now, and some file systems cannot do this for folders, so a
/// failure is none of the user's concern.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) {}

/// The files that this process is saving.
static SAVING: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Says that one of them is saved.
static SAVED: Condvar = Condvar::new();

/// The right to save one file: two saves of a file, by whatever names, do not run at the same time.
struct Turn(PathBuf);

impl Turn {
    /// Waits until nobody else in this process saves the file.
    fn take(target: &Path) -> Self {
        let folder = fs::canonicalize(folder_of(target)).unwrap_or_else(|_| folder_of(target).to_owned());
        let file = target.file_name().map_or_else(|| folder.clone(), |name| folder.join(name));
        let mut saving = SAVING.lock().unwrap_or_else(PoisonError::into_inner);
        while saving.contains(&file) {
            saving = SAVED.wait(saving).unwrap_or_else(PoisonError::into_inner);
        }
        saving.push(file.clone());
        Self(file)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        SAVING.lock().unwrap_or_else(PoisonError::into_inner).retain(|file| *file != self.0);
        SAVED.notify_all();
    }
}

#[cfg(test)]
mod tests;
