//! An item that is a table of short texts.

use eframe::egui::{Align, Id, Key, Layout, Memory, Modifiers, Rect, Ui, Vec2, vec2};

use super::items::Place;
use super::{WorksheetsView, paste};
use crate::edit::{answer_item, move_row};
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::forms::divider;
use crate::gui::theme::space;
use crate::gui::visits::Part as TextPart;
use crate::gui::widgets::{
    Icon, bilingual_field, bilingual_field_id, bilingual_field_ids, button, icon_button_with_keys, row, row_end, small,
    strong,
};
use crate::plan::{Answer, Bilingual, ItemAnswer, Plan};
use crate::report::worksheets::named_value;
use crate::text::strings::fill;
use crate::worksheet::Column;

pub(super) type Lines = Vec<Vec<Bilingual>>;

/// In a cell of this width and wider the cells of a row stand beside each other.
const LEAST_CELL: f32 = 120.0;
/// In a cell of this width and wider one line is enough.
const WIDE_CELL: f32 = 420.0;

/// The tables before and after one in a figure whose parts are such tables: Alt with an arrow moves a line there.
#[derive(Clone, Debug, Default)]
pub(super) struct Neighbours {
    pub(super) before: Option<Place>,
    pub(super) after: Option<Place>,
}

/// An item that is a table.
pub(super) struct Table<'a> {
    pub(super) name: &'a str,
    pub(super) columns: &'a [Column],
    pub(super) place: &'a Place,
    pub(super) neighbours: &'a Neighbours,
}

/// Shows the rows as a table with a field for each cell, and what adds and removes rows. Where the columns have no room beside
/// each other, the cells of a row stand below each other.
pub(super) fn show(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    table: &Table<'_>,
    given: Option<&ItemAnswer>,
    view: &mut WorksheetsView,
) {
    let Table { name, columns, place, .. } = *table;
    let lines: &[Vec<Bilingual>] = match given.map(|given| &given.answer) {
        Some(Answer::Rows(rows)) => rows,
        _ => &[],
    };
    paste::follow(cx, ui, table, lines);
    keys(cx, ui, table, lines, view);
    let widths = Widths::of(ui, columns.len());
    if widths.is_some() && !lines.is_empty() {
        titles(cx, ui, table, widths.as_ref());
    }
    let mut removed = None;
    for (at, line) in lines.iter().enumerate() {
        let top = ui.cursor().top();
        let is_removed = match &widths {
            Some(widths) => beside(cx, ui, table, (at, line), widths),
            None => one(cx, ui, table, (at, line)),
        };
        if is_removed {
            removed = Some(at);
        }
        divider(ui);
        if view.sought_row.as_ref() == Some(&cell_key(place, at, 0)) {
            view.sought_row = None;
            let bottom = ui.min_rect().bottom() + space::LARGE;
            ui.scroll_to_rect(Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=bottom), None);
        }
    }
    if button(ui, &fill!(cx.texts.worksheets.add_row, &[("name", name)])).clicked() {
        let mut new: Lines = lines.to_vec();
        new.push(vec![Bilingual::default(); columns.len()]);
        place.answer(cx, Some(Answer::Rows(new)));
        // What is typed next goes into the new row.
        lead_to(cx, ui, (place, lines.len()), view);
    }
    if let Some(at) = removed {
        let mut new: Lines = lines.to_vec();
        new.remove(at);
        place.answer(cx, Some(Answer::Rows(new)));
    }
}

/// Says how wide the parts of a row are whose cells stand beside each other.
struct Widths {
    number: f32,
    cell: f32,
    gap: f32,
    /// The height of a row with one line.
    line: f32,
}

impl Widths {
    /// Returns the widths for so many columns; none where they have no room beside each other.
    fn of(ui: &Ui, columns: usize) -> Option<Self> {
        let (number, gap, bin) = (24.0, ui.spacing().item_spacing.x, ui.spacing().interact_size.y);
        let cell = fit::column_of(fit::beside(ui.available_width(), number + bin + 2.0 * gap), columns, gap);
        (cell >= LEAST_CELL).then_some(Self { number, cell, gap, line: ui.spacing().interact_size.y })
    }
}

