//! Says what the optimiser proposes: the figures, the units of channels, what is kept, and the weeks, each beside what is
//! today; and what explains it.

use super::{Cell, Column, Exact, Ground, Report, Row, Table};
use crate::analysis::{FrontOf, FrontPoint};
use crate::optimise::{Binding, ChannelAnswer, CurvePoint, Goal, Marginal, Proposal, SpentOn, WeeksAnswer, changes_to};
use crate::plan::schema::ListName;
use crate::plan::{AudienceId, Channel, ChannelId, Currency, Figure, Money, Placement};
use crate::text;
use crate::text::optimise as terms;
use crate::text::strings::{fill, slots};

/// From so many of the currency on amounts are shown without fractions.
const LARGE: i128 = 100_000;

/// Lists the figures of a proposal beside those of today, with the difference of what is shown.
#[must_use]
pub fn figures(report: &Report<'_>, proposal: &Proposal) -> Table {
    let words = &report.texts.optimise;
    let (today, proposed) = (&proposal.today, &proposal.proposed);
    let goal = proposal.request.goal;
    let currency = report.plan.money.currency;
    let mut table = today_and_proposed(report, "optimise-figures", words.figures);
    let values = |before: f64, after: f64| match goal {
        Goal::Points { .. } => [report.points(before), report.points(after), report.number_change((before, after), 1)],
        _ => [report.share(before), report.share(after), report.points_change((before, after), 1)],
    };
    let change = |before: Figure, after: Figure, decimals: u8| match (before, after) {
        (Ok(before), Ok(after)) => report.number_change((before, after), decimals),
        _ => Cell::default(),
    };
    // Large amounts have room without their fractions alone; the difference is that of what is shown.
    let [before, after] = whole_where_large([today.media, proposed.media], currency);
    let money = |money: Money| Cell::value(Exact::Money(money, currency), report.locale.money_short(money, currency));
    let (rarely, often) = (today.k_plus[0], proposed.k_plus[0]);
    let frequency = (today.frequency(), proposed.frequency());
    let several = if proposal.audiences.len() > 1 { proposal.audiences.as_slice() } else { &[] };
    let of_each = several.iter().zip(today.values.iter().zip(&proposed.values));
    let of_each = of_each.map(|((id, _), (before, after))| {
        (report.name_in(ListName::Audiences, id.as_str()).to_owned(), values(*before, *after))
    });
    let of_goal = (text::sentence_case(&terms::goal(goal, report.locale)), values(today.value, proposed.value));
    let unit = text::isolate(&report.currency(), report.locale.language).into_owned();
    let of_money = fill!(report.texts.window.key_with_unit, &[("name", words.media), ("unit", &unit)]);
    let rows = [
        (
            words.net_reach.to_owned(),
            [report.share(rarely), report.share(often), report.points_change((rarely, often), 1)],
        ),
        (
            words.frequency_short.to_owned(),
            [report.number_of(frequency.0, 2), report.number_of(frequency.1, 2), change(frequency.0, frequency.1, 2)],
        ),
        (
            words.consistency.to_owned(),
            [
                report.measure(today.consistency),
                report.measure(proposed.consistency),
                change(today.consistency, proposed.consistency, 3),
            ],
        ),
        (of_money, [money(before), money(after), report.money_change(after - before, currency)]),
    ];
    let rows = [of_goal].into_iter().chain(of_each).chain(rows);
    table.rows = rows.map(|(name, cells)| Row::of([Cell::text(name)].into_iter().chain(cells).collect())).collect();
    table.notes.extend(terms::emptied(proposal, report.plan, report.locale));
    table
}

/// Returns true where easing a limit brings something that can be seen.
#[must_use]
pub fn brings(report: &Report<'_>, goal: Goal, worth: f64) -> bool {
    worth_of(report, goal, worth).text != worth_of(report, goal, 0.0).text
}

/// Lists the limits that bind a proposal, by what each is eased, and what that brings or saves.
#[must_use]
pub fn limits(report: &Report<'_>, goal: Goal, binding: &[Binding]) -> Table {
    let words = &report.texts.optimise;
    let worth = if matches!(goal, Goal::Cheapest { .. }) { words.saves } else { words.worth };
    let columns = vec![Column::text(words.limit), Column::text(words.eased_by), Column::number(worth)];
    let mut table = Table::new("optimise-limits", words.limits, columns);
    let row = |binding: &Binding| {
        Row::of(vec![
            Cell::text(terms::limit(&binding.limit, report.plan, report.locale)),
            Cell::text(terms::eased(binding, report.plan, report.locale)),
            worth_cell(report, goal, binding),
        ])
    };
    table.rows = binding.iter().filter(|binding| brings(report, goal, binding.worth)).map(row).collect();
    table
}

