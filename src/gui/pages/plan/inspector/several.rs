//! The form of several placements: what is typed is given to all of them, as one step; what differs is shown so.

use eframe::egui::Ui;

use super::form::rate_unit;
use super::{divider, form_row};
use crate::app::{Command, flowchart};
use crate::edit::Edit;
use crate::edit::{scale_to, set_messages, set_quantities, set_rates, set_statuses, units_of};
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{
    FieldLook, Look, Unread, button_row, choice, figure_row, number_field, number_field_id, small, text_elided, weak,
};
use crate::plan::{
    Channel, CostModel, Decimal, MAX_QUANTITY, MAX_WEEKS, MessageId, Placement, PlacementId, Plan, Status, Total, Unit,
};
use crate::text::{self, Noun, terms};

/// Shows the form of the placements `ids`.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, ids: &[PlacementId]) {
    let plan = cx.plan();
    let placements: Vec<&Placement> = ids.iter().filter_map(|id| plan.placement(id)).collect();
    let words = &cx.texts.plan_page;
    let cost: Total = ids
        .iter()
        .filter_map(|id| plan.placements.position(id))
        .filter_map(|position| cx.analysis().budget.placements.get(position))
        .map(|cost| cost.total())
        .sum();
    figure_row(ui, words.cost, &cx.locale.total_heading(cost, plan.money.currency), Look::Strong);
    ui.add_space(space::TIGHT);
    message(cx, ui, ids, &placements);
    status(cx, ui, ids, &placements);
    rate(cx, ui, ids, &placements);
    divider(ui);
    quantity(cx, ui, ids, &placements);
    total(cx, ui, ids, &placements);
    divider(ui);
    shift(cx, ui, ids);
    let (earlier, later) = flowchart::room_beside(plan, ids);
    let can_shorten = placements.iter().any(|placement| placement.weeks() > 1);
    let can_lengthen = placements.iter().any(|placement| placement.end_week() < plan.calendar.weeks);
    for pair in [
        [(Command::MoveEarlier, earlier > 0), (Command::MoveLater, later > 0)],
        [(Command::Shorten, can_shorten), (Command::Lengthen, can_lengthen)],
    ] {
        let names = pair.map(|(command, is_possible)| (command.label(cx.texts), is_possible));
        let pair = pair.map(|(command, _)| command);
        let pressed = button_row(ui, &names);
        if let Some(command) = pressed.and_then(|at| pair.get(at)) {
            cx.command(*command);
        }
    }
}

/// Returns the one value of all; nothing where they differ.
fn common<T: PartialEq>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

fn message(cx: &mut Cx<'_>, ui: &mut Ui, ids: &[PlacementId], placements: &[&Placement]) {
    let plan = cx.plan();
    let current = common(placements.iter().map(|placement| placement.message.clone()));
    let messages = plan.messages.iter();
    let mut options: Vec<(Option<MessageId>, &str)> =
        messages.map(|item| (Some(item.id.clone()), cx.name_of(item))).collect();
    if current.is_none() {
        options.insert(0, (None, cx.texts.plan_page.mixed));
    }
    let name = cx.texts.shared.message;
    let chosen = form_row(ui, name, |ui| choice(ui, name, &current, &options, ui.available_width()));
    if let Some(message) = chosen.flatten() {
        cx.edit_if(set_messages(plan, ids, &message));
    }
}

fn status(cx: &mut Cx<'_>, ui: &mut Ui, ids: &[PlacementId], placements: &[&Placement]) {
    let current = common(placements.iter().map(|placement| placement.status));
    let language = cx.language();
    let mut options: Vec<(Option<Status>, &str)> =
        Status::ALL.iter().map(|status| (Some(*status), terms::status(*status, language))).collect();
    if current.is_none() {
        options.insert(0, (None, cx.texts.plan_page.mixed));
    }
    let name = cx.texts.plan_page.status;
    let chosen = form_row(ui, name, |ui| choice(ui, name, &current, &options, ui.available_width()));
    if let Some(status) = chosen.flatten() {
        cx.edit_if(set_statuses(cx.plan(), ids, status));
    }
}

/// Makes what a field does out of an edit of all these placements.
fn of_all<V: 'static>(
    ids: &[PlacementId],
    build: fn(&Plan, &[PlacementId], V) -> Option<Edit>,
) -> impl FnOnce(&Plan, V) -> Option<Edit> + Send + 'static {
    let ids = ids.to_vec();
    move |before: &Plan, value: V| build(before, &ids, value)
}

