//! Documents of older formats, brought to the present one step by step.
//!
//! A step takes the text of one format to that of the next; what it need not touch, comments and unknown fields among it,
//! stays as it is. `saves/old/` has a golden document of every format that was ever released, and `tests/documents.rs`
//! reads them all.

use std::borrow::Cow;

use crate::plan::FORMAT;

/// From the text of one format to that of the next.
type Step = fn(&str) -> String;

/// The steps in order: the first takes format 1 to format 2. There is one less than there are formats.
const STEPS: [Step; FORMAT as usize - 1] = [];

/// Returns a document of `format` as one of [`FORMAT`].
pub(super) fn to_present(text: &str, format: u32) -> Cow<'_, str> {
    through(&STEPS, text, format)
}

fn through<'a>(steps: &[Step], text: &'a str, format: u32) -> Cow<'a, str> {
    let done = usize::try_from(format.saturating_sub(1)).unwrap_or(usize::MAX);
    steps.iter().skip(done).fold(Cow::Borrowed(text), |text, step| Cow::Owned(step(&text)))
}

#[cfg(test)]
mod tests {
    use super::{Step, through};

    #[test]
    fn each_format_takes_the_steps_that_are_left() {
        let steps: [Step; 2] = [|text| text.replace("plan", "scheme"), |text| format!("{text}!")];
        for (format, expected) in [(1, "the scheme!"), (2, "the plan!"), (3, "the plan"), (9, "the plan")] {
            assert_eq!(through(&steps, "the plan", format), expected, "{format}");
        }
    }
}
