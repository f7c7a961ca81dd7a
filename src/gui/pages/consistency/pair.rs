//! The comparison of two messages: every attribute with its weight, its agreement and what follows from them.

use eframe::egui::Ui;

use super::{message_in_sentence, open_message, three};
use crate::consistency::compare;
use crate::gui::context::Cx;
use crate::gui::parts::figures::formula;
use crate::gui::parts::table::{Of, TableLook, show as show_table, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, group, label, label_in, row, strong, weak};
use crate::plan::MessageId;
use crate::report::consistency;
use crate::text;
use crate::text::strings::fill;

/// Names the table of attributes.
const ATTRIBUTES: &str = "compared attributes";

/// Two messages that are compared.
pub(super) type TwoMessages = (MessageId, MessageId);

/// Compares these two from now on.
pub(super) fn choose(cx: &Cx<'_>, compared: &mut Option<TwoMessages>, a: usize, b: usize) {
    let messages = &cx.plan().messages;
    if let (Some(a), Some(b)) = (messages.get(a), messages.get(b)) {
        *compared = Some((a.id.clone(), b.id.clone()));
    }
}

/// Returns the two messages that are compared: the chosen ones, else the least alike, else the first two.
pub(super) fn chosen(cx: &Cx<'_>, compared: Option<&TwoMessages>) -> Option<(usize, usize)> {
    let messages = &cx.plan().messages;
    let known = compared.and_then(|(a, b)| messages.position(a).zip(messages.position(b)));
    let worst = || cx.analysis().consistency.worst_pair.ok().map(|pair| (pair.a, pair.b));
    known.or_else(worst).or_else(|| (messages.len() > 1).then_some((0, 1)))
}

/// Shows the comparison in a box of its own.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, compared: Option<&TwoMessages>) {
    let Some((a, b)) = chosen(cx, compared) else { return };
    let plan = cx.plan();
    let (Some(first), Some(second)) = (plan.messages.get(a), plan.messages.get(b)) else { return };
    let comparison = compare(first, second, &plan.settings.similarity_weights);
    let words = &cx.texts.consistency_page;
    let figures = &cx.texts.figures;
    let title = fill!(figures.two_messages, &[("a", &message_in_sentence(cx, a)), ("b", &message_in_sentence(cx, b))]);
    group(ui, &title, |ui| {
        match comparison.overall {
            Ok(value) => label_in(ui, &fill!(words.similarity_is, &[("value", &three(cx, value))]), Look::Strong),
            Err(why) => label(ui, text::reason(why, cx.language())),
        };
        attributes(cx, ui, [a, b]);
        if let Ok(value) = comparison.overall {
            ui.add_space(space::TIGHT);
            weak(ui, figures.sum_hint);
            strong(ui, &formula(cx, &consistency::weighted_sum(&cx.report(), &comparison, value)));
        }
        row(ui, |ui| open_message(cx, ui, a));
        row(ui, |ui| open_message(cx, ui, b));
    });
}

fn attributes(cx: &Cx<'_>, ui: &mut Ui, [a, b]: [usize; 2]) {
    let both = (u64::try_from(a).unwrap_or(0) << 32) | u64::try_from(b).unwrap_or(0);
    let of = Of { variant: both, ..Of::default() };
    let table = table_of(cx, ATTRIBUTES, of, |report| consistency::attributes(report, a, b));
    show_table(cx, ui, &table, &TableLook::at(ATTRIBUTES).without_notes());
}
