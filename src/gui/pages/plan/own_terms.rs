//! The inspector's money: terms of the placement's own, what a wanted total buys, what happened.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use super::inspector::changed;
use crate::analysis::{Answer, Question};
use crate::app::record_week;
use crate::budget::{Applied, PlacementCost, Solution};
use crate::edit::Edit;
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::cost_fields::{CostOf, cost_fields};
use crate::gui::parts::commission::commission_fields;
use crate::gui::theme::{palette, space};
use crate::gui::visits::{Part, of_item};
use crate::gui::waterfall;
use crate::gui::widgets::{
    FieldLook, Look, Unread, button, check, exact_percent_field, label_in, number_field, pill, row, small, value_field,
    weak, whole_field,
};
use crate::plan::{
    ActualWeek, Channel, Commission, CommissionBase, CostLine, Decimal, MAX_QUANTITY, Placement, PlacementId,
    PlacementTerms, Plan,
};
use crate::report::budget::working_text;
use crate::text;
use crate::text::strings::{fill, slots};

/// Returns true when the placement is bought on other terms than its channel's.
pub(super) fn has_own(placement: &Placement) -> bool {
    placement.rate.is_some() || PlacementTerms { free_units: 0, ..placement.terms.clone() } != PlacementTerms::default()
}

/// Shows a mark that something is the placement's own.
pub(super) fn mark(cx: &Cx<'_>, ui: &mut Ui) {
    let ground = palette(ui.visuals()).selected;
    pill(ui, cx.texts.plan_page.own_mark, ground);
}

/// Shows what can be the placement's own beside its rate, and the way back to the channel's.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, channel: &Channel) {
    let words = &cx.texts.plan_page;
    if has_own(placement) {
        row(ui, |ui| {
            mark(cx, ui);
            if button(ui, words.own_reset).clicked() {
                cx.edit(changed(placement, |new| {
                    new.rate = None;
                    new.terms = PlacementTerms { free_units: new.terms.free_units, ..PlacementTerms::default() };
                }));
            }
        });
    }
    let own = &placement.terms;
    if let Some(on) = check(ui, words.own_model, own.cost.is_some()) {
        cx.edit(changed(placement, |new| {
            new.terms.cost = on.then(|| channel.cost.clone());
            new.rate = None;
        }));
    }
    if let Some(model) = &own.cost {
        cost_fields(cx, ui, &CostOf::Placement(placement.id.clone()), channel, model);
    }
    discount(cx, ui, placement, channel);
    commission(cx, ui, placement, channel);
    free_units(cx, ui, placement);
}

fn discount(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, channel: &Channel) {
    let words = &cx.texts.plan_page;
    let own = placement.terms.discount_percent;
    if let Some(on) = check(ui, words.own_discount, own.is_some()) {
        let first = channel.terms.discount_percent;
        cx.edit(changed(placement, |new| new.terms.discount_percent = on.then_some(first)));
    }
    if let Some(percent) = own {
        let key = ("own discount", &placement.id);
        let edit = of_item(&placement.id, |new: &mut Placement, percent| new.terms.discount_percent = Some(percent));
        exact_percent_field(cx, ui, key, cx.texts.buying.discount, percent, edit);
    }
}

fn commission(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, channel: &Channel) {
    let words = &cx.texts.plan_page;
    let own = placement.terms.commission;
    if let Some(on) = check(ui, words.own_commission, own.is_some()) {
        let none = Commission { percent: Decimal::ZERO, base: CommissionBase::OfGross };
        let first = channel.terms.commission.or(cx.plan().money.commission).unwrap_or(none);
        cx.edit(changed(placement, |new| new.terms.commission = on.then_some(first)));
    }
    if let Some(commission) = own {
        let name = cx.texts.buying.commission;
        let edit = of_item(&placement.id, |new: &mut Placement, change: Part<Commission>| {
            if let Some(commission) = &mut new.terms.commission {
                change(commission);
            }
        });
        commission_fields(cx, ui, placement.id.as_str(), name, commission, edit);
    }
}

