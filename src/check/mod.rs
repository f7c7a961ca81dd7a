//! Problems in a plan, as data: a code, a place, arguments; no sentences.

mod cases;
mod money;
mod placements;
mod problem;
#[cfg(test)]
mod tests;
mod translations;

pub use money::Spending;
pub use problem::{Argument, Code, Place, Problem, Severity, TextPart};
#[cfg(test)]
pub(crate) use tests::faulty_plans;

use crate::plan::Plan;

/// What is wrong, doubtful or missing in `plan`: errors first, then warnings, then notices, each in the order of the
/// document. Whether the plan is over its budget needs its costs: see [`check_spending`].
#[must_use]
pub fn check(plan: &Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    cases::calendar_and_money(plan, &mut problems);
    cases::settings(plan, &mut problems);
    cases::audiences(plan, &mut problems);
    cases::vocabulary(plan, &mut problems);
    cases::platform(plan, &mut problems);
    cases::messages(plan, &mut problems);
    cases::channels(plan, &mut problems);
    placements::placements(plan, &mut problems);
    money::other_costs(plan, &mut problems);
    money::actuals(plan, &mut problems);
    cases::objectives(plan, &mut problems);
    translations::translations(plan, &mut problems);
    problems.sort_by_key(Problem::rank);
    problems
}

/// [`check`] with the cases that costs show: all that the plan spends is above its budget, and what is missing from it.
#[must_use]
pub fn check_spending(plan: &Plan, spending: &Spending) -> Vec<Problem> {
    with_spending(check(plan), plan, spending)
}

/// What [`check`] found in `plan`, with the cases that costs show.
#[must_use]
pub fn with_spending(mut problems: Vec<Problem>, plan: &Plan, spending: &Spending) -> Vec<Problem> {
    let total = spending.total;
    money::uncounted(plan, spending, &mut problems);
    let budget = plan.money.currency.money(plan.money.budget);
    if !plan.money.budget.is_zero() && total > budget {
        let over = Problem::new(Code::OverBudget, Place::Money)
            .with("over", Argument::Money(total - budget))
            .with("budget", Argument::Money(budget));
        problems.push(over);
    }
    problems.sort_by_key(Problem::rank);
    problems
}
