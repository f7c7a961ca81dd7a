//! Plan documents on disk: reading one, and replacing one so that an interruption leaves the old or the new, whole.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Opened, ReadError, read_within};
use crate::plan::limits::MAX_BYTES;

/// Why a file cannot be opened as a plan.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("there is no such file: {}", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// It is a folder.
    #[error("this is a folder, not a file: {}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The system does not let it be read.
    #[error("the file cannot be read ({}): {}", reason(source), path.display())]
    Unreadable {
        /// What the system says.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// It was read, and is not a plan that this program knows.
    #[error("{}: {error}", path.display())]
    Document {
        /// What is wrong with it.
        error: Box<ReadError>,
        /// The file.
        path: PathBuf,
    },
}

/// What was being done when saving failed.
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

/// Why a file was not saved. What was there before is untouched.
#[derive(Debug, thiserror::Error)]
#[error("the file was not saved ({}): {}", reason(source), path.display())]
pub struct SaveError {
    /// What was being done.
    pub step: SaveStep,
    /// What the system says; its kind tells a full disk from a missing folder.
    pub source: io::Error,
    /// The file that was to be saved.
    pub path: PathBuf,
}

/// Common reasons in words; what the system says for the others.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "your share of the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::NotFound => "the folder does not exist".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is not a folder".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// Reads the plan in the file at `path`, of at most [`MAX_BYTES`].
///
/// # Errors
/// When there is no such file, it cannot be read, or is not a plan; see [`LoadError`].
pub fn load(path: &Path) -> Result<Opened, LoadError> {
    load_within(path, MAX_BYTES)
}

/// Reads the plan in the file at `path`, of at most `limit` bytes.
///
/// # Errors
/// As those of [`load`].
pub fn load_within(path: &Path, limit: u64) -> Result<Opened, LoadError> {
    let refused = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => LoadError::Missing { path: path.to_owned() },
        io::ErrorKind::IsADirectory => LoadError::Folder { path: path.to_owned() },
        _ => LoadError::Unreadable { source, path: path.to_owned() },
    };
    let metadata = fs::metadata(path).map_err(refused)?;
    if metadata.is_dir() {
        return Err(LoadError::Folder { path: path.to_owned() });
    }
    let in_document = |error| LoadError::Document { error: Box::new(error), path: path.to_owned() };
    let file = File::open(path).map_err(refused)?;
    let mut bytes = Vec::new();
    // One byte more than may be, so that a file without a length (a pipe) or one that grows is refused as well.
    if metadata.len() <= limit {
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(refused)?;
    }
    if metadata.len().max(bytes.len() as u64) > limit {
        return Err(in_document(ReadError::too_large(limit)));
    }
    read_within(&bytes, limit).map_err(in_document)
}

/// What a file is known to hold before it is written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The user was asked whether it may be replaced, whatever it holds.
    Anything,
    /// Nothing: there is no such file.
    Nothing,
    /// What was read from it or written to it last.
    Bytes(Arc<[u8]>),
}

/// What another program has done to the file that is to be written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskConflict {
    /// It holds something else now.
    Changed,
    /// It is gone.
    Gone,
    /// There is one, where none was expected.
    Exists,
}

/// Why a file was not saved: it is as it was.
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
    },
}

/// Writes `bytes` to the file at `path` as [`save_atomically`] does, unless it holds something else than `expected`.
///
/// # Errors
/// When it does, or saving fails; the file is then as it was.
pub fn save(path: &Path, bytes: &[u8], expected: &Expected) -> Result<(), SaveRefusal> {
    let found = match expected {
        Expected::Anything => None,
        Expected::Nothing => fs::symlink_metadata(path).is_ok().then_some(DiskConflict::Exists),
        Expected::Bytes(known) => holds_otherwise(path, known),
    };
    if let Some(conflict) = found {
        return Err(SaveRefusal::Conflict { conflict, path: path.to_owned() });
    }
    Ok(save_atomically(path, bytes)?)
}

/// How the file at `path` differs from `known`. One that cannot be read is not judged here: saving says what is wrong.
fn holds_otherwise(path: &Path, known: &[u8]) -> Option<DiskConflict> {
    let metadata = match fs::metadata(path) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            // With its folder gone too there is nothing to decide: saving fails and says so.
            return path
                .parent()
                .is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir())
                .then_some(DiskConflict::Gone);
        }
        metadata => metadata.ok()?,
    };
    if !metadata.is_file() {
        return None;
    }
    let same = metadata.len() == known.len() as u64 && fs::read(path).ok()? == known;
    (!same).then_some(DiskConflict::Changed)
}

/// Writes `bytes` to the file at `path`, replacing what is there in one step.
///
/// The bytes are first written to a temporary file in the same folder and brought to the disk, so that the old file
/// is whole until the new one is. A symbolic link is followed; the permissions of a replaced file are kept.
///
/// # Errors
/// What failed, with the system's reason. The old file is then as it was, and no temporary file is left.
pub fn save_atomically(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(path, bytes, &mut |_| Ok(()))
}

