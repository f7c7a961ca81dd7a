//! Says what the net reach is made of: channels for one audience, audiences for all.

use crate::plan::Audience;
use crate::reach::{ContactCurve, Model};
use crate::report::{Cell, Column, Report, Row, Table};

/// Returns the model by which an audience meets the channel at a place of the plan.
#[must_use]
pub fn model_of(report: &Report<'_>, channel: usize, audience: &Audience) -> Option<Model> {
    let contact = report.plan.channels.get(channel)?.contact(&audience.id)?;
    Some(ContactCurve::of(&contact.model, audience.size).ok()?.model())
}

/// Lists what net reach is worked out from: of one audience the channels with their models, of all the audiences.
#[must_use]
pub fn working(report: &Report<'_>) -> Table {
    let Ok(view) = report.view() else {
        return Table::new("reach-working", report.texts.figures.how_computed, Vec::new());
    };
    match view.audience.and_then(|position| report.plan.audiences.get(position)) {
        Some(audience) => by_channel(report, audience),
        None => by_audience(report),
    }
}

fn by_channel(report: &Report<'_>, audience: &Audience) -> Table {
    let words = &report.texts.figures;
    let columns = vec![
        Column::text(report.texts.shared.channel),
        Column::text(words.model),
        Column::number(words.exposures_each),
        Column::number(words.reached),
        Column::number(words.not_reached),
    ];
    let mut table = Table::new("reach-working", words.how_computed, columns);
    let Ok(view) = report.view() else { return table };
    for &(position, part) in view.channels {
        let model = model_of(report, position, audience).map(|model| super::model_names(report, &[model]));
        table.rows.push(Row::of(vec![
            report.channel(position),
            Cell::text(model.unwrap_or_default()),
            report.number(part.grp / 100.0, 4),
            report.number(part.reach, 4),
            report.number(1.0 - part.reach, 4),
        ]));
    }
    table
}

fn by_audience(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let columns = vec![
        Column::text(report.texts.shared.audience),
        Column::number(format!("{} (N)", words.people)),
        Column::number(format!("{} (r)", words.reach)),
        Column::number("N × r"),
        Column::number(report.texts.window.key_grp),
    ];
    let mut table = Table::new("reach-working", words.how_computed, columns);
    let Ok(total) = &report.analysis.reach.total else { return table };
    for &(position, _) in &total.parts {
        let Some(audience) = report.plan.audiences.get(position) else { continue };
        // One that nothing reaches counts with 0 of its people.
        let reach = report.analysis.reach.audiences.get(position).and_then(|reach| reach.as_ref().ok());
        let reached = reach.map_or(0.0, |reach| reach.k_plus[0]);
        table.rows.push(Row::of(vec![
            report.audience(position),
            report.count(audience.size),
            Cell::value(crate::report::Exact::Share(reached), report.locale.percent(reached, 2)),
            report.number(reached * audience.size as f64, 0),
            report.points(reach.map_or(0.0, |reach| reach.grp)),
        ]));
    }
    table
}
