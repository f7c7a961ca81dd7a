//! Says what happens to a table that is taken over.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::app::dialog::{SeenTable, UnseenTable};
use crate::app::identity::Ticket;
use crate::exchange::import::{Decision, Kind, Meaning, Question};
use crate::plan::Currency;
use crate::store::LoadError;

/// Something about an import.
#[derive(Debug)]
pub enum ImportAction {
    /// The desktop's dialog for a table was answered.
    PathChosen {
        /// What was asked.
        ticket: Ticket,
        /// The answer, a whole path.
        path: Option<PathBuf>,
    },
    /// The bytes of a file were read.
    Read {
        /// What was asked.
        ticket: Ticket,
        /// The file.
        path: PathBuf,
        /// What came of it.
        result: Result<Arc<[u8]>, LoadError>,
    },
    /// The table was read and understood, or not.
    Seen {
        /// What was understood, or why nothing was.
        seen: Result<Arc<SeenTable>, UnseenTable>,
        /// The results of the whole plan that a document of the open format holds, where this program wrote it.
        whole: Option<Arc<Analysis>>,
    },
    /// The whole plan that the document holds is to be opened.
    OpenWhole,
    /// Another table is to be seen, by its position.
    Table(usize),
    /// The rows are this.
    Kind(Kind),
    /// The column at this position of the sheet means this.
    Column(usize, Meaning),
    /// The columns at these positions of the sheet mean this.
    Columns(Vec<usize>, Meaning),
    /// Whether the columns of a timeline are given their meanings each by itself.
    WeeksApart(bool),
    /// What was remembered of tables of this shape is not to be used.
    Afresh,
    /// This kind of question of the row at this position of the sheet is settled so.
    Row(usize, Question, Decision),
    /// This kind of question is settled so in all rows that raise it.
    AllRows(Question, Decision),
    /// The amounts of the table are in this currency.
    Currency(Currency),
    /// One unit of this currency is worth what was typed in that of the plan; nobody says it where that is no rate.
    ExchangeRate(Currency, String),
    /// The row at this position of the sheet has the quantity that was typed; it is left out where that is none.
    Quantity(usize, String),
    /// The text is in this encoding.
    Encoding(String),
    /// This stands between the cells of the text.
    Delimiter(char),
    /// Whether the meanings are remembered.
    Remember(bool),
}
