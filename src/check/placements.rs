//! The cases of placements, and of what is never placed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use super::problem::{Problems, duplicates};
use super::{Argument, Code, Problem, ProblemPlace, audiences, money};
use crate::plan::{
    AudienceId, Channel, ClaimId, ClaimValue, Consent, IdHasher, Index, MAX_QUANTITY, Message, Placement, Plan, Unit,
    Universe,
};

/// Holds what is wrong with placements, in a form that the next check can reuse.
#[derive(Clone, Debug)]
pub(super) struct PlacementChecks {
    duplicates: Problems,
    /// By position, where there is something.
    own: BTreeMap<usize, Problems>,
    /// Where the message and the channel of each placement stand.
    keys: Vec<Option<Key>>,
    used: Used,
}

/// Says where a message and a channel stand in the plan.
type Key = (usize, usize);

/// Says where the message and the channel that a placement names stand, as far as the plan has them.
type Names = (Option<usize>, Option<usize>);

fn key((message, channel): Names) -> Option<Key> {
    message.zip(channel)
}

impl PlacementChecks {
    /// Checks every placement of `plan`.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut duplicated = Vec::new();
        let place = |position: usize, placement: &Placement| ProblemPlace::Placement(position, placement.id.clone());
        duplicates(&plan.placements, &mut duplicated, place);
        let checker = Checker::of(plan);
        let mut used = Used::nothing(plan);
        let mut together = Together::default();
        let mut own = BTreeMap::new();
        let mut keys = Vec::with_capacity(plan.placements.len());
        for (position, placement) in plan.placements.iter().enumerate() {
            let names = checker.names(placement);
            used.count(&checker, placement, names, |count| *count += 1);
            keys.push(key(names));
            let problems = checker.problems(position, names, &mut together);
            if !problems.is_empty() {
                own.insert(position, problems);
            }
        }
        Self { duplicates: duplicated, own, keys, used }
    }

    /// Returns the same as [`Self::of`] for a `plan` that differs from the one `before`, of which these are the checks, in
    /// nothing but in placements. `None` where more than a few differ, or where they stand elsewhere.
    pub(super) fn after(&self, before: &Plan, plan: &Plan) -> Option<Self> {
        if before.placements.len() != plan.placements.len() {
            return None;
        }
        let both = before.placements.iter().zip(&plan.placements).enumerate();
        let changed: Vec<usize> =
            both.filter(|(_, (old, new))| !Arc::ptr_eq(old, new)).map(|(position, _)| position).collect();
        let keeps_id = |&position: &usize| before.placements[position].id == plan.placements[position].id;
        if changed.len() > MOST_CHECKED_AGAIN || !changed.iter().all(keeps_id) {
            return None;
        }
        let mut checks = self.clone();
        let checker = Checker::of(plan);
        let mut touched = BTreeSet::new();
        for &position in &changed {
            let (old, new) = (&before.placements[position], &plan.placements[position]);
            // Messages, channels and audiences are the same in both plans.
            checks.used.count(&checker, old, checker.names(old), |count| *count -= 1);
            checks.used.count(&checker, new, checker.names(new), |count| *count += 1);
            touched.extend(checks.keys[position]);
            checks.keys[position] = key(checker.names(new));
            touched.extend(checks.keys[position]);
        }
        let mut together = Together::default();
        for position in 0..plan.placements.len() {
            let key = checks.keys[position];
            if key.is_some_and(|key| touched.contains(&key)) || (key.is_none() && changed.contains(&position)) {
                let names = checker.names(&plan.placements[position]);
                let problems = checker.problems(position, names, &mut together);
                checks.own.remove(&position);
                if !problems.is_empty() {
                    checks.own.insert(position, problems);
                }
            }
        }
        Some(checks)
    }

    /// Adds what was found, and what is never placed.
    pub(super) fn report(&self, plan: &Plan, problems: &mut Problems) {
        problems.extend_from_slice(&self.duplicates);
        problems.extend(self.own.values().flatten().cloned());
        never(plan, &self.used, problems);
    }
}

/// With more changed placements than this, all are checked anew.
const MOST_CHECKED_AGAIN: usize = 64;

/// Holds what the checks of placements look up.
struct Checker<'a> {
    plan: &'a Plan,
    index: Index,
    universe: Universe,
    /// Of each channel.
    addressees: Vec<Addressees<'a>>,
    /// Of each message.
    offers: Vec<Vec<Offer<'a>>>,
}

