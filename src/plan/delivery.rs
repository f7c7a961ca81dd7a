//! Who meets what is placed: how a placement's quantities become impressions in audiences.

use super::{AudienceId, Index, Placement, Plan, Unit};

/// One audience's part in a placement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AudienceShare {
    /// Where the audience stands in [`Plan::audiences`].
    pub audience: usize,
    /// Units of the channel that go to this audience, per unit placed: 1 for insertions (a broadcast cannot be
    /// aimed), the audience's part of the size of all that are addressed for impressions.
    pub units_per_unit: f64,
    /// Impressions in this audience per unit placed: `r1 × size` for insertions, [`Self::units_per_unit`] for
    /// impressions.
    pub impressions_per_unit: f64,
}

/// One placement, resolved: where its message and channel stand and whom it meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// Where the message stands in [`Plan::messages`].
    pub message: usize,
    /// Where the channel stands in [`Plan::channels`].
    pub channel: usize,
    /// The audiences that meet it, in the plan's order.
    pub audiences: Vec<AudienceShare>,
}

impl Delivery {
    /// Resolves `placement`, or `None` when its message or channel is not in the plan.
    ///
    /// Only audiences that the channel has a contact model of the right unit for are met. Impressions of a placement
    /// with several audiences are split by audience size; a placement with none goes to all the channel's contacts.
    #[must_use]
    pub fn of(placement: &Placement, plan: &Plan, index: &Index) -> Option<Self> {
        let message = index.message(&placement.message)?;
        let channel = index.channel(&placement.channel)?;
        Some(Self { message, channel, audiences: Self::shares(channel, &placement.audiences, plan, index) })
    }

    /// The audiences that meet what is placed on the channel at position `channel` and aimed at `aimed` (empty: at
    /// all of the channel's contacts), as [`Self::of`] has them.
    #[must_use]
    pub fn shares(channel: usize, aimed: &[AudienceId], plan: &Plan, index: &Index) -> Vec<AudienceShare> {
        let Some(channel) = plan.channels.get(channel) else { return Vec::new() };
        let mut met: Vec<(usize, f64, f64)> = Vec::new();
        for contact in &channel.contacts {
            let aimed_elsewhere =
                channel.unit == Unit::Impressions && !aimed.is_empty() && !aimed.contains(&contact.audience);
            let Some(position) = index.audience(&contact.audience) else { continue };
            if aimed_elsewhere || contact.model.unit() != channel.unit || met.iter().any(|known| known.0 == position) {
                continue;
            }
            let Some(audience) = plan.audiences.get(position) else { continue };
            let rating = match contact.model {
                super::ContactModel::Rating { r1, .. } => r1,
                super::ContactModel::Impressions { .. } => 0.0,
            };
            met.push((position, audience.size as f64, rating));
        }
        met.sort_by_key(|&(position, ..)| position);
        let total_size: f64 = met.iter().map(|&(_, size, _)| size).sum();
        met.into_iter()
            .map(|(audience, size, rating)| match channel.unit {
                Unit::Insertions => {
                    AudienceShare { audience, units_per_unit: 1.0, impressions_per_unit: rating * size }
                }
                Unit::Impressions => {
                    let share = if total_size > 0.0 { size / total_size } else { 0.0 };
                    AudienceShare { audience, units_per_unit: share, impressions_per_unit: share }
                }
            })
            .collect()
    }
}
