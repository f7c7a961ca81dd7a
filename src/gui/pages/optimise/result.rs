//! The certificate, the limits that bind, and limits that cannot be kept together.

use std::sync::Arc;

use eframe::egui::Ui;

use super::view::OptimiseView;
use crate::analysis::{Answer, BestLimits, Question};
use crate::gui::answers::look_at;
use crate::gui::context::Cx;
use crate::gui::parts::table::{Of, TableLook, show as show_table, table_of};
use crate::gui::widgets::{Look, group, label, label_in, row, row_end, section, small, small_button, weak};
use crate::optimise::{Answer as Proposal, Binding, Contradiction, Goal, Limit, Marginal, NoAnswer, Proof, SpentOn};
use crate::plan::{ChannelId, Money};
use crate::report::optimise;
use crate::text::optimise as terms;
use crate::text::strings::{fill, slots};

/// Names the table of figures.
const FIGURES: &str = "optimise figures";

/// Shows what is known about the proposal, with today's plan beside it.
pub(super) fn certificate(
    cx: &Cx<'_>,
    ui: &mut Ui,
    (shown, proposal): (&Arc<Answer>, &Proposal),
    limits: Option<&BestLimits>,
) {
    let words = &cx.texts.optimise;
    group(ui, &terms::certificate(proposal, cx.locale), |ui| {
        if proposal.is_today && proposal.proof == Proof::Proved {
            let value = terms::value(proposal.proposed.value, proposal.request.goal, cx.locale);
            let money = cx.locale.money_heading(proposal.money, cx.plan().money.currency);
            label(ui, &fill!(words.at_most_this, &[("value", &value), ("money", &money)]));
        }
        small(ui, &terms::compared(proposal, cx.locale));
        figures(cx, ui, shown, proposal);
        let left = terms::left_reason(&proposal.left_reason, cx.plan(), cx.locale);
        if !proposal.left.is_zero() {
            let amount = cx.locale.money(proposal.left, cx.plan().money.currency);
            small(ui, &format!("{} {amount}", words.left));
        }
        small(ui, &left);
        if let Some(firmness) = limits.and_then(|limits| limits.firmness) {
            let values = slots![
                ("stays", &*cx.locale.whole(firmness.stays)),
                ("draws", &*cx.locale.whole(firmness.draws)),
                ("seed", &*cx.locale.ungrouped(firmness.seed)),
            ];
            small(ui, &fill!(words.firmness, values));
        } else if limits.is_some() {
            small(ui, words.firmness_unknown);
        }
        small(ui, words.as_stated);
    });
}

/// Shows today's figures, those of the proposal, and the difference of what is shown.
fn figures(cx: &Cx<'_>, ui: &mut Ui, shown: &Arc<Answer>, proposal: &Proposal) {
    let of = Of { answer: Some(Arc::clone(shown)), ..Of::default() };
    let table = table_of(cx, FIGURES, of, |report| optimise::figures(report, proposal));
    show_table(cx, ui, &table, &TableLook::at(FIGURES));
}

/// Shows the limits that bind, each with what a step more of it brings and a button that widens it.
pub(super) fn limits(
    cx: &Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    proposal: &Proposal,
    limits: Option<&BestLimits>,
) {
    let words = &cx.texts.optimise;
    group(ui, words.limits, |ui| {
        let Some(limits) = limits else {
            weak(ui, words.limits_wait);
            let _ = look_at(cx, ui, &Question::BestLimits(Box::new(proposal.request.clone())));
            return;
        };
        if limits.binding.is_empty() {
            weak(ui, words.no_limit_binds);
        }
        for binding in &limits.binding {
            line(cx, ui, view, proposal, binding);
        }
        if !limits.marginals.is_empty() {
            section(ui, words.marginal, false, |ui| marginals(cx, ui, limits, proposal.request.goal));
        }
    });
}

/// What the next step on each channel of today's plan would bring for each thousand of the currency, the most first.
fn marginals(cx: &Cx<'_>, ui: &mut Ui, limits: &BestLimits, goal: Goal) {
    let words = &cx.texts.optimise;
    let currency = cx.plan().money.currency;
    let worth = |marginal: &Marginal| marginal.per_thousand(currency).unwrap_or(f64::INFINITY);
    let mut all: Vec<&Marginal> = limits.marginals.iter().collect();
    all.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
    for marginal in all {
        let name = terms::channel_name(&marginal.channel, cx.plan(), cx.locale);
        let step = cx.locale.signed(marginal.units as f64, 0);
        let gain = match marginal.per_thousand(currency) {
            Ok(gain) => terms::change(gain, goal, 3, cx.locale),
            Err(_) => words.price_free.to_owned(),
        };
        row(ui, |ui| {
            label(ui, &name);
            row_end(ui, |ui| {
                label_in(ui, &gain, Look::Strong);
                label_in(ui, &step, Look::Small);
            });
        });
    }
}

