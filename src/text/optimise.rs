//! Says what the optimiser answers, in words.

use super::number::Locale;
use super::problems::reason;
use super::strings::{fill, slots, template};
use super::{Noun, Wanted, isolate, name_in_sentence, placement_in_sentence, share_of_percent, terms};
use crate::optimise::{
    Binding, ChannelAnswer, Firmness, Fixed, Goal, LeftReason, Limit, NoAnswer, Proof, Proposal, SpentOn, Unchanging,
    changes_to,
};
use crate::plan::schema::ListName;
use crate::plan::{AudienceId, Channel, ChannelId, CostModel, Currency, Language, Money, Plan};

/// Names a channel in a sentence.
#[must_use]
pub fn channel_name(id: &ChannelId, plan: &Plan, locale: Locale) -> String {
    name_in_sentence(plan, ListName::Channels, id.as_str(), locale)
}

/// Writes an amount with its currency, as sentences have it.
fn money(amount: Money, plan: &Plan, locale: Locale) -> String {
    locale.money_heading(amount, plan.money.currency)
}

/// Returns what a goal asks for: “reach 3+”.
#[must_use]
pub fn goal(goal: Goal, locale: Locale) -> String {
    let texts = locale.texts();
    let level = fill!(texts.shared.k_plus, &[("k", &locale.ungrouped(goal.times() as u64))]);
    let template =
        if matches!(goal, Goal::Points { .. }) { texts.optimise.points_goal } else { texts.optimise.reach_goal };
    fill!(template, &[("level", &level)])
}

/// Returns a value of a goal: a share in percent, or points.
#[must_use]
pub fn value(value: f64, goal: Goal, locale: Locale) -> String {
    if matches!(goal, Goal::Points { .. }) { locale.decimal(value, 1) } else { locale.percent(value, 1) }
}

/// Returns a difference between two values of a goal, in points with a sign.
#[must_use]
pub fn change(change: f64, goal: Goal, decimals: u8, locale: Locale) -> String {
    let points = if matches!(goal, Goal::Points { .. }) { change } else { 100.0 * change };
    locale.signed(points, decimals)
}

/// Returns what a channel's units cost by its rate: “9,500 a unit”.
#[must_use]
pub fn price(channel: &Channel, currency: Currency, locale: Locale) -> String {
    let texts = &locale.texts().optimise;
    let cost = &channel.cost;
    if let (true, Some(labour)) = (cost.rate().is_none_or(|rate| rate.mantissa() == 0), channel.terms.labour) {
        let week = labour.hours_per_week.to_f64() * labour.hourly_rate.to_f64();
        let minor = week * 10_f64.powi(i32::from(currency.exponent()));
        return fill!(texts.price_own_work, &[("rate", &locale.money_heading(Money(minor.round() as i128), currency))]);
    }
    let (template, rate) = match cost {
        CostModel::PerUnit(rate) => (texts.price_unit, rate),
        CostModel::PerThousand(rate) => (texts.price_thousand, rate),
        CostModel::PerClick { rate, .. } => (texts.price_click, rate),
        CostModel::PerAction { rate, .. } => (texts.price_action, rate),
        CostModel::PerGrp { rate, .. } => (texts.price_point, rate),
        CostModel::PerWeek(rate) => (texts.price_week, rate),
        CostModel::PerMonth(rate) => (texts.price_month, rate),
        CostModel::PerFlight(rate) => (texts.price_flight, rate),
        CostModel::PerPeriod { rate, weeks } => {
            let weeks = locale.count(u64::from(*weeks), Noun::Week);
            return fill!(texts.price_period, &[("rate", &locale.rate(*rate, currency)), ("weeks", &weeks)]);
        }
        CostModel::Flat(rate) => (texts.price_flat, rate),
        CostModel::Free => return texts.price_free.to_owned(),
    };
    fill!(template, &[("rate", &locale.rate(*rate, currency))])
}

