//! `optimise --json`: a proposal for other programs.

use serde_json::Value;

use super::object::Object;
use crate::analysis::{FrontOf, FrontPoint};
use crate::cli::optimise::Said;
use crate::optimise::{CurvePoint, Figures, Fixed, Goal, LeftReason, Limit, NoAnswer, Proof, Proposal, SpentOn};
use crate::plan::{ChannelId, Money, Plan};

/// Returns everything that is said about a proposal for `plan`.
pub(in crate::cli) fn object(plan: &Plan, said: &Said) -> Value {
    let answer = &said.answer;
    let amount = |money: Money| plan.money.currency.plain(money);
    let units = |of: fn(&crate::optimise::ChannelAnswer) -> u64| {
        answer.channels.iter().fold(Object::default(), |all, channel| all.with(channel.id.as_str(), of(channel)))
    };
    let object = Object::default()
        .with("status", if answer.proof == Proof::Proved { "proved" } else { "bounded" })
        .with("goal", goal(answer.request.goal))
        .with("value", answer.proposed.value)
        .with("audiences", audiences(answer, &answer.proposed))
        .with("bound", answer.bound)
        .with("gap", answer.gap())
        .with("currency", plan.money.currency.code())
        .with("money", amount(answer.money))
        .with("cost", amount(answer.proposed.media))
        .with("left", amount(answer.left))
        .with("left_reason", left_reason(said))
        .with("plan", units(|channel| channel.units))
        .with("today", today(answer, units(|channel| channel.today), &amount))
        .with("already_best", answer.is_today && answer.proof == Proof::Proved)
        .with("channels", channels(answer, &amount))
        .with("binding", binding(plan, said, &amount));
    let object = match answer.least_cost {
        Some(least) => object.with("least_cost", amount(least)),
        None => object,
    };
    let figures = &answer.proposed;
    object
        .with("k_plus", figures.k_plus.as_slice())
        .figure("average_frequency", figures.frequency())
        .figure("consistency", figures.consistency)
        .with("marginal", marginals(plan, said, &amount))
        .with("firmness", firmness(said))
        .with("weeks", weeks(said))
        .with("curve", said.curve.iter().map(|point| curve_point(point, &amount)).collect::<Vec<Value>>())
        .with("front", front(said, &amount))
        .with("plans", answer.plans)
        .with("labels", answer.labels)
        .with("seconds", said.seconds)
        .into()
}

/// Returns why there is no proposal.
pub(in crate::cli) fn no_answer(plan: &Plan, why: &NoAnswer) -> Value {
    let amount = |money: Money| plan.money.currency.plain(money);
    let reason = match why {
        NoAnswer::NoMoney => "no-money",
        NoAnswer::Times(_) => "times",
        NoAnswer::Target(_) => "target",
        NoAnswer::Weights => "weights",
        NoAnswer::UnknownChannel(_) => "unknown-channel",
        NoAnswer::UnknownAudience(_) => "unknown-audience",
        NoAnswer::NothingPlacedOn(_) => "nothing-placed-on",
        NoAnswer::WeeksTooFull { .. } => "weeks-too-full",
        NoAnswer::NothingMayChange(_) => "nothing-may-change",
        NoAnswer::NotComputable(why, _) | NoAnswer::NoConsistency(why) => why.as_str(),
        NoAnswer::Contradiction { .. } => "contradiction",
        NoAnswer::BeyondReach { .. } => "beyond-reach",
        NoAnswer::BelowConsistency { .. } => "below-consistency",
        NoAnswer::Stopped => "stopped",
    };
    let object = Object::default().with("status", "none").with("reason", reason);
    match why {
        NoAnswer::Contradiction { limits, money, needed } => {
            let limits: Vec<Value> = limits
                .iter()
                .map(|one| {
                    let enough = one.enough.as_ref().map(|limit| limit_object(limit, &amount));
                    let limit = Object::default().with("limit", limit_object(&one.limit, &amount));
                    limit.with("cost", amount(one.cost)).with("enough", enough).into()
                })
                .collect();
            object.with("limits", limits).with("money", amount(*money)).with("needed", amount(*needed)).into()
        }
        NoAnswer::NotComputable(_, Some(audience)) => object.with("audience", audience.as_str()).into(),
        NoAnswer::BeyondReach { most, cost } => object.with("most", *most).with("cost", amount(*cost)).into(),
        NoAnswer::BelowConsistency { floor, most } => object.with("floor", *floor).with("most", *most).into(),
        _ => object.into(),
    }
}

