//! The placements, one row each.

use crate::budget::{PlacementCost, Working};
use crate::edit::ItemId;
use crate::plan::{Channel, CostLine, Figure, NotComputable, Placement};
use crate::report::{Cell, Column, Exact, Report, Row, Table};
use crate::text::terms;

/// Lists the placements: what, where, to whom, when, how much, at which rate, what it costs line by line, what it delivers,
/// why, and how firm it is.
#[must_use]
pub fn placements(report: &Report<'_>) -> Table {
    let words = &report.texts.report;
    let mut table = Table::new("placements", words.placements, columns(report));
    for (position, (placement, cost)) in
        report.plan.placements.iter().zip(&report.analysis.budget.placements).enumerate()
    {
        let mut cells = what(report, placement, cost);
        cells.extend(when(report, placement));
        cells.extend(how_much(report, placement, cost));
        cells.extend(CostLine::TO_TOTAL.map(|line| report.total(cost.lines.of(line))));
        cells.extend(delivered(report, cost));
        cells.push(Cell::text(terms::status(placement.status, report.locale.language)));
        cells.push(Cell::text(placement.rationale.get(report.plan_language)));
        cells.push(Cell::text(placement.source.as_str()));
        let item = report.placement_item(position);
        table.rows.push(Row { item, ..Row::of(cells) });
    }
    table.notes.push(words.placements_note.to_owned());
    table.notes.extend(report.gaps(report.analysis.budget.media));
    table
}

fn columns(report: &Report<'_>) -> Vec<Column> {
    let (words, shared, page) = (&report.texts.report, &report.texts.shared, &report.texts.plan_page);
    let channels = &report.texts.channels_page;
    let money = |title: &str| Column::number(title).in_unit(report.currency());
    let mut columns: Vec<Column> = [
        words.id,
        channels.element,
        shared.channel,
        channels.tool,
        channels.media,
        shared.message,
        report.texts.messages_page.stage,
        page.audiences,
    ]
    .map(Column::text)
    .into();
    columns.extend([page.start_week, words.last_week].map(Column::number));
    columns.extend([words.first_day, words.last_day, words.active_weeks].map(Column::number));
    columns.push(Column::text(page.pattern));
    columns.push(Column::text(words.unit));
    columns.extend([words.quantity, page.free_units].map(Column::number));
    columns.extend([
        Column::text(report.texts.buying.cost_model),
        Column::number(page.rate),
        Column::text(words.currency),
    ]);
    columns.push(Column::number(words.exchange_rate));
    let language = report.locale.language;
    columns.extend(CostLine::TO_TOTAL.map(|line| money(terms::cost_line(line, language))));
    columns.extend([page.impressions, words.grp].map(Column::number));
    columns.extend([report.texts.cli.cpm, report.texts.cli.cpp].map(money));
    columns.extend([page.status, page.rationale, shared.source].map(Column::text));
    columns
}

/// Says what is placed where, and for whom.
fn what(report: &Report<'_>, placement: &Placement, cost: &PlacementCost) -> Vec<Cell> {
    let language = report.locale.language;
    let channel = report.plan.channel(&placement.channel);
    let message = report.plan.message(&placement.message);
    let of_channel = |write: &dyn Fn(&Channel) -> &'static str| Cell::text(channel.map_or("", write));
    let id = Cell::text(placement.id.as_str()).leading_to(ItemId::Placement(placement.id.clone()));
    let channel_cell = match cost.place {
        Some((_, at)) => report.channel(at),
        None => Cell::text(placement.channel.as_str()),
    };
    let message_cell = match cost.place {
        Some((at, _)) => report.message(at),
        None => Cell::text(placement.message.as_str()),
    };
    let audiences = if placement.audiences.is_empty() {
        report.texts.plan_page.audiences_all.to_owned()
    } else {
        report.list(
            placement.audiences.iter().map(|id| report.plan.audience(id).map_or(id.as_str(), |item| report.name(item))),
        )
    };
    vec![
        id,
        of_channel(&|channel| terms::element(channel.element, language)),
        channel_cell,
        of_channel(&|channel| terms::tool(channel.tool, language)),
        of_channel(&|channel| terms::media(channel.media, language)),
        message_cell,
        Cell::text(message.map_or("", |message| terms::stage(message.stage, language))),
        Cell::text(audiences),
    ]
}

