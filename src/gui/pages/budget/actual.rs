//! What was really delivered and spent: planned against actual, and pasting it from a spreadsheet.

use eframe::egui::{Id, Ui};

use super::card::{self, BudgetFigure};
use crate::app::{ActualLine, ActualRow, ActualRowError, actuals_table, read_actuals, record_actuals, replaced_by};
use crate::budget::{ActualResults, PlacementActual};
use crate::gui::context::Cx;
use crate::gui::parts::names::short_placement_name;
use crate::gui::theme::space;
use crate::gui::widgets::{
    Column, FieldLook, Look, Table, button, group, label, label_in, number_label, plain_field, primary_button, row,
    scroll_list, small, text_cell, weak,
};
use crate::plan::{ActualWeek, Figure};
use crate::text::strings::fill;
use crate::text::{self, isolate};

/// Names the table, and the place of its cards.
const TABLE: &str = "actual";

/// Shows what is recorded, and where more is pasted.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    group(ui, words.actual, |ui| {
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
        paste(cx, ui);
    });
}

fn recorded(cx: &mut Cx<'_>, ui: &mut Ui, actual: &ActualResults) {
    let words = &cx.texts.budget_page;
    let currency = cx.plan().money.currency;
    let money = |amount| cx.locale.total(amount, currency);
    let week = cx.locale.ungrouped(actual.through_week);
    let (spent, planned) = (money(actual.spent), money(actual.planned_to_date));
    label(ui, &fill(words.actual_through, &[("week", &week), ("spent", &spent), ("planned", &planned)]));
    let share = |figure: Figure| figure.map_or_else(|_| text::DASH.to_owned(), |share| cx.locale.percent(share, 1));
    row(ui, |ui| {
        small(ui, &fill(words.actual_pace, &[("pace", &share(actual.pace()))]));
    });
    let columns = [
        Column::text(words.column_placement, 1.0),
        Column::number(words.column_planned, 92.0),
        Column::number(cx.texts.shared.spent, 92.0),
        Column::number(words.pace, 72.0),
        Column::number(words.delivery, 72.0),
        Column::number(words.cpm_planned, 80.0),
        Column::number(words.cpm_actual, 84.0),
    ];
    let exponent = currency.exponent();
    let cpm = |figure: Figure| {
        let major = figure.map(|minor| minor / 10_f64.powi(i32::from(exponent)));
        major.map_or_else(|_| text::DASH.to_owned(), |major| cx.locale.decimal(major, exponent))
    };
    let cell = |one: &PlacementActual, column: usize| match column {
        0 => recorded_name(cx, one),
        1 => super::tables::exact(cx, one.planned_to_date),
        2 => super::tables::exact(cx, one.spent),
        3 => share(one.pace()),
        4 => share(one.delivery_pace()),
        5 => cpm(one.planned_cpm()),
        _ => cpm(one.cpm()),
    };
    let rows = &actual.placements;
    let spoken = |at: usize| (0..columns.len()).map(|column| cell(&rows[at], column)).collect::<Vec<_>>().join(" · ");
    let table = Table { id: TABLE, columns: &columns, row_height: 26.0, max_height: 300.0 };
    let open = rows.iter().enumerate().position(|(row, _)| card::at(ui, TABLE) == Some(BudgetFigure::Recorded(row)));
    let clicked = table.show(ui, rows.len(), open, spoken, |ui, at, column| {
        let text = cell(&rows[at], column);
        if column == 0 { text_cell(ui, &text) } else { drop(number_label(ui, &text, Look::Body)) }
    });
    small(ui, cx.texts.cards.rows_hint);
    if let Some((row, pressed)) = clicked {
        card::toggle(ui, TABLE, BudgetFigure::Recorded(row), &pressed);
    }
    card::show(cx, ui, TABLE);
}

