//! The Listening page: what customers say, what they meet of the promises, what is known of them, and what is done for them.

mod claims;
mod coding;
mod figures;
mod form;
mod insights;
mod log;
mod method;
mod paint;
mod promises;
mod relations;
mod response;
mod triangle;
mod weeks;

use eframe::egui::Ui;

use crate::app::{Action, Command, ListeningPart, Page};
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{PAGE_WIDTH, button, page_heading, primary_button, row, scroll_page, small, toggle};
use crate::plan::ClaimId;

/// From this width on two parts of the page stand beside each other.
const TWO_COLUMNS: f32 = 860.0;

/// Holds what the page remembers of a document.
#[derive(Debug, Default)]
pub(in crate::gui) struct ListeningView {
    /// The claim whose mentions alone are listed.
    claim: Option<ClaimId>,
    /// The week, from 0, whose mentions alone are listed.
    week: Option<usize>,
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ListeningView) {
    let part = cx.app.current.listening;
    scroll_page(ui, &format!("listening {part:?}"), PAGE_WIDTH, |ui| {
        page_heading(ui, Page::Listening.title(cx.texts), |ui| match part {
            ListeningPart::Log => {
                if button(ui, cx.texts.listening_page.import).clicked() {
                    cx.command(Command::Import);
                }
                // An empty log offers it below.
                let is_empty = cx.plan().mentions.is_empty();
                if !is_empty && primary_button(ui, cx.texts.commands.add_mention).clicked() {
                    cx.command(Command::AddMention);
                }
            }
            ListeningPart::Insights => {
                if primary_button(ui, cx.texts.commands.add_insight).clicked() {
                    cx.command(Command::AddInsight);
                }
            }
            ListeningPart::Relations => {
                if primary_button(ui, cx.texts.commands.add_relation).clicked() {
                    cx.command(Command::AddRelation);
                }
            }
            ListeningPart::Promises => {}
        });
        parts(cx, ui, part);
        ui.add_space(space::SMALL);
        match part {
            ListeningPart::Log => log::show(cx, ui, view),
            ListeningPart::Promises => promises::show(cx, ui, view),
            ListeningPart::Insights => insights::show(cx, ui),
            ListeningPart::Relations => relations::show(cx, ui),
        }
    });
}

/// Shows the switch between the parts of the page, and how the mentions were collected.
fn parts(cx: &mut Cx<'_>, ui: &mut Ui, shown: ListeningPart) {
    let words = &cx.texts.listening_page;
    row(ui, |ui| {
        for (part, name) in [
            (ListeningPart::Log, words.part_log),
            (ListeningPart::Promises, words.part_promises),
            (ListeningPart::Insights, words.part_insights),
            (ListeningPart::Relations, words.part_relations),
        ] {
            if toggle(ui, part == shown, name).clicked() {
                cx.push(Action::ShowListening(part));
            }
        }
    });
    if matches!(shown, ListeningPart::Log | ListeningPart::Promises) && !cx.plan().mentions.is_empty() {
        small(ui, &method::lines(cx).join(cx.locale.dot()));
    }
}