/// Returns a limit in words.
#[must_use]
pub fn limit(limit: &Limit, plan: &Plan, locale: Locale) -> String {
    let texts = &locale.texts().optimise;
    let of_channel = |template: template!["channel", "units"], id: &ChannelId, units: u64| {
        fill!(template, &[("channel", &channel_name(id, plan, locale)), ("units", &locale.whole(units))])
    };
    let of_item = |template: template!["item", "money"], on: &SpentOn, amount: Money| {
        fill!(template, &[("item", &spent_on(on, plan, locale)), ("money", &money(amount, plan, locale))])
    };
    match limit {
        Limit::Money(amount) => fill!(texts.limit_money, &[("money", &money(*amount, plan, locale))]),
        Limit::Locked(id, units) => of_channel(texts.limit_locked, id, *units),
        Limit::Kept(on) => fill!(texts.limit_kept, &[("item", &spent_on(on, plan, locale))]),
        Limit::KeptButOneStep(on) => fill!(texts.limit_kept_but, &[("item", &spent_on(on, plan, locale))]),
        Limit::Least(id, units) => of_channel(texts.limit_least, id, *units),
        Limit::Most(id, units) => of_channel(texts.limit_most, id, *units),
        Limit::LeastSpent(on, amount) => of_item(texts.limit_least_spent, on, *amount),
        Limit::MostSpent(on, amount) => of_item(texts.limit_most_spent, on, *amount),
        Limit::Consistency(floor) => fill!(texts.limit_consistency, &[("floor", &locale.decimal(*floor, 3))]),
    }
}

/// Names what money is spent on, or what is kept.
#[must_use]
pub fn spent_on(on: &SpentOn, plan: &Plan, locale: Locale) -> String {
    match on {
        SpentOn::Element(element) => terms::element(*element, locale.language).to_owned(),
        SpentOn::Message(id) => name_in_sentence(plan, ListName::Messages, id.as_str(), locale),
        SpentOn::Placement(id) => placement_in_sentence(plan, id, locale),
    }
}

/// Says by what a limit was eased, in short: “+1”, “−100 JOD”; nothing where its other form says it.
#[must_use]
pub fn eased(binding: &Binding, plan: &Plan, locale: Locale) -> String {
    let units = |from: u64, to: u64| locale.signed(to as f64 - from as f64, 0);
    let amount = |from: Money, to: Money| locale.money_change(to - from, plan.money.currency);
    match (&binding.limit, &binding.widened) {
        (Limit::Most(_, from) | Limit::Least(_, from), Limit::Most(_, to) | Limit::Least(_, to)) => units(*from, *to),
        (Limit::Locked(_, from), Limit::Most(_, to)) => {
            fill!(locale.texts().optimise.up_or_down, &[("units", &locale.whole(to.saturating_sub(*from)))])
        }
        (Limit::Kept(_), _) => locale.texts().optimise.one_step.to_owned(),
        (Limit::Money(from), Limit::Money(to))
        | (Limit::LeastSpent(_, from), Limit::LeastSpent(_, to))
        | (Limit::MostSpent(_, from), Limit::MostSpent(_, to)) => amount(*from, *to),
        (Limit::Consistency(from), Limit::Consistency(to)) => locale.signed(to - from, 2),
        _ => String::new(),
    }
}

/// Returns why a channel stays as it is.
#[must_use]
pub fn fixed(fixed: Fixed, locale: Locale) -> &'static str {
    let texts = &locale.texts().optimise;
    match fixed {
        Fixed::Locked => texts.fixed_locked,
        Fixed::NotMet => texts.fixed_not_met,
        Fixed::CostUnknown(_) => texts.fixed_cost_unknown,
    }
}

/// Returns what is said beside the units of a channel: why it stays as it is, that it is free, or the step of its units.
#[must_use]
pub fn note(channel: &ChannelAnswer, locale: Locale) -> Option<String> {
    let texts = &locale.texts().optimise;
    if let Some(why) = channel.fixed {
        return Some(fixed(why, locale).to_owned());
    }
    let is_free = channel.cost.is_zero() && channel.units > 0 && channel.units == channel.most;
    let is_same = !is_free && channel.units > channel.today && channel.cost == channel.cost_today;
    let free = is_free.then(|| texts.free_to_the_limit.to_owned());
    let free = free.or(is_same.then(|| texts.more_for_the_same.to_owned()));
    let template = if channel.is_finer { texts.step_finer } else { texts.step };
    let step = (channel.step > 1).then(|| fill!(template, &[("units", &locale.whole(channel.step))]));
    let said: Vec<String> = free.into_iter().chain(step).collect();
    (!said.is_empty()).then(|| said.join(locale.texts().shared.comma))
}

