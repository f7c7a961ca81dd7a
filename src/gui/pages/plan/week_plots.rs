//! Three plots under the flowchart, on its time axis: reach build, consistency per week, budget per week.

use eframe::egui::{Align2, Color32, Rangef, Rect, Stroke, Ui, pos2};
use egui_plot::{Bar, BarChart, HLine, LineStyle, PlotBounds, PlotPoint, PlotUi};

use super::PLOT_HEIGHT;
use super::timeline::Timeline;
use crate::analysis::Analysis;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::fit::within;
use crate::gui::plots::{dots, k_plus_share, line, quiet_plot, week_title};
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{galley_elided, label, paint_text, strong};
use crate::plan::{Money, Total};
use crate::text;
use crate::text::strings::fill;

/// Shows the three plots in `area`.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline) {
    let height = (area.height() / 3.0).min(PLOT_HEIGHT);
    let place = |number: f32| {
        let top = area.top() + number * height;
        Rect::from_x_y_ranges(area.x_range(), Rangef::new(top, top + height))
    };
    reach_build(cx, ui, place(0.0), timeline);
    consistency(cx, ui, place(1.0), timeline);
    budget(cx, ui, place(2.0), timeline);
}

/// The frame of one plot: its name and marks in the column of names, its curves under the weeks.
struct WeekPlot<'a> {
    id: &'a str,
    title: &'a str,
    unit: &'a str,
    /// Values with their words, drawn as horizontal lines.
    marks: Vec<(f64, String)>,
    most: f64,
}

impl WeekPlot<'_> {
    fn show(
        &self,
        ui: &mut Ui,
        area: Rect,
        timeline: &Timeline,
        curves: impl FnOnce(&mut PlotUi<'_>),
        tip: impl FnOnce(&mut Ui, u32),
    ) {
        let colours = palette(ui.visuals());
        ui.painter().hline(area.x_range(), area.top() + 0.5, Stroke::new(1.0, colours.line));
        self.names(ui, area, timeline);
        let plot_area = Rect::from_x_y_ranges(timeline.area, area.y_range()).shrink2(eframe::egui::vec2(0.0, 4.0));
        let edges = (f64::from(timeline.edge_at(plot_area.left())), f64::from(timeline.edge_at(plot_area.right())));
        let bounds = PlotBounds::from_min_max([edges.0.min(edges.1), 0.0], [edges.0.max(edges.1), self.most]);
        let mut inside = ui.new_child(fit::part(plot_area));
        let response = quiet_plot(self.id, plot_area, timeline.right_to_left)
            .show(&mut inside, |plot| {
                plot.set_plot_bounds(bounds);
                for (value, _) in &self.marks {
                    plot.hline(HLine::new("", *value).color(colours.grid).width(1.0).allow_hover(false));
                }
                curves(plot);
            })
            .response;
        if let Some(pointer) = response.hover_pos() {
            let week = timeline.week_at(pointer.x);
            let x = timeline.x_of(week as f32 - 0.5);
            ui.painter_at(plot_area).vline(x, plot_area.y_range(), Stroke::new(1.0, colours.line));
            response.on_hover_ui_at_pointer(|ui| tip(ui, week));
        }
    }

    /// Title, unit and the values of the horizontal lines.
    fn names(&self, ui: &Ui, area: Rect, timeline: &Timeline) {
        let colours = palette(ui.visuals());
        let rtl = is_right_to_left(ui);
        let (outer, inner, start, end) = if rtl {
            (area.right() - 12.0, timeline.area.max + 6.0, Align2::RIGHT_TOP, Align2::LEFT_CENTER)
        } else {
            (area.left() + 12.0, timeline.area.min - 6.0, Align2::LEFT_TOP, Align2::RIGHT_CENTER)
        };
        let room = (outer - inner).abs() - 44.0;
        for (line, text, font, colour) in [
            (0.0, self.title, strong_font(size::BODY), colours.text),
            (19.0, self.unit, font(size::SMALL), colours.weak_text),
        ] {
            let text = galley_elided(ui, text, font, colour, room);
            let at = start.anchor_size(pos2(outer, area.top() + 8.0 + line), text.size());
            ui.painter().galley(at.min, text, colour);
        }
        let span = area.height() - 8.0;
        for (value, words) in &self.marks {
            let y = area.bottom() - 4.0 - (value / self.most) as f32 * span;
            let y = within(y, area.top() + 9.0, area.bottom() - 9.0);
            paint_text(ui, ui.painter(), pos2(inner, y), end, words, font(size::SMALL), colours.weak_text);
        }
    }
}

