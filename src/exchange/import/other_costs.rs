//! Costs beside media: rows of a list of them, those among placements or under their total, and those that place nothing but have an
//! amount in a column of such costs. Whichever way a cost is stated, what the plan has already is known.

use std::collections::{BTreeMap, BTreeSet};

use super::days::Days;
use super::issue::{Decision, Issue, IssueKind};
use super::meaning::Meaning;
use super::meaning_lists::{AMOUNTS_OF_COSTS, NAMES_OF_COSTS};
use super::names::named;
use super::others::{ReadRow, cost_kind, first_words, missing};
use super::row_context::{RowContext, one_line};
use super::rows::Role;
use super::schedule::schedule;
use super::spread::week_of;
use crate::edit::{Change, Edit};
use crate::plan::{CostId, CostKind, CostTerms, Decimal, ItemIds, NewIds, OtherCost, Plan, slug};

/// What a row says that places something.
const PLACING: [Meaning; 10] = [
    Meaning::Channel,
    Meaning::Medium,
    Meaning::Units,
    Meaning::Insertions,
    Meaning::Rate,
    Meaning::Cost,
    Meaning::Gross,
    Meaning::CostWithTax,
    Meaning::Clicks,
    Meaning::Views,
];

/// A cost beside media as a row states it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StatedCost {
    /// The row of the sheet, counted from 0.
    pub row: usize,
    /// Its name.
    pub name: String,
    /// The words that its id is made of.
    pub slug: String,
    /// The name under which the plan has it where the row stated other costs too.
    pub other_name: Option<String>,
    /// What it is for.
    pub kind: CostKind,
    /// How much it is.
    pub amount: Decimal,
    /// The weeks in which it falls, where the row says that.
    pub weeks: CostWeeks,
    /// Where the amount comes from.
    pub source: String,
}

/// The weeks of a cost: the first one, and the last one where they are several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct CostWeeks {
    /// The first week, counted from 1.
    pub first: Option<u32>,
    /// The last of several weeks.
    pub until: Option<u32>,
}

/// A row with the costs that it states, and what is wrong in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CostRow {
    row: usize,
    costs: Vec<StatedCost>,
    issues: Vec<Issue>,
}

/// What the plan has of a cost.
#[derive(Clone, Copy, Debug, PartialEq)]
enum KnownCost<'p> {
    /// Nothing.
    New,
    /// The same.
    Same,
    /// This cost, with another amount.
    Changed(&'p OtherCost),
}

/// Says what becomes of a cost.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome<'p> {
    /// It is left out.
    LeftOut,
    /// It is added.
    Added,
    /// It is put in the place of this cost of the plan.
    Replaces(&'p OtherCost),
}

impl StatedCost {
    /// Returns the cost with a new id.
    fn item(self, id: String) -> OtherCost {
        OtherCost {
            id: CostId::from(id),
            name: named(&self.name),
            kind: self.kind,
            amount: self.amount,
            week: self.weeks.first,
            terms: CostTerms { until_week: self.weeks.until, ..CostTerms::default() },
            source: self.source,
        }
    }

    /// Returns the cost of the plan with what the row says of it now: the amount, and the weeks where it names some.
    fn instead_of(self, known: &OtherCost) -> OtherCost {
        let mut cost = OtherCost { amount: self.amount, ..known.clone() };
        if self.weeks.first.is_some() {
            (cost.week, cost.terms.until_week) = (self.weeks.first, self.weeks.until);
        }
        cost
    }
}

/// Returns the rows of a list of costs.
pub(super) fn listed(context: &RowContext<'_>) -> Vec<CostRow> {
    let rows = super::column::body_rows(&context.table.place, &context.table.roles);
    rows.map(|row| {
        let name = first_words(context, row, &NAMES_OF_COSTS);
        let lacks = |meaning: Meaning| CostRow { row, costs: Vec::new(), issues: missing(context, row, meaning).2 };
        if name.is_empty() {
            return lacks(Meaning::Item);
        }
        let mut issues = Vec::new();
        let amount = amount(context, row, &mut issues);
        if issues.iter().any(Issue::is_error) {
            return CostRow { row, costs: Vec::new(), issues };
        }
        let Some(amount) = amount else { return lacks(Meaning::Cost) };
        let weeks = weeks(context, row, &mut issues);
        CostRow { row, costs: vec![named_cost(context, row, name, amount, weeks)], issues }
    })
    .collect()
}

