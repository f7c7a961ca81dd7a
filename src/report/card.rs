//! Cards: what stands behind a figure.

use super::Table;
use crate::edit::ItemId;

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