/// Where a week's value stands: in the middle of the week.
fn middle(week: u32) -> f64 {
    f64::from(week) - 0.5
}

fn build_points(analysis: &Analysis, k: usize) -> Vec<PlotPoint> {
    let Ok(total) = &analysis.reach.total else { return Vec::new() };
    total.build.iter().map(|point| PlotPoint::new(middle(point.week), point.k_plus[k - 1])).collect()
}

/// The next value of a quiet axis: 10, 25, 50 or 100 %.
fn nice_share(most: f64) -> f64 {
    [0.1, 0.25, 0.5].into_iter().find(|limit| most <= *limit).unwrap_or(1.0)
}

fn reach_build(cx: &Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline) {
    let words = &cx.texts.plan_page;
    let analysis = cx.analysis();
    let k = (cx.plan().settings.effective_frequency.clamp(1, 10)) as usize;
    let first = build_points(analysis, 1);
    let effective = build_points(analysis, k);
    let before = cx.app.document().analysis_before_gesture().map(|before| build_points(before, 1)).unwrap_or_default();
    let most = first.iter().chain(&before).map(|point| point.y).fold(0.0, f64::max);
    let top = nice_share(most);
    let percent = |share| cx.locale.percent(share, 0);
    let plot = WeekPlot {
        id: "reach build",
        title: words.reach_build,
        unit: words.unit_share,
        marks: vec![(0.0, percent(0.0)), (top / 2.0, cx.locale.percent_exact(top / 2.0)), (top, percent(top))],
        most: with_room_above(top, most, area.height() - 8.0),
    };
    let most = plot.most;
    let colours = *palette(ui.visuals());
    let ends =
        [(first.last().copied(), 1, true, colours.curve), (effective.last().copied(), k, false, colours.second_curve)];
    plot.show(
        ui,
        area,
        timeline,
        |plot| {
            if !before.is_empty() {
                plot.line(line(before, colours.line).width(1.5).style(LineStyle::dashed_dense()));
            }
            if k > 1 {
                plot.line(line(effective.clone(), colours.second_curve));
                plot.points(dots(effective, colours.second_curve));
            }
            plot.line(line(first.clone(), colours.curve));
            plot.points(dots(first, colours.curve));
        },
        |ui, week| reach_tip(cx, ui, week),
    );
    for (end, k, above, colour) in ends.into_iter().take(if k > 1 { 2 } else { 1 }) {
        let Some(end) = end else { continue };
        let y = area.bottom() - 4.0 - (end.y / most) as f32 * (area.height() - 8.0);
        let text = k_plus_share(cx, k, end.y);
        curve_label(ui, area, timeline, (end.x, y), above, &text, colour);
    }
    if let Err(why) = &analysis.reach.total {
        reason(ui, area, timeline, text::reason(*why, cx.language()));
    }
}

/// The value at the upper edge of an axis of `height` points that goes to `top`, so that the name of a curve that goes to `most`
/// fits above it: below it, it would cover the next curve.
fn with_room_above(top: f64, most: f64, height: f32) -> f64 {
    let usual = top * 1.06;
    let share = 1.0 - 18.0 / f64::from(height);
    // In a plot that is hardly higher than a name, nothing is gained.
    if share > 0.7 { usual.max(most / share) } else { usual }
}

/// A curve's name at its last point, kept inside the plot.
fn curve_label(
    ui: &Ui,
    area: Rect,
    timeline: &Timeline,
    (edge, y): (f64, f32),
    above: bool,
    text: &str,
    colour: Color32,
) {
    let painter = ui.painter_at(Rect::from_x_y_ranges(timeline.area, area.y_range()));
    let x = timeline.x_of(edge as f32);
    let (anchor, x) =
        if timeline.right_to_left { (Align2::LEFT_BOTTOM, x - 4.0) } else { (Align2::RIGHT_BOTTOM, x + 4.0) };
    let below = !above || y < area.top() + 20.0;
    let anchor = if below { Align2([anchor.0[0], eframe::egui::Align::Min]) } else { anchor };
    let y = if below { y + 5.0 } else { y - 4.0 };
    paint_text(ui, &painter, pos2(x, y), anchor, text, strong_font(size::SMALL), colour);
}

