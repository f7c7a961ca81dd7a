//! What the plan costs.

use serde_json::Value;

use super::object::Object;
use crate::budget::{ActualResults, BudgetResults, CostLines, DivisionResults, PlacementActual};
use crate::plan::{Delivery, Figure, Identified, Index, List, Money, Placement, Plan};

/// `budget`: amounts as decimal strings with all of the currency's decimals.
pub(super) fn budget(plan: &Plan, results: &BudgetResults) -> Object {
    let amount = |money: Money| results.currency.plain(money);
    let by_element = results
        .by_element
        .iter()
        .fold(Object::default(), |object, &(element, money)| object.with(element.as_str(), amount(money)));
    Object::default()
        .with("currency", results.currency.code())
        .figure("budget", results.budget.map(amount))
        .with("total", amount(results.total))
        .with("media", amount(results.media))
        .with("lines", lines(&results.lines, amount))
        .with("other", amount(results.other))
        .with("other_tax", amount(results.other_tax))
        .with("tax_on_top", amount(results.tax_on_top))
        .figure("remaining", results.remaining.map(amount))
        .with("by_channel", by_id(&plan.channels, &results.by_channel, amount))
        .with("by_element", by_element)
        .with("by_message", by_id(&plan.messages, &results.by_message, amount))
        .with("by_audience", by_id(&plan.audiences, &results.by_audience, amount))
        .with("unassigned", amount(results.unassigned))
        .with("by_week", list(&results.by_week, amount))
        .with("by_month", by_month(results, amount))
        .with("by_element_month", by_element_month(results, amount))
        .with("other_by_week", list(&results.other_by_week, amount))
        .with("other_undated", amount(results.other_undated))
        .with("other_costs", other_costs(plan, results, amount))
        .with("volume_discounts", volume_discounts(plan, results))
        .with("placements", placements(plan, results, amount))
        .with("divisions", results.divisions.iter().map(|found| division(found, amount).into()).collect::<Vec<Value>>())
        .figure("actual", results.actual.as_ref().map(|found| actual(plan, results, found)).map_err(|why| *why))
}

fn by_id<T: Identified>(items: &List<T>, amounts: &[Money], amount: impl Fn(Money) -> String) -> Object {
    let both = items.iter().zip(amounts);
    both.fold(Object::default(), |object, (item, &money)| object.with_first(item.id().as_ref(), amount(money)))
}

fn list(amounts: &[Money], amount: impl Fn(Money) -> String) -> Value {
    amounts.iter().map(|&money| amount(money)).collect()
}

