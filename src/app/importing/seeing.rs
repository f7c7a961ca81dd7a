//! The task that reads and understands a table, and what it finds out for the preview.

use std::sync::Arc;

use jiff::civil::Date;

use super::IMPORT_TASK;
use crate::analysis::Analysis;
use crate::app::dialog::{SeenTable, UnseenTable};
use crate::app::message::{Action, ImportAction, Reports, Task, TaskKind};
use crate::edit::{Edit, History};
use crate::exchange::import::{
    Book, Choices, Column, Corrections, Days, Frame, Holds, Kind, Mapping, Preview, ReadFailure, Role, Sheet, TextForm,
    Understood, Value, fitted, likeliest, over_budget, preview, preview_of, read, shape, tables, understand,
};
use crate::plan::{Decimal, Language, NewIds, Plan};
use crate::store;

/// How many letters a figure has at the most that the width of its column follows.
const LONGEST_FIGURE: usize = 40;

/// The task that reads and understands a table.
pub(super) struct See {
    pub(super) name: String,
    pub(super) bytes: Arc<[u8]>,
    pub(super) form: TextForm,
    /// What was read before, and the results of the whole plan that it holds.
    pub(super) book: Option<(Arc<Book>, Option<Arc<Analysis>>)>,
    pub(super) table: Option<usize>,
    pub(super) assumed: Option<Kind>,
    pub(super) choices: Choices,
    pub(super) mappings: Vec<Mapping>,
    pub(super) plan: Arc<Plan>,
    pub(super) ids: NewIds,
    pub(super) language: Language,
    pub(super) today: Date,
}

impl Task for See {
    fn kind(&self) -> TaskKind {
        IMPORT_TASK
    }

    fn run(&self, _: &Reports<'_>) -> Action {
        let read = match &self.book {
            Some(known) => Ok(known.clone()),
            None => read(&self.name, &self.bytes, &self.form).map(|book| {
                let whole = whole_plan(&book);
                (Arc::new(book), whole)
            }),
        };
        let (seen, whole) = match read {
            Ok((book, whole)) => (self.seen(book), whole),
            Err(why) => (Err(why.into()), None),
        };
        Action::Import(ImportAction::Seen { seen: seen.map(Arc::new), whole })
    }

    fn failed(&self) -> Action {
        let seen = Err(ReadFailure::Damaged(String::new()).into());
        Action::Import(ImportAction::Seen { seen, whole: None })
    }
}

impl See {
    fn seen(&self, book: Arc<Book>) -> Result<SeenTable, UnseenTable> {
        let today = Days { first: self.today, last: self.today };
        let frame = Frame::around(Days::of_plan(self.plan.calendar).unwrap_or(today), None);
        let tables = tables(&book, &frame);
        let at = self.table.filter(|at| *at < tables.len()).or_else(|| likeliest(&book, &tables));
        let Some(place) = at.and_then(|at| tables.get(at)) else {
            return Err(UnseenTable {
                why: ReadFailure::NotATable,
                encoding: book.encoding,
                delimiter: book.delimiter,
            });
        };
        let sheet = &book.sheets[place.sheet];
        let mut choices = self.choices.clone();
        choices.corrections.kind = choices.corrections.kind.or(self.assumed);
        // A plan with nothing in it takes the weeks and the currency of the table.
        let plan = fitted(&self.plan, sheet, place, choices.money.currency);
        let first = understand(sheet, place, &plan, &choices.corrections);
        let preview = match self.remembered(&first) {
            Some(corrections) => {
                choices.corrections = corrections;
                preview(sheet, place, &plan, &choices, self.ids, self.language)
            }
            None => preview_of(sheet, first, &plan, &choices, self.ids, self.language),
        };
        let preview = preview.for_plan(&self.plan, &plan);
        let preview = match &book.origin {
            Some(origin) => preview.with_campaign(&self.plan, origin),
            None => preview,
        };
        let (at, corrections) = (at.unwrap_or(0), choices.corrections);
        let over = spent_over(&self.plan, preview.edit.as_ref());
        let longest_figures = longest_figures(sheet, &preview);
        let plan = Arc::clone(&self.plan);
        Ok(SeenTable { book, tables, at, preview, over, longest_figures, corrections, plan })
    }

    /// Returns the corrections made to a table of the same shape before, where none were made to this one yet.
    fn remembered(&self, plain: &Understood) -> Option<Corrections> {
        if self.choices.corrections != Corrections::default() || self.mappings.is_empty() {
            return None;
        }
        let shape = shape(plain);
        let is_of_kind = |mapping: &Mapping| self.assumed.is_none() || mapping.kind == self.assumed;
        let known = self.mappings.iter().find(|mapping| mapping.shape == shape && is_of_kind(mapping))?;
        Some(known.corrections(plain, true))
    }
}

/// Returns the results of the whole plan that a document of the open format holds, where this program wrote it.
fn whole_plan(book: &Book) -> Option<Arc<Analysis>> {
    let document = book.origin.as_ref()?.document.as_ref()?;
    store::read(document.as_bytes()).ok().map(|opened| Arc::new(Analysis::of(&opened.plan)))
}

/// Says how much more than its budget the plan would spend after an edit.
fn spent_over(plan: &Arc<Plan>, change: Option<&Edit>) -> Option<Decimal> {
    let mut history = History::new(Arc::clone(plan));
    history.perform(change?, None).ok()?;
    over_budget(plan, history.plan())
}

/// Returns the longest figure of each column: it is shown whole.
fn longest_figures(sheet: &Sheet, preview: &Preview) -> Vec<String> {
    let longest = |column: &Column| {
        let rows = preview.rows.iter().map(|row| (&row.role, sheet.cell(row.row, column.at)));
        let figures = rows.filter(|(role, cell)| is_figure(column, role, cell)).map(|(_, cell)| cell.shown());
        let lengths = figures.map(|text| (text.chars().count(), text)).filter(|(length, _)| *length <= LONGEST_FIGURE);
        lengths.max_by_key(|(length, _)| *length).map(|(_, text)| text).unwrap_or_default()
    };
    preview.table.columns.iter().map(longest).collect()
}

/// Returns true for a cell that stands under figures as one of them, whatever words it has: units stand under units, and an
/// amount with its currency under one without.
#[must_use]
pub fn is_figure(column: &Column, role: &Role, cell: &Value) -> bool {
    let is_of_figures = column.holds == Holds::Numbers || column.meaning.is_amount();
    let has_figure = || cell.words().is_some_and(|text| text.contains(char::is_numeric));
    match cell {
        Value::Number(_) => true,
        Value::Empty | Value::Day(_) => false,
        _ => is_of_figures && (*role == Role::Body || has_figure()),
    }
}
