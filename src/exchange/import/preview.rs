//! Says what an import would do: each row with what is wrong in it, sums beside those of the file, what is new, and the one
//! edit.

use std::collections::BTreeMap;

use super::audience_names::KnownAudiences;
use super::beyond::{beyond_audience, size_new_audiences};
use super::book::{Origin, Sheet};
use super::choices::Choices;
use super::column::Understood;
use super::columns::understand;
use super::currencies::foreign_amounts;
use super::figures::Basis;
use super::issue::{Decision, Issue, IssueKind};
use super::meaning::{Kind, Meaning};
use super::names::{Names, NewThing, named};
use super::own::Worth;
use super::placed::{Placed, already_placed, leave_placed};
use super::placements::{PlacedRow, placed_rows};
use super::plan_warnings::{PlanWarning, extras};
use super::preview_row::PreviewRow;
use super::row_context::RowContext;
use super::rows::Role;
use super::sums::{SumLine, sums};
use super::table::TablePlace;
use super::{build, lengthen, mentions, other_costs, others, records};
use crate::edit::{Change, Edit};
use crate::plan::{Bilingual, Calendar, Currency, Decimal, Language, NewIds, Objective, Plan};

/// Holds what an import would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The table as it is understood.
    pub table: Understood,
    /// Its rows.
    pub rows: Vec<PreviewRow>,
    /// Its sums.
    pub sums: Vec<SumLine>,
    /// What is made: channels, messages, audiences.
    pub made: [Vec<NewThing>; 3],
    /// What the plan has and rows name: channels, messages, audiences.
    pub met: [Vec<String>; 3],
    /// The weeks of the plan where they change.
    pub calendar: Option<Calendar>,
    /// The currency of the plan where it changes.
    pub currency: Option<Currency>,
    /// Other currencies than that of the plan in which rows have amounts, with the number of these rows.
    pub foreign: Vec<(Currency, usize)>,
    /// What the plan takes from the campaign of a document: title, organisation, product.
    pub campaign: Vec<String>,
    /// The budget of the plan where it is taken from the campaign.
    pub budget: Option<Decimal>,
    /// What should be known of the plan.
    pub warnings: Vec<PlanWarning>,
    /// How many rows are taken over.
    pub taken: usize,
    /// The edit that takes them over; none where there are none.
    pub edit: Option<Edit>,
}

impl Preview {
    /// Returns what an import of a table would do that nothing is taken over from.
    fn of_nothing(table: Understood) -> Self {
        Self {
            table,
            rows: Vec::new(),
            sums: Vec::new(),
            made: Default::default(),
            met: Default::default(),
            calendar: None,
            currency: None,
            foreign: Vec::new(),
            campaign: Vec::new(),
            budget: None,
            warnings: Vec::new(),
            taken: 0,
            edit: None,
        }
    }

    /// Returns all that is wrong or should be known, row by row.
    pub fn issues(&self) -> impl Iterator<Item = &Issue> {
        self.rows.iter().flat_map(|row| &row.issues)
    }

    /// Returns the same for the plan `before`, where the rows were read for the plan `fitted`, which has its weeks and its
    /// currency from the table.
    #[must_use]
    pub fn for_plan(mut self, before: &Plan, fitted: &Plan) -> Self {
        let has_weeks = before.calendar == fitted.calendar;
        let has_currency = before.money.currency == fitted.money.currency;
        let Some(Edit::Several { edits, .. }) = &mut self.edit else { return self };
        if !has_weeks {
            let after = self.calendar.unwrap_or(fitted.calendar);
            self.calendar = Some(after);
            edits.retain(|edit| !matches!(edit, Edit::Calendar(_)));
            edits.insert(0, Edit::Calendar(after));
        }
        if !has_currency {
            self.currency = Some(fitted.money.currency);
            edits.insert(0, Edit::Currency(fitted.money.currency));
        }
        self
    }

