//! The same plan by the models of the textbooks: how much the choice of a model matters.

use eframe::egui::Ui;

use super::{ROW_HEIGHT, Shown};
use crate::gui::answers::answer;
use crate::gui::context::Cx;
use crate::gui::plots::k_plus;
use crate::gui::widgets::{Column, Table, label, small, text_cell, weak};
use crate::plan::Figure;
use crate::reach::{Combination, Compared, REACH_LEVELS, compare};
use crate::text;
use crate::text::strings::fill;

/// One row: the model, its reach, k+ where it has them, whether it was held at a bound.
#[derive(Debug)]
struct Row {
    combination: Combination,
    reach: f64,
    k_plus: Option<[f64; REACH_LEVELS]>,
    is_held: bool,
}

/// Shows the table.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.models_hint);
    let found = answer(cx, ui, "other models", shown.audience, || rows(cx, shown));
    let Some(found) = found else { return };
    let rows = match found.as_ref() {
        Ok(rows) => rows,
        Err(why) => {
            weak(ui, text::reason(*why, cx.language()));
            return;
        }
    };
    let levels = [1, 2, 3].map(|level| k_plus(cx, level));
    let columns = [
        Column::text(words.model_column, 1.0),
        Column::number(&levels[0], 76.0),
        Column::number(&levels[1], 76.0),
        Column::number(&levels[2], 76.0),
    ];
    let table = Table { id: "other models", columns: &columns, row_height: ROW_HEIGHT, max_height: f32::INFINITY };
    let cell = |row: usize, column: usize| -> String {
        let row = &rows[row];
        match (column, &row.k_plus) {
            (0, _) => name(cx, row),
            (1, _) => cx.locale.percent(row.reach, 1),
            (_, Some(levels)) => cx.locale.percent(levels[column - 1], 1),
            (_, None) => text::DASH.to_owned(),
        }
    };
    let spoken = |row: usize| (0..columns.len()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" · ");
    let chosen = rows.iter().position(|row| row.combination == Combination::Plan);
    table.show(ui, rows.len(), chosen, spoken, |ui, row, column| text_cell(ui, &cell(row, column)));
    let (least, most) =
        rows.iter().fold((1.0_f64, 0.0_f64), |(least, most), row| (least.min(row.reach), most.max(row.reach)));
    let range = [cx.locale.percent(least, 1), cx.locale.percent(most, 1)];
    label(ui, &fill(words.models_range, &[("least", &range[0]), ("most", &range[1])]));
    for row in rows.iter().filter(|row| row.is_held) {
        small(ui, &fill(words.model_held, &[("model", &name(cx, row))]));
    }
    small(ui, words.models_dash);
}

fn name(cx: &Cx<'_>, row: &Row) -> String {
    let terms = &cx.texts.terms;
    match row.combination {
        Combination::Plan => terms.combination_plan,
        Combination::Independent => terms.combination_independent,
        Combination::Sainsbury => terms.combination_sainsbury,
        Combination::Metheringham => terms.combination_metheringham,
        Combination::Agostini => terms.combination_agostini,
        Combination::Hofmans => terms.combination_hofmans,
        Combination::Sequential => terms.combination_sequential,
    }
    .to_owned()
}

/// The rows of one audience, or of all of them weighted by their sizes.
fn rows(cx: &Cx<'_>, shown: &Shown<'_>) -> Figure<Vec<Row>> {
    let state = cx.analysis().reach_state();
    let parts: Vec<(usize, f64)> = match shown.audience {
        Some(position) => vec![(position, 1.0)],
        None => cx.analysis().reach.total.as_ref().map_err(|why| *why)?.parts.clone(),
    };
    let mut sum: Vec<Row> = Vec::new();
    for (position, weight) in parts {
        // Of the universe, one that has no reach is reached by nobody in every model.
        if shown.audience.is_none() && cx.analysis().reach.audiences.get(position).is_none_or(Result::is_err) {
            continue;
        }
        let found = compare(state, position)?;
        if sum.is_empty() {
            sum = found.iter().map(nothing).collect();
        }
        for (row, compared) in sum.iter_mut().zip(&found) {
            row.reach += weight * compared.reach;
            row.is_held |= compared.is_held;
            if let (Some(levels), Some(more)) = (&mut row.k_plus, compared.k_plus) {
                for (level, more) in levels.iter_mut().zip(more) {
                    *level += weight * more;
                }
            }
        }
    }
    Ok(sum)
}

fn nothing(compared: &Compared) -> Row {
    Row {
        combination: compared.combination,
        reach: 0.0,
        k_plus: compared.k_plus.map(|_| [0.0; REACH_LEVELS]),
        is_held: false,
    }
}
