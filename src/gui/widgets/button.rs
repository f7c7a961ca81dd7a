//! Buttons and things that are clicked like buttons.

use eframe::egui::{
    Align2, Button, Color32, CornerRadius, InnerResponse, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    Widget as _, WidgetInfo, WidgetText, vec2,
};

use super::form::{column, row};
use super::icon::{Icon, paint_icon};
use super::text::{galley, hover, paint_text};
use crate::gui::context::is_right_to_left;
use crate::gui::fit;
use crate::gui::theme::{self, palette, size};

fn button_text(ui: &Ui, text: &str) -> WidgetText {
    WidgetText::Galley(galley(ui, text, theme::font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY))
}

/// Shows a button of egui, and scrolls to it where Tab has led there.
fn shown(ui: &mut Ui, button: Button<'_>) -> Response {
    let response = button.ui(ui);
    fit::bring_into_view(&response);
    response
}

/// Shows a button.
pub fn button(ui: &mut Ui, text: &str) -> Response {
    shown(ui, Button::new(button_text(ui, text)))
}

/// Shows buttons beside each other, or under each other where they have no room, each with whether it can be pressed. Returns the
/// place of the one that was pressed.
pub fn button_row(ui: &mut Ui, names: &[(&str, bool)]) -> Option<usize> {
    let text = |name: &str| galley(ui, name, theme::font(size::BODY), Color32::PLACEHOLDER, f32::INFINITY);
    let wide = |(name, _): &(&str, bool)| text(name).size().x + 2.0 * ui.spacing().button_padding.x;
    let gaps = ui.spacing().item_spacing.x * names.len().saturating_sub(1) as f32;
    let has_room = names.iter().map(wide).sum::<f32>() + gaps <= ui.available_width();
    let all = |ui: &mut Ui| {
        names.iter().map(|&(name, enabled)| enabled_button(ui, enabled, name).clicked()).collect::<Vec<bool>>()
    };
    let pressed = if has_room { row(ui, all) } else { column(ui, all) };
    pressed.into_iter().position(|pressed| pressed)
}

/// Shows a button that can be pressed only while `enabled`.
pub fn enabled_button(ui: &mut Ui, enabled: bool, text: &str) -> Response {
    let text = button_text(ui, text);
    let response = ui.add_enabled(enabled, Button::new(text));
    fit::bring_into_view(&response);
    response
}

/// Shows the button that most people want here.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let palette = palette(ui.visuals());
    let text = galley(ui, text, theme::strong_font(size::BODY), palette.on_accent, f32::INFINITY);
    let look = Button::new(WidgetText::Galley(text)).fill(palette.accent).stroke(Stroke::new(1.0, palette.accent));
    let response = shown(ui, look);
    if response.has_focus() {
        // Its ground hides what egui shows of the focus: a ring inside it, and one around it where that has room.
        let corner = CornerRadius::same(theme::RADIUS);
        let ring = Stroke::new(1.5, palette.on_accent);
        ui.painter().rect_stroke(response.rect.shrink(2.0), corner, ring, StrokeKind::Inside);
        let around = Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), corner, around, StrokeKind::Inside);
    }
    response
}

/// The height of a button in small type, in points: what is pressed is at least as high.
const SMALL_HEIGHT: f32 = 24.0;

/// Shows a button in small type, for places where an ordinary one would be loud.
pub fn small_button(ui: &mut Ui, text: &str) -> Response {
    let text = galley(ui, text, theme::font(size::SMALL), Color32::PLACEHOLDER, f32::INFINITY);
    shown(ui, Button::new(WidgetText::Galley(text)).small().min_size(vec2(0.0, SMALL_HEIGHT)))
}

/// Returns how wide small buttons with these names have to be for all of them to be alike.
#[must_use]
pub fn small_button_width<'a>(ui: &Ui, names: impl IntoIterator<Item = &'a str>) -> f32 {
    let width = |text| galley(ui, text, theme::font(size::SMALL), Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let widest = names.into_iter().map(width).fold(0.0, f32::max);
    (widest + 2.0 * ui.spacing().button_padding.x).ceil()
}

/// Shows a button for tight places that is at least so wide.
pub fn small_button_at_least(ui: &mut Ui, text: &str, width: f32) -> Response {
    let text = galley(ui, text, theme::font(size::SMALL), Color32::PLACEHOLDER, f32::INFINITY);
    Button::new(WidgetText::Galley(text)).small().min_size(vec2(width, SMALL_HEIGHT)).ui(ui)
}

/// Shows a text that leads somewhere.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui.visuals()).accent;
    let text = galley(ui, text, theme::font(size::BODY), colour, ui.available_width());
    let response = shown(ui, Button::new(WidgetText::Galley(text)).frame(false));
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(1.0),
            CornerRadius::same(theme::RADIUS),
            Stroke::new(1.0, colour),
            StrokeKind::Outside,
        );
    }
    response
}

