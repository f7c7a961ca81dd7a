//! Placements as rows: one for each placement with a column for each week, or one for each placement and week.

use super::words::id_or_name;
use crate::edit::ItemId;
use crate::plan::{CostLine, Currency, Figure, Index, NotComputable, Placement, Total};
use crate::report::{Cell, Column, Exact, Report, Row, Table};
use crate::text::strings::{ExportTexts, fill};
use crate::text::{DASH, Language, Locale, reason, terms};

/// Holds what the rows of one report are made from.
struct Rows<'a> {
    report: Report<'a>,
    index: Index,
    texts: &'static ExportTexts,
    locale: Locale,
    language: Language,
    currency: Currency,
}

impl<'a> Rows<'a> {
    fn of(report: &Report<'a>) -> Self {
        Self {
            report: report.clone(),
            index: Index::of(report.plan),
            texts: &report.texts.export,
            locale: report.locale,
            language: report.locale.language,
            currency: report.analysis.budget.currency,
        }
    }
}

/// Returns one row for each placement: what it is, what it costs line by line, what it delivers, and its quantity in each week.
pub(in crate::exchange::export) fn wide(report: &Report) -> Table {
    let rows = Rows::of(report);
    let mut columns = rows.columns_of_what();
    columns.extend(rows.columns_of_cost());
    columns.extend([Column::text(rows.texts.rationale), Column::text(rows.texts.source)]);
    columns.extend((1..=report.plan.calendar.weeks).map(|week| Column::number(rows.week_title(week))));
    let all = report.plan.placements.iter().enumerate();
    let body = all.map(|(position, placement)| {
        let mut cells = rows.what(placement);
        cells.extend(rows.cost(position, placement));
        cells.push(Cell::text(placement.rationale.get(rows.language)));
        cells.push(rows.source(placement));
        cells.extend((1..=report.plan.calendar.weeks).map(|week| rows.quantity(placement.quantity_in(week))));
        Row::of(cells).about(ItemId::Placement(placement.id.clone()))
    });
    Table {
        id: "wide",
        title: rows.texts.placements.to_owned(),
        columns,
        rows: body.collect(),
        notes: super::super::provenance::notes(report),
        ..Table::default()
    }
}

/// Returns one row for each placement and week with a quantity: what an auditor reads.
pub(in crate::exchange::export) fn long(report: &Report) -> Table {
    let rows = Rows::of(report);
    let texts = rows.texts;
    let shared = &report.texts.shared;
    let columns = vec![
        Column::text(texts.placement),
        Column::text(texts.message_id),
        Column::text(shared.message),
        Column::text(texts.channel_id),
        Column::text(shared.channel),
        Column::text(texts.element),
        Column::number(texts.week),
        Column::number(texts.first_day),
        Column::number(texts.last_day),
        Column::text(texts.unit),
        Column::number(texts.quantity),
        Column::number(texts.cost),
        Column::text(texts.currency),
        Column::text(texts.status),
    ];
    let all = report.plan.placements.iter().zip(&report.analysis.budget.placements);
    let body = all.flat_map(|(placement, cost)| {
        let costs: Vec<Total> = cost.weeks().collect();
        let rows = &rows;
        placement.weekly(report.plan.calendar.weeks).filter(|&(_, quantity)| quantity > 0).map(
            move |(week, quantity)| {
                let offset = week.saturating_sub(placement.start_week) as usize;
                rows.week_row(placement, week, quantity, costs.get(offset).copied())
            },
        )
    });
    let rows_of_weeks = body.collect();
    Table {
        id: "long",
        title: texts.placement_weeks.to_owned(),
        columns,
        rows: rows_of_weeks,
        notes: super::super::provenance::notes(report),
        ..Table::default()
    }
}

