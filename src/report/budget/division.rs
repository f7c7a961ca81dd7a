//! The budget divided from above, beside what is planned.

use crate::budget::DivisionResults;
use crate::plan::{DivisionBy, Element, Money};
use crate::report::{Cell, Column, Report, Row, Table};
use crate::text::strings::fill;
use crate::text::terms;

/// Names a part of a divided budget.
#[must_use]
pub fn part_name(report: &Report<'_>, by: DivisionBy, of: &str) -> String {
    let plan = report.plan;
    match by {
        DivisionBy::Element => {
            let element = Element::ALL.into_iter().find(|element| element.as_str() == of);
            element.map_or(of, |element| terms::element(element, report.locale.language)).to_owned()
        }
        DivisionBy::Channel => plan.channel(&of.into()).map_or(of, |item| report.name(item)).to_owned(),
        DivisionBy::Audience => plan.audience(&of.into()).map_or(of, |item| report.name(item)).to_owned(),
        DivisionBy::Month => {
            let month =
                of.split_once('-').and_then(|(year, month)| Some((year.parse::<i16>().ok()?, month.parse().ok()?)));
            let named = month.filter(|(_, month)| (1..=12).contains(month));
            named.map_or_else(
                || of.to_owned(),
                |(year, month)| format!("{} {}", report.locale.month_name(month), report.locale.ungrouped(year)),
            )
        }
    }
}

/// Lists the parts of the budget as it is divided by one thing: allotted, planned, and what is not planned yet.
#[must_use]
pub fn divided_by(report: &Report<'_>, found: &DivisionResults) -> Table {
    let words = &report.texts.figures;
    let id = match found.by {
        DivisionBy::Element => "division-by-element",
        DivisionBy::Channel => "division-by-channel",
        DivisionBy::Audience => "division-by-audience",
        DivisionBy::Month => "division-by-month",
    };
    let what = terms::division_by(found.by, report.locale.language);
    let money = |title: &'static str| Column::number(title).in_unit(report.currency());
    let columns = vec![
        Column::text(what),
        money(words.column_allotted),
        money(words.column_planned),
        money(words.column_difference),
        Column::text(words.column_locked),
    ];
    let inside = terms::inside_sentence(what, report.locale.language);
    let mut table = Table::new(id, fill!(words.division_by, &[("what", &inside)]), columns);
    for part in &found.parts {
        let locked = if part.is_locked { words.column_locked } else { "" };
        table.rows.push(Row::of(vec![
            Cell::text(part_name(report, found.by, &part.of)),
            Cell::of(part.allotted, |money: Money| report.money(money)),
            report.total(part.planned),
            report.left(part.left()),
            Cell::text(locked),
        ]));
    }
    let planned = found.parts.iter().map(|part| part.planned).sum();
    let sums = vec![
        Cell::text(report.texts.shared.total),
        report.total(found.allotted),
        report.total(planned),
        report.left(found.to_divide.map(|whole| planned.left_of(whole))),
        Cell::default(),
    ];
    table.rows.push(Row::total(sums));
    table.notes = notes(report, found);
    table
}

/// Lists what [`divided_by`] lists, with a column for what is stated of each part.
#[must_use]
pub fn division_form(report: &Report<'_>, found: &DivisionResults, stated: &str) -> Table {
    let mut table = divided_by(report, found);
    table.columns.insert(1, Column::text(stated));
    for row in &mut table.rows {
        row.cells.insert(1, Cell::default());
    }
    table
}

fn notes(report: &Report<'_>, found: &DivisionResults) -> Vec<String> {
    let words = &report.texts.figures;
    let currency = report.plan.money.currency;
    match (found.to_divide, found.unallotted) {
        (Ok(whole), Ok(left)) => {
            let template = if left.is_over() { words.over_allotted } else { words.unallotted };
            vec![
                fill!(words.to_divide, &[("amount", &report.locale.money(whole, currency))]),
                fill!(template, &[("amount", &report.locale.left(left, currency))]),
            ]
        }
        (Err(why), _) | (_, Err(why)) => vec![report.reason(why).to_owned()],
    }
}

/// Returns the tables of all divisions of the budget.
#[must_use]
pub fn divisions(report: &Report<'_>) -> Vec<Table> {
    report.analysis.budget.divisions.iter().map(|found| divided_by(report, found)).collect()
}
