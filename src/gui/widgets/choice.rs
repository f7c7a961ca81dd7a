//! Choosing from a few things.

use eframe::egui::{
    Align2, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, TextWrapMode, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::button::button;
use super::icon::{Icon, paint_icon};
use super::text::{galley, galley_elided, galley_lines, label};
use super::unfold::unfold;
use crate::gui::context::is_right_to_left;
use crate::gui::fit;
use crate::gui::term_notes;
use crate::gui::theme::{self, palette, size};

/// Shows a box that is ticked or not. Returns the new state when it was clicked.
pub fn check(ui: &mut Ui, name: &str, on: bool) -> Option<bool> {
    let layout_response = ui.scope(|ui| {
        super::form::row(ui, |ui| {
            let (mark, _) = fit::allocate(ui, Vec2::splat(16.0), Sense::hover());
            let palette = palette(ui.visuals());
            let fill = if on { palette.accent } else { palette.surface };
            let line = if on { palette.accent } else { palette.control };
            ui.painter().rect(
                mark,
                CornerRadius::same(theme::RADIUS),
                fill,
                Stroke::new(1.0, line),
                StrokeKind::Inside,
            );
            if on {
                paint_icon(ui.painter(), Icon::Tick, mark.shrink(3.0), palette.on_accent, false);
            }
            label(ui, name);
        });
    });
    let rect = layout_response.response.rect;
    let response = fit::interact(ui, rect, layout_response.response.id.with("check"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    if response.has_focus() {
        let line = Stroke::new(1.0, palette(ui.visuals()).accent);
        ui.painter().rect_stroke(rect.expand(2.0), 3, line, StrokeKind::Outside);
    }
    term_notes::join(ui, name, rect, &response);
    response.clicked().then_some(!on)
}

/// Shows one of several circles of which one is filled, its words beside it on as many lines as they need. True when it was
/// clicked.
pub fn radio(ui: &mut Ui, name: &str, on: bool) -> bool {
    let colours = palette(ui.visuals());
    let width = ui.available_width();
    let text = galley(ui, name, theme::font(size::BODY), colours.text, fit::beside(width, 26.0).max(40.0));
    let height = text.size().y.max(18.0) + 4.0;
    let (rect, response) = fit::allocate(ui, vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
    let rtl = is_right_to_left(ui);
    let middle = rect.top() + 11.0;
    let mark = if rtl { pos2(rect.right() - 10.0, middle) } else { pos2(rect.left() + 10.0, middle) };
    let line = if on || response.has_focus() { colours.accent } else { colours.control };
    ui.painter().circle(mark, 7.0, colours.surface, Stroke::new(if on { 4.5 } else { 1.0 }, line));
    let anchor = if rtl { Align2::RIGHT_TOP } else { Align2::LEFT_TOP };
    let at = if rtl { pos2(rect.right() - 26.0, rect.top() + 2.0) } else { pos2(rect.left() + 26.0, rect.top() + 2.0) };
    let place = anchor.anchor_size(at, text.size());
    ui.painter().galley(place.min, text, colours.text);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 3, Stroke::new(1.0, colours.accent), StrokeKind::Outside);
    }
    response.clicked()
}

/// Shows a box that is ticked or not, without words beside it; `name` is said on hover and to screen readers. True when it
/// was clicked.
pub fn tick(ui: &mut Ui, name: &str, on: bool) -> bool {
    let (rect, response) = fit::allocate(ui, Vec2::splat(24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let palette = palette(ui.visuals());
    let fill = if on { palette.accent } else { palette.surface };
    let line = if on || response.has_focus() { palette.accent } else { palette.control };
    let mark = rect.shrink(4.0);
    ui.painter().rect(mark, CornerRadius::same(theme::RADIUS), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    if on {
        paint_icon(ui.painter(), Icon::Tick, mark.shrink(3.0), palette.on_accent, false);
    }
    let clicked = response.clicked();
    super::text::hover(response, name);
    clicked
}

/// The most lines of the closed form of a choice.
const MOST_LINES: usize = 5;

/// The narrowest choice where there is less room than it wants, in points.
const LEAST_WIDTH: f32 = 72.0;

/// Shows the closed form of a choice: what is chosen, on as many lines as it needs, and a mark that it unfolds.
pub(super) fn choice_box(ui: &mut Ui, name: &str, shown: &str, width: f32) -> Response {
    let width = width.min(ui.available_width().max(LEAST_WIDTH));
    let ink = palette(ui.visuals()).text;
    let (usual, room) = (ui.spacing().interact_size.y, (fit::beside(width, 34.0), MOST_LINES));
    let text = galley_lines(ui, shown, theme::font(size::BODY), ink, room);
    // A row of a table has room for one line.
    let has_one_line = ui.style().wrap_mode == Some(TextWrapMode::Truncate);
    let text = if has_one_line { galley_elided(ui, shown, theme::font(size::BODY), ink, room.0) } else { text };
    let height = usual.max(if has_one_line { 0.0 } else { text.size().y + 8.0 });
    let (rect, response) = fit::allocate(ui, vec2(width, height), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    let visuals = *ui.style().interact(&response);
    let palette = palette(ui.visuals());
    let line = if response.has_focus() { palette.accent } else { visuals.bg_stroke.color };
    ui.painter().rect(
        rect,
        CornerRadius::same(theme::RADIUS),
        palette.surface,
        Stroke::new(1.0, line),
        StrokeKind::Inside,
    );
    let rtl = is_right_to_left(ui);
    let is_cut = text.elided;
    let (start, anchor) = if rtl {
        (pos2(rect.right() - 9.0, rect.center().y), Align2::RIGHT_CENTER)
    } else {
        (pos2(rect.left() + 9.0, rect.center().y), Align2::LEFT_CENTER)
    };
    let text_rect = anchor.anchor_size(start, text.size());
    ui.painter().galley(text_rect.min, text, palette.text);
    let mark_x = if rtl { rect.left() + 13.0 } else { rect.right() - 13.0 };
    let mark = eframe::egui::Rect::from_center_size(pos2(mark_x, rect.center().y), Vec2::splat(12.0));
    paint_icon(ui.painter(), Icon::Open, mark, palette.weak_text, rtl);
    if is_cut { super::text::hover(response, shown) } else { response }
}

/// Shows one of several values. Returns the new one when another was chosen.
pub fn choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    name: &str,
    current: &T,
    options: &[(T, &str)],
    width: f32,
) -> Option<T> {
    let shown = options.iter().find(|(value, _)| value == current).map_or("—", |(_, text)| text);
    let response = choice_box(ui, name, shown, width);
    term_notes::focused(ui, name, &response);
    let lines: Vec<(&str, bool)> = options.iter().map(|(value, text)| (*text, value == current)).collect();
    let taken = unfold(ui, &response, &lines, false)?;
    options.get(taken).map(|(value, _)| value).filter(|value| *value != current).cloned()
}

/// Shows a button that unfolds a list of what it can do. Returns the place of the line that was taken.
pub fn button_with_choices(ui: &mut Ui, name: &str, lines: &[&str]) -> Option<usize> {
    let response = button(ui, name);
    let lines: Vec<(&str, bool)> = lines.iter().map(|line| (*line, false)).collect();
    unfold(ui, &response, &lines, false)
}

/// Shows a choice of any of several values. Returns the new set, in the order of the options, when one was ticked or unticked.
pub fn multiple_choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    name: &str,
    current: &[T],
    options: &[(T, &str)],
    none: &str,
    width: f32,
) -> Option<Vec<T>> {
    let chosen: Vec<&str> =
        options.iter().filter(|(value, _)| current.contains(value)).map(|(_, text)| *text).collect();
    let separator = if is_right_to_left(ui) { "، " } else { ", " };
    let shown = if chosen.is_empty() { none.to_owned() } else { chosen.join(separator) };
    let response = choice_box(ui, name, &shown, width);
    term_notes::focused(ui, name, &response);
    let lines: Vec<(&str, bool)> = options.iter().map(|(value, text)| (*text, current.contains(value))).collect();
    let (taken, _) = options.get(unfold(ui, &response, &lines, true)?)?;
    let kept = options.iter().map(|(option, _)| option);
    Some(kept.filter(|option| (*option == taken) != current.contains(option)).cloned().collect())
}

/// Shows a point on a scale of `steps`, chosen by pressing it; `None` while none is chosen. `name` is said before each step.
/// Returns the position of the pressed step.
pub fn scale(ui: &mut Ui, name: &str, chosen: Option<usize>, steps: &[String]) -> Option<usize> {
    let mut pressed = None;
    super::form::row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (position, step) in steps.iter().enumerate() {
            let (rect, response) = fit::allocate(ui, Vec2::splat(ui.spacing().interact_size.y), Sense::click());
            let on = chosen == Some(position);
            term_notes::focused(ui, name, &response);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("{name} {step}")));
            let colours = palette(ui.visuals());
            let (ground, ink) = match (on, response.hovered()) {
                (true, _) => (colours.accent, colours.on_accent),
                (false, true) => (colours.selected, colours.text),
                (false, false) => (colours.raised, colours.weak_text),
            };
            let line = if on || response.has_focus() { colours.accent } else { colours.control };
            let corner = CornerRadius::same(theme::RADIUS);
            ui.painter().rect(rect, corner, ground, Stroke::new(1.0, line), StrokeKind::Inside);
            if on && response.has_focus() {
                ui.painter().rect_stroke(rect.expand(2.0), corner, Stroke::new(1.0, line), StrokeKind::Outside);
            }
            let font = theme::font(size::BODY);
            super::text::paint_text(ui, ui.painter(), rect.center(), Align2::CENTER_CENTER, step, font, ink);
            if response.clicked() {
                pressed = Some(position);
            }
        }
    });
    pressed
}
