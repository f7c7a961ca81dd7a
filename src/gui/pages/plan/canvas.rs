//! Drawing the flowchart: grounds, grid, row names, bars.

use eframe::egui::{
    Align2, Color32, CornerRadius, Mesh, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::own_terms;
use super::rows::{PlacedRow, Rows};
use super::timeline::Timeline;
use crate::app::Row;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, Palette, font, message_colour, palette, size, strong_font, text_on};
use crate::gui::widgets::galley_elided;
use crate::plan::{Message, Placement, Total, Unit};
use crate::text::strings::fill;
use crate::text::terms;

/// Bars narrower than this have no text on them, in points.
const LEAST_TEXT_WIDTH: f32 = 34.0;
/// The size of the mark of terms of its own, and how far from the corner its middle lies, in points.
const OWN_MARK: f32 = 4.5;
/// Bars narrower than this have square corners: they are many, and rounding costs.
const LEAST_ROUNDED_WIDTH: f32 = 12.0;

/// Grounds of weeks and rows, and the thin lines between them.
pub(super) fn grid(cx: &Cx<'_>, ui: &Ui, painter: &Painter, area: Rect, rows: &Rows<'_>, timeline: &Timeline) {
    let palette = palette(ui.visuals());
    let mut mesh = Mesh::default();
    let (first, last) = timeline.visible();
    for week in first..=last {
        if month_index(cx, week) % 2 == 1 {
            let x = timeline.span(week, 1);
            mesh.add_colored_rect(Rect::from_x_y_ranges(x, area.y_range()), palette.raised);
        }
    }
    for row in rows.placed.iter().filter(|row| row.y.max >= area.top() && row.y.min <= area.bottom()) {
        if matches!(row.row, Row::Element(_)) {
            mesh.add_colored_rect(Rect::from_x_y_ranges(area.x_range(), row.y), palette.backdrop);
        }
        let line = Rangef::new(row.y.max - 1.0, row.y.max);
        mesh.add_colored_rect(Rect::from_x_y_ranges(area.x_range(), line), palette.grid);
    }
    if timeline.week_width >= 10.0 {
        for week in first.saturating_sub(1)..=last {
            let x = timeline.x_of(week as f32);
            if timeline.area.contains(x) {
                let colour = if starts_month(cx, week + 1) { palette.line } else { palette.grid };
                mesh.add_colored_rect(Rect::from_x_y_ranges(Rangef::new(x - 0.5, x + 0.5), area.y_range()), colour);
            }
        }
    }
    painter.add(Shape::mesh(mesh));
}

/// A number that changes with the month of a week's first day.
pub(super) fn month_index(cx: &Cx<'_>, week: u32) -> i32 {
    cx.plan().calendar.first_day(week).map_or(0, |day| i32::from(day.year()) * 12 + i32::from(day.month()))
}

fn starts_month(cx: &Cx<'_>, week: u32) -> bool {
    week > 1 && month_index(cx, week) != month_index(cx, week - 1)
}

/// The name of a row, with what it costs.
pub(super) fn row_name(cx: &Cx<'_>, ui: &Ui, painter: &Painter, row: PlacedRow, names: Rect, rtl: bool) {
    let palette = palette(ui.visuals());
    let budget = &cx.analysis().budget;
    let currency = cx.plan().money.currency;
    let (name, cost, strong) = match row.row {
        Row::Element(element) => {
            let cost =
                budget.by_element.iter().find(|(known, _)| *known == element).map_or(Total::ZERO, |(_, cost)| *cost);
            (terms::element(element, cx.language()).to_owned(), cost, true)
        }
        Row::Channel(position) => {
            let Some(channel) = cx.plan().channels.get(position) else { return };
            let cost = budget.by_channel.get(position).copied().unwrap_or_default();
            let name = cx.name_or(&channel.name, channel.id.as_str());
            let name = match cx.language_mark(&channel.name) {
                Some(mark) => format!("{name} · {mark}"),
                None => name.to_owned(),
            };
            (name, cost, false)
        }
    };
    let inward = if rtl { -1.0 } else { 1.0 };
    let start = if rtl { names.right() } else { names.left() };
    let end = if rtl { names.left() } else { names.right() };
    let (start_anchor, end_anchor) =
        if rtl { (Align2::RIGHT_CENTER, Align2::LEFT_CENTER) } else { (Align2::LEFT_CENTER, Align2::RIGHT_CENTER) };
    let middle = row.y.center();
    let cost = cx.locale.total_short(cost, currency);
    let cost = galley_elided(ui, &cost, font(size::SMALL), palette.weak_text, names.width() * 0.5);
    let cost_rect = end_anchor.anchor_size(pos2(end - inward * 10.0, middle), cost.size());
    let name_font = if strong { strong_font(size::SMALL) } else { font(size::BODY) };
    let indent = if strong { 12.0 } else { 20.0 };
    let room = fit::beside(names.width(), indent + cost_rect.width() + 18.0);
    let name = galley_elided(ui, &name, name_font, palette.text, room);
    let name_rect = start_anchor.anchor_size(pos2(start + inward * indent, middle), name.size());
    painter.galley(name_rect.min, name, palette.text);
    painter.galley(cost_rect.min, cost, palette.weak_text);
}

