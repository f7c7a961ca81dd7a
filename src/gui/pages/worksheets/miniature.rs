//! Draws a worksheet in small, for the list.

use eframe::egui::{CornerRadius, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::gui::context::is_right_to_left;
use crate::gui::theme::palette;
use crate::plan::{Answer, Plan};
use crate::worksheet::{Completeness, Framework, Kind, Layout, answer_to};

/// How large it is.
pub(super) const SIZE: Vec2 = vec2(44.0, 34.0);
/// The point of a stage of a track.
const POINT: f32 = 3.0;

/// Returns how far each cell is filled, from 0 to 1: a stage with its steps counts as one, and a ladder has its steps up to the
/// one that is chosen.
pub(super) fn shares(plan: &Plan, framework: &Framework, parts: &[Completeness]) -> Vec<f32> {
    if framework.layout == Layout::Ladder {
        let choice = framework.items().map(|(_, item)| item).find(|item| matches!(item.kind, Kind::Choice(_)));
        let Some(choice) = choice else { return Vec::new() };
        let options = choice.kind.options();
        let chosen = match answer_to(plan, framework, choice).map(|given| &given.answer) {
            Some(Answer::Choice(id)) => options.iter().position(|option| option.id == *id),
            _ => None,
        };
        return (0..options.len())
            .map(|at| if chosen.is_some_and(|chosen| at <= chosen) { 1.0 } else { 0.0 })
            .collect();
    }
    let outer = framework.parts.iter().zip(parts).filter(|(part, _)| part.within.is_none());
    let cells = outer.map(|(part, done)| {
        let steps = framework.parts.iter().zip(parts).filter(|(step, _)| step.within.as_ref() == Some(&part.id));
        let done = steps.fold(*done, |sum, (_, step)| sum.and(*step));
        done.answered as f32 / done.items.max(1) as f32
    });
    cells.collect()
}

/// Paints a worksheet in the shape of its figure; a cell is filled as far as its part is answered.
pub(super) fn paint(ui: &Ui, rect: Rect, framework: &Framework, filled: &[f32]) {
    let colours = palette(ui.visuals());
    let rtl = is_right_to_left(ui);
    let x = |share: f32| if rtl { rect.right() - share * rect.width() } else { rect.left() + share * rect.width() };
    let y = |share: f32| rect.top() + share * rect.height();
    for (at, share) in filled.iter().enumerate() {
        let place = small_place(framework.layout, at, filled.len());
        let cell = Rect::from_two_pos(pos2(x(place.left()), y(place.top())), pos2(x(place.right()), y(place.bottom())));
        let cell = cell.shrink(1.5);
        let line = Stroke::new(1.0, if *share > 0.0 { colours.curve } else { colours.control });
        if framework.layout == Layout::Track {
            stage(ui, cell, rtl, *share, line);
            continue;
        }
        ui.painter().rect_filled(cell, CornerRadius::ZERO, colours.surface);
        let width = cell.width() * share.min(1.0);
        let from = if rtl { cell.right() - width } else { cell.left() };
        let part = Rect::from_min_size(pos2(from, cell.top()), vec2(width, cell.height()));
        ui.painter().rect_filled(part, CornerRadius::ZERO, colours.bar);
        ui.painter().rect_stroke(cell, CornerRadius::ZERO, line, StrokeKind::Inside);
    }
}

/// Paints a stage of a track: it points in the reading direction.
fn stage(ui: &Ui, cell: Rect, rtl: bool, share: f32, line: Stroke) {
    let colours = palette(ui.visuals());
    let middle = cell.center().y;
    let outline = |from: f32, to: f32| {
        let point = if rtl { -POINT } else { POINT };
        vec![
            pos2(from, cell.top()),
            pos2(to - point, cell.top()),
            pos2(to, middle),
            pos2(to - point, cell.bottom()),
            pos2(from, cell.bottom()),
        ]
    };
    let (from, to) = if rtl { (cell.right(), cell.left()) } else { (cell.left(), cell.right()) };
    let fill = if share >= 1.0 { colours.bar } else { colours.surface };
    ui.painter().add(Shape::convex_polygon(outline(from, to), fill, line));
    if share > 0.0 && share < 1.0 {
        let end = from + (to - from) * share * 0.7;
        let part = Rect::from_two_pos(pos2(from, cell.top()), pos2(end, cell.bottom()));
        ui.painter().rect_filled(part, CornerRadius::ZERO, colours.bar);
        ui.painter().add(Shape::closed_line(outline(from, to), line));
    }
}

/// Returns the place of part `at` of `count` in a miniature, in shares from the start side.
fn small_place(layout: Layout, at: usize, count: usize) -> Rect {
    let count = count.max(1);
    let cell = |column: usize, columns: usize, row: usize, rows: usize| {
        let size = vec2(1.0 / columns.max(1) as f32, 1.0 / rows.max(1) as f32);
        Rect::from_min_size(pos2(column as f32 * size.x, row as f32 * size.y), size)
    };
    match layout {
        Layout::Board { columns, .. } => {
            let columns = usize::from(columns).max(1);
            cell(at % columns, columns, at / columns, count.div_ceil(columns))
        }
        Layout::Matrix => cell(at % 2, 2, at / 2, 2),
        Layout::Track => {
            let stage = cell(at, count, 0, 1);
            Rect::from_min_max(pos2(stage.left(), 0.25), pos2(stage.right(), 0.75))
        }
        Layout::Ladder => {
            let step = cell(at, count, 0, 1);
            step.with_min_y(0.6 - 0.6 * (at + 1) as f32 / count as f32)
        }
        Layout::Triangle => {
            let corner = [pos2(0.33, 0.0), pos2(0.0, 0.6), pos2(0.66, 0.6)];
            Rect::from_min_size(corner[at.min(2)], vec2(0.34, 0.4))
        }
        Layout::House if at == 0 => Rect::from_min_size(pos2(0.0, 0.0), vec2(1.0, 0.3)),
        Layout::House if at + 1 == count => Rect::from_min_size(pos2(0.0, 0.75), vec2(1.0, 0.25)),
        Layout::House => {
            let pillars = count.saturating_sub(2).max(1);
            let width = 1.0 / pillars as f32;
            Rect::from_min_size(pos2((at - 1) as f32 * width, 0.3), vec2(width, 0.45))
        }
        Layout::Form => cell(0, 1, at, count),
    }
}
