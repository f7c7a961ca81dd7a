//! Says what is laid out: a title page and blocks in reading order.

use crate::exchange::export::figure::{Figure, Rgb};
use crate::report::Table;
use crate::text::Locale;

/// Holds a picture of the document.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) struct Picture {
    /// What stands below it.
    pub(in crate::exchange::export) caption: String,
    /// What it shows, for those who cannot see it.
    pub(in crate::exchange::export) alternative: String,
    /// It, laid out from the left.
    pub(in crate::exchange::export) figure: Figure,
    /// Whether it stands on a page of its own that lies on its side.
    pub(in crate::exchange::export) is_wide: bool,
}

/// Holds one block of the document.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) enum Block {
    /// The heading of a section.
    Heading {
        /// How deep it is: 1 or 2.
        level: u8,
        /// Its number, where it has one.
        number: Option<String>,
        /// Its words.
        text: String,
        /// Whether it begins a page.
        is_fresh: bool,
    },
    /// A small heading without a number.
    Minor(String),
    /// A paragraph; words before it stand out.
    Paragraph {
        /// The words that stand out.
        lead: String,
        /// The text.
        text: String,
    },
    /// One point of a list.
    Point(String),
    /// A note in small letters.
    Note(String),
    /// A table, with its title above it.
    Table(Table),
    /// A picture, with its caption below it.
    Picture(Picture),
    /// A note at the foot of the page, which the block before it refers to.
    Footnote(String),
}

/// Holds what stands on the title page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::exchange::export) struct TitlePage {
    /// Whose plan it is.
    pub(in crate::exchange::export) organisation: String,
    /// What it is called.
    pub(in crate::exchange::export) title: String,
    /// What it is.
    pub(in crate::exchange::export) subtitle: String,
    /// The plan's bars without words: its rows, each with the place (0 to 1), the width and the colour of its bars.
    pub(in crate::exchange::export) bars: Vec<Vec<(f32, f32, Rgb)>>,
    /// Into how many parts the bars' ground is divided.
    pub(in crate::exchange::export) weeks: u32,
    /// Names and values below it.
    pub(in crate::exchange::export) facts: Vec<(String, String)>,
    /// A note at its foot.
    pub(in crate::exchange::export) note: String,
}

/// Holds a document to lay out.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange::export) struct Document {
    /// How words and numbers are written, and which way the pages run.
    pub(in crate::exchange::export) locale: Locale,
    /// The title page.
    pub(in crate::exchange::export) front: TitlePage,
    /// Who wrote it: at the foot of each page.
    pub(in crate::exchange::export) authors: String,
    /// The blocks, each with the section that it belongs to.
    pub(in crate::exchange::export) blocks: Vec<(usize, Block)>,
    /// Whether it is printed alone: without a title page and contents.
    pub(in crate::exchange::export) is_part: bool,
    /// Whether all its pages lie on their side.
    pub(in crate::exchange::export) is_turned: bool,
}
