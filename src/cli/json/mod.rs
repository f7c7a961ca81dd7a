//! `analyse --json`: the numbers of a plan for other programs.
//!
//! Paths are a contract: they are extended, never renamed. Keys stand in a fixed order, lists in the plan's. Amounts
//! of money are decimal strings; shares are from 0 to 1. A value that cannot be computed is `null`, and beside it
//! `NAME_reason` holds a stable word for why ([`crate::plan::NotComputable::as_str`]).

mod budget;
mod consistency;
mod integration;
mod listening;
mod object;
pub(super) mod optimise;
mod questions;
mod reach;
mod versions;

use serde_json::Value;

pub(super) use self::object::Object;
pub(super) use self::versions::key_figures;
use super::finding::findings;
use crate::analysis::Analysis;
use crate::check::Severity;
use crate::plan::{Bilingual, Language};
use crate::store::Opened;
use crate::text::Locale;

/// Returns all results of the plan that was opened from `path`.
pub(super) fn object(path: &str, opened: &Opened, analysis: &Analysis, weeks: Option<(u32, u32)>) -> Value {
    let plan = &opened.plan;
    let answers = reach::Answers::of(plan, analysis);
    let object = Object::default()
        .with("path", path)
        .with("format", plan.format)
        .with("engine", crate::plan::ENGINE)
        .with("title", bilingual(&plan.title))
        .with("weeks", plan.calendar.weeks)
        .with("start", plan.calendar.start.to_string())
        .with("audiences", reach::audiences(plan, analysis, &answers))
        .with("total", reach::total(plan, analysis, &answers))
        .with("channels", reach::channels(plan, analysis))
        .with("messages", reach::messages(plan, analysis))
        .with("stated_pairs", questions::stated_pairs(plan))
        .with("objectives", versions::objectives(plan, analysis))
        .with("consistency", consistency::consistency(plan, analysis))
        .with("budget", budget::budget(plan, &analysis.budget))
        .with("listening", listening::listening(plan, analysis))
        .with("alternatives", versions::alternatives(analysis))
        .with("worksheets", versions::worksheets(plan))
        .with("problems", problems(opened, analysis));
    let mut value: Value = match weeks {
        Some((first, last)) => object.with("window", questions::window(plan, first, last)).into(),
        None => object.into(),
    };
    without_negative_zeros(&mut value);
    value
}

/// Writes every zero as `0.0`: the sign of a zero comes from the way it was computed, and says nothing.
fn without_negative_zeros(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if number.as_f64().is_some_and(|float| float == 0.0 && float.is_sign_negative()) {
                *value = Value::from(0.0);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(without_negative_zeros),
        Value::Object(fields) => fields.values_mut().for_each(without_negative_zeros),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// Returns a text with both its slots.
pub(super) fn bilingual(text: &Bilingual) -> Object {
    Object::default().with("en", text.en.as_str()).with("ar", text.ar.as_str())
}

fn problems(opened: &Opened, analysis: &Analysis) -> Vec<Value> {
    let findings = findings(opened, &analysis.problems, Locale::of(Language::En));
    let objects = findings.into_iter().map(|finding| {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        };
        Object::default()
            .with("code", finding.code)
            .with("place", finding.place)
            .with("severity", severity)
            .with("message", finding.sentence)
            .into()
    });
    objects.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::without_negative_zeros;

    #[test]
    fn zeros_have_no_sign() {
        let mut value = json!({ "a": [-0.0, 0, -1.5, { "b": -0.0 }], "c": "-0.0" });
        without_negative_zeros(&mut value);
        assert_eq!(value.to_string(), r#"{"a":[0.0,0,-1.5,{"b":0.0}],"c":"-0.0"}"#);
    }
}
