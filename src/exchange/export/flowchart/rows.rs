//! What stands in each row of the flowchart: names, lanes of bars, and sums.

use super::super::provenance;
use super::super::tables::id_or_name;
use super::ChartOptions;
use crate::plan::{Channel, Element, Placement, Total};
use crate::report::Report;
use crate::text::{DASH, terms};

/// The height of a lane of bars.
pub(super) const LANE: f32 = 24.0;

/// The height of a heading.
pub(super) const HEADING: f32 = 20.0;

/// Holds the cells at the end of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    pub(super) units: String,
    pub(super) points: String,
    pub(super) money: String,
    pub(super) share: String,
}

/// Holds one row.
#[derive(Clone, Debug)]
pub(super) enum Row<'a> {
    /// A promotion element above its channels.
    Heading {
        /// Its name.
        name: String,
        /// What its channels come to.
        sums: Sums,
    },
    /// A channel.
    Channel {
        /// Its name, with a star where its numbers have no source.
        name: String,
        /// Placements that do not stand in each other's way, with their costs.
        lanes: Vec<Vec<(&'a Placement, Total)>>,
        /// What it comes to.
        sums: Sums,
    },
}

impl Row<'_> {
    /// Returns how high the row is.
    pub(super) fn height(&self) -> f32 {
        match self {
            Self::Heading { .. } => HEADING,
            Self::Channel { lanes, .. } => LANE * lanes.len().max(1) as f32,
        }
    }

    /// Returns the row's name and its sums.
    pub(super) fn words(&self) -> (&str, &Sums) {
        match self {
            Self::Heading { name, sums } | Self::Channel { name, sums, .. } => (name, sums),
        }
    }
}

/// Returns the rows of the channels that are wanted, under their elements where they are grouped.
pub(super) fn rows<'a>(report: &Report<'a>, options: &ChartOptions, first: u32, last: u32) -> Vec<Row<'a>> {
    let plan = report.plan;
    let is_wanted =
        |channel: &Channel| options.channels.is_empty() || options.channels.iter().any(|id| id == channel.id.as_str());
    let wanted: Vec<usize> = (0..plan.channels.len()).filter(|&position| is_wanted(&plan.channels[position])).collect();
    let row = |position: usize| channel_row(report, options, position, first, last);
    if !options.grouped {
        return wanted.into_iter().map(row).collect();
    }
    let mut rows = Vec::new();
    for element in Element::ALL {
        let inside: Vec<usize> =
            wanted.iter().copied().filter(|&position| plan.channels[position].element == element).collect();
        if inside.is_empty() {
            continue;
        }
        rows.push(Row::Heading {
            name: terms::element(element, report.locale.language).to_owned(),
            sums: element_sums(report, &inside),
        });
        rows.extend(inside.into_iter().map(row));
    }
    rows
}

fn channel_row<'a>(report: &Report<'a>, options: &ChartOptions, position: usize, first: u32, last: u32) -> Row<'a> {
    let plan = report.plan;
    let channel = &plan.channels[position];
    let mut name = id_or_name(&channel.name, channel.id.as_str(), report.locale.language).to_owned();
    if options.mark_unsourced && provenance::is_unsourced(plan, channel) {
        name.push_str(" *");
    }
    let all = plan.placements.iter().zip(&report.analysis.budget.placements);
    let mut shown: Vec<(&Placement, Total)> = all
        .filter(|(placement, _)| placement.channel == channel.id)
        .filter(|(placement, _)| placement.weekly(last).any(|(week, quantity)| week >= first && quantity > 0))
        .map(|(placement, cost)| (&**placement, cost.total))
        .collect();
    shown.sort_by_key(|(placement, _)| placement.start_week);
    Row::Channel { name, lanes: lanes(shown), sums: channel_sums(report, position) }
}

/// Lays placements into as few lanes as keep them apart, the earliest first.
fn lanes<'a>(placements: Vec<(&'a Placement, Total)>) -> Vec<Vec<(&'a Placement, Total)>> {
    let mut lanes: Vec<Vec<(&'a Placement, Total)>> = Vec::new();
    for (placement, cost) in placements {
        let is_free = |lane: &Vec<(&Placement, Total)>| {
            lane.last().is_none_or(|(before, _)| before.end_week() < placement.start_week)
        };
        match lanes.iter().position(is_free) {
            Some(lane) => lanes[lane].push((placement, cost)),
            None => lanes.push(vec![(placement, cost)]),
        }
    }
    lanes
}

fn channel_sums(report: &Report, position: usize) -> Sums {
    let (plan, locale) = (report.plan, report.locale);
    let budget = &report.analysis.budget;
    let channel = &plan.channels[position];
    let placements = plan.placements.iter().filter(|placement| placement.channel == channel.id);
    let units: u128 = placements
        .flat_map(|placement| placement.weekly(plan.calendar.weeks))
        .map(|(_, units)| u128::from(units))
        .sum();
    let points = report.analysis.reach.channels[position].grp;
    Sums {
        units: locale.whole(i128::try_from(units).unwrap_or(i128::MAX)),
        points: points.map_or_else(|_| DASH.to_owned(), |points| locale.decimal(points, 1)),
        ..money_sums(report, budget.by_channel[position])
    }
}

fn element_sums(report: &Report, channels: &[usize]) -> Sums {
    let reach = &report.analysis.reach.channels;
    // Points of channels add up, for they are all of the same people.
    let points: Option<f64> = channels.iter().map(|&position| reach[position].grp.ok()).sum();
    let mut total = Total::ZERO;
    for &position in channels {
        total += report.analysis.budget.by_channel[position];
    }
    let points = points.map_or_else(|| DASH.to_owned(), |points| report.locale.decimal(points, 1));
    Sums { units: String::new(), points, ..money_sums(report, total) }
}

fn money_sums(report: &Report, total: Total) -> Sums {
    let budget = &report.analysis.budget;
    let share = total.share_of(&budget.media, budget.currency);
    Sums {
        money: report.locale.total_exact(total, budget.currency),
        share: share.map_or_else(|_| DASH.to_owned(), |share| report.locale.decimal(100.0 * share, 1)),
        ..Sums::default()
    }
}
