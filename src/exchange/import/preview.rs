//! Says what an import would do: each row with what is wrong in it, sums beside those of the file, what is new, and the one
//! edit.

use std::collections::BTreeMap;

use super::audience_names::KnownAudiences;
use super::beyond::{beyond_audience, size_new_audiences};
use super::book::{Origin, Sheet};
use super::columns::{Column, Corrections, Understood, understand};
use super::currencies::{MoneyChoices, foreign_amounts};
use super::decisions::Decisions;
use super::figures::{Basis, fine, number, of_fine, other_reading, sum};
use super::issue::{Decision, Issue, IssueKind};
use super::meaning::{Kind, Meaning};
use super::names::{Names, NewThing, named};
use super::own::Worth;
use super::placed::{Placed, already_placed, leave_placed};
use super::placements::{PlacedRow, RowContext, placed_rows};
use super::rows::{Role, percent_in};
use super::table::TablePlace;
use super::{beside, build, lengthen, mentions, others, records};
use crate::edit::{Change, Edit};
use crate::plan::{Bilingual, Calendar, Currency, Decimal, Language, NewIds, Objective, Plan, Unit};

/// Holds what a reader said of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What its rows and columns are.
    pub corrections: Corrections,
    /// How rows are settled.
    pub decisions: Decisions,
    /// What its amounts are in, and what those in other currencies are worth.
    pub money: MoneyChoices,
}

/// A row of the table and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewRow {
    /// The row of the sheet, counted from 0.
    pub row: usize,
    /// What it is.
    pub role: Role,
    /// True where it is taken over.
    pub is_taken: bool,
    /// What is wrong in it, or should be known.
    pub issues: Vec<Issue>,
}

/// Says what a sum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumOf {
    /// Impressions or units.
    Units,
    /// Insertions.
    Insertions,
    /// The cost.
    Cost,
    /// The cost with commission and tax as the file reckons them.
    WithExtras,
}

impl SumOf {
    /// Names the sum for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Insertions => "insertions",
            Self::Cost => "cost",
            Self::WithExtras => "with_extras",
        }
    }
}

/// A sum as the file has it and as it is worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct SumLine {
    /// What it is of.
    pub of: SumOf,
    /// What the file says, where it does.
    pub stated: Option<Decimal>,
    /// What the rows add up to, those left out apart.
    pub computed: Decimal,
    /// The rows whose part of the sum is another than the file says, also for being cut or left out, with the difference.
    pub rows: Vec<(usize, Decimal)>,
    /// What the rows of the file add up to, where that is not the sum that it states.
    pub of_rows: Option<Decimal>,
}

impl SumLine {
    /// Returns the sum that was worked out less the stated one.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        of_fine(fine(self.computed) - fine(self.stated?))
    }
}

