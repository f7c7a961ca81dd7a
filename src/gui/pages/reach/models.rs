//! The same plan by the models of the textbooks: how much the choice of a model matters.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::analysis::{Answer, OtherModel, Question};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::parts::table::{Of, TableLook, show as show_table, table_of};
use crate::gui::widgets::weak;
use crate::reach::Combination;
use crate::report::reach;
use crate::report::reach::View;
use crate::text;

/// Names the table.
const TABLE: &str = "other models";

/// Shows the table.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &View<'_>) {
    let words = &cx.texts.reach_page;
    weak(ui, words.models_hint);
    let Some(found) = look_at(cx, ui, &Question::OtherModels(shown.audience)) else { return };
    match found.answer {
        Answer::OtherModels(Ok(rows)) => {
            let answer = Some(Arc::clone(found.shared));
            let of = Of { audience: shown.audience, answer, ..Of::default() };
            found.scope(ui, |ui| table(cx, ui, of, rows));
        }
        Answer::OtherModels(Err(why)) => {
            weak(ui, text::reason(*why, cx.language()));
        }
        _ => {}
    }
}

fn table(cx: &Cx<'_>, ui: &mut Ui, of: Of, rows: &[OtherModel]) {
    let table = table_of(cx, TABLE, of, |report| reach::other_models(report, rows));
    let own = rows.iter().position(|row| row.combination == Combination::Plan);
    show_table(cx, ui, &table, &TableLook::at(TABLE).marking(own));
}
