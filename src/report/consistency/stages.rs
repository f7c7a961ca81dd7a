//! Says which stages of the journey are served.

use crate::consistency::StageMix;
use crate::plan::Stage;
use crate::report::{Cell, Column, ConsistencyFigure, Exact, Ground, Report, Row, Subject, Table};
use crate::text::strings::{fill, template};
use crate::text::{DASH, terms};

/// Lists what share of the exposures of each audience serves each stage, and that of all by exposures, by spending and as
/// targeted.
#[must_use]
pub fn stages(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let language = report.locale.language;
    let mut columns = vec![Column::text(report.texts.shared.audience)];
    columns.extend(Stage::ALL.map(|stage| Column::number(terms::stage(stage, language)).on(Ground::Heat)));
    columns.push(Column::number(words.sequence));
    let mut table = Table::new("stages", words.stages, columns);
    let results = &report.analysis.consistency.complementarity;
    for (position, (met, sequence)) in results.audiences.iter().zip(&results.sequence).enumerate() {
        let all: f64 = met.iter().sum();
        let shares = (all > 0.0).then(|| met.map(|impressions| impressions / all));
        let order = report.change(*sequence, 2);
        let cells = row(report, report.audience(position), shares, order);
        table.rows.push(Row::of(cells).explaining(Subject::Consistency(ConsistencyFigure::Stages(position))));
    }
    let targets = report.plan.settings.stage_targets;
    for (name, shares, figure) in [
        (words.stages_met, results.by_exposure.shares.ok(), ConsistencyFigure::StagesMet),
        (words.stages_spent, report.analysis.spending.stages.shares.ok(), ConsistencyFigure::StagesSpent),
        (words.stages_target, Some(Stage::ALL.map(|stage| targets.of(stage))), ConsistencyFigure::StagesTarget),
    ] {
        let cells = row(report, Cell::text(name), shares, Cell::default());
        table.rows.push(Row::total(cells).explaining(Subject::Consistency(figure)));
    }
    table.notes = notes(report);
    table
}

fn row(report: &Report<'_>, name: Cell, shares: Option<[f64; 5]>, order: Cell) -> Vec<Cell> {
    let mut cells = vec![name];
    for stage in 0..Stage::ALL.len() {
        cells.push(match shares.map(|shares| shares[stage]) {
            Some(share) if share > 0.0 => report.share(share),
            // A stage that is never met has a dash, and its share is 0.
            Some(_) => Cell::value(Exact::Share(0.0), DASH),
            None => Cell::text(DASH),
        });
    }
    cells.push(order);
    cells
}

fn notes(report: &Report<'_>) -> Vec<String> {
    let words = &report.texts.figures;
    let results = &report.analysis.consistency.complementarity;
    let mix = |template: template!["coverage", "match", "evenness"], mix: &StageMix| {
        let written = [mix.coverage, mix.target_match, mix.evenness].map(|figure| match figure {
            Ok(value) => report.locale.decimal(value, 3),
            Err(why) => report.reason(why).to_owned(),
        });
        fill!(template, &[("coverage", &written[0]), ("match", &written[1]), ("evenness", &written[2])])
    };
    let threshold = report.percent(report.plan.settings.stage_coverage_threshold);
    let sufficiency = match results.self_sufficiency {
        Ok(value) => report.locale.decimal(value, 3),
        Err(why) => report.reason(why).to_owned(),
    };
    vec![
        words.stages_hint.to_owned(),
        mix(words.mix_met, &results.by_exposure),
        mix(words.mix_spent, &report.analysis.spending.stages),
        fill!(words.mix_how, &[("threshold", &threshold)]),
        fill!(words.self_sufficiency, &[("value", &sufficiency)]),
    ]
}
