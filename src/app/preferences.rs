//! Says what the user set once and for all, kept in a file of its own.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::room::Room;
use crate::exchange::import::Mapping;
use crate::plan::Language;
use crate::plan::limits::MAX_BYTES;
use crate::text::{Digits, Region, WeekStart};

/// How many recent files are remembered.
const MAX_RECENT: usize = 10;

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LanguageChoice {
    /// That of the desktop.
    #[default]
    System,
    /// English.
    English,
    /// Arabic.
    Arabic,
}

/// The look of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// That of the desktop.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The digits of Arabic texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DigitsChoice {
    /// Those of the country that the desktop says.
    #[default]
    Country,
    /// 0123456789.
    Western,
    /// ٠١٢٣٤٥٦٧٨٩.
    ArabicIndic,
}

impl DigitsChoice {
    /// Returns the digits, where the reader chose them.
    #[must_use]
    pub fn chosen(self) -> Option<Digits> {
        match self {
            Self::Country => None,
            Self::Western => Some(Digits::Western),
            Self::ArabicIndic => Some(Digits::ArabicIndic),
        }
    }
}

impl From<Digits> for DigitsChoice {
    fn from(digits: Digits) -> Self {
        match digits {
            Digits::Western => Self::Western,
            Digits::ArabicIndic => Self::ArabicIndic,
        }
    }
}

/// Holds what the user set once and for all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language of the interface.
    pub language: LanguageChoice,
    /// The language in which plans are shown; that of the interface when not set.
    pub plan_language: Option<Language>,
    /// The digits of Arabic texts.
    pub digits: DigitsChoice,
    /// Where the reader lives; where the desktop says when not set.
    pub region: Option<Region>,
    /// The day on which weeks begin; the region's when not set.
    pub week_start: Option<WeekStart>,
    /// Whether Hijri dates stand beside Gregorian ones; in an Arabic interface when not set.
    pub hijri: Option<bool>,
    /// Whether time runs from left to right in a right-to-left interface too.
    pub time_left_to_right: bool,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether the rail of pages is folded; as there is room when not set.
    pub rail_folded: Option<bool>,
    /// Size of everything, 1 for the desktop's own.
    pub interface_scale: f32,
    /// Currency of the last plan that was opened, by its code; empty before the first.
    pub currency: String,
    /// Files opened or saved last, newest first.
    #[serde(with = "paths")]
    pub recent: Vec<PathBuf>,
    /// How many earlier versions of a plan are kept.
    pub earlier_versions: usize,
    /// The largest file that is opened, in MiB.
    pub largest_file_mib: u64,
    /// What columns of imported tables mean, by the shape of the table, newest first.
    pub mappings: Vec<Mapping>,
    /// Inner size of the window in points of the desktop, whatever the interface's size.
    pub window_size: Option<(f32, f32)>,
    /// The worksheets that are marked as favourites, by their ids.
    pub favourite_worksheets: Vec<String>,
    /// How the Plan page shares its room.
    pub room: Room,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: LanguageChoice::default(),
            plan_language: None,
            digits: DigitsChoice::default(),
            region: None,
            week_start: None,
            hijri: None,
            time_left_to_right: false,
            theme: ThemeChoice::default(),
            rail_folded: None,
            interface_scale: 1.0,
            currency: String::new(),
            recent: Vec::new(),
            earlier_versions: 10,
            largest_file_mib: MAX_BYTES >> 20,
            mappings: Vec::new(),
            window_size: None,
            favourite_worksheets: Vec::new(),
            room: Room::default(),
        }
    }
}

/// Paths as texts that keep names which are not text themselves: one such name must not keep all preferences from being
/// written.
mod paths {
    use std::path::PathBuf;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use crate::store::{from_text, to_text};

    pub(super) fn serialize<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
        let texts: Vec<String> = paths.iter().map(|path| to_text(path)).collect();
        texts.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PathBuf>, D::Error> {
        Ok(Vec::<String>::deserialize(deserializer)?.iter().map(|text| from_text(text)).collect())
    }
}

