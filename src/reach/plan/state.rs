//! A computation that remembers its parts, so that the one after an edit does only what the edit changed.

use std::sync::Arc;

use super::audience::{AudienceWork, Shared};
use super::channel::ChannelWork;
use super::message::MessageWork;
use super::on_channel::{PlacedUnits, placed_on};
use super::placed::{Place, places, same_exposure};
use super::results::ReachResults;
use super::total::Included;
use crate::plan::{Groups, Identified, Index, MAX_WEEKS, Met, People, Plan, Universe};
use crate::reach::combine::coupling::Couplings;
use crate::reach::combine::mixture::Mixture;
use crate::reach::combine::tree::{Leaf, TreeRoom};
use crate::util::one_by_one;

/// The results of a plan with what the next computation can reuse.
#[derive(Debug)]
pub struct ReachState {
    plan: Plan,
    places: Vec<Place>,
    by_channel: Groups,
    by_message: Groups,
    channels: Vec<Arc<ChannelWork>>,
    messages: Vec<Arc<MessageWork>>,
    audiences: Vec<Arc<AudienceWork>>,
    couplings: Couplings,
    results: Arc<ReachResults>,
}

/// Returns the reach and frequency of `plan`, from nothing. Use [`ReachState`] where the plan will be computed again.
#[must_use]
pub fn reach(plan: &Plan) -> ReachResults {
    Arc::unwrap_or_clone(ReachState::of(plan).results)
}

/// Returns the reach and frequency of `plan`, reusing from `previous` what is the same in both plans. Whatever the two plans
/// are, the results equal those of [`reach`] to the last bit.
#[must_use]
pub fn reach_after_edit(previous: &ReachState, plan: &Plan) -> ReachState {
    ReachState::compute(plan, Some(previous))
}

impl ReachState {
    /// Computes `plan` from nothing.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self::compute(plan, None)
    }

    /// Returns the results.
    #[must_use]
    pub fn results(&self) -> &ReachResults {
        &self.results
    }

    /// Returns the results, shared.
    #[must_use]
    pub fn shared_results(&self) -> Arc<ReachResults> {
        Arc::clone(&self.results)
    }

    /// Returns for each audience its channels, where something placed on them goes to it, and those that overlap.
    pub(in crate::reach) fn parts_of_audiences(&self) -> impl Iterator<Item = (&[Leaf], Option<&Mixture>)> {
        self.audiences.iter().map(|work| (work.leaves.as_slice(), work.mixture.as_ref()))
    }

    fn compute(plan: &Plan, previous: Option<&Self>) -> Self {
        let index = Index::of(plan);
        let places = places(plan, &index, previous.map(|state| (&state.plan, state.places.as_slice())));
        let by_channel = Groups::of(plan.channels.len(), places.iter().map(|place| place.map(|(channel, _)| channel)));
        let by_message = Groups::of(plan.messages.len(), places.iter().map(|place| place.map(|(_, message)| message)));
        let usable = previous.filter(|state| ReachFrame::of(&state.plan) == ReachFrame::of(plan));
        let mut links = usable.map(|state| Links::of(state, plan));

        let before = usable.zip(links.as_ref());
        let channels = channels(plan, &index, &places, &by_channel, before);
        let mut all_units = vec![PlacedUnits::default(); plan.placements.len()];
        for (position, work) in channels.iter().enumerate() {
            for (&member, units) in by_channel.members(position).iter().zip(&work.placed) {
                all_units[member] = *units;
            }
        }
        let couplings = usable.map(|state| state.couplings.clone()).unwrap_or_default();
        let audiences = audiences(plan, &channels, &couplings, usable);
        if let Some((state, links)) = usable.zip(links.as_mut()) {
            links.forget_where_limits_changed(&state.channels, &channels);
            links.forget_where_overlaps_changed(&state.audiences, &audiences);
        }
        let message = |position: usize| {
            let members = by_message.members(position);
            let known = usable
                .zip(links.as_ref())
                .and_then(|(state, links)| links.message(state, plan, position, members, &places));
            known.unwrap_or_else(|| Arc::new(MessageWork::of(members, &places, &all_units, &channels, &audiences)))
        };
        let messages = if plan.is_large() && usable.is_none() {
            one_by_one(plan.messages.len(), message)
        } else {
            (0..plan.messages.len()).map(message).collect()
        };
        let universe = Universe::of(plan);
        let results = Arc::new(results(plan, &universe, &channels, &messages, &audiences));
        Self { plan: plan.clone(), places, by_channel, by_message, channels, messages, audiences, couplings, results }
    }
}

