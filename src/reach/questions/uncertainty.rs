//! Says how far a reach can be trusted when its assumptions are uncertain: the same plan, drawn many times with assumptions
//! that are all within the stated error.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::plan::{Audience, Channel, Contact, ContactModel, Figure, InputError, List, NotComputable, Observed, Plan};
use crate::reach::curve::REACH_LEVELS;
use crate::reach::plan::results::{AudienceReach, BuildPoint, ReachResults};
use crate::reach::plan::state::reach;
use crate::util::{Cancel, RandomBits};

/// Between which values the results of the drawn plans lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncertainty {
    /// What the draws began with: each plan was drawn from this seed and its own number, independently of the others.
    pub seed: u32,
    /// How many plans were drawn.
    pub draws: u32,
    /// The total, or why there is none.
    pub total: Figure<Band>,
    /// One for each of [`Plan::audiences`].
    pub audiences: Vec<Figure<Band>>,
}

/// The values that 5 %, 50 % and 95 % of the drawn plans stay below.
pub type Spread = [f64; 3];

/// One audience, or all.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Each week's k+, for 1+ to 10+.
    pub build: Vec<[Spread; REACH_LEVELS]>,
    /// Gross rating points over the plan.
    pub grp: Spread,
}

/// The build and the gross rating points of one audience, or of all, in one drawn plan.
type Drawn = Figure<(Vec<[f64; REACH_LEVELS]>, f64)>;

/// Draws `error.draws` plans around `plan` and computes each.
///
/// # Errors
/// [`NotComputable::NothingPlaced`] when no error is stated, so that all plans would be the same one.
pub fn uncertainty(plan: &Plan, error: &InputError) -> Figure<Uncertainty> {
    uncertainty_unless(&Cancel::default(), plan, error)
}

/// Works out the same, unless `cancel` is set meanwhile: then the results are incomplete, and nobody may use them.
///
/// # Errors
/// [`NotComputable::NothingPlaced`] when no error is stated, so that all plans would be the same one.
pub fn uncertainty_unless(cancel: &Cancel, plan: &Plan, error: &InputError) -> Figure<Uncertainty> {
    if error.is_none() || error.draws == 0 {
        return Err(NotComputable::NothingPlaced);
    }
    let done = AtomicUsize::new(0);
    // Each draw has numbers of its own, so that it does not matter which is computed first.
    let drawn: Vec<(Drawn, Vec<Drawn>)> = (0..error.draws)
        .into_par_iter()
        .map(|draw| {
            cancel.step(done.fetch_add(1, Ordering::Relaxed), error.draws as usize).ok()?;
            Some(figures(&reach(&drawn_plan(plan, error, draw))))
        })
        .while_some()
        .collect();
    let total = band(drawn.iter().map(|(total, _)| total));
    let of_audience = |position: usize| band(drawn.iter().map(|(_, audiences)| &audiences[position]));
    let audiences = (0..plan.audiences.len()).map(of_audience).collect();
    Ok(Uncertainty { seed: error.seed, draws: error.draws, total, audiences })
}

/// Keeps of a drawn plan's results what the bands are read off: of the total, and of each audience.
fn figures(results: &ReachResults) -> (Drawn, Vec<Drawn>) {
    let levels = |build: &[BuildPoint]| build.iter().map(|point| point.k_plus).collect();
    let total = results.total.as_ref().map_err(|why| *why);
    let of_audience = |reach: &Figure<AudienceReach>| -> Drawn {
        let reach = reach.as_ref().map_err(|why| *why)?;
        Ok((levels(&reach.build), reach.grp))
    };
    let audiences = results.audiences.iter().map(of_audience).collect();
    (total.map(|total| (levels(&total.build), total.grp)), audiences)
}

/// Reads the band off what was drawn.
fn band<'a>(drawn: impl Iterator<Item = &'a Drawn>) -> Figure<Band> {
    let all = drawn.map(|drawn| drawn.as_ref().map_err(|why| *why)).collect::<Figure<Vec<_>>>()?;
    let weeks = all.first().map_or(0, |(build, _)| build.len());
    let build = (0..weeks)
        .map(|week| std::array::from_fn(|level| spread(all.iter().map(|(build, _)| build[week][level]).collect())))
        .collect();
    Ok(Band { build, grp: spread(all.iter().map(|(_, grp)| *grp).collect()) })
}

