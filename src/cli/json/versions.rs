//! Objectives, alternatives, and what channels contribute.

use serde_json::Value;

use super::bilingual;
use super::object::Object;
use crate::analysis::{Analysis, KeyFigures, versions};
use crate::plan::{AudienceId, Figure, Metric, Money, NotComputable, Plan};
use crate::reach::{Contribution, Contributions, contributions};
use crate::util::Cancel;
use crate::worksheet::{Framework, built_in, completeness, framework};

/// Returns `objectives[]`: the value of each in its own unit, beside its target.
pub(super) fn objectives(plan: &Plan, analysis: &Analysis) -> Vec<Value> {
    let objects = analysis.objectives().iter().zip(&plan.objectives).map(|(result, objective)| {
        let messages: Vec<&str> = result.messages.iter().map(|&at| plan.messages[at].id.as_str()).collect();
        let target = objective.target.map(|target| target.to_string()).ok_or(NotComputable::NoTarget);
        let object = Object::default()
            .with("id", objective.id.as_str())
            .with("text", bilingual(&objective.text))
            .with("metric", metric_word(objective.metric))
            .with("messages", messages)
            .with("audiences", objective.audiences.iter().map(AudienceId::as_str).collect::<Vec<&str>>())
            .figure("value", result.value)
            .figure("target", target)
            .with("unit", objective.unit.as_str())
            .figure("met", result.is_met())
            .figure("difference", result.difference());
        let object = match objective.baseline {
            Some(baseline) => object.with("baseline", baseline.to_string()),
            None => object,
        };
        match objective.due {
            Some(due) => object.with("due", due.0.to_string()).into(),
            None => object.into(),
        }
    });
    objects.collect()
}

/// Returns a metric's stable name for programs: "reach-3", "frequency".
fn metric_word(metric: Metric) -> String {
    match metric {
        Metric::Reach(k) => format!("reach-{k}"),
        Metric::Frequency => "frequency".to_owned(),
        Metric::Impressions => "impressions".to_owned(),
        Metric::Consistency => "consistency".to_owned(),
        Metric::Other => "other".to_owned(),
    }
}

/// Returns `alternatives[]`, with the key figures of each.
pub(super) fn alternatives(analysis: &Analysis) -> Vec<Value> {
    let all = versions(analysis).into_iter().filter_map(|version| {
        let id = version.id?;
        let object = Object::default().with("id", id.as_str()).with("name", bilingual(&version.name));
        Some(key_figures(object, &version.analysis).into())
    });
    all.collect()
}

/// Returns `worksheets[]`: how many of the required items of each worksheet are answered, and of each of its parts. Those that were
/// begun stand first, in the plan's order; then the others, in the order of the list.
pub(super) fn worksheets(plan: &Plan) -> Vec<Value> {
    let begun = plan.worksheets.iter().map(|sheet| {
        let Some(framework) = framework(sheet.framework.as_str()) else {
            // A framework of the user's own, or of a later version: its answers are kept.
            let object = Object::default().with("id", sheet.framework.as_str());
            let object = object.with("answered", sheet.answers.len()).with("items", Value::Null);
            return object.with("items_reason", "unknown-framework").with("begun", true).into();
        };
        of_framework(plan, framework, true)
    });
    let is_new = |sheet: &&Framework| plan.worksheets.find(&sheet.id.as_str().into()).is_none();
    let others = built_in().iter().filter(is_new).map(|sheet| of_framework(plan, sheet, false));
    begun.chain(others).collect()
}

/// Says how much of a worksheet is answered. Items that are entered elsewhere count too, so that one that was not begun can have some.
fn of_framework(plan: &Plan, framework: &Framework, is_begun: bool) -> Value {
    let (parts, whole) = completeness(plan, framework);
    let parts = framework.parts.iter().zip(parts).map(|(part, done)| {
        let object = Object::default().with("id", part.id.as_str());
        Value::from(object.with("answered", done.answered).with("items", done.items))
    });
    let object = Object::default().with("id", framework.id.as_str());
    let object = object.with("answered", whole.answered).with("items", whole.items);
    object.with("begun", is_begun).with("parts", parts.collect::<Vec<Value>>()).into()
}

