//! Objectives, alternatives, and what channels contribute.

use serde_json::Value;

use super::bilingual;
use super::object::Object;
use crate::analysis::{Analysis, KeyFigures, versions};
use crate::plan::{AudienceId, Figure, Metric, Money, NotComputable, Plan};
use crate::reach::{Contribution, Contributions, contributions};
use crate::util::Cancel;
use crate::worksheet::{completeness, framework};

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

/// Returns `worksheets[]`: how many of the required items of each worksheet that was begun are answered.
pub(super) fn worksheets(plan: &Plan) -> Vec<Value> {
    let begun = plan.worksheets.iter().map(|sheet| {
        let object = Object::default().with("id", sheet.framework.as_str());
        let Some(framework) = framework(sheet.framework.as_str()) else {
            // A framework of the user's own, or of a later version: its answers are kept.
            let object = object.with("answered", sheet.answers.len()).with("items", Value::Null);
            return object.with("items_reason", "unknown-framework").into();
        };
        let (_, whole) = completeness(plan, framework);
        object.with("answered", whole.answered).with("items", whole.items).into()
    });
    begun.collect()
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