/// Shows the titles of the columns, once above all rows.
fn titles(cx: &Cx<'_>, ui: &mut Ui, table: &Table<'_>, widths: Option<&Widths>) {
    let Some(widths) = widths else { return };
    in_line(ui, 18.0, |ui| {
        fit::space(ui, vec2(widths.number, 1.0));
        for column in table.columns {
            let title = column.name.get(cx.language());
            in_cell(ui, vec2(widths.cell, 18.0), |ui| drop(small(ui, title)));
        }
    });
}

/// Shows a row whose cells stand beside each other, and returns true where it is to be taken away.
fn beside(cx: &mut Cx<'_>, ui: &mut Ui, table: &Table<'_>, (at, line): (usize, &[Bilingual]), widths: &Widths) -> bool {
    let number = cx.locale.ungrouped(i128::try_from(at + 1).unwrap_or(0));
    let line_name = fill!(cx.texts.worksheets.row, &[("name", table.name), ("number", &number)]);
    let mut is_removed = false;
    in_line(ui, widths.line, |ui| {
        in_cell(ui, vec2(fit::beside(widths.number, widths.gap), widths.line), |ui| {
            ui.add_space(4.0);
            small(ui, &number);
        });
        for (column_at, column) in table.columns.iter().enumerate() {
            let name = named_value(cx.locale, &line_name, column.name.get(cx.language()));
            // A narrow cell has two lines, so that more of it can be read.
            let lines = if widths.cell < WIDE_CELL { 2 } else { 1 };
            in_cell(ui, vec2(widths.cell, widths.line), |ui| {
                cell(cx, ui, (at, column_at), (&name, lines), line.get(column_at), table.place);
            });
        }
        let remove = fill!(cx.texts.worksheets.remove_row_by_keys, &[("row", &line_name)]);
        is_removed = icon_button_with_keys(ui, Icon::Bin, &remove).clicked();
    });
    is_removed
}

/// Lays out a row in the reading direction whose parts begin at one height.
fn in_line(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui)) {
    let layout =
        if is_right_to_left(ui) { Layout::right_to_left(Align::Min) } else { Layout::left_to_right(Align::Min) };
    let size = vec2(ui.available_width(), height);
    fit::inside(ui, size, layout, content);
}

/// Lays out a place of its own in a row.
fn in_cell(ui: &mut Ui, size: Vec2, content: impl FnOnce(&mut Ui)) {
    let align = if is_right_to_left(ui) { Align::Max } else { Align::Min };
    fit::inside(ui, size, Layout::top_down(align), |ui| {
        fit::exactly(ui, size.x);
        content(ui);
    });
}

/// Gives a row the focus, and brings it into view as soon as it is there.
fn lead_to(cx: &Cx<'_>, ui: &Ui, (place, row): (&Place, usize), view: &mut WorksheetsView) {
    let key = cell_key(place, row, 0);
    let field = bilingual_field_id(cx, key.as_str());
    ui.memory_mut(|memory| memory.request_focus(field));
    view.sought_row = Some(key);
}

/// Gives the first row of a table the focus.
pub(super) fn focus_first(cx: &Cx<'_>, ui: &Ui, place: &Place) {
    let field = bilingual_field_id(cx, cell_key(place, 0, 0).as_str());
    ui.memory_mut(|memory| memory.request_focus(field));
}

/// Shows a row, and returns true where it is to be taken away.
fn one(cx: &mut Cx<'_>, ui: &mut Ui, table: &Table<'_>, (at, line): (usize, &[Bilingual])) -> bool {
    let number = cx.locale.ungrouped(i128::try_from(at + 1).unwrap_or(0));
    let line_name = fill!(cx.texts.worksheets.row, &[("name", table.name), ("number", &number)]);
    let first = table.columns.first().map_or("", |column| column.name.get(cx.language()));
    let mut is_removed = false;
    row(ui, |ui| {
        strong(ui, &number);
        small(ui, first);
        row_end(ui, |ui| {
            let remove = fill!(cx.texts.worksheets.remove_row_by_keys, &[("row", &line_name)]);
            is_removed = icon_button_with_keys(ui, Icon::Bin, &remove).clicked();
        });
    });
    for (column_at, column) in table.columns.iter().enumerate() {
        let title = column.name.get(cx.language());
        if column_at > 0 {
            small(ui, title);
        }
        let name = named_value(cx.locale, &line_name, title);
        cell(cx, ui, (at, column_at), (&name, 1), line.get(column_at), table.place);
    }
    is_removed
}

