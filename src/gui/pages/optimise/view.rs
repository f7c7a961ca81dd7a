//! Says what the page remembers: the goal, the limits, and what is typed into its fields.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

use super::curve::Drag;
use crate::optimise::{Memory, Request, SpentOn, TIMES, WeeksRequest};
use crate::plan::{AudienceId, Channel, ChannelId, Currency, Element, MessageId, Money, Plan};
use crate::text::Locale;

/// Says what is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// The most reach.
    #[default]
    Reach,
    /// The most gross rating points.
    Points,
    /// The cheapest plan for a target.
    Cheapest,
}

/// Says what is to be changed for the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Changing {
    /// The units of channels.
    #[default]
    Units,
    /// The weeks of the units.
    Weeks,
}

/// Says which channels' weeks may change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum WeeksOf {
    /// Those of the first channel that something is placed on, until another is chosen: all together take long.
    #[default]
    First,
    /// Those of one channel.
    One(ChannelId),
    /// Those of all.
    All,
}

/// Says what the goal is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum FrontKind {
    /// The money.
    #[default]
    Money,
    /// Consistency.
    Consistency,
    /// The same goal in another audience.
    Audiences,
}

/// The state of the page for one document.
#[derive(Debug)]
pub(in crate::gui) struct OptimiseView {
    pub(super) changing: Changing,
    pub(super) front: FrontKind,
    /// Which plan of the front is chosen.
    pub(super) front_point: Option<usize>,
    /// The two audiences of their front, where they were chosen.
    pub(super) pair: [Option<AudienceId>; 2],
    /// What is to be as great as possible of what is remembered.
    pub(super) memory: Memory,
    /// The channels whose weeks may change.
    pub(super) weeks_of: WeeksOf,
    /// What is typed for the most units a week, for the weeks that stay, and for what is remembered from before.
    pub(super) most_per_week: String,
    pub(super) weeks_that_stay: String,
    pub(super) from_before: String,
    pub(super) kind: Kind,
    /// The k of the goal; the plan's effective frequency before another was chosen.
    pub(super) times: Option<usize>,
    /// Among whom; all people when none.
    pub(super) audience: Option<AudienceId>,
    /// True where the money is what the budget leaves for media.
    pub(super) has_own_money: bool,
    /// What is typed for the money, the target and the consistency.
    pub(super) money: String,
    pub(super) target: String,
    pub(super) consistency: String,
    /// Channels that stay as they are.
    pub(super) locked: Vec<ChannelId>,
    /// What is typed for the least and the most of a channel.
    pub(super) least: BTreeMap<ChannelId, String>,
    pub(super) most: BTreeMap<ChannelId, String>,
    /// Whether more limits are shown.
    pub(super) has_more: bool,
    /// What is typed for how much an audience counts.
    pub(super) weights: BTreeMap<AudienceId, String>,
    /// Elements, messages and placements that stay as they are.
    pub(super) kept: Vec<SpentOn>,
    /// What is typed for the least and the most that is spent on elements, messages and placements.
    pub(super) spending: Vec<Spending>,
    /// What is placed in the plan that was shown last.
    placed: Option<Arc<Placed>>,
    /// How the money is dragged.
    pub(super) drag: Option<Drag>,
    /// True once the proposal for what is asked is there: what explains it is worked out after it.
    pub(super) is_answered: bool,
    /// Where what stands in the cards ends, in points of this frame, where they stand beside each other.
    pub(super) card_end: Option<f32>,
    /// What channels had before a proposal was applied, and what they got by it: limits without a number and the steps are
    /// counted from the one as long as the plan has the other.
    pub(super) applied: BTreeMap<ChannelId, (u64, u64)>,
    /// What was asked last where all could be read.
    pub(super) read: Option<Request>,
    pub(super) read_of_weeks: Option<WeeksRequest>,
}

/// Holds what is placed in a plan, counted once: a plan has thousands of placements, and a page is drawn in every frame.
#[derive(Debug)]
pub(super) struct Placed {
    plan: Arc<Plan>,
    units: BTreeMap<ChannelId, u64>,
    /// The elements and messages of what is placed, then the placements, in the plan's order.
    pub(super) things: Vec<SpentOn>,
}

