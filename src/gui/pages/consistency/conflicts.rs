//! Contradictions and differences between messages, those that most people meet first.

use eframe::egui::{Id, Ui};

use super::{ROW_HEIGHT, open_message, pair};
use crate::analysis::{Answer, Question};
use crate::consistency::{Conflict, ConflictKind, Conflicts};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::widgets::{Column, Table, check, label, row, strong, text_cell, weak};
use crate::text;
use crate::text::strings::fill;

/// Where the opened row and whether differences are listed are remembered between frames.
fn memory(what: &str) -> Id {
    Id::unique(("conflicts", what))
}

/// Shows the list and, under it, the messages of the opened row.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    weak(ui, cx.texts.consistency_page.conflicts_hint);
    let Some(found) = look_at(cx, ui, &Question::Conflicts) else { return };
    if let Answer::Conflicts(conflicts) = found.answer {
        found.scope(ui, |ui| list(cx, ui, conflicts));
    }
}

fn list(cx: &mut Cx<'_>, ui: &mut Ui, found: &Conflicts) {
    let words = &cx.texts.consistency_page;
    match found.rate {
        Ok(rate) => strong(ui, &fill(words.conflict_rate, &[("rate", &cx.locale.percent(rate, 1))])),
        Err(why) => label(ui, text::reason(why, cx.language())),
    };
    let differences = found.list.iter().filter(|conflict| !conflict.kind.is_contradiction()).count();
    let mut with_differences = ui.data(|data| data.get_temp(memory("differences"))).unwrap_or(true);
    if differences > 0 {
        let count = cx.locale.whole(i128::try_from(differences).unwrap_or(0));
        let name = fill(words.differences_too, &[("count", &count)]);
        if let Some(on) = row(ui, |ui| check(ui, &name, with_differences)) {
            with_differences = on;
            ui.data_mut(|data| data.insert_temp(memory("differences"), on));
        }
    }
    let list: Vec<&Conflict> =
        found.list.iter().filter(|conflict| with_differences || conflict.kind.is_contradiction()).collect();
    if list.is_empty() {
        label(ui, words.no_conflicts);
        return;
    }
    let opened = ui.data(|data| data.get_temp::<usize>(memory("opened"))).unwrap_or(0).min(list.len() - 1);
    if let Some(row) = table(cx, ui, &list, opened) {
        ui.data_mut(|data| data.insert_temp(memory("opened"), row));
        let conflict = list[row];
        if conflict.a != conflict.b {
            pair::choose(cx, ui, conflict.a, conflict.b);
        }
    }
    let conflict = list[opened];
    row(ui, |ui| {
        open_message(cx, ui, conflict.a);
        if conflict.b != conflict.a {
            open_message(cx, ui, conflict.b);
        }
    });
}

fn table(cx: &Cx<'_>, ui: &mut Ui, list: &[&Conflict], opened: usize) -> Option<usize> {
    let words = &cx.texts.consistency_page;
    let columns = [
        Column::fixed(words.conflict_kind, 190.0),
        Column::text(words.conflict, 1.0),
        Column::number(words.people, 150.0),
    ];
    let table = Table { id: "conflicts", columns: &columns, row_height: ROW_HEIGHT, max_height: 9.0 * ROW_HEIGHT };
    let cell = |row: usize, column: usize| -> String {
        let conflict = list[row];
        match column {
            0 => kind(cx, conflict.kind).to_owned(),
            1 => text::contradiction(conflict, cx.plan(), cx.locale),
            _ => conflict.people.map_or_else(|_| text::DASH.to_owned(), |people| cx.locale.decimal(people, 0)),
        }
    };
    let name = |row: usize| (0..3).map(|column| cell(row, column)).collect::<Vec<_>>().join(" · ");
    let clicked = table.show(ui, list.len(), Some(opened), name, |ui, row, column| text_cell(ui, &cell(row, column)));
    clicked.map(|(row, _)| row)
}

fn kind(cx: &Cx<'_>, kind: ConflictKind) -> &'static str {
    let words = &cx.texts.consistency_page;
    match kind {
        ConflictKind::TypedClaims => words.kind_typed,
        ConflictKind::ExpiredOffer => words.kind_expired,
        ConflictKind::IncompatibleClaims => words.kind_incompatible,
        ConflictKind::Slogans => words.kind_slogans,
        ConflictKind::Themes => words.kind_themes,
    }
}