/// How a bar looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BarState {
    /// It is selected.
    pub selected: bool,
    /// The pointer is over it.
    pub hovered: bool,
}

/// One flight: its active weeks in the message's colour, a thin line over its gaps, name, quantity and cost on it. Returns
/// where it is marked as bought on terms of its own, where it is.
pub(super) fn bar(
    cx: &Cx<'_>,
    ui: &Ui,
    painter: &Painter,
    position: usize,
    rect: Rect,
    timeline: &Timeline,
    state: BarState,
) -> Option<Rect> {
    let placement = &cx.plan().placements[position];
    let message = cx.plan().message(&placement.message);
    let colours = palette(ui.visuals());
    let colour = message.map_or(colours.weak_text, |message| message_colour(message.colour));
    let middle = Rangef::new(rect.center().y - 1.5, rect.center().y + 1.5);
    let (mut longest, mut last) = (Rect::NOTHING, Rect::NOTHING);
    let runs = active_runs(placement);
    let is_open = runs.is_empty();
    if is_open {
        // Nothing is booked yet: a pale bar with its name.
        painter.rect_filled(
            rect.shrink2(vec2(1.0, 0.0)),
            CornerRadius::same(theme::RADIUS),
            colour.gamma_multiply(0.25),
        );
        longest = rect;
    } else if runs.len() != 1 {
        painter.rect_filled(
            Rect::from_x_y_ranges(rect.x_range(), middle),
            CornerRadius::ZERO,
            colour.gamma_multiply(0.55),
        );
    }
    for (start, weeks) in runs {
        let x = timeline.span(start, weeks).shrink(1.0);
        let run = Rect::from_x_y_ranges(x, rect.y_range());
        let corner =
            if run.width() < LEAST_ROUNDED_WIDTH { CornerRadius::ZERO } else { CornerRadius::same(theme::RADIUS) };
        painter.rect_filled(run, corner, colour);
        last = run;
        if longest.width() < run.width() || longest == Rect::NOTHING {
            longest = run;
        }
    }
    let area = Rect::from_x_y_ranges(timeline.area, rect.y_range());
    let visible = longest.intersect(area);
    let mark = own_terms::has_own(placement)
        .then(|| own_mark(painter, last.intersect(area), text_on(colour), is_right_to_left(ui)));
    outline(painter, rect, state, colours);
    if visible.width() >= LEAST_TEXT_WIDTH {
        let ink = if is_open { colours.text } else { text_on(colour) };
        bar_text(cx, ui, painter, position, message, visible, ink, is_right_to_left(ui));
    }
    mark.filter(Rect::is_positive)
}

/// The dot on a bar whose placement has terms of its own, in the upper corner of the end side: the name begins at the other
/// one, and quantity and cost end before it.
fn own_mark(painter: &Painter, bar: Rect, colour: Color32, rtl: bool) -> Rect {
    let inset = OWN_MARK.min(bar.width() / 2.0);
    let x = if rtl { bar.left() + inset } else { bar.right() - inset };
    let centre = pos2(x, bar.top() + OWN_MARK);
    painter.circle_filled(centre, OWN_MARK / 2.0, colour);
    Rect::from_center_size(centre, vec2(OWN_MARK, OWN_MARK))
}