fn cell(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (at, column): (usize, usize),
    (name, lines): (&str, usize),
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
    bilingual_field(cx, ui, cell_key(place, at, column).as_str(), name, value.unwrap_or(&empty), lines, edit);
}

/// Follows the keys that a row with the focus takes: Enter begins a row below it, Alt with an arrow moves it, also to the table
/// beside it, Alt with Delete takes it away, and Delete takes an empty one away.
fn keys(cx: &mut Cx<'_>, ui: &Ui, table: &Table<'_>, lines: &[Vec<Bilingual>], view: &mut WorksheetsView) {
    let Table { place, neighbours, .. } = *table;
    let columns = table.columns.len();
    let focused = ui.memory(Memory::focused);
    let fields = |row: usize| (0..columns).map(move |column| (row, column));
    let of_row = |cx: &Cx<'_>, row: usize| {
        fields(row).flat_map(|(row, column)| bilingual_field_ids(cx, cell_key(place, row, column).as_str())).collect()
    };
    let has_focus = |row: &usize| {
        let ids: Vec<Id> = of_row(cx, *row);
        focused.is_some_and(|focused| ids.contains(&focused))
    };
    let Some(at) = (0..lines.len()).find(has_focus) else { return };
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let (back, forth) =
        if is_right_to_left(ui) { (Key::ArrowRight, Key::ArrowLeft) } else { (Key::ArrowLeft, Key::ArrowRight) };
    for (key, to) in [(back, &neighbours.before), (forth, &neighbours.after)] {
        if let Some(to) = to
            && pressed(Modifiers::ALT, key)
        {
            move_beside(cx, ui, (place, at), to, view);
            return;
        }
    }
    let is_empty = lines[at].iter().all(Bilingual::is_empty);
    let mut new: Lines = lines.to_vec();
    let to = if pressed(Modifiers::NONE, Key::Enter) {
        new.insert(at + 1, vec![Bilingual::default(); columns]);
        at + 1
    } else if at > 0 && pressed(Modifiers::ALT, Key::ArrowUp) {
        new.swap(at, at - 1);
        at - 1
    } else if at + 1 < lines.len() && pressed(Modifiers::ALT, Key::ArrowDown) {
        new.swap(at, at + 1);
        at + 1
    } else if pressed(Modifiers::ALT, Key::Delete) || (is_empty && pressed(Modifiers::NONE, Key::Delete)) {
        new.remove(at);
        at.min(new.len().saturating_sub(1))
    } else {
        return;
    };
    place.answer(cx, Some(Answer::Rows(new)));
    lead_to(cx, ui, (place, to), view);
}

/// Moves a row to the end of the table beside it, where it keeps the focus.
fn move_beside(cx: &mut Cx<'_>, ui: &Ui, (from, at): (&Place, usize), to: &Place, view: &mut WorksheetsView) {
    let edit = move_row(cx.plan(), &from.sheet, (&from.item, at), &to.item);
    let row = lines_of(cx.plan(), to).len();
    cx.edit_if(edit);
    lead_to(cx, ui, (to, row), view);
}

/// Returns what the field of a cell is known by.
pub(super) fn cell_key(place: &Place, row: usize, column: usize) -> String {
    format!("{}.{} {row} {column}", place.sheet, place.item)
}

/// Returns the rows before a visit.
fn lines_of(plan: &Plan, place: &Place) -> Lines {
    let sheet = plan.worksheets.find(&place.sheet.as_str().into());
    match sheet.and_then(|sheet| sheet.answer(&place.item)).map(|found| &found.answer) {
        Some(Answer::Rows(rows)) => rows.clone(),
        _ => Vec::new(),
    }
}