/// Says when it runs.
fn when(report: &Report<'_>, placement: &Placement) -> Vec<Cell> {
    let calendar = &report.plan.calendar;
    let (first, last) = (placement.start_week, placement.end_week());
    let day = |day: Option<jiff::civil::Date>| {
        day.map_or_else(Cell::default, |day| Cell::value(Exact::Date(day), report.locale.day(day)))
    };
    let active = placement.weekly(calendar.weeks).filter(|(_, quantity)| *quantity > 0).count();
    let pattern = placement
        .pattern
        .as_ref()
        .map_or(report.texts.plan_page.pattern_none, |pattern| terms::pattern(pattern, report.locale.language));
    vec![
        report.week(first),
        report.week(last),
        day(calendar.first_day(first)),
        day(calendar.last_day(last)),
        report.count_of(active),
        Cell::text(pattern),
    ]
}

/// Says how much is bought, and how.
fn how_much(report: &Report<'_>, placement: &Placement, cost: &PlacementCost) -> Vec<Cell> {
    let language = report.locale.language;
    let channel = report.plan.channel(&placement.channel);
    let unit = channel.map_or("", |channel| terms::unit(channel.unit, language));
    let quantity: u128 = placement.units_within(report.plan.calendar.weeks);
    let model = cost.working.as_ref().map(|working| &working.model);
    let exchange = channel.and_then(|channel| channel.terms.exchange.as_ref());
    let currency = exchange.map_or(report.plan.money.currency, |exchange| exchange.currency);
    let rate = model
        .and_then(crate::plan::CostModel::rate)
        .map_or_else(Cell::default, |rate| Cell::value(Exact::Rate(rate, currency), report.locale.exact(rate)));
    let exchange_rate = exchange.filter(|exchange| !exchange.rate.is_zero()).map_or_else(Cell::default, |exchange| {
        Cell::value(Exact::Rate(exchange.rate, report.plan.money.currency), report.locale.exact(exchange.rate))
    });
    vec![
        Cell::text(unit),
        report.count(u64::try_from(quantity).unwrap_or(u64::MAX)),
        report.count(placement.terms.free_units),
        Cell::text(model.map_or("", |model| terms::cost_model(model, language))),
        rate,
        Cell::text(currency.code()),
        exchange_rate,
    ]
}

/// Says what it delivers, and what that costs.
fn delivered(report: &Report<'_>, cost: &PlacementCost) -> Vec<Cell> {
    let impressions: Figure =
        cost.working.as_ref().map(|working: &Working| working.impressions).ok_or(NotComputable::NothingPlaced);
    let people = report.analysis.reach.total.as_ref().map(|total| total.population).map_err(|why| *why);
    let points = impressions.and_then(|impressions| {
        let people = people?;
        if people > 0.0 { Ok(impressions / people * 100.0) } else { Err(NotComputable::AudienceWithoutSize) }
    });
    let per = |delivered: Figure, each: f64| {
        let (delivered, amount) = (delivered?, cost.total.exact()?);
        if amount.is_zero() {
            return Err(NotComputable::CostsNothing);
        }
        let rate = amount.to_major(report.plan.money.currency) / delivered * each;
        if delivered > 0.0 && rate.is_finite() { Ok(rate) } else { Err(NotComputable::NothingDelivered) }
    };
    vec![
        report.number_of(impressions, 0),
        Cell::of(points, |points| report.points(points)),
        report.major(per(impressions, 1000.0)),
        report.major(per(points, 1.0)),
    ]
}
