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
    // It has not lost the focus in between.
    ctx.data_mut(|data| data.remove::<GivenBack>(field.with("given back")));
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    let mut changed = false;
    if before.text != *buffer {
        // Something else has changed the text.
        state.clear_undoer();
        let count = |text: &str| text.chars().count();
        let range = state.cursor.char_range();
        state.cursor.set_char_range(range.map(|range| carried_over(range, count(&before.text), count(buffer))));
    } else if let Some(step) = asked {
        changed = go(&mut state, buffer, step);
    } else {
        return false;
    }
    state.store(ctx, field);
    changed
}

/// Returns what is selected once a text of `before` characters has been replaced from outside by one of `now`: all of it where
/// all was selected, so that what is typed next replaces all of it, else what was selected as far as the text goes.
fn carried_over(range: CCursorRange, before: usize, now: usize) -> CCursorRange {
    let selected = range.as_sorted_char_range();
    if selected.start.0 == 0 && selected.end.0 >= before && before > 0 {
        return everything(now);
    }
    let within = |caret: CCursor| CCursor::new(caret.index.0.min(now));
    CCursorRange::two(within(range.secondary), within(range.primary))
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

/// Says what is selected in a field that gets the focus back.
#[derive(Clone, Copy, Debug, Default)]
enum GivenBack {
    /// Its caret where it was.
    #[default]
    Caret,
    /// What was selected before it lost the focus: egui forgets that.
    Selection(CCursorRange),
    /// The whole text.
    Everything,
}

/// Gives a widget the focus back that it had before a menu or a dialog: a field keeps its caret.
pub fn give_focus_back(ctx: &Context, widget: Id) {
    give_back(ctx, widget, GivenBack::Caret);
}

/// Gives a field the focus back with what was selected in it before, as [`selected_in`] said then.
pub fn give_focus_back_to(ctx: &Context, field: Id, selected: CCursorRange) {
    give_back(ctx, field, GivenBack::Selection(selected));
}

/// Gives a field the focus back, with all of its text selected.
pub fn give_focus_back_to_all(ctx: &Context, field: Id) {
    give_back(ctx, field, GivenBack::Everything);
}

/// Gives a field the focus, with its caret behind the last of its `characters`: what is typed next is added to them.
pub fn focus_at_end(ctx: &Context, field: Id, characters: usize) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(characters))));
    state.store(ctx, field);
    give_focus_back(ctx, field);
}

fn give_back(ctx: &Context, widget: Id, selected: GivenBack) {
    // What has never been written in has no caret to keep.
    if TextEdit::load_state(ctx, widget).is_some() {
        ctx.data_mut(|data| data.insert_temp(widget.with("given back"), selected));
    }
    ctx.memory_mut(|memory| memory.request_focus(widget));
}

/// Begins a visit: there is nothing to undo, and a field that was not clicked into has its text selected.
fn begin_visit(ctx: &Context, field: Id, text: &str, select: bool) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    state.clear_undoer();
    let given_back: Option<GivenBack> = ctx.data_mut(|data| data.remove_temp(field.with("given back")));
    let has_selection = state.cursor.char_range().is_some();
    let select = match given_back {
        Some(GivenBack::Everything) => true,
        Some(GivenBack::Caret) => select && !has_selection,
        Some(GivenBack::Selection(range)) => {
            state.cursor.set_char_range(Some(range));
            false
        }
        None => select,
    };
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

/// Returns what is selected of a field's text, where anything is.
#[must_use]
pub fn selected_in(ctx: &Context, field: Id) -> Option<CCursorRange> {
    let state = TextEdit::load_state(ctx, field);
    state.and_then(|state| state.cursor.char_range()).filter(|range| !range.is_empty())
}

/// Returns how long ago something was last pressed or typed in the field that has the focus, in seconds.
pub(super) fn idle(ctx: &Context, field: Id) -> f64 {
    visit(ctx, field).map_or(0.0, |visit| ctx.input(|input| input.time) - visit.active)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_selected_follows_a_text_that_is_changed_from_outside() {
        let range = |from: usize, to: usize| CCursorRange::two(CCursor::new(from), CCursor::new(to));
        for (selected, before, now, expected) in [
            // All of a text stays all of the next one, longer or shorter.
            (range(0, 1), 1, 6, range(0, 6)),
            (range(0, 5), 5, 2, range(0, 2)),
            (range(5, 0), 5, 7, range(0, 7)),
            // A part, and a caret, stay where they are as far as the text goes.
            (range(2, 4), 6, 3, range(2, 3)),
            (range(6, 6), 6, 3, range(3, 3)),
            (range(1, 1), 6, 9, range(1, 1)),
            (range(0, 0), 0, 4, range(0, 0)),
        ] {
            let found = carried_over(selected, before, now);
            assert_eq!(found.as_sorted_char_range(), expected.as_sorted_char_range(), "{selected:?} {before} {now}");
        }
    }
}
