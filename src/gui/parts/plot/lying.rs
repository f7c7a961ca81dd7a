//! Plots whose bars lie: a row a thing, its name before the bar and its value behind it.

use eframe::egui::{
    Align2, Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::paint::{Inks, mark_words};
use super::{Ground, PlotLook, tip_of};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, font, palette, size, strong_font};
use crate::gui::widgets::{galley, galley_lines};
use crate::plan::Language;
use crate::report::plots::tip;
use crate::report::{Piece, Plot, SeriesKind};
use crate::text;

/// Height of a row, and of its bar, in points.
const ROW: (f32, f32) = (26.0, 14.0);
/// Height of a row whose name needs two lines, in points.
const TWO_LINES: f32 = 40.0;
/// Between the end of a bar and its words, in points.
const BEFORE_WORDS: f32 = 6.0;
/// Height of the words of the axis, in points.
const AXIS: f32 = 18.0;
/// The widest names, in points and as a share of the width.
const NAMES: (f32, f32) = (260.0, 0.42);

/// Shows the rows with their axis below.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, plot: &Plot, look: &PlotLook<'_>) -> Ground {
    let rtl = is_right_to_left(ui);
    let inks = Inks::of(ui, plot, look.colours);
    let pieces = plot.pieces();
    let width = |text: &str| galley(ui, text, font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let wanted = plot.x.labels.iter().map(|(_, name)| width(name)).fold(0.0, f32::max).ceil() + 13.0;
    let names = wanted.min(NAMES.0).min(ui.available_width() * NAMES.1);
    let height = if names < wanted { TWO_LINES } else { ROW.0 };
    let values = pieces.iter().map(|piece| width(piece.said)).fold(20.0, f32::max) + 14.0;
    let marks = plot.value_marks(4.0);
    let ends = (marks.first().copied().unwrap_or(0.0), marks.last().copied().unwrap_or(1.0));
    let whole = ui.available_rect_before_wrap();
    let (left, right) = if rtl { (values, names) } else { (names, values) };
    let bottom = whole.top() + height * plot.x.labels.len() as f32;
    let rect =
        fit::sound(Rect::from_min_max(pos2(whole.left() + left, whole.top()), pos2(whole.right() - right, bottom)));
    // Values run along the rows.
    let ground = Ground { rect, x: ends, y: (0.0, 1.0), to_the_left: rtl };
    axis(cx, ui, plot, &ground, &marks);
    let between = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
    for (number, (place, name)) in plot.x.labels.iter().enumerate() {
        let of_row: Vec<Piece<'_>> =
            pieces.iter().copied().filter(|piece| piece.place.total_cmp(place).is_eq()).collect();
        row(cx, ui, (plot, look, &inks), &ground, (number, *place, name, vec2(names, height)), &of_row);
    }
    fit::space(ui, vec2(0.0, AXIS));
    ui.spacing_mut().item_spacing.y = between;
    ground
}

/// Draws the lines of the grid through all rows, with their words below.
fn axis(cx: &Cx<'_>, ui: &Ui, plot: &Plot, ground: &Ground, marks: &[f64]) {
    let colours = palette(ui.visuals());
    // The last mark says the unit; those before it give way.
    let mut taken = Rect::NOTHING;
    for (number, mark) in marks.iter().enumerate().rev() {
        let x = ground.at(*mark, 0.0).x;
        let line = if number == 0 { colours.line } else { colours.grid };
        ui.painter().vline(x, ground.rect.y_range(), Stroke::new(1.0, line));
        let words = mark_words(cx, &plot.y, *mark, number + 1 == marks.len());
        let words = galley(ui, &words, font(size::SMALL), colours.weak_text, f32::INFINITY);
        let place = Align2::CENTER_TOP.anchor_size(pos2(x, ground.rect.bottom() + 2.0), words.size());
        if !place.expand(2.0).intersects(taken) {
            ui.painter().galley(place.min, words, colours.weak_text);
            taken = place;
        }
    }
}

