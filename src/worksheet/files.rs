//! The frameworks that are compiled in, and the reader of further ones.

use std::sync::LazyLock;

use ron::error::SpannedError;
use ron::extensions::Extensions;

use super::framework::{Framework, FrameworkFault, SheetOption, faults};
use crate::plan::Element;

/// The built-in frameworks, in the order of the list.
const FILES: &[(&str, &str)] = &[
    ("requirements", include_str!("../../assets/worksheets/requirements.ron")),
    ("arthur", include_str!("../../assets/worksheets/arthur.ron")),
    ("methods", include_str!("../../assets/worksheets/methods.ron")),
    ("e-mix", include_str!("../../assets/worksheets/e-mix.ron")),
    ("promotion", include_str!("../../assets/worksheets/promotion.ron")),
    ("e-market", include_str!("../../assets/worksheets/e-market.ron")),
    ("privacy", include_str!("../../assets/worksheets/privacy.ron")),
    ("crm", include_str!("../../assets/worksheets/crm.ron")),
    ("imc-maturity", include_str!("../../assets/worksheets/imc-maturity.ron")),
    ("mechanisms", include_str!("../../assets/worksheets/mechanisms.ron")),
    ("social-lab", include_str!("../../assets/worksheets/social-lab.ron")),
    ("integration", include_str!("../../assets/worksheets/integration.ron")),
    ("case", include_str!("../../assets/worksheets/case.ron")),
    ("integration-audit", include_str!("../../assets/worksheets/integration-audit.ron")),
    ("situation", include_str!("../../assets/worksheets/situation.ron")),
    ("swot", include_str!("../../assets/worksheets/swot.ron")),
    ("competitors", include_str!("../../assets/worksheets/competitors.ron")),
    ("problem", include_str!("../../assets/worksheets/problem.ron")),
    ("client-brief", include_str!("../../assets/worksheets/client-brief.ron")),
    ("creative-brief", include_str!("../../assets/worksheets/creative-brief.ron")),
    ("message-house", include_str!("../../assets/worksheets/message-house.ron")),
    ("evaluation", include_str!("../../assets/worksheets/evaluation.ron")),
    ("action", include_str!("../../assets/worksheets/action.ron")),
    ("risk", include_str!("../../assets/worksheets/risk.ron")),
    ("sostac", include_str!("../../assets/worksheets/sostac.ron")),
    ("race", include_str!("../../assets/worksheets/race.ron")),
    ("five-m", include_str!("../../assets/worksheets/five-m.ron")),
    ("six-m", include_str!("../../assets/worksheets/six-m.ron")),
    ("dagmar", include_str!("../../assets/worksheets/dagmar.ron")),
];

/// The most bytes of a user's own framework.
const MAX_BYTES: usize = 1024 * 1024;

/// Says why a framework cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FrameworkError {
    /// The text is no framework, for the reason that the reader of the notation gives.
    #[error("{0}")]
    Text(Box<SpannedError>),
    /// The text is too long.
    #[error("the worksheet has more than {0} bytes")]
    TooLarge(usize),
    /// It was read, and contradicts itself.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Faults(Vec<FrameworkFault>),
    /// There is a built-in framework of this id.
    #[error("there is a built-in worksheet “{0}”")]
    Known(String),
}

/// Returns the built-in frameworks, in the order of the list.
#[must_use]
pub fn built_in() -> &'static [Framework] {
    static ALL: LazyLock<Vec<Framework>> = LazyLock::new(|| {
        // The texts are compiled in and a test reads each, so that none is left out.
        FILES.iter().filter_map(|(_, text)| parsed(text).ok()).collect()
    });
    &ALL
}

/// Returns the built-in framework of this id.
#[must_use]
pub fn framework(id: &str) -> Option<&'static Framework> {
    built_in().iter().find(|framework| framework.id == id)
}

/// Returns the forms and means that the notes name for an element of promotion: the options of the promotion mix.
#[must_use]
pub fn forms_of(element: Element) -> &'static [SheetOption] {
    let item = match element {
        Element::Advertising => "ad-forms",
        Element::SalesPromotion => "promotion-forms",
        Element::DirectMarketing => "direct-means",
        Element::PublicRelations => "relations-means",
        _ => return &[],
    };
    framework("promotion").and_then(|sheet| sheet.item(item)).map(|item| item.kind.options()).unwrap_or_default()
}

