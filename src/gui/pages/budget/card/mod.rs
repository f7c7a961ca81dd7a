//! The card of a number: its formula, the values of this plan that went into it, and what would change it.

mod parts;
mod recorded;
mod words;

use eframe::egui::{Response, Ui};

pub(super) use words::month_name;

use crate::app::Action;
use crate::edit::ItemId;
use crate::gui::cards::Cards;
use crate::gui::context::Cx;
use crate::gui::plots::formula;
use crate::gui::widgets::{
    Column, Look, Table, button, group, label, number_label, row, row_end, small, strong, text_cell, title, weak,
};
use crate::plan::Total;
pub(super) use crate::report::BudgetFigure;
use crate::text::isolate;
use crate::text::strings::fill;

/// The cards of this page.
const CARDS: Cards<BudgetFigure> = Cards::of("budget");

/// A thing that a number is made of, or the number itself.
struct Part {
    name: String,
    /// How the amount comes about, where it is short to say.
    how: String,
    amount: Total,
    /// Where it leads.
    item: Option<ItemId>,
    is_sum: bool,
}

impl Part {
    fn of(name: impl Into<String>, amount: impl Into<Total>) -> Self {
        Self { name: name.into(), how: String::new(), amount: amount.into(), item: None, is_sum: false }
    }

    fn sum(name: impl Into<String>, amount: impl Into<Total>) -> Self {
        Self { is_sum: true, ..Self::of(name, amount) }
    }
}

/// What a card says.
struct Card {
    name: String,
    /// The formula in words.
    formula: &'static str,
    /// Formulas with the plan's own values put in.
    lines: Vec<String>,
    /// What the number is made of, each list with its sum as the last.
    parts: Vec<Vec<Part>>,
    changes: &'static str,
    /// Where the number's thing has a page of its own.
    item: Option<ItemId>,
}

/// Opens the card of a number at `place`, or closes it when it is open; `by` is what was pressed.
pub(super) fn toggle(ui: &Ui, place: &'static str, shown: BudgetFigure, by: &Response) {
    CARDS.toggle(ui, place, shown, by);
}

/// The number whose card is open at `place`.
pub(super) fn at(ui: &Ui, place: &'static str) -> Option<BudgetFigure> {
    CARDS.at(ui, place)
}

/// Shows the card that is open at `place`.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, place: &'static str) {
    let Some(card) = at(ui, place).and_then(|shown| words::card(cx, shown)) else { return };
    let top = ui.cursor().top();
    let close = group(ui, "", |ui| {
        let close = row(ui, |ui| {
            let name = isolate(&card.name, cx.language());
            title(ui, &fill(cx.texts.budget_page.card_of, &[("name", &name)]));
            row_end(ui, |ui| button(ui, cx.texts.cards.close))
        });
        label(ui, card.formula);
        for line in &card.lines {
            strong(ui, &formula(cx, line));
        }
        for (at, parts) in card.parts.iter().enumerate() {
            table(cx, ui, at, parts);
        }
        weak(ui, &fill(cx.texts.cards.changes, &[("what", card.changes)]));
        if let Some(item) = card.item.clone() {
            let name = isolate(&card.name, cx.language());
            if button(ui, &fill(cx.texts.cards.show, &[("name", &name)])).clicked() {
                cx.push(Action::Show(item));
            }
        }
        close
    });
    CARDS.bring_into_sight(ui, top, &close);
    if close.clicked() {
        CARDS.close(ui);
    }
}

/// The list of what a number is made of; what has a page of its own leads there.
fn table(cx: &mut Cx<'_>, ui: &mut Ui, at: usize, parts: &[Part]) {
    let words = &cx.texts.budget_page;
    let currency = cx.plan().money.currency;
    let amount_name = cx.locale.currency(currency);
    let hows = if parts.iter().any(|part| !part.how.is_empty()) { 0.8 } else { 0.0 };
    let columns = [
        Column::text(cx.texts.shared.name, 1.0),
        Column::text(if hows > 0.0 { words.card_how } else { "" }, hows),
        Column::number(&amount_name, 130.0),
    ];
    let id = format!("budget card {at}");
    let table = Table { id: &id, columns: &columns, row_height: 24.0, max_height: 260.0 };
    let spoken = |row: usize| {
        let part = &parts[row];
        let amount = cx.locale.total(part.amount, currency);
        let how = if part.how.is_empty() { String::new() } else { format!(" ({})", part.how) };
        format!("{}: {amount}{how}", part.name)
    };
    let clicked = table.show(ui, parts.len(), None, spoken, |ui, row, column| {
        let part = &parts[row];
        let look = if part.is_sum { Look::Strong } else { Look::Body };
        match column {
            0 if part.is_sum => drop(crate::gui::widgets::text_elided(ui, &part.name, look)),
            0 => text_cell(ui, &part.name),
            1 if hows == 0.0 => {}
            1 => text_cell(ui, &part.how),
            _ => drop(number_label(ui, &super::tables::exact(cx, part.amount), look)),
        }
    });
    let sum = parts.iter().find(|part| part.is_sum);
    if let Some(missing) = sum.and_then(|sum| super::tables::missing(cx, sum.amount)) {
        small(ui, &missing);
    }
    if parts.iter().any(|part| part.item.is_some()) {
        small(ui, words.card_rows);
    }
    if let Some(item) = clicked.and_then(|(row, _)| parts[row].item.clone()) {
        cx.push(Action::Show(item));
    }
}
