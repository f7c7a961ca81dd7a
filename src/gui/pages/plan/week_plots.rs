//! Three plots under the flowchart, on its time axis: reach build, consistency per week, budget per week.

use eframe::egui::{Align2, Color32, Rangef, Rect, Role, Stroke, Ui, WidgetInfo, pos2};
use egui_plot::{Bar, BarChart, HLine, LineStyle, PlotBounds, PlotPoint, PlotUi};

use super::canvas::month_index;
use super::plot_folds::{self, Folds};
use super::room::Heights;
use super::timeline::Timeline;
use crate::analysis::Analysis;
use crate::app::Panel;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::fit::within;
use crate::gui::plots::{dots, k_plus_share, line, quiet_plot, week_title};
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{galley, galley_elided, galley_lines, label, paint_text, strong};
use crate::plan::{Language, Total};
use crate::text;
use crate::text::strings::fill;

/// Shows the three plots in `area`, those that are folded as a line that still says their value.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline, heights: &Heights) {
    let mut top = area.top();
    for (position, panel) in Panel::PLOTS.into_iter().enumerate() {
        let height = heights.plots[position];
        let place = Rect::from_x_y_ranges(area.x_range(), Rangef::new(top, top + height));
        top += height;
        let words = &cx.texts.plan_page;
        let title = [words.reach_build, words.consistency_weekly, words.budget_weekly][position];
        let said = plot_folds::said(cx, panel);
        let folds = Folds { panel, title, said: &said, is_folded: heights.folded[position] };
        if folds.is_folded {
            plot_folds::folded(cx, ui, place, timeline, &folds);
            continue;
        }
        match panel {
            Panel::Consistency => consistency(cx, ui, place, timeline, &said),
            Panel::Budget => budget(cx, ui, place, timeline, &said),
            _ => reach_build(cx, ui, place, timeline, &said),
        }
        plot_folds::caption(cx, ui, names_rect(ui, place, timeline), &folds);
    }
}

/// The column of names beside a plot.
fn names_rect(ui: &Ui, area: Rect, timeline: &Timeline) -> Rect {
    super::names::column(ui, area, timeline)
}

