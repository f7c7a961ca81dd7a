//! Plots of money: what each week costs, and what each promotion element does.

use crate::budget::CostLines;
use crate::plan::{MESSAGE_PALETTE, Total};
use crate::report::{Axis, BudgetFigure, Mark, Plot, Report, Series, SeriesKind, Subject};
use crate::text::strings::fill;
use crate::text::terms;

/// Draws what is spent in each week, by promotion element, and to date, against the budget.
#[must_use]
pub fn spending(report: &Report<'_>) -> Option<Plot> {
    let words = &report.texts.figures;
    let results = &report.analysis.budget;
    if results.total.is_nothing() {
        return None;
    }
    let currency = results.currency;
    // Heights are those of what is known; a note says what is missing.
    let weekly = |amounts: &[Total]| -> Vec<(f64, f64)> {
        (1_u32..).zip(amounts).map(|(week, amount)| (f64::from(week), amount.at_least().to_major(currency))).collect()
    };
    let mut series = Vec::new();
    if results.by_element.len() > 1 {
        for ((&(element, _), weeks), colour) in
            results.by_element.iter().zip(&results.by_element_week).zip(MESSAGE_PALETTE)
        {
            let name = terms::element(element, report.locale.language);
            series.push(Series::new(name, SeriesKind::Bars, weekly(weeks)).coloured(colour));
        }
    } else {
        series.push(Series::new(words.media, SeriesKind::Bars, weekly(&results.by_week)));
    }
    if !results.other.is_nothing() {
        let grey = crate::plan::Colour { rgb: [0xc9, 0xcd, 0xd3] };
        series.push(Series::new(words.other, SeriesKind::Bars, weekly(&results.other_by_week)).coloured(grey));
    }
    let total = report.locale.total_short(results.total, currency);
    let to_date = fill!(words.amount_to_date, &[("amount", &total)]);
    let sums = Series::new(words.legend_to_date, SeriesKind::Line, weekly(&results.cumulative_total));
    series.push(sums.labelled(to_date));
    let mark = |money| Mark {
        name: fill!(words.budget_limit, &[("amount", &report.locale.money_short(money, currency))]),
        value: money.to_major(currency),
    };
    let mut notes = Vec::new();
    if !results.other_undated.is_nothing() {
        let amount = report.locale.total(results.other_undated, currency);
        notes.push(fill!(words.undated_costs, &[("amount", &amount)]));
    }
    notes.extend(report.gaps(results.total));
    Some(Plot {
        id: "spending",
        title: words.spending_by_week_name.to_owned(),
        x: report.weeks_axis(),
        y: Axis { title: words.spending_by_week.to_owned(), unit: report.currency(), ..Axis::default() },
        series,
        marks: results.budget.ok().map(mark).into_iter().collect(),
        notes,
        ..Plot::default()
    })
}

/// Draws what is spent up to each week, against the budget.
#[must_use]
pub fn spent_to_date(report: &Report<'_>) -> Option<Plot> {
    let words = &report.texts.figures;
    let results = &report.analysis.budget;
    if results.total.is_nothing() {
        return None;
    }
    let currency = results.currency;
    let known = results.cumulative_total.iter().map(|amount| amount.at_least().to_major(currency));
    let points = (1_u32..).map(f64::from).zip(known).collect();
    let amount = report.locale.total_short(results.total, currency);
    let sums = Series::new(words.legend_to_date, SeriesKind::Line, points);
    let mark = |money| Mark {
        name: fill!(words.budget_limit, &[("amount", &report.locale.money_short(money, currency))]),
        value: money.to_major(currency),
    };
    Some(Plot {
        id: "spending-to-date",
        title: words.legend_to_date.to_owned(),
        x: report.weeks_axis(),
        y: Axis { title: words.legend_to_date.to_owned(), unit: report.currency(), ..Axis::default() },
        series: vec![sums.labelled(fill!(words.amount_to_date, &[("amount", &amount)]))],
        marks: results.budget.ok().map(mark).into_iter().collect(),
        ..Plot::default()
    })
}

