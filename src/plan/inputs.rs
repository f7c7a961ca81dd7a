//! Says what analyses compare to see whether an edit can have changed them: parts of a plan that are equal when a computation
//! that reads nothing else gives the same.
//!
//! An analysis names what it reads in a structure of its own, filled by one function, with a derived `PartialEq`:
//! a field that is added to it is compared.

use super::{Audience, Channel, Contact, Identified, List, Message, Plan, Unit};

/// Compares lists by what is known by which id, so that positions mean the same.
#[derive(Debug)]
struct Ids<'a, T>(&'a List<T>);

impl<T: Identified> PartialEq for Ids<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_ids(other.0)
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
