//! Says what screen readers are told about a field: its name, and where its characters stand.

use std::ops::Range;

use eframe::egui::{Context, Id, Pos2, Rect, accesskit, vec2};

use super::caret::{CellRow, TextMap};

/// Most characters in one run of text (AccessKit counts them in a byte).
const RUN_CHARACTERS: usize = 255;

/// Names the field.
pub(super) fn name(ctx: &Context, id: Id, name: &str, hint: &str) {
    ctx.accesskit_node_builder(id, |node| {
        node.set_label(name);
        if !hint.is_empty() {
            node.set_placeholder(hint);
        }
    });
}

/// Replaces the places that `TextEdit` has told, which are those of carets, by those of characters.
pub(super) fn describe_characters(ctx: &Context, id: Id, galley_pos: Pos2, map: &TextMap) {
    for (number, row) in map.rows.iter().enumerate() {
        let count = row.cells.len() + usize::from(row.ends_with_newline);
        for (run, start) in (0..count.max(1)).step_by(RUN_CHARACTERS).enumerate() {
            let characters = start..(start + RUN_CHARACTERS).min(count);
            ctx.accesskit_node_builder(id.with(number).with(run), |node| {
                describe_run(node, galley_pos, row, characters);
            });
        }
    }
}

fn describe_run(node: &mut accesskit::Node, galley_pos: Pos2, row: &CellRow, characters: Range<usize>) {
    let line_feed = characters.end > row.cells.len();
    let cells = &row.cells[characters.start.min(row.cells.len())..characters.end.min(row.cells.len())];
    let left = cells.iter().map(|cell| cell.left).reduce(f32::min).unwrap_or(row.end_x);
    let right = cells.iter().map(|cell| cell.right).reduce(f32::max).unwrap_or(row.end_x);
    let bounds =
        Rect::from_x_y_ranges(left..=right, row.y.start..=row.y.end).translate(galley_pos.to_vec2() + vec2(row.x, 0.0));
    // Places are counted in the direction of reading.
    let mut positions: Vec<f32> =
        cells.iter().map(|cell| if row.rtl { right - cell.right } else { cell.left - left }).collect();
    let mut widths: Vec<f32> = cells.iter().map(|cell| cell.right - cell.left).collect();
    if line_feed {
        positions.push(right - left);
        widths.push(0.0);
    }
    node.set_text_direction(if row.rtl {
        accesskit::TextDirection::RightToLeft
    } else {
        accesskit::TextDirection::LeftToRight
    });
    node.set_bounds(accesskit::Rect {
        x0: bounds.min.x.into(),
        y0: bounds.min.y.into(),
        x1: bounds.max.x.into(),
        y1: bounds.max.y.into(),
    });
    node.set_character_positions(positions);
    node.set_character_widths(widths);
}
