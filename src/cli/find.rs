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
    let found = find_in_plan(&opened.plan, &wanted.text);
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

/// Returns a result as programs read it: the fields and ids that lead to it, and the whole text.
fn object(found: &Found) -> serde_json::Value {
    let part = |step: &DifferenceStep| match step {
        DifferenceStep::Field(name) => name.clone(),
        DifferenceStep::Item(key) => key.to_string(),
    };
    let place: Vec<String> = found.place.iter().map(part).collect();
    serde_json::json!({ "place": place, "text": found.text })
}