fn row(
    cx: &Cx<'_>,
    ui: &mut Ui,
    (plot, look, inks): (&Plot, &PlotLook<'_>, &Inks),
    ground: &Ground,
    (number, place, name, room): (usize, f64, &str, Vec2),
    pieces: &[Piece<'_>],
) {
    let colours = *palette(ui.visuals());
    let said = pieces.iter().map(|piece| piece.said).find(|said| !said.is_empty()).unwrap_or(text::DASH);
    let sense = if look.has_cards { Sense::click() } else { Sense::hover() };
    let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), room.y), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with((look.place, number)), sense);
    let role = if look.has_cards { Role::Button } else { Role::Row };
    response.widget_info(|| WidgetInfo::labeled(role, true, format!("{name}: {}", spoken(cx, plot, said))));
    if look.has_cards && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), colours.raised);
    }
    if response.has_focus() {
        let line = Stroke::new(2.0, colours.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(theme::RADIUS), line, StrokeKind::Inside);
    }
    let rtl = ground.to_the_left;
    let middle = rect.center().y;
    let (start, near) =
        if rtl { (rect.right() - 2.0, Align2::RIGHT_CENTER) } else { (rect.left() + 2.0, Align2::LEFT_CENTER) };
    let text = galley_lines(ui, name, font(size::BODY), colours.text, (fit::beside(room.x, 12.0), 2));
    ui.painter().galley(near.anchor_size(pos2(start, middle), text.size()).min, text, colours.text);
    let x = |value: f64| ground.at(value, 0.0).x;
    let mut end = x(ground.x.0.max(0.0));
    for piece in pieces {
        let (from, to) = (x(piece.from), x(piece.to));
        let bar = Rect::from_x_y_ranges(
            from.min(to)..=from.max(to).max(from.min(to) + 1.0),
            middle - ROW.1 / 2.0..=middle + ROW.1 / 2.0,
        );
        let (fill, edge) = inks.get(piece.series);
        ui.painter().rect(bar, CornerRadius::ZERO, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        // What is taken off ends before it begins.
        end = if rtl { from.min(to) } else { from.max(to) };
    }
    end = spans(ui, plot, place, (ground, middle), end);
    let words = galley(ui, said, strong_font(size::SMALL), colours.text, f32::INFINITY);
    end = targets(ui, plot, (number, place), (ground, middle), (end, words.size().x));
    let at = pos2(end + BEFORE_WORDS * ground.onward(), middle);
    ui.painter().galley(near.anchor_size(at, words.size()).min, words, colours.text);
    if response.hovered() {
        let mut said = tip(&cx.report().of_audience(look.audience), plot, place);
        name.clone_into(&mut said.title);
        tip_of(cx, &response, (&said, rtl), look);
    } else if response.clicked() {
        // By keyboard.
        let said = tip(&cx.report().of_audience(look.audience), plot, place);
        tip_of(cx, &response, (&said, rtl), look);
    }
}

/// Returns the words at a bar with their unit, where they do not say it.
fn spoken(cx: &Cx<'_>, plot: &Plot, said: &str) -> String {
    let unit = plot.y.unit.as_str();
    match cx.language() {
        _ if unit.is_empty() || unit == "%" || said == text::DASH => said.to_owned(),
        Language::En => format!("{unit}\u{a0}{said}"),
        Language::Ar => format!("{said}\u{a0}{unit}"),
    }
}

/// Draws how far a bar may end; returns where words can begin.
fn spans(ui: &Ui, plot: &Plot, place: f64, (ground, middle): (&Ground, f32), end: f32) -> f32 {
    let line = Stroke::new(1.0, palette(ui.visuals()).text);
    let mut end = end;
    for series in plot.series.iter().filter(|series| series.kind == SeriesKind::Bars) {
        let bands = series.points.iter().zip(&series.band).filter(|(point, _)| point.0.total_cmp(&place).is_eq());
        for (_, (low, high)) in bands {
            let (from, to) = (ground.at(*low, 0.0).x, ground.at(*high, 0.0).x);
            ui.painter().hline(from.min(to)..=from.max(to), middle, line);
            for x in [from, to] {
                ui.painter().vline(x, middle - 3.5..=middle + 3.5, line);
            }
            end = further(ground, end, to);
        }
    }
    end
}

/// Draws the targets of a row, the first row's with their name; returns where the words of the row, which have a width, can begin
/// behind `end`.
fn targets(
    ui: &Ui,
    plot: &Plot,
    (number, place): (usize, f64),
    (ground, middle): (&Ground, f32),
    (end, width): (f32, f32),
) -> f32 {
    let colours = palette(ui.visuals());
    let mut end = end;
    for series in plot.series.iter().filter(|series| series.kind == SeriesKind::Points) {
        let Some(value) = series.at(place) else { continue };
        let x = ground.at(value, 0.0).x;
        let tick = Rect::from_center_size(pos2(x, middle), vec2(2.0, ROW.1 + 6.0));
        ui.painter().rect_filled(tick, 0, colours.text);
        // Behind a target that would run through the words.
        let taken = BEFORE_WORDS + width;
        if (x - end) * ground.onward() > 0.0 && (x - end).abs() < (taken + 4.0).max(60.0) {
            end = x;
        }
        if number == 0 && !series.label.is_empty() {
            let name = galley(ui, &series.label, font(size::SMALL), colours.weak_text, f32::INFINITY);
            let needed = name.size().x + 8.0;
            let (before, behind) = if ground.to_the_left {
                (Align2::LEFT_CENTER, Align2::RIGHT_CENTER)
            } else {
                (Align2::RIGHT_CENTER, Align2::LEFT_CENTER)
            };
            // Before the target where the words of the row leave room, else behind it where the plot does.
            let is_behind_words = (x - end) * ground.onward() > taken + needed;
            let has_room_behind = (ground.end() - x) * ground.onward() > needed && (x - end) * ground.onward() > taken;
            let towards = |points: f32| pos2(x + points * ground.onward(), middle);
            let place = match (is_behind_words, has_room_behind) {
                (true, _) => Some((before, towards(-4.0))),
                (false, true) => Some((behind, towards(4.0))),
                (false, false) => None,
            };
            if let Some((anchor, at)) = place {
                ui.painter().galley(anchor.anchor_size(at, name.size()).min, name, colours.weak_text);
            }
        }
    }
    end
}

/// Returns which of two places lies further along the values.
fn further(ground: &Ground, one: f32, two: f32) -> f32 {
    if (two - one) * ground.onward() > 0.0 { two } else { one }
}
