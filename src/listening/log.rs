//! The mentions of a plan, counted as a whole and in groups.

use std::sync::Arc;

use super::response::{DEFAULT_TARGET_HOURS, Response};
use super::tally::Tally;
use crate::plan::{Audience, Calendar, Channel, Claim, Day, Identified, Ids, List, Mention, Phase, Plan};

/// From more changed mentions on, all are counted anew.
const MOST_CHANGED: usize = 64;

/// Holds what was counted in the mentions of a plan. Mentions that were paid for or come from the organisation's own people,
/// and those outside the weeks of the plan, are in no group but their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// All mentions within the weeks of the plan or without a date.
    pub total: Tally,
    /// Those of each claim of the vocabulary, in its order. A mention of two claims counts for both.
    pub claims: Vec<Tally>,
    /// Those that name no claim of the vocabulary.
    pub without_claim: Tally,
    /// Those of each channel, in the plan's order.
    pub channels: Vec<Tally>,
    /// Those on no channel of the plan.
    pub elsewhere: Tally,
    /// Those of each week of the calendar.
    pub weeks: Vec<Tally>,
    /// Those without a date.
    pub undated: Tally,
    /// Those of each audience, in the plan's order.
    pub audiences: Vec<Tally>,
    /// Those of no known audience.
    pub by_anybody: Tally,
    /// Those before, during and after the purchase.
    pub phases: [Tally; 3],
    /// Those whose place on the way to a purchase is not known.
    pub without_phase: Tally,
    /// Those before the first and after the last week of the plan.
    pub outside: Tally,
    /// Those that were paid for, or said by the organisation's own people.
    pub own: Tally,
    /// How fast mentions were answered.
    pub response: Response,
    /// The first and the last day of the mentions that count.
    pub period: Option<[Day; 2]>,
    /// An influencer's mention that turns the sign of the sentiment.
    pub outweighing: Option<Outweighing>,
    /// Whether the plan makes each claim of the vocabulary.
    planned: Vec<bool>,
    target_hours: f64,
}

/// Names an influencer's mention by whose people the log reads the other way than by its number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outweighing {
    /// Where the mention stands in the plan.
    pub mention: usize,
    /// The net sentiment by number.
    pub net: f64,
    /// The sentiment weighted by people.
    pub reach_weighted: f64,
}

/// Returns the position of the week of `calendar` that a day lies in.
#[must_use]
pub fn week_of(calendar: &Calendar, day: Day) -> Option<usize> {
    let days = (day.0 - calendar.start).get_days();
    let week = usize::try_from(days).ok()? / 7;
    (week < calendar.weeks as usize).then_some(week)
}

/// Returns the target for answers that `plan` states, or that of all plans.
fn target_hours(plan: &Plan) -> f64 {
    plan.listening.target_hours.filter(|hours| *hours > 0.0).unwrap_or(DEFAULT_TARGET_HOURS)
}

/// Says whether a message or the platform of `plan` makes each claim of its vocabulary.
fn planned_claims(plan: &Plan) -> Vec<bool> {
    let mut planned = vec![false; plan.vocabulary.claims.len()];
    let made = plan.messages.iter().filter_map(|message| message.claims.value()).flatten();
    for id in plan.platform.claims.iter().chain(made) {
        if let Some(position) = plan.vocabulary.claims.position(id) {
            planned[position] = true;
        }
    }
    planned
}

/// Holds what the counts of mentions follow from, beside the mentions.
#[derive(PartialEq)]
struct CountedBy<'a> {
    calendar: &'a Calendar,
    claims: Ids<'a, Claim>,
    channels: Ids<'a, Channel>,
    audiences: Ids<'a, Audience>,
    target_hours: u64,
    planned: &'a [bool],
}

impl<'a> CountedBy<'a> {
    /// Returns what mentions are counted by in `plan`, which makes the claims that `planned` says.
    fn of(plan: &'a Plan, planned: &'a [bool]) -> Self {
        Self {
            calendar: &plan.calendar,
            claims: Ids(&plan.vocabulary.claims),
            channels: Ids(&plan.channels),
            audiences: Ids(&plan.audiences),
            target_hours: target_hours(plan).to_bits(),
            planned,
        }
    }
}

impl Log {
    /// Counts the mentions of `plan`.
    #[must_use]
    pub(super) fn of(plan: &Plan) -> Self {
        let mut log = Self::empty(plan);
        for mention in &plan.mentions {
            log.count(plan, mention, Tally::add);
        }
        log.response =
            Response::of(plan.mentions.iter().map(AsRef::as_ref).filter(|it| counts(plan)(it)), log.target_hours);
        log.outweighing = log.find_outweighing(plan);
        log
    }

    /// Returns the log of `plan` from this one of the plan `before`, where it is the same or only a few mentions differ: thousands
    /// of others are not counted anew for one that was edited.
    pub(super) fn after_edit(log: &Arc<Self>, before: &Plan, plan: &Plan) -> Option<Arc<Self>> {
        let planned = planned_claims(plan);
        if CountedBy::of(before, &log.planned) != CountedBy::of(plan, &planned) {
            return None;
        }
        if before.mentions.same(&plan.mentions) {
            return Some(Arc::clone(log));
        }
        let origins = plan.mentions.origins(&before.mentions);
        let mut is_kept = vec![false; before.mentions.len()];
        for kept in origins.iter().flatten() {
            is_kept[*kept] = true;
        }
        let gone = || before.mentions.iter().zip(&is_kept).filter(|(_, is_kept)| !**is_kept);
        let new = || plan.mentions.iter().zip(&origins).filter(|(_, origin)| origin.is_none());
        if gone().count() + new().count() > MOST_CHANGED {
            return None;
        }
        let mut after = Self::clone(log);
        for (mention, _) in gone() {
            after.change(before, mention, false);
        }
        for (mention, _) in new() {
            after.change(plan, mention, true);
        }
        let ends_are_gone = gone().any(|(mention, _)| {
            let is_end = |day: Day| log.period.is_some_and(|ends| ends.contains(&day));
            mention.date.is_some_and(is_end)
        });
        if ends_are_gone {
            after.period = None;
            let counted = counts(plan);
            plan.mentions.iter().filter(|mention| counted(mention)).for_each(|mention| after.stretch(mention));
        }
        after.outweighing = after.find_outweighing(plan);
        Some(Arc::new(after))
    }

