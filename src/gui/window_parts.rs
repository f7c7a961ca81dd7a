//! The parts of the window: F6 leads from one to the next, Shift+F6 back.

use eframe::egui::{Context, Event, FocusDirection, Id, Key, Memory, Rect, Ui};

/// A part of the window, in the order in which keys lead through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WindowPart {
    /// The menus.
    MenuBar,
    /// The strip of key figures.
    KeyFigures,
    /// The rail of pages.
    PageRail,
    /// The page.
    Page,
    /// The form beside the flowchart.
    Inspector,
    /// The line at the foot.
    StatusLine,
}

impl WindowPart {
    const ALL: [Self; 6] =
        [Self::MenuBar, Self::KeyFigures, Self::PageRail, Self::Page, Self::Inspector, Self::StatusLine];

    fn position(self) -> usize {
        Self::ALL.iter().position(|part| *part == self).unwrap_or(0)
    }
}

/// Holds where the parts were shown last.
#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    /// The frame in which each part was shown last, and where.
    shown: [(u64, Option<Rect>); WindowPart::ALL.len()],
    /// The part that is to get the focus.
    wanted: Option<WindowPart>,
}

fn parts_id() -> Id {
    Id::unique("parts of the window")
}

/// Follows F6 and Shift+F6 at the beginning of a frame: the part that is wanted gives its first widget the focus as it is shown.
pub(super) fn follow_keys(context: &Context) {
    let Some(back) = takes_key(context) else { return };
    let mut parts: Parts = context.data(|data| data.get_temp(parts_id())).unwrap_or_default();
    let frame = context.cumulative_frame_nr();
    let seen =
        |part: WindowPart| parts.shown[part.position()].1.filter(|_| parts.shown[part.position()].0 + 1 >= frame);
    let focused = context.memory(Memory::focused).and_then(|focused| context.read_response(focused));
    let at = focused.map(|focused| focused.rect.center());
    let holds = |part: &WindowPart| seen(*part).zip(at).is_some_and(|(rect, at)| rect.contains(at));
    // The inspector may lie over the page. With no focus at all the page has the keys.
    let here = WindowPart::ALL.into_iter().rev().find(holds).unwrap_or(WindowPart::Page).position();
    let count = WindowPart::ALL.len();
    let step = if back { count - 1 } else { 1 };
    let mut others = (1..count).map(|steps| WindowPart::ALL[(here + steps * step) % count]);
    parts.wanted = others.find(|part| seen(*part).is_some());
    context.data_mut(|data| data.insert_temp(parts_id(), parts));
}

/// Takes F6: `Some(true)` with Shift.
fn takes_key(context: &Context) -> Option<bool> {
    context.input_mut(|input| {
        let position = input.events.iter().position(|event| {
            matches!(event, Event::Key { key: Key::F6, pressed: true, modifiers, .. }
                if modifiers.is_none() || modifiers.shift_only())
        })?;
        match input.events.remove(position) {
            Event::Key { modifiers, .. } => Some(modifiers.shift),
            _ => None,
        }
    })
}

/// Begins a part that takes `rect`: where keys lead to it, the first widget that follows and can have the focus gets it.
pub(super) fn begin(ui: &Ui, part: WindowPart, rect: Rect) {
    let mut parts: Parts = ui.data(|data| data.get_temp(parts_id())).unwrap_or_default();
    parts.shown[part.position()] = (ui.ctx().cumulative_frame_nr(), Some(rect));
    let is_wanted = parts.wanted == Some(part);
    if is_wanted {
        parts.wanted = None;
        let here = parts_id().with(part.position());
        let layer = ui.layer_id();
        ui.memory_mut(|memory| {
            // As if Tab were pressed on something before the first widget.
            memory.request_focus(here);
            memory.move_focus(FocusDirection::Next);
            memory.interested_in_focus(here, layer);
        });
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(parts_id(), parts));
}
