//! Says what can be said of a placement: each thing with its title and its cell.

use crate::budget::PlacementCost;
use crate::edit::ItemId;
use crate::plan::{Bilingual, Channel, CostLine, Currency, Figure, Language, Message, NotComputable, Placement};
use crate::report::{Cell, Column, Exact, Report, Row, Table};
use crate::text::terms;

/// What stands between audiences in the tables for other programs, in both languages; names may hold commas.
pub const AUDIENCE_SEPARATOR: &str = "; ";

/// Names one thing that is said of a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    MessageId,
    Message,
    Stage,
    MessageKind,
    ChannelId,
    Channel,
    Element,
    Tool,
    Media,
    Audiences,
    FirstDay,
    LastDay,
    FirstWeek,
    LastWeek,
    ActiveWeeks,
    Pattern,
    Status,
    Unit,
    Quantity,
    FreeUnits,
    CostModel,
    Rate,
    RateCurrency,
    ExchangeRate,
    Cost(CostLine),
    Currency,
    ShareOfMedia,
    Impressions,
    Points,
    PerThousand,
    PerPoint,
    Rationale,
    Source,
}

/// Holds a placement with what it costs, and its message and channel where the plan has them.
pub(super) struct One<'a> {
    position: usize,
    pub(super) placement: &'a Placement,
    pub(super) cost: &'a PlacementCost,
    message: Option<&'a Message>,
    channel: Option<&'a Channel>,
}

/// Holds what the rows of one report are made from.
pub(super) struct Rows<'a> {
    pub(super) report: &'a Report<'a>,
    /// True where what has no name is called by its id, which other programs and this one find again.
    for_programs: bool,
}

impl<'a> Rows<'a> {
    /// Makes rows for people.
    pub(super) fn for_readers(report: &'a Report<'a>) -> Self {
        Self { report, for_programs: false }
    }

    /// Makes rows that can be read back.
    pub(super) fn for_programs(report: &'a Report<'a>) -> Self {
        Self { report, for_programs: true }
    }

    /// Lists the placements in the plan's order.
    pub(super) fn all(&self) -> impl Iterator<Item = One<'a>> + use<'a> {
        let (plan, costs) = (self.report.plan, &self.report.analysis.budget.placements);
        plan.placements.iter().zip(costs).enumerate().map(move |(position, (placement, cost))| One {
            position,
            placement,
            cost,
            message: cost.place.and_then(|(at, _)| plan.messages.get(at)).map(AsRef::as_ref),
            channel: cost.place.and_then(|(_, at)| plan.channels.get(at)).map(AsRef::as_ref),
        })
    }

    /// Makes a table of `fields`, one row for each placement.
    pub(super) fn table(&self, id: &'static str, title: &str, fields: &[Field]) -> Table {
        let mut table = Table::new(id, title, fields.iter().map(|field| self.column(*field)).collect());
        table.rows = self
            .all()
            .map(|one| {
                let cells = fields.iter().map(|field| self.cell(*field, &one)).collect();
                Row { item: self.report.placement_item(one.position), ..Row::of(cells) }
            })
            .collect();
        table
    }

    /// Returns the title of a field, and on which side it stands.
    pub(super) fn column(&self, field: Field) -> Column {
        let (words, texts) = (&self.report.texts.export, self.report.texts);
        let text = Column::text;
        let number = Column::number;
        match field {
            Field::Id => text(words.placement),
            Field::MessageId => text(words.message_id),
            Field::Message => text(texts.shared.message),
            Field::Stage => text(words.stage),
            Field::MessageKind => text(words.message_kind),
            Field::ChannelId => text(words.channel_id),
            Field::Channel => text(texts.shared.channel),
            Field::Element => text(words.element),
            Field::Tool => text(words.tool),
            Field::Media => text(words.media),
            Field::Audiences => text(words.audiences),
            Field::FirstDay => number(words.first_day),
            Field::LastDay => number(words.last_day),
            Field::FirstWeek => number(words.first_week),
            Field::LastWeek => number(words.last_week),
            Field::ActiveWeeks => number(texts.report.active_weeks),
            Field::Pattern => text(words.pattern),
            Field::Status => text(words.status),
            Field::Unit => text(words.unit),
            Field::Quantity => number(words.quantity),
            Field::FreeUnits => number(texts.figures.free_units),
            Field::CostModel => text(words.cost_model),
            Field::Rate => number(words.rate),
            Field::RateCurrency => text(words.rate_currency),
            Field::ExchangeRate => number(words.exchange_rate),
            Field::Cost(line) => self.money(terms::cost_line(line, self.report.locale.language)),
            Field::Currency => text(words.currency),
            Field::ShareOfMedia => number(words.share_of_media),
            Field::Impressions => number(words.impressions),
            Field::Points => number(texts.figures.grp),
            Field::PerThousand => self.money(texts.figures.cpm),
            Field::PerPoint => self.money(texts.figures.cpp),
            Field::Rationale => text(words.rationale),
            Field::Source => text(words.source),
        }
    }

