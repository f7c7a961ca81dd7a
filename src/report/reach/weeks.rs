//! Reach week by week, and how often people are exposed.

use super::audiences::universe_notes;
use crate::plan::{Figure, NotComputable};
use crate::reach::{BuildPoint, REACH_LEVELS, ReachResults, Remembered};
use crate::report::{BudgetFigure, Cell, Column, Exact, ReachFigure, Report, Row, Subject, Table};
use crate::text::strings::{fill, slots};

/// The share of people below which the last frequencies of the distribution are one row.
const REST: f64 = 0.000_5;

/// Lists the weeks with points, reach, consistency and spending of the whole plan.
#[must_use]
pub fn weeks(report: &Report<'_>) -> Table {
    let (texts, shared) = (&report.texts.figures, &report.texts.shared);
    let money = |title: &'static str| Column::number(title).in_unit(report.currency());
    let columns = vec![
        Column::number(shared.week),
        Column::text(texts.days),
        Column::number(texts.grp),
        Column::number(texts.weekly_reach),
        Column::number(texts.reach_to_date),
        Column::number(texts.consistency),
        money(texts.media),
        money(texts.other),
        money(texts.spent_to_date),
    ];
    let mut table = Table::new("weeks", texts.weeks, columns);
    let budget = &report.analysis.budget;
    for (week, position) in (1..=report.plan.calendar.weeks).zip(0..) {
        let point = build_point(report, position);
        let cells = vec![
            report.week(week),
            Cell::text(report.days(week)),
            Cell::of(point, |point| report.points(point.weekly_grp)),
            Cell::of(point, |point| report.share(point.weekly_reach)),
            Cell::of(point, |point| report.share(point.k_plus[0])),
            report.measure(report.analysis.consistency.weeks[position].exposure_weighted),
            report.total(budget.by_week[position]),
            report.total(budget.other_by_week[position]),
            report.total(budget.cumulative_total[position]),
        ];
        table.rows.push(Row::of(cells).explaining(Subject::Budget(BudgetFigure::Week(week))));
    }
    table.notes.push(report.texts.report.weekly_reach_note.to_owned());
    table
}

fn build_point(report: &Report<'_>, position: usize) -> Figure<BuildPoint> {
    let total = report.analysis.reach.total.as_ref().map_err(|why| *why)?;
    total.build.get(position).copied().ok_or(NotComputable::NothingPlaced)
}

/// Lists how reach builds: points and reach of each week alone and up to it.
#[must_use]
pub fn build(report: &Report<'_>) -> Table {
    build_with(report, None)
}

/// Lists how reach builds, and what is `remembered` of it at the end of each week.
#[must_use]
pub fn build_with(report: &Report<'_>, remembered: Option<&[Remembered]>) -> Table {
    let (texts, shared) = (&report.texts.figures, &report.texts.shared);
    let level = report.effective_level();
    let mut columns = vec![
        Column::number(shared.week),
        Column::text(texts.days),
        Column::number(report.texts.report.weekly_grp),
        Column::number(report.texts.report.grp_to_date),
        Column::number(texts.reach_in_week),
        Column::number(report.level(1)),
    ];
    columns.extend((level > 1).then(|| Column::number(report.level(level))));
    columns.extend(remembered.map(|_| Column::number(texts.remembered_column)));
    let mut table = Table::new("reach-by-week", texts.reach_build, columns);
    let Ok(view) = report.view() else { return table };
    for (at, point) in view.build.iter().enumerate() {
        let mut cells = vec![
            report.week(point.week),
            Cell::text(report.days(point.week)),
            report.points(point.weekly_grp),
            report.points(point.grp),
            report.share(point.weekly_reach),
            report.share(point.k_plus[0]),
        ];
        cells.extend((level > 1).then(|| report.share(point.k_plus[level - 1])));
        cells.extend(
            remembered.map(|points| points.get(at).map_or_else(Cell::default, |kept| report.share(kept.k_plus[0]))),
        );
        table.rows.push(Row::of(cells).explaining(Subject::Reach(ReachFigure::Week(point.week), view.audience)));
    }
    table.notes = universe_notes(report);
    table.notes.push(report.texts.report.weekly_reach_note.to_owned());
    table
}