/// Returns the 5th, 50th and 95th percentile, between neighbours in proportion.
fn spread(mut values: Vec<f64>) -> Spread {
    values.sort_by(f64::total_cmp);
    [0.05, 0.5, 0.95].map(|part| {
        let at = part * (values.len().saturating_sub(1)) as f64;
        let (low, high) = (at.floor() as usize, at.ceil() as usize);
        match (values.get(low), values.get(high)) {
            (Some(a), Some(b)) => a + (b - a) * (at - at.floor()),
            _ => 0.0,
        }
    })
}

/// The numbers of one draw.
struct Numbers(RandomBits);

impl Numbers {
    /// Returns the stream of one draw. Seed and number are turned together into a place of their own among all 2⁶⁴: no two
    /// draws begin at the same one, and neighbours begin far from each other.
    fn of_draw(seed: u32, draw: u32) -> Self {
        let mut together = RandomBits::from_seed(u64::from(seed) << 32 | u64::from(draw));
        Self(RandomBits::from_seed(together.next_bits()))
    }

    /// Draws the next number from −1 to 1, all equally likely.
    fn next(&mut self) -> f64 {
        (self.0.next_bits() >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }

    /// Returns `value` with a drawn error of up to the part `error` of it.
    fn around(&mut self, value: f64, error: f64) -> f64 {
        value * (1.0 + error * self.next())
    }
}

/// Returns the plan with each assumption drawn anew; what it then contradicts is held to what is legal.
#[must_use]
pub fn drawn_plan(plan: &Plan, error: &InputError, draw: u32) -> Plan {
    let mut numbers = Numbers::of_draw(error.seed, draw);
    let audiences: Vec<Arc<Audience>> = plan
        .audiences
        .iter()
        .map(|audience| {
            let size = numbers.around(audience.size as f64, error.size);
            let size = if audience.size > 0 { size.round().max(1.0) as u64 } else { 0 };
            Arc::new(Audience { size, ..Audience::clone(audience) })
        })
        .collect();
    let audiences = List::of_shared(audiences);
    let channels: Vec<Arc<Channel>> = plan
        .channels
        .iter()
        .map(|channel| {
            let mut new = Channel::clone(channel);
            // One that is independent stays so: that it overlaps was not stated.
            if new.overlap.abs() > 0.0 {
                new.overlap = (new.overlap + error.overlap * numbers.next()).clamp(-1.0, 1.0);
            }
            for contact in &mut new.contacts {
                let size = audiences.find(&contact.audience).map_or(0, |audience| audience.size);
                redraw(contact, error, size, &mut numbers);
            }
            Arc::new(new)
        })
        .collect();
    Plan { audiences, channels: List::of_shared(channels), ..plan.clone() }
}

fn redraw(contact: &mut Contact, error: &InputError, size: u64, numbers: &mut Numbers) {
    match &mut contact.model {
        ContactModel::Rating { r1, r2 } => {
            let before = *r1;
            *r1 = numbers.around(before, error.rating).clamp(0.0, 1.0);
            if let Some(r2) = r2 {
                // How far it stands between all the same people and chance.
                let room = before * (1.0 - before);
                let part = if room > 0.0 { (*r2 - before) / room } else { 0.0 };
                let part = numbers.around(part, error.repeat).clamp(0.0, 1.0);
                *r2 = *r1 + part * *r1 * (1.0 - *r1);
            }
        }
        ContactModel::Impressions { reachable, observed } => {
            if let Some(reachable) = reachable {
                *reachable = numbers.around(*reachable, error.reachable).clamp(f64::MIN_POSITIVE, 1.0);
            }
            if let Some(Observed { impressions, reach }) = observed {
                let limit = reachable.unwrap_or(1.0);
                let mean = if size > 0 { *impressions as f64 / size as f64 } else { f64::INFINITY };
                let most = (limit * (1.0 - 1e-9)).min(mean);
                *reach = numbers.around(*reach, error.observed_reach).min(most);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Numbers;

    #[test]
    fn draws_of_all_seeds_differ() {
        let draws =
            (0..50_u32).flat_map(|seed| (0..200_u32).map(move |draw| Numbers::of_draw(seed, draw).0.next_bits()));
        assert_eq!(draws.collect::<BTreeSet<u64>>().len(), 50 * 200);
        // Neither do neighbours move together: their means are those of chance.
        for (a, b) in [((1, 0), (2, 0)), ((1, 0), (1, 1)), ((1, 1), (2, 0))] {
            let [mut one, mut other] = [a, b].map(|(seed, draw)| Numbers::of_draw(seed, draw));
            let together: f64 = (0..10_000).map(|_| one.next() * other.next()).sum::<f64>() / 10_000.0;
            assert!(together.abs() < 0.02, "{a:?} {b:?}: {together}");
        }
    }
}