/// Returns the rows among placements that name costs beside media. A row without an amount states none.
pub(super) fn among_placements(context: &RowContext<'_>) -> Vec<CostRow> {
    let rows = context.table.place.body.clone().zip(&context.table.roles);
    let rows = rows.filter(|(_, role)| **role == Role::OtherCost).map(|(row, _)| row);
    rows.map(|row| {
        let mut issues = Vec::new();
        let amount = amount(context, row, &mut issues).filter(|amount| !amount.is_zero());
        // Days that are not understood leave such a cost undated.
        let cost = |amount| {
            let weeks = weeks(context, row, &mut Vec::new());
            named_cost(context, row, label(context, row), amount, weeks)
        };
        CostRow { row, costs: amount.map(cost).into_iter().collect(), issues }
    })
    .collect()
}

/// Returns the rows of placements that place nothing: what is produced, printed or measured, without a channel.
pub(super) fn standing_alone(context: &RowContext<'_>) -> Vec<CostRow> {
    let rows = super::column::body_rows(&context.table.place, &context.table.roles);
    rows.filter_map(|row| alone(context, row)).collect()
}

/// Returns a row that names no channel, no quantity and no cost of media, but what it costs beside media. Nothing for others.
pub(super) fn alone(context: &RowContext<'_>, row: usize) -> Option<CostRow> {
    let has_extra = context.table.column(Meaning::ExtraCost).is_some();
    if !has_extra || context.table.own.is_some() {
        return None;
    }
    let says = |meaning: &Meaning| !context.words(row, *meaning).is_empty();
    if PLACING.iter().any(says) || has_time_cells(context, row) {
        return None;
    }
    let name = first_words(context, row, &[Meaning::Message, Meaning::Format, Meaning::Text]);
    if name.is_empty() {
        return None;
    }
    let mut issues = Vec::new();
    let amounts = titled_amounts(context, row, &mut issues);
    if amounts.is_empty() {
        return None;
    }
    let weeks = weeks(context, row, &mut Vec::new());
    let is_one = amounts.len() == 1;
    let source = context.words(row, Meaning::Source);
    let cost = |(title, amount): (String, Decimal)| {
        let full = format!("{title}: {name}");
        let (name, other_name) = if is_one { (name.clone(), Some(full)) } else { (full, None) };
        let of_title = cost_kind(&title);
        let kind = if of_title == CostKind::Other { cost_kind(&name) } else { of_title };
        StatedCost { row, slug: name.clone(), name, other_name, kind, amount, weeks, source: source.clone() }
    };
    Some(CostRow { row, costs: amounts.into_iter().map(cost).collect(), issues })
}