/// Returns what was asked, in one line: the goal, among whom, for how much money, and the least consistency.
#[must_use]
pub fn asked(answer: &Proposal, locale: Locale) -> String {
    let texts = &locale.texts().optimise;
    let (request, plan) = (&answer.request, answer.plan.as_ref());
    let measured = goal(request.goal, locale);
    let (first, limit) = match request.goal {
        Goal::Cheapest { target, .. } => {
            let values = slots![("target", &*locale.percent(target, 2)), ("goal", &*measured)];
            (fill!(texts.asked_cheapest, values), request.money)
        }
        _ => (fill!(texts.asked, &[("goal", &measured)]), Some(answer.money)),
    };
    let several = answer.audiences.len() > 1;
    let audience = |(id, weight): &(AudienceId, f64)| {
        let name = name_in_sentence(plan, ListName::Audiences, id.as_str(), locale);
        if several { format!("{name} ({})", locale.percent(*weight, 0)) } else { name }
    };
    let audiences: Vec<String> = answer.audiences.iter().map(audience).collect();
    let among = fill!(texts.asked_among, &[("audiences", &audiences.join(locale.comma()))]);
    let money = limit.map(|limit| fill!(texts.asked_money, &[("money", &money(limit, plan, locale))]));
    let floor = |floor| fill!(texts.asked_consistency, &[("floor", &locale.decimal(floor, 3))]);
    let parts = [first, among].into_iter().chain(money).chain(request.consistency.map(floor));
    parts.collect::<Vec<_>>().join(semicolon(locale))
}

/// Returns the mark between parts that have commas of their own.
#[must_use]
pub fn semicolon(locale: Locale) -> &'static str {
    match locale.language {
        Language::En => "; ",
        Language::Ar => "؛ ",
    }
}

/// Returns the title of a certificate: proved, already the best, or how far from the best at most.
#[must_use]
pub fn certificate(answer: &Proposal, locale: Locale) -> String {
    let texts = &locale.texts().optimise;
    let goal = answer.request.goal;
    match answer.proof {
        Proof::Proved if answer.is_today => texts.already_best.to_owned(),
        Proof::Proved => texts.proved.to_owned(),
        Proof::Bounded if answer.least_cost.is_some() => {
            let least = answer.least_cost.unwrap_or_default();
            let currency = answer.plan.money.currency;
            let gap = locale.money_heading(answer.proposed.media - least, currency);
            fill!(texts.bounded_cost, &[("least", &locale.money_heading(least, currency)), ("gap", &gap)])
        }
        Proof::Bounded => {
            let gap = gap(answer.gap(), goal, locale);
            fill!(texts.bounded, &[("bound", &value(answer.bound, goal, locale)), ("gap", &gap)])
        }
    }
}

/// Returns how far a value is from a bound, in points without a sign.
#[must_use]
pub fn gap(gap: f64, goal: Goal, locale: Locale) -> String {
    let points = if matches!(goal, Goal::Points { .. }) { gap } else { 100.0 * gap };
    fill!(locale.texts().optimise.points, &[("points", &locale.decimal(points, 2))])
}

/// Returns how many plans were compared by how many labels.
#[must_use]
pub fn compared(answer: &Proposal, locale: Locale) -> String {
    let plans = many(answer.plans, locale);
    fill!(locale.texts().optimise.compared, &[("plans", &plans), ("labels", &locale.whole(answer.labels))])
}

/// Returns a count of any size: beyond what whole numbers hold in trillions, beyond these as a power of ten.
#[must_use]
pub fn many(count: f64, locale: Locale) -> String {
    let texts = &locale.texts().optimise;
    if count < 1e15 {
        locale.decimal(count, 0)
    } else if count < 1e18 {
        fill!(texts.trillions, &[("number", &locale.decimal(count / 1e12, 0))])
    } else {
        let power = locale.decimal(count.log10().floor(), 0);
        fill!(texts.power_of_ten, &[("ten", &locale.whole(10)), ("power", &power)])
    }
}

/// Says how many placements a proposal leaves without a quantity; nothing where it leaves none.
#[must_use]
pub fn emptied(answer: &Proposal, plan: &Plan, locale: Locale) -> Option<String> {
    let has_units = |quantities: &[u64]| quantities.iter().any(|&units| units > 0);
    let emptied = changes_to(plan, &answer.plan).filter(|(at, new)| {
        let old = plan.placements.get(*at);
        old.is_some_and(|old| has_units(&old.quantities)) && !has_units(&new.quantities)
    });
    let count = emptied.count() as u64;
    let placements = locale.count(count, Noun::Item(ListName::Placements));
    (count > 0).then(|| fill!(locale.texts().optimise.emptied, &[("placements", &placements)]))
}

