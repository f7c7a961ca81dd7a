//! The layout of the strip: as many figures as fit, none of them cut.

use std::sync::Arc;

use eframe::egui::{Align2, Color32, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::KeyFigure;
use crate::app::Action;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::term_notes;
use crate::gui::theme::{self, palette, size};
use crate::gui::widgets::{galley, hover};

/// Between two figures at least, in points.
const GAP: f32 = 16.0;

/// Around the strip at its start and end.
const MARGIN: f32 = 16.0;

/// The width of the panel below the money at the end side where none stands there.
pub(super) const MONEY_PANEL: f32 = 304.0;
/// The narrowest panel that money stands above, in points.
pub(super) const LEAST_MONEY: f32 = 240.0;

/// A reason that is no wider than this on one line has one, in points.
const SHORT_REASON: f32 = 150.0;

/// Where names and figures stand below the upper edge of the strip.
const NAME_Y: f32 = 16.0;
const FIGURE_Y: f32 = 36.0;

/// Says how much is said: what is left out goes in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Room {
    /// All seven figures.
    All,
    /// What is spent goes, and the unit of money moves to what is left.
    NoSpent,
    /// Names and figures are the short and small ones.
    Small,
    /// The points go.
    NoPoints,
    /// The frequency goes.
    NoFrequency,
    /// Consistency goes.
    NoConsistency,
    /// Reach at the effective frequency goes: net reach and what is left stay.
    Least,
    /// So little that nothing would stay: no figure goes before.
    Never,
}

impl Room {
    const ALL: [Self; 7] =
        [Self::All, Self::NoSpent, Self::Small, Self::NoPoints, Self::NoFrequency, Self::NoConsistency, Self::Least];
}

/// A figure laid out: its name, its value or why there is none, and its change.
struct Laid<'a> {
    figure: &'a KeyFigure,
    name: Arc<Galley>,
    value: Result<Arc<Galley>, &'a str>,
    change: Option<Arc<Galley>>,
    /// How much room it takes.
    width: f32,
}

/// Holds the edges that figures stand on, in points from the start of the strip.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edges {
    /// Where the first figure can stand.
    pub(super) start: f32,
    /// Where the first week begins, where that is not too near the start.
    pub(super) first_week: Option<f32>,
    /// The width of what stands below the money, from the end of the strip.
    pub(super) money: f32,
}

/// Shows `figures` between the edges and the end of `strip`, measured in the reading direction: over the weeks where all of them
/// have room there.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, strip: Rect, edges: &Edges, figures: &[KeyFigure]) {
    let room_from = |start: f32| fit::beside(strip.width(), start);
    let over_weeks = edges.first_week.and_then(|start| {
        let laid = lay_out(ui, figures, Room::All);
        on_panels(&laid, room_from(start), edges.money).map(|places| (start, laid, places))
    });
    let chosen = over_weeks.or_else(|| {
        Room::ALL.into_iter().find_map(|level| {
            let laid = lay_out(ui, figures, level);
            let places = places(&laid, room_from(edges.start), edges.money)?;
            Some((edges.start, laid, places))
        })
    });
    let (start, laid, places) = chosen.unwrap_or_else(|| {
        let laid = lay_out(ui, figures, Room::Least);
        let places = in_turn(&laid, GAP);
        (edges.start, laid, places)
    });
    let room = room_from(start);
    let mut reasons = Vec::new();
    for (position, (figure, at)) in laid.iter().zip(&places).enumerate() {
        let end = places.get(position + 1).map_or(room - MARGIN, |next| next - GAP);
        let rect = in_reading(ui, strip, start + at, (end - at).max(figure.width).min(fit::beside(room, *at)));
        show_one(cx, ui, figure, rect);
        match &figure.value {
            Err(why) => reasons.push((*why, rect)),
            Ok(_) => say_reasons(ui, &mut reasons),
        }
    }
    say_reasons(ui, &mut reasons);
}

