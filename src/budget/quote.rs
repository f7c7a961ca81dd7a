//! Says what the placements of one channel would cost with other quantities, to the minor unit.

use super::cost::{Terms, placement_cost};
use super::volume::{paid_units, volume};
use crate::plan::{Decimal, Index, Placement, Plan, Total};

/// Quotes the placements of one channel at any quantities, as [`super::budget`] would have their costs.
#[derive(Clone, Debug)]
pub struct ChannelQuote<'a> {
    plan: &'a Plan,
    index: &'a Index,
    channel: usize,
    /// The channel's placements, in the plan's order, with the message of each.
    placements: Vec<(Placement, Option<usize>)>,
    /// The terms of each placement, by the volume discount that they hold.
    terms: Vec<(Decimal, Vec<Terms<'a>>)>,
}

impl<'a> ChannelQuote<'a> {
    /// Prepares quotes for the placements at these places of the plan, all of them on the channel at position `channel`.
    #[must_use]
    pub fn of(plan: &'a Plan, index: &'a Index, channel: usize, placements: &[usize]) -> Self {
        let placements = placements.iter().filter_map(|&at| plan.placements.get(at)).map(|placement| {
            let message = index.message(&placement.message);
            (Placement::clone(placement), message)
        });
        Self { plan, index, channel, placements: placements.collect(), terms: Vec::new() }
    }

    /// Returns what each placement costs with these quantities, one list for each.
    #[must_use]
    pub fn costs(&mut self, quantities: &[Vec<u64>]) -> Vec<Total> {
        for ((placement, _), quantities) in self.placements.iter_mut().zip(quantities) {
            placement.quantities.clone_from(quantities);
        }
        let percent = self.volume_percent();
        let known = self.terms.iter().position(|(known, _)| *known == percent).unwrap_or_else(|| {
            let terms = self.placements.iter().map(|(placement, _)| {
                // Terms depend on the audiences that a placement states, and on no quantity.
                Terms::of(placement, self.plan, self.index, percent)
            });
            self.terms.push((percent, terms.collect()));
            self.terms.len() - 1
        });
        let terms = &self.terms[known].1;
        let cost = |((placement, message), terms): (&(Placement, Option<usize>), &Terms<'a>)| {
            let place = message.map(|message| (message, self.channel));
            placement_cost(placement, place, terms, self.plan, self.index).total()
        };
        self.placements.iter().zip(terms).map(cost).collect()
    }

    /// Returns the volume discount that all placements together reach, in percent.
    fn volume_percent(&self) -> Decimal {
        let Some(channel) = self.plan.channels.get(self.channel) else { return Decimal::ZERO };
        if channel.terms.volume_discounts.is_empty() {
            return Decimal::ZERO;
        }
        let units = self.placements.iter().map(|(placement, _)| paid_units(placement, self.plan)).sum();
        volume(channel, units).percent
    }
}
