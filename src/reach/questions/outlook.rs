//! Says how often an audience would meet each channel by other quantities: what an optimiser combines.
//!
//! Channels that overlap beyond chance are independent given the common inclination, so their exposures are given at each of
//! its points; all others have one point.

use std::sync::Arc;

use crate::plan::{Figure, NotComputable, Plan};
use crate::reach::combine::at_points::shares_at;
use crate::reach::combine::coupling::{BINS, Coupling, Couplings, Nodes, computed_overlap};
use crate::reach::combine::propensity::Propensity;
use crate::reach::curve::pmf::Pmf;
use crate::reach::curve::table::ReachTable;
use crate::reach::curve::{ContactCurve, REACH_LEVELS, Shape};
use crate::reach::plan::channel::MAX_INSERTIONS;

/// Says how one audience meets the channels of a plan, whatever is placed on them.
#[derive(Debug)]
pub struct AudienceOutlook {
    /// The share of people at each point of the common inclination; one point where all channels are independent.
    pub weights: Vec<f64>,
    /// Each of the plan's channels, where the audience can meet it.
    pub channels: Vec<Option<ChannelOutlook>>,
}

/// Says how one audience meets one channel.
#[derive(Debug)]
pub struct ChannelOutlook {
    curve: ContactCurve,
    follows: Option<(Arc<Coupling>, Propensity)>,
}

impl AudienceOutlook {
    /// Prepares the audience at position `audience`. `is_used` says on which channels anything may be placed: only those can
    /// overlap.
    ///
    /// # Errors
    /// Why the audience has no reach whatever is placed.
    pub fn of(plan: &Plan, audience: usize, is_used: impl Fn(usize) -> bool) -> Figure<Self> {
        let audience = plan.audiences.get(audience).ok_or(NotComputable::NoAudiences)?;
        if audience.size == 0 {
            return Err(NotComputable::AudienceWithoutSize);
        }
        let curve = |channel: &crate::plan::Channel| -> Figure<Option<ContactCurve>> {
            let is_it = |contact: &&crate::plan::Contact| {
                contact.audience == audience.id && contact.model.unit() == channel.unit
            };
            let Some(contact) = channel.contacts.iter().find(is_it) else { return Ok(None) };
            let curve = ContactCurve::of(&contact.model, audience.size);
            curve.map(Some).map_err(|_| NotComputable::ImpossibleContactModel)
        };
        let mut curves = Vec::with_capacity(plan.channels.len());
        for (position, channel) in plan.channels.iter().enumerate() {
            curves.push(if is_used(position) { curve(channel)? } else { None });
        }
        let mut follows: Vec<Option<(f64, Propensity)>> = curves
            .iter()
            .zip(&plan.channels)
            .map(|(curve, channel)| {
                let overlap = computed_overlap(channel.overlap);
                let curve = curve.as_ref().filter(|_| overlap.abs() > 0.0)?;
                Some((overlap, Propensity::of(curve)?))
            })
            .collect();
        if follows.iter().flatten().count() < 2 {
            follows.fill_with(|| None);
        }
        let strongest = follows.iter().flatten().map(|(overlap, _)| overlap.abs()).fold(0.0, f64::max);
        let nodes = Nodes::for_overlap(strongest);
        let is_mixed = follows.iter().any(Option::is_some);
        let couplings = Couplings::default();
        let channels = curves
            .into_iter()
            .zip(follows)
            .map(|(curve, follows)| {
                let follows = follows.map(|(overlap, propensity)| (couplings.of(overlap, nodes), propensity));
                curve.map(|curve| ChannelOutlook { curve, follows })
            })
            .collect();
        Ok(Self { weights: if is_mixed { nodes.weights.clone() } else { vec![1.0] }, channels })
    }
}

impl ChannelOutlook {
    /// Returns true when so many units can be computed.
    #[must_use]
    pub fn can_take(&self, units: f64) -> bool {
        !self.curve.is_insertions() || units <= MAX_INSERTIONS as f64
    }

    /// Returns the mean exposures per member of the audience by `units`.
    #[must_use]
    pub fn mean(&self, units: f64) -> f64 {
        self.curve.mean(units)
    }

    /// Returns the shares exposed exactly 0, 1, …, `levels − 1` times by `units`, at each point of the common inclination one
    /// after the other; once where the channel follows none.
    #[must_use]
    pub fn few(&self, units: f64, levels: usize) -> Vec<f64> {
        let levels = levels.min(REACH_LEVELS);
        let amount = self.curve.amount(units);
        let table = match self.curve.shape {
            Shape::BetaBinomial { alpha, beta } => Some(ReachTable::new(alpha, beta, &[units])),
            _ => None,
        };
        let all = Pmf::of_contact(&self.curve, units, table.as_ref());
        let (shares, _) = all.shares();
        let share = |times: usize| shares.get(times).copied().unwrap_or(0.0);
        let first: Vec<f64> = (0..levels).map(share).collect();
        let Some((coupling, propensity)) = &self.follows else { return first };
        let mut placed = propensity.start();
        placed.advance(amount.x);
        let mut targets: Vec<f64> = (0..REACH_LEVELS).map(share).collect();
        targets.push(shares.iter().skip(REACH_LEVELS).rev().sum());
        let mut rows = vec![[0.0; BINS]; targets.len()];
        placed.rows(&targets, true, &mut rows);
        let mut at_points = vec![0.0; coupling.shares.len() * levels];
        shares_at(&coupling.shares, &rows[..levels], |point, times, share| at_points[point * levels + times] = share);
        at_points
    }
}
