//! How functions are documented: the first line begins with a verb in the third person, so that a reader learns first what
//! the function does.

use std::fs;
use std::path::Path;

use super::assert_none;
use super::source::SOURCES;

/// Words that end as such verbs do and are none, or leave open what they stand for.
const NOT_VERBS: &[&str] = &[
    "Audiences",
    "Bars",
    "Boxes",
    "Buttons",
    "Captions",
    "Cells",
    "Chances",
    "Channels",
    "Characters",
    "Choices",
    "Clusters",
    "Columns",
    "Comments",
    "Completions",
    "Costs",
    "Dates",
    "Days",
    "Digits",
    "Errors",
    "Exposures",
    "Fields",
    "Figures",
    "Files",
    "Gross",
    "Grounds",
    "Hours",
    "Impressions",
    "Insertions",
    "Its",
    "Keys",
    "Labels",
    "Letters",
    "Limits",
    "Lines",
    "Mentions",
    "Messages",
    "Numbers",
    "Pages",
    "Pairs",
    "Partners",
    "Parts",
    "Percentages",
    "Plans",
    "Plots",
    "Points",
    "Positions",
    "Problems",
    "Products",
    "Quantities",
    "Ranges",
    "Results",
    "Rows",
    "Shares",
    "Sizes",
    "Success",
    "Tables",
    "Terms",
    "Texts",
    "Things",
    "This",
    "Titles",
    "Units",
    "Values",
    "Vehicles",
    "Versions",
    "Ways",
    "Weeks",
    "Words",
    "Worksheets",
];

/// Says whether a documentation line begins as "Returns the plan." does.
fn begins_with_a_verb(line: &str) -> bool {
    let word = line.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let is_capitalised = word.starts_with(|letter: char| letter.is_ascii_uppercase());
    is_capitalised && word.ends_with('s') && !line[word.len()..].starts_with(['\'', '’']) && !NOT_VERBS.contains(&word)
}

/// Says whether a line of code begins a function, whoever can call it.
fn begins_a_function(code: &str) -> bool {
    let code = code.trim_start();
    let after = match code.strip_prefix("pub") {
        Some(after) if after.starts_with('(') => after.split_once(')').map_or("", |(_, rest)| rest),
        Some(after) if after.starts_with(' ') => after,
        _ => code,
    };
    let words: Vec<&str> = after.split_whitespace().collect();
    let name = words.iter().position(|word| *word == "fn");
    name.is_some_and(|at| words[..at].iter().all(|word| ["const", "async", "unsafe"].contains(word)))
}

/// Returns the first documentation line above the line at `item`, past its attributes.
fn documentation<'t>(lines: &[&'t str], item: usize) -> Option<&'t str> {
    let mut first = None;
    let mut is_within_attribute = false;
    for line in lines[..item].iter().rev().map(|line| line.trim()) {
        if let Some(text) = line.strip_prefix("///") {
            first = Some(text.trim());
        } else if first.is_some() || !(is_within_attribute || line.starts_with("#[") || line.ends_with(']')) {
            return first;
        } else {
            is_within_attribute = !line.starts_with("#[");
        }
    }
    first
}

#[test]
fn functions_are_documented_by_what_they_do() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut broken = Vec::new();
    for source in SOURCES.iter() {
        let text = fs::read_to_string(root.join(&source.path)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let functions = source.code.lines().enumerate().filter(|(_, code)| begins_a_function(code));
        for (at, _) in functions {
            let line = documentation(&lines, at).filter(|line| !begins_with_a_verb(line));
            broken.extend(line.map(|line| format!("src/{}:{}: {line}", source.path, at + 1)));
        }
    }
    assert_none("a documentation line of a function does not begin with a verb in the third person", &broken);
}

#[test]
fn verbs_are_told_from_other_words() {
    for line in ["Returns the plan.", "Shows a choice.", "Lays out `text`.", "Says why.", "Does nothing."] {
        assert!(begins_with_a_verb(line), "{line}");
    }
    for line in [
        "The plan.",
        "What it is.",
        "Whether it is.",
        "Rows of a table.",
        "Its name.",
        "`a` less `b`.",
        "Krippendorff's α.",
    ] {
        assert!(!begins_with_a_verb(line), "{line}");
    }
}

#[test]
fn functions_and_their_documentation_are_found() {
    for code in ["pub fn a() {", "    pub(crate) const fn a() {", "pub(in crate::reach) fn a(", "pub unsafe fn a()"] {
        assert!(begins_a_function(code), "{code}");
    }
    for code in ["fn a() {", "    fn a(&self) {", "    const fn a<B>(", "async fn a()"] {
        assert!(begins_a_function(code), "{code}");
    }
    for code in ["let a = b;", "pub struct A;", "pub a: fn() -> B,", "pub type A = fn() -> B;", "public fn a()", ""] {
        assert!(!begins_a_function(code), "{code}");
    }
    let lines =
        ["/// First.", "/// Second.", "#[must_use]", "#[expect(", "    a,", ")]", "pub fn a() {}", "", "pub fn b() {}"];
    assert_eq!((documentation(&lines, 6), documentation(&lines, 8)), (Some("First."), None));
}
