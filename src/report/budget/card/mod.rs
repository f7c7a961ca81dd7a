//! The cards of the budget: the formula of each amount, and what it is made of, adding up to the minor unit.

mod parts;
mod recorded;
mod since;

use crate::edit::ItemId;
use crate::plan::{CostLine, Total};
use crate::report::{BudgetFigure, Card, Cell, Column, Earlier, Line, Report, Row, RowRole, Table};
use crate::text::strings::{fill, slots};
use crate::text::terms;

/// Holds a thing that an amount is made of, or the amount itself.
struct Part {
    name: String,
    /// How the amount comes about, where it is short to say.
    how: String,
    amount: Total,
    /// Where it leads.
    item: Option<ItemId>,
    is_sum: bool,
}

impl Part {
    fn of(name: impl Into<String>, amount: impl Into<Total>) -> Self {
        Self { name: name.into(), how: String::new(), amount: amount.into(), item: None, is_sum: false }
    }

    fn sum(name: impl Into<String>, amount: impl Into<Total>) -> Self {
        Self { is_sum: true, ..Self::of(name, amount) }
    }
}

/// Holds what a card says.
struct Made {
    name: String,
    /// The formula in words.
    formula: &'static str,
    /// Formulas with the plan's own values put in.
    lines: Vec<String>,
    /// What the amount is made of, each list with its sum as the last.
    parts: Vec<Vec<Part>>,
    changes: &'static str,
    /// Where the amount's thing has a page of its own.
    item: Option<ItemId>,
}

/// Builds the card of an amount; `None` where its thing is no longer in the plan.
#[must_use]
pub fn card(report: &Report<'_>, figure: BudgetFigure, earlier: Option<Earlier<'_>>) -> Option<Card> {
    let made = made_of(report, figure)?;
    Some(Card {
        since: since::since(report, figure, &made, earlier),
        parts: made.parts.iter().map(|parts| table(report, &made.name, parts)).collect(),
        name: made.name,
        meaning: made.formula.to_owned(),
        working: made.lines.into_iter().map(Line::Formula).collect(),
        changes: made.changes.to_owned(),
        items: made.item.into_iter().collect(),
        ..Card::default()
    })
}

/// Builds the list of what an amount is made of; what has a page of its own leads there.
fn table(report: &Report<'_>, title: &str, parts: &[Part]) -> Table {
    let words = &report.texts.cards;
    let has_how = parts.iter().any(|part| !part.how.is_empty());
    let mut columns = vec![
        Column::text(report.texts.shared.name),
        Column::number(report.texts.figures.amount).in_unit(report.currency()),
    ];
    columns.extend(has_how.then(|| Column::text(words.money_how)));
    let mut table = Table::new("parts", title, columns);
    for part in parts {
        let mut cells = vec![Cell::text(part.name.as_str()), report.total(part.amount)];
        cells.extend(has_how.then(|| Cell::text(part.how.as_str())));
        let role = if part.is_sum { RowRole::Total } else { RowRole::Body };
        table.rows.push(Row { role, item: part.item.clone(), ..Row::of(cells) });
    }
    let sum = parts.iter().find(|part| part.is_sum);
    table.notes.extend(sum.and_then(|sum| report.gaps(sum.amount)));
    table.notes.extend(parts.iter().any(|part| part.item.is_some()).then(|| words.money_rows.to_owned()));
    table
}

fn made_of(report: &Report<'_>, shown: BudgetFigure) -> Option<Made> {
    match shown {
        BudgetFigure::Other | BudgetFigure::Spent | BudgetFigure::Left | BudgetFigure::Line(_) => {
            Some(of_plan(report, shown))
        }
        BudgetFigure::Recorded(record) => recorded::card(report, record),
        BudgetFigure::Month(_)
        | BudgetFigure::ElementInMonth(..)
        | BudgetFigure::OtherInMonth(_)
        | BudgetFigure::AllOfMonth(_)
        | BudgetFigure::Undated
        | BudgetFigure::Week(_) => of_time(report, shown),
        BudgetFigure::Element(_)
        | BudgetFigure::Channel(_)
        | BudgetFigure::Message(_)
        | BudgetFigure::Audience(_)
        | BudgetFigure::Unassigned => of_media(report, shown),
    }
}

/// Makes a card with one list, which ends with its sum.
fn made(
    name: String,
    formula: &'static str,
    mut list: Vec<Part>,
    sum: impl Into<Total>,
    changes: &'static str,
) -> Made {
    list.push(Part::sum(name.clone(), sum));
    Made { name, formula, lines: Vec::new(), parts: vec![list], changes, item: None }
}

