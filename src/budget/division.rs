//! The budget divided from above, and what is planned beside it.

use super::fraction::Fraction;
use crate::plan::{
    Decimal, Division, DivisionBy, DivisionMethod, Element, Figure, Left, Money, NotComputable, Plan, Total,
    largest_remainder,
};

/// One part of a divided budget.
#[derive(Clone, Debug, PartialEq)]
pub struct PartResult {
    /// Which part: see [`crate::plan::DivisionPart::of`].
    pub of: String,
    /// What it may spend; why that cannot be computed.
    pub allotted: Figure<Money>,
    /// What its placements cost as planned.
    pub planned: Total,
    /// True when its amount is fixed.
    pub is_locked: bool,
    /// False when the plan has no such element, channel, audience or month in use.
    pub is_known: bool,
}

/// A divided budget.
#[derive(Clone, Debug, PartialEq)]
pub struct DivisionResults {
    /// Over what it is divided.
    pub by: DivisionBy,
    /// What is divided: the budget less the costs beside media.
    pub to_divide: Figure<Money>,
    /// Every part of the plan, then those that the plan does not have.
    pub parts: Vec<PartResult>,
    /// What the parts may spend together.
    pub allotted: Total,
    /// What is divided less what the parts may spend; below zero when they may spend more.
    pub unallotted: Figure<Left>,
}

impl PartResult {
    /// Returns what it may spend more than is planned, below zero when more is planned.
    ///
    /// # Errors
    /// Why what it may spend cannot be computed.
    pub fn left(&self) -> Figure<Left> {
        self.allotted.map(|allotted| self.planned.left_of(allotted))
    }
}

/// Makes a total of an amount, or of the gap that stands for it.
fn total(amount: Figure<Money>) -> Total {
    Total::of(amount.unwrap_or(Money::ZERO), amount.err())
}

/// Returns the month of a part: `2026-03`.
fn month_name((year, month): (i16, i8)) -> String {
    format!("{year:04}-{month:02}")
}

/// Returns the parts that a plan has by one thing: the elements that have a channel, channels, audiences, months.
#[must_use]
pub fn part_names(plan: &Plan, by: DivisionBy) -> Vec<String> {
    match by {
        DivisionBy::Element => Element::ALL
            .into_iter()
            .filter(|&element| plan.channels.iter().any(|channel| channel.element == element))
            .map(|element| element.as_str().to_owned())
            .collect(),
        DivisionBy::Channel => plan.channels.iter().map(|channel| channel.id.to_string()).collect(),
        DivisionBy::Audience => plan.audiences.iter().map(|audience| audience.id.to_string()).collect(),
        DivisionBy::Month => {
            let days = (1..=plan.calendar.weeks).filter_map(|week| plan.calendar.first_day(week));
            let mut months: Vec<String> = days.map(|day| month_name((day.year(), day.month()))).collect();
            months.dedup();
            months
        }
    }
}

/// Divides `to_divide` over the parts of `plan` as `division` says; `planned` says what a part's placements cost.
#[must_use]
pub fn divide(
    plan: &Plan,
    division: &Division,
    to_divide: Figure<Money>,
    planned: impl Fn(&str) -> Total,
) -> DivisionResults {
    let mut names = part_names(plan, division.by);
    let known = names.len();
    let foreign = division.parts.iter().map(|part| &part.of).filter(|of| !names.contains(of)).cloned();
    let foreign: Vec<String> = foreign.collect();
    names.extend(foreign);
    let currency = plan.money.currency;
    let locked: Vec<Option<Figure<Money>>> = names
        .iter()
        .map(|name| {
            let amount = division.part(name)?.locked?;
            Some(currency.checked_money(amount).ok_or(NotComputable::TooLarge))
        })
        .collect();
    let allotted = allot(plan, division, to_divide, &names, &locked);
    let parts: Vec<PartResult> = names
        .into_iter()
        .zip(allotted)
        .zip(&locked)
        .enumerate()
        .map(|(position, ((of, allotted), locked))| PartResult {
            planned: planned(&of),
            of,
            allotted,
            is_locked: locked.is_some(),
            is_known: position < known,
        })
        .collect();
    let sum: Total = parts.iter().map(|part| total(part.allotted)).sum();
    DivisionResults {
        by: division.by,
        unallotted: to_divide.map(|whole| sum.left_of(whole)),
        to_divide,
        parts,
        allotted: sum,
    }
}

