//! The reach figures of one audience or of all.

use super::view::View;
use crate::analysis::plan_cost;
use crate::reach::share_of_voice;
use crate::report::{Cell, Column, Form, ReachFigure, Report, Row, Subject, Table};
use crate::text::Noun;
use crate::text::strings::{fill, template};

/// Lists reach, frequency, points and exposures of the audience that the report is of, or of all; of all also what they
/// cost. The last column says what each figure is.
#[must_use]
pub fn figures(report: &Report<'_>) -> Table {
    let words = &report.texts.report;
    let columns = vec![Column::text(words.figure), Column::number(words.value), Column::text(words.meaning)];
    let mut table =
        Table { form: Form::Values, ..Table::new("reach-figures", report.texts.figures.reach_and_frequency, columns) };
    let Ok(view) = report.view() else { return table };
    table.rows = of_people(report, &view);
    if view.is_whole(report.plan) {
        table.rows.extend(of_money(report, &view));
    }
    table.notes.push(super::key::models(report));
    table.notes.extend(super::audiences::universe_notes(report));
    table
}

fn row(view: &View<'_>, figure: ReachFigure, name: &str, value: Cell, meaning: &str) -> Row {
    let cells = vec![Cell::text(name), value, Cell::text(meaning)];
    Row::of(cells).explaining(Subject::Reach(figure, view.audience))
}

fn of_people(report: &Report<'_>, view: &View<'_>) -> Vec<Row> {
    let (words, names) = (&report.texts.figures, &report.texts.window);
    let level = report.effective_level();
    let k = report.locale.ungrouped(level as u64);
    let of_level = |template: template!["k"]| fill!(template, &[("k", &k)]);
    let [low, high] = view.bounds.map(|bound| report.percent(bound));
    let people = report.locale.count_oblique(view.people.round().max(0.0) as u64, Noun::Person);
    let points = if view.audience.is_some() { words.trp_caption } else { words.grp_caption };
    let row = |figure, name: &str, value, meaning: &str| row(view, figure, name, value, meaning);
    vec![
        row(
            ReachFigure::NetReach,
            words.net_reach,
            report.share(view.k_plus[0]),
            &fill!(words.net_reach_bounds_caption, &[("low", &low), ("high", &high)]),
        ),
        row(
            ReachFigure::AtLeast(level),
            &of_level(names.key_k_plus),
            report.share(view.k_plus[level - 1]),
            &of_level(words.k_plus_caption),
        ),
        row(
            ReachFigure::Frequency,
            names.key_frequency,
            report.number_of(view.average_frequency, 2),
            words.frequency_caption,
        ),
        row(ReachFigure::Points, names.key_grp, report.points(view.grp), points),
        row(
            ReachFigure::EffectivePoints,
            words.effective_grp,
            report.points(view.effective_grp),
            &of_level(words.effective_grp_caption),
        ),
        row(ReachFigure::Mean, words.mean_exposures, report.number(view.mean, 2), words.mean_exposures_caption),
        row(
            ReachFigure::Impressions,
            words.impressions,
            report.number(view.impressions, 0),
            &fill!(words.impressions_caption, &[("people", &people)]),
        ),
    ]
}

/// Lists what reach costs, and the plan's part of its category.
fn of_money(report: &Report<'_>, view: &View<'_>) -> Vec<Row> {
    let words = &report.texts.figures;
    let costs = plan_cost(report.analysis);
    let unit = report.currency();
    let mut rows: Vec<Row> = [
        (ReachFigure::PerPoint, words.cost_per_point, costs.per_point),
        (ReachFigure::PerThousand, words.cost_per_thousand, costs.per_thousand),
        (ReachFigure::PerThousandReached, words.per_thousand_reached, costs.per_thousand_reached),
    ]
    .into_iter()
    .map(|(figure, name, cost)| row(view, figure, name, report.major(cost), &unit))
    .collect();
    if report.plan.settings.category_grp.is_some() {
        let voice = report.share_of(share_of_voice(report.plan, view.grp));
        rows.push(row(view, ReachFigure::Voice, words.share_of_voice, voice, words.share_of_voice_caption));
    }
    rows
}