/// Why a plot is empty.
fn reason(ui: &Ui, area: Rect, timeline: &Timeline, text: &str) {
    let room = Rect::from_x_y_ranges(timeline.area, area.y_range());
    let colour = palette(ui.visuals()).weak_text;
    let text = galley_elided(ui, text, font(size::BODY), colour, room.width() - 20.0);
    let place = Align2::CENTER_CENTER.anchor_size(room.center(), text.size());
    ui.painter().galley(place.min, text, colour);
}

fn tip_title(cx: &Cx<'_>, ui: &mut Ui, week: u32) {
    strong(ui, &week_title(cx, week));
}

fn reach_tip(cx: &Cx<'_>, ui: &mut Ui, week: u32) {
    tip_title(cx, ui, week);
    let Ok(total) = &cx.analysis().reach.total else { return };
    let Some(point) = total.build.iter().find(|point| point.week == week) else { return };
    let k = cx.plan().settings.effective_frequency.clamp(1, 10) as usize;
    label(ui, &k_plus_share(cx, 1, point.k_plus[0]));
    if k > 1 {
        label(ui, &k_plus_share(cx, k, point.k_plus[k - 1]));
    }
    label(ui, &format!("GRP  {}", cx.locale.decimal(point.grp, 1)));
    let weekly = cx.locale.percent(point.weekly_reach, 1);
    label(ui, &fill(cx.texts.plots.weekly_reach, &[("share", &weekly)]));
}

fn consistency(cx: &Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline) {
    let words = &cx.texts.plan_page;
    let results = &cx.analysis().consistency;
    let number = |value| cx.locale.decimal(value, 1);
    let plot = WeekPlot {
        id: "consistency per week",
        title: words.consistency_weekly,
        unit: words.unit_index,
        marks: vec![(0.0, number(0.0)), (0.5, number(0.5)), (1.0, number(1.0))],
        most: 1.06,
    };
    let runs = consistency_runs(&results.weeks);
    let colours = *palette(ui.visuals());
    plot.show(
        ui,
        area,
        timeline,
        |plot| {
            if let Ok(total) = results.exposure_weighted {
                let mean = HLine::new("", total).color(colours.third_curve.gamma_multiply(0.6)).width(1.0);
                plot.hline(mean.style(LineStyle::dashed_dense()).allow_hover(false));
            }
            for run in runs {
                plot.line(line(run.clone(), colours.third_curve));
                plot.points(dots(run, colours.third_curve));
            }
        },
        |ui, week| {
            tip_title(cx, ui, week);
            if let Some(point) = results.weeks.get(week as usize - 1) {
                match point.exposure_weighted {
                    Ok(value) => label(ui, &cx.locale.decimal(value, 3)),
                    Err(why) => label(ui, text::reason(why, cx.language())),
                };
            }
        },
    );
    match results.exposure_weighted {
        Ok(total) => {
            let y = area.bottom() - 4.0 - (total / 1.06) as f32 * (area.height() - 8.0);
            let start = if timeline.right_to_left { timeline.area.max } else { timeline.area.min };
            let edge = f64::from(timeline.edge_at(start)) + f64::from(46.0 / timeline.week_width);
            let text = cx.locale.decimal(total, 3);
            curve_label(ui, area, timeline, (edge, y), false, &text, colours.third_curve);
        }
        Err(why) => reason(ui, area, timeline, text::reason(why, cx.language())),
    }
}

