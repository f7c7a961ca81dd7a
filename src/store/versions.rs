//! Earlier versions: what each save wrote, kept with its date in the user's state folder.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::paths::absolute;
use super::replace::{
    ExpectedOnDisk, SaveError, SaveRefusal, SaveStep, folder_of, followed, save_plan, save_private_unhurried,
};
use super::state::{fnv1a, private_folder};
use crate::plan::Plan;
use crate::plan::limits::MAX_BYTES;

/// Says how many earlier versions are kept, and how much room they may take.
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

/// Holds what a plan's file held once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it is kept.
    pub file: PathBuf,
    /// When it was saved, by the clock of that moment.
    pub saved: Timestamp,
    /// Its size.
    pub bytes: u64,
    /// Its place in the order of saves, which no clock can change; 0 in files of program version 0.1, which have dates only.
    number: u64,
}

const STAMP: &str = "%Y%m%dT%H%M%S%.3fZ";

/// The ending of the names of files that say under which other path a plan's versions are kept.
const ALIAS: &str = "link";

fn root(state: &Path) -> PathBuf {
    state.join("versions")
}

/// Returns the folder of the versions of `document`: its name, so that people find it, and a hash of its whole path.
fn name_of(document: &Path) -> OsString {
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
    format!("{stem}-{:016x}", fnv1a(document.as_os_str().as_encoded_bytes())).into()
}

/// Returns the file itself, behind all links, also when it or its folder is gone.
fn real(document: &Path) -> PathBuf {
    let target = followed(&absolute(document)).unwrap_or_else(|_| document.to_owned());
    let mut missing = Vec::new();
    let mut there = target.as_path();
    loop {
        if let Ok(real) = fs::canonicalize(there) {
            return missing.iter().rev().fold(real, |path, name| path.join(name));
        }
        let Some(name) = there.file_name() else { return target };
        missing.push(name);
        there = folder_of(there);
    }
}

/// Returns the folder of the versions of `document`, by the file itself, else as the link that once led to it is remembered.
fn folder(state: &Path, document: &Path) -> PathBuf {
    let by_file = root(state).join(name_of(&real(document)));
    if by_file.is_dir() {
        return by_file;
    }
    let remembered = fs::read_to_string(alias(state, document)).unwrap_or_default();
    // A name, and no path that leads elsewhere.
    match Path::new(&remembered).file_name() {
        Some(name) if root(state).join(name).is_dir() => root(state).join(name),
        _ => by_file,
    }
}

fn alias(state: &Path, document: &Path) -> PathBuf {
    root(state).join(name_of(&absolute(document))).with_extension(ALIAS)
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
    private_folder(&root(state))?;
    let name = name_of(&real(document));
    let folder = root(state).join(&name);
    private_folder(&folder)?;
    if name != name_of(&absolute(document)) {
        let name = name.to_string_lossy();
        save_private_unhurried(&alias(state, document), name.as_bytes()).map_err(io::Error::other)?;
    }
    let known = newest_first(&folder);
    let is_known = |version: &Version| {
        version.bytes == bytes.len() as u64 && fs::read(&version.file).is_ok_and(|known| known == bytes)
    };
    if known.first().is_some_and(is_known) {
        return Ok(());
    }
    // The number gives the order: the date is what the clock said, which can have been wrong then or be wrong now.
    let number = known.first().map_or(1, |newest| newest.number.saturating_add(1));
    let file = folder.join(format!("{number:08}-{}.ron", saved.strftime(STAMP)));
    save_private_unhurried(&file, bytes).map_err(io::Error::other)?;
    for old in newest_first(&folder).into_iter().skip(limits.count.saturating_add(1)) {
        fs::remove_file(&old.file)?;
    }
    bound(state, &file, limits.bytes)
}

/// Writes `bytes`, which are `plan`, to the file at `path` as [`save_plan`] does, and keeps what it held before and holds now
/// as versions in the state folder, where one is named. A version that cannot be kept does not keep the plan from being
/// saved: why it could not is returned.
///
/// # Errors
/// As those of [`save_plan`].
pub fn save_with_versions(
    path: &Path,
    bytes: &[u8],
    plan: &Plan,
    expected: &ExpectedOnDisk,
    kept: Option<(&Path, VersionLimits)>,
) -> Result<Option<SaveError>, SaveRefusal> {
    let before = kept.and_then(|_| held(path));
    save_plan(path, bytes, plan, expected)?;
    let Some((state, limits)) = kept else { return Ok(None) };
    let old = before.map_or(Ok(()), |(old, saved)| keep_version(state, path, &old, saved, limits));
    let kept = old.and(keep_version(state, path, bytes, Timestamp::now(), limits));
    Ok(kept.err().map(|source| {
        log::warn!("an earlier version was not kept: {source}");
        SaveError { step: SaveStep::Write, source, path: root(state) }
    }))
}

/// Returns what the file holds, and since when.
fn held(path: &Path) -> Option<(Vec<u8>, Timestamp)> {
    let metadata = fs::metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return None;
    }
    let saved = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok()).unwrap_or_default();
    Some((fs::read(path).ok()?, saved))
}

