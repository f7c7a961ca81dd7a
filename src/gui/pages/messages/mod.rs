//! The Messages page: all messages at the start side, the form of the current one beside them.

mod coding;
mod form;
mod list;
mod questions;
mod related;
mod table;

use eframe::egui::{CentralPanel, Frame, Margin, Ui};

use crate::app::{Command, Page};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::parts::panels::start_panel;
use crate::gui::theme::palette;
use crate::gui::widgets::{PAGE_WIDTH, button, empty_state, item_buttons, page_heading, scroll_page};
use crate::plan::{Attribute, Coded, Message, MessageId};

/// How wide the list is.
const LIST_WIDTH: f32 = 250.0;

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut MessagesView) {
    let words = &cx.texts.messages_page;
    let messages = &cx.plan().messages;
    let chosen = cx.app.current.message.as_ref().and_then(|id| messages.position(id)).unwrap_or(0);
    let Some(message) = messages.get(chosen) else {
        scroll_page(ui, "no messages", PAGE_WIDTH, |ui| {
            page_heading(ui, Page::Messages.title(cx.texts), |_| {});
            let add = cx.texts.commands.add_message;
            if empty_state(ui, words.empty_title, words.empty_hint, add).clicked() {
                cx.command(Command::AddMessage);
            }
        });
        return;
    };
    let side = Frame::NONE.fill(palette(ui.visuals()).surface).inner_margin(Margin::symmetric(12, 12));
    start_panel(ui, "messages list").resizable(false).exact_size(LIST_WIDTH).frame(side).show(ui, |ui| {
        list::show(cx, ui, view, chosen);
    });
    CentralPanel::no_frame().show(ui, |ui| {
        if view.as_table {
            return scroll_page(ui, "coding of all messages", PAGE_WIDTH, |ui| {
                page_heading(ui, cx.texts.figures.coding_of_messages, |ui| switch(cx, ui, &mut view.as_table));
                table::show(cx, ui, &mut view.as_table);
            });
        }
        scroll_page(ui, "message form", PAGE_WIDTH, |ui| {
            let name = cx.name_of(message).to_owned();
            page_heading(ui, &name, |ui| {
                switch(cx, ui, &mut view.as_table);
                let item = ItemId::Message(message.id.clone());
                item_buttons(cx, ui, &item, &name, (chosen, messages.len()));
            });
            form::show(cx, ui, message, chosen);
            related::show(cx, ui, message, chosen);
        });
    });
}

/// Holds what the page shows beside the plan.
#[derive(Debug, Default)]
pub(in crate::gui) struct MessagesView {
    /// Whether all messages are coded in a table.
    as_table: bool,
    /// The message that was chosen last: one that is new is brought into view.
    chosen: Option<MessageId>,
    /// Whether the card of the current message is to get the focus: an arrow has led to it.
    focuses_card: bool,
}

/// Shows the button that goes to the table of all messages, or back.
fn switch(cx: &Cx<'_>, ui: &mut Ui, as_table: &mut bool) {
    let words = &cx.texts.messages_page;
    if button(ui, if *as_table { words.to_form } else { words.to_table }).clicked() {
        *as_table = !*as_table;
    }
}

/// Counts how many of the attributes that apply to a message are coded, and how many apply.
fn coded(message: &Message) -> (usize, usize) {
    let states = Attribute::ALL.map(|attribute| message.coding(attribute));
    let applicable = states.iter().filter(|state| **state != Coded::NotApplicable).count();
    let blank = states.iter().filter(|state| **state == Coded::Blank).count();
    (applicable - blank, applicable)
}

/// Writes "4 of 5 coded".
fn coded_text(cx: &Cx<'_>, message: &Message) -> String {
    let (coded, all) = coded(message);
    let number = |count: usize| cx.locale.ungrouped(i128::try_from(count).unwrap_or(i128::MAX));
    crate::text::strings::fill!(cx.texts.messages_page.coded_of, &[("coded", &number(coded)), ("all", &number(all))])
}