/// Returns the part of the strip that begins `start` after its reading start and is `width` wide.
pub(super) fn in_reading(ui: &Ui, strip: Rect, start: f32, width: f32) -> Rect {
    let left = if is_right_to_left(ui) { strip.right() - start - width } else { strip.left() + start };
    Rect::from_min_size(pos2(left, strip.top()), vec2(width.max(0.0), strip.height()))
}

fn lay_out<'a>(ui: &Ui, figures: &'a [KeyFigure], room: Room) -> Vec<Laid<'a>> {
    let shown: Vec<&KeyFigure> = figures.iter().filter(|figure| room < figure.goes_at).collect();
    let palette = palette(ui.visuals());
    let points = if room >= Room::Small { size::TITLE } else { size::FIGURE };
    let mut laid = Vec::with_capacity(shown.len());
    for figure in shown {
        let name = galley(ui, figure.name(room), theme::font(size::SMALL), palette.weak_text, f32::INFINITY);
        let colour = if figure.is_over { palette.error } else { palette.text };
        let value = figure.value.as_ref().map_err(String::as_str);
        let value = value.map(|value| galley(ui, value, theme::strong_font(points), colour, f32::INFINITY));
        let change = figure.change.as_ref().filter(|_| value.is_ok());
        let change =
            change.map(|change| galley(ui, change, theme::strong_font(size::SMALL), palette.accent, f32::INFINITY));
        let values = value.as_ref().map_or(0.0, |value| value.size().x)
            + change.as_ref().map_or(0.0, |change| change.size().x + theme::space::SMALL);
        let width = name.size().x.max(values);
        laid.push(Laid { figure, name, value, change, width });
    }
    share_reasons(ui, &mut laid);
    laid
}

