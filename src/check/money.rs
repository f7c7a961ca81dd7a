//! The cases of money: how media are bought, costs beside them, what was recorded.

use std::collections::BTreeSet;

use super::problem::{Problems, duplicates};
use super::{Argument, Code, Problem, ProblemPlace};
use crate::plan::{
    Channel, Commission, CostBase, CostModel, Currency, Decimal, DivisionMethod, FeeAmount, MAX_WEEKS, Media,
    NotComputable, OtherCost, Placement, Plan, is_percent,
};

/// Holds what the costs of a plan add to its problems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spending {
    /// All that the plan spends, as far as it is known.
    pub total: crate::plan::Money,
    /// True when a cost is missing from the total.
    pub is_least: bool,
    /// Placements whose cost is missing from the total, with the reason.
    pub placements: Vec<(usize, NotComputable)>,
    /// Costs beside media that are missing from the total, with the reason.
    pub other_costs: Vec<(usize, NotComputable)>,
}

/// Reports what is missing from the total because it cannot be computed.
pub(super) fn uncounted(plan: &Plan, spending: &Spending, problems: &mut Problems) {
    let problem = |why: NotComputable, place: ProblemPlace| match why {
        NotComputable::TooLarge => Some(Problem::new(Code::AmountTooLarge, place)),
        NotComputable::CircularBase => Some(Problem::new(Code::CircularBase, place)),
        // These are reported where their cause is: an unknown message or channel, the terms of a channel, no budget.
        NotComputable::NothingPlaced | NotComputable::NoExchangeRate | NotComputable::NoPeriod => None,
        why => Some(Problem::new(Code::CostMissing, place).with("reason", Argument::Reason(why))),
    };
    for &(position, why) in &spending.placements {
        if let Some(placement) = plan.placements.get(position) {
            problems.extend(problem(why, ProblemPlace::Placement(position, placement.id.clone())));
        }
    }
    for &(position, why) in &spending.other_costs {
        if let Some(cost) = plan.other_costs.get(position) {
            problems.extend(problem(why, ProblemPlace::OtherCost(position, cost.id.clone())));
        }
    }
}

/// Checks an amount that is paid as it stands: not below zero, and payable in the currency.
pub(super) fn amount(plan: &Plan, amount: Decimal, place: &ProblemPlace, problems: &mut Problems) {
    let currency = plan.money.currency;
    rate(amount, currency, place, problems);
    if !plan.money.currency.can_express(amount) {
        let problem = Problem::new(Code::TooManyDecimals, place.clone());
        problems.push(
            problem
                .with("amount", Argument::Amount(amount, currency))
                .with("decimals", Argument::Whole(plan.money.currency.exponent().into())),
        );
    }
}

/// Checks a rate in `currency`, which may be finer than the currency.
pub(super) fn rate(rate: Decimal, currency: Currency, place: &ProblemPlace, problems: &mut Problems) {
    not_negative(rate, Argument::Amount(rate, currency), place, problems);
}

/// Checks that a number is not below zero; `shown` is how the problem's sentence shows it.
fn not_negative(number: Decimal, shown: Argument, place: &ProblemPlace, problems: &mut Problems) {
    if number.is_negative() {
        problems.push(Problem::new(Code::NegativeMoney, place.clone()).with("amount", shown));
    }
}

/// Returns the currency of a channel's rates.
fn rates_of(plan: &Plan, channel: &Channel) -> Currency {
    channel.terms.exchange.as_ref().map_or(plan.money.currency, |exchange| exchange.currency)
}

fn percent(percent: Decimal, place: &ProblemPlace, problems: &mut Problems) {
    if !is_percent(percent) {
        let problem = Problem::new(Code::PercentRange, place.clone());
        problems.push(problem.with("value", Argument::Percent(percent)));
    }
}

fn commission(commission: Option<Commission>, place: &ProblemPlace, problems: &mut Problems) {
    if let Some(commission) = commission {
        percent(commission.percent, place, problems);
    }
}

