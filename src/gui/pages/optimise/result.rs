//! The certificate, the limits that bind, and limits that cannot be kept together.

use std::sync::Arc;

use eframe::egui::Ui;

use super::view::{OptimiseView, written};
use crate::analysis::{Answer, BestLimits, Question};
use crate::app::{Action, Page};
use crate::gui::answers::wait_for;
use crate::gui::context::Cx;
use crate::gui::parts::table::{Of, TableLook, show as show_table, table_of};
use crate::gui::widgets::{
    Look, group, label, label_in, link, row, row_with_end, section, small, small_button, small_button_at_least,
    small_button_width, strong, weak,
};
use crate::optimise::{Binding, Contradiction, Goal, Limit, NoAnswer, POINT, Proof, Proposal, SpentOn, money_step};
use crate::plan::{ChannelId, Money};
use crate::report::optimise;
use crate::text::optimise as terms;
use crate::text::strings::{fill, slots};

/// Name the tables.
const FIGURES: &str = "optimise figures";
const MARGINALS: &str = "optimise marginals";

/// Shows what is known about the proposal, with today's plan beside it.
pub(super) fn certificate(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &OptimiseView,
    (shown, proposal): (&Arc<Answer>, &Proposal),
    limits: Option<&BestLimits>,
) {
    let words = &cx.texts.optimise;
    group(ui, &terms::certificate(proposal, cx.locale), |ui| {
        super::in_card(ui, view.card_end, 1, |ui| {
            if proposal.is_today && proposal.proof == Proof::Proved {
                let value = terms::value(proposal.proposed.value, proposal.request.goal, cx.locale);
                let money = cx.locale.money_heading(proposal.money, cx.plan().money.currency);
                label(ui, &fill!(words.at_most_this, &[("value", &value), ("money", &money)]));
            }
            small(ui, &terms::compared(proposal, cx.locale));
            figures(cx, ui, shown, proposal);
            let left = terms::left_reason(proposal, cx.plan(), cx.locale);
            if !proposal.left.is_zero() {
                let amount = cx.locale.money_heading(proposal.left, cx.plan().money.currency);
                small(ui, &format!("{}: {amount}", words.left));
            }
            small(ui, &left);
            if let Some(limits) = limits {
                small(ui, &terms::firmness(limits.firmness, cx.locale));
                if limits.firmness.is_none() && link(ui, words.state_error).clicked() {
                    cx.push(Action::GoTo(Page::Reach));
                }
            }
            small(ui, words.as_stated);
        });
    });
}

/// Shows today's figures, those of the proposal, and the difference of what is shown.
fn figures(cx: &Cx<'_>, ui: &mut Ui, shown: &Arc<Answer>, proposal: &Proposal) {
    let of = Of { answer: Some(Arc::clone(shown)), ..Of::default() };
    let table = table_of(cx, FIGURES, of, |report| optimise::figures(report, proposal));
    show_table(cx, ui, &table, &TableLook::at(FIGURES).compact());
}

/// Shows the limits that bind, each with what a step more of it brings and a button that widens it.
pub(super) fn limits(
    cx: &Cx<'_>,
    ui: &mut Ui,
    view: &mut OptimiseView,
    proposal: &Proposal,
    (shown, limits): (Option<&Arc<Answer>>, Option<&BestLimits>),
) {
    let words = &cx.texts.optimise;
    group(ui, words.limits, |ui| {
        super::in_card(ui, view.card_end, 2, |ui| {
            let Some(limits) = limits else {
                weak(ui, words.limits_wait);
                wait_for(cx, ui, &Question::BestLimits(Box::new(proposal.request.clone())));
                return;
            };
            let goal = proposal.request.goal;
            let offered: Vec<&Binding> =
                limits.binding.iter().filter(|one| is_worth_a_line(cx, proposal, one)).collect();
            if offered.is_empty() {
                weak(ui, words.no_limit_binds);
            } else {
                let template = if matches!(goal, Goal::Cheapest { .. }) { words.saved_how } else { words.eased_how };
                let currency = cx.plan().money.currency;
                let money = cx.locale.money_heading(money_step(proposal.money, currency), currency);
                let slots = slots![("money", money), ("consistency", cx.locale.decimal(POINT, 2))];
                small(ui, &fill!(template, slots));
            }
            let names: Vec<String> = offered.iter().map(|binding| widening(cx, binding)).collect();
            // The buttons are alike, so that what stands before them stands in one line.
            let width = small_button_width(ui, names.iter().map(String::as_str));
            ui.scope(|ui| {
                // Close together: a low card has room for more of them.
                ui.spacing_mut().interact_size.y = 24.0;
                ui.spacing_mut().item_spacing.y = 0.0;
                for binding in offered {
                    line(cx, ui, view, proposal, (binding, width));
                }
            });
            if !limits.marginals.is_empty() {
                section(ui, words.marginal, false, |ui| marginals(cx, ui, shown, limits, goal));
            }
        });
    });
}