/// Computes each audience of the plan, reusing what `usable` has alike.
fn audiences(
    plan: &Plan,
    channels: &[Arc<ChannelWork>],
    couplings: &Couplings,
    usable: Option<&ReachState>,
) -> Vec<Arc<AudienceWork>> {
    let overlaps: Vec<f64> = plan.channels.iter().map(|channel| channel.overlap).collect();
    let shared = Shared { channels, overlaps: &overlaps, couplings };
    let of = |position: usize, room: &mut TreeRoom| {
        let before = usable.and_then(|state| state.audiences.get(position));
        AudienceWork::of(&plan.audiences[position], position, before, &shared, room)
    };
    let work = plan.audiences.len() * plan.channels.len() * weeks(plan) as usize;
    if plan.audiences.len() < 2 || work < WORTH_THREADS {
        let mut room = TreeRoom::default();
        return (0..plan.audiences.len()).map(|position| of(position, &mut room)).collect();
    }
    // Audiences have nothing to do with each other, so that the order of their computation changes no bit.
    one_by_one(plan.audiences.len(), |position| of(position, &mut TreeRoom::default()))
}

/// From so many channels, weeks and audiences on (their product), threads cost less than they save.
const WORTH_THREADS: usize = 20_000;

fn results(
    plan: &Plan,
    universe: &Universe,
    channels: &[Arc<ChannelWork>],
    messages: &[Arc<MessageWork>],
    audiences: &[Arc<AudienceWork>],
) -> ReachResults {
    let included = Included::of(plan, universe, audiences.iter().map(|work| &work.reach));
    let total = included.total();
    ReachResults {
        channels: included.channel_reach(&total, channels),
        messages: messages.iter().map(|message| message.reach(&included)).collect(),
        audiences: audiences.iter().map(|work| work.reach.clone()).collect(),
        total,
    }
}

/// Returns how many weeks are computed: a calendar that was not read from a file may be longer than is allowed.
fn weeks(plan: &Plan) -> u32 {
    plan.calendar.weeks.min(MAX_WEEKS)
}

/// Holds what all of a plan's reach hangs on: its weeks, and who its audiences are.
#[derive(PartialEq)]
struct ReachFrame<'a> {
    weeks: u32,
    audiences: People<'a>,
}

impl<'a> ReachFrame<'a> {
    fn of(plan: &'a Plan) -> Self {
        Self { weeks: weeks(plan), audiences: People(&plan.audiences) }
    }
}

/// Says where the plan's channels and messages stood in the plan before, and which channels are met as they were.
struct Links {
    channels: Vec<Option<usize>>,
    messages: Vec<Option<usize>>,
    is_met_alike: Vec<bool>,
}

impl Links {
    fn of(state: &ReachState, plan: &Plan) -> Self {
        let channels = links(&state.plan.channels, &plan.channels);
        let is_met_alike = channels
            .iter()
            .zip(&plan.channels)
            .map(|(old, new)| {
                let old = old.map(|old| &state.plan.channels[old]);
                old.is_some_and(|old| Arc::ptr_eq(old, new) || Met::of(old) == Met::of(new))
            })
            .collect();
        Self { channels, messages: links(&state.plan.messages, &plan.messages), is_met_alike }
    }

