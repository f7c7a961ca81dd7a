//! Says what was really delivered and spent: planned against actual, and pasting it from a spreadsheet.

use std::sync::Arc;

use eframe::egui::{Rect, Ui, pos2, vec2};

use crate::app::{ActualLine, ActualRow, ActualRowError, actuals_table, read_actuals, record_actuals, replaced_by};
use crate::budget::ActualResults;
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::names::short_placement_name;
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, Look, button, group, label, label_in, plain_field, primary_button, row, scroll_list, small, weak,
};
use crate::plan::{ActualWeek, Figure, Language, Plan};
use crate::report::budget;
use crate::text::strings::{fill, slots, template};
use crate::text::{self, Locale, isolate};

/// Names the table, and the place of its cards.
const TABLE: &str = "actual";
/// The most rows of the table that are seen at once.
const MOST_ROWS: usize = 12;
/// How high the list of pasted lines is, in points.
const LIST_HEIGHT: f32 = 160.0;

/// Shows what is recorded, and where more is pasted.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, pasted: &mut PastedActuals) {
    let words = &cx.texts.budget_page;
    group(ui, cx.texts.figures.planned_and_actual, |ui| {
        small(ui, words.actual_hint);
        match &cx.analysis().budget.actual {
            Ok(actual) => recorded(cx, ui, actual),
            Err(_) => drop(weak(ui, words.actual_none)),
        }
        if cx.plan().placements.is_empty() {
            return;
        }
        ui.add_space(space::TIGHT);
        if button(ui, words.actual_copy).clicked() {
            ui.ctx().copy_text(actuals_table(cx.plan(), cx.locale));
        }
        paste(cx, ui, pasted);
    });
}

fn recorded(cx: &mut Cx<'_>, ui: &mut Ui, actual: &ActualResults) {
    let words = &cx.texts.budget_page;
    let currency = cx.plan().money.currency;
    let money = |amount| cx.locale.total(amount, currency);
    let week = cx.locale.ungrouped(actual.through_week);
    let (spent, planned) = (money(actual.spent), money(actual.planned_to_date));
    label(ui, &fill!(words.actual_through, &[("week", &week), ("spent", &spent), ("planned", &planned)]));
    let share = |figure: Figure| figure.map_or_else(|_| text::DASH.to_owned(), |share| cx.locale.percent(share, 1));
    row(ui, |ui| {
        small(ui, &fill!(words.actual_pace, &[("pace", &share(actual.pace()))]));
    });
    let table = table_of(cx, TABLE, Of::default(), budget::actuals);
    let open = card::at(cx, TABLE);
    let look = TableLook::at(TABLE)
        .at_most(MOST_ROWS)
        .pressing(Presses::Rows, open)
        .saying(cx.texts.cards.rows_hint)
        .without_notes();
    let pressed = show_table(cx, ui, &table, &look);
    card::pressed(cx, TABLE, pressed.as_ref());
    card::show(cx, ui, TABLE);
}

/// Shows pasted rows, each with what it says or what is wrong with it, and the button that records them.
fn paste(cx: &mut Cx<'_>, ui: &mut Ui, pasted: &mut PastedActuals) {
    let words = &cx.texts.budget_page;
    let look = FieldLook::lines(3).hint(words.actual_paste);
    let (_, changed) = plain_field(ui, "pasted actuals", words.actual_paste, &pasted.text, look);
    if let Some(changed) = changed {
        pasted.text = changed;
    }
    if pasted.text.trim().is_empty() {
        return;
    }
    let (read, line_heights) = read_rows(cx, pasted);
    let count = |count: usize| cx.locale.whole(i128::try_from(count).unwrap_or(0));
    let (good_count, bad_count) = (count(read.good.len()), count(read.lines.len() - read.good.len()));
    small(ui, &fill!(words.actual_rows, &[("good", &good_count), ("bad", &bad_count)]));
    lines(ui, &read.lines, line_heights);
    let rows = fill!(words.actual_record, &[("rows", &good_count)]);
    if !read.good.is_empty()
        && primary_button(ui, &rows).clicked()
        && let Some(edit) = record_actuals(cx.plan(), &read.good)
    {
        cx.edit(edit);
        *pasted = PastedActuals::default();
    }
}

/// Rows of what was delivered and spent, as they were pasted, and what they say.
#[derive(Debug, Default)]
pub(super) struct PastedActuals {
    text: String,
    read: Option<PastedRows>,
    line_heights: LineHeights,
}

/// Holds what a pasted text says of a plan, as it is shown.
#[derive(Debug)]
struct PastedRows {
    text: String,
    plan: Arc<Plan>,
    locale: Locale,
    language: Language,
    /// What is said of each line.
    lines: Vec<(String, Look)>,
    /// The rows that can be recorded.
    good: Vec<ActualRow>,
}

/// Holds how high lines are in a list of some width.
#[derive(Debug, Default)]
struct LineHeights {
    width: f32,
    heights: Vec<f32>,
}