/// Reads a share that is typed as 0.45, as 45 or as 45%: what is above 1 is a percentage.
///
/// # Errors
/// Why it is none, as a sentence.
pub fn read_share(text: &str, locale: Locale) -> Result<f64, String> {
    share(text, true, locale)
}

/// Reads a consistency that is typed as 0.45 or as 45%: without the sign nobody means a percentage.
///
/// # Errors
/// Why it is none, as a sentence.
pub fn read_consistency(text: &str, locale: Locale) -> Result<f64, String> {
    share(text, false, locale)
}

fn share(text: &str, takes_percentages: bool, locale: Locale) -> Result<f64, String> {
    let read = |wanted: Wanted| wanted.read(text).settled().map_err(|why| why.sentence(locale));
    let share = if text.contains(['%', '٪']) {
        share_of_percent(read(Wanted::percent())?)
    } else {
        let number = read(Wanted::decimal())?;
        let share = number.mantissa() as f64 / number.denominator() as f64;
        if share > 1.0 && takes_percentages { share_of_percent(number) } else { share }
    };
    if (0.0..=1.0).contains(&share) {
        return Ok(share);
    }
    let ends = slots![
        ("least", &*locale.whole(0)),
        ("most", &*locale.whole(1)),
        ("least_percent", &*locale.percent(0.0, 0)),
        ("most_percent", &*locale.percent(1.0, 0)),
    ];
    Err(fill!(locale.texts().optimise.share_range, ends))
}

/// Returns how firm a proposal is: how often it stays among the best under the plan's input error, or that the plan states
/// none.
#[must_use]
pub fn firmness(firmness: Option<Firmness>, locale: Locale) -> String {
    let texts = &locale.texts().optimise;
    let Some(firmness) = firmness else { return texts.firmness_unknown.to_owned() };
    let values = slots![
        ("stays", &*locale.whole(firmness.stays)),
        ("draws", &*locale.whole(firmness.draws)),
        ("seed", &*locale.ungrouped(firmness.seed)),
    ];
    fill!(texts.firmness, values)
}

/// Returns why money is left.
#[must_use]
pub fn left_reason(answer: &Proposal, plan: &Plan, locale: Locale) -> String {
    let texts = &locale.texts().optimise;
    match &answer.left_reason {
        LeftReason::Nothing if answer.money.is_zero() => texts.left_no_money.to_owned(),
        LeftReason::Nothing => texts.left_nothing.to_owned(),
        LeftReason::AllAtMost => texts.left_at_most.to_owned(),
        LeftReason::BringsNothing => texts.left_brings_nothing.to_owned(),
        LeftReason::NotAllowed => {
            let limits: Vec<String> = keeping(answer, plan).iter().map(|kept| limit(kept, plan, locale)).collect();
            fill!(texts.left_not_allowed, &[("limits", &limits.join(semicolon(locale)))])
        }
        LeftReason::TargetReached => texts.left_target.to_owned(),
        LeftReason::NextStep { channel, units, cost } => {
            let values = slots![
                ("units", &*locale.whole(*units)),
                ("channel", &*channel_name(channel, plan, locale)),
                ("cost", &*money(*cost, plan, locale)),
            ];
            fill!(texts.left_next_step, values)
        }
    }
}

/// Lists the limits that can keep a step that what is left would pay: the most that is spent on something, but for elements
/// that have room for all that is left, and the least consistency.
fn keeping(answer: &Proposal, plan: &Plan) -> Vec<Limit> {
    let spent = |on: &SpentOn| match on {
        SpentOn::Element(element) => {
            let is_of = |id: &ChannelId| plan.channel(id).is_some_and(|channel| channel.element == *element);
            Some(answer.channels.iter().filter(|one| is_of(&one.id)).map(|one| one.cost).sum::<Money>())
        }
        SpentOn::Message(_) | SpentOn::Placement(_) => None,
    };
    let request = &answer.request;
    let most = request.limits.spending.iter().filter_map(|limit| Some((&limit.on, limit.most?)));
    let most = most.filter(|(on, most)| spent(on).is_none_or(|spent| *most - spent < answer.left));
    let mut limits: Vec<Limit> = most.map(|(on, most)| Limit::MostSpent(on.clone(), most)).collect();
    limits.extend(request.consistency.map(Limit::Consistency));
    if limits.is_empty() {
        let least = request.limits.spending.iter().filter_map(|limit| Some((&limit.on, limit.least?)));
        limits.extend(least.map(|(on, least)| Limit::LeastSpent(on.clone(), least)));
    }
    limits
}