/// Something about the plan as it would be.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanWarning {
    /// Sheet or table has more than is read.
    IsCut,
    /// The table holds results of the program, which nothing can be taken over from.
    IsOfResults,
    /// Several columns have one meaning, of which one is read.
    SameMeaning {
        /// The meaning.
        meaning: Meaning,
        /// The column that is read, by its position in the sheet.
        used: usize,
        /// The others.
        others: Vec<usize>,
    },
    /// Nothing of these columns is taken over, by their positions in the sheet.
    ColumnsLeft(Vec<usize>),
    /// No column names a price or a cost, and channels are made that have none.
    NoCosts,
    /// Days without a year are of this one, which the file states and in which the plan has none.
    OtherYear(i16),
    /// A percentage of commission stands under the table.
    CommissionOf(Decimal),
    /// A percentage of tax stands under the table.
    TaxOf(Decimal),
}

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
        self.rows.iter().filter(|row| row.role == Role::Body && !row.is_taken).count()
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
        return of_results(table);
    }
    let mut names = Names::of(plan, ids);
    let mut rest: Vec<Edit> = Vec::new();
    let mut calendar = plan.calendar;
    let mut placed: Vec<PlacedRow> = Vec::new();
    let known = KnownAudiences::of(plan, sheet, &table);
    let context = RowContext::of(sheet, &table, plan.calendar, plan.money.currency, choices);
    let context = RowContext { audiences: Some(&known), ..context };
    let read = match table.kind {
        Kind::Placements => {
            let (longer, answered) = lengthen::lengthened_for(&context, plan);
            calendar = longer;
            let context = RowContext { calendar, ..context };
            let mut read = placements(&context, plan, &mut names, ids, &mut placed, &mut rest);
            lengthen::still_asked(&mut read, answered);
            read
        }
        Kind::Messages => others::messages(&context, &mut names),
        Kind::Audiences => others::audiences(&context, &mut names),
        Kind::Channels => others::channels(&context, &mut names),
        Kind::Contacts => others::contacts(&context, &mut names),
        Kind::OtherCosts => beside::other_costs(&context, plan, ids, &mut rest),
        Kind::Records => records::records(&context, plan, &mut rest),
        Kind::Mentions => mentions::mentions(&context, plan, &names, ids, &mut rest),
    };
    let rows = rows(&table, read);
    let taken = rows.iter().filter(|row| row.is_taken).count();
    let sums = sums(&context, &placed, &rows);
    let is_by_click = placed.iter().any(|row| row.price.basis == Some(Basis::Click)) || others::has_clicks(&names);
    let mut warnings = extras(&context);
    warnings.extend(super::left::columns_left(sheet, &table, is_by_click));
    let has_costs = table.columns.iter().any(|column| column.meaning.is_amount());
    if table.kind == Kind::Placements && !has_costs && names.new_channels().next().is_some() {
        warnings.push(PlanWarning::NoCosts);
    }
    warnings.extend(super::stated::other_year(sheet, &table, plan.calendar).map(PlanWarning::OtherYear));
    if sheet.is_cut {
        warnings.push(PlanWarning::IsCut);
    }
    let edit = if taken > 0 { build::edit(plan, &names, table.kind, Some(calendar), rest) } else { None };
    let calendar = (calendar != plan.calendar).then_some(calendar);
    let (made, met) = (names.made(language), names.met(language));
    let (foreign, currency) = (foreign_amounts(&context), None);
    Preview {
        table,
        rows,
        sums,
        made,
        met,
        calendar,
        currency,
        foreign,
        campaign: Vec::new(),
        budget: None,
        warnings,
        taken,
        edit,
    }
}

/// Returns what an import of results would do: nothing.
fn of_results(table: Understood) -> Preview {
    Preview {
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
        warnings: vec![PlanWarning::IsOfResults],
        taken: 0,
        edit: None,
    }
}

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
        let known = of_row.and_then(|one| {
            if one.is_cost_alone { super::costs_alone::known_week(plan, one) } else { of_plan.same(names, one) }
        });
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
    let extra = build::extra_costs(placed, plan, ids);
    size_new_audiences(context, plan, placed, names);
    let mut made = build::placements(placed, joins_days, plan, names, ids);
    if joins_days {
        leave_placed(context, &of_plan, &mut made, placed, &mut read);
    }
    if context.table.own.is_some() {
        made = super::own::settled(plan, names, made, placed);
    }
    rest.extend(extra);
    read.extend(beside::among_placements(context, plan, ids, rest));
    rest.extend(made.into_iter().map(|(item, _)| Change::Add { item, at: None }.into()));
    read
}

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

