//! The dialog that shows what would be taken over of a table, and what the user said of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::exchange::import::{Book, Choices, Corrections, Kind, Preview, ReadFailure, TablePlace, TextForm};
use crate::plan::{Decimal, Plan};

/// An import that the user is looking at.
#[derive(Clone, Debug)]
pub struct Importing {
    /// The name of the file; empty for what was pasted.
    pub name: String,
    pub(in crate::app) bytes: Arc<[u8]>,
    /// How a text is read.
    pub form: TextForm,
    /// The table that was chosen.
    pub(in crate::app) table: Option<usize>,
    /// What becomes of what was remembered of tables of this shape.
    pub(in crate::app) memory: Memory,
    /// True where the columns of a timeline have a list of meanings each.
    pub weeks_apart: bool,
    /// What its rows are unless somebody says otherwise: on the page of the log they are mentions, whatever the titles say.
    pub(in crate::app) assumed: Option<Kind>,
    /// What the user said of the table.
    pub choices: Choices,
    /// Whether what was said is remembered for tables of the same shape.
    pub remembers: bool,
    /// What stands in fields whose text cannot be read, or has another form than the program gives it.
    pub typed: TypedImport,
    /// What was understood last, or why nothing was.
    pub seen: Option<Result<Arc<SeenTable>, UnseenTable>>,
    /// The results of the whole plan that the document holds, where this program wrote it.
    pub whole: Option<Arc<Analysis>>,
    /// True until the newest answer is there.
    pub is_reading: bool,
}

impl Importing {
    /// Returns true where what was remembered of tables of this shape was used.
    #[must_use]
    pub fn uses_remembered(&self) -> bool {
        let is_seen = self.seen.as_ref().and_then(|seen| seen.as_ref().ok());
        self.memory == Memory::Used || is_seen.is_some_and(|seen| seen.corrections.is_remembered)
    }
}

/// What becomes of what was remembered of tables of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Memory {
    /// It is used where nothing was said yet.
    Open,
    /// It was used, and then corrected.
    Used,
    /// It is not to be used.
    Unwanted,
}

/// Holds what stands in the fields of an import as it was typed, as long as its dialog is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedImport {
    /// What one unit of a currency is worth, by the code of the currency.
    pub rates: BTreeMap<String, String>,
    /// The quantities of rows, by their positions in the sheet.
    pub quantities: BTreeMap<usize, String>,
}

/// Holds what was understood of a table, and of what.
#[derive(Debug)]
pub struct SeenTable {
    /// The file.
    pub book: Arc<Book>,
    /// The tables that were found in it.
    pub tables: Vec<TablePlace>,
    /// Which of them is seen.
    pub at: usize,
    /// What its import would do.
    pub preview: Preview,
    /// How much more than its budget the plan would spend.
    pub over: Option<Decimal>,
    /// The longest figure of each column, in the order of the columns; empty where there is none.
    pub longest_figures: Vec<String>,
    /// What it was understood with: what the user said, or what was remembered of a table of its shape.
    pub(in crate::app) corrections: Corrections,
    /// The plan that it would do it to.
    pub(in crate::app) plan: Arc<Plan>,
}

/// Says why no table was seen, and how the text was read in which there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnseenTable {
    /// Why.
    pub why: ReadFailure,
    /// The encoding of the text, where it was read.
    pub encoding: Option<&'static str>,
    /// What was taken for what stands between its cells.
    pub delimiter: Option<char>,
}

impl From<ReadFailure> for UnseenTable {
    fn from(why: ReadFailure) -> Self {
        Self { why, encoding: None, delimiter: None }
    }
}
