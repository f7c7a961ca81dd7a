//! What the page remembers: the goal, the limits, and what is typed into its fields.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::Arc;

use crate::optimise::{Goal, Limits, Memory, Range, Request, SpendLimit, SpentOn, TIMES, WeeksRequest};
use crate::plan::{AudienceId, Channel, ChannelId, Element, MessageId, Money, Plan};
use crate::text::{Wanted, parse_decimal, parse_whole};

/// What is asked for.
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

/// What is to be changed for the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Changing {
    /// The units of channels.
    #[default]
    Units,
    /// The weeks of the units.
    Weeks,
}

/// Which channels' weeks may change.
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

/// What the goal is held against.
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
    kept: Vec<SpentOn>,
    /// What is typed for the least and the most that is spent on elements, messages and placements.
    spending: Vec<Spending>,
    /// What is placed in the plan that was shown last.
    placed: Option<Arc<Placed>>,
}

/// What is placed in a plan, counted once: a plan has thousands of placements, and a page is drawn in every frame.
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

    /// True for a channel that something is placed on.
    pub(super) fn has(&self, channel: &ChannelId) -> bool {
        self.units.contains_key(channel)
    }

    /// The units that are placed on a channel inside the calendar.
    pub(super) fn units(&self, channel: &ChannelId) -> u64 {
        self.units.get(channel).copied().unwrap_or(0)
    }
}

/// What is typed for an element, a message or a placement.
#[derive(Debug, Hash)]
struct Spending {
    on: SpentOn,
    least: String,
    most: String,
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
        }
    }
}

/// A text that is not understood, by the name of its field.
pub(super) struct NotRead(pub(super) String);

impl OptimiseView {
    /// What is placed in `plan`.
    pub(super) fn placed(&mut self, plan: &Arc<Plan>) -> Arc<Placed> {
        match &self.placed {
            Some(known) if Arc::ptr_eq(&known.plan, plan) => Arc::clone(known),
            _ => Arc::clone(self.placed.insert(Arc::new(Placed::of(plan)))),
        }
    }

    /// The goal's k.
    pub(super) fn times(&self, plan: &Plan) -> usize {
        let usual = usize::try_from(plan.settings.effective_frequency).unwrap_or(1);
        self.times.unwrap_or(usual).clamp(*TIMES.start(), *TIMES.end())
    }

    /// True for a channel that the user locked.
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
    pub(super) fn set_range(&mut self, channel: &ChannelId, least: Option<u64>, most: Option<u64>) {
        self.locked.retain(|known| known != channel);
        for (texts, units) in [(&mut self.least, least), (&mut self.most, most)] {
            if let Some(units) = units {
                texts.insert(channel.clone(), units.to_string());
            }
        }
    }

    /// True where an element, a message or a placement stays as it is.
    pub(super) fn is_kept(&self, on: &SpentOn) -> bool {
        self.kept.contains(on)
    }

    /// Keeps an element, a message or a placement as it is, or no longer.
    pub(super) fn keep(&mut self, on: &SpentOn, keep: bool) {
        self.kept.retain(|known| known != on);
        self.kept.extend(keep.then(|| on.clone()));
    }

    /// What is typed for the least or the most that is spent on something.
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

    /// True where a limit holds that is typed under “More limits”.
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

    /// True where the user locked or keeps anything.
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
    pub(super) fn set_money(&mut self, money: Money, plan: &Plan) {
        self.has_own_money = true;
        self.money = plan.money.currency.plain(money);
    }

