//! Problems in a plan, as data: a code, a place, arguments; no sentences.

mod audiences;
mod cases;
mod listening;
mod money;
mod objectives;
mod placements;
mod problem;
#[cfg(test)]
mod tests;
mod translations;

pub use listening::Heard;
pub use money::Spending;
pub use problem::{Argument, Code, Problem, ProblemPlace, Severity, TextPart};
#[cfg(test)]
pub(crate) use tests::faulty_plans;

use std::sync::Arc;

use placements::PlacementChecks;

use crate::plan::{Audience, Channel, Claim, Ids, Plan};

/// Returns what is wrong, doubtful or missing in `plan`: errors first, then warnings, then notices, each in the order of the
/// document. Whether the plan is over its budget needs its costs: see [`check_spending`].
#[must_use]
pub fn check(plan: &Plan) -> Vec<Problem> {
    Checks::of(plan).problems(plan)
}

/// Holds what was found in a plan, in a form that the check after an edit can reuse.
#[derive(Clone, Debug)]
pub struct Checks {
    /// What does not hang on placements, from before them and from after them in the document.
    around: Arc<[Vec<Problem>; 2]>,
    mentions: Arc<Vec<Problem>>,
    placements: PlacementChecks,
}

/// Holds what the problems of mentions follow from, beside the mentions.
#[derive(PartialEq)]
struct NamedByMentions<'a> {
    claims: Ids<'a, Claim>,
    channels: Ids<'a, Channel>,
    audiences: Ids<'a, Audience>,
}

impl<'a> NamedByMentions<'a> {
    fn of(plan: &'a Plan) -> Self {
        Self { claims: Ids(&plan.vocabulary.claims), channels: Ids(&plan.channels), audiences: Ids(&plan.audiences) }
    }
}

impl Checks {
    /// Checks `plan` from nothing.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self::with_checked_mentions(plan, Arc::new(listening::mentions(plan)))
    }

    fn with_checked_mentions(plan: &Plan, mentions: Arc<Vec<Problem>>) -> Self {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        cases::calendar_and_money(plan, &mut before);
        cases::settings(plan, &mut before);
        audiences::audiences(plan, &mut before);
        cases::vocabulary(plan, &mut before);
        cases::platform(plan, &mut before);
        cases::messages(plan, &mut before);
        objectives::serving(plan, &mut before);
        cases::channels(plan, &mut before);
        audiences::shares(plan, &mut before);
        money::other_costs(plan, &mut after);
        money::actuals(plan, &mut after);
        objectives::objectives(plan, &mut after);
        listening::listening(plan, &mut after);
        translations::translations(plan, &mut after);
        Self { around: Arc::new([before, after]), mentions, placements: PlacementChecks::of(plan) }
    }

    /// Checks a `plan` that an edit made out of the one `before`, of which these are the checks. The same as [`Self::of`].
    #[must_use]
    pub fn after_edit(&self, before: &Plan, plan: &Plan) -> Self {
        // What a bilingual plan lacks is looked for in placements too.
        let in_placements_only =
            !plan.bilingual && Plan { placements: before.placements.clone(), ..plan.clone() } == *before;
        let placements = if in_placements_only { self.placements.after(before, plan) } else { None };
        let Some(placements) = placements else {
            let is_kept = NamedByMentions::of(before) == NamedByMentions::of(plan)
                && (before.mentions.same(&plan.mentions)
                    || self.mentions.is_empty() && listening::are_sound_still(before, plan));
            if is_kept {
                return Self::with_checked_mentions(plan, Arc::clone(&self.mentions));
            }
            return Self::of(plan);
        };
        Self { around: Arc::clone(&self.around), mentions: Arc::clone(&self.mentions), placements }
    }

    /// Returns what was found in `plan`, of which these are the checks: errors first.
    #[must_use]
    pub fn problems(&self, plan: &Plan) -> Vec<Problem> {
        let [before, after] = &*self.around;
        let mut problems = before.clone();
        self.placements.report(plan, &mut problems);
        problems.extend_from_slice(after);
        problems.extend_from_slice(&self.mentions);
        // Hangs on claims and on placements, which change apart.
        listening::ended_proofs(plan, &mut problems);
        problems.sort_by_key(Problem::rank);
        problems
    }
}

/// Returns what [`check`] finds, with the cases that costs show: all that the plan spends is above its budget, and what is
/// missing from it.
#[must_use]
pub fn check_spending(plan: &Plan, spending: &Spending) -> Vec<Problem> {
    with_spending(check(plan), plan, spending)
}

/// Returns what [`check`] found in `plan`, with the cases that costs show.
#[must_use]
pub fn with_spending(mut problems: Vec<Problem>, plan: &Plan, spending: &Spending) -> Vec<Problem> {
    let total = spending.total;
    money::uncounted(plan, spending, &mut problems);
    let budget = plan.money.currency.money(plan.money.budget);
    if !plan.money.budget.is_zero() && total > budget {
        let over =
            if spending.is_least { Argument::LeastMoney(total - budget) } else { Argument::Money(total - budget) };
        let problem = Problem::new(Code::OverBudget, ProblemPlace::Money).with("over", over);
        problems.push(problem.with("budget", Argument::Money(budget)));
    }
    problems.sort_by_key(Problem::rank);
    problems
}

/// Returns what was found in `plan`, with the cases that its mentions show.
#[must_use]
pub fn with_mentions(mut problems: Vec<Problem>, plan: &Plan, heard: &Heard) -> Vec<Problem> {
    let known = problems.len();
    listening::heard(plan, heard, &mut problems);
    if problems.len() > known {
        problems.sort_by_key(Problem::rank);
    }
    problems
}
