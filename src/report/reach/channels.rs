//! Says what each channel gives, and what it costs.

use super::audiences::universe_notes;
use crate::analysis::channel_cost;
use crate::plan::Total;
use crate::report::{Cell, Column, ReachFigure, Report, Row, Subject, Table};

/// Returns what the placements on a channel cost; of one audience, its part of that.
#[must_use]
pub fn cost(report: &Report<'_>, channel: usize, audience: Option<usize>) -> Total {
    let budget = &report.analysis.budget;
    let Some(audience) = audience else { return budget.by_channel.get(channel).copied().unwrap_or(Total::ZERO) };
    let on_channel = budget.placements.iter().filter(|cost| cost.place.is_some_and(|(_, place)| place == channel));
    let parts = on_channel.flat_map(|cost| cost.audiences()).filter(|(position, _)| *position == audience);
    parts.map(|(_, part)| part).sum()
}

/// Lists the channels with points, exposures, reach, exclusive and added reach, cost and what it buys; of one audience those
/// that meet it.
#[must_use]
pub fn channels(report: &Report<'_>) -> Table {
    match report.audience {
        None => of_all(report),
        Some(audience) => of_audience(report, audience),
    }
}

fn columns(report: &Report<'_>) -> Vec<Column> {
    let (texts, shared) = (&report.texts.figures, &report.texts.shared);
    let mut columns = vec![Column::text(shared.channel)];
    columns.extend(
        [texts.grp, texts.impressions, texts.reach, texts.exclusive_reach, texts.added_reach, texts.share_of_plan]
            .map(Column::number),
    );
    columns.push(Column::number(texts.cost).in_unit(report.currency()));
    columns
}

fn of_all(report: &Report<'_>) -> Table {
    let texts = &report.texts.figures;
    let mut columns = columns(report);
    let costs = [texts.cpm, texts.cpp, texts.per_thousand_reached];
    columns.extend(costs.map(|title| Column::number(title).in_unit(report.currency())));
    let mut table = Table::new("channels", texts.channels, columns);
    let channels = &report.analysis.reach.channels;
    let shares: Vec<f64> = channels.iter().filter_map(|reach| reach.share_of_plan.ok()).collect();
    let mut shares = report.shares_together(&shares, 1.0).into_iter();
    for (position, reach) in channels.iter().enumerate() {
        let costs = channel_cost(report.analysis, position);
        let cells = vec![
            report.channel(position),
            Cell::of(reach.grp, |grp| report.points(grp)),
            report.number(reach.impressions, 0),
            report.share_of(reach.reach),
            report.share_of(reach.exclusive_reach),
            report.share_of(reach.added_reach),
            Cell::of(reach.share_of_plan, |share| shares.next().unwrap_or_else(|| report.share(share))),
            report.total(report.analysis.budget.by_channel[position]),
            report.major(costs.per_thousand),
            report.major(costs.per_point),
            report.major(costs.per_thousand_reached),
        ];
        let subject = Subject::Reach(ReachFigure::Channel(position), None);
        table.rows.push(Row::of(cells).explaining(subject));
    }
    table.notes = universe_notes(report);
    table.notes.push(report.texts.report.deduplicated.to_owned());
    table
}

fn of_audience(report: &Report<'_>, audience: usize) -> Table {
    let mut table = Table::new("channels", report.texts.figures.channels, columns(report));
    let Ok(view) = report.view() else { return table };
    let share = |grp: f64| if view.grp > 0.0 { grp / view.grp } else { 0.0 };
    let shares: Vec<f64> = view.channels.iter().map(|(_, part)| share(part.grp)).collect();
    for (&(position, part), share) in view.channels.iter().zip(report.shares_together(&shares, 1.0)) {
        let cells = vec![
            report.channel(position),
            report.points(part.grp),
            report.number(part.impressions, 0),
            report.share(part.reach),
            report.share(part.exclusive_reach),
            report.share(part.added_reach),
            share,
            report.total(cost(report, position, Some(audience))),
        ];
        let subject = Subject::Reach(ReachFigure::Channel(position), Some(audience));
        table.rows.push(Row::of(cells).explaining(subject));
    }
    table.notes = vec![report.texts.figures.channels_cost_hint.to_owned(), report.texts.report.deduplicated.to_owned()];
    table
}
