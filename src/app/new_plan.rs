//! Says what a new plan begins with: nothing, a sample, or another plan as a pattern; and the few things that it needs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::dialog::{Dialog, Failure};
use super::document::Document;
use super::files::{NEW_PLAN_WEEKS, proceed};
use super::message::{AfterSaving, Effect};
use crate::catalogue::SAMPLES;
use crate::edit::{Keeps, from_pattern};
use crate::plan::{Bilingual, Calendar, Currency, Decimal, Language, MAX_WEEKS, Plan};
use crate::store::LoadError;
use crate::text::{ReadError, parse_date, parse_money, parse_whole};

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

/// Says what happens in the dialog of a new plan.
#[derive(Debug)]
pub enum NewPlanAction {
    /// Something else was chosen or typed.
    Choose(Box<NewPlan>),
    /// A plan of a file is wanted as a pattern.
    AskPattern,
}

impl NewPlan {
    /// Makes the usual choices.
    pub(super) fn usual(app: &App) -> Self {
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
fn called(app: &App, plan: &Plan, path: Option<&Path>) -> String {
    let title = plan.title.get(app.plan_language()).trim();
    let file = path.and_then(Path::file_stem).map(|name| name.to_string_lossy().into_owned());
    if title.is_empty() { file.unwrap_or_default() } else { title.to_owned() }
}

/// Opens the dialog.
pub(super) fn ask(app: &mut App) {
    let usual = NewPlan::usual(app);
    app.dialog = Some(Dialog::NewPlan(Box::new(usual)));
}

/// Follows what happened in the dialog.
pub(super) fn new_plan_action(app: &mut App, action: NewPlanAction) -> Vec<Effect> {
    match (action, &mut app.dialog) {
        (NewPlanAction::Choose(next), Some(Dialog::NewPlan(choice))) => {
            *choice = next;
            Vec::new()
        }
        (NewPlanAction::AskPattern, Some(Dialog::NewPlan(choice))) => {
            // The dialog makes room for the desktop's own, and comes back with what was chosen.
            app.waiting_plan = Some(choice.clone());
            app.dialog = None;
            let ticket = app.ticket(Some(AfterSaving::Pattern));
            vec![Effect::AskOpenPath { ticket, folder: app.folder() }]
        }
        _ => Vec::new(),
    }
}

/// Shows the dialog again after the desktop's own was left without an answer.
pub(super) fn pattern_left(app: &mut App) {
    if let (Some(choice), None) = (app.waiting_plan.take(), &app.dialog) {
        app.dialog = Some(Dialog::NewPlan(choice));
    }
}

/// Takes a plan that was read as the pattern of the new one.
pub(super) fn pattern_read(app: &mut App, path: PathBuf, result: Result<Document, LoadError>) {
    let Some(mut choice) = app.waiting_plan.take() else { return };
    match result {
        Ok(read) => {
            let plan = Arc::clone(read.plan());
            let name = called(app, &plan, Some(&path));
            choice.weeks = plan.calendar.weeks.to_string();
            choice.pattern = Some((name.clone(), Arc::clone(&plan)));
            choice.beginning = Beginning::Pattern { name, plan };
            app.dialog = Some(Dialog::NewPlan(choice));
        }
        Err(why) => app.dialog = Some(Dialog::Failure(Failure::Open { path, why })),
    }
}

/// Makes the plan that was chosen; what is open is asked about first.
pub(super) fn make(app: &mut App, choice: Box<NewPlan>) -> Vec<Effect> {
    if !choice.is_usable() {
        app.dialog = Some(Dialog::NewPlan(choice));
        return Vec::new();
    }
    if let Beginning::Sample(at) = choice.beginning {
        return if at < SAMPLES.len() { proceed(app, AfterSaving::OpenSample(at)) } else { Vec::new() };
    }
    app.made_document = choice.plan(app.language()).map(|plan| Box::new(Document::new(&Arc::new(plan))));
    proceed(app, AfterSaving::Made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, Command, DialogAnswer, FileAction, Page, Preferences, update};
    use crate::plan::sample_b::rayhan_soap;

    fn app() -> App {
        App::new(Preferences::default(), Language::En, jiff::civil::date(2026, 3, 1))
    }

    fn choice(app: &App) -> NewPlan {
        let Some(Dialog::NewPlan(choice)) = &app.dialog else { panic!("{:?}", app.dialog) };
        (**choice).clone()
    }

    fn choose(app: &mut App, change: impl FnOnce(&mut NewPlan)) {
        let mut next = choice(app);
        change(&mut next);
        update(app, Action::NewPlan(NewPlanAction::Choose(Box::new(next))));
    }

    #[test]
    fn enter_makes_an_empty_plan_of_what_was_typed() {
        let mut app = app();
        update(&mut app, Action::Command(Command::Gallery));
        choose(&mut app, |next| {
            next.title = "Autumn campaign".to_owned();
            next.client = "Nimbus".to_owned();
            next.start = "2027-09-06".to_owned();
            next.weeks = "13".to_owned();
            next.budget = "480k".to_owned();
            next.currency = "GBP".parse().unwrap();
            next.texts_in = TextsIn::Both;
        });
        assert!(app.plan().title.is_empty(), "nothing is made before the answer");
        update(&mut app, Action::Answer(DialogAnswer::Accept));
        let plan = app.plan();
        assert_eq!((plan.title.en.as_str(), plan.organisation.en.as_str()), ("Autumn campaign", "Nimbus"));
        assert_eq!(plan.calendar, Calendar { start: jiff::civil::date(2027, 9, 6), weeks: 13 });
        assert_eq!(plan.money.budget.to_string(), "480000");
        assert!(plan.bilingual && app.dialog.is_none() && app.page == Page::Brief);
    }

    #[test]
    fn what_cannot_be_read_keeps_the_dialog_open() {
        for change in [
            (|next: &mut NewPlan| next.start = "yesterday".to_owned()) as fn(&mut NewPlan),
            |next| next.weeks = "0".to_owned(),
            |next| next.weeks = "5000".to_owned(),
            |next| next.budget = "much".to_owned(),
        ] {
            let mut app = app();
            update(&mut app, Action::Command(Command::Gallery));
            choose(&mut app, change);
            assert!(!choice(&app).is_usable());
            update(&mut app, Action::Answer(DialogAnswer::Accept));
            assert!(matches!(app.dialog, Some(Dialog::NewPlan(_))));
        }
    }

    #[test]
    fn a_plan_of_a_file_becomes_the_pattern() {
        let mut app = app();
        update(&mut app, Action::Command(Command::Gallery));
        choose(&mut app, |next| next.title = "Second".to_owned());
        let asked = update(&mut app, Action::NewPlan(NewPlanAction::AskPattern));
        let [Effect::AskOpenPath { ticket, .. }] = asked.as_slice() else { panic!("{asked:?}") };
        let path = Some("/plans/soap.ron".into());
        let chosen = Action::File(FileAction::OpenPathChosen { ticket: ticket.clone(), path });
        let reads = update(&mut app, chosen);
        let [Effect::Read { ticket, path }] = reads.as_slice() else { panic!("{reads:?}") };
        let opened = crate::store::Opened::plain(Arc::new(rayhan_soap()), Vec::new().into());
        let read = FileAction::Read { ticket: ticket.clone(), path: path.clone(), result: Box::new(Ok(opened.into())) };
        update(&mut app, Action::File(read));
        assert_eq!((choice(&app).title.as_str(), choice(&app).weeks.as_str()), ("Second", "8"));
        assert!(matches!(choice(&app).beginning, Beginning::Pattern { .. }));
        choose(&mut app, |next| next.keeps.messages = false);
        update(&mut app, Action::Answer(DialogAnswer::Accept));
        assert_eq!(app.plan().channels.len(), rayhan_soap().channels.len());
        assert!(app.plan().messages.is_empty() && app.plan().placements.is_empty());
        assert_eq!(app.plan().title.en, "Second");
        assert_eq!(app.path(), None, "the pattern's file is left alone");
    }

    #[test]
    fn a_dialog_that_made_room_for_the_desktops_own_comes_back() {
        let mut app = app();
        update(&mut app, Action::Command(Command::Gallery));
        choose(&mut app, |next| next.title = "Kept".to_owned());
        let asked = update(&mut app, Action::NewPlan(NewPlanAction::AskPattern));
        let [Effect::AskOpenPath { ticket, .. }] = asked.as_slice() else { panic!("{asked:?}") };
        assert!(app.dialog.is_none());
        update(&mut app, Action::File(FileAction::OpenPathChosen { ticket: ticket.clone(), path: None }));
        assert_eq!(choice(&app).title, "Kept");
    }

    #[test]
    fn what_is_open_is_asked_about_before_a_new_plan_takes_its_place() {
        let mut app = app();
        let title = crate::edit::Edit::Title(Bilingual::new("Unsaved", ""));
        update(&mut app, Action::Edit { edit: title, gesture: None });
        update(&mut app, Action::Command(Command::Gallery));
        choose(&mut app, |next| next.title = "New".to_owned());
        update(&mut app, Action::Answer(DialogAnswer::Accept));
        assert!(matches!(app.dialog, Some(Dialog::Unsaved { .. })) && app.plan().title.en == "Unsaved");
        update(&mut app, Action::Answer(DialogAnswer::Discard));
        assert_eq!(app.plan().title.en, "New");
    }
}