fn free_units(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement) {
    let words = &cx.texts.plan_page;
    let figures = &cx.texts.figures;
    weak(ui, figures.free_units);
    let free = placement.terms.free_units;
    let key = ("free units", &placement.id);
    let edit = of_item(&placement.id, |new: &mut Placement, units| new.terms.free_units = units);
    whole_field(cx, ui, key, figures.free_units, free, (0, MAX_QUANTITY), 120.0, edit);
    let position = cx.plan().placements.position(&placement.id);
    let cost = position.and_then(|at| cx.analysis().budget.placements.get(at));
    if let Some(working) = cost.and_then(|cost| cost.working.as_ref()).filter(|working| !working.added_value.is_zero())
    {
        let amount = cx.locale.money(working.added_value, cx.plan().money.currency);
        small(ui, &fill!(words.free_worth, &[("amount", &amount)]));
    }
}

/// Says which months a cost per month counts, by their names: the months in which a week with a paid unit begins; `None` for
/// another cost.
fn months_text(cx: &Cx<'_>, cost: &PlacementCost, placement: &Placement) -> Option<String> {
    let Applied::EachMonth { .. } = cost.working.as_ref()?.applied else { return None };
    let calendar = cx.plan().calendar;
    let paid = placement.weekly(calendar.weeks).filter(|&(_, quantity)| quantity > 0);
    let days = paid.filter_map(|(week, _)| calendar.first_day(week));
    let mut months: Vec<String> = days.map(|day| cx.locale.month_name(day.month()).to_owned()).collect();
    months.dedup();
    (!months.is_empty()).then(|| fill!(cx.texts.plan_page.months_counted, &[("months", &months.join(cx.comma()))]))
}

/// Shows how the cost comes about: units and rate, and every line to the total where there is more than one.
pub(super) fn working(cx: &mut Cx<'_>, ui: &mut Ui, cost: &PlacementCost, placement: &Placement) {
    let Some(text) = working_text(cx.locale, cx.plan().money.currency, cost) else { return };
    small(ui, &text);
    if let Some(months) = months_text(cx, cost, placement) {
        small(ui, &months);
    }
    if !cost.lines().is_plain() {
        waterfall::show(cx, ui, "waterfall of the placement", placement.id.as_str(), &cost.lines(), false);
        ui.add_space(space::TIGHT);
    }
}

/// Shows what can be bought for a total.
pub(super) fn wanted(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, totals: &mut BTreeMap<PlacementId, String>) {
    let words = &cx.texts.plan_page;
    let typed = totals.get(&placement.id).cloned().unwrap_or_default();
    small(ui, words.wanted_hint);
    let currency = cx.plan().money.currency;
    row(ui, |ui| {
        let key = ("wanted total", placement.id.as_str());
        let (_, changed) = value_field(ui, key, words.wanted, &typed, FieldLook::line(120.0));
        if let Some(new) = changed {
            totals.insert(placement.id.clone(), new);
        }
        weak(ui, &cx.locale.currency(currency));
    });
    if typed.trim().is_empty() {
        return;
    }
    let amount = match text::parse_money(&typed, currency) {
        Ok(amount) => amount,
        Err(why) => {
            label_in(ui, &why.sentence(cx.locale), Look::Error);
            return;
        }
    };
    let question = Question::UnitsFor(placement.id.clone(), currency.money(amount));
    let Some(found) = look_at(cx, ui, &question) else { return };
    let Answer::UnitsFor(solution) = found.answer else { return };
    found.scope(ui, |ui| match solution {
        Ok(solution) => bought(cx, ui, placement, solution, found.is_current),
        Err(why) => drop(label_in(ui, text::reason(*why, cx.language()), Look::Warning)),
    });
}

