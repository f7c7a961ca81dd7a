//! The lines of icons that are drawn in a square of 16 points.

use super::icon::Icon;
use crate::app::Page;

/// Lines of one width: a list of points for each, `M` before the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// How wide the lines are, in a square of 16.
    pub(super) width: f32,
    /// Whether what they enclose is filled.
    pub(super) is_filled: bool,
    /// The points.
    pub(super) lines: &'static str,
}

/// Returns the parts of an icon; none for those that `icon` draws by itself.
pub(super) fn parts(icon: Icon) -> &'static [Part] {
    match icon {
        Icon::Page(page) => of_page(page),
        Icon::Minus => &[Part { width: 1.5, is_filled: false, lines: "M3,8 13,8" }],
        Icon::Pin => &[Part {
            width: 1.3,
            is_filled: false,
            lines: "M4.5,2.5 11.5,2.5 M6,2.5 6.3,7 4,9.5 12,9.5 9.7,7 10,2.5 M8,9.5 8,14",
        }],
        Icon::Fold => &[Part { width: 1.3, is_filled: false, lines: "M8.5,3.5 4,8 8.5,12.5 M13,3.5 8.5,8 13,12.5" }],
        Icon::Unfold => &[Part { width: 1.3, is_filled: false, lines: "M3,3.5 7.5,8 3,12.5 M7.5,3.5 12,8 7.5,12.5" }],
        _ => &[],
    }
}