impl Placed {
    fn of(plan: &Arc<Plan>) -> Self {
        let mut units: BTreeMap<ChannelId, u64> = BTreeMap::new();
        let mut messages: BTreeSet<&MessageId> = BTreeSet::new();
        for placement in &plan.placements {
            let all = units.entry(placement.channel.clone()).or_default();
            let inside = placement.weekly(plan.calendar.weeks);
            *all = inside.fold(*all, |sum, (_, units)| sum.saturating_add(units));
            messages.insert(&placement.message);
        }
        let is_used = |channel: &&Arc<Channel>| units.contains_key(&channel.id);
        let used: BTreeSet<Element> = plan.channels.iter().filter(is_used).map(|channel| channel.element).collect();
        let elements = Element::ALL.into_iter().filter(|element| used.contains(element)).map(SpentOn::Element);
        let placed = plan.messages.iter().map(|message| &message.id).filter(|id| messages.contains(id));
        let placements = plan.placements.iter().map(|placement| SpentOn::Placement(placement.id.clone()));
        let things = elements.chain(placed.map(|id| SpentOn::Message(id.clone()))).chain(placements).collect();
        Self { plan: Arc::clone(plan), units, things }
    }

    /// Returns true for a channel that something is placed on.
    pub(super) fn has(&self, channel: &ChannelId) -> bool {
        self.units.contains_key(channel)
    }

    /// Returns the units that are placed on a channel inside the calendar.
    pub(super) fn units(&self, channel: &ChannelId) -> u64 {
        self.units.get(channel).copied().unwrap_or(0)
    }
}

/// Holds what is typed for an element, a message or a placement.
#[derive(Debug, Hash)]
pub(super) struct Spending {
    pub(super) on: SpentOn,
    pub(super) least: String,
    pub(super) most: String,
}

impl Default for OptimiseView {
    fn default() -> Self {
        Self {
            changing: Changing::default(),
            front: FrontKind::default(),
            front_point: None,
            pair: [None, None],
            memory: Memory::Mean,
            weeks_of: WeeksOf::default(),
            most_per_week: String::new(),
            weeks_that_stay: String::new(),
            from_before: String::new(),
            kind: Kind::default(),
            times: None,
            audience: None,
            has_own_money: false,
            money: String::new(),
            target: String::new(),
            consistency: String::new(),
            locked: Vec::new(),
            least: BTreeMap::new(),
            most: BTreeMap::new(),
            has_more: false,
            weights: BTreeMap::new(),
            kept: Vec::new(),
            spending: Vec::new(),
            placed: None,
            drag: None,
            is_answered: false,
            card_end: None,
            applied: BTreeMap::new(),
            read: None,
            read_of_weeks: None,
        }
    }
}

impl OptimiseView {
    /// Returns what is placed in `plan`.
    pub(super) fn placed(&mut self, plan: &Arc<Plan>) -> Arc<Placed> {
        match &self.placed {
            Some(known) if Arc::ptr_eq(&known.plan, plan) => Arc::clone(known),
            _ => Arc::clone(self.placed.insert(Arc::new(Placed::of(plan)))),
        }
    }

    /// Returns the goal's k.
    pub(super) fn times(&self, plan: &Plan) -> usize {
        let usual = usize::try_from(plan.settings.effective_frequency).unwrap_or(1);
        self.times.unwrap_or(usual).clamp(*TIMES.start(), *TIMES.end())
    }

    /// Returns the units that limits of a channel without a number are counted from, and the steps of its units.
    pub(super) fn counted_from(&self, channel: &ChannelId, today: u64) -> u64 {
        self.applied.get(channel).filter(|(_, applied)| *applied == today).map_or(today, |(before, _)| *before)
    }

    /// Notes that a proposal is applied: asking again asks the same as before.
    pub(super) fn note_applied(&mut self, plan: &Arc<Plan>, proposed: &Arc<Plan>) {
        let (before, after) = (self.placed(plan), Placed::of(proposed));
        for (channel, &units) in &before.units {
            let from = self.counted_from(channel, units);
            self.applied.insert(channel.clone(), (from, after.units(channel)));
        }
    }

    /// Returns true for a channel that the user locked.
    pub(super) fn is_locked(&self, channel: &ChannelId) -> bool {
        self.locked.contains(channel)
    }

    /// Locks a channel, or unlocks it.
    pub(super) fn toggle(&mut self, channel: &ChannelId) {
        if self.is_locked(channel) {
            self.locked.retain(|known| known != channel);
        } else {
            self.locked.push(channel.clone());
        }
    }

