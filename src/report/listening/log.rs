//! The mentions, relations and insights themselves, one a row.

use super::figures::{aim_name, phase_name, sentiment_name};
use crate::edit::ItemId;
use crate::plan::schema::ListName;
use crate::plan::{Insight, Mention, Relation};
use crate::report::{Cell, Column, Exact, Report, Row, Table};
use crate::text::{DASH, source_in};

/// Lists the mentions, in the order of the plan.
#[must_use]
pub fn log(report: &Report<'_>) -> Table {
    let mut table = Table::new("mentions", report.texts.listening.log, columns(report));
    table.rows = report.plan.mentions.iter().map(|mention| row(report, mention)).collect();
    table
}

fn columns(report: &Report<'_>) -> Vec<Column> {
    let (words, shared) = (&report.texts.listening, &report.texts.shared);
    vec![
        Column::number(words.date),
        Column::text(shared.channel),
        Column::text(words.text),
        Column::text(words.claims),
        Column::text(words.sentiment),
        Column::number(words.count),
        Column::number(words.people),
        Column::number(words.answered),
        Column::text(words.phase),
        Column::text(shared.audience),
        Column::text(words.influencer),
        Column::text(words.own_mark),
        Column::text(shared.source),
    ]
}

/// How many columns of [`log()`] say when, where and what, and how it is coded; those of who said it follow.
const CODED: usize = 9;

/// Lists the mentions at these positions of the plan, with what is coded of them and without who said it.
#[must_use]
pub fn coded_log(report: &Report<'_>, positions: &[usize]) -> Table {
    let words = &report.texts.listening;
    let mut columns = columns(report);
    columns.truncate(CODED);
    let mut table = Table::new("mentions-coded", words.log, columns);
    let mentions = positions.iter().filter_map(|&at| report.plan.mentions.get(at));
    table.rows = mentions
        .map(|mention| {
            let mut row = row(report, mention);
            row.cells.truncate(CODED);
            row
        })
        .collect();
    table
}

fn row(report: &Report<'_>, mention: &Mention) -> Row {
    let words = &report.texts.listening;
    let named = |list, id: Option<&str>| Cell::text(id.map_or(DASH, |id| report.name_in(list, id)));
    let date =
        mention.date.map_or_else(|| Cell::text(DASH), |day| Cell::value(Exact::Date(day.0), report.locale.day(day.0)));
    let mark = |is_so: bool| Cell::text(if is_so { words.yes } else { DASH });
    let claims: Vec<&str> = mention.claims.iter().map(|id| report.name_in(ListName::Claims, id.as_str())).collect();
    let claims = if claims.is_empty() { DASH.to_owned() } else { report.list(claims) };
    let number = |value: Option<Cell>| value.unwrap_or_else(|| Cell::text(DASH));
    let cells = vec![
        date,
        named(ListName::Channels, mention.channel.as_ref().map(AsRef::as_ref)),
        Cell::text(report.name(mention)),
        Cell::text(claims),
        Cell::text(mention.sentiment.map_or(words.uncoded, |sentiment| sentiment_name(words, sentiment))),
        report.count(mention.count),
        number(mention.people.map(|people| report.count(people))),
        number(
            mention
                .answered_hours
                .map(|hours| Cell::value(Exact::Number(hours), report.locale.decimal_short(hours, 1))),
        ),
        Cell::text(mention.phase.map_or(DASH, |phase| phase_name(words, phase))),
        named(ListName::Audiences, mention.audience.as_ref().map(AsRef::as_ref)),
        mark(mention.influencer),
        mark(mention.own),
        Cell::text(or_dash(&mention.source, report)),
    ];
    Row::of(cells).about(ItemId::Mention(mention.id.clone()))
}

/// Returns the source in the reader's language, or a dash where none is stated.
fn or_dash<'s>(source: &'s str, report: &Report<'_>) -> &'s str {
    let source = source_in(source, report.locale.language);
    if source.is_empty() { DASH } else { source }
}

/// Lists what is done for the community, by aim.
#[must_use]
pub fn relations(report: &Report<'_>) -> Table {
    let (words, shared) = (&report.texts.listening, &report.texts.shared);
    let columns = vec![
        Column::text(words.aim),
        Column::text(words.activity),
        Column::text(shared.channel),
        Column::text(words.owner),
        Column::text(words.weeks),
    ];
    let mut table = Table::new("relations", words.relations, columns);
    let mut relations: Vec<&Relation> = report.plan.relations.iter().map(AsRef::as_ref).collect();
    relations.sort_by_key(|relation| relation.dimension);
    for relation in relations {
        let channel = relation.channel.as_ref().map_or(DASH, |id| report.name_in(ListName::Channels, id.as_str()));
        let weeks = relation.start_week.map(|first| {
            let last = first.saturating_add(relation.weeks.unwrap_or(1).max(1) - 1);
            let [first, last] = [first, last].map(|week| report.locale.ungrouped(week));
            crate::text::strings::fill!(shared.weeks, &[("first", &first), ("last", &last)])
        });
        let cells = vec![
            Cell::text(aim_name(words, relation.dimension)),
            Cell::text(report.name(relation)),
            Cell::text(channel),
            Cell::text(if relation.owner.is_empty() { DASH } else { &relation.owner }),
            Cell::text(weeks.as_deref().unwrap_or(DASH)),
        ];
        table.rows.push(Row::of(cells).about(ItemId::Relation(relation.id.clone())));
    }
    table.notes.push(words.evenness_reading.to_owned());
    table
}

/// Lists what is known of the people, with the messages that rest on it.
#[must_use]
pub fn insights(report: &Report<'_>) -> Table {
    let (words, shared) = (&report.texts.listening, &report.texts.shared);
    let columns = vec![
        Column::text(words.insight),
        Column::text(shared.source),
        Column::number(words.date),
        Column::text(words.resting),
    ];
    let mut table = Table::new("insights", words.insights, columns);
    for insight in &report.plan.insights {
        let insight: &Insight = insight;
        let messages = report.plan.messages.iter().filter(|message| message.insights.contains(&insight.id));
        let messages = report.list(messages.map(|message| report.name(&**message)));
        let date = insight
            .date
            .map_or_else(|| Cell::text(DASH), |day| Cell::value(Exact::Date(day.0), report.locale.day(day.0)));
        let cells = vec![
            Cell::text(report.name(insight)),
            Cell::text(or_dash(&insight.source, report)),
            date,
            Cell::text(if messages.is_empty() { DASH } else { &messages }),
        ];
        table.rows.push(Row::of(cells).about(ItemId::Insight(insight.id.clone())));
    }
    table
}
