//! Says what messages are coded with, how far they stay on the platform, and how far two people's codings agree.

use crate::edit::ItemId;
use crate::plan::{Attribute, Coded, Message};
use crate::report::{Cell, Column, ConsistencyFigure, Ground, Report, Row, Subject, Table};
use crate::text::strings::{fill, slots};
use crate::text::terms;

/// Names an attribute of messages.
pub(in crate::report) fn attribute_name(report: &Report<'_>, attribute: Attribute) -> &'static str {
    terms::attribute(attribute, report.locale.language)
}

/// Says what a message is coded with.
pub(super) fn coded(report: &Report<'_>, message: &Message, attribute: Attribute) -> String {
    let vocabulary = &report.plan.vocabulary;
    let separator = report.texts.shared.comma;
    let known = match attribute {
        Attribute::Theme => message
            .theme
            .value()
            .map(|id| vocabulary.themes.find(id).map_or(id.as_str(), |item| report.name(item)).to_owned()),
        Attribute::Claims => message.claims.value().map(|ids| {
            let name = |id| vocabulary.claims.find(id).map(|item| report.name(item));
            ids.iter().map(|id| name(id).unwrap_or(id.as_str())).collect::<Vec<_>>().join(separator)
        }),
        Attribute::Visuals => message.visuals.value().map(|ids| {
            let name = |id| vocabulary.visuals.find(id).map(|item| report.name(item));
            ids.iter().map(|id| name(id).unwrap_or(id.as_str())).collect::<Vec<_>>().join(separator)
        }),
        Attribute::Tone => {
            let axes = |tone: &crate::plan::Tone| tone.axes().map(|axis| report.locale.ungrouped(axis));
            message.tone.value().map(|tone| axes(tone).join(report.locale.dot()))
        }
        Attribute::Slogan => message
            .slogan
            .value()
            .map(|id| vocabulary.slogans.find(id).map_or(id.as_str(), |item| report.name(item)).to_owned()),
    };
    match (known, message.coding(attribute)) {
        (Some(known), Coded::Is(())) => known,
        (_, state) => terms::coded_state(&state, report.locale.language).to_owned(),
    }
}

/// Lists the messages with their kind, stage and what each attribute is coded with.
#[must_use]
pub fn coding(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let language = report.locale.language;
    let mut columns =
        vec![Column::text(report.texts.shared.message), Column::text(words.kind), Column::text(words.stage)];
    columns.extend(Attribute::ALL.map(|attribute| Column::text(attribute_name(report, attribute))));
    columns.push(Column::text(words.call_to_action));
    let mut table = Table::new("coding", words.coding_of_messages, columns);
    for (position, message) in report.plan.messages.iter().enumerate() {
        let mut cells = vec![
            report.message(position),
            Cell::text(terms::message_kind(message.kind, language)),
            Cell::text(terms::stage(message.stage, language)),
        ];
        cells.extend(Attribute::ALL.map(|attribute| Cell::text(coded(report, message, attribute))));
        cells.push(Cell::text(message.call_to_action.as_str()));
        table.rows.push(Row::of(cells).about(ItemId::Message(message.id.clone())));
    }
    if let Ok(share) = report.analysis.consistency.completeness {
        let words = &report.texts.figures;
        let percent = report.locale.percent(share, 0);
        table.notes.push(format!("{}: {percent} {}", words.coded, words.coded_caption));
    }
    table
}

/// Lists the placed messages with how far each stays on the platform, the least first.
#[must_use]
pub fn coherence(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let columns = vec![
        Column::text(report.texts.shared.message),
        Column::number(words.coherence).on(Ground::Bars),
        Column::number(report.texts.figures.media).in_unit(report.currency()),
    ];
    let mut table = Table::new("platform-coherence", words.coherence, columns);
    let results = &report.analysis.consistency;
    let mut messages: Vec<usize> = (0..report.plan.messages.len()).filter(|message| results.placed[*message]).collect();
    let value = |message: &usize| results.coherence.messages[*message].unwrap_or(2.0);
    messages.sort_by(|a, b| value(a).total_cmp(&value(b)));
    for message in messages {
        let cells = vec![
            report.message(message),
            report.measure(results.coherence.messages[message]),
            report.total(report.analysis.budget.by_message[message]),
        ];
        table.rows.push(Row::of(cells).explaining(Subject::Consistency(ConsistencyFigure::OnPlatform(message))));
    }
    table.notes.push(words.coherence_hint.to_owned());
    if let Ok(share) = results.coherence.claims_used {
        table.notes.push(fill!(words.claims_used, &[("share", &report.locale.percent(share, 0))]));
    }
    table
}

/// Lists how far two people's codings agree, by attribute.
#[must_use]
pub fn reliability(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let columns = vec![Column::text(words.attribute), Column::number("α")];
    let mut table = Table::new("coding-reliability", words.reliability, columns);
    let results = report.analysis.reliability();
    if results.messages == 0 {
        table.notes.push(words.reliability_none.to_owned());
        return table;
    }
    for (attribute, alpha) in Attribute::ALL.into_iter().zip(results.attributes) {
        table.rows.push(Row::of(vec![Cell::text(attribute_name(report, attribute)), report.measure(alpha)]));
    }
    table.rows.push(Row::total(vec![Cell::text(report.texts.shared.total), report.measure(results.overall)]));
    if let Ok(agreement) = results.agreement {
        let count = report.locale.whole(results.messages);
        let alpha = report.measure(results.overall).text;
        let values = slots![("alpha", alpha.as_str()), ("agreement", &report.percent(agreement)), ("count", &count)];
        table.notes.push(fill!(words.reliability_is, values));
    }
    table.notes.push(words.reliability_how.to_owned());
    table
}
