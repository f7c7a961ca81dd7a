//! Drawing the flowchart: grounds, grid, bars.

use eframe::egui::{Color32, Mesh, Painter, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::bar_looks::BarLook;
use super::labels::{self, Label};
use super::layer::Layer;
use super::own_terms;
use super::rows::Rows;
use super::timeline::Timeline;
use crate::app::Row;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::theme::{Palette, RADIUS, mixed, palette};
use crate::plan::{Pattern, Placement, Total, Unit};
use crate::text::strings::fill;

/// The size of the mark of terms of its own, and how far from the corner its middle lies, in points.
const OWN_MARK: f32 = 4.5;
/// Bars narrower than this have square corners: they are many, and rounding costs.
const LEAST_ROUNDED_WIDTH: f32 = 12.0;
/// A raised week has at least this part more than another one: the tenth.
const LEAST_RISE: u64 = 10;

/// Draws the grounds of weeks and rows, and the thin lines between them.
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

/// Returns a number that changes with the month of a week's first day.
pub(super) fn month_index(cx: &Cx<'_>, week: u32) -> i32 {
    cx.plan().calendar.first_day(week).map_or(0, |day| i32::from(day.year()) * 12 + i32::from(day.month()))
}

fn starts_month(cx: &Cx<'_>, week: u32) -> bool {
    week > 1 && month_index(cx, week) != month_index(cx, week - 1)
}

/// Says how a bar looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BarState {
    /// It is selected.
    pub selected: bool,
    /// The pointer is over it.
    pub hovered: bool,
}

/// A bar as it was shown.
#[derive(Clone, Debug, Default)]
pub(super) struct ShownBar {
    /// Where it is marked as bought on terms of its own, where it is.
    pub(super) own_mark: Option<Rect>,
    /// What it and its words take.
    pub(super) taken: Option<Rangef>,
}

/// Holds what is free around a bar in its lane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// Towards earlier weeks.
    pub(super) before: Rangef,
    /// Towards later weeks.
    pub(super) behind: Rangef,
    /// What a tag takes at the end of the bar itself, where words may not stand.
    pub(super) tag: f32,
}

/// Shows one flight: its active weeks in the message's colour, a thin line over its gaps, and its words in it or beside it.
pub(super) fn bar(
    cx: &Cx<'_>,
    ui: &Ui,
    (layer, look): (&mut Layer, &BarLook),
    (position, rect): (usize, Rect),
    timeline: &Timeline,
    state: BarState,
    around: Around,
) -> ShownBar {
    let placement = &cx.plan().placements[position];
    let colours = palette(ui.visuals());
    let mut places: Vec<Rect> = Vec::new();
    if look.runs.is_empty() {
        // Nothing is booked yet: a pale bar with its name.
        let pale = mixed(look.colour, colours.surface, 0.75);
        layer.rect(rect, RADIUS, pale, Stroke::new(1.0, look.edge));
        places.push(rect);
    } else if look.runs.len() != 1 {
        let middle = Rangef::new(rect.center().y - 1.0, rect.center().y + 1.0);
        layer.rect_filled(Rect::from_x_y_ranges(rect.x_range(), middle), 0, look.edge);
    }
    for run in &look.runs {
        places.push(active_run(layer, placement, *run, rect.y_range(), timeline, look));
    }
    let area = Rect::from_x_y_ranges(timeline.area, rect.y_range());
    let own_mark = places
        .last()
        .filter(|_| own_terms::has_own(placement))
        .map(|last| own_mark(layer, last.intersect(area), look.ink, is_right_to_left(ui)));
    outline(layer, rect, state, colours);
    let seen: Vec<Rect> = places.iter().map(|run| run.intersect(area)).filter(Rect::is_positive).collect();
    let runs = beside_tag(seen, rect.intersect(area), around.tag, is_right_to_left(ui));
    // Beside a bar that cannot be seen itself, its name would say nothing.
    let free = |side: Rangef| if runs.is_empty() { Rangef::NOTHING } else { side };
    let (before, behind) = (free(around.before), free(around.behind));
    let label = Label {
        name: &look.name,
        details: &look.details,
        runs: &runs,
        before,
        behind,
        y: rect.y_range(),
        ink: look.ink,
    };
    let words = labels::show(ui, layer, &label, timeline).map(|placed| placed.x);
    let taken = rect.intersect(area);
    let taken = taken.is_positive().then(|| taken.x_range());
    let taken = match (taken, words) {
        (Some(bar), Some(words)) => Some(Rangef::new(bar.min.min(words.min), bar.max.max(words.max))),
        (bar, words) => bar.or(words),
    };
    ShownBar { own_mark: own_mark.filter(Rect::is_positive), taken }
}

/// Takes the room of a tag at the end of a bar off the stretches in which words can stand. A stretch that it covers is kept, so
/// that the bar is known to be seen.
fn beside_tag(mut runs: Vec<Rect>, bar: Rect, tag: f32, rtl: bool) -> Vec<Rect> {
    if tag > 0.0 {
        for run in &mut runs {
            if rtl {
                run.min.x = run.min.x.max(bar.left() + tag).min(run.max.x);
            } else {
                run.max.x = run.max.x.min(bar.right() - tag).max(run.min.x);
            }
        }
    }
    runs
}

