//! Says what is spent beside media.

use crate::edit::ItemId;
use crate::plan::Money;
use crate::report::{BudgetFigure, Cell, Column, Report, Row, Subject, Table};
use crate::text::strings::fill;
use crate::text::{source_in, terms};

/// Lists the costs beside media with their kind, amount, tax, total and weeks.
#[must_use]
pub fn other_costs(report: &Report<'_>) -> Table {
    let words = &report.texts.figures;
    let language = report.locale.language;
    let money = |title: &'static str| Column::number(title).in_unit(report.currency());
    let columns = vec![
        Column::text(report.texts.shared.name),
        Column::text(words.kind),
        Column::text(words.reckoned),
        money(words.amount),
        money(words.tax),
        money(report.texts.shared.total).as_total(),
        Column::text(words.week),
        Column::text(report.texts.shared.source),
    ];
    let mut table = Table::new("other-costs", words.other, columns);
    let results = &report.analysis.budget;
    for (cost, found) in report.plan.other_costs.iter().zip(&results.other_costs) {
        let reckoned = match &cost.terms.share {
            Some(share) => {
                let (percent, base) =
                    (report.locale.exact_percent(share.percent), terms::cost_base(&share.of, language));
                fill!(words.percent_of_base, &[("percent", &percent), ("base", base)])
            }
            None => words.as_amount.to_owned(),
        };
        let cells = vec![
            Cell::text(report.name(cost)).leading_to(ItemId::OtherCost(cost.id.clone())),
            Cell::text(terms::cost_kind(cost.kind, language)),
            Cell::text(reckoned),
            Cell::of(found.amount, |money: Money| report.money(money)),
            report.total(found.tax),
            report.total(found.total),
            Cell::text(weeks(report, cost.week, cost.terms.until_week)),
            Cell::text(source_in(&cost.source, report.locale.language)),
        ];
        table.rows.push(Row::of(cells).about(ItemId::OtherCost(cost.id.clone())));
    }
    let empty = || Cell::default();
    let mut sum = vec![Cell::text(report.texts.shared.total), empty(), empty(), empty()];
    sum.extend([report.total(results.other_tax), report.total(results.other), empty(), empty()]);
    table.rows.push(Row::total(sum).explaining(Subject::Budget(BudgetFigure::Other)));
    table.notes.extend(report.gaps(results.other));
    table
}

/// Writes the weeks in which a cost falls.
fn weeks(report: &Report<'_>, week: Option<u32>, until: Option<u32>) -> String {
    let Some(first) = week else { return report.texts.figures.undated_hint.to_owned() };
    let first_words = report.locale.ungrouped(first);
    match until.filter(|last| *last > first) {
        Some(last) => {
            let last = report.locale.ungrouped(last);
            fill!(report.texts.figures.between, &[("low", &first_words), ("high", &last)])
        }
        None => first_words,
    }
}