/// Returns the sums of placements beside those of the file.
fn sums(context: &RowContext<'_>, placed: &[PlacedRow], rows: &[PreviewRow]) -> Vec<SumLine> {
    let whole = |units: u64| Decimal::new(i64::try_from(units).unwrap_or(i64::MAX), 0).unwrap_or_default();
    let of_unit = |unit: Unit| placed.iter().filter(move |row| row.unit == unit && !row.is_cost_alone);
    let has_both = Unit::ALL.iter().all(|unit| of_unit(*unit).next().is_some());
    let mut lines = Vec::new();
    let titles = [(Unit::Impressions, SumOf::Units), (Unit::Insertions, SumOf::Insertions)];
    for (unit, of) in titles {
        let Some(computed) = sum(of_unit(unit).map(|row| whole(row.kept))) else { continue };
        if of_unit(unit).next().is_none() {
            continue;
        }
        let column = context.table.column(Meaning::Units).or_else(|| context.table.column(Meaning::Insertions));
        let stated =
            column.and_then(|column| stated_total(context, rows, column.at, column.scale)).filter(|_| !has_both);
        let stated = stated.map(|(_, total)| total);
        lines.push(SumLine { of, stated, computed, rows: Vec::new(), of_rows: None });
    }
    let cost_of = |row: &PlacedRow| row.price.part_of_cost(row.kept, row.units);
    if placed.iter().find_map(cost_of).is_none() {
        return lines;
    }
    let placed_cost = sum(placed.iter().filter_map(cost_of)).unwrap_or_default();
    let column = context
        .table
        .column(Meaning::Cost)
        .or_else(|| context.table.column(Meaning::Gross))
        .or_else(|| context.table.column(Meaning::CostWithTax));
    let total = column.and_then(|column| stated_total(context, rows, column.at, column.scale));
    // Costs beside media are a part of the total under them, and none of one above them.
    let (above, below) = total.map(|(row, _)| beside::sums_around(context, row)).unwrap_or_default();
    let computed = sum([placed_cost, above]).unwrap_or(placed_cost);
    let stated = total.map(|(_, total)| total);
    let mut line = SumLine { of: SumOf::Cost, stated, computed, rows: Vec::new(), of_rows: None };
    // Where nothing differs, nothing has to be explained.
    let differs = line.difference().as_ref().is_some_and(is_notable);
    if let Some((column, total)) = column.zip(total).filter(|_| differs) {
        let costs: BTreeMap<usize, Decimal> = placed.iter().filter_map(|row| Some((row.row, cost_of(row)?))).collect();
        explain(context, rows, column, (&costs, total, above), &mut line);
    }
    lines.push(line);
    lines.extend(with_extras(context, rows, (computed, below), stated));
    lines
}

/// Says where a difference comes from: rows that come to another cost than the file says, and a sum that is not that of its rows.
fn explain(
    context: &RowContext<'_>,
    rows: &[PreviewRow],
    column: &Column,
    (costs, (total_at, total), beside): (&BTreeMap<usize, Decimal>, (usize, Decimal), Decimal),
    line: &mut SumLine,
) {
    let mut of_rows = fine(beside);
    let is_body = |row: &&PreviewRow| row.role == Role::Body;
    // A total is that of the rows above it, unless it stands above all of them.
    let is_first = rows.iter().find(is_body).is_none_or(|first| first.row > total_at);
    for row in rows.iter().filter(is_body) {
        let cost = costs.get(&row.row).copied().map_or(0, fine);
        let said = figure(context, row.row, column.at).and_then(|said| super::figures::times(said, column.scale));
        // What a mark before three digits leaves open was settled with the row.
        let other = said.and_then(|said| other_reading(context.sheet.cell(row.row, column.at), said));
        let said = other.filter(|other| fine(*other) == cost).or(said).map_or(0, fine);
        of_rows += if is_first || row.row < total_at { said } else { 0 };
        line.rows.extend(of_fine(cost - said).filter(is_notable).map(|difference| (row.row, difference)));
    }
    line.of_rows = of_fine(of_rows).filter(|own| of_fine(fine(total) - fine(*own)).as_ref().is_some_and(is_notable));
}

/// Returns true for a difference that is seen where amounts are shown.
fn is_notable(difference: &Decimal) -> bool {
    fine(*difference).unsigned_abs() > 500_000
}

