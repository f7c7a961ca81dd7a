//! Choosing a currency among all of ISO 4217.

use eframe::egui::Ui;

use super::context::Cx;
use super::widgets::{Choosable, search_choice};
use crate::plan::{Currency, Language};
use crate::search::Folded;
use crate::text::currency_name;

/// The width of the closed field, in points.
const WIDTH: f32 = 240.0;

/// Shows a choice of a currency. Returns the new one when another was chosen. It is found by its code and its names in both
/// languages.
pub(super) fn currency_choice(cx: &Cx<'_>, ui: &mut Ui, name: &str, current: Currency) -> Option<Currency> {
    currency_choice_with(cx, ui, name, current, &[])
}

/// Shows a currency, of which `likely` ones are offered before all others. Returns the new one when another was chosen.
pub(super) fn currency_choice_with(
    cx: &Cx<'_>,
    ui: &mut Ui,
    name: &str,
    current: Currency,
    likely: &[Currency],
) -> Option<Currency> {
    search_choice(ui, name, &current, &full_name(cx, current), WIDTH, || {
        let others = in_order(current).into_iter().filter(|currency| !likely.contains(currency));
        likely.iter().copied().chain(others).map(|currency| choosable(cx, currency, currency)).collect()
    })
}

/// Shows a choice of another currency than the plan's, or none, which is called `none`. Gives `choose` the new one when another
/// was chosen.
pub(super) fn other_currency_choice(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    name: &str,
    current: Option<Currency>,
    none: &str,
    choose: impl FnOnce(&mut Cx<'_>, Option<Currency>),
) {
    let own = cx.plan().money.currency;
    let shown = current.map_or_else(|| none.to_owned(), |currency| full_name(cx, currency));
    let chosen = search_choice(ui, name, &current, &shown, WIDTH, || {
        let first = Choosable { value: None, name: none.to_owned(), others: Vec::new() };
        let others = in_order(current.unwrap_or(own)).into_iter().filter(|currency| *currency != own);
        std::iter::once(first).chain(others.map(|currency| choosable(cx, currency, Some(currency)))).collect()
    });
    if let Some(chosen) = chosen {
        choose(cx, chosen);
    }
}

/// Returns a currency in the list, found by its code, its short name and its names in both languages.
fn choosable<T>(cx: &Cx<'_>, currency: Currency, value: T) -> Choosable<T> {
    let names = Language::ALL.into_iter().filter_map(|language| currency_name(currency, language));
    let mut others: Vec<Folded> = names.map(Folded::of).collect();
    others.push(Folded::of(&cx.locale.currency(currency)));
    Choosable { value, name: full_name(cx, currency), others }
}

/// Writes "JOD · Jordanian Dinar".
fn full_name(cx: &Cx<'_>, currency: Currency) -> String {
    match currency_name(currency, cx.language()) {
        Some(name) => format!("{}{dot}{name}", currency.code(), dot = cx.locale.dot()),
        None => currency.code().to_owned(),
    }
}

/// Lists all currencies: `current` where it is none of ISO 4217, those that are offered first, then the others by their
/// codes.
fn in_order(current: Currency) -> Vec<Currency> {
    let mut all: Vec<Currency> = Currency::OFFERED.iter().filter_map(|code| code.parse().ok()).collect();
    if !Currency::all().contains(&current) {
        all.insert(0, current);
    }
    for currency in Currency::all() {
        if !all.contains(currency) {
            all.push(*currency);
        }
    }
    all
}
