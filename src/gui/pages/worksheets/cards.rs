//! Shows the worksheets of the list as cards: each in small, with its name, how much of it is answered and its star.

use std::sync::Arc;

use eframe::egui::{
    CornerRadius, EventFilter, Galley, Id, Key, Memory, Mesh, Modifiers, Pos2, Rect, Response, Role, Sense, Shape,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::hits::Found;
use super::{WorksheetsView, count, drawing, is_by_key, miniature};
use crate::app::{Action, WorksheetAction};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, palette, size, strong_font};
use crate::gui::widgets::{Icon, column, galley_elided, galley_lines, hover, label, paint_icon, row, small, strong};
use crate::text::strings::fill;
use crate::worksheet::{Framework, completeness, in_book};

/// The height of a card, and the least width that it has room in.
const HEIGHT: f32 = 60.0;
const LEAST: f32 = 248.0;
/// The most cards beside each other.
const MOST: usize = 4;
/// Between two cards.
const GAP: f32 = 8.0;
/// The margin at the start and the end of a card.
const INSIDE: f32 = 12.0;
/// The side of the star with what is pressed around it.
const STAR: f32 = 24.0;

/// Says where the cards of this frame stand, in their order.
#[derive(Default)]
pub(super) struct Placed(Vec<(Id, Rect)>);

/// Shows worksheets as cards, as many beside each other as have room.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, found: &[Found<'_>], view: &mut WorksheetsView, placed: &mut Placed) {
    let width = ui.available_width();
    let columns = fit::within(((width + GAP) / (LEAST + GAP)).floor(), 1.0, MOST as f32) as usize;
    let card = fit::column_of(width, columns, GAP);
    let rtl = is_right_to_left(ui);
    for line in found.chunks(columns) {
        let (whole, _) = fit::allocate(ui, vec2(width, HEIGHT), Sense::hover());
        for (at, one) in line.iter().enumerate() {
            let along = at as f32 * (card + GAP);
            let left = if rtl { whole.right() - along - card } else { whole.left() + along };
            let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(card, HEIGHT));
            one_card(cx, ui, one, rect, view, placed);
        }
        ui.add_space(GAP - ui.spacing().item_spacing.y);
    }
}

fn one_card(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    found: &Found<'_>,
    rect: Rect,
    view: &mut WorksheetsView,
    placed: &mut Placed,
) {
    let framework = found.sheet;
    let name = framework.name.get(cx.language());
    let id = ui.scope_id().with(("worksheet card", &framework.id));
    let response = fit::interact(ui, rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    placed.0.push((id, rect));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    ground(ui, rect, &response);
    inside(cx, ui, framework, rect);
    let star_rect = Rect::from_center_size(from_end(ui, rect, 4.0 + STAR / 2.0, rect.top() + 16.0), Vec2::splat(STAR));
    // The star has a key of its own while its card has the focus: Tab goes from card to card.
    let starred = fit::interact(ui, star_rect, id.with("star"), Sense::CLICK);
    let takes_s = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::S));
    paint_star(cx, ui, framework, &starred);
    if starred.clicked() || takes_s {
        cx.push(Action::Worksheet(WorksheetAction::Favourite(framework.id.clone())));
    }
    if response.clicked() {
        if is_by_key(ui) { found.open(cx.plan(), view) } else { view.open_sheet(&framework.id) }
    }
    response.on_hover_ui(|ui| about(cx, ui, framework));
}

/// Says what a worksheet is for, where it comes from, and whether the plan book asks for it.
fn about(cx: &Cx<'_>, ui: &mut Ui, framework: &Framework) {
    let words = &cx.texts.worksheets;
    fit::exactly(ui, 320.0);
    column(ui, |ui| {
        // The card may have no room for all of its name.
        strong(ui, framework.name.get(cx.language()));
        label(ui, framework.about.get(cx.language()));
        small(ui, &fill!(words.source, &[("source", framework.source.get(cx.language()))]));
        if in_book(cx.plan()).any(|id| id == framework.id) {
            small(ui, words.filter_book);
        }
    });
}

