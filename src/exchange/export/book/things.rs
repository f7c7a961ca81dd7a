//! Objectives, audiences, the platform and messages as blocks of a book.

use super::super::answers::without_empty_columns;
use super::super::pages::Block;
use super::facts;
use crate::plan::schema::ListName;
use crate::plan::{AudienceId, Bilingual, ClaimId, Coded, Message, Metric, Objective, VisualId};
use crate::report::{Cell, Column, Exact, Form, Report, Row, Table};
use crate::text::strings::fill;
use crate::text::{name_of, source_in, terms};
use crate::worksheet::AutoPart;

/// Returns what a thing of the plan is called.
pub(super) fn name(report: &Report, list: ListName, id: &str) -> String {
    name_of(report.plan, list, id, report.plan_language, report.locale).unwrap_or_else(|| id.to_owned())
}

fn names<'t>(report: &Report, list: ListName, ids: impl IntoIterator<Item = &'t str>) -> String {
    let names =
        ids.into_iter().map(|id| crate::text::isolate(&name(report, list, id), report.locale.language).into_owned());
    names.collect::<Vec<_>>().join(report.texts.shared.comma)
}

fn said<'t>(report: &Report, text: &'t Bilingual) -> &'t str {
    text.get(report.plan_language).trim()
}

/// Returns the objectives with their targets and what the plan brings of them.
pub(super) fn objectives(report: &Report) -> Vec<Block> {
    let texts = &report.texts.book;
    let columns = vec![
        Column::text(texts.objective),
        Column::text(texts.measure),
        Column::number(texts.baseline),
        Column::number(texts.target),
        Column::number(texts.in_plan),
        Column::number(texts.due),
    ];
    let mut table = Table::new("book-objectives", texts.objectives, columns);
    for (objective, result) in report.plan.objectives.iter().zip(report.analysis.objectives()) {
        let decimals = if matches!(objective.metric, Metric::Consistency) { 3 } else { 1 };
        let unit = |value: String| with_unit(&value, &objective.unit);
        let value = match result.value {
            Ok(value) => Cell::value(Exact::Number(value), unit(report.locale.decimal(value, decimals))),
            Err(why) => Cell::dash(why),
        };
        let stated = |amount: Option<crate::plan::Decimal>| {
            Cell::text(amount.map_or_else(String::new, |amount| unit(report.locale.exact(amount))))
        };
        table.rows.push(Row::of(vec![
            Cell::text(name(report, ListName::Objectives, objective.id.as_str())),
            Cell::text(measure(report, objective)),
            stated(objective.baseline),
            stated(objective.target),
            value,
            Cell::text(objective.due.map_or_else(String::new, |day| report.locale.day(day.0))),
        ]));
    }
    without_empty_columns(table)
}

fn with_unit(value: &str, unit: &str) -> String {
    match unit {
        "" => value.to_owned(),
        // A number and its sign stay together, and in their order.
        "%" => format!("\u{2066}{value}%\u{2069}"),
        unit => format!("{value} {unit}"),
    }
}

fn measure(report: &Report, objective: &Objective) -> String {
    let texts = &report.texts.book;
    match objective.metric {
        Metric::Reach(level) => fill!(texts.metric_reach, &[("k", &report.locale.ungrouped(level.max(1)))]),
        Metric::Frequency => texts.metric_frequency.to_owned(),
        Metric::Impressions => texts.metric_impressions.to_owned(),
        Metric::Consistency => texts.metric_consistency.to_owned(),
        Metric::Other => said(report, &objective.measure).to_owned(),
    }
}

/// Returns how each objective is measured, by whom, and what is done when it falls short.
pub(super) fn evaluation(report: &Report) -> Vec<Block> {
    let texts = &report.texts.book;
    let columns = vec![
        Column::text(texts.objective),
        Column::text(texts.measure),
        Column::text(texts.method),
        Column::number(texts.target),
        Column::number(texts.due),
        Column::text(texts.owner),
        Column::text(texts.trigger),
    ];
    let mut table = Table::new("book-evaluation", texts.evaluation, columns);
    for objective in &report.plan.objectives {
        let target = objective
            .target
            .map_or_else(String::new, |target| with_unit(&report.locale.exact(target), &objective.unit));
        table.rows.push(Row::of(vec![
            Cell::text(name(report, ListName::Objectives, objective.id.as_str())),
            Cell::text(measure(report, objective)),
            Cell::text(said(report, &objective.method)),
            Cell::text(target),
            Cell::text(objective.due.map_or_else(String::new, |day| report.locale.day(day.0))),
            Cell::text(objective.owner.trim()),
            Cell::text(said(report, &objective.trigger)),
        ]));
    }
    let mut blocks: Vec<Block> = facts::facts(report, AutoPart::Evaluation).into_iter().map(Block::Point).collect();
    blocks.extend(without_empty_columns(table));
    blocks
}

/// Returns whom the plan speaks to, and what is known of them.
pub(super) fn audiences(report: &Report) -> Vec<Block> {
    let (texts, language) = (&report.texts.book, report.locale.language);
    let columns = vec![
        Column::text(report.texts.shared.audience),
        Column::number(texts.people),
        Column::text(texts.languages),
        Column::text(texts.who),
        Column::text(report.texts.shared.source),
    ];
    let mut table = Table::new("book-audiences", report.texts.export.audiences, columns);
    for audience in &report.plan.audiences {
        let languages: Vec<&str> =
            audience.languages.iter().map(|spoken| terms::language_name(*spoken, language)).collect();
        let size = if audience.size == 0 {
            Cell::text(report.texts.shared.not_known)
        } else {
            Cell::value(Exact::Count(audience.size), report.locale.whole(audience.size))
        };
        table.rows.push(Row::of(vec![
            Cell::text(name(report, ListName::Audiences, audience.id.as_str())),
            size,
            Cell::text(languages.join(report.texts.shared.comma)),
            Cell::text(said(report, &audience.notes)),
            Cell::text(source_in(&audience.source, report.locale.language)),
        ]));
    }
    let mut blocks = without_empty_columns(table);
    let insights: Vec<&Bilingual> = report.plan.insights.iter().map(|insight| &insight.text).collect();
    if insights.iter().any(|text| !said(report, text).is_empty()) {
        blocks.push(Block::Minor(texts.insights.to_owned()));
        let points = insights.into_iter().map(|text| said(report, text)).filter(|text| !text.is_empty());
        blocks.extend(points.map(|text| Block::Point(text.to_owned())));
    }
    blocks
}