impl<'a> Checker<'a> {
    fn of(plan: &'a Plan) -> Self {
        let index = Index::of(plan);
        let universe = Universe::of(plan);
        let addressees = plan.channels.iter().map(|channel| addressees(channel, &index)).collect();
        let offers = plan.messages.iter().map(|message| offers(plan, message)).collect();
        Self { plan, index, universe, addressees, offers }
    }

    fn names(&self, placement: &Placement) -> Names {
        (self.index.message(&placement.message), self.index.channel(&placement.channel))
    }

    /// Lists what is wrong with the placement at `position`, which has these `names`; `together` has gone through those before
    /// it with the same ones.
    fn problems(&self, position: usize, names: Names, together: &mut Together) -> Problems {
        let (plan, placement) = (self.plan, &self.plan.placements[position]);
        let mut problems = Vec::new();
        let place = || ProblemPlace::Placement(position, placement.id.clone());
        let (message, channel) = names;
        if message.is_none() {
            problems.push(Problem::new(Code::UnknownMessage, place()).naming(&placement.message));
        }
        if channel.is_none() {
            problems.push(Problem::new(Code::UnknownChannel, place()).naming(&placement.channel));
        }
        for audience in placement.audiences.iter().filter(|audience| self.index.audience(audience).is_none()) {
            problems.push(Problem::new(Code::UnknownAudience, place()).naming(audience));
        }
        quantities(plan, placement, &place, &mut problems);
        if let Some(message) = message {
            expired_offers(plan, placement, &self.offers[message], &place, &mut problems);
        }
        if let Some(position) = channel {
            let channel = &plan.channels[position];
            money::own_terms(plan, placement, channel, &place, &mut problems);
            if met(placement, channel, &self.addressees[position]).next().is_none() {
                problems.push(Problem::new(Code::NobodyMet, place()).with("id", Argument::Channel(channel.id.clone())));
            }
            if let Some(message) = message.filter(|&message| !plan.messages[message].audiences.is_empty()) {
                let others = self.others(placement, &plan.messages[message], position);
                if !others.is_empty() {
                    let problem =
                        Problem::new(Code::PlacedForOthers, place()).with("audiences", Argument::Audiences(others));
                    problems.push(problem.with("id", Argument::Message(plan.messages[message].id.clone())));
                }
            }
            let met = met(placement, channel, &self.addressees[position]);
            audiences::aim((&self.index, &self.universe), placement, channel, met, &place, &mut problems);
        }
        if let Some((other, week)) = key(names).and_then(|key| together.find(plan, key, position)) {
            let problem = Problem::new(Code::PlacedTwice, place()).with("id", Argument::Placement(other.id.clone()));
            problems.push(problem.with("week", Argument::Week(week)));
        }
        problems
    }

    /// Lists the audiences that `placement` addresses on the channel at `channel` and that `message` is not meant for: of
    /// its stated audiences, else of those that the channel meets. A broadcast without stated audiences cannot be aimed, so
    /// it goes to others only where it meets nobody that the message is meant for.
    fn others(&self, placement: &Placement, message: &Message, channel: usize) -> Vec<AudienceId> {
        let (plan, is_meant) = (self.plan, |id: &AudienceId| message.audiences.contains(id));
        let addressed: Vec<AudienceId> = if placement.audiences.is_empty() {
            let positions = met(placement, &plan.channels[channel], &self.addressees[channel]);
            positions.filter_map(|position| Some(plan.audiences.get(position)?.id.clone())).collect()
        } else {
            placement.audiences.iter().filter(|id| self.index.audience(id).is_some()).cloned().collect()
        };
        let is_broadcast = placement.audiences.is_empty() && plan.channels[channel].unit == Unit::Insertions;
        if is_broadcast && addressed.iter().any(is_meant) {
            return Vec::new();
        }
        addressed.into_iter().filter(|id| !is_meant(id)).collect()
    }
}

/// A claim of a message that holds until a day, and that day.
type Offer<'a> = (&'a ClaimId, jiff::civil::Date);

/// Returns the claims of `message` that end one day.
fn offers<'a>(plan: &Plan, message: &'a Message) -> Vec<Offer<'a>> {
    let claims = message.claims.value().into_iter().flatten();
    claims
        .filter_map(|id| match plan.vocabulary.claims.find(id)?.value {
            Some(ClaimValue::Until(last)) => Some((id, last.0)),
            _ => None,
        })
        .collect()
}