    /// What is asked for, and the texts that are not understood: those count as not typed.
    pub(super) fn request(&self, plan: &Plan) -> (Request, Vec<NotRead>) {
        let mut not_read = Vec::new();
        let share = |text: &str| -> Option<f64> {
            let number = parse_decimal(text.trim().trim_end_matches(['%', '٪'])).ok()?;
            let number = number.mantissa() as f64 / number.denominator() as f64;
            Some(if text.contains(['%', '٪']) || number > 1.0 { number / 100.0 } else { number })
        };
        let times = self.times(plan);
        let target = share(&self.target).filter(|target| *target > 0.0 && *target <= 1.0);
        if target.is_none() && self.kind == Kind::Cheapest && !self.target.trim().is_empty() {
            not_read.push(NotRead(self.target.clone()));
        }
        let mut request = Request::of(match self.kind {
            Kind::Reach => Goal::Reach { times },
            Kind::Points => Goal::Points { times },
            Kind::Cheapest => Goal::Cheapest { times, target: target.unwrap_or(0.5) },
        });
        request.audiences = self.audiences(plan, &mut not_read);
        if self.has_own_money && !self.money.trim().is_empty() {
            let currency = plan.money.currency;
            match Wanted::amount(currency).read(&self.money).settled() {
                Ok(amount) => request.money = Some(currency.money(amount)),
                Err(_) => not_read.push(NotRead(self.money.clone())),
            }
        }
        if !self.consistency.trim().is_empty() {
            request.consistency = share(&self.consistency).filter(|floor| (0.0..=1.0).contains(floor));
            if request.consistency.is_none() {
                not_read.push(NotRead(self.consistency.clone()));
            }
        }
        request.limits = self.limits(plan, &mut not_read);
        (request, not_read)
    }

    /// The channel whose weeks may change; none for all.
    pub(super) fn weeks_of(&self, plan: &Plan) -> Option<ChannelId> {
        match &self.weeks_of {
            WeeksOf::First => plan.placements.first().map(|placement| placement.channel.clone()),
            WeeksOf::One(channel) => Some(channel.clone()),
            WeeksOf::All => None,
        }
    }

    /// What is asked of the weeks, and the texts that are not understood.
    pub(super) fn weeks_request(&self, plan: &Plan) -> (WeeksRequest, Vec<NotRead>) {
        let mut not_read = Vec::new();
        let is_typed = |text: &&String| !text.trim().is_empty();
        let most_per_week = Some(&self.most_per_week).filter(is_typed).and_then(|text| {
            let units = parse_whole(text).ok();
            not_read.extend(units.is_none().then(|| NotRead(text.clone())));
            units
        });
        let from_before = Some(&self.from_before).filter(is_typed).and_then(|text| match parse_decimal(text) {
            Ok(mean) if mean.mantissa() >= 0 => Some(mean.mantissa() as f64 / mean.denominator() as f64),
            _ => {
                not_read.push(NotRead(text.clone()));
                None
            }
        });
        let locked_weeks = Some(&self.weeks_that_stay).filter(is_typed).and_then(|text| {
            let weeks = weeks_of(text, plan.calendar.weeks);
            if weeks.is_none() {
                not_read.push(NotRead(text.clone()));
            }
            weeks
        });
        let request = WeeksRequest {
            channels: self.weeks_of(plan).into_iter().collect(),
            times: self.times(plan),
            audience: self.audience.clone(),
            memory: self.memory,
            from_before: from_before.unwrap_or(0.0),
            most_per_week,
            locked_weeks: locked_weeks.unwrap_or_default(),
        };
        (request, not_read)
    }

    /// Among whom, with how much each counts: the one that is chosen, unless weights are typed.
    fn audiences(&self, plan: &Plan, not_read: &mut Vec<NotRead>) -> Vec<(AudienceId, f64)> {
        let mut weighted = Vec::new();
        for audience in &plan.audiences {
            let text = self.weights.get(&audience.id).map_or("", |text| text.trim());
            if text.is_empty() {
                continue;
            }
            match parse_decimal(text.trim_end_matches(['%', '٪'])) {
                Ok(weight) if weight.mantissa() > 0 => {
                    weighted.push((audience.id.clone(), weight.mantissa() as f64 / weight.denominator() as f64));
                }
                Ok(_) => {}
                Err(_) => not_read.push(NotRead(text.to_owned())),
            }
        }
        if weighted.is_empty() { self.audience.iter().map(|id| (id.clone(), 1.0)).collect() } else { weighted }
    }

