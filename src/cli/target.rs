//! Files that commands write: one that exists is replaced only where the call says so.

use std::fs;
use std::path::Path;

use jiff::Zoned;

use super::input::is_standard;
use super::output::{Output, path_text};
use crate::plan::{IdSource, NewIds, Plan};
use crate::store::{self, ExpectedOnDisk, Opened, SaveError, SaveRefusal, SaveStep};
use crate::text::strings::fill;
use crate::text::{self, Locale, isolate};

/// Returns ids for new things in a plan that this call writes: none that another editor gives out, in this moment or any other.
pub(super) fn new_ids() -> NewIds {
    let now = Zoned::now().timestamp().as_nanosecond();
    IdSource::seeded(u64::try_from(now & i128::from(u64::MAX)).unwrap_or(0)).next(None)
}

/// Says why a file was not written.
#[derive(Debug)]
pub(super) enum Refused {
    /// It could not be saved.
    Saving(SaveRefusal),
    /// The call has written another plan to it.
    Taken,
}

impl Refused {
    /// Returns why the file at `path` was not written, in words.
    pub(super) fn sentence(&self, path: &Path, locale: Locale) -> String {
        match self {
            Self::Taken => {
                let path = path_text(path);
                fill!(locale.texts().cli.taken, &[("path", &isolate(&path, locale.language))])
            }
            Self::Saving(SaveRefusal::Conflict { .. }) => {
                let path = path_text(path);
                let (option, path) = (isolate("--force", locale.language), isolate(&path, locale.language));
                fill!(locale.texts().cli.exists, &[("option", &option), ("path", &path)])
            }
            Self::Saving(why) => text::save_refusal(why, &locale),
        }
    }
}

/// Makes the folder at `path`, and those above it, where they are missing.
///
/// # Errors
/// When the system refuses, or a file has that name.
pub(super) fn make_folder(path: &Path) -> Result<(), Refused> {
    fs::create_dir_all(path).map_err(|source| {
        Refused::Saving(SaveRefusal::Failed(SaveError { step: SaveStep::Create, source, path: path.to_owned() }))
    })
}

/// Writes `bytes` to the file at `path`; one that is there already is replaced where `replace` says so.
///
/// # Errors
/// When the file exists and may not be replaced, or the system refuses.
pub(super) fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Refused> {
    store::save(path, bytes, &expected(path, replace)).map_err(Refused::Saving)
}

/// Writes `bytes`, which are `plan`, as [`write()`] does, once they have been read back.
///
/// # Errors
/// As those of [`write()`], and when the bytes do not read back as the plan.
pub(super) fn write_plan(path: &Path, bytes: &[u8], plan: &Plan, replace: bool) -> Result<(), Refused> {
    store::save_plan(path, bytes, plan, &expected(path, replace)).map_err(Refused::Saving)
}

/// Writes the plan that an opened document has become to the file at `path`, or to standard output; a file that is there already
/// is replaced where `replace` says so. Returns true where a file was written, and says why where none could be.
pub(super) fn write_changed(path: &Path, opened: &Opened, plan: &Plan, replace: bool, output: &mut Output) -> bool {
    let bytes = store::bytes_to_save(plan, Some(opened));
    if is_standard(path) {
        output.print(&String::from_utf8_lossy(&bytes));
        return false;
    }
    let written = write_plan(path, &bytes, plan, replace);
    if let Err(why) = &written {
        output.error(&why.sentence(path, output.locale));
    }
    written.is_ok()
}

/// Says what may stand at `path`.
fn expected(path: &Path, replace: bool) -> ExpectedOnDisk {
    // What is no file is said in the words of saving.
    if replace || path.is_dir() { ExpectedOnDisk::Anything } else { ExpectedOnDisk::Nothing }
}