/// The smallest and the largest size of the interface, 1 for the desktop's own.
pub(super) const INTERFACE_SCALES: (f32, f32) = (0.7, 2.0);

/// The most that a preference can ask for.
const MOST_VERSIONS: usize = 1_000;
const LARGEST_FILES_MIB: u64 = 4_096;
const LARGEST_WINDOW: f32 = 16_384.0;

impl Preferences {
    /// Makes what stood in a file usable: a size that no window can have counts as not set, others are brought within their
    /// limits, and a recent file is named by its whole path.
    #[must_use]
    pub fn usable(mut self) -> Self {
        let (smallest, largest) = INTERFACE_SCALES;
        // Far outside, a damaged file is more likely than a wish.
        let is_meant = (smallest / 2.0..=largest * 2.0).contains(&self.interface_scale);
        self.interface_scale = if is_meant { self.interface_scale.clamp(smallest, largest) } else { 1.0 };
        self.earlier_versions = self.earlier_versions.min(MOST_VERSIONS);
        self.largest_file_mib = self.largest_file_mib.clamp(MAX_BYTES >> 20, LARGEST_FILES_MIB);
        let is_a_size = |side: f32| (1.0..=LARGEST_WINDOW).contains(&side);
        self.window_size = self.window_size.filter(|&(width, height)| is_a_size(width) && is_a_size(height));
        self.room = self.room.usable();
        self.recent.retain(|path| path.is_absolute());
        self.recent.truncate(MAX_RECENT);
        self
    }

    /// Puts `path` first among the recent files.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_path_buf());
        self.recent.truncate(MAX_RECENT);
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::Preferences;

    fn read(text: &str) -> Preferences {
        ron::from_str::<Preferences>(text).unwrap().usable()
    }

    #[test]
    fn damaged_preferences_are_made_usable() {
        for (text, scale) in [
            ("1e9", 1.0),
            ("0", 1.0),
            ("-1", 1.0),
            ("inf", 1.0),
            ("-inf", 1.0),
            ("NaN", 1.0),
            ("50", 1.0),
            ("2.4", 2.0),
            ("0.5", 0.7),
            ("1.3", 1.3),
        ] {
            let preferences = read(&format!("(interface_scale: {text})"));
            assert!((preferences.interface_scale - scale).abs() < 1e-6, "{text}: {}", preferences.interface_scale);
        }
        for size in ["(NaN, 800.0)", "(1e9, 800.0)", "(0, 0)", "(-5, 700)", "(inf, inf)"] {
            assert_eq!(read(&format!("(window_size: Some({size}))")).window_size, None, "{size}");
        }
        assert_eq!(read("(window_size: Some((1280.0, 800.0)))").window_size, Some((1280.0, 800.0)));
        let limits = read("(largest_file_mib: 18446744073709551615, earlier_versions: 18446744073709551615)");
        assert_eq!((limits.largest_file_mib, limits.earlier_versions), (4_096, 1_000));
        // What this program saves can be larger than what somebody thought enough once, and has to open again.
        assert_eq!(read("(largest_file_mib: 0)").largest_file_mib, 64);
        let recent: Vec<String> = (0..30).map(|number| format!("\"/plans/{number}.ron\"")).collect();
        let recent = read(&format!("(recent: [\"plan.ron\", {}])", recent.join(", "))).recent;
        assert_eq!((recent.len(), recent[0].as_path()), (10, "/plans/0.ron".as_ref()));
    }

    #[cfg(unix)]
    #[test]
    fn a_recent_file_whose_name_is_no_text_keeps_nothing_from_being_written() {
        use std::os::unix::ffi::OsStringExt as _;
        let odd = PathBuf::from(std::ffi::OsString::from_vec(b"/plans/caf\xe9.ron".to_vec()));
        let mut preferences = Preferences::default();
        preferences.remember(&odd);
        preferences.remember("/plans/صابون.ron".as_ref());
        let text = ron::to_string(&preferences).unwrap();
        assert_eq!(read(&text), preferences);
    }
}
