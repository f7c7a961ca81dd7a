//! Where the rows of the flowchart lie on the screen, and what lies under a point.

use eframe::egui::{Pos2, Rangef, Rect};

use super::timeline::Timeline;
use crate::app::{Edge, FlowchartLayout, Row};
use crate::plan::Plan;

/// Height of an element's heading.
pub(super) const ELEMENT_HEIGHT: f32 = 24.0;
/// Height of a lane.
pub(super) const LANE_HEIGHT: f32 = 24.0;
/// Distance between a row's border and its first and last lane.
const ROW_MARGIN: f32 = 5.0;
/// Least height of a channel's row.
const LEAST_ROW_HEIGHT: f32 = 36.0;
/// How much of a bar's end resizes it; at most a third of the bar.
const HANDLE_WIDTH: f32 = 7.0;

/// A row with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlacedRow {
    /// What it is.
    pub(super) row: Row,
    /// From top to bottom on the screen.
    pub(super) y: Rangef,
}

/// What lies under a point of the flowchart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Hit {
    /// The body of a bar, by the position of its placement.
    Body(usize),
    /// An end of a bar.
    End(usize, Edge),
    /// An empty cell: position of the channel, and the week counted from 1.
    Cell(usize, u32),
    /// Neither.
    Nothing,
}

/// The rows of the flowchart on the screen.
#[derive(Clone, Debug)]
pub(super) struct Rows<'a> {
    /// The rows, top to bottom.
    pub(super) placed: Vec<PlacedRow>,
    /// Height of all rows together.
    pub(super) height: f32,
    layout: &'a FlowchartLayout,
    plan: &'a Plan,
}

impl<'a> Rows<'a> {
    /// The rows from `top` on.
    #[must_use]
    pub(super) fn new(plan: &'a Plan, layout: &'a FlowchartLayout, top: f32) -> Self {
        let mut y = top;
        let rows = layout
            .rows
            .iter()
            .map(|&row| {
                let height = match row {
                    Row::Element(_) => ELEMENT_HEIGHT,
                    Row::Channel(channel) => row_height(layout.lane_counts.get(channel).copied().unwrap_or(1)),
                };
                let placed = PlacedRow { row, y: Rangef::new(y, y + height) };
                y += height;
                placed
            })
            .collect();
        Self { placed: rows, height: y - top, layout, plan }
    }

    /// The row at `y`.
    #[must_use]
    pub(super) fn at(&self, y: f32) -> Option<PlacedRow> {
        let position = self.placed.partition_point(|row| row.y.max <= y);
        self.placed.get(position).copied().filter(|row| row.y.contains(y))
    }

    /// The channel row at `y`, or the nearest one.
    #[must_use]
    pub(super) fn nearest_channel(&self, y: f32) -> Option<usize> {
        let distance = |row: &PlacedRow| (row.y.center() - y).abs() - row.y.span() / 2.0;
        self.placed
            .iter()
            .filter_map(|row| if let Row::Channel(channel) = row.row { Some((distance(row), channel)) } else { None })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, channel)| channel)
    }

    /// Where a channel stands among the channel rows, from the top.
    #[must_use]
    pub(super) fn order_of(&self, channel: usize) -> Option<i64> {
        let position = self.layout.channel_order().position(|candidate| candidate == channel)?;
        i64::try_from(position).ok()
    }

    /// Where the bar of a placement in a lane of `row` lies.
    #[must_use]
    pub(super) fn bar(&self, row: PlacedRow, placement: usize, lane: u32, timeline: &Timeline) -> Rect {
        let Some(placement) = self.plan.placements.get(placement) else { return Rect::NOTHING };
        let x = timeline.span(placement.start_week.max(1), placement.weeks().max(1));
        let top = row.y.min + ROW_MARGIN + lane as f32 * LANE_HEIGHT + 1.0;
        Rect::from_x_y_ranges(x.shrink(1.0), Rangef::new(top, top + LANE_HEIGHT - 2.0))
    }

    /// The bars of a row that lie in the weeks that can be seen: positions of placements, with their places.
    pub(super) fn bars(&self, row: PlacedRow, timeline: Timeline) -> impl Iterator<Item = (usize, Rect)> + '_ {
        let channel = if let Row::Channel(channel) = row.row { Some(channel) } else { None };
        let lanes = channel.and_then(|channel| self.layout.channels.get(channel)).map_or(&[][..], Vec::as_slice);
        let (first, last) = timeline.visible();
        lanes
            .iter()
            .filter(move |lane| {
                let placement = &self.plan.placements[lane.placement];
                placement.start_week <= last && placement.end_week().max(placement.start_week) >= first
            })
            .map(move |lane| (lane.placement, self.bar(row, lane.placement, lane.lane, &timeline)))
    }

    /// What lies under `point`.
    #[must_use]
    pub(super) fn hit(&self, point: Pos2, timeline: &Timeline) -> Hit {
        let Some(row) = self.at(point.y) else { return Hit::Nothing };
        let Row::Channel(channel) = row.row else { return Hit::Nothing };
        for (placement, rect) in self.bars(row, *timeline) {
            if rect.expand2(eframe::egui::vec2(1.0, 1.0)).contains(point) {
                return end_or_body(placement, rect, point.x, timeline.right_to_left);
            }
        }
        let edge = timeline.edge_at(point.x);
        if (0.0..timeline.weeks as f32).contains(&edge) {
            Hit::Cell(channel, timeline.week_at(point.x))
        } else {
            Hit::Nothing
        }
    }

    /// Positions of the placements whose bars touch `area`.
    #[must_use]
    pub(super) fn touched(&self, area: Rect, timeline: Timeline) -> Vec<usize> {
        self.placed
            .iter()
            .filter(|row| row.y.intersection(area.y_range()).span() > 0.0)
            .flat_map(|row| self.bars(*row, timeline))
            .filter(|(_, rect)| rect.intersects(area))
            .map(|(placement, _)| placement)
            .collect()
    }
}

fn row_height(lanes: u32) -> f32 {
    (lanes.max(1) as f32 * LANE_HEIGHT + 2.0 * ROW_MARGIN).max(LEAST_ROW_HEIGHT)
}

fn end_or_body(placement: usize, rect: Rect, x: f32, right_to_left: bool) -> Hit {
    let handle = HANDLE_WIDTH.min(rect.width() / 3.0);
    let (left, right) = if right_to_left { (Edge::End, Edge::Start) } else { (Edge::Start, Edge::End) };
    if x < rect.left() + handle {
        Hit::End(placement, left)
    } else if x > rect.right() - handle {
        Hit::End(placement, right)
    } else {
        Hit::Body(placement)
    }
}