/// Adds the key figures of a plan: shares from 0 to 1, amounts as decimal strings.
pub(in crate::cli) fn key_figures(object: Object, analysis: &Analysis) -> Object {
    let figures = KeyFigures::of(analysis);
    let currency = analysis.budget.currency;
    let amount = |money: Money| currency.plain(money);
    object
        .figure("reach", figures.reach)
        .with("effective_frequency", analysis.plan().settings.effective_frequency)
        .figure("effective_reach", figures.effective_reach)
        .figure("average_frequency", figures.frequency)
        .figure("grp", figures.grp)
        .figure("impressions", figures.impressions)
        .figure("consistency", figures.consistency)
        .with("currency", currency.code())
        .total("media", figures.media, amount)
        .total("other", figures.other, amount)
        .total("total", figures.spent, amount)
        .left("remaining", figures.left, amount)
}

/// Holds what each channel of the plan contributes, in the plan's order.
pub(super) struct Contributed(Figure<Contributions>);

impl Contributed {
    /// Works it out for all channels.
    pub(super) fn of(plan: &Plan, analysis: &Analysis) -> Self {
        let found = contributions(plan, analysis.reach_state(), None, &Cancel::default());
        Self(found.unwrap_or(Err(NotComputable::TooLarge)))
    }

    /// Adds what the channel at `position` contributes to the share reached at least once, and to each k+.
    pub(super) fn add(&self, channel: Object, position: usize) -> Object {
        let found = self.0.as_ref().map_err(|why| *why).and_then(|all| {
            let own = all.channels.iter().find(|found| found.channel == position);
            own.map(|own| object(own, all.is_exact)).ok_or(NotComputable::NothingPlaced)
        });
        channel.figure("contribution", found)
    }
}

fn object(found: &Contribution, is_exact: bool) -> Object {
    let levels = Object::default()
        .with("alone", found.alone.as_slice())
        .with("last_in", found.last_in.as_slice())
        .with("shapley", found.shapley.as_slice());
    let object = Object::default()
        .with("alone", found.alone[0])
        .with("last_in", found.last_in[0])
        .with("shapley", found.shapley[0])
        .with("exact", is_exact)
        .with("k_plus", levels);
    if is_exact { object } else { object.with("shapley_error", found.error[0]) }
}

#[cfg(test)]
mod tests {
    use super::worksheets;
    use crate::plan::Plan;
    use crate::worksheet::{Completeness, built_in, completeness};

    #[test]
    fn every_worksheet_says_how_much_of_it_and_of_its_parts_is_answered() {
        let plan: Plan = {
            let text = include_str!("../../../saves/pg-case.ron");
            Plan::clone(&crate::store::read(text.as_bytes()).unwrap().plan)
        };
        let found = worksheets(&plan);
        assert_eq!(found.len(), built_in().len());
        let begun = found.iter().take_while(|sheet| sheet["begun"] == true).count();
        assert_eq!(begun, plan.worksheets.len(), "those that were begun stand first");
        let mut sum = Completeness::default();
        for sheet in built_in() {
            let said = found.iter().find(|found| found["id"] == *sheet.id).unwrap();
            let (parts, whole) = completeness(&plan, sheet);
            assert_eq!(
                (&said["answered"], &said["items"]),
                (&whole.answered.into(), &whole.items.into()),
                "{}",
                sheet.id
            );
            let said: Vec<_> = said["parts"].as_array().unwrap().iter().map(|part| part["answered"].clone()).collect();
            assert_eq!(said, parts.iter().map(|part| part.answered.into()).collect::<Vec<serde_json::Value>>());
            sum = sum.and(whole);
        }
        assert!(sum.answered > 23, "what is entered elsewhere counts too: {sum:?}");
    }
}