/// Reads a framework of the user's own.
///
/// # Errors
/// Where the text is wrong, or how the framework contradicts itself; the other frameworks can be used nevertheless.
pub fn read_framework(text: &str) -> Result<Framework, FrameworkError> {
    let (framework, found) = framework_with_faults(text)?;
    if found.is_empty() { Ok(framework) } else { Err(FrameworkError::Faults(found)) }
}

/// Reads a framework of the user's own with everything that is wrong with it.
///
/// # Errors
/// Where the text is no framework, is too long, or takes the id of a built-in framework.
pub fn framework_with_faults(text: &str) -> Result<(Framework, Vec<FrameworkFault>), FrameworkError> {
    if text.len() > MAX_BYTES {
        return Err(FrameworkError::TooLarge(MAX_BYTES));
    }
    let framework = parsed(text)?;
    if self::framework(&framework.id).is_some() {
        return Err(FrameworkError::Known(framework.id));
    }
    let found = faults(&framework, built_in());
    Ok((framework, found))
}

/// Finds the line of `text`, counted from 1, in which the thing stands that a fault names; `before` of the same fault were found
/// before it. None where the fault names nothing that the text has.
#[must_use]
pub fn line_of_fault(text: &str, fault: &FrameworkFault, before: usize) -> Option<usize> {
    let named = match fault {
        FrameworkFault::NoId(id)
        | FrameworkFault::Twice(id)
        | FrameworkFault::Letters(id)
        | FrameworkFault::Name(id)
        | FrameworkFault::Within(id)
        | FrameworkFault::Empty(id)
        | FrameworkFault::Link(id)
        | FrameworkFault::SameAs(id) => id,
        FrameworkFault::Parts { .. } | FrameworkFault::Columns => {
            return line_with(text, "layout:").or_else(|| line_with(text, "parts:"));
        }
    };
    let lines: Vec<&str> = text.lines().collect();
    // An option is named behind its item, and stands below it.
    let (from, id) = match named.split_once(": ") {
        Some((item, option)) => (places_of(&lines, item, 0).next().unwrap_or(0), option),
        None => (0, named.as_str()),
    };
    let places: Vec<usize> = places_of(&lines, id, from).collect();
    let wanted = format!("\"{id}\"");
    let lacking = || places.iter().filter(|at| lacks_name(&lines[**at..], &wanted));
    let found = match fault {
        FrameworkFault::Name(_) => lacking().nth(before),
        // The first of several stands where it may.
        FrameworkFault::Twice(_) => places.get(before + 1),
        _ => places.get(before),
    };
    found.or(places.last()).map(|at| at + 1)
}

/// Returns the lines from `from` on in which a thing has this id.
fn places_of(lines: &[&str], id: &str, from: usize) -> impl Iterator<Item = usize> {
    let wanted = format!("\"{id}\"");
    (from..lines.len()).filter(move |at| lines[*at].contains("id:") && lines[*at].contains(&wanted))
}

/// Finds the first line of `text`, counted from 1, that has `words`.
#[must_use]
pub fn line_with(text: &str, words: &str) -> Option<usize> {
    text.lines().position(|line| line.contains(words)).map(|at| at + 1)
}

/// Returns true where the thing whose id, in quotes, stands in the first of the lines has no name in one of the two languages.
fn lacks_name(lines: &[&str], id: &str) -> bool {
    let text = lines.join("\n");
    let text = text.split_once(id).map_or("", |(_, rest)| rest);
    // Up to the next thing, whose own name comes later.
    let own = text.split_once("id:").map_or(text, |(own, _)| own);
    let name = own.split_once("name:").map_or("", |(_, name)| name);
    let name = name.split_once(')').map_or(name, |(name, _)| name);
    let is_given = |language: &str| {
        let text = name.split_once(language).and_then(|(_, rest)| rest.split('"').nth(1));
        text.is_some_and(|text| !text.trim().is_empty())
    };
    !is_given("en:") || !is_given("ar:")
}