/// Returns the look of a field whose values may differ.
fn look(cx: &Cx<'_>, is_mixed: bool) -> FieldLook<'static> {
    let line = FieldLook::line(110.0);
    if is_mixed { line.hint(cx.texts.plan_page.mixed) } else { line }
}

fn rate(cx: &mut Cx<'_>, ui: &mut Ui, ids: &[PlacementId], placements: &[&Placement]) {
    let plan = cx.plan();
    let paid = placements.iter().filter(|placement| placement.terms.cost.is_none()).filter_map(|placement| {
        let channel = plan.channel(&placement.channel)?;
        Some((channel, placement.rate.unwrap_or(channel.cost.rate()?)))
    });
    let paid: Vec<(&Channel, Decimal)> = paid.collect();
    let Some((first, _)) = paid.first().copied() else { return };
    let currency_of =
        |channel: &Channel| channel.terms.exchange.as_ref().map_or(plan.money.currency, |own| own.currency);
    let currency = currency_of(first);
    let is_alike = |channel: &Channel| is_paid_alike(&channel.cost, &first.cost) && currency_of(channel) == currency;
    if !paid.iter().all(|(channel, _)| is_alike(channel)) {
        small(ui, cx.texts.plan_page.several_rates_differ);
        return;
    }
    let unit = rate_unit(cx, &first.cost);
    let current = common(paid.into_iter().map(|(_, rate)| rate));
    let shown = current.map(|rate| cx.locale.exact_amount(rate, currency.exponent().max(2))).unwrap_or_default();
    let (locale, look) = (cx.locale, look(cx, current.is_none()));
    let name = cx.texts.plan_page.rate;
    form_row(ui, name, |ui| {
        let read =
            |typed: &str| text::Wanted::rate(currency).read(typed).settled().map_err(|why| Unread::of(&why, locale));
        number_field(cx, ui, ("rate of several", ids), name, &shown, look, read, of_all(ids, set_rates));
        weak(ui, &locale.currency(currency));
        text_elided(ui, &unit, Look::Weak);
    });
}

/// Returns true where a rate of the one cost model means the same in the other.
fn is_paid_alike(one: &CostModel, other: &CostModel) -> bool {
    match (one, other) {
        (CostModel::PerPeriod { weeks: one, .. }, CostModel::PerPeriod { weeks: other, .. }) => one == other,
        (CostModel::PerGrp { audience: one, .. }, CostModel::PerGrp { audience: other, .. }) => one == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

fn quantity(cx: &mut Cx<'_>, ui: &mut Ui, ids: &[PlacementId], placements: &[&Placement]) {
    let active = placements.iter().flat_map(|placement| &placement.quantities).copied().filter(|&units| units > 0);
    let current = common(active);
    let name = cx.texts.plan_page.several_units;
    whole(cx, ui, (name, ids), current, of_all(ids, set_quantities));
}

fn total(cx: &mut Cx<'_>, ui: &mut Ui, ids: &[PlacementId], placements: &[&Placement]) {
    let plan = cx.plan();
    let words = &cx.texts.plan_page;
    let units: Option<Unit> =
        common(placements.iter().map(|placement| plan.channel(&placement.channel).map(|channel| channel.unit)))
            .flatten();
    if units.is_none() {
        small(ui, words.several_units_differ);
        return;
    }
    let sum = units_of(plan, ids);
    if sum == 0 {
        return;
    }
    let name = words.several_total;
    whole(cx, ui, (name, ids), u64::try_from(sum).ok(), of_all(ids, scale_to));
    small(ui, words.several_total_hint);
}

/// Shows the field of a whole number for all.
fn whole(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    (name, ids): (&'static str, &[PlacementId]),
    current: Option<u64>,
    edit: impl FnOnce(&Plan, u64) -> Option<Edit> + Send + 'static,
) {
    let locale = cx.locale;
    let shown = current.map(|units| locale.whole(units)).unwrap_or_default();
    let look = look(cx, current.is_none());
    let range = text::strings::slots![("least", locale.whole(0)), ("most", locale.whole(MAX_QUANTITY))];
    let range = text::strings::fill!(cx.texts.shared.from_to, range);
    weak(ui, name);
    let read = |typed: &str| {
        let number = text::parse_whole(typed).map_err(|why| Unread::of(&why, locale))?;
        if number <= MAX_QUANTITY { Ok(number) } else { Err(range.clone().into()) }
    };
    number_field(cx, ui, (name, ids), name, &shown, look, read, edit);
}

fn shift(cx: &mut Cx<'_>, ui: &mut Ui, ids: &[PlacementId]) {
    let locale = cx.locale;
    let name = cx.texts.plan_page.several_shift;
    let range =
        text::strings::slots![("least", locale.whole(-i128::from(MAX_WEEKS))), ("most", locale.whole(MAX_WEEKS))];
    let range = text::strings::fill!(cx.texts.shared.from_to, range);
    weak(ui, name);
    let read = |typed: &str| {
        let number = text::parse_signed(typed).map_err(|why| Unread::of(&why, locale))?;
        let weeks: Option<i64> = number.to_string().parse().ok();
        weeks.filter(|weeks| weeks.abs() <= i64::from(MAX_WEEKS)).ok_or_else(|| range.clone().into())
    };
    let edit = of_all(ids, |plan, ids, weeks: i64| {
        flowchart::move_placements(plan, ids, (weeks, 0), None).map(|(edit, _)| edit)
    });
    number_field(cx, ui, ("shift of several", ids), name, "0", FieldLook::line(110.0), read, edit);
    let field = number_field_id(cx, ("shift of several", ids));
    let (earlier, later) = flowchart::room_beside(cx.plan_before_visit(field), ids);
    let typed = cx.fields.draft(field).and_then(|typed| text::parse_signed(typed).ok());
    let typed: Option<i64> = typed.and_then(|number| number.to_string().parse().ok());
    let moved = typed.map(|weeks| (weeks, weeks.min(i64::from(later)).max(-i64::from(earlier))));
    if let Some((_, moved)) = moved.filter(|(weeks, moved)| weeks != moved) {
        let weeks = cx.locale.count(moved.unsigned_abs(), Noun::Week);
        small(ui, &text::strings::fill!(cx.texts.plan_page.several_shifted, &[("weeks", &weeks)]));
        return;
    }
    let [earlier, later] = [earlier, later].map(|weeks| cx.locale.count(u64::from(weeks), Noun::Week));
    let slots = text::strings::slots![("earlier", &earlier), ("later", &later)];
    small(ui, &text::strings::fill!(cx.texts.plan_page.several_shift_hint, slots));
}