fn goal(goal: Goal) -> Value {
    let object = Object::default();
    match goal {
        Goal::Reach { times } => object.with("kind", "reach").with("times", times).into(),
        Goal::Points { times } => object.with("kind", "points").with("times", times).into(),
        Goal::Cheapest { times, target } => {
            object.with("kind", "cheapest").with("times", times).with("target", target).into()
        }
    }
}

fn audiences(answer: &Proposal, figures: &Figures) -> Vec<Value> {
    let audiences = answer.audiences.iter().zip(&figures.values);
    let one = |((id, weight), value): (&(crate::plan::AudienceId, f64), &f64)| {
        Object::default().with("id", id.as_str()).with("value", *value).with("weight", *weight).into()
    };
    audiences.map(one).collect()
}

fn today(answer: &Proposal, units: Object, amount: &dyn Fn(Money) -> String) -> Object {
    Object::default()
        .with("value", answer.today.value)
        .with("audiences", audiences(answer, &answer.today))
        .with("cost", amount(answer.today.media))
        .with("plan", units)
        .with("within_limits", answer.today_is_allowed)
}

fn channels(answer: &Proposal, amount: &dyn Fn(Money) -> String) -> Vec<Value> {
    let one = |channel: &crate::optimise::ChannelAnswer| {
        let fixed = channel.fixed.map(|fixed| match fixed {
            Fixed::Locked => "locked",
            Fixed::NotMet => "not-met",
            Fixed::CostUnknown(_) => "cost-unknown",
        });
        Object::default()
            .with("id", channel.id.as_str())
            .with("today", channel.today)
            .with("units", channel.units)
            .with("cost_today", amount(channel.cost_today))
            .with("cost", amount(channel.cost))
            .with("least", channel.least)
            .with("most", channel.most)
            .with("step", channel.step)
            .with("fixed", fixed)
            .into()
    };
    answer.channels.iter().map(one).collect()
}

fn binding(plan: &Plan, said: &Said, amount: &dyn Fn(Money) -> String) -> Vec<Value> {
    let worth = |binding: &crate::optimise::Binding| match said.answer.request.goal {
        // What is saved is money, as all money here in the currency itself.
        Goal::Cheapest { .. } => Money(binding.worth.round() as i128).to_major(plan.money.currency),
        Goal::Reach { .. } | Goal::Points { .. } => binding.worth,
    };
    let one = |binding: &crate::optimise::Binding| {
        Object::default()
            .with("limit", limit_object(&binding.limit, amount))
            .with("widened", limit_object(&binding.widened, amount))
            .with("worth", worth(binding))
            .with("is_all", binding.is_all)
            .into()
    };
    // A limit that brings nothing once it is eased does not bind.
    said.binding.iter().filter(|binding| binding.worth > 0.0).map(one).collect()
}

