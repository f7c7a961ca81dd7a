//! Says what plots say at one place of their horizontal axis, and as tables.

use crate::plan::{Figure, Total};
use crate::report::{
    Axis, BudgetFigure, Cell, Column, Exact, Plot, ReachFigure, Report, Row, Series, SeriesKind, Subject, Table,
};
use crate::text::strings::fill;

/// Says what a plot shows at one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tip {
    /// The place: a week with its days, a name, an amount.
    pub title: String,
    /// What it has there, a sentence each.
    pub lines: Vec<String>,
    /// The figure whose card it opens.
    pub explains: Option<Subject>,
}

impl Report<'_> {
    /// Writes a value of an axis: a share with one decimal, an amount with its currency, a measure with three decimals.
    pub(in crate::report) fn axis_value(&self, axis: &Axis, value: f64) -> String {
        if axis.unit == "%" {
            return self.percent(value);
        }
        if axis.unit.is_empty() {
            let decimals = if axis.end.is_some_and(|end| end <= 1.0) { 3 } else { u8::from(value.fract() != 0.0) };
            return self.locale.decimal(value, decimals);
        }
        format!("{} {}", self.locale.compact(value), axis.unit)
    }
}

/// Says what a plot shows at a place of its horizontal axis.
#[must_use]
pub fn tip(report: &Report<'_>, plot: &Plot, place: f64) -> Tip {
    let week = week_of(plot, place);
    match (plot.id, week) {
        ("reach-build", Some(week)) => build(report, plot, week),
        ("consistency-weeks", Some(week)) => consistency(report, week),
        ("spending" | "spending-by-week" | "spending-to-date", Some(week)) => spending(report, week),
        ("consistency-measures", _) => measure(report, plot, place),
        ("frequency-plot", _) => exactly(report, plot, place),
        _ => of_series(report, plot, place),
    }
}

fn week_of(plot: &Plot, place: f64) -> Option<u32> {
    plot.x.labels.iter().position(|label| label.0.total_cmp(&place).is_eq())?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a label of an axis of weeks")]
    (plot.x.is_time && place >= 1.0).then_some(place as u32)
}

/// Names a place: by its label, the last one before it, or its number.
fn place_name(report: &Report<'_>, plot: &Plot, place: f64) -> String {
    let label = plot.x.labels.iter().rev().find(|label| label.0 <= place);
    label.map_or_else(|| report.axis_value(&plot.x, place), |label| label.1.clone())
}

/// Returns the value of a series at a place: where it has a point there, or between two of its points on a line.
fn value_at(series: &Series, place: f64) -> Option<f64> {
    if let Some(value) = series.at(place) {
        return Some(value);
    }
    if !matches!(series.kind, SeriesKind::Line | SeriesKind::Dotted) {
        return None;
    }
    let pair = series.points.windows(2).find(|pair| pair[0].0 <= place && place <= pair[1].0)?;
    let ((from, low), (to, high)) = (pair[0], pair[1]);
    Some(if to > from { low + (high - low) * (place - from) / (to - from) } else { high })
}

/// Says the name and the value of each series.
fn of_series(report: &Report<'_>, plot: &Plot, place: f64) -> Tip {
    let said = |series: &Series| {
        let value = value_at(series, place)?;
        let value = report.axis_value(&plot.y, value);
        Some(if series.name.is_empty() { value } else { format!("{}  {value}", series.name) })
    };
    let shown = plot.series.iter().filter(|series| series.kind != SeriesKind::Lift);
    let explains = plot.explained.iter().find(|known| known.0.total_cmp(&place).is_eq()).map(|known| known.1);
    Tip { title: place_name(report, plot, place), lines: shown.filter_map(said).collect(), explains }
}

fn build(report: &Report<'_>, plot: &Plot, week: u32) -> Tip {
    let place = f64::from(week);
    let lines = plot.series.iter().filter(|series| series.kind == SeriesKind::Line);
    let said = |series: &Series| Some(format!("{}  {}", series.name, report.axis_value(&plot.y, series.at(place)?)));
    let mut tip = Tip { title: report.week_title(week), lines: lines.filter_map(said).collect(), explains: None };
    let view = report.view();
    if let Some(point) = view.ok().and_then(|view| view.build.get(week as usize - 1)) {
        let weekly = report.percent(point.weekly_reach);
        tip.lines.push(fill!(report.texts.plots.weekly_reach, &[("share", &weekly)]));
        tip.lines.push(format!("{}  {}", report.texts.report.grp, report.locale.decimal(point.grp, 1)));
    }
    tip.explains = Some(Subject::Reach(ReachFigure::Week(week), report.audience));
    tip
}

