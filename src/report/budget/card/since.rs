//! Says what an amount was before the last step, or in the pinned state.

use super::{Made, made_of};
use crate::plan::Total;
use crate::report::{BudgetFigure, Earlier, Report};

/// Says what the amount of `figure` was and is; nothing where it is the same, or was of nothing.
pub(super) fn since(
    report: &Report<'_>,
    figure: BudgetFigure,
    made: &Made,
    earlier: Option<Earlier<'_>>,
) -> Vec<String> {
    let Some(earlier) = earlier else { return Vec::new() };
    let before = earlier.report(report);
    if before.plan.money.currency != report.plan.money.currency {
        return Vec::new();
    }
    let then = figure_in(report, &before, figure).and_then(|figure| made_of(&before, figure));
    let (Some(then), Some(now)) = (then.as_ref().and_then(sum_of), sum_of(made)) else { return Vec::new() };
    if then == now {
        return Vec::new();
    }
    let [then, now] = [then, now].map(|amount| report.locale.total(amount, report.plan.money.currency));
    vec![earlier.said(report, &then, &now)]
}

/// Returns the sum that the lists of a card come to.
fn sum_of(made: &Made) -> Option<Total> {
    made.parts.iter().flatten().find(|part| part.is_sum).map(|part| part.amount)
}

/// Returns the same figure in the plan of before: things are found by their ids, months and weeks by their days.
fn figure_in(report: &Report<'_>, before: &Report<'_>, figure: BudgetFigure) -> Option<BudgetFigure> {
    let month = |at: usize| {
        let named = report.analysis.budget.by_month.get(at)?.0;
        before.analysis.budget.by_month.iter().position(|(known, _)| *known == named)
    };
    Some(match figure {
        BudgetFigure::Channel(at) => BudgetFigure::Channel(report.place_in(before, at, |plan| &plan.channels)?),
        BudgetFigure::Message(at) => BudgetFigure::Message(report.place_in(before, at, |plan| &plan.messages)?),
        BudgetFigure::Audience(at) => BudgetFigure::Audience(report.place_in(before, at, |plan| &plan.audiences)?),
        BudgetFigure::Month(at) => BudgetFigure::Month(month(at)?),
        BudgetFigure::ElementInMonth(element, at) => BudgetFigure::ElementInMonth(element, month(at)?),
        BudgetFigure::OtherInMonth(at) => BudgetFigure::OtherInMonth(month(at)?),
        BudgetFigure::AllOfMonth(at) => BudgetFigure::AllOfMonth(month(at)?),
        BudgetFigure::Week(_) if before.plan.calendar.start != report.plan.calendar.start => return None,
        // Records are compared with what was planned by their own cards.
        BudgetFigure::Recorded(_) => return None,
        figure => figure,
    })
}