/// Lists how many people are exposed exactly 0, 1, 2, … times; the last row holds those beyond.
#[must_use]
pub fn distribution(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let columns =
        vec![Column::number(report.texts.report.exposures), Column::number(words.share), Column::number(words.people)];
    let mut table = Table::new("frequency-distribution", words.distribution, columns);
    let Ok(view) = report.view() else { return table };
    let shares = bars_of(view.pmf, report.effective_level(), REST);
    let is_open = shares.len() < view.pmf.len();
    let last = shares.len().saturating_sub(1);
    for (times, (share, cell)) in shares.iter().zip(report.shares_together(&shares, 1.0)).enumerate() {
        let name = if is_open && times == last { report.level(times) } else { report.locale.ungrouped(times as u64) };
        let times = Cell::value(Exact::Count(times as u64), name);
        table.rows.push(Row::of(vec![times, cell, report.number(share * view.people, 0)]));
    }
    table.notes = universe_notes(report);
    table
}

/// The most rows of a distribution; the last one takes what is left.
const MOST_ROWS: usize = 30;

/// Returns the shares of the distribution as far as they are shown; the last one holds all that is left, which is less than
/// `rest` unless there are very many.
#[must_use]
pub fn bars_of(pmf: &[f64], level: usize, rest: f64) -> Vec<f64> {
    let mut tail = 0.0;
    let mut count = pmf.len();
    while count > 1 && tail + pmf[count - 1] < rest {
        tail += pmf[count - 1];
        count -= 1;
    }
    let count = count.max(level + 1).min(MOST_ROWS).min(pmf.len());
    let mut bars = pmf[..count].to_vec();
    if let Some(last) = bars.last_mut() {
        *last += pmf[count..].iter().rev().sum::<f64>();
    }
    bars
}

/// Lists what is still remembered at the end of each week.
#[must_use]
pub fn remembered(report: &Report<'_>) -> Table {
    let (texts, shared) = (&report.texts.figures, &report.texts.shared);
    let half_life = report.plan.settings.memory_half_life_weeks;
    let level = report.effective_level();
    let mut columns = vec![Column::number(shared.week), Column::number(report.level(1))];
    columns.extend((level > 1).then(|| Column::number(report.level(level))));
    columns.push(Column::number(texts.remembered_grp));
    let mut table = Table::new("remembered", texts.remembered, columns);
    let found = crate::reach::remembered(report.analysis.reach_state(), half_life);
    let points = match report.audience {
        Some(position) => found.audiences.into_iter().nth(position),
        None => Some(found.total),
    };
    let Some(Ok(points)) = points else { return table };
    for point in points {
        let mut cells = vec![report.week(point.week), report.share(point.k_plus[0])];
        cells.extend((level > 1).then(|| report.share(point.k_plus[level - 1])));
        cells.push(report.points(100.0 * point.mean));
        table.rows.push(Row::of(cells));
    }
    let weeks = report.locale.decimal(half_life, 1);
    table.notes.push(fill!(texts.half_life_note, &[("weeks", &weeks)]));
    table
}

/// Lists the reach and frequency that some weeks give alone; `results` are those of the weeks from `first` to `last`.
#[must_use]
pub fn some_weeks(report: &Report<'_>, results: &ReachResults, (first, last): (u32, u32)) -> Table {
    let (texts, shared) = (&report.texts.figures, &report.texts.shared);
    let level = report.effective_level();
    let mut columns = vec![Column::text(shared.audience)];
    columns.extend([1, level].map(|level| Column::number(report.level(level))));
    columns.extend([texts.grp, texts.frequency].map(Column::number));
    let mut table = Table::new("some-weeks", texts.some_weeks, columns);
    let cells = |name: Cell, figure: Figure<([f64; REACH_LEVELS], f64, Figure)>| {
        let share = |at: usize| report.share_of(figure.map(|(k_plus, ..)| k_plus[at]));
        let grp = Cell::of(figure.map(|(_, grp, _)| grp), |grp| report.points(grp));
        let frequency = report.number_of(figure.and_then(|(_, _, frequency)| frequency), 2);
        vec![name, share(0), share(level - 1), grp, frequency]
    };
    for (position, reach) in results.audiences.iter().enumerate() {
        let figure = reach.as_ref().map(|reach| (reach.k_plus, reach.grp, reach.average_frequency));
        table.rows.push(Row::of(cells(report.audience(position), figure.map_err(|why| *why))));
    }
    let slots = slots![("first", &*report.locale.ungrouped(first)), ("last", &*report.locale.ungrouped(last))];
    let name = Cell::text(fill!(texts.weeks_from_to, slots));
    let total = results.total.as_ref().map(|total| (total.k_plus, total.grp, total.average_frequency));
    table.rows.push(Row::total(cells(name, total.map_err(|why| *why))));
    table
}
