//! Says what objectives have come to, and what serves them in each audience; what each channel contributes.

use super::{Cell, Column, Exact, Report, Row, Table};
use crate::plan::{Metric, Objective};
use crate::reach::Contributions;
use crate::text::strings::fill;
use crate::text::terms;

impl Report<'_> {
    /// Names what an objective is measured by: "Reach 3+".
    pub(super) fn metric(&self, metric: Metric) -> String {
        let words = &self.texts.figures;
        match metric {
            Metric::Reach(k) => fill!(words.metric_reach, &[("level", &self.level(k as usize))]),
            Metric::Frequency => words.average_frequency.to_owned(),
            Metric::Impressions => words.impressions.to_owned(),
            Metric::Consistency => words.consistency.to_owned(),
            Metric::Other => words.metric_other.to_owned(),
        }
    }

    /// Names the stage of an objective.
    fn stage_of(&self, objective: &Objective) -> Cell {
        let stage = objective.stage.map(|stage| terms::stage(stage, self.locale.language));
        Cell::text(stage.unwrap_or(self.texts.figures.no_stage))
    }
}

/// Lists the objectives with the messages that serve them, target, value, and whether they are met.
#[must_use]
pub fn objectives(report: &Report<'_>) -> Table {
    let (words, brief) = (&report.texts.compare, &report.texts.figures);
    let columns = vec![
        Column::text(brief.stage),
        Column::text(brief.objective),
        Column::text(brief.served_by),
        Column::text(brief.measured_by),
        Column::number(brief.target),
        Column::number(words.come_to),
        Column::text(words.result),
    ];
    let mut table = Table::new("objectives", brief.objectives, columns);
    for (result, objective) in report.objectives().iter().zip(&report.plan.objectives) {
        let decimals = if objective.metric == Metric::Consistency { 3 } else { 1 };
        let serving = result.messages.iter().map(|&at| report.message_name(at));
        let state = match (result.is_met(), result.difference()) {
            (Ok(true), _) => words.met.to_owned(),
            (Ok(false), Ok(difference)) => {
                fill!(words.short, &[("short", &report.locale.decimal(difference.abs(), decimals))])
            }
            (Err(why), _) | (_, Err(why)) => report.reason(why).to_owned(),
        };
        let name = Cell::text(report.name(objective));
        let cells = vec![
            report.stage_of(objective),
            name.leading_to(crate::edit::ItemId::Objective(objective.id.clone())),
            Cell::text(report.list(serving)),
            Cell::text(report.metric(objective.metric)),
            report.number_of(result.target, decimals),
            report.number_of(result.value, decimals),
            Cell::text(state),
        ];
        table.rows.push(Row::of(cells));
    }
    table
}

/// Lists, for each objective, the share of each audience that meets what serves it: as often as its metric says, or once.
#[must_use]
pub fn objectives_by_audience(report: &Report<'_>) -> Table {
    let (words, brief) = (&report.texts.compare, &report.texts.figures);
    let mut columns = vec![Column::text(brief.stage), Column::text(brief.objective), Column::text(words.at_least)];
    columns.extend((0..report.plan.audiences.len()).map(|at| Column::number(report.audience_name(at))));
    let mut table = Table::new("objectives-by-audience", words.objectives_by_audience, columns);
    for (result, objective) in report.objectives().iter().zip(&report.plan.objectives) {
        let name = Cell::text(report.name(objective));
        let mut cells = vec![
            report.stage_of(objective),
            name.leading_to(crate::edit::ItemId::Objective(objective.id.clone())),
            Cell::text(report.level(result.level())),
        ];
        cells.extend(result.by_audience.iter().map(|share| report.share_of(*share)));
        table.rows.push(Row::of(cells));
    }
    if !table.rows.is_empty() {
        let mut cells = vec![Cell::text(""), Cell::text(words.any_message), Cell::text(report.level(1))];
        let reached = report.analysis.reach.audiences.iter();
        cells.extend(
            reached.map(|reach| report.share_of(reach.as_ref().map(|reach| reach.k_plus[0]).map_err(|why| *why))),
        );
        table.rows.push(Row::total(cells));
    }
    table
}

/// Lists what each channel contributes to reach once and as often as is effective: alone, as the last one added, and whatever
/// the order. Only the last form adds up to the whole.
#[must_use]
pub fn contributions(report: &Report<'_>, found: &Contributions) -> Table {
    let words = &report.texts.compare;
    let level = report.effective_level();
    let levels: Vec<usize> = if level == 1 { vec![1] } else { vec![1, level] };
    let mut columns = vec![Column::text(report.texts.shared.channel)];
    for &k in &levels {
        let level = report.level(k);
        for form in [words.alone, words.last_in, words.order_free] {
            columns.push(Column::number(fill!(words.at_level, &[("name", form), ("level", &level)])));
        }
    }
    let mut table = Table::new("contributions", words.contribution, columns);
    let together: Vec<Vec<Cell>> = levels
        .iter()
        .map(|&k| {
            let shares: Vec<f64> = found.channels.iter().map(|one| one.shapley[k - 1]).collect();
            report.shares_together(&shares, found.whole[k - 1])
        })
        .collect();
    for (at, one) in found.channels.iter().enumerate() {
        let mut cells = vec![report.channel(one.channel)];
        for (&k, together) in levels.iter().zip(&together) {
            cells.extend([&one.alone, &one.last_in].map(|form| report.share(form[k - 1])));
            cells.push(together.get(at).cloned().unwrap_or_default());
        }
        table.rows.push(Row::of(cells));
    }
    let mut cells = vec![Cell::text(words.all_together)];
    for &k in &levels {
        cells.extend([
            Cell::text(""),
            Cell::text(""),
            Cell::value(Exact::Share(found.whole[k - 1]), report.percent(found.whole[k - 1])),
        ]);
    }
    table.rows.push(Row::total(cells));
    table.notes.push(words.contribution_hint.to_owned());
    if !found.is_exact {
        let most = found.channels.iter().map(|one| one.error[0]).fold(0.0, f64::max);
        table.notes.push(fill!(words.contribution_drawn, &[("error", &report.locale.percent(most, 2))]));
    }
    table
}
