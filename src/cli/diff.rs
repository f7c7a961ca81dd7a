//! `imc-planner diff`: what differs between two plans, by meaning.

use super::arguments::DiffArguments;
use super::input::Input;
use super::output::Output;
use crate::diff::differences;
use crate::store::{Opened, extras};
use crate::text::strings::fill;
use crate::text::{self, isolate};

/// Prints one line for each difference. The status is that of `diff`: 0 for none, 1 for some, 2 for trouble.
pub(super) fn diff(wanted: &DiffArguments, input: Input, output: &mut Output) {
    let (before, after) = (input.opened(&wanted.before, output), input.opened(&wanted.after, output));
    let (Some(before), Some(after)) = (before, after) else {
        output.in_trouble();
        return;
    };
    let locale = output.locale;
    let found = differences(&before.plan, &after.plan);
    let mut lines: Vec<String> =
        found.iter().map(|difference| text::difference(difference, &before.plan, &after.plan, locale)).collect();
    lines.extend(unknown(&before, &after, output));
    for line in &lines {
        output.line(line);
    }
    if !lines.is_empty() {
        output.fails();
    }
}

/// The fields that this program does not know, where they differ.
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
            let values =
                [("place", &*isolate(place, locale.language)), ("before", &*shown(&old)), ("after", &*shown(&new))];
            fill(texts.unknown_changed, &values)
        })
        .collect()
}
