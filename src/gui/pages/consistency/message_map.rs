//! The heat map of messages with its twin as a table.

use std::sync::Arc;

use eframe::egui::Ui;

use super::{likeness, message_in_sentence, message_name, pair};
use crate::analysis::{Answer, Question};
use crate::consistency::PairFigure;
use crate::gui::answers::{Shown, look_at};
use crate::gui::context::Cx;
use crate::gui::parts::matrix::{Diagonal, Matrix};
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::widgets::{section, weak};
use crate::report::consistency;
use crate::text::strings::fill;

/// Names the table of pairs.
const PAIRS: &str = "pairs of messages";

/// Shows the map, its scale and its twin as a table.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    weak(ui, words.map_hint);
    let count = cx.plan().messages.len();
    let names: Vec<String> = (0..count).map(|position| shown_name(cx, position)).collect();
    let spoken: Vec<String> = (0..count).map(|position| message_in_sentence(cx, position)).collect();
    let map =
        Matrix { place: "heat map", names: &names, diagonal: Diagonal::Empty, chosen: pair::chosen(cx), scale: None };
    let similarities = &cx.analysis().consistency.similarities;
    if let Some((row, column)) = likeness(cx, ui, map, &spoken, |row, column| similarities.get(row, column)) {
        pair::choose(cx, row, column);
    }
    section(ui, words.pairs_table, false, |ui| table(cx, ui));
}

fn shown_name(cx: &Cx<'_>, position: usize) -> String {
    let is_placed = cx.analysis().consistency.placed.get(position).copied().unwrap_or(false);
    if is_placed {
        return message_name(cx, position).to_owned();
    }
    fill!(cx.texts.consistency_page.not_placed, &[("message", &message_in_sentence(cx, position))])
}

fn table(cx: &Cx<'_>, ui: &mut Ui) {
    let Some(found) = look_at(cx, ui, &Question::MessagePairs) else { return };
    if let Answer::MessagePairs(pairs) = found.answer {
        found.scope(ui, |ui| pairs_table(cx, ui, &found, &pairs.list));
    }
}

fn pairs_table(cx: &Cx<'_>, ui: &mut Ui, answer: &Shown<'_>, pairs: &[PairFigure]) {
    let of = Of { answer: Some(Arc::clone(answer.shared)), is_of_before: !answer.is_current, ..Of::default() };
    let table = table_of(cx, PAIRS, of, |report| consistency::pairs_of(report, pairs));
    let chosen = pair::chosen(cx);
    let is_chosen = |pair: &PairFigure| chosen.is_some_and(|(a, b)| (pair.a, pair.b) == (a.min(b), a.max(b)));
    let look = TableLook::at(PAIRS).at_most(10).pressing(Presses::Rows, None).marking(pairs.iter().position(is_chosen));
    if let Some(pair) = show_table(cx, ui, &table, &look).and_then(|pressed| pairs.get(pressed.row)) {
        pair::choose(cx, pair.a, pair.b);
    }
}
