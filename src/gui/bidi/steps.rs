//! Undo inside a field: the steps of one visit, and nothing from before it.
//!
//! `TextEdit` keeps steps by the field's id for as long as the program runs, so that they would bring back another document's
//! text, or one that the plan's undo has removed. Here they end with the visit, and whenever the text is changed from outside.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::util::undoer::Undoer;
use eframe::egui::{Context, Id, TextEdit};

/// Says which way to go in the steps of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldStep {
    /// To the text before.
    Undo,
    /// To the text that was undone.
    Redo,
}

/// Holds what a step goes back to.
type CaretAndText = (CCursorRange, String);

/// Holds what a field with the focus remembers from pass to pass.
#[derive(Clone, Debug, Default)]
struct Visit {
    /// The text at the end of the last pass.
    text: String,
    /// When something was last pressed or typed, in seconds.
    active: f64,
}

fn visit_id(field: Id) -> Id {
    field.with("visit")
}

fn visit(ctx: &Context, field: Id) -> Option<Visit> {
    ctx.data(|data| data.get_temp(visit_id(field)))
}

/// Returns true when the field that has the focus has a step of this visit.
#[must_use]
pub fn has_step(ctx: &Context, field: Id, step: FieldStep) -> bool {
    let (Some(visit), Some(state)) = (visit(ctx, field), TextEdit::load_state(ctx, field)) else { return false };
    let current = (state.cursor.char_range().unwrap_or_default(), visit.text);
    take(&mut state.undoer(), &current, step).is_some()
}

/// Goes a step in the field when it is shown next.
pub fn ask_for_step(ctx: &Context, field: Id, step: FieldStep) {
    ctx.data_mut(|data| data.insert_temp(field.with("asked step"), step));
}

/// Returns the state before or after `current` that has another text; states that differ in the caret alone are passed over.
fn take(undoer: &mut Undoer<CaretAndText>, current: &CaretAndText, step: FieldStep) -> Option<CaretAndText> {
    let mut state = current.clone();
    loop {
        let next = match step {
            FieldStep::Undo => undoer.undo(&state),
            FieldStep::Redo => undoer.redo(&state),
        };
        state = next?.clone();
        if state.1 != current.1 {
            return Some(state);
        }
    }
}

/// Begins a pass of a field that has the focus. Goes the step that was asked for and returns true when the text is another
/// then. `select_all` says whether a visit that begins selects the text.
pub(super) fn begin_pass(ctx: &Context, field: Id, buffer: &mut String, select_all: bool) -> bool {
    let asked: Option<FieldStep> = ctx.data(|data| data.get_temp(field.with("asked step")));
    ctx.data_mut(|data| data.remove::<FieldStep>(field.with("asked step")));
    let Some(before) = visit(ctx, field) else {
        begin_visit(ctx, field, buffer, select_all);
        return false;
    };
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    let mut changed = false;
    if before.text != *buffer {
        // Something else has changed the text.
        state.clear_undoer();
    } else if let Some(step) = asked {
        changed = go(&mut state, buffer, step);
    } else {
        return false;
    }
    state.store(ctx, field);
    changed
}

fn everything(characters: usize) -> CCursorRange {
    CCursorRange::two(CCursor::default(), CCursor::new(characters))
}

/// Selects the text of a field, which has so many characters.
pub fn select_all(ctx: &Context, field: Id, characters: usize) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    state.cursor.set_char_range(Some(everything(characters)));
    state.store(ctx, field);
}

/// Begins a visit: there is nothing to undo, and a field that was not clicked into has its text selected.
fn begin_visit(ctx: &Context, field: Id, text: &str, select: bool) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    state.clear_undoer();
    if select {
        state.cursor.set_char_range(Some(everything(text.chars().count())));
    }
    state.store(ctx, field);
    let visit = Visit { text: text.to_owned(), active: ctx.input(|input| input.time) };
    ctx.data_mut(|data| data.insert_temp(visit_id(field), visit));
}

fn go(state: &mut TextEditState, buffer: &mut String, step: FieldStep) -> bool {
    let mut undoer = state.undoer();
    let current = (state.cursor.char_range().unwrap_or_default(), buffer.clone());
    let Some((range, text)) = take(&mut undoer, &current, step) else { return false };
    *buffer = text;
    state.cursor.set_char_range(Some(range));
    state.set_undoer(undoer);
    true
}

/// Ends a pass of a field. Returns true when its visit has just begun.
pub(super) fn end_pass(ctx: &Context, field: Id, text: &str, focused: bool, select_all: bool) -> bool {
    match (visit(ctx, field), focused) {
        (None, false) => false,
        (Some(_), false) => {
            ctx.data_mut(|data| data.remove::<Visit>(visit_id(field)));
            false
        }
        (None, true) => {
            begin_visit(ctx, field, text, select_all);
            true
        }
        (Some(mut visit), true) => {
            let (now, is_active) = ctx.input(|input| (input.time, !input.events.is_empty()));
            if visit.text != text {
                text.clone_into(&mut visit.text);
            } else if !is_active {
                return false;
            }
            visit.active = now;
            ctx.data_mut(|data| data.insert_temp(visit_id(field), visit));
            false
        }
    }
}

/// Returns how long ago something was last pressed or typed in the field that has the focus, in seconds.
pub(super) fn idle(ctx: &Context, field: Id) -> f64 {
    visit(ctx, field).map_or(0.0, |visit| ctx.input(|input| input.time) - visit.active)
}
