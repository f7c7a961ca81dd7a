//! The user's state folder: recovery copies and earlier versions, which belong to this machine and not to a plan.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

/// Returns where recovery copies and earlier versions are kept: `imc-planner` in the state folder of the desktop
/// (`$XDG_STATE_HOME` on Linux, the local application data elsewhere), or `None` where there is no home folder.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "imc-planner")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_path_buf())
}

/// Makes `folder` with all folders above it that are missing, for the user alone: plans can be confidential. One of before is
/// closed to others as well.
///
/// # Errors
/// When it cannot be made, or is no folder.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
        builder.mode(0o700).create(folder)?;
        let mode = std::fs::metadata(folder)?.permissions().mode();
        if mode & 0o077 != 0 {
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode & 0o700))?;
        }
        Ok(())
    }
    #[cfg(not(unix))]
    builder.create(folder)
}

/// Returns Fowler, Noll and Vo's hash FNV-1a of 64 bits: short names for paths, the same in every version of the program.
pub(super) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::{fnv1a, private_folder};

    #[cfg(unix)]
    #[test]
    fn folders_are_the_users_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("state/imc-planner/recovery");
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        for _ in 0..2 {
            private_folder(&folder).unwrap();
            assert_eq!(mode(&folder), 0o700);
            assert_eq!(mode(&outer.path().join("state/imc-planner")), 0o700);
            std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        std::fs::write(outer.path().join("file"), "").unwrap();
        assert!(private_folder(&outer.path().join("file/below")).is_err());
    }

    #[test]
    fn hashes_are_the_published_ones() {
        // From the authors' test suite.
        for (text, hash) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(fnv1a(text.as_bytes()), hash, "{text}");
        }
    }
}
