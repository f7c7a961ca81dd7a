//! The message cards at the start side: what can be placed.

use std::sync::Arc;

use eframe::egui::{
    Align2, Galley, Id, LayerId, Order, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::{PlanView, gestures, panels};
use crate::app::{Action, Command, Panel, RoomChange};
use crate::edit::ItemId;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::parts::item_menu;
use crate::gui::theme::{self, message_colour, palette, size, space};
use crate::gui::widgets::{
    Icon, button, galley_elided, galley_lines, hover_beside, icon_button, label, scroll_panel, small, weak,
};
use crate::plan::Message;
use crate::report::listening::heard_of_message;
use crate::text::terms;

/// Between the border of a card and its words, in points.
const CARD_MARGIN: f32 = 6.0;
/// About the height of a card that was not laid out yet, in points.
const CARD_HEIGHT: f32 = 46.0;
/// The width of the stripe in the message's colour, in points.
const CARD_STRIPE: f32 = 5.0;

/// Shows the cards.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView) {
    panels::messages_heading(cx, ui, |cx, ui| {
        if icon_button(ui, Icon::Plus, cx.texts.commands.add_message, true).clicked() {
            cx.command(Command::AddMessage);
        }
    });
    if cx.plan().messages.is_empty() {
        weak(ui, cx.texts.plan_page.no_messages);
        ui.add_space(space::SMALL);
        if button(ui, cx.texts.commands.add_message).clicked() {
            cx.command(Command::AddMessage);
        }
        return;
    }
    ui.add_space(space::TIGHT);
    scroll_panel(ui, "message cards", |ui| {
        let width = ui.available_width();
        if (view.cards.width - width).abs() > 0.5 {
            view.cards = Cards { width, heights: Vec::new() };
        }
        view.cards.heights.resize(cx.plan().messages.len(), None);
        for position in 0..cx.plan().messages.len() {
            let height = view.cards.heights[position].unwrap_or(CARD_HEIGHT);
            if is_near_view(ui, height) {
                let id = cx.plan().messages[position].id.clone();
                ui.push_id(id, |ui| message_card(cx, ui, view, position));
            } else {
                fit::space(ui, vec2(width, height));
            }
        }
    });
    ghost(cx, ui, view);
}

/// Says how high the cards were when they were last laid out, at one width.
#[derive(Debug, Default)]
pub(super) struct Cards {
    width: f32,
    heights: Vec<Option<f32>>,
}

/// Shows the folded cards: one square a message, with its name on hover. They say why where they cannot unfold.
pub(super) fn folded(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView, can_unfold: bool) {
    ui.vertical_centered(|ui| {
        let words = &cx.texts.plan_page;
        let name = if can_unfold { words.unfold_messages } else { words.messages_no_room };
        if icon_button(ui, Icon::Unfold, name, can_unfold).clicked() {
            cx.push(Action::Room(RoomChange::Fold(Panel::Messages, false)));
        }
        // What adds one is always whole; the bar has its room in the margin of the squares.
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        let button = ui.spacing().interact_size.y + ui.spacing().item_spacing.y;
        let room = fit::beside(ui.available_height(), button);
        let area = ScrollArea::vertical().id_salt("message squares").auto_shrink([false, true]).max_height(room);
        area.show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.spacing_mut().item_spacing.y = space::TIGHT;
                for position in 0..cx.plan().messages.len() {
                    square(cx, ui, view, position);
                }
            });
        });
        if icon_button(ui, Icon::Plus, cx.texts.commands.add_message, true).clicked() {
            cx.command(Command::AddMessage);
        }
    });
    ghost(cx, ui, view);
}

/// Shows one message as a square in its colour: it is chosen, dragged and opened as its card is.
fn square(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView, position: usize) {
    let message: &Message = &cx.plan().messages[position];
    let name = cx.name_of(message);
    let selected = cx.app.current.message.as_ref() == Some(&message.id);
    let (rect, response) = fit::allocate(ui, Vec2::splat(32.0), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, name));
    let colours = palette(ui.visuals());
    if selected || response.hovered() {
        let ground = if selected { colours.selected } else { colours.raised };
        ui.painter().rect_filled(rect, theme::RADIUS, ground);
    }
    let (colour, edge) = (message_colour(message.colour), theme::edge_of(message_colour(message.colour), ui.visuals()));
    let line = if response.has_focus() { Stroke::new(2.0, colours.accent) } else { Stroke::new(1.0, edge) };
    ui.painter().rect(rect.shrink(6.0), 4, colour, line, eframe::egui::StrokeKind::Inside);
    act_on_message(cx, ui, view, &response, (message, selected));
    on_hover(cx, ui, &response, position);
}

/// Says on hover which message it is, what can be done with it, and what was said of its claims and in its weeks.
fn on_hover(cx: &Cx<'_>, ui: &Ui, response: &Response, position: usize) {
    hover_beside(ui, response, |ui| {
        let message = &cx.plan().messages[position];
        label(ui, &format!("{}\n{}", cx.name_of(&**message), cx.texts.plan_page.card_hint));
        for line in heard_of_message(&cx.report(), position) {
            small(ui, &line);
        }
    });
}

/// Does what presses and drags do to a message, shown as a card or as a square.
fn act_on_message(
    cx: &mut Cx<'_>,
    ui: &Ui,
    view: &mut PlanView,
    response: &Response,
    (message, selected): (&Message, bool),
) {
    let item = ItemId::Message(message.id.clone());
    let show = cx.texts.plan_page.show_message;
    item_menu::on(cx, ui, response, &item, Some(show));
    if response.drag_started() {
        gestures::begin_card(view, message.id.clone());
    }
    if response.double_clicked() {
        cx.push(Action::Show(ItemId::Message(message.id.clone())));
    } else if response.clicked() {
        cx.push(Action::CurrentMessage((!selected).then(|| message.id.clone())));
    }
}