/// Names what a record is of: "Launch reel · Instagram", or the id of a placement that is no longer in the plan.
pub(super) fn recorded_name(cx: &Cx<'_>, one: &PlacementActual) -> String {
    let plan = cx.plan();
    if let Some(placement) = one.placement.and_then(|position| plan.placements.get(position)) {
        return short_placement_name(cx, placement);
    }
    let id = plan.actuals.get(one.record).map_or("", |record| record.placement.as_str());
    fill(cx.texts.budget_page.gone, &[("id", id)])
}

/// Pasted rows, each with what it says or what is wrong with it, and the button that records them.
fn paste(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    let id = Id::unique("pasted actuals");
    let pasted: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let (_, changed) =
        plain_field(ui, "pasted actuals", words.actual_paste, &pasted, FieldLook::lines(3).hint(words.actual_paste));
    if let Some(changed) = changed {
        ui.data_mut(|data| data.insert_temp(id, changed));
    }
    if pasted.trim().is_empty() {
        return;
    }
    let lines = read_actuals(&pasted, cx.plan());
    let good: Vec<ActualRow> = lines.iter().filter_map(|(_, row)| row.clone().ok()).collect();
    let count = |count: usize| cx.locale.whole(i128::try_from(count).unwrap_or(0));
    let (good_count, bad_count) = (count(good.len()), count(lines.len() - good.len()));
    small(ui, &fill(words.actual_rows, &[("good", &good_count), ("bad", &bad_count)]));
    scroll_list(ui, "pasted rows", 160.0, |ui| {
        for line in &lines {
            let (text, look) = line_text(cx, line);
            label_in(ui, &text, look);
        }
    });
    let rows = fill(words.actual_record, &[("rows", &good_count)]);
    if !good.is_empty()
        && primary_button(ui, &rows).clicked()
        && let Some(edit) = record_actuals(cx.plan(), &good)
    {
        cx.edit(edit);
        ui.data_mut(|data| data.remove::<String>(id));
    }
}

fn line_text(cx: &Cx<'_>, (number, row): &ActualLine) -> (String, Look) {
    let words = &cx.texts.budget_page;
    let said = |template: &str, text: &str| fill(template, &[("text", &isolate(text, cx.language()))]);
    let (what, look) = match row {
        Ok(row) => {
            let entry = row.entry;
            let (delivered, spent) = recorded_text(cx, &entry);
            let week = cx.locale.ungrouped(entry.week);
            let placement = cx.plan().placement(&row.placement);
            let placement =
                placement.map_or_else(|| row.placement.to_string(), |placement| short_placement_name(cx, placement));
            let slots =
                [("placement", placement.as_str()), ("week", &week), ("delivered", &delivered), ("spent", &spent)];
            let what = fill(words.row_ok, &slots);
            let what = match replaced_by(cx.plan(), row) {
                Some(before) => {
                    let (delivered, spent) = recorded_text(cx, &before);
                    let slots = [("what", what.as_str()), ("delivered", &delivered), ("spent", &spent)];
                    fill(words.row_replaces, &slots)
                }
                None => what,
            };
            let added =
                row.added_to.map(|first| fill(words.row_added, &[("what", &what), ("row", &line_number(cx, first))]));
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
                    fill(words.row_unclear, &[("text", &isolate(text, cx.language())), ("why", &why)])
                }
                ActualRowError::Twice(first) => fill(words.row_twice, &[("row", &line_number(cx, *first))]),
            };
            (what, Look::Error)
        }
    };
    (fill(words.row_line, &[("line", &line_number(cx, *number)), ("what", &what)]), look)
}

/// What was delivered and spent in a week.
fn recorded_text(cx: &Cx<'_>, week: &ActualWeek) -> (String, String) {
    let delivered = week.delivered.map_or_else(|| text::DASH.to_owned(), |units| cx.locale.whole(units));
    let spent = week.spent.map_or_else(|| text::DASH.to_owned(), |amount| cx.locale.exact(amount));
    (delivered, spent)
}

fn line_number(cx: &Cx<'_>, line: usize) -> String {
    cx.locale.ungrouped(i128::try_from(line).unwrap_or(0))
}