/// Returns the largest of the sums that the file has in a column, with its row; those above commission and tax come first.
fn stated_total(context: &RowContext<'_>, rows: &[PreviewRow], column: usize, scale: u64) -> Option<(usize, Decimal)> {
    let is_extra = |row: &PreviewRow| matches!(row.role, Role::Commission | Role::Fee | Role::Tax);
    let of_extras = rows.iter().position(is_extra).unwrap_or(rows.len());
    let largest = |rows: &[PreviewRow]| {
        let totals = rows.iter().filter(|row| row.role == Role::Total);
        let read = totals.filter_map(|row| Some((row.row, figure(context, row.row, column)?)));
        read.filter(|(_, number)| !number.is_negative()).max_by_key(|(_, number)| fine(*number))
    };
    let (row, stated) = largest(&rows[..of_extras]).or_else(|| largest(rows))?;
    Some((row, super::figures::times(stated, scale)?))
}

fn figure(context: &RowContext<'_>, row: usize, column: usize) -> Option<Decimal> {
    let column = context.table.columns.iter().find(|known| known.at == column)?;
    let cell = context.sheet.cell(row, column.at);
    let as_number = || number(cell, context.table.mark);
    let as_amount = || context.amount_as_written(row, column, cell);
    // What stands behind the mark of an amount depends on its currency.
    let found = if column.meaning.is_amount() {
        as_amount().or_else(|_| as_number())
    } else {
        as_number().or_else(|_| as_amount())
    };
    let found = found.ok()??;
    if column.meaning.is_amount() {
        context.worth(row, (column, column.meaning), cell, found).ok()?
    } else {
        Some(found)
    }
}

/// Adds commission, fees and tax under the table to both sums as the file reckons them.
fn with_extras(
    context: &RowContext<'_>,
    rows: &[PreviewRow],
    (computed, beside): (Decimal, Decimal),
    stated: Option<Decimal>,
) -> Option<SumLine> {
    let column = context.table.column(Meaning::Cost)?.at;
    let base = fine(stated?);
    let mut of_file = base + fine(beside);
    let mut of_rows = fine(computed) + fine(beside);
    let mut has_extras = !beside.is_zero();
    for row in rows.iter().filter(|row| matches!(row.role, Role::Commission | Role::Fee | Role::Tax)) {
        let Some(amount) = figure(context, row.row, column) else { continue };
        has_extras = true;
        // The same part of what stands above it.
        let share = fine(amount) as f64 / of_file.max(1) as f64;
        let said = label(context, row.row).as_deref().and_then(percent_in).map(crate::text::share_of_percent);
        let net_share = fine(amount) as f64 / base.max(1) as f64;
        let exact = said.filter(|said| (said - share).abs() < 0.0005);
        let by_net = said.filter(|said| (said - net_share).abs() < 0.0005 && exact.is_none());
        let added = match (exact, by_net) {
            (Some(share), _) => of_rows as f64 * share,
            (None, Some(share)) => fine(computed) as f64 * share,
            (None, None) => of_rows as f64 * share,
        };
        of_rows += (added / 1e6).round() as i128 * 1_000_000;
        of_file += fine(amount);
    }
    if !has_extras {
        return None;
    }
    let (stated, computed) = (of_fine(of_file), of_fine(of_rows)?);
    Some(SumLine { of: SumOf::WithExtras, stated, computed, rows: Vec::new(), of_rows: None })
}

/// Returns the first words of a row.
fn label(context: &RowContext<'_>, row: usize) -> Option<String> {
    context.table.place.columns.clone().find_map(|column| context.sheet.cell(row, column).words().map(str::to_owned))
}

/// Lists the percentages of commission and tax that stand under the table.
fn extras(context: &RowContext<'_>) -> Vec<PlanWarning> {
    let rows = context.table.place.body.clone().zip(&context.table.roles);
    rows.filter_map(|(row, role)| {
        let percent = || {
            let of_label = label(context, row).as_deref().and_then(percent_in);
            of_label.or_else(|| {
                context
                    .table
                    .place
                    .columns
                    .clone()
                    .find_map(|column| context.sheet.cell(row, column).words().and_then(percent_in))
            })
        };
        match role {
            Role::Commission => percent().map(PlanWarning::CommissionOf),
            Role::Tax => percent().map(PlanWarning::TaxOf),
            _ => None,
        }
    })
    .collect()
}
