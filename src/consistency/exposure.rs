//! Says who is exposed to which message when: impressions by message, audience and week.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::sync::Arc;

use crate::plan::{
    AudienceId, AudienceShare, Channel, ContactModel, Delivery, Groups, IdHasher, Index, NotComputable, Placement,
    Plan, Unit,
};

/// Impressions of one message.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MessageExposure {
    /// True when a week of the calendar has a quantity of the message.
    pub(super) is_placed: bool,
    /// How far the delivery of what is placed got, at best.
    pub(super) progress: Progress,
    /// Impressions, audience by audience and in each week by week; empty when all are 0.
    pub(super) weekly: Arc<Vec<f64>>,
    /// Impressions by audience over the whole calendar; empty when all are 0.
    pub(super) by_audience: Arc<[f64]>,
    /// `Σ week·impressions` by audience, with weeks counted from 1; empty when all are 0.
    pub(super) moments: Arc<[f64]>,
}

/// Says how far the delivery of placements gets before something is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Progress {
    /// Nothing is placed.
    #[default]
    Nothing,
    /// Placed, but no channel says whom it meets.
    Placed,
    /// The contact models are not possible.
    Impossible,
    /// Audiences are met, but none has a size.
    Met,
    /// Audiences with a size are met.
    Sized,
}

impl Progress {
    /// Returns why there are no impressions.
    pub(super) fn reason(self) -> NotComputable {
        match self {
            Self::Nothing | Self::Sized => NotComputable::NothingPlaced,
            Self::Placed => NotComputable::NoContacts,
            Self::Impossible => NotComputable::ImpossibleContactModel,
            Self::Met => NotComputable::AudienceWithoutSize,
        }
    }
}

/// Says where a placement's message and channel stand, or `None` when one of them is not in the plan.
pub(super) type Resolved = Option<(u32, u32)>;

/// Finds the message and the channel of `placement`.
pub(super) fn resolve(placement: &Placement, index: &Index) -> Resolved {
    let message = u32::try_from(index.message(&placement.message)?).ok()?;
    let channel = u32::try_from(index.channel(&placement.channel)?).ok()?;
    Some((message, channel))
}

/// Audiences that placements meet, remembered by channel and stated audiences so that equal ones are resolved once.
pub(super) struct Shares<'a> {
    plan: &'a Plan,
    index: &'a Index,
    known: HashMap<(usize, &'a [AudienceId]), usize, BuildHasherDefault<IdHasher>>,
    resolved: Vec<(Vec<AudienceShare>, Progress)>,
}

impl<'a> Shares<'a> {
    pub(super) fn new(plan: &'a Plan, index: &'a Index) -> Self {
        Self { plan, index, known: HashMap::default(), resolved: Vec::new() }
    }

    /// Returns the place in `resolved` of those whom `placement` meets on `channel`.
    fn position(&mut self, placement: &'a Placement, channel: u32) -> usize {
        // Insertions are met by all, whatever they are aimed at.
        let is_aimed = self.plan.channels.get(channel as usize).is_none_or(|channel| channel.unit == Unit::Impressions);
        let aimed = if is_aimed { placement.audiences.as_slice() } else { &[] };
        let key = (channel as usize, aimed);
        self.known.get(&key).copied().unwrap_or_else(|| {
            self.resolved.push(self.resolve(placement, channel as usize));
            self.known.insert(key, self.resolved.len() - 1);
            self.resolved.len() - 1
        })
    }

    /// Returns the impressions, each person counted once, for each unit of `placement` on `channel`.
    pub(super) fn impressions_per_unit(&mut self, placement: &'a Placement, channel: u32) -> f64 {
        let position = self.position(placement, channel);
        let counted = self.resolved[position].0.iter().filter(|share| share.is_counted);
        counted.map(|share| share.impressions_per_unit).sum()
    }

    fn resolve(&self, placement: &Placement, channel: usize) -> (Vec<AudienceShare>, Progress) {
        let mut progress = Progress::Placed;
        let mut shares = Delivery::shares(channel, &placement.audiences, self.plan, self.index);
        shares.retain(|share| {
            let audience = &self.plan.audiences[share.audience];
            if !is_possible(&self.plan.channels[channel], &audience.id) {
                progress = progress.max(Progress::Impossible);
            } else if audience.size == 0 {
                progress = progress.max(Progress::Met);
            } else {
                progress = Progress::Sized;
                return true;
            }
            false
        });
        (shares, progress)
    }
}

