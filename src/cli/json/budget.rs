//! Says what the plan costs.

use std::borrow::Cow;

use serde_json::Value;

use super::object::Object;
use crate::budget::{ActualResults, BudgetResults, CostLines, DivisionResults, PlacementActual};
use crate::plan::{CostLine, Delivery, Figure, Identified, Index, List, Money, Placement, Plan, Total};

/// Returns `budget`: amounts as decimal strings with all of the currency's decimals.
pub(super) fn budget(plan: &Plan, results: &BudgetResults) -> Object {
    let amount = |money: Money| results.currency.plain(money);
    let by_element = results.by_element.iter().map(|&(element, total)| (Cow::Borrowed(element.as_str()), total));
    Object::default()
        .with("currency", results.currency.code())
        .figure("budget", results.budget.map(amount))
        .total("total", results.total, amount)
        .total("media", results.media, amount)
        .with("lines", lines(&results.lines, amount))
        .total("other", results.other, amount)
        .total("other_tax", results.other_tax, amount)
        .total("tax_on_top", results.tax_on_top, amount)
        .left("remaining", results.remaining, amount)
        .named_totals("by_channel", by_id(&plan.channels, &results.by_channel), amount)
        .named_totals("by_element", by_element, amount)
        .named_totals("by_message", by_id(&plan.messages, &results.by_message), amount)
        .named_totals("by_audience", by_id(&plan.audiences, &results.by_audience), amount)
        .total("unassigned", results.unassigned, amount)
        .totals("by_week", &results.by_week, amount)
        .with("by_month", by_month(results, amount))
        .with("by_element_month", by_element_month(results, amount))
        .totals("other_by_week", &results.other_by_week, amount)
        .total("other_undated", results.other_undated, amount)
        .with("other_costs", other_costs(plan, results, amount))
        .with("volume_discounts", volume_discounts(plan, results))
        .with("placements", placements(plan, results, amount))
        .with("divisions", results.divisions.iter().map(|found| division(found, amount).into()).collect::<Vec<Value>>())
        .figure("actual", results.actual.as_ref().map(|found| actual(plan, results, found)).map_err(|why| *why))
}