/// The frame of one plot: its name and marks in the column of names, its curves under the weeks.
struct WeekPlot<'a> {
    id: &'a str,
    title: &'a str,
    unit: &'a str,
    /// What screen readers hear.
    said: &'a str,
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
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Image, true, self.title);
            info.current_text_value = Some(self.said.to_owned());
            info
        });
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
        let marks = self.marks.iter();
        let widest = marks.map(|(_, words)| galley(ui, words, font(size::SMALL), colours.text, f32::INFINITY).size().x);
        let room = fit::beside((outer - inner).abs(), widest.fold(0.0, f32::max) + 8.0);
        let title = galley_elided(ui, self.title, strong_font(size::BODY), colours.text, room);
        // As many lines as there is height for.
        let lines = (fit::beside(area.height(), 30.0) / 16.0).floor().max(1.0) as usize;
        let unit = galley_lines(ui, self.unit, font(size::SMALL), colours.weak_text, (room, lines));
        let below = 7.0 + title.size().y;
        for (y, text, colour) in [(7.0, title, colours.text), (below, unit, colours.weak_text)] {
            let at = start.anchor_size(pos2(outer, area.top() + y), text.size());
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

fn reach_build(cx: &Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline, said: &str) {
    let words = &cx.texts.plan_page;
    let analysis = cx.analysis();
    let k = (cx.plan().settings.effective_frequency.clamp(1, 10)) as usize;
    let first = build_points(analysis, 1);
    let effective = build_points(analysis, k);
    let before = cx.app.held_against().map(|before| build_points(before, 1)).unwrap_or_default();
    let most = first.iter().chain(&before).map(|point| point.y).fold(0.0, f64::max);
    let top = nice_share(most);
    let percent = |share| cx.locale.percent(share, 0);
    let plot = WeekPlot {
        id: "reach build",
        title: words.reach_build,
        unit: words.unit_share,
        said,
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

fn consistency(cx: &Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline, said: &str) {
    let words = &cx.texts.plan_page;
    let results = &cx.analysis().consistency;
    let number = |value| cx.locale.decimal(value, 0);
    let plot = WeekPlot {
        id: "consistency per week",
        title: words.consistency_weekly,
        unit: words.unit_index,
        said,
        marks: vec![(0.0, number(0.0)), (1.0, number(1.0))],
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
            let text = fill(words.plot_consistency_alone, &[("value", &cx.locale.decimal(total, 3))]);
            let is_low = y > area.bottom() - 22.0;
            let y = if is_low { y - 4.0 } else { y + 5.0 };
            let vertical = if is_low { eframe::egui::Align::Max } else { eframe::egui::Align::Min };
            let (x, horizontal) = if timeline.right_to_left {
                (timeline.area.max - 6.0, eframe::egui::Align::Max)
            } else {
                (timeline.area.min + 6.0, eframe::egui::Align::Min)
            };
            let painter = ui.painter_at(Rect::from_x_y_ranges(timeline.area, area.y_range()));
            let anchor = Align2([horizontal, vertical]);
            paint_text(ui, &painter, pos2(x, y), anchor, &text, strong_font(size::SMALL), colours.third_curve);
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

fn budget(cx: &Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline, said: &str) {
    let words = &cx.texts.plan_page;
    let results = &cx.analysis().budget;
    let currency = cx.plan().money.currency;
    // Heights are those of what is known; sums say "≥" where a cost is missing.
    let known = |total: &Total| total.at_least().to_major(currency);
    let weekly = results.by_week.iter().zip(&results.other_by_week).map(|(media, other)| known(&(*media + *other)));
    let most = nice_amount(weekly.fold(0.0, f64::max));
    let unit = if results.other_undated.is_nothing() {
        words.plot_budget_unit.to_owned()
    } else {
        let amount = cx.locale.total_short(results.other_undated, currency);
        format!("{}\n{}", words.plot_budget_unit, fill(words.plot_budget_unplaced, &[("amount", &amount)]))
    };
    let zero = (0.0, cx.locale.compact(0.0));
    let (code, amount) = (cx.locale.currency(currency), cx.locale.compact(most));
    let top = match cx.language() {
        Language::En => format!("{code} {amount}"),
        Language::Ar => format!("{amount} {code}"),
    };
    let plot = WeekPlot {
        id: "budget per week",
        title: words.budget_weekly,
        unit: &unit,
        said,
        marks: if most > 0.0 { vec![zero, (most, top)] } else { vec![zero] },
        // The sums of months stand above the bars.
        most: if most > 0.0 { with_room_above(most, most, area.height() - 8.0) } else { 1.0 },
    };
    let colours = *palette(ui.visuals());
    let media = bars(results.by_week.iter().map(known), None, (colours.bar, colours.bar_edge));
    let bases: Vec<f64> = results.by_week.iter().map(known).collect();
    let other = (colours.second_bar, colours.second_bar_edge);
    let other = bars(results.other_by_week.iter().map(known), Some(&bases), other);
    plot.show(
        ui,
        area,
        timeline,
        |plot| {
            plot.bar_chart(BarChart::new("", media).allow_hover(false));
            plot.bar_chart(BarChart::new("", other).allow_hover(false));
        },
        |ui, week| budget_tip(cx, ui, week),
    );
    month_sums(cx, ui, area, timeline);
}

/// The next amount that is easy to read: 1, 2, 4, 5 or 8 with zeros.
fn nice_amount(most: f64) -> f64 {
    if most <= 0.0 || !most.is_finite() {
        return 0.0;
    }
    let power = 10.0_f64.powf(most.log10().floor());
    [1.0, 2.0, 4.0, 5.0, 8.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= most).unwrap_or(most)
}

/// What each month costs, at its beginning, where the whole of it fits, and a line before each month.
fn month_sums(cx: &Cx<'_>, ui: &Ui, area: Rect, timeline: &Timeline) {
    let results = &cx.analysis().budget;
    let colours = palette(ui.visuals());
    let painter = ui.painter_at(Rect::from_x_y_ranges(timeline.area, area.y_range()));
    let (first, last) = timeline.visible();
    for week in first..=last {
        if week > first && month_index(cx, week) == month_index(cx, week - 1) {
            continue;
        }
        let x = timeline.x_of(week as f32 - 1.0);
        if week > 1 {
            painter.vline(x, area.y_range(), Stroke::new(1.0, colours.line));
        }
        let Some(&month) = results.month_of_week.get(week as usize - 1) else { continue };
        let media = results.by_month.get(month).map(|(_, total)| *total).unwrap_or_default();
        let sum = media + results.other_by_month.get(month).copied().unwrap_or_default();
        let text = cx.locale.total_short(sum, cx.plan().money.currency);
        let weeks = (week..=last).take_while(|later| month_index(cx, *later) == month_index(cx, week)).count();
        let room = timeline.span(week, u32::try_from(weeks).unwrap_or(1)).intersection(timeline.area);
        let text = galley(ui, &text, strong_font(size::SMALL), colours.text, f32::INFINITY);
        if sum.is_nothing() || text.size().x + 6.0 > room.span() {
            continue;
        }
        let (at, anchor) = if timeline.right_to_left {
            (pos2(room.max - 4.0, area.top() + 4.0), Align2::RIGHT_TOP)
        } else {
            (pos2(room.min + 4.0, area.top() + 4.0), Align2::LEFT_TOP)
        };
        painter.galley(anchor.anchor_size(at, text.size()).min, text, colours.text);
    }
}

fn bars(heights: impl Iterator<Item = f64>, bases: Option<&[f64]>, (colour, edge): (Color32, Color32)) -> Vec<Bar> {
    (1_u32..)
        .zip(heights)
        .filter(|(_, height)| *height > 0.0)
        .map(|(week, height)| {
            let bar = Bar::new(middle(week), height).width(0.62).fill(colour).stroke(Stroke::new(1.0, edge));
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
