//! The slides on the whole screen: one at a time, as large as there is room, turned by keys and clicks.

use eframe::egui::{self, Color32, CornerRadius, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::context::Cx;
use super::parts::page_textures::PageTextures;
use super::theme::{self, size};
use super::widgets::paint_text;
use crate::app::{Action, Presentation, PresentationAction};
use crate::text::strings::fill;

/// Shows the slide.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, textures: &mut PageTextures) {
    let app = cx.app;
    let Some(shown) = app.presentation() else { return };
    let room = ui.max_rect();
    ui.painter().rect_filled(room, CornerRadius::ZERO, Color32::BLACK);
    if app.dialog.is_none() {
        turn(cx, ui, shown);
    }
    let size_of = shown.slides().and_then(|slides| slides.size(shown.slide()));
    let Some((width, height)) = size_of else {
        let words = if shown.has_failed() { cx.texts.shared.answer_failed } else { cx.texts.printing.drawing_slides };
        let (at, font) = (room.center(), theme::font(size::BODY));
        paint_text(ui, ui.painter(), at, egui::Align2::CENTER_CENTER, words, font, Color32::LIGHT_GRAY);
        return;
    };
    let scale = (room.width() / width).min(room.height() / height).max(0.01);
    let rect = Rect::from_center_size(room.center(), vec2(width, height) * scale);
    paint(cx, ui, shown, scale);
    if let Some(picture) = shown.picture(shown.slide()) {
        let texture = textures.of(ui, &picture.pixels);
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture, rect, all, Color32::WHITE);
    } else {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, Color32::WHITE);
    }
    let response = ui.interact(room, ui.scope_id().with("slide"), Sense::click());
    let title = shown.slides().and_then(|slides| slides.sections.get(shown.slide())).map_or("", |slide| &slide.title);
    let [slide, slides] = [shown.slide() + 1, shown.count()].map(|number| cx.locale.ungrouped(number as u64));
    let name = fill!(cx.texts.printing.slide_of, &[("slide", &slide), ("slides", &slides), ("title", title)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    if response.clicked() {
        go_to(cx, shown.slide() + 1);
    } else if response.secondary_clicked() {
        go_to(cx, shown.slide().saturating_sub(1));
    }
}

/// Has the slide and those beside it painted, as finely as the screen shows them.
fn paint(cx: &mut Cx<'_>, ui: &Ui, shown: &Presentation, scale: f32) {
    let dots = (scale * ui.ctx().pixels_per_point()).clamp(0.05, 4.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 50 and 4,000")]
    let thousandths = (dots * 1000.0).round() as u32;
    if let Some(slides) = shown.wanted(thousandths) {
        cx.push(Action::Presentation(PresentationAction::Paint { slides, scale: thousandths }));
    }
}

fn go_to(cx: &mut Cx<'_>, slide: usize) {
    cx.push(Action::Presentation(PresentationAction::GoTo(slide)));
}

/// Follows the keys.
fn turn(cx: &mut Cx<'_>, ui: &Ui, shown: &Presentation) {
    let (forward, back) =
        if shown.runs_left() { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    let pressed = |keys: &[Key]| {
        let one = |key: &Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
        keys.iter().any(one)
    };
    let last = shown.count().saturating_sub(1);
    if pressed(&[Key::Escape, Key::F5]) {
        cx.push(Action::Presentation(PresentationAction::End));
    } else if pressed(&[forward, Key::ArrowDown, Key::PageDown, Key::Space, Key::Enter]) {
        go_to(cx, (shown.slide() + 1).min(last));
    } else if pressed(&[back, Key::ArrowUp, Key::PageUp, Key::Backspace]) {
        go_to(cx, shown.slide().saturating_sub(1));
    } else if pressed(&[Key::Home]) {
        go_to(cx, 0);
    } else if pressed(&[Key::End]) {
        go_to(cx, last);
    }
}