/// Stretches of weeks that have a figure; a week without one breaks the line.
fn consistency_runs(weeks: &[crate::consistency::WeekConsistency]) -> Vec<Vec<PlotPoint>> {
    let mut runs: Vec<Vec<PlotPoint>> = vec![Vec::new()];
    for (week, point) in (1_u32..).zip(weeks) {
        match (point.exposure_weighted, runs.last_mut()) {
            (Ok(value), Some(run)) => run.push(PlotPoint::new(middle(week), value)),
            (Err(_), Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn budget(cx: &Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline) {
    let words = &cx.texts.plan_page;
    let results = &cx.analysis().budget;
    let currency = cx.plan().money.currency;
    // Heights are those of what is known; the curve's name says "≥" where a cost is missing.
    let major = |money: Money| money.to_major(currency);
    let known = |total: &Total| major(total.at_least());
    let weekly = results.by_week.iter().zip(&results.other_by_week).map(|(media, other)| known(&(*media + *other)));
    let most = weekly.fold(0.0, f64::max);
    // Both scales share the picture: the highest bar takes half of it, the whole budget all of it.
    let bar_scale = if most > 0.0 { 0.5 / most } else { 0.0 };
    let whole = results.budget.map_or(0.0, major).max(known(&results.total));
    let sum_scale = if whole > 0.0 { 1.0 / whole } else { 0.0 };
    let unit = fill(words.unit_money, &[("currency", &cx.locale.currency(currency))]);
    let plot = WeekPlot {
        id: "budget per week",
        title: words.budget_weekly,
        unit: &unit,
        marks: if most > 0.0 {
            vec![(0.0, cx.locale.compact(0.0)), (0.5, cx.locale.compact(most))]
        } else {
            vec![(0.0, cx.locale.compact(0.0))]
        },
        most: 1.1,
    };
    let colours = *palette(ui.visuals());
    let media = bars(results.by_week.iter().map(|total| known(total) * bar_scale), None, colours.bar);
    let bases: Vec<f64> = results.by_week.iter().map(|total| known(total) * bar_scale).collect();
    let other =
        bars(results.other_by_week.iter().map(|total| known(total) * bar_scale), Some(&bases), colours.second_bar);
    let sums: Vec<PlotPoint> = (1_u32..)
        .zip(&results.cumulative_total)
        .map(|(week, sum)| PlotPoint::new(middle(week), known(sum) * sum_scale))
        .collect();
    let last = sums.last().copied();
    plot.show(
        ui,
        area,
        timeline,
        |plot| {
            plot.bar_chart(BarChart::new("", media).allow_hover(false));
            plot.bar_chart(BarChart::new("", other).allow_hover(false));
            if let Ok(limit) = results.budget {
                let limit = HLine::new("", major(limit) * sum_scale).color(colours.second_curve.gamma_multiply(0.7));
                plot.hline(limit.width(1.0).style(LineStyle::dashed_dense()).allow_hover(false));
            }
            plot.line(line(sums, colours.curve));
        },
        |ui, week| budget_tip(cx, ui, week),
    );
    if let Some(last) = last {
        let y = area.bottom() - 4.0 - (last.y / 1.1) as f32 * (area.height() - 8.0);
        let spent = cx.locale.total_short(results.total, currency);
        let text = match results.budget {
            Ok(limit) => {
                let limit = cx.locale.money_short(limit, currency);
                fill(words.of_budget, &[("spent", &spent), ("budget", &limit)])
            }
            Err(_) => spent,
        };
        curve_label(ui, area, timeline, (last.x, y), false, &text, colours.curve);
    }
}

fn bars(heights: impl Iterator<Item = f64>, bases: Option<&[f64]>, colour: Color32) -> Vec<Bar> {
    (1_u32..)
        .zip(heights)
        .filter(|(_, height)| *height > 0.0)
        .map(|(week, height)| {
            let bar = Bar::new(middle(week), height).width(0.62).fill(colour).stroke(Stroke::NONE);
            match bases.and_then(|bases| bases.get(week as usize - 1)) {
                Some(base) => bar.base_offset(*base),
                None => bar,
            }
        })
        .collect()
}

fn budget_tip(cx: &Cx<'_>, ui: &mut Ui, week: u32) {
    tip_title(cx, ui, week);
    let results = &cx.analysis().budget;
    let money = |amount: Total| cx.locale.total(amount, cx.plan().money.currency);
    let position = week as usize - 1;
    let media = results.by_week.get(position).copied().unwrap_or_default();
    let other = results.other_by_week.get(position).copied().unwrap_or_default();
    label(ui, &fill(cx.texts.plots.media_cost, &[("amount", &money(media))]));
    if !other.is_nothing() {
        label(ui, &fill(cx.texts.plots.other_cost, &[("amount", &money(other))]));
    }
    if let Some(sum) = results.cumulative_total.get(position) {
        label(ui, &fill(cx.texts.plots.spent_to_date, &[("spent", &money(*sum))]));
    }
}
