//! The tables that a document's pages show: each is built once for a state of the plan, and stays sorted as it was.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::measure::Natural;
use crate::analysis::{Analysis, Answer};
use crate::gui::context::Cx;
use crate::plan::Language;
use crate::report::{Report, Sorting, Table};
use crate::text::Locale;

/// Remembers the tables of a document by the places where they are shown.
#[derive(Debug, Default)]
pub(in crate::gui) struct Tables {
    built: BTreeMap<&'static str, Built>,
    sorted: BTreeMap<&'static str, Sorting>,
    marked: BTreeMap<&'static str, Option<usize>>,
}

/// Holds a table and what it was built from.
#[derive(Debug)]
struct Built {
    basis: Basis,
    table: Arc<ShownTable>,
}

/// Says what a table was built from: while that is the same, the table is.
#[derive(Clone, Debug)]
pub(in crate::gui::parts) struct Basis {
    analysis: Arc<Analysis>,
    held: Option<Arc<Analysis>>,
    answers: Vec<Arc<Answer>>,
    locale: Locale,
    plan_language: Language,
    audience: Option<usize>,
    variant: u64,
}

impl Basis {
    /// Returns what is built now from the plan, for one audience or all, from these answers, and as another number says.
    pub(in crate::gui::parts) fn of(
        cx: &Cx<'_>,
        audience: Option<usize>,
        answers: Vec<Arc<Answer>>,
        variant: u64,
    ) -> Self {
        Self {
            analysis: Arc::clone(cx.app.document().analysis()),
            held: cx.app.held_against().cloned(),
            answers,
            locale: cx.locale,
            plan_language: cx.app.plan_language(),
            audience,
            variant,
        }
    }

    /// Returns true where what is built from one is what is built from the other.
    pub(in crate::gui::parts) fn is(&self, other: &Self) -> bool {
        self.shows_the_same(other)
            && Arc::ptr_eq(&self.analysis, &other.analysis)
            && self.held.as_ref().map(Arc::as_ptr) == other.held.as_ref().map(Arc::as_ptr)
    }

    /// Returns true where both show the same answers in the same words, whatever the plan is.
    fn shows_the_same(&self, other: &Self) -> bool {
        let same_answers = self.answers.len() == other.answers.len()
            && self.answers.iter().zip(&other.answers).all(|(a, b)| Arc::ptr_eq(a, b));
        same_answers
            && self.locale == other.locale
            && self.plan_language == other.plan_language
            && (self.audience, self.variant) == (other.audience, other.variant)
    }
}

/// Holds a table as it is shown: with the widths that its columns would like.
#[derive(Debug)]
pub(in crate::gui) struct ShownTable {
    /// The table.
    pub(in crate::gui) table: Table,
    /// The widths of its columns, once they are measured.
    pub(super) natural: OnceLock<Vec<Natural>>,
}

impl ShownTable {
    /// Prepares a table to be shown.
    pub(in crate::gui) fn new(table: Table) -> Self {
        Self { table, natural: OnceLock::new() }
    }
}

/// Lets go of something large on another thread: what thousands of pieces are freed by, nobody waits for.
pub(in crate::gui::parts) fn let_go(large: impl Send + 'static) {
    rayon::spawn(move || drop(large));
}

/// Says what beside the plan a table is built from.
#[derive(Clone, Debug, Default)]
pub(in crate::gui) struct Of {
    /// The audience (its place in the plan) whose reach it shows.
    pub(in crate::gui) audience: Option<usize>,
    /// The answer to a question that it shows.
    pub(in crate::gui) answer: Option<Arc<Answer>>,
    /// Which of several tables the place shows: another number, another table.
    pub(in crate::gui) variant: u64,
    /// The answer is one of before, shown greyed until the new one is there, and the table shows nothing else: it stays as it was
    /// built, whatever becomes of the plan in the meantime.
    pub(in crate::gui) is_of_before: bool,
}

/// Returns the table that `place` shows of the plan and of what `of` says, built by `build` where it is not there yet.
pub(in crate::gui) fn table_of(
    cx: &Cx<'_>,
    place: &'static str,
    of: Of,
    build: impl FnOnce(&Report<'_>) -> Table,
) -> Arc<ShownTable> {
    let basis = Basis::of(cx, of.audience, of.answer.into_iter().collect(), of.variant);
    let stays = |known: &Basis| known.is(&basis) || (of.is_of_before && known.shows_the_same(&basis));
    if let Some(known) = cx.tables.borrow().built.get(place).filter(|known| stays(&known.basis)) {
        return Arc::clone(&known.table);
    }
    let report = cx.report().of_audience(of.audience);
    let table = Arc::new(ShownTable::new(build(&report)));
    let before = cx.tables.borrow_mut().built.insert(place, Built { basis, table: Arc::clone(&table) });
    // It may be the last that holds the results of a plan that is no more.
    let_go(before);
    table
}

impl Tables {
    /// Returns how the table at `place` is sorted.
    pub(super) fn sorting(&self, place: &str) -> Option<Sorting> {
        self.sorted.get(place).copied()
    }

    /// Notes which row of the table at `place` is marked; true where another one was, or none, when it was shown before.
    pub(super) fn marks(&mut self, place: &'static str, marked: Option<usize>) -> bool {
        let before = self.marked.insert(place, marked);
        before.is_some_and(|before| before != marked) && marked.is_some()
    }

    /// Sorts the table at `place`, or leaves it in its own order.
    pub(super) fn sort(&mut self, place: &'static str, sorting: Option<Sorting>) {
        match sorting {
            Some(sorting) => drop(self.sorted.insert(place, sorting)),
            None => drop(self.sorted.remove(place)),
        }
    }
}
