//! Texts as markup: escaped, without what no document can hold, and parted by script.

use crate::exchange::export::figure::svg;
use crate::exchange::export::pages::runs_left;
use crate::plan::Language;
use crate::text::{Direction, first_strong, with_marks};

/// What every part begins with.
pub(in crate::exchange::export) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Returns a text as it stands in markup: escaped, without control characters and isolates, which programs show in their own
/// ways.
pub(in crate::exchange::export) fn escaped(text: &str) -> String {
    let is_isolate = |letter: &char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown =
        text.chars().filter(|letter| !is_isolate(letter)).map(|letter| if letter == '\r' { ' ' } else { letter });
    svg::escaped(&shown.collect::<String>())
}

/// Returns the parts of a text in one script each, with whether it is Arabic. What belongs to no script goes with the words
/// around it where both sides agree, else with the text. Marks stand in the place of isolates.
pub(in crate::exchange::export) fn by_script(text: &str, page: bool) -> Vec<(String, bool)> {
    let base = runs_left(text, page);
    let letters: Vec<char> = with_marks(text, if base { Language::Ar } else { Language::En }).chars().collect();
    let script = |letter: char| {
        let mut buffer = [0; 4];
        first_strong(letter.encode_utf8(&mut buffer)).map(Direction::is_right_to_left)
    };
    // What follows each letter, found from the end.
    let mut following = vec![base; letters.len() + 1];
    for at in (0..letters.len()).rev() {
        following[at] = script(letters[at]).unwrap_or(following[at + 1]);
    }
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut now = base;
    for (at, letter) in letters.iter().enumerate() {
        let own = script(*letter).unwrap_or(if following[at] == now { now } else { base });
        match parts.last_mut() {
            Some((part, of)) if *of == own => part.push(*letter),
            _ => parts.push((letter.to_string(), own)),
        }
        now = own;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{by_script, escaped};

    #[test]
    fn texts_are_escaped_and_parted_by_script() {
        assert_eq!(escaped("a<b>&\"c\"\u{0}\u{2068}d\u{2069}"), "a&lt;b&gt;&amp;&quot;c&quot;d");
        let parts = by_script("مقطع IBM Plex على Instagram.", false);
        let scripts: Vec<(&str, bool)> = parts.iter().map(|(text, is_arabic)| (text.as_str(), *is_arabic)).collect();
        assert_eq!(scripts, [("مقطع ", true), ("IBM Plex", false), (" على ", true), ("Instagram", false), (".", true)]);
        let parts = by_script("من \u{2066}54.0%\u{2069} إلى", true);
        let scripts: Vec<(&str, bool)> = parts.iter().map(|(text, is_arabic)| (text.as_str(), *is_arabic)).collect();
        assert_eq!(scripts, [("من ", true), ("\u{200e}54.0%\u{200e}", false), (" إلى", true)]);
        assert_eq!(by_script("plain text, 50%", false), [("plain text, 50%".to_owned(), false)]);
        assert_eq!(by_script("50%", true), [("50%".to_owned(), true)]);
    }
}
