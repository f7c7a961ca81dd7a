//! The message cards at the start side: what can be placed.

use eframe::egui::{Id, LayerId, Order, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, vec2};

use super::{PlanView, gestures};
use crate::app::{Action, Command};
use crate::edit::ItemId;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::{self, message_colour, palette, size, space};
use crate::gui::widgets::{
    Icon, Look, button, card, column, galley_elided, hover, icon_button, name_line, row, row_end, strong, weak,
    words_and_figure,
};
use crate::plan::Message;
use crate::text::strings::fill;
use crate::text::terms;

/// Shows the cards.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView) {
    row(ui, |ui| {
        strong(ui, cx.texts.plan_page.messages);
        row_end(ui, |ui| {
            if icon_button(ui, Icon::Plus, cx.texts.commands.add_message, true).clicked() {
                cx.command(Command::AddMessage);
            }
        });
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
    ScrollArea::vertical().id_salt("message cards").auto_shrink([false, false]).show(ui, |ui| {
        column(ui, |ui| {
            for position in 0..cx.plan().messages.len() {
                let height = view.card_height.filter(|height| !is_near_view(ui, *height));
                if let Some(height) = height {
                    fit::space(ui, vec2(ui.available_width(), height));
                } else {
                    let id = cx.plan().messages[position].id.clone();
                    ui.push_id(id, |ui| message_card(cx, ui, view, position));
                }
            }
        });
    });
    ghost(cx, ui, view);
}

/// True where the next card, of this height, can be seen or reached by one step of the keyboard. All cards are equally high,
/// and a plan can have many of them.
fn is_near_view(ui: &Ui, height: f32) -> bool {
    let card = Rect::from_min_size(ui.next_widget_position(), vec2(1.0, height));
    let seen = ui.clip_rect().y_range();
    card.top() <= seen.max + 2.0 * height && card.bottom() >= seen.min - 2.0 * height
}

fn message_card(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut PlanView, position: usize) {
    let plan = cx.plan();
    let message: &Message = &plan.messages[position];
    let name = cx.name_or(&message.name, message.id.as_str());
    let selected = cx.app.current.message.as_ref() == Some(&message.id);
    let impressions = cx.analysis().reach.messages.get(position).map_or(0.0, |reach| reach.impressions);
    let stage = terms::stage(message.stage, cx.language());
    let detail = if plan.placements.iter().any(|placement| placement.message == message.id) {
        fill(cx.texts.plan_page.impressions_of, &[("count", &cx.locale.compact(impressions))])
    } else {
        cx.texts.plan_page.unplaced.to_owned()
    };
    let response = card(ui, selected, name, Sense::click_and_drag(), |ui| {
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            row(ui, |ui| {
                let (swatch, _) = fit::allocate(ui, Vec2::splat(11.0), Sense::hover());
                ui.painter().rect_filled(swatch, 3, message_colour(message.colour));
                name_line(cx, ui, &message.name, message.id.as_str(), Look::Strong);
            });
            words_and_figure(ui, stage, &detail, Look::Small);
        });
    })
    .response;
    view.card_height = Some(response.rect.height());
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.drag_started() {
        gestures::begin_card(view, message.id.clone());
    }
    if response.double_clicked() {
        cx.push(Action::Show(ItemId::Message(message.id.clone())));
    } else if response.clicked() {
        cx.push(Action::CurrentMessage((!selected).then(|| message.id.clone())));
    }
    hover(response, &format!("{name}\n{}", cx.texts.plan_page.card_hint));
}

/// The name of the dragged card, under the pointer.
fn ghost(cx: &Cx<'_>, ui: &Ui, view: &PlanView) {
    let Some(message) = view.drag.as_ref().and_then(|drag| drag.card()).and_then(|id| cx.plan().message(id)) else {
        return;
    };
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else { return };
    let overlay = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged card")));
    let name = cx.name_or(&message.name, message.id.as_str());
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
