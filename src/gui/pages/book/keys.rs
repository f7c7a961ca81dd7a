//! The outline by keys: arrows choose a section, with Alt they move it; the space bar leaves it out or takes it in again, Delete
//! removes one of the user's own.

use eframe::egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::section::moved;
use super::{BookView, Chosen};
use crate::edit::{change_section, remove_section};
use crate::exchange::export::Section;
use crate::gui::context::Cx;

/// Follows the keys while the row of a section, or of the title page, has the focus. The row of what is chosen by a key takes it.
pub(super) fn of_row(
    cx: &mut Cx<'_>,
    ui: &Ui,
    view: &mut BookView,
    sections: &[Section],
    response: &Response,
    at: Option<usize>,
) {
    let own = at.map_or(Chosen::TitlePage, |at| Chosen::Section(sections[at].id.clone()));
    if view.takes_focus && view.chosen == own {
        view.takes_focus = false;
        response.request_focus();
        response.scroll_to_me(None);
        return;
    }
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    for (key, is_up) in [(Key::ArrowUp, true), (Key::ArrowDown, false)] {
        if pressed(Modifiers::ALT, key) {
            if let Some(at) = at {
                let edit = moved(cx.plan(), sections, at, is_up);
                cx.edit_if(edit);
                choose(cx, ui, view, own.clone());
            }
        } else if pressed(Modifiers::NONE, key) {
            let place = at.map_or(0, |at| at + 1);
            let next =
                if is_up { place.checked_sub(1) } else { Some(place + 1).filter(|next| *next <= sections.len()) };
            let found = next.map(|next| match next.checked_sub(1).and_then(|at| sections.get(at)) {
                Some(section) => Chosen::Section(section.id.clone()),
                None => Chosen::TitlePage,
            });
            if let Some(found) = found {
                choose(cx, ui, view, found);
            }
        }
    }
    let Some(section) = at.map(|at| &sections[at]) else { return };
    if pressed(Modifiers::NONE, Key::Space) {
        let order: Vec<String> = sections.iter().map(|section| section.id.clone()).collect();
        let is_left_out = !section.is_left_out;
        let edit = change_section(cx.plan(), &order, &section.id, |section| section.left_out = is_left_out);
        cx.edit_if(edit);
    }
    if section.is_own && pressed(Modifiers::NONE, Key::Delete) {
        let edit = remove_section(cx.plan(), &section.id);
        cx.edit_if(edit);
        choose(cx, ui, view, Chosen::TitlePage);
    }
}

/// Chooses a section, whose row takes the focus in the next frame.
fn choose(cx: &Cx<'_>, ui: &Ui, view: &mut BookView, chosen: Chosen) {
    match &chosen {
        Chosen::Section(id) => view.open(cx, id),
        Chosen::TitlePage => view.page = 0,
    }
    view.chosen = chosen;
    view.takes_focus = true;
    ui.ctx().request_repaint();
}