    /// Holds a channel to these units and unlocks it.
    pub(super) fn set_range(&mut self, channel: &ChannelId, (least, most): (Option<u64>, Option<u64>), locale: Locale) {
        self.locked.retain(|known| known != channel);
        for (texts, units) in [(&mut self.least, least), (&mut self.most, most)] {
            if let Some(units) = units {
                texts.insert(channel.clone(), locale.whole(units));
            }
        }
    }

    /// Returns true where an element, a message or a placement stays as it is.
    pub(super) fn is_kept(&self, on: &SpentOn) -> bool {
        self.kept.contains(on)
    }

    /// Keeps an element, a message or a placement as it is, or no longer.
    pub(super) fn keep(&mut self, on: &SpentOn, keep: bool) {
        self.kept.retain(|known| known != on);
        self.kept.extend(keep.then(|| on.clone()));
    }

    /// Returns what is typed for the least or the most that is spent on something.
    pub(super) fn spent(&self, on: &SpentOn, is_least: bool) -> &str {
        let typed = self.spending.iter().find(|typed| typed.on == *on);
        typed.map_or("", |typed| if is_least { &typed.least } else { &typed.most })
    }

    /// Notes what is typed for the least or the most that is spent on something; an empty text lifts the limit.
    pub(super) fn set_spent(&mut self, on: &SpentOn, is_least: bool, text: String) {
        if !self.spending.iter().any(|typed| typed.on == *on) {
            self.spending.push(Spending { on: on.clone(), least: String::new(), most: String::new() });
        }
        if let Some(typed) = self.spending.iter_mut().find(|typed| typed.on == *on) {
            *(if is_least { &mut typed.least } else { &mut typed.most }) = text;
        }
    }

    /// Returns true where a limit holds that is typed under “More limits”.
    pub(super) fn more_limits_hold(&self) -> bool {
        let is_typed = |text: &String| !text.trim().is_empty();
        !self.kept.is_empty()
            || self.weights.values().any(is_typed)
            || self.spending.iter().any(|typed| is_typed(&typed.least) || is_typed(&typed.most))
    }

    /// Returns a number for all that is typed and locked of channels: another number, another table of them.
    pub(super) fn typed_of_channels(&self) -> u64 {
        let mut typed = DefaultHasher::new();
        (&self.locked, &self.least, &self.most).hash(&mut typed);
        typed.finish()
    }

    /// Returns a number for all that is typed and kept of elements, messages and placements.
    pub(super) fn typed_of_spending(&self) -> u64 {
        let mut typed = DefaultHasher::new();
        (&self.kept, &self.spending).hash(&mut typed);
        typed.finish()
    }

    /// Returns true where the user locked or keeps anything.
    pub(super) fn has_locks(&self) -> bool {
        !self.locked.is_empty() || !self.kept.is_empty()
    }

    /// Unlocks all channels, elements, messages and placements.
    pub(super) fn unlock_all(&mut self) {
        self.locked.clear();
        self.kept.clear();
    }

    /// Sets the least consistency, rounded down to three decimals.
    pub(super) fn set_consistency(&mut self, floor: f64) {
        self.consistency = rounded_down(floor, 3);
    }

    /// Sets the share to reach, rounded down to a hundredth of a percent.
    pub(super) fn set_target(&mut self, share: f64) {
        self.target = rounded_down(100.0 * share, 2) + "%";
    }

    /// Sets the money.
    pub(super) fn set_money(&mut self, money: Money, currency: Currency, locale: Locale) {
        self.has_own_money = true;
        self.money = written(money, currency, locale);
    }
}

/// Writes an amount as fields for money show it.
pub(super) fn written(money: Money, currency: Currency, locale: Locale) -> String {
    let written = |amount| locale.exact_amount(amount, currency.exponent());
    currency.decimal(money).map_or_else(|| currency.plain(money), written)
}

/// Writes a number with at most so many decimals, never above it.
fn rounded_down(number: f64, decimals: u8) -> String {
    let scale = 10_f64.powi(decimals.into());
    // A number that is rounded already stays, whatever its last bits are.
    let kept = (number * scale + 1e-6).floor() / scale;
    format!("{kept:.0$}", usize::from(decimals)).trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::rounded_down;

    #[test]
    fn what_can_be_kept_is_never_above_the_number() {
        for (number, decimals, text) in
            [(0.8, 3, "0.8"), (0.79 + 1e-16, 3, "0.79"), (46.3299, 2, "46.32"), (0.0, 3, "0")]
        {
            assert_eq!(rounded_down(number, decimals), text);
        }
    }
}
