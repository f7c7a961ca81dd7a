//! Says how the page shares its room: which panels are folded, how wide they are, how high rows and plots are. Room is given by
//! folding, never by cutting.

use super::rows::RowSizes;
use crate::app::{FlowchartLayout, INSPECTOR_WIDTHS, MESSAGES_WIDTHS, Panel, Room, RowHeights};
use crate::gui::fit::{beside, within};

/// What the weeks keep before a panel folds, in points.
pub(super) const LEAST_WEEKS: f32 = 480.0;
/// The week width that shows the day of each week, in points.
const WEEK_WITH_DAY: f32 = 26.0;
/// The most weeks for whose days a panel folds.
const WEEKS_WITH_DAYS: u32 = 26;
/// Folded message cards, in points.
pub(super) const MESSAGES_FOLDED: f32 = 40.0;
/// A folded inspector, in points.
pub(super) const INSPECTOR_FOLDED: f32 = 32.0;
/// The inspector in which five weeks stand beside each other, in points.
const INSPECTOR_USUAL: f32 = 304.0;
/// A page from which on panels are as wide as they get, in points.
const WIDE_PAGE: f32 = 1700.0;
/// The least and the greatest height of an unfolded plot, in points: plots take the room that rows leave.
pub(super) const PLOT_HEIGHTS: (f32, f32) = (60.0, 260.0);
/// A height at which plots are read with ease, in points.
const PLOT_USUAL: f32 = 72.0;
/// A folded plot, in points.
pub(super) const PLOT_FOLDED: f32 = 28.0;
/// The least height of the rows before plots fold, in points.
const LEAST_ROWS: f32 = 96.0;

/// Says how wide the panels beside the chart are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Widths {
    /// The message cards.
    pub(super) messages: f32,
    /// Whether they are folded.
    pub(super) messages_folded: bool,
    /// What is left beside them unfolded, once the inspector is folded; below zero where they have no room.
    pub(super) beside_messages: f32,
    /// The inspector; beside the chart where it is not folded.
    pub(super) inspector: f32,
    /// Whether it is folded.
    pub(super) inspector_folded: bool,
    /// Whether an unfolded inspector has room beside the chart, and does not lie over it.
    pub(super) inspector_fits: bool,
    /// How wide the inspector is once it is unfolded.
    pub(super) inspector_unfolded: f32,
    /// How much wider a panel can get before the weeks have less than they keep, in points.
    pub(super) spare: f32,
}

impl Widths {
    /// Returns the shares a page `page` points wide, of which the names of rows take `names`, for a plan of `weeks` weeks.
    #[must_use]
    pub(super) fn of(room: &Room, page: f32, names: f32, weeks: u32, is_arabic: bool) -> Self {
        let least = names + LEAST_WEEKS;
        let is_wide = page >= WIDE_PAGE;
        let unfolded = room.inspector_width.unwrap_or(if is_wide { INSPECTOR_WIDTHS.1 } else { INSPECTOR_USUAL });
        let usual_cards = match (is_wide, is_arabic) {
            (true, _) => MESSAGES_WIDTHS.1,
            (false, true) => 168.0,
            (false, false) => MESSAGES_WIDTHS.0,
        };
        // The inspector gives way to cards that the user unfolded.
        let least_cards = room.messages_width.unwrap_or(MESSAGES_WIDTHS.0);
        let beside_messages = page - INSPECTOR_FOLDED - least_cards - least;
        let wants_cards = room.is_folded(Panel::Messages) == Some(false) && beside_messages >= 0.0;
        let beside_inspector = if wants_cards { least_cards } else { MESSAGES_FOLDED };
        let inspector_fits = page - unfolded - beside_inspector >= least;
        let inspector_folded = room.is_folded(Panel::Inspector).unwrap_or(false) || !inspector_fits;
        let inspector = if inspector_folded { INSPECTOR_FOLDED } else { unfolded };
        // Cards that nobody made wider get narrower before they fold.
        let room_of_cards = page - inspector - least;
        let narrower = within(room_of_cards, MESSAGES_WIDTHS.0, usual_cards);
        let cards = room.messages_width.unwrap_or(narrower);
        let cards_fit = cards <= room_of_cards;
        // Without a word of the user, cards give way to the day of each week too.
        let days = names + WEEK_WITH_DAY * weeks.min(WEEKS_WITH_DAYS) as f32;
        let cards_fit_days = page - inspector - cards >= days;
        let messages_folded = !cards_fit || room.is_folded(Panel::Messages).unwrap_or(!cards_fit_days);
        let messages = if messages_folded { MESSAGES_FOLDED } else { cards };
        Self {
            spare: beside(page, least + inspector + messages),
            messages,
            messages_folded,
            beside_messages,
            inspector,
            inspector_folded,
            inspector_fits,
            inspector_unfolded: within(unfolded, 0.0, page),
        }
    }
}

