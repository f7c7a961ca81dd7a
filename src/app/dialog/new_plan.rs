//! The dialog of a new plan: what it begins with, and the few things that it needs.

use std::path::Path;
use std::sync::Arc;

use crate::app::App;
use crate::edit::{Keeps, from_pattern};
use crate::plan::{Bilingual, Calendar, Currency, Decimal, Language, MAX_WEEKS, Plan};
use crate::text::{ReadError, parse_date, parse_money, parse_whole};

/// How many weeks a new plan has.
pub(in crate::app) const NEW_PLAN_WEEKS: u32 = 12;

/// Says what a new plan begins with.
#[derive(Clone, Debug, PartialEq)]
pub enum Beginning {
    /// Nothing.
    Empty,
    /// A sample, by its position; it is opened as it is.
    Sample(usize),
    /// Another plan, with what it is called.
    Pattern {
        /// What it is called.
        name: String,
        /// The plan.
        plan: Arc<Plan>,
    },
}

/// The languages of the texts of a new plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextsIn {
    /// One.
    One(Language),
    /// Both.
    Both,
}

/// Holds what is chosen about a new plan.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlan {
    /// What it begins with.
    pub beginning: Beginning,
    /// Another plan that it can begin with: the open one, or one of a file.
    pub pattern: Option<(String, Arc<Plan>)>,
    /// Its title.
    pub title: String,
    /// Whose plan it is.
    pub client: String,
    /// The first day of its first week, as it was typed.
    pub start: String,
    /// How many weeks it has, as it was typed.
    pub weeks: String,
    /// Its currency; a plan from a pattern has that of the pattern.
    pub currency: Currency,
    /// Its budget as it was typed; empty where it is not known.
    pub budget: String,
    /// The languages of its texts.
    pub texts_in: TextsIn,
    /// What it keeps of its pattern.
    pub keeps: Keeps,
}

impl NewPlan {
    /// Makes the usual choices.
    pub(in crate::app) fn usual(app: &App) -> Self {
        let open = app.plan();
        let is_worth_it = !open.messages.is_empty() || !open.channels.is_empty() || !open.worksheets.is_empty();
        let pattern = is_worth_it.then(|| (called(app, open, app.path()), Arc::clone(app.document().plan())));
        Self {
            beginning: Beginning::Empty,
            pattern,
            title: String::new(),
            client: String::new(),
            start: app.locale().iso_day(app.week_start().from(app.today)),
            weeks: app.locale().ungrouped(NEW_PLAN_WEEKS),
            currency: app.usual_currency(),
            budget: String::new(),
            texts_in: TextsIn::One(app.plan_language()),
            keeps: Keeps::USUAL,
        }
    }

    /// Returns the budget that was typed, none where nothing was.
    ///
    /// # Errors
    /// Why the text is no amount.
    #[must_use]
    pub fn budget(&self) -> Option<Result<Decimal, ReadError>> {
        let is_typed = !self.budget.trim().is_empty();
        is_typed.then(|| parse_money(&self.budget, self.currency_of_plan()))
    }

    /// Returns the weeks of the plan.
    ///
    /// # Errors
    /// Why what was typed for the first day, or for the number of weeks, is none.
    pub fn calendar(&self) -> Result<Calendar, ReadError> {
        let start = parse_date(&self.start)?;
        let weeks = parse_whole(&self.weeks)?;
        let weeks = u32::try_from(weeks).ok().filter(|weeks| (1..=MAX_WEEKS).contains(weeks));
        Ok(Calendar { start, weeks: weeks.ok_or(ReadError::TooLarge)? })
    }

    /// Returns true where everything that was typed can be used.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        let is_sample = matches!(self.beginning, Beginning::Sample(_));
        is_sample || (self.calendar().is_ok() && !matches!(self.budget(), Some(Err(_))))
    }

    /// Returns the currency that the plan will have.
    #[must_use]
    pub fn currency_of_plan(&self) -> Currency {
        match &self.beginning {
            Beginning::Pattern { plan, .. } => plan.money.currency,
            _ => self.currency,
        }
    }

    /// Returns the plan; none for a sample, which is opened as it is, and where something that was typed cannot be used.
    #[must_use]
    pub fn plan(&self, language: Language) -> Option<Plan> {
        let calendar = self.calendar().ok()?;
        let mut plan = match &self.beginning {
            Beginning::Sample(_) => return None,
            Beginning::Empty => Plan::empty(calendar, self.currency),
            Beginning::Pattern { plan, .. } => from_pattern(plan, self.keeps, calendar),
        };
        let written = match self.texts_in {
            TextsIn::One(language) => language,
            TextsIn::Both => language,
        };
        plan.bilingual = self.texts_in == TextsIn::Both;
        plan.title = Bilingual::only(written, self.title.trim());
        if !self.client.trim().is_empty() {
            plan.organisation = Bilingual::only(written, self.client.trim());
        }
        if let Some(Ok(budget)) = self.budget() {
            plan.money.budget = budget;
        }
        Some(plan)
    }
}

/// Names a plan: by its title, else its file, else nothing.
pub(in crate::app) fn called(app: &App, plan: &Plan, path: Option<&Path>) -> String {
    let title = plan.title.get(app.plan_language()).trim();
    let file = path.and_then(Path::file_stem).map(|name| name.to_string_lossy().into_owned());
    if title.is_empty() { file.unwrap_or_default() } else { title.to_owned() }
}
