//! The cases of placements, and of what is never placed.

use std::collections::HashMap;

use super::cases::{Problems, duplicates};
use super::{Argument, Code, Place, Problem, money};
use crate::plan::{AudienceId, Channel, ClaimValue, Index, MAX_QUANTITY, Message, Placement, Plan, Unit};

pub(super) fn placements(plan: &Plan, problems: &mut Problems) {
    duplicates(&plan.placements, problems, |position, placement| Place::Placement(position, placement.id.clone()));
    let index = Index::of(plan);
    let mut used = Used {
        audiences: vec![false; plan.audiences.len()],
        messages: vec![false; plan.messages.len()],
        channels: vec![false; plan.channels.len()],
    };
    let addressees: Vec<Addressees<'_>> = plan.channels.iter().map(|channel| addressees(channel, &index)).collect();
    let mut together: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for (position, placement) in plan.placements.iter().enumerate() {
        let place = || Place::Placement(position, placement.id.clone());
        let (message, channel) = (index.message(&placement.message), index.channel(&placement.channel));
        if message.is_none() {
            problems.push(Problem::new(Code::UnknownMessage, place()).naming(&placement.message));
        }
        if channel.is_none() {
            problems.push(Problem::new(Code::UnknownChannel, place()).naming(&placement.channel));
        }
        for audience in placement.audiences.iter().filter(|audience| index.audience(audience).is_none()) {
            problems.push(Problem::new(Code::UnknownAudience, place()).naming(audience));
        }
        quantities(plan, placement, &place, problems);
        if let Some(position) = message {
            used.messages[position] = true;
            expired_offers(plan, placement, &plan.messages[position], &place, problems);
        }
        if let Some(position) = channel {
            used.channels[position] = true;
            let channel = &plan.channels[position];
            money::own_terms(plan, placement, channel, &place, problems);
            if !mark_met(placement, channel, &addressees[position], &mut used.audiences) {
                problems.push(Problem::new(Code::NobodyMet, place()).naming(&channel.id));
            }
        }
        if let Some(key) = message.zip(channel) {
            let others = together.entry(key).or_default();
            let unit = plan.channels[key.1].unit;
            if let Some((other, week)) = others.iter().find_map(|&other| {
                let other = plan.placements[other].as_ref();
                if addresses_the_same(placement, other, unit) {
                    common_week(placement, other).map(|week| (other, week))
                } else {
                    None
                }
            }) {
                let problem = Problem::new(Code::PlacedTwice, place()).naming(&other.id);
                problems.push(problem.with("week", Argument::Week(week)));
            }
            others.push(position);
        }
    }
    never(plan, &used, problems);
}

/// Offers that the message still makes after their last day.
fn expired_offers(
    plan: &Plan,
    placement: &Placement,
    message: &Message,
    place: &impl Fn() -> Place,
    problems: &mut Problems,
) {
    for id in message.claims.value().into_iter().flatten() {
        let Some(ClaimValue::Until(last)) = plan.vocabulary.claims.find(id).and_then(|claim| claim.value) else {
            continue;
        };
        let begins_after = |week: u32| plan.calendar.first_day(week).is_some_and(|day| day > last.0);
        let mut weeks = placement.weekly(plan.calendar.weeks);
        if let Some((week, _)) = weeks.find(|&(week, quantity)| quantity > 0 && begins_after(week)) {
            let problem = Problem::new(Code::ExpiredOffer, place()).naming(id);
            problems.push(problem.with("week", Argument::Week(week)));
        }
    }
}

/// What at least one placement uses.
struct Used {
    audiences: Vec<bool>,
    messages: Vec<bool>,
    channels: Vec<bool>,
}

