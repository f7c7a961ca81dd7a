//! Every place that fills a template names exactly the slots that the template has.
//!
//! A slot without a value would be shown as `{name}`. Where a call of `fill` has its values written beside it, they are
//! compared with the English text of the row; what a call takes from elsewhere is left to the tests of that place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The fewest calls that must be understood: if the way of writing them changes, this test must follow.
const LEAST_CHECKED: usize = 250;

type Slots = BTreeSet<String>;

#[test]
fn templates_are_filled_with_the_slots_that_they_have() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let (tables, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| is_table(path));
    let rows = rows(&tables);
    let (mut checked, mut broken) = (0, Vec::new());
    for (path, text) in &others {
        for (offset, field, named) in calls(text) {
            let Some(candidates) = rows.get(&field) else { continue };
            checked += 1;
            if !candidates.contains(&named) {
                let line = text[..offset].matches('\n').count() + 1;
                broken.push(format!("{}:{line}: `{field}` has {candidates:?}, given {named:?}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "slots that are not filled, or that there are none of:\n{}", broken.join("\n"));
    assert!(checked >= LEAST_CHECKED, "only {checked} calls of `fill` were understood");
}

fn is_table(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("text/strings"))
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            files.push((path, text));
        }
    }
}

/// The slots of every row by its name: several, where several tables have a row of this name.
fn rows(tables: &[(PathBuf, String)]) -> BTreeMap<String, Vec<Slots>> {
    let mut rows: BTreeMap<String, Vec<Slots>> = BTreeMap::new();
    for (_, text) in tables {
        for line in text.lines() {
            let Some((name, rest)) = line.trim_start().split_once(": \"") else { continue };
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
                continue;
            }
            rows.entry(name.to_owned()).or_default().push(slots(&rest[..end_of_literal(rest)]));
        }
    }
    rows
}

/// The slots of a literal; `\u{…}` is none.
fn slots(literal: &str) -> Slots {
    let parts = literal.split('{').zip(literal.split('{').skip(1));
    let real = parts.filter(|(before, _)| !before.ends_with("\\u"));
    real.filter_map(|(_, part)| part.split_once('}').map(|(name, _)| name.to_owned())).collect()
}

/// Where a literal ends whose opening quotation mark is left out.
fn end_of_literal(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    text.len()
}

/// The calls of `fill` with their values beside them: where, the row's name, the names of the values.
fn calls(text: &str) -> Vec<(usize, String, Slots)> {
    let starts = text.match_indices("fill(").filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    });
    starts
        .filter_map(|(at, start)| {
            let arguments = arguments(&text[at + start.len()..]);
            let [template, values, ..] = arguments.as_slice() else { return None };
            let values = values.trim().strip_prefix("&[")?.strip_suffix(']')?;
            let field = template.trim().rsplit_once('.')?.1;
            let is_name = field.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            is_name.then(|| (at, field.to_owned(), names(values)))
        })
        .collect()
}

/// The arguments of a call, from behind its opening bracket.
fn arguments(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut at) = (0_i32, 0, 0);
    let mut out = Vec::new();
    while let Some(letter) = text[at..].chars().next() {
        match letter {
            '"' => at += 1 + end_of_literal(&text[at + 1..]),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                out.push(&text[start..at]);
                return out;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                out.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        at += letter.len_utf8();
    }
    out
}

/// The names in `("name", value), …`; what stands in brackets inside a value is none.
fn names(values: &str) -> Slots {
    // The list as if it were the arguments of a call: each is one pair.
    let list = format!("{values})");
    let pairs = arguments(&list);
    let named = pairs.iter().filter_map(|pair| pair.trim().strip_prefix("(\""));
    let named = named.map(|rest| (&rest[..end_of_literal(rest)], &rest[end_of_literal(rest)..]));
    named.filter(|(_, after)| after.starts_with("\",")).map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn calls_and_slots_are_read_as_they_are_written() {
    let text = "let a = fill(words.more, &[(\"count\", &f(\"x\", 2)), (\"of\", \"y\")]);\nrefill(words.no, &[]);";
    let named: Slots = ["count", "of"].map(str::to_owned).into();
    assert_eq!(calls(text), [(8, "more".to_owned(), named.clone())]);
    assert_eq!(slots("\\u{2066}{count}+\\u{2069} {of}"), named);
}
