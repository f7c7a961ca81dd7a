//! An item that is a table of short texts.

use eframe::egui::Ui;

use super::items::Place;
use crate::edit::answer_item;
use crate::gui::context::Cx;
use crate::gui::forms::divider;
use crate::gui::visits::Part as TextPart;
use crate::gui::widgets::{Icon, bilingual_field, bilingual_field_id, button, icon_button, row, row_end, small};
use crate::plan::{Answer, Bilingual, ItemAnswer, Plan};
use crate::text::strings::fill;
use crate::worksheet::Column;

type Lines = Vec<Vec<Bilingual>>;

/// Shows the rows with a field for each column, and what adds and removes rows.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    name: &str,
    columns: &[Column],
    place: &Place,
    given: Option<&ItemAnswer>,
) {
    let lines: &[Vec<Bilingual>] = match given.map(|given| &given.answer) {
        Some(Answer::Rows(rows)) => rows,
        _ => &[],
    };
    let mut removed = None;
    for (at, line) in lines.iter().enumerate() {
        let number = cx.locale.ungrouped(i128::try_from(at + 1).unwrap_or(0));
        let line_name = fill!(cx.texts.worksheets.row, &[("name", name), ("number", &number)]);
        row(ui, |ui| {
            small(ui, &number);
            row_end(ui, |ui| {
                let remove = fill!(cx.texts.worksheets.remove_row, &[("row", &line_name)]);
                if icon_button(ui, Icon::Bin, &remove, true).clicked() {
                    removed = Some(at);
                }
            });
        });
        for (column_at, column) in columns.iter().enumerate() {
            let title = column.name.get(cx.language());
            small(ui, title);
            cell(cx, ui, (at, column_at), &format!("{line_name}: {title}"), line.get(column_at), place);
        }
        divider(ui);
    }
    if button(ui, &fill!(cx.texts.worksheets.add_row, &[("name", name)])).clicked() {
        let mut new: Lines = lines.to_vec();
        new.push(vec![Bilingual::default(); columns.len()]);
        place.answer(cx, Some(Answer::Rows(new)));
        // What is typed next goes into the new row.
        let first = bilingual_field_id(cx, cell_key(place, lines.len(), 0).as_str());
        ui.memory_mut(|memory| memory.request_focus(first));
    }
    if let Some(at) = removed {
        let mut new: Lines = lines.to_vec();
        new.remove(at);
        place.answer(cx, Some(Answer::Rows(new)));
    }
}

fn cell(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (at, column): (usize, usize),
    name: &str,
    value: Option<&Bilingual>,
    place: &Place,
) {
    let empty = Bilingual::default();
    let owner = place.clone();
    let edit = move |before: &Plan, change: TextPart<Bilingual>| {
        let mut lines = lines_of(before, &owner);
        let line = lines.get_mut(at)?;
        if line.len() <= column {
            line.resize(column + 1, Bilingual::default());
        }
        change(&mut line[column]);
        answer_item(before, &owner.sheet, &owner.item, Some(Answer::Rows(lines)))
    };
    bilingual_field(cx, ui, cell_key(place, at, column).as_str(), name, value.unwrap_or(&empty), 1, edit);
}

/// What the field of a cell is known by.
fn cell_key(place: &Place, row: usize, column: usize) -> String {
    format!("{}.{} {row} {column}", place.sheet, place.item)
}

/// The rows before a visit.
fn lines_of(plan: &Plan, place: &Place) -> Lines {
    let sheet = plan.worksheets.find(&place.sheet.as_str().into());
    match sheet.and_then(|sheet| sheet.answer(&place.item)).map(|found| &found.answer) {
        Some(Answer::Rows(rows)) => rows.clone(),
        _ => Vec::new(),
    }
}
