//! The Consistency page: three numbers, the profile of five measures, contradictions, heat maps, tokens, stages,
//! audiences, weeks, coding.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "values of a plot that are whole and small, and shares of colours"
)]

mod channel_map;
mod coding;
mod conflicts;
mod how;
mod message_map;
mod pair;
mod platform;
mod profile;
mod stages;
mod tokens;
mod weeks;

use eframe::egui::Ui;

use crate::app::{Action, Command};
use crate::edit::ItemId;
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::figures::{columns_by_share, names_height, pressed_figure, written};
use crate::gui::parts::matrix::{Matrix, MatrixCell};
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{PAGE_WIDTH, column, empty_state, group, label, link, page_heading, scroll_page, weak};
use crate::plan::{ChannelId, Figure};
use crate::report::{Build, ConsistencyFigure, Subject, consistency};
use crate::text;
use crate::text::strings::{fill, slots};

/// Where the cards of the key numbers stand.
const FIGURES: &str = "key numbers";
/// Names the table of what messages change, and the place of its cards.
const EFFECTS: &str = "leave one out";
/// Names the table of audiences, and the place of its cards.
const AUDIENCES: &str = "consistency of audiences";

/// Holds what the page shows beside the plan.
#[derive(Debug, Default)]
pub(in crate::gui) struct ConsistencyView {
    /// The two messages that are compared.
    messages: Option<pair::TwoMessages>,
    /// The two channels whose cell is opened.
    channels: Option<(ChannelId, ChannelId)>,
    /// The opened row of the list of conflicts.
    conflict: usize,
    /// Whether that list has contradictions alone.
    hides_differences: bool,
}

/// Shows the page.
pub(in crate::gui) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ConsistencyView) {
    scroll_page(ui, "consistency page", PAGE_WIDTH, |ui| column(ui, |ui| page(cx, ui, view)));
}

fn page(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ConsistencyView) {
    let words = &cx.texts.consistency_page;
    let (name, hint) = match cx.plan().messages.len() {
        0 => (words.no_messages, words.no_messages_hint),
        1 => (words.one_message, words.one_message_hint),
        _ => return results(cx, ui, view),
    };
    page_heading(ui, words.title, |_| {});
    if empty_state(ui, name, hint, cx.texts.shared.begin_message).clicked() {
        cx.command(Command::AddMessage);
    }
}

fn results(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut ConsistencyView) {
    let words = &cx.texts.consistency_page;
    let figures = &cx.texts.figures;
    page_heading(ui, words.title, |_| {});
    key_numbers(cx, ui);
    columns_by_share(ui, &[1.0, 1.05], |ui, part| {
        if part == 0 {
            group(ui, figures.profile, |ui| profile::show(cx, ui));
        } else {
            group(ui, figures.coherence, |ui| platform::show(cx, ui));
        }
    });
    close_up(ui);
    group(ui, figures.conflicts, |ui| conflicts::show(cx, ui, view));
    columns_by_share(ui, &[1.0, 1.05], |ui, part| {
        if part == 0 {
            group(ui, figures.message_by_message, |ui| message_map::show(cx, ui, &mut view.messages));
        } else {
            pair::show(cx, ui, view.messages.as_ref());
            group(ui, figures.leave_one_out, |ui| leave_one_out(cx, ui));
        }
    });
    close_up(ui);
    columns_by_share(ui, &[1.0, 1.05], |ui, part| {
        if part == 0 {
            group(ui, figures.channel_by_channel, |ui| channel_map::show(cx, ui, &mut view.channels));
        } else {
            group(ui, figures.tokens, |ui| tokens::show(cx, ui));
        }
    });
    close_up(ui);
    group(ui, figures.stages, |ui| stages::show(cx, ui));
    group(ui, figures.consistency_by_audience, |ui| audiences(cx, ui));
    group(ui, figures.weeks, |ui| {
        weeks::show(cx, ui);
        weeks::continuity(cx, ui);
    });
    group(ui, words.coding, |ui| {
        coding::show(cx, ui);
        coding::reliability(cx, ui);
    });
    group(ui, words.how, |ui| how::show(cx, ui));
}

/// Takes back the distance between items, because boxes beside each other end with their own.
fn close_up(ui: &mut Ui) {
    ui.add_space(-ui.spacing().item_spacing.y);
}

/// Returns the name of the message at a position of the plan.
fn message_name<'a>(cx: &Cx<'a>, position: usize) -> &'a str {
    cx.plan().messages.get(position).map_or("", |message| cx.name_of(message))
}

/// Returns the name of the message at a position of the plan, to stand in a sentence.
fn message_in_sentence(cx: &Cx<'_>, position: usize) -> String {
    text::isolate(message_name(cx, position), cx.language()).into_owned()
}

fn three(cx: &Cx<'_>, value: f64) -> String {
    cx.locale.decimal(value, 3)
}

