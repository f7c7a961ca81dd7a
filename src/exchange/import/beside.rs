//! Costs beside media: rows of a table of them, and those that stand among placements or under their total.

use std::collections::BTreeSet;

use super::issue::Issue;
use super::left::{AMOUNTS_OF_COSTS, NAMES_OF_COSTS};
use super::meaning::Meaning;
use super::names::named;
use super::others::{ReadRow, cost_kind, each, first_words, missing};
use super::placements::RowContext;
use super::rows::Role;
use super::spread::week_of;
use crate::edit::{Change, Edit};
use crate::plan::{CostId, CostTerms, Decimal, ItemIds, NewIds, OtherCost, Plan, slug};

/// Makes costs with ids that nothing else has.
struct NewCosts {
    taken: BTreeSet<String>,
    ids: ItemIds,
}

impl NewCosts {
    /// Begins with the costs of a plan and those of `edits`.
    fn of(plan: &Plan, ids: NewIds, edits: &[Edit]) -> Self {
        let made = edits.iter().filter_map(|edit| match edit {
            Edit::OtherCost(Change::Add { item, .. }) => Some(item),
            _ => None,
        });
        let of_plan = plan.other_costs.iter().map(|cost| cost.id.as_str().to_owned());
        Self { taken: of_plan.chain(made.map(|cost| cost.id.as_str().to_owned())).collect(), ids: ItemIds::of(ids) }
    }

    /// Makes the cost of a row.
    fn cost(&mut self, context: &RowContext<'_>, row: usize, name: &str, amount: Decimal) -> OtherCost {
        let id = self.ids.next(&slug(name, "cost"), |id| self.taken.contains(id));
        self.taken.insert(id.clone());
        OtherCost {
            id: CostId::from(id),
            name: named(name),
            kind: cost_kind(&format!("{} {name}", context.words(row, Meaning::CostKind))),
            amount,
            week: None,
            terms: CostTerms::default(),
            source: context.words(row, Meaning::Source),
        }
    }
}

/// Returns the amount of a row of costs.
fn amount(context: &RowContext<'_>, row: usize, issues: &mut Vec<Issue>) -> Option<Decimal> {
    AMOUNTS_OF_COSTS.into_iter().find_map(|meaning| context.amount(row, meaning, issues))
}

/// Returns the rows of costs beside media, as edits.
pub(super) fn other_costs(context: &RowContext<'_>, plan: &Plan, ids: NewIds, edits: &mut Vec<Edit>) -> Vec<ReadRow> {
    let mut costs = NewCosts::of(plan, ids, edits);
    each(context, |row, issues| {
        let name = first_words(context, row, &NAMES_OF_COSTS);
        if name.is_empty() {
            return Some(missing(context, row, Meaning::Item));
        }
        let amount = amount(context, row, issues);
        if issues.iter().any(Issue::is_error) {
            return None;
        }
        let Some(amount) = amount else { return Some(missing(context, row, Meaning::Cost)) };
        let has_days = [Meaning::Start, Meaning::Period, Meaning::Day, Meaning::Week]
            .iter()
            .any(|meaning| !context.words(row, *meaning).is_empty());
        let schedule = has_days.then(|| super::schedule::schedule(context, row, issues));
        let week =
            |day| u32::try_from(week_of(day, context.calendar)).ok().filter(|week| context.calendar.contains(*week));
        let days = schedule.and_then(|schedule| schedule.days.first().copied());
        let first = days.and_then(|days| week(days.first));
        let until = days.and_then(|days| week(days.last)).filter(|last| first.is_some_and(|first| *last > first));
        let mut cost = costs.cost(context, row, &name, amount);
        (cost.week, cost.terms.until_week) = (first, until);
        edits.push(Change::Add { item: cost, at: None }.into());
        None
    })
}

/// Reads the rows among placements that name costs beside media, as edits. A row without an amount is left out.
pub(super) fn among_placements(
    context: &RowContext<'_>,
    plan: &Plan,
    ids: NewIds,
    edits: &mut Vec<Edit>,
) -> Vec<ReadRow> {
    let mut costs = NewCosts::of(plan, ids, edits);
    let mut read = Vec::new();
    let rows = context.table.place.body.clone().zip(&context.table.roles);
    for row in rows.filter(|(_, role)| **role == Role::OtherCost).map(|(row, _)| row) {
        let mut issues = Vec::new();
        let amount = amount(context, row, &mut issues).filter(|amount| !amount.is_zero());
        let amount = amount.filter(|_| !context.decisions.has(row, super::issue::Decision::LeaveOut));
        if let Some(amount) = amount {
            let item = costs.cost(context, row, &label(context, row), amount);
            edits.push(Change::Add { item, at: None }.into());
        }
        read.push((row, amount.is_some(), issues));
    }
    read
}

/// Returns the words of a row that name its cost.
fn label(context: &RowContext<'_>, row: usize) -> String {
    let names = [Meaning::Medium, Meaning::Channel, Meaning::Item, Meaning::Message, Meaning::Format];
    let is_name =
        |at: usize| context.table.columns.iter().any(|column| column.at == at && names.contains(&column.meaning));
    let words = |at: usize| context.sheet.cell(row, at).words().filter(|text| text.contains(char::is_alphabetic));
    let said: Vec<&str> = context.table.place.columns.clone().filter(|at| is_name(*at)).filter_map(words).collect();
    let first = || context.table.place.columns.clone().find_map(words).unwrap_or_default().to_owned();
    super::placements::one_line(&if said.is_empty() { first() } else { said.join(": ") })
}

/// Returns what rows of costs beside media above a row add up to, and what those below it do.
pub(super) fn sums_around(context: &RowContext<'_>, row: usize) -> (Decimal, Decimal) {
    let rows = context.table.place.body.clone().zip(&context.table.roles);
    let costs = rows.filter(|(_, role)| **role == Role::OtherCost).filter_map(|(at, _)| {
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