/// Returns a place so far from the end of a card.
fn from_end(ui: &Ui, rect: Rect, along: f32, y: f32) -> Pos2 {
    pos2(if is_right_to_left(ui) { rect.left() + along } else { rect.right() - along }, y)
}

fn ground(ui: &Ui, rect: Rect, response: &Response) {
    let colours = palette(ui.visuals());
    let is_marked = response.hovered() || response.has_focus();
    let width = if response.has_focus() { 2.0 } else { 1.0 };
    let line = Stroke::new(width, if is_marked { colours.accent } else { colours.line });
    ui.painter().rect(rect, CornerRadius::same(theme::RADIUS), colours.surface, line, StrokeKind::Inside);
}

/// Shows the miniature, the name, and below it how much is answered.
fn inside(cx: &Cx<'_>, ui: &mut Ui, framework: &Framework, rect: Rect) {
    let rtl = is_right_to_left(ui);
    let (parts, whole) = completeness(cx.plan(), framework);
    let colours = palette(ui.visuals());
    let mini = miniature::SIZE;
    let x = if rtl { rect.right() - INSIDE - mini.x } else { rect.left() + INSIDE };
    let place = Rect::from_min_size(pos2(x, rect.center().y - mini.y / 2.0), mini);
    miniature::paint(ui, place, framework, &miniature::shares(cx.plan(), framework, &parts));
    let words = rect.shrink2(vec2(INSIDE, 0.0));
    let taken = mini.x + 10.0;
    let words = if rtl { words.with_max_x(words.right() - taken) } else { words.with_min_x(words.left() + taken) };
    let room = fit::beside(words.width(), STAR - 8.0);
    let name = name_within(ui, framework.name.get(cx.language()), room);
    let x = if rtl { words.right() - name.size().x } else { words.left() };
    ui.painter().galley(pos2(x, rect.top() + 20.0 - name.size().y / 2.0), name, colours.text);
    let line = Rect::from_min_max(pos2(words.left(), rect.bottom() - 22.0), pos2(words.right(), rect.bottom() - 4.0));
    let mut below = ui.new_child(fit::part(fit::sound(line)));
    below.spacing_mut().interact_size.y = 18.0;
    row(&mut below, |ui| {
        drawing::progress(ui, whole);
        small(ui, &count(cx, whole));
        if whole.items > 0 && whole.is_complete() {
            let (tick, _) = fit::allocate(ui, Vec2::splat(12.0), Sense::hover());
            paint_icon(ui.painter(), Icon::Tick, tick, colours.accent, false);
        }
    });
}

/// Returns a name on one line; in small letters on two where it is too long for that.
fn name_within(ui: &Ui, name: &str, width: f32) -> Arc<Galley> {
    let colour = palette(ui.visuals()).text;
    let whole = galley_elided(ui, name, strong_font(size::BODY), colour, width);
    if whole.elided { galley_lines(ui, name, strong_font(size::SMALL), colour, (width, 2)) } else { whole }
}

/// Shows the mark by which a worksheet is found again, at the end of a row.
pub(super) fn star(cx: &mut Cx<'_>, ui: &mut Ui, framework: &Framework) {
    let (_, response) = fit::allocate(ui, Vec2::splat(ui.spacing().interact_size.y), Sense::click());
    paint_star(cx, ui, framework, &response);
    if response.clicked() {
        cx.push(Action::Worksheet(WorksheetAction::Favourite(framework.id.clone())));
    }
}

