//! Answers a request: with the best plan where its money stands, and where costs follow from what media are paid.

use crate::budget::{budget, for_media};
use crate::plan::{Money, Plan};

use super::ask::{Goal, NoAnswer, Request};
use super::cheapest::cheapest;
use super::contradiction::{contradiction, of_spending};
use super::floor::with_floor;
use super::many::MOST_LOOKED;
use super::problem::Problem;
use super::proposal::{Proof, Proposal, answer};
use super::solve::solve;
use super::space::BETTER;
use super::watch::Watch;

/// Returns the best plan for `request`.
///
/// # Errors
/// Why there is none.
pub fn optimise(plan: &Plan, request: &Request, watch: Watch<'_>) -> Result<Proposal, NoAnswer> {
    let is_of_budget = request.money.is_none() && !matches!(request.goal, Goal::Cheapest { .. });
    let left = for_media(plan, &budget(plan)).ok().filter(|left| is_of_budget && left.at_most > left.money);
    let Some(left) = left else { return optimise_within(plan, request, watch) };
    // Costs that are a percent of what media are paid follow the proposal: what they take more is not there for media.
    let with = |money: Money| -> Result<Proposal, NoAnswer> {
        let asked = Request { money: Some(money), ..request.clone() };
        Ok(Proposal { request: request.clone(), ..optimise_within(plan, &asked, watch)? })
    };
    let over = |answer: &Proposal| {
        let results = budget(&answer.plan);
        results.total.at_least() - results.budget.unwrap_or(results.total.at_least())
    };
    let free = with(left.at_most)?;
    if over(&free) <= Money::ZERO {
        return Ok(free);
    }
    let mut answer = with(left.money)?;
    for _ in 0..MOST_ROUNDS {
        let over = over(&answer);
        if over <= Money::ZERO || (watch.stopped)() {
            break;
        }
        answer = with(answer.money - over)?;
    }
    // Another plan of the same cost may pay the media less, so that nothing below the best for more money is proved.
    let bound = free.bound.max(answer.proposed.value);
    let proof = if bound - answer.proposed.value <= BETTER { Proof::Proved } else { Proof::Bounded };
    Ok(Proposal { proof, bound, ..answer })
}

/// How often the money is taken back where costs follow from what media are paid.
const MOST_ROUNDS: usize = 8;

/// Finds the best plan for `request`, whatever follows from what it spends.
fn optimise_within(plan: &Plan, request: &Request, watch: Watch<'_>) -> Result<Proposal, NoAnswer> {
    let problem = Problem::of(plan, request)?;
    if let Some(why) = contradiction(&problem) {
        return Err(why);
    }
    let best = match request.goal {
        Goal::Reach { .. } | Goal::Points { .. } => {
            let best = match request.consistency {
                Some(floor) => with_floor(&problem, (floor, MOST_LOOKED), watch)?,
                None => solve(&problem, problem.money, watch),
            };
            best.map(|best| (best, None))
        }
        Goal::Cheapest { target, .. } => cheapest(&problem, target, watch)?,
    };
    let Some((best, least_cost)) = best else {
        return Err(if (watch.stopped)() { NoAnswer::Stopped } else { of_spending(&problem) });
    };
    Ok(answer(&problem, &best, least_cost))
}