    /// Makes a column of amounts, with the currency in its title unless a column names it.
    fn money(&self, title: &str) -> Column {
        if self.for_programs { Column::number(title) } else { Column::number(title).in_unit(self.report.currency()) }
    }

    /// Says one thing of a placement.
    pub(super) fn cell(&self, field: Field, one: &One<'_>) -> Cell {
        let (report, placement) = (self.report, one.placement);
        let language = report.locale.language;
        let calendar = &report.plan.calendar;
        match field {
            Field::Id => Cell::text(placement.id.as_str()).leading_to(ItemId::Placement(placement.id.clone())),
            Field::MessageId => Cell::text(placement.message.as_str()),
            Field::ChannelId => Cell::text(placement.channel.as_str()),
            Field::Message | Field::Channel | Field::Audiences => self.names(field, one),
            Field::FirstDay => self.day(calendar.first_day(placement.start_week)),
            Field::LastDay => self.day(calendar.last_day(placement.end_week())),
            Field::FirstWeek => report.week(placement.start_week),
            Field::LastWeek => report.week(placement.end_week()),
            Field::ActiveWeeks => {
                report.count_of(placement.weekly(calendar.weeks).filter(|(_, quantity)| *quantity > 0).count())
            }
            Field::Pattern => Cell::text(
                placement
                    .pattern
                    .as_ref()
                    .map_or(report.texts.figures.pattern_none, |pattern| terms::pattern(pattern, language)),
            ),
            Field::Status => Cell::text(terms::status(placement.status, language)),
            Field::Quantity => u64::try_from(placement.units_within(calendar.weeks))
                .map_or_else(|_| Cell::dash(NotComputable::TooLarge), |units| report.count(units)),
            Field::FreeUnits => report.count(placement.terms.free_units),
            Field::Rationale => Cell::text(placement.rationale.get(self.language())),
            Field::Source => Cell::text(self.source(one)),
            _ => self.term(field, one).unwrap_or_else(|| self.cost_cell(field, one)),
        }
    }

    /// Says what kind of message or channel it is; `None` for a field that is something else.
    fn term(&self, field: Field, one: &One<'_>) -> Option<Cell> {
        let language = self.report.locale.language;
        let of_message = |write: &dyn Fn(&Message) -> &'static str| Cell::text(one.message.map_or("", write));
        let of_channel = |write: &dyn Fn(&Channel) -> &'static str| Cell::text(one.channel.map_or("", write));
        Some(match field {
            Field::Stage => of_message(&|message| terms::stage(message.stage, language)),
            Field::MessageKind => of_message(&|message| terms::message_kind(message.kind, language)),
            Field::Element => of_channel(&|channel| terms::element(channel.element, language)),
            Field::Tool => of_channel(&|channel| terms::tool(channel.tool, language)),
            Field::Media => of_channel(&|channel| terms::media(channel.media, language)),
            Field::Unit => of_channel(&|channel| terms::unit(channel.unit, language)),
            _ => return None,
        })
    }

    /// Says what a placement costs, how that is worked out, and what it delivers.
    fn cost_cell(&self, field: Field, one: &One<'_>) -> Cell {
        let (report, cost) = (self.report, one.cost);
        let budget = &report.analysis.budget;
        let currency = report.plan.money.currency;
        let exchange = one.channel.and_then(|channel| channel.terms.exchange.as_ref());
        let quoted_in = exchange.map_or(currency, |exchange| exchange.currency);
        let model = cost.working.as_ref().map(|working| &working.model);
        let rate = |rate, currency: Currency| Cell::value(Exact::Rate(rate, currency), report.locale.exact(rate));
        match field {
            Field::CostModel => Cell::text(model.map_or("", |model| terms::cost_model(model, report.locale.language))),
            Field::Rate => {
                let known = model.and_then(crate::plan::CostModel::rate);
                known.map_or_else(Cell::default, |known| rate(known, quoted_in))
            }
            Field::RateCurrency => Cell::text(quoted_in.code()),
            Field::ExchangeRate => {
                let known = exchange.filter(|exchange| !exchange.rate.is_zero());
                known.map_or_else(Cell::default, |exchange| rate(exchange.rate, currency))
            }
            Field::Cost(line) => report.total(cost.lines().of(line)),
            Field::Currency => Cell::text(currency.code()),
            Field::ShareOfMedia if budget.media.is_nothing() => Cell::dash(NotComputable::CostsNothing),
            Field::ShareOfMedia => report.part_of(cost.total(), &budget.media),
            Field::Impressions => report.number_of(impressions(one), 0),
            Field::Points => Cell::of(self.points(one), |points| report.points(points)),
            Field::PerThousand => report.major(self.cost_of(one, impressions(one), 1000.0)),
            Field::PerPoint => report.major(self.cost_of(one, self.points(one), 1.0)),
            _ => Cell::default(),
        }
    }

