//! Says how alike the messages are.

use serde_json::Value;

use super::integration;
use super::object::Object;
use crate::analysis::Analysis;
use crate::consistency::{ConsistencyResults, Pair};
use crate::plan::Plan;

/// Returns `consistency`.
pub(super) fn consistency(plan: &Plan, analysis: &Analysis) -> Object {
    let results = &analysis.consistency;
    let object = Object::default()
        .figure("exposure_weighted", results.exposure_weighted)
        .figure("message_weighted", results.message_weighted)
        .figure("worst_pair", results.worst_pair.map(|pair| worst(plan, pair)))
        .figure("completeness", results.completeness)
        .with("audiences", audiences(plan, results))
        .with("weeks", weeks(results))
        .with("pairs", pairs(plan, results));
    integration::extend(object, plan, analysis)
}

fn message(plan: &Plan, position: usize) -> &str {
    plan.messages[position].id.as_str()
}

fn worst(plan: &Plan, pair: Pair) -> Object {
    Object::default()
        .with("a", message(plan, pair.a))
        .with("b", message(plan, pair.b))
        .with("similarity", pair.similarity)
}

fn audiences(plan: &Plan, results: &ConsistencyResults) -> Vec<Value> {
    let objects = plan.audiences.iter().zip(&results.audiences).map(|(audience, result)| {
        Object::default()
            .with("id", audience.id.as_str())
            .figure("exposure_weighted", result.exposure_weighted)
            .figure("same_message", result.same_message)
            .with("impressions", result.impressions)
            .into()
    });
    objects.collect()
}

fn weeks(results: &ConsistencyResults) -> Vec<Value> {
    let objects = results.weeks.iter().zip(1_u32..).map(|(result, week)| {
        Object::default()
            .with("week", week)
            .figure("exposure_weighted", result.exposure_weighted)
            .with("impressions", result.impressions)
            .into()
    });
    objects.collect()
}

fn pairs(plan: &Plan, results: &ConsistencyResults) -> Vec<Value> {
    let objects = results.pairs().map(|pair| {
        Object::default()
            .with("a", message(plan, pair.a))
            .with("b", message(plan, pair.b))
            .figure("similarity", pair.similarity)
            .into()
    });
    objects.collect()
}