/// Offers that the message still makes after their last day.
fn expired_offers(
    plan: &Plan,
    placement: &Placement,
    offers: &[Offer<'_>],
    place: &impl Fn() -> ProblemPlace,
    problems: &mut Problems,
) {
    for &(id, last) in offers {
        let begins_after = |week: u32| plan.calendar.first_day(week).is_some_and(|day| day > last);
        let mut weeks = placement.weekly(plan.calendar.weeks);
        if let Some((week, _)) = weeks.find(|&(week, quantity)| quantity > 0 && begins_after(week)) {
            let problem = Problem::new(Code::ExpiredOffer, place()).with("id", Argument::Claim(id.clone()));
            problems.push(problem.with("week", Argument::Week(week)));
        }
    }
}

/// The placements that were gone through and buy something, by message and channel.
#[derive(Default)]
struct Together {
    /// The first and the last placement of each message on each channel.
    ends: HashMap<Key, (usize, usize), BuildHasherDefault<IdHasher>>,
    /// For each placement the next one of the same message on the same channel.
    next: Vec<Option<usize>>,
}

impl Together {
    /// Finds the first placement that says the same in the same place to the same people as the one at `position`, and the
    /// week that both have; remembers the one at `position`.
    fn find<'a>(&mut self, plan: &'a Plan, key: Key, position: usize) -> Option<(&'a Placement, u32)> {
        self.next.resize(position + 1, None);
        let placement = &plan.placements[position];
        if placement.quantities.iter().all(|&quantity| quantity == 0) {
            return None;
        }
        let (first, last) = self.ends.get(&key).copied().unwrap_or((position, position));
        self.ends.insert(key, (first, position));
        let unit = plan.channels[key.1].unit;
        let earlier = std::iter::successors((first < position).then_some(first), |&at| self.next[at]);
        let twin = earlier.map(|at| plan.placements[at].as_ref()).find_map(|other| {
            if !addresses_the_same(placement, other, unit) {
                return None;
            }
            common_week(placement, other).map(|week| (other, week))
        });
        if last < position {
            self.next[last] = Some(position);
        }
        twin
    }
}

/// Says how many placements use each audience, message and channel.
#[derive(Clone, Debug)]
struct Used {
    audiences: Vec<u32>,
    messages: Vec<u32>,
    channels: Vec<u32>,
}

impl Used {
    fn nothing(plan: &Plan) -> Self {
        Self {
            audiences: vec![0; plan.audiences.len()],
            messages: vec![0; plan.messages.len()],
            channels: vec![0; plan.channels.len()],
        }
    }

    /// Counts `placement`, which has these `names`, in or out.
    fn count(
        &mut self,
        checker: &Checker<'_>,
        placement: &Placement,
        (message, channel): Names,
        change: impl Fn(&mut u32),
    ) {
        if let Some(message) = message {
            change(&mut self.messages[message]);
        }
        if let Some(position) = channel {
            change(&mut self.channels[position]);
            for audience in met(placement, &checker.plan.channels[position], &checker.addressees[position]) {
                change(&mut self.audiences[audience]);
            }
        }
    }
}

fn quantities(plan: &Plan, placement: &Placement, place: &impl Fn() -> ProblemPlace, problems: &mut Problems) {
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

/// Lists the audiences that a placement meets, as in [`crate::plan::Delivery`].
fn met<'a>(
    placement: &'a Placement,
    channel: &Channel,
    addressees: &'a Addressees<'_>,
) -> impl Iterator<Item = usize> + use<'a> {
    let is_aimed = channel.unit == Unit::Impressions && !placement.audiences.is_empty();
    let meets = move |id: &AudienceId| !is_aimed || placement.audiences.contains(id);
    addressees.iter().filter(move |(id, _)| meets(id)).map(|&(_, position)| position)
}

/// Returns true when both placements address the same people: insertions meet everybody; impressions meet whom they are
/// aimed at.
fn addresses_the_same(a: &Placement, b: &Placement, unit: Unit) -> bool {
    unit == Unit::Insertions
        || a.audiences.is_empty()
        || b.audiences.is_empty()
        || a.audiences.iter().any(|audience| b.audiences.contains(audience))
}

/// Returns the first week in which both have a quantity.
fn common_week(a: &Placement, b: &Placement) -> Option<u32> {
    let (first, last) = (a.start_week.max(b.start_week), a.end_week().min(b.end_week()));
    (first..=last).find(|&week| a.quantity_in(week) > 0 && b.quantity_in(week) > 0)
}