/// One thing that saving does on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    Look,
    Create,
    Permit,
    WriteHalf,
    WriteRest,
    Sync,
    Rename,
    SyncFolder,
}

/// Saves, and asks `may` before each operation: tests let each fail in turn.
fn replace(path: &Path, bytes: &[u8], may: &mut dyn FnMut(Operation) -> io::Result<()>) -> Result<(), SaveError> {
    let failed = |step| move |source| SaveError { step, source, path: path.to_owned() };
    may(Operation::Look).map_err(failed(SaveStep::Look))?;
    let target = followed(path).map_err(failed(SaveStep::Look))?;
    let old = permissions_of(&target).map_err(failed(SaveStep::Look))?;
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".").suffix(".part");
    allow_as_usual(&mut builder);
    may(Operation::Create).map_err(failed(SaveStep::Create))?;
    let mut temporary = builder.tempfile_in(folder).map_err(failed(SaveStep::Create))?;
    if let Some(permissions) = old {
        may(Operation::Permit).map_err(failed(SaveStep::Create))?;
        temporary.as_file().set_permissions(permissions).map_err(failed(SaveStep::Create))?;
    }
    let (first, rest) = bytes.split_at(bytes.len() / 2);
    for (operation, part) in [(Operation::WriteHalf, first), (Operation::WriteRest, rest)] {
        may(operation).map_err(failed(SaveStep::Write))?;
        temporary.write_all(part).map_err(failed(SaveStep::Write))?;
    }
    may(Operation::Sync).map_err(failed(SaveStep::Write))?;
    temporary.as_file().sync_all().map_err(failed(SaveStep::Write))?;
    may(Operation::Rename).map_err(failed(SaveStep::Replace))?;
    temporary.persist(&target).map_err(|error| failed(SaveStep::Replace)(error.error))?;
    if may(Operation::SyncFolder).is_ok() {
        sync_folder(folder);
    }
    Ok(())
}

/// The file that `path` names once symbolic links are followed, whether or not it exists yet.
fn followed(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().unwrap_or_else(|| Path::new("")).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "too many symbolic links"))
}

/// The permissions of the file that is to be replaced, `None` when there is none.
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
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not an ordinary file"));
    }
    OpenOptions::new().write(true).open(target)?;
    Ok(Some(metadata.permissions()))
}

