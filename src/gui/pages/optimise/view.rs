//! What the page remembers: the goal, the limits, and what is typed into its fields.

use std::collections::BTreeMap;

use crate::optimise::{Goal, Limits, Range, Request, TIMES};
use crate::plan::{AudienceId, ChannelId, Money, Plan};
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

/// The state of the page for one document.
#[derive(Debug, Default)]
pub(in crate::gui) struct OptimiseView {
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
}

/// A text that is not understood, by the name of its field.
pub(super) struct NotRead(pub(super) String);

impl OptimiseView {
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
        request.audiences = self.audience.iter().map(|id| (id.clone(), 1.0)).collect();
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

    fn limits(&self, plan: &Plan, not_read: &mut Vec<NotRead>) -> Limits {
        let mut limits = Limits::default();
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

/// The units that are placed on a channel inside the calendar.
pub(super) fn units_today(plan: &Plan, channel: &ChannelId) -> u64 {
    let placements = plan.placements.iter().filter(|placement| placement.channel == *channel);
    let units = placements.flat_map(|placement| placement.weekly(plan.calendar.weeks).map(|(_, units)| units));
    units.fold(0, u64::saturating_add)
}
