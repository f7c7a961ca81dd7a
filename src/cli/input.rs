//! Says where plans come from.

use std::io::{self, Read as _};
use std::path::Path;

use super::output::Output;
use crate::store::{self, LoadError, Opened, ReadErrorKind};
use crate::text;

/// Says how plans are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Input {
    /// The most bytes of a plan that is read.
    pub(super) largest_bytes: u64,
}

impl Input {
    /// Returns the plan at `path`, or from standard input where that is `-`. Says on standard error why there is none.
    pub(super) fn opened(self, path: &Path, output: &mut Output) -> Option<Opened> {
        match self.read(path) {
            Ok(opened) => Some(opened),
            Err(why) => {
                output.error(&text::load_error(&why, &output.locale));
                None
            }
        }
    }
}

impl Input {
    /// Returns the plan at `path`, or nothing where the file is empty: so git shows a plan that is not there on one side. Says
    /// on standard error why there is neither, and returns an error then.
    pub(super) fn opened_if_any(self, path: &Path, output: &mut Output) -> Result<Option<Opened>, ()> {
        match self.read(path) {
            Ok(opened) => Ok(Some(opened)),
            Err(LoadError::Document { error, .. }) if error.kind == ReadErrorKind::Empty => Ok(None),
            Err(why) => {
                output.error(&text::load_error(&why, &output.locale));
                Err(())
            }
        }
    }

    fn read(self, path: &Path) -> Result<Opened, LoadError> {
        let limit = self.largest_bytes;
        if is_standard(path) { read_standard_input(path, limit) } else { store::load_within(path, limit) }
    }
}

/// Returns true for the name of standard input and output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn read_standard_input(path: &Path, limit: u64) -> Result<Opened, LoadError> {
    let mut bytes = Vec::new();
    // One byte more than may be, so that what is longer is refused as well.
    let read = io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|source| LoadError::Unreadable { source, path: path.to_owned() })?;
    store::read_within(&bytes, limit)
        .map_err(|error| LoadError::Document { error: Box::new(error), path: path.to_owned() })
}
