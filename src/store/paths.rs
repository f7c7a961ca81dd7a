//! Paths as people give them: made whole at the border, and kept as bytes where a text would lose something.

use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::replace::{ExpectedOnDisk, Stamp, folder_of, followed};

/// The ending of plan files.
pub const EXTENSION: &str = "ron";

/// Says what stands at a path that was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A file, as it is now.
    File(Stamp),
    /// A folder.
    Folder,
}

impl Found {
    /// Looks at `path`; what cannot be looked at counts as nothing, and saving says why.
    fn at(path: &Path) -> Self {
        match followed(path).and_then(fs::metadata) {
            Ok(metadata) if metadata.is_dir() => Self::Folder,
            Ok(metadata) => Self::File(Stamp::of(&metadata)),
            Err(_) => Self::Nothing,
        }
    }

    /// Returns what a save that the user agreed to may find.
    #[must_use]
    pub fn expected(&self) -> ExpectedOnDisk {
        match self {
            Self::File(stamp) => ExpectedOnDisk::Seen(*stamp),
            Self::Nothing | Self::Folder => ExpectedOnDisk::Nothing,
        }
    }
}

/// A path that was named, with what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The path, absolute, and with the ending of plan files where it is to save to.
    pub path: PathBuf,
    /// What stands there.
    pub found: Found,
    /// Whether the desktop has asked about replacing what stands there: it asks about the very path that it returns.
    pub agreed: bool,
}

/// Settles the path of a file that is to be opened: absolute, `~` as the home folder.
#[must_use]
pub fn to_open(named: &Path) -> Target {
    let path = absolute(&at_home(named));
    Target { found: Found::at(&path), path, agreed: false }
}

/// Settles the path of a file to save to: absolute, `~` as the home folder, and with the ending of plan files. One that names
/// a folder stays as it is.
#[must_use]
pub fn to_save(named: &Path, agreed: bool) -> Target {
    let path = absolute(&at_home(named));
    if names_folder(named) || Found::at(&path) == Found::Folder {
        return Target { path, found: Found::Folder, agreed: false };
    }
    let whole = with_extension(&path);
    // The question was about the path without the ending.
    let agreed = agreed && whole == path;
    Target { found: Found::at(&whole), path: whole, agreed }
}

/// Returns true for what can only be a folder: it ends in a slash, or in `.` or `..`.
fn names_folder(named: &Path) -> bool {
    let text = named.as_os_str().as_encoded_bytes();
    text.last().is_some_and(|&last| std::path::is_separator(char::from(last)))
        || named.file_name().is_none()
        || text == b"~"
}

/// Adds the ending of plan files to a path that has another one or none: what stands behind a dot in "Summer 2.0" is no
/// ending.
fn with_extension(path: &Path) -> PathBuf {
    let has_it = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION));
    let (true, Some(name)) = (!has_it, path.file_name()) else { return path.to_owned() };
    let mut whole = OsString::from(name);
    let ends_in_dot = name.as_encoded_bytes().last() == Some(&b'.');
    whole.push(if ends_in_dot { "" } else { "." });
    whole.push(EXTENSION);
    path.with_file_name(whole)
}

/// Makes a path absolute. Steps up are taken along the real folders where these exist.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if !whole.components().any(|part| part == Component::ParentDir) {
        return whole;
    }
    match (fs::canonicalize(folder_of(&whole)), whole.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => fs::canonicalize(&whole).unwrap_or(whole),
    }
}

/// Puts the home folder in the place of a `~` at the beginning.
fn at_home(path: &Path) -> PathBuf {
    let mut parts = path.components();
    let is_home = parts.next().is_some_and(|first| first.as_os_str() == "~");
    match directories::BaseDirs::new().filter(|_| is_home) {
        Some(folders) => folders.home_dir().join(parts.as_path()),
        None => path.to_owned(),
    }
}

