//! What the user set once and for all, kept in a file of its own.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::plan::Language;
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
    /// The digits, where the reader chose them.
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

/// What the user set once and for all.
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
    /// Size of everything, 1 for the desktop's own.
    pub interface_scale: f32,
    /// Currency of the last plan that was created.
    pub currency: String,
    /// Files opened or saved last, newest first.
    pub recent: Vec<PathBuf>,
    /// How many earlier versions of a plan are kept.
    pub earlier_versions: usize,
    /// The largest file that is opened, in MiB.
    pub largest_file_mib: u64,
    /// Inner size of the window in points.
    pub window_size: Option<(f32, f32)>,
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
            interface_scale: 1.0,
            currency: "USD".to_owned(),
            recent: Vec::new(),
            earlier_versions: 10,
            largest_file_mib: crate::plan::limits::MAX_BYTES >> 20,
            window_size: None,
        }
    }
}

impl Preferences {
    /// Puts `path` first among the recent files.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_path_buf());
        self.recent.truncate(MAX_RECENT);
    }
}