/// Makes a cell of what easing a limit brings; of a limit that was not looked at to the end, that it is this at least.
#[must_use]
pub fn worth_cell(report: &Report<'_>, goal: Goal, binding: &Binding) -> Cell {
    let cell = worth_of(report, goal, binding.worth);
    if binding.is_all {
        return cell;
    }
    Cell { text: fill!(report.texts.optimise.worth_or_more, &[("worth", &cell.text)]), ..cell }
}

/// Makes a cell of what easing a limit brings: points of the goal, or for the cheapest plan the money that is saved.
#[must_use]
pub fn worth_of(report: &Report<'_>, goal: Goal, worth: f64) -> Cell {
    match goal {
        Goal::Cheapest { .. } => {
            let (saved, currency) = (Money(worth as i128), report.plan.money.currency);
            Cell::value(Exact::Money(saved, currency), report.locale.money_short(saved, currency))
        }
        _ => gain(report, goal, worth),
    }
}

/// Makes a cell of a small difference of the goal's value, in points.
fn gain(report: &Report<'_>, goal: Goal, gain: f64) -> Cell {
    let points = if matches!(goal, Goal::Points { .. }) { gain } else { 100.0 * gain };
    Cell::value(Exact::Points(points), terms::change(gain, goal, 3, report.locale))
}

/// Lists what the next step on each channel of today's plan brings for each thousand of the currency, the most first.
#[must_use]
pub fn marginals(report: &Report<'_>, goal: Goal, marginals: &[Marginal]) -> Table {
    let words = &report.texts.optimise;
    let currency = report.plan.money.currency;
    let columns = vec![
        Column::text(report.texts.shared.channel),
        Column::number(words.units),
        Column::number(words.cost).in_unit(report.currency()),
        Column::number(words.gain).as_total(),
    ];
    let mut table = Table::new("optimise-marginal", words.marginal, columns);
    let worth = |marginal: &Marginal| marginal.per_thousand(currency).unwrap_or(f64::INFINITY);
    let mut all: Vec<&Marginal> = marginals.iter().collect();
    all.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
    let row = |marginal: &Marginal| {
        let units = marginal.units as f64;
        Row::of(vec![
            Cell::text(report.name_in(ListName::Channels, marginal.channel.as_str())),
            Cell::value(Exact::Number(units), report.locale.signed(units, 0)),
            report.money_change(marginal.cost, currency),
            Cell::of(marginal.per_thousand(currency), |per_thousand| gain(report, goal, per_thousand)),
        ])
    };
    table.rows = all.into_iter().map(row).collect();
    table
}

/// Lists the best value for each budget of a curve.
#[must_use]
pub fn curve(report: &Report<'_>, goal: Goal, points: &[CurvePoint]) -> Table {
    let words = &report.texts.optimise;
    let goal = goal.measured();
    let columns = vec![
        Column::number(words.budget).in_unit(report.currency()),
        Column::number(text::sentence_case(&terms::goal(goal, report.locale))).as_total(),
        Column::number(words.cost).in_unit(report.currency()),
        Column::text(words.proof),
    ];
    let mut table = Table::new("optimise-curve", words.curve, columns);
    let row = |point: &CurvePoint| {
        let value = match goal {
            Goal::Points { .. } => report.points(point.value),
            _ => report.share(point.value),
        };
        let proof = if point.is_proved { words.proved_point } else { words.found_point };
        Row::of(vec![report.money(point.budget), value, report.money(point.cost), Cell::text(proof)])
    };
    table.rows = points.iter().map(row).collect();
    table
}

/// Begins a table of what is today, what is proposed, and the change.
fn today_and_proposed(report: &Report<'_>, id: &'static str, title: &str) -> Table {
    let words = &report.texts.optimise;
    let columns = vec![
        Column::text(""),
        Column::number(words.today),
        Column::number(words.proposed).as_total(),
        Column::number(words.change),
    ];
    Table::new(id, title, columns)
}