/// Says how high rows and plots are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heights {
    /// The rows.
    pub(super) rows: RowSizes,
    /// The plots, from top to bottom.
    pub(super) plots: [f32; 3],
    /// Whether they are folded.
    pub(super) folded: [bool; 3],
    /// The greatest height that each unfolded plot can have, so that a few rows stay.
    pub(super) most_plot: f32,
}

impl Heights {
    /// Returns the shares `height` points among the rows of `layout` and the plots under them.
    #[must_use]
    pub(super) fn of(room: &Room, height: f32, layout: &FlowchartLayout) -> Self {
        let (compact, comfortable) = (RowSizes::COMPACT, RowSizes::COMFORTABLE);
        let open_at = |usual: f32| -> f32 {
            Panel::PLOTS.map(|plot| if room.is_folded(plot) == Some(true) { PLOT_FOLDED } else { usual }).iter().sum()
        };
        let rows = match room.rows {
            RowHeights::Comfortable => comfortable,
            RowHeights::Automatic if comfortable.height_of(layout) + open_at(PLOT_USUAL) <= height => comfortable,
            RowHeights::Compact | RowHeights::Automatic => compact,
        };
        let wanted = rows.height_of(layout);
        let folded = folded_plots(room, beside(height, wanted), beside(height, wanted.min(LEAST_ROWS)));
        let closed = folded.iter().filter(|folded| **folded).count() as f32 * PLOT_FOLDED;
        let open = folded.iter().filter(|folded| !**folded).count() as f32;
        let left = beside(height, wanted.min(beside(height, closed + open * PLOT_HEIGHTS.0)) + closed);
        let least = PLOT_HEIGHTS.0.min(height / 4.0);
        let most_plot = beside(height, closed + wanted.min(LEAST_ROWS)) / open.max(1.0);
        let usual = within(left / open.max(1.0), least, PLOT_HEIGHTS.1);
        let each = room.plot_height.map_or(usual, |asked| within(asked, least, most_plot));
        let plots = folded.map(|folded| if folded { PLOT_FOLDED.min(height / 4.0) } else { each });
        Self { rows, plots, folded, most_plot: most_plot.max(PLOT_HEIGHTS.0) }
    }

    /// Returns how high the plots are together.
    #[must_use]
    pub(super) fn of_plots(&self) -> f32 {
        self.plots.iter().sum()
    }
}

