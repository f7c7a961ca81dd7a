//! Says what analyses compare to see whether an edit can have changed them: parts of a plan that are equal when a computation
//! that reads nothing else gives the same.
//!
//! An analysis names what it reads in a structure of its own, filled by one function, with a derived `PartialEq`:
//! a field that is added to it is compared.

use std::sync::Arc;

use super::{Audience, Calendar, Channel, Contact, Currency, Identified, List, Message, Objective, Pair, Plan, Unit};

/// Compares lists by what is known by which id, so that positions mean the same.
#[derive(Debug)]
pub(crate) struct Ids<'a, T>(pub(crate) &'a List<T>);

impl<T: Identified> PartialEq for Ids<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_ids(other.0)
    }
}

/// Compares lists by whether they are the very same in memory: nothing in them can differ then. This costs nothing, and finds lists
/// that were made anew to be others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Untouched<'a, T>(pub(crate) &'a List<T>);

impl<T> PartialEq for Untouched<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(other.0)
    }
}

/// Compares audiences by who their members are: ids, sizes, and members in common.
#[derive(Clone, Copy, Debug)]
pub(crate) struct People<'a>(pub(crate) &'a List<Audience>);

impl PartialEq for People<'_> {
    fn eq(&self, other: &Self) -> bool {
        let both = || self.0.iter().zip(other.0);
        self.0.same(other.0) || (self.0.len() == other.0.len() && both().all(|(one, other)| one.has_same_people(other)))
    }
}

/// Compares contacts by how audiences meet a channel, and not by where that is known from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meetings<'a>(pub(crate) &'a [Contact]);

impl PartialEq for Meetings<'_> {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |(one, other): (&Contact, &Contact)| {
            one.audience == other.audience && one.model == other.model && one.share == other.share
        };
        std::ptr::eq(self.0, other.0) || (self.0.len() == other.0.len() && self.0.iter().zip(other.0).all(is_same))
    }
}

/// Holds what it follows from how audiences meet a channel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Met<'a> {
    unit: Unit,
    contacts: Meetings<'a>,
}

impl<'a> Met<'a> {
    /// Returns what is read of `channel`.
    pub(crate) fn of(channel: &'a Channel) -> Self {
        Self { unit: channel.unit, contacts: Meetings(&channel.contacts) }
    }
}

/// Holds what positions in results mean: results of two plans with the same frame can be compared place by place.
#[derive(Debug, PartialEq)]
pub(crate) struct Frame<'a> {
    weeks: u32,
    audiences: People<'a>,
    messages: Ids<'a, Message>,
    channels: Ids<'a, Channel>,
}

impl<'a> Frame<'a> {
    /// Returns the frame of `plan`.
    pub(crate) fn of(plan: &'a Plan) -> Self {
        Self {
            weeks: plan.calendar.weeks,
            audiences: People(&plan.audiences),
            messages: Ids(&plan.messages),
            channels: Ids(&plan.channels),
        }
    }
}

/// Compares objectives by ids, and by the metric that says what their figures are.
#[derive(Debug)]
struct ObjectivePlaces<'a>(&'a List<Objective>);

impl PartialEq for ObjectivePlaces<'_> {
    fn eq(&self, other: &Self) -> bool {
        is_alike(self.0, other.0, |one, other| one.id == other.id && one.metric == other.metric)
    }
}

/// Compares channels by ids, by the unit of their figures, and by what statements about pairs are made of.
#[derive(Debug)]
struct ChannelPlaces<'a>(&'a List<Channel>);

impl PartialEq for ChannelPlaces<'_> {
    fn eq(&self, other: &Self) -> bool {
        is_alike(self.0, other.0, |one, other| {
            let is_same_pair = |(one, other): (&Pair, &Pair)| one.with == other.with && one.audience == other.audience;
            one.id == other.id
                && one.unit == other.unit
                && one.pairs.len() == other.pairs.len()
                && one.pairs.iter().zip(&other.pairs).all(is_same_pair)
        })
    }
}

/// Returns true when the items at each position of two lists are the very same, or alike.
fn is_alike<T>(one: &List<T>, other: &List<T>, is_alike: impl Fn(&T, &T) -> bool) -> bool {
    let is_same = |(one, other): (&Arc<T>, &Arc<T>)| Arc::ptr_eq(one, other) || is_alike(one, other);
    one.same(other) || (one.len() == other.len() && one.iter().zip(other).all(is_same))
}

/// Holds what positions and units in the answer to a question mean: an answer for one plan may be shown beside another one where
/// the two have the same. An answer names by its position what stands in these lists, and all else by its id.
#[derive(Debug, PartialEq)]
pub(crate) struct AnswerFrame<'a> {
    calendar: &'a Calendar,
    /// Two of one code may have other decimals.
    currency: (Currency, u8),
    objectives: ObjectivePlaces<'a>,
    audiences: Ids<'a, Audience>,
    messages: Ids<'a, Message>,
    channels: ChannelPlaces<'a>,
}