/// Shows what a total buys, and what takes it over.
fn bought(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, solution: &Solution, is_current: bool) {
    let words = &cx.texts.plan_page;
    let currency = cx.plan().money.currency;
    let units = cx.locale.whole(i128::try_from(solution.units).unwrap_or(i128::MAX));
    let line = |line| cx.locale.total(solution.lines.of(line), currency);
    let (cost, net) = (line(CostLine::Total), line(CostLine::Net));
    let left = cx.locale.money(solution.remainder, currency);
    let slots = slots![("units", &*units), ("cost", &*cost), ("net", &*net), ("left", &*left)];
    small(ui, &fill!(words.wanted_buys, slots));
    if is_current && solution.quantities != placement.quantities && button(ui, words.wanted_use).clicked() {
        cx.edit(changed(placement, |new| {
            new.quantities.clone_from(&solution.quantities);
            new.pattern = None;
        }));
    }
}

/// The most weeks that have fields of their own.
const MOST_WEEKS: usize = 53;

/// Shows what was delivered and spent, week by week.
pub(super) fn happened(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement) {
    let words = &cx.texts.plan_page;
    small(ui, words.happened_hint);
    let record = cx.plan().actuals.find(&placement.id);
    let plan = cx.plan();
    for (week, _) in placement.weekly(plan.calendar.weeks).filter(|&(_, quantity)| quantity > 0).take(MOST_WEEKS) {
        let known = record.and_then(|record| record.in_week(week));
        let known = known.unwrap_or(ActualWeek { week, delivered: None, spent: None });
        let number = cx.locale.ungrouped(week);
        small(ui, &fill!(cx.texts.shared.week_number, &[("week", &number)]));
        row(ui, |ui| {
            delivered(cx, ui, placement, known, &fill!(words.happened_delivered, &[("week", &number)]));
            spent(cx, ui, placement, known, &fill!(words.happened_spent, &[("week", &number)]));
        });
    }
}

/// Makes what a field does out of what a value changes in what is recorded of a week.
fn of_week<V, F>(
    placement: &Placement,
    week: u32,
    change: F,
) -> impl FnOnce(&Plan, V) -> Option<Edit> + Send + 'static + use<V, F>
where
    F: FnOnce(&mut ActualWeek, V) + Send + 'static,
{
    let id = placement.id.clone();
    move |before: &Plan, value: V| {
        let known = before.actuals.find(&id).and_then(|record| record.in_week(week));
        let mut entry = known.unwrap_or(ActualWeek { week, delivered: None, spent: None });
        change(&mut entry, value);
        Some(record_week(before, &id, entry))
    }
}

fn delivered(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, known: ActualWeek, name: &str) {
    let locale = cx.locale;
    let shown = known.delivered.map(|units| locale.whole(units)).unwrap_or_default();
    let range = slots![("least", locale.whole(0)), ("most", locale.whole(MAX_QUANTITY))];
    let range = fill!(cx.texts.shared.from_to, range);
    let read = |typed: &str| match typed.trim() {
        "" => Ok(None),
        typed => {
            let units = text::parse_whole(typed).map_err(|why| Unread::of(&why, locale))?;
            if units <= MAX_QUANTITY { Ok(Some(units)) } else { Err(range.clone().into()) }
        }
    };
    let look = FieldLook::line(100.0).hint(cx.texts.shared.delivered);
    let key = ("delivered", &placement.id, known.week);
    let edit = of_week(placement, known.week, |entry, delivered: Option<u64>| entry.delivered = delivered);
    number_field(cx, ui, key, name, &shown, look, read, edit);
}

fn spent(cx: &mut Cx<'_>, ui: &mut Ui, placement: &Placement, known: ActualWeek, name: &str) {
    let locale = cx.locale;
    let currency = cx.plan().money.currency;
    let shown = known.spent.map(|amount| locale.exact(amount)).unwrap_or_default();
    let read = |typed: &str| match typed.trim() {
        "" => Ok(None),
        typed => text::parse_money(typed, currency).map(Some).map_err(|why| Unread::of(&why, locale)),
    };
    let look = FieldLook::line(100.0).hint(cx.texts.shared.spent);
    let key = ("spent", &placement.id, known.week);
    let edit = of_week(placement, known.week, |entry, spent: Option<Decimal>| entry.spent = spent);
    number_field(cx, ui, key, name, &shown, look, read, edit);
}
