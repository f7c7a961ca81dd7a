//! Media by element, channel, message, audience and month: amounts, shares, bars, and the sum that they make.

use eframe::egui::Ui;

use crate::app::{Action, Page};
use crate::gui::context::Cx;
use crate::gui::parts::card;
use crate::gui::parts::table::{Of, Presses, TableLook, show as show_table, table_of};
use crate::gui::theme::space;
use crate::gui::widgets::{button, group, weak};
use crate::plan::Total;
use crate::report::{Build, budget};
use crate::text;
use crate::text::strings::fill;

/// The tables: where each is shown, and what builds it.
const TABLES: [(&str, Build); 5] = [
    ("budget by element", budget::by_element),
    ("budget by channel", budget::by_channel),
    ("budget by message", budget::by_message),
    ("budget by audience", budget::by_audience),
    ("budget by month", budget::by_month),
];

/// Shows the five tables.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    if cx.plan().placements.is_empty() || cx.analysis().budget.media.is_nothing() {
        nothing_to_divide(cx, ui);
        return;
    }
    for (position, (place, build)) in TABLES.into_iter().enumerate() {
        let table = table_of(cx, place, Of::default(), build);
        group(ui, &table.table.title, |ui| {
            let open = card::at(cx, place);
            let hint = if position == 0 { cx.texts.cards.rows_hint } else { "" };
            let look = TableLook::at(place).pressing(Presses::Rows, open).saying(hint);
            let pressed = show_table(cx, ui, &table, &look);
            card::pressed(cx, place, pressed.as_ref());
            card::show(cx, ui, place);
        });
    }
}

/// Says why there are no tables, and the way to what is missing.
fn nothing_to_divide(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.texts.budget_page;
    group(ui, words.divided, |ui| {
        let (why, page, name) = if cx.plan().placements.is_empty() {
            (words.nothing_to_show, Page::Plan, words.to_flowchart)
        } else {
            (words.costs_nothing, Page::Channels, words.to_channels)
        };
        weak(ui, why);
        ui.add_space(space::TIGHT);
        if button(ui, name).clicked() {
            cx.push(Action::GoTo(page));
        }
    });
}

/// Returns why costs are missing from `total`, where they are.
pub(super) fn missing(cx: &Cx<'_>, total: Total) -> Option<String> {
    let reasons: Vec<&str> = total.missing().map(|(why, _)| text::reason(why, cx.language())).collect();
    (!reasons.is_empty()).then(|| fill!(cx.texts.shared.missing_costs, &[("reason", &reasons.join(" "))]))
}
