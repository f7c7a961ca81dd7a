//! Contradictions and differences between messages, those that most people meet first.

use std::sync::Arc;

use eframe::egui::Ui;

use super::{open_message, pair};
use crate::analysis::{Answer, Question};
use crate::consistency::{Conflict, Conflicts};
use crate::gui::answers::{Shown, look_at};
use crate::gui::context::Cx;
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::widgets::{check, label, row, strong, weak};
use crate::report::consistency::{self, MOST_CONFLICTS};
use crate::text;
use crate::text::strings::fill;

/// Names the table.
const TABLE: &str = "conflicts";

/// Shows the list and, under it, the messages of the opened row.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    weak(ui, cx.texts.consistency_page.conflicts_hint);
    let Some(found) = look_at(cx, ui, &Question::Conflicts) else { return };
    if let Answer::Conflicts(conflicts) = found.answer {
        found.scope(ui, |ui| list(cx, ui, &found, conflicts));
    }
}

fn list(cx: &mut Cx<'_>, ui: &mut Ui, answer: &Shown<'_>, found: &Conflicts) {
    let words = &cx.texts.consistency_page;
    match found.rate {
        Ok(rate) => strong(ui, &fill!(words.conflict_rate, &[("rate", &cx.locale.percent(rate, 1))])),
        Err(why) => label(ui, text::reason(why, cx.language())),
    };
    let differences = found.list.iter().filter(|conflict| !conflict.kind.is_contradiction()).count();
    let mut with_differences = !cx.views.borrow().consistency.hides_differences;
    if differences > 0 {
        let count = cx.locale.whole(i128::try_from(differences).unwrap_or(0));
        let name = fill!(words.differences_too, &[("count", &count)]);
        if let Some(on) = row(ui, |ui| check(ui, &name, with_differences)) {
            with_differences = on;
            cx.views.borrow_mut().consistency.hides_differences = !on;
        }
    }
    let list: Vec<&Conflict> =
        found.list.iter().filter(|conflict| with_differences || conflict.kind.is_contradiction()).collect();
    if list.is_empty() {
        label(ui, words.no_conflicts);
        return;
    }
    let opened = cx.views.borrow().consistency.conflict.min(list.len().min(MOST_CONFLICTS) - 1);
    let of = Of {
        answer: Some(Arc::clone(answer.shared)),
        variant: u64::from(with_differences),
        is_of_before: !answer.is_current,
        ..Of::default()
    };
    if let Some((row, conflict)) = table(cx, ui, of, found, opened).and_then(|row| Some((row, *list.get(row)?))) {
        cx.views.borrow_mut().consistency.conflict = row;
        if conflict.a != conflict.b {
            pair::choose(cx, conflict.a, conflict.b);
        }
    }
    if let Some(left) = list.len().checked_sub(MOST_CONFLICTS).filter(|left| *left > 0) {
        weak(ui, &fill!(cx.texts.shared.more, &[("count", &cx.locale.ungrouped(left as u64))]));
    }
    let Some(conflict) = list.get(opened) else { return };
    row(ui, |ui| {
        open_message(cx, ui, conflict.a);
        if conflict.b != conflict.a {
            open_message(cx, ui, conflict.b);
        }
    });
}

fn table(cx: &Cx<'_>, ui: &mut Ui, of: Of, found: &Conflicts, opened: usize) -> Option<usize> {
    let with_differences = of.variant > 0;
    let table = table_of(cx, TABLE, of, |report| consistency::conflicts_of(report, found, with_differences));
    let look = TableLook::at(TABLE).at_most(9).pressing(Presses::Rows, None).marking(Some(opened)).without_notes();
    show_table(cx, ui, &table, &look).map(|pressed| pressed.row)
}
