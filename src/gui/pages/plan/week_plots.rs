//! Three plots under the flowchart, on its time axis: reach build, consistency per week, budget per week.

use eframe::egui::{Align2, Color32, Id, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::canvas::month_index;
use super::plot_folds::{self, Folds};
use super::room::Heights;
use super::timeline::Timeline;
use crate::app::Panel;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::fit::within;
use crate::gui::parts::held::plot_beside;
use crate::gui::parts::plot::{Ground, Inks, PlotOf, mark_words, menu_on, paint_series, tip_lines, with_room_above};
use crate::gui::term_notes;
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{galley, galley_elided, galley_lines, hover_before, paint_text};
use crate::report::plots::{self, tip};
use crate::report::{Plot, Report, SeriesKind};
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
        let whole = said.first().map_or("", String::as_str);
        let folds = Folds { panel, title, said: &said, is_folded: heights.folded[position] };
        if folds.is_folded {
            plot_folds::folded(cx, ui, place, timeline, &folds);
            continue;
        }
        match panel {
            Panel::Consistency => consistency(cx, ui, place, timeline, whole),
            Panel::Budget => budget(cx, ui, place, timeline, whole),
            _ => reach_build(cx, ui, place, timeline, whole),
        }
        plot_folds::caption(cx, ui, names_rect(ui, place, timeline), &folds);
    }
}

/// Returns the column of names beside a plot.
fn names_rect(ui: &Ui, area: Rect, timeline: &Timeline) -> Rect {
    super::names::column(ui, area, timeline)
}

/// The frame of one plot: its name and marks in the column of names, the plot itself under the weeks.
struct WeekPlot<'a> {
    panel: Panel,
    title: &'a str,
    unit: &'a str,
    /// What screen readers hear.
    said: &'a str,
    /// Values with their words, drawn as horizontal lines.
    marks: Vec<(f64, String)>,
    most: f64,
    plot: &'a Plot,
}

impl WeekPlot<'_> {
    /// Returns where the plot lies under the weeks of the flowchart.
    fn ground(&self, area: Rect, timeline: &Timeline) -> Ground {
        let rect = Rect::from_x_y_ranges(timeline.area, area.y_range()).shrink2(eframe::egui::vec2(0.0, 4.0));
        let edges = (f64::from(timeline.edge_at(rect.left())), f64::from(timeline.edge_at(rect.right())));
        // A week stands in the middle between its edges.
        let x = (edges.0.min(edges.1) + 0.5, edges.0.max(edges.1) + 0.5);
        Ground { rect, x, y: (0.0, self.most), to_the_left: timeline.right_to_left }
    }

    fn show(&self, cx: &mut Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline) -> (Ground, Inks) {
        let colours = palette(ui.visuals());
        ui.painter().hline(area.x_range(), area.top() + 0.5, Stroke::new(1.0, colours.line));
        self.names(ui, area, timeline);
        let ground = self.ground(area, timeline);
        let inks = Inks::of(ui, self.plot, &[]);
        let painter = ui.painter_at(Rect::from_x_y_ranges(timeline.area, area.y_range()));
        for (value, _) in &self.marks {
            painter.hline(timeline.area, ground.at(0.0, *value).y, Stroke::new(1.0, colours.grid));
        }
        paint_series(ui, (self.title, painter.clip_rect()), &ground, self.plot, &inks);
        let response =
            ui.interact(ground.rect, Id::unique(("plot under the weeks", self.panel)), Sense::CLICK | Sense::HOVER);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Image, true, self.title);
            info.current_text_value = Some(self.said.to_owned());
            info
        });
        if let Some(pointer) = response.hover_pos() {
            let week = timeline.week_at(pointer.x);
            painter.vline(timeline.x_of(week as f32 - 0.5), ground.rect.y_range(), Stroke::new(1.0, colours.line));
            let said = tip(&cx.report(), self.plot, f64::from(week));
            hover_before(&response, ground.to_the_left, |ui| tip_lines(ui, &said));
        }
        menu_on(cx, &response, self.plot, None);
        (ground, inks)
    }

    /// Writes title, unit and the values of the horizontal lines.
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
        let unit = |text| galley_lines(ui, text, font(size::SMALL), colours.weak_text, (room, lines));
        let whole = unit(self.unit);
        // Where there is room for less, what the figure says is left.
        let figure = self.unit.lines().last().unwrap_or_default();
        let unit = if whole.elided { unit(figure) } else { whole };
        let place = start.anchor_size(pos2(outer, area.top() + 7.0), title.size());
        let response = ui.interact(place, ui.scope_id().with(("caption", self.title)), Sense::hover());
        term_notes::join(ui, self.title, place, &response);
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

/// Returns the next value of a quiet axis: 10, 25, 50 or 100 %.
fn nice_share(most: f64) -> f64 {
    [0.1, 0.25, 0.5].into_iter().find(|limit| most <= *limit).unwrap_or(1.0)
}

/// Builds the plot of reach without the bars of single weeks, which are on the Reach page.
fn build_plot(report: &Report<'_>) -> Option<Plot> {
    let mut plot = plots::build(report)?;
    plot.series.retain(|series| series.kind == SeriesKind::Line);
    Some(plot)
}