/// Paints a star, full where the worksheet is a favourite.
fn paint_star(cx: &Cx<'_>, ui: &Ui, framework: &Framework, response: &Response) {
    let is_one = cx.app.preferences.favourite_worksheets.contains(&framework.id);
    let rect = response.rect;
    let name = fill!(cx.texts.worksheets.favourite_of, &[("name", framework.name.get(cx.language()))]);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_one, &name));
    let colours = palette(ui.visuals());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, colours.selected);
    }
    let colour = if is_one || response.has_focus() { colours.accent } else { colours.control };
    let outer = rect.width() * 0.3;
    let points: Vec<_> = (0..10)
        .map(|at| {
            let length = if at % 2 == 0 { outer } else { outer * 0.45 };
            rect.center() + length * Vec2::angled(std::f32::consts::TAU * (at as f32 / 10.0 - 0.25))
        })
        .collect();
    if is_one {
        let mut inside = Mesh::default();
        inside.colored_vertex(rect.center(), colour);
        for point in &points {
            inside.colored_vertex(*point, colour);
        }
        for at in 0..10 {
            inside.add_triangle(0, at + 1, (at + 1) % 10 + 1);
        }
        ui.painter().add(inside);
    }
    ui.painter().add(Shape::closed_line(points, Stroke::new(1.25, colour)));
    hover(response.clone(), &name);
}

/// Follows the arrow keys from card to card; from the search, which is `field`, Down leads to the first card, and from the first
/// line Up leads back.
pub(super) fn keys(ui: &Ui, field: &Response, Placed(placed): &Placed) {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let focus = |id: Id| ui.memory_mut(|memory| memory.request_focus(id));
    if field.has_focus() {
        if let Some((first, _)) = placed.first()
            && pressed(Key::ArrowDown)
        {
            focus(*first);
        }
        return;
    }
    let focused = ui.memory(Memory::focused);
    let Some(at) = placed.iter().position(|(id, _)| Some(*id) == focused) else { return };
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(placed[at].0, filter));
    let (forth, back) =
        if is_right_to_left(ui) { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    let rects: Vec<Rect> = placed.iter().map(|(_, rect)| *rect).collect();
    if pressed(forth) {
        focus(placed[(at + 1).min(placed.len() - 1)].0);
    } else if pressed(back) {
        focus(placed[at.saturating_sub(1)].0);
    } else if pressed(Key::ArrowDown) {
        focus(placed[below(&rects, at).unwrap_or(at)].0);
    } else if pressed(Key::ArrowUp) {
        focus(above(&rects, at).map_or(field.id, |at| placed[at].0));
    }
}

/// Returns the card of the next line that stands nearest below a card.
fn below(rects: &[Rect], at: usize) -> Option<usize> {
    let here = rects[at];
    let lower = || rects.iter().enumerate().filter(|(_, rect)| rect.top() > here.top() + 1.0);
    let line = lower().map(|(_, rect)| rect.top()).fold(f32::INFINITY, f32::min);
    nearest(lower().filter(|(_, rect)| rect.top() < line + 1.0), here)
}

/// Returns the card of the line before that stands nearest above a card.
fn above(rects: &[Rect], at: usize) -> Option<usize> {
    let here = rects[at];
    let higher = || rects.iter().enumerate().filter(|(_, rect)| rect.top() < here.top() - 1.0);
    let line = higher().map(|(_, rect)| rect.top()).fold(f32::NEG_INFINITY, f32::max);
    nearest(higher().filter(|(_, rect)| rect.top() > line - 1.0), here)
}

fn nearest<'r>(line: impl Iterator<Item = (usize, &'r Rect)>, here: Rect) -> Option<usize> {
    let away = |rect: &Rect| (rect.center().x - here.center().x).abs();
    line.min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other))).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_lead_to_the_nearest_card_of_the_line_above_and_below() {
        let at = |x: f32, y: f32| Rect::from_min_size(pos2(x, y), vec2(90.0, 40.0));
        // Two lines of three and one, then another group.
        let rects = [at(0.0, 0.0), at(100.0, 0.0), at(200.0, 0.0), at(0.0, 50.0), at(0.0, 120.0), at(100.0, 120.0)];
        assert_eq!([0, 1, 2].map(|from| below(&rects, from)), [Some(3), Some(3), Some(3)]);
        assert_eq!([3, 4].map(|from| below(&rects, from)), [Some(4), None]);
        assert_eq!([0, 3, 5].map(|from| above(&rects, from)), [None, Some(0), Some(3)]);
    }
}
