//! `imc-planner find`: where a plan says something.

use super::arguments::FindArguments;
use super::input::Input;
use super::output::Output;
use crate::diff::DifferenceStep;
use crate::search::{Found, find as find_in_plan};
use crate::text::strings::fill;
use crate::text::{isolate, place_words};

/// Prints one line for each text that answers, or one JSON array. The status is that of `grep`: 0 for some, 1 for none, 2 for
/// trouble.
pub(super) fn find(wanted: &FindArguments, input: Input, output: &mut Output) {
    let Some(opened) = input.opened(&wanted.plan, output) else {
        output.in_trouble();
        return;
    };
    let language = output.locale.language;
    let found = find_in_plan(&opened.plan, &wanted.text).into_iter().map(|found| found.said_in(language));
    let found: Vec<Found> = found.collect();
    if wanted.json {
        let objects: Vec<serde_json::Value> = found.iter().map(object).collect();
        // Texts and their places are texts, and those can always be written.
        output.print(&serde_json::to_string_pretty(&objects).unwrap_or_default());
        output.print("\n");
    } else {
        let locale = output.locale;
        for one in &found {
            let place = place_words(&one.place, &opened.plan, locale);
            let text = isolate(&one.snippet.line, locale.language);
            output.line(&fill!(locale.texts().cli.found, &[("place", &place), ("text", &text)]));
        }
    }
    if found.is_empty() {
        output.fails();
    }
}

/// Returns a result as programs read it: the fields and ids that lead to it, the whole text, and the id of an option of a
/// worksheet, whose text is its name.
fn object(found: &Found) -> serde_json::Value {
    let part = |step: &DifferenceStep| match step {
        DifferenceStep::Field(name) => name.clone(),
        DifferenceStep::Item(key) => key.to_string(),
    };
    let place: Vec<String> = found.place.iter().map(part).collect();
    match &found.option {
        Some((id, _)) => serde_json::json!({ "place": place, "text": found.text, "option": id }),
        None => serde_json::json!({ "place": place, "text": found.text }),
    }
}