fn line(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, proposal: &Proposal, binding: &Binding) {
    let words = &cx.texts.optimise;
    let goal = proposal.request.goal;
    let worth = if matches!(goal, Goal::Cheapest { .. }) {
        cx.locale.money_change_short(Money(-(binding.worth as i128)), cx.plan().money.currency)
    } else {
        terms::change(binding.worth, goal, 2, cx.locale)
    };
    let name = terms::limit(&binding.limit, cx.plan(), cx.locale);
    let (widen, spoken) = match &binding.widened {
        Limit::Most(_, units) | Limit::Least(_, units) => {
            let to = fill!(words.widen_to, &[("units", &cx.locale.whole(*units))]);
            (to.clone(), format!("{name}: {to}"))
        }
        Limit::Money(money) | Limit::LeastSpent(_, money) | Limit::MostSpent(_, money) => {
            let to = fill!(words.widen_to, &[("units", &cx.locale.money_short(*money, cx.plan().money.currency))]);
            (to.clone(), format!("{name}: {to}"))
        }
        Limit::Locked(..) => (String::new(), name.clone()),
    };
    row(ui, |ui| {
        row_end(ui, |ui| {
            if !widen.is_empty() && named_button(ui, &widen, &spoken) {
                lift(cx, view, &binding.limit, Some(&binding.widened));
            }
            label_in(ui, &worth, Look::Strong);
            crate::gui::widgets::column(ui, |ui| label(ui, &name));
        });
    });
}

/// A small button with a name of its own for screen readers; true when it was pressed.
fn named_button(ui: &mut Ui, text: &str, spoken: &str) -> bool {
    let response = small_button(ui, text);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, spoken));
    response.clicked()
}

/// Puts another limit in the place of one, or lifts it.
fn lift(cx: &Cx<'_>, view: &mut OptimiseView, limit: &Limit, other: Option<&Limit>) {
    match (limit, other) {
        (_, Some(Limit::Money(money))) => view.set_money(*money, cx.plan()),
        (Limit::Locked(id, _), Some(Limit::Most(_, units))) => view.set_range(id, None, Some(*units)),
        (Limit::Locked(id, units), _) => unlock(cx, view, id, *units),
        (_, Some(Limit::Least(id, units))) => view.set_range(id, Some(*units), None),
        (_, Some(Limit::Most(id, units))) => view.set_range(id, None, Some(*units)),
        (_, Some(Limit::LeastSpent(on, money))) => {
            view.set_spent(on, true, cx.plan().money.currency.plain(*money));
        }
        (_, Some(Limit::MostSpent(on, money))) => {
            view.set_spent(on, false, cx.plan().money.currency.plain(*money));
        }
        (Limit::LeastSpent(on, _), _) => view.set_spent(on, true, String::new()),
        (Limit::MostSpent(on, _), _) => view.set_spent(on, false, String::new()),
        (Limit::Least(id, _), _) => drop(view.least.remove(id)),
        (Limit::Most(id, _), _) => drop(view.most.remove(id)),
        _ => {}
    }
}

/// Lets the units of a channel change, whatever keeps them: its own lock, that of its element or of a message, or that the audience
/// of the goal does not meet it.
fn unlock(cx: &Cx<'_>, view: &mut OptimiseView, id: &ChannelId, units: u64) {
    let plan = cx.plan();
    let element = plan.channel(id).map(|channel| SpentOn::Element(channel.element));
    let placed = plan.placements.iter().filter(|placement| placement.channel == *id);
    let messages = placed.map(|placement| SpentOn::Message(placement.message.clone()));
    let kept: Vec<SpentOn> = element.into_iter().chain(messages).filter(|on| view.is_kept(on)).collect();
    if kept.is_empty() && !view.is_locked(id) {
        view.set_range(id, Some(0), Some(units));
    }
    view.locked.retain(|known| known != id);
    for on in &kept {
        view.keep(on, false);
    }
}

/// Shows why there is no proposal, and a button for each limit that could be lifted.
pub(super) fn no_answer(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, why: &NoAnswer) {
    let words = &cx.texts.optimise;
    group(ui, words.no_proposal, |ui| {
        label_in(ui, &terms::no_answer(why, cx.plan(), cx.locale), Look::Error);
        let NoAnswer::Contradiction { limits, money, needed } = why else { return };
        let currency = cx.plan().money.currency;
        for one in limits {
            contradiction(cx, ui, view, one);
        }
        let sum: Money = limits.iter().map(|one| one.cost).sum();
        if sum > Money::ZERO {
            let together = fill!(words.together, &[("money", &cx.locale.money_heading(*money, currency))]);
            row(ui, |ui| {
                row_end(ui, |ui| {
                    label_in(ui, &cx.locale.money_short(sum, currency), Look::Strong);
                    crate::gui::widgets::column(ui, |ui| label_in(ui, &together, Look::Strong));
                });
            });
        }
        if needed > money {
            let raise = fill!(words.raise_money, &[("money", &cx.locale.money_heading(*needed, currency))]);
            if small_button(ui, &raise).clicked() {
                view.set_money(*needed, cx.plan());
            }
        }
    });
}

fn contradiction(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, one: &Contradiction) {
    let words = &cx.texts.optimise;
    let name = terms::limit(&one.limit, cx.plan(), cx.locale);
    let text = match &one.enough {
        Some(Limit::Least(_, units)) => fill!(words.at_least, &[("units", &cx.locale.whole(*units))]),
        Some(Limit::Most(_, units)) => fill!(words.at_most, &[("units", &cx.locale.whole(*units))]),
        _ if matches!(one.limit, Limit::Locked(..)) => words.unlock.to_owned(),
        _ => words.lift.to_owned(),
    };
    row(ui, |ui| {
        row_end(ui, |ui| {
            if named_button(ui, &text, &format!("{name}: {text}")) {
                lift(cx, view, &one.limit, one.enough.as_ref());
            }
            label_in(ui, &cx.locale.money_short(one.cost, cx.plan().money.currency), Look::Body);
            crate::gui::widgets::column(ui, |ui| label(ui, &name));
        });
    });
}