/// Whole numbers as JSON has them; what is beyond 64 bits as the largest.
fn whole(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn lines(lines: &CostLines, amount: impl Fn(Money) -> String) -> Object {
    Object::default()
        .with("gross", amount(lines.gross))
        .with("volume_discount", amount(lines.volume_discount))
        .with("negotiated_discount", amount(lines.negotiated_discount))
        .with("commission_included", amount(lines.commission_included))
        .with("net", amount(lines.net))
        .with("commission", amount(lines.commission))
        .with("fees", amount(lines.fees))
        .with("tax", amount(lines.tax))
        .with("labour", amount(lines.labour))
        .with("total", amount(lines.total))
        .with("tax_on_top", amount(lines.tax_on_top))
}

fn month_name((year, month): (i16, i8)) -> String {
    format!("{year:04}-{month:02}")
}

fn by_month(results: &BudgetResults, amount: impl Fn(Money) -> String) -> Vec<Value> {
    let months = results.by_month.iter().zip(&results.other_by_month).map(|(&(month, media), &other)| {
        Object::default()
            .with("month", month_name(month))
            .with("media", amount(media))
            .with("other", amount(other))
            .into()
    });
    months.collect()
}

/// For each element its media cost in each month of `by_month`.
fn by_element_month(results: &BudgetResults, amount: impl Fn(Money) -> String) -> Object {
    let rows = results.by_element.iter().zip(results.by_element_month());
    rows.fold(Object::default(), |object, (&(element, _), months)| {
        object.with(element.as_str(), list(&months, &amount))
    })
}

fn other_costs(plan: &Plan, results: &BudgetResults, amount: impl Fn(Money) -> String) -> Vec<Value> {
    let costs = plan.other_costs.iter().zip(&results.other_costs).map(|(cost, found)| {
        Object::default()
            .with("id", cost.id.as_str())
            .figure("amount", found.amount.map(&amount))
            .with("tax", amount(found.tax))
            .with("total", amount(found.total))
            .into()
    });
    costs.collect()
}

/// Channels with volume discounts; `units_to_next` and `next_percent` where there is a further step.
fn volume_discounts(plan: &Plan, results: &BudgetResults) -> Vec<Value> {
    let channels = plan.channels.iter().zip(&results.channels).filter_map(|(channel, figures)| {
        let volume = figures.volume?;
        let object = Object::default()
            .with("channel", channel.id.as_str())
            .with("units", whole(volume.units))
            .with("percent", volume.percent.to_string());
        Some(match volume.next {
            Some((missing, percent)) => {
                object.with("units_to_next", whole(missing)).with("next_percent", percent.to_string()).into()
            }
            None => object.into(),
        })
    });
    channels.collect()
}

/// Each placement's cost; `cost` is `null` where a part of it cannot be computed.
fn placements(plan: &Plan, results: &BudgetResults, amount: impl Fn(Money) -> String) -> Vec<Value> {
    let index = Index::of(plan);
    // The audiences in which the impressions are counted, each person once.
    let counted_in = |placement: &Placement| -> Vec<Value> {
        let delivery = Delivery::of(placement, plan, &index);
        let counted = delivery.iter().flat_map(Delivery::counted);
        counted.map(|share| plan.audiences[share.audience].id.as_str().into()).collect()
    };
    let placements = plan.placements.iter().zip(&results.placements).map(|(placement, cost)| {
        let object = Object::default()
            .with("id", placement.id.as_str())
            .figure("cost", cost.error.map_or(Ok(amount(cost.total)), Err))
            .with("lines", lines(&cost.lines, &amount));
        match &cost.working {
            Some(working) => object
                .with("units", whole(working.units))
                .with("free_units", whole(working.free_units))
                .with("added_value", amount(working.added_value))
                .with("impressions", working.impressions)
                .with("impressions_in", counted_in(placement))
                .into(),
            None => object.into(),
        }
    });
    placements.collect()
}

fn division(found: &DivisionResults, amount: impl Fn(Money) -> String) -> Object {
    let parts = found.parts.iter().map(|part| {
        Object::default()
            .with("of", part.of.as_str())
            .figure("allotted", part.allotted.map(&amount))
            .with("planned", amount(part.planned))
            .figure("difference", part.allotted.map(|allotted| amount(allotted - part.planned)))
            .with("locked", part.is_locked)
            .into()
    });
    let parts: Vec<Value> = parts.collect();
    Object::default()
        .with("by", found.by.as_str())
        .figure("to_divide", found.to_divide.map(&amount))
        .with("allotted", amount(found.allotted))
        .figure("unallotted", found.unallotted.map(&amount))
        .with("parts", parts)
}

fn actual(plan: &Plan, results: &BudgetResults, found: &ActualResults) -> Object {
    let amount = |money: Money| results.currency.plain(money);
    let major = |figure: Figure| figure.map(|minor| minor / 10_f64.powi(i32::from(results.currency.exponent())));
    let one = |placement: &PlacementActual| -> Value {
        let record = plan.actuals.get(placement.record).map_or("", |record| record.placement.as_str());
        Object::default()
            .with("id", record)
            .with("spent", amount(placement.spent))
            .with("planned_to_date", amount(placement.planned_to_date))
            .with("planned", amount(placement.planned))
            .figure("pace", placement.pace())
            .with("delivered", whole(placement.delivered))
            .with("planned_units_to_date", whole(placement.planned_units_to_date))
            .figure("delivery_pace", placement.delivery_pace())
            .figure("cpm", major(placement.cpm()))
            .figure("planned_cpm", major(placement.planned_cpm()))
            .into()
    };
    let placements: Vec<Value> = found.placements.iter().map(one).collect();
    Object::default()
        .with("through_week", found.through_week)
        .with("spent", amount(found.spent))
        .with("spent_outside_calendar", amount(found.outside))
        .with("planned_to_date", amount(found.planned_to_date))
        .figure("pace", found.pace())
        .with("impressions", found.impressions)
        .with("planned_impressions_to_date", found.planned_impressions_to_date)
        .figure("cpm", major(found.cpm()))
        .with("by_week", list(&found.by_week, amount))
        .with("placements", placements)
}
