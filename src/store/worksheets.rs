//! Worksheets of the user's own: files in a folder beside the preferences, read as text.

use std::path::{Path, PathBuf};

use super::SystemError;
use super::preferences::preferences_path;
use super::replace::{SaveError, SaveStep, save_atomically};

/// The most files of the folder that are read, and the most bytes of one.
const MAX_FILES: usize = 200;
const MAX_BYTES: u64 = 1 << 20;

/// A file of the folder: its name, and what it holds or why it cannot be read.
pub type WorksheetFile = (String, Result<String, SystemError>);

/// Returns where worksheets of the user's own are looked for: `worksheets` beside the preferences, or `None` where there is no
/// home folder.
#[must_use]
pub fn worksheet_folder() -> Option<PathBuf> {
    Some(preferences_path()?.parent()?.join("worksheets"))
}

/// Reads the files of `folder` that end in `.ron`, in the order of their names. A folder that is not there has none.
#[must_use]
pub fn read_worksheets(folder: &Path) -> Vec<WorksheetFile> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "ron")).collect();
    paths.sort();
    paths.truncate(MAX_FILES);
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        (name, text_of(&path))
    };
    paths.into_iter().map(read).collect()
}

/// Reads one file with a worksheet.
///
/// # Errors
/// Why it cannot be read.
pub fn read_worksheet(path: &Path) -> Result<String, SystemError> {
    text_of(path)
}

/// Puts a worksheet into `folder` under `name`, in the place of what may be there; the folder is made where there is none.
///
/// # Errors
/// When the folder cannot be made, or the file not written.
pub fn add_worksheet(folder: &Path, name: &str, text: &str) -> Result<PathBuf, SaveError> {
    let path = folder.join(name);
    let failed = |source| SaveError { step: SaveStep::Write, source, path: path.clone() };
    std::fs::create_dir_all(folder).map_err(failed)?;
    save_atomically(&path, text.as_bytes())?;
    Ok(path)
}

/// Takes the worksheet in the file `name` out of `folder`: the file stays beside the others under another ending, so that it can
/// be brought back.
///
/// # Errors
/// When the file cannot be renamed.
pub fn remove_worksheet(folder: &Path, name: &str) -> Result<(), SaveError> {
    let path = folder.join(name);
    let mut removed = path.clone().into_os_string();
    removed.push(".removed");
    std::fs::rename(&path, removed).map_err(|source| SaveError { step: SaveStep::Write, source, path })
}

fn text_of(path: &Path) -> Result<String, SystemError> {
    let metadata = std::fs::metadata(path).map_err(|why| SystemError::of(&why))?;
    if metadata.len() > MAX_BYTES {
        return Err(SystemError::TooLarge);
    }
    std::fs::read_to_string(path).map_err(|why| SystemError::of(&why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_read_and_what_is_removed_is_kept_under_another_ending() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("worksheets");
        add_worksheet(&own, "a.ron", "one").unwrap();
        add_worksheet(&own, "a.ron", "two").unwrap();
        assert_eq!(read_worksheets(&own), [("a.ron".to_owned(), Ok("two".to_owned()))]);
        remove_worksheet(&own, "a.ron").unwrap();
        assert_eq!(read_worksheets(&own), Vec::new());
        assert_eq!(read_worksheet(&own.join("a.ron.removed")).as_deref(), Ok("two"));
        assert!(remove_worksheet(&own, "a.ron").is_err());
        assert_eq!(read_worksheet(&own.join("a.ron")), Err(SystemError::Missing));
    }

    #[test]
    fn files_are_read_in_order_and_what_cannot_be_read_says_why() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_worksheets(&folder.path().join("missing")), Vec::new());
        std::fs::write(folder.path().join("b.ron"), "two").unwrap();
        std::fs::write(folder.path().join("a.ron"), "one").unwrap();
        std::fs::write(folder.path().join("c.ron"), [0xff, 0xfe, 0x00]).unwrap();
        std::fs::write(folder.path().join("notes.txt"), "no worksheet").unwrap();
        let read = read_worksheets(folder.path());
        let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a.ron", "b.ron", "c.ron"]);
        assert_eq!(read[0].1.as_deref(), Ok("one"));
        assert_eq!(read[2].1, Err(SystemError::NotText));
    }
}