fn consistency(report: &Report<'_>, week: u32) -> Tip {
    let known = report.analysis.consistency.weeks.get(week as usize - 1);
    let said = |figure: &Figure| match figure {
        Ok(value) => report.locale.decimal(*value, 3),
        Err(why) => report.reason(*why).to_owned(),
    };
    let lines = known.map(|week| said(&week.exposure_weighted)).into_iter().collect();
    Tip { title: report.week_title(week), lines, explains: None }
}

fn spending(report: &Report<'_>, week: u32) -> Tip {
    let (words, results) = (&report.texts.plots, &report.analysis.budget);
    let of = |list: &[Total]| list.get(week as usize - 1).copied().unwrap_or_default();
    let written = |amount: Total| report.locale.total(amount, results.currency);
    let mut lines = vec![fill!(words.media_cost, &[("amount", &written(of(&results.by_week)))])];
    let other = of(&results.other_by_week);
    if !other.is_nothing() {
        lines.push(fill!(words.other_cost, &[("amount", &written(other))]));
    }
    lines.push(fill!(words.spent_to_date, &[("spent", &written(of(&results.cumulative_total)))]));
    let explains = Some(Subject::Budget(BudgetFigure::Week(week)));
    Tip { title: report.week_title(week), lines, explains }
}

fn measure(report: &Report<'_>, plot: &Plot, place: f64) -> Tip {
    let words = &report.texts.figures;
    let hints = [
        words.profile_consistency_hint,
        words.profile_coherence_hint,
        words.profile_continuity_hint,
        words.profile_commonality_hint,
        words.profile_complementarity_hint,
    ];
    let values = crate::consistency::profile(&report.analysis.consistency);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the number of a row")]
    let row = place.max(0.0) as usize;
    let mut tip = of_series(report, plot, place);
    if let Some(Err(why)) = values.get(row) {
        tip.lines = vec![report.reason(*why).to_owned()];
    }
    tip.lines.extend(hints.get(row).map(|hint| (*hint).to_owned()));
    tip
}

fn exactly(report: &Report<'_>, plot: &Plot, place: f64) -> Tip {
    let words = &report.texts.figures;
    let is_open = plot.x.labels.last().is_some_and(|last| last.0.total_cmp(&place).is_eq() && last.1.contains('+'));
    let share = plot.series.iter().find_map(|series| series.at(place)).unwrap_or(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of exposures")]
    let count = report.locale.ungrouped(place.max(0.0) as u64);
    let template = if is_open { words.or_more } else { words.exactly };
    let said = fill!(template, &[("count", &count), ("share", &report.locale.percent(share, 2))]);
    Tip { title: String::new(), lines: vec![said], explains: None }
}

/// Returns a plot as a table: a row a place, a column a series.
#[must_use]
pub fn table(report: &Report<'_>, plot: &Plot) -> Table {
    let exact = |axis: &Axis, value: f64| if axis.unit == "%" { Exact::Share(value) } else { Exact::Number(value) };
    let shown: Vec<&Series> = plot.series.iter().filter(|series| series.kind != SeriesKind::Lift).collect();
    // Stretches of one line are one column.
    let mut names: Vec<&str> = shown.iter().map(|series| series.name.as_str()).collect();
    names.dedup();
    let mut places: Vec<f64> = shown.iter().flat_map(|series| &series.points).map(|point| point.0).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    let titled =
        |axis: &Axis| if axis.unit.is_empty() { axis.title.clone() } else { format!("{} ({})", axis.title, axis.unit) };
    let mut columns =
        vec![if plot.x.labels.is_empty() { Column::number(titled(&plot.x)) } else { Column::text(&plot.x.title) }];
    let title = |name: &&str| if name.is_empty() { titled(&plot.y) } else { (*name).to_owned() };
    columns.extend(names.iter().map(|name| Column::number(title(name))));
    let mut table = Table::new(plot.id, &plot.title, columns);
    for place in places {
        let label = plot.x.labels.iter().find(|label| label.0.total_cmp(&place).is_eq());
        let mut cells = vec![match label {
            Some(label) => Cell::text(&label.1),
            None => Cell::value(exact(&plot.x, place), report.axis_value(&plot.x, place)),
        }];
        cells.extend(names.iter().map(|name| {
            let value = shown.iter().filter(|series| series.name == *name).find_map(|series| series.at(place));
            value.map_or_else(Cell::default, |value| {
                Cell::value(exact(&plot.y, value), report.axis_value(&plot.y, value))
            })
        }));
        table.rows.push(Row::of(cells));
    }
    table.notes.clone_from(&plot.notes);
    table
}
