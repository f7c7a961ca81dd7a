//! The bands of months and weeks over the flowchart, and the bar that scrolls them.

use eframe::egui::{Align2, Id, Painter, Rangef, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::PlanView;
use super::canvas::month_index;
use super::timeline::Timeline;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{font, palette, size, strong_font};
use crate::gui::widgets::{galley, galley_elided, hover};
use crate::text::hijri::{self, Season, Stretch};
use crate::text::strings::fill;

const MONTH_HEIGHT: f32 = 20.0;
const HIJRI_HEIGHT: f32 = 19.0;
const WEEK_HEIGHT: f32 = 22.0;

/// How high the bands are together.
pub(super) fn height(cx: &Cx<'_>) -> f32 {
    MONTH_HEIGHT + WEEK_HEIGHT + if cx.locale.hijri { HIJRI_HEIGHT } else { 0.0 }
}

/// Shows months above, weeks below with the day that each begins on.
pub(super) fn show(cx: &Cx<'_>, ui: &Ui, area: Rect, timeline: &Timeline) {
    let colours = palette(ui.visuals());
    let painter = ui.painter_at(area);
    painter.rect_filled(area, 0, colours.surface);
    let weeks_painter = ui.painter_at(Rect::from_x_y_ranges(timeline.area, area.y_range()));
    let month_y = Rangef::new(area.top(), area.top() + MONTH_HEIGHT);
    for (first, last) in months(cx, timeline) {
        let x = timeline.span(first, last - first + 1);
        let seen = x.intersection(timeline.area);
        let Some(day) = cx.plan().calendar.first_day(first) else { continue };
        let text = cx.locale.month_band(day);
        let text = galley_elided(ui, &text, strong_font(size::SMALL), colours.text, seen.span() - 10.0);
        let (at, anchor) = if timeline.right_to_left {
            (pos2(seen.max - 6.0, month_y.center()), Align2::RIGHT_CENTER)
        } else {
            (pos2(seen.min + 6.0, month_y.center()), Align2::LEFT_CENTER)
        };
        weeks_painter.galley(anchor.anchor_size(at, text.size()).min, text, colours.text);
        let border = timeline.x_of(first as f32 - 1.0);
        if first > 1 {
            weeks_painter.vline(border, area.y_range(), Stroke::new(1.0, colours.line));
        }
    }
    let weeks_top = area.bottom() - WEEK_HEIGHT;
    if cx.locale.hijri {
        hijri_band(cx, ui, &weeks_painter, Rangef::new(month_y.max, weeks_top), timeline);
    }
    week_numbers(cx, ui, &weeks_painter, Rangef::new(weeks_top, area.bottom()), timeline);
    painter.hline(area.x_range(), area.bottom() - 0.5, Stroke::new(1.0, colours.line));
    let border = if is_right_to_left(ui) { timeline.area.max } else { timeline.area.min };
    painter.vline(border, area.y_range(), Stroke::new(1.0, colours.line));
}

/// Hijri months to the day, with Ramadan and the two Eids marked.
fn hijri_band(cx: &Cx<'_>, ui: &Ui, painter: &Painter, y: Rangef, timeline: &Timeline) {
    let colours = palette(ui.visuals());
    let calendar = cx.plan().calendar;
    let (first_week, last_week) = timeline.visible();
    let Some((first, last)) = calendar.first_day(first_week).zip(calendar.last_day(last_week)) else { return };
    let x_of = |day: Date| timeline.x_of(days_between(calendar.start, day) / 7.0);
    let range = |first: Date, last: Date| {
        let (a, b) = (x_of(first), x_of(last.saturating_add(1.day())));
        Rangef::new(a.min(b), a.max(b)).intersection(timeline.area)
    };
    let seasons = hijri::seasons(first, last);
    for season in &seasons {
        let strength = if season.what == Season::Ramadan { 0.20 } else { 0.55 };
        let marked = Rect::from_x_y_ranges(range(season.first, season.last), y).shrink2(vec2(0.0, 1.5));
        painter.rect_filled(marked, 2, colours.second_curve.gamma_multiply(strength));
    }
    for month in hijri::months(first, last) {
        let x = range(month.first, month.last);
        if month.first > first {
            painter.vline(x_of(month.first), y, Stroke::new(1.0, colours.line));
        }
        let feast = seasons
            .iter()
            .find(|season| season.what != Season::Ramadan && season.first >= month.first && season.last <= month.last);
        let mut text = cx.locale.hijri_month(month.what);
        if let Some(feast) = feast {
            text = format!("{text} · {}", feast.what.name(cx.language()));
        }
        let text = galley_elided(ui, &text, font(size::SMALL), colours.text, x.span() - 10.0);
        let (at, anchor) = if timeline.right_to_left {
            (pos2(x.max - 6.0, y.center()), Align2::RIGHT_CENTER)
        } else {
            (pos2(x.min + 6.0, y.center()), Align2::LEFT_CENTER)
        };
        painter.galley(anchor.anchor_size(at, text.size()).min, text, colours.text);
    }
    seasons_on_hover(cx, ui, Rect::from_x_y_ranges(timeline.area, y), &seasons);
}

fn days_between(start: Date, day: Date) -> f32 {
    // Plans last ten years at most, so the days fit.
    (day - start).get_days() as f32
}

/// Says when the seasons are, and by which calendar.
fn seasons_on_hover(cx: &Cx<'_>, ui: &Ui, area: Rect, seasons: &[Stretch<Season>]) {
    let words = &cx.texts.dates;
    let mut lines: Vec<String> = seasons
        .iter()
        .map(|season| {
            let days = cx.locale.week_range(season.first, season.last);
            fill(words.season_days, &[("season", season.what.name(cx.language())), ("days", &days)])
        })
        .collect();
    lines.push(words.moon.to_owned());
    let response = ui.interact(area, Id::unique("Hijri months"), Sense::hover());
    hover(response, &lines.join("\n"));
}

/// Stretches of visible weeks that begin in the same month.
fn months(cx: &Cx<'_>, timeline: &Timeline) -> Vec<(u32, u32)> {
    let (first, last) = timeline.visible();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for week in first..=last {
        match out.last_mut() {
            Some((start, end)) if month_index(cx, *start) == month_index(cx, week) => *end = week,
            _ => out.push((week, week)),
        }
    }
    out
}

fn week_numbers(cx: &Cx<'_>, ui: &Ui, painter: &Painter, y: Rangef, timeline: &Timeline) {
    let colours = palette(ui.visuals());
    let (first, last) = timeline.visible();
    let every = (26.0 / timeline.week_width).ceil().max(1.0) as u32;
    for week in (first..=last).filter(|week| (week - 1) % every == 0) {
        let x = timeline.span(week, 1);
        let number = cx.locale.ungrouped(week);
        let with_day = cx
            .plan()
            .calendar
            .first_day(week)
            .map(|day| format!("{number} · {}", cx.locale.short_day(day)))
            .filter(|_| every == 1);
        let text = with_day.map(|text| galley(ui, &text, font(size::SMALL), colours.weak_text, f32::INFINITY));
        let text = text
            .filter(|text| text.size().x < timeline.week_width - 6.0)
            .unwrap_or_else(|| galley(ui, &number, font(size::SMALL), colours.weak_text, f32::INFINITY));
        let centre = if every == 1 { x.center() } else { timeline.x_of(week as f32 - 0.5) };
        let place = Align2::CENTER_CENTER.anchor_size(pos2(centre, y.center()), text.size());
        painter.galley(place.min, text, colours.weak_text);
    }
}

/// A bar that shows which weeks are seen and scrolls them; nothing where all of them are.
pub(super) fn scroll_bar(ui: &Ui, view: &mut PlanView, area: Rect, timeline: &Timeline) {
    let colours = palette(ui.visuals());
    ui.painter().hline(area.x_range(), area.top() + 0.5, Stroke::new(1.0, colours.grid));
    let most = timeline.most_scroll();
    if most <= 0.0 {
        return;
    }
    let track = Rect::from_x_y_ranges(timeline.area, area.y_range()).shrink(1.5);
    let share = timeline.area.span() / (timeline.area.span() + most);
    let length = (track.width() * share).max(24.0);
    let travel = track.width() - length;
    let from_start = travel * (timeline.scroll / most);
    let left = if timeline.right_to_left { track.right() - from_start - length } else { track.left() + from_start };
    let thumb = Rect::from_x_y_ranges(Rangef::new(left, left + length), track.y_range());
    let response = ui.interact(track, Id::unique("weeks scroll bar"), Sense::drag());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(timeline.scroll), "⟷"));
    if response.dragged() && travel > 0.0 {
        let moved = response.drag_delta().x * most / travel;
        view.scroll = fit::within(view.scroll + if timeline.right_to_left { -moved } else { moved }, 0.0, most);
    }
    let colour = if response.hovered() || response.dragged() { colours.weak_text } else { colours.line };
    ui.painter().rect_filled(thumb, 3, colour);
}
