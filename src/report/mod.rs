//! Results as data with words: tables, cards and plots, each built in one place. The window lays them out, the command line
//! prints them, and every export writes them, so that a figure is the same wherever it is read.

pub mod budget;
mod card;
mod cell;
pub mod compare;
pub mod consistency;
pub mod listening;
mod names;
pub mod objectives;
pub mod optimise;
pub mod plan;
mod plot;
pub mod plots;
pub mod reach;
mod subject;
mod table;
#[cfg(test)]
mod tests;
pub mod what_if;
pub mod worksheets;
mod write;

pub use card::{Card, Earlier, Line};
pub use cell::{Cell, Exact};
pub use plot::{Axis, Mark, Piece, Plot, Series, SeriesKind, Track, round_marks};
pub use plots::{PLOTS, plot, plots};
pub use subject::{BudgetFigure, ConsistencyFigure, ListeningFigure, ReachFigure, Subject};
pub use table::{Column, ColumnKind, Form, Ground, Row, RowRole, Sorting, Table};

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::analysis::{Analysis, MessagePairs, ObjectiveResult};
use crate::plan::{Calendar, Currency, Language, Plan};
use crate::text::strings::Texts;
use crate::text::{Locale, UnnamedThings};

/// Holds what every table, card and plot is built from: a plan, its results, and the language and digits of the reader.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its results.
    pub analysis: &'a Analysis,
    /// How words, numbers and dates are written.
    pub locale: Locale,
    /// The words of that language.
    pub texts: &'static Texts,
    /// The language that names and texts of the plan are shown in.
    pub plan_language: Language,
    /// The audience (its place in the plan) whose reach is shown; all in the total where there is none.
    pub audience: Option<usize>,
    /// What objectives have come to, where that is not to be worked out by the report.
    objectives: Option<Arc<Vec<ObjectiveResult>>>,
    /// What the things of the plan without a name are called.
    unnamed: Arc<UnnamedThings>,
}

impl<'a> Report<'a> {
    /// Builds the report of `plan`, whose results are `analysis`, for readers of `locale`.
    #[must_use]
    pub fn new(plan: &'a Plan, analysis: &'a Analysis, locale: Locale) -> Self {
        Self::calling(plan, analysis, locale, Arc::new(UnnamedThings::of(plan, locale)))
    }

    /// Builds the report of `plan`, whose nameless things are called as `unnamed` says.
    #[must_use]
    pub fn calling(plan: &'a Plan, analysis: &'a Analysis, locale: Locale, unnamed: Arc<UnnamedThings>) -> Self {
        let (texts, plan_language) = (locale.texts(), locale.language);
        Self { plan, analysis, locale, texts, plan_language, audience: None, objectives: None, unnamed }
    }

    /// Shows names and texts of the plan in another language than that of the reader.
    #[must_use]
    pub fn with_plan_in(self, plan_language: Language) -> Self {
        Self { plan_language, ..self }
    }

    /// Says of objectives what is known of them, instead of working it out.
    #[must_use]
    pub fn with_objectives(self, objectives: Arc<Vec<ObjectiveResult>>) -> Self {
        Self { objectives: Some(objectives), ..self }
    }

    /// Returns what each objective has come to, in the plan's order.
    #[must_use]
    pub fn objectives(&self) -> &[ObjectiveResult] {
        self.objectives.as_ref().map_or_else(|| self.analysis.objectives(), |known| known.as_slice())
    }

    /// Shows the reach of one audience, by its place in the plan; of all in the total where there is none.
    #[must_use]
    pub fn of_audience(self, audience: Option<usize>) -> Self {
        Self { audience, ..self }
    }
}

