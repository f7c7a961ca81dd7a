//! The comparison of two messages: every attribute with its weight, its agreement and what follows from them.

use eframe::egui::{Id, Ui};

use super::{ROW_HEIGHT, message_in_sentence, message_name, open_message, three};
use crate::consistency::{AttributeComparison, Comparison, compare};
use crate::gui::context::Cx;
use crate::gui::plots::{formula, term};
use crate::gui::theme::space;
use crate::gui::widgets::{Column, Look, Table, group, label, label_in, row, strong, text_elided, weak};
use crate::plan::{Attribute, Coded, Message, MessageId};
use crate::text::strings::fill;
use crate::text::{self, terms};

/// Where the chosen pair is remembered between frames.
fn memory() -> Id {
    Id::unique("compared messages")
}

/// Compares these two from now on.
pub(super) fn choose(cx: &Cx<'_>, ui: &Ui, a: usize, b: usize) {
    let messages = &cx.plan().messages;
    if let (Some(a), Some(b)) = (messages.get(a), messages.get(b)) {
        let pair: (MessageId, MessageId) = (a.id.clone(), b.id.clone());
        ui.data_mut(|data| data.insert_temp(memory(), pair));
    }
}

/// The two messages that are compared: the chosen ones, else the least alike, else the first two.
pub(super) fn chosen(cx: &Cx<'_>, ui: &Ui) -> Option<(usize, usize)> {
    let messages = &cx.plan().messages;
    let pair: Option<(MessageId, MessageId)> = ui.data(|data| data.get_temp(memory()));
    let known = pair.and_then(|(a, b)| messages.position(&a).zip(messages.position(&b)));
    let worst = || cx.analysis().consistency.worst_pair.ok().map(|pair| (pair.a, pair.b));
    known.or_else(worst).or_else(|| (messages.len() > 1).then_some((0, 1)))
}

/// Shows the comparison in a box of its own.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let Some((a, b)) = chosen(cx, ui) else { return };
    let plan = cx.plan();
    let (Some(first), Some(second)) = (plan.messages.get(a), plan.messages.get(b)) else { return };
    let comparison = compare(first, second, &plan.settings.similarity_weights);
    let words = &cx.texts.consistency_page;
    let title = fill(words.compare, &[("a", &message_in_sentence(cx, a)), ("b", &message_in_sentence(cx, b))]);
    group(ui, &title, |ui| {
        match comparison.overall {
            Ok(value) => label_in(ui, &fill(words.similarity_is, &[("value", &three(cx, value))]), Look::Strong),
            Err(why) => label(ui, text::reason(why, cx.language())),
        };
        attributes(cx, ui, &comparison, [first, second], [a, b]);
        if let Ok(value) = comparison.overall {
            ui.add_space(space::TIGHT);
            weak(ui, words.sum_hint);
            strong(ui, &formula(cx, &sum(cx, &comparison, value)));
        }
        row(ui, |ui| open_message(cx, ui, a));
        row(ui, |ui| open_message(cx, ui, b));
    });
}

/// `(0.15 × 0.667 + 0.20 × 0.167) ÷ 1.00 = 0.133`; parts that come to 0 stay away.
pub(super) fn sum(cx: &Cx<'_>, comparison: &Comparison, value: f64) -> String {
    let number = |value: f64, decimals| term(cx, cx.locale.decimal(value, decimals));
    let applicable = || comparison.attributes.iter().filter(|part| part.applicable);
    let parts: Vec<String> = applicable()
        .filter(|part| part.weight * part.agreement > 0.0)
        .map(|part| format!("{} × {}", number(part.weight, 2), number(part.agreement, 3)))
        .collect();
    let above = if parts.is_empty() { number(0.0, 0) } else { parts.join(" + ") };
    let possible: f64 = applicable().map(|part| part.weight).sum();
    format!("({above}) ÷ {} = {}", number(possible, 2), number(value, 3))
}

pub(super) fn agreement(cx: &Cx<'_>, part: &AttributeComparison) -> String {
    let words = &cx.texts.consistency_page;
    if !part.applicable {
        words.not_applicable.to_owned()
    } else if part.blank {
        words.blank.to_owned()
    } else {
        three(cx, part.agreement)
    }
}

fn attributes(cx: &Cx<'_>, ui: &mut Ui, comparison: &Comparison, messages: [&Message; 2], positions: [usize; 2]) {
    let words = &cx.texts.consistency_page;
    let [first, second] = positions.map(|position| message_name(cx, position));
    let columns = [
        Column::fixed(words.attribute, 116.0),
        Column::text(first, 1.0),
        Column::text(second, 1.0),
        Column::number(words.weight, 62.0),
        Column::number(words.agreement, 114.0),
    ];
    let table =
        Table { id: "compared attributes", columns: &columns, row_height: ROW_HEIGHT, max_height: f32::INFINITY };
    let cell = |row: usize, column: usize| -> String {
        let part = &comparison.attributes[row];
        match column {
            0 => terms::attribute(part.attribute, cx.language()).to_owned(),
            1 | 2 => coded(cx, messages[column - 1], part.attribute),
            3 => cx.locale.decimal(part.weight, 2),
            _ => agreement(cx, part),
        }
    };
    let name = |row: usize| format!("{}: {} × {}", cell(row, 0), cell(row, 3), cell(row, 4));
    table.show(ui, comparison.attributes.len(), None, name, |ui, row, column| {
        let look = if column == 1 || column == 2 { Look::Weak } else { Look::Body };
        text_elided(ui, &cell(row, column), look);
    });
}

/// What a message is coded with, in words.
fn coded(cx: &Cx<'_>, message: &Message, attribute: Attribute) -> String {
    let vocabulary = &cx.plan().vocabulary;
    let separator = if cx.locale.direction().is_right_to_left() { "، " } else { ", " };
    let known = match attribute {
        Attribute::Theme => message
            .theme
            .value()
            .map(|id| vocabulary.themes.find(id).map_or(id.as_str(), |item| cx.name_of(item)).to_owned()),
        Attribute::Claims => message.claims.value().map(|ids| {
            let name = |id| vocabulary.claims.find(id).map(|item| cx.name_of(item));
            ids.iter().map(|id| name(id).unwrap_or(id.as_str())).collect::<Vec<_>>().join(separator)
        }),
        Attribute::Visuals => message.visuals.value().map(|ids| {
            let name = |id| vocabulary.visuals.find(id).map(|item| cx.name_of(item));
            ids.iter().map(|id| name(id).unwrap_or(id.as_str())).collect::<Vec<_>>().join(separator)
        }),
        Attribute::Tone => {
            let axes = |tone: &crate::plan::Tone| tone.axes().map(|axis| cx.locale.ungrouped(axis));
            message.tone.value().map(|tone| axes(tone).join(" · "))
        }
        Attribute::Slogan => message
            .slogan
            .value()
            .map(|id| vocabulary.slogans.find(id).map_or(id.as_str(), |item| cx.name_of(item)).to_owned()),
    };
    match (known, message.coding(attribute)) {
        (Some(known), Coded::Is(())) => known,
        (_, state) => terms::coded_state(&state, cx.language()).to_owned(),
    }
}
