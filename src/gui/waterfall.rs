//! The way from the rate to what the client pays, as bars that begin where the one before ended.

use eframe::egui::{CornerRadius, Rect, Response, Ui, pos2, vec2};

use super::context::{Cx, is_right_to_left};
use super::theme::{self, palette};
use super::widgets::{Column, Look, Table, number_label, text_cell};
use crate::budget::CostLines;
use crate::plan::{CostLine, Money, Total};
use crate::text::terms;

/// Height of a line.
const ROW_HEIGHT: f32 = 26.0;

/// A line with what its bar spans.
struct Step {
    line: CostLine,
    amount: Total,
    from: Money,
    to: Money,
}

fn steps(lines: &CostLines) -> Vec<Step> {
    let mut level = Money::ZERO;
    let step = |(line, amount): (CostLine, Total)| {
        let from = if line.is_sum() { Money::ZERO } else { level };
        level = from + amount.at_least();
        Step { line, amount, from, to: level }
    };
    lines.shown().into_iter().map(step).collect()
}

/// Shows the lines; returns the one that was pressed, with its response.
pub(super) fn table(cx: &Cx<'_>, ui: &mut Ui, id: &str, lines: &CostLines) -> Option<(CostLine, Response)> {
    let words = &cx.texts.buying;
    let currency = cx.plan().money.currency;
    let steps = steps(lines);
    let most = steps.iter().flat_map(|step| [step.from, step.to]).max().unwrap_or_default().to_major(currency);
    let amount_name = cx.locale.currency(currency);
    // Names and amounts first; bars where there is room for them.
    let bars = if ui.available_width() < 340.0 { 0.0 } else { 0.7 };
    let columns = [Column::text(words.line, 1.0), Column::text("", bars), Column::number(&amount_name, 104.0)];
    let written = |amount: Total| cx.locale.total_exact(amount, currency);
    let layout = Table { id, columns: &columns, row_height: ROW_HEIGHT, max_height: f32::INFINITY };
    let name = |row: usize| {
        format!(
            "{}: {}",
            terms::cost_line(steps[row].line, cx.language()),
            cx.locale.total(steps[row].amount, currency)
        )
    };
    let clicked = layout.show(ui, steps.len(), None, name, |ui, row, column| {
        let step = &steps[row];
        match column {
            0 => text_cell(ui, terms::cost_line(step.line, cx.language())),
            1 if bars == 0.0 => {}
            1 => bar(ui, step, |money| (money.to_major(currency) / most.max(f64::EPSILON)) as f32),
            _ => {
                let look = if step.line.is_sum() { Look::Strong } else { Look::Body };
                number_label(ui, &written(step.amount), look);
            }
        }
    });
    clicked.map(|(row, response)| (steps[row].line, response))
}

/// The bar of a step, from the start side.
fn bar(ui: &Ui, step: &Step, part: impl Fn(Money) -> f32) {
    let room = ui.max_rect();
    let colours = palette(ui.visuals());
    let colour = match step.line {
        line if line.is_sum() => colours.curve,
        line if line.is_taken_off() => colours.third_curve,
        _ => colours.second_curve,
    };
    let (a, b) = (part(step.from).clamp(0.0, 1.0), part(step.to).clamp(0.0, 1.0));
    let (near, far) = (a.min(b) * room.width(), a.max(b) * room.width());
    let width = (far - near).max(1.5);
    let left = if is_right_to_left(ui) { room.right() - near - width } else { room.left() + near };
    let rect = Rect::from_min_size(pos2(left, room.center().y - 6.0), vec2(width, 12.0));
    ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), colour);
}
