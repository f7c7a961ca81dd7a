//! Outlines of the plan book: which sections stand in it, in which order, and what each is filled with.

use std::sync::LazyLock;

use ron::extensions::Extensions;
use serde::Deserialize;

use crate::plan::{Bilingual, Plan};

/// The built-in outlines, in the order in which they are offered.
const FILES: &[(&str, &str)] = &[
    ("imc-plan", include_str!("../../assets/outlines/imc-plan.ron")),
    ("campaign-planner", include_str!("../../assets/outlines/campaign-planner.ron")),
    ("media-plan", include_str!("../../assets/outlines/media-plan.ron")),
    ("case-study", include_str!("../../assets/outlines/case-study.ron")),
    ("plan-deck", include_str!("../../assets/outlines/plan-deck.ron")),
];

/// Says what an outline is laid out on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum OutlineForm {
    /// Pages that are read.
    #[default]
    Pages,
    /// Slides that are shown, a section on each.
    Slides,
}

/// Names what the plan writes by itself into a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum AutoPart {
    /// The facts of the whole plan, as sentences.
    Summary,
    /// The objectives with their targets.
    Objectives,
    /// The people whom the plan speaks to, and what is known of them.
    Audiences,
    /// The positioning platform and what proves its claims.
    Platform,
    /// What each message says, and the brief of those who make it.
    Briefs,
    /// Reach and frequency, as sentences.
    Reach,
    /// Consistency, as sentences.
    Consistency,
    /// The budget, as sentences.
    Budget,
    /// How each objective is measured, and what is done when it falls short.
    Evaluation,
    /// Every source of the plan and what else is referred to.
    References,
    /// The models, their bounds, and which plan and calculations the book is of.
    Models,
}

/// Holds one thing that a section is filled with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum OutlinePart {
    /// What is written for the section.
    Text,
    /// The answers to a worksheet, by its id.
    Worksheet(String),
    /// A table of the results, by its id.
    Table(String),
    /// A picture, by its id: the flowchart or a plot.
    Figure(String),
    /// What the plan writes by itself.
    Auto(AutoPart),
}

/// Holds a section of an outline.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutlineSection {
    /// Its id, which the book of a plan names.
    pub id: String,
    /// Its heading.
    pub title: Bilingual,
    /// What to write in it.
    #[serde(default)]
    pub hint: Bilingual,
    /// How deep it stands: 1, or 2 below the last one of 1.
    #[serde(default = "first_level")]
    pub level: u8,
    /// Whether its heading has a number.
    #[serde(default = "yes")]
    pub numbered: bool,
    /// The most words that its text may have; tables are left out.
    #[serde(default)]
    pub word_limit: Option<u32>,
    /// What it is filled with, in order.
    pub parts: Vec<OutlinePart>,
}

fn first_level() -> u8 {
    1
}

fn yes() -> bool {
    true
}

/// Holds an outline.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// Its id, which the book of a plan names.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// What stands below the title of the book.
    pub subtitle: Bilingual,
    /// What it is laid out on.
    #[serde(default)]
    pub form: OutlineForm,
    /// Its sections, in order.
    pub sections: Vec<OutlineSection>,
}

impl Outline {
    /// Returns the section with this id.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&OutlineSection> {
        self.sections.iter().find(|section| section.id == id)
    }
}

/// Returns the built-in outlines, in the order in which they are offered.
#[must_use]
pub fn outlines() -> &'static [Outline] {
    static ALL: LazyLock<Vec<Outline>> = LazyLock::new(|| {
        // The texts are compiled in and a test reads each, so that none is left out.
        FILES.iter().filter_map(|(_, text)| parsed(text).ok()).collect()
    });
    &ALL
}

/// Returns the built-in outline of this id.
#[must_use]
pub fn outline(id: &str) -> Option<&'static Outline> {
    outlines().iter().find(|outline| outline.id == id)
}

/// Lists the worksheets that the outline of the plan's book asks for, by their ids; those of the full plan where none is chosen.
pub fn in_book(plan: &Plan) -> impl Iterator<Item = &'static str> {
    let chosen = outline(&plan.book.outline).or_else(|| outlines().first());
    let parts = chosen.into_iter().flat_map(|outline| &outline.sections).flat_map(|section| &section.parts);
    parts.filter_map(|part| if let OutlinePart::Worksheet(id) = part { Some(id.as_str()) } else { None })
}

fn parsed(text: &str) -> Result<Outline, ron::error::SpannedError> {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FILES, OutlineForm, OutlinePart, outlines, parsed};
    use crate::plan::Bilingual;

    #[test]
    fn every_outline_is_read_and_names_what_there_is() {
        assert_eq!(outlines().len(), FILES.len());
        for (id, text) in FILES {
            let outline = parsed(text).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(outline.id, *id);
            let mut seen = BTreeSet::new();
            let mut before = 0;
            for section in &outline.sections {
                assert!(seen.insert(&section.id), "{id}: {} stands twice", section.id);
                assert!((1..=2).contains(&section.level) && section.level <= before + 1, "{id}: {}", section.id);
                assert!(!section.parts.is_empty(), "{id}: {} has nothing in it", section.id);
                before = section.level;
                for part in &section.parts {
                    if let OutlinePart::Worksheet(sheet) = part {
                        assert!(crate::worksheet::framework(sheet).is_some(), "{id}: there is no worksheet {sheet}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_text_of_an_outline_is_in_both_languages() {
        let is_whole = |text: &Bilingual| !text.en.trim().is_empty() && !text.ar.trim().is_empty();
        for outline in outlines() {
            assert!(is_whole(&outline.name) && is_whole(&outline.subtitle), "{}", outline.id);
            for section in &outline.sections {
                assert!(is_whole(&section.title), "{}.{}", outline.id, section.id);
                assert!(section.hint.is_empty() || is_whole(&section.hint), "{}.{}", outline.id, section.id);
            }
        }
    }

    #[test]
    fn the_deck_has_fifteen_slides_with_its_title() {
        let deck = outlines().iter().find(|outline| outline.form == OutlineForm::Slides).unwrap();
        assert_eq!(deck.sections.len() + 1, 15);
    }
}