/// Lists the amounts of a row in columns of costs beside media, with the titles of these.
pub(super) fn titled_amounts(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Vec<(String, Decimal)> {
    let columns = context.table.columns.iter().filter(|column| column.meaning == Meaning::ExtraCost);
    let of = |column: &super::column::Column| {
        Some((one_line(&column.title), context.amount_of(row, column, Meaning::ExtraCost, issues)?))
    };
    columns.filter_map(of).filter(|(_, amount)| !amount.is_zero()).collect()
}

/// Adds the edits for costs: `beside_placements` as they are, those of `rows` where the plan does not have them or the reader wants
/// them again. A cost that has another amount in the plan gets the stated one there until the reader says otherwise.
pub(super) fn take(
    context: &RowContext<'_>,
    plan: &Plan,
    ids: NewIds,
    beside_placements: Vec<StatedCost>,
    rows: Vec<CostRow>,
    edits: &mut Vec<Edit>,
) -> Vec<ReadRow> {
    let mut taken: Vec<(StatedCost, Outcome<'_>)> =
        beside_placements.into_iter().map(|cost| (cost, Outcome::Added)).collect();
    let mut known = known(plan, &rows).into_iter();
    let mut read = Vec::new();
    for CostRow { row, costs, mut issues } in rows {
        let is_left_out = context.decisions.has(row, Decision::LeaveOut) || issues.iter().any(Issue::is_error);
        let mut is_taken = false;
        for (cost, known) in costs.into_iter().zip(known.by_ref()) {
            let outcome = outcome(context, &cost, known, &mut issues);
            if !is_left_out && outcome != Outcome::LeftOut {
                is_taken = true;
                taken.push((cost, outcome));
            }
        }
        read.push((row, is_taken, issues));
    }
    taken.sort_by_key(|(cost, _)| cost.row);
    let mut used: BTreeSet<String> = plan.other_costs.iter().map(|cost| cost.id.as_str().to_owned()).collect();
    let mut new_ids = ItemIds::of(ids);
    for (cost, outcome) in taken {
        if let Outcome::Replaces(known) = outcome {
            edits.push(Change::Replace(cost.instead_of(known)).into());
        } else {
            let id = new_ids.next(&slug(&cost.slug, "cost"), |id| used.contains(id));
            used.insert(id.clone());
            edits.push(Change::Add { item: cost.item(id), at: None }.into());
        }
    }
    read
}

/// Says what becomes of a cost, and asks where the plan has it.
fn outcome<'p>(
    context: &RowContext<'_>,
    cost: &StatedCost,
    known: KnownCost<'p>,
    issues: &mut Vec<Issue>,
) -> Outcome<'p> {
    let row = cost.row;
    let mut is_wanted_again = |kind: IssueKind| {
        let issue = Issue { row, column: None, text: cost.name.clone(), kind };
        let answer = context.decisions.answer(row, issue.question());
        issues.push(issue);
        answer == Some(Decision::TakeAgain)
    };
    match known {
        KnownCost::New => Outcome::Added,
        KnownCost::Same if is_wanted_again(IssueKind::AlreadyCosted) => Outcome::Added,
        KnownCost::Same => Outcome::LeftOut,
        KnownCost::Changed(known) => {
            let kind = IssueKind::CostChanged { known: known.amount, stated: cost.amount };
            if is_wanted_again(kind) { Outcome::Added } else { Outcome::Replaces(known) }
        }
    }
}

/// Returns what the plan has of each cost of `rows`, one after the other. A cost of the plan answers to one of them: first to the one
/// with its amount and its week, then to one that leaves the week open, then to one with another amount.
fn known<'p>(plan: &'p Plan, rows: &[CostRow]) -> Vec<KnownCost<'p>> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, cost) in plan.other_costs.iter().enumerate() {
        for name in [&cost.name.en, &cost.name.ar].into_iter().filter(|name| !name.is_empty()) {
            by_name.entry(name.as_str()).or_default().push(at);
        }
    }
    let stated: Vec<&StatedCost> = rows.iter().flat_map(|row| &row.costs).collect();
    let mut found = vec![KnownCost::New; stated.len()];
    let mut answered: BTreeSet<usize> = BTreeSet::new();
    let is_amount = |cost: &OtherCost, amount: Decimal| {
        // What a percent says has no amount of its own.
        cost.terms.share.is_some() || super::figures::fine(cost.amount) == super::figures::fine(amount)
    };
    let is_week = |cost: &OtherCost, week: Option<u32>, is_open: bool| {
        cost.week == week || is_open && (cost.week.is_none() || week.is_none())
    };
    for (has_amount, is_open) in [(true, false), (true, true), (false, false), (false, true)] {
        for (stated, found) in stated.iter().zip(&mut found).filter(|(_, found)| **found == KnownCost::New) {
            let names = [Some(&stated.name), stated.other_name.as_ref()];
            let called = names.into_iter().flatten().filter_map(|name| by_name.get(name.as_str())).flatten();
            let mut called = called.filter(|at| !answered.contains(at));
            let same = called.find_map(|at| {
                let cost = plan.other_costs.get(*at).map(std::sync::Arc::as_ref)?;
                let is_same =
                    is_week(cost, stated.weeks.first, is_open) && (!has_amount || is_amount(cost, stated.amount));
                is_same.then_some((*at, cost))
            });
            if let Some((at, cost)) = same {
                answered.insert(at);
                *found = if has_amount { KnownCost::Same } else { KnownCost::Changed(cost) };
            }
        }
    }
    found
}