/// Writes a figure with three decimals, or the reason why there is none.
fn three_or_reason(cx: &Cx<'_>, figure: &Figure) -> String {
    written(cx, figure, |value| three(cx, value)).unwrap_or_else(|why| why)
}

/// Shows how alike things are as a matrix, a cell for each two of them; `spoken` are their names in a sentence. Returns the
/// cell that was pressed.
fn likeness(
    cx: &Cx<'_>,
    ui: &mut Ui,
    matrix: Matrix<'_>,
    spoken: &[String],
    value: impl Fn(usize, usize) -> Figure,
) -> Option<(usize, usize)> {
    let words = &cx.texts.consistency_page;
    let cell = |row: usize, column: usize| {
        let value = value(row, column);
        let slots =
            slots![("row", &*spoken[row]), ("column", &*spoken[column]), ("value", &*three_or_reason(cx, &value))];
        MatrixCell {
            strength: value.ok(),
            text: value.map_or_else(|_| text::DASH.to_owned(), |value| cx.locale.decimal(value, 2)),
            spoken: fill!(words.cell, slots),
        }
    };
    let matrix = Matrix { scale: Some((words.scale_low, words.scale_high)), ..matrix };
    matrix.show(cx, ui, cell).map(|(cell, _)| cell)
}

fn key_numbers(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.consistency_page;
    let results = &cx.analysis().consistency;
    let worst = match &results.worst_pair {
        Ok(pair) => {
            let (a, b) = (message_in_sentence(cx, pair.a), message_in_sentence(cx, pair.b));
            (Ok(three(cx, pair.similarity)), fill!(cx.texts.figures.two_messages, &[("a", &a), ("b", &b)]))
        }
        Err(why) => (Err(text::reason(*why, cx.language()).to_owned()), String::new()),
    };
    let figures = [
        (
            cx.texts.figures.exposure_weighted,
            written(cx, &results.exposure_weighted, |value| three(cx, value)),
            words.exposure_weighted_caption.to_owned(),
            ConsistencyFigure::ExposureWeighted,
        ),
        (
            cx.texts.figures.message_weighted,
            written(cx, &results.message_weighted, |value| three(cx, value)),
            words.message_weighted_caption.to_owned(),
            ConsistencyFigure::MessageWeighted,
        ),
        (cx.texts.figures.least_alike_pair, worst.0, worst.1, ConsistencyFigure::WorstPair),
        (
            cx.texts.figures.coded,
            written(cx, &results.completeness, |share| cx.locale.percent(share, 0)),
            cx.texts.figures.coded_caption.to_owned(),
            ConsistencyFigure::Completeness,
        ),
    ];
    group(ui, "", |ui| {
        let shares = [1.2, 1.2, 1.0, 0.9];
        let names = names_height(ui, &shares, figures.iter().map(|figure| figure.0));
        columns_by_share(ui, &shares, |ui, part| {
            let (name, value, caption, explained) = &figures[part];
            let is_open = card::at(cx, FIGURES) == Some(Subject::Consistency(*explained));
            let pressed = pressed_figure(ui, (name, names), value, caption, is_open);
            if pressed.clicked() {
                card::toggle(cx, FIGURES, Subject::Consistency(*explained), &pressed);
            }
        });
        card::show(cx, ui, FIGURES);
        ui.add_space(space::TIGHT);
        label(ui, cx.texts.figures.as_coded_note);
    });
}

fn leave_one_out(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.figures;
    let results = &cx.analysis().consistency;
    weak(ui, words.leave_one_out_hint);
    if let Err(why) = results.exposure_weighted {
        label(ui, text::reason(why, cx.language()));
        return;
    }
    table_with_cards(cx, ui, EFFECTS, consistency::effects, 12);
}

fn audiences(cx: &mut Cx<'_>, ui: &mut Ui) {
    weak(ui, cx.texts.figures.consistency_by_audience_hint);
    table_with_cards(cx, ui, AUDIENCES, consistency::audiences, usize::MAX);
}

/// Shows a table whose rows open cards, and the card that is open; its hint stands above it.
fn table_with_cards(cx: &mut Cx<'_>, ui: &mut Ui, place: &'static str, build: Build, most_rows: usize) {
    let table = table_of(cx, place, Of::default(), build);
    let open = card::at(cx, place);
    let look = TableLook::at(place)
        .at_most(most_rows)
        .pressing(Presses::Rows, open)
        .saying(cx.texts.cards.rows_hint)
        .without_notes();
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, place, pressed.as_ref());
    card::show(cx, ui, place);
}

/// Shows a link to a message.
fn open_message(cx: &mut Cx<'_>, ui: &mut Ui, position: usize) {
    let Some(message) = cx.plan().messages.get(position) else { return };
    let name = message_in_sentence(cx, position);
    if link(ui, &fill!(cx.texts.consistency_page.open_message, &[("message", &name)])).clicked() {
        cx.push(Action::Show(ItemId::Message(message.id.clone())));
    }
}