/// Gives neighbours that are missing for one reason enough room together to say it on two lines.
fn share_reasons(ui: &Ui, laid: &mut [Laid<'_>]) {
    for run in laid.chunk_by_mut(|a, b| a.value.as_ref().err().is_some_and(|why| b.value.as_ref().err() == Some(why))) {
        let Some(why) = run.first().and_then(|first| first.value.as_ref().err().copied()) else { continue };
        let taken = GAP * (run.len() - 1) as f32;
        // A short reason stands on one line, where figures do.
        let whole = reason(ui, why, f32::INFINITY).size().x.ceil() + 1.0;
        let least = if whole <= SHORT_REASON { whole.max(88.0) } else { 88.0 };
        let mut width = least.max(run.iter().map(|one| one.width).sum::<f32>() + taken);
        while reason(ui, why, width).rows.len() > 2 && width < 2000.0 {
            width += 12.0;
        }
        let each = (width - taken) / run.len() as f32;
        for one in run {
            one.width = one.width.max(each);
        }
    }
}

fn reason(ui: &Ui, why: &str, width: f32) -> Arc<Galley> {
    galley(ui, why, theme::font(size::SMALL), palette(ui.visuals()).weak_text, width)
}

/// Says a reason once below the names of all neighbours that it is the reason of.
fn say_reasons(ui: &Ui, reasons: &mut Vec<(&str, Rect)>) {
    for run in reasons.chunk_by(|a, b| a.0 == b.0) {
        let Some((why, first)) = run.first() else { continue };
        let rect = run.iter().fold(*first, |all, (_, rect)| all.union(*rect));
        let galley = reason(ui, why, rect.width());
        // One line stands where figures do; two begin right below the names.
        let top = if galley.rows.len() > 1 { NAME_Y + 7.0 } else { FIGURE_Y - galley.size().y / 2.0 };
        let x = if is_right_to_left(ui) { rect.right() - galley.size().x } else { rect.left() };
        ui.painter().galley(pos2(x, rect.top() + top), galley, palette(ui.visuals()).weak_text);
    }
    reasons.clear();
}

/// Returns where figures begin on an even grid, where each has room in its column.
fn even((from, to): (f32, f32), part: &[Laid<'_>]) -> Option<Vec<f32>> {
    let step = (to - from) / part.len().max(1) as f32;
    let fits = part.iter().all(|one| one.width + GAP <= step);
    fits.then(|| (0..part.len()).map(|at| from + step * at as f32).collect())
}

/// Returns where the figures begin with the money above its panel, `panel` points wide, and the others on an even grid before it.
fn on_panels(laid: &[Laid<'_>], room: f32, panel: f32) -> Option<Vec<f32>> {
    let money = laid.iter().rev().take_while(|one| one.figure.is_money).count();
    if money < 2 || room <= panel {
        return None;
    }
    let split = room - panel + MARGIN;
    let (others, amounts) = laid.split_at(laid.len() - money);
    let mut places = even((0.0, split - MARGIN), others)?;
    places.extend(even((split, room - theme::space::SMALL + GAP), amounts)?);
    Some(places)
}

/// Returns where the figures begin, where they fit into `room`: on an even grid with the money above its panel, else one
/// after the other with the room that is left between them.
fn places(laid: &[Laid<'_>], room: f32, panel: f32) -> Option<Vec<f32>> {
    if let Some(places) = on_panels(laid, room, panel).or_else(|| even((0.0, room - MARGIN + GAP), laid)) {
        return Some(places);
    }
    let taken: f32 = laid.iter().map(|one| one.width).sum();
    let gap = (room - MARGIN - taken) / laid.len().saturating_sub(1).max(1) as f32;
    (gap >= GAP).then(|| in_turn(laid, gap.min(3.0 * GAP)))
}

/// Returns where the figures begin one after the other, `gap` apart.
fn in_turn(laid: &[Laid<'_>], gap: f32) -> Vec<f32> {
    let mut at = 0.0;
    let mut places = Vec::with_capacity(laid.len());
    for one in laid {
        places.push(at);
        at += one.width + gap;
    }
    places
}

fn show_one(cx: &mut Cx<'_>, ui: &mut Ui, laid: &Laid<'_>, rect: Rect) {
    let figure = laid.figure;
    let response = fit::claim(ui, rect.expand2(vec2(theme::space::SMALL, -4.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &figure.spoken));
    let colours = palette(ui.visuals());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(response.rect, theme::RADIUS, colours.raised);
    }
    if response.has_focus() {
        let line = Stroke::new(2.0, colours.accent);
        ui.painter().rect_stroke(response.rect, theme::RADIUS, line, StrokeKind::Inside);
    }
    line_of_text(ui, rect, NAME_Y, 0.0, &laid.name);
    let under = in_reading(ui, rect, 0.0, laid.name.size().x);
    let under = under.with_max_y(rect.top() + NAME_Y + laid.name.size().y / 2.0);
    term_notes::join(ui, &figure.caption, under, &response);
    if let Ok(value) = &laid.value {
        let after = line_of_text(ui, rect, FIGURE_Y, 0.0, value);
        if let Some(change) = &laid.change {
            line_of_text(ui, rect, FIGURE_Y, after + theme::space::SMALL, change);
        }
    }
    let why = figure.value.as_ref().err();
    if hover(response, why.unwrap_or(&figure.explained)).clicked() {
        cx.push(Action::GoTo(figure.page));
    }
}

/// Paints a text in the middle of a line that lies `y` below the top of `rect`, `start` after its reading start; returns
/// where the text ends.
pub(super) fn line_of_text(ui: &Ui, rect: Rect, y: f32, start: f32, text: &Arc<Galley>) -> f32 {
    let (x, anchor) = if is_right_to_left(ui) {
        (rect.right() - start, Align2::RIGHT_CENTER)
    } else {
        (rect.left() + start, Align2::LEFT_CENTER)
    };
    let size: Vec2 = text.size();
    let place = anchor.anchor_size(pos2(x, rect.top() + y), size);
    ui.painter().galley(place.min, Arc::clone(text), Color32::PLACEHOLDER);
    start + size.x
}
