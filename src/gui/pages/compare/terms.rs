//! Says what an alternative states of its own beside its schedule: budget, other costs, rates. What it does not state is the
//! plan's own.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::app::{Action, AlternativeAction};
use crate::edit::Edit;
use crate::gui::context::Cx;
use crate::gui::theme::space;
use crate::gui::visits::{Part, of_item, replaced_in};
use crate::gui::widgets::{
    FieldLook, Icon, Unread, amount_field, bilingual_field, choice, exact_percent_field, field_row, icon_button, link,
    number_field, row, row_end, small, small_button, strong, weak,
};
use crate::plan::{
    Alternative, AlternativeId, Bilingual, Channel, ChannelId, CostBase, CostId, Decimal, List, OtherCost, Plan,
    factor_of_percent, percent_of_factor,
};
use crate::text::strings::{fill, slots};
use crate::text::{self, isolate};

/// Width of the choice of a channel.
const CHANNEL: f32 = 220.0;

/// Shows the fields of an alternative.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, alternative: &Alternative) {
    ui.add_space(space::TIGHT);
    budget(cx, ui, alternative);
    ui.add_space(space::TIGHT);
    costs(cx, ui, alternative);
    ui.add_space(space::TIGHT);
    rates(cx, ui, alternative);
}

/// Names a field after the alternative that it is of.
fn of(cx: &Cx<'_>, alternative: &Alternative, field: &str) -> String {
    let name = isolate(cx.name_of(alternative), cx.language());
    fill!(cx.texts.shared.action_on, &[("action", field), ("name", &name)])
}

/// Says that something is the plan's own, or offers to make it so again.
fn own(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    alternative: &AlternativeId,
    (is_stated, back): (bool, &str),
    forget: impl FnOnce(&mut Alternative),
) {
    if !is_stated {
        weak(ui, cx.texts.compare.as_in_plan);
    } else if link(ui, back).clicked() {
        cx.edit_if(replaced_in(cx.plan(), alternative, forget));
    }
}

/// Shows the total that may be spent.
fn budget(cx: &mut Cx<'_>, ui: &mut Ui, alternative: &Alternative) {
    let words = &cx.texts.compare;
    let money = &cx.plan().money;
    field_row(ui, words.own_budget, |ui| {
        let edit = of_item(&alternative.id, |new: &mut Alternative, amount| new.budget = Some(amount));
        let (key, name) = (("alternative budget", &alternative.id), of(cx, alternative, words.own_budget));
        amount_field(cx, ui, key, &name, alternative.budget.unwrap_or(money.budget), money.currency, true, edit);
        own(cx, ui, &alternative.id, (alternative.budget.is_some(), words.budget_of_plan), |new| new.budget = None);
    });
}

/// Shows what is spent beside media.
fn costs(cx: &mut Cx<'_>, ui: &mut Ui, alternative: &Alternative) {
    let words = &cx.texts.compare;
    let Some(costs) = &alternative.other_costs else {
        field_row(ui, words.own_costs, |ui| {
            let total = cx.locale.total_short(cx.analysis().budget.other, cx.plan().money.currency);
            weak(ui, &total);
            weak(ui, words.as_in_plan);
            if small_button(ui, words.change_costs).clicked() {
                let plan_costs = cx.plan().other_costs.clone();
                cx.edit_if(replaced_in(cx.plan(), &alternative.id, |new: &mut Alternative| {
                    new.other_costs = Some(plan_costs);
                }));
            }
        });
        return;
    };
    row(ui, |ui| {
        strong(ui, words.own_costs);
        own(cx, ui, &alternative.id, (true, words.costs_of_plan), |new| new.other_costs = None);
    });
    for cost in costs {
        one_cost(cx, ui, alternative, cost);
    }
    if costs.is_empty() {
        small(ui, words.no_costs);
    }
    if small_button(ui, words.add_cost).clicked() {
        cx.push(Action::Alternative(AlternativeAction::AddCost(alternative.id.clone())));
    }
}