    /// Returns the same with what a document of the open format says of its campaign, where a plan without placements says
    /// nothing of it yet: title, organisation, product and budget.
    #[must_use]
    pub fn with_campaign(mut self, plan: &Plan, origin: &Origin) -> Self {
        let Some(Edit::Several { edits, .. }) = &mut self.edit else { return self };
        if !plan.placements.is_empty() {
            return self;
        }
        for (own, said, edit) in [
            (&plan.title, &origin.title, Edit::Title as fn(Bilingual) -> Edit),
            (&plan.organisation, &origin.organisation, Edit::Organisation),
            (&plan.product, &origin.product, Edit::Product),
        ] {
            if own.is_empty() && !said.trim().is_empty() {
                edits.push(edit(named(said)));
                self.campaign.push(said.clone());
            }
        }
        if let Some(objective) = objective_of(origin).filter(|_| plan.objectives.is_empty()) {
            edits.push(Change::Add { item: objective, at: None }.into());
            self.campaign.push(origin.objective.clone());
        }
        if let Some(budget) = origin.budget.filter(|budget| plan.money.budget.is_zero() && !budget.is_zero()) {
            edits.push(Edit::Budget(budget));
            self.budget = Some(budget);
        }
        self
    }

    /// Returns how many rows are left out for what is wrong in them.
    #[must_use]
    pub fn left_out(&self) -> usize {
        // A cost beside media that states no amount is nothing that could be taken over.
        let is_meant =
            |row: &&PreviewRow| row.role == Role::Body || row.role == Role::OtherCost && !row.issues.is_empty();
        self.rows.iter().filter(is_meant).filter(|row| !row.is_taken).count()
    }
}

/// Returns the objective that a document of the open format states, for a plan that has none yet.
#[must_use]
pub fn objective_of(origin: &Origin) -> Option<Objective> {
    let is_stated = !origin.objective.trim().is_empty();
    is_stated.then(|| Objective::named("objective-1".into(), named(&origin.objective)))
}

/// Works out what an import of the table at `place` into `plan` would do.
#[must_use]
pub fn preview(
    sheet: &Sheet,
    place: &TablePlace,
    plan: &Plan,
    choices: &Choices,
    ids: NewIds,
    language: Language,
) -> Preview {
    let table = understand(sheet, place, plan, &choices.corrections);
    preview_of(sheet, table, plan, choices, ids, language)
}

/// Works out what an import of a table would do that was understood with the corrections of `choices` and the weeks of `plan`.
#[must_use]
pub fn preview_of(
    sheet: &Sheet,
    table: Understood,
    plan: &Plan,
    choices: &Choices,
    ids: NewIds,
    language: Language,
) -> Preview {
    if super::own::worth(sheet, &table.place) == Worth::Results {
        return Preview { warnings: vec![PlanWarning::IsOfResults], ..Preview::of_nothing(table) };
    }
    let mut names = Names::of(plan, ids);
    let known = KnownAudiences::of(plan, sheet, &table);
    let context = RowContext::of(sheet, &table, plan.calendar, plan.money.currency, choices);
    let context = RowContext { audiences: Some(&known), ..context };
    let ReadTable { read, placed, edits, calendar } = read_rows(&context, plan, &mut names, ids);
    let rows = rows(&table, read);
    let taken = rows.iter().filter(|row| row.is_taken).count();
    let sums = sums(&context, &placed, &rows);
    let warnings = warnings(&context, plan, &names, &placed);
    let foreign = foreign_amounts(&context);
    let edit = if taken > 0 { build::edit(plan, &names, table.kind, Some(calendar), edits) } else { None };
    let calendar = (calendar != plan.calendar).then_some(calendar);
    let (made, met) = (names.made(language), names.met(language));
    Preview { rows, sums, made, met, calendar, foreign, warnings, taken, edit, ..Preview::of_nothing(table) }
}

/// Holds what the rows of a table come to.
#[derive(Debug)]
struct ReadTable {
    /// The rows.
    read: Vec<others::ReadRow>,
    /// Those that are placements and are taken over.
    placed: Vec<PlacedRow>,
    /// The edits beside those of names.
    edits: Vec<Edit>,
    /// The weeks of the plan then.
    calendar: Calendar,
}