/// Returns amounts in whole currency where one of them is large.
fn whole_where_large(amounts: [Money; 2], currency: Currency) -> [Money; 2] {
    let one = 10_i128.pow(u32::from(currency.exponent()));
    if amounts.iter().all(|amount| amount.0.abs() < LARGE * one) {
        return amounts;
    }
    amounts.map(|amount| Money((amount.0 + one / 2).div_euclid(one) * one))
}

/// Holds a channel with what is asked of it and what is proposed for it.
#[derive(Clone, Copy, Debug)]
pub struct AskedChannel<'a> {
    /// The channel.
    pub channel: &'a Channel,
    /// Its units today.
    pub today: u64,
    /// True where it shall stay as it is.
    pub is_locked: bool,
    /// What is typed for the least and the most of its units; empty where nothing is.
    pub limits: [&'a str; 2],
    /// What is proposed; `None` while there is no proposal.
    pub answer: Option<&'a ChannelAnswer>,
}

/// Lists what each channel may get, and what it gets: whether it is kept, its units today, the least and the most, its price,
/// the units proposed, and the changes of units and money.
#[must_use]
pub fn channels(report: &Report<'_>, asked: &[AskedChannel<'_>], proposal: Option<&Proposal>) -> Table {
    let words = &report.texts.optimise;
    let columns = vec![
        Column::text(report.texts.shared.channel),
        Column::text(words.keep),
        Column::number(words.today),
        Column::number(words.least),
        Column::number(words.most),
        Column::text(words.price),
        Column::number(words.proposed).as_total(),
        Column::number(words.change),
        Column::number(words.money).in_unit(report.currency()).on(Ground::Changes(None)),
    ];
    let mut table = Table::new("optimise-channels", words.change_units, columns);
    table.rows = asked.iter().map(|asked| channel_row(report, asked)).collect();
    let Some(proposal) = proposal else { return table };
    let media = report.locale.money_heading(proposal.proposed.media, report.plan.money.currency);
    table.notes.push(format!("{}: {media}", words.media));
    table.notes.extend(steps_of(report, proposal));
    table
}

/// Lists what [`channels`] does, with a row of what media cost today and as proposed in the place of the note that says it.
#[must_use]
pub fn channels_with_sum(report: &Report<'_>, asked: &[AskedChannel<'_>], proposal: Option<&Proposal>) -> Table {
    let mut table = channels(report, asked, proposal);
    let Some(proposal) = proposal else { return table };
    table.notes = steps_of(report, proposal).into_iter().collect();
    let (words, currency) = (&report.texts.optimise, report.plan.money.currency);
    let [before, after] = whole_where_large([proposal.today.media, proposal.proposed.media], currency);
    let money = |money: Money| Cell::value(Exact::Money(money, currency), report.locale.money_short(money, currency));
    let unit = text::isolate(&report.currency(), report.locale.language).into_owned();
    let name = fill!(report.texts.window.key_with_unit, &[("name", words.media), ("unit", &unit)]);
    let mut cells = vec![Cell::default(); table.columns.len()];
    let sums = [(0, Cell::text(name)), (2, money(before)), (6, money(after))];
    let change = (8, report.money_change(after - before, currency));
    for (at, cell) in sums.into_iter().chain([change]) {
        if let Some(place) = cells.get_mut(at) {
            *place = cell;
        }
    }
    table.rows.push(Row::total(cells));
    table
}

/// Says in which steps units of channels are counted, where that is not one by one.
fn steps_of(report: &Report<'_>, proposal: &Proposal) -> Option<String> {
    let changed = proposal.channels.iter().filter(|channel| channel.fixed.is_none());
    let steps: Vec<String> = changed
        .filter_map(|channel| {
            let note = terms::note(channel, report.locale)?;
            Some(format!("{}: {note}", terms::channel_name(&channel.id, report.plan, report.locale)))
        })
        .collect();
    // What is said of a channel has commas of its own.
    (!steps.is_empty()).then(|| steps.join(terms::semicolon(report.locale)))
}