    fn limits(&self, plan: &Plan, not_read: &mut Vec<NotRead>) -> Limits {
        let mut limits = Limits::default();
        for on in &self.kept {
            limits.keep(on, true);
        }
        let currency = plan.money.currency;
        for typed in &self.spending {
            let mut read = |text: &str| -> Option<Money> {
                if text.trim().is_empty() {
                    return None;
                }
                let read = Wanted::amount(currency).read(text).settled().ok().map(|amount| currency.money(amount));
                if read.is_none() {
                    not_read.push(NotRead(text.to_owned()));
                }
                read
            };
            let (least, most) = (read(&typed.least), read(&typed.most));
            if least.is_some() || most.is_some() {
                limits.spending.push(SpendLimit { on: typed.on.clone(), least, most });
            }
        }
        for channel in &plan.channels {
            if self.is_locked(&channel.id) {
                limits.channels.push((channel.id.clone(), Range::Locked));
                continue;
            }
            let mut typed = |texts: &BTreeMap<ChannelId, String>| -> Option<u64> {
                let text = texts.get(&channel.id).filter(|text| !text.trim().is_empty())?;
                let read = parse_whole(text).ok();
                if read.is_none() {
                    not_read.push(NotRead(text.clone()));
                }
                read
            };
            let (least, most) = (typed(&self.least), typed(&self.most));
            if least.is_some() || most.is_some() {
                let usual = units_today(plan, &channel.id).saturating_mul(2);
                let most = most.unwrap_or(usual.max(least.unwrap_or(0)));
                limits.channels.push((channel.id.clone(), Range::Between { least: least.unwrap_or(0), most }));
            }
        }
        limits
    }
}

/// Writes a number with at most so many decimals, never above it.
fn rounded_down(number: f64, decimals: u8) -> String {
    let scale = 10_f64.powi(decimals.into());
    // A number that is rounded already stays, whatever its last bits are.
    let kept = (number * scale + 1e-6).floor() / scale;
    format!("{kept:.0$}", usize::from(decimals)).trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Reads weeks and ranges of weeks, as 1, 4-6; nothing where it is something else or beyond the calendar.
fn weeks_of(text: &str, last: u32) -> Option<Vec<u32>> {
    let week = |text: &str| parse_whole(text).ok().and_then(|week| u32::try_from(week).ok());
    let mut weeks = Vec::new();
    for part in text.split([',', '،', ';', '؛']).filter(|part| !part.trim().is_empty()) {
        let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (from, to) = (week(from)?, week(to)?);
        if from < 1 || to < from || to > last {
            return None;
        }
        weeks.extend(from..=to);
    }
    Some(weeks)
}

/// The units that are placed on a channel inside the calendar.
fn units_today(plan: &Plan, channel: &ChannelId) -> u64 {
    let placements = plan.placements.iter().filter(|placement| placement.channel == *channel);
    let units = placements.flat_map(|placement| placement.weekly(plan.calendar.weeks).map(|(_, units)| units));
    units.fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::{rounded_down, weeks_of};

    #[test]
    fn what_can_be_kept_is_never_above_the_number() {
        for (number, decimals, text) in
            [(0.8, 3, "0.8"), (0.79 + 1e-16, 3, "0.79"), (46.3299, 2, "46.32"), (0.0, 3, "0")]
        {
            assert_eq!(rounded_down(number, decimals), text);
        }
    }

    #[test]
    fn weeks_are_read_in_both_scripts() {
        assert_eq!(weeks_of("1, 4-6", 12), Some(vec![1, 4, 5, 6]));
        assert_eq!(weeks_of("١، ٤-٦", 12), Some(vec![1, 4, 5, 6]));
        for nonsense in ["0", "6-4", "13", "x", "1-"] {
            assert_eq!(weeks_of(nonsense, 12), None, "{nonsense}");
        }
    }
}
