//! `imc-planner analyse`: all results of plans, as tables or as JSON.

use serde_json::Value;

use super::arguments::AnalyseArguments;
use super::input::Input;
use super::output::{Output, path_text};
use super::{json, report};
use crate::analysis::Analysis;

/// Prints what is computed of each plan. Fails when a file cannot be read; the others are still printed.
pub(super) fn analyse(wanted: &AnalyseArguments, input: Input, output: &mut Output) {
    let mut objects = Vec::new();
    let mut is_first = true;
    for path in &wanted.plans {
        let Some(opened) = input.opened(path, output) else { continue };
        let analysis = Analysis::of(&opened.plan);
        if wanted.json {
            objects.push(json::object(&path_text(path), &opened, &analysis, wanted.weeks));
            continue;
        }
        if !is_first {
            output.print("\n");
        }
        is_first = false;
        output.print(&report::report(&path_text(path), &opened, &analysis, wanted.weeks, output.locale));
    }
    if wanted.json {
        // One plan is one object; with several it is always an array, whatever became of them.
        let several = wanted.plans.len() > 1;
        let value = if several { Some(Value::Array(objects)) } else { objects.pop() };
        if let Some(value) = value {
            // `Value` writes as JSON by itself; the alternate form has one item a line.
            output.print(&format!("{value:#}\n"));
        }
    }
}