/// Draws what media and other things cost in each week alone.
#[must_use]
pub fn weekly_spending(report: &Report<'_>) -> Plot {
    let words = &report.texts.figures;
    let results = &report.analysis.budget;
    let weekly = |amounts: &[Total]| -> Vec<(f64, f64)> {
        let known = amounts.iter().map(|amount| amount.at_least().to_major(results.currency));
        (1_u32..).map(f64::from).zip(known).filter(|(_, height)| *height > 0.0).collect()
    };
    let bars = |name: &str, amounts: &[Total]| Series::new(name, SeriesKind::Bars, weekly(amounts)).labelled("");
    Plot {
        id: "spending-by-week",
        title: words.spending_by_week.to_owned(),
        x: report.weeks_axis(),
        y: Axis { title: words.spending_by_week.to_owned(), unit: report.currency(), ..Axis::default() },
        series: vec![bars(words.legend_media, &results.by_week), bars(words.legend_other, &results.other_by_week)],
        ..Plot::default()
    }
}

/// Draws what the media of each promotion element cost.
#[must_use]
pub fn elements(report: &Report<'_>) -> Option<Plot> {
    let results = &report.analysis.budget;
    if results.media.is_nothing() || results.by_element.is_empty() {
        return None;
    }
    let currency = results.currency;
    let rows = || results.by_element.iter().enumerate().map(|(place, (element, cost))| (place as f64, *element, *cost));
    let labels = rows().map(|(at, element, _)| (at, terms::element(element, report.locale.language).to_owned()));
    let points = rows().map(|(at, _, cost)| (at, cost.at_least().to_major(currency))).collect();
    let said = rows().map(|(_, _, cost)| report.locale.total_exact(cost, currency)).collect();
    let table = crate::report::budget::by_element(report);
    Some(Plot {
        id: "spending-by-element",
        title: table.title,
        x: Axis { title: report.texts.export.element.to_owned(), labels: labels.collect(), ..Axis::default() },
        y: Axis { title: report.texts.figures.media.to_owned(), unit: report.currency(), ..Axis::default() },
        series: vec![Series::new(report.texts.figures.media, SeriesKind::Bars, points).saying(said).labelled("")],
        notes: report.gaps(results.total).into_iter().collect(),
        is_lying: true,
        ..Plot::default()
    })
}

/// Holds the points of bars with the words at them.
type Bars = (Vec<(f64, f64)>, Vec<String>);

/// Draws the way from the rate to what the client pays: each line begins where the one before ended, sums begin at 0.
#[must_use]
pub fn cost_lines(report: &Report<'_>, lines: &CostLines) -> Plot {
    let words = &report.texts.buying;
    let currency = report.plan.money.currency;
    let (mut labels, mut before, mut explained) = (Vec::new(), Vec::new(), Vec::new());
    // Sums, what is added, and what is taken off: each with its places and its words.
    let mut kinds: [Bars; 3] = Default::default();
    let mut level = 0.0;
    for (number, (line, amount)) in (0_u32..).zip(lines.shown()) {
        let at = f64::from(number);
        let height = amount.at_least().to_major(currency);
        labels.push((at, terms::cost_line(line, report.locale.language).to_owned()));
        explained.push((at, Subject::Budget(BudgetFigure::Line(line))));
        before.push((at, if line.is_sum() { 0.0 } else { level }));
        level = if line.is_sum() { height } else { level + height };
        let kind = match line {
            line if line.is_sum() => 0,
            line if line.is_taken_off() => 2,
            _ => 1,
        };
        kinds[kind].0.push((at, height));
        kinds[kind].1.push(report.locale.total_exact(amount, currency));
    }
    let mut series = vec![Series::new("", SeriesKind::Lift, before)];
    let names = [words.waterfall_sums, words.waterfall_added, words.waterfall_taken_off];
    series.extend(
        names
            .into_iter()
            .zip(kinds)
            .map(|(name, (points, said))| Series::new(name, SeriesKind::Bars, points).saying(said).labelled("")),
    );
    Plot {
        id: "cost-lines",
        title: report.texts.figures.waterfall.to_owned(),
        x: Axis { title: words.line.to_owned(), labels, ..Axis::default() },
        y: Axis { title: report.currency(), unit: report.currency(), ..Axis::default() },
        series,
        explained,
        is_lying: true,
        ..Plot::default()
    }
}
