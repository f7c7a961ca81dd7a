//! What the optimiser proposes: the figures, the units of channels, what is kept, and the weeks, each beside what is today.

use super::{Cell, Column, Exact, Ground, Report, Row, Table};
use crate::optimise::{Answer, ChannelAnswer, Figures, Goal, SpentOn, WeeksAnswer, changes_to};
use crate::plan::{Channel, Currency, Figure, Money, Placement};
use crate::text;
use crate::text::optimise as terms;

/// From so many of the currency on amounts are shown without fractions.
const LARGE: i128 = 100_000;

/// Lists the figures of a proposal beside those of today, with the difference of what is shown.
#[must_use]
pub fn figures(report: &Report<'_>, proposal: &Answer) -> Table {
    let words = &report.texts.optimise;
    let (today, proposed) = (&proposal.today, &proposal.proposed);
    let goal = proposal.request.goal;
    let currency = report.plan.money.currency;
    let mut table = today_and_proposed(report, "optimise-figures", words.figures);
    let value = |figures: &Figures| match goal {
        Goal::Points { .. } => report.points(figures.value),
        _ => report.share(figures.value),
    };
    let of_goal = match goal {
        Goal::Points { .. } => report.number_change((today.value, proposed.value), 1),
        _ => report.points_change((today.value, proposed.value), 1),
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
    let rows = [
        (text::sentence_case(&terms::goal(goal, report.locale)), [value(today), value(proposed), of_goal]),
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
        (words.media.to_owned(), [money(before), money(after), report.money_change(after - before, currency)]),
    ];
    table.rows =
        rows.into_iter().map(|(name, cells)| Row::of([Cell::text(name)].into_iter().chain(cells).collect())).collect();
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
pub fn channels(report: &Report<'_>, asked: &[AskedChannel<'_>], proposal: Option<&Answer>) -> Table {
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
        Column::number(words.money).on(Ground::Changes(None)),
    ];
    let mut table = Table::new("optimise-channels", words.change_units, columns);
    table.rows = asked.iter().map(|asked| channel_row(report, asked)).collect();
    let Some(proposal) = proposal else { return table };
    let media = report.locale.money_heading(proposal.proposed.media, report.plan.money.currency);
    table.notes.push(format!("{}: {media}", words.media));
    let steps: Vec<String> = proposal
        .channels
        .iter()
        .filter(|channel| channel.fixed.is_none())
        .filter_map(|channel| {
            let note = terms::note(channel, report.locale)?;
            Some(format!("{} {note}", terms::channel_name(&channel.id, report.plan, report.locale)))
        })
        .collect();
    if !steps.is_empty() {
        table.notes.push(report.list(steps.iter().map(String::as_str)));
    }
    table
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
        Cell::text(terms::price(&asked.channel.cost, report.plan.money.currency, report.locale)),
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

/// Lists the placements whose weeks change, with their units of each week today and as proposed.
#[must_use]
pub fn weeks(report: &Report<'_>, answer: &WeeksAnswer) -> Table {
    let words = &report.texts.optimise;
    let columns = vec![
        Column::text(report.texts.shared.channel),
        Column::text(words.weeks_today),
        Column::text(words.weeks_proposed),
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
            let name = terms::channel_name(&new.channel, report.plan, report.locale);
            Row::of(vec![Cell::text(name), units(old), units(new)])
        })
        .collect();
    table
}
