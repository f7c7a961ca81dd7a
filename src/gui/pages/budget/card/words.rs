//! What the card of each number says.

use super::{BudgetFigure, Card, Part, parts, recorded};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::plots::{term, week_title};
use crate::plan::{CostLine, Total};
use crate::text::strings::fill;
use crate::text::terms;

/// The card of `shown`; `None` where its thing is no more in the plan.
pub(super) fn card(cx: &Cx<'_>, shown: BudgetFigure) -> Option<Card> {
    match shown {
        BudgetFigure::Other | BudgetFigure::Spent | BudgetFigure::Left | BudgetFigure::Line(_) => {
            Some(of_plan(cx, shown))
        }
        BudgetFigure::Recorded(record) => recorded::card(cx, record),
        BudgetFigure::Month(_)
        | BudgetFigure::ElementInMonth(..)
        | BudgetFigure::OtherInMonth(_)
        | BudgetFigure::AllOfMonth(_)
        | BudgetFigure::Undated
        | BudgetFigure::Week(_) => of_time(cx, shown),
        BudgetFigure::Element(_)
        | BudgetFigure::Channel(_)
        | BudgetFigure::Message(_)
        | BudgetFigure::Audience(_)
        | BudgetFigure::Unassigned => of_media(cx, shown),
    }
}

/// A card with one list, which ends with its sum.
fn made(
    name: String,
    formula: &'static str,
    mut list: Vec<Part>,
    sum: impl Into<Total>,
    changes: &'static str,
) -> Card {
    list.push(Part::sum(name.clone(), sum));
    Card { name, formula, lines: Vec::new(), parts: vec![list], changes, item: None }
}

/// Sums of the whole plan.
fn of_plan(cx: &Cx<'_>, shown: BudgetFigure) -> Card {
    let words = &cx.texts.budget_page;
    let results = &cx.analysis().budget;
    match shown {
        BudgetFigure::Spent => {
            let list = vec![Part::of(words.media, results.media), Part::of(words.other, results.other)];
            made(words.spent.to_owned(), words.card_spent, list, results.total, words.changes_all)
        }
        BudgetFigure::Left => {
            let budget = results.budget.unwrap_or_default();
            // Below zero, a sum with gaps is at most so much, as what is left of the budget is.
            let taken = Total::of(-results.total.at_least(), results.total.why_missing());
            let left = results.total.left_of(budget);
            let list = vec![Part::of(words.budget, budget), Part::of(words.spent, taken)];
            let mut card = made(words.left.to_owned(), words.card_left, list, left.at_most(), words.changes_left);
            if left.exact().is_err() {
                card.lines.push(cx.locale.left(left, results.currency));
            }
            card
        }
        BudgetFigure::Line(line) => {
            let list = parts::channels_of_line(cx, line);
            let name = terms::cost_line(line, cx.language()).to_owned();
            made(name, of_line(cx, line), list, results.lines.of(line), words.changes_media)
        }
        _ => {
            let list = parts::others(cx, |_| true);
            made(words.other.to_owned(), words.card_other, list, results.other, words.changes_other)
        }
    }
}