fn quantities(plan: &Plan, placement: &Placement, place: &impl Fn() -> Place, problems: &mut Problems) {
    if placement.start_week == 0 {
        problems.push(Problem::new(Code::StartWeekZero, place()));
    }
    let weeks = (0_u32..).map(|offset| placement.start_week.saturating_add(offset)).zip(&placement.quantities);
    let mut bought = weeks.filter(|&(_, &quantity)| quantity > 0).peekable();
    if bought.peek().is_none() {
        problems.push(Problem::new(Code::NothingBought, place()));
    }
    // One report of each kind is enough for a placement.
    let (mut outside, mut too_large) = (None, None);
    for (week, &quantity) in bought {
        if outside.is_none() && week > plan.calendar.weeks {
            outside = Some(week);
        }
        if too_large.is_none() && quantity > MAX_QUANTITY {
            too_large = Some((week, quantity));
        }
    }
    if let Some(week) = outside {
        problems.push(Problem::new(Code::OutsideCalendar, place()).with("week", Argument::Week(week)));
    }
    if let Some((week, quantity)) = too_large {
        let problem = Problem::new(Code::QuantityTooLarge, place()).with("week", Argument::Week(week));
        problems.push(problem.with("value", Argument::Whole(quantity)));
    }
}

/// The audiences that a channel can meet, with their positions in the plan.
type Addressees<'a> = Vec<(&'a AudienceId, usize)>;

fn addressees<'a>(channel: &'a Channel, index: &Index) -> Addressees<'a> {
    let contacts = channel.contacts.iter().filter(|contact| contact.model.unit() == channel.unit);
    contacts.filter_map(|contact| Some((&contact.audience, index.audience(&contact.audience)?))).collect()
}

/// Marks whom a placement meets, as in [`crate::plan::Delivery`], and returns whether that is anybody.
fn mark_met(placement: &Placement, channel: &Channel, addressees: &Addressees<'_>, met: &mut [bool]) -> bool {
    let is_aimed = channel.unit == Unit::Impressions && !placement.audiences.is_empty();
    let mut anybody = false;
    for (id, position) in addressees {
        if !is_aimed || placement.audiences.contains(id) {
            met[*position] = true;
            anybody = true;
        }
    }
    anybody
}

/// Insertions meet everybody; impressions meet whom they are aimed at.
fn addresses_the_same(a: &Placement, b: &Placement, unit: Unit) -> bool {
    unit == Unit::Insertions
        || a.audiences.is_empty()
        || b.audiences.is_empty()
        || a.audiences.iter().any(|audience| b.audiences.contains(audience))
}

/// The first week in which both have a quantity.
fn common_week(a: &Placement, b: &Placement) -> Option<u32> {
    let (first, last) = (a.start_week.max(b.start_week), a.end_week().min(b.end_week()));
    (first..=last).find(|&week| a.quantity_in(week) > 0 && b.quantity_in(week) > 0)
}

fn never(plan: &Plan, used: &Used, problems: &mut Problems) {
    if plan.placements.is_empty() {
        // One notice says it all; a list of everything that is not used yet would bury it.
        problems.push(Problem::new(Code::NothingPlaced, Place::Plan));
        return;
    }
    for (audience, _) in plan.audiences.iter().enumerate().zip(&used.audiences).filter(|(_, met)| !**met) {
        problems.push(Problem::new(Code::AudienceNeverMet, Place::Audience(audience.0, audience.1.id.clone())));
    }
    for (message, _) in plan.messages.iter().enumerate().zip(&used.messages).filter(|(_, placed)| !**placed) {
        problems.push(Problem::new(Code::MessageNeverPlaced, Place::Message(message.0, message.1.id.clone())));
    }
    for (channel, _) in plan.channels.iter().enumerate().zip(&used.channels).filter(|(_, used)| **used) {
        if money::hides_work(channel.1) {
            problems.push(Problem::new(Code::WorkNotCounted, Place::Channel(channel.0, channel.1.id.clone())));
        }
    }
    for (channel, _) in plan.channels.iter().enumerate().zip(&used.channels).filter(|(_, used)| !**used) {
        problems.push(Problem::new(Code::ChannelNeverUsed, Place::Channel(channel.0, channel.1.id.clone())));
    }
}