/// Describes a limit: its kind, what it holds for, and the units or the amount.
fn limit_object(limit: &Limit, amount: &dyn Fn(Money) -> String) -> Value {
    let object = Object::default();
    let of_channel = |kind: &str, id: &ChannelId, units: u64| -> Value {
        Object::default().with("kind", kind).with("channel", id.as_str()).with("units", units).into()
    };
    let of_item = |kind: &str, on: &SpentOn| -> Object {
        let (name, id) = match on {
            SpentOn::Element(element) => ("element", element.as_str()),
            SpentOn::Message(id) => ("message", id.as_str()),
            SpentOn::Placement(id) => ("placement", id.as_str()),
        };
        Object::default().with("kind", kind).with(name, id)
    };
    match limit {
        Limit::Money(money) => object.with("kind", "money").with("amount", amount(*money)).into(),
        Limit::Locked(id, units) => of_channel("locked", id, *units),
        Limit::Least(id, units) => of_channel("at-least", id, *units),
        Limit::Most(id, units) => of_channel("at-most", id, *units),
        Limit::Kept(on) => of_item("locked", on).into(),
        Limit::KeptButOneStep(on) => of_item("locked-but-one-step", on).into(),
        Limit::LeastSpent(on, money) => of_item("at-least-spent", on).with("amount", amount(*money)).into(),
        Limit::MostSpent(on, money) => of_item("at-most-spent", on).with("amount", amount(*money)).into(),
        Limit::Consistency(floor) => object.with("kind", "consistency").with("share", *floor).into(),
    }
}

fn left_reason(said: &Said) -> &'static str {
    match said.answer.left_reason {
        _ if said.saved_by_weeks > Money::ZERO => "weeks-cost-less",
        LeftReason::Nothing => "nothing-left",
        LeftReason::NextStep { .. } => "next-step-costs-more",
        LeftReason::AllAtMost => "all-at-most",
        LeftReason::BringsNothing => "further-steps-bring-nothing",
        LeftReason::NotAllowed => "a-limit-keeps-further-steps",
        LeftReason::TargetReached => "target-reached",
    }
}

fn marginals(plan: &Plan, said: &Said, amount: &dyn Fn(Money) -> String) -> Vec<Value> {
    let one = |marginal: &crate::optimise::Marginal| {
        Object::default()
            .with("channel", marginal.channel.as_str())
            .with("units", marginal.units)
            .with("cost", amount(marginal.cost))
            .with("gain", marginal.gain)
            .figure("per_thousand", marginal.per_thousand(plan.money.currency))
            .into()
    };
    said.marginals.iter().map(one).collect()
}

fn firmness(said: &Said) -> Option<Object> {
    let firmness = said.firmness?;
    let object = Object::default().with("stays", firmness.stays).with("draws", firmness.draws);
    Some(object.with("seed", firmness.seed))
}

fn weeks(said: &Said) -> Vec<Value> {
    let one = |weeks: &crate::cli::optimise::ChosenWeeks| {
        Object::default()
            .with("channel", weeks.channel.as_str())
            .with("before", weeks.before)
            .with("after", weeks.after)
            .with("bound", weeks.bound)
            .with("proved", weeks.is_proved)
            .into()
    };
    said.weeks.iter().map(one).collect()
}

/// Lists the plans of a front, each with what the goal asks for: in all and with its consistency, or in each of two
/// audiences.
fn front(said: &Said, amount: &dyn Fn(Money) -> String) -> Option<Vec<Value>> {
    let (of, points) = said.front.as_ref()?;
    let one = |point: &FrontPoint| {
        let object = match of {
            FrontOf::Consistency => Object::default().with("value", point.value).with("consistency", point.along),
            FrontOf::Audiences(first, second) => {
                let values = Object::default().with(first.as_str(), point.along).with(second.as_str(), point.value);
                Object::default().with("values", values)
            }
        };
        object.with("cost", amount(point.cost)).with("plan", units_of(&point.units)).into()
    };
    Some(points.iter().map(one).collect())
}

fn units_of(units: &[(ChannelId, u64)]) -> Object {
    units.iter().fold(Object::default(), |all, (id, units)| all.with(id.as_str(), *units))
}

fn curve_point(point: &CurvePoint, amount: &dyn Fn(Money) -> String) -> Value {
    Object::default()
        .with("budget", amount(point.budget))
        .with("value", point.value)
        .with("cost", amount(point.cost))
        .with("plan", units_of(&point.units))
        .with("proved", point.is_proved)
        .into()
}
