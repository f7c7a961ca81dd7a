//! Plan documents on disk: reading one.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{Opened, ReadError, SystemError, read_within};
use crate::plan::limits::MAX_BYTES;

/// Says that a task of the program, which reads or writes, has ended without a result.
#[derive(Debug, thiserror::Error)]
#[error("the part of the program that does this has failed")]
pub struct TaskFailed;

/// Says why a file cannot be opened as a plan.
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
    #[error("the file cannot be read ({}): {}", SystemError::of(source), path.display())]
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

/// Reads the bytes of the file at `path`, of any kind, and at most `limit` of them.
///
/// # Errors
/// When there is no such file, or it cannot be read.
pub fn load_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, LoadError> {
    let refused = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => LoadError::Missing { path: path.to_owned() },
        io::ErrorKind::IsADirectory => LoadError::Folder { path: path.to_owned() },
        _ => LoadError::Unreadable { source, path: path.to_owned() },
    };
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(refused)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{LoadError, load};
    use crate::plan::limits::MAX_BYTES;
    use crate::store::ReadErrorKind;

    const PLAN: &str = "(format: 1, calendar: (start: \"2026-03-01\", weeks: 8), money: (currency: \"JOD\"))";

    #[cfg(target_os = "linux")]
    #[test]
    fn devices_are_read_as_files() {
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