/// Returns true where the next card, of this height, can be seen or reached by one step of the keyboard. All cards are
/// equally high, and a plan can have many of them.
fn is_near_view(ui: &Ui, height: f32) -> bool {
    let card = Rect::from_min_size(ui.next_widget_position(), vec2(1.0, height));
    let seen = ui.clip_rect().y_range();
    card.top() <= seen.max + 2.0 * height && card.bottom() >= seen.min - 2.0 * height
}

fn message_card(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView, position: usize) {
    let plan = cx.plan();
    let message: &Message = &plan.messages[position];
    let name = cx.name_of(message);
    let selected = cx.app.current.message.as_ref() == Some(&message.id);
    let rtl = is_right_to_left(ui);
    let colours = palette(ui.visuals());
    let words = match cx.language_mark(&message.name) {
        Some(mark) => format!("{name}{dot}{mark}", dot = cx.locale.dot()),
        None => name.to_owned(),
    };
    let width = ui.available_width();
    let room = fit::beside(width, 2.0 * CARD_MARGIN + CARD_STRIPE);
    let title = galley_lines(ui, &words, theme::strong_font(size::SMALL), colours.text, (room, 3));
    let detail = detail(cx, ui, position, room);
    let height = title.size().y + detail[0].size().y + 2.0 * CARD_MARGIN;
    let (rect, response) = fit::allocate(ui, vec2(width, height), Sense::click_and_drag());
    view.cards.heights[position] = Some(rect.height());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, name));
    let ground = match (selected, response.hovered()) {
        (true, _) => colours.selected,
        (false, true) => colours.raised,
        (false, false) => colours.surface,
    };
    let line = if selected || response.has_focus() { colours.accent } else { colours.line };
    ui.painter().rect(rect, theme::RADIUS, ground, Stroke::new(1.0, line), eframe::egui::StrokeKind::Inside);
    let stripe_x = if rtl { rect.right() - CARD_STRIPE } else { rect.left() };
    let stripe = Rect::from_min_size(pos2(stripe_x, rect.top()), vec2(CARD_STRIPE, rect.height()));
    let colour = message_colour(message.colour);
    let edge = Stroke::new(1.0, theme::edge_of(colour, ui.visuals()));
    ui.painter().rect(stripe, 2, colour, edge, eframe::egui::StrokeKind::Inside);
    let (x, anchor) = if rtl {
        (stripe.left() - CARD_MARGIN, Align2::RIGHT_TOP)
    } else {
        (stripe.right() + CARD_MARGIN, Align2::LEFT_TOP)
    };
    let below = title.size().y;
    let inward = if rtl { -1.0 } else { 1.0 };
    let [stage, count] = detail;
    let gap = if count.text().is_empty() { 0.0 } else { CARD_MARGIN };
    let after = stage.size().x + gap;
    let parts = [(0.0, 0.0, title, colours.text), (0.0, below, stage, colours.weak_text)];
    for (start, y, galley, ink) in parts.into_iter().chain([(after, below, count, colours.weak_text)]) {
        let place = anchor.anchor_size(pos2(x + inward * start, rect.top() + CARD_MARGIN + y), galley.size());
        ui.painter().galley(place.min, galley, ink);
    }
    act_on_message(cx, ui, view, &response, (message, selected));
    on_hover(cx, ui, &response, position);
}

/// Says the stage of a message, and how many impressions it makes: where there is no room for both, the stage is cut and
/// never the number.
fn detail(cx: &Cx<'_>, ui: &Ui, position: usize, room: f32) -> [Arc<Galley>; 2] {
    let plan = cx.plan();
    let message: &Message = &plan.messages[position];
    let stage = terms::stage(message.stage, cx.language());
    let placed = if plan.placements.iter().any(|placement| placement.message == message.id) {
        cx.locale.compact(cx.analysis().reach.messages.get(position).map_or(0.0, |reach| reach.impressions))
    } else {
        cx.texts.plan_page.unplaced.to_owned()
    };
    let (face, ink, dot) = (|| theme::font(size::SMALL), palette(ui.visuals()).weak_text, cx.locale.dot());
    let whole = galley_elided(ui, &format!("{stage}{dot}{placed}"), face(), ink, room);
    if !whole.elided {
        return [whole, galley_elided(ui, "", face(), ink, room)];
    }
    let count = galley_elided(ui, &format!("{}{placed}", dot.trim_start()), face(), ink, room);
    let stage = galley_elided(ui, stage, face(), ink, fit::beside(room, count.size().x + CARD_MARGIN));
    [stage, count]
}

/// Draws the name of the dragged card, under the pointer.
fn ghost(cx: &Cx<'_>, ui: &Ui, view: &PlanView) {
    let Some(message) = view.drag.as_ref().and_then(|drag| drag.card()).and_then(|id| cx.plan().message(id)) else {
        return;
    };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let overlay = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged card")));
    let name = cx.name_of(message);
    let colour = message_colour(message.colour);
    let text = galley_elided(ui, name, theme::strong_font(size::BODY), theme::text_on(colour), 200.0);
    let offset = if is_right_to_left(ui) { vec2(-text.size().x - 22.0, 10.0) } else { vec2(12.0, 10.0) };
    let rect = Rect::from_min_size(pointer + offset, text.size() + vec2(16.0, 8.0));
    overlay.rect(
        rect,
        5,
        colour.gamma_multiply(0.92),
        Stroke::new(1.0, palette(ui.visuals()).line),
        eframe::egui::StrokeKind::Outside,
    );
    overlay.galley(rect.min + vec2(8.0, 4.0), text, theme::text_on(colour));
}