/// Reads the rows of a table as what it lists.
fn read_rows(context: &RowContext<'_>, plan: &Plan, names: &mut Names, ids: NewIds) -> ReadTable {
    let mut table = ReadTable { read: Vec::new(), placed: Vec::new(), edits: Vec::new(), calendar: plan.calendar };
    let edits = &mut table.edits;
    table.read = match context.table.kind {
        Kind::Placements => {
            let (calendar, answered) = lengthen::lengthened_for(context, plan);
            let context = RowContext { calendar, ..*context };
            let mut read = placements(&context, plan, names, ids, &mut table.placed, edits);
            lengthen::still_asked(&mut read, answered);
            table.calendar = calendar;
            read
        }
        Kind::Messages => others::messages(context, names),
        Kind::Audiences => others::audiences(context, names),
        Kind::Channels => others::channels(context, names),
        Kind::Contacts => others::contacts(context, names),
        Kind::OtherCosts => other_costs::take(context, plan, ids, Vec::new(), other_costs::listed(context), edits),
        Kind::Records => records::records(context, plan, edits),
        Kind::Mentions => mentions::mentions(context, plan, names, ids, edits),
    };
    table
}

/// Says what should be known of the plan as it would be.
fn warnings(context: &RowContext<'_>, plan: &Plan, names: &Names, placed: &[PlacedRow]) -> Vec<PlanWarning> {
    let (sheet, table) = (context.sheet, context.table);
    let is_by_click = placed.iter().any(|row| row.price.basis == Some(Basis::Click)) || others::has_clicks(names);
    let mut found = extras(context);
    found.extend(super::left::columns_left(sheet, table, is_by_click));
    let has_costs = table.columns.iter().any(|column| column.meaning.is_amount());
    if table.kind == Kind::Placements && !has_costs && names.new_channels().next().is_some() {
        found.push(PlanWarning::NoCosts);
    }
    found.extend(super::stated::other_year(sheet, table, plan.calendar).map(PlanWarning::OtherYear));
    if sheet.is_cut {
        found.push(PlanWarning::IsCut);
    }
    found
}

/// Reads rows as placements and the costs beside them: what the plan has already is said, and taken over only where the reader wants it.
fn placements(
    context: &RowContext<'_>,
    plan: &Plan,
    names: &mut Names,
    ids: NewIds,
    placed: &mut Vec<PlacedRow>,
    rest: &mut Vec<Edit>,
) -> Vec<others::ReadRow> {
    let mut read = Vec::new();
    let of_plan = Placed::of(plan);
    for (row, one, mut issues) in placed_rows(context) {
        let is_empty = one.as_ref().is_some_and(|one| one.weekly.quantities.is_empty());
        if is_empty && issues.iter().all(|issue| !issue.is_error()) {
            issues.push(Issue { row, column: None, text: String::new(), kind: IssueKind::Missing(Meaning::Units) });
        }
        let of_row = one.as_ref().filter(|one| one.own.is_none());
        let known = of_row.and_then(|one| of_plan.same(names, one));
        if let Some(week) = known {
            issues.push(already_placed(row, week));
        }
        let is_repeated = known.is_some() && !context.decisions.has(row, Decision::TakeAgain);
        let one = one.filter(|_| !is_empty && !is_repeated);
        issues.extend(one.as_ref().and_then(|one| beyond_audience(context, plan, row, &one.audiences)));
        read.push((row, one.is_some(), issues));
        placed.extend(one);
    }
    let joins_days = context.table.column(Meaning::Day).is_some() && context.table.column(Meaning::Start).is_none();
    size_new_audiences(context, plan, placed, names);
    let mut made = build::placements(placed, joins_days, plan, names, ids);
    if joins_days {
        leave_placed(context, &of_plan, &mut made, placed, &mut read);
    }
    if context.table.own.is_some() {
        made = super::own::settled(plan, names, made, placed);
    }
    let mut costs = other_costs::standing_alone(context);
    costs.extend(other_costs::among_placements(context));
    read.extend(other_costs::take(context, plan, ids, build::costs_beside(placed), costs, rest));
    rest.extend(made.into_iter().map(|(item, _)| Change::Add { item, at: None }.into()));
    read
}

/// Returns the rows of a table that are not blank, with what was read of them.
fn rows(table: &Understood, read: Vec<others::ReadRow>) -> Vec<PreviewRow> {
    let mut read: BTreeMap<usize, (bool, Vec<Issue>)> =
        read.into_iter().map(|(row, is_taken, issues)| (row, (is_taken, issues))).collect();
    table
        .place
        .body
        .clone()
        .zip(&table.roles)
        .filter(|(_, role)| **role != Role::Blank)
        .map(|(row, role)| {
            let (is_taken, issues) = read.remove(&row).unwrap_or_default();
            PreviewRow { row, role: role.clone(), is_taken, issues }
        })
        .collect()
}
