//! `imc-planner merge`: two plans that were made from one, as one.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::arguments::MergeArguments;
use super::input::{Input, is_standard};
use super::output::{Output, complain};
use crate::analysis::Analysis;
use crate::check::Severity;
use crate::diff;
use crate::plan::Plan;
use crate::store::{self, ExpectedOnDisk, Opened, extras};
use crate::text::strings::fill;
use crate::text::{self, Locale, isolate};

/// Writes the merged plan, or says what both changed in ways that do not agree: nothing is written then. The status is 0
/// for a merged plan, 1 for conflicts, 2 for trouble.
pub(super) fn merge(wanted: &MergeArguments, input: Input, output: &mut Output) {
    let [base, ours, theirs] =
        [&wanted.base, &wanted.ours, &wanted.theirs].map(|path| input.opened_if_any(path, output));
    let (Ok(base), Ok(ours), Ok(theirs)) = (base, ours, theirs) else {
        output.in_trouble();
        return;
    };
    match (&base, &ours, &theirs) {
        (_, Some(ours), Some(theirs)) => merge_both(wanted, base.as_ref(), ours, theirs, output),
        (_, None, None) => write(wanted, &[], None, output),
        (None, Some(one), None) | (None, None, Some(one)) => write(wanted, &one.source, Some(&one.plan), output),
        // One side has no plan any more, so the other must not have changed it.
        (Some(base), Some(left), None) | (Some(base), None, Some(left)) if base.source == left.source => {
            write(wanted, &[], None, output);
        }
        _ => output.error(output.locale.texts().differences.conflict_plan_removed),
    }
}

fn merge_both(wanted: &MergeArguments, base: Option<&Opened>, ours: &Opened, theirs: &Opened, output: &mut Output) {
    let locale = output.locale;
    let mut conflicts = unknown_conflicts(base, ours, theirs, locale);
    let merged = match base {
        Some(base) => diff::merge(&base.plan, &ours.plan, &theirs.plan),
        None => diff::merge_added(&ours.plan, &theirs.plan),
    };
    let before = base.map_or(&ours.plan, |base| &base.plan);
    let merged = match merged {
        Ok(plan) => {
            conflicts.extend(new_errors(&plan, &ours.plan, &theirs.plan, locale));
            Some(plan)
        }
        Err(found) => {
            let said = |conflict| text::conflict(conflict, before, &ours.plan, &theirs.plan, locale);
            conflicts.extend(found.iter().map(said));
            None
        }
    };
    let (Some(merged), true) = (merged, conflicts.is_empty()) else {
        for conflict in &conflicts {
            output.error(conflict);
        }
        return;
    };
    let of_base = base.map(|base| extras(base).comments).unwrap_or_default();
    let of_theirs = extras(theirs).comments;
    if of_theirs != of_base && of_theirs != extras(ours).comments {
        complain(locale.texts().differences.comments_of_theirs);
    }
    // Where one side changed nothing, the other stands as it is.
    let (bytes, plan) = match base {
        Some(base) if ours.source == base.source => (Cow::from(&*theirs.source), &*theirs.plan),
        _ => (store::bytes_to_save(&merged, Some(ours)), &merged),
    };
    // Nothing is written that could not be opened again, wherever it goes.
    match store::read(&bytes) {
        Ok(_) => write(wanted, &bytes, Some(plan), output),
        Err(why) => output.error(&text::read_error(&why, &locale)),
    }
}

/// Writes `bytes`, which are `plan`, to where the call says; none where the plan was removed.
fn write(wanted: &MergeArguments, bytes: &[u8], plan: Option<&Plan>, output: &mut Output) {
    let Some(path) = wanted.output.as_ref().filter(|path| !is_standard(path)) else {
        output.print(&String::from_utf8_lossy(bytes));
        return;
    };
    let saved = match plan {
        Some(plan) => store::save_plan(path, bytes, plan, &ExpectedOnDisk::Anything),
        None => store::save(path, bytes, &ExpectedOnDisk::Anything),
    };
    if let Err(why) = saved {
        output.error(&text::save_refusal(&why, &output.locale));
        output.in_trouble();
    }
}

/// Lists the conflicts over what this program does not know: it is taken from the first plan; where the second changed some
/// of it, or has values that are not known, a person decides.
fn unknown_conflicts(base: Option<&Opened>, ours: &Opened, theirs: &Opened, locale: Locale) -> Vec<String> {
    let texts = locale.texts();
    let mut conflicts: Vec<String> = base
        .into_iter()
        .chain([ours, theirs])
        .flat_map(|opened| &opened.unknown_values)
        .map(|unknown| {
            let place = isolate(&unknown.place, locale.language);
            let value = isolate(&unknown.value, locale.language);
            fill!(texts.cli.unknown_value, &[("place", &place), ("value", &value)])
        })
        .collect();
    let in_base = base.map(|base| extras(base).fields).unwrap_or_default();
    let [in_ours, in_theirs] = [ours, theirs].map(|opened| extras(opened).fields);
    let places: BTreeSet<&String> = in_base.keys().chain(in_theirs.keys()).collect();
    for place in places {
        let theirs = in_theirs.get(place);
        if theirs != in_base.get(place) && theirs != in_ours.get(place) {
            let place = isolate(place, locale.language);
            conflicts.push(fill!(texts.differences.unknown_conflict, &[("place", &place)]));
        }
    }
    conflicts
}

/// Lists errors of the merged plan that neither of the two has: a placement of a message that the other removed.
fn new_errors(merged: &Plan, ours: &Plan, theirs: &Plan, locale: Locale) -> Vec<String> {
    let errors = |plan: &Plan| -> Vec<String> {
        let analysis = Analysis::of(&std::sync::Arc::new(plan.clone()));
        let errors = analysis.problems.iter().filter(|problem| problem.severity == Severity::Error);
        errors.map(|problem| text::sentence(problem, plan, locale)).collect()
    };
    let known: BTreeSet<String> = errors(ours).into_iter().chain(errors(theirs)).collect();
    errors(merged).into_iter().filter(|error| !known.contains(error)).collect()
}
