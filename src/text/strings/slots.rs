//! Texts with slots: the type of such a text names its slots, so that filling others does not compile.
//!
//! A name of a slot cannot be a type, but a number that stands for a set of names can be a parameter of one. A row of a table is
//! a [`Template`] of the number of its slots, `fill!` takes values of the same number alone.

use std::fmt;

use super::super::{Direction, first_strong};

/// A text whose slots, such as `{week}`, are filled before it is shown; `SLOTS` stands for the set of their names, as
/// [`slots_in`] returns it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Template<const SLOTS: u64>(&'static str);

impl<const SLOTS: u64> Template<SLOTS> {
    /// Returns the text with its slots unfilled, for those who know its slots as data.
    #[must_use]
    pub const fn unfilled(self) -> &'static str {
        self.0
    }
}

impl<const SLOTS: u64> fmt::Debug for Template<SLOTS> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, out)
    }
}

/// Holds the values of slots with their names; `SLOTS` stands for the set of these names, as [`slots_named`] returns it. Made by
/// `slots!`, which finds it.
#[derive(Clone, Copy, Debug)]
pub struct Slots<const SLOTS: u64, V, const N: usize> {
    /// The names and values.
    pub values: [(&'static str, V); N],
}

/// Holds what a row of a table is: a text, or a template where it has slots.
#[derive(Debug)]
pub struct Kind<const HAS_SLOTS: bool, const SLOTS: u64>;

/// Gives the type of a row, and makes one of its text.
pub trait OfRow {
    /// The type.
    type Text: Copy + fmt::Debug;

    /// Makes a row.
    fn of(text: &'static str) -> Self::Text;
}

impl<const SLOTS: u64> OfRow for Kind<false, SLOTS> {
    type Text = &'static str;

    fn of(text: &'static str) -> &'static str {
        text
    }
}

impl<const SLOTS: u64> OfRow for Kind<true, SLOTS> {
    type Text = Template<SLOTS>;

    fn of(text: &'static str) -> Template<SLOTS> {
        Template(text)
    }
}

/// Returns the number that stands for one name (FNV-1a).
const fn number_of(text: &[u8], from: usize, to: usize) -> u64 {
    let mut number = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = from;
    while at < to {
        number = (number ^ text[at] as u64).wrapping_mul(0x100_0000_01b3);
        at += 1;
    }
    number
}

/// Returns where the name of the slot that begins at `open` ends; `open` where no slot begins there: a bracket opens, plain letters
/// follow, and a bracket closes.
const fn end_of_slot(text: &[u8], open: usize) -> usize {
    if text[open] != b'{' {
        return open;
    }
    let mut at = open + 1;
    while at < text.len() && (text[at].is_ascii_lowercase() || text[at].is_ascii_digit() || text[at] == b'_') {
        at += 1;
    }
    if at < text.len() && at > open + 1 && text[at] == b'}' { at } else { open }
}

/// Returns the number that stands for the set of slots in a text, whatever their order and however often each is there; 0 where
/// it has none.
#[must_use]
pub const fn slots_in(text: &str) -> u64 {
    let text = text.as_bytes();
    let (mut sum, mut at) = (0_u64, 0);
    while at < text.len() {
        let end = end_of_slot(text, at);
        if end > at {
            let number = number_of(text, at + 1, end);
            if !is_slot_before(text, at, number) {
                sum = sum.wrapping_add(number);
            }
        }
        at += 1;
    }
    sum
}

/// Returns true where a slot of this number begins before `before`.
const fn is_slot_before(text: &[u8], before: usize, number: u64) -> bool {
    let mut at = 0;
    while at < before {
        let end = end_of_slot(text, at);
        if end > at && number_of(text, at + 1, end) == number {
            return true;
        }
        at += 1;
    }
    false
}

/// Returns the number that stands for a set of names, each named once.
#[must_use]
pub const fn slots_named(names: &[&str]) -> u64 {
    let (mut sum, mut at) = (0_u64, 0);
    while at < names.len() {
        let name = names[at].as_bytes();
        sum = sum.wrapping_add(number_of(name, 0, name.len()));
        at += 1;
    }
    sum
}

/// Returns `template` with its slots filled with `values`, which have the same names.
#[must_use]
pub fn filled<const SLOTS: u64, V: AsRef<str>, const N: usize>(
    template: Template<SLOTS>,
    values: &Slots<SLOTS, V, N>,
) -> String {
    filled_as_data(template.0, &values.values.each_ref().map(|(name, value)| (*name, value.as_ref())))
}

/// Returns `template` with every `{name}` replaced by its value, where names and values are data. Slots without a value stay as
/// they are.
///
/// A text from right to left stays one whose first value is Latin: it begins with a right-to-left mark then.
#[must_use]
pub fn filled_as_data(template: &str, values: &[(&str, &str)]) -> String {
    let filled = replaced(template, values);
    let runs_left = |text: &str| first_strong(text).is_some_and(Direction::is_right_to_left);
    let outside: String = template.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    if runs_left(&outside) && first_strong(&filled).is_some() && !runs_left(&filled) {
        return format!("\u{200f}{filled}");
    }
    filled
}

fn replaced(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let Some(close) = after.find('}') else {
            rest = &rest[open..];
            break;
        };
        let name = &after[..close];
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[open..open + close + 2]),
        }
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    out
}

/// Names values for the slots of a text: `slots![("first", first), ("last", last)]`.
#[doc(hidden)]
#[macro_export]
macro_rules! __slots {
    ($(($name:literal, $value:expr)),* $(,)?) => {
        $crate::text::strings::Slots::<{ $crate::text::strings::slots_named(&[$($name),*]) }, _, _> { values: [$(($name, $value)),*] }
    };
}

/// Fills the slots of a text of the tables. It compiles where the values have the names of the slots, no more and no fewer:
/// `fill!(texts.weeks, &[("first", &first), ("last", &last)])`, or with values that [`slots!`] has named.
#[doc(hidden)]
#[macro_export]
macro_rules! __fill {
    ($template:expr, &[$(($name:literal, $value:expr)),* $(,)?] $(,)?) => {
        $crate::text::strings::filled(
            $template,
            &$crate::text::strings::slots![$(($name, ::std::convert::AsRef::<str>::as_ref(&$value))),*],
        )
    };
    ($template:expr, $values:expr $(,)?) => { $crate::text::strings::filled($template, &$values) };
}

/// The type of a text with these slots: `template!["first", "last"]`.
#[doc(hidden)]
#[macro_export]
macro_rules! __template {
    ($($name:literal),+) => {
        $crate::text::strings::Template<{ $crate::text::strings::slots_named(&[$($name),+]) }>
    };
}

#[cfg(test)]
mod tests {
    use super::{filled_as_data as fill, slots_in, slots_named};

    #[test]
    fn a_number_stands_for_a_set_of_names() {
        const NUMBER: u64 = slots_in("{a} of {b}");
        for (text, names) in [
            ("{a} of {b}", &["a", "b"][..]),
            ("{b}: {a}, {b}", &["a", "b"]),
            ("{amount}", &["amount"]),
            ("no slots", &[]),
            ("half {open", &[]),
            ("no u{…}", &[]),
        ] {
            assert_eq!(slots_in(text), slots_named(names), "{text}");
        }
        assert_ne!(NUMBER, slots_named(&["a"]));
        assert_ne!(NUMBER, slots_named(&["a", "b", "c"]));
        assert_ne!(NUMBER, slots_named(&["a", "c"]));
        assert_ne!(slots_in("{ab}"), slots_named(&["ba"]));
    }

    #[test]
    fn an_arabic_text_stays_one_behind_a_latin_value() {
        let currency = |value| fill("{currency}؛ كل أسبوع", &[("currency", value)]);
        assert_eq!(currency("GBP"), "\u{200f}GBP؛ كل أسبوع");
        assert_eq!(currency("د.أ"), "د.أ؛ كل أسبوع");
        assert_eq!(currency("\u{2068}GBP\u{2069}"), "\u{2068}GBP\u{2069}؛ كل أسبوع");
        assert_eq!(fill("{a}: {b}", &[("a", "GBP"), ("b", "كل أسبوع")]), "GBP: كل أسبوع");
        assert_eq!(fill("{a} a week", &[("a", "د.أ")]), "د.أ a week");
    }

    #[test]
    fn slots_are_filled_by_name() {
        assert_eq!(fill("{a} of {b}", &[("b", "8"), ("a", "3")]), "3 of 8");
        assert_eq!(fill("{a} and {", &[("a", "{b}"), ("b", "x")]), "{b} and {");
        assert_eq!(fill("{unknown}", &[]), "{unknown}");
    }
}
