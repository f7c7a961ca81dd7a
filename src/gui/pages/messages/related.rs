//! Says where a message is placed, and how alike the others are.

use eframe::egui::{Sense, Ui, Vec2};

use crate::app::{Action, Page};
use crate::consistency::{AttributeComparison, compare};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::fit;
use crate::gui::parts::names::weeks_text;
use crate::gui::theme::message_colour;
use crate::gui::widgets::{
    Look, beside, button, group, hover_with, label, label_in, link, row, row_end, row_with_end, text_elided, weak,
};
use crate::plan::schema::ListName;
use crate::plan::{Message, Placement};
use crate::report::listening::heard_of_message;
use crate::text::strings::fill;
use crate::text::{self, terms};

/// Shows both groups beside each other.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message, position: usize) {
    let half = fit::column_of(ui.available_width(), 2, ui.spacing().item_spacing.x);
    beside(ui, cx, half, |cx, ui| placed(cx, ui, message), |cx, ui| alike(cx, ui, message, position));
    heard(cx, ui, position);
}

/// Shows what was said of the message's claims and in its weeks, where anything was.
fn heard(cx: &mut Cx<'_>, ui: &mut Ui, position: usize) {
    let lines = heard_of_message(&cx.report(), position);
    if lines.is_empty() {
        return;
    }
    group(ui, cx.texts.listening.mentions, |ui| {
        for line in &lines {
            label(ui, line);
        }
        if link(ui, cx.texts.messages_page.to_listening).clicked() {
            cx.push(Action::GoTo(Page::Listening));
        }
    });
}

fn placed(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message) {
    let words = &cx.texts.messages_page;
    let plan = cx.plan();
    group(ui, words.placed, |ui| {
        let mut nowhere = true;
        for (position, placement) in plan.placements.iter().enumerate() {
            if placement.message == message.id {
                nowhere = false;
                one_placement(cx, ui, placement, position);
            }
        }
        if nowhere {
            weak(ui, words.placed_nowhere);
            if button(ui, words.to_plan).clicked() {
                cx.push(Action::GoTo(Page::Plan));
            }
        }
    });
}

fn one_placement(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, position: usize) {
    let plan = cx.plan();
    let name = cx.name_in(ListName::Channels, placement.channel.as_str());
    let weeks = weeks_text(cx, placement.start_week, placement.end_week());
    row(ui, |ui| {
        if link(ui, &format!("{name}{dot}{weeks}", dot = cx.locale.dot())).clicked() {
            cx.push(Action::Show(ItemId::Placement(placement.id.clone())));
        }
        if let Some(cost) = cx.analysis().budget.placements.get(position) {
            row_end(ui, |ui| weak(ui, &cx.locale.total_heading(cost.total(), plan.money.currency)));
        }
    });
}

fn alike(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message, position: usize) {
    let words = &cx.texts.messages_page;
    let plan = cx.plan();
    let results = &cx.analysis().consistency;
    group(ui, words.similarity, |ui| {
        let mut alone = true;
        for (place, other) in plan.messages.iter().enumerate() {
            if place != position && results.placed.get(place) == Some(&true) {
                alone = false;
                one_other(cx, ui, message, other, results.similarities.get(position, place));
            }
        }
        label_in(ui, if alone { words.similarity_other } else { words.similarity_hint }, Look::Small);
    });
}

fn one_other(cx: &mut Cx<'_>, ui: &mut Ui, message: &Message, other: &Message, similarity: crate::plan::Figure) {
    let name = |ui: &mut Ui| {
        let (swatch, _) = fit::allocate(ui, Vec2::splat(11.0), Sense::hover());
        ui.painter().rect_filled(swatch, 3, message_colour(other.colour));
        text_elided(ui, cx.name_of(other), Look::Body);
    };
    row_with_end(ui, name, |ui| {
        let shown = match similarity {
            Ok(similarity) => label_in(ui, &cx.locale.decimal(similarity, 2), Look::Strong),
            Err(_) => label_in(ui, text::DASH, Look::Weak),
        };
        hover_with(shown, || working(cx, message, other));
    });
}

/// Says how the similarity of two messages comes about, one line for each attribute.
fn working(cx: &Cx<'_>, a: &Message, b: &Message) -> String {
    let words = &cx.texts.messages_page;
    let comparison = compare(a, b, &cx.plan().settings.similarity_weights);
    let line = |part: &AttributeComparison| {
        let agreement = cx.locale.decimal(part.agreement, 2);
        let weight = cx.locale.decimal(part.weight, 2);
        let attribute = terms::attribute(part.attribute, cx.language());
        match (part.applicable, part.blank) {
            (false, _) => fill!(words.part_left_out, &[("attribute", attribute)]),
            (true, true) => fill!(words.part_blank, &[("attribute", attribute), ("weight", &weight)]),
            (true, false) => {
                fill!(words.part, &[("attribute", attribute), ("agreement", &agreement), ("weight", &weight)])
            }
        }
    };
    let mut lines: Vec<String> = comparison.attributes.iter().map(line).collect();
    lines.push(match comparison.overall {
        Ok(similarity) => fill!(words.parts_total, &[("similarity", &cx.locale.decimal(similarity, 2))]),
        Err(why) => text::reason(why, cx.language()).to_owned(),
    });
    lines.join("\n")
}
