//! Media by everything that it can be sorted by: amounts, shares, and the sum that they make.

use crate::plan::{Element, Total};
use crate::report::{BudgetFigure, Cell, Column, Exact, Ground, Report, Row, Subject, Table};
use crate::text::terms;

/// Holds one part of the media.
struct Part {
    name: Cell,
    amount: Total,
    figure: BudgetFigure,
}

/// Builds a table of parts that add up to the media.
fn table(report: &Report<'_>, id: &'static str, title: &str, named: &str, parts: Vec<Part>) -> Table {
    let words = &report.texts.figures;
    let columns = vec![
        Column::text(named),
        Column::number(words.amount).in_unit(report.currency()),
        Column::number(words.share_of_media).on(Ground::Bars),
    ];
    let mut table = Table::new(id, title, columns);
    let media = report.analysis.budget.media;
    let sum: Total = parts.iter().map(|part| part.amount).sum();
    let shares = shares(report, &parts.iter().map(|part| part.amount).collect::<Vec<_>>(), &media);
    for (part, share) in parts.into_iter().zip(shares) {
        let cells = vec![part.name, report.total(part.amount), share];
        table.rows.push(Row::of(cells).explaining(Subject::Budget(part.figure)));
    }
    let all = report.part_of(sum, &media);
    table.rows.push(Row::total(vec![Cell::text(words.sum_equals), report.total(sum), all]));
    table.notes.extend(report.gaps(sum));
    table
}

/// Writes the shares of amounts in `whole`: so rounded that they add up where all of them are known.
fn shares(report: &Report<'_>, amounts: &[Total], whole: &Total) -> Vec<Cell> {
    let currency = report.plan.money.currency;
    let known: Result<Vec<f64>, _> = amounts.iter().map(|amount| amount.share_of(whole, currency)).collect();
    match known {
        Ok(shares) => report.shares_together(&shares, 1.0),
        Err(_) => amounts.iter().map(|&amount| report.part_of(amount, whole)).collect(),
    }
}

/// Lists the promotion elements with their media.
#[must_use]
pub fn by_element(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let parts = report.analysis.budget.by_element.iter().map(|&(element, amount)| Part {
        name: Cell::text(terms::element(element, report.locale.language)),
        amount,
        figure: BudgetFigure::Element(element),
    });
    table(report, "budget-by-element", words.media_by_element, report.texts.figures.element, parts.collect())
}

/// Lists the channels with their media.
#[must_use]
pub fn by_channel(report: &Report<'_>) -> Table {
    let parts = report.analysis.budget.by_channel.iter().enumerate().map(|(at, &amount)| Part {
        name: report.channel(at),
        amount,
        figure: BudgetFigure::Channel(at),
    });
    let title = report.texts.figures.media_by_channel;
    table(report, "budget-by-channel", title, report.texts.shared.channel, parts.collect())
}

/// Lists the messages with their media.
#[must_use]
pub fn by_message(report: &Report<'_>) -> Table {
    let parts = report.analysis.budget.by_message.iter().enumerate().map(|(at, &amount)| Part {
        name: report.message(at),
        amount,
        figure: BudgetFigure::Message(at),
    });
    let title = report.texts.figures.media_by_message;
    table(report, "budget-by-message", title, report.texts.shared.message, parts.collect())
}

/// Lists the audiences with their media, and what is assigned to none.
#[must_use]
pub fn by_audience(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let results = &report.analysis.budget;
    let parts = results.by_audience.iter().enumerate().map(|(at, &amount)| Part {
        name: report.audience(at),
        amount,
        figure: BudgetFigure::Audience(at),
    });
    let unassigned = (!results.unassigned.is_nothing()).then(|| Part {
        name: Cell::text(words.unassigned),
        amount: results.unassigned,
        figure: BudgetFigure::Unassigned,
    });
    let parts = parts.chain(unassigned).collect();
    let mut table = table(report, "budget-by-audience", words.media_by_audience, report.texts.shared.audience, parts);
    table.notes.push(words.media_by_audience_hint.to_owned());
    table
}

/// Lists the months with their media.
#[must_use]
pub fn by_month(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let parts = report.analysis.budget.by_month.iter().enumerate().map(|(at, &(_, amount))| Part {
        name: Cell::text(report.month(at)),
        amount,
        figure: BudgetFigure::Month(at),
    });
    let mut table = table(report, "budget-by-month", words.media_by_month, words.month, parts.collect());
    table.notes.push(words.media_by_month_hint.to_owned());
    table
}