/// Shows a button that stays pressed while `on`.
pub fn toggle(ui: &mut Ui, on: bool, text: &str) -> Response {
    let text = button_text(ui, text);
    shown(ui, Button::selectable(on, text))
}

/// Shows a button with an icon and no text; `name` is said on hover and to screen readers.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    icon_button_of(ui, icon, name, if enabled { Sense::click() } else { Sense::hover() })
}

/// Shows an icon button that Tab passes over, because keys in the fields beside it do the same.
pub fn icon_button_with_keys(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    icon_button_of(ui, icon, name, Sense::CLICK)
}

fn icon_button_of(ui: &mut Ui, icon: Icon, name: &str, sense: Sense) -> Response {
    let size = Vec2::splat(ui.spacing().interact_size.y);
    let (rect, response) = fit::allocate(ui, size, sense);
    let enabled = sense.senses_click();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let palette = palette(ui.visuals());
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect(rect, CornerRadius::same(theme::RADIUS), palette.selected, Stroke::NONE, StrokeKind::Inside);
    }
    let colour = if enabled { palette.text } else { palette.line };
    paint_icon(ui.painter(), icon, rect.shrink(7.0), colour, is_right_to_left(ui));
    hover(response, name)
}

/// Shows a button that shows a colour, with a tick while `on`; `name` is said on hover and to screen readers.
pub fn swatch(ui: &mut Ui, colour: Color32, name: &str, on: bool) -> Response {
    let (rect, response) = fit::allocate(ui, Vec2::splat(24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
    let palette = palette(ui.visuals());
    ui.painter().rect_filled(rect.shrink(2.0), CornerRadius::same(theme::RADIUS), colour);
    if on || response.has_focus() || response.hovered() {
        let line = Stroke::new(1.5, if response.has_focus() { palette.accent } else { palette.text });
        ui.painter().rect_stroke(rect, CornerRadius::same(theme::RADIUS), line, StrokeKind::Inside);
    }
    if on {
        paint_icon(ui.painter(), Icon::Tick, rect.shrink(6.0), theme::text_on(colour), false);
    }
    hover(response, name)
}

/// Shows a framed box with content that can be clicked (and dragged) as a whole; `name` is what screen readers hear.
pub fn card<R>(
    ui: &mut Ui,
    selected: bool,
    name: &str,
    sense: Sense,
    content: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let palette = palette(ui.visuals());
    let background = ui.painter().add(eframe::egui::Shape::Noop);
    let inner_rect = ui.available_rect_before_wrap().shrink2(vec2(8.0, 6.0));
    let mut inside = ui.new_child(fit::part(inner_rect).layout(*ui.layout()));
    let inner = content(&mut inside);
    let content_rect = inside.min_rect();
    let rect = eframe::egui::Rect::from_min_max(
        eframe::egui::pos2(ui.available_rect_before_wrap().left(), content_rect.top() - 6.0),
        eframe::egui::pos2(ui.available_rect_before_wrap().right(), content_rect.bottom() + 6.0),
    );
    let response = fit::claim(ui, rect, sense);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, name));
    let fill = if selected {
        palette.selected
    } else if response.hovered() {
        palette.raised
    } else {
        palette.surface
    };
    let line = if selected || response.has_focus() { palette.accent } else { palette.line };
    let shape = eframe::egui::epaint::RectShape::new(
        rect,
        CornerRadius::same(theme::RADIUS),
        fill,
        Stroke::new(1.0, line),
        StrokeKind::Inside,
    );
    ui.painter().set(background, shape);
    InnerResponse::new(inner, response)
}

/// Shows a small text in a coloured pill, for states and counts.
pub fn pill(ui: &mut Ui, text: &str, ground: Color32) -> Response {
    let measured = galley(ui, text, theme::font(size::SMALL), theme::text_on(ground), f32::INFINITY);
    let (rect, response) = fit::allocate(ui, measured.size() + vec2(12.0, 2.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(theme::ROUND), ground);
    paint_text(
        ui,
        ui.painter(),
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        theme::font(size::SMALL),
        theme::text_on(ground),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}
