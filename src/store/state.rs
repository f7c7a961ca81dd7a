//! The user's state folder: recovery copies and earlier versions, which belong to this machine and not to a plan.

use std::path::PathBuf;

/// Where recovery copies and earlier versions are kept: `imc-planner` in the state folder of the desktop
/// (`$XDG_STATE_HOME` on Linux, the local application data elsewhere), or `None` where there is no home folder.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "imc-planner")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_path_buf())
}

/// Fowler, Noll and Vo's hash FNV-1a of 64 bits: short names for paths, the same in every version of the program.
pub(super) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::fnv1a;

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
