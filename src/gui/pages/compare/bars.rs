//! Money by channel, and by how much it differs from the base: less to the start side, more to the end side.

use eframe::egui::{Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use super::tables::cell;
use super::view::Built;
use crate::gui::context::{Cx, is_right_to_left};
use crate::gui::fit;
use crate::gui::theme::palette;
use crate::gui::widgets::{Column, Look, Table, Width, check, group, small, text_cell, weak};
use crate::report::{Exact, Row, Table as Data};
use crate::text::strings::fill;

const ROW_HEIGHT: f32 = 24.0;

/// Shows the table; returns whether the largest changes shall stand first, where that was chosen.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, largest_first: bool, built: &Built) -> Option<bool> {
    let words = &cx.texts.compare;
    let data = &built.channels;
    group(ui, words.money_change, |ui| {
        if data.rows.is_empty() {
            weak(ui, words.all_equal);
            return None;
        }
        let base = built.column_of(built.base);
        let changes: Vec<(usize, usize)> = (0..data.columns.len())
            .filter_map(|column| {
                built.version_of(column).filter(|(_, is_change)| *is_change).map(|(version, _)| (column, version))
            })
            .collect();
        let mut columns = vec![Column::text(cx.texts.shared.channel, 1.5)];
        columns.push(Column { is_number: true, ..Column::text(&built.names[built.base], 1.0) });
        for &(_, version) in &changes {
            columns.push(Column { title: &built.names[version], width: Width::Share(0.9), is_number: false });
            columns.push(Column { title: "", width: Width::Share(0.9), is_number: true });
        }
        let most = data.rows.iter().flat_map(|row| changes.iter().map(move |(column, _)| amount(row, *column).abs()));
        let most = most.fold(0.0, f64::max);
        let order = order(data, &changes, largest_first);
        let table =
            Table { id: "compare bars", columns: &columns, row_height: ROW_HEIGHT, max_height: 16.0 * ROW_HEIGHT };
        let spoken = |row: usize| {
            let cells = data.rows[order[row]].cells.iter().map(|cell| cell.text.as_str());
            cells.collect::<Vec<_>>().join(cx.locale.dot())
        };
        table.show(ui, data.rows.len(), None, spoken, |ui, row, column| {
            let row = &data.rows[order[row]];
            match column {
                0 => text_cell(ui, row.cells.first().map_or("", |cell| &cell.text)),
                1 => row.cells.get(base).into_iter().for_each(|found| cell(cx, ui, found, Look::Body)),
                _ => {
                    let Some(&(place, version)) = changes.get((column - 2) / 2) else { return };
                    if column % 2 == 0 {
                        bar(ui, amount(row, place), most, built.places[version]);
                    } else if let Some(found) = row.cells.get(place) {
                        cell(cx, ui, found, Look::Weak);
                    }
                }
            }
        });
        let hidden = cx.plan().channels.len().saturating_sub(data.rows.len());
        if hidden > 0 {
            small(ui, &fill(words.equal_channels, &[("count", &cx.locale.whole(hidden as u64))]));
        }
        check(ui, words.largest_first, largest_first)
    })
}

/// The rows in the order in which they stand.
fn order(data: &Data, changes: &[(usize, usize)], largest_first: bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..data.rows.len()).collect();
    if largest_first {
        let largest = |at: usize| {
            let all = changes.iter().map(|(column, _)| amount(&data.rows[at], *column).abs());
            all.fold(0.0, f64::max)
        };
        order.sort_by(|&a, &b| largest(b).total_cmp(&largest(a)));
    }
    order
}

/// The change in a row, in the major unit; 0 where there is none.
fn amount(row: &Row, column: usize) -> f64 {
    match row.cells.get(column).and_then(|cell| cell.value) {
        Some(value @ Exact::Money(..)) => value.number(),
        _ => 0.0,
    }
}

/// The bar of a change, as long as it is large beside the largest.
fn bar(ui: &mut Ui, change: f64, most: f64, place: usize) {
    let (rect, _) = fit::allocate(ui, vec2(ui.available_width(), 12.0), Sense::hover());
    let colours = *palette(ui.visuals());
    let middle = rect.center().x;
    ui.painter().vline(middle, rect.y_range().expand(5.0), Stroke::new(1.0, colours.control));
    if change.abs() <= 0.0 || most <= 0.0 {
        return;
    }
    let length = (change / most) as f32 * (rect.width() / 2.0 - 1.0);
    let end = if is_right_to_left(ui) { middle - length } else { middle + length };
    let (fill, edge) = match place {
        0 => (colours.second_bar, colours.second_bar_edge),
        2 => (colours.third_bar, colours.third_bar_edge),
        _ => (colours.bar, colours.bar_edge),
    };
    let bar = Rect::from_x_y_ranges(middle.min(end)..=middle.max(end), rect.y_range());
    ui.painter().rect(bar, 1, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
}
