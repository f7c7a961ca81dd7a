//! Reading and writing plan documents.
//!
//! [`read()`] and [`write()`] are functions of bytes and plans; [`load`] and [`save_atomically`] alone touch files.

mod environment;
mod error;
mod explain;
mod file;
mod keep;
mod layout;
mod lex;
mod limits;
mod migrate;
mod place;
mod preferences;
mod read;
mod unknown;
mod write;

#[cfg(test)]
mod tests;

pub use environment::locale_name;
pub use error::{Expected, ReadError, ReadErrorKind};
pub use file::{LoadError, SaveError, SaveStep, load, load_within, save_atomically};
pub use limits::{
    MAX_BYTES, MAX_EFFECTIVE_FREQUENCY, MAX_ID_BYTES, MAX_ITEMS, MAX_MAGNITUDE, MAX_PEOPLE, MAX_PLACEMENT_WEEKS,
    MAX_PLACEMENTS, MAX_TEXT_BYTES,
};
pub use place::{Place, Position, Step};
pub use preferences::{load_preferences, preferences_path, save_preferences};
pub use read::{MAX_UNKNOWN_FIELDS, Opened, read, read_within};
pub use unknown::UnknownValue;
pub use write::{bytes_to_save, write};