/// Shows a stretch of active weeks, with the weeks of the peak raised. Returns where.
fn active_run(
    layer: &mut Layer,
    placement: &Placement,
    (start, weeks): (u32, u32),
    y: Rangef,
    timeline: &Timeline,
    look: &BarLook,
) -> Rect {
    let run = Rect::from_x_y_ranges(timeline.span(start, weeks).shrink(1.0), y);
    let corner = if run.width() < LEAST_ROUNDED_WIDTH { 0 } else { RADIUS };
    let outline = Stroke::new(1.0, look.edge);
    let Some(peak) = look.peak else {
        layer.rect(run, corner, look.colour, outline);
        return run;
    };
    let has_dark_words = look.ink != Color32::WHITE;
    let (ground, raised) = if has_dark_words {
        (mixed(look.colour, Color32::WHITE, 0.34), look.colour)
    } else {
        (look.colour, mixed(look.colour, Color32::BLACK, 0.16))
    };
    layer.rect_filled(run, corner, ground);
    for week in (start..start.saturating_add(weeks)).filter(|week| placement.quantity_in(*week) == peak) {
        let x = timeline.span(week, 1).intersection(run.shrink(1.0).x_range());
        layer.rect_filled(Rect::from_x_y_ranges(x, run.y_range().shrink(1.0)), 0, raised);
    }
    layer.rect_stroke(run, corner, outline, StrokeKind::Inside);
    run
}

/// Returns true where the quantity of a week is raised over another one, and not merely rounded otherwise.
#[must_use]
pub(super) fn is_raised(most: u64, least: u64) -> bool {
    most.saturating_sub(least).saturating_mul(LEAST_RISE) >= most && least < most
}

/// Returns the quantity of the raised weeks of a placement whose weeks are raised now and then; nothing for others.
pub(super) fn peak_quantity(placement: &Placement) -> Option<u64> {
    let active = || placement.quantities.iter().copied().filter(|&quantity| quantity > 0);
    let (least, most) = (active().min()?, active().max()?);
    let raised = active().filter(|&quantity| quantity == most).count();
    let is_pulsing = matches!(placement.pattern, Some(Pattern::Pulsing { .. })) && least < most;
    ((is_pulsing || is_raised(most, least)) && raised * 2 <= active().count()).then_some(most)
}

/// Draws the dot on a bar whose placement has its own terms, in the upper corner of the end side: the name begins at the
/// other one, and quantity and cost end before it.
fn own_mark(layer: &mut Layer, bar: Rect, colour: Color32, rtl: bool) -> Rect {
    let inset = OWN_MARK.min(bar.width() / 2.0);
    let x = if rtl { bar.left() + inset } else { bar.right() - inset };
    let centre = pos2(x, bar.top() + OWN_MARK);
    layer.circle_filled(centre, OWN_MARK / 2.0, colour);
    Rect::from_center_size(centre, vec2(OWN_MARK, OWN_MARK))
}

fn outline(layer: &mut Layer, rect: Rect, state: BarState, colours: &Palette) {
    if state.selected {
        layer.rect_stroke(rect.expand(1.5), RADIUS, Stroke::new(2.0, colours.accent), StrokeKind::Outside);
    } else if state.hovered {
        layer.rect_stroke(rect.expand(0.5), RADIUS, Stroke::new(1.0, colours.text), StrokeKind::Outside);
    }
    if (state.selected || state.hovered) && rect.width() > 24.0 {
        for x in [rect.left() + 3.5, rect.right() - 3.5] {
            let handle = Rect::from_center_size(pos2(x, rect.center().y), vec2(2.5, rect.height() - 9.0));
            layer.rect_filled(handle, RADIUS, Color32::from_white_alpha(210));
            let line = Stroke::new(0.5, Color32::from_black_alpha(120));
            layer.rect_stroke(handle, RADIUS, line, StrokeKind::Outside);
        }
    }
}

/// Lists the stretches of weeks with a quantity: first week and number of weeks.
pub(super) fn active_runs(placement: &Placement) -> Vec<(u32, u32)> {
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

/// Returns quantity and cost: "240k · 300".
pub(super) fn details(cx: &Cx<'_>, position: usize, placement: &Placement) -> String {
    let units = placement.units_within(cx.plan().calendar.weeks);
    let unit = cx.plan().channel(&placement.channel).map(|channel| channel.unit).unwrap_or_default();
    let quantity = match unit {
        Unit::Impressions => cx.locale.compact(units as f64),
        Unit::Insertions => fill!(
            cx.texts.plan_page.insertions_short,
            &[("count", &cx.locale.whole(i128::try_from(units).unwrap_or(i128::MAX)))],
        ),
    };
    let cost = cx.analysis().budget.placements.get(position).map_or(Total::ZERO, |cost| cost.total());
    format!("{quantity}{dot}{}", cx.locale.total_short(cost, cx.plan().money.currency), dot = cx.locale.dot())
}