/// Lists the promotion elements, each with its channels below it.
#[must_use]
pub fn by_element_and_channel(report: &Report<'_>) -> Table {
    let texts = &report.texts.figures;
    let results = &report.analysis.budget;
    let columns = vec![
        Column::text(texts.element_or_channel),
        Column::number(texts.cost).in_unit(report.currency()),
        Column::number(texts.share_of_media),
    ];
    let mut table = Table::new("budget-by-element-and-channel", report.texts.report.element_and_channel, columns);
    let groups: Vec<Vec<usize>> = results.by_element.iter().map(|&(element, _)| channels_of(report, element)).collect();
    let mut shares = shares_in_groups(report, &groups).unwrap_or_default().into_iter();
    let cells = |name: Cell, amount: Total, share: Option<Cell>| {
        let share = match share {
            // A share of nothing is left open.
            _ if results.media.is_nothing() => Cell::default(),
            Some(share) => share,
            None => report.part_of(amount, &results.media),
        };
        vec![name, report.total(amount), share]
    };
    for (&(element, amount), channels) in results.by_element.iter().zip(groups) {
        let (of_element, of_channels) = shares.next().unzip();
        let name = Cell::text(terms::element(element, report.locale.language));
        let row = Row::group(cells(name, amount, of_element));
        table.rows.push(row.explaining(Subject::Budget(BudgetFigure::Element(element))));
        let mut of_channels = of_channels.unwrap_or_default().into_iter();
        for at in channels {
            let row = Row::of(cells(report.channel(at), cost_of(report, at), of_channels.next()));
            table.rows.push(row.explaining(Subject::Budget(BudgetFigure::Channel(at))));
        }
    }
    let all = Row::total(cells(Cell::text(texts.media), results.media, None));
    table.rows.push(all.explaining(Subject::Budget(BudgetFigure::Line(crate::plan::CostLine::Total))));
    table.notes.extend(report.gaps(results.media));
    table
}

/// Holds the share that a promotion element has of media, as the tables write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementShare {
    /// The element.
    pub element: Element,
    /// Its share.
    pub share: String,
    /// Its channels by their places in the plan, each with its share.
    pub channels: Vec<(usize, String)>,
}

/// Returns the shares of media of each promotion element and of its channels as [`by_element_and_channel`] writes them; nothing
/// where a cost is missing.
#[must_use]
pub fn shares_of_media(report: &Report<'_>) -> Vec<ElementShare> {
    let elements = report.analysis.budget.by_element.iter().map(|&(element, _)| element);
    let groups: Vec<Vec<usize>> = elements.clone().map(|element| channels_of(report, element)).collect();
    let shares = shares_in_groups(report, &groups).filter(|_| !report.analysis.budget.media.is_nothing());
    let written = elements.zip(groups).zip(shares.unwrap_or_default());
    written
        .map(|((element, channels), (whole, parts))| ElementShare {
            element,
            share: whole.text,
            channels: channels.into_iter().zip(parts.into_iter().map(|part| part.text)).collect(),
        })
        .collect()
}

/// Returns the channels of an element, by their places in the plan.
fn channels_of(report: &Report<'_>, element: Element) -> Vec<usize> {
    let channels = report.plan.channels.iter().enumerate();
    channels.filter(|(_, channel)| channel.element == element).map(|(at, _)| at).collect()
}

/// Returns what the channel at a place of the plan costs.
fn cost_of(report: &Report<'_>, channel: usize) -> Total {
    report.analysis.budget.by_channel.get(channel).copied().unwrap_or(Total::ZERO)
}

/// Writes the shares that groups of channels, and the channels in them, have of media, so rounded that what is shown adds up;
/// `None` where a cost is missing.
fn shares_in_groups(report: &Report<'_>, groups: &[Vec<usize>]) -> Option<Vec<(Cell, Vec<Cell>)>> {
    let media = report.analysis.budget.media;
    let share = |&channel: &usize| cost_of(report, channel).share_of(&media, report.plan.money.currency).ok();
    let shares: Option<Vec<Vec<f64>>> = groups.iter().map(|group| group.iter().map(share).collect()).collect();
    let shares = shares?;
    let written = report.locale.shares_in_groups(&shares, 1)?;
    let cell = |share: f64, text: String| Cell::value(Exact::Share(share), text);
    let groups = shares.into_iter().zip(written).map(|(shares, (whole, parts))| {
        (
            cell(shares.iter().sum(), whole),
            shares.into_iter().zip(parts).map(|(share, text)| cell(share, text)).collect(),
        )
    });
    Some(groups.collect())
}