fn by_id<'a, T: Identified>(
    items: &'a List<T>,
    totals: &'a [Total],
) -> impl Iterator<Item = (Cow<'a, str>, Total)> + 'a {
    items.iter().zip(totals).map(|(item, &total)| (Cow::Borrowed(item.id().as_ref()), total))
}

/// Returns each line by its name; `null` with its reason where a cost is missing from it.
fn lines(lines: &CostLines, amount: impl Fn(Money) -> String + Copy) -> Object {
    let name = |line: CostLine| match line {
        CostLine::Gross => "gross",
        CostLine::VolumeDiscount => "volume_discount",
        CostLine::NegotiatedDiscount => "negotiated_discount",
        CostLine::CommissionIncluded => "commission_included",
        CostLine::Net => "net",
        CostLine::Commission => "commission",
        CostLine::Fees => "fees",
        CostLine::Tax => "tax",
        CostLine::Labour => "labour",
        CostLine::Total => "total",
        CostLine::TaxOnTop => "tax_on_top",
    };
    let all = CostLine::ALL.into_iter();
    all.fold(Object::default(), |object, line| object.total(name(line), lines.of(line), amount))
}

fn month_name((year, month): (i16, i8)) -> String {
    format!("{year:04}-{month:02}")
}

fn by_month(results: &BudgetResults, amount: impl Fn(Money) -> String) -> Vec<Value> {
    let months = results.by_month.iter().zip(&results.other_by_month).map(|(&(month, media), &other)| {
        Object::default()
            .with("month", month_name(month))
            .total("media", media, &amount)
            .total("other", other, &amount)
            .into()
    });
    months.collect()
}

/// Returns for each element its media cost in each month of `by_month`.
fn by_element_month(results: &BudgetResults, amount: impl Fn(Money) -> String) -> Object {
    let rows = results.by_element.iter().zip(results.by_element_month());
    rows.fold(Object::default(), |object, (&(element, _), months)| object.totals(element.as_str(), &months, &amount))
}

fn other_costs(plan: &Plan, results: &BudgetResults, amount: impl Fn(Money) -> String) -> Vec<Value> {
    let costs = plan.other_costs.iter().zip(&results.other_costs).map(|(cost, found)| {
        Object::default()
            .with("id", cost.id.as_str())
            .figure("amount", found.amount.map(&amount))
            .total("tax", found.tax, &amount)
            .total("total", found.total, &amount)
            .into()
    });
    costs.collect()
}

/// Lists channels with volume discounts; `units_to_next` and `next_percent` where there is a further step.
fn volume_discounts(plan: &Plan, results: &BudgetResults) -> Vec<Value> {
    let channels = plan.channels.iter().zip(&results.channels).filter_map(|(channel, figures)| {
        let volume = figures.volume?;
        let object = Object::default()
            .with("channel", channel.id.as_str())
            .whole("units", volume.units)
            .with("percent", volume.percent.to_string());
        Some(match volume.next {
            Some((missing, percent)) => {
                object.whole("units_to_next", missing).with("next_percent", percent.to_string()).into()
            }
            None => object.into(),
        })
    });
    channels.collect()
}

/// Lists each placement's cost; `cost` is `null` where a part of it cannot be computed.
fn placements(plan: &Plan, results: &BudgetResults, amount: impl Fn(Money) -> String + Copy) -> Vec<Value> {
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
            .total("cost", cost.total(), amount)
            .with("lines", lines(&cost.lines(), amount));
        match &cost.working {
            Some(working) => object
                .whole("units", working.units)
                .whole("free_units", working.free_units)
                .figure("added_value", cost.error.map_or(Ok(amount(working.added_value)), Err))
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
            .total("planned", part.planned, &amount)
            .left("difference", part.left(), &amount)
            .with("locked", part.is_locked)
            .into()
    });
    let parts: Vec<Value> = parts.collect();
    Object::default()
        .with("by", found.by.as_str())
        .figure("to_divide", found.to_divide.map(&amount))
        .total("allotted", found.allotted, &amount)
        .left("unallotted", found.unallotted, &amount)
        .with("parts", parts)
}

fn actual(plan: &Plan, results: &BudgetResults, found: &ActualResults) -> Object {
    let amount = |money: Money| results.currency.plain(money);
    let major = |figure: Figure| figure.map(|minor| minor / 10_f64.powi(i32::from(results.currency.exponent())));
    let one = |placement: &PlacementActual| -> Value {
        let record = plan.actuals.get(placement.record).map_or("", |record| record.placement.as_str());
        Object::default()
            .with("id", record)
            .total("spent", placement.spent, amount)
            .total("planned_to_date", placement.planned_to_date, amount)
            .total("planned", placement.planned, amount)
            .figure("pace", placement.pace())
            .whole("delivered", placement.delivered)
            .whole("planned_units_to_date", placement.planned_units_to_date)
            .figure("delivery_pace", placement.delivery_pace())
            .figure("cpm", major(placement.cpm()))
            .figure("planned_cpm", major(placement.planned_cpm()))
            .into()
    };
    let placements: Vec<Value> = found.placements.iter().map(one).collect();
    Object::default()
        .with("through_week", found.through_week)
        .total("spent", found.spent, amount)
        .total("spent_outside_calendar", found.outside, amount)
        .total("planned_to_date", found.planned_to_date, amount)
        .figure("pace", found.pace())
        .with("impressions", found.impressions)
        .with("planned_impressions_to_date", found.planned_impressions_to_date)
        .figure("cpm", major(found.cpm()))
        .totals("by_week", &found.by_week, amount)
        .with("placements", placements)
}
