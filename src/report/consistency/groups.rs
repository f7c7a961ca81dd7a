//! Consistency of audiences and weeks, and what each message changes.

use crate::plan::Figure;
use crate::report::{Cell, Column, ConsistencyFigure, Report, Row, Subject, Table};

/// Lists the audiences with how alike the exposures of each are.
#[must_use]
pub fn audiences(report: &Report<'_>) -> Table {
    let texts = &report.texts.figures;
    let columns = vec![
        Column::text(report.texts.shared.audience),
        Column::number(texts.exposure_weighted),
        Column::number(texts.same_message),
        Column::number(texts.impressions),
        Column::text(texts.strongest_effect),
        Column::number(texts.effect_of_leaving_out),
    ];
    let mut table = Table::new("consistency-by-audience", texts.consistency_by_audience, columns);
    for (position, result) in report.analysis.consistency.audiences.iter().enumerate() {
        let (message, effect) = match strongest(&result.leave_one_out) {
            Some((message, effect)) => (report.message(message), report.change(Ok(effect), 3)),
            None => (Cell::default(), Cell::default()),
        };
        let cells = vec![
            report.audience(position),
            report.measure(result.exposure_weighted),
            report.measure(result.same_message),
            report.number(result.impressions, 0),
            message,
            effect,
        ];
        let subject = Subject::Consistency(ConsistencyFigure::Audience(position));
        table.rows.push(Row::of(cells).explaining(subject));
    }
    table.notes.push(texts.consistency_by_audience_hint.to_owned());
    table
}

/// Returns the largest change, up or down, that leaving one message out would make.
fn strongest(effects: &[(usize, Figure)]) -> Option<(usize, f64)> {
    let computed = effects.iter().filter_map(|(message, effect)| Some((*message, (*effect).ok()?)));
    computed.reduce(|best, next| if next.1.abs() > best.1.abs() { next } else { best })
}

/// Lists by how much consistency would change without each message, the largest rise first.
#[must_use]
pub fn effects(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let columns = vec![Column::text(report.texts.shared.message), Column::number(words.effect_of_leaving_out)];
    let mut table = Table::new("consistency-without", words.leave_one_out, columns);
    let mut effects = report.analysis.consistency.leave_one_out.clone();
    // Messages without a figure stand last, in the plan's order.
    let rank = |figure: &Figure| figure.unwrap_or(f64::NEG_INFINITY);
    effects.sort_by(|a, b| rank(&b.1).total_cmp(&rank(&a.1)));
    for (message, effect) in effects {
        let cells = vec![report.message(message), report.change(effect, 3)];
        table.rows.push(Row::of(cells).explaining(Subject::Consistency(ConsistencyFigure::Without(message))));
    }
    table.notes.push(words.leave_one_out_hint.to_owned());
    table
}

/// Lists the weeks with how alike their exposures are, and how each active one is linked with the next.
#[must_use]
pub fn weeks(report: &Report<'_>) -> Table {
    let texts = &report.texts.figures;
    let columns = vec![
        Column::number(report.texts.shared.week),
        Column::text(texts.days),
        Column::number(texts.exposure_weighted),
        Column::number(texts.impressions),
        Column::number(texts.link_to),
        Column::number(texts.link),
        Column::number(texts.decay),
    ];
    let results = &report.analysis.consistency;
    let mut table = Table::new("consistency-by-week", texts.weeks, columns);
    for (week, result) in (1_u32..).zip(&results.weeks) {
        let link = results.continuity.links.iter().enumerate().find(|(_, link)| link.from == week);
        let mut cells = vec![
            report.week(week),
            Cell::text(report.days(week)),
            report.measure(result.exposure_weighted),
            report.number(result.impressions, 0),
        ];
        let mut row = Row::default();
        match link {
            Some((at, link)) => {
                cells.extend([report.week(link.to), report.measure(link.similarity), report.measure(Ok(link.decay))]);
                row = row.explaining(Subject::Consistency(ConsistencyFigure::Link(at)));
            }
            None => cells.extend([Cell::default(), Cell::default(), Cell::default()]),
        }
        table.rows.push(Row { cells, ..row });
    }
    table.notes = vec![texts.consistency_of_weeks_hint.to_owned(), texts.links_hint.to_owned()];
    table
}