fn of_line(cx: &Cx<'_>, line: CostLine) -> &'static str {
    let words = &cx.texts.budget_page;
    match line {
        CostLine::Gross => words.card_gross,
        CostLine::VolumeDiscount => words.card_volume,
        CostLine::NegotiatedDiscount => words.card_negotiated,
        CostLine::CommissionIncluded => words.card_included,
        CostLine::Net => words.card_net,
        CostLine::Commission => words.card_commission,
        CostLine::Fees => words.card_fees,
        CostLine::Tax => words.card_tax,
        CostLine::Labour => words.card_labour,
        CostLine::Total => words.card_total,
        CostLine::TaxOnTop => words.card_tax_on_top,
    }
}

/// `800.000 ÷ 2,181.000 = 36.7%`, with its name before it.
fn share_line(cx: &Cx<'_>, amount: Total) -> Vec<String> {
    let results = &cx.analysis().budget;
    let Ok(share) = amount.share_of(&results.media, results.currency) else { return Vec::new() };
    let name = term(cx, cx.texts.budget_page.share_of_media.to_owned());
    let exact = |amount: Total| term(cx, super::super::tables::exact(cx, amount));
    let (part, whole) = (exact(amount), exact(results.media));
    vec![format!("{name} = {part} ÷ {whole} = {}", term(cx, cx.locale.percent(share, 1)))]
}

/// Parts of the media: what belongs to one thing of the plan.
fn of_media(cx: &Cx<'_>, shown: BudgetFigure) -> Option<Card> {
    let words = &cx.texts.budget_page;
    let (plan, results) = (cx.plan(), &cx.analysis().budget);
    let (name, formula, list, sum, item) = match shown {
        BudgetFigure::Element(element) => {
            let sum = results.by_element.iter().find(|(known, _)| *known == element)?.1;
            let list = parts::placements(cx, |_, cost| whole_if(cost, parts::is_of_element(cx, cost, element)));
            (terms::element(element, cx.language()).to_owned(), words.card_element, list, sum, None)
        }
        BudgetFigure::Channel(at) => {
            let channel = plan.channels.get(at)?;
            let list = parts::placements(cx, |_, cost| whole_if(cost, cost.place.is_some_and(|place| place.1 == at)));
            let name = cx.name_of(channel).to_owned();
            let sum = *results.by_channel.get(at)?;
            (name, words.card_channel, list, sum, Some(ItemId::Channel(channel.id.clone())))
        }
        BudgetFigure::Message(at) => {
            let message = plan.messages.get(at)?;
            let list = parts::placements(cx, |_, cost| whole_if(cost, cost.place.is_some_and(|place| place.0 == at)));
            let name = cx.name_of(message).to_owned();
            let sum = *results.by_message.get(at)?;
            (name, words.card_message, list, sum, Some(ItemId::Message(message.id.clone())))
        }
        BudgetFigure::Audience(at) => {
            let audience = plan.audiences.get(at)?;
            let list = parts::placements(cx, |_, cost| {
                cost.audiences().filter(|(position, _)| *position == at).map(|(_, part)| part).sum()
            });
            let name = cx.name_of(audience).to_owned();
            let sum = *results.by_audience.get(at)?;
            (name, words.card_audience, list, sum, Some(ItemId::Audience(audience.id.clone())))
        }
        _ => {
            let list = parts::placements(cx, |_, cost| whole_if(cost, cost.is_unassigned()));
            (words.unassigned.to_owned(), words.card_unassigned, list, results.unassigned, None)
        }
    };
    let mut lines = share_line(cx, sum);
    if let BudgetFigure::Channel(at) = shown {
        lines.extend(per_thousand(cx, at));
    }
    let changes = words.changes_media;
    Some(Card { lines, item, ..made(name, formula, list, sum, changes) })
}

fn whole_if(cost: &crate::budget::PlacementCost, belongs: bool) -> Total {
    if belongs { cost.total } else { Total::ZERO }
}

/// `CPM = 800.000 ÷ 640,000 × 1,000 = 1.250`.
fn per_thousand(cx: &Cx<'_>, channel: usize) -> Option<String> {
    let results = &cx.analysis().budget;
    let figures = results.channels.get(channel)?;
    let cpm = figures.cpm.ok()?;
    let cost = term(cx, super::super::tables::exact(cx, figures.lines.of(CostLine::Total)));
    let impressions = term(cx, cx.locale.decimal(figures.impressions, 0));
    let thousand = term(cx, cx.locale.ungrouped(1000));
    let cpm = term(cx, cx.locale.decimal(cpm, results.currency.exponent()));
    Some(format!("CPM = {cost} ÷ {impressions} × {thousand} = {cpm}"))
}

/// The name of the month at a place of the results.
pub(in crate::gui::pages::budget) fn month_name(cx: &Cx<'_>, month: usize) -> Option<String> {
    let ((year, number), _) = cx.analysis().budget.by_month.get(month)?;
    Some(format!("{} {}", cx.locale.month_name(*number), cx.locale.ungrouped(*year)))
}

/// What belongs to a month, to a week, or to none.
fn of_time(cx: &Cx<'_>, shown: BudgetFigure) -> Option<Card> {
    let words = &cx.texts.budget_page;
    let results = &cx.analysis().budget;
    let in_month = |week: u32, month: usize| parts::is_in_month(cx, week, month);
    Some(match shown {
        BudgetFigure::Month(month) => {
            let list =
                parts::placements(cx, |line, cost| parts::in_weeks(cx, line, cost, |week| in_month(week, month)));
            let sum = results.by_month.get(month)?.1;
            let card = made(month_name(cx, month)?, words.card_month, list, sum, words.changes_time);
            Card { lines: share_line(cx, sum), ..card }
        }
        BudgetFigure::ElementInMonth(element, month) => {
            let list = parts::placements(cx, |line, cost| {
                let belongs = parts::is_of_element(cx, cost, element);
                parts::in_weeks(cx, line, cost, |week| belongs && in_month(week, month))
            });
            let at = results.by_element.iter().position(|(known, _)| *known == element)?;
            let sum = *results.by_element_month().get(at)?.get(month)?;
            let slots = [("what", terms::element(element, cx.language())), ("month", &month_name(cx, month)?)];
            let card = made(fill(words.card_in_month, &slots), words.card_month, list, sum, words.changes_time);
            Card { lines: share_line(cx, sum), ..card }
        }
        BudgetFigure::OtherInMonth(month) => {
            let list = parts::others(cx, |week| week.is_some_and(|week| in_month(week, month)));
            let sum = *results.other_by_month.get(month)?;
            let slots = [("what", words.other), ("month", &month_name(cx, month)?)];
            made(fill(words.card_in_month, &slots), words.card_other, list, sum, words.changes_other)
        }
        BudgetFigure::AllOfMonth(month) => {
            let (media, other) = (results.by_month.get(month)?.1, *results.other_by_month.get(month)?);
            let cells = results.by_element_month();
            let elements = results.by_element.iter().zip(&cells);
            let mut list: Vec<Part> = elements
                .map(|((element, _), months)| {
                    let amount = months.get(month).copied().unwrap_or_default();
                    Part::of(terms::element(*element, cx.language()), amount)
                })
                .collect();
            list.push(Part::of(words.other, other));
            made(month_name(cx, month)?, words.card_all_of_month, list, media + other, words.changes_all)
        }
        BudgetFigure::Week(week) => return of_week(cx, week),
        _ => {
            let list = parts::others(cx, |week| week.is_none());
            let sum = results.other_undated;
            made(words.other_undated.to_owned(), words.card_undated, list, sum, words.changes_other)
        }
    })
}

fn of_week(cx: &Cx<'_>, week: u32) -> Option<Card> {
    let words = &cx.texts.budget_page;
    let results = &cx.analysis().budget;
    let at = week.checked_sub(1)? as usize;
    let (media, other) = (*results.by_week.get(at)?, *results.other_by_week.get(at)?);
    let mut list = parts::placements(cx, |line, cost| parts::in_weeks(cx, line, cost, |known| known == week));
    list.extend(parts::others(cx, |known| known == Some(week)));
    let exact = |amount: Total| term(cx, super::super::tables::exact(cx, amount));
    let to_date = *results.cumulative_total.get(at)?;
    let before = at.checked_sub(1).map_or(results.other_undated, |before| results.cumulative_total[before]);
    let line = format!(
        "{} = {} + {} = {}",
        term(cx, words.legend_to_date.to_owned()),
        exact(before),
        exact(media + other),
        exact(to_date)
    );
    let card = made(week_title(cx, week), words.card_week, list, media + other, words.changes_time);
    Some(Card { lines: vec![line], ..card })
}
