//! All messages as cards.

use eframe::egui::{Response, Sense, Ui, Vec2};

use super::{MessagesView, coded_text};
use crate::app::{Action, Command, Page};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::item_menu;
use crate::gui::theme::message_colour;
use crate::gui::widgets::{
    Look, card, column, name_line, page_heading, primary_button, row, scroll_panel, small, words_and_figure,
};
use crate::plan::Message;
use crate::text::strings::fill;
use crate::text::terms;

/// Shows the list with the message at `chosen` marked; one that was just chosen is brought into view.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut MessagesView, chosen: usize) {
    page_heading(ui, Page::Messages.title(cx.texts), |ui| {
        if primary_button(ui, cx.texts.commands.add_message).clicked() {
            cx.command(Command::AddMessage);
        }
    });
    scroll_panel(ui, "messages", |ui| {
        for (position, message) in cx.plan().messages.iter().enumerate() {
            let card = one(cx, ui, &mut view.as_table, message, (position, position == chosen));
            if position == chosen && std::mem::take(&mut view.focuses_card) {
                card.request_focus();
            }
            view.focuses_card |= keys(cx, ui, &card, position);
            let is_new = position == chosen && view.chosen.as_ref() != Some(&message.id);
            if is_new {
                card.scroll_to_me(None);
                view.chosen = Some(message.id.clone());
            }
        }
    });
}

/// Follows the keys of the card of a message: arrows lead to the card above or below, which is chosen. Returns true where one
/// did.
fn keys(cx: &mut Cx<'_>, ui: &Ui, card: &Response, position: usize) -> bool {
    let messages = &cx.plan().messages;
    let Some(message) = messages.get(position) else { return false };
    let item = ItemId::Message(message.id.clone());
    item_menu::on(cx, ui, card, &item, None);
    let down = item_menu::list_keys(cx, ui, card, &item);
    let next = i64::try_from(position).ok().and_then(|position| usize::try_from(position + down).ok());
    let next = next.filter(|_| down != 0).and_then(|next| messages.get(next));
    if let Some(next) = next {
        cx.push(Action::CurrentMessage(Some(next.id.clone())));
    }
    next.is_some()
}

fn one(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    as_table: &mut bool,
    message: &Message,
    (position, chosen): (usize, bool),
) -> Response {
    let words = &cx.texts.messages_page;
    let name = cx.name_of(message);
    let placed = cx.plan().placements.iter().any(|placement| placement.message == message.id);
    let impressions = cx.analysis().reach.messages.get(position).map_or(0.0, |reach| reach.impressions);
    let delivered = if placed {
        fill!(words.impressions, &[("count", &cx.locale.compact(impressions))])
    } else {
        words.not_placed.to_owned()
    };
    let response = card(ui, chosen, name, Sense::click(), |ui| {
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            row(ui, |ui| {
                let (swatch, _) = fit::allocate(ui, Vec2::splat(12.0), Sense::hover());
                ui.painter().rect_filled(swatch, 3, message_colour(message.colour));
                name_line(cx, ui, message, Look::Strong);
            });
            words_and_figure(
                ui,
                (terms::stage(message.stage, cx.language()), cx.locale.dot(), &delivered),
                Look::Small,
            );
            small(ui, &coded_text(cx, message));
        });
    })
    .response;
    if response.clicked() {
        *as_table = false;
        cx.push(Action::CurrentMessage(Some(message.id.clone())));
    }
    response
}