fn parsed(text: &str) -> Result<Framework, FrameworkError> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text.trim_start_matches('\u{feff}')).map_err(|error| FrameworkError::Text(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worksheet::{Kind, Link};

    #[test]
    fn every_built_in_framework_is_read_and_sound() {
        for (id, text) in FILES {
            let framework = parsed(text).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(framework.id, *id);
            let found = faults(&framework, built_in());
            assert!(found.is_empty(), "{id}: {found:?}");
        }
        assert_eq!(built_in().len(), FILES.len());
    }

    #[test]
    fn links_lead_to_worksheets_and_pages_that_there_are() {
        for framework in built_in() {
            for (_, item) in framework.items() {
                let Kind::Link(to) = &item.kind else { continue };
                let is_there = match Link::of(to) {
                    Some(Link::Page(_)) => true,
                    Some(Link::Worksheet(id)) => super::framework(id).is_some(),
                    None => false,
                };
                assert!(is_there, "{}.{}: {to}", framework.id, item.id);
            }
        }
    }

    #[test]
    fn texts_of_frameworks_are_in_both_languages() {
        fn both(place: &str, text: &crate::plan::Bilingual) {
            assert_eq!(text.en.trim().is_empty(), text.ar.trim().is_empty(), "{place}: {text:?}");
        }
        for framework in built_in() {
            for text in [&framework.about, &framework.source] {
                assert!(!text.en.is_empty(), "{}", framework.id);
                both(&framework.id, text);
            }
            for (part, item) in framework.items() {
                let place = format!("{}.{}", framework.id, item.id);
                both(&place, &part.hint);
                for text in [&item.hint, &item.example] {
                    both(&place, text);
                }
                for option in item.kind.options() {
                    both(&format!("{place}: {}", option.id), &option.hint);
                }
            }
        }
    }

    #[test]
    fn the_line_of_a_missing_name_is_that_of_the_thing_that_lacks_it() {
        let text = "(\n id: \"own\",\n layout: Matrix,\n items: [\n  (id: \"a\", name: (en: \"A\")),\n  \
                    (id: \"a\",\n   name: (en: \"B\", ar: \"ب\")),\n ],\n)";
        assert_eq!(line_of_fault(text, &FrameworkFault::Name("a".to_owned()), 0), Some(5));
        assert_eq!(line_of_fault(text, &FrameworkFault::Twice("a".to_owned()), 0), Some(6), "the second of two");
        assert_eq!(line_of_fault(text, &FrameworkFault::Letters("a".to_owned()), 1), Some(6), "the second such fault");
        assert_eq!(line_of_fault(text, &FrameworkFault::Twice("a: own".to_owned()), 0), None, "no option of the first");
        assert_eq!(line_of_fault(text, &FrameworkFault::Columns, 0), Some(3));
        assert_eq!(line_of_fault(text, &FrameworkFault::Name("b".to_owned()), 0), None);
    }

    #[test]
    fn mistakes_in_a_framework_are_named() {
        let wrong = |text: &str| read_framework(text).unwrap_err();
        let FrameworkError::Text(error) = wrong("(\n id: \"a\",\n nome: 3,\n)") else { panic!("a place") };
        let line = error.span.start.line;
        assert_eq!(line, 3);
        let sheet = |items: &str| {
            format!(
                "(id: \"own\", name: (en: \"Own\", ar: \"خاص\"), about: (en: \"A\", ar: \"أ\"), source: (en: \"S\", ar: \"م\"), \
                 parts: [(id: \"p\", name: (en: \"P\", ar: \"ج\"), items: [{items}])])"
            )
        };
        let good = "(id: \"a\", name: (en: \"A\", ar: \"أ\"), kind: Text(words: 20))";
        assert!(read_framework(&sheet(good)).is_ok());
        let twice = wrong(&sheet(&format!("{good}, {good}")));
        assert_eq!(twice, FrameworkError::Faults(vec![FrameworkFault::Twice("a".to_owned())]));
        let unnamed = wrong(&sheet("(id: \"a\", name: (en: \"A\"), kind: Choices([]))"));
        let expected = [FrameworkFault::Name("a".to_owned()), FrameworkFault::Empty("a".to_owned())];
        assert_eq!(unnamed, FrameworkError::Faults(expected.to_vec()));
        for (text, fault) in [
            (sheet(&good.replace("id: \"a\"", "id: \"\"")), FrameworkFault::NoId(String::new())),
            (sheet(&good.replace("id: \"a\"", "id: \"a/b\"")), FrameworkFault::Letters("a/b".to_owned())),
            (sheet(&good.replace("id: \"a\"", "id: \"a.b\"")), FrameworkFault::Letters("a.b".to_owned())),
            (sheet(good).replace("\"own\"", "\"../own\""), FrameworkFault::Letters("../own".to_owned())),
        ] {
            assert_eq!(wrong(&text), FrameworkError::Faults(vec![fault]));
        }
        let known = sheet(good).replace("\"own\"", "\"arthur\"");
        assert_eq!(wrong(&known), FrameworkError::Known("arthur".to_owned()));
    }
}