    /// Forgets what is known of channels that have become too large or no longer are. A message on a channel with too many
    /// insertions is not computed, whatever its own placements: where that changed, messages are not as they were.
    fn forget_where_limits_changed(&mut self, old_works: &[Arc<ChannelWork>], works: &[Arc<ChannelWork>]) {
        for ((old, is_met_alike), work) in self.channels.iter().zip(&mut self.is_met_alike).zip(works) {
            *is_met_alike &= old.is_some_and(|old| old_works[old].is_too_large() == work.is_too_large());
        }
    }

    /// Forgets what is known of channels whose overlaps have changed. A message is met together with the other channels that
    /// follow the common inclination: where that changed on a channel, messages on it are not as they were.
    fn forget_where_overlaps_changed(&mut self, old: &[Arc<AudienceWork>], new: &[Arc<AudienceWork>]) {
        for (position, (link, is_met_alike)) in self.channels.iter().zip(&mut self.is_met_alike).enumerate() {
            *is_met_alike &= link.is_some_and(|link| {
                let mut both = old.iter().zip(new);
                both.all(|(old, new)| {
                    Mixture::follow_alike((old.mixture.as_ref(), link), (new.mixture.as_ref(), position))
                })
            });
        }
    }

    /// Returns what is known of the message at `position`, if the placements `members` that carry it are as they were.
    fn message(
        &self,
        state: &ReachState,
        plan: &Plan,
        position: usize,
        members: &[usize],
        places: &[Place],
    ) -> Option<Arc<MessageWork>> {
        let old = self.messages[position]?;
        let old_members = state.by_message.members(old);
        // Of two channels with one id the first carries the placements, and another may be first now.
        let is_carried_alike = |(&old, &new): (&usize, &usize)| match (state.places[old], places[new]) {
            (Some((old, _)), Some((new, _))) => self.channels[new] == Some(old) && self.is_met_alike[new],
            _ => false,
        };
        let same = same_exposure((&state.plan, old_members), (plan, members));
        (same && old_members.iter().zip(members).all(is_carried_alike)).then(|| Arc::clone(&state.messages[old]))
    }
}

/// Returns where each of `new` stands in `old`: at the same place as a rule, otherwise found by its id.
fn links<T: Identified>(old: &[Arc<T>], new: &[Arc<T>]) -> Vec<Option<usize>> {
    new.iter()
        .enumerate()
        .map(|(position, item)| {
            let is_same = |known: &Arc<T>| Arc::ptr_eq(known, item) || known.id() == item.id();
            if old.get(position).is_some_and(is_same) { Some(position) } else { old.iter().position(is_same) }
        })
        .collect()
}

/// Lists each channel of the plan, taken from `previous` where the same is placed on it and it is met alike.
fn channels(
    plan: &Plan,
    index: &Index,
    places: &[Place],
    by_channel: &Groups,
    previous: Option<(&ReachState, &Links)>,
) -> Vec<Arc<ChannelWork>> {
    let old = |position: usize| previous.and_then(|(state, links)| Some((state, links.channels[position]?)));
    let known: Vec<Option<&Arc<ChannelWork>>> = (0..plan.channels.len())
        .map(|position| {
            let (state, old) = old(position)?;
            let is_met_alike = previous.is_some_and(|(_, links)| links.is_met_alike[position]);
            let members = (plan, by_channel.members(position));
            let same = is_met_alike && same_exposure((&state.plan, state.by_channel.members(old)), members);
            same.then(|| &state.channels[old])
        })
        .collect();
    placed_on(plan, index, places, weeks(plan), |channel| known[channel].is_none())
        .into_iter()
        .enumerate()
        .map(|(position, on_channel)| {
            known[position].map_or_else(
                || {
                    let before = old(position).map(|(state, old)| state.channels[old].as_ref());
                    Arc::new(ChannelWork::of(plan, index, position, on_channel, before))
                },
                Arc::clone,
            )
        })
        .collect()
}
