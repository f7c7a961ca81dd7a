//! What the plan costs.

use serde_json::Value;

use super::object::Object;
use crate::budget::BudgetResults;
use crate::plan::{Identified, List, Money, Plan};

/// `budget`: amounts as decimal strings with all of the currency's decimals.
pub(super) fn budget(plan: &Plan, results: &BudgetResults) -> Object {
    let amount = |money: Money| results.currency.plain(money);
    let by_element = results
        .by_element
        .iter()
        .fold(Object::default(), |object, &(element, money)| object.with(&format!("{element:?}"), amount(money)));
    Object::default()
        .with("currency", results.currency.code())
        .figure("budget", results.budget.map(amount))
        .with("total", amount(results.total))
        .with("media", amount(results.media))
        .with("other", amount(results.other))
        .figure("remaining", results.remaining.map(amount))
        .with("by_channel", by_id(&plan.channels, &results.by_channel, amount))
        .with("by_element", by_element)
        .with("by_message", by_id(&plan.messages, &results.by_message, amount))
        .with("by_audience", by_id(&plan.audiences, &results.by_audience, amount))
        .with("unassigned", amount(results.unassigned))
        .with("by_week", list(&results.by_week, amount))
        .with("other_by_week", list(&results.other_by_week, amount))
        .with("other_undated", amount(results.other_undated))
}

fn by_id<T: Identified>(items: &List<T>, amounts: &[Money], amount: impl Fn(Money) -> String) -> Object {
    let both = items.iter().zip(amounts);
    both.fold(Object::default(), |object, (item, &money)| object.with_first(item.id().as_ref(), amount(money)))
}

fn list(amounts: &[Money], amount: impl Fn(Money) -> String) -> Value {
    amounts.iter().map(|&money| amount(money)).collect()
}
