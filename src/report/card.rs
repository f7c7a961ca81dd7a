//! Cards: what stands behind a figure.

use super::{Report, Table};
use crate::analysis::Analysis;
use crate::edit::ItemId;
use crate::text::strings::fill;

/// Holds the results that a card compares with.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'a> {
    /// The results before the last step, or of the pinned state.
    pub analysis: &'a Analysis,
    /// Whether they are of a pinned state.
    pub is_pinned: bool,
}

impl<'a> Earlier<'a> {
    /// Says what a figure was and is.
    pub(super) fn said(&self, report: &Report<'_>, before: &str, now: &str) -> String {
        let texts = &report.texts.cards;
        let template = if self.is_pinned { texts.pinned_state } else { texts.last_step };
        fill!(template, &[("before", before), ("now", now)])
    }

    /// Returns the report of these results, in the languages of `report`.
    pub(super) fn report(&self, report: &Report<'_>) -> Report<'a> {
        Report::new(self.analysis.plan(), self.analysis, report.locale).with_plan_in(report.plan_language)
    }
}

/// Holds one line of a card's working.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A formula with the plan's values put in, which runs from left to right in both languages.
    Formula(String),
    /// A sentence.
    Text(String),
}

/// Holds what opens with a figure: its formula, parts, sources, and what changed it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The figure's name.
    pub name: String,
    /// What the figure means, or its formula in words.
    pub meaning: String,
    /// Formulas with this plan's values.
    pub working: Vec<Line>,
    /// What the figure is made of.
    pub parts: Vec<Table>,
    /// The model, and where each assumption comes from.
    pub sources: Vec<String>,
    /// What would change the figure.
    pub changes: String,
    /// What the last step, or the step since a pinned state, changed.
    pub since: Vec<String>,
    /// The things of the plan that the figure belongs to.
    pub items: Vec<ItemId>,
}