fn outline(painter: &Painter, rect: Rect, state: BarState, colours: &Palette) {
    if state.selected {
        painter.rect_stroke(
            rect.expand(1.5),
            CornerRadius::same(theme::RADIUS),
            Stroke::new(2.0, colours.accent),
            StrokeKind::Outside,
        );
    } else if state.hovered {
        painter.rect_stroke(
            rect.expand(0.5),
            CornerRadius::same(theme::RADIUS),
            Stroke::new(1.0, colours.text),
            StrokeKind::Outside,
        );
    }
    if (state.selected || state.hovered) && rect.width() > 24.0 {
        for x in [rect.left() + 3.5, rect.right() - 3.5] {
            let handle = Rect::from_center_size(pos2(x, rect.center().y), vec2(2.5, rect.height() - 9.0));
            painter.rect_filled(handle, CornerRadius::same(theme::RADIUS), Color32::from_white_alpha(210));
            painter.rect_stroke(
                handle,
                CornerRadius::same(theme::RADIUS),
                Stroke::new(0.5, Color32::from_black_alpha(120)),
                StrokeKind::Outside,
            );
        }
    }
}

/// Stretches of weeks with a quantity: first week and number of weeks.
fn active_runs(placement: &Placement) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for (offset, _) in placement.quantities.iter().enumerate().filter(|(_, quantity)| **quantity > 0) {
        let week = placement.start_week.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        match runs.last_mut() {
            Some((start, weeks)) if start.saturating_add(*weeks) == week => *weeks += 1,
            _ => runs.push((week, 1)),
        }
    }
    runs
}

fn bar_text(
    cx: &Cx<'_>,
    ui: &Ui,
    painter: &Painter,
    position: usize,
    message: Option<&Message>,
    room: Rect,
    colour: Color32,
    rtl: bool,
) {
    let placement = &cx.plan().placements[position];
    let name = message.map_or(placement.message.as_str(), |message| cx.name_or(&message.name, message.id.as_str()));
    let details = details(cx, position, placement);
    let inner = room.shrink2(vec2(8.0, 0.0));
    let name = galley_elided(ui, name, strong_font(size::SMALL), colour, inner.width());
    let name_width = name.size().x;
    let at = |anchor: Align2, x: f32| anchor.anchor_size(pos2(x, room.center().y), name.size()).min;
    let place = if rtl { at(Align2::RIGHT_CENTER, inner.right()) } else { at(Align2::LEFT_CENTER, inner.left()) };
    painter.galley(place, name, colour);
    let left = fit::beside(inner.width(), name_width + 12.0);
    if left < 30.0 {
        return;
    }
    let details = galley_elided(ui, &details, font(size::SMALL), colour, left);
    if details.elided {
        return;
    }
    let place: Pos2 = if rtl {
        Align2::LEFT_CENTER.anchor_size(pos2(inner.left(), room.center().y), details.size()).min
    } else {
        Align2::RIGHT_CENTER.anchor_size(pos2(inner.right(), room.center().y), details.size()).min
    };
    painter.galley(place, details, colour);
}

/// Quantity and cost: "240k · 300".
pub(super) fn details(cx: &Cx<'_>, position: usize, placement: &Placement) -> String {
    // As the money does: weeks behind the end of the plan count for nothing.
    let weeks = placement.weekly(cx.plan().calendar.weeks);
    let units: u128 = weeks.map(|(_, quantity)| u128::from(quantity)).sum();
    let unit = cx.plan().channel(&placement.channel).map(|channel| channel.unit).unwrap_or_default();
    let quantity = match unit {
        Unit::Impressions => cx.locale.compact(units as f64),
        Unit::Insertions => fill(
            cx.texts.plan_page.insertions_short,
            &[("count", &cx.locale.whole(i128::try_from(units).unwrap_or(i128::MAX)))],
        ),
    };
    let cost = cx.analysis().budget.placements.get(position).map_or(Total::ZERO, |cost| cost.total);
    format!("{quantity} · {}", cx.locale.total_short(cost, cx.plan().money.currency))
}