/// Returns the parts of the icon of a page.
#[expect(clippy::too_many_lines, reason = "a list of icons")]
fn of_page(page: Page) -> &'static [Part] {
    match page {
        Page::Plan => &[Part { width: 2.4, is_filled: false, lines: "M2.5,4 8.5,4 M6,8 13.5,8 M3.5,12 8.5,12" }],
        Page::Brief => &[Part {
            width: 1.3,
            is_filled: false,
            lines: "M3.5,2 9.5,2 12.5,5 12.5,14 3.5,14 3.5,2 M9.5,2 9.5,5 12.5,5 M5.5,8 10.5,8 M5.5,11 10.5,11",
        }],
        Page::Worksheets => &[Part {
            width: 1.3,
            is_filled: false,
            lines: "M2,2.5 14,2.5 14,13.5 2,13.5 2,2.5 M2,8 14,8 M8,2.5 8,13.5",
        }],
        Page::Listening => &[Part {
            width: 1.3,
            is_filled: false,
            lines: "M4.5,6 4.6,5.1 4.9,4.3 5.4,3.6 6.1,3 6.8,2.6 7.7,2.4 8.5,2.4 9.4,2.6 10.1,3 10.8,3.6 11.3,4.3 11.6,5.1 11.7,6 11.6,6.9 11.3,7.6 10.8,8.2 10.4,8.7 9.9,9.1 9.6,9.6 9.4,10.2 9.3,11.1 9.1,11.9 8.7,12.7 8.1,13.3 7,13.5 6.5,13.4 6,13.3 5.6,13 5.3,12.7 5,12.3 4.9,11.9 M6.7,6.3 6.9,5.5 7.4,5 8.2,4.8 9,5 9.5,5.5 9.7,6.3 9.6,6.7 9.4,7.1 9.2,7.5 9,7.8 8.8,8.2 8.7,8.7",
        }],
        Page::Audiences => &[
            Part {
                width: 1.3,
                is_filled: false,
                lines: "M8.3,5.2 8,6.3 7.2,7.2 6,7.5 4.9,7.2 4,6.3 3.7,5.2 4,4.1 4.8,3.2 6,2.9 7.2,3.2 8,4 8.3,5.2",
            },
            Part {
                width: 1.3,
                is_filled: false,
                lines: "M1.8,13 1.9,11.8 2.4,10.8 3,10 3.8,9.5 4.9,9.1 6,9 7.1,9.1 8.2,9.5 9,10 9.6,10.8 10.1,11.8 10.2,13 M10.5,3.1 11.1,3.5 11.6,4.1 11.8,4.8 11.8,5.6 11.6,6.3 11.1,6.9 10.5,7.3 M11.7,9.3 12.4,9.6 13.1,10.1 13.5,10.6 13.9,11.3 14.1,12.1 14.2,13",
            },
        ],
        Page::Messages => &[Part { width: 1.3, is_filled: false, lines: "M2,3 14,3 14,11 8,11 5,14 5,11 2,11 2,3" }],
        Page::Channels => &[
            Part {
                width: 1.3,
                is_filled: true,
                lines: "M9.3,8 9.1,8.7 8.7,9.1 8,9.3 7.4,9.1 6.9,8.7 6.7,8 6.9,7.4 7.3,6.9 8,6.7 8.7,6.9 9.1,7.3 9.3,8",
            },
            Part {
                width: 1.3,
                is_filled: false,
                lines: "M5.2,5.2 4.7,5.8 4.4,6.5 4.1,7.2 4.1,8 4.1,8.8 4.4,9.5 4.7,10.2 5.2,10.8 M10.8,5.2 11.3,5.8 11.6,6.5 11.9,7.2 11.9,8 11.9,8.8 11.6,9.5 11.3,10.2 10.8,10.8 M3.1,3.1 2.5,3.8 2,4.5 1.6,5.4 1.3,6.2 1.2,7.1 1.1,8 1.2,8.9 1.3,9.8 1.6,10.6 2,11.5 2.5,12.2 3.1,12.9 M12.9,3.1 13.5,3.8 14,4.5 14.4,5.4 14.7,6.2 14.8,7.1 14.9,8 14.8,8.9 14.7,9.8 14.4,10.6 14,11.5 13.5,12.2 12.9,12.9",
            },
        ],
        Page::Reach => &[Part {
            width: 1.3,
            is_filled: false,
            lines: "M2.5,2 2.5,13.5 14,13.5 M5,11 5.8,9 6.9,7.3 8.1,6 9.6,5 11.4,4.4 13.5,4",
        }],
        Page::Consistency => &[
            Part {
                width: 1.3,
                is_filled: false,
                lines: "M10.2,8 10,9.2 9.5,10.4 8.6,11.3 7.5,11.9 6.3,12.2 5.1,12.1 3.9,11.6 2.9,10.9 2.2,9.8 1.8,8.6 1.8,7.4 2.2,6.2 2.9,5.1 3.9,4.4 5.1,3.9 6.3,3.8 7.5,4.1 8.6,4.7 9.5,5.6 10,6.8 10.2,8",
            },
            Part {
                width: 1.3,
                is_filled: false,
                lines: "M14.2,8 14,9.2 13.5,10.4 12.6,11.3 11.5,11.9 10.3,12.2 9.1,12.1 7.9,11.6 6.9,10.9 6.2,9.8 5.8,8.6 5.8,7.4 6.2,6.2 6.9,5.1 7.9,4.4 9.1,3.9 10.3,3.8 11.5,4.1 12.6,4.7 13.5,5.6 14,6.8 14.2,8",
            },
        ],
        Page::Budget => &[
            Part { width: 1.3, is_filled: false, lines: "M1.5,4 14.5,4 14.5,12 1.5,12 1.5,4" },
            Part {
                width: 1.3,
                is_filled: false,
                lines: "M9.9,8 9.6,8.9 8.9,9.6 8,9.9 7.1,9.6 6.4,8.9 6.1,8 6.4,7.1 7,6.4 8,6.1 8.9,6.4 9.6,7 9.9,8",
            },
            Part { width: 1.8, is_filled: false, lines: "M3.1,8 4.9,8 M11.1,8 12.9,8" },
        ],
        Page::Optimise => &[
            Part {
                width: 1.3,
                is_filled: false,
                lines: "M1.5,13.5 3,12.9 4.1,11.4 4.9,9.5 5.8,7.6 6.7,6.1 8,5.5 9.3,6.1 10.2,7.6 11.1,9.5 11.9,11.4 13,12.9 14.5,13.5",
            },
            Part { width: 1.3, is_filled: true, lines: "M6.3,2 9.7,2 9.7,5.4 6.3,5.4 6.3,2" },
        ],
        Page::Compare => &[Part {
            width: 1.3,
            is_filled: false,
            lines: "M2.5,3 7,3 7,13 2.5,13 2.5,3 M9,3 13.5,3 13.5,13 9,13 9,3 M2.5,9.5 7,9.5 M9,6 13.5,6",
        }],
        Page::Book => &[Part {
            width: 1.3,
            is_filled: false,
            lines: "M8,4 7.2,3.6 6.3,3.3 5.4,3 4.3,2.9 3.2,2.9 2,3 2,12.5 3.2,12.4 4.3,12.4 5.4,12.6 6.3,12.8 7.2,13.1 8,13.5 8.8,13.1 9.7,12.8 10.6,12.6 11.7,12.4 12.8,12.4 14,12.5 14,3 12.8,2.9 11.7,2.9 10.6,3 9.7,3.3 8.8,3.6 8,4 8,4 M8,4 8,13.5",
        }],
        Page::Checks => &[
            Part {
                width: 1.3,
                is_filled: false,
                lines: "M14,8 13.9,9.2 13.5,10.4 12.9,11.5 12,12.5 11,13.2 9.9,13.7 8.6,14 7.4,14 6.1,13.7 5,13.2 4,12.5 3.1,11.5 2.5,10.4 2.1,9.2 2,8 2.1,6.8 2.5,5.6 3.1,4.5 4,3.5 5,2.8 6.1,2.3 7.4,2 8.6,2 9.9,2.3 11,2.8 12,3.5 12.9,4.5 13.5,5.6 13.9,6.8 14,8",
            },
            Part { width: 1.3, is_filled: false, lines: "M5.2,8.2 7.2,10.2 10.8,6" },
        ],
    }
}

impl Part {
    /// Reads the points of each line, in a unit square.
    pub(super) fn points(self) -> impl Iterator<Item = Vec<(f32, f32)>> {
        let point = |pair: &str| {
            let (x, y) = pair.split_once(',')?;
            Some((x.parse::<f32>().ok()? / 16.0, y.parse::<f32>().ok()? / 16.0))
        };
        self.lines.split('M').skip(1).map(move |line| line.split_whitespace().filter_map(point).collect())
    }
}
