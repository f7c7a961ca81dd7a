//! Consistency as a limit: how alike the messages of a plan are as people meet them, from the units of its channels.

use std::sync::Arc;

use crate::consistency::{SimilarityMatrix, consistency};
use crate::plan::{Delivery, Index, Universe};

use super::problem::Problem;

/// Rounding of consistency that is none of the plan's.
pub(super) const ROUNDING: f64 = 1e-12;

/// Holds what each choice adds to how often each message is met, and how alike messages are.
#[derive(Debug)]
pub(super) struct Alike {
    matrix: Arc<SimilarityMatrix>,
    messages: usize,
    /// For each channel and choice, impressions of each message in each audience, audience by audience.
    amounts: Vec<Vec<Vec<f64>>>,
}

impl Alike {
    /// Prepares `problem`.
    pub(super) fn of(problem: &Problem) -> Self {
        let plan = &problem.plan;
        let index = Index::of(plan);
        let universe = Universe::of(plan);
        let counted: Vec<usize> = (0..plan.audiences.len()).filter(|&at| universe.counts(at)).collect();
        let is_met = |audiences: &[usize]| {
            let shares = plan.placements.iter().filter_map(|placement| Delivery::of(placement, plan, &index));
            shares.flat_map(|delivery| delivery.audiences).any(|share| audiences.contains(&share.audience))
        };
        // As the measure itself has it: all audiences where nothing is placed for those that are added up.
        let audiences = if is_met(&counted) { counted } else { (0..plan.audiences.len()).collect() };
        let messages = plan.messages.len();
        let amounts = problem.channels.iter().map(|channel| {
            let deliveries: Vec<Option<Delivery>> = channel
                .spread
                .members
                .iter()
                .map(|member| Delivery::of(&plan.placements[member.placement], plan, &index))
                .collect();
            let of_choice = |units: u64| {
                let mut amounts = vec![0.0; audiences.len() * messages];
                let quantities = channel.spread.quantities(units);
                for ((member, delivery), quantities) in channel.spread.members.iter().zip(&deliveries).zip(quantities) {
                    let Some(delivery) = delivery else { continue };
                    let placement = &plan.placements[member.placement];
                    let inside = quantities
                        .iter()
                        .enumerate()
                        .filter(|(at, _)| placement.week_at(*at).is_some_and(|week| plan.calendar.contains(week)));
                    let units: f64 = inside.map(|(_, &units)| units as f64).sum();
                    for share in &delivery.audiences {
                        let has_size = plan.audiences[share.audience].size > 0;
                        if let Some(at) = audiences.iter().position(|&at| at == share.audience).filter(|_| has_size) {
                            amounts[at * messages + delivery.message] += units * share.impressions_per_unit;
                        }
                    }
                }
                amounts
            };
            channel.choices.iter().map(|choice| of_choice(choice.units)).collect()
        });
        Self { matrix: Arc::clone(&consistency(plan).similarities), messages, amounts: amounts.collect() }
    }

    /// Returns true where choices, one for each channel, have a consistency of at least `floor`.
    pub(super) fn keeps(&self, chosen: &[usize], floor: f64) -> bool {
        self.consistency(chosen).is_some_and(|consistency| consistency >= floor - ROUNDING)
    }

    /// Returns the consistency of choices, one for each channel; `None` where it cannot be computed.
    pub(super) fn consistency(&self, chosen: &[usize]) -> Option<f64> {
        let length = self.amounts.first()?.first()?.len();
        let mut sums = vec![0.0; length];
        for (channel, &at) in self.amounts.iter().zip(chosen) {
            for (sum, amount) in sums.iter_mut().zip(&channel[at]) {
                *sum += amount;
            }
        }
        let (mut weighted, mut all, mut is_assessed) = (0.0, 0.0, false);
        for amounts in sums.chunks(self.messages.max(1)) {
            let impressions: f64 = amounts.iter().sum();
            if impressions <= 0.0 {
                continue;
            }
            let met = amounts.iter().filter(|&&amount| amount > 0.0).count();
            let alike = if met == 1 { Some(1.0) } else { self.mix(amounts) };
            if let Some(alike) = alike {
                is_assessed |= met > 1;
                weighted += alike * impressions;
                all += impressions;
            }
        }
        is_assessed.then(|| (weighted / all).clamp(0.0, 1.0))
    }

    /// Returns the expected similarity of two exposures of one mix, over the pairs that can be compared.
    fn mix(&self, amounts: &[f64]) -> Option<f64> {
        let (mut alike, mut comparable, mut different) = (0.0, 0.0, 0.0);
        for (a, &of_a) in amounts.iter().enumerate().filter(|(_, amount)| **amount > 0.0) {
            alike += of_a * of_a;
            comparable += of_a * of_a;
            for (b, &of_b) in amounts.iter().enumerate().skip(a + 1).filter(|(_, amount)| **amount > 0.0) {
                if let Ok(similarity) = self.matrix.get(a, b) {
                    alike += 2.0 * of_a * of_b * similarity;
                    comparable += 2.0 * of_a * of_b;
                    different += 2.0 * of_a * of_b;
                }
            }
        }
        (different > 0.0).then(|| alike / comparable)
    }
}
