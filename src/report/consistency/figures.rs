//! The consistency figures of the whole plan.

use crate::consistency::{Pair, composite};
use crate::plan::Figure;
use crate::report::{Cell, Column, ConsistencyFigure, Exact, Form, Ground, Report, Row, Subject, Table};
use crate::text::strings::fill;

/// Lists all measures of the plan, each with its value.
#[must_use]
pub fn figures(report: &Report<'_>) -> Table {
    let texts = &report.texts.figures;
    let results = &report.analysis.consistency;
    let sensitivity = report.analysis.sensitivity();
    let columns = vec![Column::text(report.texts.report.figure), Column::number(report.texts.report.value)];
    let of = |name: &str, cell: Cell, figure: Option<ConsistencyFigure>| Row {
        explains: figure.map(Subject::Consistency),
        ..Row::of(vec![Cell::text(name), cell])
    };
    let worst = Cell::of(results.worst_pair, |pair| Cell::text(pair_in_words(report, pair)));
    let stages = &results.complementarity.by_exposure;
    let rows = vec![
        of(
            texts.exposure_weighted,
            report.measure(results.exposure_weighted),
            Some(ConsistencyFigure::ExposureWeighted),
        ),
        of(texts.message_weighted, report.measure(results.message_weighted), Some(ConsistencyFigure::MessageWeighted)),
        of(texts.worst_pair, worst, Some(ConsistencyFigure::WorstPair)),
        of(texts.completeness, report.share_of(results.completeness), Some(ConsistencyFigure::Completeness)),
        of(texts.blank_interval, range(report, sensitivity.blank_interval), None),
        of(texts.weight_band, range(report, sensitivity.weight_band.map(|[low, _, high]| [low, high])), None),
        of(texts.coherence, report.measure(results.coherence.overall), Some(ConsistencyFigure::Coherence)),
        of(texts.off_brief, off_brief(report), None),
        of(texts.continuity, report.measure(results.continuity.thematic), Some(ConsistencyFigure::Continuity)),
        of(texts.presence, report.share_of(results.continuity.presence), None),
        of(texts.commonality, report.measure(results.commonality.mean), Some(ConsistencyFigure::Commonality)),
        of(texts.stage_match, report.measure(stages.target_match), Some(ConsistencyFigure::Complementarity)),
        of(texts.stage_coverage, report.measure(stages.coverage), None),
        of(texts.conflict_rate, report.share_of(report.analysis.conflicts().rate), None),
    ];
    let mut table = Table::new("consistency", texts.consistency_heading, columns);
    table.notes.push(report.texts.figures.as_coded_note.to_owned());
    Table { rows, form: Form::Values, ..table }
}

fn range(report: &Report<'_>, figure: Figure<[f64; 2]>) -> Cell {
    Cell::of(figure, |ends| {
        let [low, high] = ends.map(|end| report.locale.decimal(end, 3));
        Cell { value: Some(Exact::Number(ends[0])), ..report.between(&low, &high) }
    })
}

fn pair_in_words(report: &Report<'_>, pair: Pair) -> String {
    let [a, b] = [pair.a, pair.b].map(|position| report.in_sentence(report.message_name(position)));
    let similarity = report.locale.decimal(pair.similarity, 3);
    fill!(report.texts.figures.pair_of_messages, &[("a", &a), ("b", &b), ("similarity", &similarity)])
}

fn off_brief(report: &Report<'_>) -> Cell {
    let view = &report.analysis.spending;
    Cell::of(view.off_brief_share.and_then(|share| Ok((share, view.off_brief?))), |(share, money)| {
        let amount = report.money(money).text;
        let text = fill!(report.texts.figures.of_media, &[("amount", &amount), ("share", &report.percent(share))]);
        Cell::value(Exact::Money(money, report.plan.money.currency), text)
    })
}

/// Lists the five measures of the profile, and the composite where one is asked for.
#[must_use]
pub fn profile(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let columns = vec![
        Column::text(report.texts.report.measure),
        Column::number(report.texts.report.value).on(Ground::Bars),
        Column::text(report.texts.report.meaning),
    ];
    let mut table = Table::new("consistency-profile", words.profile, columns);
    let values = crate::consistency::profile(&report.analysis.consistency);
    let names = &report.texts.terms;
    let measures = [
        (names.measure_consistency, words.profile_consistency_hint, ConsistencyFigure::ExposureWeighted),
        (names.measure_coherence, words.profile_coherence_hint, ConsistencyFigure::Coherence),
        (names.measure_continuity, words.profile_continuity_hint, ConsistencyFigure::Continuity),
        (names.measure_commonality, words.profile_commonality_hint, ConsistencyFigure::Commonality),
        (names.measure_complementarity, words.profile_complementarity_hint, ConsistencyFigure::Complementarity),
    ];
    for ((name, meaning, figure), value) in measures.into_iter().zip(values) {
        let cells = vec![Cell::text(name), report.measure(value), Cell::text(meaning)];
        table.rows.push(Row::of(cells).explaining(Subject::Consistency(figure)));
    }
    if report.plan.settings.composite.is_some() {
        let value = composite(&report.analysis.consistency, &report.plan.settings);
        let cells =
            vec![Cell::text(report.texts.report.composite), report.measure(value), Cell::text(words.composite_hint)];
        table.rows.push(Row::total(cells));
    }
    table.notes.push(words.profile_reading.to_owned());
    table
}
