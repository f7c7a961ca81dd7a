mod commission;
mod cost_models;
mod division;
mod free_units;
mod missing;
mod reuse;
mod tax;
mod totals;

use super::{BudgetResults, CostLines, budget};
use crate::plan::sample_b::{audience, channel, decimal, message, placement, rayhan_soap};
use crate::plan::{
    Bilingual, Calendar, Channel, Contact, ContactModel, CostLine, CostModel, Element, Fee, FeeAmount, FeeBase, Figure,
    Left, Money, NotComputable, Placement, Plan, Tool, Total, Unit,
};

fn rating(audience: &str, r1: f64) -> Contact {
    Contact {
        audience: audience.into(),
        model: ContactModel::Rating { r1, r2: None },
        share: None,
        source: String::new(),
    }
}

/// What a plan of one placement on a channel of `unit` with `cost` costs.
fn one(currency: &str, unit: Unit, cost: CostModel, edit: impl FnOnce(&mut Channel, &mut Placement)) -> BudgetResults {
    budget(&one_plan(currency, unit, cost, edit))
}

/// A plan of one placement on a channel of `unit` with `cost`.
fn one_plan(currency: &str, unit: Unit, cost: CostModel, edit: impl FnOnce(&mut Channel, &mut Placement)) -> Plan {
    let mut plan = Plan::empty(Calendar { start: jiff::civil::date(2026, 3, 1), weeks: 5 }, currency.parse().unwrap());
    plan.audiences = [audience("a", 1000), audience("b", 3000)].into_iter().collect();
    plan.messages = [message("m")].into_iter().collect();
    let mut on = Channel { unit, cost, ..channel("c", Tool::Radio, &["a", "b"]) };
    if unit == Unit::Insertions {
        on.contacts = vec![rating("a", 0.15), rating("b", 1.0 / 3.0)];
    }
    let mut line = placement("p", "m", "c", &[], 1, &[10, 0, 3]);
    edit(&mut on, &mut line);
    plan.channels = [on].into_iter().collect();
    plan.placements = [line].into_iter().collect();
    plan
}

/// What is left, where nothing is missing.
fn exactly(left: Figure<Left>) -> Figure<Money> {
    left.and_then(|left| left.exact())
}

/// True when parts add up to the whole, and lack something exactly when it does.
fn same(parts: impl IntoIterator<Item = Total>, whole: Total) -> bool {
    let sum: Total = parts.into_iter().sum();
    sum.at_least() == whole.at_least() && sum.exact().is_ok() == whole.exact().is_ok()
}

fn assert_adds_up(results: &BudgetResults) {
    let media = results.media;
    let is_whole = |parts: &[Total]| same(parts.iter().copied(), media);
    assert!(is_whole(&results.by_channel), "channels");
    assert!(is_whole(&results.by_message), "messages");
    assert!(is_whole(&results.by_week), "weeks");
    assert!(same(results.by_audience.iter().copied().chain([results.unassigned]), media), "audiences");
    assert!(same(results.by_element.iter().map(|&(_, cost)| cost), media), "elements");
    assert!(same(results.by_month.iter().map(|&(_, cost)| cost), media), "months");
    let placed = results.placements.iter().filter(|cost| cost.place.is_some());
    assert!(same(placed.clone().map(|cost| cost.total()), media), "placements");
    let first = placed.filter_map(|cost| cost.error).min_by_key(|why| media.why_missing() != Some(*why));
    assert_eq!(media.why_missing(), first, "the reason of one of the costs that are missing");
    for cost in &results.placements {
        assert!(same(cost.weeks(), cost.total()) || cost.weeks().len() == 0);
        assert_eq!(cost.error, cost.total().why_missing());
    }
    for (row, &(element, cost)) in results.by_element.iter().enumerate() {
        assert!(same(results.by_element_week[row].iter().copied(), cost), "{element:?} by week");
        assert!(same(results.by_element_month()[row].iter().copied(), cost), "{element:?} by month");
    }
    let on_top = results.other_costs.iter().map(|cost| cost.tax_on_top).sum::<Total>();
    assert_eq!(results.tax_on_top, on_top + results.lines.of(CostLine::TaxOnTop), "tax on top");
    assert_lines(&results.lines, media);
    for (figures, &cost) in results.channels.iter().zip(&results.by_channel) {
        assert_lines(&figures.lines, cost);
        assert!(figures.cpm.is_err() || cost.exact().is_ok(), "no cost per thousand of a sum with gaps");
    }
    for cost in &results.placements {
        assert_lines(&cost.lines(), cost.total());
        if let Some(terms) = cost.working.as_ref().and_then(|working| working.terms.as_ref()) {
            assert_eq!(terms.fees.iter().copied().sum::<Money>(), cost.lines().fees, "fees");
        }
    }
    let other = results.other;
    assert!(same(results.other_costs.iter().map(|cost| cost.total), other), "other costs");
    let with_undated = |parts: &[Total]| same(parts.iter().copied().chain([results.other_undated]), other);
    assert!(with_undated(&results.other_by_month), "other costs by month");
    assert!(with_undated(&results.other_by_week), "other costs by week");
    for cost in &results.other_costs {
        assert_eq!(
            cost.amount.is_ok(),
            cost.total.exact().is_ok(),
            "an amount that is missing is missing from the sum"
        );
    }
    assert!(same(results.cumulative_media.last().copied(), media));
    assert!(same(results.cumulative_total.last().copied(), results.total));
    assert!(same([media, other], results.total));
    if let (Ok(budget), Ok(left)) = (results.budget, results.remaining) {
        assert_eq!(left.at_most(), budget - results.total.at_least());
        assert_eq!(left.exact().is_ok(), results.total.exact().is_ok());
    }
}

