//! Who is exposed to which message when: impressions by message, audience and week.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use crate::plan::{
    AudienceId, AudienceShare, Channel, ContactModel, Delivery, IdHasher, Index, NotComputable, Placement, Plan,
};

/// Impressions of one message.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MessageExposure {
    /// True when a week of the calendar has a quantity of the message.
    pub(super) is_placed: bool,
    /// How far the delivery of what is placed got, at best.
    pub(super) progress: Progress,
    /// Impressions, audience by audience and in each week by week; empty when all are 0.
    pub(super) weekly: Arc<[f64]>,
    /// Impressions by audience over the whole calendar; empty when all are 0.
    pub(super) by_audience: Arc<[f64]>,
    /// `Σ week·impressions` by audience, with weeks counted from 1; empty when all are 0.
    pub(super) moments: Arc<[f64]>,
}

/// How far the delivery of placements gets before something is missing.
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
    /// Why there are no impressions.
    pub(super) fn reason(self) -> NotComputable {
        match self {
            Self::Nothing | Self::Sized => NotComputable::NothingPlaced,
            Self::Placed => NotComputable::NoContacts,
            Self::Impossible => NotComputable::ImpossibleContactModel,
            Self::Met => NotComputable::AudienceWithoutSize,
        }
    }
}

/// Where a placement's message and channel stand, or `None` when one of them is not in the plan.
pub(super) type Resolved = Option<(u32, u32)>;

/// Finds the message and the channel of `placement`.
pub(super) fn resolve(placement: &Placement, index: &Index) -> Resolved {
    let message = u32::try_from(index.message(&placement.message)?).ok()?;
    let channel = u32::try_from(index.channel(&placement.channel)?).ok()?;
    Some((message, channel))
}

/// Whom placements meet, remembered by channel and stated audiences so that equal ones are resolved once.
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

    fn of(&mut self, placement: &'a Placement, channel: u32) -> &(Vec<AudienceShare>, Progress) {
        let key = (channel as usize, placement.audiences.as_slice());
        let position = self.known.get(&key).copied().unwrap_or_else(|| {
            self.resolved.push(self.resolve(placement));
            self.known.insert(key, self.resolved.len() - 1);
            self.resolved.len() - 1
        });
        &self.resolved[position]
    }

    /// Impressions over all audiences for each unit of `placement` on `channel`.
    pub(super) fn impressions_per_unit(&mut self, placement: &'a Placement, channel: u32) -> f64 {
        self.of(placement, channel).0.iter().map(|share| share.impressions_per_unit).sum()
    }

    fn resolve(&self, placement: &Placement) -> (Vec<AudienceShare>, Progress) {
        let Some(delivery) = Delivery::of(placement, self.plan, self.index) else {
            return (Vec::new(), Progress::Nothing);
        };
        let mut progress = Progress::Placed;
        let mut shares = Vec::new();
        for share in delivery.audiences {
            let audience = &self.plan.audiences[share.audience];
            if !is_possible(&self.plan.channels[delivery.channel], &audience.id) {
                progress = progress.max(Progress::Impossible);
            } else if audience.size == 0 {
                progress = progress.max(Progress::Met);
            } else {
                progress = Progress::Sized;
                shares.push(share);
            }
        }
        (shares, progress)
    }
}

/// A share of an audience above 1 or below 0 would make impressions that nobody can have.
fn is_possible(channel: &Channel, audience: &AudienceId) -> bool {
    match channel.contact(audience).map(|contact| contact.model) {
        Some(ContactModel::Rating { r1, .. }) => (0.0..=1.0).contains(&r1),
        _ => true,
    }
}

/// The exposure of one message while its placements are added, in the plan's order.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathering {
    is_placed: bool,
    progress: Progress,
    weekly: Vec<f64>,
}

impl Gathering {
    /// Adds what `placement` delivers on `channel`.
    pub(super) fn add<'a>(&mut self, placement: &'a Placement, channel: u32, shares: &mut Shares<'a>) {
        let weeks = shares.plan.calendar.weeks as usize;
        // Weeks are counted from 1; a start of 0 puts the first quantity outside the calendar.
        let skipped = usize::from(placement.start_week == 0);
        let first_week = placement.start_week.max(1) as usize - 1;
        let last = weeks.saturating_sub(first_week).saturating_add(skipped).min(placement.quantities.len());
        let quantities = placement.quantities.get(skipped..last).unwrap_or_default();
        if quantities.iter().all(|&quantity| quantity == 0) {
            return;
        }
        self.is_placed = true;
        let cells = weeks * shares.plan.audiences.len();
        let (met, progress) = shares.of(placement, channel);
        self.progress = self.progress.max(*progress);
        self.weekly.resize(if met.is_empty() { self.weekly.len() } else { cells }, 0.0);
        for share in met {
            let start = share.audience * weeks + first_week;
            for (cell, &quantity) in self.weekly[start..].iter_mut().zip(quantities) {
                *cell += quantity as f64 * share.impressions_per_unit;
            }
        }
    }

    /// What was gathered over `weeks` weeks.
    pub(super) fn finish(self, weeks: u32) -> MessageExposure {
        let Self { is_placed, progress, weekly } = self;
        let by_audience: Arc<[f64]> =
            weekly.chunks_exact((weeks as usize).max(1)).map(|weeks| weeks.iter().sum()).collect();
        if by_audience.iter().all(|&impressions| impressions == 0.0) {
            let none = || Arc::from([]);
            return MessageExposure { is_placed, progress, weekly: none(), by_audience: none(), moments: none() };
        }
        let moment =
            |weeks: &[f64]| weeks.iter().zip(1_u32..).map(|(impressions, week)| impressions * f64::from(week)).sum();
        let moments = weekly.chunks_exact((weeks as usize).max(1)).map(moment).collect();
        MessageExposure { is_placed, progress, weekly: weekly.into(), by_audience, moments }
    }
}