    /// Returns within how many hours a negative mention is to be answered.
    #[must_use]
    pub fn target_hours(&self) -> f64 {
        self.target_hours
    }

    fn empty(plan: &Plan) -> Self {
        let each = |count: usize| vec![Tally::default(); count];
        Self {
            total: Tally::default(),
            claims: each(plan.vocabulary.claims.len()),
            without_claim: Tally::default(),
            channels: each(plan.channels.len()),
            elsewhere: Tally::default(),
            weeks: each(plan.calendar.weeks as usize),
            undated: Tally::default(),
            audiences: each(plan.audiences.len()),
            by_anybody: Tally::default(),
            phases: [Tally::default(); 3],
            without_phase: Tally::default(),
            outside: Tally::default(),
            own: Tally::default(),
            response: Response::default(),
            period: None,
            outweighing: None,
            planned: planned_claims(plan),
            target_hours: target_hours(plan),
        }
    }

    /// Adds a mention, or takes it away where it was added before; the period is that of all that were ever added.
    fn change(&mut self, plan: &Plan, mention: &Mention, adds: bool) {
        self.count(plan, mention, if adds { Tally::add } else { Tally::remove });
        if counts(plan)(mention) {
            self.response.change(mention, self.target_hours, adds);
        }
    }

    /// Lets the period reach to the day of a mention.
    fn stretch(&mut self, mention: &Mention) {
        if let Some(day) = mention.date {
            let [first, last] = self.period.unwrap_or([day, day]);
            self.period = Some([Day(first.0.min(day.0)), Day(last.0.max(day.0))]);
        }
    }

    /// Lets a mention count in each group that it is in, as `change` says.
    fn count(&mut self, plan: &Plan, mention: &Mention, change: fn(&mut Tally, &Mention, bool)) {
        let mut claims: Vec<usize> =
            mention.claims.iter().filter_map(|id| plan.vocabulary.claims.position(id)).collect();
        claims.sort_unstable();
        claims.dedup();
        let names_planned = claims.iter().any(|&claim| self.planned[claim]);
        let week = mention.date.map(|day| week_of(&plan.calendar, day));
        if mention.own {
            return change(&mut self.own, mention, names_planned);
        }
        if week == Some(None) {
            return change(&mut self.outside, mention, names_planned);
        }
        self.stretch(mention);
        let change = |tally: &mut Tally| change(tally, mention, names_planned);
        change(&mut self.total);
        change(week.flatten().and_then(|week| self.weeks.get_mut(week)).unwrap_or(&mut self.undated));
        for &claim in &claims {
            change(&mut self.claims[claim]);
        }
        if claims.is_empty() {
            change(&mut self.without_claim);
        }
        let channel = position_of(&plan.channels, mention.channel.as_ref());
        change(self.channels.group(channel, &mut self.elsewhere));
        let audience = position_of(&plan.audiences, mention.audience.as_ref());
        change(self.audiences.group(audience, &mut self.by_anybody));
        let phase = mention.phase.and_then(|phase| Phase::ALL.iter().position(|known| *known == phase));
        change(self.phases.group(phase, &mut self.without_phase));
    }

    /// Looks for the influencer's mention with the most people on the side that outweighs the number of mentions.
    fn find_outweighing(&self, plan: &Plan) -> Option<Outweighing> {
        let (net, weighted) = (self.total.net_of_few().ok()?, self.total.reach_weighted_of_few().ok()?);
        if net * weighted >= 0.0 {
            return None;
        }
        let side = if weighted < 0.0 { crate::plan::Sentiment::Negative } else { crate::plan::Sentiment::Positive };
        let is_one = |mention: &Mention| mention.influencer && mention.sentiment == Some(side) && mention.count > 0;
        let counted = counts(plan);
        let found = plan.mentions.iter().enumerate().filter(|(_, mention)| is_one(mention) && counted(mention));
        // The first of equals.
        let (at, _) = found.rev().max_by_key(|(_, mention)| mention.people)?;
        plan.mentions[at].people.filter(|people| *people > 0)?;
        Some(Outweighing { mention: at, net, reach_weighted: weighted })
    }
}

/// Tells which mentions count: not the organisation's own, and none outside the weeks of the plan.
pub fn counts(plan: &Plan) -> impl Fn(&Mention) -> bool + '_ {
    |mention| !mention.own && mention.date.is_none_or(|day| week_of(&plan.calendar, day).is_some())
}

fn position_of<T: Identified>(list: &List<T>, id: Option<&T::Id>) -> Option<usize> {
    id.and_then(|id| list.position(id))
}

/// Picks the tally of a group.
trait Grouped {
    /// Returns the tally at a position, or that of what is in no group.
    fn group<'t>(&'t mut self, position: Option<usize>, rest: &'t mut Tally) -> &'t mut Tally;
}

impl Grouped for [Tally] {
    fn group<'t>(&'t mut self, position: Option<usize>, rest: &'t mut Tally) -> &'t mut Tally {
        position.and_then(|position| self.get_mut(position)).unwrap_or(rest)
    }
}
