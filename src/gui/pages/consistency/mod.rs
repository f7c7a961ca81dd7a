//! The Consistency page: three numbers, the profile of five measures, contradictions, heat maps, tokens, stages,
//! audiences, weeks, coding.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "values of a plot that are whole and small, and shares of colours"
)]

mod bars;
mod card;
mod channel_map;
mod coding;
mod conflicts;
mod heat_map;
mod how;
mod message_map;
mod pair;
mod platform;
mod profile;
mod stages;
mod tokens;
mod weeks;

use card::ConsistencyFigure;
use eframe::egui::Ui;

use crate::app::{Action, Command};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::parts::picture;
use crate::gui::plots::{beside, pressed_figure, written};
use crate::gui::theme::space;
use crate::gui::widgets::{
    Column, Table, column, empty_state, group, label, link, page_heading, scroll_page, small, text_cell, weak,
};
use crate::plan::Figure;
use crate::report;
use crate::text;
use crate::text::strings::fill;

/// The widest that the page becomes, in points.
const MAX_WIDTH: f32 = 1760.0;
/// Where the cards of the key numbers stand.
const FIGURES: &str = "key numbers";
/// Names the table of what messages change, and the place of its cards.
const EFFECTS: &str = "leave one out";
/// Names the table of audiences, and the place of its cards.
const AUDIENCES: &str = "consistency of audiences";
/// Height of a row of the tables in points.
const ROW_HEIGHT: f32 = 28.0;

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    scroll_page(ui, "consistency page", MAX_WIDTH, |ui| column(ui, |ui| page(cx, ui)));
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let (name, hint) = match cx.plan().messages.len() {
        0 => (words.no_messages, words.no_messages_hint),
        1 => (words.one_message, words.one_message_hint),
        _ => return results(cx, ui),
    };
    if empty_state(ui, name, hint, cx.texts.shared.begin_message).clicked() {
        cx.command(Command::AddMessage);
    }
}

fn results(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    page_heading(ui, words.title, |_| {});
    key_numbers(cx, ui);
    beside(ui, &[1.0, 1.05], |ui, part| {
        if part == 0 {
            group(ui, words.profile, |ui| {
                profile::show(cx, ui);
                picture::offer(cx, ui, None, report::plots::profile);
            });
        } else {
            group(ui, words.coherence, |ui| platform::show(cx, ui));
        }
    });
    close_up(ui);
    group(ui, words.conflicts, |ui| conflicts::show(cx, ui));
    beside(ui, &[1.0, 1.05], |ui, part| {
        if part == 0 {
            group(ui, words.map, |ui| message_map::show(cx, ui));
        } else {
            pair::show(cx, ui);
            group(ui, words.leave_one_out, |ui| leave_one_out(cx, ui));
        }
    });
    close_up(ui);
    beside(ui, &[1.0, 1.05], |ui, part| {
        if part == 0 {
            group(ui, words.channels, |ui| channel_map::show(cx, ui));
        } else {
            group(ui, words.tokens, |ui| tokens::show(cx, ui));
        }
    });
    close_up(ui);
    group(ui, words.stages, |ui| {
        stages::show(cx, ui);
        picture::offer(cx, ui, None, report::plots::stages);
    });
    group(ui, words.audiences, |ui| audiences(cx, ui));
    group(ui, words.weeks, |ui| {
        weeks::show(cx, ui);
        picture::offer(cx, ui, None, report::plots::weeks);
        weeks::continuity(cx, ui);
    });
    group(ui, words.coding, |ui| {
        coding::show(cx, ui);
        coding::reliability(cx, ui);
    });
    group(ui, words.how, |ui| how::show(cx, ui));
}

/// Boxes beside each other end with a distance of their own.
fn close_up(ui: &mut Ui) {
    ui.add_space(-ui.spacing().item_spacing.y);
}

/// The name of the message at a position of the plan.
fn message_name<'a>(cx: &Cx<'a>, position: usize) -> &'a str {
    cx.plan().messages.get(position).map_or("", |message| cx.name_of(message))
}

/// The same, to stand in a sentence.
fn message_in_sentence(cx: &Cx<'_>, position: usize) -> String {
    text::isolate(message_name(cx, position), cx.language()).into_owned()
}

fn three(cx: &Cx<'_>, value: f64) -> String {
    cx.locale.decimal(value, 3)
}

/// A figure with three decimals, or the reason why there is none.
fn three_or_reason(cx: &Cx<'_>, figure: &Figure) -> String {
    written(cx, figure, |value| three(cx, value)).unwrap_or_else(|why| why)
}