/// New files are as readable as the user's other files; temporary ones are private otherwise.
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;
    use std::path::Path;
    use std::sync::Arc;

    use super::{
        DiskConflict, Expected, LoadError, Operation, SaveRefusal, SaveStep, load, replace, save, save_atomically,
    };
    use crate::plan::limits::MAX_BYTES;
    use crate::store::ReadErrorKind;

    const PLAN: &str = "(format: 1, calendar: (start: \"2026-03-01\", weeks: 8), money: (currency: \"JOD\"))";

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("خطة.ron");
        for content in ["first", "the second, longer", "3"] {
            save_atomically(&path, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
        assert_eq!(names(folder.path()), ["خطة.ron"]);
    }

    #[test]
    fn whatever_fails_leaves_the_old_file_or_the_new_one() {
        let operations = [
            (Operation::Look, Some(SaveStep::Look)),
            (Operation::Create, Some(SaveStep::Create)),
            (Operation::Permit, Some(SaveStep::Create)),
            (Operation::WriteHalf, Some(SaveStep::Write)),
            (Operation::WriteRest, Some(SaveStep::Write)),
            (Operation::Sync, Some(SaveStep::Write)),
            (Operation::Rename, Some(SaveStep::Replace)),
            // The file is in its place by then.
            (Operation::SyncFolder, None),
        ];
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::CrossesDevices] {
            for (failing, step) in operations {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("plan.ron");
                fs::write(&path, "old").unwrap();
                let mut done = Vec::new();
                let saved = replace(&path, b"the new one", &mut |operation| {
                    done.push(operation);
                    if operation == failing { Err(io::Error::from(kind)) } else { Ok(()) }
                });
                assert_eq!(done.last(), Some(&failing));
                let found = saved.as_ref().err().map(|error| (error.step, error.source.kind()));
                assert_eq!(found, step.map(|step| (step, kind)), "{failing:?}");
                let expected = if step.is_some() { "old" } else { "the new one" };
                assert_eq!(fs::read_to_string(&path).unwrap(), expected, "{failing:?}");
                assert_eq!(names(folder.path()), ["plan.ron"], "{failing:?}");
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        fs::write(&path, "old").unwrap();
        let full = |_| Err(io::Error::from(io::ErrorKind::StorageFull));
        let error = replace(&path, b"new", &mut { full }).unwrap_err();
        assert_eq!(error.to_string(), format!("the file was not saved (the disk is full): {}", path.display()));
    }

    #[test]
    fn what_another_program_did_to_the_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        let known = || Expected::Bytes(Arc::from(*b"known"));
        for (on_disk, expected, conflict) in [
            (Some("known"), known(), None),
            (Some("other"), known(), Some(DiskConflict::Changed)),
            (Some("known and more"), known(), Some(DiskConflict::Changed)),
            (None, known(), Some(DiskConflict::Gone)),
            (Some("other"), Expected::Anything, None),
            (None, Expected::Anything, None),
            (Some("other"), Expected::Nothing, Some(DiskConflict::Exists)),
            (None, Expected::Nothing, None),
        ] {
            match on_disk {
                Some(text) => fs::write(&path, text).unwrap(),
                None => fs::remove_file(&path).unwrap_or_default(),
            }
            match (save(&path, b"new", &expected), conflict) {
                (Ok(()), None) => assert_eq!(fs::read_to_string(&path).unwrap(), "new"),
                (Err(SaveRefusal::Conflict { conflict: found, .. }), Some(conflict)) => {
                    assert_eq!(found, conflict);
                    assert_eq!(fs::read_to_string(&path).ok().as_deref(), on_disk);
                }
                (result, _) => panic!("{on_disk:?} {expected:?}: {result:?}"),
            }
        }
        let gone = folder.path().join("no/plan.ron");
        assert!(matches!(save(&gone, b"new", &known()), Err(SaveRefusal::Failed(_))));
    }

    #[test]
    fn what_cannot_be_replaced_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no/plan.ron");
        let error = save_atomically(&missing, b"x").unwrap_err();
        assert_eq!((error.step, error.source.kind()), (SaveStep::Create, io::ErrorKind::NotFound));
        assert_eq!(
            error.to_string(),
            format!("the file was not saved (the folder does not exist): {}", missing.display())
        );
        let error = save_atomically(folder.path(), b"x").unwrap_err();
        assert_eq!((error.step, error.source.kind()), (SaveStep::Look, io::ErrorKind::IsADirectory));
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("real")).unwrap();
        for (link, target) in [("one", "two"), ("two", "real/plan.ron"), ("loop-a", "loop-b"), ("loop-b", "loop-a")] {
            std::os::unix::fs::symlink(target, folder.path().join(link)).unwrap();
        }
        for content in ["made", "replaced"] {
            save_atomically(&folder.path().join("one"), content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(folder.path().join("real/plan.ron")).unwrap(), content);
            assert!(fs::symlink_metadata(folder.path().join("one")).unwrap().is_symlink());
        }
        assert_eq!(save_atomically(&folder.path().join("loop-a"), b"x").unwrap_err().step, SaveStep::Look);
        assert_eq!(names(&folder.path().join("real")), ["plan.ron"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let path = folder.path().join("plan.ron");
        let usual = folder.path().join("usual");
        fs::write(&usual, "").unwrap();
        save_atomically(&path, b"new").unwrap();
        assert_eq!(mode(&path), mode(&usual), "a new file is as readable as any other");
        for kept in [0o640, 0o600, 0o666] {
            fs::set_permissions(&path, fs::Permissions::from_mode(kept)).unwrap();
            save_atomically(&path, b"again").unwrap();
            assert_eq!(mode(&path), kept);
        }
    }

    #[cfg(unix)]
    #[test]
    fn write_protection_is_respected() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ron");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        if fs::OpenOptions::new().write(true).open(&path).is_ok() {
            // The superuser may write anything.
            return;
        }
        let error = save_atomically(&path, b"new").unwrap_err();
        assert_eq!((error.step, error.source.kind()), (SaveStep::Look, io::ErrorKind::PermissionDenied));
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let error = save_atomically(&folder.path().join("other.ron"), b"new").unwrap_err();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!((error.step, error.source.kind()), (SaveStep::Create, io::ErrorKind::PermissionDenied));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn devices_are_not_replaced() {
        let error = save_atomically(Path::new("/dev/full"), b"new").unwrap_err();
        assert_eq!((error.step, error.source.kind()), (SaveStep::Look, io::ErrorKind::InvalidInput));
        assert!(
            matches!(load(Path::new("/dev/null")), Err(LoadError::Document { error, .. }) if error.kind == ReadErrorKind::Empty)
        );
    }

    #[test]
    fn files_are_loaded_or_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("plan.ron"), PLAN).unwrap();
        assert_eq!(load(&at("plan.ron")).unwrap().source.as_ref(), PLAN.as_bytes());

        assert!(matches!(load(&at("no.ron")), Err(LoadError::Missing { .. })));
        assert!(matches!(load(folder.path()), Err(LoadError::Folder { .. })));
        fs::write(at("other.ron"), "{}").unwrap();
        let error = load(&at("other.ron")).unwrap_err();
        assert!(error.to_string().starts_with(&at("other.ron").display().to_string()), "{error}");

        // The file has a length but no blocks: nothing of it is read.
        fs::File::create(at("large.ron")).unwrap().set_len(MAX_BYTES + 1).unwrap();
        let refused = load(&at("large.ron"));
        assert!(
            matches!(refused, Err(LoadError::Document { error, .. }) if error.kind == ReadErrorKind::TooLarge { limit: MAX_BYTES })
        );
    }
}
