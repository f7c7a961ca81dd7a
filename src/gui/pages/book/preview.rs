//! The pages as they will be printed: painted beside the window from the list that the PDF is written from.

use eframe::egui::{
    Color32, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{BookView, Chosen};
use crate::app::{Action, BookAction};
use crate::exchange::export::Section;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::palette;
use crate::gui::widgets::{Icon, before_and_end, icon_button, label, small, toggle, weak};
use crate::text::strings::fill;

/// The smallest and the largest zoom, in eighths of what fits.
const ZOOMS: (i32, i32) = (-4, 16);

/// Between two pages.
const GAP: f32 = 12.0;

/// The room of what turns the pages, in points.
const PAGE_CONTROLS: f32 = 160.0;

/// Shows the pages with their controls.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut BookView, sections: &[Section]) {
    let desk = cx.app.book();
    let Some(laid) = desk.laid() else {
        weak(ui, if desk.has_failed() { cx.texts.shared.answer_failed } else { cx.texts.book.laying_out });
        return;
    };
    let preview = std::sync::Arc::clone(&laid.preview);
    let count = preview.pages();
    view.page = view.page.min(count.saturating_sub(1));
    controls(cx, ui, view, count);
    let is_current = desk.is_current(cx.app.document().plan(), &view.options(cx));
    let mut pages = vec![view.page];
    if view.has_two_pages && view.page + 1 < count {
        pages.push(view.page + 1);
    }
    let size = |page: usize| preview.size(page).map_or(vec2(1.0, 1.0), |(width, height)| vec2(width, height));
    let wide: f32 = pages.iter().map(|page| size(*page).x).sum();
    let high = pages.iter().map(|page| size(*page).y).fold(1.0, f32::max);
    let room = ui.available_size();
    let gaps = GAP * (pages.len() as f32 - 1.0) + 16.0;
    let fits = ((room.x - gaps) / wide).min((room.y - 16.0) / high).max(0.05);
    let scale = (fits * (1.0 + view.zoom as f32 / 8.0)).clamp(0.05, 4.0);
    let dots = scale * ui.ctx().pixels_per_point();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 16,000")]
    let thousandths = (dots.clamp(0.05, 6.0) * 1000.0).round() as u32;
    if !desk.is_painted(&pages, thousandths) {
        cx.push(Action::Book(BookAction::Paint { pages: pages.clone(), scale: thousandths }));
    }
    ScrollArea::both().id_salt("book pages").auto_shrink([false, false]).show(ui, |ui| {
        let sizes: Vec<_> = pages.iter().map(|page| size(*page) * scale).collect();
        let total = sizes.iter().map(|size| size.x).sum::<f32>() + GAP * (pages.len() as f32 - 1.0);
        let height = sizes.iter().map(|size| size.y).fold(0.0, f32::max);
        let whole = vec2(total.max(ui.available_width()), height + 8.0);
        let (ground, _) = fit::allocate(ui, whole, Sense::hover());
        let mut left = ground.center().x - total / 2.0;
        let mut order: Vec<usize> = (0..pages.len()).collect();
        // The first page stands where reading starts.
        if is_right_to_left(ui) {
            order.reverse();
        }
        for at in order {
            let rect = Rect::from_min_size(pos2(left, ground.top() + 4.0), sizes[at]);
            left += sizes[at].x + GAP;
            page(cx, ui, view, sections, (pages[at], rect, scale, is_current));
        }
    });
}

/// Shows one page; a click opens the section that stands there.
fn page(
    cx: &Cx<'_>,
    ui: &mut Ui,
    view: &mut BookView,
    sections: &[Section],
    (page, rect, scale, is_current): (usize, Rect, f32, bool),
) {
    let colours = palette(ui.visuals());
    let response = fit::interact(ui, rect, ui.scope_id().with(("book page", page)), Sense::click());
    let number = cx.locale.ungrouped(page as u64 + 1);
    let name = fill!(cx.texts.book.preview, &[("page", &number)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, Color32::WHITE);
    if let Some(picture) = cx.app.book().picture(page) {
        let texture = view.preview.of(ui, &picture.pixels);
        // Pages of an earlier plan stay, greyed, until the newer ones are there.
        let tint = if is_current { Color32::WHITE } else { Color32::from_white_alpha(150) };
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture, rect, all, tint);
    }
    let line = Stroke::new(1.0, if response.has_focus() { colours.accent } else { colours.line });
    ui.painter().rect_stroke(rect, CornerRadius::ZERO, line, StrokeKind::Outside);
    let Some(laid) = cx.app.book().laid() else { return };
    let marks = laid.preview.marks(page);
    // A bar at the side shows which part of the page is open.
    for mark in marks {
        let id = sections.get(mark.section).map(|section| Chosen::Section(section.id.clone()));
        if id.as_ref() == Some(&view.chosen) {
            let x = if is_right_to_left(ui) { rect.right() - 30.0 * scale } else { rect.left() + 30.0 * scale };
            let (top, bottom) = (rect.top() + mark.top * scale, rect.top() + mark.bottom * scale);
            ui.painter().vline(x, top..=bottom, Stroke::new(2.0, colours.accent));
        }
    }
    if response.clicked() {
        let y = response.interact_pointer_pos().map_or(0.0, |at| (at.y - rect.top()) / scale);
        let near = marks.iter().rev().find(|mark| mark.top <= y).or(marks.first());
        match near.and_then(|mark| sections.get(mark.section)) {
            Some(section) => view.chosen = Chosen::Section(section.id.clone()),
            None if page == 0 => view.chosen = Chosen::TitlePage,
            None => {}
        }
    }
}

/// Shows which page it is, and turns and enlarges pages.
fn controls(cx: &Cx<'_>, ui: &mut Ui, view: &mut BookView, count: usize) {
    let texts = &cx.texts.book;
    let page = |ui: &mut Ui| {
        if icon_button(ui, Icon::Fold, texts.previous_page, view.page > 0).clicked() {
            view.page = view.page.saturating_sub(1);
        }
        let [page, pages] = [view.page + 1, count].map(|number| cx.locale.ungrouped(number as u64));
        label(ui, &fill!(texts.page_of, &[("page", &page), ("pages", &pages)]));
        if icon_button(ui, Icon::Unfold, texts.next_page, view.page + 1 < count).clicked() {
            view.page += 1;
        }
    };
    before_and_end(ui, PAGE_CONTROLS, page, |ui| {
        if toggle(ui, view.has_two_pages, texts.two_pages).clicked() {
            view.has_two_pages = !view.has_two_pages;
        }
        let percent = cx.locale.percent(1.0 + f64::from(view.zoom) / 8.0, 0);
        small(ui, &percent);
        if icon_button(ui, Icon::Minus, texts.smaller, view.zoom > ZOOMS.0).clicked() {
            view.zoom -= 1;
        }
        if icon_button(ui, Icon::Plus, texts.larger, view.zoom < ZOOMS.1).clicked() {
            view.zoom += 1;
        }
    });
}
