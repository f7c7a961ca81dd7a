//! What the readme shows works.

use imc_planner::check::{Severity, check};
use imc_planner::store;

const README: &str = include_str!("../README.md");

/// The fenced blocks of the readme in this language.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    README.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_plan_is_read_and_has_no_errors() {
    let [text] = blocks("ron")[..] else { panic!("the readme shows one plan") };
    let opened = store::read(text.as_bytes()).unwrap();
    let problems = check(&opened.plan);
    let serious: Vec<_> = problems.iter().filter(|problem| problem.severity != Severity::Notice).collect();
    assert!(serious.is_empty(), "{serious:#?}");
    assert_eq!(store::bytes_to_save(&opened.plan, Some(&opened)).as_ref(), text.as_bytes());
}

#[test]
fn files_that_are_named_are_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let words = blocks("sh").into_iter().flat_map(str::split_whitespace).filter(|word| word.starts_with("saves/"));
    for path in links.filter(|link| !link.contains("://")).chain(words) {
        assert!(root.join(path).exists(), "{path}");
    }
}
