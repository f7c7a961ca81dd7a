//! Says what stands above and below the rows of the flowchart: title, key figures, months and weeks, weekly sums, notes.

use super::super::figure::{Anchor, Block, Role, Shape, Words, colour, letters};
use super::super::provenance;
use super::ChartOptions;
use super::bars::Weeks;
use crate::plan::{Figure, Left, Total};
use crate::report::Report;
use crate::text::strings::fill;
use crate::text::{DASH, Noun, without_direction_marks};

/// Words of a table.
pub(super) const SMALL: f32 = 11.5;

/// Sums of weeks, where they have room.
pub(super) const SUMS: f32 = 11.0;

/// Makes a text.
pub(super) fn words(x: f32, y: f32, anchor: Anchor, size: f32, text: impl Into<String>) -> Words {
    Words { x, y, anchor, size, bold: false, colour: colour::TEXT, text: text.into() }
}

/// Makes a text of weak colour.
pub(super) fn weak(x: f32, y: f32, anchor: Anchor, size: f32, text: impl Into<String>) -> Words {
    Words { colour: colour::WEAK, ..words(x, y, anchor, size, text) }
}

/// Makes a line from left to right.
pub(super) fn rule(left: f32, right: f32, y: f32, colour: super::super::figure::Rgb) -> Shape {
    Shape::Line { points: vec![(left, y), (right, y)], width: 1.0, colour }
}

/// Returns the title with the plan's days and client, between `left` and `right`.
pub(super) fn title(report: &Report, left: f32, right: f32, top: f32, first: u32, last: u32) -> Block {
    let (plan, locale) = (report.plan, report.locale);
    let texts = &report.texts.export;
    let title = match plan.title.get(locale.language) {
        "" => report.texts.shared.untitled,
        title => title,
    };
    let client = plan.organisation.get(locale.language);
    let client = letters::fitted(client, false, (right - left) * 0.35 / 12.0);
    let room = right - left - letters::width(&client, false) * 12.0 - 24.0;
    let title = letters::fitted(title, true, room / 20.0);
    let mut parts = vec![texts.flowchart.to_owned()];
    if let (Some(from), Some(to)) = (plan.calendar.first_day(first), plan.calendar.last_day(last)) {
        parts.push(format!("{} – {}", locale.day(from), locale.day(to)));
    }
    parts.push(locale.count(u64::from(last - first + 1), Noun::Week));
    if provenance::is_illustrative(plan) {
        parts.push(texts.illustrative.to_owned());
    }
    let title = Words { bold: true, ..words(left, top + 20.0, Anchor::Left, 20.0, title) };
    let shapes = vec![
        Shape::Text(title),
        Shape::Text(weak(right, top + 18.0, Anchor::Right, 12.0, client)),
        Shape::Text(weak(left, top + 42.0, Anchor::Left, 13.5, parts.join(report.locale.dot()))),
    ];
    Block { role: Role::Heading, shapes }
}

