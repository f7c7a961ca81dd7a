//! Says how alike what channels say is.

use super::ConsistencyResults;
use super::exposure::Shares;
use crate::plan::{Figure, Index, NotComputable, Plan};
use crate::util::Cancel;

/// The expected similarity of an exposure on one channel and one on another.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelMatrix {
    /// The channels with impressions, by position in [`Plan::channels`], rising.
    pub channels: Vec<usize>,
    /// Row by row over [`Self::channels`]; on the diagonal, of two exposures on one channel.
    pub values: Vec<Figure>,
    /// For each of [`Self::channels`] its messages, by position in [`Plan::messages`], with their shares of its
    /// impressions (adding up to 1).
    pub mixes: Vec<Vec<(usize, f64)>>,
}

impl ChannelMatrix {
    /// Returns the figure of the channels at two places of [`Self::channels`].
    ///
    /// # Errors
    /// [`NotComputable::NothingComparable`] when no message of one can be compared with one of the other.
    pub fn get(&self, row: usize, column: usize) -> Figure {
        let position = row * self.channels.len() + column;
        self.values.get(position).copied().unwrap_or(Err(NotComputable::NothingPlaced))
    }
}

/// Returns how alike the channels of `plan` are, whose results are `results`: `Σᵢ Σⱼ pᵢ·qⱼ·S(i,j)` with the shares of the
/// messages on either channel, over the pairs that can be compared.
#[must_use]
pub fn channel_similarities(plan: &Plan, results: &ConsistencyResults) -> ChannelMatrix {
    channel_similarities_unless(&Cancel::default(), plan, results)
}

/// Returns the same, unless `cancel` is set meanwhile: then figures are missing, and nobody may use it.
#[must_use]
pub fn channel_similarities_unless(cancel: &Cancel, plan: &Plan, results: &ConsistencyResults) -> ChannelMatrix {
    let mixes = mixes(plan, results);
    let channels: Vec<usize> = (0..mixes.len()).filter(|&channel| !mixes[channel].is_empty()).collect();
    let size = channels.len();
    let matrix = &results.similarities;
    let mut values = vec![Err(NotComputable::NothingPlaced); size * size];
    let mut alike = vec![0.0; plan.messages.len()];
    let mut comparable = vec![0.0; plan.messages.len()];
    for (row, &channel) in channels.iter().enumerate() {
        if cancel.step(row, size).is_err() {
            break;
        }
        let impressions_of_row: f64 = mixes[channel].iter().map(|(_, impressions)| impressions).sum();
        alike.fill(0.0);
        comparable.fill(impressions_of_row);
        for &(message, impressions) in &mixes[channel] {
            for (sum, similarity) in alike.iter_mut().zip(matrix.row(message)) {
                *sum += impressions * similarity;
            }
            for other in matrix.incomparable_with(message) {
                comparable[other] -= impressions;
            }
        }
        for (column, &other) in channels.iter().enumerate().take(row + 1) {
            let (mut above, mut below, mut all) = (0.0, 0.0, 0.0);
            for &(message, impressions) in &mixes[other] {
                above += impressions * alike[message];
                below += impressions * comparable[message];
                all += impressions * impressions_of_row;
            }
            let figure = if below > all * 1e-12 {
                Ok((above / below).clamp(0.0, 1.0))
            } else {
                Err(NotComputable::NothingComparable)
            };
            values[row * size + column] = figure;
            values[column * size + row] = figure;
        }
    }
    let share = |channel: &usize| {
        let all: f64 = mixes[*channel].iter().map(|(_, impressions)| impressions).sum();
        mixes[*channel].iter().map(|&(message, impressions)| (message, impressions / all)).collect()
    };
    ChannelMatrix { mixes: channels.iter().map(share).collect(), channels, values }
}

/// Returns the impressions of each channel by message, over all audiences and weeks.
fn mixes(plan: &Plan, results: &ConsistencyResults) -> Vec<Vec<(usize, f64)>> {
    let index = Index::of(plan);
    let mut shares = Shares::new(plan, &index);
    let mut mixes: Vec<Vec<(usize, f64)>> = vec![Vec::new(); plan.channels.len()];
    for (placement, resolved) in plan.placements.iter().zip(results.resolved.iter()) {
        let Some((message, channel)) = *resolved else { continue };
        let per_unit = shares.impressions_per_unit(placement, channel);
        let quantity: f64 = placement.weekly(plan.calendar.weeks).map(|(_, quantity)| quantity as f64).sum();
        let impressions = quantity * per_unit;
        if impressions > 0.0 {
            mixes[channel as usize].push((message as usize, impressions));
        }
    }
    for mix in &mut mixes {
        mix.sort_by_key(|(message, _)| *message);
        mix.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            if is_same {
                kept.1 += next.1;
            }
            is_same
        });
    }
    mixes
}
