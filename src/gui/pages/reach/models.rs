//! The same plan by the models of the textbooks: how much the choice of a model matters.

use eframe::egui::Ui;

use super::{ROW_HEIGHT, Shown};
use crate::analysis::{Answer, OtherModel, Question};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::plots::k_plus;
use crate::gui::widgets::{Column, Table, label, small, text_cell, weak};
use crate::reach::Combination;
use crate::text;
use crate::text::strings::fill;

/// Shows the table.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.models_hint);
    let Some(found) = look_at(cx, ui, &Question::OtherModels(shown.audience)) else { return };
    match found.answer {
        Answer::OtherModels(Ok(rows)) => found.scope(ui, |ui| table(cx, ui, rows)),
        Answer::OtherModels(Err(why)) => {
            weak(ui, text::reason(*why, cx.language()));
        }
        _ => {}
    }
}

fn table(cx: &Cx<'_>, ui: &mut Ui, rows: &[OtherModel]) {
    let words = &cx.texts.reach_page;
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

fn name(cx: &Cx<'_>, row: &OtherModel) -> String {
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
