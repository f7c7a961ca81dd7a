//! Says what was really delivered and spent: planned against actual, and pasting it from a spreadsheet.

use eframe::egui::Ui;

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
use crate::plan::{ActualWeek, Figure};
use crate::report::budget;
use crate::text::strings::{fill, slots, template};
use crate::text::{self, isolate};

/// Names the table, and the place of its cards.
const TABLE: &str = "actual";
/// The most rows of the table that are seen at once.
const MOST_ROWS: usize = 12;

/// Shows what is recorded, and where more is pasted.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, pasted: &mut String) {
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
fn paste(cx: &mut Cx<'_>, ui: &mut Ui, pasted: &mut String) {
    let words = &cx.texts.budget_page;
    let (_, changed) =
        plain_field(ui, "pasted actuals", words.actual_paste, pasted, FieldLook::lines(3).hint(words.actual_paste));
    if let Some(changed) = changed {
        *pasted = changed;
    }
    if pasted.trim().is_empty() {
        return;
    }
    let lines = read_actuals(pasted, cx.plan());
    let good: Vec<ActualRow> = lines.iter().filter_map(|(_, row)| row.clone().ok()).collect();
    let count = |count: usize| cx.locale.whole(i128::try_from(count).unwrap_or(0));
    let (good_count, bad_count) = (count(good.len()), count(lines.len() - good.len()));
    small(ui, &fill!(words.actual_rows, &[("good", &good_count), ("bad", &bad_count)]));
    scroll_list(ui, "pasted rows", 160.0, |ui| {
        for line in &lines {
            let (text, look) = line_text(cx, line);
            label_in(ui, &text, look);
        }
    });
    let rows = fill!(words.actual_record, &[("rows", &good_count)]);
    if !good.is_empty()
        && primary_button(ui, &rows).clicked()
        && let Some(edit) = record_actuals(cx.plan(), &good)
    {
        cx.edit(edit);
        pasted.clear();
    }
}

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
