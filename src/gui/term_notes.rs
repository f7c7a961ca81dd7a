//! Notes which term of the glossary the pointer or the keyboard is at, for widgets: F1 opens the glossary there.

use eframe::egui::{Context, Id, Rect, Response, Shape, TextEdit, Ui, vec2};

use super::context::is_right_to_left;
use super::theme::palette;
use crate::plan::Language;
use crate::text::glossary::{Term, term_at, term_called, terms};

/// Longer texts are no names of terms, in bytes.
const LONGEST_NAME: usize = 60;

/// Returns where the term under the pointer is noted, for F1.
fn hovered_id() -> Id {
    Id::unique("term under the pointer")
}

/// Returns where the term of the field that has the focus is noted, for F1.
fn focused_id() -> Id {
    Id::unique("term of the field with the focus")
}

/// Returns where the term that the caret stands in is noted, for F1.
fn written_id() -> Id {
    Id::unique("term at the caret")
}

/// Notes at `place` the term that F1 leads to in this and the next frames.
fn note(ui: &Ui, place: Id, at: usize) {
    // Asked for beforehand: egui's memory is locked while something is put there.
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(place, (at, pass)));
}

/// Returns the term that the text of a label is while the pointer rests on it, notes it and shows it by a dotted line.
pub(super) fn pointed_at(ui: &Ui, text: &str, response: &Response) -> Option<&'static Term> {
    if !response.hovered() || text.len() > LONGEST_NAME {
        return None;
    }
    let at = term_called(text, language(ui))?;
    note(ui, hovered_id(), at);
    underline(ui, response.rect.translate(vec2(0.0, -1.0)));
    terms().get(at)
}

/// Draws the dotted line of a term along the lower edge of `rect`.
fn underline(ui: &Ui, rect: Rect) {
    let ends = [rect.left_bottom(), rect.right_bottom()];
    ui.painter().extend(Shape::dotted_line(&ends, palette(ui.visuals()).weak_text, 3.0, 0.8));
}

/// Returns the language of the interface.
fn language(ui: &Ui) -> Language {
    if is_right_to_left(ui) { Language::Ar } else { Language::En }
}

/// Joins a caption that is painted, and not a label, to its term while what it stands on is pointed at or has the focus: F1
/// opens the glossary there. A dotted line in `under` shows it.
pub(super) fn join(ui: &Ui, text: &str, under: Rect, response: &Response) {
    if !(response.hovered() || response.has_focus()) || text.len() > LONGEST_NAME {
        return;
    }
    let Some(at) = term_called(text, language(ui)) else { return };
    note(ui, hovered_id(), at);
    underline(ui, under);
}

/// Notes the term that a field or a choice is named after while it has the focus, so that the keyboard alone leads there; what
/// the pointer rests on comes first.
pub(super) fn focused(ui: &Ui, name: &str, response: &Response) {
    if !response.has_focus() || name.len() > LONGEST_NAME || hovered(ui.ctx()).is_some() {
        return;
    }
    if let Some(at) = term_called(name, language(ui)) {
        note(ui, focused_id(), at);
    }
}

/// Notes the term that is selected in the field with the focus, or that its caret stands in: it comes before the term that the
/// field is named after.
pub(super) fn written(ui: &Ui, text: &str, response: &Response) {
    if !response.has_focus() || hovered(ui.ctx()).is_some() {
        return;
    }
    let state = TextEdit::load_state(ui.ctx(), response.id);
    let Some(range) = state.and_then(|state| state.cursor.char_range()) else { return };
    let ends = [range.primary.index.0, range.secondary.index.0];
    if let Some(at) = term_at(text, ends[0].min(ends[1])..ends[0].max(ends[1])) {
        note(ui, written_id(), at);
    }
}

/// Returns the term that the pointer rested on in the last frames.
fn hovered(context: &Context) -> Option<usize> {
    noted(context, hovered_id())
}

fn noted(context: &Context, place: Id) -> Option<usize> {
    let (at, pass): (usize, u64) = context.data(|data| data.get_temp(place))?;
    (pass + 3 >= context.cumulative_pass_nr()).then_some(at)
}

/// Returns the term that F1 leads to: the one under the pointer, else the one at the caret, else that of the field with the focus.
pub(super) fn noted_term(context: &Context) -> Option<usize> {
    [hovered_id(), written_id(), focused_id()].into_iter().find_map(|place| noted(context, place))
}
