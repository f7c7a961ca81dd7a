//! Earlier versions: what each save wrote, kept with its date in the user's state folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::file::{Expected, SaveRefusal, save, save_atomically};
use super::state::fnv1a;

/// How many earlier versions are kept, and how much room they may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionLimits {
    /// The most versions of one plan before the present one.
    pub count: usize,
    /// The most bytes of all versions of all plans.
    pub bytes: u64,
}

impl Default for VersionLimits {
    fn default() -> Self {
        Self { count: 10, bytes: 256 * 1024 * 1024 }
    }
}

/// What a plan's file held once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it is kept.
    pub file: PathBuf,
    /// When it was saved.
    pub saved: Timestamp,
    /// Its size.
    pub bytes: u64,
}

const STAMP: &str = "%Y%m%dT%H%M%S%.3fZ";

fn root(state: &Path) -> PathBuf {
    state.join("versions")
}

/// The folder of the versions of `document`: its name, so that people find it, and a hash of its whole path.
fn folder(state: &Path, document: &Path) -> PathBuf {
    let document =
        fs::canonicalize(document).or_else(|_| std::path::absolute(document)).unwrap_or_else(|_| document.into());
    let stem: String = document
        .file_stem()
        .map(|stem| {
            stem.to_string_lossy()
                .chars()
                .filter(|letter| letter.is_alphanumeric() || "-_".contains(*letter))
                .take(40)
                .collect()
        })
        .unwrap_or_default();
    root(state).join(format!("{stem}-{:016x}", fnv1a(document.as_os_str().as_encoded_bytes())))
}

/// Keeps `bytes` as what `document` held at `saved`, unless the newest version holds the same, and drops what is beyond the
/// limits.
///
/// # Errors
/// When the state folder cannot be written to. The document itself is not touched.
pub fn keep_version(
    state: &Path,
    document: &Path,
    bytes: &[u8],
    saved: Timestamp,
    limits: VersionLimits,
) -> io::Result<()> {
    let folder = folder(state, document);
    let known = versions(state, document);
    let is_known = |version: &Version| {
        version.bytes == bytes.len() as u64 && fs::read(&version.file).is_ok_and(|known| known == bytes)
    };
    if known.first().is_some_and(is_known) {
        return Ok(());
    }
    // Names sort by time; a clock that was set back must not put the newest version among the old ones.
    let saved = match known.first() {
        Some(newest) if newest.saved >= saved => newest.saved + jiff::SignedDuration::from_millis(1),
        _ => saved,
    };
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{}.ron", saved.strftime(STAMP)));
    save_atomically(&file, bytes).map_err(io::Error::other)?;
    for old in versions(state, document).into_iter().skip(limits.count + 1) {
        fs::remove_file(&old.file)?;
    }
    bound(state, &file, limits.bytes)
}

/// Writes `bytes` to the file at `path` as [`save`] does, and keeps what it held before and holds now as versions in the
/// state folder, where one is named. A version that cannot be kept does not keep the plan from being saved.
///
/// # Errors
/// As those of [`save`].
pub fn save_with_versions(
    path: &Path,
    bytes: &[u8],
    expected: &Expected,
    kept: Option<(&Path, VersionLimits)>,
) -> Result<(), SaveRefusal> {
    let before = kept.and_then(|_| held(path));
    save(path, bytes, expected)?;
    if let Some((state, limits)) = kept {
        let old = before.map(|(old, saved)| keep_version(state, path, &old, saved, limits));
        let new = keep_version(state, path, bytes, Timestamp::now(), limits);
        for why in old.into_iter().chain([new]).filter_map(Result::err) {
            log::warn!("an earlier version was not kept: {why}");
        }
    }
    Ok(())
}

/// What the file holds, and since when.
fn held(path: &Path) -> Option<(Vec<u8>, Timestamp)> {
    let metadata = fs::metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() > crate::plan::limits::MAX_BYTES {
        return None;
    }
    let saved = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok()).unwrap_or_default();
    Some((fs::read(path).ok()?, saved))
}