fn channel_row(report: &Report<'_>, asked: &AskedChannel<'_>) -> Row {
    let words = &report.texts.optimise;
    let fixed = asked.answer.and_then(|answer| answer.fixed).map(|fixed| terms::fixed(fixed, report.locale));
    let kept = fixed.or(asked.is_locked.then_some(words.fixed_locked));
    let limit = |text: &str| if kept.is_some() { report.count(asked.today) } else { Cell::text(text) };
    let mut cells = vec![
        Cell::text(report.name(asked.channel)),
        Cell::text(kept.unwrap_or_default()),
        report.count(asked.today),
        limit(asked.limits[0]),
        limit(asked.limits[1]),
        Cell::text(terms::price(asked.channel, report.plan.money.currency, report.locale)),
    ];
    match asked.answer {
        Some(answer) => {
            let change = i128::from(answer.units) - i128::from(answer.today);
            let text = if change == 0 { words.same.to_owned() } else { report.locale.signed(change as f64, 0) };
            cells.extend([
                report.count(answer.units),
                Cell::value(Exact::Number(change as f64), text),
                report.money_change(answer.cost - answer.cost_today, report.plan.money.currency),
            ]);
        }
        None => cells.extend([Cell::default(), Cell::default(), Cell::default()]),
    }
    Row::of(cells)
}

/// Holds an element or a message with what is asked of the money spent on it.
#[derive(Clone, Copy, Debug)]
pub struct AskedSpending<'a> {
    /// What the money is spent on.
    pub on: &'a SpentOn,
    /// True where it shall stay as it is.
    pub is_kept: bool,
    /// What is typed for the least and the most of its money; empty where nothing is.
    pub limits: [&'a str; 2],
}

/// Lists what may be spent on elements and messages, and which of them stay as they are.
#[must_use]
pub fn spending(report: &Report<'_>, asked: &[AskedSpending<'_>]) -> Table {
    let words = &report.texts.optimise;
    let columns = vec![
        Column::text(words.element_or_message),
        Column::text(words.keep),
        Column::number(words.least),
        Column::number(words.most),
    ];
    let mut table = Table::new("optimise-spending", words.spending, columns);
    table.rows = asked
        .iter()
        .map(|asked| {
            Row::of(vec![
                Cell::text(spent_on(report, asked.on)),
                Cell::text(if asked.is_kept { words.fixed_locked } else { "" }),
                Cell::text(asked.limits[0]),
                Cell::text(asked.limits[1]),
            ])
        })
        .collect();
    table.notes.push(words.spending_hint.to_owned());
    table
}

/// Names what money is spent on.
#[must_use]
pub fn spent_on(report: &Report<'_>, on: &SpentOn) -> String {
    match on {
        SpentOn::Element(element) => text::terms::element(*element, report.locale.language).to_owned(),
        SpentOn::Message(id) => report.plan.message(id).map_or(id.as_str(), |message| report.name(message)).to_owned(),
        SpentOn::Placement(id) => {
            report.plan.placement(id).map_or_else(|| id.to_string(), |placement| report.placement_full_name(placement))
        }
    }
}

/// Lists what is remembered today and by the proposed weeks.
#[must_use]
pub fn remembered(report: &Report<'_>, answer: &WeeksAnswer) -> Table {
    let words = &report.texts.optimise;
    let mut table = today_and_proposed(report, "optimise-remembered", words.remembered);
    let share = |share: f64| Cell::value(Exact::Share(share), report.locale.percent(share, 2));
    let change = report.points_change((answer.today, answer.value), 2);
    table.rows = vec![Row::of(vec![Cell::text(words.remembered), share(answer.today), share(answer.value), change])];
    table
}

/// Lists the plans of a front, from the least of what is held against the goal to the most.
#[must_use]
pub fn front(report: &Report<'_>, goal: Goal, of: &FrontOf, points: &[FrontPoint]) -> Table {
    let words = &report.texts.optimise;
    let goal = goal.measured();
    let said = terms::goal(goal, report.locale);
    let value = |value: f64| match goal {
        Goal::Points { .. } => report.points(value),
        _ => report.share(value),
    };
    let (template, columns) = match of {
        FrontOf::Consistency => {
            (words.front_consistency_title, [words.consistency.to_owned(), text::sentence_case(&said)])
        }
        FrontOf::Audiences(first, second) => {
            let name = |id: &AudienceId| report.name_in(ListName::Audiences, id.as_str()).to_owned();
            (words.front_audiences_title, [name(first), name(second)])
        }
    };
    let columns =
        columns.into_iter().map(Column::number).chain([Column::number(words.cost).in_unit(report.currency())]);
    let mut table = Table::new("optimise-front", fill!(template, &[("goal", &said)]), columns.collect());
    let row = |point: &FrontPoint| {
        let along = match of {
            FrontOf::Consistency => report.measure(Ok(point.along)),
            FrontOf::Audiences(..) => value(point.along),
        };
        Row::of(vec![along, value(point.value), report.money(point.cost)])
    };
    table.rows = points.iter().map(row).collect();
    if matches!(of, FrontOf::Audiences(..)) {
        table.notes.push(words.front_of_weights.to_owned());
    }
    table
}