/// Returns true when the channel's rating is possible: a share of an audience above 1 or below 0 would make impressions that
/// nobody can have.
fn is_possible(channel: &Channel, audience: &AudienceId) -> bool {
    match channel.contact(audience).map(|contact| contact.model) {
        Some(ContactModel::Rating { r1, .. }) => (0.0..=1.0).contains(&r1),
        _ => true,
    }
}

/// Holds what placements put into the weeks of the calendar, copied out of a plan, whose pieces lie all over the memory.
pub(super) struct Flights<'a> {
    shares: Shares<'a>,
    list: Vec<Flight>,
    quantities: Vec<f64>,
}

/// The weeks of one placement in the calendar.
struct Flight {
    message: usize,
    /// The place in `shares` of whom it meets.
    met: usize,
    /// The week of the first quantity, counted from 0.
    first_week: usize,
    /// Where its quantities stand.
    quantities: Range<usize>,
}

impl<'a> Flights<'a> {
    /// Makes room for the flights of so many placements.
    pub(super) fn new(plan: &'a Plan, index: &'a Index, placements: usize) -> Self {
        let quantities = Vec::with_capacity(8 * placements);
        Self { shares: Shares::new(plan, index), list: Vec::with_capacity(placements), quantities }
    }

    /// Adds a placement, whose message and channel stand there, unless nothing of it is in the calendar.
    pub(super) fn push(&mut self, placement: &'a Placement, (message, channel): (u32, u32)) {
        let weeks = self.shares.plan.calendar.weeks as usize;
        // Weeks are counted from 1; a start of 0 puts the first quantity outside the calendar.
        let skipped = usize::from(placement.start_week == 0);
        let first_week = placement.start_week.max(1) as usize - 1;
        let last = weeks.saturating_sub(first_week).saturating_add(skipped).min(placement.quantities.len());
        let quantities = placement.quantities.get(skipped..last).unwrap_or_default();
        if quantities.iter().all(|&quantity| quantity == 0) {
            return;
        }
        let start = self.quantities.len();
        self.quantities.extend(quantities.iter().map(|&quantity| quantity as f64));
        let met = self.shares.position(placement, channel);
        let quantities = start..self.quantities.len();
        self.list.push(Flight { message: message as usize, met, first_week, quantities });
    }

    /// Returns the flights of each message, in the plan's order.
    pub(super) fn by_message(&self) -> Groups {
        Groups::of(self.shares.plan.messages.len(), self.list.iter().map(|flight| Some(flight.message)))
    }
}

/// The exposure of one message while its flights are added, in the plan's order.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    is_placed: bool,
    progress: Progress,
    weekly: Vec<f64>,
}

impl Gathering {
    /// Adds what the flights at these places deliver.
    pub(super) fn add(&mut self, flights: &Flights<'_>, places: &[usize]) {
        let plan = flights.shares.plan;
        let weeks = plan.calendar.weeks as usize;
        for &place in places {
            let Flight { met, first_week, quantities, .. } = &flights.list[place];
            let (met, progress) = &flights.shares.resolved[*met];
            self.is_placed = true;
            self.progress = self.progress.max(*progress);
            self.weekly.resize(if met.is_empty() { self.weekly.len() } else { weeks * plan.audiences.len() }, 0.0);
            let quantities = &flights.quantities[quantities.clone()];
            for &AudienceShare { audience, impressions_per_unit, .. } in met {
                let cells = &mut self.weekly[audience * weeks + first_week..][..quantities.len()];
                for (cell, quantity) in cells.iter_mut().zip(quantities) {
                    *cell += quantity * impressions_per_unit;
                }
            }
        }
    }

    /// Returns what was gathered over `weeks` weeks.
    pub(super) fn finish(self, weeks: u32) -> MessageExposure {
        let Self { is_placed, progress, weekly } = self;
        let of_audiences = || weekly.chunks_exact((weeks as usize).max(1));
        let by_audience: Arc<[f64]> = of_audiences().map(|weeks| weeks.iter().sum()).collect();
        if by_audience.iter().all(|&impressions| impressions == 0.0) {
            let (by_audience, moments) = (Arc::default(), Arc::default());
            return MessageExposure { is_placed, progress, weekly: Arc::default(), by_audience, moments };
        }
        let moment =
            |weeks: &[f64]| weeks.iter().zip(1_u32..).map(|(impressions, week)| impressions * f64::from(week)).sum();
        let moments = of_audiences().map(moment).collect();
        MessageExposure { is_placed, progress, weekly: Arc::new(weekly), by_audience, moments }
    }
}
