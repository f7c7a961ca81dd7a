//! Problems in a plan, as data: a code, a place, arguments; no sentences.

mod cases;
mod placements;
mod problem;
#[cfg(test)]
mod tests;
mod translations;

pub use problem::{Argument, Code, Place, Problem, Severity, TextPart};
#[cfg(test)]
pub(crate) use tests::faulty_plans;

use crate::plan::{Money, Plan};

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
    cases::other_costs(plan, &mut problems);
    cases::objectives(plan, &mut problems);
    translations::translations(plan, &mut problems);
    problems.sort_by_key(Problem::rank);
    problems
}

/// [`check`] with one more case: `total`, all that the plan spends, is above its budget.
#[must_use]
pub fn check_spending(plan: &Plan, total: Money) -> Vec<Problem> {
    let mut problems = check(plan);
    let budget = plan.money.currency.money(plan.money.budget);
    if !plan.money.budget.is_zero() && total > budget {
        let over = Problem::new(Code::OverBudget, Place::Money)
            .with("over", Argument::Money(total - budget))
            .with("budget", Argument::Money(budget));
        problems.push(over);
        problems.sort_by_key(Problem::rank);
    }
    problems
}
