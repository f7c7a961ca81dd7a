//! Says who is reached by two channels.

use crate::plan::Figure;
use crate::reach::Duplication;
use crate::report::{Cell, Column, Ground, ReachFigure, Report, Row, Subject, Table};
use crate::text::strings::fill;

/// The most pairs of channels that a table lists.
const MOST_PAIRS: usize = 300;
/// The most channels that the matrix holds.
const MOST_CHANNELS: usize = 24;

/// Lists the pairs of channels with the share of people whom both reach, beside what chance would give.
#[must_use]
pub fn pairs(report: &Report<'_>) -> Table {
    pairs_up_to(report, MOST_PAIRS)
}

/// Lists the pairs of channels, at most so many; a note says how many more there are.
#[must_use]
pub fn pairs_up_to(report: &Report<'_>, most: usize) -> Table {
    let (texts, shared) = (&report.texts.cli, &report.texts.shared);
    let columns = vec![
        Column::text(shared.channel),
        Column::text(report.texts.report.other_channel),
        Column::number(texts.both),
        Column::number(texts.by_chance),
        Column::number(report.texts.reach_page.index),
        Column::number(texts.either),
    ];
    let mut table = Table::new("channel-pairs", texts.pairs, columns);
    let Ok(view) = report.view() else { return table };
    let mut count = 0;
    for (at, &(a, _)) in view.channels.iter().enumerate() {
        for &(b, _) in &view.channels[at + 1..] {
            count += 1;
            if count <= most {
                let subject = Subject::Reach(ReachFigure::Pair(a, b), view.audience);
                table.rows.push(Row::of(pair(report, view.audience, a, b)).explaining(subject));
            }
        }
    }
    if count > most {
        let more = report.locale.ungrouped((count - most) as u64);
        table.notes.push(fill!(report.texts.shared.more, &[("count", &more)]));
    }
    table
}

fn pair(report: &Report<'_>, audience: Option<usize>, a: usize, b: usize) -> Vec<Cell> {
    let share = |of: &dyn Fn(&Duplication) -> f64| report.analysis.reach.share_reached(audience, of);
    let both = share(&|duplication| duplication.by_all(&[a, b]));
    let chance = share(&|duplication| duplication.by_one(a) * duplication.by_one(b));
    let either = share(&|duplication| duplication.by_any(&[a, b]));
    let index = both.and_then(|both| chance.map(|chance| (both, chance)));
    let index = match index {
        Ok((both, chance)) if chance > 0.0 => report.number(both / chance, 2),
        Ok(_) => Cell::dash(crate::plan::NotComputable::NoCommonAudience),
        Err(why) => Cell::dash(why),
    };
    vec![
        report.channel(a),
        report.channel(b),
        report.share_of(both),
        report.share_of(chance),
        index,
        report.share_of(either),
    ]
}

/// Lays out who is reached by two channels as a matrix: of those whom the channel of the row reaches, the share whom that of
/// the column reaches too; in the diagonal the channel's own reach.
#[must_use]
pub fn overlap(report: &Report<'_>) -> Table {
    let words = &report.texts.reach_page;
    let Ok(view) = report.view() else { return Table::new("channel-overlap", words.overlap, Vec::new()) };
    let channels: Vec<usize> = view.channels.iter().map(|&(at, _)| at).take(MOST_CHANNELS).collect();
    let mut columns = vec![Column::text(report.texts.shared.channel)];
    columns.extend(channels.iter().map(|&at| Column::number(report.channel_name(at)).on(Ground::Heat)));
    let mut table = Table::new("channel-overlap", words.overlap, columns);
    for &a in &channels {
        let mut cells = vec![report.channel(a)];
        for &b in &channels {
            let share = also_reached(report, view.audience, a, b);
            let figure = if a == b { ReachFigure::Channel(a) } else { ReachFigure::Pair(a.min(b), a.max(b)) };
            cells.push(report.share_of(share).explaining(Subject::Reach(figure, view.audience)));
        }
        table.rows.push(Row::of(cells));
    }
    table.notes = vec![words.overlap_hint.to_owned(), words.overlap_reading.to_owned()];
    if view.channels.len() > channels.len() {
        let more = report.locale.ungrouped((view.channels.len() - channels.len()) as u64);
        table.notes.push(fill!(report.texts.shared.more, &[("count", &more)]));
    }
    table
}

/// Returns the share of those whom `a` reaches that `b` reaches too; of one channel, its reach.
fn also_reached(report: &Report<'_>, audience: Option<usize>, a: usize, b: usize) -> Figure {
    let reach = &report.analysis.reach;
    let alone = reach.share_reached(audience, |duplication| duplication.by_one(a))?;
    if a == b {
        return Ok(alone);
    }
    let both = reach.share_reached(audience, |duplication| duplication.by_all(&[a, b]))?;
    if alone > 0.0 { Ok((both / alone).clamp(0.0, 1.0)) } else { Err(crate::plan::NotComputable::NothingDelivered) }
}