/// Returns why there is no answer, in one sentence; limits that contradict each other are listed apart.
#[must_use]
pub fn no_answer(why: &NoAnswer, plan: &Plan, locale: Locale) -> String {
    let texts = &locale.texts().optimise;
    let name = |name: &str| isolate(name, locale.language).into_owned();
    match why {
        NoAnswer::NoMoney => texts.no_money.to_owned(),
        NoAnswer::Times(times) => fill!(texts.bad_times, &[("times", &locale.whole(*times as u64))]),
        NoAnswer::Target(target) => fill!(texts.bad_target, &[("target", &locale.decimal_short(*target, 6))]),
        NoAnswer::Weights => texts.bad_weights.to_owned(),
        NoAnswer::UnknownChannel(id) => fill!(texts.unknown_channel, &[("name", &name(id))]),
        NoAnswer::UnknownAudience(id) => fill!(texts.unknown_audience, &[("name", &name(id))]),
        NoAnswer::NothingPlacedOn(id) => fill!(texts.nothing_placed_on, &[("name", &channel_name(id, plan, locale))]),
        NoAnswer::WeeksTooFull { channel, most, units } => {
            let values = slots![
                ("units", &*locale.whole(*units)),
                ("channel", &*channel_name(channel, plan, locale)),
                ("most", &*locale.whole(*most)),
            ];
            fill!(texts.weeks_too_full, values)
        }
        NoAnswer::NothingMayChange(why) => nothing_may_change(*why, locale).to_owned(),
        NoAnswer::NotComputable(why, Some(id)) => {
            let audience = name_in_sentence(plan, ListName::Audiences, id.as_str(), locale);
            let values = slots![("name", &*audience), ("reason", reason(*why, locale.language))];
            fill!(texts.no_reach_of, values)
        }
        NoAnswer::NotComputable(why, None) => fill!(texts.no_reach, &[("reason", reason(*why, locale.language))]),
        NoAnswer::Contradiction { .. } => texts.contradiction.to_owned(),
        NoAnswer::BeyondReach { most, cost } => {
            fill!(texts.beyond_reach, &[("most", &locale.percent(*most, 2)), ("cost", &money(*cost, plan, locale))])
        }
        NoAnswer::BelowConsistency { floor, most } => {
            let values = slots![("floor", &*locale.decimal(*floor, 3)), ("most", &*locale.decimal(*most, 3))];
            fill!(texts.below_consistency, values)
        }
        NoAnswer::NoConsistency(why) => fill!(texts.no_consistency, &[("reason", reason(*why, locale.language))]),
        NoAnswer::Stopped => texts.nothing_yet.to_owned(),
    }
}

/// Returns why no channel may change.
fn nothing_may_change(why: Unchanging, locale: Locale) -> &'static str {
    let texts = &locale.texts().optimise;
    match why {
        Unchanging::NothingPlaced => texts.nothing_placed,
        Unchanging::NotMet => texts.nothing_met,
        Unchanging::Locked => texts.all_locked,
        Unchanging::Several => texts.nothing_may_change,
    }
}

/// Returns the limits that contradict each other, one line each, then what all together need.
#[must_use]
pub fn contradictions(why: &NoAnswer, plan: &Plan, locale: Locale) -> Vec<String> {
    let NoAnswer::Contradiction { limits, needed, money: there_is } = why else { return Vec::new() };
    let texts = &locale.texts().optimise;
    let mut lines: Vec<String> = limits
        .iter()
        .map(|one| {
            let words = limit(&one.limit, plan, locale);
            if one.cost.is_zero() {
                return words;
            }
            fill!(texts.needs_at_least, &[("limit", &words), ("cost", &money(one.cost, plan, locale))])
        })
        .collect();
    if needed > there_is {
        let there = money(*there_is, plan, locale);
        lines.push(fill!(texts.needs, &[("money", &money(*needed, plan, locale)), ("there", &there)]));
    }
    lines
}
