//! What had the focus: a dialog, the palette or a menu gives it back when it closes, and Tab goes on from what Esc or Enter has
//! left.

use eframe::egui::{Context, Id, Key, Memory, Popup};

use super::bidi::give_focus_back;

/// Remembers what had the focus last, on the page and in the dialog above it.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that was so in the frame before, and they go together in any way"
)]
pub(super) struct FocusMemory {
    /// What had it on the page, with no menu and no list open.
    on_page: Option<Id>,
    /// What had it in the dialog that is open.
    in_dialog: Option<Id>,
    /// Whether a dialog was open in the frame before.
    had_dialog: bool,
    /// A dialog has been closed, and the page has not got the focus back yet.
    owes_focus: bool,
    /// The pointer was pressed in the frame before.
    was_pressed: bool,
    /// A menu or a list was open in the frame before; whether a key took a line of it then.
    had_popup: Option<bool>,
    /// A key has closed a menu or a list, whose lines are gone since.
    owes_after_popup: bool,
}

impl FocusMemory {
    /// Follows the focus at the beginning of a frame, and gives it back to what had it before what has just been closed.
    pub(super) fn follow(&mut self, context: &Context, has_dialog: bool) {
        let focused = context.memory(Memory::focused);
        if has_dialog != self.had_dialog {
            *self = Self { on_page: self.on_page, had_dialog: has_dialog, owes_focus: !has_dialog, ..Self::default() };
        }
        if self.owes_focus {
            self.give_back_to_page(context, focused);
            return;
        }
        let (escape, tab, is_pressed) = context
            .input(|input| (input.key_pressed(Key::Escape), input.key_pressed(Key::Tab), input.pointer.any_pressed()));
        let took_line = context.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
        let last = if has_dialog { &mut self.in_dialog } else { &mut self.on_page };
        if Popup::is_any_open(context) {
            // Esc closes what is open; egui takes the focus from everything at that key.
            if let Some(last) = last.filter(|last| escape && focused.is_none() && is_shown(context, *last)) {
                give_focus_back(context, last);
            }
            self.had_popup = Some(took_line);
            return;
        }
        if let Some(took_line) = self.had_popup.take() {
            // A line of what was open has the focus until the end of this frame.
            self.owes_after_popup = took_line;
            context.request_repaint();
            return;
        }
        let owes = std::mem::take(&mut self.owes_after_popup);
        if let Some(last) = last.filter(|last| owes && focused.is_none() && is_shown(context, *last)) {
            give_focus_back(context, last);
        }
        match focused {
            Some(focused) => *last = Some(focused),
            // A click beside everything leaves what had the focus for good.
            None if self.was_pressed => *last = None,
            None => {
                if let Some(last) = last.filter(|last| tab && is_shown(context, *last)) {
                    // Tab finds the focus here, and goes on from here.
                    context.memory_mut(|memory| memory.request_focus(last));
                }
            }
        }
        self.was_pressed = is_pressed;
    }

    /// Gives the page the focus back once the dialog above it is gone: until then egui takes it from everything on the page.
    fn give_back_to_page(&mut self, context: &Context, focused: Option<Id>) {
        if context.memory(|memory| memory.top_modal_layer().is_some()) {
            context.request_repaint();
            return;
        }
        self.owes_focus = false;
        if let Some(before) = self.on_page.filter(|before| focused.is_none() && is_shown(context, *before)) {
            give_focus_back(context, before);
        }
    }
}

/// Returns true for a widget that was shown in the frame before.
fn is_shown(context: &Context, widget: Id) -> bool {
    context.read_response(widget).is_some()
}