/// Returns what each part may spend. Locked parts keep their amount.
///
/// By percent and by equal share, the others divide what the locked ones leave, `R = whole − Σ locked`: by percent
/// `R · pᵢ / (100 − Σ percents of the locked)`, so that percents of 100 leave nothing over; equally `R / n`. By the other
/// methods each part's amount follows from its own number, whatever is there to divide.
fn allot(
    plan: &Plan,
    division: &Division,
    to_divide: Figure<Money>,
    names: &[String],
    locked: &[Option<Figure<Money>>],
) -> Vec<Figure<Money>> {
    let value = |name: &String| division.part(name).map_or(Decimal::ZERO, |part| part.value);
    let fixed: Total = locked.iter().flatten().map(|&amount| total(amount)).sum();
    let shared = |weights: &[u64], rest: u64| -> Vec<Figure<Money>> {
        let mut weights = weights.to_vec();
        weights.push(rest);
        let left = to_divide.and_then(|whole| fixed.left_of(whole).exact());
        let parts = left.map(|left| largest_remainder(left, &weights));
        (0..names.len()).map(|at| parts.as_ref().map(|parts| parts[at]).map_err(|why| *why)).collect()
    };
    let by_value = |factor: Option<Fraction>| -> Vec<Figure<Money>> {
        let scale = Fraction::whole(10_i128.pow(u32::from(plan.money.currency.exponent())));
        let one = |name: &String| Fraction::decimal(value(name))?.times(scale)?.times(factor?)?.of(Money(1));
        names.iter().map(|name| one(name).ok_or(NotComputable::TooLarge)).collect()
    };
    let free = match division.method {
        DivisionMethod::EqualShare => {
            let weights: Vec<u64> = locked.iter().map(|amount| u64::from(amount.is_none())).collect();
            if weights.contains(&1) { shared(&weights, 0) } else { vec![Ok(Money::ZERO); names.len()] }
        }
        DivisionMethod::Percent => {
            let hundred = fine_percent(Decimal::new(100, 0).unwrap_or_default());
            let percents: Vec<u64> = names.iter().map(|name| fine_percent(value(name))).collect();
            let of_locked: u64 = percents.iter().zip(locked).filter(|(_, lock)| lock.is_some()).map(|(p, _)| p).sum();
            let open = percents.iter().zip(locked).map(|(&percent, lock)| if lock.is_some() { 0 } else { percent });
            let open: Vec<u64> = open.collect();
            let rest = hundred.saturating_sub(of_locked).saturating_sub(open.iter().sum());
            if open.iter().all(|&percent| percent == 0) {
                vec![Ok(Money::ZERO); names.len()]
            } else {
                shared(&open, rest)
            }
        }
        DivisionMethod::ObjectiveAndTask => by_value(Some(Fraction::whole(1))),
        DivisionMethod::LastPeriodPlus(percent) => {
            by_value(Fraction::percent(percent).and_then(|more| Fraction::whole(1).plus(more)))
        }
        DivisionMethod::PercentOfSales(percent) => by_value(Fraction::percent(percent)),
    };
    free.into_iter().zip(locked).map(|(free, lock)| lock.unwrap_or(free)).collect()
}

/// Returns a percent in its finest decimals; none below zero.
fn fine_percent(percent: Decimal) -> u64 {
    let finest = 10_i128.pow(u32::from(Decimal::MAX_DECIMALS));
    let fine = i128::from(percent.mantissa()) * finest / percent.denominator();
    u64::try_from(fine.clamp(0, 1000 * finest)).unwrap_or(0)
}