/// Sums of the whole plan.
fn of_plan(report: &Report<'_>, shown: BudgetFigure) -> Made {
    let words = &report.texts.figures;
    let cards = &report.texts.cards;
    let results = &report.analysis.budget;
    match shown {
        BudgetFigure::Spent => {
            let list = vec![Part::of(words.media, results.media), Part::of(words.other, results.other)];
            made(words.spent.to_owned(), cards.money_spent, list, results.total, cards.changes_all)
        }
        BudgetFigure::Left => {
            let budget = results.budget.unwrap_or_default();
            // Below zero, a sum with gaps is at most so much, as what is left of the budget is.
            let taken = Total::of(-results.total.at_least(), results.total.why_missing());
            let left = results.total.left_of(budget);
            let list = vec![Part::of(words.budget, budget), Part::of(words.spent, taken)];
            let mut card = made(words.left.to_owned(), cards.money_left, list, left.at_most(), cards.changes_left);
            if left.exact().is_err() {
                card.lines.push(report.locale.left(left, results.currency));
            }
            card
        }
        BudgetFigure::Line(line) => {
            let list = parts::channels_of_line(report, line);
            let name = terms::cost_line(line, report.locale.language).to_owned();
            made(name, of_line(report, line), list, results.lines.of(line), cards.changes_media)
        }
        _ => {
            let list = parts::others(report, |_| true);
            made(words.other.to_owned(), cards.money_other, list, results.other, cards.changes_other)
        }
    }
}