/// Returns the positioning platform, and the claims with their proofs.
pub(super) fn platform(report: &Report) -> Vec<Block> {
    let (texts, platform) = (&report.texts.book, &report.plan.platform);
    let mut rows: Vec<(&str, String)> = Vec::new();
    if let Some(theme) = &platform.theme {
        rows.push((texts.theme, name(report, ListName::Themes, theme.as_str())));
    }
    if !platform.claims.is_empty() {
        let claims = platform.claims.iter().map(ClaimId::as_str);
        rows.push((report.texts.terms.attribute_claims, names(report, ListName::Claims, claims)));
    }
    if !platform.visuals.is_empty() {
        rows.push((texts.identity, names(report, ListName::Visuals, platform.visuals.iter().map(VisualId::as_str))));
    }
    if let Some(tone) = platform.tone {
        let axes = terms::tone_axes(report.locale.language);
        let values = axes.iter().zip(tone.axes()).map(|(axis, value)| {
            let [value, low, high] = [i128::from(value), 1, 5].map(|number| report.locale.ungrouped(number));
            let value = fill!(texts.scale_of, &[("value", &value), ("low", &low), ("high", &high)]);
            format!("{}: {value}", axis.name)
        });
        rows.push((texts.tone, values.collect::<Vec<_>>().join(report.texts.shared.comma)));
    }
    if let Some(slogan) = &platform.slogan {
        rows.push((texts.slogan, name(report, ListName::Slogans, slogan.as_str())));
    }
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let columns = vec![Column::text(""), Column::text("")];
        let mut table = Table::new("book-platform", texts.platform, columns);
        table.form = Form::Values;
        table.rows = rows.into_iter().map(|(name, value)| Row::of(vec![Cell::text(name), Cell::text(value)])).collect();
        blocks.push(Block::Table(table));
    }
    blocks.extend(proofs(report));
    blocks
}

fn proofs(report: &Report) -> Option<Block> {
    let texts = &report.texts.book;
    let columns = vec![Column::text(texts.claim), Column::text(texts.proof), Column::text(report.texts.shared.source)];
    let mut table = Table::new("book-proofs", texts.claims_and_proofs, columns);
    for claim in &report.plan.vocabulary.claims {
        for proof in &claim.proofs {
            table.rows.push(Row::of(vec![
                Cell::text(name(report, ListName::Claims, claim.id.as_str())),
                Cell::text(said(report, &proof.text)),
                Cell::text(source_in(&proof.source, report.locale.language)),
            ]));
        }
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// Returns the messages in a table, then the words and the brief of each.
pub(super) fn briefs(report: &Report) -> Vec<Block> {
    let texts = &report.texts.book;
    let columns = vec![
        Column::text(report.texts.shared.message),
        Column::text(texts.stage),
        Column::text(texts.theme),
        Column::text(report.texts.terms.attribute_claims),
        Column::text(texts.asks),
        Column::text(report.texts.export.audiences),
    ];
    let mut table = Table::new("book-messages", texts.messages, columns);
    for message in &report.plan.messages {
        table.rows.push(Row::of(message_cells(report, message)));
    }
    let mut blocks = without_empty_columns(table);
    for message in &report.plan.messages {
        let paragraphs = brief(report, message);
        if !paragraphs.is_empty() {
            blocks.push(Block::Minor(name(report, ListName::Messages, message.id.as_str())));
            blocks.extend(paragraphs);
        }
    }
    blocks
}

fn message_cells(report: &Report, message: &Message) -> Vec<Cell> {
    let language = report.locale.language;
    let theme = match &message.theme {
        Coded::Is(theme) => name(report, ListName::Themes, theme.as_str()),
        _ => String::new(),
    };
    let claims = match &message.claims {
        Coded::Is(claims) => names(report, ListName::Claims, claims.iter().map(ClaimId::as_str)),
        _ => String::new(),
    };
    vec![
        Cell::text(name(report, ListName::Messages, message.id.as_str())).coloured(message.colour),
        Cell::text(terms::stage(message.stage, language)),
        Cell::text(theme),
        Cell::text(claims),
        Cell::text(message.call_to_action.trim()),
        Cell::text(names(report, ListName::Audiences, message.audiences.iter().map(AudienceId::as_str))),
    ]
}

fn brief(report: &Report, message: &Message) -> Vec<Block> {
    let (texts, brief) = (&report.texts.book, &message.brief);
    [
        (texts.background, &brief.background),
        (texts.now, &brief.now),
        (texts.after, &brief.after),
        (texts.proposition, &brief.proposition),
        (texts.reasons, &brief.reasons),
        (texts.mandatories, &brief.mandatories),
        (texts.says, &message.copy),
    ]
    .into_iter()
    .map(|(lead, text)| (lead, said(report, text)))
    .filter(|(_, text)| !text.is_empty())
    .map(|(lead, text)| Block::Paragraph { lead: format!("{lead}:"), text: text.to_owned() })
    .collect()
}
