//! Says what can be asked of an export, and why it is not to be had.

use super::flowchart::ChartOptions;
use crate::plan::Language;
use crate::text::Locale;
use crate::worksheet::Framework;

/// Names a kind of file that a plan can be exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Everything as a workbook.
    Workbook,
    /// A chart as the pages of a PDF.
    Pdf,
    /// A chart as a drawing.
    Svg,
    /// A chart as a picture.
    Png,
    /// Everything as one web page.
    WebPage,
    /// A table as comma-separated text.
    Csv,
    /// A calendar with one event for each flight.
    Calendar,
    /// The open format of media plans (mediaplanschema 3.0).
    OpenFormat,
}

impl Kind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 8] =
        [Self::Workbook, Self::Pdf, Self::Svg, Self::Png, Self::WebPage, Self::Csv, Self::Calendar, Self::OpenFormat];

    /// Returns the ending of the kind's files, which is its name on the command line too.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::WebPage => "html",
            Self::Csv => "csv",
            Self::Calendar => "ics",
            Self::OpenFormat => "json",
        }
    }

    /// Returns the kind whose files end in `extension`, whatever its letters' case.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.extension().eq_ignore_ascii_case(extension))
    }
}

/// Says which languages an export speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// One.
    One(Locale),
    /// English and Arabic, the one of the reader first.
    Both(Locale),
}

impl Languages {
    /// Returns how words and numbers are written, for each language in turn.
    #[must_use]
    pub fn locales(self) -> Vec<Locale> {
        match self {
            Self::One(locale) => vec![locale],
            Self::Both(locale) => vec![locale, Locale { language: locale.language.other(), ..locale }],
        }
    }

    /// Returns the language that stands first.
    #[must_use]
    pub fn first(self) -> Locale {
        match self {
            Self::One(locale) | Self::Both(locale) => locale,
        }
    }
}

/// Holds what can be chosen about an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The languages.
    pub languages: Languages,
    /// The part that is wanted, by its id; the kind's usual one where none is named. See [`super::parts`].
    pub part: Option<String>,
    /// What is chosen about the flowchart.
    pub chart: ChartOptions,
    /// The document that the plan is kept in, with its comments; written anew from the plan where there is none.
    pub document: Option<String>,
    /// Worksheets of the user's own that a part can name beside those of the program.
    pub own_sheets: Vec<Framework>,
}

impl Options {
    /// Makes the usual options in `language`.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self {
            languages: Languages::One(Locale::of(language)),
            part: None,
            chart: ChartOptions::default(),
            document: None,
            own_sheets: Vec::new(),
        }
    }
}

/// Says why a plan could not be exported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The kind has no part of that name.
    #[error("there is no part “{part}”")]
    NoSuchPart {
        /// What was asked for.
        part: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The plan has no such weeks.
    #[error("there are no weeks {first} to {last}: the plan has {weeks}")]
    NoSuchWeeks {
        /// The first week that was asked for.
        first: u32,
        /// The last one.
        last: u32,
        /// How many weeks the plan has.
        weeks: u32,
    },
    /// The plan has no such channel.
    #[error("there is no channel “{channel}”")]
    NoSuchChannel {
        /// What was asked for.
        channel: String,
        /// The ids of those that there are.
        known: Vec<String>,
    },
    /// More than the format can hold.
    #[error("the format cannot hold so much: {0}")]
    TooMuch(String),
}