fn assert_lines(lines: &CostLines, total: Total) {
    let taken = lines.volume_discount + lines.negotiated_discount + lines.commission_included;
    assert_eq!(lines.gross - taken, lines.net, "{lines:?}");
    assert_eq!(lines.net + lines.commission + lines.fees + lines.tax + lines.labour, lines.total, "{lines:?}");
    assert_eq!(lines.of(CostLine::Total), total);
}

fn fee(amount: FeeAmount) -> Fee {
    Fee { name: Bilingual::default(), amount }
}

fn percent(percent: &str, of: FeeBase) -> Fee {
    fee(FeeAmount::Percent { percent: decimal(percent), of })
}

/// One placement of `units` in one week at `cost`, with the terms that `edit` gives its channel.
fn bought(currency: &str, units: u64, cost: CostModel, edit: impl FnOnce(&mut Channel, &mut Placement)) -> Plan {
    one_plan(currency, Unit::Impressions, cost, |channel, placement| {
        placement.quantities = vec![units];
        edit(channel, placement);
    })
}

fn lines(plan: &Plan) -> CostLines {
    let results = budget(plan);
    assert_adds_up(&results);
    assert_eq!(results.placements[0].error, None);
    results.placements[0].lines()
}

#[test]
fn the_sample_costs_what_its_table_says() {
    let results = budget(&rayhan_soap());
    assert_eq!(results.media, Money(2_181_000));
    assert_eq!(results.other, Money(819_000));
    assert_eq!(results.total, Money(3_000_000));
    assert_eq!(results.budget, Ok(Money(3_000_000)));
    assert_eq!(exactly(results.remaining), Ok(Money(0)));
    let by_message = [420, 160, 400, 270, 156, 640, 45, 90].map(|major| Money(major * 1000));
    assert_eq!(results.by_message, by_message);
    assert_eq!(results.by_channel, [660, 240, 160, 400, 36, 640, 45].map(|major| Money(major * 1000)));
    assert_eq!(results.by_element, [(Element::Advertising, Money(2_181_000).into())]);
    assert_eq!(results.by_audience, [1930, 80, 81, 90].map(|major| Money(major * 1000)));
    assert_eq!(results.by_week, [280, 350, 355, 200, 375, 276, 195, 150].map(|major| Money(major * 1000)));
    assert_eq!(results.by_month, [((2026, 3), Money(1_560_000).into()), ((2026, 4), Money(621_000).into())]);
    assert_eq!(results.other_undated, Money(159_000));
    assert_eq!(results.cumulative_media.last(), Some(&results.media));
    assert_eq!(results.cumulative_total.last(), Some(&results.total));
    let cpm = results.channels[0].cpm.unwrap();
    assert!((cpm - 660.0 / 480_000.0 * 1000.0).abs() < 1e-9, "{cpm}");
}

#[test]
fn negative_amounts_and_strange_plans_do_not_panic() {
    for unit in Unit::ALL {
        for amount in ["-1", "-92233720368547758.07", "92233720368547758.07"] {
            let rate = decimal(amount);
            for cost in [
                CostModel::PerUnit(rate),
                CostModel::PerThousand(rate),
                CostModel::PerWeek(rate),
                CostModel::PerMonth(rate),
                CostModel::PerFlight(rate),
                CostModel::PerPeriod { rate, weeks: 2 },
                CostModel::PerAction { rate, action_rate: f64::INFINITY },
                CostModel::Flat(rate),
                CostModel::PerClick { rate, click_rate: -1e300 },
                CostModel::PerGrp { rate, audience: "a".into() },
            ] {
                for start in [0, 1, 5, 6, u32::MAX] {
                    let results = one("CLF", unit, cost.clone(), |on, line| {
                        line.start_week = start;
                        line.quantities = vec![u64::MAX, 0, 1, u64::MAX];
                        on.contacts.push(rating("a", f64::NAN));
                    });
                    assert_adds_up(&results);
                }
            }
        }
    }
}

#[test]
fn what_is_not_in_the_plan_costs_nothing_and_says_so() {
    let mut plan = rayhan_soap();
    plan.placements = [placement("p", "nobody", "instagram", &[], 1, &[5])].into_iter().collect();
    plan.money.budget = decimal("0.00");
    let results = budget(&plan);
    assert_eq!(results.placements[0].error, Some(NotComputable::NothingPlaced));
    assert_eq!(results.budget, Err(NotComputable::NoBudget));
    assert_eq!(exactly(results.remaining), Err(NotComputable::NoBudget));
    assert_eq!(results.channels[0].cpm, Err(NotComputable::NothingPlaced));
    assert_eq!(results.by_element, []);
    assert_adds_up(&results);
}
