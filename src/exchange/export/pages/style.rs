//! Sizes and spaces of pages, in points of 1/96 inch.

use super::BookPaper;
use crate::text::Locale;

/// Around the text, at the sides.
pub(super) const SIDE: f32 = 72.0;

/// Where the text begins below the top of a page.
pub(super) const TOP: f32 = 92.0;

/// How far above the foot of a page the text ends.
pub(super) const BOTTOM: f32 = 84.0;

/// Where the running head stands.
pub(super) const HEAD: f32 = 58.0;

/// How far above the foot of a page its number stands.
pub(super) const FOOT: f32 = 42.0;

/// The usual width of lines of text, so that they have 60 to 75 letters.
const MEASURE: f32 = 520.0;

/// Captions, notes, running heads.
pub(super) const SMALL: f32 = 12.0;

/// Holds what depends on the script and the paper.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The size of letters in paragraphs.
    pub(super) body: f32,
    /// From one line of a paragraph to the next.
    pub(super) leading: f32,
    /// The size of small text.
    pub(super) small: f32,
    /// From one line of small text to the next.
    pub(super) small_leading: f32,
    /// The width of the page, upright.
    pub(super) width: f32,
    /// The height of the page, upright.
    pub(super) height: f32,
    /// The width of lines of text, so that they have 60 to 75 letters.
    pub(super) measure: f32,
    /// Whether all pages lie on their side.
    pub(super) is_turned: bool,
}

impl Style {
    /// Returns the style of pages for readers of `locale`.
    pub(super) fn of(locale: Locale, paper: BookPaper) -> Self {
        let (width, height) = paper.size();
        let usual = Self {
            body: 14.67,
            leading: 22.0,
            small: SMALL,
            small_leading: 17.0,
            width,
            height,
            measure: MEASURE,
            is_turned: false,
        };
        if locale.direction().is_right_to_left() {
            Self { body: 15.3, leading: 24.0, small: 12.5, small_leading: 18.5, ..usual }
        } else {
            usual
        }
    }

    /// Returns the width between the margins of a page that is upright or lies on its side.
    pub(super) fn room(&self, is_wide: bool) -> f32 {
        self.paper(is_wide).0 - 2.0 * SIDE
    }

    /// Returns the height between the margins.
    pub(super) fn depth(&self, is_wide: bool) -> f32 {
        self.paper(is_wide).1 - TOP - BOTTOM
    }

    /// Returns the width and the height of a page.
    pub(super) fn paper(&self, is_wide: bool) -> (f32, f32) {
        if is_wide || self.is_turned { (self.height, self.width) } else { (self.width, self.height) }
    }
}