/// Checks the rate of a cost model. Amounts in another currency may be finer than the plan's.
pub(super) fn cost(plan: &Plan, channel: &Channel, model: &CostModel, place: &ProblemPlace, problems: &mut Problems) {
    match model {
        CostModel::Flat(paid)
        | CostModel::PerWeek(paid)
        | CostModel::PerMonth(paid)
        | CostModel::PerFlight(paid)
        | CostModel::PerPeriod { rate: paid, .. }
            if channel.terms.exchange.is_none() =>
        {
            amount(plan, *paid, place, problems);
        }
        _ => {
            if let Some(each) = model.rate() {
                rate(each, rates_of(plan, channel), place, problems);
            }
        }
    }
}

/// Checks what a cost model is paid for beside its rate: a share of units, a block of weeks.
pub(super) fn paid_share(model: &CostModel, place: &ProblemPlace, problems: &mut Problems) {
    if let CostModel::PerPeriod { weeks, .. } = model {
        if !(1..=MAX_WEEKS).contains(weeks) {
            let problem = Problem::new(Code::PeriodRange, place.clone());
            let most = Argument::Whole(MAX_WEEKS.into());
            problems.push(problem.with("value", Argument::Whole((*weeks).into())).with("most", most));
        }
        return;
    }
    let (code, share) = match model {
        CostModel::PerClick { click_rate, .. } => (Code::ClickRateRange, *click_rate),
        CostModel::PerAction { action_rate, .. } => (Code::ActionRateRange, *action_rate),
        _ => return,
    };
    if !(0.0..=1.0).contains(&share) {
        problems.push(Problem::new(code, place.clone()).with("value", Argument::Share(share)));
    }
}

/// Checks how a channel is bought.
pub(super) fn terms(plan: &Plan, channel: &Channel, place: &ProblemPlace, problems: &mut Problems) {
    let terms = &channel.terms;
    percent(terms.discount_percent, place, problems);
    commission(terms.commission, place, problems);
    let mut begins = BTreeSet::new();
    for step in &terms.volume_discounts {
        percent(step.percent, place, problems);
        if !begins.insert(step.from_units) {
            let problem = Problem::new(Code::DiscountSteps, place.clone());
            problems.push(problem.with("value", Argument::Whole(step.from_units)));
        }
    }
    for fee in &terms.fees {
        match fee.amount {
            FeeAmount::Amount(paid) => amount(plan, paid, place, problems),
            FeeAmount::PerThousand(each) => rate(each, rates_of(plan, channel), place, problems),
            FeeAmount::Percent { percent: share, .. } => percent(share, place, problems),
        }
    }
    if let Some(labour) = terms.labour {
        not_negative(labour.hours_per_week, Argument::Exact(labour.hours_per_week), place, problems);
        rate(labour.hourly_rate, plan.money.currency, place, problems);
    }
    if let Some(exchange) = terms.exchange.as_ref().filter(|exchange| exchange.currency != plan.money.currency) {
        rate(exchange.rate, plan.money.currency, place, problems);
        if exchange.rate.is_zero() {
            problems.push(Problem::new(Code::NoExchangeRate, place.clone()).naming(exchange.currency.code()));
        } else if exchange.date.is_none() {
            problems.push(Problem::new(Code::ExchangeWithoutDate, place.clone()));
        }
    }
}

/// Returns true for a channel that someone must work for, and whose cost says nothing of it.
pub(super) fn hides_work(channel: &Channel) -> bool {
    channel.media != Media::Paid && channel.cost == CostModel::Free && channel.terms.labour.is_none()
}

