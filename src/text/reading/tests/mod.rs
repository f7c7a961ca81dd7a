//! What people type, and what it means: tables of texts with one checker, and laws.
//!
//! A line of a table is a kind of value, a text and what it means: `= 1250` for one value, `? 1.25 | 1250` for a question with both
//! as the program writes them in English, `! Negative` for a reason.

mod dates;
mod laws;
mod lists;
mod numbers;

use std::fmt::{Display, Write as _};

use super::{ReadError, Reading};
use crate::plan::Currency;
use crate::text::{Language, Locale};

const EN: Locale = Locale {
    language: Language::En,
    digits: crate::text::Digits::Western,
    region: crate::text::Region::Gulf,
    hijri: false,
};
const AR: Locale = Locale { language: Language::Ar, ..EN };
const INDIC: Locale = Locale { digits: crate::text::Digits::ArabicIndic, ..AR };
const LOCALES: [Locale; 3] = [EN, AR, INDIC];

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

/// The outcome as tables write it.
fn outcome<T>(reading: &Reading<T>, shown: impl Fn(&T) -> String) -> String {
    match reading {
        Reading::One(value) => format!("= {}", shown(value)),
        Reading::Ask(question) => {
            let [first, second] = question.choices.each_ref().map(|choice| choice.written(EN));
            format!("? {first} | {second}").replace('\u{a0}', " ")
        }
        Reading::Refused(why) => format!("! {}", name(why)),
    }
}

/// The name of a reason, without what it says in detail.
fn name(why: &ReadError) -> String {
    let debug = format!("{why:?}");
    debug.split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
}

/// Reads every text of a table and compares the outcomes, all of them before it complains.
fn check<T: Display>(table: &str, read: impl Fn(&str) -> Reading<T>) {
    let mut wrong = String::new();
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.trim().is_empty()) {
        let (text, expected) = line.split_once(" → ").unwrap_or_else(|| panic!("no arrow in {line}"));
        let text = text.trim().replace("\\u{200f}", "\u{200f}").replace("\\n", "\n").replace("\\t", "\t");
        let text = text.replace("\\u{a0}", "\u{a0}").replace("\\u{202f}", "\u{202f}").replace("\\u{2069}", "\u{2069}");
        let reading = read(&text);
        let found = outcome(&reading, T::to_string);
        if found != expected.trim() {
            let _ = writeln!(wrong, "{text:?}: {found}, not {expected}");
        }
        if let Reading::Refused(why) = reading {
            let [english, arabic] = [why.sentence(EN), why.sentence(INDIC)];
            assert!(!english.is_empty() && english != arabic && !english.contains('{'), "{why:?}: {english}");
        }
        rows += 1;
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(rows > 2, "a table has rows");
}