fn never(plan: &Plan, used: &Used, problems: &mut Problems) {
    if plan.placements.is_empty() {
        // One notice says it all; a list of everything that is not used yet would bury it.
        problems.push(Problem::new(Code::NothingPlaced, ProblemPlace::Plan));
        return;
    }
    for (audience, _) in plan.audiences.iter().enumerate().zip(&used.audiences).filter(|(_, met)| **met == 0) {
        problems.push(Problem::new(Code::AudienceNeverMet, ProblemPlace::Audience(audience.0, audience.1.id.clone())));
    }
    for (message, _) in plan.messages.iter().enumerate().zip(&used.messages).filter(|(_, placed)| **placed == 0) {
        problems.push(Problem::new(Code::MessageNeverPlaced, ProblemPlace::Message(message.0, message.1.id.clone())));
    }
    for (channel, _) in plan.channels.iter().enumerate().zip(&used.channels).filter(|(_, used)| **used > 0) {
        if money::hides_work(channel.1) {
            problems.push(Problem::new(Code::WorkNotCounted, ProblemPlace::Channel(channel.0, channel.1.id.clone())));
        }
        problems.extend(
            missing_consent(channel.1)
                .map(|code| Problem::new(code, ProblemPlace::Channel(channel.0, channel.1.id.clone()))),
        );
    }
    for (channel, _) in plan.channels.iter().enumerate().zip(&used.channels).filter(|(_, used)| **used == 0) {
        problems.push(Problem::new(Code::ChannelNeverUsed, ProblemPlace::Channel(channel.0, channel.1.id.clone())));
    }
}

/// Returns what is missing of the consent of those whom a channel that is used writes to by address.
fn missing_consent(channel: &Channel) -> Option<Code> {
    if !channel.needs_consent() {
        return None;
    }
    match channel.consent {
        None => Some(Code::ConsentNotStated),
        Some(Consent::NotYet) => Some(Code::ConsentNotAsked),
        Some(Consent::Recorded | Consent::NotNeeded) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use proptest::sample::select;

    use super::super::Checks;
    use crate::plan::sample_b::{placement, rayhan_soap};
    use crate::plan::{Bilingual, Claim, ClaimValue, Coded, Day, List, Placement, Plan};

    /// Placements that get in each other's way, in few enough places for it to happen.
    fn any_placement() -> impl Strategy<Value = Placement> {
        (
            select(vec!["p1", "p2", "p3"]),
            select(vec!["launch-reel", "expat-ad", "nothing"]),
            select(vec!["instagram", "facebook", "elsewhere"]),
            prop::collection::vec(select(vec!["women-22-45", "gift-buyers", "nobody"]), 0..3),
            0_u32..10,
            prop::collection::vec(select(vec![0_u64, 5, u64::MAX]), 0..3),
            0_u64..3,
        )
            .prop_map(|(id, message, channel, audiences, start_week, quantities, free_units)| {
                let mut placed = placement(id, message, channel, &audiences, start_week, &quantities);
                placed.terms.free_units = free_units;
                placed
            })
    }

    fn plan(placements: &[Placement]) -> Plan {
        let mut plan = rayhan_soap();
        let until = |day| ClaimValue::Until(Day(day));
        let offer = Claim {
            value: Some(until(jiff::civil::date(2026, 3, 20))),
            ..Claim::named("offer".into(), Bilingual::default())
        };
        plan.vocabulary.claims.make_mut().push(Arc::new(offer));
        Arc::make_mut(&mut plan.messages.make_mut()[0]).claims = Coded::Is(vec!["offer".into()]);
        plan.placements = placements.iter().cloned().collect();
        plan
    }

    proptest! {
        #[test]
        fn checks_after_an_edit_are_the_fresh_ones(
            placements in prop::collection::vec(any_placement(), 1..12),
            edits in prop::collection::vec((any::<prop::sample::Index>(), any_placement(), any::<bool>()), 1..6),
        ) {
            let mut before = plan(&placements);
            let mut checks = Checks::of(&before);
            for (at, mut placed, keeps_id) in edits {
                let at = at.index(before.placements.len());
                let mut items = before.placements.to_vec();
                if keeps_id {
                    placed.id = items[at].id.clone();
                }
                items[at] = Arc::new(placed);
                let after = Plan { placements: List::of_shared(items), ..before.clone() };
                checks = checks.after_edit(&before, &after);
                prop_assert_eq!(checks.problems(&after), super::super::check(&after));
                before = after;
            }
        }
    }
}
