//! Cards that explain a number: which one of a page is open, where it stands, and that it comes into sight.
//!
//! A page has one open card at most. The card stands beside what was pressed, so each place of a page that has numbers
//! asks for the card that was opened there.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Id, Rect, Response, Ui, pos2};

/// The card that is open on a page.
#[derive(Clone, Copy, Debug)]
struct Open<T> {
    what: T,
    place: &'static str,
    /// What was pressed, where that was done by keyboard: the focus goes to the card and comes back.
    opener: Option<Id>,
    is_new: bool,
}

/// The cards of one page, which explain numbers of the kind `T`.
#[derive(Debug)]
pub(super) struct Cards<T> {
    page: &'static str,
    kind: std::marker::PhantomData<fn() -> T>,
}

impl<T: Copy + PartialEq + Send + Sync + 'static> Cards<T> {
    /// The cards of the page of this name.
    pub(super) const fn of(page: &'static str) -> Self {
        Self { page, kind: std::marker::PhantomData }
    }

    fn id(&self) -> Id {
        Id::unique(("open card", self.page))
    }

    fn open(&self, ui: &Ui) -> Option<Open<T>> {
        ui.data(|data| data.get_temp(self.id()))
    }

    /// What the card explains that is open at `place`.
    pub(super) fn at(&self, ui: &Ui, place: &'static str) -> Option<T> {
        self.open(ui).filter(|open| open.place == place).map(|open| open.what)
    }

    /// Opens the card of `what` at `place`, or closes it where it is open; `by` is what was pressed.
    pub(super) fn toggle(&self, ui: &Ui, place: &'static str, what: T, by: &Response) {
        if self.at(ui, place) == Some(what) {
            self.close(ui);
        } else {
            let opener = by.has_focus().then_some(by.id);
            ui.data_mut(|data| data.insert_temp(self.id(), Open { what, place, opener, is_new: true }));
        }
    }

    /// Closes the card that is open.
    pub(super) fn close(&self, ui: &Ui) {
        if let Some(opener) = self.open(ui).and_then(|open| open.opener) {
            ui.memory_mut(|memory| memory.request_focus(opener));
        }
        ui.data_mut(|data| data.remove::<Open<T>>(self.id()));
    }

    /// Brings a card that was just opened into sight, and into the reach of the keyboard where that opened it. The card
    /// begins at `top` and ends where `ui` stands; `first` is the first thing in it that takes the focus.
    pub(super) fn bring_into_sight(&self, ui: &Ui, top: f32, first: &Response) {
        let Some(open) = self.open(ui).filter(|open| open.is_new) else { return };
        ui.data_mut(|data| data.insert_temp(self.id(), Open { is_new: false, ..open }));
        if open.opener.is_some() {
            first.request_focus();
        }
        // Of a card that is higher than the window its beginning is what matters.
        let bottom = ui.cursor().top().min(top + ui.clip_rect().height());
        let x = ui.max_rect().x_range();
        let rect = Rect::from_min_max(pos2(x.min, top), pos2(x.max, bottom));
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
    }
}
