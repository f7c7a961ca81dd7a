//! Preferences: a small file of their own in the user's configuration folder. They are a convenience: a file that cannot be
//! read counts as none, and the program starts all the same.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::replace::save_private;
use super::state::private_folder;

/// The largest file of preferences that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// Returns where preferences are kept: `imc-planner/preferences.ron` in the configuration folder of the desktop, or `None`
/// where there is no home folder.
#[must_use]
pub fn preferences_path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "imc-planner")?;
    Some(folders.config_dir().join("preferences.ron"))
}

/// Returns the preferences at `path`, or the default ones where they cannot be read.
#[must_use]
pub fn load_preferences<T: DeserializeOwned + Default>(path: &Path) -> T {
    let small = std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= MAX_BYTES);
    if !small {
        return T::default();
    }
    let Ok(text) = std::fs::read_to_string(path) else { return T::default() };
    match ron::from_str(&text) {
        Ok(preferences) => preferences,
        Err(why) => {
            log::warn!("preferences start anew, because they cannot be read: {why}: {}", path.display());
            T::default()
        }
    }
}

/// Writes the preferences, with their folder where it is missing.
///
/// # Errors
/// When the folder or the file cannot be written; the old preferences are then whole.
pub fn save_preferences<T: Serialize>(path: &Path, preferences: &T) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        private_folder(folder)?;
    }
    let text = ron::ser::to_string_pretty(preferences, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    save_private(path, text.as_bytes()).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::{load_preferences, save_preferences};

    #[test]
    fn preferences_survive_and_faults_give_the_default() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new folder").join("preferences.ron");
        assert_eq!(load_preferences::<Vec<u32>>(&path), Vec::<u32>::new());
        save_preferences(&path, &vec![1_u32, 2]).unwrap();
        assert_eq!(load_preferences::<Vec<u32>>(&path), [1, 2]);
        std::fs::write(&path, "(damaged").unwrap();
        assert_eq!(load_preferences::<Vec<u32>>(&path), Vec::<u32>::new());
        assert_eq!(load_preferences::<Vec<u32>>(folder.path()), Vec::<u32>::new());
    }
}
