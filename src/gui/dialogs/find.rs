//! The search in the plan: a field, and under it what was found, by kinds of things.

use eframe::egui::{Align2, CornerRadius, Key, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::body::scrolled_body;
use crate::app::{Action, DialogAnswer, FindInPlan};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, palette, size, space};
use crate::gui::widgets::{FieldLook, galley_elided, marked_by_arrows, plain_field, small, weak};
use crate::search::Found;
use crate::text::strings::fill;
use crate::text::{kind_of_place, place_words};

/// The height of a result, in points.
const LINE_HEIGHT: f32 = 44.0;

/// Shows the search.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, search: &FindInPlan) {
    let words = &cx.texts.window;
    // Taken before the field sees them: its caret stays.
    let moved = marked_by_arrows(ui, search.marked, search.found.len());
    let look = FieldLook::line(f32::INFINITY).hint(words.find_hint);
    let (field, typed) = plain_field(ui, "find in plan", words.find_hint, &search.query, look);
    field.request_focus();
    if let Some(typed) = typed {
        cx.push(Action::DialogText(typed));
    }
    if moved != search.marked {
        cx.push(Action::PaletteMark(moved));
    }
    if ui.input(|input| input.key_pressed(Key::Enter)) {
        cx.push(Action::Answer(DialogAnswer::Accept));
    }
    ui.add_space(space::TIGHT);
    if search.query.trim().is_empty() {
        weak(ui, words.find_what);
    } else if search.found.is_empty() {
        weak(ui, words.find_none);
    } else {
        let count = cx.locale.whole(i128::try_from(search.count).unwrap_or(0));
        weak(ui, &fill!(words.find_count, &[("count", &count)]));
    }
    scrolled_body(ui, "found in plan", 380.0, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut kind = String::new();
        for (position, found) in search.found.iter().enumerate() {
            let own_kind = kind_of_place(&found.place, cx.locale);
            if own_kind != kind {
                ui.add_space(space::TIGHT);
                small(ui, &own_kind);
                kind = own_kind;
            }
            let line = result(cx, ui, found, position == search.marked);
            if position == moved && moved != search.marked {
                line.scroll_to_me(None);
            }
            if line.clicked() {
                cx.push(Action::PaletteMark(position));
                cx.push(Action::Answer(DialogAnswer::Accept));
            }
        }
        if search.count > search.found.len() {
            let more = cx.locale.whole(i128::try_from(search.count - search.found.len()).unwrap_or(0));
            weak(ui, &fill!(words.more, &[("count", &more)]));
        }
    });
}

/// Shows one result: the text around what was found, and under it where that stands.
fn result(cx: &Cx<'_>, ui: &mut Ui, found: &Found, is_marked: bool) -> Response {
    let place = place_words(&found.place, cx.plan(), cx.locale);
    let width = ui.available_width();
    let (rect, response) = fit::allocate(ui, vec2(width, LINE_HEIGHT), Sense::click());
    let name = format!("{}{dot}{place}", found.snippet.line, dot = cx.locale.dot());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_marked, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let colours = palette(ui.visuals());
    let ground = match (is_marked, response.hovered()) {
        (true, _) => Some(colours.selected),
        (false, true) => Some(colours.raised),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), ground);
    }
    let inner = rect.shrink2(vec2(8.0, 4.0));
    let text = galley_elided(ui, &found.snippet.line, theme::font(size::BODY), colours.text, inner.width());
    let under = galley_elided(ui, &place, theme::font(size::SMALL), colours.weak_text, inner.width());
    let rtl = is_right_to_left(ui);
    let (start, top, bottom) = if rtl {
        (inner.right(), Align2::RIGHT_TOP, Align2::RIGHT_BOTTOM)
    } else {
        (inner.left(), Align2::LEFT_TOP, Align2::LEFT_BOTTOM)
    };
    let text_place = top.anchor_size(pos2(start, inner.top()), text.size());
    ui.painter().galley(text_place.min, text, colours.text);
    let under_place = bottom.anchor_size(pos2(start, inner.bottom()), under.size());
    ui.painter().galley(under_place.min, under, colours.weak_text);
    response
}