impl Rows<'_> {
    fn week_title(&self, week: u32) -> String {
        let day = self.report.plan.calendar.first_day(week);
        let day = day.map(|day| self.locale.short_day(day)).unwrap_or_default();
        fill(self.texts.week_column, &[("week", &self.locale.ungrouped(week)), ("day", &day)])
    }

    fn columns_of_what(&self) -> Vec<Column> {
        let (texts, shared) = (self.texts, &self.report.texts.shared);
        vec![
            Column::text(texts.placement),
            Column::text(texts.message_id),
            Column::text(shared.message),
            Column::text(texts.stage),
            Column::text(texts.message_kind),
            Column::text(texts.channel_id),
            Column::text(shared.channel),
            Column::text(texts.element),
            Column::text(texts.tool),
            Column::text(texts.media),
            Column::text(texts.audiences),
            Column::number(texts.first_day),
            Column::number(texts.last_day),
            Column::number(texts.first_week),
            Column::number(texts.last_week),
            Column::text(texts.pattern),
            Column::text(texts.status),
            Column::text(texts.unit),
            Column::number(texts.quantity),
        ]
    }

    /// What a placement is: names, weeks, quantity.
    fn what(&self, placement: &Placement) -> Vec<Cell> {
        let plan = self.report.plan;
        let language = self.language;
        let message = plan.message(&placement.message);
        let channel = plan.channel(&placement.channel);
        let of_message = |name: Option<&str>| Cell::text(name.unwrap_or_default());
        let name = message.map(|message| id_or_name(&message.name, message.id.as_str(), language));
        let mut message_cell = of_message(name.or(Some(placement.message.as_str())));
        message_cell.colour = message.map(|message| message.colour);
        let channel_name = channel
            .map_or(placement.channel.as_str(), |channel| id_or_name(&channel.name, channel.id.as_str(), language));
        let pattern = placement
            .pattern
            .as_ref()
            .map_or(self.report.texts.plan_page.pattern_none, |pattern| terms::pattern(pattern, language));
        let units: u128 = placement.units_within(plan.calendar.weeks);
        vec![
            Cell::text(placement.id.as_str()),
            Cell::text(placement.message.as_str()),
            message_cell,
            of_message(message.map(|message| terms::stage(message.stage, language))),
            of_message(message.map(|message| terms::message_kind(message.kind, language))),
            Cell::text(placement.channel.as_str()),
            Cell::text(channel_name),
            of_message(channel.map(|channel| terms::element(channel.element, language))),
            of_message(channel.map(|channel| terms::tool(channel.tool, language))),
            of_message(channel.map(|channel| terms::media(channel.media, language))),
            Cell::text(self.audiences(placement)),
            self.day(plan.calendar.first_day(placement.start_week)),
            self.day(plan.calendar.last_day(placement.end_week())),
            self.week(placement.start_week),
            self.week(placement.end_week()),
            Cell::text(pattern),
            Cell::text(terms::status(placement.status, language)),
            of_message(channel.map(|channel| terms::unit(channel.unit, language))),
            self.units(units),
        ]
    }

    fn columns_of_cost(&self) -> Vec<Column> {
        let texts = self.texts;
        let cli = &self.report.texts.cli;
        let mut columns = vec![
            Column::text(texts.cost_model),
            Column::number(texts.rate),
            Column::text(texts.rate_currency),
            Column::number(texts.exchange_rate),
        ];
        columns.extend(CostLine::ALL.map(|line| Column::number(terms::cost_line(line, self.language))));
        columns.extend([
            Column::text(texts.currency),
            Column::number(texts.share_of_media),
            Column::number(texts.impressions),
            Column::number(cli.grp),
            Column::number(cli.cpm),
            Column::number(cli.cpp),
        ]);
        columns
    }

    /// What a placement costs and delivers.
    fn cost(&self, position: usize, placement: &Placement) -> Vec<Cell> {
        let plan = self.report.plan;
        let results = &self.report.analysis.budget;
        let cost = &results.placements[position];
        let channel = plan.channel(&placement.channel);
        let exchange = channel.and_then(|channel| channel.terms.exchange.as_ref());
        let quoted_in = exchange.map_or(self.currency, |exchange| exchange.currency);
        let model = cost.working.as_ref().map(|working| &working.model);
        let rate = model
            .and_then(crate::plan::CostModel::rate)
            .map_or_else(Cell::default, |rate| Cell::value(Exact::Rate(rate, quoted_in), self.locale.exact(rate)));
        let exchange_rate = exchange.map_or_else(Cell::default, |exchange| {
            Cell::value(Exact::Rate(exchange.rate, self.currency), self.locale.exact(exchange.rate))
        });
        let mut cells = vec![
            Cell::text(model.map(|model| terms::cost_model(model, self.language)).unwrap_or_default()),
            rate,
            Cell::text(quoted_in.code()),
            exchange_rate,
        ];
        cells.extend(CostLine::ALL.map(|line| self.total(cost.lines.of(line))));
        cells.push(Cell::text(self.currency.code()));
        let share = if results.media.is_nothing() {
            Err(NotComputable::CostsNothing)
        } else {
            cost.total.share_of(&results.media, self.currency)
        };
        cells.push(self.figure(share, Exact::Share, |share| self.locale.percent(share, 1)));
        cells.extend(self.delivery(cost.total, cost.working.as_ref().map_or(0.0, |working| working.impressions)));
        cells
    }

    /// Impressions, rating points, and what they cost.
    fn delivery(&self, cost: Total, impressions: f64) -> [Cell; 4] {
        let exponent = self.currency.exponent();
        let population = self.report.analysis.reach.total.as_ref().map(|total| total.population).map_err(|why| *why);
        let points = population.map(|people| 100.0 * impressions / people);
        let per = |delivered: Figure| -> Figure {
            let (delivered, cost) = (delivered?, cost.exact()?);
            match (delivered > 0.0, cost.is_zero()) {
                (false, _) => Err(NotComputable::NothingDelivered),
                (true, true) => Err(NotComputable::CostsNothing),
                (true, false) => Ok(cost.to_major(self.currency) / delivered),
            }
        };
        let major = |amount: f64| self.locale.decimal(amount, exponent);
        [
            Cell::value(Exact::Number(impressions), self.locale.decimal(impressions, 0)),
            self.figure(points, Exact::Points, |points| self.locale.decimal(points, 1)),
            self.figure(per(Ok(impressions / 1000.0)), Exact::Number, major),
            self.figure(per(points), Exact::Number, major),
        ]
    }

    fn week_row(&self, placement: &Placement, week: u32, quantity: u64, cost: Option<Total>) -> Row {
        let plan = self.report.plan;
        let message = plan.message(&placement.message);
        let channel = plan.channel(&placement.channel);
        let name = message.map_or(placement.message.as_str(), |message| {
            id_or_name(&message.name, message.id.as_str(), self.language)
        });
        let channel_name = channel.map_or(placement.channel.as_str(), |channel| {
            id_or_name(&channel.name, channel.id.as_str(), self.language)
        });
        let term = |name: Option<&'static str>| Cell::text(name.unwrap_or_default());
        let cells = vec![
            Cell::text(placement.id.as_str()),
            Cell::text(placement.message.as_str()),
            Cell { colour: message.map(|message| message.colour), ..Cell::text(name) },
            Cell::text(placement.channel.as_str()),
            Cell::text(channel_name),
            term(channel.map(|channel| terms::element(channel.element, self.language))),
            self.week(week),
            self.day(plan.calendar.first_day(week)),
            self.day(plan.calendar.last_day(week)),
            term(channel.map(|channel| terms::unit(channel.unit, self.language))),
            self.quantity(quantity),
            self.total(cost.unwrap_or_default()),
            Cell::text(self.currency.code()),
            Cell::text(terms::status(placement.status, self.language)),
        ];
        Row::of(cells).about(ItemId::Placement(placement.id.clone()))
    }

    fn audiences(&self, placement: &Placement) -> String {
        if placement.audiences.is_empty() {
            return self.texts.all_contacts.to_owned();
        }
        let name = |id: &crate::plan::AudienceId| {
            let audience = self.index.audience(id).and_then(|at| self.report.plan.audiences.get(at));
            audience.map_or(id.as_str().to_owned(), |audience| {
                id_or_name(&audience.name, audience.id.as_str(), self.language).to_owned()
            })
        };
        placement.audiences.iter().map(name).collect::<Vec<_>>().join(self.report.texts.cli.list_separator)
    }

    /// Where the numbers of a placement come from: its own source, else its channel's; that there is none is said.
    fn source(&self, placement: &Placement) -> Cell {
        let of_channel = self.report.plan.channel(&placement.channel).map(|channel| channel.source.as_str());
        let stated = [placement.source.as_str(), of_channel.unwrap_or_default()];
        Cell::text(stated.into_iter().find(|source| !source.is_empty()).unwrap_or(self.texts.no_source))
    }

    fn day(&self, day: Option<jiff::civil::Date>) -> Cell {
        day.map_or_else(Cell::default, |day| Cell::value(Exact::Date(day), self.locale.iso_day(day)))
    }

    fn week(&self, week: u32) -> Cell {
        Cell::value(Exact::Week(week), self.locale.ungrouped(week))
    }

    fn quantity(&self, quantity: u64) -> Cell {
        Cell::value(Exact::Count(quantity), self.locale.whole(quantity))
    }

    fn units(&self, units: u128) -> Cell {
        match u64::try_from(units) {
            Ok(units) => self.quantity(units),
            Err(_) => self.missing(NotComputable::TooLarge),
        }
    }

    fn total(&self, total: Total) -> Cell {
        let text = self.locale.total_exact(total, self.currency);
        match total.why_missing() {
            None => Cell::value(Exact::Money(total.at_least(), self.currency), text),
            Some(why) if total.at_least().is_zero() => self.missing(why),
            Some(why) => {
                Cell { missing: Some(why), ..Cell::value(Exact::Money(total.at_least(), self.currency), text) }
            }
        }
    }

    fn figure(&self, figure: Figure, exact: impl Fn(f64) -> Exact, write: impl Fn(f64) -> String) -> Cell {
        match figure {
            Ok(value) => Cell::value(exact(value), write(value)),
            Err(why) => self.missing(why),
        }
    }

    fn missing(&self, why: NotComputable) -> Cell {
        debug_assert!(!reason(why, self.language).is_empty(), "each reason has words");
        Cell::missing(why, DASH)
    }
}
