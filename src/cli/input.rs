//! Where plans come from.

use std::io::{self, Read as _};
use std::path::Path;

use super::output::Output;
use crate::store::{self, LoadError, MAX_BYTES, Opened};
use crate::text;

/// The plan at `path`, or from standard input where that is `-`. Says on standard error why there is none.
pub(super) fn opened(path: &Path, output: &mut Output) -> Option<Opened> {
    let read = if is_standard(path) { read_standard_input(path) } else { store::load(path) };
    match read {
        Ok(opened) => Some(opened),
        Err(why) => {
            output.error(&text::load_error(&why, &output.locale));
            None
        }
    }
}

/// True for the name of standard input and output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn read_standard_input(path: &Path) -> Result<Opened, LoadError> {
    let mut bytes = Vec::new();
    // One byte more than may be, so that what is longer is refused as well.
    let read = io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|source| LoadError::Unreadable { source, path: path.to_owned() })?;
    store::read(&bytes).map_err(|error| LoadError::Document { error: Box::new(error), path: path.to_owned() })
}