/// Builds a table.
pub type Build = fn(&Report<'_>) -> Table;

/// Lists what builds the tables, each with the id of its table, in the order in which they are read.
pub const TABLES: &[(&str, Build)] = &[
    ("key-figures", reach::key_figures),
    ("versions", compare::alternatives),
    ("objectives", objectives::objectives),
    ("objectives-by-audience", objectives::objectives_by_audience),
    ("reach-by-audience", reach::audiences),
    ("reach-figures", reach::figures),
    ("reach-levels", reach::levels),
    ("reach-by-week", reach::build),
    ("frequency-distribution", reach::distribution),
    ("channels", reach::channels),
    ("channel-pairs", reach::pairs),
    ("channel-overlap", reach::overlap),
    ("reach-by-model", reach::comparison),
    ("remembered", reach::remembered),
    ("messages", reach::messages),
    ("consistency", consistency::figures),
    ("consistency-profile", consistency::profile),
    ("platform-coherence", consistency::coherence),
    ("conflicts", consistency::conflicts),
    ("message-pairs", consistency::pairs),
    ("message-similarity", consistency::similarities),
    ("consistency-without", consistency::effects),
    ("channel-similarity", consistency::channels),
    ("platform-elements", consistency::tokens),
    ("stages", consistency::stages),
    ("consistency-by-audience", consistency::audiences),
    ("consistency-by-week", consistency::weeks),
    ("coding", consistency::coding),
    ("coding-reliability", consistency::reliability),
    ("budget", budget::figures),
    ("budget-by-month-and-element", budget::months),
    ("budget-by-element", budget::by_element),
    ("budget-by-channel", budget::by_channel),
    ("budget-by-element-and-channel", budget::by_element_and_channel),
    ("budget-by-message", budget::by_message),
    ("budget-by-audience", budget::by_audience),
    ("budget-by-month", budget::by_month),
    ("budget-by-week", budget::weeks),
    ("budget-lines", budget::lines),
    ("other-costs", budget::other_costs),
    ("actual-figures", budget::actual_figures),
    ("actuals", budget::actuals),
    ("listening", listening::figures),
    ("promises", listening::promises),
    ("mentions-by-channel", listening::by_channel),
    ("mentions-by-week", listening::by_week),
    ("mentions-by-audience", listening::by_audience),
    ("mentions-by-phase", listening::by_phase),
    ("mentions", listening::log),
    ("relations", listening::relations),
    ("insights", listening::insights),
    ("weeks", reach::weeks),
    ("placements", plan::placements),
    ("flowchart-quantities", plan::quantity_by_week),
    ("flowchart-costs", plan::cost_by_week),
    ("assumptions", plan::assumptions),
    ("checks", plan::checks),
];

/// Builds all tables of a plan in the order in which they are read; the divisions of the budget and the worksheets that were
/// begun stand last.
#[must_use]
pub fn tables(report: &Report<'_>) -> Vec<Table> {
    let all = TABLES.iter().map(|(_, build)| build(report));
    all.chain(budget::divisions(report)).chain(worksheets::sheet_tables(report)).collect()
}

/// Returns the title of a table of [`TABLES`], which says nothing of the plan.
#[must_use]
pub fn title_of(id: &str, locale: Locale) -> Option<String> {
    heads_of(id, locale).map(|(title, _)| title)
}

/// Returns the title of a table of [`TABLES`] and those of its columns, which say nothing of the plan: columns that stand for things of
/// a plan are not among them.
#[must_use]
pub fn heads_of(id: &str, locale: Locale) -> Option<(String, Vec<String>)> {
    type Heads = BTreeMap<&'static str, (String, Vec<String>)>;
    static TITLES: [OnceLock<Heads>; 2] = [OnceLock::new(), OnceLock::new()];
    let heads = |table: Table| (table.title, table.columns.into_iter().map(|column| column.title).collect());
    let titles = TITLES[usize::from(locale.language == Language::Ar)].get_or_init(|| {
        let calendar = Calendar { start: jiff::civil::date(2026, 1, 4), weeks: 1 };
        let plan = Arc::new(Plan::empty(calendar, Currency::default()));
        let analysis = Analysis::of(&plan);
        let report = Report::new(&plan, &analysis, locale);
        TABLES.iter().map(|(id, build)| (*id, heads(build(&report)))).collect()
    });
    titles.get(id).cloned()
}

/// Builds the table of this id, where there is one.
#[must_use]
pub fn table(report: &Report<'_>, id: &str) -> Option<Table> {
    let build = TABLES.iter().find(|(known, _)| *known == id);
    let others = || budget::divisions(report).into_iter().chain(worksheets::sheet_tables(report));
    build.map(|(_, build)| build(report)).or_else(|| others().find(|table| table.id == id))
}

/// Holds what the cards say beside the results of the plan: what only a question answers, and the results of before.
#[derive(Clone, Copy, Debug, Default)]
pub struct CardAnswers<'a> {
    /// The results that figures are compared with, where there are any.
    pub earlier: Option<Earlier<'a>>,
    /// What the cards of reach say.
    pub reach: reach::Beside<'a>,
    /// All pairs of placed messages.
    pub pairs: Option<&'a MessagePairs>,
}

/// Builds the card of a figure; `None` where its thing is no longer in the plan. A figure of reach is of the audience that it names.
#[must_use]
pub fn card(report: &Report<'_>, subject: Subject, answers: &CardAnswers<'_>) -> Option<Card> {
    match subject {
        Subject::Reach(figure, audience) => {
            reach::card(&report.clone().of_audience(audience), figure, &answers.reach, answers.earlier)
        }
        Subject::Consistency(figure) => consistency::card(report, figure, answers.pairs, answers.earlier),
        Subject::Budget(figure) => budget::card(report, figure, answers.earlier),
        Subject::Listening(figure) => listening::card(report, figure),
    }
}