/// Returns what the pasted text says: it is read again where the text, the plan or the languages are others, and not in every frame.
fn read_rows<'p>(cx: &Cx<'_>, pasted: &'p mut PastedActuals) -> (&'p PastedRows, &'p mut LineHeights) {
    let PastedActuals { text, read, line_heights } = pasted;
    let (plan, language) = (cx.app.document().plan(), cx.app.plan_language());
    let is_of_now = |known: &PastedRows| {
        Arc::ptr_eq(&known.plan, plan) && (known.locale, known.language) == (cx.locale, language) && known.text == *text
    };
    if !read.as_ref().is_some_and(is_of_now) {
        *read = None;
        *line_heights = LineHeights::default();
    }
    let read = read.get_or_insert_with(|| {
        let lines = read_actuals(text, plan);
        PastedRows {
            text: text.clone(),
            plan: Arc::clone(plan),
            locale: cx.locale,
            language,
            lines: lines.iter().map(|line| line_text(cx, line)).collect(),
            good: lines.into_iter().filter_map(|(_, row)| row.ok()).collect(),
        }
    });
    (read, line_heights)
}

/// Shows what is said of each line. Lines that are scrolled out of view are laid out once, for their height.
fn lines(ui: &mut Ui, lines: &[(String, Look)], known: &mut LineHeights) {
    scroll_list(ui, "pasted rows", LIST_HEIGHT, |ui| {
        let width = ui.available_width();
        if (known.width - width).abs() > 0.5 {
            *known = LineHeights { width, heights: Vec::new() };
        }
        // A list above and one below are drawn too: what is scrolled to is there at once.
        let near = ui.clip_rect().expand2(vec2(0.0, LIST_HEIGHT));
        for (at, (text, look)) in lines.iter().enumerate() {
            let top = ui.cursor().min.y;
            if let Some(height) = known.heights.get(at) {
                let place = Rect::from_min_max(pos2(near.min.x, top), pos2(near.max.x, top + height));
                if !near.intersects(place) {
                    ui.add_space(*height);
                    continue;
                }
            }
            label_in(ui, text, *look);
            if known.heights.len() == at {
                known.heights.push(ui.cursor().min.y - top);
            }
        }
    });
}

/// Says what a line is, and how that looks.
fn line_text(cx: &Cx<'_>, (number, row): &ActualLine) -> (String, Look) {
    let words = &cx.texts.budget_page;
    let said = |template: template!["text"], text: &str| fill!(template, &[("text", &isolate(text, cx.language()))]);
    let (what, look) = match row {
        Ok(row) => {
            let entry = row.entry;
            let (delivered, spent) = recorded_text(cx, &entry);
            let week = cx.locale.ungrouped(entry.week);
            let placement = cx.plan().placement(&row.placement);
            let placement =
                placement.map_or_else(|| row.placement.to_string(), |placement| short_placement_name(cx, placement));
            let slots = slots![
                ("placement", placement.as_str()),
                ("week", &week),
                ("delivered", &delivered),
                ("spent", &spent)
            ];
            let what = fill!(words.row_ok, slots);
            let what = match replaced_by(cx.plan(), row) {
                Some(before) => {
                    let (delivered, spent) = recorded_text(cx, &before);
                    let slots = slots![("what", what.as_str()), ("delivered", &delivered), ("spent", &spent)];
                    fill!(words.row_replaces, slots)
                }
                None => what,
            };
            let added =
                row.added_to.map(|first| fill!(words.row_added, &[("what", &what), ("row", &line_number(cx, first))]));
            (added.unwrap_or(what), Look::Small)
        }
        Err(why) => {
            let what = match why {
                ActualRowError::MissingColumns => words.row_missing.to_owned(),
                ActualRowError::UnknownPlacement(text) => said(words.row_unknown, text),
                ActualRowError::Week(text) => said(words.row_week, text),
                ActualRowError::Delivered(text) => said(words.row_delivered, text),
                ActualRowError::Spent(text) => said(words.row_spent, text),
                ActualRowError::Unclear(text, why) => {
                    let why = why.sentence(cx.locale);
                    fill!(words.row_unclear, &[("text", &isolate(text, cx.language())), ("why", &why)])
                }
                ActualRowError::Twice(first) => fill!(words.row_twice, &[("row", &line_number(cx, *first))]),
            };
            (what, Look::Error)
        }
    };
    (fill!(words.row_line, &[("line", &line_number(cx, *number)), ("what", &what)]), look)
}

/// Says what was delivered and spent in a week.
fn recorded_text(cx: &Cx<'_>, week: &ActualWeek) -> (String, String) {
    let delivered = week.delivered.map_or_else(|| text::DASH.to_owned(), |units| cx.locale.whole(units));
    let spent = week.spent.map_or_else(|| text::DASH.to_owned(), |amount| cx.locale.exact(amount));
    (delivered, spent)
}

fn line_number(cx: &Cx<'_>, line: usize) -> String {
    cx.locale.ungrouped(i128::try_from(line).unwrap_or(0))
}
