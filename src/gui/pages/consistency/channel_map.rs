//! The heat map of channels, with the sum that gives the opened cell.

use eframe::egui::Ui;

use super::{likeness, message_in_sentence, three};
use crate::analysis::{Answer, Question};
use crate::consistency::ChannelMatrix;
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::parts::figures::{formula, term};
use crate::gui::parts::matrix::{Diagonal, Matrix};
use crate::gui::theme::space;
use crate::gui::widgets::{Look, label, label_in, small, strong, weak};
use crate::plan::{ChannelId, NotComputable};
use crate::text;
use crate::text::strings::{fill, slots};

/// The most terms of a sum that are written out.
const MAX_TERMS: usize = 6;

/// Shows the map and the opened cell.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, opened: &mut Option<(ChannelId, ChannelId)>) {
    let Some(found) = look_at(cx, ui, &Question::ChannelMatrix) else { return };
    if let Answer::ChannelMatrix(matrix) = found.answer {
        found.scope(ui, |ui| map(cx, ui, matrix, opened));
    }
}

fn map(cx: &Cx<'_>, ui: &mut Ui, matrix: &ChannelMatrix, pair: &mut Option<(ChannelId, ChannelId)>) {
    let words = &cx.texts.figures;
    if matrix.channels.is_empty() {
        let why = cx.analysis().consistency.exposure_weighted.err().unwrap_or(NotComputable::NothingPlaced);
        label(ui, text::reason(why, cx.language()));
        return;
    }
    weak(ui, words.channel_by_channel_hint);
    let names: Vec<String> = matrix.channels.iter().map(|&channel| channel_name(cx, channel)).collect();
    let spoken: Vec<String> = names.iter().map(|name| text::isolate(name, cx.language()).into_owned()).collect();
    let chosen = chosen(cx, matrix, pair.as_ref());
    let map =
        Matrix { place: "channel map", names: &names, diagonal: Diagonal::Alike, chosen: Some(chosen), scale: None };
    if let Some((row, column)) = likeness(cx, ui, map, &spoken, |row, column| matrix.get(row, column)) {
        let id = |place: usize| cx.plan().channels.get(matrix.channels[place]).map(|channel| channel.id.clone());
        if let Some(pressed) = id(row).zip(id(column)) {
            *pair = Some(pressed);
        }
    }
    ui.add_space(space::SMALL);
    opened(cx, ui, matrix, chosen, &spoken);
}

fn channel_name(cx: &Cx<'_>, position: usize) -> String {
    let channel = cx.plan().channels.get(position);
    channel.map_or("", |channel| cx.name_of(channel)).to_owned()
}

/// Returns the opened cell: the chosen one, else the least alike.
fn chosen(cx: &Cx<'_>, matrix: &ChannelMatrix, pair: Option<&(ChannelId, ChannelId)>) -> (usize, usize) {
    let place = |id: &ChannelId| {
        let position = cx.plan().channels.position(id)?;
        matrix.channels.iter().position(|known| *known == position)
    };
    let known = pair.and_then(|(a, b)| place(a).zip(place(b)));
    let count = matrix.channels.len();
    let all = (0..count).flat_map(|row| (0..=row).map(move |column| (row, column)));
    let value = |cell: &(usize, usize)| matrix.get(cell.0, cell.1).unwrap_or(2.0);
    known.or_else(|| all.min_by(|a, b| value(a).total_cmp(&value(b)))).unwrap_or((0, 0))
}

/// Shows the value of the opened cell and the terms that it is the sum of, the largest first.
fn opened(cx: &Cx<'_>, ui: &mut Ui, matrix: &ChannelMatrix, (row, column): (usize, usize), names: &[String]) {
    let words = &cx.texts.consistency_page;
    label_in(ui, &fill!(cx.texts.figures.two_messages, &[("a", &names[row]), ("b", &names[column])]), Look::Strong);
    let value = match matrix.get(row, column) {
        Ok(value) => value,
        Err(why) => {
            label(ui, text::reason(why, cx.language()));
            return;
        }
    };
    let similarities = &cx.analysis().consistency.similarities;
    let mut terms: Vec<(f64, usize, usize, f64, f64, f64)> = Vec::new();
    for &(a, share_a) in &matrix.mixes[row] {
        for &(b, share_b) in &matrix.mixes[column] {
            if let Ok(similarity) = similarities.get(a, b) {
                terms.push((share_a * share_b, a, b, share_a, share_b, similarity));
            }
        }
    }
    terms.sort_by(|a, b| b.0.total_cmp(&a.0));
    let compared: f64 = terms.iter().map(|term| term.0).sum();
    let number = |value: f64, decimals| term(cx, cx.locale.decimal(value, decimals));
    let mut parts: Vec<String> = terms
        .iter()
        .take(MAX_TERMS)
        .map(|(_, _, _, share_a, share_b, similarity)| {
            format!("{} × {} × {}", number(*share_a, 3), number(*share_b, 3), number(*similarity, 3))
        })
        .collect();
    if terms.len() > MAX_TERMS {
        parts.push("…".to_owned());
    }
    let divided = if compared < 1.0 - 1e-9 { format!(" ÷ {}", number(compared, 3)) } else { String::new() };
    strong(ui, &formula(cx, &format!("({}){divided} = {}", parts.join(" + "), term(cx, three(cx, value)))));
    for (_, a, b, share_a, share_b, similarity) in terms.iter().take(MAX_TERMS) {
        let values = slots![
            ("a", &*message_in_sentence(cx, *a)),
            ("share_a", &*cx.locale.percent(*share_a, 1)),
            ("b", &*message_in_sentence(cx, *b)),
            ("share_b", &*cx.locale.percent(*share_b, 1)),
            ("similarity", &*three(cx, *similarity)),
        ];
        small(ui, &fill!(words.channel_term, values));
    }
}