/// Says which plots are folded where `left` points are left beside all rows, and `most` beside a few of them: what the user
/// said, then from the last plot on as many as must be. Where not even the rows fit, the first plot stays.
fn folded_plots(room: &Room, left: f32, most: f32) -> [bool; 3] {
    let said = Panel::PLOTS.map(|plot| room.is_folded(plot));
    let mut folded = said.map(|said| said.unwrap_or(false));
    let height = |folded: &[bool; 3]| -> f32 {
        folded.iter().map(|folded| if *folded { PLOT_FOLDED } else { PLOT_HEIGHTS.0 }).sum()
    };
    for plot in [2, 1] {
        if said[plot].is_none() && height(&folded) > left {
            folded[plot] = true;
        }
    }
    // Without room for a few rows, what the user unfolded folds too.
    for plot in [2, 1, 0] {
        if height(&folded) > most {
            folded[plot] = true;
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{Heights, LEAST_WEEKS, PLOT_HEIGHTS, Widths};
    use crate::app::{FlowchartLayout, Panel, Room, RoomChange, Row, RowHeights};
    use crate::gui::pages::plan::rows::RowSizes;
    use crate::plan::Element;

    /// A layout of so many headings and channels, each with one lane.
    fn layout(headings: usize, channels: usize) -> FlowchartLayout {
        let mut rows = vec![Row::Element(Element::Advertising); headings];
        rows.extend((0..channels).map(Row::Channel));
        FlowchartLayout { rows, channels: vec![Vec::new(); channels], lane_counts: vec![1; channels] }
    }

    #[test]
    fn the_weeks_keep_their_room_whatever_the_user_unfolded() {
        let unfolded = Room { messages_folded: Some(false), inspector_folded: Some(false), ..Room::default() };
        for room in [Room::default(), unfolded] {
            for (page, names) in [(1232.0, 240.0), (1140.0, 200.0), (976.0, 208.0), (853.0 - 48.0, 208.0)] {
                for weeks in [8, 26, 104] {
                    let widths = Widths::of(&room, page, names, weeks, false);
                    let left = page - names - widths.messages - widths.inspector;
                    assert!(left >= LEAST_WEEKS, "{page} {names} {weeks}: {left} {widths:?}");
                }
            }
        }
    }

    #[test]
    fn panels_fold_from_the_inspector_that_lies_over_the_chart_then() {
        let at = |page, weeks| Widths::of(&Room::default(), page, 208.0, weeks, false);
        let (small, long, short, wide) = (at(976.0, 26), at(1232.0, 26), at(1232.0, 8), at(1780.0, 26));
        assert!(small.inspector_folded && !small.inspector_fits);
        assert!(!long.inspector_folded && long.messages_folded, "each week has its day");
        assert!(!short.inspector_folded && !short.messages_folded);
        assert_eq!((wide.messages, wide.inspector), (196.0, 356.0));
    }

    #[test]
    fn the_inspector_gives_way_to_cards_that_the_user_unfolded() {
        let unfolded = Room { messages_folded: Some(false), ..Room::default() };
        let widths = Widths::of(&unfolded, 1140.0, 240.0, 26, false);
        assert!(!widths.messages_folded && widths.inspector_folded && !widths.inspector_fits, "{widths:?}");
        let widths = Widths::of(&unfolded, 1400.0, 240.0, 26, false);
        assert!(!widths.messages_folded && !widths.inspector_folded, "{widths:?}");
        let widths = Widths::of(&unfolded, 805.0, 208.0, 26, false);
        assert!(widths.messages_folded && widths.beside_messages < 0.0, "{widths:?}");
    }

    #[test]
    fn rows_are_comfortable_where_they_fit() {
        let all = layout(5, 11);
        let tall = Heights::of(&Room::default(), 900.0, &all);
        assert_eq!(tall.rows, RowSizes::COMFORTABLE);
        assert_eq!(tall.folded, [false; 3]);
        let low = Heights::of(&Room::default(), 628.0, &layout(5, 13));
        assert_eq!(low.rows, RowSizes::COMPACT);
        assert_eq!(low.folded, [false; 3]);
        let compact = Room { rows: RowHeights::Compact, ..Room::default() };
        assert_eq!(Heights::of(&compact, 900.0, &all).rows, RowSizes::COMPACT);
    }

    #[test]
    fn plots_fold_so_that_all_rows_are_seen() {
        // 1024 × 700 with thirteen lanes: the last two plots fold.
        let heights = Heights::of(&Room::default(), 700.0 - 88.0 - 28.0 - 56.0, &layout(5, 13));
        assert_eq!(heights.folded, [false, true, true]);
        assert!(RowSizes::COMPACT.height_of(&layout(5, 13)) + heights.of_plots() <= 528.0, "{heights:?}");
        // With more rows than fit, the first plot stays.
        let many = Heights::of(&Room::default(), 528.0, &layout(5, 60));
        assert_eq!(many.folded, [false, true, true]);
        assert!((many.plots[0] - PLOT_HEIGHTS.0).abs() < 1e-3);
    }

    #[test]
    fn what_the_user_folded_stays_folded() {
        let mut room = Room::default();
        for plot in Panel::PLOTS {
            assert!(room.is_folded(plot).is_none());
        }
        room.plots_folded = [Some(true), None, Some(false)];
        let heights = Heights::of(&room, 1000.0, &layout(2, 4));
        assert_eq!(heights.folded, [true, false, false]);
        let _ = RoomChange::Fold(Panel::Budget, true);
    }

    #[test]
    fn no_height_is_too_small() {
        for height in [0.0, 10.0, 50.0, 120.0, 200.0] {
            let heights = Heights::of(&Room::default(), height, &layout(5, 13));
            assert!(heights.of_plots() <= height.max(0.1), "{height}: {heights:?}");
        }
    }
}