fn key_numbers(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency;
    let worst = match &results.worst_pair {
        Ok(pair) => {
            let (a, b) = (message_in_sentence(cx, pair.a), message_in_sentence(cx, pair.b));
            (Ok(three(cx, pair.similarity)), fill(words.compare, &[("a", &a), ("b", &b)]))
        }
        Err(why) => (Err(text::reason(*why, cx.language()).to_owned()), String::new()),
    };
    let figures = [
        (
            words.exposure_weighted,
            written(cx, &results.exposure_weighted, |value| three(cx, value)),
            words.exposure_weighted_caption.to_owned(),
            ConsistencyFigure::ExposureWeighted,
        ),
        (
            words.message_weighted,
            written(cx, &results.message_weighted, |value| three(cx, value)),
            words.message_weighted_caption.to_owned(),
            ConsistencyFigure::MessageWeighted,
        ),
        (words.worst_pair, worst.0, worst.1, ConsistencyFigure::WorstPair),
        (
            words.completeness,
            written(cx, &results.completeness, |share| cx.locale.percent(share, 0)),
            words.completeness_caption.to_owned(),
            ConsistencyFigure::Completeness,
        ),
    ];
    group(ui, "", |ui| {
        beside(ui, &[1.2, 1.2, 1.0, 0.9], |ui, part| {
            let (name, value, caption, explained) = &figures[part];
            let is_open = card::at(ui, FIGURES) == Some(*explained);
            let pressed = pressed_figure(ui, name, value, caption, is_open);
            if pressed.clicked() {
                card::toggle(ui, FIGURES, *explained, &pressed);
            }
        });
        card::show(cx, ui, FIGURES);
        ui.add_space(space::TIGHT);
        label(ui, words.described);
    });
}

fn leave_one_out(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency;
    weak(ui, words.leave_one_out_hint);
    if let Err(why) = results.exposure_weighted {
        label(ui, text::reason(why, cx.language()));
        return;
    }
    let mut effects = results.leave_one_out.clone();
    // The largest rise first; messages without a figure last, in the plan's order.
    let rank = |figure: &Figure| figure.unwrap_or(f64::NEG_INFINITY);
    effects.sort_by(|a, b| rank(&b.1).total_cmp(&rank(&a.1)));
    let columns =
        [Column::text(cx.texts.shared.message, 1.6), Column { is_number: true, ..Column::text(words.effect, 1.0) }];
    let table = Table { id: EFFECTS, columns: &columns, row_height: ROW_HEIGHT, max_height: 12.0 * ROW_HEIGHT };
    let cell = |row: usize, column: usize| -> String {
        let (message, effect) = &effects[row];
        if column == 0 {
            return message_name(cx, *message).to_owned();
        }
        written(cx, effect, |change| cx.locale.signed(change, 3)).unwrap_or_else(|why| why)
    };
    let name = |row: usize| format!("{}: {}", cell(row, 0), cell(row, 1));
    let open = effects.iter().position(|(at, _)| card::at(ui, EFFECTS) == Some(ConsistencyFigure::Without(*at)));
    let clicked = table.show(ui, effects.len(), open, name, |ui, row, column| text_cell(ui, &cell(row, column)));
    small(ui, cx.texts.cards.rows_hint);
    if let Some((row, pressed)) = clicked {
        card::toggle(ui, EFFECTS, ConsistencyFigure::Without(effects[row].0), &pressed);
    }
    card::show(cx, ui, EFFECTS);
}

/// The largest change, up or down, that leaving one message out would make.
fn strongest(effects: &[(usize, Figure)]) -> Option<(usize, f64)> {
    let computed = effects.iter().filter_map(|(message, effect)| Some((*message, (*effect).ok()?)));
    computed.reduce(|best, next| if next.1.abs() > best.1.abs() { next } else { best })
}

fn audiences(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    weak(ui, words.audiences_hint);
    let columns = [
        Column::text(cx.texts.shared.audience, 1.0),
        Column { is_number: true, ..Column::text(words.exposure_weighted, 1.1) },
        Column::number(words.impressions, 120.0),
        Column::number(words.same_message, 130.0),
        Column { is_number: true, ..Column::text(words.strongest, 1.1) },
    ];
    let results = &cx.analysis().consistency.audiences;
    let table = Table { id: AUDIENCES, columns: &columns, row_height: ROW_HEIGHT, max_height: f32::INFINITY };
    let cell = |row: usize, column: usize| -> String {
        let result = &results[row];
        match column {
            0 => cx.plan().audiences.get(row).map_or("", |item| cx.name_of(item)).to_owned(),
            1 => three_or_reason(cx, &result.exposure_weighted),
            2 => cx.locale.decimal(result.impressions, 0),
            3 => written(cx, &result.same_message, |share| cx.locale.percent(share, 1)).unwrap_or_else(|why| why),
            _ => strongest(&result.leave_one_out).map_or_else(
                || text::DASH.to_owned(),
                |(message, effect)| {
                    let (message, effect) = (message_in_sentence(cx, message), cx.locale.signed(effect, 3));
                    fill(words.effect_of, &[("message", &message), ("effect", &effect)])
                },
            ),
        }
    };
    let name = |row: usize| (0..columns.len()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" · ");
    let open = (0..results.len()).find(|&row| card::at(ui, AUDIENCES) == Some(ConsistencyFigure::Audience(row)));
    let clicked = table.show(ui, results.len(), open, name, |ui, row, column| text_cell(ui, &cell(row, column)));
    small(ui, cx.texts.cards.rows_hint);
    if let Some((row, pressed)) = clicked {
        card::toggle(ui, AUDIENCES, ConsistencyFigure::Audience(row), &pressed);
    }
    card::show(cx, ui, AUDIENCES);
}

/// A link to a message.
fn open_message(cx: &mut Cx<'_>, ui: &mut Ui, position: usize) {
    let Some(message) = cx.plan().messages.get(position) else { return };
    let name = message_in_sentence(cx, position);
    if link(ui, &fill(cx.texts.consistency_page.open_message, &[("message", &name)])).clicked() {
        cx.push(Action::Show(ItemId::Message(message.id.clone())));
    }
}
