//! The fields of the page: what is typed there is no part of the plan, but is marked as in its fields while it cannot be read.

use std::fmt::Debug;
use std::hash::Hash;

use eframe::egui::{Align2, Area, CornerRadius, Frame, Key, Margin, Order, Response, Stroke, StrokeKind, Ui, vec2};

use super::asked;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{RADIUS, palette};
use crate::gui::widgets::{FieldLook, Look, label_in, value_field};

/// The widest that the sentence under a field gets, in points.
const MOST_EXPLANATION: f32 = 320.0;

/// Shows a field, marked where there is a reason why its text cannot be read. Returns the text when it was changed.
pub(super) fn asked_field(
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    text: &str,
    look: FieldLook<'_>,
    why: Option<&str>,
) -> (Response, Option<String>) {
    let (response, typed) = value_field(ui, key, name, text, look);
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        // Esc gives back what was there; the next Tab goes on from this field.
        response.request_focus();
    }
    if let Some(why) = why {
        let line = Stroke::new(1.5, palette(ui.visuals()).error);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(RADIUS), line, StrokeKind::Outside);
        if response.has_focus() {
            explain(ui, &response, why);
        }
    }
    (response, typed)
}

/// Says under a field why its text is not understood, over what stands there, so that nothing moves.
fn explain(ui: &Ui, field: &Response, why: &str) {
    let (corner, pivot) = if is_right_to_left(ui) {
        (field.rect.right_bottom(), Align2::RIGHT_TOP)
    } else {
        (field.rect.left_bottom(), Align2::LEFT_TOP)
    };
    let area = Area::new(field.id.with("why")).order(Order::Tooltip).interactable(false).pivot(pivot);
    area.fixed_pos(corner + vec2(0.0, 3.0)).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(Margin::symmetric(8, 4)).show(ui, |ui| {
            fit::at_most(ui, MOST_EXPLANATION);
            label_in(ui, why, Look::Error);
        });
    });
}

/// Shows a field for an amount, which is written as in all fields for money once it is left. Returns its new text.
pub(super) fn money_field(
    cx: &Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    text: &str,
    look: FieldLook<'_>,
) -> Option<String> {
    let (currency, locale) = (cx.plan().money.currency, cx.locale);
    let read = |text: &str| asked::amount(text, currency, locale);
    let write = |amount| locale.exact_amount(amount, currency.exponent());
    written_field(ui, (key, name), text, look, (read, write)).1
}

/// Shows a field for units, with its groups once it is left. Returns the field and its new text.
pub(super) fn units_field(
    cx: &Cx<'_>,
    ui: &mut Ui,
    key: impl Hash + Debug,
    name: &str,
    text: &str,
    look: FieldLook<'_>,
) -> (Response, Option<String>) {
    let locale = cx.locale;
    let read = |text: &str| asked::units(text, locale);
    written_field(ui, (key, name), text, look, (read, |units: u64| locale.whole(units)))
}

/// Shows a field whose text is read by `read`, and written by `write` once it is left. Returns the field and its new text.
fn written_field<T>(
    ui: &mut Ui,
    (key, name): (impl Hash + Debug, &str),
    text: &str,
    look: FieldLook<'_>,
    (read, write): (impl Fn(&str) -> Result<T, String>, impl Fn(T) -> String),
) -> (Response, Option<String>) {
    let why = asked::why(text, &read);
    let (response, typed) = asked_field(ui, key, name, text, look, why.as_deref());
    let typed = left_as(&response, text, typed, |text| read(text).ok().map(write));
    (response, typed)
}

/// Returns what was typed, or the text as it is written where nobody is typing it.
fn left_as(
    response: &Response,
    text: &str,
    typed: Option<String>,
    written: impl FnOnce(&str) -> Option<String>,
) -> Option<String> {
    if typed.is_some() || response.has_focus() {
        return typed;
    }
    written(text).filter(|written| written != text)
}