/// Returns the key figures in a row; those that cannot be computed are a dash, and [`notes`] say why.
pub(super) fn key_figures(report: &Report, left: f32, right: f32, top: f32) -> Block {
    let (locale, window) = (report.locale, &report.texts.window);
    let budget = &report.analysis.budget;
    let total = report.analysis.reach.total.as_ref();
    let level = effective_level(report);
    let percent = |of: Option<f64>| of.map_or_else(|| DASH.to_owned(), |share| locale.percent(share, 1));
    let figure =
        |figure: Figure, decimals: u8| figure.map_or_else(|_| DASH.to_owned(), |value| locale.decimal(value, decimals));
    let left_of = |left: &Left| locale.left_heading(*left, budget.currency);
    let figures = [
        (window.key_net_reach.to_owned(), percent(total.ok().map(|total| total.k_plus[0]))),
        (
            fill!(window.key_k_plus, &[("k", &locale.ungrouped(level as u64))]),
            percent(total.ok().map(|total| total.k_plus[level - 1])),
        ),
        (
            window.key_frequency.to_owned(),
            figure(total.map_err(|why| *why).and_then(|total| total.average_frequency), 2),
        ),
        (window.key_grp.to_owned(), figure(total.map(|total| total.grp).map_err(|why| *why), 1)),
        (window.key_consistency.to_owned(), figure(report.analysis.consistency.exposure_weighted, 3)),
        (report.texts.export.media_spent.to_owned(), locale.total_heading(budget.media, budget.currency)),
        (window.key_spent.to_owned(), locale.total_heading(budget.total, budget.currency)),
        (window.key_left.to_owned(), budget.remaining.as_ref().map_or_else(|_| DASH.to_owned(), left_of)),
    ];
    let mut shapes = vec![rule(left, right, top, colour::LINE)];
    let widths: Vec<f32> = figures
        .iter()
        .map(|(name, value)| (letters::width(name, false) * SMALL).max(letters::width(value, true) * 15.5))
        .collect();
    let spare = ((right - left - widths.iter().sum::<f32>()) / (figures.len() - 1) as f32).max(8.0);
    let mut x = left;
    for ((name, value), width) in figures.into_iter().zip(widths) {
        shapes.push(Shape::Text(weak(x, top + 18.0, Anchor::Left, SMALL, name)));
        shapes.push(Shape::Text(Words { bold: true, ..words(x, top + 38.0, Anchor::Left, 15.5, value) }));
        x += width + spare;
    }
    Block { role: Role::Paragraph(spoken(&shapes)), shapes }
}

