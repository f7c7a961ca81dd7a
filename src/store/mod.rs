//! Reading and writing plan documents.
//!
//! [`read()`] and [`write()`] are functions of bytes and plans. Files are touched by [`load`] and [`save`], by [`Keeper`] with
//! its recovery copies, and by [`keep_version`] with the earlier versions of a plan.

mod environment;
mod error;
mod explain;
mod file;
mod keep;
mod layout;
mod lex;
mod limits;
mod migrate;
mod parts;
mod paths;
mod place;
mod preferences;
mod read;
mod recovery;
mod replace;
mod state;
mod system;
mod unknown;
mod versions;
mod worksheets;
mod write;

#[cfg(test)]
pub(crate) mod tests;

pub use environment::{date_locales, has_desktop, has_x11, is_wayland_gone, languages};
pub use error::{ExpectedToken, ReadError, ReadErrorKind};
pub use explain::explain;
pub use file::{LoadError, TaskFailed, load, load_bytes, load_within};
pub use keep::{Extras, extras};
pub use paths::{EXTENSION, Found as FoundAt, Target, absolute, from_text, to_open, to_save, to_text};
pub use place::Position;
pub use preferences::{load_preferences, preferences_path, save_preferences};
pub use read::{MAX_UNKNOWN_FIELDS, Opened, read, read_within};
pub use recovery::{Claim, Found, Keeper, RECOVERY_DELAY, Snapshot, recoverable};
pub use replace::{
    DiskConflict, ExpectedOnDisk, SaveError, SaveRefusal, SaveStep, Stamp, save, save_atomically, save_plan,
    tidy_beside,
};
pub use state::{private_folder, state_folder};
pub use system::SystemError;
pub use unknown::UnknownValue;
pub use versions::{Version, VersionLimits, keep_version, save_with_versions, versions};
pub use worksheets::{
    WorksheetFile, add_worksheet, read_worksheet, read_worksheets, remove_worksheet, worksheet_folder,
};
pub use write::{bytes_to_save, write};