/// The versions of `document`, newest first. The newest is what was saved last.
#[must_use]
pub fn versions(state: &Path, document: &Path) -> Vec<Version> {
    let mut found = in_folder(&folder(state, document));
    found.sort_by_key(|version| std::cmp::Reverse(version.saved));
    found
}

fn in_folder(folder: &Path) -> Vec<Version> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let version = |entry: fs::DirEntry| {
        let file = entry.path();
        let stamp = file.file_name()?.to_str()?.strip_suffix(".ron")?.to_owned();
        let saved = jiff::fmt::strtime::parse("%Y%m%dT%H%M%S%.fZ", &stamp).ok()?.to_datetime().ok()?;
        let saved = saved.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
        Some(Version { saved, bytes: entry.metadata().ok()?.len(), file })
    };
    entries.flatten().filter_map(version).collect()
}

/// Removes the oldest versions of all plans until all together are small enough; never the one just written.
fn bound(state: &Path, newest: &Path, most: u64) -> io::Result<()> {
    let mut all: Vec<Version> =
        fs::read_dir(root(state))?.flatten().flat_map(|folder| in_folder(&folder.path())).collect();
    all.sort_by_key(|version| version.saved);
    let mut total: u64 = all.iter().map(|version| version.bytes).sum();
    for version in all {
        if total <= most {
            break;
        }
        if version.file != newest {
            fs::remove_file(&version.file)?;
            total -= version.bytes;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use jiff::Timestamp;

    use super::{VersionLimits, keep_version, versions};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_770_000_000 + second).unwrap()
    }

    fn contents(state: &Path, document: &Path) -> Vec<String> {
        versions(state, document).iter().map(|version| std::fs::read_to_string(&version.file).unwrap()).collect()
    }

    #[test]
    fn versions_are_kept_newest_first_within_limits() {
        let folder = tempfile::tempdir().unwrap();
        let (state, document) = (folder.path(), PathBuf::from("/plans/صابون.ron"));
        let limits = VersionLimits { count: 3, bytes: 1000 };
        assert!(versions(state, &document).is_empty());
        for (second, text) in [(0, "a"), (1, "b"), (2, "b"), (3, "c"), (4, "a")] {
            keep_version(state, &document, text.as_bytes(), at(second), limits).unwrap();
        }
        assert_eq!(contents(state, &document), ["a", "c", "b", "a"], "what was saved twice is kept once");
        keep_version(state, &document, b"d", at(5), limits).unwrap();
        assert_eq!(contents(state, &document), ["d", "a", "c", "b"], "three before the present one");
        assert_eq!(versions(state, &document)[1].saved, at(4));
        keep_version(state, &document, b"e", at(1), limits).unwrap();
        assert_eq!(contents(state, &document)[..2], ["e", "d"], "a clock that was set back changes no order");
        assert!(versions(state, Path::new("/other/صابون.ron")).is_empty(), "plans of the same name are kept apart");
    }

    #[test]
    fn all_versions_together_are_bounded() {
        let folder = tempfile::tempdir().unwrap();
        let (state, limits) = (folder.path(), VersionLimits { count: 10, bytes: 250 });
        let (one, two) = (PathBuf::from("/plans/one.ron"), PathBuf::from("/plans/two.ron"));
        for (second, document) in [(0, &one), (1, &two), (2, &one), (3, &two)] {
            let text = format!("{second}").repeat(100);
            keep_version(state, document, text.as_bytes(), at(second), limits).unwrap();
        }
        assert_eq!((versions(state, &one).len(), versions(state, &two).len()), (1, 1));
        keep_version(state, &one, &[b'x'; 900], at(9), limits).unwrap();
        assert_eq!((versions(state, &one).len(), versions(state, &two).len()), (1, 0), "the newest always stays");
    }
}