/// Returns the words of shapes in a row, as they are read out.
pub(super) fn spoken(shapes: &[Shape]) -> String {
    let words = shapes.iter().filter_map(|shape| match shape {
        Shape::Text(words) => Some(without_direction_marks(&words.text).into_owned()),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn effective_level(report: &Report) -> usize {
    let levels = crate::reach::REACH_LEVELS;
    usize::try_from(report.plan.settings.effective_frequency).map_or(levels, |level| level.clamp(1, levels))
}

/// Draws months and weeks above the columns; returns how high they are.
pub(super) fn calendar(report: &Report, weeks: &Weeks, name_left: f32, top: f32, shapes: &mut Vec<Shape>) -> f32 {
    let (locale, plan) = (report.locale, report.plan);
    let texts = &report.texts.export;
    shapes.push(Shape::Text(weak(name_left, top + 14.0, Anchor::Left, SMALL, texts.month)));
    shapes.push(Shape::Text(weak(name_left, top + 32.0, Anchor::Left, SMALL, texts.week_from)));
    let mut month = None;
    for week in weeks.first..=weeks.last {
        let Some(day) = plan.calendar.first_day(week) else { continue };
        let x = weeks.x(week);
        let this = (day.year(), day.month());
        if month != Some(this) {
            month = Some(this);
            let name = locale.month_band(day);
            let room = weeks_of_month(report, weeks, week) * weeks.width - 6.0;
            let shown = [name, locale.ungrouped(day.month())]
                .into_iter()
                .find(|name| letters::width(name, true) * SMALL <= room)
                .unwrap_or_default();
            let text = Words { bold: true, ..words(x + 4.0, top + 14.0, Anchor::Left, SMALL, shown) };
            shapes.push(Shape::Text(text));
        }
        let label = locale.ungrouped(day.day());
        if letters::width(&label, false) * SMALL + 2.0 <= weeks.width {
            shapes.push(Shape::Text(weak(x + 4.0, top + 32.0, Anchor::Left, SMALL, label)));
        }
    }
    38.0
}

/// Returns how many weeks from `week` on are shown in the month of `week`.
fn weeks_of_month(report: &Report, weeks: &Weeks, week: u32) -> f32 {
    let month = |week: u32| report.plan.calendar.first_day(week).map(|day| (day.year(), day.month()));
    (week..=weeks.last).take_while(|&other| month(other) == month(week)).count() as f32
}

/// Returns the sums of each week: a name, the cell of each week, and the sum of all.
pub(super) fn weekly(report: &Report, options: &ChartOptions, weeks: &Weeks) -> Vec<(String, Vec<String>, String)> {
    let locale = report.locale;
    let texts = &report.texts.export;
    let range = weeks.first..=weeks.last;
    let is_wide = weeks.width >= 40.0;
    let mut rows = Vec::new();
    if let (true, Ok(total)) = (options.reach_rows, &report.analysis.reach.total) {
        let at = |week: u32| total.build.get(week.saturating_sub(1) as usize);
        let points = range.clone().map(|week| at(week).map_or(0.0, |point| point.weekly_grp));
        let points = points.map(|points| locale.decimal(points, u8::from(is_wide || points < 9.95)));
        rows.push((texts.weekly_points.to_owned(), points.collect(), locale.decimal(total.grp, 1)));
        for level in [1, effective_level(report)] {
            let name = fill!(texts.reach_to_date, &[("k", &locale.ungrouped(level as u64))]);
            let share = |share: f64, decimals: u8| locale.decimal(100.0 * share, decimals);
            let cells = range.clone().map(|week| at(week).map_or(0.0, |point| point.k_plus[level - 1]));
            let cells = cells.map(|reach| share(reach, u8::from(is_wide)));
            rows.push((name, cells.collect(), share(total.k_plus[level - 1], 1)));
            if effective_level(report) == 1 {
                break;
            }
        }
    }
    if options.media_row {
        rows.push(weekly_media(report, weeks));
    }
    rows
}

/// Returns what media cost in each week: whole amounts where all of them have room, else in thousands or millions, which the name
/// of the row says.
fn weekly_media(report: &Report, weeks: &Weeks) -> (String, Vec<String>, String) {
    let (locale, texts, budget) = (report.locale, &report.texts.export, &report.analysis.budget);
    let of = |week: u32| budget.by_week.get(week.saturating_sub(1) as usize);
    let totals: Vec<Option<&Total>> = (weeks.first..=weeks.last).map(of).collect();
    let written = |(scale, decimals): (f64, u8)| -> Vec<String> {
        let cell = |total: &&Total| {
            if scale > 1.0 && total.why_missing().is_none() {
                locale.decimal(total.at_least().to_major(budget.currency) / scale, decimals)
            } else {
                locale.total_short(**total, budget.currency)
            }
        };
        totals.iter().map(|total| total.as_ref().map_or_else(String::new, cell)).collect()
    };
    let has_room = |cells: &[String]| cells.iter().all(|cell| letters::width(cell, false) * SUMS <= weeks.width - 3.0);
    let scales = [
        (texts.weekly_media, (1.0, 0)),
        (texts.weekly_media_thousands, (1e3, 1)),
        (texts.weekly_media_thousands, (1e3, 0)),
        (texts.weekly_media_millions, (1e6, 1)),
    ];
    let found = scales.into_iter().map(|(name, scale)| (name, written(scale))).find(|(_, cells)| has_room(cells));
    let (name, cells) = found.unwrap_or_else(|| (texts.weekly_media_thousands, written((1e3, 0))));
    let name = fill!(name, &[("currency", &locale.currency(budget.currency))]);
    (name, cells, locale.total_exact(budget.media, budget.currency))
}

/// Returns the notes below a flowchart: whose reach it is and by which model, what has no source, why figures are missing.
pub(super) fn notes(report: &Report) -> Vec<String> {
    let mut notes = provenance::notes(report);
    let window = &report.texts.window;
    let mut missing = |name: &str, why: Option<crate::plan::NotComputable>| {
        if let Some(why) = why {
            notes.push(format!("{name}: {}", crate::text::reason(why, report.locale.language)));
        }
    };
    missing(window.key_consistency, report.analysis.consistency.exposure_weighted.err());
    missing(window.key_left, report.analysis.budget.remaining.err());
    missing(window.key_spent, report.analysis.budget.total.why_missing());
    notes
}
