//! The window as a whole: menu bar, key figures, page rail, page, status line, dialogs.

use eframe::egui::{self, Align, Frame, Id, LayerId, Layout, Margin, Order, Panel, Stroke, StrokeKind, Ui};

use super::context::{Cx, is_right_to_left, set_right_to_left};
use super::focus_memory::FocusMemory;
use super::glossary::{self, GlossaryView};
use super::page_rail::RailView;
use super::parts::page_textures::PageTextures;
use super::parts::panels::{above_foot, before_end, start_panel};
use super::presenting;
use super::state::DocumentView;
use super::theme::{self, palette, size, space};
use super::widgets::galley;
use super::window_parts::{self, WindowPart};
use super::{
    command_palette, dialogs, forms, key_figures, keyboard, menu_bar, page_rail, pages, reveal, start_page, status_line,
};
use crate::app::{Action, App, Dialog, Page};
use crate::text::Direction;

/// How high the menu bar and the status line are, in points.
const MENU_BAR: f32 = 32.0;
const STATUS_LINE: f32 = 28.0;

/// Holds what the window remembers that is no part of the program's state: scroll positions, drags, folded parts.
#[derive(Debug, Default)]
pub struct ViewState {
    /// What is remembered of the open document.
    pub(super) document: DocumentView,
    /// The glossary.
    pub(super) glossary: GlossaryView,
    /// The rail of pages.
    rail: RailView,
    /// The slides on the screen.
    slides: PageTextures,
    /// What had the focus.
    focus: FocusMemory,
    /// Whether a text field had the focus in the last frame: Esc leaves the field before anything else sees the key.
    was_typing: bool,
}

/// Shows the whole window and returns what the user did.
pub fn show(ui: &mut Ui, app: &App, view: &mut ViewState) -> Vec<Action> {
    wait_for_the_right_button(ui.ctx());
    view.document.follow(ui.ctx(), app.document_key());
    view.focus.follow(ui.ctx(), app.dialog.is_some());
    let mut cx = Cx::new(app, std::mem::take(&mut view.document.fields));
    cx.tables = std::mem::take(&mut view.document.tables).into();
    cx.pages_of_dialog = std::mem::take(&mut view.document.pages_of_dialog).into();
    cx.plots = std::mem::take(&mut view.document.plots).into();
    cx.cards = std::mem::take(&mut view.document.cards).into();
    let right_to_left = Direction::of(app.language()).is_right_to_left();
    set_right_to_left(ui.ctx(), right_to_left);
    if app.page != Page::Plan {
        view.document.plan.abandon_drag(&mut cx);
    }
    // While slides are shown every key is theirs.
    if app.presentation().is_none() {
        keyboard::shortcuts(&mut cx, ui, &mut view.was_typing, view.document.plan.is_dragging());
    }
    reveal::follow(ui.ctx(), app);
    focus_new_item(&cx, ui, &mut view.document);
    let align = if right_to_left { Align::Max } else { Align::Min };
    if app.presentation().is_some() {
        presenting::show(&mut cx, ui, &mut view.slides);
    } else {
        ui.with_layout(Layout::top_down(align), |ui| frame(&mut cx, ui, view));
    }
    if matches!(app.dialog, Some(Dialog::Palette { .. })) {
        command_palette::show(&mut cx, ui.ctx());
    } else {
        dialogs::show(&mut cx, ui.ctx());
    }
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        invite_drop(&cx, ui);
    }
    if let Some(left) = cx.fields.end_of_pass(ui.ctx().cumulative_pass_nr()) {
        cx.end_visit(left);
    }
    cx.end_looking(ui.ctx());
    view.document.fields = cx.fields;
    view.document.tables = cx.tables.into_inner();
    view.document.pages_of_dialog = cx.pages_of_dialog.into_inner();
    view.document.plots = cx.plots.into_inner();
    view.document.cards = cx.cards.into_inner();
    cx.actions
}

/// Shows over the window that what is held over it can be dropped.
fn invite_drop(cx: &Cx<'_>, ui: &Ui) {
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("invitation to drop")));
    let (room, colours) = (ui.ctx().content_rect(), palette(ui.visuals()));
    painter.rect_filled(room, 0, colours.surface.gamma_multiply(0.85));
    let edge = Stroke::new(2.0, colours.accent);
    painter.rect_stroke(room.shrink(space::SMALL), theme::RADIUS, edge, StrokeKind::Inside);
    let words = galley(ui, cx.texts.window.drop_here, theme::font(size::HEADING), colours.text, room.width());
    painter.galley(room.center() - words.size() / 2.0, words, colours.text);
}

