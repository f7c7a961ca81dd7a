//! Says what a number is made of: placements, weeks, other costs. The parts add up to the number, to the minor unit.

use std::sync::Arc;

use super::super::working_text;
use super::Part;
use crate::budget::{OtherCostResult, PlacementCost};
use crate::edit::ItemId;
use crate::plan::{CostLine, Element, OtherCost, Placement, Total};
use crate::report::Report;
use crate::text::strings::fill;
use crate::text::{self, terms};

/// Returns the placements of which `amount` gives something, with that.
pub(super) fn placements(report: &Report<'_>, amount: impl Fn(&Placement, &PlacementCost) -> Total) -> Vec<Part> {
    let words = &report.texts.cards;
    let currency = report.plan.money.currency;
    let costs = report.plan.placements.iter().zip(&report.analysis.budget.placements);
    let part = |(placement, cost): (&Arc<Placement>, &Arc<PlacementCost>)| {
        // What is not on a channel of the plan is in no sum.
        cost.place?;
        let part = amount(placement, cost);
        let how = if let Some(why) = part.why_missing() {
            text::reason(why, report.locale.language).to_owned()
        } else if part == cost.total() {
            let how = working_text(report.locale, currency, cost).unwrap_or_default();
            if cost.lines().is_plain() { how } else { fill!(words.money_with_terms, &[("how", &how)]) }
        } else {
            fill!(words.money_part_of, &[("total", &report.locale.total(cost.total(), currency))])
        };
        let item = Some(ItemId::Placement(placement.id.clone()));
        let name = report.placement_full_name(placement);
        (!part.is_nothing()).then(|| Part { how, item, ..Part::of(name, part) })
    };
    costs.filter_map(part).collect()
}

/// Returns what `cost` has in the weeks of the calendar that `is_in` takes.
pub(super) fn in_weeks(
    report: &Report<'_>,
    placement: &Placement,
    cost: &PlacementCost,
    is_in: impl Fn(u32) -> bool,
) -> Total {
    let calendar = 1..=report.plan.calendar.weeks;
    let weeks = (0_u32..).map(|offset| placement.start_week.saturating_add(offset)).zip(cost.weeks());
    weeks.filter(|(week, _)| calendar.contains(week) && is_in(*week)).map(|(_, amount)| amount).sum()
}

/// Returns true when a week belongs to the month at `month` of the results.
pub(super) fn is_in_month(report: &Report<'_>, week: u32, month: usize) -> bool {
    let months = &report.analysis.budget.month_of_week;
    week.checked_sub(1).and_then(|week| months.get(week as usize)) == Some(&month)
}

/// Returns true when what is placed on the channel of `cost` belongs to `element`.
pub(super) fn is_of_element(report: &Report<'_>, cost: &PlacementCost, element: Element) -> bool {
    let channel = cost.place.and_then(|(_, channel)| report.plan.channels.get(channel));
    channel.is_some_and(|channel| channel.element == element)
}

/// Returns the channels that have something of `line`.
pub(super) fn channels_of_line(report: &Report<'_>, line: CostLine) -> Vec<Part> {
    let channels = report.plan.channels.iter().zip(&report.analysis.budget.channels);
    let parts = channels.map(|(channel, figures)| Part {
        item: Some(ItemId::Channel(channel.id.clone())),
        ..Part::of(report.name(channel), figures.lines.of(line))
    });
    parts.filter(|part| !part.amount.is_nothing()).collect()
}

/// Returns the costs beside media, each with what it has in the weeks that `is_in` takes; `None` stands for no week of the
/// calendar.
pub(super) fn others(report: &Report<'_>, is_in: impl Fn(Option<u32>) -> bool) -> Vec<Part> {
    let words = &report.texts.cards;
    let currency = report.plan.money.currency;
    let weeks = report.plan.calendar.weeks;
    let costs = report.plan.other_costs.iter().zip(&report.analysis.budget.other_costs);
    let part = |(cost, found): (&Arc<OtherCost>, &OtherCostResult)| {
        let dated = |week: u32| Some(week).filter(|week| (1..=weeks).contains(week));
        let amount = if found.weeks.is_empty() {
            if is_in(None) { found.total } else { Total::ZERO }
        } else {
            found.weeks.iter().filter(|(week, _)| is_in(dated(*week))).map(|&(_, amount)| amount).sum()
        };
        let mut how = Vec::new();
        if let Some(share) = &cost.terms.share {
            let (percent, base) =
                (report.locale.exact_percent(share.percent), terms::cost_base(&share.of, report.locale.language));
            how.push(fill!(report.texts.figures.percent_of_base, &[("percent", &percent), ("base", base)]));
        }
        if !found.tax.is_nothing() {
            how.push(fill!(words.money_with_tax, &[("tax", &report.locale.total(found.tax, currency))]));
        }
        if amount != found.total {
            how.push(fill!(words.money_part_of, &[("total", &report.locale.total(found.total, currency))]));
        }
        if let Some(why) = found.total.why_missing() {
            how.push(text::reason(why, report.locale.language).to_owned());
        }
        Part { how: how.join(report.texts.shared.comma), ..Part::of(report.name(cost), amount) }
    };
    costs.map(part).filter(|part| !part.amount.is_nothing()).collect()
}