/// Holds what the weeks of a channel leave in memory.
#[derive(Clone, Copy, Debug)]
pub struct ChannelMemory<'a> {
    /// The channel.
    pub channel: &'a ChannelId,
    /// The share that remembers enough today.
    pub before: f64,
    /// The share that does by the proposed weeks.
    pub after: f64,
    /// No weeks of this channel leave more, the others as they are.
    pub bound: f64,
}

/// Lists what is remembered today and by the proposed weeks, channel after channel.
#[must_use]
pub fn remembered_by_channel(report: &Report<'_>, channels: &[ChannelMemory<'_>]) -> Table {
    let words = &report.texts.optimise;
    let columns = vec![
        Column::text(report.texts.shared.channel),
        Column::number(words.today),
        Column::number(words.proposed).as_total(),
        Column::number(words.at_most_bound),
    ];
    let mut table = Table::new("optimise-memory", words.memory, columns);
    let share = |share: f64| Cell::value(Exact::Share(share), report.locale.percent(share, 2));
    let row = |one: &ChannelMemory<'_>| {
        let name = Cell::text(report.name_in(ListName::Channels, one.channel.as_str()));
        Row::of(vec![name, share(one.before), share(one.after), share(one.bound)])
    };
    table.rows = channels.iter().map(row).collect();
    table
}

/// Lists the placements whose weeks change, with their units of each week today and as proposed.
#[must_use]
pub fn weeks(report: &Report<'_>, answer: &WeeksAnswer) -> Table {
    let words = &report.texts.optimise;
    let calendar = &report.plan.calendar;
    let days = calendar.first_day(1).zip(calendar.last_day(calendar.weeks));
    let days = days.map_or_else(String::new, |(first, last)| report.locale.days(first, last));
    let columns = vec![
        Column::text(report.texts.shared.channel),
        Column::text(fill!(words.weeks_today, &[("days", &days)])),
        Column::text(fill!(words.weeks_proposed, &[("days", &days)])),
    ];
    let mut table = Table::new("optimise-weeks", words.change_weeks, columns);
    let units = |placement: &Placement| {
        let weeks: Vec<String> = placement.quantities.iter().map(|units| report.locale.whole(*units)).collect();
        Cell::text(report.list(weeks.iter().map(String::as_str)))
    };
    let changed = changes_to(report.plan, &answer.plan);
    table.rows = changed
        .map(|(at, new)| {
            let old = &report.plan.placements[at];
            Row::of(vec![Cell::text(placement_weeks(report, new)), units(old), units(new)])
        })
        .collect();
    table
}

/// Names the channel of a placement with the weeks that its quantities stand for.
fn placement_weeks(report: &Report<'_>, placement: &Placement) -> String {
    let name = terms::channel_name(&placement.channel, report.plan, report.locale);
    let weeks = || {
        let count = placement.quantities.len();
        let (first, last) = (placement.week_at(0)?, placement.week_at(count.checked_sub(1)?)?);
        let calendar = &report.plan.calendar;
        let days = report.locale.days(calendar.first_day(first)?, calendar.last_day(last)?);
        let slots = slots![
            ("channel", &name),
            ("first", &report.locale.ungrouped(first)),
            ("last", &report.locale.ungrouped(last)),
            ("days", &days),
        ];
        Some(fill!(report.texts.optimise.weeks_of_placement, slots))
    };
    weeks().unwrap_or_else(|| name.clone())
}

/// Says of one week how many units stand in it, with its days.
#[must_use]
pub fn week_units(report: &Report<'_>, week: u32, units: u64) -> String {
    let calendar = &report.plan.calendar;
    let days = calendar.first_day(week).zip(calendar.last_day(week));
    let days = days.map_or_else(String::new, |(first, last)| report.locale.days(first, last));
    let slots =
        slots![("week", &report.locale.ungrouped(week)), ("days", &days), ("units", &report.locale.whole(units)),];
    fill!(report.texts.optimise.week_units, slots)
}
