//! The key figures of a plan.

use crate::analysis::plan_cost;
use crate::plan::{Figure, NotComputable};
use crate::reach::{TotalReach, share_of_voice, uncertainty};
use crate::report::{
    BudgetFigure, Cell, Column, ConsistencyFigure, Exact, Form, ReachFigure, Report, Row, Subject, Table,
};
use crate::text::strings::{fill, slots};
use crate::text::universe_in_sentence;

/// Lists the key figures: reach, frequency, costs of what is delivered, consistency, money, and whose figures they are.
#[must_use]
pub fn key_figures(report: &Report<'_>) -> Table {
    let texts = &report.texts.figures;
    let columns = vec![Column::text(report.texts.report.figure), Column::number(report.texts.report.value)];
    let mut rows = reach_rows(report);
    rows.extend(cost_rows(report));
    let window = &report.texts.window;
    let consistency = report.measure(report.analysis.consistency.exposure_weighted);
    rows.push(row(window.key_consistency, consistency, Subject::Consistency(ConsistencyFigure::ExposureWeighted)));
    let budget = &report.analysis.budget;
    rows.push(row(window.key_spent, report.total(budget.total), Subject::Budget(BudgetFigure::Spent)));
    rows.push(row(window.key_left, report.left(budget.remaining), Subject::Budget(BudgetFigure::Left)));
    rows.extend(whose_rows(report));
    Table { rows, form: Form::Values, ..Table::new("key-figures", texts.key_figures, columns) }
}

fn row(name: &str, value: Cell, subject: Subject) -> Row {
    Row::of(vec![Cell::text(name), value]).explaining(subject)
}

fn reach_rows(report: &Report<'_>) -> Vec<Row> {
    let (texts, window) = (&report.texts.figures, &report.texts.window);
    let total = report.analysis.reach.total.as_ref().map_err(|why| *why);
    let figure = |write: &dyn Fn(&TotalReach) -> Cell| Cell::of(total, write);
    let level = report.effective_level();
    let of_level = fill!(window.key_k_plus, &[("k", &report.locale.ungrouped(level as u64))]);
    let frequency = total.and_then(|total| total.average_frequency);
    let reach = |name: &str, value: Cell, figure: ReachFigure| row(name, value, Subject::Reach(figure, None));
    let bounds = |total: &TotalReach| {
        let [low, high] = total.bounds.map(|bound| report.percent(bound));
        report.between(&low, &high)
    };
    vec![
        reach(window.key_net_reach, figure(&|total| report.share(total.k_plus[0])), ReachFigure::NetReach),
        Row::of(vec![Cell::text(texts.net_reach_bounds), figure(&bounds)]),
        reach(&of_level, figure(&|total| report.share(total.k_plus[level - 1])), ReachFigure::AtLeast(level)),
        reach(window.key_frequency, report.number_of(frequency, 2), ReachFigure::Frequency),
        reach(window.key_grp, figure(&|total| report.points(total.grp)), ReachFigure::Points),
        reach(texts.impressions, figure(&|total| report.number(total.impressions, 0)), ReachFigure::Impressions),
        Row::of(vec![Cell::text(texts.people), figure(&|total| people(report, total))]),
        reach(
            texts.effective_grp,
            figure(&|total| report.points(total.effective_grp(level))),
            ReachFigure::EffectivePoints,
        ),
    ]
}

/// Says how many people the figures are of, and who they are.
fn people(report: &Report<'_>, total: &TotalReach) -> Cell {
    let people = report.locale.decimal(total.population, 0);
    let audiences = universe_in_sentence(report.plan, report.locale);
    let text = fill!(report.texts.figures.people_of, &[("people", &people), ("audiences", &audiences)]);
    Cell { value: Some(Exact::Number(total.population)), ..Cell::text(text) }
}

fn cost_rows(report: &Report<'_>) -> Vec<Row> {
    let texts = &report.texts.figures;
    let costs = plan_cost(report.analysis);
    let mut rows: Vec<Row> = [
        (texts.cpm, costs.per_thousand, ReachFigure::PerThousand),
        (texts.cpp, costs.per_point, ReachFigure::PerPoint),
        (texts.per_thousand_reached, costs.per_thousand_reached, ReachFigure::PerThousandReached),
    ]
    .into_iter()
    .map(|(name, cost, figure)| row(name, report.major(cost), Subject::Reach(figure, None)))
    .collect();
    if report.plan.settings.category_grp.is_some() {
        let total = report.analysis.reach.total.as_ref().map_err(|why| *why);
        let voice = total.and_then(|total| share_of_voice(report.plan, total.grp));
        rows.push(row(texts.share_of_voice, report.share_of(voice), Subject::Reach(ReachFigure::Voice, None)));
    }
    if let Ok(band) = band(report) {
        rows.push(Row::of(vec![Cell::text(texts.uncertainty), Cell::text(band)]));
    }
    rows
}

/// Says between which values net reach lies when the assumptions are off as far as is stated.
fn band(report: &Report<'_>) -> Figure<String> {
    let found = uncertainty(report.plan, &report.plan.settings.input_error)?;
    let band = found.total.and_then(|band| band.build.last().copied().ok_or(NotComputable::NothingPlaced))?;
    let [low, _, high] = band[0].map(|share| report.percent(share));
    let (seed, draws) = (report.locale.ungrouped(found.seed), report.locale.ungrouped(found.draws));
    let slots = slots![("low", low.as_str()), ("high", &high), ("seed", &seed), ("draws", &draws)];
    Ok(fill!(report.texts.figures.uncertainty_band, slots))
}

/// Names the models, and the audiences that the total does not hold.
fn whose_rows(report: &Report<'_>) -> Vec<Row> {
    let texts = &report.texts.figures;
    let Ok(total) = &report.analysis.reach.total else { return Vec::new() };
    let mut rows = vec![Row::of(vec![Cell::text(texts.model), Cell::text(models(report))])];
    if !total.left_out.is_empty() {
        let names = report.list(total.left_out.iter().map(|&(position, _)| report.audience_name(position)));
        rows.push(Row::of(vec![Cell::text(texts.left_out), Cell::text(names)]));
    }
    rows
}

/// Names the models of the total and says how channels are combined.
pub(super) fn models(report: &Report<'_>) -> String {
    let texts = &report.texts.figures;
    let Ok(view) = report.view() else { return String::new() };
    let is_overlapping = report.analysis.reach.audiences.iter().flatten().any(|reach| !reach.overlaps.is_empty());
    let template = if is_overlapping { texts.models_overlapping } else { texts.models_independent };
    fill!(template, &[("models", &super::model_names(report, view.models))])
}