/// Says whether easing a limit brings anything that is shown: a button that changes nothing that can be seen is no offer.
fn is_worth_a_line(cx: &Cx<'_>, proposal: &Proposal, binding: &Binding) -> bool {
    optimise::brings(&cx.report(), proposal.request.goal, binding.worth)
}

/// Shows what the next step on each channel of today's plan would bring for each thousand of the currency, the most first.
fn marginals(cx: &Cx<'_>, ui: &mut Ui, shown: Option<&Arc<Answer>>, limits: &BestLimits, goal: Goal) {
    let of = Of { answer: shown.cloned(), ..Of::default() };
    let table = table_of(cx, MARGINALS, of, |report| optimise::marginals(report, goal, &limits.marginals));
    show_table(cx, ui, &table, &TableLook::at(MARGINALS));
}

fn line(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, proposal: &Proposal, (binding, width): (&Binding, f32)) {
    let words = &cx.texts.optimise;
    let goal = proposal.request.goal;
    let worth = optimise::worth_cell(&cx.report(), goal, binding).text;
    let worth = match goal {
        Goal::Cheapest { .. } => fill!(words.saves_amount, &[("money", &worth)]),
        _ => worth,
    };
    let name = terms::limit(&binding.limit, cx.plan(), cx.locale);
    let widen = widening(cx, binding);
    let spoken = format!("{name}: {widen}");
    row_with_end(
        ui,
        |ui| drop(label(ui, &name)),
        |ui| {
            label_in(ui, &worth, Look::Strong);
            if named_button(ui, (&widen, width), &spoken) {
                lift(cx, view, &binding.limit, Some(&binding.widened));
            }
        },
    );
}

/// Returns what the button of a limit says: how far it widens it.
fn widening(cx: &Cx<'_>, binding: &Binding) -> String {
    let words = &cx.texts.optimise;
    let currency = cx.plan().money.currency;
    match &binding.widened {
        Limit::Most(_, units) => fill!(words.raise_limit_to, &[("to", &cx.locale.whole(*units))]),
        Limit::Least(_, units) => fill!(words.lower_limit_to, &[("to", &cx.locale.whole(*units))]),
        Limit::Money(money) | Limit::MostSpent(_, money) => {
            fill!(words.raise_limit_to, &[("to", &cx.locale.money_short(*money, currency))])
        }
        Limit::LeastSpent(_, money) => {
            fill!(words.lower_limit_to, &[("to", &cx.locale.money_short(*money, currency))])
        }
        Limit::Consistency(floor) => fill!(words.lower_to, &[("to", &cx.locale.decimal(*floor, 3))]),
        Limit::Locked(..) | Limit::Kept(_) | Limit::KeptButOneStep(_) => words.unlock.to_owned(),
    }
}

/// Shows a small button, at least so wide, with its own name for screen readers; true when it was pressed.
fn named_button(ui: &mut Ui, (text, width): (&str, f32), spoken: &str) -> bool {
    let response = small_button_at_least(ui, text, width);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, spoken));
    response.clicked()
}

/// Puts another limit in the place of one, or lifts it.
fn lift(cx: &Cx<'_>, view: &mut OptimiseView, limit: &Limit, other: Option<&Limit>) {
    let (currency, locale) = (cx.plan().money.currency, cx.locale);
    match (limit, other) {
        (_, Some(Limit::Money(money))) => view.set_money(*money, currency, locale),
        (Limit::Locked(id, today), Some(Limit::Most(_, most))) => {
            let least = today.saturating_sub(most.saturating_sub(*today));
            view.set_range(id, (Some(least), Some(*most)), locale);
        }
        (Limit::Kept(on), _) => view.keep(on, false),
        (_, Some(Limit::Consistency(floor))) => view.set_consistency(*floor),
        (Limit::Consistency(_), _) => view.consistency.clear(),
        (Limit::Locked(id, units), _) => unlock(cx, view, id, *units),
        (_, Some(Limit::Least(id, units))) => view.set_range(id, (Some(*units), None), locale),
        (_, Some(Limit::Most(id, units))) => view.set_range(id, (None, Some(*units)), locale),
        (_, Some(Limit::LeastSpent(on, money))) => {
            view.set_spent(on, true, written(*money, currency, locale));
        }
        (_, Some(Limit::MostSpent(on, money))) => {
            view.set_spent(on, false, written(*money, currency, locale));
        }
        (Limit::LeastSpent(on, _), _) => view.set_spent(on, true, String::new()),
        (Limit::MostSpent(on, _), _) => view.set_spent(on, false, String::new()),
        (Limit::Least(id, _), _) => drop(view.least.remove(id)),
        (Limit::Most(id, _), _) => drop(view.most.remove(id)),
        _ => {}
    }
}