fn one_cost(cx: &mut Cx<'_>, ui: &mut Ui, alternative: &Alternative, cost: &OtherCost) {
    let (words, shared) = (&cx.texts.compare, &cx.texts.shared);
    let name = isolate(cx.name_of(cost), cx.language()).into_owned();
    let named = |field: &str| of(cx, alternative, &fill!(shared.action_on, &[("action", field), ("name", &name)]));
    let (name_field, amount, percent, remove) =
        (named(words.cost_name), named(words.cost_amount), named(words.cost_percent), named(shared.remove));
    let edit = of_cost(alternative, &cost.id, |new, change: Part<Bilingual>| change(&mut new.name));
    bilingual_field(cx, ui, ("alternative cost", &alternative.id, &cost.id), &name_field, &cost.name, 1, edit);
    field_row(ui, words.cost_amount, |ui| {
        let key = ("alternative cost amount", &alternative.id, &cost.id);
        match &cost.terms.share {
            None => {
                let edit = of_cost(alternative, &cost.id, |new, amount| new.amount = amount);
                amount_field(cx, ui, key, &amount, cost.amount, cx.plan().money.currency, true, edit);
            }
            Some(share) => {
                let edit = of_cost(alternative, &cost.id, |new, percent| {
                    if let Some(share) = &mut new.terms.share {
                        share.percent = percent;
                    }
                });
                exact_percent_field(cx, ui, key, &percent, share.percent, edit);
                weak(ui, &base_name(cx, alternative, &share.of));
            }
        }
        row_end(ui, |ui| {
            if icon_button(ui, Icon::Bin, &remove, true).clicked() {
                let id = cost.id.clone();
                cx.edit_if(replaced_in(cx.plan(), &alternative.id, |new| remove_cost(new, &id)));
            }
        });
    });
}

/// Names what a percent is of.
fn base_name(cx: &Cx<'_>, alternative: &Alternative, base: &CostBase) -> String {
    match base {
        CostBase::Cost(id) => {
            let found = alternative.other_costs.as_ref().and_then(|costs| costs.find(id));
            found.map_or_else(|| id.as_str().to_owned(), |cost| cx.name_of(cost).to_owned())
        }
        base => text::terms::cost_base(base, cx.language()).to_owned(),
    }
}

/// Makes what a field does out of what a value changes in a cost of an alternative.
fn of_cost<V, F>(
    alternative: &Alternative,
    cost: &CostId,
    change: F,
) -> impl FnOnce(&Plan, V) -> Option<Edit> + Clone + Send + 'static + use<V, F>
where
    V: 'static,
    F: FnOnce(&mut OtherCost, V) + Clone + Send + 'static,
{
    let cost = cost.clone();
    of_item(&alternative.id, move |new: &mut Alternative, value: V| {
        let Some(costs) = &new.other_costs else { return };
        let Some(position) = costs.position(&cost) else { return };
        let mut all = costs.to_vec();
        change(Arc::make_mut(&mut all[position]), value);
        new.other_costs = Some(List::of_shared(all));
    })
}

/// Removes a cost; those that were a percent of it have their own amount.
fn remove_cost(alternative: &mut Alternative, id: &CostId) {
    let Some(costs) = &alternative.other_costs else { return };
    let is_of_it = |cost: &OtherCost| {
        cost.terms.share.as_ref().is_some_and(|share| matches!(&share.of, CostBase::Cost(base) if base == id))
    };
    let kept = costs.iter().filter(|cost| cost.id != *id).map(|cost| {
        let mut cost = Arc::clone(cost);
        if is_of_it(&cost) {
            Arc::make_mut(&mut cost).terms.share = None;
        }
        cost
    });
    alternative.other_costs = Some(List::of_shared(kept.collect()));
}