fn reach_build(cx: &mut Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline, said: &str) {
    let words = &cx.texts.plan_page;
    let built = plot_beside(cx, "reach under the weeks", PlotOf::default(), build_plot, plots::then::reach);
    let built = built.unwrap_or_default();
    let most = built.series.iter().flat_map(|series| &series.points).map(|point| point.1).fold(0.0, f64::max);
    let top = nice_share(most);
    let percent = |share| cx.locale.percent(share, 0);
    let marks = vec![(0.0, percent(0.0)), (top / 2.0, cx.locale.percent_exact(top / 2.0)), (top, percent(top))];
    let plot = WeekPlot {
        panel: Panel::ReachBuild,
        title: words.reach_build,
        unit: words.unit_share,
        said,
        marks,
        most: with_room_above(top, most, area.height() - 8.0),
        plot: &built,
    };
    let (ground, inks) = plot.show(cx, ui, area, timeline);
    for (number, series) in built.series.iter().enumerate().filter(|(_, series)| series.kind == SeriesKind::Line) {
        let Some(&(week, value)) = series.points.last() else { continue };
        let place = (timeline.x_of(week as f32 - 0.5), ground.at(week, value).y);
        curve_label(ui, area, timeline, place, number == 0, &series.label, inks.ink(number));
    }
    if let Err(why) = &cx.analysis().reach.total {
        reason(ui, area, timeline, text::reason(*why, cx.language()));
    }
}

/// Writes a curve's name at its last point, kept inside the plot.
fn curve_label(ui: &Ui, area: Rect, timeline: &Timeline, (x, y): (f32, f32), above: bool, text: &str, colour: Color32) {
    let painter = ui.painter_at(Rect::from_x_y_ranges(timeline.area, area.y_range()));
    let (anchor, x) =
        if timeline.right_to_left { (Align2::LEFT_BOTTOM, x - 4.0) } else { (Align2::RIGHT_BOTTOM, x + 4.0) };
    let below = !above || y < area.top() + 20.0;
    let anchor = if below { Align2([anchor.0[0], eframe::egui::Align::Min]) } else { anchor };
    let y = if below { y + 5.0 } else { y - 4.0 };
    paint_text(ui, &painter, pos2(x, y), anchor, text, strong_font(size::SMALL), colour);
}

/// Says why a plot is empty.
fn reason(ui: &Ui, area: Rect, timeline: &Timeline, text: &str) {
    let room = Rect::from_x_y_ranges(timeline.area, area.y_range());
    let colour = palette(ui.visuals()).weak_text;
    let text = galley_elided(ui, text, font(size::BODY), colour, room.width() - 20.0);
    let place = Align2::CENTER_CENTER.anchor_size(room.center(), text.size());
    ui.painter().galley(place.min, text, colour);
}

fn consistency(cx: &mut Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline, said: &str) {
    let words = &cx.texts.plan_page;
    let number = |value| cx.locale.decimal(value, 0);
    let marks = vec![(0.0, number(0.0)), (1.0, number(1.0))];
    let built =
        plot_beside(cx, "consistency under the weeks", PlotOf::default(), plots::weeks, plots::then::consistency);
    let built = built.unwrap_or_default();
    let plot = WeekPlot {
        panel: Panel::Consistency,
        title: words.consistency_weekly,
        unit: words.unit_index,
        said,
        marks,
        most: 1.06,
        plot: &built,
    };
    let (ground, inks) = plot.show(cx, ui, area, timeline);
    match cx.analysis().consistency.exposure_weighted {
        Ok(total) => {
            let y = ground.at(0.0, total).y;
            let text = fill!(words.plot_consistency_alone, &[("value", &cx.locale.decimal(total, 3))]);
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
            let ink = inks.of_marks(ui, &built);
            paint_text(ui, &painter, pos2(x, y), anchor, &text, strong_font(size::SMALL), ink);
        }
        Err(why) => reason(ui, area, timeline, text::reason(why, cx.language())),
    }
}

fn budget(cx: &mut Cx<'_>, ui: &mut Ui, area: Rect, timeline: &Timeline, said: &str) {
    let words = &cx.texts.plan_page;
    let currency = cx.plan().money.currency;
    let weekly = |report: &Report<'_>| Some(plots::weekly_spending(report));
    let built = plot_beside(cx, "spending under the weeks", PlotOf::default(), weekly, plots::then::spent);
    let built = built.unwrap_or_default();
    let most = nice_amount(built.extent().1);
    let undated = cx.analysis().budget.other_undated;
    let unit = if undated.is_nothing() {
        words.plot_budget_unit.to_owned()
    } else {
        let amount = cx.locale.total_short(undated, currency);
        format!("{}\n{}", words.plot_budget_unit, fill!(words.plot_budget_unplaced, &[("amount", &amount)]))
    };
    let zero = (0.0, cx.locale.compact(0.0));
    let marks = if most > 0.0 { vec![zero, (most, mark_words(cx, &built.y, most, true))] } else { vec![zero] };
    let plot = WeekPlot {
        panel: Panel::Budget,
        title: words.budget_weekly,
        unit: &unit,
        said,
        marks,
        // The sums of months stand above the bars.
        most: if most > 0.0 { with_room_above(most, most, area.height() - 8.0) } else { 1.0 },
        plot: &built,
    };
    plot.show(cx, ui, area, timeline);
    month_sums(cx, ui, area, timeline);
}

/// Returns the next amount that is easy to read: 1, 2, 4, 5 or 8 with zeros.
fn nice_amount(most: f64) -> f64 {
    if most <= 0.0 || !most.is_finite() {
        return 0.0;
    }
    let power = 10.0_f64.powf(most.log10().floor());
    [1.0, 2.0, 4.0, 5.0, 8.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= most).unwrap_or(most)
}

/// Writes what each month costs, at its beginning, where the whole of it fits, and draws a line before each month.
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
