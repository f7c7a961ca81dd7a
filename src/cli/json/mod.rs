//! `analyse --json`: the numbers of a plan for other programs.
//!
//! Paths are a contract: they are extended, never renamed. Keys stand in a fixed order, lists in the plan's. Amounts
//! of money are decimal strings; shares are from 0 to 1. A value that cannot be computed is `null`, and beside it
//! `NAME_reason` holds a stable word for why ([`crate::plan::NotComputable::as_str`]).

mod budget;
mod consistency;
mod object;
mod reach;

use serde_json::Value;

use self::object::Object;
use super::finding::findings;
use crate::analysis::Analysis;
use crate::check::Severity;
use crate::plan::{Bilingual, Language};
use crate::store::Opened;

/// All results of the plan that was opened from `path`.
pub(super) fn object(path: &str, opened: &Opened, analysis: &Analysis) -> Value {
    let plan = &opened.plan;
    Object::default()
        .with("path", path)
        .with("format", plan.format)
        .with("engine", crate::plan::ENGINE)
        .with("title", bilingual(&plan.title))
        .with("weeks", plan.calendar.weeks)
        .with("start", plan.calendar.start.to_string())
        .with("audiences", reach::audiences(plan, &analysis.reach))
        .with("total", reach::total(plan, &analysis.reach))
        .with("channels", reach::channels(plan, analysis))
        .with("messages", reach::messages(plan, &analysis.reach))
        .with("consistency", consistency::consistency(plan, &analysis.consistency))
        .with("budget", budget::budget(plan, &analysis.budget))
        .with("problems", problems(opened, analysis))
        .into()
}

/// A text with both its slots.
fn bilingual(text: &Bilingual) -> Object {
    Object::default().with("en", text.en.as_str()).with("ar", text.ar.as_str())
}

fn problems(opened: &Opened, analysis: &Analysis) -> Vec<Value> {
    let findings = findings(opened, &analysis.problems, Language::En);
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