/// Returns the versions of `document`, newest first. The newest is what was saved last.
#[must_use]
pub fn versions(state: &Path, document: &Path) -> Vec<Version> {
    newest_first(&folder(state, document))
}

fn newest_first(folder: &Path) -> Vec<Version> {
    let mut found = in_folder(folder);
    found.sort_by_key(|version| std::cmp::Reverse((version.number, version.saved)));
    found
}

fn in_folder(folder: &Path) -> Vec<Version> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let version = |entry: fs::DirEntry| {
        let file = entry.path();
        let name = file.file_name()?.to_str()?.strip_suffix(".ron")?.to_owned();
        let (number, stamp) = match name.split_once('-') {
            Some((number, stamp)) => (number.parse().ok()?, stamp),
            None => (0, name.as_str()),
        };
        let saved = jiff::fmt::strtime::parse("%Y%m%dT%H%M%S%.fZ", stamp).ok()?.to_datetime().ok()?;
        let saved = saved.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
        Some(Version { saved, bytes: entry.metadata().ok()?.len(), file, number })
    };
    entries.flatten().filter_map(version).collect()
}

/// Removes the oldest versions of all plans until all together are small enough; never the one just written.
fn bound(state: &Path, newest: &Path, most: u64) -> io::Result<()> {
    // A date in the future is a clock's mistake, and no reason to outlive the others.
    let now = Timestamp::now();
    let mut all: Vec<Version> =
        fs::read_dir(root(state))?.flatten().flat_map(|folder| in_folder(&folder.path())).collect();
    all.sort_by_key(|version| (version.saved.min(now), version.number));
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

    use super::{ExpectedOnDisk, VersionLimits, keep_version, save_with_versions, versions};

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
    fn a_wrong_clock_spoils_one_date_only() {
        let folder = tempfile::tempdir().unwrap();
        let (state, document) = (folder.path(), PathBuf::from("/plans/one.ron"));
        let limits = VersionLimits { count: 10, bytes: 1000 };
        let in_2099: Timestamp = "2099-05-01T12:00:00Z".parse().unwrap();
        for (moment, text) in [(at(0), "a"), (in_2099, "b"), (at(2), "c"), (at(3), "d")] {
            keep_version(state, &document, text.as_bytes(), moment, limits).unwrap();
        }
        assert_eq!(contents(state, &document), ["d", "c", "b", "a"]);
        let dates: Vec<Timestamp> = versions(state, &document).iter().map(|version| version.saved).collect();
        assert_eq!(dates, [at(3), at(2), in_2099, at(0)]);
        // Files of before have dates only, and stand behind all others.
        std::fs::write(versions(state, &document)[0].file.with_file_name("20990101T000000.000Z.ron"), "old").unwrap();
        keep_version(state, &document, b"e", at(4), limits).unwrap();
        assert_eq!(contents(state, &document), ["e", "d", "c", "b", "a", "old"]);
    }

    #[cfg(unix)]
    #[test]
    fn versions_behind_a_link_are_found_when_the_file_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let at_path = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at_path("real/deep")).unwrap();
        std::os::unix::fs::symlink("real/deep/plan.ron", at_path("link.ron")).unwrap();
        std::os::unix::fs::symlink("real", at_path("shelf")).unwrap();
        std::fs::write(at_path("real/deep/plan.ron"), "a").unwrap();
        for (second, name) in [(0, "link.ron"), (1, "shelf/deep/plan.ron"), (2, "real/deep/plan.ron")] {
            keep_version(&state, &at_path(name), name.as_bytes(), at(second), VersionLimits::default()).unwrap();
        }
        let all_found = |names: &[&str]| {
            for name in names {
                assert_eq!(versions(&state, &at_path(name)).len(), 3, "{name}");
            }
        };
        let names = ["link.ron", "shelf/deep/plan.ron", "real/deep/plan.ron"];
        all_found(&names);
        std::fs::remove_file(at_path("real/deep/plan.ron")).unwrap();
        all_found(&names);
        std::fs::remove_dir_all(at_path("real/deep")).unwrap();
        all_found(&names);
        std::fs::remove_file(at_path("link.ron")).unwrap();
        std::fs::remove_file(at_path("shelf")).unwrap();
        all_found(&names);
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

    #[test]
    fn a_plan_is_saved_although_its_version_cannot_be_kept_and_the_reason_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (state, path) = (folder.path().join("state"), folder.path().join("plan.ron"));
        let text = crate::catalogue::SAMPLES[0].text;
        let plan = crate::store::read(text.as_bytes()).unwrap().plan;
        let save = || {
            let kept = Some((state.as_path(), VersionLimits::default()));
            save_with_versions(&path, text.as_bytes(), &plan, &ExpectedOnDisk::Anything, kept).unwrap()
        };
        std::fs::write(&state, "where the folder should be").unwrap();
        let why = save().expect("no version was kept");
        assert!(why.path.starts_with(&state), "{why}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        std::fs::remove_file(&state).unwrap();
        assert!(save().is_none());
        assert_eq!(versions(&state, &path).len(), 1);
    }
}