/// Shows the rates that differ from the plan's, each as a change in percent.
fn rates(cx: &mut Cx<'_>, ui: &mut Ui, alternative: &Alternative) {
    let words = &cx.texts.compare;
    let plan = cx.plan();
    strong(ui, words.own_rates);
    let stated: Vec<(&Channel, Decimal)> = plan
        .channels
        .iter()
        .filter_map(|channel| Some((channel.as_ref(), alternative.factor_of(&channel.id)?)))
        .collect();
    for &(channel, factor) in &stated {
        rate(cx, ui, alternative, channel, factor);
    }
    let is_free = |channel: &&Arc<Channel>| {
        channel.cost.rate().is_some_and(|rate| !rate.is_zero()) && alternative.factor_of(&channel.id).is_none()
    };
    let mut options: Vec<(Option<ChannelId>, &str)> = vec![(None, words.choose_channel)];
    options.extend(
        plan.channels.iter().filter(is_free).map(|channel| (Some(channel.id.clone()), cx.name_of(channel.as_ref()))),
    );
    if options.len() > 1 {
        let name = of(cx, alternative, words.add_rate);
        field_row(ui, words.add_rate, |ui| {
            if let Some(Some(id)) = choice(ui, &name, &None, &options, CHANNEL.min(ui.available_width())) {
                let same = Decimal::new(1, 0);
                cx.edit_if(replaced_in(plan, &alternative.id, |new: &mut Alternative| new.set_factor(&id, same)));
            }
            if stated.is_empty() {
                weak(ui, words.rates_as_in_plan);
            }
        });
    }
}

/// Shows the change of a channel's rates, and the rate that comes of it.
fn rate(cx: &mut Cx<'_>, ui: &mut Ui, alternative: &Alternative, channel: &Channel, factor: Decimal) {
    let words = &cx.texts.compare;
    let locale = cx.locale;
    let name = isolate(cx.name_of(channel), cx.language()).into_owned();
    let field = of(cx, alternative, &fill!(words.rate_of, &[("channel", &name)]));
    let shown = percent_of_factor(factor).map_or_else(String::new, |percent| locale.exact_percent(percent));
    let (least, most) = (Decimal::new(-9999, 2).unwrap_or_default(), Decimal::new(10_000, 0).unwrap_or_default());
    let slots = slots![("least", locale.exact_percent(least)), ("most", locale.exact_percent(most))];
    let range = fill!(cx.texts.shared.from_to, slots);
    let read = |typed: &str| {
        let wanted = text::Wanted::percent().from_to(least, most);
        let percent = wanted.read(typed).settled().map_err(|why| Unread::of(&why, locale))?;
        factor_of_percent(percent).ok_or_else(|| range.clone().into())
    };
    field_row(ui, cx.name_of(channel), |ui| {
        let id = channel.id.clone();
        let edit = of_item(&alternative.id, move |new: &mut Alternative, factor| new.set_factor(&id, Some(factor)));
        let key = ("alternative rate", &alternative.id, &channel.id);
        number_field(cx, ui, key, &field, &shown, FieldLook::line(90.0), read, edit);
        if let Some(rate) = channel.cost.rate()
            && let Some(then) = rate.checked_mul(factor)
        {
            let currency = channel.terms.exchange.as_ref().map_or(cx.plan().money.currency, |quoted| quoted.currency);
            let slots = slots![("before", locale.rate(rate, currency)), ("after", locale.rate(then, currency))];
            weak(ui, &fill!(words.rate_then, slots));
        }
        let back = of(cx, alternative, &fill!(words.rate_of_plan, &[("channel", &name)]));
        row_end(ui, |ui| {
            if icon_button(ui, Icon::Cross, &back, true).clicked() {
                let id = channel.id.clone();
                cx.edit_if(replaced_in(cx.plan(), &alternative.id, |new: &mut Alternative| new.set_factor(&id, None)));
            }
        });
    });
}
