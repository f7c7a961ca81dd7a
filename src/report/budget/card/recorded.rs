//! The card of a row of planned against actual.

use super::super::actuals::recorded_name;
use super::{Made, Part};
use crate::budget::PlacementActual;
use crate::edit::ItemId;
use crate::plan::{Figure, Total};
use crate::report::Report;
use crate::text;
use crate::text::strings::fill;

/// Returns what was recorded of the placement at `row` of the results, beside its plan.
pub(super) fn card(report: &Report<'_>, row: usize) -> Option<Made> {
    let words = &report.texts.cards;
    let results = report.analysis.budget.actual.as_ref().ok()?;
    let one = results.placements.get(row)?;
    let record = report.plan.actuals.get(one.record)?;
    let mut lines = formulas(report, one);
    if !record.source.trim().is_empty() {
        let source = text::isolate(text::source_in(&record.source, report.locale.language), report.locale.language);
        lines.push(fill!(words.money_source, &[("source", &source)]));
    }
    let placement = one.placement.and_then(|at| report.plan.placements.get(at));
    Some(Made {
        name: recorded_name(report, one),
        formula: words.money_recorded,
        lines,
        parts: vec![spent(report, one), planned(report, one, results.through_week)],
        changes: words.changes_recorded,
        item: placement.map(|placement| ItemId::Placement(placement.id.clone())),
    })
}

/// Lists what was spent in each recorded week.
fn spent(report: &Report<'_>, one: &PlacementActual) -> Vec<Part> {
    let words = &report.texts.cards;
    let currency = report.plan.money.currency;
    let weeks = report.plan.actuals.get(one.record).map(|record| record.weeks.as_slice()).unwrap_or_default();
    let mut parts: Vec<Part> = weeks
        .iter()
        .map(|entry| {
            let amount = entry.spent.map_or(Total::ZERO, |spent| Total::typed(spent, currency));
            let units = entry.delivered.map(|units| report.locale.whole(units));
            let how = units.map_or_else(String::new, |units| fill!(words.money_delivered, &[("units", &units)]));
            Part { how, ..Part::of(report.week_title(entry.week), amount) }
        })
        .collect();
    parts.push(Part::sum(report.texts.shared.spent, one.spent));
    parts
}

/// Lists what the plan has for each week that is compared.
fn planned(report: &Report<'_>, one: &PlacementActual, through: u32) -> Vec<Part> {
    let words = &report.texts.cards;
    let known = one
        .placement
        .and_then(|at| Some((report.plan.placements.get(at)?, report.analysis.budget.placements.get(at)?)));
    let mut parts: Vec<Part> = Vec::new();
    if let Some((placement, cost)) = known {
        let weeks = (0_u32..).map(|offset| placement.start_week.saturating_add(offset)).zip(cost.weeks());
        for (week, amount) in weeks.filter(|(week, _)| *week <= through) {
            let units = report.locale.whole(placement.quantity_in(week));
            let how = fill!(words.money_planned_units, &[("units", &units)]);
            parts.push(Part { how, ..Part::of(report.week_title(week), amount) });
        }
    }
    parts.push(Part::sum(report.texts.figures.planned_to_date, one.planned_to_date));
    parts
}

/// Writes pace, delivery and costs per thousand with the plan's values put in.
fn formulas(report: &Report<'_>, one: &PlacementActual) -> Vec<String> {
    let words = &report.texts.figures;
    let money = |amount: Total| report.term(report.total(amount).text);
    let units = |units: u128| report.term(report.locale.whole(i128::try_from(units).unwrap_or(i128::MAX)));
    let line = |name: &str, of: String, figure: Figure, write: &dyn Fn(f64) -> String| {
        let value = figure.map_or_else(|why| text::reason(why, report.locale.language).to_owned(), write);
        format!("{} = {of} = {}", report.term(name.to_owned()), report.term(value))
    };
    let percent = |share: f64| report.locale.percent(share, 1);
    let exponent = report.plan.money.currency.exponent();
    let per_thousand = |minor: f64| report.locale.decimal(minor / 10_f64.powi(i32::from(exponent)), exponent);
    let cpm = |cost: Total, impressions: f64| {
        let (impressions, thousand) =
            (report.term(report.locale.decimal(impressions, 0)), report.term(report.locale.ungrouped(1000)));
        format!("{} ÷ {impressions} × {thousand}", money(cost))
    };
    vec![
        line(words.pace, format!("{} ÷ {}", money(one.spent), money(one.planned_to_date)), one.pace(), &percent),
        line(
            words.delivery,
            format!("{} ÷ {}", units(one.delivered), units(one.planned_units_to_date)),
            one.delivery_pace(),
            &percent,
        ),
        line(
            words.cpm_planned,
            cpm(one.planned_to_date, one.planned_impressions_to_date),
            one.planned_cpm(),
            &per_thousand,
        ),
        line(words.cpm_actual, cpm(one.spent, one.impressions), one.cpm(), &per_thousand),
    ]
}
