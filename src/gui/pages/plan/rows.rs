//! Says where the rows of the flowchart lie on the screen, and what lies under a point.

use eframe::egui::{Pos2, Rangef, Rect};

use super::timeline::Timeline;
use crate::app::{Edge, FlowchartLayout, Row};
use crate::plan::Plan;

/// Says how high rows and bars are, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RowSizes {
    /// A lane: a row has one for each of its placements that share weeks.
    pub(super) lane: f32,
    /// A bar in its lane.
    pub(super) bar: f32,
    /// The heading of an element.
    pub(super) heading: f32,
}

impl RowSizes {
    /// As many rows as can be read.
    pub(super) const COMPACT: Self = Self { lane: 24.0, bar: 20.0, heading: 20.0 };
    /// With space around the bars.
    pub(super) const COMFORTABLE: Self = Self { lane: 32.0, bar: 24.0, heading: 24.0 };

    /// Returns how high all rows of `layout` are together.
    #[must_use]
    pub(super) fn height_of(&self, layout: &FlowchartLayout) -> f32 {
        layout.rows.iter().map(|row| self.row(layout, *row)).sum()
    }

    fn row(&self, layout: &FlowchartLayout, row: Row) -> f32 {
        match row {
            Row::Element(_) => self.heading,
            Row::Channel(channel) => layout.lane_counts.get(channel).copied().unwrap_or(1).max(1) as f32 * self.lane,
        }
    }
}

/// How much of a bar's end resizes it; at most a third of the bar.
const HANDLE_WIDTH: f32 = 8.0;

/// A row with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlacedRow {
    /// What it is.
    pub(super) row: Row,
    /// From top to bottom on the screen.
    pub(super) y: Rangef,
}

/// Says what lies under a point of the flowchart.
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
    /// How high they are.
    pub(super) sizes: RowSizes,
    layout: &'a FlowchartLayout,
    plan: &'a Plan,
}

impl<'a> Rows<'a> {
    /// Returns the rows from `top` on; as high as they were when the drag began that `held` is of.
    #[must_use]
    pub(super) fn new(
        plan: &'a Plan,
        layout: &'a FlowchartLayout,
        sizes: RowSizes,
        (top, held): (f32, Option<&[f32]>),
    ) -> Self {
        let mut y = top;
        let held = held.filter(|held| held.len() == layout.rows.len());
        let rows = layout
            .rows
            .iter()
            .enumerate()
            .map(|(position, &row)| {
                let height = held.map_or_else(|| sizes.row(layout, row), |held| held[position]);
                let placed = PlacedRow { row, y: Rangef::new(y, y + height) };
                y += height;
                placed
            })
            .collect();
        Self { placed: rows, sizes, layout, plan }
    }

    /// Returns how high each row is.
    #[must_use]
    pub(super) fn heights(&self) -> Vec<f32> {
        self.placed.iter().map(|row| row.y.span()).collect()
    }

    /// Returns the row at `y`.
    #[must_use]
    pub(super) fn at(&self, y: f32) -> Option<PlacedRow> {
        let position = self.placed.partition_point(|row| row.y.max <= y);
        self.placed.get(position).copied().filter(|row| row.y.contains(y))
    }

    /// Returns the channel row at `y`, or the nearest one.
    #[must_use]
    pub(super) fn nearest_channel(&self, y: f32) -> Option<usize> {
        let distance = |row: &PlacedRow| (row.y.center() - y).abs() - row.y.span() / 2.0;
        self.placed
            .iter()
            .filter_map(|row| if let Row::Channel(channel) = row.row { Some((distance(row), channel)) } else { None })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, channel)| channel)
    }

    /// Returns where a channel stands among the channel rows, from the top.
    #[must_use]
    pub(super) fn order_of(&self, channel: usize) -> Option<i64> {
        let position = self.layout.channel_order().position(|candidate| candidate == channel)?;
        i64::try_from(position).ok()
    }

    /// Returns where the bar of a placement in a lane of `row` lies.
    #[must_use]
    pub(super) fn bar(&self, row: PlacedRow, placement: usize, lane: u32, timeline: &Timeline) -> Rect {
        let Some(placement) = self.plan.placements.get(placement) else { return Rect::NOTHING };
        let x = timeline.span(placement.start_week.max(1), placement.weeks().max(1));
        // A row that is held in a drag has no more height for another lane.
        let lanes = match row.row {
            Row::Channel(channel) => self.layout.lane_counts.get(channel).copied().unwrap_or(1).max(1),
            Row::Element(_) => 1,
        };
        let height = self.sizes.lane.min(row.y.span() / lanes as f32);
        let bar = self.sizes.bar * height / self.sizes.lane;
        let top = row.y.min + lane as f32 * height + (height - bar) / 2.0;
        Rect::from_x_y_ranges(x.shrink(1.0), Rangef::new(top, top + bar))
    }

    /// Returns the bars of a row that lie in the weeks that can be seen, by first week: positions of placements, with lanes and
    /// places.
    pub(super) fn bars(&self, row: PlacedRow, timeline: Timeline) -> impl Iterator<Item = (usize, u32, Rect)> + '_ {
        let channel = if let Row::Channel(channel) = row.row { Some(channel) } else { None };
        let lanes = channel.and_then(|channel| self.layout.channels.get(channel)).map_or(&[][..], Vec::as_slice);
        let (first, last) = timeline.visible();
        lanes
            .iter()
            .filter(move |lane| {
                let placement = &self.plan.placements[lane.placement];
                placement.start_week <= last && placement.end_week().max(placement.start_week) >= first
            })
            .map(move |lane| (lane.placement, lane.lane, self.bar(row, lane.placement, lane.lane, &timeline)))
    }

    /// Returns what lies under `point`.
    #[must_use]
    pub(super) fn hit(&self, point: Pos2, timeline: &Timeline) -> Hit {
        let Some(row) = self.at(point.y) else { return Hit::Nothing };
        let Row::Channel(channel) = row.row else { return Hit::Nothing };
        for (placement, _, rect) in self.bars(row, *timeline) {
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

    /// Returns the positions of the placements whose bars touch `area`.
    #[must_use]
    pub(super) fn touched(&self, area: Rect, timeline: Timeline) -> Vec<usize> {
        self.placed
            .iter()
            .filter(|row| row.y.intersection(area.y_range()).span() > 0.0)
            .flat_map(|row| self.bars(*row, timeline))
            .filter(|(_, _, rect)| rect.intersects(area))
            .map(|(placement, _, _)| placement)
            .collect()
    }
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
