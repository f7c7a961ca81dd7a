//! Marks of mentions under the weeks of the flowchart: how many there are and how they speak, and on hover what was placed then.

use eframe::egui::{Id, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::timeline::Timeline;
use crate::gui::context::Cx;
use crate::gui::parts::figures::week_title;
use crate::gui::theme::palette;
use crate::gui::widgets::hover;
use crate::listening::Tally;
use crate::report::listening::heard_in_week;

/// The height of a mark, and its least and most width.
const HEIGHT: f32 = 3.0;
const LEAST: f32 = 4.0;
const MOST: f32 = 26.0;
/// What a mark leaves free below it, in points.
const BELOW: f32 = 2.0;

/// Returns how much room the marks need under the days of the weeks, in points; none where nothing was heard.
pub(super) fn height(cx: &Cx<'_>) -> f32 {
    let is_heard = cx.analysis().listening.log.weeks.iter().any(|week| week.all() > 0);
    if is_heard { HEIGHT + BELOW } else { 0.0 }
}

/// Marks the weeks in which something was said, at the lower end of the band of weeks `y`: the longer, the more was said. Filled
/// marks have more positive mentions, hollow ones more negative ones, grey ones neither.
pub(super) fn marks(cx: &Cx<'_>, ui: &Ui, timeline: &Timeline, y: Rangef) {
    let weeks = &cx.analysis().listening.log.weeks;
    let most = weeks.iter().map(Tally::all).max().unwrap_or(0);
    if most == 0 {
        return;
    }
    let area = Rect::from_x_y_ranges(timeline.area, y);
    let painter = ui.painter_at(area);
    let colours = palette(ui.visuals());
    let (first, last) = timeline.visible();
    for week in first..=last {
        let Some(tally) = of_week(weeks, week) else { continue };
        let share = (tally.all() as f64 / most as f64).sqrt() as f32;
        let width = (LEAST + (MOST - LEAST) * share).min((timeline.week_width - 2.0).max(1.0));
        let middle = timeline.x_of(week as f32 - 0.5);
        let mark = Rect::from_center_size(pos2(middle, y.max - BELOW - HEIGHT / 2.0), vec2(width, HEIGHT));
        match tally.positive.cmp(&tally.negative) {
            std::cmp::Ordering::Greater => drop(painter.rect_filled(mark, 1, colours.curve)),
            std::cmp::Ordering::Less => {
                painter.rect(mark, 1, colours.surface, Stroke::new(1.0, colours.second_curve), StrokeKind::Inside);
            }
            std::cmp::Ordering::Equal => drop(painter.rect_filled(mark, 1, colours.control)),
        }
    }
    said(cx, ui, timeline, area);
}

fn of_week(weeks: &[Tally], week: u32) -> Option<&Tally> {
    weeks.get(week.checked_sub(1)? as usize).filter(|tally| tally.all() > 0)
}

/// Says of the week under the pointer what was said and placed in it, and what was said in the week after.
fn said(cx: &Cx<'_>, ui: &Ui, timeline: &Timeline, area: Rect) {
    let response = ui.interact(area, Id::unique("mentions by week"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Image, true, cx.texts.listening.by_week));
    let Some(pointer) = response.hover_pos() else { return };
    let week = timeline.week_at(pointer.x);
    let lines = heard_in_week(&cx.report(), week);
    if !lines.is_empty() {
        hover(response, &format!("{}\n{}", week_title(cx, week), lines.join("\n")));
    }
}