fn of_line(report: &Report<'_>, line: CostLine) -> &'static str {
    let words = &report.texts.cards;
    match line {
        CostLine::Gross => words.money_gross,
        CostLine::VolumeDiscount => words.money_volume,
        CostLine::NegotiatedDiscount => words.money_negotiated,
        CostLine::CommissionIncluded => words.money_included,
        CostLine::Net => words.money_net,
        CostLine::Commission => words.money_commission,
        CostLine::Fees => words.money_fees,
        CostLine::Tax => words.money_tax,
        CostLine::Labour => words.money_labour,
        CostLine::Total => words.money_total,
        CostLine::TaxOnTop => words.money_tax_on_top,
    }
}

/// Writes `800.000 ÷ 2,181.000 = 36.7%`, with its name before it.
fn share_line(report: &Report<'_>, amount: Total) -> Vec<String> {
    let results = &report.analysis.budget;
    let Ok(share) = amount.share_of(&results.media, results.currency) else { return Vec::new() };
    let name = report.term(report.texts.figures.share_of_media.to_owned());
    let exact = |amount: Total| report.term(report.total(amount).text);
    let (part, whole) = (exact(amount), exact(results.media));
    vec![format!("{name} = {part} ÷ {whole} = {}", report.term(report.locale.percent(share, 1)))]
}

/// Explains parts of the media: what belongs to one thing of the plan.
fn of_media(report: &Report<'_>, shown: BudgetFigure) -> Option<Made> {
    let words = &report.texts.cards;
    let (plan, results) = (report.plan, &report.analysis.budget);
    let (name, formula, list, sum, item) = match shown {
        BudgetFigure::Element(element) => {
            let sum = results.by_element.iter().find(|(known, _)| *known == element)?.1;
            let list = parts::placements(report, |_, cost| whole_if(cost, parts::is_of_element(report, cost, element)));
            (terms::element(element, report.locale.language).to_owned(), words.money_element, list, sum, None)
        }
        BudgetFigure::Channel(at) => {
            let channel = plan.channels.get(at)?;
            let list =
                parts::placements(report, |_, cost| whole_if(cost, cost.place.is_some_and(|place| place.1 == at)));
            let name = report.name(channel).to_owned();
            let sum = *results.by_channel.get(at)?;
            (name, words.money_channel, list, sum, Some(ItemId::Channel(channel.id.clone())))
        }
        BudgetFigure::Message(at) => {
            let message = plan.messages.get(at)?;
            let list =
                parts::placements(report, |_, cost| whole_if(cost, cost.place.is_some_and(|place| place.0 == at)));
            let name = report.name(message).to_owned();
            let sum = *results.by_message.get(at)?;
            (name, words.money_message, list, sum, Some(ItemId::Message(message.id.clone())))
        }
        BudgetFigure::Audience(at) => {
            let audience = plan.audiences.get(at)?;
            let list = parts::placements(report, |_, cost| {
                cost.audiences().filter(|(position, _)| *position == at).map(|(_, part)| part).sum()
            });
            let name = report.name(audience).to_owned();
            let sum = *results.by_audience.get(at)?;
            (name, words.money_audience, list, sum, Some(ItemId::Audience(audience.id.clone())))
        }
        _ => {
            let list = parts::placements(report, |_, cost| whole_if(cost, cost.is_unassigned()));
            (report.texts.figures.unassigned.to_owned(), words.money_unassigned, list, results.unassigned, None)
        }
    };
    let mut lines = share_line(report, sum);
    if let BudgetFigure::Channel(at) = shown {
        lines.extend(per_thousand(report, at));
    }
    let changes = words.changes_media;
    Some(Made { lines, item, ..made(name, formula, list, sum, changes) })
}

fn whole_if(cost: &crate::budget::PlacementCost, belongs: bool) -> Total {
    if belongs { cost.total() } else { Total::ZERO }
}

/// Writes `CPM = 800.000 ÷ 640,000 × 1,000 = 1.250`.
fn per_thousand(report: &Report<'_>, channel: usize) -> Option<String> {
    let results = &report.analysis.budget;
    let figures = results.channels.get(channel)?;
    let cpm = figures.cpm.ok()?;
    let cost = report.term(report.total(figures.lines.of(CostLine::Total)).text);
    let impressions = report.term(report.locale.decimal(figures.impressions, 0));
    let thousand = report.term(report.locale.ungrouped(1000));
    let cpm = report.term(report.locale.decimal(cpm, results.currency.exponent()));
    Some(format!("CPM = {cost} ÷ {impressions} × {thousand} = {cpm}"))
}

/// Explains what belongs to a month, to a week, or to none.
fn of_time(report: &Report<'_>, shown: BudgetFigure) -> Option<Made> {
    let words = &report.texts.cards;
    let figures = &report.texts.figures;
    let results = &report.analysis.budget;
    let in_month = |week: u32, month: usize| parts::is_in_month(report, week, month);
    Some(match shown {
        BudgetFigure::Month(month) => {
            let list = parts::placements(report, |line, cost| {
                parts::in_weeks(report, line, cost, |week| in_month(week, month))
            });
            let sum = results.by_month.get(month)?.1;
            let card = made(report.month(month), words.money_month, list, sum, words.changes_time);
            Made { lines: share_line(report, sum), ..card }
        }
        BudgetFigure::ElementInMonth(element, month) => {
            let list = parts::placements(report, |line, cost| {
                let belongs = parts::is_of_element(report, cost, element);
                parts::in_weeks(report, line, cost, |week| belongs && in_month(week, month))
            });
            let at = results.by_element.iter().position(|(known, _)| *known == element)?;
            let sum = *results.by_element_month().get(at)?.get(month)?;
            let slots =
                slots![("what", terms::element(element, report.locale.language)), ("month", &report.month(month))];
            let card = made(fill!(words.money_in_month, slots), words.money_month, list, sum, words.changes_time);
            Made { lines: share_line(report, sum), ..card }
        }
        BudgetFigure::OtherInMonth(month) => {
            let list = parts::others(report, |week| week.is_some_and(|week| in_month(week, month)));
            let sum = *results.other_by_month.get(month)?;
            let slots = slots![("what", figures.other), ("month", &report.month(month))];
            made(fill!(words.money_in_month, slots), words.money_other, list, sum, words.changes_other)
        }
        BudgetFigure::AllOfMonth(month) => {
            let (media, other) = (results.by_month.get(month)?.1, *results.other_by_month.get(month)?);
            let cells = results.by_element_month();
            let elements = results.by_element.iter().zip(&cells);
            let mut list: Vec<Part> = elements
                .map(|((element, _), months)| {
                    let amount = months.get(month).copied().unwrap_or_default();
                    Part::of(terms::element(*element, report.locale.language), amount)
                })
                .collect();
            list.push(Part::of(figures.other, other));
            made(report.month(month), words.money_all_of_month, list, media + other, words.changes_all)
        }
        BudgetFigure::Week(week) => return of_week(report, week),
        _ => {
            let list = parts::others(report, |week| week.is_none());
            let sum = results.other_undated;
            made(figures.other_undated.to_owned(), words.money_undated, list, sum, words.changes_other)
        }
    })
}

fn of_week(report: &Report<'_>, week: u32) -> Option<Made> {
    let words = &report.texts.cards;
    let results = &report.analysis.budget;
    let at = week.checked_sub(1)? as usize;
    let (media, other) = (*results.by_week.get(at)?, *results.other_by_week.get(at)?);
    let mut list = parts::placements(report, |line, cost| parts::in_weeks(report, line, cost, |known| known == week));
    list.extend(parts::others(report, |known| known == Some(week)));
    let exact = |amount: Total| report.term(report.total(amount).text);
    let to_date = *results.cumulative_total.get(at)?;
    let before = at.checked_sub(1).map_or(results.other_undated, |before| results.cumulative_total[before]);
    let line = format!(
        "{} = {} + {} = {}",
        report.term(report.texts.figures.legend_to_date.to_owned()),
        exact(before),
        exact(media + other),
        exact(to_date)
    );
    let card = made(report.week_title(week), words.money_week, list, media + other, words.changes_time);
    Some(Made { lines: vec![line], ..card })
}