/// Returns the bytes of a path, from which [`path_of`] makes it again.
#[cfg(unix)]
pub(super) fn bytes_of(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

/// Returns the path with these bytes.
#[cfg(unix)]
pub(super) fn path_of(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec(bytes).into()
}

/// Returns the bytes of a path. Those of one that is not text are lost here.
#[cfg(not(unix))]
pub(super) fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

/// Returns the path with these bytes.
#[cfg(not(unix))]
pub(super) fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// What begins a path in a text that is not text itself; no path begins so.
const HEXADECIMAL: &str = "\0hex:";

/// Returns a path as text, from which [`from_text`] makes it again, whatever its bytes.
#[must_use]
pub fn to_text(path: &Path) -> String {
    match path.to_str() {
        Some(text) => text.to_owned(),
        None => bytes_of(path).iter().fold(HEXADECIMAL.to_owned(), |text, byte| format!("{text}{byte:02x}")),
    }
}

/// Returns the path that [`to_text`] made `text` of.
#[must_use]
pub fn from_text(text: &str) -> PathBuf {
    let Some(digits) = text.strip_prefix(HEXADECIMAL) else { return PathBuf::from(text) };
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(byte).collect();
    bytes.map_or_else(|| PathBuf::from(text), path_of)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Found, absolute, from_text, path_of, to_open, to_save, to_text};

    #[test]
    fn the_ending_is_settled_before_what_stands_there_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["summer.ron", "Q1.2026.ron", "taken", "taken.ron"] {
            fs::write(at(name), "there").unwrap();
        }
        fs::create_dir(at("folder")).unwrap();
        fs::create_dir(at("folder.ron")).unwrap();
        for (named, settled, is_there, agreed) in [
            ("summer", "summer.ron", true, false),
            ("summer.ron", "summer.ron", true, true),
            ("SUMMER.RON", "SUMMER.RON", false, true),
            ("Q1.2026", "Q1.2026.ron", true, false),
            ("Summer 2.0", "Summer 2.0.ron", false, false),
            ("taken", "taken.ron", true, false),
            ("plan.txt", "plan.txt.ron", false, false),
            ("end.", "end.ron", false, false),
            ("خطة", "خطة.ron", false, false),
            (".ron", ".ron.ron", false, false),
        ] {
            let target = to_save(&at(named), true);
            assert_eq!(target.path, at(settled), "{named}");
            assert_eq!(matches!(target.found, Found::File(_)), is_there, "{named}");
            assert_eq!(target.agreed, agreed, "{named}");
            assert!(!to_save(&at(named), false).agreed);
        }
        for named in ["folder", "folder.ron", "folder/", "new/", ".", "folder/.."] {
            assert_eq!(to_save(&at(named), true).found, Found::Folder, "{named}");
        }
        assert_eq!(to_open(&at("folder")).found, Found::Folder);
        assert_eq!(to_open(&at("nothing")).found, Found::Nothing);
    }

    #[test]
    fn paths_are_made_absolute() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(absolute(Path::new("plan.ron")), here.join("plan.ron"));
        assert_eq!(absolute(Path::new("./plan.ron")), here.join("plan.ron"));
        assert_eq!(absolute(Path::new("src/../plan.ron")), fs::canonicalize(&here).unwrap().join("plan.ron"));
        if let Some(folders) = directories::BaseDirs::new() {
            assert_eq!(to_open(Path::new("~/plan.ron")).path, folders.home_dir().join("plan.ron"));
            assert_eq!(to_save(Path::new("~"), false).found, Found::Folder);
        }
        assert_eq!(to_open(Path::new("~other/plan.ron")).path, here.join("~other/plan.ron"));
    }

    #[test]
    fn any_path_survives_as_text() {
        for path in ["/plans/صابون.ron", "C:\\plans\\a.ron", ""] {
            assert_eq!(from_text(&to_text(Path::new(path))), PathBuf::from(path));
        }
        #[cfg(unix)]
        {
            let path = path_of(b"/plans/caf\xe9\xff.ron".to_vec());
            assert!(path.to_str().is_none());
            assert_eq!(from_text(&to_text(&path)), path);
        }
        assert_eq!(from_text("\0hex:zz"), PathBuf::from("\0hex:zz"));
    }
}