/// Lets the right button open a menu however long it was held: a slow hand is no drag, and nothing is dragged with it.
fn wait_for_the_right_button(context: &egui::Context) {
    let is_held = context.input(|input| input.pointer.secondary_down());
    let usual = egui::InputOptions::default().max_click_duration;
    let longest = if is_held { f64::INFINITY } else { usual };
    context.options_mut(|options| options.input_options.max_click_duration = longest);
}

/// Gives the name of a thing that was just made the focus: what is typed next is its name.
fn focus_new_item(cx: &Cx<'_>, ui: &Ui, view: &mut DocumentView) {
    let Some((number, item)) = &cx.app.new_item else { return };
    if view.new_items_seen == *number {
        return;
    }
    // While a dialog stands above the page, and in the frame after it, egui takes the focus from every field of the page.
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        if cx.app.dialog.is_none() {
            ui.ctx().request_repaint();
        }
        return;
    }
    view.new_items_seen = *number;
    if let Some(field) = forms::name_field_id(cx, item) {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
}

fn bar(ui: &Ui, margin: Margin) -> Frame {
    Frame::NONE.fill(palette(ui.visuals()).surface).inner_margin(margin)
}

fn frame(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ViewState) {
    let line = Stroke::new(1.0, palette(ui.visuals()).line);
    ui.style_mut().visuals.widgets.noninteractive.bg_stroke = line;
    // Words of menus and the title stand on the margins of pages; a menu has its padding before its word.
    let (menus, title) = (4, 16);
    let (left, right) = if is_right_to_left(ui) { (title, menus) } else { (menus, title) };
    let top = bar(ui, Margin { left, right, top: 2, bottom: 2 });
    Panel::top("menu bar").exact_size(MENU_BAR).frame(top).show(ui, |ui| {
        window_parts::begin(ui, WindowPart::MenuBar, ui.max_rect());
        menu_bar::show(cx, ui);
    });
    above_status(cx, &mut above_foot(ui, STATUS_LINE), view);
    let status = bar(ui, Margin::symmetric(16, 0));
    Panel::bottom("status line").exact_size(STATUS_LINE).frame(status).show(ui, |ui| {
        window_parts::begin(ui, WindowPart::StatusLine, ui.max_rect());
        status_line::show(cx, ui);
    });
}

/// Shows what stands between the menu bar and the status line.
fn above_status(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ViewState) {
    if cx.app.shows_start {
        before_glossary(cx, ui, view, |cx, ui, _| start_page::show(cx, ui));
        return;
    }
    let figures = bar(ui, Margin::ZERO);
    let (chosen, plan) = (&mut view.document.figures_of, &mut view.document.plan);
    Panel::top("key figures").exact_size(key_figures::HEIGHT).frame(figures).show(ui, |ui| {
        window_parts::begin(ui, WindowPart::KeyFigures, ui.max_rect());
        key_figures::show(cx, ui, chosen, plan);
    });
    let folded = page_rail::is_folded(cx, ui.available_width());
    let rail = Frame::NONE.fill(palette(ui.visuals()).backdrop).inner_margin(Margin::same(8));
    // Another id for each width: egui remembers how wide a panel was.
    let id = if folded { "folded page rail" } else { "page rail" };
    start_panel(ui, id).resizable(false).exact_size(page_rail::width(folded)).frame(rail).show(ui, |ui| {
        window_parts::begin(ui, WindowPart::PageRail, ui.max_rect());
        page_rail::show(cx, ui, folded, &mut view.rail);
    });
    before_glossary(cx, ui, view, page);
}

/// Shows `content`, and behind it the glossary where it is open.
fn before_glossary(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut ViewState,
    content: impl FnOnce(&mut Cx<'_>, &mut Ui, &mut ViewState),
) {
    glossary::close_by_key(cx, ui);
    let ground = Frame::NONE.fill(palette(ui.visuals()).backdrop);
    let mut beside = before_end(ui, glossary::width(cx, ui.available_width()));
    egui::CentralPanel::no_frame().frame(ground).show(&mut beside, |ui| {
        window_parts::begin(ui, WindowPart::Page, ui.max_rect());
        content(cx, ui, view);
    });
    glossary::show(cx, ui, &mut view.glossary);
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ViewState) {
    if let Some(shown) = pages::PAGES.iter().find(|spec| spec.page == cx.app.page) {
        (shown.show)(cx, ui, &mut view.document);
    }
}