impl<'a> AnswerFrame<'a> {
    /// Returns what positions and units in answers for `plan` mean.
    pub(crate) fn of(plan: &'a Plan) -> Self {
        Self {
            calendar: &plan.calendar,
            currency: (plan.money.currency, plan.money.currency.exponent()),
            objectives: ObjectivePlaces(&plan.objectives),
            audiences: Ids(&plan.audiences),
            messages: Ids(&plan.messages),
            channels: ChannelPlaces(&plan.channels),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AnswerFrame;
    use crate::plan::sample_b::rayhan_soap;
    use crate::plan::schema::ListName;
    use crate::plan::{Bilingual, List, Metric, Objective, Plan, Unit};

    /// Returns `plan` without the things of a list, and whether answers name these by their positions: a new list is decided upon
    /// here.
    fn without(mut plan: Plan, list: ListName) -> (Plan, bool) {
        let is_named_by_position = match list {
            ListName::Objectives | ListName::Audiences | ListName::Messages | ListName::Channels => true,
            ListName::Insights
            | ListName::Themes
            | ListName::Claims
            | ListName::Visuals
            | ListName::Slogans
            | ListName::Placements
            | ListName::OtherCosts
            | ListName::Actuals
            | ListName::Alternatives
            | ListName::Mentions
            | ListName::Experiences
            | ListName::Relations
            | ListName::Worksheets => false,
        };
        match list {
            ListName::Objectives => plan.objectives = List::default(),
            ListName::Insights => plan.insights = List::default(),
            ListName::Audiences => plan.audiences = List::default(),
            ListName::Themes => plan.vocabulary.themes = List::default(),
            ListName::Claims => plan.vocabulary.claims = List::default(),
            ListName::Visuals => plan.vocabulary.visuals = List::default(),
            ListName::Slogans => plan.vocabulary.slogans = List::default(),
            ListName::Messages => plan.messages = List::default(),
            ListName::Channels => plan.channels = List::default(),
            ListName::Placements => plan.placements = List::default(),
            ListName::OtherCosts => plan.other_costs = List::default(),
            ListName::Actuals => plan.actuals = List::default(),
            ListName::Alternatives => plan.alternatives = List::default(),
            ListName::Mentions => plan.mentions = List::default(),
            ListName::Experiences => plan.experiences = List::default(),
            ListName::Relations => plan.relations = List::default(),
            ListName::Worksheets => plan.worksheets = List::default(),
        }
        (plan, is_named_by_position)
    }

    fn plan() -> Plan {
        let mut plan = rayhan_soap();
        let objective =
            |id: &str| Objective { metric: Metric::Reach(1), ..Objective::named(id.into(), Bilingual::default()) };
        plan.objectives = ["one", "two"].into_iter().map(objective).collect();
        plan
    }

    #[test]
    fn positions_mean_the_same_while_what_they_name_stays() {
        let plan = plan();
        for list in ListName::ALL {
            let (other, is_named_by_position) = without(plan.clone(), list);
            assert_eq!(AnswerFrame::of(&plan) != AnswerFrame::of(&other), is_named_by_position, "{list:?}");
        }
    }

    #[test]
    fn what_has_another_order_or_unit_is_something_else() {
        let plan = plan();
        let mut changed: Vec<(&str, Plan)> = Vec::new();
        let mut change = |what, with: &dyn Fn(&mut Plan)| {
            let mut other = plan.clone();
            with(&mut other);
            changed.push((what, other));
        };
        change("order of objectives", &|plan| plan.objectives.make_mut().reverse());
        change("metric", &|plan| {
            std::sync::Arc::make_mut(&mut plan.objectives.make_mut()[0]).metric = Metric::Frequency;
        });
        change("order of audiences", &|plan| plan.audiences.make_mut().reverse());
        change("first week", &|plan| plan.calendar.start = plan.calendar.start.tomorrow().unwrap());
        change("weeks", &|plan| plan.calendar.weeks += 1);
        change("currency", &|plan| plan.money.currency = "KWD".parse().unwrap());
        change("unit", &|plan| {
            let channel = std::sync::Arc::make_mut(&mut plan.channels.make_mut()[0]);
            channel.unit = if channel.unit == Unit::Insertions { Unit::Impressions } else { Unit::Insertions };
        });
        for (what, other) in changed {
            assert_ne!(AnswerFrame::of(&plan), AnswerFrame::of(&other), "{what}");
        }
    }
}
