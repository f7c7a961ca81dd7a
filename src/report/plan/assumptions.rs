//! Says what the figures rest on, each with its source.

use crate::edit::ItemId;
use crate::plan::{Attribute, Channel, Contact, ContactModel};
use crate::report::{Cell, Column, Exact, Report, Row, Table};
use crate::text::strings::fill;
use crate::text::{source_in, terms};

/// Lists what the figures rest on: sizes of audiences, contact numbers, overlaps, rates, exchange rates and conventions, each
/// with its source.
#[must_use]
pub fn assumptions(report: &Report<'_>) -> Table {
    let words = &report.texts.report;
    let columns = vec![
        Column::text(words.assumption),
        Column::text(report.texts.shared.name),
        Column::number(words.value),
        Column::text(report.texts.shared.source),
    ];
    let mut table = Table::new("assumptions", words.assumptions, columns);
    table.rows.extend(sizes(report));
    for (at, channel) in report.plan.channels.iter().enumerate() {
        table.rows.extend(of_channel(report, at, channel));
    }
    table.rows.extend(conventions(report));
    let unsourced = table.rows.iter().filter(|row| row.item.is_some() && source_is_missing(row)).count();
    if unsourced > 0 {
        let count = report.locale.whole(i128::try_from(unsourced).unwrap_or(0));
        table.notes.push(fill!(words.without_source, &[("count", &count)]));
    }
    table
}

fn source_is_missing(row: &Row) -> bool {
    row.cells.last().is_some_and(|cell| cell.text.trim().is_empty())
}

fn row(report: &Report<'_>, kind: &str, name: impl Into<String>, value: Cell, source: &str) -> Row {
    let source = source_in(source, report.locale.language);
    Row::of(vec![Cell::text(kind), Cell::text(name), value, Cell::text(source)])
}

fn sizes<'r>(report: &'r Report<'_>) -> impl Iterator<Item = Row> + 'r {
    report.plan.audiences.iter().enumerate().map(|(at, audience)| {
        let name = report.audience_name(at);
        let size = report.count(audience.size);
        row(report, report.texts.figures.size, name, size, &audience.source)
            .about(ItemId::Audience(audience.id.clone()))
    })
}

fn of_channel(report: &Report<'_>, at: usize, channel: &Channel) -> Vec<Row> {
    let (words, page) = (&report.texts.report, &report.texts.figures);
    let name = report.channel_name(at).to_owned();
    let item = || ItemId::Channel(channel.id.clone());
    let mut rows = Vec::new();
    if let Some(rate) = channel.cost.rate() {
        let exchange = channel.terms.exchange.as_ref();
        let currency = exchange.map_or(report.plan.money.currency, |exchange| exchange.currency);
        let kind = terms::cost_model(&channel.cost, report.locale.language);
        let value = Cell::value(Exact::Rate(rate, currency), report.locale.rate(rate, currency));
        rows.push(row(report, kind, name.as_str(), value, &channel.source).about(item()));
    }
    if let Some(exchange) = &channel.terms.exchange {
        let value = Cell::value(
            Exact::Rate(exchange.rate, report.plan.money.currency),
            format!("{} → {}", exchange.currency.code(), report.locale.exact(exchange.rate)),
        );
        rows.push(row(report, words.exchange_rate, name.as_str(), value, &exchange.source).about(item()));
    }
    for contact in &channel.contacts {
        let audience = report.plan.audience(&contact.audience);
        let audience = audience.map_or(contact.audience.as_str(), |item| report.name(item));
        let both =
            format!("{}{dot}{}", report.in_sentence(&name), report.in_sentence(audience), dot = report.locale.dot());
        for (kind, value) in numbers(report, contact) {
            rows.push(row(report, kind, both.as_str(), value, &contact.source).about(item()));
        }
    }
    if channel.overlap != 0.0 {
        rows.push(row(report, page.overlap_strength, name, report.share(channel.overlap), ""));
    }
    rows
}

/// Lists the numbers of a contact.
fn numbers(report: &Report<'_>, contact: &Contact) -> Vec<(&'static str, Cell)> {
    let page = &report.texts.figures;
    let short = |share: f64| Cell::value(Exact::Share(share), report.locale.percent_exact(share));
    let mut numbers = Vec::new();
    match contact.model {
        ContactModel::Rating { r1, r2 } => {
            numbers.push((page.rating_one, short(r1)));
            numbers.extend(r2.map(|r2| (page.rating_two, short(r2))));
        }
        ContactModel::Impressions { reachable, observed } => {
            numbers.extend(reachable.map(|reachable| (page.use_channel, short(reachable))));
            if let Some(observed) = observed {
                numbers.push((page.observed_impressions, report.count(observed.impressions)));
                numbers.push((page.observed_reach, short(observed.reach)));
            }
        }
    }
    numbers.extend(contact.share.map(|share| (page.share_of_impressions, short(share))));
    numbers
}

/// Lists the conventions of the measures.
fn conventions(report: &Report<'_>) -> Vec<Row> {
    let words = &report.texts.report;
    let settings = &report.plan.settings;
    let name = words.convention;
    let weight = |attribute: Attribute| {
        let what = crate::report::consistency::attribute_name(report, attribute);
        let title = format!("{}: {what}", report.texts.figures.weight);
        row(report, name, title, report.number(settings.similarity_weights.of(attribute), 2), "")
    };
    let mut rows = vec![
        row(report, name, words.effective_frequency, report.count(u64::from(settings.effective_frequency)), ""),
        row(report, name, report.texts.figures.half_life, report.number(settings.memory_half_life_weeks, 1), ""),
        row(report, name, words.continuity_half_life, report.number(settings.continuity_half_life_weeks, 1), ""),
    ];
    rows.extend(Attribute::ALL.map(weight));
    if let Some(points) = settings.category_grp {
        rows.push(row(report, name, report.texts.figures.category_points, report.points(points), ""));
    }
    rows
}
