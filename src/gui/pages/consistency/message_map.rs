//! The heat map of messages with its twin as a table.

use eframe::egui::Ui;

use super::heat_map::HeatMap;
use super::{ROW_HEIGHT, message_in_sentence, message_name, pair, three_or_reason};
use crate::analysis::{Answer, Question};
use crate::consistency::PairFigure;
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::widgets::{Column, Table, section, text_cell, weak};
use crate::text::strings::fill;

/// Shows the map, its scale and its twin as a table.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    weak(ui, words.map_hint);
    let count = cx.plan().messages.len();
    let names: Vec<String> = (0..count).map(|position| shown_name(cx, position)).collect();
    let spoken: Vec<String> = (0..count).map(|position| message_in_sentence(cx, position)).collect();
    let map =
        HeatMap { id: "heat map", names: &names, spoken: &spoken, with_diagonal: false, chosen: pair::chosen(cx, ui) };
    let similarities = &cx.analysis().consistency.similarities;
    if let Some((row, column)) = map.show(cx, ui, |row, column| similarities.get(row, column)) {
        pair::choose(cx, ui, row, column);
    }
    section(ui, words.pairs_table, false, |ui| table(cx, ui));
}

fn shown_name(cx: &Cx<'_>, position: usize) -> String {
    let is_placed = cx.analysis().consistency.placed.get(position).copied().unwrap_or(false);
    if is_placed {
        return message_name(cx, position).to_owned();
    }
    fill(cx.texts.consistency_page.not_placed, &[("message", &message_in_sentence(cx, position))])
}

fn table(cx: &Cx<'_>, ui: &mut Ui) {
    let Some(found) = look_at(cx, ui, &Question::MessagePairs) else { return };
    if let Answer::MessagePairs(pairs) = found.answer {
        found.scope(ui, |ui| pairs_table(cx, ui, &pairs.list));
    }
}

fn pairs_table(cx: &Cx<'_>, ui: &mut Ui, pairs: &[PairFigure]) {
    let words = &cx.texts.consistency_page;
    let columns = [
        Column::text(words.first, 1.0),
        Column::text(words.second, 1.0),
        Column { is_number: true, ..Column::text(words.similarity, 0.8) },
    ];
    let table =
        Table { id: "pairs of messages", columns: &columns, row_height: ROW_HEIGHT, max_height: 10.0 * ROW_HEIGHT };
    let cell = |row: usize, column: usize| match column {
        0 => message_name(cx, pairs[row].a).to_owned(),
        1 => message_name(cx, pairs[row].b).to_owned(),
        _ => three_or_reason(cx, &pairs[row].similarity),
    };
    let name = |row: usize| format!("{} – {} · {}", cell(row, 0), cell(row, 1), cell(row, 2));
    let chosen = pair::chosen(cx, ui);
    let selected = pairs.iter().position(|pair| chosen.is_some_and(|(a, b)| (pair.a, pair.b) == (a.min(b), a.max(b))));
    let clicked = table.show(ui, pairs.len(), selected, name, |ui, row, column| text_cell(ui, &cell(row, column)));
    if let Some((row, _)) = clicked {
        pair::choose(cx, ui, pairs[row].a, pairs[row].b);
    }
}