/// Returns what a placement has of its own.
pub(super) fn own_terms(
    plan: &Plan,
    placement: &Placement,
    channel: &Channel,
    place: &impl Fn() -> ProblemPlace,
    problems: &mut Problems,
) {
    let own = &placement.terms;
    if let Some(model) = &own.cost {
        paid_share(model, &place(), problems);
    }
    if placement.rate.is_some() || own.cost.is_some() {
        let model = own.cost.as_ref().unwrap_or(&channel.cost);
        let model = placement.rate.map_or_else(|| model.clone(), |rate| model.with_rate(rate));
        if model != CostModel::Free {
            cost(plan, channel, &model, &place(), problems);
        }
    }
    if *own == crate::plan::PlacementTerms::default() {
        return;
    }
    if let Some(discount) = own.discount_percent {
        percent(discount, &place(), problems);
    }
    commission(own.commission, &place(), problems);
    let units: u128 = placement.units_within(plan.calendar.weeks);
    if u128::from(own.free_units) > units {
        problems.push(Problem::new(Code::MoreFreeThanPlaced, place()));
    }
}

/// Checks the budget, its commission, tax and divisions.
pub(super) fn settings(plan: &Plan, problems: &mut Problems) {
    let place = &ProblemPlace::Money;
    amount(plan, plan.money.budget, place, problems);
    commission(plan.money.commission, place, problems);
    if let Some(tax) = &plan.money.tax {
        percent(tax.percent, place, problems);
    }
    for division in plan.money.divisions.iter().filter(|division| division.method == DivisionMethod::Percent) {
        let sum: f64 = division.parts.iter().map(|part| part.value.to_f64()).sum();
        // Percents have eight decimals at most, so a true sum of 100 is nearer than this.
        if sum > 100.0 + 1e-9 {
            let all = Argument::Share(sum / 100.0);
            problems.push(Problem::new(Code::DivisionAboveAll, place.clone()).with("value", all));
        }
    }
}

/// Checks the costs beside media.
pub(super) fn other_costs(plan: &Plan, problems: &mut Problems) {
    duplicates(&plan.other_costs, problems, |position, cost| ProblemPlace::OtherCost(position, cost.id.clone()));
    for (position, cost) in plan.other_costs.iter().enumerate() {
        other_cost(plan, cost, &ProblemPlace::OtherCost(position, cost.id.clone()), problems);
    }
}

fn other_cost(plan: &Plan, cost: &OtherCost, place: &ProblemPlace, problems: &mut Problems) {
    match &cost.terms.share {
        None => amount(plan, cost.amount, place, problems),
        Some(share) => {
            percent(share.percent, place, problems);
            if let CostBase::Cost(id) = &share.of
                && plan.other_costs.find(id).is_none()
            {
                problems.push(Problem::new(Code::UnknownCost, place.clone()).naming(id));
            }
        }
    }
    let outside = [cost.week, cost.terms.until_week].into_iter().flatten().find(|&week| !plan.calendar.contains(week));
    if let Some(week) = outside {
        problems.push(Problem::new(Code::OutsideCalendar, place.clone()).with("week", Argument::Week(week)));
    } else if let Some(last) = cost.terms.until_week
        && cost.week.is_none_or(|first| first > last)
    {
        problems.push(Problem::new(Code::SpreadRange, place.clone()).with("week", Argument::Week(last)));
    }
}

/// Checks what was recorded as delivered and spent.
pub(super) fn actuals(plan: &Plan, problems: &mut Problems) {
    if plan.actuals.is_empty() {
        return;
    }
    let placements: BTreeSet<&str> = plan.placements.iter().map(|placement| placement.id.as_str()).collect();
    duplicates(&plan.actuals, problems, |position, record| ProblemPlace::Actual(position, record.placement.clone()));
    for (position, record) in plan.actuals.iter().enumerate() {
        let place = ProblemPlace::Actual(position, record.placement.clone());
        if !placements.contains(record.placement.as_str()) {
            problems.push(Problem::new(Code::RecordWithoutPlacement, place.clone()).naming(&record.placement));
        }
        for entry in &record.weeks {
            if let Some(spent) = entry.spent {
                amount(plan, spent, &place, problems);
            }
        }
        if let Some(entry) = record.weeks.iter().find(|entry| !plan.calendar.contains(entry.week)) {
            problems.push(Problem::new(Code::OutsideCalendar, place).with("week", Argument::Week(entry.week)));
        }
    }
}