/// Lets the units of a channel change, whatever keeps them: its own lock, that of its element, of a message or of a placement, or
/// that the audience of the goal does not meet it.
fn unlock(cx: &Cx<'_>, view: &mut OptimiseView, id: &ChannelId, units: u64) {
    let plan = cx.plan();
    let element = plan.channel(id).map(|channel| SpentOn::Element(channel.element));
    let placed = plan.placements.iter().filter(|placement| placement.channel == *id);
    let placed = placed
        .flat_map(|placement| [SpentOn::Message(placement.message.clone()), SpentOn::Placement(placement.id.clone())]);
    let kept: Vec<SpentOn> = element.into_iter().chain(placed).filter(|on| view.is_kept(on)).collect();
    if kept.is_empty() && !view.is_locked(id) {
        view.set_range(id, (Some(0), Some(units)), cx.locale);
    }
    view.locked.retain(|known| known != id);
    for on in &kept {
        view.keep(on, false);
    }
}

/// Shows why there is no proposal, and a button for each limit that could be lifted.
pub(super) fn no_answer(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, why: &NoAnswer) {
    group(ui, &terms::no_answer(why, cx.plan(), cx.locale), |ui| {
        super::in_card(ui, view.card_end, 1, |ui| ways(cx, ui, view, why));
    });
}

/// Shows the ways to get a proposal, and the limits that contradict each other.
fn ways(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, why: &NoAnswer) {
    let words = &cx.texts.optimise;
    ways_out(cx, ui, view, why);
    let NoAnswer::Contradiction { limits, money, needed } = why else { return };
    let currency = cx.plan().money.currency;
    for one in limits {
        contradiction(cx, ui, view, one);
    }
    let sum: Money = limits.iter().map(|one| one.cost).sum();
    if sum > Money::ZERO {
        let together = fill!(words.together, &[("money", &cx.locale.money_heading(*money, currency))]);
        let sum = cx.locale.money_short(sum, currency);
        row_with_end(ui, |ui| drop(strong(ui, &together)), |ui| strong(ui, &sum));
    }
    if needed > money {
        let raise = fill!(words.raise_money, &[("money", &cx.locale.money_heading(*needed, currency))]);
        if small_button(ui, &raise).clicked() {
            view.set_money(*needed, currency, cx.locale);
        }
    }
}

/// A way to get a proposal where no limits contradict each other.
enum WayOut {
    StateAmount,
    UnlockAll,
    Target(f64),
    Consistency(f64),
    AnyConsistency,
}

/// Shows a button for each way to get a proposal where no limits contradict each other.
fn ways_out(cx: &Cx<'_>, ui: &mut Ui, view: &mut OptimiseView, why: &NoAnswer) {
    let words = &cx.texts.optimise;
    let lower = |to: &str| fill!(words.lower_to, &[("to", to)]);
    let ways = match why {
        NoAnswer::NoMoney => vec![(words.state_amount.to_owned(), WayOut::StateAmount)],
        NoAnswer::NothingMayChange(_) if view.has_locks() => vec![(words.unlock_all.to_owned(), WayOut::UnlockAll)],
        NoAnswer::BeyondReach { most, .. } => vec![(lower(&cx.locale.percent(*most, 2)), WayOut::Target(*most))],
        NoAnswer::BelowConsistency { most, .. } => vec![
            (lower(&cx.locale.decimal(*most, 3)), WayOut::Consistency(*most)),
            (words.lift.to_owned(), WayOut::AnyConsistency),
        ],
        NoAnswer::NoConsistency(_) => vec![(words.lift.to_owned(), WayOut::AnyConsistency)],
        _ => return,
    };
    row(ui, |ui| {
        for (name, way) in ways {
            if !small_button(ui, &name).clicked() {
                continue;
            }
            match way {
                WayOut::StateAmount => {
                    view.set_money(cx.analysis().budget.media.at_least(), cx.plan().money.currency, cx.locale);
                }
                WayOut::UnlockAll => view.unlock_all(),
                WayOut::Target(share) => view.set_target(share),
                WayOut::Consistency(floor) => view.set_consistency(floor),
                WayOut::AnyConsistency => view.consistency.clear(),
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
    row_with_end(
        ui,
        |ui| drop(label(ui, &name)),
        |ui| {
            // Limits that cross each other cost nothing.
            if one.cost > Money::ZERO {
                label(ui, &cx.locale.money_short(one.cost, cx.plan().money.currency));
            }
            if named_button(ui, (&text, 0.0), &format!("{name}: {text}")) {
                lift(cx, view, &one.limit, one.enough.as_ref());
            }
        },
    );
}
