//! Proposed quantities over the flowchart: dashed outlines where weeks stay active, a tag with the change, and a strip above
//! that makes them the plan's or puts them away.

use eframe::egui::{Color32, CornerRadius, Key, Modifiers, Painter, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::canvas::active_runs;
use super::timeline::Timeline;
use crate::app::Action;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::parts::ghost::Ghost;
use crate::gui::theme::{RADIUS, font, palette, size, space};
use crate::gui::widgets::{button, galley, label, primary_button, row};
use crate::plan::schema::ListName;
use crate::plan::{Placement, Unit};
use crate::text::Noun;
use crate::text::strings::fill;

/// Lengths of the dashes of an outline, and of the gaps between them, in points.
const DASH: f32 = 4.0;
const GAP: f32 = 3.0;
/// Between the words of a tag and its border, in points.
const PADDING: f32 = 4.0;

/// Shows the strip while something is proposed that is not the plan's; Esc puts it away where it `has_escape`.
pub(super) fn strip(cx: &mut Cx<'_>, ui: &mut Ui, ghost: &mut Option<Ghost>, has_escape: bool) {
    let Some(shown) = ghost.clone() else { return };
    let changes = shown.changes(cx.plan());
    if changes == 0 {
        *ghost = None;
        return;
    }
    let words = &cx.texts.plan_page;
    let placements = cx.locale.count(changes as u64, Noun::Item(ListName::Placements));
    ui.add_space(space::SMALL);
    row(ui, |ui| {
        ui.add_space(space::MEDIUM);
        label(ui, &fill!(words.ghost_bars, &[("placements", &placements)]));
        if primary_button(ui, words.ghost_apply).clicked()
            && let Some(edit) = shown.edit(cx.plan())
        {
            cx.push(Action::Edit { edit, gesture: None });
        }
        let by_key = has_escape && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if button(ui, words.ghost_away).clicked() || by_key {
            *ghost = None;
        }
    });
    ui.add_space(space::SMALL);
}

/// Returns what is proposed for a placement, in words.
pub(super) fn words(cx: &Cx<'_>, today: &Placement, proposed: &Placement) -> String {
    let whole = |units: u128| cx.locale.whole(i128::try_from(units).unwrap_or(i128::MAX));
    let weeks = cx.plan().calendar.weeks;
    let (before, after) = (whole(today.units_within(weeks)), whole(proposed.units_within(weeks)));
    fill!(cx.texts.plan_page.ghost_change, &[("before", &before), ("after", &after)])
}

/// Returns how much of the end of a bar the tag with its change takes.
pub(super) fn tag_width(cx: &Cx<'_>, ui: &Ui, position: usize, proposed: &Placement) -> f32 {
    let words = galley(ui, &tag_words(cx, position, proposed), font(size::SMALL), Color32::PLACEHOLDER, f32::INFINITY);
    words.size().x + 2.0 * PADDING
}

/// Writes the change of the units of a placement.
fn tag_words(cx: &Cx<'_>, position: usize, proposed: &Placement) -> String {
    let today = &cx.plan().placements[position];
    let weeks = cx.plan().calendar.weeks;
    let (before, after) = (today.units_within(weeks), proposed.units_within(weeks));
    let is_many = cx.plan().channel(&today.channel).is_some_and(|channel| channel.unit == Unit::Impressions);
    let change = after as f64 - before as f64;
    if is_many { cx.locale.signed_compact(change) } else { cx.locale.signed(change, 0) }
}

/// Draws what is proposed for the bar at `rect`.
pub(super) fn bar(
    cx: &Cx<'_>,
    ui: &Ui,
    painter: &Painter,
    (position, rect): (usize, Rect),
    proposed: &Placement,
    timeline: &Timeline,
) {
    let colours = palette(ui.visuals());
    let stroke = Stroke::new(1.5, colours.accent);
    let runs = active_runs(proposed);
    // What gets nothing is framed as a whole: no week of it stays.
    let runs: Vec<Rect> = if runs.is_empty() {
        vec![rect]
    } else {
        let run = |(start, weeks)| Rect::from_x_y_ranges(timeline.span(start, weeks), rect.y_range());
        runs.into_iter().map(run).collect()
    };
    for run in runs {
        let run = run.expand(1.0);
        let corners = [run.left_top(), run.right_top(), run.right_bottom(), run.left_bottom(), run.left_top()];
        painter.extend(Shape::dashed_line(&corners, stroke, DASH, GAP));
    }
    tag(cx, ui, painter, (position, rect), proposed, timeline);
}

/// Draws the change of the units, at the end of the bar.
fn tag(
    cx: &Cx<'_>,
    ui: &Ui,
    painter: &Painter,
    (position, rect): (usize, Rect),
    proposed: &Placement,
    timeline: &Timeline,
) {
    let colours = palette(ui.visuals());
    let galley = galley(ui, &tag_words(cx, position, proposed), font(size::SMALL), colours.accent, f32::INFINITY);
    let seen = Rect::from_x_y_ranges(timeline.area, rect.y_range()).intersect(rect);
    if !seen.is_positive() {
        return;
    }
    let extent = galley.size() + vec2(2.0 * PADDING, 0.0);
    let left = if is_right_to_left(ui) { seen.left() } else { seen.right() - extent.x };
    let place = Rect::from_min_size(pos2(left, seen.center().y - extent.y / 2.0), extent);
    painter.rect_filled(place, CornerRadius::same(RADIUS), colours.surface);
    painter.rect_stroke(place, CornerRadius::same(RADIUS), Stroke::new(1.0, colours.accent), StrokeKind::Inside);
    painter.galley(pos2(place.left() + PADDING, place.top()), galley, colours.accent);
}
