//! Says what stands in each row of the flowchart: names, lanes of bars, and sums.

use std::collections::BTreeMap;

use super::super::provenance;
use super::super::words::id_or_name;
use super::ChartOptions;
use crate::plan::{Channel, Element, Placement, Total};
use crate::report::{self, Report};
use crate::text::{DASH, terms, without_direction_marks};

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
    let shares = Shares::of(report);
    let row = |position: usize| {
        let mut row = channel_row(report, options, position, first, last);
        if let (Row::Channel { sums, .. }, Some(share)) = (&mut row, shares.channels.get(&position)) {
            sums.share.clone_from(share);
        }
        row
    };
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
        let mut sums = element_sums(report, &inside);
        let is_whole = plan.channels.iter().filter(|channel| channel.element == element).count() == inside.len();
        if let Some(share) = shares.elements.get(&element).filter(|_| is_whole) {
            sums.share.clone_from(share);
        }
        rows.push(Row::Heading { name: terms::element(element, report.locale.language).to_owned(), sums });
        rows.extend(inside.into_iter().map(row));
    }
    rows
}

/// Returns the rows with channels of more than `most` lanes in several parts; the first one has the sums.
pub(super) fn split(rows: Vec<Row<'_>>, most: usize) -> Vec<Row<'_>> {
    let most = most.max(1);
    let parts = |row| match row {
        Row::Channel { name, lanes, mut sums } if lanes.len() > most => {
            let mut rest = lanes;
            let mut parts = Vec::new();
            while !rest.is_empty() {
                let others = rest.split_off(most.min(rest.len()));
                let lanes = std::mem::replace(&mut rest, others);
                parts.push(Row::Channel { name: name.clone(), lanes, sums: std::mem::take(&mut sums) });
            }
            parts
        }
        row => vec![row],
    };
    rows.into_iter().flat_map(parts).collect()
}

/// Holds shares of media as the tables of the budget write them, so rounded that they add up, without their sign.
#[derive(Default)]
struct Shares {
    elements: BTreeMap<Element, String>,
    channels: BTreeMap<usize, String>,
}

impl Shares {
    fn of(report: &Report) -> Self {
        let bare = |share: &str| without_direction_marks(share).trim_end_matches(['%', '٪']).to_owned();
        let mut shares = Self::default();
        for of in report::budget::shares_of_media(report) {
            shares.elements.insert(of.element, bare(&of.share));
            shares.channels.extend(of.channels.into_iter().map(|(channel, share)| (channel, bare(&share))));
        }
        shares
    }
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
        .map(|(placement, cost)| (&**placement, cost.total()))
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
