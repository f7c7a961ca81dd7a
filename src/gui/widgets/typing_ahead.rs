//! Finding a line of a list by typing what it begins with.

use eframe::egui::{Context, Event};

use crate::search::{Folded, Query, Rank};

/// How long a pause ends what is typed to find a line, in seconds.
const TYPING_PAUSE: f64 = 1.0;

/// Holds what was typed to find a line.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedAhead {
    letters: String,
    /// When the last letter was typed, in seconds.
    typed_at: f64,
}

impl TypedAhead {
    /// Takes in the letters of this frame. Returns the line that begins with what is being typed, in any of its words where none
    /// begins so as a whole.
    pub(super) fn wanted<'l>(&mut self, ctx: &Context, lines: impl Iterator<Item = &'l str>) -> Option<usize> {
        let now = typed_now(ctx);
        if now.is_empty() {
            return None;
        }
        let time = ctx.input(|input| input.time);
        if time - self.typed_at > TYPING_PAUSE {
            self.letters.clear();
        }
        self.letters.push_str(&now);
        self.typed_at = time;
        line_that_begins(&self.letters, lines)
    }
}

/// Returns the letters that were typed in this frame.
pub(super) fn typed_now(ctx: &Context) -> String {
    ctx.input(|input| {
        if input.modifiers.alt && !input.modifiers.ctrl {
            // Such keys are commands.
            return String::new();
        }
        let texts = input.events.iter().filter_map(|event| match event {
            Event::Text(text) if !text.trim().is_empty() => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    })
}

/// Returns the line that begins with what was typed, else one of whose words it begins; spelt in any way that searches take
/// for the same.
fn line_that_begins<'l>(typed: &str, lines: impl Iterator<Item = &'l str>) -> Option<usize> {
    let query = Query::new(typed);
    if query.is_empty() {
        // A sign alone is what it is.
        return lines.enumerate().find(|(_, text)| text.starts_with(typed)).map(|(position, _)| position);
    }
    let ranked = lines.enumerate().filter_map(|(position, text)| Some((query.rank(&Folded::of(text), &[])?, position)));
    ranked.filter(|(rank, _)| *rank <= Rank::WordBeginnings).min().map(|(_, position)| position)
}

#[cfg(test)]
mod tests {
    use super::line_that_begins;

    #[test]
    fn lines_are_found_by_what_they_begin_with_however_it_is_spelt() {
        let lines = ["Television", "Radio", "الإعلانات", "أفكار", "مسؤول", "Café terrace", "—", "Street posters"];
        for (typed, expected) in [
            ("ra", Some("Radio")),
            ("RADIO", Some("Radio")),
            ("اعلان", Some("الإعلانات")),
            ("الاعلان", Some("الإعلانات")),
            ("افك", Some("أفكار")),
            ("مسئ", Some("مسؤول")),
            ("cafe t", Some("Café terrace")),
            ("post", Some("Street posters")),
            ("—", Some("—")),
            // A word of the same meaning is no beginning.
            ("tv", None),
            ("visio", None),
        ] {
            let found = line_that_begins(typed, lines.into_iter());
            assert_eq!(found.map(|at| lines[at]), expected, "{typed}");
        }
    }
}
