//! Every sentence and label of the program, in English and Arabic.
//!
//! Each file holds the strings of one part of the program as a table; a string that lacks a language does not compile.
//! Templates have named slots in braces, filled by [`fill`].

mod shared;

pub use shared::SharedTexts;

use super::Language;

/// Declares a struct of static strings and its English and Arabic tables.
///
/// ```text
/// texts! { /// What these are for.
///     MenuTexts { file: "File", "ملف"; … } }
/// ```
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident : $en:literal , $ar:literal ;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[expect(missing_docs, reason = "each field is the English text of its table row")]
        pub struct $name { $(pub $field: &'static str,)* }

        impl $name {
            /// The English table.
            pub const EN: Self = Self { $($field: $en,)* };
            /// The Arabic table.
            pub const AR: Self = Self { $($field: $ar,)* };
            /// Every row: name, English, Arabic.
            pub const ROWS: &[$crate::text::strings::Row] = &[$((stringify!($field), $en, $ar),)*];
        }
    };
}
pub(crate) use texts;

/// All interface strings of one language, by part of the program.
#[derive(Debug)]
pub struct Texts {
    /// Words that every part uses.
    pub shared: SharedTexts,
}

static EN: Texts = Texts { shared: SharedTexts::EN };
static AR: Texts = Texts { shared: SharedTexts::AR };

/// One string: its name, its English and its Arabic text.
pub type Row = (&'static str, &'static str, &'static str);

/// Every table, by name, for tests that look at all strings.
pub const TABLES: &[(&str, &[Row])] = &[("shared", SharedTexts::ROWS)];

impl Texts {
    /// The strings of `language`.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::Ar => &AR,
        }
    }
}

/// `template` with every `{name}` replaced by its value. Slots without a value stay as they are.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{TABLES, fill};

    fn slots(template: &str) -> BTreeSet<&str> {
        template.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
    }

    #[test]
    fn both_languages_have_the_same_slots_and_no_empty_text() {
        for (table, rows) in TABLES {
            for (name, en, ar) in *rows {
                assert!(!en.is_empty() && !ar.is_empty(), "{table}.{name} is empty");
                assert_eq!(slots(en), slots(ar), "{table}.{name}");
            }
        }
    }

    #[test]
    fn arabic_texts_are_arabic() {
        for (table, rows) in TABLES {
            for (name, en, ar) in *rows {
                let has_arabic = ar.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
                let has_words = en.chars().any(char::is_alphabetic);
                assert!(has_arabic || !has_words || en == ar, "{table}.{name}: {ar}");
            }
        }
    }

    #[test]
    fn slots_are_filled_by_name() {
        assert_eq!(fill("{a} of {b}", &[("b", "8"), ("a", "3")]), "3 of 8");
        assert_eq!(fill("{a} and {", &[("a", "{b}"), ("b", "x")]), "{b} and {");
        assert_eq!(fill("{unknown}", &[]), "{unknown}");
    }
}
