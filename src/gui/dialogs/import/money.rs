//! The money of a table that is imported: which currency its amounts are in, and what one of another currency is worth.

use eframe::egui::Ui;

use super::questions::keep_enter;
use crate::app::{Action, ImportAction, Importing, SeenTable};
use crate::exchange::import::exchange_rate;
use crate::exchange::import::words::{currency_foreign, currency_shared};
use crate::gui::context::Cx;
use crate::gui::currency_field::currency_choice_with;
use crate::gui::theme::space;
use crate::gui::widgets::{FieldLook, Look, figure_field, label, label_in, row, weak};
use crate::plan::{Currency, Decimal};
use crate::text::isolate;
use crate::text::strings::fill;

/// Shows the currency of the amounts, to be chosen where a table does not say it, says one that several countries call so, or
/// says another one than the plan has.
pub(super) fn currency(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable) {
    let own = cx.plan().money.currency;
    let named = seen.preview.table.currency.as_ref();
    let said = importing.choices.money.currency;
    let is_asked = named.is_some_and(|named| named.is_open(own)) || !seen.preview.foreign.is_empty() || said.is_some();
    if !is_asked {
        return;
    }
    let words = &cx.texts.import;
    label(ui, words.currency_of_table);
    let current = said.or_else(|| named.map(|named| named.meant(own))).unwrap_or(own);
    let mut likely: Vec<Currency> = named.map(|named| named.choices.clone()).unwrap_or_default();
    if !likely.contains(&own) {
        likely.push(own);
    }
    if let Some(currency) = currency_choice_with(cx, ui, words.currency_of_table, current, &likely) {
        cx.push(Action::Import(ImportAction::Currency(currency)));
    }
}

/// Shows what was taken for the currency, and fields for what another one is worth.
pub(super) fn questions(cx: &mut Cx<'_>, ui: &mut Ui, importing: &Importing, seen: &SeenTable) {
    let own = cx.plan().money.currency;
    let preview = &seen.preview;
    let said = importing.choices.money.currency;
    if let Some(named) = preview.table.currency.as_ref().filter(|named| named.is_open(own) && said.is_none()) {
        label_in(ui, &currency_shared(named, named.meant(own), cx.locale), Look::Warning);
        ui.add_space(space::TIGHT);
    }
    let of_plan = preview.currency.unwrap_or(own);
    for (found, rows) in &preview.foreign {
        let rate = importing.choices.money.rate(*found);
        let look = if rate.is_some() { Look::Warning } else { Look::Error };
        label_in(ui, &currency_foreign(*found, *rows, rate, of_plan, cx.locale), look);
        rate_field(cx, ui, importing, (*found, of_plan), rate);
        ui.add_space(space::TIGHT);
    }
}

/// Shows the field for what one unit of `found` is worth in the currency `own`.
fn rate_field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    importing: &Importing,
    (found, own): (Currency, Currency),
    rate: Option<Decimal>,
) {
    let typed = importing.typed.rates.get(found.code()).cloned();
    let shown = typed.unwrap_or_else(|| rate.map(|rate| cx.locale.exact(rate)).unwrap_or_default());
    let (one, other) = (cx.locale.currency(found), cx.locale.currency(own));
    let name = fill!(cx.texts.import.exchange_rate, &[("found", &*one), ("currency", &*other)]);
    row(ui, |ui| {
        weak(ui, &name);
        let field = format!("exchange rate {} in dialog {}", found.code(), cx.app.dialog_number);
        let look = FieldLook::line(110.0).holding(ui, &shown);
        let (response, typed) = figure_field(ui, field, &name, &shown, look);
        keep_enter(ui, &response);
        if let Some(typed) = typed {
            cx.push(Action::Import(ImportAction::ExchangeRate(found, typed)));
        }
    });
    if !shown.trim().is_empty() && exchange_rate(&shown).is_err() {
        let text = isolate(shown.trim(), cx.language()).into_owned();
        label_in(ui, &fill!(cx.texts.import.not_a_rate, &[("text", &text)]), Look::Error);
    }
}
