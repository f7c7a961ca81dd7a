//! Media by everything that it can be sorted by: amounts, shares, and the sum that they make.

use crate::plan::Total;
use crate::report::{BudgetFigure, Cell, Column, Ground, Report, Row, Subject, Table};
use crate::text::terms;

/// Holds one part of the media.
struct Part {
    name: Cell,
    amount: Total,
    figure: BudgetFigure,
}

/// Builds a table of parts that add up to the media.
fn table(report: &Report<'_>, id: &'static str, title: &str, named: &str, parts: Vec<Part>) -> Table {
    let words = &report.texts.budget_page;
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
    let words = &report.texts.budget_page;
    let parts = report.analysis.budget.by_element.iter().map(|&(element, amount)| Part {
        name: Cell::text(terms::element(element, report.locale.language)),
        amount,
        figure: BudgetFigure::Element(element),
    });
    table(report, "budget-by-element", words.by_element, report.texts.channels_page.element, parts.collect())
}

/// Lists the channels with their media.
#[must_use]
pub fn by_channel(report: &Report<'_>) -> Table {
    let parts = report.analysis.budget.by_channel.iter().enumerate().map(|(at, &amount)| Part {
        name: report.channel(at),
        amount,
        figure: BudgetFigure::Channel(at),
    });
    let title = report.texts.budget_page.by_channel;
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
    let title = report.texts.budget_page.by_message;
    table(report, "budget-by-message", title, report.texts.shared.message, parts.collect())
}

/// Lists the audiences with their media, and what is assigned to none.
#[must_use]
pub fn by_audience(report: &Report<'_>) -> Table {
    let words = &report.texts.budget_page;
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
    let mut table = table(report, "budget-by-audience", words.by_audience, report.texts.shared.audience, parts);
    table.notes.push(words.by_audience_hint.to_owned());
    table
}

/// Lists the months with their media.
#[must_use]
pub fn by_month(report: &Report<'_>) -> Table {
    let words = &report.texts.budget_page;
    let parts = report.analysis.budget.by_month.iter().enumerate().map(|(at, &(_, amount))| Part {
        name: Cell::text(report.month(at)),
        amount,
        figure: BudgetFigure::Month(at),
    });
    let mut table = table(report, "budget-by-month", words.by_month, words.month, parts.collect());
    table.notes.push(words.by_month_hint.to_owned());
    table
}

/// Lists the promotion elements, each with its channels below it.
#[must_use]
pub fn by_element_and_channel(report: &Report<'_>) -> Table {
    let (texts, words) = (&report.texts.cli, &report.texts.budget_page);
    let results = &report.analysis.budget;
    let columns = vec![
        Column::text(texts.element_or_channel),
        Column::number(texts.cost).in_unit(report.currency()),
        Column::number(texts.share_of_media),
    ];
    let mut table = Table::new("budget-by-element-and-channel", report.texts.report.element_and_channel, columns);
    let cells = |name: Cell, amount: Total| {
        // A share of nothing is left open.
        let share = if results.media.is_nothing() { Cell::default() } else { report.part_of(amount, &results.media) };
        vec![name, report.total(amount), share]
    };
    for &(element, amount) in &results.by_element {
        let name = Cell::text(terms::element(element, report.locale.language));
        let row = Row::group(cells(name, amount));
        table.rows.push(row.explaining(Subject::Budget(BudgetFigure::Element(element))));
        for (at, _) in report.plan.channels.iter().enumerate().filter(|(_, item)| item.element == element) {
            let amount = results.by_channel.get(at).copied().unwrap_or(Total::ZERO);
            let row = Row::of(cells(report.channel(at), amount));
            table.rows.push(row.explaining(Subject::Budget(BudgetFigure::Channel(at))));
        }
    }
    let all = Row::total(cells(Cell::text(words.media), results.media));
    table.rows.push(all.explaining(Subject::Budget(BudgetFigure::Line(crate::plan::CostLine::Total))));
    table.notes.extend(report.gaps(results.media));
    table
}
