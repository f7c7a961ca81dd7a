//! The search in the plan: what was typed, and what was found.

use crate::plan::{Language, Plan};
use crate::search::{Found, PlanTexts, Query};

/// The most results that are listed; with more, a longer query finds sooner than reading.
const MOST_LISTED: usize = 100;

/// The state of the search in the plan.
#[derive(Debug, Default)]
pub struct FindInPlan {
    /// What has been typed.
    pub query: String,
    /// Which of the results is marked.
    pub marked: usize,
    /// What was found, in the order in which it is shown, as far as it is listed.
    pub found: Vec<Found>,
    /// How much was found in all.
    pub count: usize,
    /// The texts of the plan.
    texts: PlanTexts,
    /// The language of the reader.
    language: Language,
}

impl FindInPlan {
    /// Returns a search in `plan` for which nothing has been typed yet.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self { texts: PlanTexts::of(plan), ..Self::default() }
    }

    /// Returns the search with results as a reader of `language` is shown them.
    #[must_use]
    pub fn shown_in(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Searches for what was typed now.
    pub(in crate::app) fn search(&mut self, typed: String) {
        let (found, count) = self.texts.find_first(&Query::new(&typed), MOST_LISTED);
        self.found = found.into_iter().map(|found| found.said_in(self.language)).collect();
        self.count = count;
        self.query = typed;
        self.marked = 0;
    }
}
