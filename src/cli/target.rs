//! Files that commands write: one that exists is replaced only where the call says so.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use super::output::path_text;
use crate::store::{self, SaveError, SaveStep};
use crate::text::strings::fill;
use crate::text::{self, Locale, isolate};

/// Why a file was not written.
#[derive(Debug)]
pub(super) enum Refused {
    /// It exists, and may not be replaced.
    Exists,
    /// The system refused.
    Save(SaveError),
}

impl Refused {
    /// Why the file at `path` was not written, in words.
    pub(super) fn sentence(&self, path: &Path, locale: Locale) -> String {
        match self {
            Self::Exists => {
                let path = path_text(path);
                let (option, path) = (isolate("--force", locale.language), isolate(&path, locale.language));
                fill(locale.texts().cli.exists, &[("option", &option), ("path", &path)])
            }
            Self::Save(why) => text::save_error(why, &locale),
        }
    }
}

/// Writes `bytes` to the file at `path`; one that is there already is replaced where `replace` says so.
///
/// # Errors
/// When the file exists and may not be replaced, or the system refuses.
pub(super) fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Refused> {
    // What is no file is said in the words of saving.
    if replace || path.is_dir() {
        return store::save_atomically(path, bytes).map_err(Refused::Save);
    }
    // Making the file here keeps anybody else from making it between a look and the writing.
    let made = OpenOptions::new().write(true).create_new(true).open(path);
    made.map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => Refused::Exists,
        _ => Refused::Save(SaveError { step: SaveStep::Create, source, path: path.to_owned() }),
    })?;
    store::save_atomically(path, bytes).map_err(|why| {
        // The empty file is ours; when it cannot be removed either, the first error says more.
        let _ = fs::remove_file(path);
        Refused::Save(why)
    })
}
