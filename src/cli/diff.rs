//! `imc-planner diff`: what differs between two plans, by meaning.

use super::arguments::DiffArguments;
use super::input::Input;
use super::output::Output;
use crate::diff::{differences, differences_from};
use crate::store::{Opened, extras};
use crate::text::strings::{fill, slots};
use crate::text::{self, isolate};

/// Prints one line for each difference. The status is that of `diff`: 0 for none, 1 for some, 2 for trouble.
pub(super) fn diff(wanted: &DiffArguments, input: Input, output: &mut Output) {
    let (before, after) = (input.opened_if_any(&wanted.before, output), input.opened_if_any(&wanted.after, output));
    let (Ok(before), Ok(after)) = (before, after) else {
        output.in_trouble();
        return;
    };
    let lines = match (&before, &after) {
        (None, None) => Vec::new(),
        (Some(before), Some(after)) => both(before, after, output),
        (None, Some(after)) => added(after, output),
        (Some(before), None) => vec![removed(before, output)],
    };
    for line in &lines {
        output.line(line);
    }
    if !lines.is_empty() {
        output.fails();
    }
}

/// Says what differs between two plans.
fn both(before: &Opened, after: &Opened, output: &Output) -> Vec<String> {
    let found = differences(&before.plan, &after.plan);
    let said = |difference| text::difference(difference, &before.plan, &after.plan, output.locale);
    let mut lines: Vec<String> = found.iter().map(said).collect();
    lines.extend(unknown(before, after, output));
    lines
}

/// Describes a plan that is new: its name, and all that is stated in it.
fn added(after: &Opened, output: &Output) -> Vec<String> {
    let found = differences_from(None, &after.plan);
    let said = |difference| text::difference(difference, &after.plan, &after.plan, output.locale);
    let mut lines = vec![fill!(output.locale.texts().differences.added, &[("thing", &named(after, output))])];
    lines.extend(found.iter().map(said));
    lines
}

/// Names a plan that is gone.
fn removed(before: &Opened, output: &Output) -> String {
    fill!(output.locale.texts().differences.removed, &[("thing", &named(before, output))])
}

/// Names the plan in a sentence.
fn named(opened: &Opened, output: &Output) -> String {
    let texts = &output.locale.texts().differences;
    let title = isolate(opened.plan.title.get(output.locale.language).trim(), output.locale.language).into_owned();
    if title.is_empty() { texts.plan.to_owned() } else { fill!(texts.item, &[("kind", texts.plan), ("name", &title)]) }
}

/// Lists the fields that this program does not know, where they differ.
fn unknown(before: &Opened, after: &Opened, output: &Output) -> Vec<String> {
    let locale = output.locale;
    let texts = &locale.texts().differences;
    let (old, new) = (extras(before).fields, extras(after).fields);
    let places: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = places.into_iter().filter(|place| old.get(*place) != new.get(*place));
    differing
        .map(|place| {
            let shown = |fields: &std::collections::BTreeMap<String, String>| {
                fields
                    .get(place)
                    .map_or_else(|| texts.none.to_owned(), |text| isolate(text, locale.language).into_owned())
            };
            let values = slots![
                ("place", &*isolate(place, locale.language)),
                ("before", &*shown(&old)),
                ("after", &*shown(&new))
            ];
            fill!(texts.unknown_changed, values)
        })
        .collect()
}