/// Returns the cost of a row that names it.
fn named_cost(context: &RowContext<'_>, row: usize, name: String, amount: Decimal, weeks: CostWeeks) -> StatedCost {
    let kind = cost_kind(&format!("{} {name}", context.words(row, Meaning::CostKind)));
    let source = context.words(row, Meaning::Source);
    StatedCost { row, slug: name.clone(), name, other_name: None, kind, amount, weeks, source }
}

/// Returns the amount of a row of costs.
fn amount(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<Decimal> {
    AMOUNTS_OF_COSTS.into_iter().find_map(|meaning| context.amount(row, meaning, issues))
}

/// Returns true where something stands in the columns of weeks, days or hours.
fn has_time_cells(context: &RowContext<'_>, row: usize) -> bool {
    let mut over_time = context.table.columns.iter().filter(|column| column.meaning.is_over_time());
    over_time.any(|column| !context.sheet.cell(row, column.at).is_empty())
}

/// Returns the weeks in which a cost falls, where its row names days or marks them: those from its first day on that have no gap.
fn weeks(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> CostWeeks {
    let has_days = [Meaning::Start, Meaning::Period, Meaning::Day, Meaning::Week]
        .iter()
        .any(|meaning| !context.words(row, *meaning).is_empty());
    if !has_days && !has_time_cells(context, row) {
        return CostWeeks::default();
    }
    let mut all = schedule(context, row, issues).within_plan(context.calendar).days.into_iter();
    let Some(mut days) = all.next() else { return CostWeeks::default() };
    for next in all {
        let is_next = days.last.tomorrow().is_ok_and(|day| day == next.first);
        days = if is_next { Days { last: next.last, ..days } } else { days };
    }
    let week = |day| u32::try_from(week_of(day, context.calendar)).ok().filter(|week| context.calendar.contains(*week));
    let first = week(days.first);
    let until = week(days.last).filter(|last| first.is_some_and(|first| *last > first));
    CostWeeks { first, until }
}

/// Returns the words of a row that name its cost.
fn label(context: &RowContext<'_>, row: usize) -> String {
    let names = [Meaning::Medium, Meaning::Channel, Meaning::Item, Meaning::Message, Meaning::Format];
    let is_name =
        |at: usize| context.table.columns.iter().any(|column| column.at == at && names.contains(&column.meaning));
    let words = |at: usize| context.sheet.cell(row, at).words().filter(|text| text.contains(char::is_alphabetic));
    let said: Vec<&str> = context.table.place.columns.clone().filter(|at| is_name(*at)).filter_map(words).collect();
    let first = || context.table.place.columns.clone().find_map(words).unwrap_or_default().to_owned();
    one_line(&if said.is_empty() { first() } else { said.join(": ") })
}

/// Returns what rows of costs beside media above a row add up to, and what those below it do, of rows that count.
pub(super) fn sums_around(context: &RowContext<'_>, row: usize, counts: impl Fn(usize) -> bool) -> (Decimal, Decimal) {
    let rows = context.table.place.body.clone().zip(&context.table.roles);
    let costs = rows.filter(|(at, role)| **role == Role::OtherCost && counts(*at)).filter_map(|(at, _)| {
        let amount = amount(context, at, &mut Vec::new())?;
        Some((at < row, amount))
    });
    let costs: Vec<(bool, Decimal)> = costs.collect();
    let sum_where = |wanted: bool| {
        let wanted = costs.iter().filter(|(is_above, _)| *is_above == wanted).map(|(_, amount)| *amount);
        super::figures::sum(wanted).unwrap_or_default()
    };
    (sum_where(true), sum_where(false))
}