    /// Names the message, the channel or the audiences of a placement.
    fn names(&self, field: Field, one: &One<'_>) -> Cell {
        let (report, placement) = (self.report, one.placement);
        let colour = one.message.map(|message| message.colour);
        let called = |name: &Bilingual, id: &str| Cell::text(called_or_id(name, id, self.language()));
        match (field, one.message, one.channel, one.cost.place) {
            (Field::Message, Some(message), _, _) if self.for_programs => {
                Cell { colour, ..called(&message.name, message.id.as_str()) }
            }
            (Field::Channel, _, Some(channel), _) if self.for_programs => called(&channel.name, channel.id.as_str()),
            (Field::Message, Some(_), _, Some((at, _))) => report.message(at),
            (Field::Channel, _, Some(_), Some((_, at))) => report.channel(at),
            (Field::Message, ..) => Cell::text(placement.message.as_str()),
            (Field::Channel, ..) => Cell::text(placement.channel.as_str()),
            _ if placement.audiences.is_empty() => Cell::text(report.texts.export.all_contacts),
            _ => {
                let names = placement.audiences.iter().map(|id| match report.plan.audience(id) {
                    Some(audience) if self.for_programs => called_or_id(&audience.name, id.as_str(), self.language()),
                    Some(audience) => report.name(audience),
                    None => id.as_str(),
                });
                let names: Vec<String> = names.map(|name| report.in_sentence(name)).collect();
                // A name may hold a comma.
                let between = if self.for_programs { AUDIENCE_SEPARATOR } else { report.texts.figures.list_separator };
                Cell::text(names.join(between))
            }
        }
    }

    /// Returns the language in which names and texts of the plan are shown.
    fn language(&self) -> Language {
        if self.for_programs { self.report.locale.language } else { self.report.plan_language }
    }

    /// Returns where the numbers of a placement come from: its own source, else its channel's; that there is none is said.
    fn source<'t>(&'t self, one: &'t One<'_>) -> &'t str {
        let of_channel = one.channel.map_or("", |channel| channel.source.as_str());
        let stated = [one.placement.source.as_str(), of_channel];
        stated.into_iter().find(|source| !source.is_empty()).unwrap_or(self.report.texts.export.no_source)
    }

    /// Makes a cell of a day; an empty one where the calendar does not reach so far.
    pub(super) fn day(&self, day: Option<jiff::civil::Date>) -> Cell {
        day.map_or_else(Cell::default, |day| Cell::value(Exact::Date(day), self.report.locale.day(day)))
    }

    /// Returns the rating points of a placement among all people in the total.
    fn points(&self, one: &One<'_>) -> Figure {
        let people = self.report.analysis.reach.total.as_ref().map(|total| total.population).map_err(|why| *why);
        let (impressions, people) = (impressions(one)?, people?);
        if people > 0.0 { Ok(impressions / people * 100.0) } else { Err(NotComputable::AudienceWithoutSize) }
    }

    /// Returns what `each` of what is delivered costs, in the major unit.
    fn cost_of(&self, one: &One<'_>, delivered: Figure, each: f64) -> Figure {
        let (delivered, amount) = (delivered?, one.cost.total().exact()?);
        if amount.is_zero() {
            return Err(NotComputable::CostsNothing);
        }
        let rate = amount.to_major(self.report.plan.money.currency) / delivered * each;
        if delivered > 0.0 && rate.is_finite() { Ok(rate) } else { Err(NotComputable::NothingDelivered) }
    }
}

/// Returns a name in `language`, or `id` where there is none.
fn called_or_id<'t>(name: &'t Bilingual, id: &'t str, language: Language) -> &'t str {
    match name.get(language) {
        "" => id,
        name => name,
    }
}

/// Returns the impressions of a placement.
fn impressions(one: &One<'_>) -> Figure {
    one.cost.working.as_ref().map(|working| working.impressions).ok_or(NotComputable::NothingPlaced)
}
